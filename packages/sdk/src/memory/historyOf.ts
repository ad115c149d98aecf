import type { HistoryLine } from "../ports/history.ts"
import { historyDigest } from "../records/historyDigest.ts"
import type { Batch, Event, MemoryState, Message } from "./memoryState.ts"

/** Everything that was ever stored, in the order of writing. */
export function* historyOf(state: MemoryState): Generator<HistoryLine> {
  const sum = historyDigest()
  let lines = 0
  for (const line of linesOf(state)) {
    sum.add(JSON.stringify(line))
    lines++
    yield line
  }
  yield { end: { lines, digest: sum.text() } }
}

function* linesOf(state: MemoryState): Generator<HistoryLine> {
  yield { history: { format: 1 } }
  for (const event of state.events) {
    yield* "undo" in event ? [{ undo: { batch: event.undo.id, recorded: event.recorded } }] : batchLines(event.write, state)
    for (const message of messagesOf(event, state)) {
      if (message.delivered !== undefined) yield { delivered: { commune: message.batch.commune, message: message.content.id, recorded: message.delivered } }
    }
  }
  for (const conflict of state.conflicts.values()) yield { conflict }
}

function* batchLines(batch: Batch, state: MemoryState): Generator<HistoryLine> {
  const { actor, commune, complete, digest, id, label, merges, messages, purpose, recorded, restsOn, rows, versions } = batch
  // In the order of writing, as every store knows it.
  const rests = [...state.batches.values()].filter((other) => restsOn.has(other)).map((other) => other.id)
  yield { batch: { id, label, recorded, actor, purpose, commune, digest, restsOn: rests } }
  for (const version of versions) yield "person" in version ? { person: version.person } : { unit: version.unit }
  for (const { fact } of rows) yield { fact }
  for (const { kinds, subject } of complete) yield { complete: { subject, kinds } }
  for (const { from, into } of merges) yield { merge: { from, into } }
  for (const { content } of messages) yield { message: content }
}

/** The messages that an event wrote: those of a batch, or the withdrawals of an undo. */
const messagesOf = (event: Event, state: MemoryState): readonly Message[] =>
  "write" in event ? event.write.messages : state.messages.filter((message) => message.batch === event.undo && message.withdraws !== undefined)
