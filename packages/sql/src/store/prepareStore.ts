import { StoreError } from "@tramyte/sdk"
import type { SqlDriver } from "./driver.ts"
import { migrations } from "./migrations.ts"
import { run, type Steps } from "./steps.ts"

/** How a database bears the version of the store in it. */
export interface VersionMark {
  /** The version found; 0 for none. */
  readonly read: () => Steps<number>
  readonly write: (version: number) => Steps<void>
}

/**
 * Brings a database to the newest shape, from nothing or from whatever earlier version it has, in one transaction.
 *
 * @throws StoreError `TRAMYTE_STORE_NEWER_VERSION` for a store of a newer library, before anything is touched
 */
export const prepareStore = (driver: SqlDriver, mark: VersionMark): Promise<void> => driver.write(function*() {
  const known = migrations.at(-1)!.version
  const found = yield* mark.read()
  if (found > known) {
    throw new StoreError({ _tag: "NewerVersion", found, known }, `${driver.place} has version ${found}, this library knows versions up to ${known}; upgrade it, or restore a copy made before`)
  }
  if (found === known) return
  if (found === 0) for (const statement of migrations.at(-1)!.create(driver.dialect)) yield* run(statement)
  else for (const step of migrations) if (step.version > found) for (const statement of step.upgrade?.(driver.dialect) ?? []) yield* run(statement)
  yield* mark.write(known)
})
