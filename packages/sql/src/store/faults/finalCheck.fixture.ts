import type { Fact } from "@tramyte/core"
import { type HistoryBatch, isStoreError, type Json, type RecordStoreMethods, type SecurityContext, type StoredRecord, type WriteReceipt } from "@tramyte/sdk"
import type { Simulation } from "@tramyte/sdk/testing"
import assert from "node:assert/strict"
import type { DatabaseSync } from "node:sqlite"
import { type Answer, type Ask, collect, isPassing, type Ledger, perform } from "./ledger.fixture.ts"
import { replay } from "./replay.fixture.ts"
import { analyst, auditor, collaborator, type Copy, firstHalf, here, operator, type Receiver, registrar, station, there } from "./workload.fixture.ts"

export interface AfterAll {
  readonly store: RecordStoreMethods
  readonly model: RecordStoreMethods
  readonly ledger: Ledger
  readonly copies: readonly Copy[]
  readonly receiver: Receiver
  /** Reads the database behind the store. */
  readonly look: <T>(read: (db: DatabaseSync) => T) => T
  readonly random: Simulation
}

/** Throws what was lost, doubled, halved or made up. */
export const finalCheck = async (after: AfterAll): Promise<void> => {
  after.look((db) => checkTables(db, after.ledger))
  const versions = await replay(after.ledger, after.model)
  for (const [by, ask] of questions(after.random)) {
    const [found, wanted] = [await perform(after.store, by, ask), await perform(after.model, by, ask)]
    versions.expectSame(found, wanted, `at the end ${by.role} of ${by.commune} asks ${JSON.stringify(ask)}`)
  }
  assert.deepEqual(await after.store.verify(operator), [], "the store finds itself sound")
  await checkDeliveries(after)
  for (const copy of after.copies) await checkCopy(after, copy)
}

const questions = (random: Simulation): readonly (readonly [SecurityContext, Ask])[] => {
  const days = [random, random].map((each) => new Date(Date.UTC(2026, 0, 1) + each.below(200) * 86_400_000).toISOString().slice(0, 10))
  const [one, other] = [registrar, station(there, "reader")]
  return [
    [operator, { look: "history" }],
    ...[one, other].flatMap((by): readonly (readonly [SecurityContext, Ask])[] => [
      [by, { all: "records" }], [by, { all: "units" }], [by, { all: "identifiers" }], [by, { all: "batches" }], [by, { all: "conflicts" }],
      [by, { look: "counts" }], [by, { changes: undefined }], [by, { outbox: undefined }], [by, { kpi: firstHalf }], [by, { list: "f/seen" }]
    ]),
    [collaborator, { all: "records" }], [collaborator, { look: "counts" }], [analyst, { all: "records" }], [auditor, { look: "counts" }],
    ...days.flatMap((knownAt): readonly (readonly [SecurityContext, Ask])[] => [[one, { all: "records", knownAt }], [one, { all: "units", knownAt }]])
  ]
}

/** What was acknowledged, looked for in the tables without the store: each fact once and never twice, each batch whole or not at all. */
const checkTables = (db: DatabaseSync, ledger: Ledger): void => {
  const rows: Rows = (sql, ...params) => db.prepare(sql).all(...params)
  assert.deepEqual(rows("PRAGMA integrity_check").map((row) => row["integrity_check"]), ["ok"], "SQLite finds the file sound")
  assert.deepEqual(rows("SELECT id FROM batch GROUP BY id HAVING count(*) > 1"), [], "no batch is there twice")
  for (const table of ["fact", "person", "unit", "complete", "merge", "message"]) {
    assert.deepEqual(rows(`SELECT count(*) AS n FROM ${table} WHERE batch NOT IN (SELECT n FROM batch)`), [{ n: 0 }].map((each) => Object.assign(Object.create(null), each)), `no ${table} is there without its batch`)
  }
  assert.deepEqual(rows("SELECT f.source, f.key FROM fact f WHERE f.standing <> 0 GROUP BY f.source, f.key HAVING count(*) > 1"), [], "no row of a source stands twice")
  assert.deepEqual(rows("SELECT b.id FROM batch b WHERE b.facts <> (SELECT count(*) FROM fact f WHERE f.batch = b.n)"), [], "no batch is there in part")
  for (const [{ ask }, answer] of ledger.acknowledged) {
    if ("write" in ask && "value" in answer) checkBatch(rows, ask.write.id, ask.write.facts ?? [], firstReceipt(ledger, ask.write.id))
    if ("undo" in ask && "value" in answer) assert.equal(rows("SELECT n FROM batch WHERE id = ? AND undone IS NULL", ask.undo).length, 0, `${ask.undo} was acknowledged to be undone`)
  }
}

/** What whoever stored the batch was to be told, if that got out: repeats say that nothing changed. */
const firstReceipt = (ledger: Ledger, id: string): WriteReceipt | undefined => {
  const first = ledger.commits.find(({ answer, request: { ask } }) => "write" in ask && ask.write.id === id && !isRefusal(answer))
  return first?.answer !== undefined && "value" in first.answer ? first.answer.value as WriteReceipt : undefined
}

const isRefusal = (answer: Answer | undefined): boolean => answer !== undefined && "error" in answer && isStoreError(answer.error) && !isPassing(answer.error)

type Rows = (sql: string, ...params: readonly (string | number)[]) => readonly Record<string, unknown>[]

const checkBatch = (rows: Rows, id: string, facts: readonly Fact[], receipt: WriteReceipt | undefined): void => {
  const [batch] = rows("SELECT n, commune FROM batch WHERE id = ?", id)
  if (batch === undefined) throw new Error(`the batch ${id} was acknowledged and is not there`)
  const n = batch["n"] as number
  const own = rows("SELECT count(*) AS n FROM fact WHERE batch = ?", n)[0]!["n"]
  if (receipt !== undefined) assert.equal(own, receipt.factsStored, `the batch ${id} was acknowledged with ${receipt.factsStored} facts stored`)
  for (const fact of facts) {
    // What was known already under another id stays as it was.
    const found = rows(
      "SELECT f.batch, f.id, b.id AS subject FROM fact f JOIN source s ON s.n = f.source JOIN subject b ON b.n = f.subject WHERE s.commune = ? AND s.id = ? AND f.key = ? AND f.batch <= ? ORDER BY f.n",
      batch["commune"] as string, fact.source!.id, fact.source!.key, n)
    const stored = found.filter((row) => row["batch"] === n)
    if (!found.some((row) => row["subject"] === fact.subject)) throw new Error(`the fact ${fact.id} of ${id} was acknowledged and is not there`)
    if (stored.length > 1) throw new Error(`the fact ${fact.id} of ${id} is there twice`)
    if (stored.length === 1 && stored[0]!["id"] !== fact.id) throw new Error(`the fact ${fact.id} of ${id} is there as ${String(stored[0]!["id"])}`)
  }
}

/** The receiver has, less what was withdrawn, what stands; and nothing that was never stored. */
const checkDeliveries = async ({ model, receiver }: AfterAll): Promise<void> => {
  const stored = await messagesOf(model)
  const withdrawn = new Set<string>()
  for (const [id, { payload, withdraws }] of receiver.got) {
    const of = stored.get(withdraws ?? id)
    if (of === undefined) throw new Error(`the message ${id} was delivered and never stored`)
    assert.deepEqual(payload, of.payload, `the message ${id} was delivered as it was stored`)
    if (withdraws !== undefined) withdrawn.add(withdraws)
  }
  const has = [...receiver.got].filter(([id, { withdraws }]) => withdraws === undefined && !withdrawn.has(id)).map(([id]) => id)
  assert.deepEqual(has.toSorted(), [...stored].filter(([, { stands }]) => stands).map(([id]) => id).toSorted(), "the receiver has the messages that stand, and no other")
}

/** All messages that this commune ever stored, and which of them stand. */
const messagesOf = async (model: RecordStoreMethods): Promise<ReadonlyMap<string, { readonly payload: Json; readonly stands: boolean }>> => {
  const lines = await collect(model.history(operator))
  const undone = new Set(lines.flatMap((line) => "undo" in line ? [line.undo.batch] : []))
  const stored = new Map<string, { readonly payload: Json; readonly stands: boolean }>()
  let batch: HistoryBatch | undefined
  for (const line of lines) {
    if ("batch" in line) batch = line.batch
    else if ("message" in line && batch?.commune === here) stored.set(line.message.id, { payload: line.message.payload, stands: !undone.has(batch.id) })
  }
  return stored
}

/** Whoever followed the changes has what the store has. */
const checkCopy = async ({ store }: AfterAll, { by, records: copied, versions }: Copy): Promise<void> => {
  const records = new Map((await collect(store.records(by))).map((record): [string, StoredRecord] => [record.person.id, record]))
  const units = (await collect(store.units(by))).map(({ unit, version }): [string, string | undefined] => [unit.id, version])
  const wanted = new Map([...[...records].map(([id, { version }]): [string, string | undefined] => [id, version]), ...units])
  assert.deepEqual(new Map([...versions].toSorted()), new Map([...wanted].toSorted()), `the copy of ${by.commune} has everybody, in the version that stands`)
  for (const [id, record] of records) assert.deepEqual(copied.get(id), record, `the copy of ${by.commune} has ${id} as it stands`)
}
