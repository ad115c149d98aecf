import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { Sex } from "../citizen/record.ts"
import type { Rulebook } from "../pack/composePacks.ts"
import type { DayBounds, EpochDay } from "../time/index.ts"
import { trimmed, withRoom } from "./column.ts"
import { addPerson, emptyTable, type FactTable, never, putFacts, tidyTable } from "./factTable.ts"
import type { Reads } from "./reads.ts"

/** What questions read of all people, as columns of numbers. */
export interface Columns {
  readonly rulebook: Rulebook
  readonly reads: Reads
  readonly ids: string[]
  /** A number for each sex, from 1; 0 where it is not known. */
  sex: Uint8Array
  birthLo: Int32Array
  birthHi: Int32Array
  deathLo: Int32Array
  deathHi: Int32Array
  readonly tables: readonly FactTable[]
  readonly tableOf: ReadonlyMap<string, FactTable>
}

/** The sexes by their numbers. */
export const sexes: readonly (Sex | undefined)[] = [undefined, "male", "female", "other"]

/** After every day that is one: where no death is known, or a birth may be on any day. */
export const farAhead: EpochDay = 2 ** 29

export const emptyColumns = (rulebook: Rulebook, reads: Reads): Columns => {
  const tables = reads.kinds.map((kind) => emptyTable(kind, reads.words))
  return {
    rulebook,
    reads,
    ids: [],
    sex: new Uint8Array(0),
    birthLo: new Int32Array(0),
    birthHi: new Int32Array(0),
    deathLo: new Int32Array(0),
    deathHi: new Int32Array(0),
    tables,
    tableOf: new Map(tables.map((table) => [table.reads.kind, table]))
  }
}

/** Puts a person at a place: the next one, or that of the same person before. */
export const putPerson = (columns: Columns, person: number, view: RecordView): void => {
  if (person === columns.ids.length) addRoom(columns, view.subject)
  columns.sex[person] = sexes.indexOf(view.sex)
  // A birth that is not known may be on any day; a death that is not known lies ahead of all.
  columns.birthLo[person] = view.birth?.lo ?? never
  columns.birthHi[person] = view.birth?.hi ?? farAhead
  columns.deathLo[person] = view.death?.lo ?? farAhead
  columns.deathHi[person] = view.death?.hi ?? farAhead
  for (const table of columns.tables) {
    const kind = table.reads.kind
    putFacts(table, person, view.facts.get(kind) ?? none, view.complete.get(kind))
  }
}

const none: readonly FactView[] = []

const addRoom = (columns: Columns, id: string): void => {
  const size = columns.ids.push(id)
  columns.sex = withRoom(columns.sex, size)
  for (const name of days) columns[name] = withRoom(columns[name], size)
  for (const table of columns.tables) addPerson(table, size - 1)
}

const days = ["birthLo", "birthHi", "deathLo", "deathHi"] as const

/** Gives back spare room. */
export const tidy = (columns: Columns): void => {
  const size = columns.ids.length
  columns.sex = trimmed(columns.sex, size)
  for (const name of days) columns[name] = trimmed(columns[name], size)
  for (const table of columns.tables) tidyTable(table, size)
}

/** The bytes that the columns take, ids left out. */
export const bytesOf = (columns: Columns): number => {
  let bytes = columns.sex.byteLength + days.reduce((sum, name) => sum + columns[name].byteLength, 0)
  for (const { count, begin, complete, lo, hi, endLo, endHi, class: classes, numbers } of columns.tables) {
    for (const column of [count, begin, complete, lo, hi, endLo, endHi, classes, ...numbers]) bytes += column?.byteLength ?? 0
  }
  return bytes
}

/** The days within which a person was born or died, as a record tells them. */
export const boundsAt = (lo: Int32Array, hi: Int32Array, person: number): DayBounds | undefined =>
  hi[person] === farAhead ? undefined : { lo: lo[person]!, hi: hi[person]! }
