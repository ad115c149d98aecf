import { cellAt, type HiddenTable } from "./hiddenTable.ts"

/** How far a hidden count of a two-way table can be another one, all published numbers being as they are. */
export interface Shift {
  /** By how much it can differ, up to what was asked. */
  readonly moved: number
  /** The counts of such a table, row by row. */
  readonly counts: readonly number[]
}

/**
 * Raises (or lowers) one hidden count by up to `most`, and balances it in other hidden cells so that no total changes.
 *
 * Tables with given totals are the flows of a transportation network between rows and columns, in which hidden cells are the edges. A
 * count rises by as much as can flow from its column back to its row through other cells, which fall and rise in turns: the greatest
 * flow, by shortest augmenting paths (J. Edmonds and R. M. Karp, Journal of the ACM 19 (1972) 248). The result is whole and exact.
 */
export const shiftCell = (table: HiddenTable, cell: number, direction: "up" | "down", most: number): Shift => {
  const counts = [...table.counts]
  const goal = direction === "up" ? most : Math.min(most, table.counts[cell]! - table.atLeast)
  let moved = 0
  while (moved < goal) {
    const from = search(table, counts, cell, direction)
    const steps = stepsBack(table, from, endOf(table, cell, direction))
    if (steps === undefined) break
    const falling = steps.filter((step) => step.falls).map((step) => counts[step.cell]! - table.atLeast)
    const by = Math.min(goal - moved, ...falling)
    for (const step of steps) counts[step.cell] = counts[step.cell]! + (step.falls ? -by : by)
    moved += by
  }
  return { moved, counts }
}

/**
 * Why a count can move no further, from both ends: of each set at least one cell would have to be hidden as well (the cut that
 * the greatest flow saturates: L. R. Ford and D. R. Fulkerson, Canadian Journal of Mathematics 8 (1956) 399).
 */
export const cutsOf = (table: HiddenTable, { counts }: Shift, need: { readonly cell: number; readonly direction: "up" | "down" }): readonly (readonly number[])[] => {
  const { cell, direction } = need
  const ahead = search(table, counts, cell, direction)
  // From the end the search goes against the arrows.
  const behind = search(table, counts, cell, direction === "up" ? "down" : "up", "backwards")
  return [
    bridges(table, (node) => ahead[node] !== UNREACHED),
    bridges(table, (node) => behind[node] === UNREACHED)
  ]
}

/** The shown cells that, hidden, would lead out of these nodes: falling from a column to a row, or rising from a row to a column. */
const bridges = (table: HiddenTable, isInside: (node: number) => boolean): readonly number[] => table.counts.flatMap((count, cell) => {
  if (table.hidden[cell] || count === 0) return []
  const { row, column } = cellAt(table, cell)
  const [rowInside, columnInside] = [isInside(row), isInside(table.rows + column)]
  return rowInside !== columnInside && (rowInside || count > table.atLeast) ? [cell] : []
})

/** A cell on the way of a change. A change goes from a row to a column where a count rises, from a column to a row where it falls. */
export interface Step {
  readonly cell: number
  readonly falls: boolean
}

/** The node at which a change of this cell begins; rows come first, then columns. */
export const startOf = (table: HiddenTable, cell: number, direction: "up" | "down"): number => {
  const { row, column } = cellAt(table, cell)
  return direction === "up" ? table.rows + column : row
}

/** The node at which it must end. */
export const endOf = (table: HiddenTable, cell: number, direction: "up" | "down"): number => startOf(table, cell, direction === "up" ? "down" : "up")

/** The steps to a node, last first, or nothing if it was not reached. */
export const stepsBack = ({ rows, columns }: HiddenTable, from: readonly number[], end: number): readonly Step[] | undefined => {
  if (from[end] === UNREACHED) return undefined
  const steps: Step[] = []
  for (let node = end; from[node] !== START; node = from[node]!) {
    const before = from[node]!
    steps.push(node < rows ? { cell: node * columns + before - rows, falls: true } : { cell: before * columns + node - rows, falls: false })
  }
  return steps
}

/** In a list of nodes by the node that each was reached from. */
export const UNREACHED = -1
export const START = -2

/** Breadth first through hidden cells: from which node each was reached. */
const search = (
  table: HiddenTable, counts: readonly number[], cell: number, direction: "up" | "down", way: "forwards" | "backwards" = "forwards"
): readonly number[] => {
  const { rows, columns, hidden, atLeast } = table
  const from = Array.from({ length: rows + columns }, () => UNREACHED)
  const start = startOf(table, cell, direction)
  from[start] = START
  const queue = [start]
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!
    const isRow = node < rows
    // Between a row and a column counts may rise without bound, but fall only to the least.
    const mayOnlyFall = isRow === (way === "backwards")
    for (let other = isRow ? rows : 0; other < (isRow ? rows + columns : rows); other++) {
      if (from[other] !== UNREACHED) continue
      const at = isRow ? node * columns + other - rows : other * columns + node - rows
      if (at === cell || !hidden[at] || (mayOnlyFall && counts[at]! <= atLeast)) continue
      from[other] = node
      queue.push(other)
    }
  }
  return from
}
