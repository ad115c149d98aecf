import type { Facts, Point, Predicate, Quantity, RulesInForce } from "@tramyte/core"
import { plain, type Sql, sql } from "../sql.ts"
import { aliases, type Around, inside, type Interval } from "./around.ts"
import { joined } from "./factColumns.ts"
import { pickedOfAll } from "./pick.ts"
import { type Grain, pointOf } from "./points.ts"
import { quantityOf } from "./quantities.ts"
import { answer } from "./questions.ts"
import { fromRelation, ofKinds, setOf, type SqlSet } from "./sets.ts"

/** What was defined by name: written where it is used or, if it is used more than once and costs a look at facts, worked out before for all people. */
export interface SharedDefinitions {
  readonly set: (id: string, around: Around) => SqlSet
  readonly point: (id: string, grain: Grain, around: Around) => Interval
  readonly quantity: (id: string, around: Around) => Interval
  /** A rule or a condition where it is asked of facts one by one. */
  readonly rule: (id: string, around: Around) => Sql
  /** The definitions that stand before the query, in their order. */
  readonly definitions: () => readonly Sql[]
}

interface Defined {
  readonly facts?: Facts
  readonly quantity?: Quantity
  readonly point?: Point
}

/** Begins to gather definitions for the questions asked. */
export const sharedDefinitions = (rules: Pick<RulesInForce, "scope">, asked: readonly unknown[]): SharedDefinitions => {
  const { scope } = rules
  const times = timesUsed(asked, (id) => scope.item(id), (id) => scope.rule(id, scope).rule.when)
  const written: Sql[] = []
  const made = new Map<string, unknown>()
  const once = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
  const isShared = (id: string): boolean => scope.isClosed(id) && (times.get(id) ?? 0) > 1
  const alone = (around: Around, path: string): Around => ({ ...around, names: new Map(), alias: aliases(), path })
  const define = (body: Sql, { materialized }: Around["dialect"]): string => {
    const name = `d${written.length + 1}`
    written.push(sql`${plain(name)} AS ${plain(materialized)} (
  ${body}
)`)
    return name
  }
  const ofPerson = (id: string, around: Around, sort: string, write: (around: Around) => Interval): Interval => {
    if (!isShared(id)) return write(inside(around, id))
    return once(`${sort} ${id}`, () => {
      const found = write(alone(around, id))
      if (!("query" in found)) return found
      const name = define(sql`SELECT p.n AS person, (SELECT i.lo FROM (
  ${found.query}
) i) AS lo, (SELECT i.hi FROM (
  ${found.query}
) i) AS hi FROM q_person p`, around.dialect)
      return { query: plain(`SELECT ${name}.lo, ${name}.hi FROM ${name} WHERE ${name}.person = p.n`) }
    })
  }
  return {
    set: (id, around) => {
      const facts = (scope.item(id) as Defined).facts!
      if (!isShared(id)) return setOf(facts, inside(around, id))
      return once(`set ${id}`, () => {
        const here = alone(around, id)
        const set = setOf(facts, here)
        return set.light !== undefined ? set : sharedSet(facts, set, here, define)
      })
    },
    point: (id, grain, around) => ofPerson(id, around, `point ${grain}`, (here) => pointOf((scope.item(id) as Defined).point!, grain, here)),
    quantity: (id, around) => ofPerson(id, around, "quantity", (here) => quantityOf((scope.item(id) as Defined).quantity!, here)),
    rule: (id, around) => {
      const { when } = scope.rule(id, scope).rule
      if (!scope.isClosed(id)) return answer(when, inside(around, id))
      return once(`rule ${id}`, () => {
        const found = answer(when, alone(around, id))
        if (!found.text.includes("SELECT")) return found
        const name = define(sql`SELECT p.n AS person, ${found} AS verdict FROM q_person p`, around.dialect)
        return plain(`(SELECT ${name}.verdict FROM ${name} WHERE ${name}.person = p.n)`)
      })
    },
    definitions: () => written
  }
}

/** A set that is worked out before for all people: each fact of its kinds is looked at once. */
const sharedSet = (facts: Facts, set: SqlSet, around: Around, define: (body: Sql, dialect: Around["dialect"]) => string): SqlSet => {
  const fact = around.alias("f")
  const { pick, ...unpicked } = facts
  const base = pick === undefined ? set : setOf(unpicked as Facts, around)
  const fit = base.fit(fact)
  const body = pick === undefined
    ? sql`SELECT x.* FROM (
  SELECT p.n AS person, ${plain(`${fact}.kind, ${fact}.start_hi, ${fact}.place`)}, ${fit} AS fit
  FROM ${joined(sql`q_person p CROSS JOIN ${plain(`q_fact ${fact}`)}`, fact, fit)} WHERE ${ofKinds(base.kinds, fact)} AND ${plain(`${fact}.person = p.n`)}${plain(around.dialect.once)}
) x WHERE x.fit > 0`
    : pickedOfAll(pick, base, around)
  const name = define(body, around.dialect)
  const mine = (m: string): Sql => plain(`SELECT * FROM ${name} ${m} WHERE ${m}.person = p.n`)
  return {
    kinds: set.kinds,
    fit: (one) => plain(`coalesce((SELECT ${name}.fit FROM ${name} WHERE ${name}.person = p.n AND ${name}.kind = ${one}.kind AND ${name}.place = ${one}.place), 0)`),
    source: (one) => fromRelation(mine("w"), `${name}_${one}`, one),
    needs: base.needs,
    complete: base.complete,
    single: set.single
  }
}

/** How often each rule and definition is used, what they use themselves counted once. */
const timesUsed = (asked: readonly unknown[], itemOf: (id: string) => unknown, ruleOf: (id: string) => Predicate): ReadonlyMap<string, number> => {
  const times = new Map<string, number>()
  const use = (id: string, what: () => unknown): void => {
    const before = times.get(id) ?? 0
    times.set(id, before + 1)
    if (before === 0) visit(what())
  }
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    const { get, id, op, use: used } = value as { readonly get?: unknown; readonly id?: unknown; readonly op?: unknown; readonly use?: unknown }
    if (typeof used === "string") use(used, () => definition(itemOf(used)))
    else if (get === "use" && typeof id === "string") use(id, () => definition(itemOf(id)))
    else if (op === "rule" && typeof id === "string") use(id, () => ruleOf(id))
    for (const inner of Object.values(value)) visit(inner)
  }
  asked.forEach(visit)
  return times
}

const definition = (item: unknown): readonly unknown[] => {
  const { facts, point, quantity } = item as Defined
  return [facts, point, quantity]
}
