import { invalid, type RecordStoreMethods, StoreError } from "@tramyte/sdk"
import { prepareStore, sqlStore } from "@tramyte/sql/store"
import { existsSync, statSync } from "node:fs"
import { connect, type Connection } from "./connection.ts"
import { recognise, versionInHead } from "./recognise.ts"
import { sqliteDriver } from "./sqliteDriver.ts"
import { storeErrorOf } from "./storeErrorOf.ts"

/** How a file is opened. */
export interface SqliteStoreOptions {
  /** How long to wait for another program's lock, in milliseconds (default 5,000). The program stands still while it waits. */
  readonly lockTimeout?: number
  /** `false`: the file must be there already, so that a wrong name is not taken for a new store (default `true`). */
  readonly create?: boolean
}

/**
 * Opens a record store in one SQLite file, creating the file if it does not exist and bringing older files up to date.
 * `":memory:"` keeps nothing.
 *
 * What was acknowledged lasts: each write is one transaction, synced to the disk before its Promise resolves (WAL with
 * `synchronous = FULL`), so it survives the end of the process and a power cut. Streams read the state at their beginning
 * (from `":memory:"`: each record for itself). A file belongs on a local disk: SQLite's locks do not hold on network shares.
 * A write runs at once and blocks the program: about 8 µs a fact.
 *
 * @param path file name; its folder must exist
 * @throws StoreError `INVALID` (options), `UNAVAILABLE` (locked, read-only, no folder, no file with `create: false`), `CORRUPT` (damaged, or no file of this kind), `NEWER_VERSION`
 * @example
 * ```ts
 * import { openSqliteStore } from "@tramyte/sqlite"
 *
 * const store = await openSqliteStore(":memory:")
 * const clerk = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const
 * await store.write(clerk, { id: "b-1", recorded: "2026-10-15T08:00:00+07:00", label: "dan-cu.csv", persons: [{ id: "p1", birthDate: "1956" }] })
 * const record = await store.record(clerk, "p1")
 * await store.close()
 *
 * record?.person.birthDate // => "1956"
 * ```
 */
export const openSqliteStore = async (path: string, { create = true, lockTimeout = 5000 }: SqliteStoreOptions = {}): Promise<RecordStoreMethods> => {
  checkOptions(path, lockTimeout)
  if (!create && (!existsSync(path) || statSync(path).size === 0)) {
    throw new StoreError({ _tag: "Unavailable", retryable: false }, `${path} is not there or empty; check the name, or restore the latest copy`)
  }
  const connection = openFile(path, lockTimeout)
  try {
    const driver = sqliteDriver(path, lockTimeout, connection)
    await prepareStore(driver, versionInHead)
    return sqlStore(driver)
  } catch (error) {
    connection.db.close()
    throw storeErrorOf(error, path)
  }
}

const checkOptions = (path: unknown, lockTimeout: unknown): void => {
  const issues = [
    ...(typeof path === "string" && !path.includes("\u0000") ? [] : [{ path: "path", message: "is not a file name" }]),
    ...(typeof lockTimeout === "number" && Number.isInteger(lockTimeout) && lockTimeout >= 0 && lockTimeout < 2 ** 31 ? [] : [{ path: "lockTimeout", message: "is not a number of milliseconds" }])
  ]
  if (issues.length > 0) throw invalid("The call", issues)
}

const openFile = (path: string, lockTimeout: number): Connection => {
  let connection: Connection | undefined
  try {
    connection = connect(path, { readOnly: false, lockTimeout })
    recognise(connection.db, path)
    connection.db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY")
    return connection
  } catch (error) {
    connection?.db.close()
    throw storeErrorOf(error, path)
  }
}
