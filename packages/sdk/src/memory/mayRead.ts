import { type Access, highestAbove, leadsOn, mayReadPerson, mayReadUnit } from "../access/checkAccess.ts"
import { homeOf } from "../access/forReader.ts"
import { type MergedPeople, mergedPeople } from "./mergedPeople.ts"
import { batchKnown, type MemoryState, rowsOf, type Subject, versionOf } from "./memoryState.ts"

/** One state as somebody reads it: now, or as known by a day. */
export interface Reading {
  readonly state: MemoryState
  readonly access: Access
  readonly knownAt: string | undefined
  readonly merged: MergedPeople
}

export const reading = (state: MemoryState, access: Access, knownAt?: string): Reading => ({ state, access, knownAt, merged: mergedPeople(state, knownAt) })

/** Whether a context reaches a unit, or the record that a person is read in, by what stood at the time. */
export const mayRead = (read: Reading, subject: Subject): boolean => {
  const { access, knownAt, merged, state } = read
  const whole = state.subjects.get(merged.wholeOf(subject.id))!
  const version = versionOf(whole, knownAt)
  if (version === undefined) return false
  // Where one of those lives whose records were merged, there lives the one that they all are.
  if ("person" in version) {
    const homes = merged.partsOf(whole).flatMap((part) => rowsOf(part, knownAt)).map(({ fact }) => homeOf(fact)).filter((home) => home !== undefined)
    return mayReadPerson(access, homes, version.batch.commune)
  }
  const above: string[] = [subject.id]
  let top = version
  while (top.unit.parent !== undefined && !above.includes(top.unit.parent) && above.length <= highestAbove) {
    const id = top.unit.parent
    above.push(id)
    const parent = versionOf(state.subjects.get(id), knownAt)
    if (parent === undefined || !("unit" in parent)) break
    const writers = new Set(state.subjects.get(id)!.versions.filter(({ batch }) => batchKnown(batch, knownAt)).map(({ batch }) => batch.commune))
    if (!leadsOn({ writer: top.batch.commune }, { writers })) break
    top = parent
  }
  return mayReadUnit(access, above, top.unit.kind === "commune", version.batch.commune)
}
