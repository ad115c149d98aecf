import type { Facts } from "@tramyte/core"
import { alwaysAfter, alwaysBefore } from "@tramyte/core/engine"
import { plain, type Sql, sql } from "../sql.ts"
import { type Around, inside } from "./around.ts"
import { binder, over, windowOf } from "./windows.ts"

/** That a kind is known completely of the person `p` for all days on which a fact of the set could matter, as far as they are known. */
export const completeness = ({ activeAt, endsIn, kind, overlaps, startsIn }: Extract<Facts, { readonly kind: string }>, around: Around): Sql => {
  const { context, dialect: { greatest, least }, rules: { scope } } = around
  const bound = binder(around)
  const windows = Object.entries({ startsIn, endsIn, overlaps, activeAt: activeAt === undefined ? undefined : { from: activeAt, through: activeAt } })
    .flatMap(([part, window]) => window === undefined ? [] : [windowOf({ ...window, grain: "day" }, inside(around, part), bound)])
  const from = greatest([plain(String(alwaysBefore)), ...windows.map((one) => one.from.lo)])
  const until = least([plain(String(alwaysAfter)), ...windows.map((one) => one.until.hi)])
  const freshness = scope.freshness(kind)
  const latest = scope.factKind(kind).lists === "current" ? sql` AND c.day <= ${from} + ${freshness}` : plain("")
  return over(sql`p.known IN (SELECT c.known FROM q_complete c WHERE c.kind = ${kind} AND c.day >= ${least([sql`${until} - 1`, sql`${context.on}`])} - ${freshness}${latest})`, bound)
}
