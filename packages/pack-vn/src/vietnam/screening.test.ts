import { type Fact, type HealthRecord, type ParameterValue, planScreening, recordFromProfile, type CitizenProfile } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen } from "../citizen.fixture.ts"
import { loadVietNam } from "../loadVietNam.ts"

/** A person with measurements and tests, of whom all measurements and tests are known. */
const record = (day: string, differences: Partial<CitizenProfile>, facts: readonly Partial<Fact>[] = []): HealthRecord => {
  const base = recordFromProfile(citizen(differences), day)
  const added = facts.map((fact, index): Fact => ({ id: `f${index}`, kind: "observation", recorded: fact.start ?? day, ...fact }))
  return { ...base, facts: [...base.facts, ...added], complete: { ...base.complete, observation: day, procedure: day } }
}
const plan = (protocol: string, day: string, person: HealthRecord, choices: Readonly<Record<string, ParameterValue>> = {}) =>
  planScreening(loadVietNam(day, { choices }), person, { protocols: [`vietnam/${protocol}`] }).items[0]
const procedure = (code: string, start: string): Partial<Fact> => ({ kind: "procedure", code: [code], start })
const measured = (code: string, start: string, value?: number): Partial<Fact> => ({ code: [code], start, ...(value === undefined ? {} : { value }) })

describe("blood pressure", () => {
  it.each([
    ["the day before the 18th birthday", "2008-10-16", false],
    ["the 18th birthday", "2008-10-15", true]
  ])("%s", (_, birthDate, applies) => {
    expect(plan("hypertension-screening", "2026-10-15", record("2026-10-15", { birthDate })) !== undefined).toBe(applies)
  })

  it("never measured: due since the decree, not overdue since an older guideline", () => {
    expect(plan("hypertension-screening", "2026-10-15", record("2026-10-15", {}))).toMatchObject({ state: "due", dueFrom: "2026-07-01", dueBy: "2027-07-01" })
  })

  it("once a year after the last time", () => {
    const person = record("2026-10-15", {}, [measured("blood-pressure", "2026-02-28")])
    expect(plan("hypertension-screening", "2026-10-15", person)).toMatchObject({ state: "upToDate", dueFrom: "2027-01-29", dueBy: "2027-02-28" })
  })

  it.each(["I10", "I11", "I15"])("somebody with %s is a patient, not screened", (code) => {
    expect(plan("hypertension-screening", "2026-10-15", record("2026-10-15", { conditions: [code] }))).toBeUndefined()
  })

  it("says that no text for its age and interval was seen", () => {
    expect(plan("hypertension-screening", "2026-10-15", record("2026-10-15", {}))?.status).toBe("unverified")
  })
})

describe("diabetes", () => {
  const young = { birthDate: "1990-05-01" }
  it.each<[string, Partial<CitizenProfile>, readonly Partial<Fact>[], readonly string[]]>([
    ["the day before the 45th birthday", { birthDate: "1981-10-16" }, [], []],
    ["the 45th birthday", { birthDate: "1981-10-15" }, [], ["diabetes-screening"]],
    ["36 years, overweight, diabetes in the family", { ...young, risks: ["overweight", "family-diabetes"] }, [], ["diabetes-screening-at-risk"]],
    ["36 years, BMI 23.0, diabetes in the family", { ...young, risks: ["family-diabetes"] }, [measured("bmi", "2026-01-01", 23)], ["diabetes-screening-at-risk"]],
    ["36 years, BMI 22.9, diabetes in the family", { ...young, risks: ["family-diabetes"] }, [measured("bmi", "2026-01-01", 22.9)], []],
    ["36 years, the last of two BMIs counts", { ...young, risks: ["family-diabetes"] }, [measured("bmi", "2025-01-01", 25), measured("bmi", "2026-01-01", 22)], []],
    ["36 years, overweight and hypertensive", { ...young, risks: ["overweight"], conditions: ["I10"] }, [], ["diabetes-screening-at-risk"]],
    ["36 years at risk, and diabetic already", { ...young, risks: ["overweight", "family-diabetes"], conditions: ["E11"] }, [], []],
    ["36 years, overweight, no other risk", { ...young, risks: ["overweight"] }, [], []],
    ["46 years at risk: one screening, not two", { birthDate: "1980-01-01", risks: ["overweight", "family-diabetes"] }, [], ["diabetes-screening"]],
    ["50 years with diabetes", { birthDate: "1976-01-01", conditions: ["E11"] }, [], []]
  ])("%s", (_, person, facts, protocols) => {
    const found = ["diabetes-screening", "diabetes-screening-at-risk"].filter((name) => plan(name, "2026-10-15", record("2026-10-15", person, facts)) !== undefined)
    expect(found).toEqual(protocols)
  })

  it("a BMI nobody measured is asked for where it matters", () => {
    expect(plan("diabetes-screening-at-risk", "2026-10-15", record("2026-10-15", { risks: ["family-diabetes"] }))).toMatchObject({ state: "unknown", missing: [{ fact: "observation" }] })
  })

  it.each(["fasting-glucose", "hba1c"])("%s counts", (code) => {
    const person = record("2026-10-15", { birthDate: "1970-01-01" }, [measured(code, "2026-09-01", 5.5)])
    expect(plan("diabetes-screening", "2026-10-15", person)).toMatchObject({ state: "upToDate", dueBy: "2027-09-01" })
  })
})

describe("cervical cancer", () => {
  const day = "2026-10-15"
  const found = (person: HealthRecord, on = day) => ["cervical-screening", "cervical-screening-after-hpv"].flatMap((name) => {
    const item = plan(name, on, person)
    return item === undefined ? [] : [[name, item.state, item.dueBy]]
  })

  it.each<[string, Partial<CitizenProfile>, boolean]>([
    ["the day before the 30th birthday", { birthDate: "1996-10-16" }, false],
    ["the 30th birthday", { birthDate: "1996-10-15" }, true],
    ["the last day of age 54", { birthDate: "1971-10-16" }, true],
    ["the 55th birthday", { birthDate: "1971-10-15" }, false],
    ["a man", { birthDate: "1990-01-01", sex: "male" }, false]
  ])("%s", (_, person, applies) => {
    expect(found(record(day, person)).length).toBe(applies ? 1 : 0)
  })

  it("whether the person is a woman is asked", () => {
    const { sex: _, ...rest } = record(day, {}).person
    expect(plan("cervical-screening", day, { ...record(day, {}), person: rest })).toMatchObject({ state: "unknown", missing: [{ fact: "sex" }] })
  })

  it.each<[string, readonly Partial<Fact>[], string, string, string]>([
    ["never screened", [], "cervical-screening", "due", "2029-07-01"],
    ["VIA in 2024: again after 3 years", [procedure("cervical-screening-via", "2024-03-01")], "cervical-screening", "upToDate", "2027-03-01"],
    ["cytology in 2020", [procedure("cervical-screening-cytology", "2020-03-01")], "cervical-screening", "overdue", "2023-03-01"],
    ["HPV in 2022: again after 5 years", [procedure("cervical-screening-hpv", "2022-03-01")], "cervical-screening-after-hpv", "upToDate", "2027-03-01"],
    ["HPV exactly 5 years ago: the last day on time", [procedure("cervical-screening-hpv", "2021-10-15")], "cervical-screening-after-hpv", "due", "2026-10-15"],
    ["HPV 5 years and a day ago", [procedure("cervical-screening-hpv", "2021-10-14")], "cervical-screening", "overdue", "2024-10-14"],
    ["HPV in 2019, VIA in 2025", [procedure("cervical-screening-hpv", "2019-03-01"), procedure("cervical-screening-via", "2025-03-01")], "cervical-screening", "upToDate", "2028-03-01"]
  ])("%s", (_, facts, protocol, state, dueBy) => {
    expect(found(record(day, { birthDate: "1985-01-01" }, facts))).toEqual([[protocol, state, dueBy]])
  })

  it.each<[string, Partial<CitizenProfile>, readonly Partial<Fact>[]]>([
    ["after a total hysterectomy", {}, [procedure("total-hysterectomy", "2015-03-01")]],
    ["with cervical cancer", { conditions: ["C53"] }, []]
  ])("nobody is screened %s", (_, person, facts) => {
    expect(found(record(day, { birthDate: "1985-01-01", ...person }, facts))).toEqual([])
  })
})

describe("pupils' eyes and spine", () => {
  const pupil = { birthDate: "2015-01-01", education: "primary" } as const
  it.each([
    ["visual-acuity", "pupil-vision"],
    ["spine-check", "pupil-spine"]
  ])("%s once a school year", (code, protocol) => {
    expect(plan(protocol, "2026-10-15", record("2026-10-15", pupil))?.state).toBe("due")
    expect(plan(protocol, "2026-10-15", record("2026-10-15", pupil, [measured(code, "2026-09-10", 10)]))?.state).toBe("upToDate")
    expect(plan(protocol, "2026-10-15", record("2026-10-15", pupil, [measured(code, "2026-08-31", 10)]))?.state).toBe("due")
  })

  it.each([
    ["the day before 36 months", "2023-10-16", false],
    ["36 months", "2023-10-15", true]
  ])("acuity of a preschool child: %s", (_, birthDate, applies) => {
    expect(plan("pupil-vision", "2026-10-15", record("2026-10-15", { birthDate, education: "preschool" })) !== undefined).toBe(applies)
  })

  it("no spine check in preschool", () => {
    expect(plan("pupil-spine", "2026-10-15", record("2026-10-15", { birthDate: "2022-01-01", education: "preschool" }))).toBeUndefined()
  })
})
