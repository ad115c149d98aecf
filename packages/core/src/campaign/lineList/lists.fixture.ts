import { entriesOf, type ListEntry } from "./entriesOf.ts"
import { emptyLineList, type HandedInList, type LineList, type ListRow } from "./lineList.ts"
import { submitList } from "./submitList.ts"

/** A list as a test tells of it: handed in by the head of village 3 on 10 July, unless told otherwise. */
export const handedIn = (id: string, people: readonly ListRow[], more: Partial<HandedInList> = {}): HandedInList =>
  ({ id, source: { kind: "village", id: "v3" }, by: "Trưởng thôn 3", on: "2026-07-10", people, ...more })

/** What stands when these lists were handed in one after the other. */
export const listOf = (...lists: readonly HandedInList[]): LineList => lists.reduce(submitList, emptyLineList)

export const entryOf = (list: LineList, id: string): ListEntry | undefined => entriesOf(list).find((entry) => entry.id === id)

/** The ids of entries, in their order. */
export const ids = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id)

export const police = { by: "Công an xã", on: "2026-07-12" } as const
