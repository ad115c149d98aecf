import type { DatedItem } from "../rules/dated.ts"
import type { CivilDate } from "../time/index.ts"
import type { Pack, Section } from "./pack.ts"

/** An item in force, with the item of a higher pack that it replaces, if any; that one may replace another in turn. */
export type Standing = DatedItem & { readonly replaces?: DatedItem & { readonly replaces?: DatedItem } }

/** Whether an item is in force on a day. */
export const isInForce = ({ from, until }: Pick<DatedItem, "from" | "until">, on: CivilDate): boolean => from <= on && (until === undefined || until > on)

/** The items of a section in force on a day; an override stands under its own id and under those that it replaces. */
export const inForceOn = (packs: readonly Pick<Pack, Section>[], section: Section, on: CivilDate): ReadonlyMap<string, Standing> => {
  const found = new Map<string, Standing>()
  for (const pack of packs) {
    for (const item of pack[section] ?? []) {
      if (!isInForce(item, on)) continue
      const replaced = item.overrides === undefined ? undefined : found.get(item.overrides)
      const standing: Standing = replaced === undefined ? item : { ...item, replaces: replaced }
      found.set(item.id, standing)
      for (let target: Standing | undefined = replaced; target !== undefined; target = target.replaces) found.set(target.id, standing)
    }
  }
  return found
}

/** The id of the item that the first of a chain of replacements replaced; its own if it replaces none. */
export const originOf = (item: Standing): string => item.replaces === undefined ? item.id : originOf(item.replaces)

/** Whether an item has an id, or replaces the item that has it. */
export const standsFor = (item: Standing, id: string): boolean => item.id === id || (item.replaces !== undefined && standsFor(item.replaces, id))
