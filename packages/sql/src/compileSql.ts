import { type CivilDate, type Period, periodDays, epochDay, type Predicate, type RulesInForce } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import { type Dialect, sqlite } from "./dialect.ts"
import { expressions } from "./expression.ts"
import { sharedDefinitions } from "./extended/sharedDefinitions.ts"
import { writers } from "./extended/writers.ts"
import type { Place } from "./factConditions.ts"
import { everybody } from "./people.ts"
import { join, plain, type Sql, sql, type SqlValue } from "./sql.ts"
import { askedOfAll, gatheredFor, type SharedQuestions, shareQuestions } from "./shared.ts"

/** A predicate, or the id of a rule in force. */
export type SqlQuestion = Predicate | string

/** When the facts are read, and by which database. */
export interface SqlOptions {
  /** The day facts and ages are read at. Default: the last day of the period, or the day of the rules. */
  readonly asOf?: CivilDate
  /** The reporting period, half-open, for questions that name one. */
  readonly period?: Period
  /** What local time is ahead of UTC, in minutes, where instants are compared. Default: each by the clock on the wall where it was written. */
  readonly utcOffset?: number
  /** Default: `sqlite`. */
  readonly dialect?: Dialect
  /**
   * Kinds of which fewer than about one person in ten has a fact (merit, disability). They are gathered once instead of looked
   * up for each person: the same answers, up to three times as fast; slower for a kind that many have.
   */
  readonly rareKinds?: Iterable<string>
  /**
   * Only people whose numbers this query lists, in its one column `person`: those whom a reader reaches, those who changed.
   * Everything is looked up from the list outwards: it costs what so few people cost. `rareKinds` then tells nothing.
   */
  readonly among?: Sql
}

/** A statement, and the values of its placeholders in their order. */
export interface SqlStatement {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

/**
 * Writes one question, or several that share what they have in common, as one SQL statement over all people.
 *
 * Each row is a person: the number, the id, and for each question `answer1`, `answer2`, …: 1 for yes, 0 for no, NULL for
 * unknown. Every day, code and figure of the rules is a parameter; nothing that a user or a pack wrote stands in the SQL.
 *
 * @param rules the rules in force
 * @param questions predicates, or ids of rules in force
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` for a rule or parameter that is not in force
 * @example
 * ```ts
 * import { compileSql } from "@tramyte/sql"
 * import { loadVietNam } from "@tramyte/pack-vn"
 *
 * const { sql, params } = compileSql(loadVietNam("2026-07-15"), { op: "age", atLeast: { years: 60 } })
 * sql.includes("CASE WHEN p.birth_hi <= ? THEN TRUE WHEN p.birth_lo > ? THEN FALSE END AS answer1") // => true
 * params // => [-1266, -1266]
 * ```
 */
export const compileSql = (rules: RulesInForce, questions: SqlQuestion | readonly SqlQuestion[], options: SqlOptions = {}): SqlStatement => {
  const asked = answersOf(rules, questions, options)
  return statement(sql`${asked.with}SELECT p.n, p.id${join(asked.questions.map((one, index) => sql`,
  ${asked.place.dialect.answer(one)} AS ${plain(`answer${index + 1}`)}`), "")}
FROM ${asked.people}`, options)
}

/** Questions ready to be put into a query. */
export interface Answers extends Omit<SharedQuestions, "definitions"> {
  /** Nothing, or `WITH …` and a line's end. */
  readonly with: Sql
  readonly place: Place
}

/** Writes questions over people, with what stands before the query; `before` are definitions that come after theirs. */
export const answersOf = (rules: RulesInForce, questions: SqlQuestion | readonly SqlQuestion[], options: SqlOptions): Answers => {
  const place = placeOf(rules, options)
  const list = (Array.isArray(questions) ? questions as readonly SqlQuestion[] : [questions as SqlQuestion])
    .map((one): Predicate => typeof one === "string" ? { op: "rule", id: one } : one)
  const named = sharedDefinitions(rules, list, options)
  const expressionOf = expressions({ ...place, names: new Map(), shared: named, write: writers })
  const expressed = list.map(expressionOf)
  const { definitions: steps, people, questions: texts } = shareQuestions(expressed, place.dialect, { people: everybody.text, told: gatheredFor(expressed, askedOfAll(expressed), named, place) })
  const [from, ...rest] = named.read([people, ...texts, ...steps])
  const definitions = [...named.definitions(), ...rest.slice(texts.length)]
  return { people: from!, questions: rest.slice(0, texts.length), place, with: definitions.length === 0 ? plain("") : sql`WITH ${join(definitions, ", ")}\n` }
}

/** Numbers the placeholders as the database wants them. */
export const statement = ({ params, text }: Sql, { dialect = sqlite }: SqlOptions): SqlStatement => {
  let n = 0
  return { sql: text.replaceAll("?", () => dialect.placeholder(++n, params[n - 1])), params }
}

export const placeOf = (rules: RulesInForce, { among, asOf, dialect = sqlite, period, rareKinds, utcOffset }: SqlOptions): Place => {
  const days = period === undefined ? undefined : periodDays(period)
  const on = asOf !== undefined ? epochDay(asOf) : days === undefined ? rules.day : days.until - 1
  return { rules, dialect, context: { ...contextOn(on, days), ...(utcOffset === undefined ? {} : { utcOffset }) }, rareKinds: new Set(among === undefined ? rareKinds : []), some: among !== undefined }
}
