import type { GrowthTable, LmsRows } from "./growthTable.ts"
import type { GrowthSex } from "./indicator.ts"
import { zOfLms } from "./lms.ts"
import { statures } from "./stature.ts"

/** A table made ready for looking up: L, M and S side by side. */
export interface CompiledTable {
  readonly table: GrowthTable
  readonly male: CompiledRows
  readonly female: CompiledRows
  readonly restricted: boolean
  readonly byDay: boolean
  readonly byStature: boolean
  /** One of `statures`: how it was measured, where the table is meant for one way only. */
  readonly stature: number
  /** Ages in months: from, before, and through. */
  readonly from: number
  readonly until: number
  readonly through: number
  /** Beyond these z-scores are implausible. */
  readonly below: number
  readonly above: number
}

/** The rows of one sex. */
export interface CompiledRows {
  /** L, M, S of the first row, of the second, … */
  readonly lms: Float64Array
  /** First row, in steps. */
  readonly first: number
  /** Steps to one unit of the axis: 10 where it goes by 0.1 cm. */
  readonly perUnit: number
  /** Places between rows are interpolated; otherwise only rows themselves can be looked up. */
  readonly between: boolean
}

const ready = new WeakMap<GrowthTable, CompiledTable>()

/** Compiles a table, once. */
export const compiledTable = (table: GrowthTable): CompiledTable => {
  const known = ready.get(table)
  if (known !== undefined) return known
  const { axis, beyond3, stature = "notSaid", implausible: { below, above }, ages: { from, until = Infinity, through = Infinity } } = table
  const compiled: CompiledTable = {
    table, male: compiledRows(table, "male"), female: compiledRows(table, "female"), restricted: beyond3 === "restricted",
    byDay: axis === "day", byStature: axis === "cm", stature: statures[stature], from, until, through, below, above
  }
  ready.set(table, compiled)
  return compiled
}

const compiledRows = ({ axis, rows }: GrowthTable, sex: GrowthSex): CompiledRows => {
  const { first, step, l, m, s }: LmsRows = rows[sex]
  const perUnit = Math.round(1 / step)
  const lms = new Float64Array(m.length * 3)
  for (let row = 0; row < m.length; row++) lms.set([l[row]!, m[row]!, s[row]!], row * 3)
  return { lms, first: Math.round(first * perUnit), perUnit, between: axis !== "day" }
}

/** L, M and S at one place of the axis. */
export interface Lms {
  readonly l: number
  readonly m: number
  readonly s: number
}

/** L, M and S at a place of the axis; nothing off the table. */
export const lmsAt = ({ lms, first, perUnit, between }: CompiledRows, at: number): Lms | undefined => {
  const row = Math.floor(at * perUnit)
  const index = (row - first) * 3
  if (!(at >= 0 && index >= 0 && index < lms.length)) return undefined
  const l = lms[index]!
  const m = lms[index + 1]!
  const s = lms[index + 2]!
  const past = (at - row / perUnit) * perUnit
  if (!(past > 0)) return { l, m, s }
  if (!between || index + 3 >= lms.length) return undefined
  return { l: l + past * (lms[index + 3]! - l), m: m + past * (lms[index + 4]! - m), s: s + past * (lms[index + 5]! - s) }
}

/** The z-score of a measure at a place of the axis, not rounded; NaN off the table. As `lmsAt` and `zOfLms` together, without an object for each of millions. */
export const zAt = ({ lms, first, perUnit, between }: CompiledRows, at: number, measure: number, restricted: boolean): number => {
  const row = Math.floor(at * perUnit)
  const index = (row - first) * 3
  if (!(index >= 0 && index < lms.length)) return NaN
  const l = lms[index]!
  const m = lms[index + 1]!
  const s = lms[index + 2]!
  const past = (at - row / perUnit) * perUnit
  if (!(past > 0)) return zOfLms(l, m, s, measure, restricted)
  if (!between || index + 3 >= lms.length) return NaN
  return zOfLms(l + past * (lms[index + 3]! - l), m + past * (lms[index + 4]! - m), s + past * (lms[index + 5]! - s), measure, restricted)
}
