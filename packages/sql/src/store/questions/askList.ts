import { type CivilDate, epochDay, periodDays, type Predicate, readRecord, type RulesInForce, type Verdict } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import { codePointOrder, type ListQuery, type PeopleList } from "@tramyte/sdk"
import { compileSql, type SqlStatement } from "../../compileSql.ts"
import { SqlNotExpressedError } from "../../extended/notExpressed.ts"
import { rows, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { isPart, peopleOf } from "./findLines.ts"
import { type QuestionSet, sqlIn } from "./questionTables.ts"
import type { Standing, SubjectSource } from "./subjectSource.ts"

/** Whom a context reaches: of a commune all, or those of these villages. */
export interface Reach {
  readonly commune: string
  readonly villages?: ReadonlySet<string>
}

/** A question of everybody whom somebody reaches. */
export interface ListAsked {
  readonly rules: RulesInForce
  readonly question: Predicate | string
  readonly query: ListQuery
}

/**
 * Asks the question tables; where the database cannot be asked this question, the records.
 *
 * @throws CitizenError for a record that contradicts itself
 */
export function* askList(dialect: StoreDialect, source: SubjectSource, set: QuestionSet, { commune, villages }: Reach, asked: ListAsked): Steps<PeopleList> {
  const reached = peopleOf(commune, villages, dialect.questions)
  const [broken] = yield* rows(sqlIn(set, `SELECT u.person FROM q_unreadable u WHERE u.person IN (${reached.text})`), ...reached.params)
  if (broken !== undefined) for (const { record } of (yield* source.read([Number(broken[0])], set.knownAt)).standing) readRecord(record, set.knownAt === undefined ? {} : { knownAt: set.knownAt as CivilDate })
  const part = villages !== undefined || (yield* isPart(set, commune))
  const statement = statementOf(dialect, asked, part ? reached : undefined)
  if (statement === undefined) return yield* askRecords(source, { commune, ...(villages === undefined ? {} : { villages }) }, asked)
  const parts = noParts()
  const people = yield* rows(sqlIn(set, `SELECT DISTINCT p.person FROM q_place p JOIN q_subject s ON s.person = p.person AND s.unit IS NULL WHERE p.person IN (${reached.text})`), ...reached.params)
  const isReached = new Set(people.map(([n]) => Number(n)))
  for (const [n, id, answer] of yield* rows(sqlIn(set, statement.sql), ...statement.params)) {
    if (isReached.has(Number(n))) parts[answer === null ? "unknown" : Number(answer) === 1 ? "yes" : "no"].push(id as string)
  }
  return inOrder(parts)
}

const noParts = (): Readonly<Record<Verdict, string[]>> => ({ yes: [], no: [], unknown: [] })

const inOrder = ({ no, unknown, yes }: Readonly<Record<Verdict, string[]>>): PeopleList => ({ yes: yes.sort(codePointOrder), no: no.sort(codePointOrder), unknown: unknown.sort(codePointOrder) })

const statementOf = (dialect: StoreDialect, { query: { asOf, period, utcOffset }, question, rules }: ListAsked, among: ReturnType<typeof peopleOf> | undefined): SqlStatement | undefined => {
  try {
    return compileSql(rules, question, {
      asOf: asOf ?? rules.on, dialect: dialect.questions,
      ...(period === undefined ? {} : { period }), ...(utcOffset === undefined ? {} : { utcOffset }), ...(among === undefined ? {} : { among })
    })
  } catch (error) {
    if (error instanceof SqlNotExpressedError) return undefined
    throw error
  }
}

/**
 * Asks the record of everybody, one after the other.
 *
 * @throws CitizenError for a record that contradicts itself
 */
export function* askRecords(source: SubjectSource, { commune, villages }: Reach, { query, question, rules }: ListAsked): Steps<PeopleList> {
  const { asOf = rules.on, knownAt, period, utcOffset } = query
  const { verdict } = rules.question(typeof question === "string" ? { op: "rule", id: question } : question)
  const context = { ...contextOn(epochDay(asOf), period && periodDays(period)), ...(utcOffset === undefined ? {} : { utcOffset }) }
  const parts = noParts()
  for (let after: number | undefined = 0; after !== undefined;) {
    const page: { readonly last: number | undefined; readonly standing: readonly Standing[] } = yield* source.page(after, pageSize, knownAt)
    for (const { id, places, record } of page.standing) {
      if (!("person" in record) || !places.some(([of, village]) => of === commune && (villages === undefined || (village !== "" && villages.has(village))))) continue
      parts[verdict(readRecord(record, knownAt === undefined ? {} : { knownAt }), context)].push(id)
    }
    after = page.last
  }
  return inOrder(parts)
}

const pageSize = 1000
