import { daysPerMonth, type GrowthTable, measureAtZ, scoreGrowth, zScore } from "@tramyte/core/growth"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { whoGrowth, whoGrowthTo61Months } from "./index.ts"

const sexes = ["male", "female"] as const

/** Places of a table: its rows, and between them where it is interpolated. */
const placeOf = ({ axis, rows: { male: { first, step, m } } }: GrowthTable): fc.Arbitrary<number> => {
  const last = first + (m.length - 1) * step
  const row = fc.nat(m.length - 1).map((index) => Math.round((first + index * step) * 10) / 10)
  return axis === "day" ? row : fc.oneof(row, fc.double({ min: first, max: last, noNaN: true }))
}

describe.each(whoGrowth.tables.map((table) => [table.id, table] as const))("%s", (_, table) => {
  const place = fc.tuple(fc.constantFrom(...sexes), placeOf(table))
  it("gives back the z-score of the measure at it, to 1e-9, from -6 to 6", () => {
    fc.assert(fc.property(place, fc.double({ min: -6, max: 6, noNaN: true }), ([sex, at], z) => {
      const measure = measureAtZ(table, sex, at, z)
      expect(measure).toBeGreaterThan(0)
      expect(Math.abs(zScore(table, sex, at, measure) - z)).toBeLessThan(1e-9)
    }), { numRuns: 500 })
  })
  it("gives back the measure, where the curve has a place for it", () => {
    fc.assert(fc.property(place, fc.double({ min: 0.5, max: 2, noNaN: true }), ([sex, at], times) => {
      const measure = times * measureAtZ(table, sex, at, 0)
      const z = zScore(table, sex, at, measure)
      if (Math.abs(z) < 8) expect(measureAtZ(table, sex, at, z) / measure).toBeCloseTo(1, 9)
    }), { numRuns: 300 })
  })
  it("rises with the measure, through 3 SD as well", () => {
    fc.assert(fc.property(place, fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom(1e-6, 0.01, 1), ([sex, at], z, step) => {
      expect(zScore(table, sex, at, measureAtZ(table, sex, at, z + step))).toBeGreaterThan(zScore(table, sex, at, measureAtZ(table, sex, at, z)))
    }), { numRuns: 500 })
  })
  it("has the median of its rows at 0", () => {
    for (const sex of sexes) {
      const { first, step, m } = table.rows[sex]
      Array.from(m, (median, index) => expect(measureAtZ(table, sex, Math.round((first + index * step) * 10) / 10, 0)).toBeCloseTo(median, 9))
    }
  })
  it("has nothing off its ends", () => {
    const { first, step, m } = table.rows.male
    for (const at of [first - step, first + m.length * step]) for (const sex of sexes) expect([zScore(table, sex, at, 20), measureAtZ(table, sex, at, 0)]).toEqual([NaN, NaN])
  })
})

describe("from birth to 19 years no age is left out, and none is told twice", () => {
  const ages = fc.oneof(fc.double({ min: 0, max: 228, noNaN: true }).map((ageMonths) => ({ ageMonths })), fc.double({ min: 59, max: 62, noNaN: true }).map((ageMonths) => ({ ageMonths })), fc.nat(6939).map((ageDays) => ({ ageDays })), fc.integer({ min: 1824, max: 1860 }).map((ageDays) => ({ ageDays })))
  it.each([["60", whoGrowth], ["61", whoGrowthTo61Months]] as const)("with the border at %s months", (_, standards) => {
    fc.assert(fc.property(ages, fc.constantFrom(...sexes), (age, sex) => {
      const { scores } = scoreGrowth(standards, { ...age, sex, weight: 15, lengthHeight: 100 })
      const found = scores.map(({ indicator }) => indicator)
      const months = "ageDays" in age ? age.ageDays / daysPerMonth : age.ageMonths
      expect(found.filter((one) => one !== "weight-for-length-height")).toEqual(months <= 120 ? ["length-height-for-age", "weight-for-age", "bmi-for-age"] : ["length-height-for-age", "bmi-for-age"])
      expect(new Set(scores.map(({ table }) => table.slice(0, 8))).size).toBe(1)
    }), { numRuns: 2000 })
  })
  it("weight-for-length/height ends with the standards of 2006", () => {
    const has = (standards: typeof whoGrowth, ageDays: number) => scoreGrowth(standards, { sex: "male", ageDays, weight: 15, lengthHeight: 100 }).scores.some(({ indicator }) => indicator === "weight-for-length-height")
    expect([has(whoGrowth, 1826), has(whoGrowth, 1827), has(whoGrowthTo61Months, 1856), has(whoGrowthTo61Months, 1857)]).toEqual([true, false, true, false])
  })
})

describe("what WHO prints in its tables for boys and girls of 24 months", () => {
  it.each([["male", -2, 9.7], ["male", 0, 12.2], ["male", 2, 15.3], ["female", -2, 9.0], ["female", 0, 11.5], ["female", 2, 14.8]] as const)("%s, %i SD: %f kg", (sex, z, kg) => {
    expect(Math.round(measureAtZ(whoGrowth.tables.find(({ id }) => id === "who-2006/weight-for-age")!, sex, 731, z) * 10) / 10).toBe(kg)
  })
  it("weight-for-length at both ends of the table: 45 and 110 cm, and no mm farther", () => {
    const scored = (lengthHeight: number) => scoreGrowth(whoGrowth, { sex: "male", ageDays: 300, weight: 10, lengthHeight }).scores.some(({ indicator }) => indicator === "weight-for-length-height")
    expect([44.9, 45, 110, 110.1].map(scored)).toEqual([false, true, true, false])
    // Said to stand: 0.7 cm are added before looking up
    const stood = (lengthHeight: number) => scoreGrowth(whoGrowth, { sex: "male", ageDays: 300, weight: 10, lengthHeight, measured: "height" }).scores.some(({ indicator }) => indicator === "weight-for-length-height")
    expect([44.2, 44.3, 109.3, 109.4].map(stood)).toEqual([false, true, true, false])
  })
})
