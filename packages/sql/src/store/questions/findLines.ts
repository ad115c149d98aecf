import { ageBands, CitizenError, type CivilDate, type KpiSettings } from "@tramyte/core"
import { type KpiSheet, kpiSheet } from "@tramyte/core/engine"
import type { Dialect } from "../../dialect.ts"
import { SqlNotExpressedError } from "../../extended/notExpressed.ts"
import { type KpiPlan, kpiSql } from "../../kpi/kpiSql.ts"
import { plain, type Sql, sql } from "../../sql.ts"
import { first, rows, type Steps } from "../steps.ts"
import type { StoreDialect } from "../storeDialect.ts"
import { type QuestionSet, sqlIn } from "./questionTables.ts"
import type { ResultQuestion } from "./resultKey.ts"
import { coreLines, countedOfRows, type FoundPeople, type ResultLine, unreadable, villagesIn } from "./resultLine.ts"
import type { Place, Standing, SubjectSource } from "./subjectSource.ts"

/** The sheet of indicators of a question; by id, all in force without. */
export const sheetOf = ({ by, knownAt, period, rules, utcOffset }: ResultQuestion, indicators: readonly string[] | undefined, more: Pick<KpiSettings, "estimates" | "people"> = {}): KpiSheet =>
  kpiSheet(rules, {
    period, by: by.map((one) => typeof one === "object" ? ageBands(one.ageBands) : one), ...more,
    ...(indicators === undefined ? {} : { indicators }), ...(knownAt === undefined ? {} : { knownAt }), ...(utcOffset === undefined ? {} : { utcOffset })
  })

/** What the core counts of subjects as they stand. */
const linesOfStanding = (sheet: KpiSheet, lineOf: ReturnType<typeof coreLines>, commune: string, standing: Iterable<Standing>): ReadonlyMap<number, ResultLine> => {
  const lines = new Map<number, ResultLine>()
  for (const { id, n, places, record } of standing) {
    const villages = villagesIn(commune, places)
    if (villages === undefined) continue
    try {
      lines.set(n, lineOf(sheet.lineOf(record, "unit" in record ? "unit" : "person"), villages))
    } catch (error) {
      if (!(error instanceof CitizenError)) throw error
      lines.set(n, { id, villages, digest: { hi: 0, lo: 0 }, counted: unreadable, loose: false })
    }
  }
  return lines
}

/** What the core counts of all these, read a page at a time. */
export function* linesByCore(source: SubjectSource, sheet: KpiSheet, commune: string, ns: readonly number[], knownAt: CivilDate | undefined): Steps<ReadonlyMap<number, ResultLine | undefined>> {
  const lines = new Map<number, ResultLine | undefined>()
  const lineOf = coreLines(sheet)
  for (let at = 0; at < ns.length; at += pageSize) {
    const page = yield* source.read(ns.slice(at, at + pageSize), knownAt)
    for (const n of page.ns) lines.set(n, undefined)
    for (const [n, line] of linesOfStanding(sheet, lineOf, commune, page.standing)) lines.set(n, line)
  }
  return lines
}

const pageSize = 1000

/** Statements that a database counts indicators with, among these people; nothing, if it cannot be asked one of them. */
export const planOf = (dialect: StoreDialect, { by, period, rules, utcOffset }: ResultQuestion, indicators: readonly string[], among: Sql | undefined): KpiPlan | undefined => {
  try {
    return kpiSql(rules, indicators, { period, by, people: true, dialect: dialect.questions, ...(among === undefined ? {} : { among }), ...(utcOffset === undefined ? {} : { utcOffset }) })
  } catch (error) {
    if (error instanceof SqlNotExpressedError) return undefined
    throw error
  }
}

/** Those who may be read through one of these villages of a commune, or all of the commune, as a query over the question tables. */
export const peopleOf = (commune: string, villages: ReadonlySet<string> | undefined, { oneOf }: Dialect): Sql => villages === undefined
  ? sql`SELECT person FROM q_place WHERE commune = ${commune}`
  : sql`SELECT person FROM q_place WHERE commune = ${commune} AND ${oneOf(plain("village"), [...villages])}`

/** Whether a commune's people are but a part of all, so that it is worth to ask about them alone. */
export function* isPart(set: QuestionSet, commune: string): Steps<boolean> {
  const found = yield* first(sqlIn(set, "SELECT (SELECT count(*) FROM q_person), (SELECT count(DISTINCT person) FROM q_place WHERE commune = ?)"), commune)
  return Number(found![1]) * 2 < Number(found![0])
}

/** What the database counts of everybody in a commune, from its question tables. */
export function* linesBySql(set: QuestionSet, sheet: KpiSheet, commune: string, { answers, statements }: KpiPlan): Steps<ReadonlyMap<number, ResultLine>> {
  const found: FoundPeople[] = []
  // The first statement counts subjects; here they are told one by one.
  for (const [index, { params, sql }] of statements.entries()) if (index > 0) found.push({ rows: yield* rows(sqlIn(set, sql), ...params), columns: answers[index] })
  const counted = countedOfRows(sheet, found)
  const subjects = yield* rows(sqlIn(set, `
    SELECT p.person, p.village, q.id, s.digest_hi, s.digest_lo FROM q_place p JOIN q_subject s ON s.person = p.person JOIN q_person q ON q.n = p.person WHERE p.commune = ?
    UNION ALL SELECT p.person, p.village, u.id, NULL, NULL FROM q_place p JOIN q_unreadable u ON u.person = p.person WHERE p.commune = ?
    ORDER BY 1`), commune, commune)
  const lines = new Map<number, ResultLine>()
  let places: Place[] = []
  for (const [index, [person, village, id, hi, lo]] of subjects.entries()) {
    places.push([commune, village as string])
    if (subjects[index + 1]?.[0] === person) continue
    const line = hi === null ? { counted: unreadable, loose: false } : counted.get(Number(person)) ?? { counted: [], loose: false }
    lines.set(Number(person), { id: id as string, digest: { hi: Number(hi), lo: Number(lo) }, villages: villagesIn(commune, places)!, ...line })
    places = []
  }
  return lines
}
