import type { RecordStoreMethods } from "@tramyte/sdk"
import { registerConformance, storageConformance } from "@tramyte/sdk/testing"
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, it } from "vitest"
import { openSqliteStore } from "./index.ts"
import { rawFacts } from "./rawFacts.fixture.ts"

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
  openSame: (store) => openFile(paths.get(store)!),
  raw: async (store) => rawFacts(paths.get(store)!),
  // What a power cut leaves: the file and what is beside it, as they are at that moment. The store that wrote them is forgotten.
  crash: async (store) => {
    const after = join(folder, `store-${++files}.db`)
    for (const end of ["", "-wal"]) if (existsSync(paths.get(store)! + end)) copyFileSync(paths.get(store)! + end, after + end)
    await store.close()
    return openFile(after)
  },
  histories: 25
}), { describe, it })

registerConformance(storageConformance({ name: "SQLite in memory", open: () => openSqliteStore(":memory:"), histories: 100 }), { describe, it })
