import { computeKpi } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { child, invalid, notJudged, rules, stands, valid, validOn, year } from "./assessed.fixture.ts"

const pentavalent = (start: string, ordinal: number) => [
  ...(["diphtheria", "pertussis", "tetanus"] as const).map((antigen) => valid("dpt", ordinal, start, { antigen: [antigen], series: [`${antigen}-childhood`] })), valid("hepb", ordinal, start), valid("hib", ordinal, start)
]

describe("doses that count", () => {
  it("each dose once for each line that it serves", () => {
    expect(stands("valid-doses", child(pentavalent("2026-02-10", 1)))).toEqual(["in", "in", "in"])
  })
  it("those of the period", () => {
    const on = (start: string) => stands("valid-doses", child([valid("bcg", 1, start)]))
    expect([on("2025-12-31"), on("2026-01-01"), on("2026-12-31")]).toEqual([[], ["in"], ["in"]])
  })
  it("not those too early; what was not needed any more is no mistake, what came too late is one; a dose that was not judged is not in it", () => {
    expect(stands("valid-doses", child([
      invalid("measles", "2026-06-01", "notValid", "ageTooYoung"), invalid("measles", "2026-06-02", "extraneous", "seriesAlreadyComplete"), invalid("bcg", "2026-11-01", "extraneous", "ageTooOld"),
      invalid("bcg", "2026-11-02", "substandard", "lotExpired"), notJudged("measles", "measles", "2026-07")
    ]))).toEqual(["out", "outside", "out", "out"])
  })
  it("of residents", () => {
    expect(stands("valid-doses", child([valid("bcg", 1, "2026-01-01")], { deathDate: "2026-02-01" }))).toEqual(["outside"])
  })
  it("by reason and by line", () => {
    const records = [child([...validOn("measles", "2026-07-01"), invalid("bcg", "2026-11-01", "extraneous", "ageTooOld"), invalid("ipv", "2026-02-01", "notValid", "intervalTooShort", "ageTooYoung"), valid("bopv", 1, "2026-02-01", { reason: ["gracePeriodAge"] })])]
    const { scored, strata } = computeKpi(rules, "vietnam-immunization/valid-doses", { records, period: year })
    const counted = (by: string) => Object.fromEntries((strata.find((one) => one.by === by)?.values ?? []).filter(({ of }) => of > 0).map(({ key, of, scored: { yes } }) => [key, [yes, of]]))
    expect(scored).toEqual({ yes: 2, no: 2, unknown: 0 })
    expect(counted("reason")).toEqual({ valid: [2, 2], ageTooYoung: [0, 1], ageTooOld: [0, 1] })
    expect(counted("line")).toEqual({ bcg: [0, 1], bopv: [1, 1], ipv: [0, 1], measles: [1, 1] })
  })
})
