import * as fc from "fast-check"
import type { GrowthChartOptions } from "./growthChart.ts"
import { inventedPreterm, inventedStature, inventedWeight, statureAtTwo, weightAt65cm, weightAtFive } from "./growth.fixture.ts"
import type { GrowthPoint } from "./growthPoint.ts"
import type { GrowthReference } from "./openReference.ts"

const references: readonly (readonly [reference: GrowthReference, axis: "month" | "week" | "cm", first: number, last: number, typical: number])[] = [
  [inventedWeight, "month", 0, 60, 12], [inventedStature, "month", 0, 60, 85], [[inventedWeight, weightAtFive], "month", 0, 72, 14],
  [statureAtTwo, "month", 23, 25, 87], [weightAtFive, "month", 60, 72, 19], [weightAt65cm, "cm", 65, 66, 7], [inventedPreterm, "week", 27, 64, 3]
]

/** Measures near the reference, far from it, absurd, and none at all. */
const measure = (typical: number): fc.Arbitrary<number> => fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: typical * 0.4, max: typical * 1.8, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 5e-324, 0.001, typical * 50, Number.MAX_SAFE_INTEGER) }
)

const point = (axis: "month" | "week" | "cm", first: number, last: number, typical: number, note: fc.Arbitrary<string>): fc.Arbitrary<GrowthPoint> => {
  const more = {
    measure: measure(typical), flagged: fc.boolean(), note, date: fc.constantFrom("2026-07-15", "2024-02-29"),
    z: fc.double({ min: -9, max: 9, noNaN: true })
  }
  const at = fc.double({ min: Math.max(0, first - 3), max: last + 3, noNaN: true })
  const byPlace = fc.record({ at, ...more }, { requiredKeys: ["at", "measure"] })
  if (axis !== "month") return byPlace
  const ageDays = fc.integer({ min: Math.max(0, Math.floor(first * 30.4375) - 60), max: Math.ceil(last * 30.4375) + 60 })
  return fc.oneof(byPlace, fc.record({ ageDays, ...more }, { requiredKeys: ["ageDays", "measure"] }),
    fc.tuple(fc.record({ ageDays, ...more }, { requiredKeys: ["ageDays", "measure"] }), fc.nat(110))
      .map(([born, early]) => ({ ...born, correctedAgeDays: born.ageDays - early })))
}

/** Charts of any child, on any reference, however wide, high and coloured; texts are `name`. */
export const anyGrowthChart = (name: fc.Arbitrary<string>): fc.Arbitrary<GrowthChartOptions> =>
  fc.constantFrom(...references).chain(([reference, axis, first, last, typical]) => {
    const range = fc.oneof(fc.constant({}), fc.tuple(fc.integer({ min: first, max: last - 1 }), fc.integer({ min: 1, max: last - first }))
      .map(([from, span]) => ({ from, until: from + span })))
    const points = fc.array(point(axis, first, last, typical, name), { maxLength: 14 })
    const chart = fc.record({
      idPrefix: fc.constantFrom("a", "b-2"), lang: fc.constantFrom("vi" as const, "en" as const), reference: fc.constant(reference),
      sex: fc.constantFrom("male" as const, "female" as const), title: name, subtitle: name, width: fc.integer({ min: 280, max: 1200 }),
      height: fc.integer({ min: 240, max: 1400 }), showTitle: fc.boolean(), palette: fc.constantFrom("who" as const, "colour-blind" as const, "mono" as const),
      child: fc.record({ name, points }, { requiredKeys: ["points"] }),
      lines: fc.constantFrom("z" as const, "centiles" as const, { zs: [-2, 0, 2] }, { centiles: [0.4, 2, 9, 25, 50, 75, 91, 98, 99.6] })
    }, { requiredKeys: ["idPrefix", "lang", "reference", "sex"] })
    return fc.tuple(chart, range).map(([options, limits]) => ({ ...options, ...limits }))
  })
