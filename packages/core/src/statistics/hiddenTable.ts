import { countOf, StatisticsError } from "./errors.ts"

/** Counts, by row and column. A list of counts is a table of one dimension: its cells have one total and no others. */
export type CountTable = readonly number[] | readonly (readonly number[])[]

/** A place in a table, counted from 0; a table of one dimension is one row. */
export interface TableCell {
  readonly row: number
  readonly column: number
}

/**
 * A table with published totals of which some cells are hidden; cells have numbers, row by row.
 * What `hidden` holds is changed while the cells to hide are being looked for.
 */
export interface HiddenTable {
  /** Whether each row and column has its total, or (one dimension) only the whole list. */
  readonly dimensions: 1 | 2
  readonly rows: number
  readonly columns: number
  readonly counts: readonly number[]
  readonly hidden: boolean[]
  /** What a reader takes a hidden count to be at least. */
  readonly atLeast: number
}

/** The table with nothing hidden. */
export const nothingHidden = (table: CountTable, atLeast: 0 | 1, where: string): HiddenTable => {
  const twoWay = isTwoWay(table)
  const rows = twoWay ? table : [table]
  const columns = rows[0]?.length ?? 0
  const ragged = rows.findIndex((row) => row.length !== columns)
  if (ragged >= 0) {
    const lengths = `row ${ragged} has ${rows[ragged]!.length} cells, row 0 has ${columns}`
    throw new StatisticsError("TRAMYTE_STATISTICS_INVALID_TABLE", `${where}: ${lengths}. Give every row the same columns, with 0 for nobody.`)
  }
  const counts = rows.flatMap((row, r) => row.map((count, c) => countOf(count, `${where}: row ${r}, column ${c}`)))
  return { dimensions: twoWay ? 2 : 1, rows: rows.length, columns, counts, hidden: counts.map(() => false), atLeast }
}

/** The same table with other cells hidden. */
export const hiding = (table: HiddenTable, hidden: readonly boolean[]): HiddenTable => ({ ...table, hidden: [...hidden] })

/** The numbers of the hidden cells, row by row. */
export const hiddenCells = ({ hidden }: HiddenTable): readonly number[] => hidden.flatMap((isHidden, cell) => isHidden ? [cell] : [])

/** Row and column of a cell's number. */
export const cellAt = ({ columns }: HiddenTable, cell: number): TableCell => ({ row: Math.floor(cell / columns), column: cell % columns })

const isTwoWay = (table: CountTable): table is readonly (readonly number[])[] => table.length > 0 && typeof table[0] === "object"
