import type { StoreDialect } from "./storeDialect.ts"
import type { Steps } from "./steps.ts"

/** Reads one state of a database, however long it takes and whatever is written meanwhile. */
export interface Snapshot {
  readonly read: <A>(steps: () => Steps<A>) => Promise<A>
  readonly end: () => Promise<void>
}

/**
 * What a database has to offer for a record store to run on it: transactions. All else is the store's logic (`sqlStore`).
 *
 * Every failure is a `StoreError`; a driver may begin steps anew where its database asks for that (a serialization failure), so
 * steps change nothing but the database. Once the Promise of `write` resolves, what was written survives the end of the
 * process and of the machine.
 */
export interface SqlDriver {
  readonly dialect: StoreDialect
  /** What messages call the place where data is kept. */
  readonly place: string
  /** Steps are done before `write` returns: nobody can change meanwhile what is being written. */
  readonly atOnce?: true
  /** Carries steps out in one transaction, one writer at a time: all of them or none. */
  readonly write: <A>(steps: () => Steps<A>) => Promise<A>
  /** Carries steps out on one state. */
  readonly read: <A>(steps: () => Steps<A>) => Promise<A>
  /** Left out where only one read sees one state (a database in memory): streams are then read whole when they begin. */
  readonly snapshot?: () => Promise<Snapshot>
  /** What the database itself finds wrong with its files; nothing, if it is sound or cannot tell. */
  readonly check?: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}
