import { normalCdf } from "../statistics/normalCdf.ts"
import { normalQuantile } from "../statistics/normalQuantile.ts"
import { shown } from "../citizen/checkFact.ts"
import { type CompiledRows, type CompiledTable, compiledTable, lmsAt } from "./compiledTable.ts"
import { GrowthError } from "./errors.ts"
import type { GrowthTable } from "./growthTable.ts"
import type { GrowthSex } from "./indicator.ts"
import { measureOfLms, zOfLms } from "./lms.ts"

/**
 * The z-score of one measure by one table, not rounded (điểm z).
 *
 * It only looks up and computes: ages, corrections and borders between tables are `scoreGrowth`'s.
 *
 * @param at the place on the axis of the table: completed days, months, or cm of stature
 * @param measure in the unit of the table: kg, cm, kg/m², mm
 * @returns NaN off the table, and for a measure that is not above 0
 * @example
 * ```ts
 * import { percentileOf, zScore } from "@tramyte/core/growth"
 * import { weightForAge2006 } from "@tramyte/who-growth"
 *
 * // A girl of one year, 8.1 kg
 * const z = zScore(weightForAge2006, "female", 365, 8.1)
 * z.toFixed(2) // => "-0.82"
 * percentileOf(z).toFixed(0) // => "21"
 * ```
 */
export const zScore = (table: GrowthTable, sex: GrowthSex, at: number, measure: number): number => {
  const compiled = compiledTable(table)
  const found = lmsAt(rowsOf(compiled, sex), at)
  return found === undefined || !(measure > 0 && measure < Infinity) ? NaN : zOfLms(found.l, found.m, found.s, measure, compiled.restricted) + 0
}

/**
 * The measure at a z-score by one table: the inverse of `zScore`, with which charts are drawn and targets are set.
 *
 * @param at the place on the axis of the table: completed days, months, or cm of stature
 * @returns NaN off the table, and where no measure is so far out
 * @example
 * ```ts
 * import { measureAtZ } from "@tramyte/core/growth"
 * import { weightForAge2006 } from "@tramyte/who-growth"
 *
 * // Below what weight is a girl of one year underweight?
 * measureAtZ(weightForAge2006, "female", 365, -2).toFixed(3) // => "7.041"
 * ```
 */
export const measureAtZ = (table: GrowthTable, sex: GrowthSex, at: number, z: number): number => {
  const compiled = compiledTable(table)
  const found = lmsAt(rowsOf(compiled, sex), at)
  const measure = found === undefined ? NaN : measureOfLms(found.l, found.m, found.s, z, compiled.restricted)
  return measure > 0 && measure < Infinity ? measure : NaN
}

const rowsOf = (compiled: CompiledTable, sex: GrowthSex): CompiledRows => {
  if (sex === "male" || sex === "female") return compiled[sex]
  throw new GrowthError("TRAMYTE_GROWTH_VALUE", `sex is ${shown(sex)}; give "male" or "female"; who is neither, or not known, has no z-score`)
}

/**
 * The share of the reference population below a z-score, in percent (bách phân vị).
 *
 * @example
 * ```ts
 * import { percentileOf } from "@tramyte/core/growth"
 *
 * percentileOf(-2).toFixed(2) // => "2.28"
 * ```
 */
export const percentileOf = (z: number): number => 100 * normalCdf(z)

/**
 * The z-score of a percentile, above 0 and below 100: the inverse of `percentileOf`.
 *
 * @example
 * ```ts
 * import { zOfPercentile } from "@tramyte/core/growth"
 *
 * zOfPercentile(97).toFixed(2) // => "1.88"
 * ```
 */
export const zOfPercentile = (percentile: number): number => normalQuantile(percentile / 100)
