import type { EpochDay } from "../time/index.ts"
import type { Code } from "./code.ts"
import type { CutDay } from "./cutDay.ts"
import type { SetNode, TimeTest } from "./node.ts"

/**
 * One generated function in the making: what it looks up, which numbers of the day it is given, and its text. A piece
 * answers as many questions as make code of a size that the machine still optimises.
 */
export interface Piece {
  readonly next: boolean
  /** Whole numbers of the day. */
  readonly days: Asked<DayNumber>
  /** Numbers that facts are compared with. */
  readonly bounds: Asked<number>
  /** For each, the first change of some comparisons ahead, by the day compared. */
  readonly flips: Asked<readonly FlipTest[]>
  /** Days moved on by a length of time. */
  readonly shifts: Asked<Shift>
  readonly tables: Map<number, TableUse>
  /** Columns of the person. */
  readonly columns: Set<string>
}

/** A growing list without doubles; each has a place. */
export interface Asked<T> {
  readonly list: T[]
  readonly places: Map<string, number>
}

/** A number that depends on the day of the question alone. */
export type DayNumber =
  | { readonly op: "cut"; readonly cut: CutDay; readonly plus: number }
  | { readonly op: "day"; readonly day: EpochDay }
  /** In how many days a window that is empty is so no more, or the other way round. */
  | { readonly op: "emptied"; readonly from: CutDay; readonly until: CutDay }
  /** In how many days a cut day moves. */
  | { readonly op: "moves"; readonly cut: CutDay }

/** A day plus `plus` comes to be at most a cut day. */
export interface FlipTest {
  readonly cut: CutDay
  readonly plus: number
}

/** Moves a day on. */
export interface Shift {
  readonly key: string
  readonly move: (day: EpochDay) => EpochDay
}

/** How a piece uses the facts of one kind. */
export interface TableUse {
  readonly table: number
  readonly layout: Layout
  readonly sets: SetUse[]
  /** Columns of numbers that are compared once the first or last fact is found. */
  readonly numbers: Set<number>
}

/** Which columns of days a table has. */
export interface Layout {
  readonly hi: boolean
  readonly ends: boolean
}

/** How a piece uses one set of facts; each demand adds to the loop over the facts. */
export interface SetUse {
  readonly set: SetNode
  readonly table: TableUse
  /** Its number among the sets of the table: word and bit of the masks. */
  readonly place: number
  readonly name: string
  readonly demands: Set<Demand>
  /** For a change of the count: how many of the facts that fit longest are looked at. */
  longest: number
}

/**
 * What is wanted of the facts of a set.
 * `count`: how many fit. `sinceSurely`, `sinceEarliest`: the first day since when one fits. `first`, `last`: the row of that
 * fact. `beginFirst`, `beginLast`: the days within which that fact began. `history`: when it was last, and may have been.
 * `anyFlip`: the first day on which any fact begins or ceases to fit; `existsFlip`, `countFlip`, `firstFlip`, `lastFlip`: the
 * first on which that matters to such a question.
 */
export type Demand =
  | "count" | "sinceSurely" | "sinceEarliest" | "first" | "last" | "beginFirst" | "beginLast" | "history"
  | "anyFlip" | "existsFlip" | "countFlip" | "firstFlip" | "lastFlip"

export const newPiece = (next: boolean): Piece => ({
  next,
  days: { list: [], places: new Map() },
  bounds: { list: [], places: new Map() },
  flips: { list: [], places: new Map() },
  shifts: { list: [], places: new Map() },
  tables: new Map(),
  columns: new Set()
})

const place = <T>(asked: Asked<T>, key: string, value: T): number => {
  const known = asked.places.get(key)
  if (known !== undefined) return known
  asked.places.set(key, asked.list.length)
  return asked.list.push(value) - 1
}

/** The name of a number of the day in the code. */
export const dayNumber = (piece: Piece, number: DayNumber): string => {
  const key = number.op === "cut" ? `${number.cut.key} + ${number.plus}` : number.op === "day" ? `day ${number.day}`
    : number.op === "emptied" ? `emptied ${number.from.key} ${number.until.key}` : `moves ${number.cut.key}`
  return `c${place(piece.days, key, number)}`
}

export const bound = (piece: Piece, number: number): string => `f${place(piece.bounds, String(number), number)}`

export const shiftPlace = (piece: Piece, shift: Shift): number => place(piece.shifts, shift.key, shift)

/** A column of the person at hand. */
export const column = (piece: Piece, name: string): string => {
  piece.columns.add(name)
  return `p_${name}`
}

/** A mask: the day is at most a cut day. */
export const atMost = (piece: Piece, to: Code, day: string, cut: CutDay): string =>
  to.named(`${day} - ${dayNumber(piece, { op: "cut", cut, plus: 1 })} >> 31`)

/** In how many days one of the comparisons of a day comes out otherwise. */
export const flip = (piece: Piece, to: Code, day: string, tests: readonly FlipTest[]): string => {
  const key = tests.map(({ cut, plus }) => `${cut.key} ${plus}`).join(", ")
  const at = place(piece.flips, key, tests)
  return to.named(`((d = ${day} - g${at} | 0) >>> 0 < n${at} ? F[o${at} + d | 0] : 32767)`)
}

/** How the piece uses a set; made at the first use. */
export const useSet = (piece: Piece, set: SetNode, layoutOf: (table: number) => Layout, ...demands: readonly Demand[]): SetUse => {
  let table = piece.tables.get(set.table)
  if (table === undefined) piece.tables.set(set.table, table = { table: set.table, layout: layoutOf(set.table), sets: [], numbers: new Set() })
  let use = table.sets.find((known) => known.set === set)
  if (use === undefined) {
    use = { set, table, place: table.sets.length, name: `t${set.table}s${table.sets.length}`, demands: new Set(), longest: 1 }
    table.sets.push(use)
  }
  for (const demand of demands) use.demands.add(demand)
  return use
}

/** Comparisons of a test of time by the column that holds the day, as far as a table has such columns. */
export const testsByColumn = ({ sure, possible, either }: TimeTest, { hi, ends }: Layout): ReadonlyMap<string, readonly FlipTest[]> => {
  const found = new Map<string, FlipTest[]>()
  for (const { column: asked, cut } of [...sure, ...possible, ...either ?? []]) {
    // Without columns of ends every fact ends the day after its start.
    const isEnd = asked === "endLo" || asked === "endHi"
    const start = asked === "hi" || asked === "endHi" ? "hi" : "lo"
    const held = isEnd && ends ? asked : hi ? start : "lo"
    const plus = isEnd && !ends ? 1 : 0
    const tests = found.get(held) ?? []
    found.set(held, tests)
    if (!tests.some((test) => test.cut.key === cut.key && test.plus === plus)) tests.push({ cut, plus })
  }
  return found
}
