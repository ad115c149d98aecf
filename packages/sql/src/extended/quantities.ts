import type { Facts, Quantity, QuantityComparison, Reading, TimeUnit } from "@tramyte/core"
import { alwaysAfter, alwaysBefore } from "@tramyte/core/engine"
import { join, plain, type Sql, sql } from "../sql.ts"
import { joined } from "./alias.ts"
import { type Around, inside, type Interval, namedFact } from "./around.ts"
import { numberOf } from "./factColumns.ts"
import { codeAfter, dayCode, monthsBetween } from "./months.ts"
import { ofOne, pointOf } from "./points.ts"
import { certain } from "./sqlSet.ts"
import { type Binder, binder, over } from "./windows.ts"

/** Writes a quantity. */
export const quantityOf = (quantity: Quantity, around: Around): Interval => {
  switch (quantity.get) {
    case "number": {
      const is = typeof quantity.is === "number" ? quantity.is : around.rules.scope.value(quantity.is) as number
      return { lo: sql`${is}`, hi: sql`${is}`, fixed: true }
    }
    case "plus":
    case "minus": return added(quantity.of, quantity.get === "plus", around)
    case "use": return around.shared.quantity(quantity.id, around)
    case "count": return ofMembers(quantity.in, inside(around, "in"), (_fact, sure, complete) =>
      [sql`count(CASE WHEN ${sure} THEN 1 END)`, sql`CASE WHEN ${complete} THEN count(*) ELSE ${around.dialect.endless} END`])
    case "distinctDays": return ofMembers(quantity.in, inside(around, "in"), (fact, sure, complete) => {
      const day = plain(`CASE WHEN ${fact}.start_lo = ${fact}.start_hi THEN ${fact}.start_lo END`)
      const exact = plain(`${fact}.start_lo = ${fact}.start_hi`)
      return [
        around.dialect.greatest([sql`count(DISTINCT CASE WHEN ${sure} AND ${exact} THEN ${plain(`${fact}.start_lo`)} END)`, sql`coalesce(max(CASE WHEN ${sure} THEN 1 ELSE 0 END), 0)`]),
        sql`CASE WHEN ${complete} THEN count(DISTINCT ${day}) + count(*) - count(${day}) ELSE ${around.dialect.endless} END`
      ]
    })
    case "value": return valueOf(quantity.in, quantity, inside(around, "in"))
    case "min":
    case "max": return extreme(quantity.get, quantity.in, quantity, inside(around, "in"))
    case "sum":
    case "mean": return total(quantity.get, quantity.in, quantity, inside(around, "in"))
    case "age":
    case "time": {
      const bound = binder(around)
      const [from, until] = quantity.get === "age" ? ["birth" as const, quantity.at ?? "on" as const] : [quantity.from, quantity.until]
      const grain = quantity.in === "hours" ? "instant" : "day"
      const [begun, ended] = [bound.bound(from, () => pointOf(from, grain, inside(around, "from"))), bound.bound(until, () => pointOf(until, grain, inside(around, "until")))]
      return { query: between(begun, ended, quantity.in, bound, around) }
    }
  }
}

/** Quantities added, or the second taken from the first; unknown if one of them is. */
const added = (parts: readonly Quantity[], isPlus: boolean, around: Around): Interval => {
  const bound = binder(around)
  const each = parts.map((part, index) => bound.bound(part, () => quantityOf(part, inside(around, `of/${index}`))))
  if (each.length === 0) {
    const none = plain(`CAST(NULL AS ${around.dialect.types.number})`)
    return { lo: none, hi: none }
  }
  const [lo, hi] = isPlus
    ? [join(each.map((one) => one.lo), " + "), join(each.map((one) => one.hi), " + ")]
    : [sql`${each[0]!.lo} - ${each[1]!.hi}`, sql`${each[0]!.hi} - ${each[1]!.lo}`]
  const { told } = around.dialect
  return { query: sql`SELECT ${told(lo)} AS lo, ${told(hi)} AS hi${bound.tables.length === 0 ? plain("") : sql` FROM ${join(bound.tables, " CROSS JOIN ")}`}` }
}

/** A quantity over the members of a set: what it makes of a fact, of what makes one sure, and of completeness. */
const ofMembers = (facts: Facts, around: Around, asked: (fact: string, sure: Sql, complete: Sql) => readonly [lo: Sql, hi: Sql]): Interval => {
  const fact = around.alias("f")
  const set = around.write.set(facts, around)
  const source = set.source(fact)
  const { from, where } = source
  const [lo, hi] = asked(fact, certain(source, fact), set.complete)
  return { query: sql`SELECT ${lo} AS lo, ${hi} AS hi
FROM ${joined(from, fact, sql`${lo}${hi}${where}`)} WHERE ${where}` }
}

const valueOf = (which: string | Facts, reading: Reading, around: Around): Interval => {
  if (typeof which === "string") {
    const number = numberOf(namedFact(which, around), reading, around.dialect)
    return number.text.includes(" ") ? { query: sql`SELECT q.n AS lo, q.n AS hi FROM (SELECT ${number} AS n${plain(around.dialect.once)}) q` } : { lo: number, hi: number }
  }
  const fact = around.alias("f")
  return { query: sql`SELECT q.n AS lo, q.n AS hi FROM (${ofOne(which, fact, { n: sql`max(${numberOf(fact, reading, around.dialect)})` }, around)}) q` }
}

/** The numbers of the members, each read once: rows of `n` and `sure`. */
const numbersOf = (facts: Facts, reading: Reading, around: Around): { readonly rows: Sql; readonly complete: Sql } => {
  const fact = around.alias("f")
  const set = around.write.set(facts, around)
  const { from, sure, where } = set.source(fact)
  const number = numberOf(fact, reading, around.dialect)
  const list = sql`${number} AS n, CASE WHEN ${sure} THEN 1 ELSE 0 END AS sure`
  return { rows: sql`SELECT ${list} FROM ${joined(from, fact, sql`${list}${where}`)} WHERE ${where}${plain(around.dialect.once)}`, complete: set.complete }
}

/** What may belong, or carries no known number, could be beyond those that surely belong. */
const extreme = (which: "min" | "max", facts: Facts, reading: Reading, around: Around): Interval => {
  const { complete, rows } = numbersOf(facts, reading, around)
  const certain = plain(`${which}(CASE WHEN r.sure = 1 THEN r.n END)`)
  const far = sql`CASE WHEN ${certain} IS NULL THEN NULL WHEN count(r.n) = count(*) AND ${complete} THEN ${plain(`${which}(r.n)`)} ELSE ${which === "min" ? sql`-${around.dialect.endless}` : around.dialect.endless} END`
  const [lo, hi] = which === "min" ? [far, certain] : [certain, far]
  return { query: sql`SELECT ${lo} AS lo, ${hi} AS hi FROM (
  ${rows}
) r` }
}

/** Known only if all that belongs is known. */
const total = (which: "sum" | "mean", facts: Facts, reading: Reading, around: Around): Interval => {
  const { complete, rows } = numbersOf(facts, reading, around)
  const number = around.dialect.rounded(plain(which === "sum" ? "sum(r.n)" : "avg(r.n)"))
  return { query: sql`SELECT q.n AS lo, q.n AS hi FROM (
  SELECT CASE WHEN count(*) > 0 AND min(r.sure) = 1 AND count(r.n) = count(*) AND ${complete} THEN ${number} END AS n FROM (
    ${rows}
  ) r
) q` }
}

type Bounds = { readonly lo: Sql; readonly hi: Sql }

/**
 * Completed units from one point to another. What has no known beginning or end has lasted without bounds; what may not have begun, or may
 * go on without end, has lasted no time that could be told.
 */
const between = (begun: Bounds, ended: Bounds, unit: TimeUnit, { tables }: Binder, { dialect }: Around): Sql => {
  const { endless, once, types } = dialect
  const from = tables.length === 0 ? plain("") : sql` FROM ${join(tables, " CROSS JOIN ")}`
  const isMonths = unit === "months" || unit === "years"
  const day = unit === "hours" ? 86_400_000 : 1
  const [before, after] = isMonths ? [plain("-1"), plain(String(codeAfter))] : [plain(String(alwaysBefore * day)), plain(String(alwaysAfter * day))]
  const units = (f: Sql, u: Sql): Sql => {
    if (unit === "days") return sql`${u} - ${f}`
    if (!isMonths) return sql`(${u} - ${f}) / ${plain(unit === "weeks" ? "7" : "3600000")}`
    const per = plain(unit === "years" ? " / 12" : "")
    return sql`CASE WHEN ${f} <= ${u} THEN ${monthsBetween(f, u)}${per} ELSE -${monthsBetween(u, f)}${per} END`
  }
  const told = (from: string, until: string): Sql => {
    const [f, u] = [plain(`x.${from}`), plain(`x.${until}`)]
    return sql`CASE WHEN x.bh >= ${after} OR x.eh >= ${after} OR x.bh IS NULL OR x.eh IS NULL THEN NULL WHEN ${f} <= ${before} OR ${u} >= ${after} THEN ${endless} WHEN ${f} >= ${after} OR ${u} <= ${before} THEN -${endless} ELSE ${units(f, u)} END`
  }
  const read = (at: Sql): Sql => isMonths ? dayCode(at, dialect) : sql`CAST(${at} AS ${plain(types.integer)})`
  return sql`SELECT ${told("bh", "el")} AS lo, ${told("bl", "eh")} AS hi FROM (
  SELECT ${read(begun.lo)} AS bl, ${read(begun.hi)} AS bh, ${read(ended.lo)} AS el, ${read(ended.hi)} AS eh${from}${plain(once)}
) x`
}

const compared: Readonly<Record<keyof QuantityComparison, readonly [yes: string, no: string]>> = {
  atLeast: ["lo >= hi", "hi < lo"], above: ["lo > hi", "hi <= lo"], atMost: ["hi <= lo", "lo > hi"], below: ["hi < lo", "lo >= hi"]
}

/** Whether a quantity holds the bounds, each a quantity of its own; NULL if that is not known. */
export const compares = (what: Quantity, is: QuantityComparison, around: Around): Sql => {
  const bound = binder(around)
  const number = bound.bound(what, () => quantityOf(what, inside(around, "what")))
  const tests = (Object.keys(compared) as readonly (keyof QuantityComparison)[]).flatMap((sign) => {
    const given = is[sign]
    if (given === undefined) return []
    const quantity: Quantity = typeof given === "object" && "get" in given ? given : { get: "number", is: given }
    const other = bound.bound(quantity, () => quantityOf(quantity, inside(around, `is/${sign}`)))
    const [yes, no] = compared[sign].map((text) => {
      const [mine, how, theirs] = text.split(" ") as ["lo" | "hi", string, "lo" | "hi"]
      return sql`${number[mine]} ${plain(how)} ${other[theirs]}`
    }) as [Sql, Sql]
    return [sql`CASE WHEN ${yes} THEN TRUE WHEN ${no} THEN FALSE END`]
  })
  return over(tests.length === 0 ? sql`CASE WHEN ${number.lo} IS NOT NULL THEN TRUE END` : join(tests, " AND "), bound)
}
