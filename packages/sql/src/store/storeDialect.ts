import { type Dialect, sqlite } from "../dialect.ts"
import type { Cell } from "./steps.ts"

/** The type of a column, as every database knows it: `number` is a double. */
export type ColumnType = "integer" | "number" | "text"

/** Names of columns and their types. */
export type Columns = Readonly<Record<string, ColumnType>>

/**
 * In what the SQL of one database differs from another's, where a store is concerned. Placeholders are written `?` and stand in
 * the order of their values; the driver numbers them where its database wants that.
 */
export interface StoreDialect {
  /** How rules are asked. */
  readonly questions: Dialect
  /** Rows that come along with a statement, as a relation to be joined: `FROM ${given("g", { n: "integer" })}` has the column `g.n`. */
  readonly given: (alias: string, columns: Columns) => string
  /** The values of the placeholders that `given` wrote. */
  readonly givenParams: (columns: Columns, rows: readonly (readonly Cell[])[]) => readonly (Cell | readonly Cell[])[]
  /** A field of a JSON object that a column of text holds, as text; lists and objects as JSON. */
  readonly jsonText: (column: string, field: string) => string
  /** The types of columns in `CREATE TABLE`. Text is compared by code points. */
  readonly types: Readonly<Record<ColumnType, string>>
  /** What stands behind the columns of a table. */
  readonly tableOptions: string
}

/** SQLite: rows come along as one JSON text. */
export const sqliteStore: StoreDialect = {
  questions: sqlite,
  given: (alias, columns) => {
    const names = Object.keys(columns)
    return `(SELECT ${names.map((name, index) => `${names.length === 1 ? "value" : `value ->> ${index}`} AS "${name}"`).join(", ")} FROM json_each(?)) ${alias}`
  },
  givenParams: (columns, rows) => [JSON.stringify(Object.keys(columns).length === 1 ? rows.map(([only]) => only) : rows)],
  jsonText: (column, field) => `${column} ->> '${field}'`,
  types: { integer: "INTEGER", number: "REAL", text: "TEXT" },
  tableOptions: " STRICT"
}
