import { type Access, homeOf, invalid, type SubjectChange } from "@tramyte/sdk"
import { versionText } from "./conflicts.ts"
import { decodedColumns, decodeFact, termsOfRow } from "./factRow.ts"
import type { Reader } from "./reader.ts"
import { rows, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { ofNumbers, subjectOf, subjectsByNumber } from "./subjects.ts"
import type { Terms } from "./terms.ts"

/** A place in the order of changes: the last write or undo that was told of, and the last subject of it. */
export interface Cursor {
  readonly seq: number
  readonly n: number
  /** What tells that event from another in its place, in a store that was restored from an older copy and went on otherwise. */
  readonly mark?: string
}

export const cursorOf = (text: string | undefined): Cursor => {
  if (text === undefined) return { seq: 0, n: 0 }
  const parts = typeof text === "string" ? /^(\d{1,15})\.(\d{1,15})\.(\w{1,8})$/.exec(text) : null
  if (parts === null) throw invalid("The question", [{ path: "cursor", message: `${JSON.stringify(text)} is no cursor of a store; give the one of the last change that you took` }])
  return { seq: Number(parts[1]), n: Number(parts[2]), mark: parts[3]! }
}

const pageSize = 500

/** The next changes that a context may know of, and where to go on from; no cursor after the last page. */
export function* changesAfter(dialect: StoreDialect, terms: Terms, reader: Reader, access: Access, { mark, n, seq }: Cursor): Steps<{ readonly changes: readonly SubjectChange[]; readonly next?: Cursor }> {
  if (mark !== undefined && mark !== (yield* marksOf(dialect, [seq])).get(seq)) {
    throw invalid("The question", [{ path: "cursor", message: `"${seq}.${n}" is of another course of events: the store was restored from an older copy, or is another one; begin anew without a cursor` }])
  }
  const page = (yield* rows("SELECT n, id, creator, changed FROM subject WHERE (changed, n) > (?, ?) ORDER BY changed, n LIMIT 500", seq, n)).map(subjectOf)
  const read = new Map((yield* reader.look(page)).map((one) => [one.subject.n, one]))
  const gone = page.filter(({ n: one }) => read.get(one)?.reaches(access) !== true)
  const groups = yield* reader.groups(gone.map(({ n: one }) => one))
  const partsOf = yield* everReadUnder(dialect, gone.map(({ n: one }) => one))
  const parts = new Set([...partsOf.values()].flat())
  const wrote = yield* writtenBy(dialect, access.commune, [...parts])
  const lived = yield* whoLivedIn(dialect, terms, access.commune, [...parts])
  const others = yield* subjectsByNumber(dialect, new Set(gone.flatMap(({ n: one }) => groups.intoOf(one) === undefined ? [] : [groups.intoOf(one)!, groups.wholeOf(one)])))
  const wholes = new Map((yield* reader.look([...others.values()])).map((one) => [one.subject.n, one]))
  const marks = yield* marksOf(dialect, new Set(page.map(({ changed }) => changed)))
  const changes = page.flatMap((subject): readonly SubjectChange[] => {
    const cursor = `${subject.changed}.${subject.n}.${marks.get(subject.changed)!}`
    const one = read.get(subject.n)
    if (one?.reaches(access) === true) return [{ subject: subject.id, is: one.is, version: versionText(subject.changed), cursor }]
    const into = groups.intoOf(subject.n)
    const is = one?.is ?? wrote.get(subject.n)
    // Of somebody else's people only those are told of who are read in a record of this context.
    const concerns = (access.villages === undefined && partsOf.get(subject.n)!.some((part) => wrote.has(part) || lived.has(part))) || (into !== undefined && wholes.get(groups.wholeOf(subject.n))?.reaches(access) === true)
    return concerns ? [{ subject: subject.id, is: is ?? "person", ...(into === undefined ? {} : { mergedInto: others.get(into)!.id }), cursor }] : []
  })
  const last = page.at(-1)
  return page.length < pageSize || last === undefined ? { changes } : { changes, next: { seq: last.changed, n: last.n } }
}

/** All that was ever read under each of the subjects: itself, and whoever was merged into one of them, also where that was undone. */
function* everReadUnder(dialect: StoreDialect, ns: readonly number[]): Steps<ReadonlyMap<number, readonly number[]>> {
  const into = new Map<number, number[]>()
  const looked = new Set<number>()
  for (let next = [...ns]; next.length > 0;) {
    for (const n of next) looked.add(n)
    const merges = yield* ofNumbers(dialect, next, (g) => `SELECT m.part, m.whole FROM ${g} JOIN merge m ON m.whole = g.n`)
    next = []
    for (const [part, whole] of merges as readonly (readonly [number, number])[]) {
      into.set(whole, [...into.get(whole) ?? [], part])
      if (!looked.has(part)) next.push(part)
    }
  }
  return new Map(ns.map((n) => {
    const all = new Set([n])
    for (const one of all) for (const part of into.get(one) ?? []) all.add(part)
    return [n, [...all]]
  }))
}

/** The marks of events: of the check sum of the batch that was written or undone. */
function* marksOf(dialect: StoreDialect, seqs: Iterable<number>): Steps<ReadonlyMap<number, string>> {
  const given = dialect.givenParams({ n: "integer" }, Array.from(seqs, (seq) => [seq]))
  const g = dialect.given("g", { n: "integer" })
  const found = yield* rows(`SELECT g.n, b.digest FROM ${g} JOIN batch b ON b.n = g.n UNION ALL SELECT g.n, b.digest FROM ${g} JOIN batch b ON b.undone_seq = g.n`, ...given, ...given)
  return new Map(found.map(([n, digest]) => [n as number, (digest as string).slice(0, 8)]))
}

/** Those of the subjects that a commune ever wrote, with what it last wrote them as. */
function* writtenBy(dialect: StoreDialect, commune: string, ns: readonly number[]): Steps<ReadonlyMap<number, "person" | "unit">> {
  const found = new Map<number, "person" | "unit">()
  const batches = new Map<number, number>()
  for (const is of ["person", "unit"] as const) {
    const written = yield* ofNumbers(dialect, ns, (g) => `SELECT v.subject, max(v.batch) FROM ${g} JOIN ${is} v ON v.subject = g.n JOIN batch b ON b.n = v.batch WHERE b.commune = ? GROUP BY v.subject`, commune)
    for (const [n, batch] of written as readonly (readonly [number, number])[]) {
      if ((batches.get(n) ?? 0) > batch) continue
      batches.set(n, batch)
      found.set(n, is)
    }
  }
  return found
}

/** Those of the subjects whom some residence fact, whether it stands or not, ever placed in a commune: its copies may hold them. */
function* whoLivedIn(dialect: StoreDialect, terms: Terms, commune: string, ns: readonly number[]): Steps<ReadonlySet<number>> {
  const found = yield* ofNumbers(dialect, ns, (g) => `
    SELECT ${decodedColumns} FROM ${g} JOIN fact f ON f.subject = g.n JOIN source o ON o.n = f.source WHERE f.kind = (SELECT n FROM term WHERE text = 'residence')`)
  yield* terms.load(found.flatMap(termsOfRow))
  return new Set(found.filter((row) => homeOf(decodeFact(terms, "", row))?.commune === commune).map((row) => row[1] as number))
}
