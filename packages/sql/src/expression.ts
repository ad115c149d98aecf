import type { Predicate } from "@tramyte/core"
import { type Gathered, looked } from "./aboutFacts.ts"
import { sex } from "./aboutPerson.ts"
import { aliases, type Around } from "./extended/around.ts"
import { gathered, leaf } from "./extended/questions.ts"
import { join, plain, type Sql, sql } from "./sql.ts"

/**
 * A question as SQL, before it is written down: what is asked twice is one object, so that it can be worked out once.
 * `looksUp`: it reads facts, not only the person. `gathered`: how it may be read off the facts of everybody at once.
 */
export type Expression =
  | { readonly op: "constant"; readonly is: boolean; readonly looksUp: false }
  | { readonly op: "test"; readonly sql: Sql; readonly looksUp: boolean; readonly gathered?: Gathered }
  | { readonly op: "all" | "any"; readonly of: readonly Expression[]; readonly looksUp: boolean }
  | { readonly op: "not" | "sure" | "known"; readonly of: Expression; readonly looksUp: boolean }

const constants = { true: { op: "constant", is: true, looksUp: false }, false: { op: "constant", is: false, looksUp: false } } as const
const constant = (is: boolean): Expression => constants[is ? "true" : "false"]

/** Turns predicates into expressions; equal ones become the same object. */
export const expressions = (place: Omit<Around, "alias" | "path">): ((predicate: Predicate) => Expression) => {
  const made = new Map<string, Expression>()
  const ids = new Map<Expression, number>()
  const same = (key: string, make: () => Expression): Expression => {
    let found = made.get(key)
    if (found === undefined) {
      found = make()
      made.set(key, found)
      if (!ids.has(found)) ids.set(found, ids.size)
    }
    return found
  }
  const idOf = (one: Expression): number => {
    if (!ids.has(one)) ids.set(one, ids.size)
    return ids.get(one)!
  }
  const test = (written: Sql, looksUp: boolean, gathered?: Gathered): Expression =>
    written.text === "TRUE" ? constant(true) : same(JSON.stringify(written), () => ({ op: "test", sql: written, looksUp, ...(gathered === undefined ? {} : { gathered }) }))

  const connective = (op: "all" | "any", given: readonly Expression[]): Expression => {
    const decisive = op === "any"
    if (given.some((part) => part.op === "constant" && part.is === decisive)) return constant(decisive)
    // The person's own columns first: they may spare a look at the facts.
    const of = [...new Set(given)].filter((part) => part.op !== "constant").sort((a, b) => Number(a.looksUp) - Number(b.looksUp))
    if (of.length === 0) return constant(!decisive)
    return of.length === 1 ? of[0]! : same(`${op} ${of.map(idOf).join(" ")}`, () => ({ op, of, looksUp: of.some((part) => part.looksUp) }))
  }
  const unary = (op: "not" | "sure" | "known", of: Expression): Expression => {
    if (of.op === "constant") return op === "sure" ? of : constant(op === "known" || !of.is)
    return same(`${op} ${idOf(of)}`, () => ({ op, of, looksUp: of.looksUp }))
  }
  const rules = new Map<string, Expression>()
  const rule = (id: string): Expression => {
    let found = rules.get(id)
    if (found === undefined) rules.set(id, found = expressionOf(place.rules.scope.rule(id).rule.when))
    return found
  }
  /** Each question begins to count its names anew, so that what is asked twice is written in the same words. */
  const alone = (path: string): Around => ({ ...place, alias: aliases(), path })
  const expressionOf = (predicate: Predicate): Expression => {
    switch (predicate.op) {
      case "all":
      case "any": return connective(predicate.op, predicate.of.map(expressionOf))
      case "not":
      case "sure":
      case "known": return unary(predicate.op, expressionOf(predicate.of))
      case "rule": return rule(predicate.id)
      case "flag": return constant(place.rules.scope.parameter(predicate.param).value === true)
      case "sex": return test(sex(predicate), false)
      case "age":
      case "alive": return test(leaf(predicate, alone(predicate.op)), predicate.at !== undefined)
      default: {
        const found = gathered(predicate, alone(predicate.op))
        return found === undefined || "text" in found ? test(found ?? leaf(predicate, alone(predicate.op)), true) : test(looked(found), true, found)
      }
    }
  }
  return expressionOf
}

/** Writes an expression down; what stands in `columns` is not worked out again. */
export const written = (expression: Expression, columns: ReadonlyMap<Expression, Sql>): Sql => {
  const column = columns.get(expression)
  if (column !== undefined) return column
  switch (expression.op) {
    case "constant": return plain(expression.is ? "TRUE" : "FALSE")
    case "test": return expression.sql
    case "all":
    case "any": return chain(expression.of.map((part) => part.op === "all" || part.op === "any" ? grouped(part, columns) : written(part, columns)), expression.op === "all" ? "\nAND " : "\nOR ")
    case "not": return sql`NOT ${grouped(expression.of, columns)}`
    case "sure": return sql`${grouped(expression.of, columns)} IS TRUE`
    case "known": return sql`${grouped(expression.of, columns)} IS NOT NULL`
  }
}

/** A long chain in groups: SQLite takes a thousand links for a thousand levels, and refuses. */
const chain = (parts: readonly Sql[], between: string): Sql => {
  if (parts.length <= links) return join(parts, between)
  const groups = Array.from({ length: Math.ceil(parts.length / links) }, (_, index) => sql`(${join(parts.slice(index * links, (index + 1) * links), between)})`)
  return chain(groups, between)
}
const links = 100

const grouped = (expression: Expression, columns: ReadonlyMap<Expression, Sql>): Sql =>
  columns.has(expression) ? written(expression, columns) : sql`(${written(expression, columns)})`
