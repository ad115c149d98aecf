import type { ListEntry } from "./entriesOf.ts"
import type { VerificationState } from "./lineList.ts"

/** People of one village and group in one state of verification. What is not known is `"unknown"`. */
export interface EntryCount {
  readonly village: string
  readonly group: string
  readonly state: VerificationState
  readonly people: number
}

/** Whose word counts. */
export interface CountOptions {
  /** The group of somebody; default what the lists claim. */
  readonly groupOf?: (entry: ListEntry) => string | undefined
}

/** Counts people by village, group and verification (số đối tượng theo thôn, nhóm): each entry once, so that all rows together are all entries. */
export const countEntries = (entries: readonly ListEntry[], { groupOf = ({ group }) => group }: CountOptions = {}): readonly EntryCount[] => {
  const counts = new Map<string, EntryCount>()
  for (const entry of entries) {
    const row = { village: entry.village ?? "unknown", group: groupOf(entry) ?? "unknown", state: entry.verification.state }
    const key = JSON.stringify([row.village, row.group, order.indexOf(row.state)])
    counts.set(key, { ...row, people: (counts.get(key)?.people ?? 0) + 1 })
  }
  return [...counts.values()].toSorted((a, b) => alphabetical(a.village, b.village) || alphabetical(a.group, b.group) || order.indexOf(a.state) - order.indexOf(b.state))
}

const order: readonly VerificationState[] = ["confirmed", "proposed", "disputed", "rejected"]

const alphabetical = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
