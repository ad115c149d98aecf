import { isRecord } from "../citizen/checkFact.ts"
import type { DatedItem } from "../rules/dated.ts"
import type { PackProblemCode } from "./errors.ts"
import { type Pack, type Section, sections } from "./pack.ts"

/** An item of a pack with its place. */
export interface PlacedItem {
  readonly pack: string
  readonly section: Section
  readonly item: DatedItem
}

/** Told of one problem: its code, the pack, the place in it, and what is wrong with how to mend it. */
export type Report = (code: PackProblemCode, pack: string, at: string, message: string) => void

/** Every dated item of the packs, in their order; what is no item at all is left out. */
export const itemsOf = (packs: readonly Pack[]): readonly PlacedItem[] =>
  packs.flatMap((pack) => sections.flatMap((section) => partsOf(pack[section]).map((item) => ({ pack: pack.id, section, item }))))

/** The parts of a section that are items with an id. */
const partsOf = (section: unknown): readonly DatedItem[] =>
  Array.isArray(section) ? section.filter((item: unknown): item is DatedItem => isRecord(item) && typeof item["id"] === "string") : []

/** The place of an item as problems name it. */
export const placeOf = ({ section, item }: PlacedItem): string => `${section}/${item.id}`

/** Whether two items are in force on some day together. */
export const meet = (a: DatedItem, b: DatedItem): boolean => (a.until === undefined || b.from < a.until) && (b.until === undefined || a.from < b.until)

/** Items by a key of theirs, each list in the order of the items. */
export const byKey = <T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> => {
  const found = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = found.get(key)
    if (known === undefined) found.set(key, [item])
    else known.push(item)
  }
  return found
}
