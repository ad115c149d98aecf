import { type Access, mayReadPerson, mayReadUnit } from "../access/checkAccess.ts"
import { homeOf } from "../access/forReader.ts"
import { factsOf, type MemoryState, type Subject, versionOf } from "./memoryState.ts"

/** Whether a context reaches a person or unit, by what stood at the time. */
export const mayRead = (state: MemoryState, access: Access, subject: Subject, knownAt: string | undefined): boolean => {
  const version = versionOf(subject, knownAt)
  if (version === undefined) return false
  if ("person" in version) {
    const homes = factsOf(subject, knownAt).map(homeOf).filter((home) => home !== undefined)
    return mayReadPerson(access, homes, version.batch.commune)
  }
  const above: string[] = [subject.id]
  let top = version.unit
  while (top.parent !== undefined && !above.includes(top.parent)) {
    above.push(top.parent)
    const parent = versionOf(state.subjects.get(top.parent), knownAt)
    if (parent === undefined || !("unit" in parent)) break
    top = parent.unit
  }
  return mayReadUnit(access, above, top.kind === "commune", version.batch.commune)
}
