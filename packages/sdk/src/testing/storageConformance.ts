import type { RecordStoreMethods } from "../ports/recordStore.ts"
import type { ConformanceCase } from "./conformanceResults.ts"
import { accessCases } from "./storageAccessCases.ts"
import { agreesWithTheModel } from "./storageModel.ts"
import { readingCases } from "./storageReadingCases.ts"
import { writingCases } from "./storageWritingCases.ts"

/** A store to be judged. */
export interface StorageUnderTest {
  /** What the results call it. */
  readonly name: string
  /** Opens an empty store; each case opens its own. */
  readonly open: () => Promise<RecordStoreMethods>
  /** Closes a store and opens the same data again; leave it out for stores that keep nothing. */
  readonly reopen?: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  /** How many random histories are compared with the model (default 100), and from which seed. */
  readonly histories?: number
  readonly seed?: number
}

/**
 * The conformance kit of the record store: cases that any adapter must pass, without a test framework. Hand them to
 * `registerConformance` in a test file, or to `runConformance` and print the table.
 *
 * The last case holds the store against `memoryStore` over random histories and reports the smallest one that differs.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@tramyte/sdk"
 * import { runConformance, storageConformance } from "@tramyte/sdk/testing"
 *
 * const results = await runConformance(storageConformance({ name: "memory", open: async () => memoryStore(), histories: 10 }))
 * results.filter((result) => result.error !== undefined) // => []
 * ```
 */
export const storageConformance = ({ histories = 100, name, open, reopen, seed = 20_260_701 }: StorageUnderTest): readonly ConformanceCase[] => [
  ...[...writingCases, ...readingCases, ...accessCases].filter(({ needsReopen }) => !needsReopen || reopen !== undefined).map((each) => ({
    suite: name,
    name: each.name,
    run: async () => {
      const store = await open()
      const opened = [store]
      const openAnother = async () => {
        const another = await open()
        opened.push(another)
        return another
      }
      try {
        await each.run(store, {
          openAnother,
          reopen: async (before) => {
            const again = await (reopen ?? open)(before)
            opened.push(again)
            return again
          }
        })
      } finally {
        for (const each of opened) await each.close()
      }
    }
  })),
  { suite: name, name: `agrees with the model over ${histories} random histories`, run: () => agreesWithTheModel(open, { histories, seed }) }
]
