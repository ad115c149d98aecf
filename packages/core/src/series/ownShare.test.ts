import * as fc from "fast-check"
import { expect, it } from "vitest"
import { computeKpi } from "../kpi/computeKpi.ts"
import type { Indicator } from "../kpi/indicator.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import type { Predicate } from "../rules/predicate.ts"
import { computeSeries } from "./computeSeries.ts"
import { july, units } from "./series.fixture.ts"

const holds = (kind: string): Predicate => ({ op: "exists", in: { kind, activeAt: "on" } })
const indicator: Indicator = {
  ...item("p/i"), basis: "person", measures: "state", direction: "up",
  denominator: { op: "age", atLeast: { years: 60 } }, exclusion: holds("merit"), numerator: holds("insurance"), exception: { op: "sex", is: ["other"] }
}
const rules = rulesOn("2026-07-31", { indicators: [indicator] })

const maybe = fc.constantFrom(true, false, undefined)
const somebody = fc.record({
  birthDate: fc.constantFrom("1950", "1966", "2000"), merit: maybe, insurance: maybe, sex: fc.constantFrom("male" as const, "other" as const, undefined), village: fc.constantFrom("east", "west", undefined)
})

it("the numerator's ratio to those scored is the share that the indicator itself tells, and villages have room for the commune", () => {
  fc.assert(fc.property(fc.array(somebody, { maxLength: 12 }), (people) => {
    const records = people.map(({ village, merit, insurance, sex, birthDate }, index) => ({
      id: `p${index}`, birthDate, residence: { type: "permanent" as const, ...(village === undefined ? {} : { village }) },
      ...(merit === undefined ? {} : { merit }), ...(insurance === undefined ? {} : { insurance }), ...(sex === undefined ? {} : { sex })
    }))
    const report = computeKpi(rules, "p/i", { period: july, records, by: ["village"] })
    const [share, sum, whole] = computeSeries({ numbers: [], series: [
      { id: "share", is: { op: "ratio", of: { op: "measure", indicator: "p/i", count: "numerator" }, to: { op: "measure", indicator: "p/i", count: "scored" } } },
      { id: "sum", is: { op: "rollUp", of: { op: "measure", indicator: "p/i", count: "scored" }, by: "sum" } },
      { id: "whole", is: { op: "rollUp", of: { op: "measure", indicator: "p/i", count: "scored" }, by: "recount" } }
    ] }, { counts: [{ unit: "commune", report }] }, { periods: [july], units, of: ["commune"] })
    const of = (cell: typeof share) => cell!.range ?? { lo: cell!.value!, hi: cell!.value! }
    if (share!.value !== undefined) {
      expect(share!.value).toBe(report.rate)
      expect(of(share).lo).toBeLessThanOrEqual(report.range!.lo)
      expect(of(share).hi).toBeGreaterThanOrEqual(report.range!.hi)
      expect(of(share).hi).toBeLessThanOrEqual(1)
    } else {
      expect(report.rate).toBeUndefined()
      expect(share!.state).toBe(report.undecided === 0 ? "undefined" : "unknown")
    }
    expect(of(sum).lo).toBeLessThanOrEqual(of(whole).lo)
    expect(of(sum).hi).toBeGreaterThanOrEqual(of(whole).hi)
    if (people.every(({ village }) => village !== undefined)) expect([sum!.value, sum!.range]).toEqual([whole!.value, whole!.range])
  }))
})
