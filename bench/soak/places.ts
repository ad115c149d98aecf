import * as PgConnection from "@effect/sql-pg/PgConnection"
import { openPostgresStore } from "@tramyte/postgres"
import type { RecordStoreMethods } from "@tramyte/sdk"
import { openSqliteStore } from "@tramyte/sqlite"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import { existsSync, rmSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"

export type Adapter = "sqlite" | "postgres"

/** Where a store's data lies: the path of a file, or the address of a database. */
export interface Place {
  readonly adapter: Adapter
  readonly address: string
}

/** Opens a store as any program would. */
export const openPlace = ({ adapter, address }: Place, { patience = 20_000 }: { readonly patience?: number } = {}): Promise<RecordStoreMethods> =>
  adapter === "sqlite" ? openSqliteStore(address, { lockTimeout: patience }) : openPostgresStore(address, { maxConnections: 4, lockTimeout: patience })

type Rows = readonly (readonly (string | number | null)[])[]

/** Asks the database behind a store, by another way than the store: all in one transaction. Numbers may come as text. */
export const lookBehind = async (place: Place, ...questions: readonly string[]): Promise<readonly Rows[]> => {
  if (place.adapter === "sqlite") {
    const db = new DatabaseSync(place.address, { timeout: 20_000 })
    try {
      db.exec("BEGIN")
      return questions.map((sql) => {
        const statement = db.prepare(sql)
        statement.setReturnArrays(true)
        return statement.all() as unknown as Rows
      })
    } finally {
      db.close()
    }
  }
  return Effect.runPromise(Effect.scoped(Effect.gen(function*() {
    const connection = yield* PgConnection.make({ url: Redacted.make(place.address), applicationName: "behind" })
    yield* connection.query("SET search_path TO tramyte", [], false)
    yield* connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ", [], false)
    const found: Rows[] = []
    for (const sql of questions) found.push((yield* connection.queryValues(sql, [])).map((row) => row.map(plain)))
    yield* connection.query("COMMIT", [], false)
    return found
  })))
}

const plain = (value: unknown): string | number | null => value === null || typeof value === "number" || typeof value === "string" ? value : String(value)

/** What the database itself finds wrong with its files. */
export const damages = async (place: Place): Promise<readonly string[]> => {
  if (place.adapter === "sqlite") {
    const [found = []] = await lookBehind(place, "PRAGMA integrity_check")
    return found.map(([line]) => String(line)).filter((line) => line !== "ok")
  }
  // Every index against its table, row by row, where the server has what it takes.
  const [available = []] = await lookBehind(place, "SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck'")
  if (available.length === 0) return []
  try {
    await lookBehind(place, "CREATE EXTENSION IF NOT EXISTS amcheck",
      "SELECT bt_index_check(c.oid, true) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam WHERE a.amname = 'btree' AND c.relnamespace = 'tramyte'::regnamespace")
    return []
  } catch (error) {
    return [String(error)]
  }
}

/** Forgets a file; databases go with their server. */
export const forget = ({ adapter, address }: Place): void => {
  if (adapter === "sqlite") for (const part of ["", "-wal", "-shm", "-journal"]) if (existsSync(address + part)) rmSync(address + part)
}
