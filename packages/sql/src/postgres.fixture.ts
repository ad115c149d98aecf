import * as PgConnection from "@effect/sql-pg/PgConnection"
import * as PgTypes from "@effect/sql-pg/PgTypes"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import { inject } from "vitest"
import { postgres } from "./dialect.ts"
import type { QuestionDatabase } from "./databases.fixture.ts"
import type { SqlRows } from "./kpi/kpiReports.ts"
import { rowMaker } from "./rows.ts"
import { columnsOf, createTables, tableNames } from "./tables.ts"

declare module "vitest" {
  interface ProvidedContext {
    readonly postgres: string
  }
}

/** A new database with the tables of questions, on the PostgreSQL server of the test run. */
export const newPostgres = async (): Promise<QuestionDatabase> => {
  // A connection that was kept since another test may have been closed meanwhile.
  const ask = (): Promise<Response> => fetch(`${inject("postgres")}/database`)
  const response = await ask().catch(ask)
  const url = await response.text()
  if (!response.ok) throw new Error(url)
  const scope = Effect.runSync(Scope.make())
  const connection = await Effect.runPromise(Scope.provide(PgConnection.make({ url: Redacted.make(url), types: asNumbers, startupParameters: { jit: "off" } }), scope))
  const query = (sql: string, params: readonly unknown[] = []): Promise<SqlRows> => Effect.runPromise(connection.queryValues(sql, params, false)).catch(toldBy(sql))
  for (const create of createTables(postgres)) await query(create)
  return {
    rows: ({ params, sql }) => query(sql, params),
    store: async (people, kinds = []) => {
      await query(`TRUNCATE ${tableNames.join(", ")}`)
      const { rowsOf } = rowMaker()
      const made = people.map((view, index) => rowsOf(view, index + 1, kinds[index]))
      for (const table of tableNames) {
        const columns = columnsOf(table)
        const rows = made.flatMap((one) => one[table].map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]]))))
        if (rows.length > 0) await query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [JSON.stringify(rows)])
      }
    },
    close: () => Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

/** Says what the server said, which stands deep below, and to what. */
const toldBy = (sql: string) => (error: unknown): never => {
  let cause = error as { readonly message?: string; readonly cause?: unknown; readonly reason?: unknown }
  for (let next = cause.cause ?? cause.reason; typeof next === "object" && next !== null; next = cause.cause ?? cause.reason) cause = next as typeof cause
  throw new Error(`${cause.message ?? String(error)}\n${sql.slice(0, 20_000)}`, { cause: error })
}

/** Numbers of 64 bits as JavaScript has them. */
const asNumbers = PgTypes.makeRegistry()
asNumbers.register<number | bigint>(PgTypes.OID.int8, {
  encode: (value) => {
    const bytes = new DataView(new ArrayBuffer(8))
    bytes.setBigInt64(0, BigInt(value))
    return Result.succeed(new Uint8Array(bytes.buffer))
  },
  decode: (bytes) => Result.succeed(Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(0)))
})
