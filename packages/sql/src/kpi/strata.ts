import { ageCutoff, type Attribution, type Grouping, type OrderedStrata, type Predicate, type RulesInForce, type StratifierName } from "@tramyte/core"
import { detail, joined } from "../extended/alias.ts"
import { type Around, inside } from "../extended/around.ts"
import { SqlNotExpressedError } from "../extended/notExpressed.ts"
import { setOf } from "../extended/sets.ts"
import { village } from "../countSql.ts"
import { join, plain, type Sql, sql } from "../sql.ts"

/** A way to break people down in SQL: as the core names it, or by bands that begin at birth and at these ages. */
export type SqlStratifier = StratifierName | { readonly ageBands: readonly number[] }

/** Writes a question where a breakdown needs it. */
export type Ask = (question: Predicate) => Sql

/** Between several keys of one person. */
export const keySeparator = "\u001F"

/** The keys of the person `p` in a breakdown, as text. */
export const keysOf = (by: SqlStratifier, rules: RulesInForce, ask: Ask, around: Around): Sql => {
  if (typeof by === "object") return ageBand(by.ageBands, around)
  switch (by) {
    case "village": return sql`coalesce(${village(around.context.on, around.dialect)}, 'unknown')`
    case "sex": return plain("coalesce(p.sex, 'unknown')")
    case "ageBand": return ageBand([0, 6, 16, 40, 60, 80], around)
    case "group": return groupsOf(rules, ask, around)
  }
}

/** A band takes whom it surely holds; who may be in two is unknown, and so is who is not born yet. */
const ageBand = (starts: readonly number[], { context: { on } }: Around): Sql => {
  const sorted = [...new Set([0, ...starts])].sort((a, b) => a - b)
  const bands = sorted.map((start, index): Sql => {
    const next = sorted[index + 1]
    const from = sql`p.birth_hi <= ${ageCutoff(on, { years: start })}`
    return next === undefined ? sql`WHEN ${from} THEN ${`${start}+`}` : sql`WHEN ${from} AND p.birth_lo > ${ageCutoff(on, { years: next })} THEN ${`${start}-${next - 1}`}`
  })
  return sql`CASE ${join(bands, " ")} ELSE 'unknown' END`
}

/** Ordered bands: the first that surely holds takes the subject, unless it is not known whether an earlier one does. */
export const ordered = ({ bands, otherwise }: OrderedStrata, ask: Ask): Sql =>
  bands.reduceRight((rest, { id, when }): Sql => sql`CASE (${ask(when)}) WHEN TRUE THEN ${id} WHEN FALSE THEN ${rest} ELSE 'unknown' END`, sql`${otherwise.id}`)

/** The unit that a definition counts somebody to, instead of the village of residence: that of the last fact that surely belongs. */
export const attributed = ({ in: facts, link }: Attribution, around: Around): Sql => {
  const fact = around.alias("f")
  const { from, sure, where } = setOf(facts, inside(around, "attribution/in")).source(fact)
  const last = detail(fact, "turn")
  return sql`coalesce((SELECT (SELECT l.target FROM q_link l WHERE l.links = ${plain(fact)}.links AND l.role = ${link}) FROM ${joined(from, fact, sql`${where}${sure}${last}`)}
WHERE ${where} AND ${sure} ORDER BY ${last} DESC LIMIT 1), 'unknown')`
}

const groupsOf = (rules: RulesInForce, ask: Ask, around: Around): Sql => {
  const grouping = rules.groupings.findLast((one) => one.main === true)
  if (grouping === undefined) throw new SqlNotExpressedError("by/group", "no main grouping is in force", "leave the breakdown by group out, or add a pack that has one")
  const residual = sql`${grouping.otherwise?.id ?? "none"}`
  const groups = inOrder(grouping, rules)
  if (grouping.mode === "first") {
    // The first that surely holds: an earlier one that may hold does not matter here.
    const first = groups.length === 0 ? residual : sql`CASE ${join(groups.map(({ id, when }) => sql`WHEN (${ask(when)}) IS TRUE THEN ${id}`), " ")} ELSE ${residual} END`
    return sql`CASE (${ask(grouping.scope)}) WHEN TRUE THEN ${first} WHEN FALSE THEN 'outside' ELSE 'unknown' END`
  }
  if (groups.length === 0) return sql`CASE (${ask(grouping.scope)}) WHEN TRUE THEN ${residual} WHEN FALSE THEN 'outside' ELSE 'unknown' END`
  const verdicts = groups.map(({ when }, index) => sql`${ask(when)} AS ${plain(`v${index}`)}`)
  const found = join(groups.map(({ id }, index) => sql`CASE WHEN g.${plain(`v${index}`)} THEN ${`${id}${keySeparator}`} ELSE '' END`), " || ")
  const open = plain(groups.map((_group, index) => `g.v${index} IS NULL`).join(" OR "))
  const mine = sql`(SELECT CASE WHEN k.found <> '' THEN k.found WHEN k.open THEN 'unknown' ELSE ${residual} END FROM (
  SELECT ${found} AS found, ${open} AS open FROM (SELECT ${join(verdicts, ", ")}${plain(around.dialect.once)}) g${plain(around.dialect.once)}
) k)`
  return sql`CASE (${ask(grouping.scope)}) WHEN TRUE THEN ${mine} WHEN FALSE THEN 'outside' ELSE 'unknown' END`
}

const inOrder = ({ groups, order }: Grouping, rules: RulesInForce): Grouping["groups"] => {
  if (order === undefined) return groups
  const ids = rules.parameter(order.param) as unknown as readonly string[]
  return groups.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
