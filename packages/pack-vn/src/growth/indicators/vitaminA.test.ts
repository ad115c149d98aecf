import { describe, expect, it } from "vitest"
import type { Told } from "../../counted.fixture.ts"
import { loadGrowth } from "../loadGrowth.ts"
import { halfYear, stands } from "./measured.fixture.ts"

const dose = (start: string): Told => ({ kind: "procedure", code: ["vitamin-a"], start, value: 200_000, unit: "[iU]" })
const both = ["vitamin-a-june", "vitamin-a-december"]

describe("coverage of the rounds of vitamin A", () => {
  it.each([["2026-05-24", "outside"], ["2026-05-25", "in"], ["2026-06-02", "in"], ["2026-06-30", "in"], ["2026-07-01", "out"]] as const)("a dose on %s, for June", (start, expected) => {
    // Whoever had a dose in the four months before, and none in the round, is left out: it was too soon.
    expect(stands(["vitamin-a-june"], [dose(start)])).toEqual([expected])
  })
  it("30 November is a dose of December", () => expect(stands(both, [dose("2026-11-30")])).toEqual(["out", "in"]))
  it.each([["2026-01-31", "out"], ["2026-02-01", "outside"]] as const)("the last dose on %s, and none in June", (start, expected) => expect(stands(["vitamin-a-june"], [dose(start)])).toEqual([expected]))
  it("whoever had both counts", () => expect(stands(["vitamin-a-june"], [dose("2026-03-01"), dose("2026-06-02")])).toEqual(["in"]))
  it("no dose; and where the record may lack some, one may also have been given too shortly before", () => expect([stands(both, []), stands(both, [], { unlisted: ["procedure"] })]).toEqual([["out", "out"], ["open", "open"]]))
  it("from six completed months to below 36 on the first of the month", () => {
    const counted = (birthDate: string) => stands(["vitamin-a-june"], [], { birthDate })[0]
    expect([counted("2025-12-02"), counted("2025-12-01"), counted("2023-06-02"), counted("2023-06-01")]).toEqual(["outside", "out", "out", "outside"])
  })
  it("to below 60 where the province says so", () => {
    const law = loadGrowth("vietnam", "2026-12-31", { choices: { "vietnam-growth/vitamin-a-until": { months: 60 } } })
    const counted = (birthDate: string) => stands(["vitamin-a-june"], [], { birthDate, law })[0]
    expect([counted("2021-06-02"), counted("2021-06-01")]).toEqual(["out", "outside"])
  })
  it("for a half-year, December is the one before", () => {
    expect(stands(both, [dose("2025-12-01"), dose("2026-06-01")], { period: halfYear })).toEqual(["in", "in"])
  })
})
