import type { CivilDate, DatedItem } from "@tramyte/core"
import { itemsOf, type Pack, type Parameter, type PlacedItem, type Rulebook } from "@tramyte/core/pack"
import { shifted } from "./conditions.ts"
import type { Notebook } from "./packReport.ts"

/**
 * Asks for the law on the day before, the day and the day after each day on which an item of the pack begins or ends, and
 * compares what is in force with the dates as they are written.
 */
export const checkEffectiveDays = (rulebook: Rulebook, pack: Pack, { find, tried }: Notebook): void => {
  const placed = itemsOf(rulebook.packs)
  const own = placed.filter((place) => place.pack === pack.id)
  const told = new Set<string>()
  for (const day of new Set(own.flatMap(({ item }) => [item.from, ...(item.until === undefined ? [] : [item.until])]).flatMap((one) => [shifted(one, -1), one, shifted(one, 1)]))) {
    const rules = rulebook.on(day)
    const inForce = new Set(rules.items.map(({ item }) => item))
    for (const place of own) {
      tried()
      const { item } = place
      const [written, real] = [holdsOn(item, day), inForce.has(item)]
      const value = place.section === "parameters" && written ? valueOn(item.id, day, placed) : undefined
      const wrong = written !== real ? `it should ${written ? "" : "not "}be in force on ${day} by its dates, and is ${real ? "" : "not"}`
        : value !== undefined && JSON.stringify(rules.parameter(item.id)) !== JSON.stringify(value) ? `on ${day} its value should be ${JSON.stringify(value)}, and is ${JSON.stringify(rules.parameter(item.id))}`
        : undefined
      const at = `${place.section}/${item.id}`
      if (wrong === undefined || told.has(at)) continue
      told.add(at)
      find("TRAMYTE_PACK_EFFECTIVE_DAY", at, `${wrong}; this is a fault of the library, please report it`)
    }
  }
}

const holdsOn = ({ from, until }: DatedItem, day: CivilDate): boolean => from <= day && !(until !== undefined && until <= day)

/** The value by the most local item that is in force and stands for the id. */
const valueOn = (id: string, day: CivilDate, placed: readonly PlacedItem[]): unknown => {
  const standsFor = (item: DatedItem): boolean => item.id === id || (item.overrides !== undefined && placed.some((other) => other.section === "parameters" && other.item.id === item.overrides && holdsOn(other.item, day) && other.item !== item && standsFor(other.item)))
  return (placed.findLast(({ item, section }) => section === "parameters" && holdsOn(item, day) && standsFor(item))?.item as Parameter | undefined)?.value
}
