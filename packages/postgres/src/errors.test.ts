import { isStoreError, type RecordStoreMethods, type StoreError } from "@tramyte/sdk"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PostgresAddress } from "./address.ts"
import { openPostgresStore, type PostgresStoreOptions } from "./openPostgresStore.ts"
import { connectPlainly, plainly, type PlainConnection } from "./plainSql.fixture.ts"
import { newDatabase, type OwnServer, ownServer } from "./postgres.fixture.ts"
import { checkServer } from "./prepareSchema.ts"

const clerk = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const
const operator = { actor: "van", role: "operator", purpose: "maintenance", commune: "10903" } as const
const person = (id: string) => ({ id: `b-${id}`, recorded: "2026-10-15T08:00:00+07:00", label: "dan-cu.csv", persons: [{ id, birthDate: "1956" }] })

const failing = async (act: Promise<unknown>): Promise<StoreError> => {
  const error = await act.then(() => undefined, (thrown: unknown) => thrown)
  if (!isStoreError(error)) throw new Error("no StoreError", { cause: error })
  return error
}
const opening = (address: string | PostgresAddress, options?: PostgresStoreOptions): Promise<StoreError> => failing(openPostgresStore(address, options).then((store) => store.close()))

const parts = (url: string): { readonly host: string; readonly port: number; readonly database: string } => {
  const { hostname, pathname, port } = new URL(url)
  return { host: hostname, port: Number(port), database: pathname.slice(1) }
}
const as = (url: string, user: string): string => {
  const other = new URL(url)
  other.username = user
  return other.href
}

describe("what cannot be an address or an option is refused before anything is asked", () => {
  it.each<readonly [string, string | PostgresAddress, PostgresStoreOptions, string]>([
    ["no address", "nowhere", {}, "address"],
    ["another protocol", "mysql://a:geheim@b/c", {}, "address"],
    ["a half-written character in the password", "postgres://a:geheim%zz@b/c", {}, "address"],
    ["no user", "postgres://host/db", {}, "address"],
    ["no database", { host: "h", user: "u", database: "", password: "geheim" }, {}, "address.database"],
    ["a port beyond all", { host: "h", user: "u", database: "d", port: 70_000, password: "geheim" }, {}, "address.port"],
    ["a schema with a quote", "postgres://a:geheim@b/c", { schema: `a"; DROP SCHEMA public; --` }, "schema"],
    ["the server's own schema", "postgres://a:geheim@b/c", { schema: "pg_catalog" }, "schema"],
    ["a schema of 64 letters", "postgres://a:geheim@b/c", { schema: "a".repeat(64) }, "schema"],
    ["one connection", "postgres://a:geheim@b/c", { maxConnections: 1 }, "maxConnections"],
    ["half a millisecond", "postgres://a:geheim@b/c", { lockTimeout: 0.5 }, "lockTimeout"],
    ["a negative time", "postgres://a:geheim@b/c", { statementTimeout: -1 }, "statementTimeout"]
  ])("%s", async (_, address, options, path) => {
    const error = await opening(address, options)
    expect(error.reason._tag === "Invalid" && error.reason.issues.map((issue) => issue.path)).toEqual([path])
    expect(`${error.message} ${JSON.stringify(error.cause)}`).not.toContain("geheim")
  })
})

describe("who cannot be reached or entered", () => {
  let url = ""
  let server: OwnServer
  let secured = ""
  beforeAll(async () => {
    url = await newDatabase()
    server = await ownServer("fast")
    secured = await server.database()
    await plainly(server.url, "CREATE ROLE nurse LOGIN PASSWORD 'đúng/@rồi'")
    await plainly(server.url, `CREATE ROLE few LOGIN CONNECTION LIMIT 0`)
    await plainly(secured, `GRANT CREATE ON DATABASE "${parts(secured).database}" TO nurse`)
    const [[file]] = await plainly(server.url, "SHOW hba_file") as [[string]]
    await plainly(server.url, `COPY (SELECT unnest(ARRAY['host all nurse all scram-sha-256', 'host all unwanted all reject', 'host all all all trust'])) TO '${file}'`)
    await plainly(server.url, "SELECT pg_reload_conf()")
  })
  afterAll(() => server.stop())

  it("no server", async () => {
    const error = await opening("postgres://lan:geheim@127.0.0.1:1/tramyte")
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: true })
    expect(error.message).toBe(`TRAMYTE_STORE_UNAVAILABLE: PostgreSQL at 127.0.0.1:1, database "tramyte", schema "tramyte" does not answer: no server listens there; start it, or check host and port`)
    expect(String(error.cause)).not.toContain("geheim")
  })
  it("no such host", async () => {
    const error = await opening("postgres://lan:geheim@no-such-host.invalid/tramyte")
    expect(error.reason._tag).toBe("Unavailable")
    expect(error.message).toContain("no-such-host.invalid")
  })
  it("a server that does not speak PostgreSQL's language", async () => {
    const { createServer } = await import("node:net")
    const other = createServer((socket) => socket.on("error", () => undefined).end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1")
    await new Promise((resolve) => other.once("listening", resolve))
    const error = await opening(`postgres://lan:geheim@127.0.0.1:${(other.address() as { readonly port: number }).port}/tramyte`)
    other.close()
    expect(error.reason._tag).toBe("Unavailable")
  })
  it("a wrong password, which is not told", async () => {
    const error = await opening({ ...parts(secured), user: "nurse", password: "geheim" })
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain(`refuses the user "nurse" with this password`)
    expect(`${error.message} ${String(error.cause)} ${JSON.stringify(error.cause)}`).not.toContain("geheim")
  })
  it("no password where one is wanted", async () => {
    const error = await opening({ ...parts(secured), user: "nurse" })
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain("give the password")
  })
  it("the right password, as text, in an address, and asked for at each connection", async () => {
    let asked = 0
    const address = new URL(as(secured, "nurse"))
    address.password = encodeURIComponent("đúng/@rồi")
    for (const [index, each] of [{ ...parts(secured), user: "nurse", password: "đúng/@rồi" }, address.href, {
      ...parts(secured), user: "nurse", password: async () => {
        asked++
        return "đúng/@rồi"
      }
    }].entries()) {
      const store = await openPostgresStore(each, { schema: `of_nurse_${index}` })
      await store.write(clerk, person("p"))
      await store.close()
    }
    expect(asked).toBeGreaterThan(0)
  })
  it("a user who is not let in", async () => {
    const error = await opening(as(secured, "unwanted"))
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain("pg_hba.conf")
  })
  it("an unknown user, an unknown database", async () => {
    expect((await opening(as(url, "nobody_of_this_name"))).reason).toEqual({ _tag: "Unavailable", retryable: false })
    const error = await opening(`${url}_not`)
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain("has no such database; create it: CREATE DATABASE")
  })
  it("too many connections", async () => {
    const error = await opening(as(secured, "few"))
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: true })
    expect(error.message).toContain("maxConnections")
  })
  it("encryption that the server does not have", async () => {
    const error = await opening(`${url}?sslmode=require`)
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain("sslmode=disable")
  })
  it("a user without the right to create, or to read, the schema", async () => {
    await plainly(url, "DROP ROLE IF EXISTS guest")
    await plainly(url, "CREATE ROLE guest LOGIN")
    const creating = await opening(as(url, "guest"))
    expect(creating.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(creating.message).toContain(`does not allow this to the user "guest"`)
    await (await openPostgresStore(url)).close()
    expect((await opening(as(url, "guest"))).reason).toEqual({ _tag: "Unavailable", retryable: false })
    await plainly(url, "GRANT USAGE ON SCHEMA tramyte TO guest")
    await plainly(url, "GRANT SELECT ON ALL TABLES IN SCHEMA tramyte TO guest")
    const reader = await openPostgresStore(as(url, "guest"))
    expect(await reader.record(clerk, "p")).toBe(undefined)
    expect((await failing(reader.write(clerk, person("p")))).reason).toEqual({ _tag: "Unavailable", retryable: false })
    await reader.close()
    await plainly(url, "DROP OWNED BY guest")
    await plainly(url, "DROP ROLE guest")
  })
})

describe("what is not fit for a store", () => {
  it.each(["SQL_ASCII", "LATIN1", "EUC_JP"])("a database of the encoding %s", async (encoding) => {
    const server = await newDatabase()
    const name = `${parts(server).database}_${encoding.toLowerCase()}`
    await plainly(server, `CREATE DATABASE ${name} ENCODING '${encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`)
    const address = new URL(server)
    address.pathname = `/${name}`
    const error = await opening(address.href)
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain(`has the encoding ${encoding}`)
    await plainly(server, `DROP DATABASE ${name}`)
  })
  it("a server that is too old", () => {
    expect(() => checkServer({ version: 140_013, encoding: "UTF8" }, "PostgreSQL at h")).toThrow("PostgreSQL at h is version 14; this library needs PostgreSQL 15 or later")
    expect(() => checkServer({ version: 150_000, encoding: "UTF8" }, "PostgreSQL at h")).not.toThrow()
  })
  it("a setting that the server does not know", async () => {
    const url = new URL(await newDatabase())
    url.searchParams.set("options", "-c no_such_setting=1")
    const error = await opening(url.href)
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain("no_such_setting")
  })
  it("a schema that holds something else, and stays as it is", async () => {
    const url = await newDatabase()
    await plainly(url, "CREATE TABLE public.patients (id text)")
    const error = await opening(url, { schema: "public" })
    expect(error.reason).toEqual({ _tag: "Corrupt" })
    expect(error.message).toContain("holds tables of something else (patients); choose another schema")
    expect(await plainly(url, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")).toEqual([[1n]])
  })
  it("an empty schema is a fine one", async () => {
    const url = await newDatabase()
    const store = await openPostgresStore(url, { schema: "public" })
    await store.write(clerk, person("p"))
    expect((await store.record(clerk, "p"))?.person.id).toBe("p")
    await store.close()
  })
  it("a store of a newer library, which stays as it is", async () => {
    const url = await newDatabase()
    await (await openPostgresStore(url)).close()
    await plainly(url, "UPDATE tramyte.store_version SET version = 99")
    const error = await opening(url)
    expect(error.reason).toMatchObject({ _tag: "NewerVersion", found: 99 })
    expect(await plainly(url, "SELECT version FROM tramyte.store_version")).toEqual([[99n]])
  })
  it("a store that lost its version or a table", async () => {
    const url = await newDatabase()
    const store = await openPostgresStore(url)
    await plainly(url, "DROP TABLE tramyte.fact CASCADE")
    expect((await failing(store.write(clerk, { ...person("p"), facts: [{ id: "f", subject: "p", kind: "risk", code: ["c"], recorded: "2026-10-15", source: { id: "s", key: "1" } }] }))).reason).toEqual({ _tag: "Corrupt" })
    await store.close()
    await plainly(url, "DELETE FROM tramyte.store_version")
    expect((await opening(url)).reason).toEqual({ _tag: "Corrupt" })
  })
  it("a database that is set to read-only: read, not written", async () => {
    const url = await newDatabase()
    const before = await openPostgresStore(url)
    await before.write(clerk, person("p"))
    await before.close()
    const writing = await openPostgresStore(url)
    await plainly(url, `ALTER DATABASE "${parts(url).database}" SET default_transaction_read_only = on`)
    const store = await openPostgresStore(url)
    expect((await store.record(clerk, "p"))?.person.birthDate).toBe("1956")
    const error = await failing(store.write(clerk, person("q")))
    expect(error.reason).toEqual({ _tag: "Unavailable", retryable: false })
    expect(error.message).toContain("read-only")
    await writing.close()
    await store.close()
    expect((await opening(url, { schema: "another" })).message).toContain("read-only")
  })
})

describe("what happens to a store that is open", () => {
  let url = ""
  let beside: PlainConnection
  let store: RecordStoreMethods
  beforeAll(async () => {
    url = await newDatabase()
    beside = await connectPlainly(url)
    store = await openPostgresStore(url)
    await beside.query("CREATE FUNCTION tramyte.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'of the test' USING ERRCODE = TG_ARGV[0]; END $$")
  })
  afterAll(async () => {
    await store.close()
    await beside.end()
  })
  const whenPersonsFailWith = async (code: string, act: () => Promise<unknown>): Promise<void> => {
    await beside.query(`CREATE TRIGGER failing AFTER INSERT ON tramyte.person FOR EACH STATEMENT EXECUTE FUNCTION tramyte.fail('${code}')`)
    await act()
    await beside.query("DROP TRIGGER failing ON tramyte.person")
  }

  it.each([
    ["53100", "disk is full", "Unavailable", true], ["53200", "no memory", "Unavailable", true], ["53400", "limit", "Unavailable", true], ["58030", "check the server's disk", "Unavailable", false],
    ["57014", "statementTimeout", "Unavailable", true], ["55P03", "lockTimeout", "Unavailable", true], ["25006", "read-only", "Unavailable", false], ["42501", "GRANT SELECT, INSERT", "Unavailable", false],
    ["XX001", "damaged", "Corrupt", undefined], ["XX002", "damaged", "Corrupt", undefined], ["54000", "shorten", "Invalid", undefined]
  ] as const)("the database fails with %s: %s, nothing is written, and it works again afterwards", async (code, text, tag, retryable) => {
    await whenPersonsFailWith(code, async () => {
      const error = await failing(store.write(clerk, person(`p-${code}`)))
      expect(error.reason).toMatchObject(retryable === undefined ? { _tag: tag } : { _tag: tag, retryable })
      expect(error.message).toContain(text)
      expect(error.message).toContain(parts(url).database)
    })
    expect(await store.record(clerk, `p-${code}`)).toBe(undefined)
    await store.write(clerk, person(`p-${code}`))
    expect((await store.record(clerk, `p-${code}`))?.person.birthDate).toBe("1956")
  })

  it("its connections are ended while nobody uses them: nobody notices", async () => {
    await beside.query("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'tramyte' AND datname = current_database()")
    await store.write(clerk, person("after"))
    expect((await store.record(clerk, "after"))?.person.id).toBe("after")
  })

  it("its connections are ended again and again while eight write: everything once, nothing half", async () => {
    let going = true
    const ending = (async () => {
      while (going) {
        await beside.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tramyte' AND datname = current_database()")
        await new Promise((resolve) => setTimeout(resolve, 120))
      }
    })()
    const acknowledged: string[] = []
    const refused: StoreError[] = []
    await Promise.all(Array.from({ length: 8 }, async (_, writer) => {
      for (let number = 0; number < 6; number++) {
        const id = `w${writer}-${number}`
        for (;;) {
          const error = await store.write(clerk, { ...person(id), persons: [{ id, birthDate: "1956" }, { id: `${id}-too`, birthDate: "1957" }] }).then(() => undefined, (thrown: unknown) => thrown)
          if (error === undefined) break
          if (!isStoreError(error)) throw error
          refused.push(error)
          expect(error.isRetryable).toBe(true)
        }
        acknowledged.push(id)
      }
    }))
    going = false
    await ending
    const ids: string[] = []
    for await (const { person: { id } } of store.records(clerk)) ids.push(id)
    expect(ids.filter((id) => id.startsWith("w")).toSorted()).toEqual(acknowledged.flatMap((id) => [id, `${id}-too`]).toSorted())
    expect(await store.verify(operator)).toEqual([])
  }, 60_000)
})

describe("a server that is killed", () => {
  it("keeps what was acknowledged, and the store goes on with it once it runs again", async () => {
    const server = await ownServer("safe")
    try {
      const store = await openPostgresStore(await server.database(), { maxConnections: 4 })
      const acknowledged: string[] = []
      let going = true
      const writers = Promise.all(Array.from({ length: 3 }, async (_, writer) => {
        for (let number = 0; going; number++) {
          const id = `w${writer}-${number}`
          const error = await store.write(clerk, person(id)).then(() => undefined, (thrown: unknown) => thrown)
          if (error === undefined) acknowledged.push(id)
          else if (!isStoreError(error) || !error.isRetryable) throw error
        }
      }))
      for (let round = 0; round < 2; round++) {
        await new Promise((resolve) => setTimeout(resolve, 150))
        const before = acknowledged.length
        await server.kill()
        await server.start()
        for (let wait = 0; acknowledged.length === before && wait < 100; wait++) await new Promise((resolve) => setTimeout(resolve, 50))
        expect(acknowledged.length).toBeGreaterThan(before)
      }
      await server.kill()
      const error = await failing(openPostgresStore(server.url))
      expect(error.isRetryable).toBe(true)
      await server.start()
      going = false
      await writers
      const ids = new Set<string>()
      for await (const each of store.records(clerk)) ids.add(each.person.id)
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
      expect(await store.verify(operator)).toEqual([])
      await store.close()
    } finally {
      await server.stop()
    }
  }, 60_000)

  it("that is shut down says so", async () => {
    const server = await ownServer("fast")
    const store = await openPostgresStore(await server.database())
    await server.stop()
    const error = await failing(store.write(clerk, person("p")))
    expect(error.isRetryable).toBe(true)
    await store.close()
  })
})
