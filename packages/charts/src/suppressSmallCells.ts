import { ChartError } from "./ChartError.ts"
import { checkCount } from "./checkInput.ts"

/** A cell as it may be published: its count, "a small number", or nothing at all. */
export type PublishedCell =
  | { readonly kind: "shown"; readonly value: number }
  | { readonly kind: "small" }
  | { readonly kind: "withheld" }

/** A table with its totals, safe to publish. */
export interface PublishedTable {
  readonly cells: readonly (readonly PublishedCell[])[]
  readonly rowTotals: readonly PublishedCell[]
  readonly columnTotals: readonly PublishedCell[]
  readonly total: PublishedCell
}

/**
 * Hides counts from 1 to `below − 1` in a table, and as many others as it takes so that no hidden count can be worked out from the rest.
 *
 * A reader knows the totals, that a "small" cell lies between 1 and `below − 1`, and may guess that a "withheld" one is not small. With
 * all that, every hidden cell keeps at least two possible values: it lies on a closed chain of hidden cells that can rise and fall by one
 * together (Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17(3), 1988, gives the graph). Zeros are
 * shown. Not protected: against someone who knows some of the people, or who compares with another table of the same people.
 *
 * @param below from 3, so that a small cell has two possible values; 5 is common
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_SHAPE`, `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { suppressSmallCells } from "@tramyte/charts"
 *
 * const table = suppressSmallCells([[3, 20, 30], [10, 12, 40]], 5)
 * table.cells[0]?.map((cell) => cell.kind) // => ["small", "withheld", "shown"]
 * table.cells[1]?.map((cell) => cell.kind) // => ["withheld", "withheld", "shown"]
 * table.total // => { kind: "shown", value: 115 }
 * ```
 */
export const suppressSmallCells = (cells: readonly (readonly number[])[], below: number): PublishedTable => {
  if (!Number.isInteger(below) || below < 3) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", "suppressSmallCells", "below",
      `must be a whole number from 3 (a hidden cell under 2 could only be 1), got ${String(below)}`)
  }
  const table = withTotals(cells)
  const hidden: Hidden[][] = table.map((row) => row.map((value) => (value > 0 && value < below ? "small" : "no")))
  const small = hidden.flatMap((row, r) => row.flatMap((state, c) => (state === "small" ? [{ r, c }] : [])))
  for (const cell of small) protect(table, hidden, below, cell)

  const published: readonly (readonly PublishedCell[])[] = table.map((row, r) => row.map((value, c): PublishedCell => {
    const state = hidden[r]?.[c]
    return state === "no" ? { kind: "shown", value } : state === "small" ? { kind: "small" } : { kind: "withheld" }
  }))
  const rows = published.slice(0, -1)
  return {
    cells: rows.map((row) => row.slice(0, -1)),
    rowTotals: rows.map((row) => row.at(-1) ?? { kind: "withheld" }),
    columnTotals: published.at(-1)?.slice(0, -1) ?? [],
    total: published.at(-1)?.at(-1) ?? { kind: "withheld" }
  }
}

// "withheld" counts are taken to be known to be ≥ below; "open" ones (small, but written as withheld) only to be ≥ 1.
type Hidden = "no" | "small" | "withheld" | "open"
interface Cell { readonly r: number; readonly c: number }

const withTotals = (cells: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const width = cells[0]?.length ?? 0
  const rows = cells.map((row, r) => {
    if (row.length !== width) {
      throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", "suppressSmallCells", `cells[${r}]`, `has ${row.length} columns, the first row has ${width}`)
    }
    const checked = row.map((value, c) => checkCount("suppressSmallCells", `cells[${r}][${c}]`, value))
    return [...checked, checked.reduce((sum, value) => sum + value, 0)]
  })
  return [...rows, Array.from({ length: width + 1 }, (_, c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0))]
}

/** Hides the cheapest chain of cells through `cell` along which it can change by one. */
const protect = (table: readonly (readonly number[])[], hidden: Hidden[][], below: number, cell: Cell): void => {
  const lastRow = table.length - 1
  const lastColumn = (table[0]?.length ?? 0) - 1
  const value = ({ r, c }: Cell) => table[r]?.[c] ?? 0
  const state = ({ r, c }: Cell): Hidden => hidden[r]?.[c] ?? "no"
  const hide = (at: Cell, as: Hidden) => { hidden[at.r]?.splice(at.c, 1, as) }
  // With totals counted negatively every row and column sums to 0, so a chain may pass through them like any other cell.
  const sign = ({ r, c }: Cell) => (r === lastRow ? -1 : 1) * (c === lastColumn ? -1 : 1)
  const canMove = (at: Cell, by: number): boolean => {
    const now = value(at)
    const as = state(at)
    return by > 0 ? as !== "small" || now < below - 1 : now > (as === "small" || as === "open" ? 1 : below)
  }
  // Hide few people, and totals only if nothing else will do.
  const whole = value({ r: lastRow, c: lastColumn })
  const price = (at: Cell) => (state(at) !== "no" ? 0 : 1 + value(at) + ((at.r === lastRow ? 1 : 0) + (at.c === lastColumn ? 1 : 0)) * whole)

  const chains = [1, -1].filter((by) => canMove(cell, by)).flatMap((by) => {
    const chain = cheapestChain(cell, by * sign(cell), lastRow, lastColumn, {
      open: (at, signed) => value(at) > 0 && canMove(at, signed * sign(at)), price
    })
    return chain === undefined ? [] : [chain]
  }).sort((a, b) => a.price - b.price)
  const best = chains[0]
  if (best !== undefined) {
    for (const at of best.cells) if (state(at) === "no") hide(at, "withheld")
    return
  }
  // Only zeros and tight limits around it: withhold a cell, its row, its column and the whole, without saying which of them are small.
  const inner = table.flatMap((row, r) => row.map((_, c) => ({ r, c }))).find((at) => at.r < lastRow && at.c < lastColumn && value(at) > 0
    && (cell.r === lastRow || cell.r === at.r) && (cell.c === lastColumn || cell.c === at.c))
  if (inner === undefined) return
  for (const r of [inner.r, lastRow]) for (const c of [inner.c, lastColumn]) hide({ r, c }, "open")
}

interface Rules {
  /** A cell may take part, moving up (1) or down (−1) in signed terms. */
  readonly open: (at: Cell, signed: number) => boolean
  readonly price: (at: Cell) => number
}

/** Dijkstra over rows and columns as places and cells as roads: a rise leads from row to column, a fall from column to row. */
const cheapestChain = (cell: Cell, signed: number, lastRow: number, lastColumn: number, rules: Rules):
{ readonly price: number; readonly cells: readonly Cell[] } | undefined => {
  const column = (c: number) => lastRow + 1 + c
  const [start, goal] = signed > 0 ? [column(cell.c), cell.r] : [cell.r, column(cell.c)]
  const price = new Map([[start, 0]])
  const by = new Map<number, { readonly from: number; readonly cell: Cell }>()
  const waiting = new Set([start])
  while (waiting.size > 0) {
    const here = [...waiting].reduce((a, b) => ((price.get(b) ?? Infinity) < (price.get(a) ?? Infinity) ? b : a))
    waiting.delete(here)
    if (here === goal) break
    const roads: readonly Cell[] = here <= lastRow
      ? Array.from({ length: lastColumn + 1 }, (_, c) => ({ r: here, c }))
      : Array.from({ length: lastRow + 1 }, (_, r) => ({ r, c: here - lastRow - 1 }))
    for (const road of roads) {
      if ((road.r === cell.r && road.c === cell.c) || !rules.open(road, here <= lastRow ? 1 : -1)) continue
      const next = here <= lastRow ? column(road.c) : road.r
      const cost = (price.get(here) ?? 0) + rules.price(road)
      if (cost >= (price.get(next) ?? Infinity)) continue
      price.set(next, cost)
      by.set(next, { from: here, cell: road })
      waiting.add(next)
    }
  }
  const total = price.get(goal)
  if (total === undefined) return undefined
  const cells: Cell[] = []
  for (let step = by.get(goal); step !== undefined; step = step.from === start ? undefined : by.get(step.from)) cells.push(step.cell)
  return { price: total, cells }
}
