import { daysPerMonth, type VelocityRow, type VelocityTable } from "../growthTable.ts"
import type { GrowthSex } from "../indicator.ts"
import { measureOfLms, roundedZ, zOfLms } from "../lms.ts"
import { percentileOf } from "../zScore.ts"
import { tidy } from "./line.ts"

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

/** Why a gain is not compared with a table. */
export type VelocityCode =
  /** Velocity standards are by sex. */
  | "sexUnknown"
  /** The standards are by sex. */
  | "sexUnknown"
  /** No table of this measure was given. */
  | "noTable"
  /** The second measure is not later than the first. */
  | "notLater"
  /** Less time, or more, than any table is for: nothing is to be told from so short a time. */
  | "tooShort"
  | "tooLong"
  /** Too far from every interval that has a table. */
  | "betweenIntervals"
  /** The tables of this interval are for other ages. */
  | "beyondAges"
  /** Lost so much that the curve has no place for it: below any z-score of the table. */
  | "belowTable"
  | "notNumber"

/** A gain that cannot be compared, and why. */
export interface UnassessedVelocity {
  readonly assessable: false
  readonly code: VelocityCode
  readonly days: number
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
 * gain.assessable && gain.z // => -1.49
 * ```
 */
export const velocityBetween = (tables: readonly VelocityTable[], { sex, measure, earlier, later, withinDays = toleranceInDays }: VelocityQuestion): AssessedVelocity | UnassessedVelocity => {
  const days = later.ageDays - earlier.ageDays
  const none = (code: VelocityCode): UnassessedVelocity => ({ assessable: false, code, days })
  if (![days, earlier.value, later.value].every(Number.isFinite)) return none("notNumber")
  if (days <= 0) return none("notLater")
  const nearest = nearestTable(tables, measure, days)
  if (nearest === undefined) return none("noTable")
  const row = nearestRow(nearest, sex, (earlier.ageDays + later.ageDays) / 2)
  const length = row === undefined ? nearest.interval * daysPerMonth : daysOfRow(nearest, row)
  if (Math.abs(days - length) > withinDays) return none(outsideIntervals(tables, measure, days, nearest))
  if (row === undefined) return none("beyondAges")
  const increment = tidy((later.value - earlier.value) * (nearest.unit === "g" ? 1000 : 1))
  const scaled = increment * length / days
  const exact = zOfIncrement(row, scaled)
  if (Number.isNaN(exact)) return none("belowTable")
  return {
    assessable: true, table: nearest.id, interval: nearest.interval, from: row.from, until: row.until, days, increment, unit: nearest.unit,
    scaled, median: row.m - row.delta, z: roundedZ(exact), percentile: percentileOf(exact)
  }
}

/** Our reading; see `velocityBetween`. */
export const toleranceInDays = 5

/**
 * The z-score of an increment by one table, not rounded: g or cm gained from the completed month `from` over the table's interval.
 *
 * @returns NaN where the table has no such row, and for a loss so great that the curve has no place for it
 */
export const incrementZ = (table: VelocityTable, sex: GrowthSex, from: number, increment: number): number => {
  const row = rowFrom(table, sex, from)
  return row === undefined ? NaN : zOfIncrement(row, increment)
}

/**
 * The increment at a z-score by one table: the inverse of `incrementZ`, in g or cm.
 *
 * @returns NaN where the table has no such row, and where the curve has no such place
 */
export const incrementAtZ = (table: VelocityTable, sex: GrowthSex, from: number, z: number): number => {
  const row = rowFrom(table, sex, from)
  return row === undefined ? NaN : measureOfLms(row.l, row.m, row.s, z, false) - row.delta
}

const rowFrom = (table: VelocityTable, sex: GrowthSex, from: number): VelocityRow | undefined => table.rows[sex].find((row) => row.from === from)

const zOfIncrement = ({ l, m, s, delta }: VelocityRow, increment: number): number => increment + delta > 0 ? zOfLms(l, m, s, increment + delta, false) : NaN

const nearestTable = (tables: readonly VelocityTable[], measure: VelocityTable["measure"], days: number): VelocityTable | undefined => {
  const off = ({ interval }: VelocityTable): number => Math.abs(interval * daysPerMonth - days)
  return tables.filter((table) => table.measure === measure).reduce<VelocityTable | undefined>((best, table) => best === undefined || off(table) < off(best) ? table : best, undefined)
}

/** The row in whose middle the two measures have theirs; none if it lies more than half a month beyond the first and the last. */
const nearestRow = (table: VelocityTable, sex: GrowthSex, middle: number): VelocityRow | undefined => {
  const off = (row: VelocityRow): number => Math.abs((dayOfMonth(table, row.from) + dayOfMonth(table, row.until)) / 2 - middle)
  const best = table.rows[sex].reduce<VelocityRow | undefined>((nearest, row) => nearest === undefined || off(row) < off(nearest) ? row : nearest, undefined)
  return best !== undefined && off(best) <= daysPerMonth / 2 ? best : undefined
}

const daysOfRow = (table: VelocityTable, { from, until }: VelocityRow): number => dayOfMonth(table, until) - dayOfMonth(table, from)

/** WHO's monthly table has "0 to 4 weeks" for its first row and goes on from there. */
const dayOfMonth = ({ interval }: VelocityTable, month: number): number => interval === 1 && month === 1 ? 28 : month * daysPerMonth

const outsideIntervals = (tables: readonly VelocityTable[], measure: VelocityTable["measure"], days: number, { interval }: VelocityTable): VelocityCode => {
  const intervals = tables.filter((table) => table.measure === measure).map((table) => table.interval)
  return days < interval * daysPerMonth && interval === Math.min(...intervals) ? "tooShort"
    : days > interval * daysPerMonth && interval === Math.max(...intervals) ? "tooLong" : "betweenIntervals"
}
