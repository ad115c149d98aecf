import { join, plain, type Sql, sql } from "./sql.ts"

/**
 * In what the SQL of one database differs from another's. A small table on purpose, and only what is tested is offered: SQLite.
 * PostgreSQL will differ in these entries: placeholders `$1`, the list `SELECT jsonb_array_elements_text(?::jsonb)`,
 * `OFFSET 0` for once, `round(x::numeric, …)::float8` for rounded, `'Infinity'::float8` for endless, `least` and `greatest`, the column
 * types `bigint`, `double precision` and `text COLLATE "C"`, and no table options.
 */
export interface Dialect {
  readonly name: string
  /** How the placeholder of the n-th parameter, counted from 1, is written. */
  readonly placeholder: (n: number) => string
  /** A query for the texts of one parameter that holds a JSON list: one placeholder, however long the list is. */
  readonly textsOf: string
  /** What stands at the end of a subquery so that it is worked out once for each row, however often its columns are used. */
  readonly once: string
  /** A number rounded to twelve digits, where binary fractions would leave 6.999999999999999 of 7. */
  readonly rounded: (number: Sql) => Sql
  /** Beyond all numbers. */
  readonly endless: Sql
  /** The least of several numbers. */
  readonly least: (numbers: readonly Sql[]) => Sql
  readonly greatest: (numbers: readonly Sql[]) => Sql
  /** That a definition is worked out once, however often it is read. */
  readonly materialized: string
  readonly types: { readonly integer: string; readonly number: string; readonly text: string }
  /** What stands behind the columns of a table that is found by its key alone. */
  readonly tableOptions: string
}

/** SQLite 3.53 or later, such as Node 24 brings along. Earlier versions give the same answers, but always look at every part of a rule. */
export const sqlite: Dialect = {
  name: "sqlite",
  placeholder: () => "?",
  textsOf: "SELECT value FROM json_each(?)",
  once: " LIMIT -1",
  rounded: (number) => sql`CAST(printf('%.12g', ${number}) AS REAL)`,
  endless: plain("9e999"),
  least: (numbers) => numbers.length === 1 ? numbers[0]! : sql`min(${join(numbers, ", ")})`,
  greatest: (numbers) => numbers.length === 1 ? numbers[0]! : sql`max(${join(numbers, ", ")})`,
  materialized: "MATERIALIZED",
  types: { integer: "INTEGER", number: "REAL", text: "TEXT" },
  tableOptions: "STRICT, WITHOUT ROWID"
}
