import { isStoreError, type StoreError } from "@tramyte/sdk"
import { type Cell, first, insert, postgresStore, rows, run, type SqlDriver, type Steps } from "@tramyte/sql/store"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { newDriver, openDriver } from "./driver.fixture.ts"
import type { PostgresDriver } from "./postgresDriver.ts"

let driver: PostgresDriver
let url: string
beforeAll(async () => {
  ({ driver, url } = await newDriver())
  await driver.write(function*() {
    yield* run(`CREATE TABLE note (n bigint PRIMARY KEY, text text COLLATE "C")`)
    yield* run(`CREATE TABLE term (n bigint PRIMARY KEY, text text COLLATE "C" UNIQUE)`)
    yield* run(`CREATE TABLE restoring (n bigint, line text COLLATE "C")`)
    yield* run("CREATE TABLE fact (n bigint, standing bigint, subject bigint, batch bigint, source bigint, key text, id text, recorded bigint, kind bigint, code bigint, status text, start text, \"end\" text, number double precision, text text, unit bigint, links bigint, more text)")
  })
})
afterAll(() => driver.close())

const note = (n: number, text: string): Steps<void> => run("INSERT INTO note (n, text) VALUES (?, ?)", n, text)
const notes = (from: SqlDriver = driver): Promise<readonly unknown[]> => from.read(function*() {
  return (yield* rows("SELECT text FROM note ORDER BY text")).map(([text]) => text)
})
const failing = async (act: Promise<unknown>): Promise<StoreError> => {
  const error = await act.then(() => undefined, (thrown: unknown) => thrown)
  if (!isStoreError(error)) throw new Error("no StoreError", { cause: error })
  return error
}

describe("values", () => {
  const asked = (sql: string, ...params: readonly (Cell | readonly Cell[])[]) => driver.read(() => first(sql, ...params))

  it.each<readonly [string, readonly (Cell | readonly Cell[])[], readonly unknown[]]>([
    ["SELECT ?, ?, ?", [1, 9_007_199_254_740_991, -9_007_199_254_740_991], [1, 9_007_199_254_740_991, -9_007_199_254_740_991]],
    ["SELECT ?, ?, ?", [-1, 4_294_967_296, -4_294_967_297], [-1, 4_294_967_296, -4_294_967_297]],
    ["SELECT ?, ?", [0.1, 1e300], [0.1, 1e300]],
    ["SELECT ?, ?", ["Nguyễn Thị Ánh 🏥", ""], ["Nguyễn Thị Ánh 🏥", ""]],
    ["SELECT ?::bigint, ?::text", [null, null], [null, null]],
    ["SELECT count(*), sum(x), avg(x) FROM unnest(?::bigint[]) x", [[1, 2, 6]], [3, 9, 3]],
    ["SELECT sum(x) FROM unnest(?::double precision[]) x", [[1, 2.5]], [3.5]],
    ["SELECT 1.25::numeric, 7::int, 7::smallint, 0.1::real::double precision", [], [1.25, 7, 7, 0.10000000149011612]],
    ["SELECT 1 = 1, 1 = 2, NULL = 1", [], [1, 0, null]],
    ["SELECT array_length(?::text[], 1), (?::text[])[2]", [["a", "b"], ["a", null]], [2, null]],
    ["SELECT coalesce(array_length(?::bigint[], 1), 0)", [[]], [0]],
    ["SELECT (?::bigint[])[1], (?::double precision[])[1]", [[null], [5]], [null, 5]]
  ])("%s with %j", async (sql, params, expected) => {
    expect(await asked(sql, ...params)).toEqual(expected)
  })

  it("refuses whole numbers that JavaScript cannot hold", async () => {
    await expect(asked("SELECT 9007199254740993::bigint")).rejects.toThrow()
    await expect(asked("SELECT sum(x) FROM (VALUES (9007199254740991::bigint), (2::bigint)) v(x)")).rejects.toThrow()
    expect(await asked("SELECT 1")).toEqual([1])
  })

  it("takes one statement a step, and no text as SQL", async () => {
    await expect(asked("SELECT 1; DROP TABLE note")).rejects.toThrow()
    expect(await asked("SELECT ?", "'; DROP TABLE note; --")).toEqual(["'; DROP TABLE note; --"])
    expect(await notes()).toEqual([])
  })

  it("says what could change the meaning of statements at each connection", async () => {
    const other = new URL(url)
    other.searchParams.set("options", "-c timezone=Asia/Ho_Chi_Minh -c datestyle=German -c standard_conforming_strings=off -c search_path=pg_catalog -c default_transaction_isolation=serializable -c synchronous_commit=off")
    const strange = openDriver(other.href)
    const names = ["timezone", "datestyle", "standard_conforming_strings", "search_path", "default_transaction_isolation", "synchronous_commit", "application_name"]
    const found = await strange.write(() => rows(`SELECT current_setting(name) FROM unnest(?::text[]) WITH ORDINALITY u(name, n) ORDER BY n`, names))
    await strange.close()
    expect(found.flat()).toEqual(["UTC", "ISO, YMD", "on", `"public", pg_temp`, "read committed", "on", "tramyte"])
  })

  it("rows come along with a statement, and are told apart by code points", async () => {
    const columns = { n: "integer", text: "text", number: "number" } as const
    const given = [[1, "b", 0.5], [2, "Á", null], [3, null, 3]] as const
    const found = await driver.read(() => rows(`SELECT g.n, g.text, g.number FROM ${postgresStore.given("g", columns)} ORDER BY g.text`, ...postgresStore.givenParams(columns, given)))
    expect(found).toEqual([[1, "b", 0.5], [2, "Á", null], [3, null, 3]])
    expect(await driver.read(() => rows(`SELECT g.n FROM ${postgresStore.given("g", { n: "integer" })}`, ...postgresStore.givenParams({ n: "integer" }, [])))).toEqual([])
  })

  it("fields of JSON texts", async () => {
    const text = `{"code":["a", "b"],"unit":"kg","value":true}`
    const fields = ["code", "unit", "value", "links"].map((field) => postgresStore.jsonText("x.more", field)).join(", ")
    expect(await driver.read(() => first(`SELECT ${fields} FROM (SELECT ?::text AS more) x`, text))).toEqual([`["a", "b"]`, "kg", "true", null])
  })
})

describe("bulk inserts", () => {
  it("keeps every row and every value, over many statements", async () => {
    const many = Array.from({ length: 9001 }, (_, n): readonly Cell[] =>
      [n, 1, n % 7, 1, 1, `k${n}`, "i", null, 1, 2, null, "2026", null, n % 3 === 0 ? null : n % 3 === 1 ? n : n / 10, n % 2 === 0 ? "Ánh" : null, null, 4, null])
    await driver.write(() => insert("fact", many))
    const found = await driver.read(() => rows("SELECT * FROM fact ORDER BY n"))
    expect(found).toEqual(many)
  })

  it("leaves out what is known, if asked to", async () => {
    await driver.write(() => insert("term", [[1, "a"], [2, "b"]]))
    await driver.write(() => insert("term", [[3, "b"], [2, "c"], [4, "d"]], "leaveOut"))
    expect(await driver.read(() => rows("SELECT n, text FROM term ORDER BY n"))).toEqual([[1, "a"], [2, "b"], [4, "d"]])
  })

  it("long texts are sent a few at a time", async () => {
    await driver.write(() => insert("restoring", Array.from({ length: 12 }, (_, n) => [n, String.fromCharCode(97 + n).repeat(900_000)])))
    expect(await driver.read(() => first("SELECT count(*), sum(length(line)) FROM restoring"))).toEqual([12, 12 * 900_000])
  })
})

describe("transactions", () => {
  it("all of the steps or none", async () => {
    const stop = new Error("stop")
    await expect(driver.write(function*() {
      yield* note(1, "never")
      throw stop
    })).rejects.toBe(stop)
    expect(await notes()).toEqual([])
    await driver.write(function*() {
      yield* note(1, "one")
      yield* note(2, "two")
    })
    expect(await notes()).toEqual(["one", "two"])
  })

  it("a reading can write nothing", async () => {
    const error = await failing(driver.read(() => note(3, "three")))
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
  })

  it.each([["40001", 2], ["40P01", 4]])("given up by the database (%s) %i times: begun anew, written once", async (code, times) => {
    let tries = 0
    await driver.write(function*() {
      yield* note(10, "anew")
      if (tries++ < times) yield* run(`DO $$ BEGIN RAISE EXCEPTION 'given up' USING ERRCODE = '${code}'; END $$`)
    })
    expect(tries).toBe(times + 1)
    expect((await notes()).filter((text) => text === "anew")).toEqual(["anew"])
    await driver.write(() => run("DELETE FROM note WHERE n = 10"))
  })

  it("given up again and again: a typed error, nothing written", async () => {
    const error = await failing(driver.write(function*() {
      yield* note(11, "never")
      yield* run("DO $$ BEGIN RAISE EXCEPTION 'given up' USING ERRCODE = '40001'; END $$")
    }))
    expect(error.isRetryable).toBe(true)
    expect(await notes()).not.toContain("never")
  })

  it("the connection is ended in the middle of a write: begun anew, written once", async () => {
    let tries = 0
    await driver.write(function*() {
      yield* note(12, "ended")
      if (tries++ === 0) yield* run("SELECT pg_terminate_backend(pg_backend_pid())")
    })
    expect(tries).toBe(2)
    expect((await notes()).filter((text) => text === "ended")).toEqual(["ended"])
  })

  it("the connection is ended in each try: a typed error, nothing written", async () => {
    const error = await failing(driver.write(function*() {
      yield* note(13, "never")
      yield* run("SELECT pg_terminate_backend(pg_backend_pid())")
    }))
    expect(error.isRetryable).toBe(true)
    expect(error.message).toMatch(/connection was lost|ended the connection/)
    expect(await notes()).not.toContain("never")
  })

  it("the connection is ended during the commit: the outcome is not known, and is not guessed", async () => {
    await driver.write(function*() {
      yield* run("CREATE TABLE last (n bigint)")
      yield* run("CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NULL; END $$")
      yield* run("CREATE CONSTRAINT TRIGGER ending AFTER INSERT ON last DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION end_it()")
    })
    let tries = 0
    const error = await failing(driver.write(function*() {
      tries++
      yield* run("INSERT INTO last VALUES (1)")
    }))
    expect(tries).toBe(1)
    expect(error.isRetryable).toBe(true)
    expect(error.message).toContain("write the same batch again")
  })

  it("a commit that the database turns into a rollback is not taken for one", async () => {
    await expect(driver.write(function*() {
      try {
        yield* run("SELECT no_such_column")
      } catch {
        // The transaction is broken from here on.
      }
    })).rejects.toThrow("taken back")
  })

  it("writers come one after the other, each seeing what was committed before", async () => {
    const other = openDriver(url, { maxConnections: 8 })
    await driver.write(() => run("INSERT INTO note VALUES (1000, '0')"))
    const count = (by: SqlDriver) => by.write(function*() {
      const [text] = (yield* first("SELECT text FROM note WHERE n = 1000"))!
      yield* run("UPDATE note SET text = ? WHERE n = 1000", String(Number(text) + 1))
    })
    await Promise.all(Array.from({ length: 60 }, (_, index) => count(index % 2 === 0 ? driver : other)))
    await other.close()
    expect(await driver.read(() => first("SELECT text FROM note WHERE n = 1000"))).toEqual(["60"])
  })

  it("writers that wait take no connections: readers go on", async () => {
    const small = openDriver(url, { maxConnections: 2 })
    const before = await small.read(() => first("SELECT count(*) FROM note"))
    const writes = Array.from({ length: 5 }, (_, index) => small.write(function*() {
      yield* note(2000 + index, "waited")
      yield* run("SELECT pg_sleep(0.1)")
    }))
    expect(await small.read(() => first("SELECT count(*) FROM note"))).toEqual(before)
    await Promise.all(writes)
    expect((await notes(small)).filter((text) => text === "waited").length).toBe(5)
    await small.close()
  })

  it("writers of one program that wait for each other for too long are told so", async () => {
    const hasty = openDriver(url, { lockTimeout: 150 })
    const [one, two, three] = await Promise.allSettled(Array.from({ length: 3 }, (_, index) => hasty.write(function*() {
      yield* run("SELECT pg_sleep(0.1)")
      yield* note(3000 + index, "in turn")
    })))
    await hasty.close()
    expect([one?.status, two?.status, three?.status]).toEqual(["fulfilled", "fulfilled", "rejected"])
    expect(three?.status === "rejected" && isStoreError(three.reason) && three.reason.isRetryable).toBe(true)
    expect((await notes()).filter((text) => text === "in turn").length).toBe(2)
  })

  it("waiting for another writer for too long is a typed error", async () => {
    const hasty = openDriver(url, { lockTimeout: 100 })
    let error: StoreError | undefined
    await driver.write(function*() {
      yield* run("SELECT 1")
      error = undefined
      const waiting = failing(hasty.write(() => run("SELECT 1"))).then((found) => error = found)
      yield* run("SELECT pg_sleep(0.5)")
      void waiting
    })
    await hasty.close()
    expect(error?.isRetryable).toBe(true)
    expect(error?.message).toContain("lockTimeout")
  })

  it("a statement that takes too long is a typed error", async () => {
    const hasty = openDriver(url, { statementTimeout: 100 })
    const error = await failing(hasty.read(() => run("SELECT pg_sleep(5)")))
    await hasty.close()
    expect(error.isRetryable).toBe(true)
    expect(error.message).toContain("statementTimeout")
  })
})

describe("states", () => {
  it("a snapshot reads one state, whatever is written meanwhile", async () => {
    const state = await driver.snapshot!()
    const before = await notes()
    await driver.write(() => note(20, "later"))
    const seen = await state.read(function*() {
      return (yield* rows("SELECT text FROM note ORDER BY text")).map(([text]) => text)
    })
    await state.end()
    await state.end()
    expect(seen).toEqual(before)
    expect(await notes()).toContain("later")
  })

  it("a reading of many statements reads one state", async () => {
    let writing: Promise<void> | undefined
    const [before, after] = await driver.read(function*() {
      const [count] = (yield* first("SELECT count(*) FROM note"))!
      writing = driver.write(() => note(21, "between"))
      yield* run("SELECT pg_sleep(0.3)")
      return [count, (yield* first("SELECT count(*) FROM note"))![0]]
    })
    await writing
    expect(after).toBe(before)
    expect(await notes()).toContain("between")
  })

  it("snapshots that are lost say so", async () => {
    const state = await driver.snapshot!()
    const error = await failing(state.read(() => run("SELECT pg_terminate_backend(pg_backend_pid())")))
    await state.end()
    expect(error.isRetryable).toBe(true)
  })

  it("when all connections are taken by open streams, a write says so instead of waiting for ever", async () => {
    const small = openDriver(url, { maxConnections: 2, lockTimeout: 1 })
    const states = [await small.snapshot!(), await small.snapshot!()]
    const error = await failing(small.write(() => run("SELECT 1")))
    await states[0]!.end()
    await small.write(() => run("SELECT 1"))
    await small.close()
    expect(error.message).toContain("all 2 connections")
  }, 30_000)
})

describe("closing", () => {
  it("waits for writes under way, ends open states, and refuses what comes later", async () => {
    const own = openDriver(url)
    const state = await own.snapshot!()
    const written = own.write(function*() {
      yield* run("SELECT pg_sleep(0.2)")
      yield* note(30, "under way")
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await own.close()
    await own.close()
    await written
    expect(await notes()).toContain("under way")
    for (const later of [own.read(() => run("SELECT 1")), own.write(() => run("SELECT 1")), own.snapshot!(), state.read(() => run("SELECT 1"))]) {
      const error = await failing(later)
      expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
      expect(error.message).toContain("was closed; open it again")
    }
    await state.end()
    const [left] = (await driver.read(() => first("SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()")))!
    expect(left).toBeLessThanOrEqual(4)
  })
})
