import type { Comparison, FactStatus, PlainFacts as Facts, Predicate, RulesInForce, ValueComparison } from "@tramyte/core"
import { alwaysAfter, boundsOf, codeEntries, type CompileScope, type EvaluationContext } from "@tramyte/core/engine"
import { join, plain, type Sql, sql } from "./sql.ts"
import type { Dialect } from "./dialect.ts"

/** What a predicate is written for: the rules, the days asked about, and the database. */
export interface Place {
  readonly rules: Pick<RulesInForce, "factSet" | "scope">
  readonly context: EvaluationContext
  readonly dialect: Dialect
  /** Kinds that few people have. */
  readonly rareKinds: ReadonlySet<string>
  /** Only some people are asked about: what is the same for many is not gathered for them first. */
  readonly some: boolean
}

/** The conditions on a fact of a set, for any alias of `q_fact`. */
export interface FactConditions {
  readonly kind: string
  /** It belongs to the set, surely or possibly. Never NULL. */
  readonly may: (fact: Sql) => Sql
  /** What makes it sure of one that may belong. NULL counts as not sure. */
  readonly sure: (fact: Sql) => Sql
  /** It surely belongs: all of it. NULL counts as not sure. */
  readonly surely: (fact: Sql) => Sql
  /** The kind, or each of the codes asked for, is known completely of the person `p` for the days asked about. NULL counts as not. */
  readonly complete: Sql
}

/** One test of a fact: when it may pass, and what more makes it surely pass. */
export interface Test {
  readonly may?: Sql
  readonly sure?: Sql
  /** Where that is shorter: that it surely passes. Else both of the above. */
  readonly surely?: Sql
}

/** Writes the conditions that a set of facts is made of. */
export const factConditions = (facts: Facts, place: Place): FactConditions => {
  const { codes, window } = place.rules.factSet(facts)
  const days = window(place.context)
  const tests = (fact: Sql): readonly Test[] =>
    [ofTime(facts, days, fact, place), ofStatus(facts.status, fact), ofCodes(codes, fact, place.dialect), ...ofLinks(facts.links, fact, place.rules.scope), ofValue(facts.value, fact, place.rules.scope)]
  const conditions = (of: (test: Test) => readonly (Sql | undefined)[]) => (fact: Sql): Sql => {
    const all = tests(fact).flatMap(of).filter((one) => one !== undefined)
    return all.length === 0 ? plain("TRUE") : join(all, " AND ")
  }
  return {
    kind: facts.kind,
    may: conditions(({ may }) => [may]),
    sure: conditions(({ sure }) => [sure]),
    surely: conditions(({ may, sure, surely }) => surely === undefined ? [may, sure] : [surely]),
    complete: completeness(facts.kind, codes, days, place)
  }
}

/** What is known completely stands in few rows, of many people alike: those whose kind or codes reach the day are found once for all. */
const completeness = (
  kind: string, codes: readonly string[] | undefined, { from, until }: { readonly from: number | undefined; readonly until: number }, { context, dialect, rules: { scope }, some }: Place
): Sql => {
  const freshness = scope.freshness(kind)
  const day = Math.min(until - 1, context.on) - freshness
  const latest = from === undefined || scope.factKind(kind).lists !== "current" ? plain("") : sql` AND day <= ${from + freshness}`
  const known = (is: Sql, more: Sql): Sql => some
    ? sql`EXISTS (SELECT 1 FROM q_complete c WHERE c.known = p.known AND ${is} AND c.day >= ${day}${more})`
    : sql`p.known IN (SELECT known FROM q_complete WHERE ${is} AND day >= ${day}${more})`
  const ofKind = known(sql`kind = ${kind}`, latest)
  const entries = codeEntries(scope.factKind(kind), codes)
  if (entries.length === 0) return ofKind
  const ofCodes = known(anEntry("kind", entries, dialect), entries.length === 1 ? plain("") : sql` GROUP BY known HAVING count(*) = ${entries.length}`)
  return sql`(${ofKind} OR ${ofCodes})`
}

/** One of the entries by which codes are known completely. */
export const anEntry = (column: string, entries: readonly string[], { oneOf }: Dialect): Sql =>
  entries.length === 1 ? sql`${plain(column)} = ${entries[0]!}` : oneOf(plain(column), entries)

const ofTime = (facts: Facts, { from, until }: { readonly from: number | undefined; readonly until: number }, f: Sql, { context, rules: { scope } }: Place): Test => {
  if (from === undefined) return implied(sql`${f}.start_lo <= ${context.on}`, sql`${f}.start_hi <= ${context.on}`)
  const endHi = scope.factKind(facts.kind).shape === "event" ? sql`coalesce(${f}.end_hi, ${f}.start_hi + 1)` : sql`coalesce(${f}.end_hi, ${plain(String(alwaysAfter))})`
  if (facts.activeAt !== undefined) return implied(sql`${f}.start_lo <= ${from} AND ${endHi} > ${from}`, sql`${f}.start_hi <= ${from} AND ${f}.end_lo > ${from}`)
  if (until <= from) return { may: plain("FALSE") }
  if (facts.startsIn !== undefined) {
    return implied(sql`${f}.start_hi >= ${from} AND ${f}.start_lo < ${until}`, sql`${f}.start_lo >= ${from} AND ${f}.start_hi < ${until}`)
  }
  return {
    may: sql`${f}.start_lo < ${until} AND ${endHi} > ${from} AND ${endHi} > ${f}.start_lo`,
    sure: sql`${f}.start_hi < ${until} AND (${f}.start_lo >= ${from} OR ${f}.end_lo > ${from})`
  }
}

/** What surely passes may pass. */
export const implied = (may: Sql, surely: Sql): Test => ({ may, sure: surely, surely })

const statuses: readonly FactStatus[] = ["final", "preliminary", "planned", "notDone"]

/** Only names that stand above are written into the SQL. */
export const ofStatus = (wanted: readonly FactStatus[] = ["final"], f: Sql): Test => {
  const among = (some: readonly FactStatus[]): Sql =>
    some.length === 0 ? plain("FALSE") : sql`${f}.status ${plain(some.length === 1 ? `= '${some[0]}'` : `IN (${some.map((one) => `'${one}'`).join(", ")})`)}`
  const sure = statuses.filter((status) => wanted.includes(status))
  return sure.includes("preliminary") ? { may: among(sure) } : implied(among(statuses.filter((status) => sure.includes(status) || status === "preliminary")), among(sure))
}

export const ofCodes = (codes: readonly string[] | undefined, f: Sql, dialect: Dialect): Test => {
  if (codes === undefined) return {}
  const has = sql`${f}.codes IN (SELECT codes FROM q_code WHERE ${dialect.oneOf(plain("code"), codes)})`
  return { may: sql`(${f}.codes IS NULL OR ${has})`, sure: sql`${f}.codes IS NOT NULL`, surely: has }
}

export const ofLinks = (links: Facts["links"] = {}, f: Sql, scope: CompileScope): readonly Test[] =>
  Object.entries(links).map(([role, id]) => {
    const target = typeof id === "string" ? id : scope.value(id) as string
    return implied(
      sql`(${f}.links IS NULL OR ${f}.links NOT IN (SELECT links FROM q_link WHERE role = ${role} AND target <> ${target}))`,
      sql`${f}.links IN (SELECT links FROM q_link WHERE role = ${role} AND target = ${target})`
    )
  })

const ofValue = (is: ValueComparison | undefined, f: Sql, scope: CompileScope): Test => {
  if (is === undefined) return {}
  const fits = numberOf(f, is.component, (number) => comparison(number, is, scope))
  return implied(sql`(${fits}) IS NOT FALSE`, fits)
}

/** An expression on the number that a fact carries, or on one of its components; NULL if it has none. */
export const numberOf = (fact: Sql, component: string | undefined, expression: (number: Sql) => Sql): Sql => {
  if (component === undefined) return expression(sql`${fact}.value`)
  return sql`(SELECT ${expression(plain("v.value"))} FROM q_component v WHERE v.kind = ${fact}.kind AND v.person = ${fact}.person AND v.place = ${fact}.place AND v.name = ${component})`
}

const signs = { atLeast: ">=", above: ">", atMost: "<=", below: "<" } as const

/** Whether a number lies within bounds; NULL if it is NULL. */
export const comparison = (number: Sql, is: Comparison, scope: CompileScope): Sql => {
  const bounds = boundsOf(is, scope.value)
  const tests = (Object.keys(signs) as readonly (keyof typeof signs)[]).flatMap((bound) => bounds[bound] === undefined ? [] : [sql`${number} ${plain(signs[bound])} ${bounds[bound]}`])
  return tests.length === 0 ? sql`CASE WHEN ${number} IS NOT NULL THEN TRUE END` : join(tests, " AND ")
}

/** A predicate of one operator. */
export type Node<Op extends Predicate["op"]> = Extract<Predicate, { readonly op: Op }>
