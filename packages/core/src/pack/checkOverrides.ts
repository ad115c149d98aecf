import { didYouMean, type Nearest } from "./nearest.ts"
import type { Pack, Parameter } from "./pack.ts"
import { byKey, meet, placeOf, type PlacedItem, type Report } from "./placedItem.ts"
import { valueTypeOf } from "./valueType.ts"

/** Reports overrides of what no pack before has, two overrides of one item in the same time, and values that change their type. */
export const checkOverrides = (packs: readonly Pack[], placed: readonly PlacedItem[], nearest: Nearest, report: Report): void => {
  const order = new Map(packs.map((pack, index) => [pack.id, index]))
  const byId = byKey(placed, ({ item }) => item.id)
  const taken = new Map<string, PlacedItem[]>()
  for (const place of placed) {
    const { pack, section, item } = place
    const target = item.overrides
    if (target === undefined) continue
    const at = placeOf(place)
    const found = byId.get(target)?.[0]
    if (found === undefined || found.section !== section || order.get(found.pack)! >= order.get(pack)!) {
      const meant = didYouMean(nearest(target, placed.filter((other) => other.section === section && other.pack !== pack).map((other) => other.item.id)))
      report("TRAMYTE_PACK_OVERRIDE", pack, at, `it overrides "${target}", but no pack before this one has that among its ${section}${meant}`)
    }
    const before = taken.get(target) ?? []
    const other = before.find((earlier) => earlier.item.id !== item.id && meet(earlier.item, item))
    if (other !== undefined) report("TRAMYTE_PACK_OVERRIDE", pack, at, `"${other.item.id}" of pack "${other.pack}" overrides "${target}" in the same time; override that one instead`)
    before.push(place)
    taken.set(target, before)
  }
  checkTypes(placed.filter(({ section }) => section === "parameters"), report)
}

/** A parameter keeps its type: in all its versions, and in whatever overrides it. */
const checkTypes = (parameters: readonly PlacedItem[], report: Report): void => {
  const first = new Map<string, PlacedItem>()
  for (const place of parameters) {
    const { id, overrides, value } = place.item as Parameter
    const before = first.get(id) ?? (overrides === undefined ? undefined : first.get(overrides))
    if (!first.has(id)) first.set(id, place)
    const [type, expected] = [valueTypeOf(value), before === undefined ? undefined : valueTypeOf((before.item as Parameter).value)]
    if (type === undefined || expected === undefined || type === expected) continue
    report("TRAMYTE_PACK_VALUE", place.pack, placeOf(place), `${JSON.stringify(value)} is a ${type}, but "${before!.item.id}" holds a ${expected}`)
  }
}
