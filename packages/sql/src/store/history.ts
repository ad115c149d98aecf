import type { Completeness, Person, Unit } from "@tramyte/core"
import type { HistoryBatch, HistoryLine } from "@tramyte/sdk"
import { conflictsOf } from "./conflicts.ts"
import { decodedColumns, decodeFact, termsOfRow } from "./factRow.ts"
import { messageOf } from "./outbox.ts"
import { rows, type Steps } from "./steps.ts"
import type { Terms } from "./terms.ts"

/** A write or an undo, at its place in the sequence of all. */
export interface StoredEvent {
  readonly seq: number
  readonly is: "write" | "undo"
  /** The number of the batch. */
  readonly batch: number
}

/** The next events of a store, in their order. */
export function* eventsAfter(seq: number): Steps<readonly StoredEvent[]> {
  const found = yield* rows(`
    SELECT * FROM (SELECT n AS seq, 0 AS undo, n FROM batch WHERE n > ? ORDER BY n LIMIT 200) written
    UNION ALL SELECT * FROM (SELECT undone_seq AS seq, 1 AS undo, n FROM batch WHERE undone_seq > ? ORDER BY undone_seq LIMIT 200) undone
    ORDER BY seq LIMIT 200`, seq, seq)
  return found.map(([at, undo, batch]) => ({ seq: at as number, is: undo === 0 ? "write" : "undo", batch: batch as number }))
}

/** The head of a batch, and the lines of what it stored but its facts. */
export function* batchLines(terms: Terms, n: number): Steps<{ readonly head: HistoryLine; readonly firstFact: number; readonly before: readonly HistoryLine[]; readonly after: readonly HistoryLine[] }> {
  const [batch] = yield* rows("SELECT id, label, recorded, actor, purpose, commune, digest, first_fact FROM batch WHERE n = ?", n)
  const [id, label, recorded, actor, purpose, commune, digest, firstFact] = batch as [string, string, string, string, HistoryBatch["purpose"], string, string, number]
  const restsOn = (yield* rows("SELECT b.id FROM rests r JOIN batch b ON b.n = r.base WHERE r.later = ? ORDER BY b.n", n)).map(([base]) => base as string)
  const persons = yield* rows("SELECT s.id, v.sex, v.birth, v.death FROM person v JOIN subject s ON s.n = v.subject WHERE v.batch = ? ORDER BY v.n", n)
  const units = yield* rows("SELECT s.id, v.kind, v.parent, v.name FROM unit v JOIN subject s ON s.n = v.subject WHERE v.batch = ? ORDER BY v.n", n)
  const complete = yield* rows("SELECT s.id, c.kinds, c.more FROM complete c JOIN subject s ON s.n = c.subject WHERE c.batch = ? ORDER BY c.subject", n)
  yield* terms.load(complete.map((row) => row[1]))
  const merges = yield* rows("SELECT p.id, w.id FROM merge m JOIN subject p ON p.n = m.part JOIN subject w ON w.n = m.whole WHERE m.batch = ? ORDER BY m.n", n)
  const messages = yield* rows("SELECT id, topic, subject, payload, delivered FROM message WHERE batch = ? AND withdraws IS NULL ORDER BY n", n)
  return {
    head: { batch: { id, label, recorded, actor, purpose, commune, digest, restsOn } },
    firstFact,
    before: [
      ...persons.map(([person, sex, birth, death]): HistoryLine => ({ person: {
        id: person as string, ...(sex === null ? {} : { sex: sex as NonNullable<Person["sex"]> }), ...(birth === null ? {} : { birthDate: birth as string }), ...(death === null ? {} : { deathDate: death as string })
      } })),
      ...units.map(([unit, kind, parent, name]): HistoryLine => ({ unit: {
        id: unit as string, kind: kind as Unit["kind"], ...(parent === null ? {} : { parent: parent as string }), ...(name === null ? {} : { name: name as string })
      } }))
    ],
    after: [
      ...complete.map(([subject, kinds, more]): HistoryLine => ({ complete: { subject: subject as string, kinds: (kinds === null ? JSON.parse(more as string) : terms.json(kinds as number)) as Completeness } })),
      ...merges.map(([from, into]): HistoryLine => ({ merge: { from: from as string, into: into as string } })),
      ...messages.map((row): HistoryLine => ({ message: messageOf(row) })),
      ...deliveries(commune, messages)
    ]
  }
}

const deliveries = (commune: string, messages: readonly (readonly unknown[])[]): readonly HistoryLine[] => messages.flatMap((row): readonly HistoryLine[] =>
  row[4] === null ? [] : [{ delivered: { commune, message: row[0] as string, recorded: row[4] as string } }])

/** A page of the facts that a batch stored, from a number on; where to go on from, unless it was the last. */
export function* batchFacts(terms: Terms, batch: number, from: number): Steps<{ readonly lines: readonly HistoryLine[]; readonly next?: number }> {
  const found = yield* rows(`
    SELECT ${decodedColumns}, s.id FROM fact f JOIN source o ON o.n = f.source JOIN subject s ON s.n = f.subject
    WHERE f.n >= ? AND f.n < coalesce((SELECT first_fact FROM batch WHERE n > ? ORDER BY n LIMIT 1), 9007199254740991) AND f.batch = ? ORDER BY f.n LIMIT 2000`, from, batch, batch)
  const numbers: unknown[] = []
  for (const row of found) numbers.push(...termsOfRow(row))
  yield* terms.load(numbers)
  const lines = found.map((row): HistoryLine => ({ fact: decodeFact(terms, row[18] as string, row) }))
  return found.length < 2000 ? { lines } : { lines, next: (found.at(-1)![0] as number) + 1 }
}

/** The line of an undo, and of what was delivered of the withdrawals that it left. */
export function* undoLines(n: number): Steps<readonly HistoryLine[]> {
  const [row] = yield* rows("SELECT id, undone, commune FROM batch WHERE n = ?", n)
  const [id, recorded, commune] = row as [string, string, string]
  const withdrawals = yield* rows("SELECT id, topic, subject, payload, delivered FROM message WHERE batch = ? AND withdraws IS NOT NULL ORDER BY n", n)
  return [{ undo: { batch: id, recorded } }, ...deliveries(commune, withdrawals)]
}

/** The conflicts that are not settled. */
export function* conflictLines(): Steps<readonly HistoryLine[]> {
  return (yield* conflictsOf(undefined)).map((conflict) => ({ conflict }))
}
