import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openPostgresStore } from "./openPostgresStore.ts"
import { connectPlainly, type PlainConnection } from "./plainSql.fixture.ts"
import { newDatabase } from "./postgres.fixture.ts"

const operator = { actor: "van", role: "operator", purpose: "maintenance", commune: "10903" } as const
const clerk = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const

describe("verify asks the server what it finds wrong with its indexes", () => {
  let beside: PlainConnection
  let url = ""
  beforeAll(async () => {
    url = await newDatabase()
    beside = await connectPlainly(url)
  })
  afterAll(() => beside.end())

  it("nothing is wrong; then one that the server does not trust; then one that lacks a row, where the server has its checker", async () => {
    const store = await openPostgresStore(url)
    const person = (id: string) => store.write(clerk, { id: `b-${id}`, recorded: "2026-10-15T08:00:00+07:00", label: "dan-cu.csv", persons: [{ id, birthDate: "1956" }] })
    const mark = (what: string) => beside.query(`UPDATE pg_index SET ${what} WHERE indexrelid = 'tramyte.person_batch'::regclass`)
    const [installable] = await beside.query("SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'")
    await beside.query("DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck') THEN CREATE EXTENSION amcheck; END IF; END $$")
    await person("p1")
    expect(await store.verify(operator)).toEqual([])

    await mark("indisvalid = false")
    expect(await store.verify(operator)).toEqual([{ path: "database", message: "the index tramyte.person_batch is not valid; rebuild it: REINDEX INDEX tramyte.person_batch" }])

    // A row that comes while the index is not looked after.
    await mark("indisready = false")
    await beside.query("UPDATE pg_class SET relname = relname WHERE oid = 'tramyte.person'::regclass")
    await person("p2")
    await mark("indisready = true, indisvalid = true")
    // Questions that trusted the index may have gone wrong as well.
    const found = (await store.verify(operator)).filter(({ path }) => path === "database")
    expect(found.length).toBe(Number(installable![0]))
    for (const { message } of found) expect(message).toMatch(/^the index tramyte.person_batch does not agree with its table \(heap tuple .* lacks matching index tuple/)

    await beside.query("REINDEX INDEX tramyte.person_batch")
    expect(await store.verify(operator)).toEqual([])
    await store.close()
  })
})
