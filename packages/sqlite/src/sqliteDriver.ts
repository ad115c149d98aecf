import { StoreError } from "@tramyte/sdk"
import { runSteps, type Snapshot, type SqlDriver, sqliteStore, type Steps } from "@tramyte/sql/store"
import { statSync } from "node:fs"
import { connect, type Connection } from "./connection.ts"
import { storeErrorOf } from "./storeErrorOf.ts"

/** Which file lies at a path: its device and number there. */
const fileAt = (path: string): string | undefined => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? undefined : `${found.dev}/${found.ino}`
}

/** A record store's database in one SQLite file. Every step is done at once: a write blocks the program until it is on the disk. */
export const sqliteDriver = (path: string, lockTimeout: number, connection: Connection): SqlDriver => {
  const inMemory = path === ":memory:" || path === ""
  const typed = <A>(act: () => A): A => {
    try {
      return act()
    } catch (error) {
      throw storeErrorOf(error, path)
    }
  }
  const transaction = <A>(begin: string, { db, execute }: Connection, steps: () => Steps<A>): A => typed(() => {
    db.exec(begin)
    try {
      const done = runSteps(steps(), execute)
      db.exec("COMMIT")
      return done
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK")
      throw error
    }
  })
  const opened = inMemory ? undefined : fileAt(path)
  /** What is written to a file that somebody moved or deleted would be gone with this program. */
  const stillThere = (): void => {
    if (opened !== undefined && fileAt(path) !== opened) {
      throw new StoreError({ _tag: "Unavailable", retryable: false }, `${path} was moved, replaced or deleted while it was open; put it back, close the store and open it again`)
    }
  }
  return {
    dialect: sqliteStore,
    place: path,
    atOnce: true,
    write: async (steps) => {
      stillThere()
      return transaction("BEGIN IMMEDIATE", connection, steps)
    },
    read: async (steps) => transaction("BEGIN", connection, steps),
    // A database in memory has one connection only.
    ...(inMemory ? {} : { snapshot: async (): Promise<Snapshot> => {
      stillThere()
      const own = typed(() => connect(path, { readOnly: true, lockTimeout }))
      let ended = false
      const end = (): void => {
        if (!ended) own.db.close()
        ended = true
      }
      try {
        // The first read is what fixes the state.
        typed(() => own.db.exec("PRAGMA cache_size = -16384; BEGIN; SELECT n FROM batch LIMIT 1"))
      } catch (error) {
        end()
        throw error
      }
      return {
        read: async (steps) => {
          if (ended) throw new StoreError({ _tag: "Unavailable", retryable: false }, `${path} was closed; open it again`)
          return typed(() => runSteps(steps(), own.execute))
        },
        end: async () => end()
      }
    } }),
    check: async () => typed(() => connection.execute({ sql: "PRAGMA integrity_check(20)", params: [] }).map(([found]) => found as string).filter((found) => found !== "ok")),
    close: async () => typed(() => connection.db.close())
  }
}
