import { type CivilDate, civilDate, epochDay, type Fact, type PartialDate, partialDateBounds } from "@tramyte/core"
import type { YieldKind } from "../mapping/registerMapping.ts"
import { type EarlierWord, heardOn } from "./earlierWord.ts"
import type { ReadFile } from "./importFile.ts"
import type { FileDraft, ImportState } from "./importState.ts"
import { kindBit, noKinds } from "./kindSet.ts"

/** Files of one source and day, which are one list. */
export interface OneList {
  /** Keys of what its files say, those stored already too. */
  readonly told: Set<string>
  /** None of its files was refused: only then is silence about somebody sure. */
  whole: boolean
}

/**
 * Sets what files of one list say beside what the store holds from earlier and later lists of their source.
 *
 * What an earlier list said, and this one no longer says of somebody whom it covers, ended: by the day of this list it was
 * over, and until then it is left as it was, recorded on the earlier list's day. A corrected list of the same day so leaves
 * nothing sure. What would have begun only later (a card that was withdrawn) ends as it begins, and never held.
 *
 * A list that comes late leaves what a later list says; what only the late one says held until the later list.
 */
export const settleWithEarlier = (state: ImportState, files: readonly ReadFile[], list: OneList): void => {
  if (state.earlier.size === 0) return
  for (const { draft } of files) if (draft !== undefined && draft.ends !== noKinds) tellKeys(draft, list.told)
  // Somebody whom two files cover is ended by the first.
  const decided = new Set(list.told)
  for (const file of files) {
    if (file.draft === undefined || file.draft.ends === noKinds) continue
    leaveLaterWord(state, file.draft)
    file.ended = endUnsaid(state, file, file.draft, { decided, whole: list.whole })
  }
}

const tellKeys = ({ ends, facts }: FileDraft, told: Set<string>): void => {
  for (const { kind, source } of facts) if ((ends & kindBit(kind as YieldKind)) !== 0) told.add(source!.key)
}

/** Takes out of a late list what a later one has decided; of a late resident register, only work and study. */
const leaveLaterWord = (state: ImportState, { asOf, ends, facts, mapping }: FileDraft): void => {
  let kept = 0
  for (const fact of facts) {
    const word = (ends & kindBit(fact.kind as YieldKind)) === 0 || fact.kind === "residence" ? undefined : state.earlier.get(fact.subject!)
    const later = word === undefined ? undefined : heardOn(mapping, word)
    const told = word === undefined || later === undefined || later <= asOf ? fact : besideLater(fact, { word, later, asOf })
    if (told !== undefined) facts[kept++] = told
  }
  facts.length = kept
}

interface LaterWord {
  readonly word: EarlierWord
  readonly later: CivilDate
  readonly asOf: CivilDate
}

/** What a late list's fact comes to; `undefined` where the store has a later word of it. */
const besideLater = (fact: Fact, { asOf, later, word }: LaterWord): Fact | undefined => {
  const before = factOf(word, fact)
  if (before !== undefined && !isOver(before, asOf)) return undefined
  // The later list left it out, if it was whole for this person.
  const end = (word.complete[fact.kind] ?? "") < later ? undefined : endBy(fact, later)
  return end === undefined ? fact : { ...fact, end }
}

const factOf = ({ facts }: EarlierWord, { source }: Fact): Fact | undefined =>
  facts.find((fact) => fact.source!.id === source!.id && fact.source!.key === source!.key)

interface Silence {
  /** Keys of what the list says, and of what was ended. */
  readonly decided: Set<string>
  readonly whole: boolean
}

/** Ends what the store has of people whom a file covers and none of the list's files says; answers how much. */
const endUnsaid = (state: ImportState, { complete, cover, rows }: ReadFile, draft: FileDraft, { decided, whole }: Silence): number => {
  // A list of which nothing could be read may be whole, and is more likely the wrong file.
  if (cover.of === "rows" && draft.mapping.about !== "residents" || cover.of === "commune" && !whole || rows.taken === 0) return 0
  const before = draft.facts.length
  for (const { kinds, subject } of complete) {
    const word = state.earlier.get(subject)
    if (word === undefined) continue
    const last = heardOn(draft.mapping, word)
    if (last !== undefined && last > draft.asOf) continue
    // Of a resident register only the person's own row counts.
    const sure = draft.ends & (draft.mapping.about === "residents" ? draft.listed.get(subject) ?? noKinds : draft.ends)
    for (const fact of word.facts) {
      const key = fact.source!.key
      if (fact.source!.id !== draft.mapping.source || decided.has(key)) continue
      if ((sure & kindBit(fact.kind as YieldKind)) === 0 || kinds[fact.kind] === undefined) continue
      if (last === draft.asOf && cover.of === "village" && !isOfVillage(key, cover.village)) continue
      const end = endBy(fact, draft.asOf)
      if (end === undefined) continue
      decided.add(key)
      const { supersedes: _, ...said } = fact
      draft.facts.push({ ...said, id: "", end })
    }
  }
  return draft.facts.length - before
}

/** Lists of several villages have one source; on one day each speaks for its own rows (`priorityFacts` makes the keys). */
const isOfVillage = (key: string, village: string): boolean => key.startsWith(`${village}/`) || key.startsWith("/")

const endBounds = ({ end }: Fact): { readonly lo: number; readonly hi: number } | undefined =>
  end === undefined || end === "ongoing" || end === "unknown" ? undefined : partialDateBounds(end)

/** Whether a fact had surely ended by a day. */
export const isOver = (fact: Fact, by: CivilDate): boolean => (endBounds(fact)?.hi ?? Infinity) <= epochDay(by)

/** The end of a fact that was over by a day: that day, but never before it began; `undefined` if it ended by then anyway. */
const endBy = (fact: Fact, day: CivilDate): PartialDate | undefined => {
  if (isOver(fact, day)) return undefined
  const begun = fact.start === undefined || fact.start === "unknown" ? undefined : partialDateBounds(fact.start)
  const end = begun === undefined || begun.lo <= epochDay(day) ? day : civilDate(begun.lo)
  return end === fact.end ? undefined : end
}
