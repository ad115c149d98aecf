import { scoreGrowth, zScore } from "@tramyte/core/growth"
import { describe, expect, it } from "vitest"
import { weightForAge2006, whoGrowth, whoGrowthTo61Months } from "./index.ts"

describe("the bundles", () => {
  it("have one table for each indicator and age, the standards of 2006 first", () => {
    expect(whoGrowth.tables.map(({ id }) => id)).toEqual([
      "who-2006/length-height-for-age", "who-2006/weight-for-age", "who-2006/weight-for-length", "who-2006/weight-for-height", "who-2006/bmi-for-age",
      "who-2006/head-circumference-for-age", "who-2006/arm-circumference-for-age", "who-2006/triceps-skinfold-for-age", "who-2006/subscapular-skinfold-for-age",
      "who-2007/height-for-age", "who-2007/weight-for-age", "who-2007/bmi-for-age"
    ])
  })
  it("meet at 60 months, as with WHO, or at 61", () => {
    const border = (tables: typeof whoGrowth.tables) => new Set(tables.flatMap(({ ages: { from, until } }) => [from, until]).filter((age) => age !== undefined && age > 3))
    expect([...border(whoGrowth.tables)]).toEqual([60])
    expect([...border(whoGrowthTo61Months.tables)]).toEqual([1856.5 / 30.4375])
    expect(whoGrowthTo61Months.tables[1]!.rows).toBe(weightForAge2006.rows)
  })
  it.each([[1855.5, "who-2006"], [1856, "who-2006"], [1856.49, "who-2006"], [1856.5, "who-2007"], [1856.6, "who-2007"], [1857, "who-2007"]])(
    "leave no gap at 61 months: day %f has a weight-for-age by %s", (ageDays, standard) => {
      const { scores } = scoreGrowth(whoGrowthTo61Months, { sex: "male", ageDays, weight: 18 })
      expect(scores.map(({ table }) => table)).toEqual([`${standard}/weight-for-age`])
    })
  it.each([[1826, "who-2006"], [1826.2, "who-2006"], [1826.25, "who-2007"], [1827, "who-2007"]])(
    "leave no gap at 60 months: day %f has a weight-for-age by %s", (ageDays, standard) => {
      const { scores } = scoreGrowth(whoGrowth, { sex: "male", ageDays, weight: 18 })
      expect(scores.map(({ table }) => table)).toEqual([`${standard}/weight-for-age`])
    })
  it("reach to day 1856", () => {
    expect(weightForAge2006.rows.male.m[1856]).toBe(18.4968)
    expect(zScore(weightForAge2006, "male", 1857, 18)).toBeNaN()
  })
})
