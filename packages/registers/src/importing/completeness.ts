import type { Completeness } from "@tramyte/core"
import type { YieldKind } from "../mapping/registerMapping.ts"
import { heard } from "./earlierWord.ts"
import type { FileDraft, ImportState } from "./importState.ts"
import { kindBit, type KindSet, kindsOf, noKinds } from "./kindSet.ts"

/** Of whom a file is whole: of its own rows, of one village, or of the commune. */
export type Cover = { readonly of: "rows" | "commune" } | { readonly of: "village"; readonly village: string }

/** Of whom a file is whole. A reject file that comes back lists only what was mended. */
export const coverOf = ({ mapping: { covers }, villageRows }: FileDraft, mended: boolean): Cover => {
  if (mended || covers === "listed") return { of: "rows" }
  if (covers === "commune") return { of: covers }
  const village = villageOfList(villageRows)
  return village === undefined ? { of: "rows" } : { of: "village", village }
}

/**
 * Which kinds a file makes completely known, and of whom: of the people it lists, of the whole commune, or of the village
 * that most of its rows name. Whoever a rejected row or field may be about stays unknown. Beside them, the day on which the list
 * spoke of each person (`heardOn`).
 */
export const completenessOf = (state: ImportState, draft: FileDraft, cover: Cover): { readonly subject: string; readonly kinds: Completeness }[] => {
  const spoke = heard(draft.mapping, draft.asOf)
  const days = new Map<KindSet, Completeness>()
  const kindsFor = (kinds: KindSet): Completeness => {
    const known = days.get(kinds)
    if (known !== undefined) return known
    const made = { ...Object.fromEntries(kindsOf(kinds).map((kind) => [kind, draft.asOf])), ...spoke }
    days.set(kinds, made)
    return made
  }
  const entries: { subject: string; kinds: Completeness }[] = []
  const add = (subject: string, kinds: KindSet): void => {
    const sure = kinds & ~(draft.doubtful.get(subject) ?? noKinds)
    if (sure !== noKinds) entries.push({ subject, kinds: kindsFor(sure) })
  }
  if (cover.of === "rows") for (const [subject, kinds] of draft.listed) add(subject, kinds)
  else for (const person of state.people.all()) if (cover.of !== "village" || person.village === cover.village) add(person.id, draft.completes)
  if (Object.keys(spoke).length > 0) {
    const covered = new Set(entries.map(({ subject }) => subject))
    for (const { kind, subject } of draft.facts) {
      if ((draft.ends & kindBit(kind as YieldKind)) === 0 || covered.has(subject!)) continue
      covered.add(subject!)
      entries.push({ subject: subject!, kinds: spoke })
    }
  }
  entries.push(...draft.unitComplete)
  return entries
}

/** The village that more than half of the rows with a village name. */
const villageOfList = (rows: ReadonlyMap<string, number>): string | undefined => {
  let all = 0
  for (const count of rows.values()) all += count
  for (const [village, count] of rows) if (count * 2 > all) return village
  return undefined
}
