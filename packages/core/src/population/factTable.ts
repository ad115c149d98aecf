import { alwaysAfter, type FactView } from "../citizen/readRecord.ts"
import { inTime } from "../rules/factOrder.ts"
import { numberOf } from "../rules/factSet.ts"
import type { EpochDay } from "../time/index.ts"
import { trimmed, wideEnough, withRoom } from "./column.ts"
import { type FactClasses, factClasses } from "./factClasses.ts"
import type { KindReads, Reads } from "./reads.ts"

/**
 * The facts of one kind of all people as columns: those of a person stand together, in the order of time, from `begin` on.
 * A column of days that says no more than another is left out: `hi` while every start is one known day, `endLo` and
 * `endHi` while every fact lasts one day.
 */
export interface FactTable {
  readonly reads: KindReads
  readonly classes: FactClasses
  /** How many facts each person has, and where the first stands. */
  count: Uint8Array | Uint16Array | Uint32Array
  begin: Uint32Array
  /** The last day up to which the kind is known completely for each person, or `never`. */
  complete: Int32Array
  lo: Int32Array
  hi: Int32Array | undefined
  endLo: Int32Array | undefined
  endHi: Int32Array | undefined
  class: Uint8Array | Uint16Array | Uint32Array
  /** One column for each number read; `NaN` where a fact carries none. */
  readonly numbers: Float64Array[]
  /** How many rows the columns hold, and how many of them no person points to any more. */
  rows: number
  unused: number
  /** How often a column came in that says more than another: code made before does not look at it. */
  layouts: number
}

/** No day: the kind is not known completely, or no death is known, or a date says nothing. Before or after all days that are. */
export const never: EpochDay = -(2 ** 29)

export const emptyTable = (reads: KindReads, words: Reads["words"]): FactTable => ({
  reads,
  classes: factClasses(reads.roles, words),
  count: new Uint8Array(0),
  begin: new Uint32Array(0),
  complete: new Int32Array(0),
  lo: new Int32Array(0),
  hi: undefined,
  endLo: undefined,
  endHi: undefined,
  class: new Uint8Array(0),
  numbers: reads.numbers.map(() => new Float64Array(0)),
  rows: 0,
  unused: 0,
  layouts: 0
})

/** Makes room for one more person, who has no facts yet. */
export const addPerson = (table: FactTable, person: number): void => {
  table.count = withRoom(table.count, person + 1)
  table.begin = withRoom(table.begin, person + 1)
  table.complete = withRoom(table.complete, person + 1)
  table.complete[person] = never
}

/** Puts the facts of one person in the place of those that stood there. */
export const putFacts = (table: FactTable, person: number, given: readonly FactView[], complete: EpochDay | undefined): void => {
  table.complete[person] = complete ?? never
  const before = table.count[person]!
  if (before === 0 && given.length === 0) return
  if (given.length > before) {
    table.unused += before
    table.begin[person] = table.rows
    makeRoom(table, table.rows += given.length)
  } else table.unused += before - given.length
  table.count = wideEnough(table.count, given.length)
  table.count[person] = given.length
  const facts = isInTime(given) ? given : given.toSorted(inTime)
  for (let index = 0, row = table.begin[person]!; index < facts.length; index++, row++) putFact(table, row, facts[index]!)
}

const isInTime = (facts: readonly FactView[]): boolean => {
  for (let index = 1; index < facts.length; index++) if (inTime(facts[index - 1]!, facts[index]!) > 0) return false
  return true
}

const makeRoom = (table: FactTable, rows: number): void => {
  if (rows <= table.lo.length) return
  table.lo = withRoom(table.lo, rows)
  if (table.hi !== undefined) table.hi = withRoom(table.hi, rows)
  if (table.endLo !== undefined) table.endLo = withRoom(table.endLo, rows)
  if (table.endHi !== undefined) table.endHi = withRoom(table.endHi, rows)
  table.class = withRoom(table.class, rows)
  table.numbers.forEach((column, index) => { table.numbers[index] = withRoom(column, rows) })
}

const putFact = (table: FactTable, row: number, view: FactView): void => {
  const { startLo, startHi, endLo } = view
  // As the rules read it: an event of a kind that a pack adds lasts one day, too.
  const endHi = table.reads.shape === "event" && view.fact.end === undefined && view.endHi === alwaysAfter ? startHi + 1 : view.endHi
  table.lo[row] = startLo
  if (table.hi !== undefined) table.hi[row] = startHi
  else if (startHi !== startLo) {
    table.layouts++
    table.hi = table.lo.slice()
    table.hi[row] = startHi
  }
  if (table.endLo === undefined || table.endHi === undefined) {
    if (endLo !== startLo + 1 || endHi !== startHi + 1) {
      table.layouts++
      table.endLo = table.lo.map((day) => day + 1)
      table.endHi = (table.hi ?? table.lo).map((day) => day + 1)
    }
  }
  if (table.endLo !== undefined && table.endHi !== undefined) {
    table.endLo[row] = endLo
    table.endHi[row] = endHi
  }
  const found = table.classes.classOf(view.fact)
  table.class = wideEnough(table.class, found)
  table.class[row] = found
  const { numbers } = table.reads
  for (let index = 0; index < numbers.length; index++) table.numbers[index]![row] = numberOf(view, numbers[index]) ?? NaN
}

/** Gives back spare room; rows that nobody points to any more go, if they are many. */
export const tidyTable = (table: FactTable, people: number): void => {
  table.count = trimmed(table.count, people)
  table.begin = trimmed(table.begin, people)
  table.complete = trimmed(table.complete, people)
  const order = table.unused > 1024 && table.unused > table.rows >> 2 ? usedRows(table, people) : undefined
  const tidy = <T extends Int32Array | Float64Array | FactTable["class"]>(column: T): T => {
    if (order === undefined) return trimmed(column, table.rows)
    const kept = new (column.constructor as new (length: number) => T)(order.length)
    for (let row = 0; row < order.length; row++) kept[row] = column[order[row]!]!
    return kept
  }
  table.lo = tidy(table.lo)
  table.hi = table.hi === undefined ? undefined : tidy(table.hi)
  table.endLo = table.endLo === undefined ? undefined : tidy(table.endLo)
  table.endHi = table.endHi === undefined ? undefined : tidy(table.endHi)
  table.class = tidy(table.class)
  table.numbers.forEach((column, index) => { table.numbers[index] = tidy(column) })
  if (order === undefined) return
  table.rows = order.length
  table.unused = 0
}

/** The rows in the order of people; each person's facts then stand where this puts them. */
const usedRows = (table: FactTable, people: number): Uint32Array => {
  const rows = new Uint32Array(table.rows - table.unused)
  let next = 0
  for (let person = 0; person < people; person++) {
    const begin = table.begin[person]!
    table.begin[person] = next
    for (let index = 0; index < table.count[person]!; index++) rows[next++] = begin + index
  }
  return rows
}
