import { type Access, deniedSubject, StoreError } from "@tramyte/sdk"
import { isConflict, settleConflict } from "./conflicts.ts"
import { withdrawMessages } from "./outbox.ts"
import { nextSeq } from "./sequence.ts"
import { first, rows, run, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"
import { shown } from "./write.ts"
import { subjectsByNumber, versionsOf } from "./subjects.ts"
import type { Terms } from "./terms.ts"
import { writable } from "./writing/known.ts"
import { touch } from "./writing/touch.ts"

/**
 * Takes a batch back, in the transaction that is open; refuses while later batches rest on it. Without `terms` nobody is asked
 * whether it may be done: it was done before, and is done again from a history.
 */
export function* undoBatch(dialect: StoreDialect, access: Access, id: string, recorded: string, terms?: Terms): Steps<void> {
  const found = yield* first("SELECT n, first_fact, undone FROM batch WHERE id = ? AND commune = ?", id, access.commune)
  if (found === undefined) {
    if (yield* isConflict(access, id)) return yield* settleConflict(access, id)
    throw unknownBatch(access.commune, id)
  }
  const [batch, firstFact, undone] = found as [number, number, string | null]
  if (undone !== null) return
  const dependents = (yield* rows("SELECT b.id FROM rests r JOIN batch b ON b.n = r.later WHERE r.base = ? AND b.undone IS NULL ORDER BY b.n", batch)).map(([later]) => later as string)
  if (dependents.length > 0) {
    throw new StoreError({ _tag: "BatchConflict", batch: id, dependents },
      `the batch ${JSON.stringify(id)} cannot be undone while later ones rest on it; undo first: ${dependents.join(", ")}`)
  }
  // A batch's facts have consecutive numbers.
  const until = Number((yield* first("SELECT first_fact FROM batch WHERE n > ? ORDER BY n LIMIT 1", batch))?.[0] ?? Number.MAX_SAFE_INTEGER)
  const seq = yield* nextSeq()
  const touched = new Set((yield* rows(touchedBy, batch, firstFact, until, firstFact, until, batch, batch, batch, batch, batch)).map(([n]) => n as number))
  if (terms !== undefined) yield* mayAllBeTouched(dialect, terms, access, touched)
  // Those under whom merged ones are read now …
  yield* touch(dialect, touched, seq)
  yield* run("UPDATE batch SET undone = ?, undone_seq = ? WHERE n = ?", recorded, seq, batch)
  yield* run("UPDATE fact SET standing = 0 WHERE n >= ? AND n < ? AND batch = ?", firstFact, until, batch)
  yield* run(restore, batch, firstFact, until)
  yield* run("UPDATE subject SET creator = NULL WHERE creator = ?", batch)
  yield* withdrawMessages(batch, seq, recorded)
  // … and from now on.
  yield* touch(dialect, touched, seq)
}

export const unknownBatch = (commune: string, id: string): StoreError =>
  new StoreError({ _tag: "BatchUnknown", batch: id }, `the commune ${commune} has no batch ${shown(id)}; batches() lists those it has`)

/** What somebody else has said since is not laid open by taking back where a person lives. */
function* mayAllBeTouched(dialect: StoreDialect, terms: Terms, access: Access, ns: ReadonlySet<number>): Steps<void> {
  const versions = yield* versionsOf(dialect, [...ns])
  const standing = [...(yield* subjectsByNumber(dialect, ns)).values()].filter(({ n }) => versions.has(n))
  const allowed = yield* writable(dialect, terms, access, standing, versions)
  for (const { id, n } of standing) if (!allowed.has(n)) throw deniedSubject(id)
}

/** The subjects that a batch said something of, or whose facts it took the place of. */
const touchedBy = `
  SELECT subject FROM fact WHERE batch = ? AND n >= ? AND n < ?
  UNION SELECT f.subject FROM correction c JOIN fact f ON f.n = c.old WHERE c.new >= ? AND c.new < ?
  UNION SELECT subject FROM person WHERE batch = ?
  UNION SELECT subject FROM unit WHERE batch = ?
  UNION SELECT subject FROM complete WHERE batch = ?
  UNION SELECT part FROM merge WHERE batch = ?
  UNION SELECT whole FROM merge WHERE batch = ?`

/** What the batch had taken the place of stands again, unless another batch took its place too. */
const laterThat = (also: string): string => `
  EXISTS (SELECT 1 FROM correction c JOIN fact g ON g.n = c.new JOIN batch b ON b.n = g.batch WHERE c.old = fact.n AND b.undone IS NULL ${also})`

/** What the mark of a fact is by what took its place. */
export const standingNow = `CASE WHEN ${laterThat("AND g.source = fact.source AND g.key = fact.key")} THEN 0 WHEN ${laterThat("")} THEN 2 ELSE 1 END`

const restore = `
  UPDATE fact SET standing = ${standingNow}
  WHERE batch <> ? AND n IN (SELECT old FROM correction WHERE new >= ? AND new < ?)`
