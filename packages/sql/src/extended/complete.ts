import type { Facts } from "@tramyte/core"
import { alwaysAfter, alwaysBefore, codeEntries } from "@tramyte/core/engine"
import type { Dialect } from "../dialect.ts"
import { anEntry } from "../factConditions.ts"
import { plain, type Sql, sql } from "../sql.ts"
import { type Around, inside } from "./around.ts"
import { codesOf } from "./tests.ts"
import { binder, over, type SqlWindow, windowOf } from "./windows.ts"

/** That a kind, or each of the codes asked for, is known completely of the person `p` for all days on which a fact of the set could matter, as far as they are known. */
export const completeness = ({ activeAt, codes, endsIn, kind, overlaps, startsIn }: Extract<Facts, { readonly kind: string }>, around: Around): Sql => {
  const { context, dialect, rules: { scope } } = around
  const { greatest, least } = dialect
  const bound = binder(around)
  const windows = Object.entries({ startsIn, endsIn, overlaps, activeAt: activeAt === undefined ? undefined : { from: activeAt, through: activeAt } as const })
    .flatMap(([part, window]): readonly SqlWindow[] => window === undefined ? [] : [windowOf(window, inside(around, part), bound)].map((one) => "grain" in window && window.grain === "instant" ? daysOf(one, dialect) : one))
  const from = greatest([plain(String(alwaysBefore)), ...windows.map((one) => one.from.lo)])
  const until = least([plain(String(alwaysAfter)), ...windows.map((one) => one.until.hi)])
  const freshness = scope.freshness(kind)
  const latest = scope.factKind(kind).lists === "current" ? sql` AND c.day <= ${from} + ${freshness}` : plain("")
  const through = sql`${least([sql`${until} - 1`, sql`${context.on}`])} - ${freshness}`
  const ofKind = sql`(SELECT c.day >= ${through}${latest} FROM q_complete c WHERE c.known = p.known AND c.kind = ${kind})`
  const entries = codeEntries(scope.factKind(kind), codes === undefined ? undefined : codesOf(codes, around))
  if (entries.length === 0) return over(ofKind, bound)
  const ofCodes = sql`(SELECT count(*) = ${entries.length} AND min(c.day) >= ${through} FROM q_complete c WHERE c.known = p.known AND ${anEntry("c.kind", entries, dialect)})`
  return over(sql`(${ofKind} IS TRUE OR ${ofCodes})`, bound)
}

/** The days of a window of instants: those on which something of it may lie. */
const daysOf = ({ from, until }: SqlWindow, { types }: Dialect): SqlWindow => {
  const day = (ms: Sql): Sql => sql`((CAST(${ms} AS ${plain(types.integer)}) + 1728000000000000) / 86400000 - 20000000)`
  return { from: { lo: day(from.lo), hi: day(from.hi) }, until: { lo: sql`${day(sql`${until.lo} - 1`)} + 1`, hi: sql`${day(sql`${until.hi} - 1`)} + 1` } }
}
