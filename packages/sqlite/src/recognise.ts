import { StoreError } from "@tramyte/sdk"
import type { VersionMark } from "@tramyte/sql/store"
import { rows, run } from "@tramyte/sql/store"
import type { DatabaseSync } from "node:sqlite"

/** Marks a file as a record store of this library (`PRAGMA application_id`): "tram" in ASCII. */
export const applicationId = 0x7472616d

/**
 * Judges a file before anything in it is touched: whether it is empty or a store of this library.
 *
 * @throws StoreError `CORRUPT` for an SQLite file that is something else
 */
export const recognise = (db: DatabaseSync, path: string): void => {
  const tables = (db.prepare("SELECT count(*) AS n FROM sqlite_schema").get() as { readonly n: number }).n
  if (pragma(db, "application_id") !== applicationId && tables > 0) {
    throw new StoreError({ _tag: "Corrupt" }, `${path} is an SQLite file of another program; choose another file name`)
  }
  if (tables > 0 && pragma(db, "user_version") < 1) throw new StoreError({ _tag: "Corrupt" }, `${path} does not tell its version; restore the latest copy`)
}

/** A file bears its version in its head. */
export const versionInHead: VersionMark = {
  *read() {
    return Number((yield* rows("PRAGMA user_version"))[0]?.[0] ?? 0)
  },
  *write(version) {
    yield* run(`PRAGMA user_version = ${version}`)
    yield* run(`PRAGMA application_id = ${applicationId}`)
  }
}

const pragma = (db: DatabaseSync, name: string): number => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0])
