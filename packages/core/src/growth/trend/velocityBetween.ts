import type { VelocityRow, VelocityTable } from "../growthTable.ts"
import type { GrowthSex } from "../indicator.ts"
import { measureOfLms, roundedZ, zOfLms } from "../lms.ts"
import { percentileOf } from "../zScore.ts"
import { tidy } from "./line.ts"
import { type VelocityCode, type VelocityPlace, velocityPlace } from "./velocityPlace.ts"

/** Two measures of one child. */
export interface VelocityQuestion {
  readonly sex: GrowthSex
  readonly measure: VelocityTable["measure"]
  /** Age in days (corrected after a preterm birth), and kg or cm. */
  readonly earlier: { readonly ageDays: number; readonly value: number }
  readonly later: { readonly ageDays: number; readonly value: number }
  /** How many days the gap may differ from the interval of a table. Default 5. */
  readonly withinDays?: number
}

export type { VelocityCode } from "./velocityPlace.ts"

/** What a child gained between two measures, against what healthy children gain in such a time. */
export interface AssessedVelocity {
  readonly assessable: true
  /** Id of the table. */
  readonly table: string
  /** The interval of the table in months, and the ages (completed months) of the row that was used. */
  readonly interval: number
  readonly from: number
  readonly until: number
  /** Days between the two measures. */
  readonly days: number
  /** What was gained, in the unit of the table: g or cm. */
  readonly increment: number
  readonly unit: "g" | "cm"
  /** The same brought to the days of the interval, in proportion. */
  readonly scaled: number
  /** Median of the table. */
  readonly median: number
  /** Rounded to two decimals. */
  readonly z: number
  readonly percentile: number
}

/** A gain that cannot be compared, and why. */
export interface UnassessedVelocity {
  readonly assessable: false
  readonly code: VelocityCode
  readonly days: number
  /** `belowTable`: where the curve ends; the gain is lower. None: the curve goes on for ever. */
  readonly zBelow?: number
}

/**
 * The gain between two measures as a z-score by WHO's velocity standards of 2009 (vận tốc tăng trưởng).
 *
 * The table whose interval is nearest to the gap is taken, of it the row whose ages are nearest to the child's. The gain is brought to
 * the interval in proportion to the days, and only where the gap differs from it by at most `withinDays`: WHO's tables are made for
 * intervals of whole months and say nothing of others; five days are our reading, so that a monthly weighing day may move within a week.
 * The first month of the monthly weight table is 28 days (`0 to 4 weeks`).
 *
 * `z = (((gain + delta) / M)^L - 1) / (L S)`, computed as it stands at every z: no publication was seen that restricts it beyond 3 SD.
 * One such z-score is noisy: never judge by one alone. See `increments`.
 *
 * @see https://www.who.int/publications/i/item/9789241547635 (WHO child growth standards: growth velocity, 2009)
 * @example
 * ```ts
 * import { velocityBetween } from "@tramyte/core/growth"
 * import { who2009 } from "@tramyte/who-growth"
 *
 * // A boy weighed at three and at five months: 6.4 kg, 7.1 kg
 * const gain = velocityBetween(who2009, { sex: "male", measure: "weight", earlier: { ageDays: 92, value: 6.4 }, later: { ageDays: 153, value: 7.1 } })
 * gain.assessable && gain.interval // => 2
 * gain.assessable && gain.z // => -1.45
 * ```
 */
export const velocityBetween = (tables: readonly VelocityTable[], { sex, measure, earlier, later, withinDays = toleranceInDays }: VelocityQuestion): AssessedVelocity | UnassessedVelocity => {
  const days = later.ageDays - earlier.ageDays
  if (!Number.isFinite(earlier.value) || !Number.isFinite(later.value)) return { assessable: false, code: "notNumber", days }
  const place = velocityPlace(tables, { sex, measure, ageDays: earlier.ageDays, days, withinDays })
  return typeof place === "string" ? { assessable: false, code: place, days } : velocityAt(place, days, later.value - earlier.value)
}

/** The gain in kg or cm at a place of the tables. */
export const velocityAt = (place: VelocityPlace, days: number, gain: number): AssessedVelocity | UnassessedVelocity => {
  const { table: { id, unit, interval }, row, length } = place
  const increment = tidy(unit === "g" ? gain * 1000 : gain)
  const scaled = increment * length / days
  const exact = zOfIncrement(row, scaled)
  if (Number.isNaN(exact)) return { assessable: false, code: "belowTable", days, ...row.l > 0 ? { zBelow: roundedZ(-1 / (row.l * row.s)) } : {} }
  const [z, percentile] = [roundedZ(exact), percentileOf(exact)]
  // What nobody weighs: beyond what numbers can hold.
  if (![z, percentile, scaled].every(Number.isFinite)) return { assessable: false, code: "notNumber", days }
  return {
    assessable: true, table: id, interval, from: row.from, until: row.until, days, increment, unit, scaled, median: row.m - row.delta,
    z, percentile
  }
}

/** The z-score alone, rounded; nothing where the curve has no place for the loss. */
export const velocityZ = ({ table: { unit }, row, length }: VelocityPlace, days: number, gain: number): number | undefined => {
  const z = roundedZ(zOfIncrement(row, tidy(unit === "g" ? gain * 1000 : gain) * length / days))
  return Number.isFinite(z) ? z : undefined
}

/** Our reading; see `velocityBetween`. */
export const toleranceInDays = 5

/**
 * The z-score of an increment by one table, not rounded: g or cm gained from the completed month `from` over the table's interval.
 *
 * @returns NaN where the table has no such row, and for a loss so great that the curve has no place for it
 * @example
 * ```ts
 * import { incrementZ } from "@tramyte/core/growth"
 * import { weightVelocity1Month2009 } from "@tramyte/who-growth"
 *
 * // A boy gained 700 g in his first four weeks
 * incrementZ(weightVelocity1Month2009, "male", 0, 700).toFixed(2) // => "-0.98"
 * ```
 */
export const incrementZ = (table: VelocityTable, sex: GrowthSex, from: number, increment: number): number => {
  const row = rowFrom(table, sex, from)
  return row === undefined ? NaN : zOfIncrement(row, increment)
}

/**
 * The increment at a z-score by one table: the inverse of `incrementZ`, in g or cm.
 *
 * @returns NaN where the table has no such row, and where the curve has no such place
 * @example
 * ```ts
 * import { incrementAtZ } from "@tramyte/core/growth"
 * import { weightVelocity1Month2009 } from "@tramyte/who-growth"
 *
 * // Less than this, in grams, is a low gain of a boy in his first four weeks
 * incrementAtZ(weightVelocity1Month2009, "male", 0, -2).toFixed(0) // => "321"
 * ```
 */
export const incrementAtZ = (table: VelocityTable, sex: GrowthSex, from: number, z: number): number => {
  const row = rowFrom(table, sex, from)
  return row === undefined ? NaN : measureOfLms(row.l, row.m, row.s, z, false) - row.delta
}

const rowFrom = (table: VelocityTable, sex: GrowthSex, from: number): VelocityRow | undefined => table.rows[sex].find((row) => row.from === from)

const zOfIncrement = ({ l, m, s, delta }: VelocityRow, increment: number): number => increment + delta > 0 ? zOfLms(l, m, s, increment + delta, false) : NaN
