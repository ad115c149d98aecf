import type { Point } from "../predicate.ts"

type Opens = { readonly from: Point; readonly after?: never } | { readonly after: Point; readonly from?: never }
type Closes = { readonly until: Point; readonly through?: never } | { readonly through: Point; readonly until?: never }
type NeverOpens = { readonly from?: never; readonly after?: never }
type NeverCloses = { readonly until?: never; readonly through?: never }

/**
 * A stretch of time with at least one edge. `from` and `through` belong to it, `after` and `until` do not; one of each pair.
 * Compared by days, or with `grain: "instant"` by the minute.
 */
export type SomeWindow = { readonly grain?: "day" | "instant" } & (Opens & (Closes | NeverCloses) | NeverOpens & Closes)
