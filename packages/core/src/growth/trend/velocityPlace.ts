import { daysPerMonth, type VelocityRow, type VelocityTable } from "../growthTable.ts"
import type { GrowthSex } from "../indicator.ts"

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

/** Where a gain is looked up. */
export interface VelocityPlace {
  readonly table: VelocityTable
  readonly row: VelocityRow
  /** Days of the row's interval. */
  readonly length: number
}

/** Between which ages a child gained. */
export interface VelocitySpan {
  readonly sex: GrowthSex
  readonly measure: VelocityTable["measure"]
  /** At the first measure. */
  readonly ageDays: number
  readonly days: number
  readonly withinDays: number
}

/** The row that is meant for such a gain, or why there is none: of the table with the nearest interval the row with the nearest ages. */
export const velocityPlace = (tables: readonly VelocityTable[], { sex, measure, ageDays, days, withinDays }: VelocitySpan): VelocityPlace | VelocityCode => {
  if (!Number.isFinite(days)) return "notNumber"
  if (days <= 0) return "notLater"
  const intervals = indexOf(tables)[measure]
  const nearest = nearestInterval(intervals, days)
  if (nearest === undefined) return "noTable"
  const row = nearestRow(nearest[sex] ??= indexedRows(nearest.table, sex), ageDays + days / 2)
  const length = row === undefined ? nearest.days : row.length
  if (Math.abs(days - length) > withinDays) {
    return days < length && nearest === intervals[0] ? "tooShort" : days > length && nearest === intervals.at(-1) ? "tooLong" : "betweenIntervals"
  }
  return row ?? "beyondAges"
}

/** Days of the intervals for which there are tables, the shortest first. */
export const intervalsOf = (tables: readonly VelocityTable[], measure: VelocityTable["measure"]): readonly number[] => indexOf(tables)[measure].map(({ days }) => days)

interface IndexedRow extends VelocityPlace {
  /** Age in days in the middle of the interval. */
  readonly middle: number
}

interface IndexedTable {
  readonly table: VelocityTable
  readonly days: number
  /** By age. */
  male?: readonly IndexedRow[]
  female?: readonly IndexedRow[]
}

/** By measure, the shortest interval first. */
type VelocityIndex = Readonly<Record<VelocityTable["measure"], readonly IndexedTable[]>>

const ready = new WeakMap<readonly VelocityTable[], VelocityIndex>()

const indexOf = (tables: readonly VelocityTable[]): VelocityIndex => {
  const known = ready.get(tables)
  if (known !== undefined) return known
  const of = (measure: VelocityTable["measure"]): readonly IndexedTable[] =>
    tables.filter((table) => table.measure === measure).map((table) => ({ table, days: table.interval * daysPerMonth })).toSorted((a, b) => a.days - b.days)
  const index = { "weight": of("weight"), "length": of("length"), "head-circumference": of("head-circumference") }
  ready.set(tables, index)
  return index
}

const indexedRows = (table: VelocityTable, sex: GrowthSex): readonly IndexedRow[] =>
  table.rows[sex].map((row) => {
    const [start, end] = [dayOfMonth(table, row.from), dayOfMonth(table, row.until)]
    return { table, row, length: end - start, middle: (start + end) / 2 }
  }).toSorted((a, b) => a.middle - b.middle)

/** WHO's monthly table has "0 to 4 weeks" for its first row and goes on from there. */
const dayOfMonth = ({ interval }: VelocityTable, month: number): number => interval === 1 && month === 1 ? 28 : month * daysPerMonth

const nearestInterval = (intervals: readonly IndexedTable[], days: number): IndexedTable | undefined => {
  let best: IndexedTable | undefined
  for (const table of intervals) if (best === undefined || Math.abs(table.days - days) < Math.abs(best.days - days)) best = table
  return best
}

/** The row in whose middle the two measures have theirs; none if it lies more than half a month beyond the first and the last. */
const nearestRow = (rows: readonly IndexedRow[], middle: number): IndexedRow | undefined => {
  let best: IndexedRow | undefined
  for (const row of rows) {
    if (best !== undefined && Math.abs(row.middle - middle) >= Math.abs(best.middle - middle)) break
    best = row
  }
  return best !== undefined && Math.abs(best.middle - middle) <= daysPerMonth / 2 ? best : undefined
}
