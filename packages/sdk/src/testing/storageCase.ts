import type { Fact } from "@tramyte/core"
import type { RecordStoreMethods } from "../ports/recordStore.ts"

/** A fact as it lies in the database, read by other means than the adapter. */
export interface RawFact {
  /** The batch that stored it. */
  readonly batch: string
  /** All its fields as they were written. */
  readonly fact: Fact
  /** Whether it stands: its batch was not undone, and nothing that stands took its place. */
  readonly stands: boolean
}

/** What a store may offer to the kit besides being opened. */
export type StorageNeed = "reopen" | "openSame" | "raw" | "crash"

/** One case: it gets an empty store and throws an Error that says what differs. */
export interface StorageCase {
  /** The sentence that it proves. */
  readonly name: string
  /** What the store must offer for the case to be run. */
  readonly needs?: StorageNeed
  readonly run: (store: RecordStoreMethods, tools: StorageTools) => Promise<void>
}

/** What a case may need besides its store; all that it opens is closed after it. */
export interface StorageTools {
  readonly openAnother: () => Promise<RecordStoreMethods>
  /** Closes a store and opens its data again. */
  readonly reopen: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  /** A second handle on the data of a store that stays open. */
  readonly openSame: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  /** Ends a store without a word and opens its data again. */
  readonly crash: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  readonly raw: (store: RecordStoreMethods) => Promise<readonly RawFact[]>
}
