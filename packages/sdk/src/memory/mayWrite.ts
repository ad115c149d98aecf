import { type Access, deniedSubject, mayWriteAbout } from "../access/checkAccess.ts"
import type { WriteBatch } from "../ports/recordStore.ts"
import { mayRead, type Reading, reading } from "./mayRead.ts"
import { type MemoryState, stands, type Subject, versionOf } from "./memoryState.ts"

/** Denies a batch that speaks of anybody there whom the context may not write about, by what stood before the batch. */
export const expectAllWritable = (state: MemoryState, access: Access, batch: WriteBatch): void => {
  const read = reading(state, access)
  const ids = new Set([
    ...(batch.persons ?? []).map(({ id }) => id), ...(batch.units ?? []).map(({ id }) => id), ...(batch.facts ?? []).map(({ subject }) => subject!),
    ...(batch.complete ?? []).map(({ subject }) => subject), ...(batch.expects ?? []).map(({ subject }) => subject),
    ...(batch.merges ?? []).flatMap(({ from, into }) => [from, into])
  ])
  for (const id of ids) expectWritable(read, id)
}

/** Denies writing about a person or unit that is there and that the context may not write about. */
export const expectWritable = (read: Reading, id: string): void => {
  const subject = read.state.subjects.get(id)
  const version = versionOf(subject, undefined)
  if (subject === undefined || version === undefined) return
  if (!mayWriteAbout(read.access, version.batch.commune, () => mayRead(read, subject), () => isOwn(read, subject))) throw deniedSubject(id)
}

/** Whether no other commune's facts stand about a subject, or about whoever is read together with it. */
const isOwn = ({ access, merged, state }: Reading, subject: Subject): boolean => {
  const whole = state.subjects.get(merged.wholeOf(subject.id)) ?? subject
  return merged.partsOf(whole).every((part) => part.rows.every((row) => !stands(row) || row.batch.commune === access.commune))
}
