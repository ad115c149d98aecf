import type { Facts, Point, Predicate, Quantity, RulesInForce } from "@tramyte/core"
import type { SqlOptions } from "../compileSql.ts"
import { sqlite } from "../dialect.ts"
import { type Beside, everybody, listedPeople, withPeople } from "../people.ts"
import { plain, type Sql, sql } from "../sql.ts"
import { joined } from "./alias.ts"
import { aliases, type Around, type Grain, inside, type Interval, type SharedDefinitions, type ShortInterval } from "./around.ts"
import { timesOf } from "./points.ts"
import { fromRelation, listedOfAll, membersOfAll, type SqlSet } from "./sqlSet.ts"

interface Defined {
  readonly facts?: Facts
  readonly quantity?: Quantity
  readonly point?: Point
}

/** Begins to gather definitions for the questions asked. */
export const sharedDefinitions = (rules: Pick<RulesInForce, "scope">, asked: readonly unknown[], { among, dialect = sqlite }: Pick<SqlOptions, "among" | "dialect">): SharedDefinitions => {
  const { scope } = rules
  const { joins, materialized } = dialect
  const times = timesUsed(asked, (id) => scope.item(id), (id) => scope.rule(id, scope).rule.when)
  const written: Sql[] = among === undefined ? [] : [listedPeople(among, materialized)]
  const beside: Beside[] = []
  const read = (pieces: readonly Sql[]): readonly Sql[] => withPeople(pieces, among === undefined ? "q_person" : "people", beside)
  const made = new Map<string, unknown>()
  const once = <T>(key: string, make: () => T): T => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
  const isShared = (id: string): boolean => scope.isClosed(id) && (times.get(id) ?? 0) > 1
  const alone = (around: Around, path: string): Around => ({ ...around, names: new Map(), alias: aliases(), path })
  let last = 0
  const define: Define = (body, columns, isKept = true) => {
    const name = `d${++last}`
    written.push(sql`${plain(name)} AS ${plain(isKept ? `${materialized} ` : "")}(
  ${read([body])[0]!}
)`)
    if (joins && columns !== undefined) beside.push({ name, columns })
    return name
  }
  const ofPerson = (id: string, around: Around, sort: string, write: (around: Around) => Interval): Interval => {
    if (!isShared(id)) return write(inside(around, id))
    return once(`${sort} ${id}`, () => {
      const found = write(alone(around, id))
      // What rests on the person alone is as quickly worked out where it is asked.
      if (!("query" in found) || !found.query.text.includes("q_fact")) return found
      const name = define(sql`SELECT p.n AS person, (SELECT i.lo FROM (
  ${found.query}
) i) AS lo, (SELECT i.hi FROM (
  ${found.query}
) i) AS hi FROM ${everybody} p`, ["lo", "hi"])
      return joins ? ofColumns(name) : { query: plain(`SELECT ${name}.lo, ${name}.hi FROM ${name} WHERE ${name}.person = p.n`) }
    })
  }
  const ofPoint = (id: string, grain: Grain, around: Around): Interval => ofPerson(id, around, `a point of the person ${grain}`, (here) => here.write.point((scope.item(id) as Defined).point!, grain, here))
  return {
    set: (id, around) => {
      const facts = (scope.item(id) as Defined).facts!
      if (!isShared(id)) return around.write.set(facts, inside(around, id))
      return once(`set ${id}`, () => {
        const here = alone(around, id)
        const set = around.write.set(facts, here)
        return set.light !== undefined ? set : sharedSet(set, here, joins, define)
      })
    },
    point: (id, grain, around) => {
      const point = (scope.item(id) as Defined).point!
      const { facts, times } = timesOf(point, grain, around) ?? {}
      if (!isShared(id) || facts === undefined) return ofPoint(id, grain, around)
      return once(`point ${grain} ${id}`, () => {
        const here = alone(around, id)
        const set = around.write.set(facts, here)
        return set.single ? sharedPoint(set, times!, here, joins, define) : ofPoint(id, grain, around)
      })
    },
    quantity: (id, around) => ofPerson(id, around, "quantity", (here) => here.write.quantity((scope.item(id) as Defined).quantity!, here)),
    rule: (id, around) => {
      const { when } = scope.rule(id, scope).rule
      if (!scope.isClosed(id)) return around.write.answer(when, inside(around, id))
      return once(`rule ${id}`, () => {
        const found = around.write.answer(when, alone(around, id))
        if (!found.text.includes("SELECT")) return found
        const name = define(sql`SELECT p.n AS person, ${found} AS verdict FROM ${everybody} p`, ["verdict"])
        return joins ? plain(`p.${name}_verdict`) : plain(`(SELECT ${name}.verdict FROM ${name} WHERE ${name}.person = p.n)`)
      })
    },
    gather: (body, columns) => define(body, columns, false),
    read,
    definitions: () => written
  }
}

/** What a person has beside her: an interval. */
const ofColumns = (name: string): ShortInterval => ({ lo: plain(`p.${name}_lo`), hi: plain(`p.${name}_hi`) })

/** A set that is worked out before for all people: each person has its facts beside her as lists, or they are searched by person. */
const sharedSet = (set: SqlSet, around: Around, joins: boolean, define: Define): SqlSet => {
  const members = membersOfAll(set, around)
  const name = define(members)
  const lists = ["kind", "start_hi", "place", "fit"]
  const beside = joins ? define(plain(`SELECT person, ${lists.map((list) => `array_agg(${list}) AS ${list}`).join(", ")} FROM ${name} GROUP BY person`), lists) : ""
  const relation = joins ? `unnest(${lists.map((list) => `p.${beside}_${list}`).join(", ")}) AS w (${lists.join(", ")})` : ""
  const theirs = joins ? `SELECT w.* FROM ${relation}` : `SELECT * FROM ${name} w WHERE w.person = p.n`
  return {
    kinds: set.kinds,
    fit: (one) => plain(joins
      ? `coalesce((SELECT w.fit FROM ${relation} WHERE w.kind = ${one}.kind AND w.place = ${one}.place), 0)`
      : `coalesce((SELECT ${name}.fit FROM ${name} WHERE ${name}.person = p.n AND ${name}.kind = ${one}.kind AND ${name}.place = ${one}.place), 0)`),
    source: (one) => fromRelation(plain(theirs), `${name}_${one}`, one),
    ofAll: (one) => listedOfAll(plain(name), `${name}_${one}`, one, around.dialect),
    needs: set.needs,
    complete: set.complete,
    single: set.single
  }
}

/** A point of the one fact of a set, worked out before for all people who surely have one; of the others it is not known. */
const sharedPoint = (set: SqlSet, times: (fact: string) => ShortInterval, around: Around, joins: boolean, define: Define): Interval => {
  const fact = around.alias("f")
  const { hi, lo } = times(fact)
  const { fit, from, where } = listedOfAll(sql`(
  ${membersOfAll(set, around)}
)`, "o", fact, around.dialect)
  const rows = sql`SELECT p.n AS person, ${lo} AS lo, ${hi} AS hi FROM ${joined(from, fact, sql`${lo}${hi}`)} WHERE ${where} AND ${fit} = 2`
  if (joins) {
    return ofColumns(define(sql`SELECT r.person, max(r.lo) AS lo, max(r.hi) AS hi FROM (
  ${rows}
) r GROUP BY r.person`, ["lo", "hi"]))
  }
  const name = define(rows)
  return { query: plain(`SELECT max(${name}.lo) AS lo, max(${name}.hi) AS hi FROM ${name} WHERE ${name}.person = p.n`) }
}

/**
 * Writes a definition and gives its name; with `columns` it has a row a person at most, which may be joined to people. What is not
 * kept is worked out where it is read, once: how many rows it has is then known to the planner.
 */
type Define = (body: Sql, columns?: readonly string[], isKept?: boolean) => string

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
