import { codePointOrder } from "../records/codePointOrder.ts"
import { batchKnown, type MemoryState, type Merge, type Subject } from "./memoryState.ts"

/** Which people are read as one, by then. */
export interface MergedPeople {
  /** The merge by which an id is read under another one. */
  readonly mergeOf: (id: string) => Merge | undefined
  /** The id under which an id is read at last: mostly itself. */
  readonly wholeOf: (id: string) => string
  /** All that is read under a subject: itself first, then the others in the order of their ids. */
  readonly partsOf: (whole: Subject) => readonly Subject[]
}

/**
 * What the merges make of people, as known by then. Two merges of one person can be known at a time only where clocks were
 * skewed: the one that was written later counts, but one that would close a circle counts for nothing.
 */
export const mergedPeople = (state: MemoryState, knownAt: string | undefined, planned: readonly Merge[] = []): MergedPeople => {
  const merges = new Map<string, Merge>()
  const wholeOf = (id: string): string => {
    let whole = id
    for (let merge = merges.get(whole); merge !== undefined; merge = merges.get(whole)) whole = merge.into
    return whole
  }
  for (const merge of [...state.merges, ...planned]) {
    if (!batchKnown(merge.batch, knownAt)) continue
    const before = merges.get(merge.from)
    merges.delete(merge.from)
    if (wholeOf(merge.into) !== merge.from) merges.set(merge.from, merge)
    else if (before !== undefined) merges.set(merge.from, before)
  }
  const parts = new Map<string, Subject[]>()
  for (const from of [...merges.keys()].sort(codePointOrder)) {
    const whole = wholeOf(from)
    const known = parts.get(whole)
    const part = state.subjects.get(from)
    if (part === undefined) continue
    if (known === undefined) parts.set(whole, [part])
    else known.push(part)
  }
  return { mergeOf: (id) => merges.get(id), wholeOf, partsOf: (whole) => [whole, ...parts.get(whole.id) ?? []] }
}
