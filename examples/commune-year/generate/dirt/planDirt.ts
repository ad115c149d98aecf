import type { Random } from "../random.ts"
import { dirtKinds, type DirtCounts, type DirtKind, type PlannedDirt } from "./dirtKinds.ts"

/** One kind of dirt that a file shall have: its share of the rows, and which rows can carry it. */
export interface Wish {
  readonly kind: PlannedDirt
  readonly share: number
  readonly fits?: (row: number) => boolean
}

/** Which rows of a file are dirty, and how. */
export interface DirtPlan {
  readonly has: (row: number, kind: PlannedDirt) => boolean
  /** All kinds that a row has. */
  readonly kindsOf: (row: number) => readonly PlannedDirt[]
  /** Rows of each kind; writers add what they count themselves. */
  readonly counts: DirtCounts
  readonly count: (kind: DirtKind) => void
}

const order = Object.keys(dirtKinds) as readonly PlannedDirt[]

/**
 * Chooses rows for every wish, at least one each where any row fits, so that even a small commune shows every kind.
 * Kinds that stand alone are placed first; see `dirtKinds`.
 */
export const planDirt = (rows: number, wishes: readonly Wish[], chance: Random): DirtPlan => {
  const marks = new Uint32Array(rows)
  const wished = order.filter((kind) => wishes.some((wish) => wish.kind === kind))
  if (wished.length > 32) throw new RangeError(`A file has room for 32 kinds of dirt, not for ${wished.length}.`)
  const bit = new Map(wished.map((kind, at) => [kind, 1 << at]))
  const bitOf = (kind: PlannedDirt): number => bit.get(kind) ?? 0
  const bitsOfAll = (test: (kind: PlannedDirt) => boolean): number => wished.filter(test).reduce((bits, kind) => bits | bitOf(kind), 0)
  const alone = bitsOfAll((kind) => dirtKinds[kind].alone)
  const counts: DirtCounts = {}
  for (const { kind, share, fits } of wishes.toSorted((a, b) => Number(dirtKinds[b.kind].alone) - Number(dirtKinds[a.kind].alone))) {
    const { about } = dirtKinds[kind]
    const blocked = dirtKinds[kind].alone ? -1 : alone | bitsOfAll((other) => dirtKinds[other].about === about)
    const open = (row: number): boolean => ((marks[row] as number) & blocked) === 0 && (fits === undefined || fits(row))
    for (const row of choose(rows, Math.max(1, Math.round(rows * share)), open, chance)) {
      marks[row] = (marks[row] as number) | bitOf(kind)
      counts[kind] = (counts[kind] ?? 0) + 1
    }
  }
  return {
    has: (row, kind) => ((marks[row] as number) & bitOf(kind)) !== 0,
    kindsOf: (row) => order.filter((kind) => ((marks[row] as number) & bitOf(kind)) !== 0),
    counts,
    count: (kind) => {
      counts[kind] = (counts[kind] ?? 0) + 1
    }
  }
}

/** Up to `wanted` different rows that are open: by luck while that is quick, else by walking on from a random row. */
const choose = (rows: number, wanted: number, open: (row: number) => boolean, chance: Random): ReadonlySet<number> => {
  const chosen = new Set<number>()
  for (let tries = wanted * 8; rows > 0 && tries > 0 && chosen.size < wanted; tries -= 1) {
    const row = chance.int(0, rows - 1)
    if (open(row)) chosen.add(row)
  }
  const start = rows > 0 ? chance.int(0, rows - 1) : 0
  for (let step = 0; step < rows && chosen.size < wanted; step += 1) {
    const row = (start + step) % rows
    if (open(row)) chosen.add(row)
  }
  return chosen
}
