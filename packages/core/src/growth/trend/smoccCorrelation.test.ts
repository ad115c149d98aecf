import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { daysPerMonth } from "../growthTable.ts"
import type { GrowthIndicator } from "../indicator.ts"
import { smoccCorrelation } from "./smoccCorrelation.ts"

/**
 * Correlations times 1000 that were seen among the children at 0, 1, 2, 3, 6, 9, 12, 15, 18 and 24 months (van Buuren 2023, table 2, CC BY 4.0):
 * of each age with the later ones.
 */
const months = [0, 1, 2, 3, 6, 9, 12, 15, 18, 24]
const length = [
  [702, 663, 580, 524, 462, 440, 425, 390, 374], [856, 791, 691, 614, 598, 585, 563, 518], [844, 745, 671, 646, 630, 587, 560], [803, 741, 715, 687, 651, 627],
  [862, 829, 784, 747, 702], [890, 843, 814, 759], [895, 863, 818], [884, 843], [866]
]
const weight = [
  [790, 655, 532, 412, 384, 390, 395, 397, 392], [902, 776, 587, 508, 486, 480, 467, 462], [909, 696, 589, 544, 526, 503, 499], [817, 683, 615, 579, 556, 535],
  [884, 793, 727, 681, 636], [926, 867, 808, 751], [938, 880, 828], [933, 881], [918]
]

const misses = (indicator: GrowthIndicator, seen: readonly (readonly number[])[]): readonly number[] =>
  seen.flatMap((row, i) => row.map((r, j) => smoccCorrelation(indicator, "female", months[i]! * daysPerMonth, months[i + 1 + j]! * daysPerMonth)! - r / 1000))

const deviation = (numbers: readonly number[]): number => Math.sqrt(numbers.reduce((sum, one) => sum + one ** 2, 0) / numbers.length)

describe("correlations of the SMOCC study", () => {
  it("come near those that were seen: weight within 0.04, length with an SD below 0.05", () => {
    expect(Math.max(...misses("weight-for-age", weight).map(Math.abs))).toBeLessThan(0.04)
    expect(deviation(misses("weight-for-age", weight))).toBeLessThan(0.015)
    expect(deviation(misses("length-height-for-age", length))).toBeLessThan(0.05)
  })
  it.each<[string, GrowthIndicator, number, number]>([
    ["less than four weeks", "weight-for-age", 100, 127], ["after the second birthday", "weight-for-age", 600, 732], ["before birth", "weight-for-age", -10, 60], ["the wrong way round", "weight-for-age", 200, 100],
    ["another indicator", "head-circumference-for-age", 100, 200], ["no age", "weight-for-age", NaN, 200]
  ])("says nothing of %s", (_, indicator, ageDays1, ageDays2) => {
    expect(smoccCorrelation(indicator, "male", ageDays1, ageDays2)).toBeUndefined()
  })
  it("speaks from four weeks apart, from birth to the second birthday", () => {
    expect(smoccCorrelation("weight-for-age", "male", 100, 128)).toBeGreaterThan(0.9)
    expect(smoccCorrelation("weight-for-age", "male", 0, 731)).toBeCloseTo(0.39, 1)
  })
  it("is one that can be, and falls as the ages part", () => {
    fc.assert(fc.property(fc.constantFrom<GrowthIndicator>("weight-for-age", "length-height-for-age"), fc.integer({ min: 0, max: 600 }), fc.integer({ min: 28, max: 90 }), fc.integer({ min: 1, max: 30 }), (indicator, age, gap, more) => {
      const [near, far] = [smoccCorrelation(indicator, "male", age, age + gap), smoccCorrelation(indicator, "male", age, age + gap + more)]
      if (near === undefined || far === undefined) return
      expect(near).toBeLessThan(1)
      expect(far).toBeGreaterThan(0)
      expect(far).toBeLessThan(near)
    }))
  })
})
