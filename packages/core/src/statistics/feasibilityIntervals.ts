import { StatisticsError } from "./errors.ts"
import { cellAt, type CountTable, type HiddenTable, hiddenCells, nothingHidden, type TableCell } from "./hiddenTable.ts"
import { shiftCell } from "./shiftCell.ts"

/** What a reader can work out of a hidden count: the least and the greatest that fit everything published. */
export interface FeasibilityInterval extends TableCell {
  readonly lo: number
  readonly hi: number
}

/** What readers of a table know. */
export interface ReaderKnowledge {
  /** The least that a hidden count can be: 1 (the default) where zeros are always shown, 0 where readers are not told so. */
  readonly hiddenAtLeast?: 0 | 1
}

/**
 * Attacks a published table as a curious reader would: the exact range of every hidden count, given all shown counts and all totals.
 *
 * In one dimension a closed formula; in two a greatest flow for each cell and side, as such ranges have no gaps and whole ends. What
 * readers know from elsewhere, and other tables of the same people, are not in it.
 *
 * @param table the true counts; a plain list has one total, a table of rows those of all rows and columns
 * @param hidden the places that are not published
 * @throws StatisticsError `TRAMYTE_STATISTICS_INVALID_TABLE`, `TRAMYTE_STATISTICS_INVALID_COUNT`
 * @example
 * ```ts
 * import { feasibilityIntervals } from "@tramyte/core"
 *
 * const table = [[20, 30, 15], [25, 3, 18], [40, 22, 35]]
 * feasibilityIntervals(table, [{ row: 1, column: 1 }]) // => [{ row: 1, column: 1, lo: 3, hi: 3 }]
 * ```
 */
export const feasibilityIntervals = (table: CountTable, hidden: readonly TableCell[], options: ReaderKnowledge = {}): readonly FeasibilityInterval[] => {
  const found = nothingHidden(table, options.hiddenAtLeast ?? 1, "feasibilityIntervals")
  for (const place of hidden) found.hidden[cellOf(found, place)] = true
  return hiddenCells(found).map((cell) => intervalOf(found, cell))
}

const cellOf = (table: HiddenTable, { row, column }: TableCell): number => {
  const isThere = isIndex(row, table.rows) && isIndex(column, table.columns)
  const cell = row * table.columns + column
  if (isThere && table.counts[cell]! >= table.atLeast) return cell
  const problem = isThere ? "is 0, which is said to be shown" : "is not in the table"
  throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_TABLE", `feasibilityIntervals: row ${row}, column ${column} ${problem}. Name hidden cells by their places, counted from 0.`)
}

const isIndex = (value: number, length: number): boolean => Number.isInteger(value) && value >= 0 && value < length

/** The range of one hidden cell. */
export const intervalOf = (table: HiddenTable, cell: number): FeasibilityInterval => {
  const count = table.counts[cell]!
  const place = cellAt(table, cell)
  if (table.dimensions === 2) {
    return { ...place, lo: count - shiftCell(table, cell, "down", count).moved, hi: count + shiftCell(table, cell, "up", Number.POSITIVE_INFINITY).moved }
  }
  const others = hiddenCells(table).filter((other) => other !== cell)
  const spare = others.reduce((sum, other) => sum + table.counts[other]! - table.atLeast, 0)
  return { ...place, lo: others.length === 0 ? count : table.atLeast, hi: count + spare }
}
