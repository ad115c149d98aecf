import { entriesOf, type ListEntry } from "./entriesOf.ts"
import { type LineList, rowId } from "./lineList.ts"
import { saysTheSame } from "./saysTheSame.ts"

/** What of an entry may change from one version to the next. */
export type EntryField = "name" | "birthDate" | "number" | "village" | "household" | "group" | "sources" | "contradictions" | "verification"

/** An entry that stands in both versions, and which of its fields are others now. */
export interface ChangedEntry {
  readonly id: string
  readonly fields: readonly EntryField[]
  readonly before: ListEntry
  readonly after: ListEntry
}

/** What became of a list between two versions (so sánh hai bản danh sách). */
export interface ListDifference {
  readonly from: number
  readonly to: number
  readonly added: readonly ListEntry[]
  readonly gone: readonly ListEntry[]
  readonly changed: readonly ChangedEntry[]
  /** Rows that were an entry of their own and were since matched with somebody. */
  readonly joined: readonly { readonly id: string; readonly with: string }[]
}

/** Compares two versions of a list, entry by entry: who was added, who is gone, what changed, and which rows turned out to be whom. */
export const diffLists = (before: LineList, after: LineList): ListDifference => {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const oldById = new Map(old.map((entry) => [entry.id, entry]))
  const nowById = new Map(now.map((entry) => [entry.id, entry]))
  const ownerOf = new Map(now.flatMap(({ id, sources }) => sources.map(({ list, row }) => [rowId(list, row.row ?? ""), id] as const)))
  const left = old.filter(({ id }) => !nowById.has(id))
  const joined = left.flatMap(({ id, isMatched }) => {
    const owner = isMatched ? undefined : ownerOf.get(id)
    return owner === undefined ? [] : [{ id, with: owner }]
  })
  const hasJoined = new Set(joined.map(({ id }) => id))
  const newcomers = new Set(joined.map((one) => one.with))
  return {
    from: before.version,
    to: after.version,
    added: now.filter(({ id }) => !oldById.has(id) && !newcomers.has(id)),
    gone: left.filter(({ id }) => !hasJoined.has(id)),
    changed: now.flatMap((entry): readonly ChangedEntry[] => {
      const was = oldById.get(entry.id)
      const changed = was === undefined ? [] : fields.filter((field) => !saysTheSame(was[field], entry[field]))
      return was === undefined || changed.length === 0 ? [] : [{ id: entry.id, fields: changed, before: was, after: entry }]
    }),
    joined
  }
}

const fields: readonly EntryField[] = ["name", "birthDate", "number", "village", "household", "group", "sources", "contradictions", "verification"]
