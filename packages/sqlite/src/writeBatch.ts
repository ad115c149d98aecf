import type { Completeness, DataIssue } from "@tramyte/core"
import { type Access, checkBatch, checkWrite, invalid, StoreError, type WriteBatch, type WriteReceipt } from "@tramyte/sdk"
import type { SQLInputValue } from "node:sqlite"
import type { Connection } from "./connection.ts"
import { contentDigest } from "./contentDigest.ts"
import { factWriter } from "./factWriter.ts"
import { sortedJson } from "./factRow.ts"
import { rowInserter, rowsAtOnce } from "./rowInserter.ts"
import { type SubjectWriter, subjectWriter } from "./subjectWriter.ts"
import type { Terms } from "./terms.ts"

/** Writes a batch in one transaction; a failure leaves the file as it was. */
export const writeBatch = (connection: Connection, terms: Terms, access: Access, content: WriteBatch): WriteReceipt => {
  checkWrite(access, content)
  const wrong = checkBatch(content)
  if (wrong.length > 0) throw invalid(`The batch ${JSON.stringify(content?.id)}`, wrong)
  const repeated = repeatOf(connection, access, content)
  if (repeated !== undefined) return repeated

  const batch = nextNumber(connection, "SELECT max(n) FROM batch")
  const firstFact = nextNumber(connection, "SELECT max(n) FROM fact")
  connection.run("INSERT INTO batch (n, id, label, recorded, actor, purpose, commune, first_fact, facts, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)",
    batch, content.id, content.label, content.recorded, access.actor, access.purpose, access.commune, firstFact, contentDigest(content))
  const issues: DataIssue[] = []
  const restsOn = new Set<number>()
  const subjects = subjectWriter(connection, terms, access, batch, restsOn, issues)
  const persons = subjects.add("person", content.persons ?? [], (person) => [person.sex ?? null, person.birthDate ?? null, person.deathDate ?? null])
  // Who may be written about is decided by what stood before the batch, not by the units that it moves.
  if (content.units !== undefined && content.units.length > 0) {
    for (const { id } of content.units) subjects.look(id)
    for (const { subject } of content.facts ?? []) subjects.look(subject!)
    for (const { subject } of content.complete ?? []) subjects.look(subject)
  }
  const units = subjects.add("unit", content.units ?? [], (unit) => [unit.kind, unit.parent ?? null, unit.name ?? null])
  // All subjects first: what may be written is decided by what stood before the batch.
  const list = content.facts ?? []
  const places = list.map((fact, index) => subjects.find(fact.subject!, () => `facts[${index}].subject`))
  writeComplete(connection, terms, batch, content.complete ?? [], subjects.find)
  const facts = factWriter(connection, terms, { batch, firstFact, restsOn, issues, access, find: subjects.find })
  for (let index = 0; index < list.length; index++) {
    const place = places[index]
    if (place !== undefined) facts.add(list[index]!, place, index)
  }
  facts.flush()
  if (issues.length > 0) throw invalid(`The batch ${JSON.stringify(content.id)}`, issues)
  restsOn.delete(batch)
  for (const base of restsOn) connection.run("INSERT INTO rests (base, later) VALUES (?, ?)", base, batch)
  connection.run("UPDATE batch SET facts = ? WHERE n = ?", facts.stored(), batch)
  return {
    batch: content.id, persons: persons.stored, units: units.stored, factsStored: facts.stored(), factsSuperseded: facts.superseded(),
    unchanged: persons.unchanged + units.unchanged + facts.unchanged()
  }
}

const writeComplete = (connection: Connection, terms: Terms, batch: number, complete: NonNullable<WriteBatch["complete"]>, find: SubjectWriter["find"]): void => {
  const insert = rowInserter(connection, "complete", ["subject", "batch", "kinds"], "ON CONFLICT DO NOTHING")
  let waiting: SQLInputValue[] = []
  let last: { readonly kinds: Completeness; readonly text: string } | undefined
  for (const [index, { kinds, subject }] of complete.entries()) {
    const place = find(subject, () => `complete[${index}].subject`)
    // Imports say the same of everybody, often with the same object.
    if (last?.kinds !== kinds) last = { kinds, text: sortedJson(kinds) }
    if (place === undefined || last.text === "{}") continue
    waiting.push(place, batch, terms.numberOrText(connection, last.text))
    if (waiting.length === 3 * rowsAtOnce) {
      insert(waiting)
      waiting = []
    }
  }
  insert(waiting)
}

/** The receipt of a batch that was written before; `undefined` for a new one. */
const repeatOf = (connection: Connection, access: Access, content: WriteBatch): WriteReceipt | undefined => {
  const before = connection.first("SELECT commune, digest, undone FROM batch WHERE id = ?", content.id)
  if (before === undefined) return undefined
  const refuse = (why: string): StoreError => new StoreError({ _tag: "BatchConflict", batch: content.id, dependents: [] }, `the batch id ${JSON.stringify(content.id)} ${why}; choose a new id`)
  const [commune, sum, undone] = before
  if (undone !== null) throw refuse("belongs to a batch that was undone")
  if (commune !== access.commune || sum !== contentDigest(content)) throw refuse("is taken by a batch with other content")
  const unchanged = (content.persons?.length ?? 0) + (content.units?.length ?? 0) + (content.facts?.length ?? 0)
  return { batch: content.id, persons: 0, units: 0, factsStored: 0, factsSuperseded: 0, unchanged }
}

/** Numbers are given out here and not by SQLite, so that many rows go in at once; the transaction keeps others out. */
const nextNumber = (connection: Connection, sql: string): number => Number(connection.first(sql)?.[0] ?? 0) + 1
