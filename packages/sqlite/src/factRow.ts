import type { Fact } from "@tramyte/core"
import type { SQLInputValue, SQLOutputValue } from "node:sqlite"
import type { Connection } from "./connection.ts"
import type { Terms } from "./terms.ts"

/** The columns of `fact` in the order in which they are written. From `subject` on, past the batch and names, they are its content. */
export const factColumns = [
  "n", "standing", "subject", "batch", "source", "key", "id", "recorded",
  "kind", "code", "status", "start", "end", "value", "unit", "links", "more"
] as const
export const factWidth = factColumns.length
const contentFrom = factColumns.indexOf("kind")
const subjectAt = factColumns.indexOf("subject")

/** The columns that `decodeFact` reads, in its order. */
export const decodedColumns = "f.n, f.standing, f.batch, f.id, f.kind, f.recorded, o.id, f.key, f.code, f.status, f.start, f.\"end\", f.value, f.unit, f.links, f.more"

/** Numbers of the rows that a fact refers to. */
export interface FactPlace {
  readonly n: number
  readonly subject: number
  readonly batch: number
  readonly source: number
}

/** Writes a fact's columns into a list, from an offset on. */
export const encodeFact = (connection: Connection, terms: Terms, fact: Fact, place: FactPlace, into: SQLInputValue[], at: number): void => {
  const { value } = fact
  into[at] = place.n
  into[at + 1] = 1
  into[at + 2] = place.subject
  into[at + 3] = place.batch
  into[at + 4] = place.source
  into[at + 5] = fact.source!.key
  into[at + 6] = fact.id
  into[at + 7] = terms.numberOrText(connection, fact.recorded)
  into[at + 8] = terms.number(connection, fact.kind)
  into[at + 9] = fact.code === undefined ? null : terms.numberOrText(connection, codeText(fact.code))
  into[at + 10] = fact.status ?? null
  into[at + 11] = fact.start ?? null
  into[at + 12] = fact.end ?? null
  into[at + 13] = value === undefined || typeof value === "boolean" ? null : value
  into[at + 14] = fact.unit === undefined ? null : terms.numberOrText(connection, fact.unit)
  into[at + 15] = fact.links === undefined ? null : terms.numberOrText(connection, sortedJson(fact.links))
  into[at + 16] = moreOf(fact)
}

/** Whether two rows have the same subject and content, whatever their ids, batches and times of recording. */
export const sameContentColumns = (a: readonly SQLOutputValue[], b: readonly SQLInputValue[]): boolean => {
  if (a[subjectAt] !== b[subjectAt]) return false
  for (let column = contentFrom; column < factWidth; column++) if (a[column] !== b[column]) return false
  return true
}

/** Reads a fact back, with no more and no fewer fields than it was written with. */
export const decodeFact = (connection: Connection, terms: Terms, subject: string, row: readonly SQLOutputValue[]): Fact => {
  const fact: { -readonly [Field in keyof Fact]: Fact[Field] } = {
    id: row[3] as string,
    subject,
    kind: terms.text(connection, row[4] as number),
    recorded: textOrTerm(connection, terms, row[5]),
    source: { id: row[6] as string, key: row[7] as string }
  }
  if (row[8] !== null) fact.code = terms.json(connection, row[8] as number) as readonly string[]
  if (row[9] !== null) fact.status = row[9] as NonNullable<Fact["status"]>
  if (row[10] !== null) fact.start = row[10] as string
  if (row[11] !== null) fact.end = row[11] as string
  if (row[12] !== null) fact.value = row[12] as string | number
  if (row[13] !== null) fact.unit = textOrTerm(connection, terms, row[13])
  if (row[14] !== null) fact.links = terms.json(connection, row[14] as number) as Readonly<Record<string, string>>
  if (row[15] !== null) Object.assign(fact, JSON.parse(row[15] as string))
  return fact
}

const textOrTerm = (connection: Connection, terms: Terms, stored: SQLOutputValue | undefined): string =>
  typeof stored === "string" ? stored : terms.text(connection, stored as number)

const codeText = (code: readonly string[]): string => {
  if (code.length !== 1) return JSON.stringify(code)
  const only = code[0]!
  let text = singleCodes.get(only)
  if (text === undefined) {
    text = JSON.stringify(code)
    if (singleCodes.size < 10_000) singleCodes.set(only, text)
  }
  return text
}
const singleCodes = new Map<string, string>()

/** What few facts have: one JSON text, its keys always in the same order, so that equal content is equal text. */
const moreOf = (fact: Fact): string | null => {
  const { at, components, endAt, qualifiers, supersedes, value, valueCode } = fact
  if (at === undefined && components === undefined && endAt === undefined && qualifiers === undefined && supersedes === undefined && valueCode === undefined && typeof value !== "boolean") return null
  return JSON.stringify({
    at,
    components: components === undefined ? undefined : sorted(components),
    endAt,
    qualifiers: qualifiers === undefined ? undefined : sorted(qualifiers),
    supersedes,
    value: typeof value === "boolean" ? value : undefined,
    valueCode
  })
}

/** The JSON text of a record, its keys in order. */
export const sortedJson = (record: Readonly<Record<string, string>>): string => JSON.stringify(sorted(record))

/** The same record with its keys in order; keys without a value are left out by JSON. */
const sorted = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> => {
  let before = ""
  for (const key in record) {
    if (key < before) return Object.fromEntries(Object.entries(record).sort(([a], [b]) => a < b ? -1 : 1))
    before = key
  }
  return record
}
