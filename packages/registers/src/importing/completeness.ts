import type { Completeness } from "@tramyte/core"
import type { FileDraft, ImportState } from "./importState.ts"
import { type KindSet, kindsOf, noKinds } from "./kindSet.ts"

/**
 * Which kinds a file makes completely known, and of whom: of the people it lists, of the whole commune, or of the village
 * that most of its rows name. Whoever a rejected row or field may be about stays unknown.
 */
export const completenessOf = (state: ImportState, draft: FileDraft, mended: boolean): { readonly subject: string; readonly kinds: Completeness }[] => {
  const { covers } = draft.mapping
  const days = new Map<KindSet, Completeness>()
  const kindsFor = (kinds: KindSet): Completeness => {
    const known = days.get(kinds)
    if (known !== undefined) return known
    const made = Object.fromEntries(kindsOf(kinds).map((kind) => [kind, draft.asOf]))
    days.set(kinds, made)
    return made
  }
  const entries: { subject: string; kinds: Completeness }[] = []
  const add = (subject: string, kinds: KindSet): void => {
    const sure = kinds & ~(draft.doubtful.get(subject) ?? noKinds)
    if (sure !== noKinds) entries.push({ subject, kinds: kindsFor(sure) })
  }
  // A reject file that comes back lists only what was mended.
  if (mended || covers === "listed") for (const [subject, kinds] of draft.listed) add(subject, kinds)
  else {
    const village = covers === "village" ? villageOfList(draft.villageRows) : undefined
    if (covers === "village" && village === undefined) for (const [subject, kinds] of draft.listed) add(subject, kinds)
    else for (const person of state.people.all()) if (covers === "commune" || person.village === village) add(person.id, draft.completes)
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
