import { type HiddenTable, hiding } from "./hiddenTable.ts"
import { type Need, shiftFor } from "./protection.ts"
import { cutsOf } from "./shiftCell.ts"

/**
 * The cells to hide besides the small ones so that every need is met: those with the least sum of counts, among these the fewest,
 * among these the first row by row.
 *
 * Branch and bound. Where a need is not met, of each of two cuts at least one cell must be hidden as well; the search tries them one
 * after the other. Cuts that share no cell each cost at least their smallest count, which bounds what a choice can come to.
 *
 * @param known a choice to better
 */
export const cheapestCover = (table: HiddenTable, needs: readonly Need[], known: readonly boolean[]): readonly boolean[] => {
  let best = choiceOf(table, known)
  const now = hiding(table, table.hidden)
  const shown = table.counts.map(() => false)

  const look = (cost: number, size: number): void => {
    const cuts: (readonly number[])[] = []
    for (const need of needs) {
      const shift = shiftFor(now, need)
      if (shift.moved === need.by) continue
      cuts.push(...cutsOf(now, shift, need).map((cut) => cut.filter((cell) => !shown[cell])))
    }
    if (cuts.length === 0) {
      const choice = choiceOf(table, now.hidden)
      if (isBetter(choice, best)) best = choice
      return
    }
    const bound = leastOf(table, cuts)
    const least = cost + bound.cost
    if (least > best.cost || (least === best.cost && size + bound.size > best.cells.length)) return
    const narrowest = cuts.reduce((one, other) => other.length < one.length ? other : one)
    const tried = [...narrowest].sort((a, b) => table.counts[a]! - table.counts[b]! || a - b)
    for (const cell of tried) {
      now.hidden[cell] = true
      look(cost + table.counts[cell]!, size + 1)
      now.hidden[cell] = false
      // What follows is without this cell: the choices with it are done.
      shown[cell] = true
    }
    for (const cell of tried) shown[cell] = false
  }
  look(0, 0)
  return best.hidden
}

interface Choice {
  readonly hidden: readonly boolean[]
  /** The cells that are hidden for the sake of others. */
  readonly cells: readonly number[]
  readonly cost: number
}

const choiceOf = (table: HiddenTable, hidden: readonly boolean[]): Choice => {
  const cells = hidden.flatMap((isHidden, cell) => isHidden && !table.hidden[cell] ? [cell] : [])
  return { hidden: [...hidden], cells, cost: cells.reduce((sum, cell) => sum + table.counts[cell]!, 0) }
}

const isBetter = (one: Choice, other: Choice): boolean => {
  if (one.cost !== other.cost) return one.cost < other.cost
  if (one.cells.length !== other.cells.length) return one.cells.length < other.cells.length
  const place = one.cells.findIndex((cell, index) => cell !== other.cells[index])
  return place >= 0 && one.cells[place]! < other.cells[place]!
}

/** The least that cuts cost together: of those that share no cell, dearest first. */
const leastOf = ({ counts }: HiddenTable, cuts: readonly (readonly number[])[]): { readonly cost: number; readonly size: number } => {
  const taken = new Set<number>()
  let cost = 0
  let size = 0
  const priced = cuts.map((cut) => ({ cut, price: Math.min(...cut.map((cell) => counts[cell]!)) }))
  for (const { cut, price } of priced.sort((a, b) => b.price - a.price)) {
    if (cut.some((cell) => taken.has(cell))) continue
    for (const cell of cut) taken.add(cell)
    cost += price
    size++
  }
  return { cost, size }
}
