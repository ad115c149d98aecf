import { targetOf } from "./address.ts"
import { postgresDriver, type PostgresDriver } from "./postgresDriver.ts"
import { newDatabase } from "./postgres.fixture.ts"
import { type SessionSettings, sessionsOf } from "./sessions.ts"

/** A driver on a database, without a store in it. */
export const openDriver = (url: string, settings: Partial<SessionSettings> = {}): PostgresDriver => {
  const all = { schema: "public", maxConnections: 4, lockTimeout: 5000, statementTimeout: 10_000, ...settings }
  const target = targetOf(url, all.schema)
  return postgresDriver(target, sessionsOf(target, all), all)
}

/** A driver on a new database. */
export const newDriver = async (settings: Partial<SessionSettings> = {}): Promise<{ readonly driver: PostgresDriver; readonly url: string }> => {
  const url = await newDatabase()
  return { driver: openDriver(url, settings), url }
}
