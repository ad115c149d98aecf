import type { Fact } from "@tramyte/core"
import { tables } from "./schema.ts"
import type { Cell } from "./steps.ts"
import type { Terms, TermWriter } from "./terms.ts"

/** The columns of `fact` from its kind on are its content. */
export const factColumns = Object.keys(tables.fact)
const contentFrom = factColumns.indexOf("kind")
const moreAt = factColumns.indexOf("more")
export const linksAt = factColumns.indexOf("links")
export const subjectAt = factColumns.indexOf("subject")

/** All columns of a fact's row in their order, of the table under the alias `f`. */
export const allColumns = factColumns.map((column) => `f."${column}"`).join(", ")

/** What of a fact is stored as terms. */
export interface FactTexts {
  readonly kind: string
  readonly recorded: string
  readonly code: string | undefined
  readonly unit: string | undefined
  readonly links: string | undefined
}

export const textsOf = ({ code, kind, links, recorded, unit }: Fact): FactTexts => ({
  kind, recorded, code: code === undefined ? undefined : codeText(code), unit, links: links === undefined ? undefined : sortedJson(links)
})

/** Numbers of the rows that a fact refers to. */
export interface FactPlace {
  readonly n: number
  readonly subject: number
  readonly batch: number
  readonly source: number
}

/** A fact's row, standing. */
export const encodeFact = (terms: TermWriter, fact: Fact, texts: FactTexts, { batch, n, source, subject }: FactPlace): Cell[] => {
  const { value } = fact
  const recorded = terms.number(texts.recorded)
  const kind = terms.number(texts.kind)
  const code = texts.code === undefined ? null : terms.number(texts.code)
  const unit = texts.unit === undefined ? null : terms.number(texts.unit)
  const links = texts.links === undefined ? null : terms.number(texts.links)
  const isWhole = recorded !== null && kind !== null && (code !== null || texts.code === undefined) && (unit !== null || texts.unit === undefined) && (links !== null || texts.links === undefined)
  return [
    n, 1, subject, batch, source, fact.source!.key, fact.id, recorded,
    kind, code, fact.status ?? null, fact.start ?? null, fact.end ?? null,
    typeof value === "number" ? value : null, typeof value === "string" ? value : null, unit, links,
    isWhole && isPlain(fact) ? null : moreOf(fact, {
      kind: kind === null, recorded: recorded === null, code: code === null && texts.code !== undefined, unit: unit === null && texts.unit !== undefined,
      links: links === null && texts.links !== undefined
    })
  ]
}

/** Whether two rows have the same subject and content, whatever their ids, batches and times of recording. Of links, the texts are compared. */
export const sameContent = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a[subjectAt] !== b[subjectAt]) return false
  for (let column = contentFrom; column < moreAt; column++) if (column !== linksAt && a[column] !== b[column]) return false
  return a[moreAt] === b[moreAt] || contentOfMore(a[moreAt]) === contentOfMore(b[moreAt])
}

const contentOfMore = (more: unknown): string | null => {
  if (typeof more !== "string") return null
  const { links: _links, recorded: _recorded, ...rest } = JSON.parse(more) as Readonly<Record<string, unknown>>
  return Object.keys(rest).length === 0 ? null : JSON.stringify(rest)
}

/** The links that a row in the store has, as the text that `textsOf` makes of them; their term was loaded. */
export const linksOf = (terms: Terms, row: readonly unknown[]): string | undefined => {
  if (row[linksAt] !== null) return terms.text(row[linksAt] as number)
  const { links } = row[moreAt] === null ? {} as Partial<Fact> : JSON.parse(row[moreAt] as string) as Partial<Fact>
  return links === undefined ? undefined : sortedJson(links)
}

/** What a fact is read from: the columns of `decodedColumns`. */
export type FactRow = readonly unknown[]

/** The columns that `decodeFact` reads, of the tables under the aliases `f` and `o` (source). */
export const decodedColumns = "f.n, f.subject, f.batch, f.standing, f.id, f.kind, f.recorded, o.id, f.key, f.code, f.status, f.start, f.\"end\", f.number, f.text, f.unit, f.links, f.more"

/** The terms that a row refers to. */
export const termsOfRow = (row: FactRow): readonly unknown[] => [row[5], row[6], row[9], row[15], row[16]]

/** Reads a fact back, with no more and no fewer fields than it was written with. Its terms were loaded. */
export const decodeFact = (terms: Terms, subject: string, row: FactRow): Fact => {
  const more = row[17] === null ? undefined : JSON.parse(row[17] as string) as Partial<Fact>
  const fact: { -readonly [Field in keyof Fact]: Fact[Field] } = {
    id: row[4] as string,
    subject,
    kind: row[5] === null ? more!.kind! : terms.text(row[5] as number),
    recorded: row[6] === null ? more!.recorded! : terms.text(row[6] as number),
    source: { id: row[7] as string, key: row[8] as string }
  }
  if (row[9] !== null) fact.code = terms.json(row[9] as number) as readonly string[]
  if (row[10] !== null) fact.status = row[10] as NonNullable<Fact["status"]>
  if (row[11] !== null) fact.start = row[11] as string
  if (row[12] !== null) fact.end = row[12] as string
  if (row[13] !== null) fact.value = row[13] as number
  if (row[14] !== null) fact.value = row[14] as string
  if (row[15] !== null) fact.unit = terms.text(row[15] as number)
  if (row[16] !== null) fact.links = terms.json(row[16] as number) as Readonly<Record<string, string>>
  if (more !== undefined) Object.assign(fact, more)
  return fact
}

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

/** Whether a fact has none of what few have. */
const isPlain = ({ at, components, endAt, qualifiers, supersedes, value, valueCode }: Fact): boolean =>
  at === undefined && components === undefined && endAt === undefined && qualifiers === undefined && supersedes === undefined && valueCode === undefined && typeof value !== "boolean"

type Overflow = Readonly<Record<"kind" | "recorded" | "code" | "unit" | "links", boolean>>

/** What few facts have, and what has no number among the terms: one JSON text, its keys always in the same order, so that equal content is equal text. */
const moreOf = (fact: Fact, overflow: Overflow): string => {
  const { at, components, endAt, qualifiers, supersedes, value, valueCode } = fact
  return JSON.stringify({
    at,
    components: components === undefined ? undefined : sorted(components),
    endAt,
    qualifiers: qualifiers === undefined ? undefined : sorted(qualifiers),
    supersedes,
    value: typeof value === "boolean" ? value : undefined,
    valueCode,
    ...(overflow.kind ? { kind: fact.kind } : {}),
    ...(overflow.code ? { code: fact.code } : {}),
    ...(overflow.unit ? { unit: fact.unit } : {}),
    ...(overflow.links ? { links: sorted(fact.links!) } : {}),
    ...(overflow.recorded ? { recorded: fact.recorded } : {})
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
