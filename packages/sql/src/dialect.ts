/**
 * In what the SQL of one database differs from another's. A small table on purpose, and only what is tested is offered: SQLite.
 * PostgreSQL will differ in these entries: placeholders `$1`, the list `SELECT jsonb_array_elements_text(?::jsonb)`,
 * `OFFSET 0` for once, the column types `bigint`, `double precision` and `text COLLATE "C"`, and no table options.
 */
export interface Dialect {
  readonly name: string
  /** How the placeholder of the n-th parameter, counted from 1, is written. */
  readonly placeholder: (n: number) => string
  /** A query for the texts of one parameter that holds a JSON list: one placeholder, however long the list is. */
  readonly textsOf: string
  /** What stands at the end of a subquery so that it is worked out once for each row, however often its columns are used. */
  readonly once: string
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
  types: { integer: "INTEGER", number: "REAL", text: "TEXT" },
  tableOptions: "STRICT, WITHOUT ROWID"
}
