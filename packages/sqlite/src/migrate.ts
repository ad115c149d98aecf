import { StoreError } from "@tramyte/sdk"
import type { DatabaseSync } from "node:sqlite"
import { applicationId, type Migration, migrations } from "./schema.ts"

/**
 * Judges a file before anything in it is touched: whether it is empty or a store of this library, and of which version.
 *
 * @throws StoreError `NEWER_VERSION` for a file of a newer library, `CORRUPT` for an SQLite file that is something else.
 */
export const recognise = (db: DatabaseSync, path: string, steps: readonly Migration[] = migrations): void => {
  const known = steps.at(-1)?.version ?? 0
  const tables = (db.prepare("SELECT count(*) AS n FROM sqlite_schema").get() as { n: number }).n
  if (pragma(db, "application_id") !== applicationId && tables > 0) {
    throw new StoreError({ _tag: "Corrupt" }, `${path} is an SQLite file of another program; choose another file name`)
  }
  const found = pragma(db, "user_version")
  if (found > known) {
    throw new StoreError({ _tag: "NewerVersion", found, known },
      `${path} has version ${found}, this library knows versions up to ${known}; upgrade @tramyte/sqlite, or restore a copy made before`)
  }
}

/** Brings a file to the newest shape, from whatever earlier version it has, each step in a transaction of its own. */
export const migrate = (db: DatabaseSync, steps: readonly Migration[] = migrations): void => {
  const found = pragma(db, "user_version")
  for (const step of steps) if (step.version > found) take(db, step)
}

const take = (db: DatabaseSync, step: Migration): void => {
  db.exec("BEGIN IMMEDIATE")
  try {
    // Another process may have taken the step while this one waited for the lock.
    if (pragma(db, "user_version") < step.version) db.exec(`${step.sql}; PRAGMA user_version = ${step.version}; PRAGMA application_id = ${applicationId}`)
    db.exec("COMMIT")
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK")
    throw error
  }
}

const pragma = (db: DatabaseSync, name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0])
