import type { LineList, ListChange } from "./lineList.ts"

/** What a statement adds, and the number and day of the version that it makes. */
export const nextVersion = (list: LineList, added: Partial<LineList>, change: Omit<ListChange, "version">): LineList => {
  const version = list.version + 1
  const on = list.on !== undefined && list.on > change.on ? list.on : change.on
  return { ...list, ...added, version, on, changes: [...list.changes, { version, ...change }] }
}

/** The latest day among statements, and who made them. */
export const madeBy = (statements: readonly { readonly by: string; readonly on: string }[]): Pick<ListChange, "on" | "by"> => ({
  on: statements.map(({ on }) => on).toSorted().at(-1)!,
  by: [...new Set(statements.map(({ by }) => by))].toSorted().join(", ")
})
