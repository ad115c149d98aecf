import { cheapestCover } from "./cheapestCover.ts"
import { coverByPaths } from "./coverByPaths.ts"
import { countOf, StatisticsError } from "./errors.ts"
import { type FeasibilityInterval, intervalOf, type ReaderKnowledge } from "./feasibilityIntervals.ts"
import { cellAt, type CountTable, type HiddenTable, hiddenCells, hiding, nothingHidden, type TableCell } from "./hiddenTable.ts"
import { greatest, isMet, needsOf } from "./protection.ts"

/** A hidden cell, why it is hidden, and between what its count lies for a reader. Not for publication. */
export interface SuppressedCell extends FeasibilityInterval {
  /** `small`: primary suppression; `cover`: complementary suppression, so that a small one cannot be worked out. */
  readonly because: "small" | "cover"
}

/** A table that may be published. */
export interface SuppressedTable {
  readonly needsMerge: false
  /** Print one sign for every hidden cell, whatever the reason; a table of one dimension is one row. */
  readonly cells: readonly (readonly (number | "hidden")[])[]
  readonly rowTotals: readonly number[]
  /** Absent for a table of one dimension. */
  readonly columnTotals?: readonly number[]
  readonly total: number
  /** The audit, for the station alone: nothing of it may be published. */
  readonly audit: readonly SuppressedCell[]
  /** Whether it is proven that hiding no smaller sum of counts would do. */
  readonly optimal: boolean
}

/** A table that cannot be published with its totals: rows or columns must be merged, or totals left out, around these cells. */
export interface NeedsMerge {
  readonly needsMerge: true
  /** The small counts that nothing protects, even were all others hidden. */
  readonly unprotected: readonly TableCell[]
}

/**
 * Hides counts from 1 up to but without `threshold` (ẩn số liệu nhỏ), and as few others as it takes so that no reader can work them
 * out: small-cell suppression with complementary suppression.
 *
 * A small count is protected if, for someone who knows all totals and all that is shown, it could as well be 1 and as well be
 * `threshold − 1`; an exact audit of the result comes with it. Up to 30 cells the sum of the counts hidden besides is the least possible,
 * then their number, then the first row by row; beyond, the choice is good and as safe. The same table always gives the same
 * result. Zeros and totals are shown. The task is that of M. Fischetti and J. J. Salazar, Management Science 47 (2001) 1008.
 *
 * Not protected: against someone who knows some of the people, or who compares with another table of the same people (sub-totals, last
 * month's cumulative count). Take shares, means, charts and exports from the published cells only. No threshold of Viet Nam is known to
 * us: 5 inside government and 10 for the public are our defaults to propose.
 *
 * @param table a list of counts with one total, or rows of counts with row and column totals
 * @param threshold the least count that is shown, besides 0
 * @throws StatisticsError `TRAMYTE_STATISTICS_INVALID_TABLE`, `TRAMYTE_STATISTICS_INVALID_COUNT`
 * @example
 * ```ts
 * import { suppress } from "@tramyte/core"
 *
 * const found = suppress([[20, 30, 15], [25, 3, 18], [40, 22, 35]], 5)
 * const cells = found.needsMerge ? [] : found.cells
 * cells // => [[20, "hidden", "hidden"], [25, "hidden", "hidden"], [40, 22, 35]]
 * suppress([4, 0], 5) // => { needsMerge: true, unprotected: [{ row: 0, column: 0 }] }
 * ```
 */
export const suppress = (table: CountTable, threshold: number, options: ReaderKnowledge = {}): SuppressedTable | NeedsMerge => {
  if (countOf(threshold, "suppress: threshold") === 0) {
    throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_COUNT", "suppress: the threshold is 0. Give the least count that is shown, 5; 1 hides nothing.")
  }
  const open = nothingHidden(table, options.hiddenAtLeast ?? 1, "suppress")
  const small = open.counts.map((count) => count > 0 && count < threshold)
  const primary = hiding(open, small)
  const cover = primary.dimensions === 1 ? coverOfList(primary, threshold) : coverOfTable(primary, threshold)
  if (cover === undefined) return { needsMerge: true, unprotected: unprotectedIn(primary, threshold) }
  return publish(hiding(primary, cover.hidden), small, cover.optimal)
}

interface Cover {
  readonly hidden: readonly boolean[]
  readonly optimal: boolean
}

const MOST_CELLS_FOR_THE_BEST = 30

const coverOfTable = (primary: HiddenTable, threshold: number): Cover | undefined => {
  const needs = needsOf(primary, hiddenCells(primary), threshold)
  const known = coverByPaths(primary, needs)
  if (known === undefined) return undefined
  if (known.every((isHidden, cell) => isHidden === primary.hidden[cell])) return { hidden: known, optimal: true }
  return primary.counts.length <= MOST_CELLS_FOR_THE_BEST ? { hidden: cheapestCover(primary, needs, known), optimal: true } : { hidden: known, optimal: false }
}

/** In a list one more hidden count, the smallest of those that are not small, is always enough. */
const coverOfList = (primary: HiddenTable, threshold: number): Cover | undefined => {
  if (isListProtected(primary, threshold)) return { hidden: primary.hidden, optimal: true }
  let smallest: number | undefined
  primary.counts.forEach((count, cell) => {
    if (count >= threshold && (smallest === undefined || count < primary.counts[smallest]!)) smallest = cell
  })
  return smallest === undefined ? undefined : { hidden: primary.hidden.map((isHidden, cell) => isHidden || cell === smallest), optimal: true }
}

const isListProtected = (table: HiddenTable, threshold: number): boolean =>
  hiddenCells(table).every((cell) => {
    const { lo, hi } = intervalOf(table, cell)
    return lo <= 1 && hi >= greatest(threshold)
  })

/** Hiding more never tells more: what is not protected with all hidden never is. */
const unprotectedIn = (primary: HiddenTable, threshold: number): readonly TableCell[] => {
  const all = hiding(primary, primary.counts.map((count) => count > 0))
  const small = hiddenCells(primary)
  const open = all.dimensions === 1 ? small : needsOf(all, small, threshold).filter((need) => !isMet(all, need)).map(({ cell }) => cell)
  return [...new Set(open)].map((cell) => cellAt(all, cell))
}

const publish = (table: HiddenTable, small: readonly boolean[], optimal: boolean): SuppressedTable => {
  const { rows, columns, counts, hidden } = table
  const sumWhere = (belongs: (cell: number) => boolean): number => counts.reduce((sum, count, cell) => belongs(cell) ? sum + count : sum, 0)
  const each = <T>(length: number, of: (index: number) => T): readonly T[] => Array.from({ length }, (_, index) => of(index))
  return {
    needsMerge: false,
    cells: each(rows, (row) => each(columns, (column) => hidden[row * columns + column] ? "hidden" : counts[row * columns + column]!)),
    rowTotals: each(rows, (row) => sumWhere((cell) => cellAt(table, cell).row === row)),
    ...(table.dimensions === 1 ? {} : { columnTotals: each(columns, (column) => sumWhere((cell) => cell % columns === column)) }),
    total: sumWhere(() => true),
    audit: hiddenCells(table).map((cell) => ({ ...intervalOf(table, cell), because: small[cell] ? "small" : "cover" })),
    optimal
  }
}
