import { DatabaseSync } from "node:sqlite"
import { civilDate, type RecordView, type UnitKind } from "@tramyte/core"
import type { EvaluationContext } from "@tramyte/core/engine"
import type { RuleEngine } from "@tramyte/sdk/testing"
import { compileSql, type SqlOptions, type SqlStatement } from "./compileSql.ts"
import { sqlite } from "./dialect.ts"
import { rowMaker } from "./rows.ts"
import { createTables, insertInto, tableNames } from "./tables.ts"

/** People, and units of kinds, in a database of their own, in memory, numbered from 1. */
export const filledSqlite = (subjects: readonly RecordView[], kinds: readonly (UnitKind | undefined)[] = []): DatabaseSync => {
  const db = new DatabaseSync(":memory:")
  for (const create of createTables(sqlite)) db.exec(create)
  const inserts = new Map(tableNames.map((table) => [table, db.prepare(insertInto(table, sqlite))]))
  const { rowsOf } = rowMaker()
  db.exec("BEGIN")
  subjects.forEach((view, index) => {
    const rows = rowsOf(view, index + 1, kinds[index])
    for (const table of tableNames) for (const row of rows[table]) inserts.get(table)!.run(...row)
  })
  db.exec("COMMIT")
  return db
}

/** People in such a database. Generated people all have one id. */
export const databaseOf = (people: readonly RecordView[]): DatabaseSync => filledSqlite(people.map((view, index) => ({ ...view, subject: `${view.subject}-${index}` })))

/** The rows of a statement, as arrays. */
export const rowsOfStatement = (db: DatabaseSync, { params, sql }: SqlStatement): readonly (readonly unknown[])[] => {
  const prepared = db.prepare(sql)
  prepared.setReturnArrays(true)
  return prepared.all(...params) as unknown as readonly (readonly unknown[])[]
}

/** The options that ask about the days of a context. */
export const optionsOf = ({ on, period, utcOffset }: EvaluationContext): SqlOptions =>
  ({ asOf: civilDate(on), ...(utcOffset === undefined ? {} : { utcOffset }), ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } }) })

/** SQL in SQLite as an engine; `turn` may change what was written, to see whether that is noticed. */
export const sqliteEngine = (turn: (statement: SqlStatement) => SqlStatement = (same) => same, more: SqlOptions = {}): RuleEngine => {
  const databases = new Map<readonly RecordView[], DatabaseSync>()
  return {
    name: "SQLite",
    verdicts: (rules, questions, context, people) => {
      const db = databases.get(people) ?? databaseOf(people)
      databases.set(people, db)
      return questions.map((question) => {
        const answers = new Uint8Array(people.length)
        for (const [n, , answer] of rowsOfStatement(db, turn(compileSql(rules, question, { ...optionsOf(context), ...more })))) answers[(n as number) - 1] = answer === null ? 2 : answer as number
        return answers
      })
    }
  }
}
