import type { Facts, Point, Predicate, Quantity } from "@tramyte/core"
import type { Place } from "../factConditions.ts"
import type { Sql } from "../sql.ts"
import { SqlNotExpressedError } from "./notExpressed.ts"
import type { SqlSet } from "./sqlSet.ts"

/** What a part of a question is written in: the place, the facts that have a name there, and where in the question it stands. */
export interface Around extends Place {
  /** The alias under which a named fact stands in the SQL around. */
  readonly names: ReadonlyMap<string, string>
  /** Where it stands, for messages: `"in/where/of/0"`. */
  readonly path: string
  /** A name that no other piece of the same question has. */
  readonly alias: (letter: string) => string
  readonly shared: SharedDefinitions
  readonly write: Writers
}

/** How parts of a question are written: they stand in each other, so that none knows the others but by this. */
export interface Writers {
  readonly set: (facts: Facts, around: Around) => SqlSet
  readonly point: (point: Point, grain: Grain, around: Around) => Interval
  readonly quantity: (quantity: Quantity, around: Around) => Interval
  readonly answer: (predicate: Predicate, around: Around) => Sql
}

/** How exactly time is compared. */
export type Grain = "day" | "instant"

/** What was defined by name: written where it is used or, if it is used more than once and costs a look at facts, worked out before for all people. */
export interface SharedDefinitions {
  readonly set: (id: string, around: Around) => SqlSet
  readonly point: (id: string, grain: Grain, around: Around) => Interval
  readonly quantity: (id: string, around: Around) => Interval
  /** A rule or a condition where it is asked of facts one by one. */
  readonly rule: (id: string, around: Around) => Sql
  /** Writes a definition that groups facts by person, with these columns, and gives its name: `p.d1_lo` is the column `lo` of `d1`. */
  readonly gather: (body: Sql, columns: readonly string[]) => string
  /** Pieces of the query with people in them, once all of it is written. */
  readonly read: (pieces: readonly Sql[]) => readonly Sql[]
  /** The definitions that stand before the query, in their order. */
  readonly definitions: () => readonly Sql[]
}

/** The surroundings of a part. */
export const inside = (around: Around, part: string): Around => ({ ...around, path: around.path === "" ? part : `${around.path}/${part}` })

/** The same, with a fact that has a name. */
export const naming = (around: Around, name: string | undefined, fact: string): Around => name === undefined ? around : { ...around, names: new Map([...around.names, [name, fact]]) }

/** Names that are counted up. */
export const aliases = (): Around["alias"] => {
  let last = 0
  return (letter) => `${letter}${++last}`
}

/**
 * A number or a time between bounds, both NULL where it is not known: two short expressions, or a query of one row with the columns
 * `lo` and `hi`.
 */
export type Interval =
  | { readonly lo: Sql; readonly hi: Sql; readonly fixed?: boolean }
  | { readonly query: Sql }

/** An interval of two expressions short enough to be written as often as need be. */
export type ShortInterval = Extract<Interval, { readonly lo: Sql }>

/** The alias of the fact that has this name. */
export const namedFact = (name: string, { names, path }: Around): string => {
  const found = names.get(name)
  if (found === undefined) throw new SqlNotExpressedError(path, `nothing names a fact "${name}" here`, "ask it where the fact is named: by `as` of a set, or as an indicator that counts events")
  return found
}
