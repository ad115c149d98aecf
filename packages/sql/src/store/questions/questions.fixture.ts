import { DatabaseSync } from "node:sqlite"
import type { SqlDriver } from "../driver.ts"
import { prepareStore } from "../prepareStore.ts"
import { first, run, runSteps, type Step, type Steps } from "../steps.ts"
import { sqliteStore } from "../storeDialect.ts"
import { columnsOfTable } from "./questionTables.ts"

/** A driver over a database of SQLite that was opened before. */
export const driverOf = (db: DatabaseSync): SqlDriver => {
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>()
  const prepared = (sql: string) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = db.prepare(sql)
      statement.setReturnArrays(true)
      statements.set(sql, statement)
    }
    return statement
  }
  const execute = (step: Step) => {
    if ("sql" in step) return prepared(step.sql).all(...step.params as (string | number | null)[]) as unknown as readonly (readonly unknown[])[]
    const names = Object.keys(columnsOfTable(step.insert)!)
    const row = `(${names.map(() => "?").join(", ")})`
    const into = `INSERT ${step.known === undefined ? "" : "OR IGNORE "}INTO ${step.insert} (${names.map((name) => `"${name}"`).join(", ")}) VALUES `
    const many = `${into}${Array.from({ length: 64 }, () => row).join(", ")}`
    let at = 0
    for (; at + 64 <= step.rows.length; at += 64) prepared(many).run(...step.rows.slice(at, at + 64).flat())
    for (; at < step.rows.length; at++) prepared(`${into}${row}`).run(...step.rows[at]!)
    return []
  }
  const transaction = async <A>(steps: () => Steps<A>): Promise<A> => {
    db.exec("BEGIN")
    try {
      const done = runSteps(steps(), execute)
      db.exec("COMMIT")
      return done
    } catch (error) {
      db.exec("ROLLBACK")
      throw error
    }
  }
  return { dialect: sqliteStore, place: "memory", read: transaction, write: transaction, snapshot: async () => ({ read: transaction, end: async () => undefined }), close: async () => db.close() }
}

/** A store in memory, or in a file, which is made if it is not there. */
export const openStore = async (path = ":memory:"): Promise<{ readonly db: DatabaseSync; readonly driver: SqlDriver }> => {
  const db = new DatabaseSync(path)
  const driver = driverOf(db)
  await prepareStore(driver, {
    *read() {
      return Number((yield* first("PRAGMA user_version"))![0])
    },
    *write(version) {
      yield* run(`PRAGMA user_version = ${version}`)
    }
  })
  return { db, driver }
}
