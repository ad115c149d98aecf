import type { Fact } from "../citizen/fact.ts"
import type { FactView, RecordView } from "../citizen/readRecord.ts"
import type { DayBounds } from "../time/index.ts"
import { listedAs } from "./codeLists.ts"
import { type Columns, farAhead, personRow, placesOf, rowLength, sexes } from "./columns.ts"
import { type FactTable, rowOf } from "./factTable.ts"

/** What the columns hold of a person, as a record that every verb can read. What no question looks at is not in it. */
export const personView = (columns: Columns, person: number): RecordView => {
  const row = columns.people.subarray(person * rowLength(columns), (person + 1) * rowLength(columns))
  const kinds = columns.tables.map((table, index) => {
    const { count, begin, complete } = placesOf(index)
    return { table, kind: table.reads.kind, count: row[count]!, begin: row[begin]!, complete: row[complete]! }
  })
  return {
    subject: columns.ids[person]!,
    sex: sexes[row[personRow.sex]!],
    birth: boundsOf(row[personRow.birthLo]!, row[personRow.birthHi]!),
    death: boundsOf(row[personRow.deathLo]!, row[personRow.deathHi]!),
    facts: new Map(kinds.filter(({ count }) => count > 0).map(({ table, kind, begin, count }) => [kind, factsAt(table, begin, count)])),
    complete: new Map(kinds.flatMap(({ table, kind, complete }) => [...listedAs(table.lists, kind, complete)]))
  }
}

const boundsOf = (lo: number, hi: number): DayBounds | undefined => hi === farAhead ? undefined : { lo, hi }

const factsAt = (table: FactTable, begin: number, count: number): readonly FactView[] => {
  const { lo, hi, endLo, endHi, length } = rowOf(table)
  return Array.from({ length: count }, (_, index): FactView => {
    const at = (begin + index) * length
    const [startLo, startHi] = [table.days[at + lo]!, table.days[at + hi]!]
    return {
      fact: factAt(table, begin + index, index),
      startLo,
      startHi,
      endLo: table.ends ? table.days[at + endLo]! : startLo + 1,
      endHi: table.ends ? table.days[at + endHi]! : startHi + 1
    }
  })
}

/** Ids in the order of rows keep facts of one day in the order of time that they have. */
const factAt = (table: FactTable, row: number, index: number): Fact => {
  const sample = table.classes.samples[table.days[row * rowOf(table).length]!]!
  const components: Record<string, number> = {}
  let value: number | undefined
  table.reads.numbers.forEach((component, place) => {
    const number = table.numbers[place]![row]!
    if (Number.isNaN(number)) return
    if (component === undefined) value = number
    else Object.defineProperty(components, component, { value: number, enumerable: true })
  })
  return {
    ...sample,
    id: String(index).padStart(9, "0"),
    kind: table.reads.kind,
    recorded: "0001-01-01",
    // The days of the view hold; without an end here, a reader of events would work one out anew.
    end: "ongoing",
    ...(value === undefined ? {} : { value }),
    components
  }
}
