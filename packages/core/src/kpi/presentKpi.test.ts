import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CitizenProfile } from "../citizen/profile.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import { computeKpi, type KpiReport } from "./computeKpi.ts"
import type { Indicator } from "./indicator.ts"
import { presentKpi } from "./presentKpi.ts"

const insured: Indicator = { ...item("p/i"), basis: "person", measures: "state", numerator: { op: "exists", in: { kind: "insurance", activeAt: "on" } }, target: { share: 0.9 }, direction: "up" }
const report = (villages: readonly (readonly [yes: number, no: number, unknown: number])[], more: Partial<Indicator> = {}): KpiReport => computeKpi(rulesOn("2026-12-31", { indicators: [{ ...insured, ...more }] }), "p/i", {
  period: { from: "2026-01-01", until: "2027-01-01" }, by: ["village"],
  records: villages.flatMap((counts, village) => counts.flatMap((count, verdict) => Array.from({ length: count }, (_, index): CitizenProfile => ({
    id: `${village}-${verdict}-${index}`, residence: { type: "permanent", village: `v${village}` }, ...(verdict === 2 ? {} : { insurance: verdict === 0 })
  }))))
})
const cells = (villages: Parameters<typeof report>[0], hideBelow?: number) => presentKpi(report(villages), hideBelow === undefined ? {} : { hideBelow }).strata[0]!.values.map(({ scored }) => [scored.yes, scored.no, scored.unknown])

describe("a report that leaves the station", () => {
  it("hides small counts, and one that would betray them", () => expect(cells([[20, 2, 0], [30, 12, 0], [25, 9, 0]])).toEqual([["hidden", "hidden", 0], [30, 12, 0], ["hidden", "hidden", 0]]))
  it("shows zeros, and all where nothing is small", () => expect(cells([[20, 0, 0], [30, 12, 0]])).toEqual([[20, 0, 0], [30, 12, 0]]))
  it("withholds a breakdown that cannot be protected", () => {
    const found = presentKpi(report([[20, 2, 0]]))
    expect([found.strata[0]?.withheld, found.rate]).toEqual([true, undefined])
  })
  it("hides below what the definition says, unless told otherwise", () => {
    expect(presentKpi(report([[20, 12, 0]], { smallNumbers: { hideBelow: 10 } })).hideBelow).toBe(10)
    expect(presentKpi(report([[20, 12, 0]], { smallNumbers: { hideBelow: 10 } }), { hideBelow: 3 }).hideBelow).toBe(3)
  })
  it("tells a target met, missed, and open", () => {
    expect([[95, 5, 0], [80, 20, 0], [80, 5, 15]].map((counts) => presentKpi(report([counts as [number, number, number]]), { hideBelow: 2 }).verdict)).toEqual(["met", "notMet", "cannotTell"])
  })
  it("leaves a target open that those undecided could turn", () => {
    const verdict = (undecided: number) => presentKpi({ ...report([[95, 5, 0]]), undecided }, { hideBelow: 2 }).verdict
    expect([verdict(0), verdict(5), verdict(6), verdict(1000)]).toEqual(["met", "met", "cannotTell", "cannotTell"])
  })
  it("never shows a small count, and keeps what it shows", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(3)), { minLength: 1, maxLength: 5 }), (villages) => {
      const whole = report(villages)
      presentKpi(whole).strata[0]!.values.forEach(({ scored }, index) => {
        for (const verdict of ["yes", "no", "unknown"] as const) {
          if (scored[verdict] === "hidden") continue
          expect(scored[verdict] === 0 || scored[verdict] >= 5).toBe(true)
          expect(scored[verdict]).toBe(whole.strata[0]!.values[index]!.scored[verdict])
        }
      })
    }), { numRuns: 100 })
  })
})
