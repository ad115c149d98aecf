import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { deriveFacts } from "../derivedFacts/deriveFacts.ts"
import { recordOf, rulesWith, type ToldPack } from "./card.fixture.ts"
import { dose, prefer, series, span, type ToldAntigens, vaccines } from "./child.fixture.ts"
import { immunizationEngine } from "./immunizationEngine.ts"
import type { TargetDose } from "./schedule.ts"

const derived = (antigens: ToldAntigens, record: HealthRecord = recordOf(), told: ToldPack = {}, asOf?: string) => {
  const rules = rulesWith(antigens, told)
  return deriveFacts(rules, record, [immunizationEngine(rules)], asOf === undefined ? {} : { asOf })
}

/** The facts that the engine writes, of one code, with what makes them differ. */
const facts = (code: string, ...all: Parameters<typeof derived>) => {
  const { record, problems } = derived(...all)
  expect(problems).toEqual([])
  return record.facts.filter((fact) => fact.kind === "assessment" && fact.code?.includes(code) === true)
    .map(({ start, end, status, value, qualifiers, links }) => JSON.parse(JSON.stringify({ start, end, status, value, qualifiers, links })) as Partial<Fact>)
}

const measles = (...doses: readonly TargetDose[]): ToldAntigens => ({ measles: [series("m", doses.map(dose))] })
const twice = measles({ ages: [{ min: span("9 months") }] }, { intervals: [{ from: { previous: true }, min: span("1 month") }] })

describe("doses as facts", () => {
  it("on their day, with what they are worth and which of them counts", () => {
    const given = ["MV 2024-09-01", "MV 2025-01-01", "MV 2025-02-15", "MV 2026-01-01"]
    const about = (vaccine: string) => ({ antigen: ["measles"], vaccineGroup: ["measles"], series: ["m"], vaccine: [vaccine] })
    expect(facts("vaccine-dose", twice, recordOf({ facts: given }))).toEqual([
      { start: "2024-09-01", qualifiers: { ...about("MV"), status: ["notValid"], reason: ["ageTooYoung"] }, links: { immunization: "MV 2024-09-01" } },
      { start: "2025-01-01", value: 1, qualifiers: { ...about("MV"), status: ["valid"], ordinal: ["1"] }, links: { immunization: "MV 2025-01-01" } },
      { start: "2025-02-15", value: 2, qualifiers: { ...about("MV"), status: ["valid"], ordinal: ["2"] }, links: { immunization: "MV 2025-02-15" } },
      { start: "2026-01-01", qualifiers: { ...about("MV"), status: ["extraneous"], reason: ["seriesAlreadyComplete"] }, links: { immunization: "MV 2026-01-01" } }
    ])
  })
  it("for each antigen, each with its own number", () => {
    const both: ToldAntigens = { measles: [series("m", [dose({ preferable: prefer("MV", "MR") }), dose({ preferable: prefer("MV", "MR") })])], rubella: [series("r", [dose({ preferable: prefer("MR") })], { vaccineGroup: "rubella" })] }
    expect(facts("vaccine-dose", both, recordOf({ facts: ["MV 2026-01-01", "MR 2026-02-01"] })).map(({ value, qualifiers }) => [qualifiers?.["antigen"]?.[0], qualifiers?.["vaccine"]?.[0], value])).toEqual([
      ["measles", "MV", 1], ["measles", "MR", 2], ["rubella", "MR", 1]
    ])
  })
  it("counts doses, not verdicts: one that is valid in two series that count has one number", () => {
    const two: ToldAntigens = { measles: [series("m", [dose(), dose()]), series("r", [dose(), dose({ ages: [{ min: span("3 years") }] }), dose()], { type: "risk", group: "2" })] }
    expect(facts("vaccine-dose", two, recordOf({ facts: ["MV 2026-01-01", "MV 2026-03-01"] })).map(({ value, qualifiers, links }) => [qualifiers?.["series"]?.[0], links?.["immunization"], value])).toEqual([
      ["m", "MV 2026-01-01", 1], ["m", "MV 2026-03-01", 2], ["r", "MV 2026-01-01", 1], ["r", "MV 2026-03-01", undefined]
    ])
  })
  it("numbers them by their days, whichever series found them valid", () => {
    const two: ToldAntigens = { measles: [series("m", [dose({ ages: [{ min: span("2 years") }] }), dose()]), series("r", [dose(), dose(), dose()], { type: "risk", group: "2" })] }
    expect(facts("vaccine-dose", two, recordOf({ facts: ["MV 2026-02-01", "MV 2025-12-01"] })).map(({ value, qualifiers, links }) => [qualifiers?.["series"]?.[0], links?.["immunization"], value])).toEqual([
      ["m", "MV 2025-12-01", undefined], ["m", "MV 2026-02-01", 2], ["r", "MV 2025-12-01", 1], ["r", "MV 2026-02-01", 2]
    ])
  })
  it("of the series that count alone", () => {
    const two: ToldAntigens = { measles: [series("m", [dose(), dose()], { selection: { preference: 1 } }), series("n", [dose({ preferable: prefer("MR") })])] }
    expect(facts("vaccine-dose", two, recordOf({ facts: ["MV 2026-01-01"] })).map(({ qualifiers }) => qualifiers?.["series"])).toEqual([["m"]])
  })
  it("say each reason once, and whether a birth dose was in time, if that is known", () => {
    const hepb: ToldAntigens = { hepb: [series("h", [{ preferable: prefer("HepB"), ages: [{ withinHours: 24 }] }], { vaccineGroup: "hepb" })] }
    const timely = (day: string) => facts("vaccine-dose", hepb, recordOf({ facts: [`HepB ${day}`] }))[0]?.qualifiers?.["timely"]
    expect([timely("2024-01-15"), timely("2024-01-16"), timely("2024-01-17")]).toEqual([["yes"], undefined, ["no"]])
    const close = measles({}, { intervals: [{ from: { previous: true }, min: span("1 month") }, { from: { targetDose: 1 }, min: span("2 months") }] })
    expect(facts("vaccine-dose", close, recordOf({ facts: ["MV 2026-01-01", "MV 2026-01-02"] }))[1]?.qualifiers?.["reason"]).toEqual(["intervalTooShort"])
  })
  it("name the vaccine in a code of the schedule, where the record has one", () => {
    const record = recordOf({ facts: [{ id: "d", kind: "immunization", code: ["local|7", "MV"], at: "2026-01-01T08:00:00+07:00" }] })
    expect(facts("vaccine-dose", twice, record)).toMatchObject([{ start: "2026-01-01", qualifiers: { vaccine: ["MV"] } }])
  })
})

describe("doses that are not certain", () => {
  const unsure = (more: object) => ({ id: "d", kind: "immunization", code: ["MR"], start: "2026-03", ...more })
  it("may count for each antigen of their vaccine: neither yes nor no", () => {
    expect(facts("vaccine-dose", twice, recordOf({ facts: [unsure({})] }))).toEqual([
      { start: "2026-03", status: "preliminary", qualifiers: { antigen: ["measles"], vaccine: ["MR"] }, links: { immunization: "d" } },
      { start: "2026-03", status: "preliminary", qualifiers: { antigen: ["rubella"], vaccine: ["MR"] }, links: { immunization: "d" } }
    ])
    expect(facts("vaccine-dose-set-aside", twice, recordOf({ facts: [unsure({})] }))).toEqual([{ start: "2026-03", qualifiers: { reason: ["notCertain"] }, links: { immunization: "d" } }])
  })
  it("once for each antigen, also where the vaccine names it for several ages", () => {
    const aged: ToldPack = { schedule: { vaccines: vaccines.map((one) => one.code === "MR" ? { ...one, antigens: [{ antigen: "measles", endAge: span("1 year") }, { antigen: "measles", beginAge: span("2 years") }] } : one) } }
    expect(facts("vaccine-dose", twice, recordOf({ facts: [unsure({})] }), aged)).toHaveLength(1)
  })
  it("of a vaccine that nobody knows say nothing", () => {
    expect(facts("vaccine-dose", twice, recordOf({ facts: [unsure({ code: ["X"] })] }))).toEqual([])
  })
  it.each(["unknown", "always"])("have an unknown start, where it is %s", (start) => {
    expect(facts("vaccine-dose-set-aside", twice, recordOf({ facts: [unsure({ start })] }))[0]?.start).toBe("unknown")
    expect(facts("vaccine-dose", twice, recordOf({ facts: [unsure({ start, status: "preliminary" })] }))).toMatchObject([{ start: "unknown", status: "preliminary" }, { start: "unknown", status: "preliminary" }])
  })
  it("are all, where the birth is known by the month: each may count, and each line may be due, or late", () => {
    const record = recordOf({ birthDate: "2024-01", facts: ["MV 2026-01-01"] })
    expect(facts("vaccine-dose", twice, record)).toEqual([{ start: "2026-01-01", status: "preliminary", qualifiers: { antigen: ["measles"], vaccine: ["MV"] }, links: { immunization: "MV 2026-01-01" } }])
    for (const code of ["vaccine-group", "vaccine-due", "vaccine-overdue"]) expect(facts(code, twice, record)).toEqual([{ start: "unknown", end: "unknown", status: "preliminary", qualifiers: { vaccineGroup: ["measles"] } }])
  })
  it("of a birth known by the year the lines of both ends are told, each once", () => {
    const until: ToldAntigens = { measles: [series("m", [dose()], { type: "risk", indications: [{ observation: "hiv", endAge: span("2 years") }] }), series("n", [dose()], { group: "2" })], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je", indications: [{ observation: "hiv", beginAge: span("30 months") }] })] }
    const lines = facts("vaccine-due", until, recordOf({ birthDate: "2024" }), { observed: { hiv: { when: { op: "alive" } } } })
    expect(lines.map(({ qualifiers, status }) => [qualifiers?.["vaccineGroup"]?.[0], status]).toSorted()).toEqual([["je", "preliminary"], ["measles", "preliminary"], ["measles", "preliminary"]])
  })
  it("without a day, or without a vaccine, are set aside by themselves", () => {
    const { start: _start, ...dayless } = unsure({})
    expect(facts("vaccine-dose-set-aside", twice, recordOf({ facts: [dayless as never] }))).toEqual([{ start: "unknown", qualifiers: { reason: ["notCertain"] }, links: { immunization: "d" } }])
    const { code: _code, ...nameless } = unsure({ start: "2026-03-01" })
    expect(facts("vaccine-dose-set-aside", twice, recordOf({ facts: [nameless as never] }))).toEqual([{ start: "2026-03-01", qualifiers: { reason: ["unknownVaccine"] }, links: { immunization: "d" } }])
  })
  it("are told where there is no birth date at all", () => {
    const { birthDate: _birthDate, ...person } = recordOf().person
    const record = { ...recordOf({ facts: [unsure({})] }), person }
    expect(facts("vaccine-dose-set-aside", twice, record)).toHaveLength(1)
    expect(facts("vaccine-dose", twice, record)).toHaveLength(2)
    expect(facts("vaccine-group", twice, record)).toEqual([])
  })
})

describe("doses that take no part", () => {
  it("on their day, with the reason", () => {
    const set = facts("vaccine-dose-set-aside", twice, recordOf({ facts: ["X 2026-01-01", "MV 2024-01-14"] }))
    expect(set).toEqual([
      { start: "2024-01-14", qualifiers: { reason: ["beforeBirth"] }, links: { immunization: "MV 2024-01-14" } }, { start: "2026-01-01", qualifiers: { reason: ["unknownVaccine"] }, links: { immunization: "X 2026-01-01" } }
    ])
    expect(facts("vaccine-dose", twice, recordOf({ facts: ["X 2026-01-01"] }))).toEqual([])
  })
})

describe("lines as facts", () => {
  it("stand on the day; what is complete since its last valid dose", () => {
    expect(facts("vaccine-group", twice)).toEqual([{ start: "2026-07-15", qualifiers: { vaccineGroup: ["measles"], type: ["standard"], status: ["notComplete"] } }])
    expect(facts("vaccine-group", twice, recordOf({ facts: ["MV 2025-01-01", "MV 2025-02-15", "MV 2026-01-01"] }))).toEqual([{ start: "2025-02-15", end: "ongoing", qualifiers: { vaccineGroup: ["measles"], type: ["standard"], status: ["complete"] } }])
    expect(facts("vaccine-group", measles({ ages: [{ max: span("1 year") }] }))).toMatchObject([{ start: "2026-07-15", qualifiers: { status: ["agedOut"] } }])
  })
  it("each since its own last dose; what is not complete stands on the day, whatever was given", () => {
    const two: ToldAntigens = { measles: [series("m", [dose()], { selection: { preference: 1 } }), series("n", [dose(), dose(), dose()])], je: [series("je", [{ preferable: prefer("JE") }], { vaccineGroup: "je" })] }
    expect(facts("vaccine-group", two, recordOf({ facts: ["MV 2026-01-01", "JE 2026-03-01", "MV 2026-05-01"] })).map(({ start, qualifiers }) => [qualifiers?.["vaccineGroup"]?.[0], start])).toEqual([["measles", "2026-01-01"], ["je", "2026-03-01"]])
    expect(facts("vaccine-group", twice, recordOf({ facts: ["MV 2025-01-01"] }))).toEqual([{ start: "2026-07-15", qualifiers: { vaccineGroup: ["measles"], type: ["standard"], status: ["notComplete"] } }])
  })
  it("of several antigens since the last valid dose of any", () => {
    const both: ToldAntigens = { measles: [series("m", [dose()], { vaccineGroup: "MR" })], rubella: [series("r", [dose({ preferable: prefer("RV") })], { vaccineGroup: "MR" })] }
    const told: ToldPack = { schedule: { vaccineGroups: [{ id: "MR", label: { vi: "a", en: "b" }, antigens: ["measles", "rubella"] }] } }
    for (const [a, b] of [["MV 2026-01-01", "RV 2026-02-01"], ["RV 2026-01-01", "MV 2026-02-01"]] as const) expect(facts("vaccine-group", both, recordOf({ facts: [a, b] }), told)[0]?.start).toBe("2026-02-01")
  })
  it("by type of series", () => {
    const risk: ToldAntigens = { measles: [series("m", [dose()]), series("r", [dose(), dose()], { type: "risk", group: "2" })] }
    expect(facts("vaccine-group", risk, recordOf({ facts: ["MV 2026-01-01"] })).map(({ qualifiers }) => [qualifiers?.["type"]?.[0], qualifiers?.["status"]?.[0]])).toEqual([["standard", "complete"], ["risk", "notComplete"]])
  })
})

describe("what is due", () => {
  const timed = measles({ ages: [{ min: span("9 months"), earliestRec: span("1 year"), latestRec: span("2 years") }] })
  const at = (asOf: string) => [facts("vaccine-due", timed, recordOf(), {}, asOf), facts("vaccine-overdue", timed, recordOf(), {}, asOf)]
  const next = { end: "ongoing", value: 1, qualifiers: { vaccineGroup: ["measles"], antigen: ["measles"], vaccine: ["MV"] } }
  it.each([["2024-02-01", false], ["2025-01-15", false], ["2026-01-14", false], ["2026-01-15", true], ["2026-07-15", true]])("on %s: from the day on which it is due, and overdue (%s) from the day after it was on time", (asOf, overdue) => {
    expect(at(asOf)).toEqual([[{ start: "2025-01-15", ...next }], overdue ? [{ start: "2026-01-15", ...next }] : []])
  })
  it("is not overdue without a last day, and not due where nothing is to be given", () => {
    expect(facts("vaccine-overdue", measles({}))).toEqual([])
    expect(facts("vaccine-overdue", measles({}), recordOf(), { overdueAfter: { days: 1 } })).toMatchObject([{ start: "2024-01-16" }])
    expect(facts("vaccine-due", measles({}), recordOf({ facts: ["MV 2026-01-01"] }))).toEqual([])
  })
  it("names the number of the dose, and vaccines only where there are any", () => {
    expect(facts("vaccine-due", measles({}, { preferable: [{ vaccine: "MV" }] }), recordOf({ facts: ["MV 2026-01-01"] }))).toEqual([{ start: "2026-01-01", end: "ongoing", value: 2, qualifiers: { vaccineGroup: ["measles"], antigen: ["measles"] } }])
  })
})

describe("the engine", () => {
  it("says what it writes, what it reads and what it needs complete", () => {
    const engine = immunizationEngine(rulesWith(twice, { observed: { hiv: { when: { op: "exists", in: { kind: "poverty" } } } } }))
    expect([engine.id, engine.codes, engine.reads.toSorted(), engine.completeWith]).toEqual([
      "tramyte/immunization", ["vaccine-dose", "vaccine-group", "vaccine-due", "vaccine-overdue", "vaccine-dose-set-aside"], ["immunization", "poverty"], ["immunization"]
    ])
    expect(engine.version).toMatch(/^\d+\.\d+\.\d+$/u)
  })
  it("writes the same twice, and asks the schedule that it is told to", () => {
    const rules = rulesWith(twice)
    const once = deriveFacts(rules, recordOf({ facts: ["MV 2025-01-01"] }), [immunizationEngine(rules, "p/schedule")])
    expect(deriveFacts(rules, once.record, [immunizationEngine(rules)])).toEqual(once)
    expect(deriveFacts(rules, recordOf(), [immunizationEngine(rules, "p/other")]).problems).toHaveLength(1)
  })
  it("reads the facts on the day it is asked for", () => {
    expect(facts("vaccine-dose", twice, recordOf({ facts: ["MV 2025-01-01", "MV 2025-02-15"] }), {}, "2025-02-01").map(({ start }) => start)).toEqual(["2025-01-01"])
    expect(facts("vaccine-dose-set-aside", twice, recordOf({ facts: ["MV 2025-01-01", "MV 2025-02-15"] }), {}, "2025-02-01").map(({ qualifiers }) => qualifiers?.["reason"])).toEqual([["inTheFuture"]])
  })
})
