import { StoreError } from "@tramyte/sdk"
import { first, migrations, prepareStore, run, type SqlDriver, type Steps } from "@tramyte/sql/store"

/** What a server says of itself. */
export interface ServerFacts {
  /** `150004` for 15.4. */
  readonly version: number
  readonly encoding: string
}

/** The oldest server that everything was tried on. */
const oldestServer = 15

/** Refuses servers and databases that would not keep or answer everything right. */
export const checkServer = ({ encoding, version }: ServerFacts, place: string): void => {
  if (version < oldestServer * 10_000) {
    throw new StoreError({ _tag: "Unavailable", retryable: false },
      `${place} is version ${Math.floor(version / 10_000)}; this library needs PostgreSQL ${oldestServer} or later: upgrade the server, or give the address of another`)
  }
  if (encoding !== "UTF8") {
    throw new StoreError({ _tag: "Unavailable", retryable: false },
      `${place} has the encoding ${encoding}, which cannot keep every Vietnamese name; create a database with ENCODING 'UTF8' TEMPLATE template0`)
  }
}

/**
 * Judges a schema before anything in it is touched, creates it if it is missing, and brings an older one up to date. A schema that
 * is up to date is only looked at, without waiting for writers.
 *
 * @throws StoreError `NEWER_VERSION` for a schema of a newer library, `CORRUPT` for one that holds something else
 */
export const prepareSchema = async (driver: SqlDriver, schema: string): Promise<void> => {
  const look = () => lookAt(driver.place, schema)
  if ((await driver.read(look)).version === migrations.at(-1)!.version) return
  await prepareStore(driver, {
    *read() {
      const { exists, version } = yield* look()
      if (!exists) yield* run(`CREATE SCHEMA IF NOT EXISTS "${schema}"`)
      return version
    },
    *write(version) {
      yield* run(`CREATE TABLE IF NOT EXISTS store_version (version ${driver.dialect.types.integer} NOT NULL)`)
      yield* run("DELETE FROM store_version")
      yield* run("INSERT INTO store_version (version) VALUES (?)", version)
    }
  })
}

/** Whether there is a schema of this name, and the version of the store in it; 0 for none. */
function* lookAt(place: string, schema: string): Steps<{ readonly exists: boolean; readonly version: number }> {
  const [server, encoding, oid, table] = (yield* first(
    `SELECT current_setting('server_version_num')::bigint, current_setting('server_encoding'), n.oid::bigint, c.oid::bigint
    FROM (SELECT 1) one LEFT JOIN pg_namespace n ON n.nspname = ? LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'store_version'`, schema))!
  checkServer({ version: server as number, encoding: encoding as string }, place)
  if (oid === null) return { exists: false, version: 0 }
  if (table === null) {
    const other = yield* first("SELECT relname::text FROM pg_class WHERE relnamespace = ?::oid AND relkind IN ('r', 'p', 'v', 'm', 'f') LIMIT 1", oid as number)
    if (other === undefined) return { exists: true, version: 0 }
    throw new StoreError({ _tag: "Corrupt" }, `${place} holds tables of something else (${String(other[0])}); choose another schema`)
  }
  const [version, lines] = (yield* first(`SELECT max(version), count(*) FROM "${schema}".store_version`))!
  // PostgreSQL stores began with the second version.
  if (lines !== 1 || typeof version !== "number" || version < 2) throw new StoreError({ _tag: "Corrupt" }, `${place} does not tell its version; restore the latest copy`)
  return { exists: true, version }
}
