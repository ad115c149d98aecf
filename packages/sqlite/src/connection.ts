import type { SqlRows, Step } from "@tramyte/sql/store"
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite"

/** A database that carries steps out at once; its statements are prepared once each. */
export interface Connection {
  readonly db: DatabaseSync
  readonly execute: (step: Step) => SqlRows
}

export interface OpenOptions {
  readonly readOnly: boolean
  /** How long to wait for another program's lock, in milliseconds. */
  readonly lockTimeout: number
}

/** How many rows one statement takes: enough to make the cost of a call small, few enough to stay within SQLite's variables. */
const rowsAtOnce = 64
/** So many statements stay prepared: those of the store itself many times over. */
const preparedAtMost = 500

/** Opens a database and sets what every connection needs. */
export const connect = (path: string, { lockTimeout, readOnly }: OpenOptions): Connection => {
  const db = new DatabaseSync(path, { readOnly, timeout: lockTimeout, enableForeignKeyConstraints: true })
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = db.prepare(sql)
      statement.setReturnArrays(true)
      if (statements.size >= preparedAtMost) statements.delete(statements.keys().next().value!)
      statements.set(sql, statement)
    }
    return statement
  }
  const insert = ({ insert: table, known, rows }: Extract<Step, { readonly insert: string }>): void => {
    const row = `(${rows[0]!.map(() => "?").join(", ")})`
    const sqlFor = (count: number): string => `INSERT INTO ${table} VALUES ${Array.from({ length: count }, () => row).join(", ")}${known === undefined ? "" : " ON CONFLICT DO NOTHING"}`
    let at = 0
    if (rows.length >= rowsAtOnce) {
      const many = prepared(sqlFor(rowsAtOnce))
      for (; at + rowsAtOnce <= rows.length; at += rowsAtOnce) many.run(...rows.slice(at, at + rowsAtOnce).flat())
    }
    if (at === rows.length) return
    const one = prepared(sqlFor(1))
    for (; at < rows.length; at++) one.run(...rows[at]!)
  }
  return {
    db,
    execute: (step) => {
      if ("insert" in step) {
        insert(step)
        return []
      }
      // Arrays were asked for above; the declared type knows of objects only. Lists come as JSON (`StoreDialect.given`).
      return prepared(step.sql).all(...step.params as readonly SQLInputValue[]) as unknown as SqlRows
    }
  }
}
