import { type CitizenProfile, computeKpi, type Fact, type HealthRecord, type ParameterValue, recordFromProfile, type UnitRecord } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { loadCare } from "../care.ts"
import { citizen, without } from "../citizen.fixture.ts"
import { loadNamThanhMien } from "../namThanhMien.ts"

type Choices = Readonly<Record<string, ParameterValue>>
const lastDay = "2026-12-31"
const year = { from: "2026-01-01", until: "2027-01-01" }

const record = (differences: Partial<CitizenProfile> = {}, facts: readonly Partial<Fact>[] = [], hidden: readonly (keyof CitizenProfile)[] = []): HealthRecord => {
  const base = recordFromProfile(without(citizen({ residence: { type: "permanent", commune: "11284", since: "2020-01-01" }, ...differences }), ...hidden), lastDay)
  const added = facts.map((fact, index): Fact => ({ id: `f${index}`, kind: "observation", recorded: fact.start ?? lastDay, ...fact }))
  return { ...base, facts: [...base.facts, ...added], complete: { ...base.complete, observation: lastDay } }
}
const member = (indicator: string, person: HealthRecord, choices: Choices = {}, period = year) =>
  computeKpi(loadNamThanhMien(lastDay, { choices }), `nam-thanh-mien/${indicator}`, { records: [person], period, people: true }).people?.[0]
/** In the numerator or not; "outside" for who is not in the denominator, or excluded. */
const stands = (indicator: string, person: HealthRecord, choices: Choices = {}, period = year) => {
  const found = member(indicator, person, choices, period)
  return found?.undecided === true ? "open" : found?.scored ?? "outside"
}

describe("targets are those of the plan", () => {
  it.each([
    ["health-records-of-insured", { share: 1 }],
    ["health-records-of-all", undefined],
    ["insurance-coverage", { share: 0.98, by: "2031-01-01" }],
    ["checkup-coverage", { share: 0.9 }],
    ["hypertension-control", undefined],
    ["diabetes-control", undefined],
    ["villages-with-active-worker", { share: 1 }]
  ])("%s", (name, target) => {
    expect(loadNamThanhMien(lastDay).indicators.find(({ id }) => id === `nam-thanh-mien/${name}`)?.target).toEqual(target)
  })

  it.each([
    ["elderly-checkups", undefined],
    ["pregnancies-managed", { share: 1 }],
    ["young-children-with-record", { share: 1 }],
    ["young-children-measured", undefined]
  ])("of the care of its groups: %s", (name, target) => {
    expect(loadCare("nam-thanh-mien", lastDay).indicators.find(({ id }) => id === `nam-thanh-mien-care/${name}`)?.target).toEqual(target)
  })
})

describe("electronic health records and insurance", () => {
  it.each([
    ["insured, with a record", { insurance: true, healthRecord: true }, [], "yes", "yes", "yes"],
    ["insured, without", { insurance: true, healthRecord: false }, [], "no", "no", "yes"],
    ["not insured, with a record", { insurance: false, healthRecord: true }, [], "outside", "yes", "no"],
    ["insured, record not known", { insurance: true }, ["healthRecord"], "unknown", "unknown", "yes"],
    ["insurance not known", { healthRecord: true }, ["insurance"], "open", "yes", "unknown"],
    ["a temporary resident counts", { residence: { type: "temporary", commune: "11284" }, insurance: true, healthRecord: true }, [], "yes", "yes", "yes"],
    ["a resident of Cẩm Giàng does not", { residence: { type: "permanent", commune: "10903" }, insurance: true, healthRecord: true }, [], "outside", "outside", "outside"]
  ] as const)("%s", (_, person, hidden, ofInsured, ofAll, insurance) => {
    const who = record(person, [], hidden)
    expect(stands("health-records-of-insured", who)).toBe(ofInsured)
    expect(stands("health-records-of-all", who)).toBe(ofAll)
    expect(stands("insurance-coverage", who)).toBe(insurance)
  })

  it.each([
    ["ends the day after the period", "2027-01-01", "yes"],
    ["ends on the last day: it no longer holds then", "2026-12-31", "no"]
  ])("a card that %s", (_, end, expected) => {
    const base = record({ insurance: false })
    const card: Fact = { id: "card", kind: "insurance", code: ["GD"], start: "2026-01-01", end, recorded: "2026-01-01" }
    expect(stands("insurance-coverage", { ...base, facts: [...base.facts, card] })).toBe(expected)
  })

  it.each([
    ["31 days old", "2026-11-30", "no"],
    ["32 days old", "2026-11-29", "unknown"]
  ])("an insurance list %s: a person not on it is %s", (_, day, expected) => {
    const base = record({ insurance: false })
    expect(stands("insurance-coverage", { ...base, complete: { ...base.complete, insurance: day } })).toBe(expected)
  })
})

describe("checkups this year", () => {
  const examined = (on: string, kind = "periodic-checkup") => record({ examinations: [{ on, kind }] })
  it.each([
    ["on 1 January", examined("2026-01-01"), "yes"],
    ["on 31 December", examined("2026-12-31"), "yes"],
    ["last year", examined("2025-12-31"), "no"],
    ["an ordinary outpatient visit", examined("2026-05-01", "outpatient"), "no"],
    ["a visit under insurance", examined("2026-05-01", "bhyt-visit"), "yes"],
    ["never", record(), "no"],
    ["not known", record({}, [], ["examinations"]), "unknown"]
  ] as const)("%s", (_, person, expected) => {
    expect(stands("checkup-coverage", person)).toBe(expected)
  })

  it("a report for October counts from January", () => {
    const october = { from: "2026-10-01", until: "2026-11-01" }
    expect(stands("checkup-coverage", examined("2026-02-01"), {}, october)).toBe("yes")
    expect(stands("checkup-coverage", examined("2026-11-01"), {}, october)).toBe("no")
  })

  it("a station may count periodic checkups only", () => {
    expect(stands("checkup-coverage", examined("2026-05-01", "bhyt-visit"), { "nam-thanh-mien/checkup-kinds": ["periodic-checkup"] })).toBe("no")
  })
})

describe("hypertension under control", () => {
  const bp = (start: string, systolic?: number, diastolic?: number): Partial<Fact> => ({
    code: ["blood-pressure"], start, unit: "mm[Hg]",
    components: { ...(systolic === undefined ? {} : { systolic }), ...(diastolic === undefined ? {} : { diastolic }) }
  })
  const patient = (...facts: readonly Partial<Fact>[]) => record({}, [{ kind: "condition", code: ["I10"], start: "2020-01-01", end: "ongoing" }, ...facts])

  it.each([
    ["139/89", patient(bp("2026-10-01", 139, 89)), "yes"],
    ["140/89: 140 is not below 140", patient(bp("2026-10-01", 140, 89)), "no"],
    ["139/90: 90 is not below 90", patient(bp("2026-10-01", 139, 90)), "no"],
    ["first 150/95, then 130/80", patient(bp("2026-03-01", 150, 95), bp("2026-10-01", 130, 80)), "yes"],
    ["first 130/80, then 150/80", patient(bp("2026-03-01", 130, 80), bp("2026-10-01", 150, 80)), "no"],
    ["not measured this year: counted, and not controlled", patient(bp("2025-12-31", 120, 70)), "no"],
    ["measured on the first day", patient(bp("2026-01-01", 120, 70)), "yes"],
    ["never measured", patient(), "no"],
    ["the diastolic value was not written down", patient(bp("2026-10-01", 130)), "unknown"],
    ["without hypertension", record({}, [bp("2026-10-01", 120, 70)]), "outside"],
    ["conditions not known", record({}, [], ["conditions"]), "open"]
  ] as const)("%s", (_, person, expected) => {
    expect(stands("hypertension-control", person)).toBe(expected)
  })

  it.each([
    ["three months ago and a day", "2026-09-30", "yes"],
    ["three months ago", "2026-10-01", "outside"],
    ["in December", "2026-12-15", "outside"]
  ])("diagnosed %s (%s)", (_, start, expected) => {
    const newPatient = record({}, [{ kind: "condition", code: ["I10"], start, end: "ongoing", recorded: start }, bp("2026-12-20", 130, 80)])
    expect(stands("hypertension-control", newPatient)).toBe(expected)
  })

  it("a diagnosis that was written down again is not new", () => {
    const again = patient({ kind: "condition", code: ["I10"], start: "2026-12-01", end: "ongoing" }, bp("2026-10-01", 130, 80))
    expect(stands("hypertension-control", again)).toBe("yes")
  })

  it("measurements not known completely leave it open", () => {
    const base = patient()
    const { observation: _, ...complete } = base.complete!
    expect(stands("hypertension-control", { ...base, complete })).toBe("unknown")
  })

  it("a station may count three months only", () => {
    expect(stands("hypertension-control", patient(bp("2026-09-30", 130, 80)), { "nam-thanh-mien/control-window": { months: 3 } })).toBe("no")
    expect(stands("hypertension-control", patient(bp("2026-10-01", 130, 80)), { "nam-thanh-mien/control-window": { months: 3 } })).toBe("yes")
  })
})

describe("diabetes under control", () => {
  const patient = (...facts: readonly Partial<Fact>[]) => record({}, [{ kind: "condition", code: ["E11"], start: "2020-01-01", end: "ongoing" }, ...facts])
  const value = (code: string, start: string, number: number): Partial<Fact> => ({ code: [code], start, value: number, unit: code === "hba1c" ? "%" : "mmol/L" })
  it.each([
    ["fasting glucose 6.9", patient(value("fasting-glucose", "2026-10-01", 6.9)), "yes"],
    ["fasting glucose 7.0", patient(value("fasting-glucose", "2026-10-01", 7)), "no"],
    ["HbA1c 6.9", patient(value("hba1c", "2026-10-01", 6.9)), "yes"],
    ["HbA1c 7.0", patient(value("hba1c", "2026-10-01", 7)), "no"],
    ["fasting glucose 8, HbA1c 6.5: one of the two is enough", patient(value("fasting-glucose", "2026-10-01", 8), value("hba1c", "2026-10-02", 6.5)), "yes"],
    ["the last of two counts", patient(value("fasting-glucose", "2026-03-01", 6), value("fasting-glucose", "2026-10-01", 9)), "no"],
    ["not measured", patient(), "no"],
    ["without diabetes", record(), "outside"]
  ] as const)("%s", (_, person, expected) => {
    expect(stands("diabetes-control", person)).toBe(expected)
  })
})

describe("villages with an active community health worker", () => {
  const village = (reports: readonly string[], facts: readonly Partial<Fact>[] = [{ kind: "collaborator", code: ["population"], start: "2024-01-01", end: "ongoing" }]): UnitRecord => ({
    unit: { id: "11284-01", kind: "village", parent: "11284" },
    facts: [...facts, ...reports.map((start): Partial<Fact> => ({ kind: "activity", code: ["monthly-report"], start }))]
      .map((fact, index): Fact => ({ id: `f${index}`, kind: "activity", recorded: "2026-12-31", ...fact })),
    complete: { collaborator: lastDay, activity: lastDay }
  })
  const counted = (unit: UnitRecord, choices: Choices = {}, period = year) =>
    computeKpi(loadNamThanhMien(lastDay, { choices }), "nam-thanh-mien/villages-with-active-worker", { records: [], units: [unit], period, people: true }).people?.[0]?.scored

  const left: readonly Partial<Fact>[] = [{ kind: "collaborator", code: ["population"], start: "2024-01-01", end: "2026-12-01" }]
  it.each([
    ["one report in the year", village(["2026-05-31"]), "yes"],
    ["a report last year only", village(["2025-12-31"]), "no"],
    ["a worker who never reported", village([]), "no"],
    ["reports, but the worker has left", village(["2026-05-31"], left), "no"],
    ["no worker", village([], []), "no"],
    ["a month that says it was not reported", village([], [...village([]).facts, { kind: "activity", code: ["monthly-report"], start: "2026-05-31", status: "notDone" }]), "no"]
  ] as const)("%s", (_, unit, expected) => {
    expect(counted(unit)).toBe(expected)
  })

  it("reports not known completely leave it open", () => {
    expect(counted({ ...village([]), complete: { collaborator: lastDay } })).toBe("unknown")
  })

  it.each([
    ["October, November and December", ["2026-10-31", "2026-11-30", "2026-12-31"], "yes"],
    ["November left out", ["2026-10-31", "2026-12-30", "2026-12-31"], "no"],
    ["December left out, twice in November", ["2026-10-31", "2026-11-01", "2026-11-30"], "no"]
  ])("a station may ask for each of the last three months: %s", (_, reports, expected) => {
    expect(counted(village(reports), { "nam-thanh-mien/report-every-month": true })).toBe(expected)
  })
})
