import { describe, expect, it } from "vitest"
import { CitizenError } from "../citizen/errors.ts"
import { readRecord } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { item } from "../pack/smallPack.fixture.ts"
import type { Citation } from "../rules/dated.ts"
import { recordOf, rulesWith, type ToldPack } from "./card.fixture.ts"
import { dose, prefer, series, span, type ToldAntigens } from "./child.fixture.ts"
import { planVaccination, type VaccinationLine, type VaccinationOptions, type VaccinationPlan } from "./planVaccination.ts"
import type { TargetDose } from "./schedule.ts"

const plan = (antigens: ToldAntigens, record: HealthRecord = recordOf(), told: ToldPack = {}, options: VaccinationOptions = {}): VaccinationPlan => planVaccination(rulesWith(antigens, told), record, options)

const line = (...all: Parameters<typeof plan>): VaccinationLine => {
  const { lines } = plan(...all)
  expect(lines).toHaveLength(1)
  return lines[0]!
}

/** One line's state, how sure it is, and what to ask for. */
const short = ({ state, certainty, missing }: VaccinationLine) => [state, certainty, missing.map(({ fact }) => fact)]

const measles = (...doses: readonly TargetDose[]): ToldAntigens => ({ measles: [series("m", doses.map(dose))] })
const atNineMonths = measles({ ages: [{ min: span("9 months"), earliestRec: span("1 year"), latestRec: span("2 years") }] })

describe("where a line stands on the day", () => {
  it.each([["2025-01-14", "later"], ["2025-01-15", "due"], ["2026-01-14", "due"], ["2026-01-15", "overdue"], ["2026-01-16", "overdue"]])("recommended from 15 January 2025, on time until 14 January 2026: on %s it is %s", (asOf, expected) => {
    expect(line(atNineMonths, recordOf({ complete: { immunization: asOf } }), {}, { asOf })).toMatchObject({ state: expected, earliest: "2024-10-15", dueFrom: "2025-01-15", dueBy: "2026-01-14" })
  })
  it("without a last day on time it is never overdue", () => {
    expect(line(measles({ ages: [{ min: span("9 months") }] })).state).toBe("due")
  })
  it.each([["2026-02-27", "due"], ["2026-02-28", "due"], ["2026-03-01", "overdue"]])("unless the schedule says after how long it is: a month after 31 January; on %s it is %s", (asOf, expected) => {
    const born = { birthDate: "2026-01-31", complete: { immunization: asOf } }
    expect(line(measles({}), recordOf(born), { overdueAfter: { months: 1 } }, { asOf })).toMatchObject({ state: expected, dueBy: "2026-02-28" })
  })
  it("each part of that length of time counts, and a day of the schedule's own goes before it", () => {
    const dueBy = (overdueAfter: NonNullable<ToldPack["overdueAfter"]>, antigens = measles({})) => line(antigens, recordOf(), { overdueAfter }).dueBy
    expect([dueBy({ years: 1 }), dueBy({ months: 2 }), dueBy({ weeks: 2 }), dueBy({ days: 3 }), dueBy({ years: 1, months: 1, weeks: 1, days: 1 })]).toEqual(["2025-01-14", "2024-03-14", "2024-01-28", "2024-01-17", "2025-02-22"])
    expect(dueBy({ years: 5 }, atNineMonths)).toBe("2026-01-14")
    expect(line(measles({}), recordOf({ facts: ["MV 2026-01-01"] }), { overdueAfter: { days: 1 } }).dueBy).toBeUndefined()
  })
  it("as the series stands, where no dose is to be given", () => {
    const state = (antigens: ToldAntigens, told: Parameters<typeof recordOf>[0] = {}, pack: ToldPack = {}) => line(antigens, recordOf(told), pack).state
    expect(state(measles({}), { facts: ["MV 2026-01-01"] })).toBe("complete")
    expect(state(measles({ ages: [{ max: span("1 year") }] }))).toBe("agedOut")
    expect(state(measles({ season: { until: "2026-01-01" } }))).toBe("notRecommended")
    expect(state({ measles: { series: [series("m", [dose()])], immunity: { birth: [{ before: "2025-01-01" }] } } })).toBe("immune")
    expect(state({ measles: { series: [series("m", [dose()])], contraindications: { antigen: [{ observation: "hiv" }] } } }, {}, { observed: { hiv: { when: { op: "alive" } } } })).toBe("contraindicated")
    expect(state(measles({}), { deathDate: "2026-05-01" })).toBe("notRecommended")
  })
})

describe("a line", () => {
  it("says all that a card shows", () => {
    const guided: ToldAntigens = { measles: [series("m", [dose({ ages: [{ min: span("9 months"), max: span("5 years") }] })], { guidance: ["g"] })] }
    expect(line(guided)).toEqual({
      subject: "c1", on: "2026-07-15", asOf: "2026-07-15", rulebook: "p@2026.1.0", certainty: "sure", missing: [], status: "verified", sources: [{ ref: "law", citation: expect.objectContaining({ id: "law" }) as Citation }],
      vaccineGroup: "measles", label: { vi: "measles (vi)", en: "measles (en)" }, type: "standard", state: "due", doseNumber: 1, earliest: "2024-10-15", dueFrom: "2024-10-15", dueBy: undefined, latest: "2029-01-14",
      vaccines: ["MV"], antigens: ["measles"], series: ["m"], reasons: [{ code: "minimumAge", rule: { series: "m", targetDose: 1, part: "age", index: 0 }, day: "2024-10-15" }], guidance: ["g"]
    })
  })
  it("has the name of its own vaccine group", () => {
    const two: ToldAntigens = { measles: [series("m", [dose()])], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })] }
    expect(plan(two).lines.map(({ label }) => label.en)).toEqual(["measles (en)", "je (en)"])
  })
  it("cites the nearest source of each rule behind it, and has the weakest status of them", () => {
    const law2: Citation = { id: "law2", issuer: "Bộ Y tế", number: "2/2025/TT-BYT", year: 2025, title: { vi: "Thông tư", en: "Circular" } }
    const told: ToldPack = { cites: [{ ref: "law", at: "1" }], pack: { citations: [law2, { id: "law", issuer: "Quốc hội", number: "1/2020/QH", year: 2020, title: { vi: "Luật", en: "The law" } }] } }
    const sources = (one: TargetDose, more: object = {}, facts: readonly string[] = []) => {
      const { sources: found, status } = line({ measles: [series("m", facts.length > 0 ? [dose(), dose(one)] : [dose(one)], more)] }, recordOf({ facts }), told)
      return [found.map(({ ref, at }) => `${ref} ${at ?? ""}`.trim()), status]
    }
    // The series stands on the schedule, the rule of age on itself, its target dose, its series.
    expect(sources({ ages: [{ min: span("1 year") }] })).toEqual([["law 1"], "verified"])
    expect(sources({ ages: [{ min: span("1 year") }] }, { cites: [{ ref: "law", at: "2" }], status: "secondary" })).toEqual([["law 2"], "secondary"])
    expect(sources({ ages: [{ min: span("1 year") }], cites: [{ ref: "law2" }] })).toEqual([["law 1", "law2"], "verified"])
    expect(sources({ ages: [{ min: span("1 year"), cites: [{ ref: "law2", at: "5" }], status: "unverified" }], cites: [{ ref: "law2" }] })).toEqual([["law 1", "law2 5"], "unverified"])
    expect(sources({ ages: [{ min: span("1 year"), status: "secondary" }], status: "unverified" })).toEqual([["law 1"], "secondary"])
    expect(sources({ intervals: [{ from: { previous: true }, min: span("1 month"), cites: [{ ref: "law2", at: "7" }], status: "unverified" }] }, {}, ["MV 2026-01-01"])).toEqual([["law 1", "law2 7"], "unverified"])
    // Rules that gave nothing to this line are not cited.
    expect(sources({ ages: [{ cites: [{ ref: "law2" }], status: "unverified" }] })).toEqual([["law 1"], "verified"])
  })
  it("stands before less urgent ones", () => {
    const disease = (id: string, one: TargetDose, more: object = {}) => ({ [id]: { series: [series(id, [dose({ preferable: prefer("MMR"), ...one })], { vaccineGroup: id })], ...more } })
    const label = { vi: "x", en: "x" }
    const ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]
    const antigens: ToldAntigens = {
      ...disease("a", {}, { immunity: { birth: [{ before: "2025-01-01" }] } }), ...disease("b", { season: { until: "2026-01-01" } }), ...disease("c", { ages: [{ max: span("1 year") }] }), ...disease("d", {}, { contraindications: { antigen: [{ observation: "hiv" }] } }),
      ...disease("e", { ages: [{ min: span("4 years") }] }), ...disease("f", { ages: [{ min: span("3 years") }] }), ...disease("g", { ages: [{ min: span("2 years"), latestRec: span("10 years") }] }), ...disease("h", { ages: [{ min: span("1 year"), latestRec: span("9 years") }] }),
      ...disease("i", { ages: [{ min: span("2 years") }] }), ...disease("j", { ages: [{ latestRec: span("2 years") }] }), ...disease("k", { ages: [{ latestRec: span("1 year") }] })
    }
    const { lines } = plan(antigens, recordOf(), { observed: { hiv: { when: { op: "alive" } } }, schedule: { vaccineGroups: ids.map((id) => ({ id, label, antigens: [id] })) } })
    const turned = plan(antigens, recordOf(), { observed: { hiv: { when: { op: "alive" } } }, schedule: { vaccineGroups: ids.map((id) => ({ id, label, antigens: [id] })).toReversed() } }).lines
    for (const some of [lines, turned]) expect(some.map(({ vaccineGroup, state }) => `${vaccineGroup} ${state}`)).toEqual([
      "k overdue", "j overdue", "h due", "g due", "i due", "f later", "e later", "d contraindicated", "c agedOut", "b notRecommended", "a immune"
    ])
  })
})

describe("how sure a line is", () => {
  it.each([[{ immunization: "2026-07-15" }, "sure"], [{}, "provisional"], [{ immunization: "2020-01-01" }, "provisional"], [undefined, "provisional"]])("by what the record knows of doses: complete %o is %s", (complete, expected) => {
    const record: HealthRecord = { ...recordOf(), ...(complete === undefined ? {} : { complete }) }
    if (complete === undefined) delete (record as { complete?: unknown }).complete
    expect(short(line(measles({}), record))).toEqual(["due", expected, expected === "sure" ? [] : ["immunization"]])
  })
  it.each([["2026-06-15", "sure"], ["2026-06-14", "provisional"], ["2026-07-15", "sure"]])("doses known up to %s are known for as long as such lists stay fresh, thirty days here: %s", (immunization, expected) => {
    expect(line(measles({}), recordOf({ complete: { immunization } }), { pack: { freshness: [{ ...item("p/fresh"), kind: "immunization", days: 30 }, { ...item("p/other"), kind: "condition", days: 90 }] } }).certainty).toBe(expected)
  })
  it("asks for the doses that may be missing", () => {
    expect(line(measles({}), recordOf({ complete: {} })).missing).toEqual([{ fact: "immunization", question: { vi: expect.stringContaining("tiêm") as string, en: expect.stringMatching(/vaccin|immuni/iu) as string } }])
  })
  it("what is no longer offered at this age needs no more facts", () => {
    const closed: ToldAntigens = { measles: [series("m", [dose()], { offered: { endAge: span("2 years") } })] }
    expect(short(line(closed))).toEqual(["agedOut", "sure", []])
    expect(short(line(closed, recordOf({ complete: {} })))).toEqual(["agedOut", "provisional", []])
    expect(short(line(measles({ ages: [{ max: span("2 years") }] }), recordOf({ complete: {} })))).toEqual(["agedOut", "provisional", ["immunization"]])
    expect(short(line(closed, recordOf({ birthDate: "2024", complete: {} })))).toEqual(["unknown", "unknown", ["birthDate", "immunization"]])
    expect(short(line(closed, recordOf({ birthDate: "2023", complete: {} })))).toEqual(["agedOut", "provisional", []])
    // One antigen of the line is too old for another reason: more doses on record might have made it complete.
    const both: ToldAntigens = { measles: [series("m", [dose()], { vaccineGroup: "MR", offered: { endAge: span("2 years") } })], rubella: [series("r", [dose({ preferable: prefer("MR"), ages: [{ max: span("2 years") }] })], { vaccineGroup: "MR" })] }
    expect(short(line(both, recordOf({ complete: {} }), { schedule: { vaccineGroups: [{ id: "MR", label: { vi: "a", en: "b" }, antigens: ["measles", "rubella"] }] } }))).toEqual(["agedOut", "provisional", ["immunization"]])
  })
  const risk: ToldAntigens = { measles: [series("m", [dose()], { type: "risk", indications: [{ observation: "hiv" }, { observation: "pregnant" }] })] }
  const ill: ToldPack = { observed: { hiv: { when: { op: "exists", in: { kind: "condition", codes: ["B20"] } } }, pregnant: { facts: { kind: "pregnancy" } } } }
  it("a group of which nobody knows whether it is for the person is on the card, with what to ask for", () => {
    expect(plan(risk, recordOf(), ill).lines.map(short)).toEqual([["unknown", "unknown", ["condition", "pregnancy"]]])
    expect(line(risk, recordOf(), ill)).toMatchObject({ vaccineGroup: "measles", label: { vi: "measles (vi)", en: "measles (en)" }, type: "risk", vaccines: [], antigens: [], series: ["m"], reasons: [], guidance: [], status: "verified" })
    const known = { immunization: "2026-07-15", condition: "2026-07-15", pregnancy: "2026-07-15" }
    expect(plan(risk, recordOf({ complete: known }), ill).lines).toEqual([])
    expect(plan(risk, recordOf({ complete: { ...known, condition: "2020-01-01" } }), ill).lines.map(short)).toEqual([["unknown", "unknown", ["condition"]]])
  })
  it("two such groups have a line each, and ask their own questions", () => {
    const two: ToldAntigens = { measles: [series("m", [dose()], { type: "risk", indications: [{ observation: "hiv" }] })], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je", indications: [{ observation: "pregnant" }] })] }
    expect(plan(two, recordOf(), ill).lines.map((one) => [one.vaccineGroup, one.series, ...short(one)])).toEqual([["measles", ["m"], "unknown", "unknown", ["condition"]], ["je", ["je"], "unknown", "unknown", ["pregnancy"]]])
  })
  it("each such group has one line, whatever the number of its series", () => {
    const two: ToldAntigens = { measles: [series("m", [dose()], { type: "risk", indications: [{ observation: "hiv" }] }), series("n", [dose()], { group: "2", indications: [{ observation: "pregnant" }] })] }
    expect(line(two, recordOf(), ill)).toMatchObject({ state: "unknown", series: ["m", "n"], missing: [{ fact: "condition" }, { fact: "pregnancy" }] })
  })
  it("a group that has a line, and a series of which nobody knows, is provisional", () => {
    const both: ToldAntigens = { measles: [series("all", [dose()]), series("m", [dose(), dose()], { type: "risk", group: "2", indications: [{ observation: "hiv" }] })], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })] }
    expect(plan(both, recordOf(), ill).lines.map((one) => [one.vaccineGroup, ...short(one)])).toEqual([["measles", "due", "provisional", ["condition"]], ["je", "due", "sure", []]])
  })
  it("somebody of unknown sex is asked for it, where a series is for one", () => {
    const girls: ToldAntigens = { measles: [series("m", [dose()], { sexes: ["female"] })] }
    expect(plan(girls).lines.map(short)).toEqual([["unknown", "unknown", ["sex"]]])
    expect(plan(girls, recordOf({ sex: "female" })).lines.map(short)).toEqual([["due", "sure", []]])
    expect(plan(girls, recordOf({ sex: "male" })).lines).toEqual([])
    const illGirls: ToldAntigens = { measles: [series("m", [dose()], { sexes: ["female"], indications: [{ observation: "hiv" }] })] }
    expect(plan(illGirls, recordOf(), ill).lines.map(short)).toEqual([["unknown", "unknown", ["sex", "condition"]]])
  })
  it("an observation that nobody knows, on which immunity or a contraindication hangs, is asked for", () => {
    const barred: ToldAntigens = { measles: { series: [series("m", [dose()])], contraindications: { antigen: [{ observation: "hiv" }] } }, je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })] }
    expect(plan(barred, recordOf(), ill).lines.map((one) => [one.vaccineGroup, ...short(one)])).toEqual([["measles", "due", "provisional", ["condition"]], ["je", "due", "sure", []]])
  })
  it("each question stands once", () => {
    const twice: ToldAntigens = { measles: { series: [series("m", [dose()]), series("n", [dose()], { type: "risk", group: "2", indications: [{ observation: "hiv" }] })], contraindications: { antigen: [{ observation: "hiv" }] } } }
    expect(plan(twice, recordOf({ complete: {} }), ill).lines.map(short)).toEqual([["due", "provisional", ["condition", "immunization"]]])
  })
})

describe("a birth date of which only the month or the year is known", () => {
  it("where every day gives the same, so does the line", () => {
    expect(short(line(measles({}), recordOf({ birthDate: "2024-01", facts: ["MV 2026-01-01"] })))).toEqual(["complete", "sure", []])
  })
  it("where the days differ, the later birth speaks, and the birth date is asked for", () => {
    expect(line(measles({ ages: [{ min: span("9 months") }] }), recordOf({ birthDate: "2024-06" }))).toMatchObject({ state: "due", certainty: "provisional", earliest: "2025-03-30", missing: [{ fact: "birthDate" }] })
  })
  it("where the status differs, nobody knows", () => {
    expect(short(line(measles({ ages: [{ max: span("2 years") }] }), recordOf({ birthDate: "2024" })))).toEqual(["unknown", "unknown", ["birthDate"]])
  })
  it("where one day differs, it is asked for: the earliest, or the recommended one", () => {
    const asked = (one: TargetDose) => line(measles({}, one), recordOf({ birthDate: "2024-01", facts: ["MV 2026-05-01"] }))
    expect(short(asked({ intervals: [{ from: { previous: true }, min: span("1 month") }] }))).toEqual(["due", "sure", []])
    expect(short(asked({ intervals: [{ from: { previous: true }, min: span("1 month"), earliestRec: span("1 year") }], ages: [{ min: span("29 months") }] }))).toEqual(["later", "provisional", ["birthDate"]])
    expect(short(asked({ intervals: [{ from: { previous: true }, min: span("1 month") }], ages: [{ earliestRec: span("4 years") }] }))).toEqual(["later", "provisional", ["birthDate"]])
  })
  it("where neither gives a day, but another status", () => {
    const skipped = { skips: [{ context: "both", sets: [{ conditions: [{ kind: "age", endAge: span("31 months") }] }] }] } as const
    expect(short(line(measles({ ages: [{ max: span("2 years") }], ...skipped }), recordOf({ birthDate: "2022" })))).toEqual(["agedOut", "sure", []])
    expect(short(line(measles({ ages: [{ max: span("1 year") }], ...skipped }), recordOf({ birthDate: "2024-01" })))).toEqual(["notRecommended", "sure", []])
    expect(short(line(measles({ ages: [{ max: span("1 year") }], ...skipped }), recordOf({ birthDate: "2023-12" })))).toEqual(["unknown", "unknown", ["birthDate"]])
  })
  it("each line by itself, by vaccine group and type", () => {
    const several: ToldAntigens = {
      je: [series("je", [{ preferable: prefer("JE"), ages: [{ max: span("2 years") }] }], { vaccineGroup: "je" })],
      measles: [series("all", [dose()]), series("risk", [dose({ ages: [{ max: span("2 years") }] })], { type: "risk", group: "2" })], hepb: [series("h", [{ preferable: prefer("HepB") }], { vaccineGroup: "hepb" })]
    }
    const { lines } = plan(several, recordOf({ birthDate: "2024", facts: ["HepB 2026-01-01", "MV 2026-01-01"] }))
    expect(lines.map((one) => [one.vaccineGroup, one.type, one.state, one.certainty]).toSorted()).toEqual([["hepb", "standard", "complete", "sure"], ["je", "standard", "unknown", "unknown"], ["measles", "risk", "unknown", "unknown"], ["measles", "standard", "complete", "sure"]])
  })
  it("where the last day on time, the number or the vaccines differ, the birth date is asked for, too", () => {
    const asked = (one: TargetDose) => short(line(measles({}, one), recordOf({ birthDate: "2024-01", facts: ["MV 2026-05-01"] })))
    expect(asked({ ages: [{ latestRec: span("30 months") }] })).toEqual(["due", "provisional", ["birthDate"]])
    expect(asked({ ages: [{ max: span("4 years") }] })).toEqual(["due", "provisional", ["birthDate"]])
    expect(asked({ preferable: [{ vaccine: "MV", forecast: true, endAge: span("30 months") }, { vaccine: "MR", forecast: true, beginAge: span("30 months") }] })).toEqual(["due", "provisional", ["birthDate"]])
    expect(short(line(measles({ ages: [{ min: span("9 months") }] }, {}), recordOf({ birthDate: "2024-01", facts: ["MV 2024-10-15"] })))).toEqual(["due", "provisional", ["birthDate"]])
  })
  it("where only the middle of the year differs, nobody knows", () => {
    const window = measles({ ages: [{ min: span("2 months"), max: span("4 months") }] })
    expect(short(line(window, recordOf({ birthDate: "2024", facts: ["MV 2024-09-01"] })))).toEqual(["unknown", "unknown", ["birthDate"]])
    // Three days of the year alone, found by the age on the day of the dose.
    expect(short(line(measles({ ages: [{ min: span("60 days"), max: span("62 days") }] }), recordOf({ birthDate: "2024", facts: ["MV 2024-09-01"] })))).toEqual(["unknown", "unknown", ["birthDate"]])
    expect(short(line(window, recordOf({ birthDate: "2022", facts: ["MV 2024-09-01"] })))).toEqual(["agedOut", "sure", []])
  })
  it("a line that only an earlier birth gives is told", () => {
    const elders: ToldAntigens = { measles: [series("m", [dose()], { type: "risk", indications: [{ observation: "hiv", beginAge: span("60 years") }] })] }
    const asked = (birthDate: string) => plan(elders, recordOf({ birthDate }), { observed: { hiv: { when: { op: "alive" } } } }).lines.map(short)
    expect([asked("1965"), asked("1966"), asked("1967")]).toEqual([[["due", "provisional", ["birthDate"]]], [["unknown", "unknown", ["birthDate"]]], []])
  })
  it("a child that died in the year of its birth has a plan", () => {
    expect(short(line(measles({}), recordOf({ birthDate: "2024", deathDate: "2024-06-15" })))[0]).toBe("notRecommended")
  })
  it("a death of which the year is known, this one, is asked for", () => {
    expect(short(line(measles({}), recordOf({ deathDate: "2026" })))).toEqual(["due", "provisional", ["deathDate"]])
    expect(short(line(measles({}), recordOf({ deathDate: "2025" })))).toEqual(["notRecommended", "sure", []])
    expect(short(line(measles({}), recordOf({ deathDate: "2027" })))).toEqual(["due", "sure", []])
    const asked = (deathDate: string, asOf: string) => short(line(measles({}), recordOf({ deathDate, complete: { immunization: asOf } }), {}, { asOf }))
    expect(asked("2026-06", "2026-05-31")).toEqual(["due", "sure", []])
    expect(asked("2026-06", "2026-06-01")).toEqual(["due", "provisional", ["deathDate"]])
    expect(asked("2026-06", "2026-06-29")).toEqual(["due", "provisional", ["deathDate"]])
    expect(asked("2026-06", "2026-06-30")).toEqual(["notRecommended", "sure", []])
  })
  it("a birth beyond the calendars of schedules, or none at all, leaves nothing but the question", () => {
    const { birthDate: _birthDate, ...person } = recordOf().person
    for (const one of [recordOf({ birthDate: "0300-01-01" }), { person, facts: [] }]) expect(plan(measles({}), one)).toMatchObject({ lines: [], doses: [], toGive: [], missing: [{ fact: "birthDate" }] })
    expect(plan(measles({}), recordOf(), {}, { asOf: "9600-01-01" })).toMatchObject({ lines: [] })
    expect(plan(measles({})).missing).toEqual([])
  })
  it("somebody born on the day has a plan", () => {
    expect(line(measles({}), recordOf({ birthDate: "2026-07-15" }))).toMatchObject({ earliest: "2026-07-15", certainty: "sure" })
  })
  it("nobody is born after the day", () => {
    expect(line(measles({}), recordOf({ birthDate: "2026" }))).toMatchObject({ earliest: "2026-07-15", certainty: "provisional" })
    expect(plan(measles({}), recordOf({ birthDate: "2026-08" })).lines).toEqual([])
    expect(plan(measles({}), recordOf({ birthDate: "2026-07-16" })).lines).toEqual([])
  })
})

describe("a plan", () => {
  it("says whose it is, by which schedule, and when", () => {
    expect(plan(measles({}), recordOf(), {}, { asOf: "2026-07-01" })).toMatchObject({ subject: "c1", schedule: "p/schedule", on: "2026-07-15", asOf: "2026-07-01" })
    expect(plan(measles({}), recordOf(), {}, { schedule: "p/schedule" }).schedule).toBe("p/schedule")
  })
  it("tells each dose once, with the verdicts of the series that count", () => {
    const two: ToldAntigens = {
      measles: [series("m", [dose({ preferable: prefer("MR") })]), series("worse", [dose({ preferable: prefer("MMR") }), dose()])],
      rubella: [series("r", [dose({ preferable: prefer("MR"), ages: [{ min: span("2 years") }] })], { vaccineGroup: "rubella" })]
    }
    const { doses } = plan(two, recordOf({ facts: ["MR 2025-12-01", "MR 2026-02-01"] }))
    expect(doses.map(({ dose: id, evaluations }) => [id, evaluations.map(({ antigen, series: of, status }) => `${antigen} ${of} ${status}`)])).toEqual([
      ["MR 2025-12-01", ["measles m valid", "rubella r notValid"]], ["MR 2026-02-01", ["measles m extraneous", "rubella r valid"]]
    ])
  })
  it("keeps doses that take no part, with their reasons: first those that are not certain", () => {
    const { setAside, doses } = plan(measles({}, {}), recordOf({ facts: ["MV 2026-01-01", "X 2026-02-01", { id: "month", kind: "immunization", code: ["MV"], start: "2026-03" }, "MV 2023-01-01"] }))
    expect(setAside.map(({ dose: id, code }) => [id, code])).toEqual([["month", "notCertain"], ["MV 2023-01-01", "beforeBirth"], ["X 2026-02-01", "unknownVaccine"]])
    expect(doses.map(({ dose: id }) => id)).toEqual(["MV 2026-01-01"])
  })
  it("lists the fewest doses that serve all lines that are due or overdue", () => {
    const three: ToldAntigens = {
      measles: [series("m", [dose({ preferable: prefer("MV", "MR"), ages: [{ latestRec: span("1 year") }] })])], rubella: [series("r", [dose({ preferable: prefer("MR", "RV") })], { vaccineGroup: "rubella" })],
      je: [series("je", [{ preferable: prefer("JE"), ages: [{ min: span("3 years") }] }], { vaccineGroup: "je" })], hepb: [series("h", [{ preferable: prefer("HepB") }], { vaccineGroup: "hepb" })]
    }
    expect(plan(three, recordOf({ facts: ["HepB 2026-01-01"] })).toGive).toEqual([{ vaccine: "MR", vaccineGroups: ["measles", "rubella"] }])
  })
  it("of a person without a birth date has no lines, and says which doses are not certain", () => {
    const { birthDate: _birthDate, ...person } = recordOf().person
    expect(plan(measles({}), { person, facts: [{ id: "month", kind: "immunization", code: ["MV"], start: "2026-03", recorded: "2026-07-01" }] })).toMatchObject({ lines: [], doses: [], setAside: [{ dose: "month" }], toGive: [] })
  })
  it("reads records, records that were read, and lists of them", () => {
    const rules = rulesWith(measles({}))
    const records = [recordOf(), { ...recordOf(), person: { id: "c2", birthDate: "2025-01-01" } }]
    expect(planVaccination(rules, records).map(({ subject }) => subject)).toEqual(["c1", "c2"])
    expect(planVaccination(rules, readRecord(records[0]!))).toEqual(planVaccination(rules, records[0]!))
    expect(planVaccination(rules, [])).toEqual([])
    expect(planVaccination(rules, { id: "c3", birthDate: "2025-01-01" })).toMatchObject({ subject: "c3", lines: [{ state: "due" }] })
    expect(() => planVaccination(rules, { person: { id: "c1", birthDate: "soon" }, facts: [] })).toThrow(CitizenError)
  })
  it("knows what had been recorded by a day", () => {
    const late = recordOf({ facts: [{ id: "d", kind: "immunization", code: ["MV"], start: "2026-01-01", recorded: "2026-07-10" }] })
    const state = (knownAt: string) => plan(measles({}), late, {}, { knownAt }).lines[0]!.state
    expect([state("2026-07-09"), state("2026-07-10")]).toEqual(["due", "complete"])
  })
})
