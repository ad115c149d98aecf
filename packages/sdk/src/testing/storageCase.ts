import type { RecordStoreMethods } from "../ports/recordStore.ts"

/** One case: it gets an empty store and throws an Error that says what differs. */
export interface StorageCase {
  readonly name: string
  /** Only for stores that keep their data. */
  readonly needsReopen?: true
  readonly run: (store: RecordStoreMethods, tools: StorageTools) => Promise<void>
}

/** What a case may need besides its store; all that it opens is closed after it. */
export interface StorageTools {
  readonly openAnother: () => Promise<RecordStoreMethods>
  /** Closes a store and opens its data again. */
  readonly reopen: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
}
