import { computeKpi } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import type { Told } from "../../counted.fixture.ts"
import { child, invalid, notJudged, rules, stands, validOn, year } from "./assessed.fixture.ts"

describe("zero-dose and under-immunized children at one year", () => {
  it.each<[string, readonly Told[], string, string]>([
    ["no dose of anything", [], "in", "in"],
    ["BCG alone", validOn("bcg", "2025-10-02"), "in", "in"],
    ["DPT 1 alone", validOn("dpt", "2025-12-01"), "out", "in"],
    ["DPT 1 on the day before the birthday", validOn("dpt", "2026-09-30"), "out", "in"],
    ["DPT 1 on the birthday", validOn("dpt", "2026-10-01"), "in", "in"],
    ["DPT three times", validOn("dpt", "2025-12-01", "2026-01-05", "2026-02-10"), "out", "out"],
    ["a dose that does not count", [invalid("dpt", "2025-11-01", "notValid", "ageTooYoung")], "in", "in"],
    ["a dose that could not be judged", [notJudged("pertussis", "dpt-hepb-hib", "2026-02")], "unknown", "unknown"]
  ])("%s", (_, facts, zero, under) => {
    expect([stands("zero-dose", child(facts)), stands("under-immunized", child(facts))]).toEqual([[zero], [under]])
  })
  it("a child whose vaccinations nobody entered is unknown, not zero-dose", () => {
    expect(stands("zero-dose", child([], { unlisted: ["assessment"] }))).toEqual(["unknown"])
  })
  it("those reached with a dose that does not count are told apart, and those who began", () => {
    const records = [[], [invalid("dpt", "2025-11-01", "notValid", "ageTooYoung")], validOn("dpt", "2025-12-01"), validOn("dpt", "2025-12-01", "2026-01-05", "2026-02-10")].map((facts, index) => child(facts, { id: `c${index}` }))
    const strata = (indicator: "zero-dose" | "under-immunized") => computeKpi(rules, `vietnam-immunization/${indicator}`, { records, period: year }).strata.flatMap(({ values }) => values.map(({ key, scored: { yes } }) => [key, yes]))
    expect(strata("zero-dose")).toEqual(expect.arrayContaining([["dose-that-does-not-count", 1], ["other", 1]]))
    expect(strata("under-immunized")).toEqual(expect.arrayContaining([["zero", 2], ["begun", 1], ["three", 0]]))
  })
})
