import { memoryStore } from "@tramyte/sdk"
import { DatabaseSync } from "node:sqlite"
import { migrations } from "../migrations.ts"
import { sqlStore } from "../sqlStore.ts"
import { sqliteStore } from "../storeDialect.ts"
import type { StoreUnderFaults } from "./simulateStore.fixture.ts"

/** The store's own logic, on an empty database of the newest shape. */
export const sqlStoreUnderFaults = (): StoreUnderFaults => ({ disk: emptyDisk(), open: async (driver) => sqlStore(driver), model: memoryStore })

const emptyDisk = (): Uint8Array => {
  const db = new DatabaseSync(":memory:")
  for (const statement of migrations.at(-1)!.create(sqliteStore)) db.exec(statement)
  const bytes = db.serialize()
  db.close()
  return bytes
}
