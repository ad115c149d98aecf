import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { isStoreError } from "../ports/storeError.ts"
import { type ConformanceCase, type ConformanceException, withExceptions } from "./conformanceResults.ts"
import { expectSame } from "./expectSame.ts"
import { accessCases } from "./storageAccessCases.ts"
import { keeper } from "./storageBatches.ts"
import type { RawFact, StorageCase, StorageTools } from "./storageCase.ts"
import { changeCases } from "./storageChangeCases.ts"
import { concurrencyCases } from "./storageConcurrencyCases.ts"
import { storageFaults, type StorageFaultsOptions } from "./storageFaults.ts"
import { hostileCases } from "./storageHostileCases.ts"
import { kpiCases } from "./storageKpiCases.ts"
import { mergeCases } from "./storageMergeCases.ts"
import { agreesWithTheModel } from "./storageModel.ts"
import { moveCases } from "./storageMoveCases.ts"
import { neighbourCases } from "./storageNeighbourCases.ts"
import { outboxCases } from "./storageOutboxCases.ts"
import { rawCases } from "./storageRawCases.ts"
import { readingCases } from "./storageReadingCases.ts"
import { restoreCases } from "./storageRestoreCases.ts"
import { versionCases } from "./storageVersionCases.ts"
import { writingCases } from "./storageWritingCases.ts"

/** A store to be judged. What it does not offer is left out, with the cases that need it. */
export interface StorageUnderTest {
  /** What the results call it. */
  readonly name: string
  /** Opens an empty store; each case opens its own. */
  readonly open: () => Promise<RecordStoreMethods>
  /** Closes a store and opens the same data again; leave it out for stores that keep nothing. */
  readonly reopen?: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  /** A second handle on the data of a store that stays open: as another process would have it, if it can be done. */
  readonly openSame?: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  /** Every fact that lies in the database, read by other means than the adapter: a second connection and plain SQL. */
  readonly raw?: (store: RecordStoreMethods) => Promise<readonly RawFact[]>
  /** Ends a store abruptly, as a crash would, and opens its data again. */
  readonly crash?: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  /** Cases that are declared not to pass, each with its reason. They are run anyway, and must fail. */
  readonly exceptions?: readonly ConformanceException[]
  /** How many random histories are compared with the model (default 100), and from which seed. */
  readonly histories?: number
  readonly seed?: number
}

const cases: readonly StorageCase[] = [
  ...writingCases, ...readingCases, ...moveCases, ...accessCases, ...mergeCases, ...versionCases, ...outboxCases, ...changeCases, ...kpiCases, ...restoreCases, ...concurrencyCases, ...hostileCases, ...neighbourCases, ...rawCases
]

/**
 * The conformance kit of the record store: cases that any adapter must pass, without a test framework. Hand them to
 * `registerConformance` in a test file, or to `runConformance` and print the table.
 *
 * One case holds the store against `memoryStore` over random histories and reports the smallest one that differs; another one sends
 * batches through an unreliable channel (`storageFaults`). After every case the store must `verify` as sound.
 *
 * @throws RangeError for an exception that names no case, or gives no reason
 * @example
 * ```ts
 * import { memoryStore } from "@tramyte/sdk"
 * import { runConformance, storageConformance } from "@tramyte/sdk/testing"
 *
 * const results = await runConformance(storageConformance({ name: "memory", open: async () => memoryStore(), histories: 10 }))
 * results.filter((result) => result.error !== undefined) // => []
 * ```
 */
export const storageConformance = (store: StorageUnderTest): readonly ConformanceCase[] => {
  const { crash, exceptions, histories = 100, name, open, raw, reopen, seed = 20_260_701 } = store
  return withExceptions([
    ...cases.filter(({ needs }) => needs === undefined || store[needs] !== undefined).map((each) => ({ suite: name, name: each.name, run: () => runCase(each, store) })),
    {
      suite: name, name: "agrees with the model over random histories",
      run: () => agreesWithTheModel(open, { histories, seed, ...(reopen === undefined ? {} : { reopen }), ...(raw === undefined ? {} : { raw }) })
    },
    { suite: name, name: "loses and doubles nothing behind a line that loses, doubles and delays", run: () => expectNothingLost({ name, open }) },
    ...(crash === undefined ? [] : [{ suite: name, name: "loses and doubles nothing when it crashes again and again", run: () => expectNothingLost({ name, open, crash, firstSeed: 1000, crashes: 0.2 }) }])
  ], exceptions)
}

const expectNothingLost = async (options: StorageFaultsOptions): Promise<void> => {
  const { failures } = await storageFaults({ seeds: 10, ...options })
  const [first] = failures
  if (first !== undefined) throw new Error(`${first.error.message}\n${first.story}`, { cause: first.error })
}

const runCase = async (each: StorageCase, { crash, open, openSame, raw, reopen }: StorageUnderTest): Promise<void> => {
  const opened: RecordStoreMethods[] = []
  const keep = async (opening: Promise<RecordStoreMethods>): Promise<RecordStoreMethods> => {
    const store = await opening
    opened.push(store)
    return store
  }
  const lacking = (): never => {
    throw new Error("the case asks for what the store does not offer")
  }
  const tools: StorageTools = {
    openAnother: () => keep(open()),
    reopen: (store) => reopen === undefined ? lacking() : keep(reopen(store)),
    openSame: (store) => openSame === undefined ? lacking() : keep(openSame(store)),
    crash: (store) => crash === undefined ? lacking() : keep(crash(store)),
    raw: (store) => raw === undefined ? lacking() : raw(store)
  }
  try {
    await each.run(await keep(open()), tools)
    for (const store of opened) await expectSound(store)
  } finally {
    for (const store of opened) await store.close()
  }
}

/** A case may have closed a store itself. */
const expectSound = async (store: RecordStoreMethods): Promise<void> => {
  try {
    expectSame(await store.verify(keeper), [], "what does not fit together afterwards")
  } catch (error) {
    if (!isStoreError(error) || error.reason._tag !== "Unavailable") throw error
  }
}
