import { isRecord } from "../citizen/checkFact.ts"
import type { ActKey, Citation, SupersededAct } from "../rules/dated.ts"
import type { CivilDate } from "../time/index.ts"
import type { Pack } from "./pack.ts"

/** A citation with the pack that has it. */
export interface PlacedCitation {
  readonly pack: string
  readonly citation: Citation
}

/** An act as replaced by another, from a day on. */
export interface Replacement {
  readonly act: ActKey
  readonly by: Citation
  readonly from: CivilDate
}

/** All citations of the packs, in their order, as far as they have an id. */
export const citationsOf = (packs: readonly Pack[]): readonly PlacedCitation[] =>
  packs.flatMap((pack) => (Array.isArray(pack.citations) ? pack.citations : [])
    .filter((citation) => isRecord(citation) && typeof citation["id"] === "string")
    .map((citation) => ({ pack: pack.id, citation })))

/** The acts that a citation replaces, as far as they can be read. */
export const supersededBy = ({ supersedes }: Citation): readonly SupersededAct[] => Array.isArray(supersedes) ? supersedes.filter(isRecord) as readonly unknown[] as readonly SupersededAct[] : []

/** The key of an act as one text; none for a text without a number, which no other can name, and for what is no key. */
export const keyOf = ({ issuer, number, year }: ActKey): string | undefined =>
  typeof issuer === "string" && typeof number === "string" && number !== "" && typeof year === "number" ? JSON.stringify([issuer, number, year]) : undefined

/** An act as a message names it. */
export const actName = ({ issuer, number, year }: ActKey): string => `${number === "" ? "without number" : number} (${issuer}, ${year})`

/** The first day on which an act can bind anybody: in force, or at the earliest signed. */
export const beginsOn = ({ from, signed }: Citation): CivilDate | undefined => from ?? signed

/** Which acts are replaced by the citations, by key: the one that replaces it first stands first. */
export const replacementsOf = (citations: readonly PlacedCitation[]): ReadonlyMap<string, readonly Replacement[]> => {
  const replaced = new Map<string, Replacement[]>()
  for (const { citation } of citations) {
    for (const act of supersededBy(citation)) {
      const [key, from] = [keyOf(act), act.from ?? beginsOn(citation)]
      if (key === undefined || from === undefined) continue
      const known = replaced.get(key)
      if (known === undefined) replaced.set(key, [{ act, by: citation, from }])
      else known.push({ act, by: citation, from })
    }
  }
  for (const replacements of replaced.values()) replacements.sort((a, b) => a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
  return replaced
}
