import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite"

/** A row as a plain array, in the order of the columns asked for. */
export type Row = SQLOutputValue[]

/** A database whose statements are prepared once each. */
export interface Connection {
  readonly db: DatabaseSync
  readonly run: (sql: string, ...values: SQLInputValue[]) => number
  readonly first: (sql: string, ...values: SQLInputValue[]) => Row | undefined
  readonly all: (sql: string, ...values: SQLInputValue[]) => Row[]
}

export interface OpenOptions {
  readonly readOnly: boolean
  /** How long to wait for another program's lock, in milliseconds. */
  readonly lockTimeout: number
}

/** Opens a database and sets what every connection needs. */
export const connect = (path: string, { lockTimeout, readOnly }: OpenOptions): Connection => {
  const db = new DatabaseSync(path, { readOnly, timeout: lockTimeout, enableForeignKeyConstraints: true })
  const statements = new Map<string, StatementSync>()
  const prepared = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = db.prepare(sql)
      statement.setReturnArrays(true)
      statements.set(sql, statement)
    }
    return statement
  }
  return {
    db,
    run: (sql, ...values) => Number(prepared(sql).run(...values).changes),
    // Arrays were asked for above; the declared type knows of objects only.
    first: (sql, ...values) => prepared(sql).get(...values) as unknown as Row | undefined,
    all: (sql, ...values) => prepared(sql).all(...values) as unknown as Row[]
  }
}
