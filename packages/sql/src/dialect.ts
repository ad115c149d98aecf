import { join, plain, type Sql, sql, type SqlValue } from "./sql.ts"

/** In what the SQL of one database differs from another's. A small table on purpose, and only what is tested is offered: SQLite and PostgreSQL. */
export interface Dialect {
  readonly name: string
  /** How the placeholder of the n-th parameter, counted from 1, is written; with its type, where the value tells it and the database wants it. */
  readonly placeholder: (n: number, value?: SqlValue) => string
  /** That a text is one of these: one placeholder, however many there are. */
  readonly oneOf: (text: Sql, texts: readonly string[]) => Sql
  /** What stands at the end of a subquery so that it is worked out once for each row, however often its columns are used. */
  readonly once: string
  /** A number rounded to twelve digits, where binary fractions would leave 6.999999999999999 of 7. */
  readonly rounded: (number: Sql) => Sql
  /** Beyond all numbers. */
  readonly endless: Sql
  /** A sum of which nothing is known if it is endless less endless. */
  readonly told: (sum: Sql) => Sql
  /** The least of several numbers. */
  readonly least: (numbers: readonly Sql[]) => Sql
  readonly greatest: (numbers: readonly Sql[]) => Sql
  /** That a definition is worked out once, however often it is read. */
  readonly materialized: string
  /** Whether definitions that are worked out are joined to people: where the database would search each for every person from end to end. */
  readonly joins: boolean
  /** An answer as it comes out of a statement: 1 for yes, 0 for no, NULL for unknown. */
  readonly answer: (condition: Sql) => Sql
  readonly types: { readonly integer: string; readonly number: string; readonly text: string }
  /** The statement that creates an index by which texts of any length are found, where an ordinary one takes only short ones. */
  readonly longTextIndex?: (table: string, column: string) => string
  /** What stands behind the columns of a table that is found by its key alone. */
  readonly tableOptions: string
}

/** SQLite 3.53 or later, such as Node 24 brings along. Earlier versions give the same answers, but always look at every part of a rule. */
export const sqlite: Dialect = {
  name: "sqlite",
  placeholder: () => "?",
  oneOf: (text, texts) => sql`${text} IN (SELECT value FROM json_each(${JSON.stringify(texts)}))`,
  once: " LIMIT -1",
  rounded: (number) => sql`CAST(printf('%.12g', ${number}) AS REAL)`,
  endless: plain("9e999"),
  told: (sum) => sum,
  least: (numbers) => numbers.length === 1 ? numbers[0]! : sql`min(${join(numbers, ", ")})`,
  greatest: (numbers) => numbers.length === 1 ? numbers[0]! : sql`max(${join(numbers, ", ")})`,
  materialized: "MATERIALIZED",
  joins: false,
  answer: (condition) => condition,
  types: { integer: "INTEGER", number: "REAL", text: "TEXT" },
  tableOptions: "STRICT, WITHOUT ROWID"
}

/** PostgreSQL 15 or later, in a database whose encoding is UTF8. Numbers of 64 bits come out of it: a driver makes them numbers again. */
export const postgres: Dialect = {
  name: "postgres",
  placeholder: (n, value) => value === undefined || value === null ? `$${n}` : `$${n}::${typeof value === "string" ? "text" : Number.isSafeInteger(value) ? "bigint" : "double precision"}`,
  // An array is looked for in an index, a query is not.
  oneOf: (text, texts) => sql`${text} = ANY(ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb)))`,
  once: " OFFSET 0",
  rounded: (number) => sql`(
  SELECT CAST(round(CAST(split_part(w.t, 'e', 1) AS numeric), 11) || 'e' || split_part(w.t, 'e', 2) AS double precision)
  FROM (SELECT to_char(${number}, ${plain(`'9.${"9".repeat(40)}EEEE'`)}) AS t OFFSET 0) w
)`,
  endless: plain("CAST('Infinity' AS double precision)"),
  // Here it would be "not a number", which is greater than all and equal to itself.
  told: (sum) => sql`nullif(${sum}, CAST('NaN' AS double precision))`,
  least: (numbers) => numbers.length === 1 ? numbers[0]! : sql`least(${join(numbers, ", ")})`,
  greatest: (numbers) => numbers.length === 1 ? numbers[0]! : sql`greatest(${join(numbers, ", ")})`,
  materialized: "MATERIALIZED",
  joins: true,
  answer: (condition) => sql`CAST(${condition} AS integer)`,
  types: { integer: "bigint", number: "double precision", text: 'text COLLATE "C"' },
  // A row of another index has at most 2,704 bytes: https://www.postgresql.org/docs/current/btree.html
  longTextIndex: (table, column) => `CREATE INDEX ${table}_${column} ON ${table} USING hash (${column})`,
  tableOptions: ""
}
