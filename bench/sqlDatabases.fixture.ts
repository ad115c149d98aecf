import { DatabaseSync } from "node:sqlite"
import * as PgConnection from "@effect/sql-pg/PgConnection"
import * as PgTypes from "@effect/sql-pg/PgTypes"
import { readRecord, type HealthRecord, type RecordView, type UnitKind } from "@tramyte/core"
import { columnTypesOf, createTables, type Dialect, insertInto, postgres, type QuestionRows, rowMaker, sqlite, type SqlRows, type SqlStatement, type SqlValue, tableNames } from "@tramyte/sql"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import { startPostgres } from "../tools/postgres.ts"

/** A database with the tables that rules are asked of. */
export interface BenchDatabase {
  readonly name: string
  readonly dialect: Dialect
  readonly rows: (statement: SqlStatement) => Promise<SqlRows>
  /** Puts people, then units of kinds, in the place of whoever is there, numbered from 1; gives how many rows they make. */
  readonly store: (subjects: Iterable<HealthRecord | RecordView>, kinds?: ReadonlyMap<number, UnitKind>) => Promise<number>
  readonly close: () => Promise<void>
}

function* rowsOf(subjects: Iterable<HealthRecord | RecordView>, kinds: ReadonlyMap<number, UnitKind> | undefined): Generator<QuestionRows> {
  const maker = rowMaker()
  let n = 0
  for (const subject of subjects) {
    n++
    yield maker.rowsOf("person" in subject ? readRecord(subject) : subject as RecordView, n, kinds?.get(n))
  }
}

/** SQLite in memory. */
export const openSqlite = async (): Promise<BenchDatabase> => {
  const db = new DatabaseSync(":memory:")
  for (const create of createTables(sqlite)) db.exec(create)
  const inserts = new Map(tableNames.map((table) => [table, db.prepare(insertInto(table, sqlite))]))
  const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>()
  return {
    name: "SQLite",
    dialect: sqlite,
    rows: async ({ params, sql }) => {
      let statement = prepared.get(sql)
      if (statement === undefined) {
        statement = db.prepare(sql)
        statement.setReturnArrays(true)
        if (prepared.size < 100) prepared.set(sql, statement)
      }
      return statement.all(...params) as unknown as SqlRows
    },
    store: async (subjects, kinds) => {
      let stored = 0
      db.exec("BEGIN")
      for (const table of tableNames) db.exec(`DELETE FROM ${table}`)
      for (const rows of rowsOf(subjects, kinds)) {
        for (const table of tableNames) {
          for (const row of rows[table]) inserts.get(table)!.run(...row)
          stored += rows[table].length
        }
      }
      db.exec("COMMIT")
      return stored
    },
    close: async () => db.close()
  }
}

/** A PostgreSQL server of the run's own, with the settings of the library's driver. */
export const openPostgres = async (): Promise<BenchDatabase> => {
  const server = await startPostgres({ durability: "fast", settings: ["shared_buffers=512MB", "max_wal_size=4GB"] })
  const scope = Effect.runSync(Scope.make())
  const url = Redacted.make(await server.database())
  const connection = await Effect.runPromise(Scope.provide(PgConnection.make({ url, types: asNumbers, startupParameters: { jit: "off", work_mem: "64MB" }, maxMessageSize: 1 << 28 }), scope))
  const query = (sql: string, params: readonly unknown[] = [], prepare = false): Promise<SqlRows> => Effect.runPromise(connection.queryValues(sql, params, prepare))
  for (const create of createTables(postgres)) await query(create)
  let [last, fills] = [0, 0]
  return {
    name: "PostgreSQL",
    dialect: postgres,
    rows: ({ params, sql }) => query(sql, params),
    store: async (subjects, kinds) => {
      let stored = 0
      // A few rows are sooner deleted than a table is begun anew; what is deleted stays in the way for a while.
      if (last > 10_000 || ++fills % 200 === 0) await query(`TRUNCATE ${tableNames.join(", ")}`)
      else for (const table of tableNames) await query(`DELETE FROM ${table}`, [], true)
      const waiting = new Map(tableNames.map((table) => [table, [] as (readonly SqlValue[])[]]))
      const insert = async (table: (typeof tableNames)[number], least: number): Promise<void> => {
        const rows = waiting.get(table)!
        if (rows.length <= least) return
        const types = Object.values(columnTypesOf(table))
        const lists = types.map((type, column) => list(type, rows.map((row) => row[column]!)))
        await query(`INSERT INTO ${table} SELECT * FROM unnest(${types.map((type, column) => `$${column + 1}::${listTypes[type]}[]`).join(", ")})`, lists, true)
        stored += rows.length
        rows.length = 0
      }
      for (const rows of rowsOf(subjects, kinds)) {
        for (const table of tableNames) {
          waiting.get(table)!.push(...rows[table])
          await insert(table, 4000)
        }
      }
      for (const table of tableNames) await insert(table, 0)
      if (stored > 100_000) await query("VACUUM ANALYZE")
      last = stored
      return stored
    },
    close: async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      await server.stop()
    }
  }
}

/** Both, one after the other. */
export const benchDatabases: readonly (() => Promise<BenchDatabase>)[] = [openSqlite, openPostgres]

const listTypes = { integer: "bigint", number: "double precision", text: "text" } as const
const arrays = { integer: PgTypes.OID.int8Array, number: PgTypes.OID.float8Array, text: PgTypes.OID.textArray } as const

/** A column of rows as one parameter. */
const list = (type: keyof typeof arrays, values: readonly SqlValue[]): PgTypes.Parameter => ({ ...PgTypes.text(null), oid: arrays[type], value: values })

/** Numbers of 64 bits as JavaScript has them. */
const asNumbers = PgTypes.makeRegistry()
asNumbers.register<number>(PgTypes.OID.int8, {
  encode: (value) => {
    const bytes = new DataView(new ArrayBuffer(8))
    bytes.setBigInt64(0, BigInt(value))
    return Result.succeed(new Uint8Array(bytes.buffer))
  },
  decode: (bytes) => Result.succeed(Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigInt64(0)))
}, { arrayOid: PgTypes.OID.int8Array })
