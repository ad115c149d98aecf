import { isStoreError, RecordStore, type SecurityContext, type StoreError, type WriteBatch } from "@tramyte/sdk"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import { layer, openSqliteStore } from "./index.ts"
import { migrations } from "@tramyte/sql/store"
import { storeErrorOf } from "./storeErrorOf.ts"

const folder = mkdtempSync(join(tmpdir(), "tramyte-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0
const newPath = (): string => join(folder, `file-${++files}.db`)

const clerk: SecurityContext = { actor: "lan", role: "station", purpose: "care", commune: "10903" }
const batch = (id: string, persons: readonly string[]): WriteBatch => ({ id, label: id, recorded: "2026-10-15T08:00:00+07:00", persons: persons.map((person) => ({ id: person })) })
const refusal = async (act: () => Promise<unknown>): Promise<StoreError> => {
  try {
    await act()
  } catch (error) {
    if (isStoreError(error)) return error
    throw error
  }
  throw new Error("was accepted")
}

describe("a file that cannot be used is refused with what to do", () => {
  it("that is no database", async () => {
    const path = newPath()
    writeFileSync(path, "STT;Họ và tên\n1;Nguyễn Văn An\n".repeat(100))
    const error = await refusal(() => openSqliteStore(path))
    expect([error.code, error.isRetryable]).toEqual(["TRAMYTE_STORE_CORRUPT", false])
    expect(error.message).toContain("is not an SQLite file; choose another file name")
    expect(readFileSync(path, "utf8")).toContain("Nguyễn Văn An")
  })
  it("of another program, which is left as it was", async () => {
    const path = newPath()
    const other = new DatabaseSync(path)
    other.exec("CREATE TABLE patient (id TEXT)")
    other.close()
    const before = readFileSync(path)
    const error = await refusal(() => openSqliteStore(path))
    expect([error.code, error.message.includes("another program")]).toEqual(["TRAMYTE_STORE_CORRUPT", true])
    expect(readFileSync(path).equals(before)).toBe(true)
  })
  it("of a newer version", async () => {
    const path = newPath()
    await (await openSqliteStore(path)).close()
    const db = new DatabaseSync(path)
    db.exec("PRAGMA user_version = 999")
    db.close()
    const error = await refusal(() => openSqliteStore(path))
    expect(error.reason).toEqual({ _tag: "NewerVersion", found: 999, known: migrations.at(-1)!.version })
    expect(error.message).toContain("this library knows versions up to")
  })
  it("in a folder that does not exist", async () => {
    const error = await refusal(() => openSqliteStore(join(folder, "nowhere", "station.db")))
    expect([error.code, error.message.includes("folder does not exist")]).toEqual(["TRAMYTE_STORE_UNAVAILABLE", true])
  })
  it("that is a folder", async () => {
    expect((await refusal(() => openSqliteStore(folder))).code).toBe("TRAMYTE_STORE_UNAVAILABLE")
  })
  it("that another program has locked, and a later try succeeds", async () => {
    const path = newPath()
    const store = await openSqliteStore(path, { lockTimeout: 20 })
    const other = new DatabaseSync(path)
    other.exec("BEGIN IMMEDIATE")
    const error = await refusal(() => store.write(clerk, batch("b1", ["p1"])))
    expect([error.code, error.isRetryable, error.message.includes("locked by another program")]).toEqual(["TRAMYTE_STORE_UNAVAILABLE", true, true])
    other.exec("ROLLBACK")
    other.close()
    expect((await store.write(clerk, batch("b1", ["p1"]))).persons).toBe(1)
    await store.close()
  })
  // The superuser may write everywhere: there the rights of a folder say nothing.
  it.skipIf(process.getuid?.() === 0)("in a folder without the right to write", async () => {
    const dir = join(folder, "read-only")
    mkdirSync(dir)
    chmodSync(dir, 0o555)
    const error = await refusal(() => openSqliteStore(join(dir, "station.db")))
    expect([error.code, error.isRetryable]).toEqual(["TRAMYTE_STORE_UNAVAILABLE", false])
  })
  it.each([[8, "UNAVAILABLE", false], [1032, "UNAVAILABLE", false], [13, "UNAVAILABLE", true], [5, "UNAVAILABLE", true], [261, "UNAVAILABLE", true], [11, "CORRUPT", false], [779, "CORRUPT", false], [10, "UNAVAILABLE", false]] as const)(
    "SQLite's result code %i is %s", (errcode, code, retryable) => {
      const error = storeErrorOf(Object.assign(new Error("from SQLite"), { errcode }), "station.db") as StoreError
      expect([error.code, error.isRetryable, (error.cause as Error).message]).toEqual([`TRAMYTE_STORE_${code}`, retryable, "from SQLite"])
    })
  it("a mistake in this package stays what it is", () => {
    const mistakes = [new TypeError("x"), Object.assign(new Error("UNIQUE constraint failed"), { errcode: 19 }), "text"]
    expect(mistakes.map((mistake) => storeErrorOf(mistake, "station.db"))).toEqual(mistakes)
  })
})

describe("streams from a file", () => {
  it("show the state at their beginning, whatever is written or undone meanwhile", async () => {
    const store = await openSqliteStore(newPath())
    const ids = Array.from({ length: 1500 }, (_, index) => `p${String(index).padStart(4, "0")}`)
    await store.write(clerk, batch("b1", ids))
    const seen: string[] = []
    for await (const { person } of store.records(clerk)) {
      if (seen.length === 0) {
        await store.write(clerk, batch("b2", ["p9999"]))
        await store.undo(clerk, "b1", "2026-10-16T08:00:00+07:00")
      }
      seen.push(person.id)
    }
    expect(seen).toEqual(ids)
    const after: string[] = []
    for await (const { person } of store.records(clerk)) after.push(person.id)
    expect(after).toEqual(["p9999"])
    await store.close()
  })
  it("end with an error when the store is closed under them", async () => {
    const store = await openSqliteStore(newPath())
    await store.write(clerk, batch("b1", ["p1", "p2"]))
    const stream = store.records(clerk)[Symbol.asyncIterator]()
    await stream.next()
    await store.close()
    expect((await refusal(() => stream.next())).code).toBe("TRAMYTE_STORE_UNAVAILABLE")
  })
})

describe("two programs on one file", () => {
  it("write in turn and see each other's people and terms", async () => {
    const path = newPath()
    const [one, two] = [await openSqliteStore(path), await openSqliteStore(path)]
    const fact = (key: string) => ({ id: key, subject: "p1", kind: "risk", code: [key], recorded: "2026-10-15", source: { id: "s", key } })
    await one.write(clerk, { ...batch("b1", ["p1"]), facts: [fact("tobacco")] })
    await two.write(clerk, { ...batch("b2", []), facts: [fact("alcohol"), fact("tobacco")] })
    await one.write(clerk, { ...batch("b3", []), facts: [fact("alcohol"), fact("overweight")] })
    const record = await two.record(clerk, "p1")
    expect(record?.facts.map((each) => each.code)).toEqual([["tobacco"], ["alcohol"], ["overweight"]])
    await one.close()
    await two.close()
  })
})

describe("what was acknowledged", () => {
  it("survives the sudden end of the process", { timeout: 30_000 }, async () => {
    const path = newPath()
    const program = `
      import { openSqliteStore } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)}
      const store = await openSqliteStore(${JSON.stringify(path)})
      const clerk = ${JSON.stringify(clerk)}
      for (let number = 0; ; number++) {
        const id = process.argv[1] + "-" + number
        const facts = Array.from({ length: 20 }, (_, key) => ({ id: id + "/" + key, subject: id, kind: "visit", recorded: "2026-10-15", source: { id: "app", key: id + "/" + key } }))
        await store.write(clerk, { id, label: "", recorded: "2026-10-15T08:00:00+07:00", persons: [{ id }], facts })
        process.stdout.write(id + "\\n")
      }`
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, ["--conditions=source", "--disable-warning=ExperimentalWarning", "--input-type=module", "-e", program, String(round)], { stdio: ["ignore", "pipe", "inherit"] })
      let text = ""
      child.stdout.on("data", (chunk: Buffer) => {
        text += chunk.toString()
        if (text.length > 200 + 400 * round) child.kill("SIGKILL")
      })
      await new Promise((resolve) => child.once("close", resolve))
      acknowledged.push(...text.split("\n").slice(0, -1))
    }
    expect(acknowledged.length).toBeGreaterThan(50)
    const store = await openSqliteStore(path)
    const stored = new Map<string, number>()
    for await (const { facts, person } of store.records(clerk)) stored.set(person.id, facts.length)
    expect(acknowledged.filter((id) => stored.get(id) !== 20)).toEqual([])
    // What was not acknowledged is there whole or not at all.
    expect(new Set(stored.values())).toEqual(new Set([20]))
    await store.close()
  })
})

describe("layer", () => {
  it("opens the file, keeps what is written, and closes it", async () => {
    const path = newPath()
    const write = RecordStore.use((store) => store.write(clerk, batch("b1", ["p1"])))
    expect((await Effect.runPromise(Effect.provide(write, layer(path)))).persons).toBe(1)
    const count = RecordStore.use((store) => store.counts(clerk))
    expect((await Effect.runPromise(Effect.provide(count, layer(path)))).persons).toBe(1)
    const missing = Effect.provide(count, layer(join(folder, "nowhere", "x.db")))
    expect((await Effect.runPromise(Effect.flip(missing))).code).toBe("TRAMYTE_STORE_UNAVAILABLE")
  })
})

describe("readable_fact", () => {
  it("shows facts in words to a person with sqlite3", async () => {
    const path = newPath()
    const store = await openSqliteStore(path)
    await store.write(clerk, { ...batch("b1", ["p1"]), facts: [{
      id: "f1", subject: "p1", kind: "residence", code: ["permanent"], start: "2020", end: "ongoing", recorded: "2026-10-15", source: { id: "residents", key: "1" }, links: { commune: "10903" }
    }] })
    await store.close()
    const db = new DatabaseSync(path, { readOnly: true })
    expect({ ...db.prepare("SELECT subject, kind, code, start, \"end\", links, recorded, source, key, standing, batch FROM readable_fact").get() }).toEqual({
      subject: "p1", kind: "residence", code: "[\"permanent\"]", start: "2020", end: "ongoing", links: "{\"commune\":\"10903\"}", recorded: "2026-10-15", source: "residents", key: "1", standing: 1, batch: "b1"
    })
    db.close()
  })
})

describe("a file that is not what it was", () => {
  it("moved while it is open: nothing more is written into it, and what was acknowledged is in it", async () => {
    const path = newPath()
    const store = await openSqliteStore(path)
    await store.write(clerk, batch("b1", ["p1"]))
    renameSync(path, `${path}.moved`)
    const error = await refusal(() => store.write(clerk, batch("b2", ["p2"])))
    expect([error.code, error.message.includes("was moved, replaced or deleted")]).toEqual(["TRAMYTE_STORE_UNAVAILABLE", true])
    renameSync(`${path}.moved`, path)
    await store.close()
    const again = await openSqliteStore(path, { create: false })
    expect((await again.counts(clerk)).persons).toBe(1)
    await again.close()
  })
  it("missing or empty, where it must be there", async () => {
    const path = newPath()
    expect((await refusal(() => openSqliteStore(path, { create: false }))).message).toContain("is not there or empty")
    writeFileSync(path, "")
    expect((await refusal(() => openSqliteStore(path, { create: false }))).code).toBe("TRAMYTE_STORE_UNAVAILABLE")
  })
  it("without a table, or without its version", async () => {
    const damaged = async (sql: string) => {
      const path = newPath()
      await (await openSqliteStore(path)).close()
      const db = new DatabaseSync(path)
      db.exec(`PRAGMA foreign_keys = OFF; ${sql}`)
      db.close()
      return path
    }
    const store = await openSqliteStore(await damaged("DROP VIEW readable_fact; DROP TABLE person"))
    expect((await refusal(() => store.write(clerk, batch("b1", ["p1"])))).code).toBe("TRAMYTE_STORE_CORRUPT")
    await store.close()
    for (const version of [0, -3]) expect((await refusal(async () => openSqliteStore(await damaged(`PRAGMA user_version = ${version}`)))).code).toBe("TRAMYTE_STORE_CORRUPT")
  })
  it("options of the wrong kind are told by name", async () => {
    for (const [path, options, field] of [[undefined, {}, "path"], ["a\u0000b", {}, "path"], [":memory:", { lockTimeout: "x" }, "lockTimeout"], [":memory:", { lockTimeout: -1 }, "lockTimeout"]] as const) {
      const { reason } = await refusal(() => openSqliteStore(path as string, options as object))
      expect(reason._tag === "Invalid" && reason.issues.map((issue) => issue.path)).toEqual([field])
    }
  })
})
