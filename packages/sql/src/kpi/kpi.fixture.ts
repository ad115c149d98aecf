import { DatabaseSync } from "node:sqlite"
import { type HealthRecord, type KpiReport, readRecord, type RulesInForce, type UnitRecord } from "@tramyte/core"
import { sqlite } from "../dialect.ts"
import { rowsOfStatement } from "../sqlite.fixture.ts"
import { rowMaker } from "../rows.ts"
import type { SqlStatement } from "../compileSql.ts"
import { createTables, insertInto, tableNames } from "../tables.ts"
import { kpiSql, type KpiSqlSettings } from "./kpiSql.ts"

/** People and units in a database of their own, in memory. */
export const stored = (records: readonly HealthRecord[], units: readonly UnitRecord[] = []): DatabaseSync => {
  const db = new DatabaseSync(":memory:")
  for (const create of createTables(sqlite)) db.exec(create)
  const inserts = new Map(tableNames.map((table) => [table, db.prepare(insertInto(table, sqlite))]))
  const { rowsOf } = rowMaker()
  let last = 0
  db.exec("BEGIN")
  for (const subject of [...records, ...units]) {
    const rows = rowsOf(readRecord(subject), ++last, "unit" in subject ? subject.unit.kind : undefined)
    for (const table of tableNames) for (const row of rows[table]) inserts.get(table)!.run(...row)
  }
  db.exec("COMMIT")
  return db
}

/** The reports that a database makes; `turn` may change what was written, to see whether that is noticed. */
export const reportsIn = (
  db: DatabaseSync, rules: RulesInForce, indicators: readonly string[] | undefined, settings: KpiSqlSettings, turn: (statement: SqlStatement) => SqlStatement = (same) => same
): readonly KpiReport[] => {
  const plan = kpiSql(rules, indicators, settings)
  return plan.reports(plan.statements.map((one) => rowsOfStatement(db, turn(one))))
}

/** A report whose list of people is in an order of its own: of the events of one person it is that of the facts. */
export const inOrder = (report: KpiReport): KpiReport =>
  report.people === undefined ? report : { ...report, people: report.people.toSorted((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1) }
