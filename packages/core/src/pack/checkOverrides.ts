import type { Pack, Parameter } from "./pack.ts"
import { meet, placeOf, type PlacedItem, type Report } from "./placedItem.ts"
import { valueTypeOf } from "./valueType.ts"

/** Reports overrides of what no pack before has, two overrides of one item in the same time, and values that change their type. */
export const checkOverrides = (packs: readonly Pack[], placed: readonly PlacedItem[], report: Report): void => {
  const order = new Map(packs.map((pack, index) => [pack.id, index]))
  const taken: PlacedItem[] = []
  for (const place of placed) {
    const { pack, section, item } = place
    const target = item.overrides
    if (section === "parameters") checkType(place, placed, report)
    if (target === undefined) continue
    const at = placeOf(place)
    const found = placed.find((other) => other.item.id === target)
    if (found === undefined || found.section !== section || order.get(found.pack)! >= order.get(pack)!) {
      report("TRAMYTE_PACK_OVERRIDE", pack, at, `it overrides "${target}", but no pack before this one has that among its ${section}`)
    }
    const other = taken.find((earlier) => earlier.item.overrides === target && earlier.item.id !== item.id && meet(earlier.item, item))
    if (other !== undefined) report("TRAMYTE_PACK_OVERRIDE", pack, at, `"${other.item.id}" of pack "${other.pack}" overrides "${target}" in the same time; override that one instead`)
    taken.push(place)
  }
}

/** A parameter keeps its type: in all its versions, and in whatever overrides it. */
const checkType = (place: PlacedItem, placed: readonly PlacedItem[], report: Report): void => {
  const { id, overrides, value } = place.item as Parameter
  const type = valueTypeOf(value)
  const before = placed.find((other) => other.section === "parameters" && (other.item.id === id || other.item.id === overrides) && valueTypeOf((other.item as Parameter).value) !== type)
  if (type === undefined || before === undefined || placed.indexOf(before) > placed.indexOf(place)) return
  const expected = valueTypeOf((before.item as Parameter).value)
  if (expected !== undefined) report("TRAMYTE_PACK_VALUE", place.pack, placeOf(place), `${JSON.stringify(value)} is a ${type}, but "${before.item.id}" holds a ${expected}`)
}
