import type { Fact } from "../citizen/fact.ts"
import type { FactView, RecordView } from "../citizen/readRecord.ts"
import { boundsAt, type Columns, sexes } from "./columns.ts"
import { type FactTable, never } from "./factTable.ts"

/** What the columns hold of a person, as a record that every verb can read. What no question looks at is not in it. */
export const personView = (columns: Columns, person: number): RecordView => ({
  subject: columns.ids[person]!,
  sex: sexes[columns.sex[person]!],
  birth: boundsAt(columns.birthLo, columns.birthHi, person),
  death: boundsAt(columns.deathLo, columns.deathHi, person),
  facts: new Map(columns.tables.filter((table) => table.count[person]! > 0).map((table) => [table.reads.kind, factsAt(table, person)])),
  complete: new Map(columns.tables.filter((table) => table.complete[person] !== never).map((table) => [table.reads.kind, table.complete[person]!]))
})

const factsAt = (table: FactTable, person: number): readonly FactView[] =>
  Array.from({ length: table.count[person]! }, (_, index): FactView => {
    const row = table.begin[person]! + index
    const startLo = table.lo[row]!
    const startHi = table.hi?.[row] ?? startLo
    return { fact: factAt(table, row, index), startLo, startHi, endLo: table.endLo?.[row] ?? startLo + 1, endHi: table.endHi?.[row] ?? startHi + 1 }
  })

/** Ids in the order of rows keep facts of one day in the order of time that they have. */
const factAt = (table: FactTable, row: number, index: number): Fact => {
  const sample = table.classes.samples[table.class[row]!]!
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
