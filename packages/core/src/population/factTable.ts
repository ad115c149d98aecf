import { alwaysAfter, type FactView, type RecordView } from "../citizen/readRecord.ts"
import { inTime } from "../rules/factOrder.ts"
import type { Reading } from "../rules/predicate.ts"
import { numberOf } from "../rules/reading.ts"
import { type CodeLists, codeLists, never } from "./codeLists.ts"
import { trimmed, withRoom } from "./column.ts"
import { type FactClasses, factClasses } from "./factClasses.ts"
import type { KindReads, Reads } from "./reads.ts"

/**
 * The facts of one kind of all people, as rows of whole numbers in one array: the class, the days of the start and of the
 * end. Those of a person stand together, in the order of time. A day that says no more than another is left out: the last of
 * the start while every start is one known day, those of the end while every fact lasts one day.
 */
export interface FactTable {
  readonly reads: KindReads
  readonly classes: FactClasses
  readonly lists: CodeLists
  /** Row after row: class, first day of the start, then the last if `hi`, then first and last day of the end if `ends`. */
  days: Int32Array
  hi: boolean
  ends: boolean
  /** Of some person, some codes of the kind are known further than the kind. */
  coded: boolean
  /** One column for each number read; `NaN` where a fact carries none. */
  readonly numbers: Float64Array[]
  /** How many rows there are, and how many of them no person points to any more. */
  rows: number
  unused: number
  /** How often rows came to hold more: code made before does not look at it. */
  layouts: number
}

/** The place of each number in a row, and how many there are. */
export const rowOf = ({ hi, ends }: Pick<FactTable, "hi" | "ends">) =>
  ({ class: 0, lo: 1, hi: hi ? 2 : 1, endLo: hi ? 3 : 2, endHi: hi ? 4 : 3, length: 2 + (hi ? 1 : 0) + (ends ? 2 : 0) })

export const emptyTable = (reads: KindReads, words: Reads["words"]): FactTable => ({
  reads,
  classes: factClasses(reads.roles, words),
  lists: codeLists(reads, words),
  days: new Int32Array(0),
  hi: false,
  ends: false,
  coded: false,
  numbers: reads.numbers.map(() => new Float64Array(0)),
  rows: 0,
  unused: 0,
  layouts: 0
})

/** How far the kind is known of a person, as the person's row holds it. */
export const listedIn = (table: FactTable, complete: RecordView["complete"]): number => {
  const number = table.lists.numberOf(complete)
  if (number < never && !table.coded) {
    table.coded = true
    table.layouts++
  }
  return number
}

/** Puts the facts of one person in the place of `count` that stood at a row, if there is room, else after all; tells where. */
export const putFacts = (table: FactTable, begin: number, count: number, given: readonly FactView[]): number => {
  let place = begin
  if (given.length > count) {
    table.unused += count
    place = table.rows
    table.rows += given.length
    makeRoom(table)
  } else table.unused += count - given.length
  const facts = isInTime(given) ? given : given.toSorted(inTime)
  for (let index = 0; index < facts.length; index++) putFact(table, place + index, facts[index]!)
  return place
}

const isInTime = (facts: readonly FactView[]): boolean => {
  for (let index = 1; index < facts.length; index++) if (inTime(facts[index - 1]!, facts[index]!) > 0) return false
  return true
}

const makeRoom = (table: FactTable): void => {
  table.days = withRoom(table.days, table.rows * rowOf(table).length)
  for (let index = 0; index < table.numbers.length; index++) table.numbers[index] = withRoom(table.numbers[index]!, table.rows)
}

const putFact = (table: FactTable, row: number, view: FactView): void => {
  const { startLo, startHi, endLo } = view
  // As the rules read it: an event of a kind that a pack adds lasts one day, too.
  const endHi = table.reads.shape === "event" && view.fact.end === undefined && view.endHi === alwaysAfter ? startHi + 1 : view.endHi
  const hi = table.hi || startHi !== startLo
  const ends = table.ends || endLo !== startLo + 1 || endHi !== startHi + 1
  if (hi !== table.hi || ends !== table.ends) widen(table, hi, ends)
  const { days } = table
  let at = row * (2 + (hi ? 1 : 0) + (ends ? 2 : 0))
  days[at++] = table.classes.classOf(view.fact)
  days[at++] = startLo
  if (hi) days[at++] = startHi
  if (ends) {
    days[at++] = endLo
    days[at] = endHi
  }
  const { numbers } = table.reads
  for (let index = 0; index < numbers.length; index++) table.numbers[index]![row] = numberOf(view, component(numbers[index])) ?? NaN
}

const component = (name: string | undefined): Reading => name === undefined ? {} : { component: name }

/** Makes all rows hold more, with what was known of them without. */
const widen = (table: FactTable, hi: boolean, ends: boolean): void => {
  const [before, after] = [rowOf(table), rowOf({ hi, ends })]
  const { days } = table
  const rows = days.length / before.length | 0
  const wider = new Int32Array(rows * after.length)
  for (let row = 0; row < rows; row++) {
    const [from, to] = [row * before.length, row * after.length]
    const [lo, last] = [days[from + before.lo]!, days[from + before.hi]!]
    wider[to] = days[from]!
    wider[to + after.lo] = lo
    if (hi) wider[to + after.hi] = last
    if (!ends) continue
    wider[to + after.endLo] = table.ends ? days[from + before.endLo]! : lo + 1
    wider[to + after.endHi] = table.ends ? days[from + before.endHi]! : last + 1
  }
  table.days = wider
  table.hi = hi
  table.ends = ends
  table.layouts++
}

/** Gives back spare room; with the rows that are still used, keeps those alone, in their order. */
export const tidyTable = (table: FactTable, used?: Uint32Array): void => {
  const { length } = rowOf(table)
  if (used === undefined) {
    table.days = trimmed(table.days, table.rows * length)
    for (let index = 0; index < table.numbers.length; index++) table.numbers[index] = trimmed(table.numbers[index]!, table.rows)
    return
  }
  const kept = new Int32Array(used.length * length)
  for (let row = 0; row < used.length; row++) for (let at = 0; at < length; at++) kept[row * length + at] = table.days[used[row]! * length + at]!
  table.days = kept
  for (let index = 0; index < table.numbers.length; index++) table.numbers[index] = Float64Array.from(used, (row) => table.numbers[index]![row]!)
  table.rows = used.length
  table.unused = 0
}
