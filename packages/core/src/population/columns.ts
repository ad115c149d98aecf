import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { Sex } from "../citizen/record.ts"
import type { Rulebook } from "../pack/composePacks.ts"
import type { EpochDay } from "../time/index.ts"
import { trimmed, withRoom } from "./column.ts"
import { never } from "./codeLists.ts"
import { emptyTable, type FactTable, listedIn, putFacts, tidyTable } from "./factTable.ts"
import type { Reads } from "./reads.ts"

/** What questions read of all people, as arrays of numbers. */
export interface Columns {
  readonly rulebook: Rulebook
  readonly reads: Reads
  readonly ids: string[]
  /**
   * A row of whole numbers for each person, so that all about one person stands in one place: sex, days of birth and death,
   * and for each table how many facts, the row of the first, and the last day up to which the kind is known completely, or the number of what is known of its codes.
   */
  people: Int32Array
  readonly tables: readonly FactTable[]
}

/** The places in a person's row. */
export const personRow = { sex: 0, birthLo: 1, birthHi: 2, deathLo: 3, deathHi: 4 } as const

/** The places of a table in a person's row. */
export const placesOf = (table: number) => ({ count: 5 + 3 * table, begin: 6 + 3 * table, complete: 7 + 3 * table })

/** How many numbers a person's row has. */
export const rowLength = ({ tables }: { readonly tables: { readonly length: number } }): number => 5 + 3 * tables.length

/** The sexes by their numbers; 0 where it is not known. */
export const sexes: readonly (Sex | undefined)[] = [undefined, "male", "female", "other"]

/** After every day that is one: where no death is known, or a birth may be on any day. */
export const farAhead: EpochDay = 2 ** 29

export const emptyColumns = (rulebook: Rulebook, reads: Reads): Columns =>
  ({ rulebook, reads, ids: [], people: new Int32Array(0), tables: reads.kinds.map((kind) => emptyTable(kind, reads.words)) })

/** Puts a person at a place: the next one, or that of the same person before. */
export const putPerson = (columns: Columns, person: number, view: RecordView): void => {
  const row = person * rowLength(columns)
  if (person === columns.ids.length) {
    columns.ids.push(view.subject)
    columns.people = withRoom(columns.people, row + rowLength(columns))
  }
  const { people, tables } = columns
  people[row] = sexes.indexOf(view.sex)
  // A birth that is not known may be on any day; a death that is not known lies ahead of all.
  people[row + personRow.birthLo] = view.birth?.lo ?? never
  people[row + personRow.birthHi] = view.birth?.hi ?? farAhead
  people[row + personRow.deathLo] = view.death?.lo ?? farAhead
  people[row + personRow.deathHi] = view.death?.hi ?? farAhead
  for (let index = 0, at = row + 5; index < tables.length; index++, at += 3) {
    const table = tables[index]!
    const facts = view.facts.get(table.reads.kind) ?? none
    people[at + 2] = listedIn(table, view.complete)
    if (facts.length === 0 && people[at] === 0) continue
    people[at + 1] = putFacts(table, people[at + 1]!, people[at]!, facts)
    people[at] = facts.length
  }
}

const none: readonly FactView[] = []

/** Gives back spare room; rows of facts that nobody points to any more go, if they are many. */
export const tidy = (columns: Columns): void => {
  columns.people = trimmed(columns.people, columns.ids.length * rowLength(columns))
  columns.tables.forEach((table, index) => tidyTable(table, table.unused > table.rows >> 1 ? usedRows(columns, index) : undefined))
}

/** The rows of a table that people point to, in the order of people; who then find theirs where this puts them. */
const usedRows = (columns: Columns, index: number): Uint32Array => {
  const table = columns.tables[index]!
  const places = placesOf(index)
  const rows = new Uint32Array(table.rows - table.unused)
  let next = 0
  for (let person = 0, row = 0; person < columns.ids.length; person++, row += rowLength(columns)) {
    const begin = columns.people[row + places.begin]!
    columns.people[row + places.begin] = next
    for (let at = 0; at < columns.people[row + places.count]!; at++) rows[next++] = begin + at
  }
  return rows
}

/** Whether so many rows of facts are unused that it is worth to tidy. */
export const isUntidy = ({ tables }: Columns): boolean => {
  for (const { unused, rows } of tables) if (unused > 4096 && unused > rows >> 1) return true
  return false
}

/** The bytes that the columns take, ids left out. */
export const bytesOf = ({ people, tables }: Columns): number =>
  tables.reduce((bytes, { days, numbers }) => numbers.reduce((sum, column) => sum + column.byteLength, bytes + days.byteLength), people.byteLength)
