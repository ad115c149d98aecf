import { type Access, notYours } from "../access/checkAccess.ts"
import type { WriteBatch, WriteConflict } from "../ports/recordStore.ts"
import { StoreError } from "../ports/storeError.ts"
import { frozenCopy } from "./frozenCopy.ts"
import { reading } from "./mayRead.ts"
import { communeKey, type MemoryState, versionOf } from "./memoryState.ts"
import { changedAt } from "./readSubjects.ts"

/** Holds what a writer saw against what stands; where they differ, the batch is kept as a conflict and the write fails. */
export const expectVersions = (state: MemoryState, access: Access, batch: WriteBatch): void => {
  if (batch.expects === undefined || batch.expects.length === 0) return
  const read = reading(state, access)
  const subjects = batch.expects.flatMap(({ subject: id, version }): WriteConflict["subjects"] => {
    const subject = state.subjects.get(read.merged.wholeOf(id))
    const found = subject === undefined || versionOf(subject, undefined) === undefined ? undefined : String(changedAt(read, subject))
    return found === version ? [] : [{ subject: id, ...(version === undefined ? {} : { version }), ...(found === undefined ? {} : { found }) }]
  })
  if (subjects.length === 0) return
  expectMaySettle(state, access, batch.id)
  const key = communeKey(access.commune, batch.id)
  state.conflicts.delete(key)
  state.conflicts.set(key, frozenCopy({ batch, actor: access.actor, purpose: access.purpose, subjects, commune: access.commune }))
  throw new StoreError({ _tag: "VersionConflict", batch: batch.id, subjects: frozenCopy(subjects) },
    `the batch ${JSON.stringify(batch.id)} was not stored, because somebody else wrote about ${subjects.map(({ subject }) => JSON.stringify(subject)).join(", ")} meanwhile; ` +
    "read again and write the batch with the versions of now, or undo it to drop it")
}

/** A conflict is settled by whoever it happened to, or by the station, and not by others who come upon its id. */
export const expectMaySettle = (state: MemoryState, access: Access, batch: string): void => {
  const conflict = state.conflicts.get(communeKey(access.commune, batch))
  if (conflict !== undefined && access.role !== "station" && conflict.actor !== access.actor) throw notYours(batch)
}

export const conflictsOf = (state: MemoryState, { commune }: Access): readonly WriteConflict[] =>
  [...state.conflicts.values()].filter((conflict) => conflict.commune === commune).map(({ commune: _, ...conflict }) => conflict)
