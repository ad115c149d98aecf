import { type HealthRecord, type KpiReport, readRecord, type RulesInForce, type UnitRecord } from "@tramyte/core"
import type { SqlStatement } from "../compileSql.ts"
import type { QuestionDatabase } from "../databases.fixture.ts"
import type { SqlRows } from "./kpiReports.ts"
import { kpiSql, type KpiSqlSettings } from "./kpiSql.ts"

/** Puts people, then units, in the place of whoever is there. */
export const store = (db: QuestionDatabase, records: readonly HealthRecord[], units: readonly UnitRecord[] = []): Promise<void> =>
  db.store([...records, ...units].map((subject) => readRecord(subject)), [...records.map(() => undefined), ...units.map(({ unit }) => unit.kind)])

/** The reports that a database makes; `turn` may change what was written, to see whether that is noticed. */
export const reportsIn = async (
  db: QuestionDatabase, rules: RulesInForce, indicators: readonly string[] | undefined, settings: KpiSqlSettings, turn: (statement: SqlStatement) => SqlStatement = (same) => same
): Promise<readonly KpiReport[]> => {
  const plan = kpiSql(rules, indicators, settings)
  const rows: SqlRows[] = []
  for (const one of plan.statements) rows.push(await db.rows(turn(one)))
  return plan.reports(rows)
}

/** A report whose list of people is in an order of its own: of the events of one person it is that of the facts. */
export const inOrder = (report: KpiReport): KpiReport =>
  report.people === undefined ? report : { ...report, people: report.people.toSorted((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1) }
