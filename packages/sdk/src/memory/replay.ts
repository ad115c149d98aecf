import type { Fact, Person, Unit } from "@tramyte/core"
import type { HistoryBatch, HistoryLine } from "../ports/history.ts"
import type { OutboxMessage, PersonMerge, WriteBatch } from "../ports/recordStore.ts"
import { invalid } from "../ports/storeError.ts"
import { checkBatch } from "../records/checkBatch.ts"
import { show } from "../records/keptText.ts"
import { carryOut, undo, writtenBefore } from "./carryOut.ts"
import { frozenCopy } from "./frozenCopy.ts"
import { type Batch, communeKey, type MemoryState } from "./memoryState.ts"
import { acknowledge } from "./outbox.ts"
import { planWrite } from "./planWrite.ts"

/** Writes the lines of a history that was found whole into a state, by the logic of ordinary writing, without questions of access. */
export const replay = (state: MemoryState, lines: Iterable<HistoryLine>): { readonly batches: number; readonly known: number } => {
  let batches = 0
  let known = 0
  let open: OpenBatch | undefined
  const close = (): void => {
    if (open === undefined) return
    if (writeStored(state, open)) batches++
    else known++
    open = undefined
  }
  for (const line of lines) {
    if ("batch" in line) {
      close()
      open = { batch: line.batch, persons: [], units: [], facts: [], complete: [], merges: [], messages: [] }
    } else if ("person" in line) open!.persons.push(line.person)
    else if ("unit" in line) open!.units.push(line.unit)
    else if ("fact" in line) open!.facts.push(line.fact)
    else if ("complete" in line) open!.complete.push(line.complete)
    else if ("merge" in line) open!.merges.push(line.merge)
    else if ("message" in line) open!.messages.push(line.message)
    else {
      close()
      if ("undo" in line) undo(state, state.batches.get(line.undo.batch)?.commune ?? "", line.undo.batch, line.undo.recorded)
      else if ("delivered" in line) acknowledge(state, line.delivered.commune, [line.delivered.message], line.delivered.recorded)
      else if ("conflict" in line) addConflict(state, line.conflict)
    }
  }
  close()
  return { batches, known }
}

interface OpenBatch {
  readonly batch: HistoryBatch
  readonly persons: Person[]
  readonly units: Unit[]
  readonly facts: Fact[]
  readonly complete: NonNullable<WriteBatch["complete"]>[number][]
  readonly merges: PersonMerge[]
  readonly messages: OutboxMessage[]
}

/** Whether the batch was not here yet. */
const writeStored = (state: MemoryState, { batch, ...content }: OpenBatch): boolean => {
  const { actor, commune, digest, id, label, purpose, recorded, restsOn } = batch
  const before = state.batches.get(id)
  if (before?.commune === commune && before.digest === digest) return false
  writtenBefore(state, commune, id, digest)
  const written: WriteBatch = { id, label, recorded, ...content }
  const wrong = checkBatch(written)
  if (wrong.length > 0) throw invalid(`The batch ${show(id)} of the history`, wrong)
  const rests = restsOn.map((base): Batch => {
    const found = state.batches.get(base)
    if (found === undefined) throw invalid("The history", [{ path: `batch ${id}`, message: `rests on the batch ${JSON.stringify(base)}, which is not there` }])
    return found
  })
  carryOut(state, planWrite(state, { actor, purpose, commune }, written, digest, new Set(rests)).batch)
  return true
}

const addConflict = (state: MemoryState, conflict: Extract<HistoryLine, { readonly conflict: unknown }>["conflict"]): void => {
  // Written since: settled.
  if (state.batches.get(conflict.batch.id)?.commune === conflict.commune) return
  const key = communeKey(conflict.commune, conflict.batch.id)
  state.conflicts.delete(key)
  state.conflicts.set(key, frozenCopy(conflict))
}
