import { join, plain, type Sql, sql } from "./sql.ts"

/** Stands where people are read from, under the alias `p`, until it is known what they must have beside them. */
export const everybody: Sql = plain("\u0002")

/** A definition of which each person has a row at most, and its columns: `p.d1_lo` is the column `lo` of `d1`. */
export interface Beside {
  readonly name: string
  readonly columns: readonly string[]
}

/**
 * Puts people in where pieces of one query read them from: all, or those of a list, with what any of the pieces asks to have beside them.
 *
 * Each definition tells of people only, so that a full join adds nobody: but it is never made by searching the definition for one person
 * after the other, however few rows the planner expects of it. OFFSET keeps it a full join.
 */
export const withPeople = (pieces: readonly Sql[], source: string, beside: readonly Beside[]): readonly Sql[] => {
  const asked = beside.filter(({ name }) => pieces.some(({ text }) => text.includes(`p.${name}_`)))
  const columns = asked.flatMap(({ columns: each, name }) => each.map((column) => `, ${name}.${column} AS ${name}_${column}`)).join("")
  const people = asked.length === 0 ? source : `(SELECT p.*${columns} FROM ${source} p${asked.map(({ name }) => ` FULL JOIN ${name} ON ${name}.person = p.n`).join("")} OFFSET 0)`
  return pieces.map(({ params, text }) => ({ text: text.replaceAll(everybody.text, people), params }))
}

/** People as often as rows (person, kind, start, place, fit) tell of them, and once if none does, with the row beside: `p.x_fit`. */
export const withRows = (rows: Sql, x: string): Sql => sql`(
  SELECT p.*, ${plain(["kind", "start_hi", "place", "fit"].map((column) => `r.${column} AS ${x}_${column}`).join(", "))}
  FROM ${everybody} p FULL JOIN ${rows} r ON r.person = p.n OFFSET 0
) p`

/** The people of a list, as a definition that stands before the others. */
export const listedPeople = (among: Sql, materialized: string): Sql => sql`people AS ${plain(materialized)} (
  SELECT p.* FROM q_person p WHERE p.n IN (${among})
)`

/** ` AND` or ` WHERE` a number is on the list; nothing without one. */
export const onList = (column: string, among: Sql | undefined, before: "AND" | "WHERE"): Sql =>
  among === undefined ? plain("") : join([plain(` ${before} ${column} IN (`), among, plain(")")], "")
