import { invalid, type RecordStoreMethods } from "@tramyte/sdk"
import { sqlStore } from "@tramyte/sql/store"
import { type PostgresAddress, targetOf } from "./address.ts"
import { postgresDriver } from "./postgresDriver.ts"
import { prepareSchema } from "./prepareSchema.ts"
import { sessionsOf } from "./sessions.ts"

/** How a store in PostgreSQL is opened. */
export interface PostgresStoreOptions {
  /** The schema that holds the store's tables (default `"tramyte"`): created if it is missing. Small letters, digits and `_`. */
  readonly schema?: string
  /** How many connections there may be at once (default 10, at least 2): one for each read, write and open stream. */
  readonly maxConnections?: number
  /** How long to wait for other writers, in milliseconds (default 60,000; 0: for ever). */
  readonly lockTimeout?: number
  /** How long one statement may take, in milliseconds (default 300,000; 0: for ever). */
  readonly statementTimeout?: number
  /** What the server shows of its connections (default `"tramyte"`). */
  readonly applicationName?: string
}

/**
 * Opens a record store in a PostgreSQL database (15 or later, encoding UTF8), creating its tables if there are none and bringing
 * older ones up to date. Several programs may have one store open.
 *
 * What was acknowledged lasts: each write is one transaction with `synchronous_commit = on`. Writers come one after the
 * other; readers wait for nobody, and streams read the state at their beginning. What the database breaks off for others' sake, or
 * with a connection, is begun anew a few times. A pooler in between must pool whole sessions.
 *
 * @param address `"postgres://user:password@host:5432/database"`, with `?sslmode=require` for encryption, or its parts
 * @throws StoreError `INVALID` (address, options), `UNAVAILABLE` (no server, password, database, rights, too old, not UTF8),
 *   `CORRUPT` (the schema holds something else), `NEWER_VERSION`
 * @example
 * ```ts
 * import { openPostgresStore } from "@tramyte/postgres"
 * import { isStoreError } from "@tramyte/sdk"
 *
 * const opened = await openPostgresStore("postgres://tramyte@127.0.0.1:1/tramyte").catch((error: unknown) => error)
 * isStoreError(opened) && opened.code // => "TRAMYTE_STORE_UNAVAILABLE"
 * isStoreError(opened) && opened.isRetryable // => true
 * ```
 */
export const openPostgresStore = async (address: string | PostgresAddress, options: PostgresStoreOptions = {}): Promise<RecordStoreMethods> => {
  const { applicationName, lockTimeout = 60_000, maxConnections = 10, schema = "tramyte", statementTimeout = 300_000 } = options
  check({ lockTimeout, maxConnections, schema, statementTimeout })
  const target = targetOf(address, schema)
  const sessions = sessionsOf(target, { schema, maxConnections, lockTimeout, statementTimeout, ...(applicationName === undefined ? {} : { applicationName }) })
  const driver = postgresDriver(target, sessions, { schema, lockTimeout })
  try {
    await prepareSchema(driver, schema)
    return sqlStore(driver)
  } catch (error) {
    await driver.close()
    throw error
  }
}

const check = ({ lockTimeout, maxConnections, schema, statementTimeout }: Required<Omit<PostgresStoreOptions, "applicationName">>): void => {
  const time = (path: string, value: unknown) =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31 ? [] : [{ path, message: "is a whole number of milliseconds, 0 for no limit" }]
  const issues = [
    ...(/^(?!pg_|information_schema$)[a-z_][a-z0-9_]{0,62}$/.test(schema) ? [] : [{ path: "schema", message: `${JSON.stringify(schema)} is no name of a schema; use up to 63 small letters, digits and _, not beginning with a digit or pg_` }]),
    ...(Number.isInteger(maxConnections) && maxConnections >= 2 ? [] : [{ path: "maxConnections", message: "is a whole number from 2" }]),
    ...time("lockTimeout", lockTimeout), ...time("statementTimeout", statementTimeout)
  ]
  if (issues.length > 0) throw invalid("The options of the store", issues)
}
