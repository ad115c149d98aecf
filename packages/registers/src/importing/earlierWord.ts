import { type CivilDate, type Completeness, type Fact, factKinds, type HealthRecord } from "@tramyte/core"
import type { RegisterMapping, YieldKind } from "../mapping/registerMapping.ts"
import type { ReadFile } from "./importFile.ts"
import type { ImportState } from "./importState.ts"
import { kindBit, type KindSet, kindSet, noKinds } from "./kindSet.ts"

/** What the registers of an import have said of somebody before: what a later list may end. */
export interface EarlierWord {
  /** Facts that stand, of the kinds and sources that this import may end. */
  facts: readonly Fact[]
  complete: Completeness
  /** The resident register in which the person stands. */
  register: string | undefined
}

/**
 * The kind under which the store keeps the day of the last list of a source that spoke of a person, by naming them or by being
 * whole without them. A day for each source: a kind may be complete by another one.
 */
const listKind = (source: string): string => `list/${source}`

/** The day of the last list of a register that spoke of a person. Everybody in a resident register has a name from it. */
export const heardOn = (mapping: RegisterMapping, { complete }: EarlierWord): CivilDate | undefined =>
  complete[mapping.about === "residents" ? "name" : listKind(mapping.source)]

/** The entry of `complete` that says that a list spoke of somebody; none for registers that say nothing by leaving out. */
export const heard = (mapping: RegisterMapping, asOf: CivilDate): Completeness => mayEnd(mapping) === noKinds || mapping.about === "residents" ? {} : { [listKind(mapping.source)]: asOf }

const currentKinds = kindSet(factKinds.flatMap(({ kind, lists }) => lists === "current" ? [kind as YieldKind] : []))
/** What a row of the resident register says whole of its person: the address elsewhere of a temporary resident, work and study. */
const ofResidents = kindSet(["residence", "employment", "education"])

/**
 * Kinds that a later list of a mapping ends for people of whom it no longer says them. Only kinds of which a list tells who has
 * it now, and only lists that are whole; a resident register only for people who stand in it.
 */
export const mayEnd = ({ about, completes, covers, yields }: RegisterMapping): KindSet => {
  const whole = kindSet(completes) & kindSet(yields)
  return about === "residents" ? whole & ofResidents : about === "people" && covers !== "listed" ? whole & currentKinds : noKinds
}

/** The kinds that the mappings of an import may end, by source. */
export const endable = (mappings: readonly RegisterMapping[]): ReadonlyMap<string, KindSet> => {
  const kinds = new Map<string, KindSet>()
  for (const mapping of mappings) {
    const ends = mayEnd(mapping)
    if (ends !== noKinds) kinds.set(mapping.source, (kinds.get(mapping.source) ?? noKinds) | ends)
  }
  return kinds
}

const isEndable = (fact: Fact, kinds: ReadonlyMap<string, KindSet>): boolean =>
  fact.source !== undefined && ((kinds.get(fact.source.id) ?? noKinds) & kindBit(fact.kind as YieldKind)) !== 0

/** Reads what a stored record holds of the registers that an import brings. */
export const wordOfRecord = ({ complete, facts }: HealthRecord, kinds: ReadonlyMap<string, KindSet>): EarlierWord => {
  const register = facts.find(({ kind }) => kind === "name")?.source?.id
  return { facts: facts.filter((fact) => isEndable(fact, kinds)), complete: complete ?? {}, register }
}

/** Keeps what a file has just stored, for a later list of the same import. */
export const remember = (state: ImportState, { complete, draft }: ReadFile): void => {
  if (draft === undefined) return
  const wordOf = (id: string): EarlierWord => {
    const known = state.earlier.get(id)
    if (known !== undefined) return known
    const word: EarlierWord = { facts: [], complete: {}, register: undefined }
    state.earlier.set(id, word)
    return word
  }
  for (const fact of draft.facts) {
    const word = wordOf(fact.subject!)
    if (isEndable(fact, state.endable)) word.facts = [...word.facts.filter(({ source }) => source!.id !== fact.source!.id || source!.key !== fact.source!.key), fact]
    else if (fact.kind === "name") word.register = fact.source!.id
  }
  for (const { kinds, subject } of complete) {
    const word = wordOf(subject)
    const later = Object.entries(kinds).filter(([kind, day]) => day > (word.complete[kind] ?? ""))
    word.complete = { ...word.complete, ...Object.fromEntries(later) }
  }
}
