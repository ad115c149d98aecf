import { computeKpi, type Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Standing, standings, type Told, unitWith } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const quarter: Period = { from: "2026-10-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)

describe("villages with an active community health worker", () => {
  const worker: Told = { kind: "collaborator", start: "2024-01-01", end: "ongoing" }
  const report = (start: string, more: Partial<Told> = {}): Told => ({ kind: "activity", code: ["monthly-report"], start, ...more })
  it.each<[string, readonly Told[], readonly string[], Standing]>([
    ["a report on the first day of the quarter", [worker, report("2026-10-01")], [], "in"],
    ["a report on the last day", [worker, report("2026-12-31")], [], "in"],
    ["a report before the quarter", [worker, report("2026-09-30")], [], "out"],
    ["says that it was not done", [worker, report("2026-10-31", { status: "notDone" })], [], "out"],
    ["another activity", [worker, report("2026-10-31", { code: ["training"] })], [], "out"],
    ["the worker has left", [{ ...worker, end: "2026-12-31" }, report("2026-10-31")], [], "out"],
    ["no worker", [report("2026-10-31")], [], "out"],
    ["reports not known", [worker], ["activity"], "unknown"]
  ])("%s", (_, facts, unlisted, expected) => {
    expect(standings(rules, "vietnam-care/villages-with-active-collaborator", unitWith("village", facts, { day, unlisted }), quarter)).toEqual([expected])
  })
  it("a household is no village", () => {
    expect(standings(rules, "vietnam-care/villages-with-active-collaborator", unitWith("household", [], { day }), quarter)).toEqual([])
  })
})

describe("facilities without a stock-out, WHO C1", () => {
  const count = (code: string, value: number, start = "2026-11-15"): Told => ({ kind: "stockCount", code: [code], start, value })
  const [insulin, metformin, sulfonylurea] = [count("insulin", 5), count("metformin", 900), count("sulfonylurea", 400)]
  it.each<[string, readonly Told[], readonly string[], Standing]>([
    ["all three in stock", [insulin, metformin, sulfonylurea], [], "in"],
    ["the last tablet is in stock", [insulin, metformin, count("sulfonylurea", 1)], [], "in"],
    ["no metformin in one count of several", [insulin, metformin, sulfonylurea, count("metformin", 0, "2026-12-15")], [], "out"],
    ["no metformin last quarter", [insulin, metformin, sulfonylurea, count("metformin", 0, "2026-09-30")], [], "in"],
    ["insulin was not counted: not known, and not out of stock", [metformin, sulfonylurea], [], "unknown"],
    ["insulin was not counted, and there was no metformin", [count("metformin", 0), sulfonylurea], [], "out"],
    ["the amount was not written down", [{ kind: "stockCount", code: ["insulin"], start: "2026-11-15" }, metformin, sulfonylurea], [], "unknown"],
    ["counts are not known completely", [insulin, metformin, sulfonylurea], ["stockCount"], "unknown"],
    ["counts are not known completely, one says 0", [insulin, metformin, count("sulfonylurea", 0)], ["stockCount"], "out"]
  ])("%s", (_, facts, unlisted, expected) => {
    expect(standings(rules, "vietnam-care/facilities-without-stock-out", unitWith("facility", facts, { day, unlisted }), quarter)).toEqual([expected])
  })
})

describe("care at home", () => {
  const home: Told = { kind: "residence", code: ["permanent"], start: "2010-01-01", end: "ongoing" }
  const frail = (ground: string): Told => ({ kind: "frailty", code: [ground], start: "2026-01-01", end: "ongoing" })
  const care = (start: string, code = "home-care"): Told => ({ kind: "visit", code: [code], start })
  const record = (facts: readonly Told[], who: Partial<Parameters<typeof personWith>[1]> = {}) => personWith([home, ...facts], { day, birthDate: "1940", ...who })
  it.each<[string, readonly Told[], Partial<Parameters<typeof personWith>[1]>, Standing]>([
    ["visited a month ago to the day", [frail("programmeHomeCare"), care("2026-11-30")], {}, "in"],
    ["visited a month and a day ago", [frail("programmeHomeCare"), care("2026-11-29")], {}, "out"],
    ["alone, seriously ill and unable to come", [frail("statutoryHomeVisit"), care("2026-12-20")], {}, "in"],
    ["a visit for something else", [frail("programmeHomeCare"), care("2026-12-20", "census")], {}, "out"],
    ["not in need of care at home", [care("2026-12-20")], {}, "outside"],
    ["59 years old", [frail("programmeHomeCare"), care("2026-12-20")], { birthDate: "1967-01-01" }, "outside"],
    ["visits not known", [frail("programmeHomeCare")], { unlisted: ["visit"] }, "unknown"],
    ["need not known", [], { unlisted: ["frailty"] }, "open"]
  ])("%s", (_, facts, who, expected) => {
    expect(standings(rules, "vietnam-care/home-care-coverage", record(facts, who), quarter)).toEqual([expected])
  })
  it("the two grounds are told apart", () => {
    const records = ["statutoryHomeVisit", "programmeHomeCare", "programmeHomeCare"].map((ground, index) => record([frail(ground)], { id: `p${index}` }))
    expect(computeKpi(rules, "vietnam-care/home-care-coverage", { records, period: quarter }).strata[0]?.values.map(({ key, of }) => [key, of])).toEqual([["statutory", 1], ["programme", 2]])
  })
})

it.each<[string, readonly Told[], readonly string[], Standing]>([
  ["on the first day", [{ kind: "visit", start: "2026-10-01" }], [], "in"],
  ["the day before", [{ kind: "visit", start: "2026-09-30" }], [], "out"],
  ["not known", [], ["visit"], "unknown"]
])("a household is visited in the quarter: %s", (_, facts, unlisted, expected) => {
  expect(standings(rules, "vietnam-care/households-visited", unitWith("household", facts, { day, unlisted }), quarter)).toEqual([expected])
})
