import type { Dialect } from "../dialect.ts"
import { everybody, withRows } from "../people.ts"
import { join, plain, type Sql, sql } from "../sql.ts"
import { joined } from "./alias.ts"

/** Where the facts of the person `p` are read from that may belong to a set, and what makes one of them sure. */
export interface Source {
  readonly from: Sql
  readonly where: Sql
  readonly sure: Sql
}

/** Where the facts of all people are read from that may belong, each beside its person `p`, and how they fit. */
export interface Candidates {
  readonly from: Sql
  readonly where: Sql
  /** 2 for surely, 1 for possibly, 0 for not. */
  readonly fit: Sql
}

/**
 * What makes a fact sure, for an aggregate over the facts. It names the fact in any case: an aggregate of what stands outside alone
 * would be one of the query outside.
 */
export const certain = ({ sure }: Source, fact: string): Sql => sure.text === "TRUE" ? sure : sql`${sure} AND ${plain(`${fact}.place >= 0`)}`

/** A set of facts in SQL. */
export interface SqlSet {
  /** The kinds that its facts may be of, if that is known. */
  readonly kinds: readonly string[] | undefined
  /** For any fact of the person, where that is told by short conditions: whether it may belong, and whether it surely does. NULL counts as not. */
  readonly light?: (fact: string) => { readonly may: Sql; readonly surely: Sql }
  /** For any fact of the person: 2 if it surely belongs, 1 if it may, 0 if not. */
  readonly fit: (fact: string) => Sql
  readonly source: (fact: string) => Source
  /** The same of all people at once, for what is worked out before. */
  readonly ofAll: (fact: string) => Candidates
  /** What must hold so that no unseen fact could belong, each once; and all of it. NULL counts as not. */
  readonly needs: readonly Sql[]
  readonly complete: Sql
  /** A sure member is the only one, and the set is complete. */
  readonly single: boolean
}

/** The facts that a query lists by kind, start and place of the person `p`, with how they fit. */
export const fromRelation = (relation: Sql, alias: string, fact: string): Source => ({
  from: sql`(
  ${relation}
) ${plain(alias)} CROSS JOIN ${plain(`q_fact ${fact}`)}`,
  where: plain(`${fact}.kind = ${alias}.kind AND ${fact}.person = p.n AND ${fact}.start_hi = ${alias}.start_hi AND ${fact}.place = ${alias}.place`),
  sure: plain(`${alias}.fit = 2`)
})

/** That a fact is of one of these kinds; of any that occur, if that is not known. */
export const ofKinds = (kinds: readonly string[] | undefined, fact: string): Sql =>
  sql`${plain(`${fact}.kind`)} IN (${kinds === undefined ? plain("SELECT kind FROM q_kind") : join(kinds.map((kind) => sql`${kind}`), ", ")})`

/** What names pieces of SQL. */
export interface Naming {
  readonly alias: (letter: string) => string
  readonly dialect: Dialect
}

/** The members of a set of all people, as rows of person, kind, start, place and fit. */
export const membersOfAll = (set: SqlSet, { alias, dialect: { once } }: Naming): Sql => {
  const fact = alias("f")
  const { fit, from, where } = set.ofAll(fact)
  return sql`SELECT x.* FROM (
  SELECT p.n AS person, ${plain(`${fact}.kind, ${fact}.start_hi, ${fact}.place`)}, ${fit} AS fit FROM ${joined(from, fact, sql`${fit}${where}`)} WHERE ${where}${plain(once)}
) x WHERE x.fit > 0`
}

/** The same, from a query or table that lists them. */
export const listedOfAll = (rows: Sql, alias: string, fact: string, { joins }: Dialect): Candidates => joins ? {
  from: sql`${withRows(rows, alias)} CROSS JOIN ${plain(`q_fact ${fact}`)}`,
  where: plain(`${fact}.kind = p.${alias}_kind AND ${fact}.person = p.n AND ${fact}.start_hi = p.${alias}_start_hi AND ${fact}.place = p.${alias}_place`),
  fit: plain(`p.${alias}_fit`)
} : {
  from: sql`${rows} ${plain(alias)} CROSS JOIN ${everybody} p CROSS JOIN ${plain(`q_fact ${fact}`)}`,
  where: plain(`p.n = ${alias}.person AND ${fact}.kind = ${alias}.kind AND ${fact}.person = p.n AND ${fact}.start_hi = ${alias}.start_hi AND ${fact}.place = ${alias}.place`),
  fit: plain(`${alias}.fit`)
}
