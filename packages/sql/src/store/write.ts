import type { DataIssue } from "@tramyte/core"
import { type Access, checkBatch, checkWrite, contentDigest, type Expectation, invalid, StoreError, type WriteBatch, type WriteReceipt } from "@tramyte/sdk"
import { maySettle, noteConflict, settleConflict, staleOf } from "./conflicts.ts"
import { writeMessages } from "./outbox.ts"
import { nextNumber, nextSeq } from "./sequence.ts"
import { first, insert, rows, run, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { ofNumbers } from "./subjects.ts"
import type { TermWriter } from "./terms.ts"
import { lookUp, mayAllBeWritten } from "./writing/known.ts"
import { planComplete } from "./writing/planComplete.ts"
import { planContent } from "./writing/planContent.ts"
import { planMerges } from "./writing/planMerges.ts"
import { planSubjects } from "./writing/planSubjects.ts"
import { touch } from "./writing/touch.ts"

/** What a batch bears that comes out of a history, where who may write was decided long ago. */
export interface Replayed {
  readonly digest: string
  /** The ids of the batches that it rested on. */
  readonly restsOn: readonly string[]
}

/** What became of a batch: a receipt, or the expectations that failed. */
export type Written = { readonly receipt: WriteReceipt } | { readonly stale: readonly (Expectation & { readonly found?: string })[] }

/** Refuses a batch that nobody could write, before anything is asked of the database. */
export const checkContent = (access: Access, content: WriteBatch): void => {
  checkWrite(access, content)
  const wrong = checkBatch(content)
  if (wrong.length > 0) throw invalid(`The batch ${shown(content?.id)}`, wrong)
}

/** An id as messages show it: whoever sent a megabyte does not get it back. */
export const shown = (id: unknown): string => JSON.stringify(typeof id === "string" && id.length > 100 ? `${id.slice(0, 60)}…` : id)

/** Writes a batch that was found sound, in the transaction that is open. What is thrown takes the transaction back. */
export function* writeBatch(dialect: StoreDialect, terms: TermWriter, access: Access, content: WriteBatch, replayed?: Replayed): Steps<Written> {
  const repeated = yield* repeatOf(access, content)
  if (repeated !== undefined) return { receipt: repeated }
  const issues: DataIssue[] = []
  const restsOn = new Set<number>()
  const known = yield* lookUp(dialect, content)
  if (replayed === undefined) {
    yield* mayAllBeWritten(dialect, terms, access, known)
    const stale = yield* staleOf(dialect, content, known)
    if (stale.length > 0) {
      yield* noteConflict(access, content, stale)
      return { stale }
    }
    yield* maySettle(access, content.id)
    yield* settleConflict(access, content.id)
  }

  const batch = yield* nextSeq()
  const subjects = yield* planSubjects(content, known, { batch, issues, restsOn })
  const find = (id: string, path: () => string): number | undefined => {
    const n = subjects.numbers.get(id)
    if (n === undefined) {
      if (!subjects.missing.has(id)) issues.push({ path: path(), message: `${JSON.stringify(id)} is no person or unit of the store or of this batch` })
      subjects.missing.add(id)
    } else {
      const creator = known.subjects.get(id)?.creator ?? null
      if (known.versions.has(n) && creator !== null) restsOn.add(creator)
    }
    return n
  }
  const list = content.facts ?? []
  // The facts of one subject mostly stand together.
  for (let index = 0; index < list.length; index++) {
    if (list[index]!.subject !== list[index - 1]?.subject) find(list[index]!.subject!, () => `facts[${index}].subject`)
  }
  for (const [index, { subject }] of (content.complete ?? []).entries()) find(subject, () => `complete[${index}].subject`)

  const complete = yield* planComplete(dialect, terms, content, { batch, restsOn, known, numberOf: (id) => subjects.numbers.get(id) })
  const merges = yield* planMerges(dialect, content, known, subjects, { batch, issues, restsOn })
  const facts = yield* planContent(dialect, terms, access, content, { batch, issues, known, restsOn, trusted: replayed !== undefined, numberOf: (id) => subjects.numbers.get(id) })
  const messages = yield* writeMessages(dialect, access, content, { batch, issues, restsOn })
  if (issues.length > 0) throw invalid(`The batch ${JSON.stringify(content.id)}`, issues)

  const firstFact = facts.rows[0]?.[0] as number | undefined
  yield* insert("batch", [[
    batch, content.id, content.label, content.recorded, access.actor, access.purpose, access.commune,
    firstFact ?? (yield* nextNumber("fact")), facts.rows.length, replayed?.digest ?? contentDigest(content), null, null
  ]])
  yield* insert("subject", subjects.added)
  yield* insert("person", subjects.persons)
  yield* insert("unit", subjects.units)
  if (facts.marks.size > 0) yield* mark(dialect, facts.marks)
  yield* insert("fact", facts.rows)
  yield* insert("correction", facts.corrections)
  yield* insert("identifier", facts.identifiers)
  yield* insert("complete", complete.rows)
  yield* insert("merge", merges.rows)
  yield* insert("message", messages)
  const bases = yield* batchesRestedOn(dialect, restsOn, batch, replayed)
  yield* insert("rests", bases.map((base) => [base, batch]))
  for (const [id] of subjects.revived) yield* run("UPDATE subject SET creator = ? WHERE n = ?", batch, subjects.numbers.get(id)!)
  yield* touch(dialect, new Set([...facts.touched, ...complete.touched, ...merges.touched, ...subjects.touched]), batch)
  return {
    receipt: {
      batch: content.id, persons: subjects.persons.length, units: subjects.units.length, factsStored: facts.rows.length, factsSuperseded: facts.superseded,
      unchanged: (content.persons?.length ?? 0) - subjects.persons.length + (content.units?.length ?? 0) - subjects.units.length + facts.unchanged
    }
  }
}

function* mark(dialect: StoreDialect, marks: ReadonlyMap<number, 0 | 2>): Steps<void> {
  for (const standing of [0, 2] as const) {
    const ns = [...marks].filter(([, to]) => to === standing).map(([n]) => n)
    if (ns.length > 0) yield* ofNumbers(dialect, ns, (g) => `UPDATE fact SET standing = ${standing} WHERE n IN (SELECT g.n FROM ${g})`)
  }
}

/** The batches that one rests on, by number: those of this writing, and those that it rested on where it was written first. */
function* batchesRestedOn(dialect: StoreDialect, restsOn: Set<number>, batch: number, replayed: Replayed | undefined): Steps<readonly number[]> {
  const texts = { id: "text" } as const
  if (replayed !== undefined && replayed.restsOn.length > 0) {
    const found = yield* rows(`SELECT b.n FROM ${dialect.given("g", texts)} JOIN batch b ON b.id = g.id`, ...dialect.givenParams(texts, replayed.restsOn.map((id) => [id])))
    if (found.length < new Set(replayed.restsOn).size) throw invalid("The history", [{ path: "batch.restsOn", message: "a batch rests on one that was not written before it" }])
    for (const [n] of found) restsOn.add(n as number)
  }
  restsOn.delete(batch)
  return [...restsOn].sort((a, b) => a - b)
}

/** The receipt of a batch that was written before; `undefined` for a new one. */
function* repeatOf(access: Access, content: WriteBatch): Steps<WriteReceipt | undefined> {
  const before = yield* first("SELECT commune, digest, undone FROM batch WHERE id = ?", content.id)
  if (before === undefined) return undefined
  const refuse = (why: string): StoreError => new StoreError({ _tag: "BatchConflict", batch: content.id, dependents: [] }, `the batch id ${JSON.stringify(content.id)} ${why}; choose a new id`)
  const [commune, sum, undone] = before
  if (undone !== null) throw refuse("belongs to a batch that was undone")
  if (commune !== access.commune || sum !== contentDigest(content)) throw refuse("is taken by a batch with other content")
  const unchanged = (content.persons?.length ?? 0) + (content.units?.length ?? 0) + (content.facts?.length ?? 0)
  return { batch: content.id, persons: 0, units: 0, factsStored: 0, factsSuperseded: 0, unchanged }
}
