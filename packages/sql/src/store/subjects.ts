import { recordedBy } from "@tramyte/sdk"
import { type Cell, rows, type Steps } from "./steps.ts"
import type { Columns, StoreDialect } from "./storeDialect.ts"

/** A person or unit that was ever written. */
export interface SubjectRow {
  readonly n: number
  readonly id: string
  /** The batch that created it; none once that was undone. */
  readonly creator: number | null
  /** The last write or undo that touched it. */
  readonly changed: number
}

/** A person or unit as somebody wrote it: sex, birth and death of the one, kind, parent and name of the other. */
export interface Version {
  readonly is: "person" | "unit"
  readonly batch: number
  /** The commune whose station wrote it. */
  readonly writer: string
  /** The communes of all of its versions that stand. */
  readonly writers: ReadonlySet<string>
  readonly content: readonly (string | null)[]
}

const integers: Columns = { n: "integer" }
const texts: Columns = { id: "text" }

/** A query over given numbers: `g.n`. */
export const ofNumbers = (dialect: StoreDialect, ns: Iterable<number>, sql: (given: string) => string, ...more: readonly Cell[]): Steps<readonly (readonly unknown[])[]> =>
  rows(sql(dialect.given("g", integers)), ...dialect.givenParams(integers, Array.from(ns, (n) => [n])), ...more)

/** A query over given ids: `g.id`. */
export const ofIds = (dialect: StoreDialect, ids: Iterable<string>, sql: (given: string) => string): Steps<readonly (readonly unknown[])[]> =>
  rows(sql(dialect.given("g", texts)), ...dialect.givenParams(texts, Array.from(ids, (id) => [id])))

/** Those of the ids that were ever written. */
export function* subjectsById(dialect: StoreDialect, ids: Iterable<string>): Steps<ReadonlyMap<string, SubjectRow>> {
  const found = yield* ofIds(dialect, ids, (g) => `SELECT s.n, s.id, s.creator, s.changed FROM ${g} JOIN subject s ON s.id = g.id`)
  return new Map(found.map((row) => [row[1] as string, subjectOf(row)]))
}

export function* subjectsByNumber(dialect: StoreDialect, ns: Iterable<number>): Steps<ReadonlyMap<number, SubjectRow>> {
  const found = yield* ofNumbers(dialect, ns, (g) => `SELECT s.n, s.id, s.creator, s.changed FROM ${g} JOIN subject s ON s.n = g.n`)
  return new Map(found.map((row) => [row[0] as number, subjectOf(row)]))
}

export const subjectOf = ([n, id, creator, changed]: readonly unknown[]): SubjectRow => ({ n: n as number, id: id as string, creator: creator as number | null, changed: changed as number })

/** The latest versions known by then, by the number of the subject; without a day those that stand. */
export function* versionsOf(dialect: StoreDialect, ns: readonly number[], knownAt?: string): Steps<ReadonlyMap<number, Version>> {
  const latest = new Map<number, Version & { readonly n: number; readonly writers: Set<string> }>()
  const standing = knownAt === undefined ? " WHERE b.undone IS NULL" : ""
  const ofTable = (is: Version["is"], g: string): string => `
    SELECT v.subject, v.n, v.batch, b.commune, b.recorded, b.undone, '${is}', ${contentColumns[is]} FROM ${g} JOIN ${is} v ON v.subject = g.n JOIN batch b ON b.n = v.batch${standing}`
  const given = dialect.givenParams(integers, ns.map((n) => [n]))
  const g = dialect.given("g", integers)
  const found = yield* rows(`${ofTable("person", g)} UNION ALL ${ofTable("unit", g)}`, ...given, ...given)
  for (const [subject, n, batch, writer, recorded, undone, is, ...content] of found) {
    if (!wasKnown(recorded as string, undone as string | null, knownAt)) continue
    const before = latest.get(subject as number)
    const writers = before?.writers ?? new Set<string>()
    writers.add(writer as string)
    // Of an id that was a person in an undone batch and a unit later, only the later one counts.
    if (before !== undefined && (before.batch > (batch as number) || (before.batch === batch && before.n > (n as number)))) continue
    latest.set(subject as number, { is: is as Version["is"], n: n as number, batch: batch as number, writer: writer as string, writers, content: content as (string | null)[] })
  }
  return latest
}

const contentColumns = { person: "v.sex, v.birth, v.death", unit: "v.kind, v.parent, v.name" } as const

/** Whether a batch had been recorded, and not undone, by then. */
export const wasKnown = (recorded: string, undone: string | null, knownAt: string | undefined): boolean =>
  recordedBy(recorded, knownAt) && (undone === null || (knownAt !== undefined && !recordedBy(undone, knownAt)))
