import { measureAtZ, percentileOf, zOfPercentile } from "@tramyte/core/growth"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ChartError } from "../ChartError.ts"
import { inventedPreterm, inventedWeight, statureAtTwo, weightAt65cm, weightAtFive } from "./growth.fixture.ts"
import { growthCurves } from "./growthCurves.ts"

describe("the lines of a table", () => {
  // WHO, expanded tables: length/height-for-age, z-scores, boys: SD3neg, SD2neg, SD1neg, SD0, SD1, SD2, SD3 of days 730 and 731.
  it.each([
    ["male", 730, [78.638, 81.693, 84.747, 87.802, 90.856, 93.911, 96.966]],
    ["male", 731, [77.961, 81.017, 84.074, 87.13, 90.187, 93.243, 96.3]],
    ["female", 730, [76.725, 79.95, 83.175, 86.401, 89.626, 92.851, 96.077]],
    ["female", 731, [76.049, 79.276, 82.503, 85.73, 88.957, 92.184, 95.411]]
  ] as const)("are WHO's printed ones: %s, day %i", (sex, day, printed) => {
    const { curves } = growthCurves(statureAtTwo, sex)
    expect(curves.map(({ points }) => points.find(([at]) => at === day)?.[1].toFixed(3)).map(Number)).toEqual(printed)
  })

  // The same tables, percentiles: P3, P15, P50, P85, P97.
  it.each([
    ["male", 730, [82.057, 84.636, 87.802, 90.968, 93.547]], ["female", 731, [79.661, 82.385, 85.73, 89.074, 91.799]]
  ] as const)("are WHO's printed percentiles: %s, day %i", (sex, day, printed) => {
    const { curves } = growthCurves(statureAtTwo, sex, { lines: { centiles: [3, 15, 50, 85, 97] } })
    expect(curves.map(({ centile }) => centile)).toEqual([3, 15, 50, 85, 97])
    expect(curves.map(({ points }) => points.find(([at]) => at === day)?.[1].toFixed(3)).map(Number)).toEqual(printed)
  })

  it("have a point for each row between the two places, and where rows are interpolated the places themselves", () => {
    const places = (from: number, until: number, table = statureAtTwo) => growthCurves(table, "male", { from, until }).curves[0]?.points.map(([at]) => at)
    expect(places(728, 731)).toEqual([728, 729, 730, 731])
    expect(places(727.5, 730.5)).toEqual([728, 729, 730])
    expect(places(60.5, 63, weightAtFive)).toEqual([60.5, 61, 62, 63])
    expect(places(0, 61.25, weightAtFive)).toEqual([60, 61, 61.25])
    expect(places(65.25, 65.5, weightAt65cm)).toEqual([65.25, 65.3, 65.4, 65.5])
    expect(places(66, 120, weightAt65cm)).toEqual([66, 66.1])
    for (let tenth = 0; tenth < 11; tenth++) expect(places((650 + tenth) / 10, (651 + tenth) / 10, weightAt65cm)).toEqual([(650 + tenth) / 10, (651 + tenth) / 10])
  })

  it("are what measureAtZ says, whichever lines of whichever part", () => {
    const zs = fc.uniqueArray(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(zs, fc.integer({ min: 60, max: 70 }), fc.constantFrom("male", "female"), (asked, from, sex) => {
      const { curves } = growthCurves(weightAtFive, sex, { from, until: from + 2, lines: { zs: asked } })
      expect(curves.map(({ z }) => z)).toEqual([...new Set(asked)].sort((a, b) => a - b))
      for (const { z, points } of curves) expect(points).toEqual([0, 1, 2].map((month) => [from + month, measureAtZ(weightAtFive, sex, from + month, z)]))
    }))
  })

  it("come from a newborn standard as well, day by day of the pregnancy", () => {
    const { axis, curves } = growthCurves(inventedPreterm, "female", { from: 280, until: 282, lines: { zs: [0] } })
    expect([axis, curves[0]?.points.map(([at]) => at)]).toEqual(["postmenstrual-day", [280, 281, 282]])
    expect(curves[0]?.points[0]?.[1]).toBe(inventedPreterm.measure("female", 280, 0))
  })

  it("leaves out rows at which a skewed curve has no such measure", () => {
    const skewed = { ...inventedWeight, beyond3: "computed", rows: { ...inventedWeight.rows, male: { first: 0, step: 1, l: [-2, 0.1], m: [10, 10], s: [0.2, 0.2] } } } as const
    const [, high] = growthCurves(skewed, "male", { lines: { zs: [0, 3] } }).curves
    expect(high?.points.map(([at]) => at)).toEqual([1])
  })
})

describe("the areas between the lines", () => {
  it("run along the lower line and back along the upper one", () => {
    const { curves, bands } = growthCurves(weightAtFive, "female", { lines: { zs: [-2, 0, 2] } })
    expect(bands.map(({ from, until }) => [from, until])).toEqual([[-2, 0], [0, 2]])
    expect(bands[1]?.polygon).toEqual([...(curves[1]?.points ?? []), ...(curves[2]?.points ?? []).toReversed()])
  })
})

describe("a centile", () => {
  it.each([[50, 0], [97.5, 1.959964], [2.5, -1.959964], [99.9, 3.090232], [0.1, -3.090232], [99.6, 2.652070]])("%s %% lies at z %s", (centile, z) => {
    expect(zOfPercentile(centile)).toBeCloseTo(z, 6)
  })

  it("is found again from its z-score", () => {
    fc.assert(fc.property(fc.double({ min: 0.001, max: 99.999, noNaN: true }), (centile) => {
      expect(percentileOf(zOfPercentile(centile))).toBeCloseTo(centile, 9)
    }))
  })
})

it("refuses lines that are none, and parts without a row", () => {
  const expectRefused = (at: string, ask: () => unknown) => {
    expect(ask).toThrow(ChartError)
    expect(ask).toThrow(expect.objectContaining({ code: "TRAMYTE_CHARTS_BAD_OPTION", at }))
  }
  for (const zs of [[], [NaN], [11], Array.from({ length: 16 }, (_, z) => z / 4)]) expectRefused("lines", () => growthCurves(weightAtFive, "male", { lines: { zs } }))
  for (const centiles of [[0], [100], [-3], [NaN]]) expectRefused("lines", () => growthCurves(weightAtFive, "male", { lines: { centiles } }))
  expectRefused("from", () => growthCurves(weightAtFive, "male", { from: 0, until: 59 }))
  expectRefused("from", () => growthCurves(statureAtTwo, "male", { from: 730.2, until: 730.8 }))
  expectRefused("from", () => growthCurves(weightAtFive, "male", { from: NaN }))
  expectRefused("sex", () => growthCurves(weightAtFive, "unknown" as "male"))
})
