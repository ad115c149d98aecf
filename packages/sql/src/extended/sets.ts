import type { Facts, PlainFacts } from "@tramyte/core"
import { factConditions, type Test } from "../factConditions.ts"
import { isPlain } from "@tramyte/core/engine"
import { everybody } from "../people.ts"
import { join, plain, type Sql, sql } from "../sql.ts"
import { joined } from "./alias.ts"
import { type Around, inside, namedFact } from "./around.ts"
import { completeness } from "./complete.ts"
import { picked } from "./pick.ts"
import { type Candidates, fromRelation, ofKinds, type Source, type SqlSet } from "./sqlSet.ts"
import { type Tests, testsOf } from "./tests.ts"
import { type Binder, binder, over } from "./windows.ts"

/** Writes a set of facts of any form. */
export const setOf = (facts: Facts, around: Around): SqlSet => {
  const set = sourceOf(facts, around)
  return facts.pick === undefined ? set : picked(facts.pick, set, around)
}

const sourceOf = (facts: Facts, around: Around): SqlSet => {
  const bound = binder(around)
  if ("kind" in facts) {
    const { activeAt, codes, endsIn, kind, links, overlaps, startsIn, status, ...rest } = facts
    const itself: PlainFacts = { kind, ...(codes === undefined ? {} : { codes }), ...(status === undefined ? {} : { status }), ...(links === undefined ? {} : { links }) }
    const timed: Facts = { ...itself, ...(activeAt === undefined ? {} : { activeAt }), ...(startsIn === undefined ? {} : { startsIn }), ...(overlaps === undefined ? {} : { overlaps }) }
    // Where plain sets hold the time that is asked for, they look at it.
    if (endsIn === undefined && isPlain(timed)) {
      const conditions = factConditions(timed, around)
      return narrowed(kindOf(kind, conditions.complete), [(fact) => ({ may: conditions.may(plain(fact)), sure: conditions.sure(plain(fact)), surely: conditions.surely(plain(fact)) })], testsOf(rest, [kind], around, bound), bound, around)
    }
    return narrowed(kindOf(kind, completeness(facts, around)), [], testsOf({ ...facts, status: status ?? ["final"] }, [kind], around, bound), bound, around)
  }
  const base = baseOf(facts, around)
  if (!narrows(facts)) return base
  return narrowed(base, [], testsOf(facts, base.kinds, around, bound), bound, around)
}

const sources = new Set(["anyOf", "of", "use", "fact", "linkedFrom", "link", "as", "pick"])
const narrows = (facts: Facts): boolean => Object.entries(facts).some(([field, value]) => value !== undefined && !sources.has(field))

const all = (conditions: readonly (Sql | undefined)[]): Sql => {
  const given = conditions.filter((one) => one !== undefined && one.text !== "TRUE") as readonly Sql[]
  return given.length === 0 ? plain("TRUE") : join(given, " AND ")
}
const fitOf = (may: Sql, surely: Sql): Sql => may.text === surely.text ? sql`CASE WHEN ${may} THEN 2 ELSE 0 END` : sql`CASE WHEN ${surely} THEN 2 WHEN ${may} THEN 1 ELSE 0 END`

/** All facts of a kind. */
const kindOf = (kind: string, complete: Sql): SqlSet => {
  const is = (fact: string): Sql => sql`${plain(`${fact}.kind`)} = ${kind}`
  return {
    kinds: [kind],
    light: (fact) => ({ may: is(fact), surely: is(fact) }),
    fit: (fact) => sql`CASE WHEN ${is(fact)} THEN 2 ELSE 0 END`,
    source: (fact) => ({ from: plain(`q_fact ${fact}`), where: sql`${is(fact)} AND ${plain(`${fact}.person = p.n`)}`, sure: plain("TRUE") }),
    ofAll: (fact) => ({ from: sql`${everybody} p CROSS JOIN ${plain(`q_fact ${fact}`)}`, where: sql`${is(fact)} AND ${plain(`${fact}.person = p.n`)}`, fit: plain("2") }),
    needs: [complete],
    complete,
    single: false
  }
}

/** Those of a set that pass all tests. */
const narrowed = (base: SqlSet, first: readonly ((fact: string) => Test)[], tests: Tests, bound: Binder, around: Around): SqlSet => {
  const { dialect: { least, once } } = around
  const light = (fact: string): { readonly may: Sql; readonly surely: Sql } => {
    const each = [...first.map((test) => test(fact)), ...tests.light(fact)]
    return { may: all(each.map(({ may }) => may)), surely: all(each.flatMap(({ may, sure, surely }) => surely === undefined ? [may, sure] : [surely])) }
  }
  const isLight = base.light !== undefined && tests.heavy.length === 0 && bound.tables.length === 0
  const whole = (fact: string): { readonly may: Sql; readonly surely: Sql } => {
    const [before, after] = [base.light!(fact), light(fact)]
    return { may: all([before.may, after.may]), surely: all([before.surely, after.surely]) }
  }
  /** The facts that pass the light tests, and what makes them sure as far as those go. */
  const passing = (fact: string): Source => {
    const [{ from, sure, where }, { may, surely }] = [base.source(fact), light(fact)]
    return { from: bound.tables.length === 0 ? from : sql`${join(bound.tables, " CROSS JOIN ")} CROSS JOIN ${from}`, where: all([where, may]), sure: all([sure, surely]) }
  }
  return {
    kinds: base.kinds,
    ...(isLight ? { light: whole } : {}),
    fit: (fact) => {
      if (isLight) {
        const { may, surely } = whole(fact)
        return fitOf(may, surely)
      }
      const { may, surely } = light(fact)
      const pieces = [base.fit(fact), ...(surely.text === "TRUE" ? [] : [sql`CASE WHEN ${surely} THEN 2 ELSE 1 END`]), ...tests.heavy.map((one) => one(fact))]
      return over(sql`CASE WHEN ${may} THEN ${least(pieces)} ELSE 0 END`, bound)
    },
    ofAll: (fact) => {
      const [{ fit, from, where }, { may, surely }] = [base.ofAll(fact), light(fact)]
      const here = [...(surely.text === "TRUE" ? [] : [sql`CASE WHEN ${surely} THEN 2 ELSE 1 END`]), ...tests.heavy.map((one) => one(fact))]
      const before = fit.text === "2" ? [] : [fit]
      if (bound.tables.length > 0) return { from, where, fit: least([...before, over(sql`CASE WHEN ${may} THEN ${least([plain("2"), ...here])} ELSE 0 END`, bound)]) }
      return { from, where: all([where, may]), fit: before.length + here.length === 0 ? fit : least([...before, ...here]) }
    },
    source: (fact) => {
      if (tests.heavy.length === 0) return passing(fact)
      const [k, m] = [around.alias("f"), around.alias("m")]
      const { from, sure, where } = passing(k)
      const fit = least([...(sure.text === "TRUE" ? [] : [sql`CASE WHEN ${sure} THEN 2 ELSE 1 END`]), ...tests.heavy.map((one) => one(k))])
      const looked = sql`SELECT ${plain(`${k}.kind, ${k}.start_hi, ${k}.place`)}, ${fit} AS fit FROM ${joined(from, k, sql`${fit}${where}`)}
WHERE ${where}${plain(once)}`
      return fromRelation(sql`SELECT x.* FROM (
  ${looked}
) x WHERE x.fit > 0`, m, fact)
    },
    needs: base.needs,
    complete: base.complete,
    single: base.single
  }
}

/** The members of a set as rows of kind, start, place and fit. */
const relationOf = (set: SqlSet, around: Around): Sql => {
  const k = around.alias("f")
  const { from, sure, where } = set.source(k)
  const fit = sure.text === "TRUE" ? plain("2") : sql`CASE WHEN ${sure} THEN 2 ELSE 1 END`
  return sql`SELECT ${plain(`${k}.kind, ${k}.start_hi, ${k}.place`)}, ${fit} AS fit FROM ${joined(from, k, sql`${fit}${where}`)} WHERE ${where}`
}

const baseOf = (facts: Exclude<Facts, { readonly kind: string }>, around: Around): SqlSet => {
  if ("use" in facts) return around.shared.set(facts.use, around)
  if ("of" in facts) return setOf(facts.of, inside(around, "of"))
  if ("fact" in facts) return theFact(namedFact(facts.fact, around))
  if ("linkedFrom" in facts) return referred(namedFact(facts.linkedFrom, around), facts.link, around)
  return union(facts.anyOf.map((part, index) => setOf(part, inside(around, `anyOf/${index}`))), around)
}

const theFact = (named: string): SqlSet => {
  const is = (fact: string): Sql => plain(`${fact}.kind = ${named}.kind AND ${fact}.place = ${named}.place`)
  return {
    kinds: undefined,
    light: (fact) => ({ may: is(fact), surely: is(fact) }),
    fit: (fact) => sql`CASE WHEN ${is(fact)} THEN 2 ELSE 0 END`,
    ofAll: looked(undefined, (fact) => sql`CASE WHEN ${is(fact)} THEN 2 ELSE 0 END`),
    source: (fact) => ({ from: plain(`q_fact ${fact}`), where: sql`${is(fact)} AND ${plain(`${fact}.person = ${named}.person AND ${fact}.start_hi = ${named}.start_hi`)}`, sure: plain("TRUE") }),
    needs: [],
    complete: plain("TRUE"),
    single: true
  }
}

/** What a fact refers to. A reference to what is not on record tells nothing; no reference at all refers to nothing. */
const referred = (named: string, link: string, around: Around): SqlSet => {
  const target = sql`(SELECT l.target FROM q_link l WHERE l.links = ${plain(`${named}.links`)} AND l.role = ${link})`
  const i = around.alias("i")
  const found = (more: string): Sql => sql`EXISTS (SELECT 1 FROM q_id ${plain(i)} WHERE ${plain(i)}.person = p.n AND ${plain(i)}.id = ${target}${plain(more)})`
  const known = sql`(${target} IS NULL OR ${found("")})`
  const fit = (fact: string): Sql => sql`CASE WHEN ${found(` AND ${i}.kind = ${fact}.kind AND ${i}.place = ${fact}.place`)} THEN 2 ELSE 0 END`
  return {
    kinds: undefined,
    fit,
    ofAll: looked(undefined, fit),
    source: (fact) => ({
      from: plain(`q_id ${i} CROSS JOIN q_fact ${fact}`),
      where: sql`${plain(i)}.person = p.n AND ${plain(i)}.id = ${target} AND ${plain(`${fact}.kind = ${i}.kind AND ${fact}.person = p.n AND ${fact}.start_hi = ${i}.start_hi AND ${fact}.place = ${i}.place`)}`,
      sure: plain("TRUE")
    }),
    needs: [known],
    complete: known,
    single: true
  }
}

/** All facts of some kinds, each looked at. */
const looked = (kinds: readonly string[] | undefined, fit: (fact: string) => Sql) => (fact: string): Candidates =>
  ({ from: sql`${everybody} p CROSS JOIN ${plain(`q_fact ${fact}`)}`, where: sql`${ofKinds(kinds, fact)} AND ${plain(`${fact}.person = p.n`)}`, fit: fit(fact) })

const anyOf = (conditions: readonly Sql[]): Sql => conditions.length === 0 ? plain("FALSE") : sql`(${join(conditions.map((one) => sql`(${one})`), " OR ")})`

const union = (parts: readonly SqlSet[], around: Around): SqlSet => {
  const kinds = parts.some((part) => part.kinds === undefined) ? undefined : [...new Set(parts.flatMap((part) => part.kinds!))]
  const needs = [...new Map(parts.flatMap((part) => part.needs).map((one) => [JSON.stringify(one), one])).values()]
  const common = { kinds, needs, complete: all(needs.map((one) => sql`(${one})`)), single: false }
  if (parts.every((part) => part.light !== undefined)) {
    const light = (fact: string): { readonly may: Sql; readonly surely: Sql } => {
      const each = parts.map((part) => part.light!(fact))
      return { may: anyOf(each.map(({ may }) => may)), surely: anyOf(each.map(({ surely }) => surely)) }
    }
    return {
      ...common,
      light,
      fit: (fact) => {
        const { may, surely } = light(fact)
        return fitOf(may, surely)
      },
      ofAll: looked(kinds, (fact) => {
        const { may, surely } = light(fact)
        return fitOf(may, surely)
      }),
      source: (fact) => {
        const { may, surely } = light(fact)
        return { from: plain(`q_fact ${fact}`), where: sql`${ofKinds(kinds, fact)} AND ${plain(`${fact}.person = p.n`)} AND ${may}`, sure: surely }
      }
    }
  }
  const fit = (fact: string): Sql => around.dialect.greatest(parts.map((part) => part.fit(fact)))
  return {
    ...common,
    fit,
    ofAll: looked(kinds, fit),
    source: (fact) => fromRelation(sql`SELECT u.kind, u.start_hi, u.place, max(u.fit) AS fit FROM (
  ${join(parts.map((part) => relationOf(part, around)), "\nUNION ALL\n")}
) u GROUP BY u.kind, u.start_hi, u.place`, around.alias("m"), fact)
  }
}

