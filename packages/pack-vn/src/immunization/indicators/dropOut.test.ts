import { computeKpi } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import type { Told } from "../../counted.fixture.ts"
import { child, invalid, notJudged, rules, stands, validOn, year } from "./assessed.fixture.ts"

describe("drop-out from DPT 1 to DPT 3, and to measles 1", () => {
  it.each<[string, readonly Told[], string, string]>([
    ["finished", [...validOn("dpt", "2025-12-01", "2026-01-05", "2026-02-10"), ...validOn("measles", "2026-07-01")], "out", "out"],
    ["finished late, before the birthday", [...validOn("dpt", "2025-12-01", "2026-01-05", "2026-09-30"), ...validOn("measles", "2026-09-30")], "out", "out"],
    ["stopped after dose 2", [...validOn("dpt", "2025-12-01", "2026-01-05"), ...validOn("measles", "2026-07-01")], "in", "out"],
    ["stopped before measles", validOn("dpt", "2025-12-01", "2026-01-05", "2026-02-10"), "out", "in"],
    ["the third on the first birthday", validOn("dpt", "2025-12-01", "2026-01-05", "2026-10-01"), "in", "in"],
    ["a third dose that does not count", [...validOn("dpt", "2025-12-01", "2026-01-05"), invalid("dpt", "2026-01-10", "notValid", "intervalTooShort")], "in", "in"],
    ["never began: not counted", validOn("measles", "2026-07-01"), "outside", "outside"],
    ["began after the first birthday: not counted", validOn("dpt", "2026-10-02"), "outside", "outside"],
    ["whether it began is not known", [notJudged("pertussis", "dpt-hepb-hib", "2026-01")], "open", "open"],
    ["began; a later dose could not be judged", [...validOn("dpt", "2025-12-01", "2026-01-05"), notJudged("pertussis", "dpt-hepb-hib", "2026-03")], "unknown", "in"]
  ])("%s", (_, facts, toDpt3, toMeasles) => {
    expect([stands("drop-out-dpt1-dpt3", child(facts)), stands("drop-out-dpt1-measles1", child(facts))]).toEqual([[toDpt3], [toMeasles]])
  })

  it("from measles 1 to measles 2, at two years", () => {
    const of = (...days: readonly string[]) => stands("drop-out-measles1-measles2", child(validOn("measles", ...days), { birthDate: "2024-10-01" }))
    expect([of("2025-07-01"), of("2025-07-01", "2026-04-01"), of("2025-07-01", "2026-10-01"), of("2025-12-01"), of()]).toEqual([["in"], ["out"], ["in"], ["in"], ["outside"]])
  })

  it("is never negative: it is told of the children who began", () => {
    const records = [["2025-12-01"], ["2025-12-01", "2026-01-05", "2026-02-10"], ["2026-02-01", "2026-03-05", "2026-04-10"], []].map((days, index) => child(validOn("dpt", ...days), { id: `c${index}` }))
    expect(computeKpi(rules, "vietnam-immunization/drop-out-dpt1-dpt3", { records, period: year })).toMatchObject({ of: 3, scored: { yes: 1, no: 2, unknown: 0 }, rate: 1 / 3 })
  })
})
