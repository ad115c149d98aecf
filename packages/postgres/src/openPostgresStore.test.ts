import type { RecordStoreMethods } from "@tramyte/sdk"
import { registerConformance, storageConformance } from "@tramyte/sdk/testing"
import { beforeAll, describe, it } from "vitest"
import { newDatabase } from "./postgres.fixture.ts"
import { openPostgresStore } from "./openPostgresStore.ts"
import { factsIn, plainly } from "./plainSql.fixture.ts"

let url = ""
beforeAll(async () => {
  url = await newDatabase()
})

let schemas = 0
const schemaOf = new Map<RecordStoreMethods, string>()
const openSchema = async (schema: string): Promise<RecordStoreMethods> => {
  const store = await openPostgresStore(url, { schema, applicationName: schema })
  schemaOf.set(store, schema)
  return store
}

// Each case has a schema of its own, and some open a hundred.
describe("in a schema", { timeout: 120_000 }, () => {
  registerConformance(storageConformance({
    name: "PostgreSQL",
    open: () => openSchema(`store_${++schemas}`),
    reopen: async (store) => {
      await store.close()
      return openSchema(schemaOf.get(store)!)
    },
    openSame: (store) => openSchema(schemaOf.get(store)!),
    raw: (store) => factsIn(url, schemaOf.get(store)!),
    // The server ends all of its connections; what they were at is taken back, and the closed store begins nothing anew.
    crash: async (store) => {
      const schema = schemaOf.get(store)!
      const closed = store.close()
      await plainly(url, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1", [schema])
      await closed
      return openSchema(schema)
    },
    histories: 6
  }), { describe, it })
})
