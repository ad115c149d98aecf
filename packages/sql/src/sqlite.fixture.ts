import { DatabaseSync } from "node:sqlite"
import type { SqlStatement } from "./compileSql.ts"
import type { QuestionDatabase } from "./databases.fixture.ts"
import { sqlite } from "./dialect.ts"
import { rowMaker } from "./rows.ts"
import { createTables, insertInto, tableNames } from "./tables.ts"

/** The rows of a statement, as arrays. */
export const rowsOfStatement = (db: DatabaseSync, { params, sql }: SqlStatement): readonly (readonly unknown[])[] => {
  const prepared = db.prepare(sql)
  prepared.setReturnArrays(true)
  return prepared.all(...params) as unknown as readonly (readonly unknown[])[]
}

/** A new database with the tables of questions, in memory. */
export const newSqlite = async (): Promise<QuestionDatabase> => {
  const db = new DatabaseSync(":memory:")
  for (const create of createTables(sqlite)) db.exec(create)
  return {
    rows: async (statement) => rowsOfStatement(db, statement),
    store: async (subjects, kinds = []) => {
      for (const table of tableNames) db.exec(`DELETE FROM ${table}`)
      const inserts = new Map(tableNames.map((table) => [table, db.prepare(insertInto(table, sqlite))]))
      const { rowsOf } = rowMaker()
      db.exec("BEGIN")
      subjects.forEach((view, index) => {
        const rows = rowsOf(view, index + 1, kinds[index])
        for (const table of tableNames) for (const row of rows[table]) inserts.get(table)!.run(...row)
      })
      db.exec("COMMIT")
    },
    close: async () => db.close()
  }
}
