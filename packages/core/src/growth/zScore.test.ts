import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { GrowthTable, LmsRows } from "./growthTable.ts"
import { heldMonths, someRows } from "./tables.fixture.ts"
import { measureAtZ, percentileOf, zScore } from "./zScore.ts"

const { tables } = someRows()
const table = (id: string, first: number): GrowthTable => tables.find((one) => one.id === id && one.rows.male.first === first)!

/** A table of two rows, to be read by the eye. */
const made = (l: number, more: Partial<GrowthTable> = {}): GrowthTable => {
  const rows: LmsRows = { first: 10, step: 1, l: [l, l], m: [10, 12], s: [0.1, 0.1] }
  return { id: "made", indicator: "weight-for-age", axis: "month", ages: { from: 0 }, beyond3: "restricted", implausible: { below: -5, above: 5 }, source: "made", rows: { male: rows, female: { ...rows, m: [9, 11] } }, ...more }
}

describe("the z-score of a measure", () => {
  it("is 0 at the median, and half of the children are below", () => {
    expect(zScore(table("young/weight", 728), "male", 730, 12.1482)).toBeCloseTo(0, 12)
    expect(percentileOf(0)).toBe(50)
  })
  it.each([[-3, 8.6], [-2, 9.7], [-1, 10.8], [1, 13.6], [2, 15.3], [3, 17.1]])("the weights of boys of 24 months that WHO prints, at %i SD: %f kg", (sd, printed) => {
    expect(measureAtZ(table("young/weight", 728), "male", 730, sd)).toBeCloseTo(printed, 1)
    expect(zScore(table("young/weight", 728), "male", 730, measureAtZ(table("young/weight", 728), "male", 730, sd))).toBeCloseTo(sd, 9)
  })
  it.each([
    ["L 1: as many S from the median", 1, 11, 1], ["L 1, below", 1, 7.5, -2.5], ["L 0: of the logarithm", 0, 10 * Math.exp(0.1), 1], ["L 0, below", 0, 10 * Math.exp(-0.25), -2.5], ["L -1", -1, 12.5, 2], ["L 2", 2, 10 * Math.sqrt(1.2), 1]
  ])("by Cole's formula, %s", (_, l, measure, z) => {
    expect(zScore(made(l), "male", 10, measure)).toBeCloseTo(z, 12)
    expect(measureAtZ(made(l), "male", 10, z)).toBeCloseTo(measure, 12)
  })
  it("beyond 3 SD goes on in steps of the last SD, where the table says so", () => {
    // L -1: 2 SD is 12.5, 3 SD is 14.2857; -2 SD is 8.3333, -3 SD is 7.6923
    const [step, third, below, lowest] = [10 / 0.7 - 12.5, 10 / 0.7, 10 / 1.2 - 10 / 1.3, 10 / 1.3]
    expect(zScore(made(-1), "male", 10, third + step)).toBeCloseTo(4, 12)
    expect(zScore(made(-1), "male", 10, lowest - 2 * below)).toBeCloseTo(-5, 12)
    expect(measureAtZ(made(-1), "male", 10, 4)).toBeCloseTo(third + step, 12)
    expect(measureAtZ(made(-1), "male", 10, -5)).toBeCloseTo(lowest - 2 * below, 12)
    expect(zScore(made(-1, { beyond3: "computed" }), "male", 10, 10 / 0.6)).toBeCloseTo(4, 12)
    expect(measureAtZ(made(-1, { beyond3: "computed" }), "male", 10, 4)).toBeCloseTo(10 / 0.6, 12)
  })
  it("just within 3 SD is as computed", () => {
    expect(zScore(made(-1), "male", 10, 10 / (1 - 0.29))).toBeCloseTo(2.9, 12)
    expect(zScore(made(-1), "male", 10, 10 / (1 + 0.29))).toBeCloseTo(-2.9, 12)
    expect(zScore(made(-1), "male", 10, 10 / (1 - 0.31))).not.toBeCloseTo(3.1, 2)
    expect(zScore(made(-1), "male", 10, 10 / (1 + 0.31))).not.toBeCloseTo(-3.1, 2)
  })
  it("of a girl is by the girls' rows", () => expect(zScore(made(1), "female", 10, 9.9)).toBeCloseTo(1, 12))
})

describe("a place of the axis", () => {
  it("between two months, or tenths of a cm, is interpolated in L, M and S", () => {
    expect(measureAtZ(made(1), "male", 10.25, 0)).toBeCloseTo(10.5, 12)
    expect(measureAtZ(table("school/height", 60), "male", 60.5, 0)).toBeCloseTo((109.7265 + 110.2647) / 2, 12)
    const { first, m } = table("young/weight-for-length", 86).rows.male
    expect(measureAtZ(table("young/weight-for-length", 86), "male", first + 0.03, 0)).toBeCloseTo(m[0]! + 0.3 * (m[1]! - m[0]!), 12)
    expect(measureAtZ(table("young/weight-for-length", 86), "male", 86.1, 0)).toBeCloseTo(m[1]!, 9)
    const skewed: LmsRows = { first: 10, step: 1, l: [1, 0.5], m: [10, 10], s: [0.1, 0.2] }
    expect(measureAtZ(made(1, { rows: { male: skewed, female: skewed } }), "male", 10.5, 1)).toBeCloseTo(10 * (1 + 0.75 * 0.15) ** (1 / 0.75), 12)
  })
  it("of a table by days is a day", () => {
    expect(measureAtZ(table("young/weight", 728), "male", 730, 0)).toBe(12.1482)
    expect(measureAtZ(table("young/weight", 728), "male", 730.5, 0)).toBeNaN()
  })
  it.each([9.99, 11.01, -1, NaN, Infinity, -Infinity])("off the table, at %f, there is nothing", (at) => {
    expect([zScore(made(1), "male", at, 10), measureAtZ(made(1), "male", at, 0)]).toEqual([NaN, NaN])
  })
  it("both ends are on the table", () => expect([measureAtZ(made(1), "male", 10, 0), measureAtZ(made(1), "male", 11, 0)]).toEqual([10, 12]))
  it("the first day is a whole one", () => expect(zScore(table("young/weight", 0), "male", -0.1, 3)).toBeNaN())
})

describe("what has no z-score or no measure", () => {
  it.each([0, -0, -1, NaN])("a measure of %f", (measure) => expect(zScore(made(-1), "male", 10, measure)).toBeNaN())
  it("a z-score beyond the end of a skewed curve", () => {
    expect(measureAtZ(made(-1, { beyond3: "computed" }), "male", 10, 11)).toBeNaN()
    expect(measureAtZ(made(2, { beyond3: "computed" }), "male", 10, -5.1)).toBeNaN()
  })
  it("one that leaves nothing of the child", () => {
    expect(measureAtZ(made(1), "male", 10, -10)).toBeNaN()
    expect(measureAtZ(made(1), "male", 10, -11)).toBeNaN()
  })
  it.each([NaN, Infinity, -Infinity])("a z-score of %f", (z) => expect(measureAtZ(made(1), "male", 10, z)).toBeNaN())
})

describe("there and back", () => {
  const places = tables.flatMap((one) => one.axis === "day" ? Array.from(one.rows.male.m as readonly number[], (_, row) => ({ one, at: one.rows.male.first + row }))
    : one.axis === "month" ? heldMonths.filter((at) => at >= one.rows.male.first && at <= one.rows.male.first + one.rows.male.m.length - 1).map((at) => ({ one, at }))
    : [86, 86.04, 86.15, 87, 87.95, 88].map((at) => ({ one, at })))
  it("measure at z, and z of that measure, agree to 1e-9 from -6 to 6", () => {
    expect(places.length).toBeGreaterThan(150)
    fc.assert(fc.property(fc.constantFrom(...places), fc.constantFrom("male" as const, "female" as const), fc.double({ min: -6, max: 6, noNaN: true }), ({ one, at }, sex, z) => {
      expect(Math.abs(zScore(one, sex, at, measureAtZ(one, sex, at, z)) - z)).toBeLessThan(1e-9)
    }), { numRuns: 2000 })
  })
  it("z rises with the measure without a jump at 3 SD", () => {
    fc.assert(fc.property(fc.constantFrom(...places), fc.constantFrom("male" as const, "female" as const), fc.constantFrom(-3, 3), fc.double({ min: 1e-9, max: 1e-6, noNaN: true }), ({ one, at }, sex, z, step) => {
      const [before, here, after] = [measureAtZ(one, sex, at, z - step), measureAtZ(one, sex, at, z), measureAtZ(one, sex, at, z + step)]
      expect(before < here && here < after && after - before < 1e-3 * here).toBe(true)
    }), { numRuns: 1000 })
  })
})

describe("percentiles", () => {
  it.each([[-3, 0.135], [-2, 2.275], [-1.881, 2.999], [-1, 15.866], [1, 84.134], [2, 97.725], [3, 99.865]])("z %f is P%f", (z, percentile) => expect(percentileOf(z)).toBeCloseTo(percentile, 3))
  it("of both ends", () => expect([percentileOf(-Infinity), percentileOf(Infinity), percentileOf(NaN)]).toEqual([0, 100, NaN]))
})
