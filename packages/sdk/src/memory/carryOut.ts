import type { Access } from "../access/checkAccess.ts"
import { StoreError } from "../ports/storeError.ts"
import { reading } from "./mayRead.ts"
import { expectWritable } from "./mayWrite.ts"
import { type Batch, communeKey, keyOf, type MemoryState, type Subject } from "./memoryState.ts"

/** Adds what a batch stores. */
export const carryOut = (state: MemoryState, batch: Batch): void => {
  state.batches.set(batch.id, batch)
  for (const version of batch.versions) subjectOf(state, "person" in version ? version.person.id : version.unit.id).versions.push(version)
  for (const row of batch.rows) {
    row.n = nextFact(state)
    const key = keyOf(batch.commune, row.fact.source!)
    const sameKey = state.rowsOfKey.get(key)
    if (sameKey === undefined) state.rowsOfKey.set(key, [row])
    else sameKey.push(row)
    subjectOf(state, row.fact.subject!).rows.push(row)
    for (const before of row.replaces) before.replacedBy.push(row)
  }
  for (const { subject, kinds } of batch.complete) subjectOf(state, subject).complete.push({ kinds, batch })
  state.merges.push(...batch.merges)
  for (const message of batch.messages) {
    state.messages.push(message)
    state.messageOfId.set(communeKey(batch.commune, message.content.id), message)
  }
  state.conflicts.delete(communeKey(batch.commune, batch.id))
  state.events.push({ write: batch })
  touch(state, batch)
}

/** Takes a batch back, or drops it where it stands among the conflicts. */
export const undo = (state: MemoryState, commune: string, id: string, recorded: string, access?: Access): void => {
  const batch = state.batches.get(id)
  if (batch === undefined || batch.commune !== commune) {
    if (state.conflicts.delete(communeKey(commune, id))) return
    throw new StoreError({ _tag: "BatchUnknown", batch: id }, `the commune ${commune} has no batch ${JSON.stringify(id)}; batches() lists those it has`)
  }
  if (batch.undone !== undefined) return
  const dependents = [...state.batches.values()].filter((other) => other.undone === undefined && other.restsOn.has(batch)).map((other) => other.id)
  if (dependents.length > 0) {
    throw new StoreError({ _tag: "BatchConflict", batch: id, dependents },
      `the batch ${JSON.stringify(id)} cannot be undone while later ones rest on it; undo first: ${dependents.join(", ")}`)
  }
  // What somebody else has said since is not laid open by taking back where a person lives.
  if (access !== undefined) for (const subject of touchedBy(batch)) expectWritable(reading(state, access), subject)
  batch.undone = recorded
  // Nobody knows which of the messages were handed out already: each is taken back, and receivers pass over what they do not have.
  for (const message of batch.messages) {
    message.withdrawn = true
    state.messages.push({ content: Object.freeze({ ...message.content, id: `withdraw:${message.content.id}` }), batch, recorded, withdraws: message.content.id })
  }
  state.events.push({ undo: batch, recorded })
  touch(state, batch)
}

/** Marks the subjects of which a batch stored something, or took the place of something, with the event that just happened. */
const touch = (state: MemoryState, batch: Batch): void => {
  for (const id of touchedBy(batch)) subjectOf(state, id).changed = state.events.length
}

/** The subjects of which a batch stored something, or took the place of something. */
const touchedBy = (batch: Batch): ReadonlySet<string> => new Set([
  ...batch.versions.map((version) => "person" in version ? version.person.id : version.unit.id),
  ...batch.rows.flatMap((row) => [row, ...row.replaces]).map((row) => row.fact.subject!),
  ...batch.complete.map(({ subject }) => subject),
  ...batch.merges.flatMap(({ from, into }) => [from, into])
])

const nextFact = (state: MemoryState): number => ++state.facts

const subjectOf = (state: MemoryState, id: string): Subject => {
  const known = state.subjects.get(id)
  if (known !== undefined) return known
  const subject: Subject = { id, n: state.subjects.size + 1, versions: [], rows: [], complete: [], changed: 0 }
  state.subjects.set(id, subject)
  return subject
}

/** The batch of an id, if it was written before with the same content; throws where the id is taken by something else. */
export const writtenBefore = (state: MemoryState, commune: string, id: string, digest: string): Batch | undefined => {
  const before = state.batches.get(id)
  if (before === undefined) return undefined
  const refuse = (why: string): StoreError => new StoreError({ _tag: "BatchConflict", batch: id, dependents: [] }, `the batch id ${JSON.stringify(id)} ${why}; choose a new id`)
  if (before.undone !== undefined) throw refuse("belongs to a batch that was undone")
  if (before.commune !== commune || before.digest !== digest) throw refuse("is taken by a batch with other content")
  return before
}
