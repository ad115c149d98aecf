import { type Access, checkAccess, checkInstant, checkKnownAt, type RecordStoreMethods, type StoredBatch, StoreError } from "@tramyte/sdk"
import { connect, type Connection } from "./connection.ts"
import { countRecords, identifiersOf } from "./countRecords.ts"
import { migrate, recognise } from "./migrate.ts"
import { recordReader } from "./recordReader.ts"
import { storeErrorOf } from "./storeErrorOf.ts"
import { termsOf } from "./terms.ts"
import { undoBatch } from "./undoBatch.ts"
import { writeBatch } from "./writeBatch.ts"

/** How a file is opened. */
export interface SqliteStoreOptions {
  /** How long to wait for another program's lock, in milliseconds (default 5,000). The program stands still while it waits. */
  readonly lockTimeout?: number
}

/**
 * Opens a record store in one SQLite file, creating the file if it does not exist and bringing older files up to date.
 * `":memory:"` keeps nothing.
 *
 * What was acknowledged lasts: each write is one transaction, synced to the disk before its Promise resolves (WAL with
 * `synchronous = FULL`), so it survives the end of the process and a power cut. Streams read the state at their beginning
 * (from `":memory:"`: each record for itself). A file belongs on a local disk: SQLite's locks do not hold on network shares.
 * A write runs at once and blocks the program: about 5 µs a fact.
 *
 * @param path file name; its folder must exist
 * @throws StoreError `UNAVAILABLE` (locked, read-only, no folder), `CORRUPT` (damaged, or no file of this kind), `NEWER_VERSION`
 * @example
 * ```ts
 * import { openSqliteStore } from "@tramyte/sqlite"
 *
 * const store = await openSqliteStore(":memory:")
 * const clerk = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const
 * await store.write(clerk, { id: "b-1", recorded: "2026-10-15T08:00:00+07:00", label: "dan-cu.csv", persons: [{ id: "p1", birthDate: "1956" }] })
 * const record = await store.record(clerk, "p1")
 * await store.close()
 *
 * record?.person.birthDate // => "1956"
 * ```
 */
export const openSqliteStore = async (path: string, { lockTimeout = 5000 }: SqliteStoreOptions = {}): Promise<RecordStoreMethods> => {
  const typed = <T>(act: () => T): T => {
    try {
      return act()
    } catch (error) {
      throw storeErrorOf(error, path)
    }
  }
  const inMemory = path === ":memory:" || path === ""
  const connection = typed(() => openFile(path, lockTimeout))
  const terms = termsOf()
  const readers = new Set<Connection>()
  let open = true

  const use = (): Connection => {
    if (open) return connection
    throw new StoreError({ _tag: "Unavailable", retryable: false }, `${path} was closed; open it again`)
  }

  const transaction = <T>(act: () => T): T => typed(() => {
    const { db } = use()
    db.exec("BEGIN IMMEDIATE")
    try {
      const result = act()
      db.exec("COMMIT")
      return result
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK")
      terms.forget()
      throw error
    }
  })

  /** Reads from the state at the beginning, on a connection of its own, which is closed when the reader stops. */
  async function* stream<T>(read: (reader: Connection) => Iterable<T>): AsyncGenerator<T> {
    const own = inMemory ? undefined : typed(() => connect(path, { readOnly: true, lockTimeout }))
    const reader = own ?? use()
    if (own !== undefined) readers.add(own)
    try {
      if (own !== undefined) typed(() => own.db.exec(`${readSettings}; BEGIN`))
      const items = read(reader)[Symbol.iterator]()
      for (;;) {
        use()
        const next = typed(() => items.next())
        if (next.done === true) return
        yield next.value
      }
    } finally {
      if (own !== undefined && readers.delete(own)) own.db.close()
    }
  }

  return {
    write: async (context, batch) => {
      const access = checkAccess(context, "write")
      return transaction(() => writeBatch(connection, terms, access, batch))
    },
    undo: async (context, id, recorded) => {
      const access = checkAccess(context, "undo")
      checkInstant(recorded, "recorded")
      transaction(() => undoBatch(connection, access, id, recorded))
    },
    batches: async function*(context) {
      const access = checkAccess(context, "batches")
      use()
      yield* stream((reader) => batches(reader, access))
    },
    record: async (context, id, query) => {
      const access = checkAccess(context, "records")
      checkKnownAt(query?.knownAt)
      return typed(() => {
        const subject = use().first("SELECT n FROM subject WHERE id = ?", id)
        return subject === undefined ? undefined : recordReader(connection, terms, query?.knownAt).person(access, id, subject[0] as number)
      })
    },
    records: async function*(context, query) {
      const access = checkAccess(context, "records", query?.villages)
      checkKnownAt(query?.knownAt)
      use()
      yield* stream(function*(reader) {
        const { person } = recordReader(reader, terms, query?.knownAt)
        for (const [id, n] of subjects(reader)) {
          const record = person(access, id, n)
          if (record !== undefined) yield record
        }
      })
    },
    units: async function*(context, query) {
      const access = checkAccess(context, "units")
      checkKnownAt(query?.knownAt)
      use()
      yield* stream(function*(reader) {
        const { unit } = recordReader(reader, terms, query?.knownAt)
        for (const [id, n] of subjects(reader)) {
          const record = unit(access, id, n)
          if (record !== undefined) yield record
        }
      })
    },
    identifiers: async function*(context) {
      const access = checkAccess(context, "identifiers")
      use()
      yield* stream(function*(reader) {
        for (const [id, n] of subjects(reader)) yield* identifiersOf(reader, terms, access, id, n)
      })
    },
    counts: async (context) => {
      const access = checkAccess(context, "counts")
      return typed(() => countRecords(use(), terms, access, subjects(connection)))
    },
    close: async () => {
      if (!open) return
      open = false
      for (const reader of readers) reader.db.close()
      readers.clear()
      typed(() => connection.db.close())
    }
  }
}

const readSettings = "PRAGMA cache_size = -16384"

const openFile = (path: string, lockTimeout: number): Connection => {
  const connection = connect(path, { readOnly: false, lockTimeout })
  try {
    recognise(connection.db, path)
    connection.db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY`)
    migrate(connection.db)
    return connection
  } catch (error) {
    connection.db.close()
    throw error
  }
}

/** Every person and unit ever written, by id; a page at a time, so that a write in between harms nothing. */
function* subjects(connection: Connection): Generator<readonly [id: string, n: number]> {
  for (let last = ""; ;) {
    const page = connection.all("SELECT id, n FROM subject WHERE id > ? ORDER BY id LIMIT 500", last)
    for (const [id, n] of page) yield [id as string, n as number]
    if (page.length < 500) return
    last = page.at(-1)![0] as string
  }
}

function* batches(connection: Connection, access: Access): Generator<StoredBatch> {
  const rows = connection.all("SELECT id, label, recorded, actor, purpose, facts, undone FROM batch WHERE commune = ? ORDER BY n", access.commune)
  for (const [id, label, recorded, actor, purpose, factsStored, undone] of rows) {
    const batch = { id, label, recorded, actor, purpose, factsStored, ...(undone === null ? {} : { undone }) }
    yield batch as unknown as StoredBatch
  }
}
