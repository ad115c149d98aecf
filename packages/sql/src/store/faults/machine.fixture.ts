import { NoAnswer, type Simulation } from "@tramyte/sdk/testing"
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { FaultPlan } from "./faultPlan.fixture.ts"

/** A machine with a disk, on which processes work that may end at any moment and are started again. */
export interface Machine<Server> {
  /** A process that works now, if there is one. */
  readonly anyServer: () => { readonly server: Server; readonly life: Life } | undefined
  /** Every process ends at this moment. What stays is the bytes that the files had then. */
  readonly cutPower: () => void
  /** A look at the data from outside, which has nothing to do with the store. */
  readonly look: <T>(read: (db: DatabaseSync) => T) => T
  /** Ends everything. The files are removed, or are what they were at the beginning and serve the next machine. */
  readonly remove: () => void
}

/** One life of a process: what it holds ends with it. */
export interface Life {
  readonly name: string
  readonly isOver: () => boolean
  readonly end: () => void
  readonly cutPower: () => void
  readonly connect: () => DatabaseSync
  /** The connection is gone, with what was not committed. (Its handle goes to whoever connects next, as if it were new.) */
  readonly lose: (db: DatabaseSync) => void
  /** Waits for the right to write, and gives back how to hand it on. */
  readonly writeLock: () => Promise<() => void>
}

export interface MachineOptions<Server> {
  /** What the disk holds at the beginning. */
  readonly disk: Uint8Array
  /** Names of the processes. */
  readonly processes: readonly string[]
  /** What a process does first. */
  readonly open: (life: Life) => Promise<Server>
  readonly world: Simulation
  readonly plan: FaultPlan
  readonly told: (line: string) => void
}

export const machine = <Server>({ disk, open, plan, processes, told, world }: MachineOptions<Server>): Machine<Server> => {
  const used = usedDisks.get(disk)?.pop()
  let path = used?.path ?? join(folder(), `disk-${files++}.db`)
  if (used === undefined) writeFileSync(path, disk)
  const lives = new Set<Life>()
  const servers = new Map<Life, Server>()
  const free: DatabaseSync[] = [...used?.connections ?? []]
  const queue: { readonly life: Life; readonly wake: () => void }[] = []
  let removed = false

  const begin = (name: string): void => {
    if (removed) return
    const connections = new Set<DatabaseSync>()
    let over = false
    const alive = (): void => {
      if (over) throw new NoAnswer(`${name} has ended`)
    }
    const life: Life = {
      name,
      isOver: () => over,
      end: () => {
        if (over) return
        over = true
        lives.delete(life)
        servers.delete(life)
        // What is not committed is gone with its connection, and so is the lock. The next life gets the connection as if it were new.
        for (const connection of connections) {
          if (!connection.isOpen) continue
          if (connection.isTransaction) connection.exec("ROLLBACK")
          free.push(connection)
        }
        leaveQueue(life)
        world.start(async () => begin(name), 20 + world.below(200))
      },
      cutPower: () => cutPower(),
      connect: () => {
        alive()
        const db = free.pop() ?? openFile(path)
        connections.add(db)
        return db
      },
      lose: (db) => {
        if (!connections.delete(db)) return
        if (db.isTransaction) db.exec("ROLLBACK")
        free.push(db)
      },
      writeLock: async () => {
        alive()
        await world.park<void>((wake) => {
          queue.push({ life, wake: () => wake() })
          if (queue.length === 1) wake()
        })
        alive()
        let held = true
        return () => {
          if (held && !over) next()
          held = false
        }
      }
    }
    lives.add(life)
    world.start(async () => {
      try {
        if (plan.atStart()) {
          plan.counted("crashAtStart")
          told(`${name} ends as it starts`)
          life.end()
        }
        const server = await open(life)
        if (!over) servers.set(life, server)
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error
      }
    })
  }

  const next = (): void => {
    queue.shift()
    queue[0]?.wake()
  }
  const leaveQueue = (life: Life): void => {
    const [first] = queue
    for (let index = queue.length - 1; index >= 0; index--) {
      const [left] = queue[index]!.life === life ? queue.splice(index, 1) : []
      left?.wake()
    }
    if (queue[0] !== first) queue[0]?.wake()
  }

  const cutPower = (): void => {
    const before = path
    path = join(folder(), `disk-${files++}.db`)
    for (const part of ["", "-wal"]) if (existsSync(before + part)) copyFileSync(before + part, path + part)
    for (const life of lives) life.end()
    closeAll()
    removeFile(before)
  }
  const closeAll = (): void => {
    for (const connection of free.splice(0)) connection.close()
  }
  for (const name of processes) begin(name)

  return {
    anyServer: () => {
      const list = [...servers]
      if (list.length === 0) return undefined
      const [life, server] = world.pick(list)
      return { life, server }
    },
    cutPower,
    look: (read) => {
      const db = openFile(path)
      try {
        return read(db)
      } finally {
        db.close()
      }
    },
    remove: () => {
      removed = true
      for (const life of lives) life.end()
      // Connections remember every statement that they ever prepared: now and then they are left to be forgotten.
      const uses = (used?.uses ?? 0) + 1
      if (uses < 100 && free.length > 0 && emptied(free[0]!, disk)) usedDisks.set(disk, [...usedDisks.get(disk) ?? [], { path, connections: free, uses }])
      else {
        closeAll()
        removeFile(path)
      }
    }
  }
}

/** Disks that another machine had, as they were at the beginning. */
const usedDisks = new WeakMap<Uint8Array, { readonly path: string; readonly connections: DatabaseSync[]; readonly uses: number }[]>()

/** The tables of a disk at its beginning: most are empty. */
const beginnings = new WeakMap<Uint8Array, ReadonlyMap<string, readonly (readonly (string | number | null)[])[]>>()

const tablesOf = (db: DatabaseSync): readonly string[] =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all().map((row) => String(row["name"]))

/** Makes a database what it was at the beginning: quicker than another one. False: it has other tables now. */
const emptied = (db: DatabaseSync, disk: Uint8Array): boolean => {
  let beginning = beginnings.get(disk)
  if (beginning === undefined) {
    const first = new DatabaseSync(":memory:")
    first.deserialize(disk)
    beginning = new Map(tablesOf(first).map((table) => {
      const statement = first.prepare(`SELECT * FROM ${table}`)
      statement.setReturnArrays(true)
      return [table, statement.all() as unknown as (string | number | null)[][]]
    }))
    first.close()
    beginnings.set(disk, beginning)
  }
  if (tablesOf(db).join() !== [...beginning.keys()].join()) return false
  db.exec("BEGIN IMMEDIATE")
  for (const [table, rows] of beginning) {
    db.exec(`DELETE FROM ${table}`)
    for (const row of rows) db.prepare(`INSERT INTO ${table} VALUES (${row.map(() => "?").join(", ")})`).run(...row)
  }
  db.exec("COMMIT")
  return true
}

/** Memory that is used as a disk, where there is some: files there outlive processes as anywhere else, only quicker. */
const fastDisk = existsSync("/dev/shm") ? "/dev/shm" : tmpdir()
let made: string | undefined
let files = 0

const folder = (): string => {
  if (made === undefined) {
    const own = mkdtempSync(join(fastDisk, "tramyte-faults-"))
    process.once("exit", () => rmSync(own, { recursive: true, force: true }))
    made = own
  }
  return made
}

const openFile = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path, { timeout: 0 })
  // Nothing here is to outlive the machine that it runs on, so nothing is synced. What a sync is for is tried with kill -9.
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 40; PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY")
  return db
}

const removeFile = (path: string): void => {
  for (const part of ["", "-wal", "-shm"]) rmSync(path + part, { force: true })
}
