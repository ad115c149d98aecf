import type { RecordStoreMethods, SecurityContext } from "@tramyte/sdk"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { openSqliteStore } from "./index.ts"

const folder = mkdtempSync(join(tmpdir(), "tramyte-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Twelve files as the first version of this package wrote them, from random histories with undone batches, and what it then
// answered each reader as known on each day. Some of their texts stand in the columns themselves: the table of terms was kept small.
const text = readFileSync(new URL("version1.fixture.sql", import.meta.url), "utf8")
const [schema = "", ...stores] = text.split(/^-- (?:schema|store \d+)\n/m).slice(1)
const expected = JSON.parse(readFileSync(new URL("version1.fixture.json", import.meta.url), "utf8")) as readonly (readonly unknown[])[]

const readers: readonly SecurityContext[] = [
  { actor: "station-10903", role: "station", purpose: "import", commune: "10903" },
  { actor: "station-10888", role: "station", purpose: "import", commune: "10888" },
  { actor: "collaborator", role: "collaborator", purpose: "care", commune: "10903", villages: ["10903-01"] },
  { actor: "analyst", role: "analyst", purpose: "report", commune: "10903" },
  { actor: "auditor", role: "auditor", purpose: "maintenance", commune: "10903" }
]
const days = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"] as const

const oldFile = (index: number): string => {
  const path = join(folder, `old-${index}.db`)
  for (const end of ["", "-wal", "-shm"]) if (existsSync(path + end)) rmSync(path + end)
  const db = new DatabaseSync(path)
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF; BEGIN; ${schema} ${stores[index]!} COMMIT; PRAGMA application_id = ${0x7472616d}; PRAGMA user_version = 1`)
  db.close()
  return path
}

const listed = async (items: AsyncIterable<unknown>): Promise<unknown> => {
  const all: unknown[] = []
  try {
    for await (const item of items) all.push(item)
  } catch (error) {
    return (error as { readonly code: string }).code
  }
  return all
}
const attempted = (answer: Promise<unknown>): Promise<unknown> => answer.catch((error: { readonly code: string }) => error.code)

/** What the first version was asked, without what it did not know of. */
const viewOf = async (store: RecordStoreMethods, reader: SecurityContext, knownAt?: string): Promise<unknown> => {
  const query = knownAt === undefined ? {} : { knownAt }
  // Of facts of one id the second bears a number now.
  const raw = (facts: unknown): unknown => (facts as readonly { readonly id: string }[]).map((fact) => ({ ...fact, id: fact.id.replace(/\/\d+$/, "") }))
  const old = (items: unknown): unknown => Array.isArray(items) ? (items as readonly Record<string, unknown>[]).map(({ facts, version: _, ...rest }) => ({ ...rest, facts: raw(facts) })) : items
  const numbers = (items: unknown): unknown => Array.isArray(items) ? (items as readonly Record<string, unknown>[]).map(({ subject, system, value }) => ({ subject, system, value })) : items
  const now = knownAt === undefined ? {
    batches: await listed(store.batches(reader)), identifiers: numbers(await listed(store.identifiers(reader))), counts: await attempted(store.counts(reader))
  } : {}
  return JSON.parse(JSON.stringify({ records: old(await listed(store.records(reader, query))), units: old(await listed(store.units(reader, query))), ...now })) as unknown
}

describe("a file of version 1", () => {
  it.each(stores.map((_, index) => index))("answers everything as before: %i", async (index) => {
    const store = await openSqliteStore(oldFile(index))
    const views: unknown[] = []
    for (const reader of readers) for (const knownAt of [undefined, ...days]) views.push(await viewOf(store, reader, knownAt))
    expect(views).toEqual(expected[index])
    expect(await store.verify(readers[4]!)).toEqual([])
    await store.close()
  })
  it("goes on: the same rows again change nothing, undoing works, and a restored copy is the same", async () => {
    const store = await openSqliteStore(oldFile(0))
    const operator = { actor: "an", role: "operator", purpose: "maintenance", commune: "10903" } as const
    const copy = await openSqliteStore(":memory:")
    await copy.restore(operator, store.history(operator))
    for (const reader of readers) for (const knownAt of [undefined, ...days]) expect(await viewOf(copy, reader, knownAt)).toEqual(await viewOf(store, reader, knownAt))
    expect(await copy.verify(readers[4]!)).toEqual([])
    const clerk = readers[0]!
    const batches = await listed(store.batches(clerk)) as readonly { readonly id: string; readonly undone?: string }[]
    for (const { id } of batches.toReversed()) await attempted(store.undo(clerk, id, "2026-05-01T08:00:00+07:00"))
    expect(await store.verify(readers[4]!)).toEqual([])
    await store.close()
    await copy.close()
  })
})
