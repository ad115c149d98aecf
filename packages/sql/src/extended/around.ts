import type { Place } from "../factConditions.ts"
import type { Sql } from "../sql.ts"
import type { SharedDefinitions } from "./sharedDefinitions.ts"

/** What a part of a question is written in: the place, the facts that have a name there, and where in the question it stands. */
export interface Around extends Place {
  /** The alias under which a named fact stands in the SQL around. */
  readonly names: ReadonlyMap<string, string>
  /** Where it stands, for messages: `"in/where/of/0"`. */
  readonly path: string
  /** A name that no other piece of the same question has. */
  readonly alias: (letter: string) => string
  readonly shared: SharedDefinitions
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
