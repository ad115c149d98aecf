import { postgres } from "../dialect.ts"
import type { StoreDialect } from "./storeDialect.ts"

const types = { integer: "bigint", number: "double precision", text: `text COLLATE "C"` } as const
const lists = { integer: "?::bigint[]", number: "?::double precision[]", text: `?::text[] COLLATE "C"` } as const

/** PostgreSQL, in a database whose encoding is UTF8: rows come along as one array a column. */
export const postgresStore: StoreDialect = {
  questions: postgres,
  given: (alias, columns) =>
    `unnest(${Object.values(columns).map((type) => lists[type]).join(", ")}) ${alias}(${Object.keys(columns).map((name) => `"${name}"`).join(", ")})`,
  givenParams: (columns, rows) => Object.keys(columns).map((_, index) => rows.map((row) => row[index] ?? null)),
  jsonText: (column, field) => `${column}::json ->> '${field}'`,
  types,
  tableOptions: ""
}
