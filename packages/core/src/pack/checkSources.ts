import { isRecord } from "../citizen/checkFact.ts"
import type { Grouping } from "../groups/grouping.ts"
import type { ScheduleItem } from "../immunization/scheduleItem.ts"
import type { CiteRef } from "../rules/dated.ts"
import type { Pack } from "./pack.ts"
import { didYouMean, type Nearest } from "./nearest.ts"
import { placeOf, type PlacedItem, type Report } from "./placedItem.ts"
import { citingParts } from "./scheduleParts.ts"

/**
 * Reports items without a source, sources that no pack so far has, and two texts with one id.
 *
 * @param sound the items whose shape is right: within others nobody looks
 */
export const checkSources = (packs: readonly Pack[], placed: readonly PlacedItem[], sound: ReadonlySet<PlacedItem>, nearest: Nearest, report: Report): void => {
  const known = new Map<unknown, { readonly pack: string; readonly text: string }>()
  const reportUnknown = (pack: string, at: string, ref: string): void => {
    const meant = didYouMean(nearest(ref, [...known.keys()].filter((id) => typeof id === "string")))
    report("TRAMYTE_PACK_CITATION_UNKNOWN", pack, at, `no citation has the id "${ref}"${meant === "" ? "; add" : `${meant} Or add`} it to "citations"`)
  }
  for (const pack of packs) {
    for (const citation of Array.isArray(pack.citations) ? pack.citations.filter(isRecord) : []) {
      const text = JSON.stringify(citation)
      const other = known.get(citation["id"])
      if (other === undefined) known.set(citation["id"], { pack: pack.id, text })
      else if (other.text !== text || other.pack === pack.id) report("TRAMYTE_PACK_ID_TAKEN", pack.id, `citations/${String(citation["id"])}`, `pack "${other.pack}" has a citation of this id; choose another`)
    }
    for (const place of placed.filter((one) => one.pack === pack.id)) {
      for (const { at, cites } of citesOf(place, sound.has(place))) {
        if (!Array.isArray(cites) || cites.length === 0) report("TRAMYTE_PACK_CITATION_MISSING", pack.id, at, "say where this comes from (\"cites\")")
        else for (const cite of cites) if (isRecord(cite) && !known.has(cite["ref"])) reportUnknown(pack.id, at, String(cite["ref"]))
      }
    }
  }
}

/** The sources of an item, and those that groups of a grouping and parts of a schedule have of their own. */
const citesOf = (place: PlacedItem, isSound: boolean): readonly { readonly at: string; readonly cites: readonly CiteRef[] | undefined }[] => {
  const at = placeOf(place)
  const own = { at, cites: place.item.cites }
  if (place.section === "schedules" && isSound) return [own, ...citingParts(place.item as ScheduleItem).map((part) => ({ at: `${at}/${part.at}`, cites: part.cites }))]
  if (place.section !== "groupings") return [own]
  return [own, ...groupsOf(place.item as Grouping).filter(({ cites }) => cites !== undefined).map(({ id, cites }) => ({ at: `${at}/${id}`, cites }))]
}

/** The groups of a grouping with the residual one, as far as they have an id. */
export const groupsOf = ({ groups, otherwise }: Grouping): readonly { readonly id: string; readonly cites?: readonly CiteRef[] }[] =>
  [...(Array.isArray(groups) ? groups : []), otherwise].filter((group) => isRecord(group) && typeof group["id"] === "string")
