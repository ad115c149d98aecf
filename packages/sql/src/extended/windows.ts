import type { Point, Window } from "@tramyte/core"
import { alwaysAfter, alwaysBefore } from "@tramyte/core/engine"
import { join, plain, type Sql, sql } from "../sql.ts"
import { type Around, type Grain, inside, type Interval, type ShortInterval } from "./around.ts"

/** Gathers what must be worked out before, each a query of one row, as tables of their own. */
export interface Binder {
  /** Two short expressions for an interval; what is asked twice in the same words is worked out once. */
  readonly bound: (what: unknown, interval: () => Interval) => ShortInterval
  readonly tables: readonly Sql[]
}

/** Begins to gather. */
export const binder = (around: Around): Binder => {
  const tables: Sql[] = []
  const known = new Map<string, ShortInterval>()
  const make = (interval: Interval): ShortInterval => {
    if (!("query" in interval)) return interval
    const name = around.alias("e")
    tables.push(sql`(${interval.query}${plain(around.dialect.once)}) ${plain(name)}`)
    return { lo: plain(`${name}.lo`), hi: plain(`${name}.hi`) }
  }
  const bound: Binder["bound"] = (what, interval) => {
    const key = JSON.stringify(what)
    const found = known.get(key) ?? make(interval())
    known.set(key, found)
    return found
  }
  return { bound, tables }
}

/** An expression over what was gathered. */
export const over = (expression: Sql, { tables }: Pick<Binder, "tables">): Sql => tables.length === 0 ? expression : sql`(SELECT ${expression}
FROM ${join(tables, "\n  CROSS JOIN ")})`

/** A half-open window, both edges within bounds, as short expressions. */
export interface SqlWindow {
  readonly from: { readonly lo: Sql; readonly hi: Sql }
  readonly until: { readonly lo: Sql; readonly hi: Sql }
}

/** Writes a window: edges that are not known may lie anywhere, those left out lie beyond all days. */
export const windowOf = (window: Window, around: Around, { bound }: Binder): SqlWindow => {
  const grain: Grain = window.grain ?? "day"
  // What has no edge takes in even what never ends.
  const [before, after] = [alwaysBefore, alwaysAfter + 1].map((day) => plain(String(grain === "day" ? day : day * 86_400_000))) as [Sql, Sql]
  const edge = (at: Point | undefined, next: 0 | 1, open: Sql, part: string): { readonly lo: Sql; readonly hi: Sql } => {
    if (at === undefined) return { lo: open, hi: open }
    const { fixed, hi, lo } = bound([grain, at], () => around.write.point(at, grain, inside(around, part)))
    const moved = (edge: Sql): Sql => next === 0 ? edge : sql`${edge} + 1`
    return fixed === true ? { lo: moved(lo), hi: moved(hi) } : { lo: sql`coalesce(${moved(lo)}, ${before})`, hi: sql`coalesce(${moved(hi)}, ${after})` }
  }
  return {
    from: window.after === undefined ? edge(window.from, 0, before, "from") : edge(window.after, 1, before, "after"),
    until: window.through === undefined ? edge(window.until, 0, after, "until") : edge(window.through, 1, after, "through")
  }
}

/** A day of the person, or any if it is not known. */
export const dayOrAny = (at: Point, around: Around, { bound }: Binder): { readonly lo: Sql; readonly hi: Sql } => {
  const { fixed, hi, lo } = bound(["day", at], () => around.write.point(at, "day", around))
  return fixed === true ? { lo, hi } : { lo: sql`coalesce(${lo}, ${plain(String(alwaysBefore))})`, hi: sql`coalesce(${hi}, ${plain(String(alwaysAfter))})` }
}

/** Conditions that something may lie in a window, and what makes it sure of what may. */
export interface InWindow {
  readonly may: Sql
  readonly sure: Sql
}

type Bounds = { readonly lo: Sql; readonly hi: Sql }

/** Whether a time within bounds lies in a window. */
export const liesIn = (time: Bounds, { from, until }: SqlWindow): InWindow => ({
  may: sql`${time.hi} >= ${from.lo} AND ${time.lo} < ${until.hi} AND ${until.hi} > ${from.lo}`,
  sure: sql`${time.lo} >= ${from.hi} AND ${time.hi} < ${until.lo}`
})

/** Whether what lasts from one time to another, both included, has a part in a window. */
export const meets = (start: Bounds, end: Bounds, { from, until }: SqlWindow): InWindow => ({
  may: sql`${start.lo} < ${until.hi} AND ${end.hi} >= ${from.lo} AND ${until.hi} > ${from.lo} AND ${end.hi} >= ${start.lo}`,
  sure: sql`${start.hi} < ${until.lo} AND (${start.lo} >= ${from.hi} OR (${end.lo} >= ${from.hi} AND ${from.hi} < ${until.lo}))`
})

/** Whether what lasts from one time to another, both included, holds at a time. */
export const holdsAt = (start: Bounds, end: Bounds, at: Bounds): InWindow => ({
  may: sql`${start.lo} <= ${at.hi} AND ${end.hi} >= ${at.lo} AND ${end.hi} >= ${start.lo}`,
  sure: sql`${start.hi} <= ${at.lo} AND ${end.lo} >= ${at.hi}`
})
