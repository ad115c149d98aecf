import type { Citation } from "../rules/dated.ts"
import { actName, beginsOn, citationsOf, keyOf, type PlacedCitation, supersededBy } from "./acts.ts"
import { walk } from "./circles.ts"
import type { Pack } from "./pack.ts"
import type { Report } from "./placedItem.ts"

/** Reports acts that replace one another in a circle, that replace from no known day, and one act under two ids. */
export const checkActs = (packs: readonly Pack[], report: Report): void => {
  const citations = citationsOf(packs)
  checkKeys(citations, report)
  for (const { pack, citation } of citations) {
    const at = `citations/${citation.id}`
    const undated = supersededBy(citation).find((act) => keyOf(act) !== undefined && act.from === undefined && beginsOn(citation) === undefined)
    if (undated !== undefined) report("TRAMYTE_PACK_DATE", pack, at, `it supersedes ${actName(undated)}, but nobody can know from which day; say "from"`)
  }
  checkCircles(citations, report)
}

const checkKeys = (citations: readonly PlacedCitation[], report: Report): void => {
  const first = new Map<string, PlacedCitation>()
  for (const place of citations) {
    const { pack, citation } = place
    const key = keyOf(citation)
    const other = key === undefined ? undefined : first.get(key)
    if (other === undefined) {
      if (key !== undefined) first.set(key, place)
    } else if (other.citation.id !== citation.id && textOf(other.citation) !== textOf(citation)) {
      report("TRAMYTE_PACK_ID_TAKEN", pack, `citations/${citation.id}`, `pack "${other.pack}" has ${actName(citation)} already, as "${other.citation.id}"; cite that one`)
    }
  }
}

/** All that a citation says besides its id. */
const textOf = ({ id: _, ...rest }: Citation): string => JSON.stringify(Object.entries(rest).sort(([a], [b]) => a < b ? -1 : 1))

const checkCircles = (citations: readonly PlacedCitation[], report: Report): void => {
  const known = new Map(citations.map((place) => [keyOf(place.citation), place]))
  const next = ({ citation }: PlacedCitation): readonly PlacedCitation[] => supersededBy(citation).flatMap((act) => keyOf(act) === undefined ? [] : known.get(keyOf(act)) ?? [])
  for (const circle of walk(citations, next).circles) reportCircle(circle, report)
}

const reportCircle = (circle: readonly PlacedCitation[], report: Report): void => {
  const first = circle[0]!
  const names = [...circle, first].map(({ citation }) => citation.id)
  report("TRAMYTE_PACK_CYCLE", first.pack, `citations/${first.citation.id}`, circle.length === 1 ? "an act cannot supersede itself" : `acts supersede each other in a circle: ${names.join(" → ")}`)
}
