import { ageBands, type CivilDate, type Estimates, type Indicator, type KpiReport, type Period, type Predicate, type RulesInForce } from "@tramyte/core"
import { denominatorQuestion, kpiSheet } from "@tramyte/core/engine"
import { placeOf, type SqlOptions, type SqlStatement, statement } from "../compileSql.ts"
import type { Dialect } from "../dialect.ts"
import { type Expression, expressions } from "../expression.ts"
import { aliases, type Around, inside, type Interval, naming } from "../extended/around.ts"
import { joined } from "../extended/alias.ts"
import { quantityOf } from "../extended/quantities.ts"
import { answer } from "../extended/questions.ts"
import { setOf } from "../extended/sets.ts"
import { membersOfAll } from "../extended/sqlSet.ts"
import { sharedDefinitions } from "../extended/sharedDefinitions.ts"
import { writers } from "../extended/writers.ts"
import { askedOfAll, gatheredFor, shareQuestions } from "../shared.ts"
import { everybody, onList, withRows } from "../people.ts"
import { join, plain, type Sql, sql } from "../sql.ts"
import { type KpiAnswerColumns, reportsOf, type SqlRows } from "./kpiReports.ts"
import { answersKey, inNumerator } from "./membership.ts"
import { attributed, keysOf, ordered, type SqlStratifier } from "./strata.ts"

/** How indicators are computed by a database. */
export interface KpiSqlSettings {
  /** Half-open. Facts are read at its last day; give the rules of that day. */
  readonly period: Period
  /** Broken down by these, each on its own, besides the strata that belong to a definition. */
  readonly by?: readonly SqlStratifier[]
  /** Whether to list every subject's membership. */
  readonly people?: boolean
  /** Estimated numbers of people, for indicators whose denominator is one. */
  readonly estimates?: Estimates
  /** The day by which the records in the tables were known, for the report: records are read with it before they are stored. */
  readonly knownAt?: CivilDate
  /** What local time is ahead of UTC, in minutes. Default: each instant by the clock on the wall where it was written. */
  readonly utcOffset?: number
  /** Default: `sqlite`. */
  readonly dialect?: Dialect
  /** As for `compileSql`. */
  readonly rareKinds?: Iterable<string>
  /** As for `compileSql`: only of these people and units, as if the tables held no others. */
  readonly among?: Sql
}

/** Statements that compute indicators, and what makes reports of their rows. */
export interface KpiPlan {
  readonly statements: readonly SqlStatement[]
  /**
   * Of each statement in its order: where in its rows the answers of indicators stand, if a row is a subject (number, id, answers);
   * nothing of other statements. Subjects have a row each where `people` are asked for.
   */
  readonly answers: readonly (readonly KpiAnswerColumns[] | undefined)[]
  /** The reports, of the rows of each statement in its order; a row is a list of its values in the order of the columns. */
  readonly reports: (rows: readonly SqlRows[]) => readonly KpiReport[]
}

/**
 * Writes indicators as SQL: one statement for people, one for each kind of unit and for each indicator that counts events, and one
 * for what is in the tables. The reports are those of `computeKpis` over the same records, to the last digit.
 *
 * @param rules the rules in force on the last day of the period
 * @param indicators ids of indicators; nothing for all in force
 * @throws RulesError `TRAMYTE_RULES_UNKNOWN` for an id that no pack has; SqlNotExpressedError `TRAMYTE_SQL_NOT_EXPRESSED`
 * @example
 * ```ts
 * import { DatabaseSync } from "node:sqlite"
 * import { readRecord } from "@tramyte/core"
 * import { loadCommune } from "@tramyte/pack-vn"
 * import { createTables, insertInto, kpiSql, rowMaker, sqlite, tableNames } from "@tramyte/sql"
 *
 * const db = new DatabaseSync(":memory:")
 * for (const create of createTables(sqlite)) db.exec(create)
 * const home = { id: "f1", kind: "residence", code: ["permanent"], start: "2020", end: "ongoing", recorded: "2020-12-31", links: { commune: "11284" } }
 * const insured = { id: "f2", kind: "insurance", start: "2020", end: "ongoing", recorded: "2020-12-31" }
 * const rows = rowMaker().rowsOf(readRecord({ person: { id: "p1" }, facts: [home, insured] }), 1)
 * for (const table of tableNames) for (const row of rows[table]) db.prepare(insertInto(table, sqlite)).run(...row)
 *
 * const plan = kpiSql(loadCommune("nam-thanh-mien", "2026-12-31"), ["nam-thanh-mien/insurance-coverage"], { period: { from: "2026-01-01", until: "2027-01-01" } })
 * const [report] = plan.reports(plan.statements.map(({ sql, params }) => db.prepare(sql).all(...params).map((row) => Object.values(row))))
 * report?.scored // => { yes: 1, no: 0, unknown: 0 }
 * ```
 */
export const kpiSql = (rules: RulesInForce, indicators: readonly string[] | undefined, settings: KpiSqlSettings): KpiPlan => {
  const { among, by = [], dialect, estimates, knownAt, people = false, period, rareKinds, utcOffset } = settings
  const options: SqlOptions = {
    period, ...(among === undefined ? {} : { among }), ...(utcOffset === undefined ? {} : { utcOffset }), ...(dialect === undefined ? {} : { dialect }), ...(rareKinds === undefined ? {} : { rareKinds })
  }
  const sheet = () => kpiSheet(rules, {
    period, by: by.map((one) => typeof one === "object" ? ageBands(one.ageBands) : one), people, ...(indicators === undefined ? {} : { indicators }),
    ...(estimates === undefined ? {} : { estimates }), ...(knownAt === undefined ? {} : { knownAt }), ...(utcOffset === undefined ? {} : { utcOffset })
  })
  const asked = sheet().running.map(({ frame: { indicator } }, at): Asked => ({ at, indicator }))
  const units = [...new Set(asked.flatMap(({ indicator: { basis } }) => typeof basis === "string" && basis !== "person" ? [basis] : []))]
  const counted = (unit: string | undefined): readonly Asked[] => asked.filter(({ indicator: { basis } }) => basis === (unit ?? "person"))
  const written: readonly Written[] = [
    { query: sql`SELECT count(*) AS subjects, CAST(coalesce(sum(digest_hi), 0) AS bigint) AS digest_hi, CAST(coalesce(sum(digest_lo), 0) AS bigint) AS digest_lo FROM q_subject${onList("person", among, "WHERE")}` },
    ...[undefined, ...units].filter((unit) => counted(unit).length > 0).map((unit) => ofSubjects(counted(unit), unit, by, rules, options, people)),
    ...asked.filter(({ indicator: { basis } }) => typeof basis === "object").map((one) => ({ query: ofEvents(one, by, rules, options, people) }))
  ]
  const answers = written.map((one) => one.answers)
  return { statements: written.map(({ query }) => statement(query, options)), answers, reports: (rows) => reportsOf(sheet(), rows, people, answers) }
}

interface Written {
  readonly query: Sql
  readonly answers?: readonly KpiAnswerColumns[]
}

interface Asked {
  /** Its place among all. */
  readonly at: number
  readonly indicator: Indicator
}

const questionsOf = ({ denominator, exception, exclusion, initial, numerator }: Indicator) => ({ initial, denominator: denominatorQuestion(denominator), exclusion, numerator, exception })

/** The number of a continuous measure, where it is known exactly. */
const exactly = (value: Interval, { endless }: Dialect): Sql => {
  const of = "query" in value ? value.query : sql`SELECT ${value.lo} AS lo, ${value.hi} AS hi`
  return sql`(SELECT CASE WHEN w.lo = w.hi AND w.lo < ${endless} AND w.lo > -${endless} THEN w.lo END FROM (${of}) w)`
}

/** The breakdowns of an indicator over the subject `p`, those of the definition last. */
const breakdowns = (indicator: Indicator, unit: string | undefined, by: readonly SqlStratifier[], rules: RulesInForce, ask: (question: Predicate) => Sql, askOwn: (question: Predicate) => Sql, around: Around): readonly Sql[] => [
  ...by.map((one) => one !== "village" ? keysOf(one, rules, ask, around)
    : unit !== undefined ? plain("p.id")
      : indicator.attribution === undefined ? keysOf(one, rules, ask, around) : attributed(indicator.attribution, { ...around, alias: aliases() })),
  ...(indicator.strata ?? []).map((strata) => ordered(strata, askOwn))
]

const constant = (one: Predicate | undefined): Predicate => one ?? { op: "all", of: [] }

/** Each subject with its answers, a row each or counted: rows of the indicator's place, subject, fact, answers, value, number, keys. */
const ofSubjects = (asked: readonly Asked[], unit: string | undefined, by: readonly SqlStratifier[], rules: RulesInForce, options: SqlOptions, people: boolean): Written => {
  const place = placeOf(rules, options)
  const predicates = asked.map(({ indicator }) => questionsOf(indicator))
  const more: Predicate[] = []
  const askLater = (question: Predicate): Sql => {
    more.push(question)
    return plain(`\u0001${more.length - 1}\u0001`)
  }
  const shared = sharedDefinitions(rules, [asked.map(({ indicator }) => indicator), by.includes("group") ? rules.groupings : []], options)
  const around: Around = { ...place, names: new Map(), shared, write: writers, path: "", alias: aliases() }
  const columns = asked.map(({ indicator }) => breakdowns(indicator, unit, by, rules, askLater, askLater, inside(around, indicator.id)))
  const expressionOf = expressions({ ...place, names: new Map(), shared, write: writers })
  const each: Expression[] = []
  const add = (question: Predicate): number => each.push(expressionOf(question)) - 1
  const keys = predicates.map((one) => Object.fromEntries(Object.entries(one).flatMap(([name, question]) => question === undefined ? [] : [[name, add(question)]])) as Readonly<Record<string, number>>)
  const first = each.length
  more.forEach((question) => void add(constant(question)))
  // Most people are not in most indicators: what few are asked is not worked out for all, unless very many ask it.
  const ofAll = askedOfAll(keys.map((one) => each[Math.min(...Object.values(one))]!))
  const steps = shareQuestions(each, place.dialect, { people: "subjects", told: gatheredFor(each, ofAll, shared, place), worth: (one, times) => ofAll.has(one) || times > 3 })
  const asks = (text: Sql): Sql => filled(text, (index) => steps.questions[first + index]!)
  const values = asked.map(({ indicator: { continuous } }, index) => continuous === undefined ? noNumber
    : sql`CASE WHEN p.${plain(`k${index}`)} = ${plain(String(inNumerator))} THEN ${exactly(quantityOf(continuous.value, { ...inside(around, "continuous"), alias: aliases() }), place.dialect)} END`)
  const known = new Map<string, string>()
  const named: Sql[] = []
  const columnOf = (column: Sql): string => {
    const key = JSON.stringify(column)
    let name = known.get(key)
    if (name === undefined) {
      known.set(key, name = `c${known.size}`)
      named.push(sql`${column} AS ${plain(name)}`)
    }
    return name
  }
  const own = (index: number): number => (asked[index]!.indicator.strata ?? []).length
  // Whom an indicator does not speak of stands in none of its own breakdowns.
  const strata = columns.map((some, index) => some.map((one, at) => columnOf(at < some.length - own(index) ? asks(one) : sql`CASE WHEN p.${plain(`k${index}`)} > 0 THEN ${asks(one)} ELSE '' END`)))
  const keyOf = (index: number): Sql => {
    const at = keys[index]!
    const of = (name: string): Sql | undefined => at[name] === undefined ? undefined : steps.questions[at[name]]
    return answersKey({ initial: of("initial"), denominator: of("denominator"), exclusion: of("exclusion"), numerator: of("numerator")!, exception: of("exception") })
  }
  const later = [
    sql`subjects AS (SELECT p.* FROM ${everybody} p JOIN q_subject u ON u.person = p.n WHERE u.unit ${unit === undefined ? plain("IS NULL") : sql`= ${unit}`})`,
    ...steps.definitions,
    sql`keyed AS (
  SELECT p.*,
    ${join(asked.map((_one, index) => sql`${keyOf(index)} AS ${plain(`k${index}`)}`), ",\n")}
  FROM ${steps.people}${plain(place.dialect.once)}
)`,
    sql`answered AS ${plain(place.dialect.materialized)} (
  SELECT ${join([plain("p.n, p.id"), ...asked.map((_one, index) => plain(`p.k${index}`)), ...values.map((value, index) => sql`${value} AS ${plain(`v${index}`)}`), ...named], ",\n    ")}
  FROM keyed p
)`
  ]
  const read = shared.read(later)
  const withAnswers = sql`WITH ${join([...shared.definitions(), ...read], ", ")}`
  if (people) {
    const [first, column] = [2, (name: string): number => first + 2 * asked.length + Number(name.slice(1))]
    return {
      query: sql`${withAnswers}
SELECT ${plain(["n", "id", ...asked.flatMap((_one, index) => [`k${index}`, `v${index}`]), ...named.map((_one, index) => `c${index}`)].join(", "))} FROM answered`,
      answers: asked.map(({ at }, index) => ({ at, key: first + 2 * index, value: first + 2 * index + 1, strata: strata[index]!.map(column) }))
    }
  }
  const width = Math.max(0, ...strata.map((some) => some.length))
  return {
    query: sql`${withAnswers}
${join(asked.map(({ at }, index) => counts(at, `k${index}`, `v${index}`, strata[index]!, width, false, noText)), "\nUNION ALL\n")}`
  }
}

const noNumber = plain("CAST(NULL AS double precision)")
const noText = "CAST(NULL AS text)"

/** Puts questions in where their numbers stand. */
const filled = ({ params, text }: Sql, question: (index: number) => Sql): Sql => {
  const parts = text.split("\u0001")
  const rest = [...params]
  return join(parts.map((part, index): Sql => index % 2 === 1 ? question(Number(part)) : { text: part, params: rest.splice(0, part.split("?").length - 1) }), "")
}

/** The rows of an indicator: one for each subject or event, or one for each cell. */
const counts = (at: number, key: string, value: string, strata: readonly string[], width: number, people: boolean, fact: string): Sql => {
  const columns = Array.from({ length: width }, (_, index) => `${strata[index] ?? noText} AS s${index}`)
  const list = (n: string, id: string, of: string, times: string): string =>
    [`${at} AS at`, `${n} AS n`, `${id} AS id`, `${of} AS fact`, `${key} AS answers`, `${value} AS number`, `${times} AS times`, ...columns].join(", ")
  return people
    ? plain(`SELECT ${list("n", "id", fact, "1")} FROM answered`)
    : plain(`SELECT ${list("CAST(NULL AS bigint)", noText, noText, "count(*)")} FROM answered GROUP BY ${[key, value, ...strata].join(", ")}`)
}

const sameFact = plain("e.kind = p.x_kind AND e.person = p.n AND e.start_hi = p.x_start_hi AND e.place = p.x_place")

/** Each event of a set with its answers, then counted. */
const ofEvents = ({ at, indicator }: Asked, by: readonly SqlStratifier[], rules: RulesInForce, options: SqlOptions, people: boolean): Sql => {
  const place = placeOf(rules, options)
  const { dialect } = place
  const { as, event } = indicator.basis as Exclude<Indicator["basis"], string>
  const shared = sharedDefinitions(rules, [indicator, by.includes("group") ? rules.groupings : []], options)
  const here = (part: string, names: ReadonlyMap<string, string> = new Map()): Around => ({ ...place, names, shared, write: writers, path: `${indicator.id}/${part}`, alias: aliases() })
  const named = naming(here(""), as, "e").names
  const ask = (part: string) => (question: Predicate): Sql => answer(question, here(part, named))
  const alone = (part: string) => (question: Predicate): Sql => answer(question, here(part))
  const set = setOf(event, here("basis/event"))
  const asked = Object.fromEntries(Object.entries(questionsOf(indicator)).map(([name, question]) => [name, question === undefined ? undefined : ask(name)(question)])) as unknown as Parameters<typeof answersKey>[0]
  const key = answersKey(asked, plain("p.x_fit"))
  const value = indicator.continuous === undefined ? noNumber
    : sql`CASE WHEN p.k = ${plain(String(inNumerator))} THEN ${exactly(quantityOf(indicator.continuous.value, here("continuous/value", named)), dialect)} END`
  const strata = breakdowns(indicator, undefined, by, rules, alone("by"), ask("strata"), here(""))
  const columns = [sql`${plain(people ? "e_d.id" : noText)} AS fact`, plain("p.k"), sql`${value} AS v`, ...strata.map((one, index) => sql`${one} AS ${plain(`c${index}`)}`)]
  const withEvent = (people: string, of: Sql): Sql => joined(plain(`${people} p CROSS JOIN q_fact e`), "e", of)
  const members = sql`(
  SELECT m.* FROM (
    ${membersOfAll(set, here("basis/event"))}
  ) m JOIN q_subject u ON u.person = m.person WHERE u.unit IS NULL
)`
  const listed = join(columns, ",\n    ")
  const later = [
    dialect.joins ? sql`events AS (SELECT p.* FROM ${withRows(members, "x")} WHERE p.x_fit > 0)` : sql`events AS (
  SELECT p.*, r.kind AS x_kind, r.start_hi AS x_start_hi, r.place AS x_place, r.fit AS x_fit FROM ${members} r CROSS JOIN ${everybody} p WHERE p.n = r.person
)`,
    sql`keyed AS (
  SELECT p.*, ${key} AS k FROM ${withEvent("events", key)} WHERE ${sameFact}${plain(dialect.once)}
)`,
    sql`answered AS ${plain(dialect.materialized)} (
  SELECT p.n, p.id, ${listed}
  FROM ${withEvent("keyed", listed)} WHERE ${sameFact}
)`
  ]
  const names = strata.map((_one, index) => `c${index}`)
  const read = shared.read(later)
  return sql`WITH ${join([...shared.definitions(), ...read], ", ")}
${counts(at, "k", "v", names, names.length, people, "fact")}`
}

