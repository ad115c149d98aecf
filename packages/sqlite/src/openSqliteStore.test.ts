import type { RecordStoreMethods } from "@tramyte/sdk"
import { registerConformance, storageConformance } from "@tramyte/sdk/testing"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, it } from "vitest"
import { openSqliteStore } from "./index.ts"

const folder = mkdtempSync(join(tmpdir(), "tramyte-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let files = 0
const paths = new Map<RecordStoreMethods, string>()
const openFile = async (path: string): Promise<RecordStoreMethods> => {
  const store = await openSqliteStore(path)
  paths.set(store, path)
  return store
}

registerConformance(storageConformance({
  name: "SQLite in a file",
  open: () => openFile(join(folder, `store-${++files}.db`)),
  reopen: async (store) => {
    await store.close()
    return openFile(paths.get(store)!)
  },
  histories: 25
}), { describe, it })

registerConformance(storageConformance({ name: "SQLite in memory", open: () => openSqliteStore(":memory:"), histories: 200 }), { describe, it })
