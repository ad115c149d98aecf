import type { Narrowing } from "@tramyte/core"
import { plain, type Sql, sql } from "../sql.ts"
import { detail, joined } from "./alias.ts"
import type { Around } from "./around.ts"
import { endDays, endInstants, lastDays, numberOf, recordedKey, startDays } from "./factColumns.ts"
import { openEndOf } from "./openEnd.ts"
import { fromRelation, listedOfAll, type SqlSet } from "./sqlSet.ts"

type Picking = NonNullable<Narrowing["pick"]>

/** Only the first or last of a set. Where it is not sure which that is, all that it could be may belong. */
export const picked = (pick: Picking, base: SqlSet, around: Around): SqlSet => {
  const relation = (): Sql => {
    const fact = around.alias("f")
    const { from, sure, where } = base.source(fact)
    const columns = keyColumns(pick, fact, sure, around)
    return chosen(pick, sql`SELECT ${columns} FROM ${joined(from, fact, sql`${columns}${where}`)} WHERE ${where}`, base.complete, "")
  }
  return {
    kinds: base.kinds,
    fit: (fact) => {
      const m = around.alias("m")
      return sql`coalesce((SELECT ${plain(m)}.fit FROM (
  ${relation()}
) ${plain(`${m} WHERE ${m}.kind = ${fact}.kind AND ${m}.place = ${fact}.place`)}), 0)`
    },
    source: (fact) => fromRelation(relation(), around.alias("m"), fact),
    ofAll: (fact) => listedOfAll(sql`(
  ${pickedOfAll(pick, base, around)}
)`, around.alias("m"), fact, around.dialect),
    needs: base.needs,
    complete: base.complete,
    single: true
  }
}

/** The same of all people at once: rows of person, kind, start, place and fit. */
const pickedOfAll = (pick: Picking, base: SqlSet, around: Around): Sql => {
  const fact = around.alias("f")
  const { fit, from, where } = base.ofAll(fact)
  const columns = keyColumns(pick, fact, plain("TRUE"), around)
  const rows = sql`SELECT x.person, x.kind, x.start_hi, x.start_lo, x.place, x.turn, x.klo, x.khi, x.kthen${plain(byEnd(pick) ? ", x.ilo, x.ihi, x.ended" : "")}, CASE WHEN x.fit = 2 THEN 1 ELSE 0 END AS sure, x.complete FROM (
  SELECT p.n AS person, ${columns}, ${fit} AS fit, CASE WHEN ${base.complete} THEN 1 ELSE 0 END AS complete
  FROM ${joined(from, fact, sql`${columns}${fit}${where}`)} WHERE ${where}${plain(around.dialect.once)}
) x WHERE x.fit > 0`
  return chosen(pick, rows, plain("y.complete = 1"), "person")
}

/** What a fact is ordered by, within bounds, and its place in time. */
const keyColumns = (pick: Picking, fact: string, sure: Sql, around: Around): Sql => {
  const { hi, lo, more = plain("0 AS kthen") } = keyOf(pick, fact, around)
  return sql`${plain(`${fact}.kind, ${fact}.start_hi, ${fact}.start_lo, ${fact}.place`)}, ${detail(fact, "turn")} AS turn, CASE WHEN ${sure} THEN 1 ELSE 0 END AS sure, ${lo} AS klo, ${hi} AS khi, ${more}`
}

const keyOf = (pick: Picking, fact: string, around: Around): { readonly lo: Sql; readonly hi: Sql; readonly more?: Sql } => {
  if (typeof pick === "string") return startDays(fact)
  switch (pick.by) {
    // The day tells; of those that end on one day, the instant where it is told, then the beginning.
    case "end": {
      const open = openEndOf(undefined, fact, around)
      const [last, shown, instants, told] = [lastDays(fact, open), endDays(fact, open), endInstants(fact, "lasts", around), endDays(fact, "lasts")]
      return {
        lo: sql`coalesce(${last.lo}, ${shown.lo} - 1)`, hi: sql`coalesce(${last.hi}, ${shown.hi} - 1)`,
        more: sql`coalesce(${instants.lo}, 0) AS kthen, ${instants.lo} AS ilo, ${instants.hi} AS ihi, CASE WHEN ${told.lo} = ${told.hi} THEN ${told.lo} END AS ended`
      }
    }
    case "recorded": return { lo: recordedKey(fact), hi: recordedKey(fact) }
    case "value": {
      const number = numberOf(fact, pick, around.dialect)
      return { lo: number, hi: number }
    }
  }
}

const byEnd = (pick: Picking): boolean => typeof pick !== "string" && pick.by === "end"

/** Of rows with their keys: the best that surely belongs, and what could come before it; all, if none surely belongs. */
const chosen = (pick: Picking, rows: Sql, complete: Sql, by: "" | "person"): Sql => {
  const last = (typeof pick === "string" ? pick : pick.which) === "last"
  // Of the last, the earliest that it may be tells; of the first, the latest.
  const order = last ? "r.klo DESC, r.kthen DESC, r.turn DESC" : "r.khi, r.kthen, r.turn"
  const partition = by === "" ? "" : `PARTITION BY r.${by} `
  const surely = "CASE WHEN r.sure = 1 AND r.klo IS NOT NULL THEN 1 ELSE 0 END"
  const beyond = last ? "z.khi >= z.blo" : "z.klo <= z.bhi"
  const vague = "z.klo <> z.khi OR z.blo <> z.bhi"
  // Alike in another order than that of time: then the time tells, as far as it is known.
  const rival = typeof pick === "string" ? `z.sure = 0 OR ${vague}`
    : `CASE WHEN ${vague} THEN TRUE WHEN z.klo <> z.blo THEN z.sure = 0 ELSE ${last ? "z.start_hi >= z.bsl" : "z.start_lo <= z.bsh"} AND (z.sure = 0 OR z.start_lo <> z.start_hi OR z.bsl <> z.bsh) END`
  const sooner = last ? "z.ihi < z.bil" : "z.ilo > z.bih"
  const alike = byEnd(pick) ? ` AND (z.ended = z.bended AND ${sooner}) IS NOT TRUE` : ""
  const more = typeof pick === "string" ? "" : `${byEnd(pick) ? ", first_value(r.ilo) OVER w AS bil, first_value(r.ihi) OVER w AS bih, first_value(r.ended) OVER w AS bended" : ""}, first_value(r.start_lo) OVER w AS bsl, first_value(r.start_hi) OVER w AS bsh`
  return sql`SELECT ${plain(by === "" ? "" : `y.${by}, `)}y.kind, y.start_hi, y.place, CASE WHEN y.members = 1 AND (y.best = 1 OR y.sure = 1) AND ${complete} THEN 2 ELSE 1 END AS fit FROM (
  SELECT z.*, count(*) OVER (${plain(by === "" ? "" : `PARTITION BY z.${by}`)}) AS members FROM (
    SELECT r.*, row_number() OVER w AS rank, first_value(r.klo) OVER w AS blo, first_value(r.khi) OVER w AS bhi, first_value(${plain(surely)}) OVER w AS best${plain(more)}
    FROM (
      ${rows}
    ) r WINDOW w AS (${plain(`${partition}ORDER BY ${surely} DESC, ${order}`)})
  ) z WHERE z.best = 0 OR z.rank = 1 OR ((z.klo IS NULL OR (${plain(`${beyond} AND (${rival})`)}))${plain(alike)})
) y`
}
