import { type HiddenTable, hiding } from "./hiddenTable.ts"
import { isMet, type Need, shiftFor } from "./protection.ts"
import { endOf, START, startOf, type Step, stepsBack, UNREACHED } from "./shiftCell.ts"

/**
 * Hides further cells until every need is met, each time those of the cheapest way on which a small count can rise or fall, then shows
 * again what turned out not to be needed, the greatest counts first. Good, not always the cheapest.
 *
 * A way may be of any length, so that this finds a choice whenever there is one.
 *
 * @returns which cells are hidden in the end, or `undefined` if nothing protects all
 */
export const coverByPaths = (table: HiddenTable, needs: readonly Need[]): readonly boolean[] | undefined => {
  const covered = hiding(table, table.hidden)
  for (const need of needs) {
    for (;;) {
      const { moved, counts } = shiftFor(covered, need)
      if (moved === need.by) break
      const steps = cheapestWay(covered, counts, need, need.by - moved) ?? cheapestWay(covered, counts, need, 1)
      if (steps === undefined) return undefined
      for (const { cell } of steps) covered.hidden[cell] = true
    }
  }
  return showingAgain(covered, table, needs)
}

const showingAgain = (covered: HiddenTable, table: HiddenTable, needs: readonly Need[]): readonly boolean[] => {
  // A need whose way does not touch the cell is met without it, and need not be looked at again.
  const ways = needs.map((need) => wayOf(covered, need))
  const added = covered.hidden.flatMap((isHidden, cell) => isHidden && !table.hidden[cell] ? [cell] : [])
  for (const cell of added.sort((a, b) => covered.counts[b]! - covered.counts[a]! || b - a)) {
    covered.hidden[cell] = false
    const touched = needs.flatMap((_, index) => ways[index]!.has(cell) ? [index] : [])
    if (touched.every((index) => isMet(covered, needs[index]!))) for (const index of touched) ways[index] = wayOf(covered, needs[index]!)
    else covered.hidden[cell] = true
  }
  return covered.hidden
}

/** The cells that change where the need is met. */
const wayOf = (table: HiddenTable, need: Need): ReadonlySet<number> => {
  const { counts } = shiftFor(table, need)
  return new Set(counts.flatMap((count, cell) => count === table.counts[cell] ? [] : [cell]))
}

/** The way with the least sum of counts to be hidden, then with the fewest cells (E. W. Dijkstra, Numerische Mathematik 1 (1959) 269). */
const cheapestWay = (table: HiddenTable, counts: readonly number[], { cell, direction }: Need, room: number): readonly Step[] | undefined => {
  const { rows, columns, hidden, atLeast } = table
  const nodes = Array.from({ length: rows + columns }, (_, node) => node)
  const from = nodes.map(() => UNREACHED)
  const costs = nodes.map(() => Number.POSITIVE_INFINITY)
  const open = new Set(nodes)
  const start = startOf(table, cell, direction)
  from[start] = START
  costs[start] = 0
  while (open.size > 0) {
    let node = -1
    for (const other of open) if (node < 0 || costs[other]! < costs[node]!) node = other
    open.delete(node)
    if (from[node] === UNREACHED) break
    const isRow = node < rows
    for (const other of open) {
      if (other < rows === isRow) continue
      const at = isRow ? node * columns + other - rows : other * columns + node - rows
      if (at === cell || table.counts[at] === 0 || (!isRow && counts[at]! - atLeast < room)) continue
      const cost = costs[node]! + (hidden[at] ? 0 : table.counts[at]! * (rows * columns + 1) + 1)
      if (cost >= costs[other]!) continue
      costs[other] = cost
      from[other] = node
    }
  }
  return stepsBack(table, from, endOf(table, cell, direction))
}
