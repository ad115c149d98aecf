import { isRecord } from "../citizen/checkFact.ts"
import { factKinds } from "../citizen/factKinds.ts"
import type { Grouping } from "../groups/grouping.ts"
import { groupsOf } from "./checkSources.ts"
import type { Freshness, Pack } from "./pack.ts"
import { byKey, meet, placeOf, type PlacedItem, type Report } from "./placedItem.ts"

/** Reports ids outside their pack's namespace, and names that are given twice: of items, groups, kinds of fact. Never does the last one win. */
export const checkIds = (packs: readonly Pack[], placed: readonly PlacedItem[], report: Report): void => {
  checkItems(placed, report)
  checkGroups(placed, report)
  checkFactKinds(packs, report)
  checkFreshness(placed.filter(({ section }) => section === "freshness"), report)
}

const checkItems = (placed: readonly PlacedItem[], report: Report): void => {
  const owner = new Map<string, PlacedItem>()
  for (const place of placed) {
    const { pack, section, item } = place
    if (!item.id.startsWith(`${pack}/`)) report("TRAMYTE_PACK_NAMESPACE", pack, placeOf(place), `the id must begin with "${pack}/"`)
    const first = owner.get(item.id)
    if (first === undefined) owner.set(item.id, place)
    else if (first.pack !== pack || first.section !== section) {
      report("TRAMYTE_PACK_ID_TAKEN", pack, placeOf(place), `pack "${first.pack}" has this id already in ${first.section}; choose another, or say "overrides" with a source`)
    }
  }
}

/** A group keeps its id over the versions of its grouping, and shares it with no other. */
const checkGroups = (placed: readonly PlacedItem[], report: Report): void => {
  const owner = new Map<string, string>()
  for (const place of placed) {
    if (place.section !== "groupings") continue
    const ids = groupsOf(place.item as Grouping).map((group) => group.id)
    const seen = new Set<string>()
    ids.forEach((id) => {
      if (!id.startsWith(`${place.pack}/`)) report("TRAMYTE_PACK_NAMESPACE", place.pack, `${placeOf(place)}/${id}`, `the id of a group must begin with "${place.pack}/"`)
      const first = owner.get(id)
      if (seen.has(id) || (first !== undefined && first !== place.item.id)) {
        report("TRAMYTE_PACK_ID_TAKEN", place.pack, placeOf(place), `the group id "${id}" stands twice${first === undefined || first === place.item.id ? "" : `, here and in "${first}"`}`)
      }
      seen.add(id)
      owner.set(id, place.item.id)
    })
  }
}

const checkFactKinds = (packs: readonly Pack[], report: Report): void => {
  const owner = new Map(factKinds.map((definition): readonly [string, string] => [definition.kind, "the core"]))
  for (const pack of packs) {
    for (const definition of Array.isArray(pack.factKinds) ? pack.factKinds.filter(isRecord) : []) {
      const kind = String(definition["kind"])
      const first = owner.get(kind)
      if (first !== undefined) report("TRAMYTE_PACK_ID_TAKEN", pack.id, `factKinds/${kind}`, `${first} has this kind of fact already; choose another name`)
      else owner.set(kind, `pack "${pack.id}"`)
    }
  }
}

/** Of one kind of fact only one may say how long it stays fresh on a day; another pack's may be overridden. */
const checkFreshness = (placed: readonly PlacedItem[], report: Report): void => {
  for (const places of byKey(placed, ({ item }) => (item as Freshness).kind).values()) {
    const ids = new Set(places.map(({ item }) => item.id))
    const roots = places.filter(({ item }) => item.overrides === undefined || item.overrides === item.id || !ids.has(item.overrides))
    roots.forEach(({ item, pack }, index) => {
      const other = roots.find((earlier, at) => at < index && earlier.item.id !== item.id && meet(earlier.item, item))
      if (other !== undefined) report("TRAMYTE_PACK_ID_TAKEN", pack, `freshness/${item.id}`, `"${other.item.id}" says already how long ${(item as Freshness).kind} stays fresh; override that one`)
    })
  }
}
