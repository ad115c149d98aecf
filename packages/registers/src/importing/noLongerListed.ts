import type { KnownPerson } from "../people/knownPerson.ts"
import type { RegisterReject } from "../rejects/registerReject.ts"
import { rejectSentences } from "../rejects/rejectSentences.ts"
import { type EarlierWord, heardOn } from "./earlierWord.ts"
import { isOver } from "./endings.ts"
import type { FileDraft, ImportState } from "./importState.ts"
import { kindBit, noKinds } from "./kindSet.ts"
import { suspectsOf } from "./suspects.ts"
import { describe } from "./takeListed.ts"

/**
 * One note for everybody who stood in the resident register and no longer does: they may have moved or died, or their row
 * was lost, so their record is left alone. Only where the register has at least half of those who stood in it before, of the
 * commune or else of their village: a file with a few newcomers speaks of nobody else. Not about the dead, those whose
 * residence was mended in the record, nor anybody whom a row that was not taken may be about. `draft` is that of the register's last file.
 */
export const noLongerListed = (state: ImportState, draft: FileDraft): readonly RegisterReject[] => {
  const { asOf, file, mapping, source } = draft
  const before = people(state).filter(({ person, word }) =>
    word.register === mapping.source && (heardOn(mapping, word) ?? "") <= asOf && person.deathDate === undefined && livesHere(draft, word))
  const gone = before.flatMap(({ person }) => source.taken.has(person.id) ? [] : [person])
  if (gone.length === 0) return []
  const speaksFor = (among: number, missing: number): boolean => missing * 2 <= among
  const whole = speaksFor(before.length, gone.length)
  const inVillage = (all: readonly KnownPerson[]): ReadonlyMap<string | undefined, number> => {
    const counts = new Map<string | undefined, number>()
    for (const { village } of all) counts.set(village, (counts.get(village) ?? 0) + 1)
    return counts
  }
  const [lived, missing] = [inVillage(before.map(({ person }) => person)), inVillage(gone)]
  const suspected = new Set(source.lost.flatMap((row) => {
    const { byName, byNumber } = suspectsOf(row, state.people, mapping.dateFormats)
    return [...byNumber, ...byName]
  }))
  return gone
    .filter((person) => !suspected.has(person) && (whole || speaksFor(lived.get(person.village)!, missing.get(person.village)!)))
    .toSorted((a, b) => a.nameKey < b.nameKey ? -1 : 1)
    .map((person) => note(file, person))
}

/** The register's word on where somebody lives still stands, and has not ended. */
const livesHere = ({ asOf, ends, mapping }: FileDraft, { facts }: EarlierWord): boolean =>
  (ends & kindBit("residence")) === noKinds || facts.some((fact) => fact.kind === "residence" && fact.source?.id === mapping.source && !isOver(fact, asOf))

const people = (state: ImportState) => [...state.earlier].flatMap(([id, word]) => {
  const person = state.people.byId(id)
  return person === undefined ? [] : [{ person, word }]
})

const note = (file: string, person: KnownPerson): RegisterReject => {
  const code = "TRAMYTE_REGISTER_NO_LONGER_LISTED"
  const { mend, reason, severity } = rejectSentences[code]
  const value = describe(person)
  return { file, scope: "row", field: "name", code, severity, reason: reason({ value }), mend: mend({ value }), value }
}
