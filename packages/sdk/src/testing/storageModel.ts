import * as fc from "fast-check"
import { memoryStore } from "../memory/memoryStore.ts"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import type { RawFact } from "./storageCase.ts"
import { daysOfHistory, showHistory, storageHistory, type StorageStep, subjectsOfHistory } from "./storageHistory.ts"
import { storagePlayer, type StoragePlayer } from "./storagePlayer.ts"
import { expectRaw } from "./storageRawCases.ts"
import { changesOf, readers, settledViewOf } from "./storageViews.ts"

/** How a store is held against the reference store. */
export interface ModelOptions {
  readonly histories: number
  readonly seed: number
  readonly reopen?: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  readonly raw?: (store: RecordStoreMethods) => Promise<readonly RawFact[]>
}

/** Throws an Error with the smallest history after which a store and the reference store differ. */
export const agreesWithTheModel = async (open: () => Promise<RecordStoreMethods>, options: ModelOptions): Promise<void> => {
  const result = await fc.check(fc.asyncProperty(storageHistory(), (steps) => compare(open, steps, options)), { numRuns: options.histories, seed: options.seed })
  if (!result.failed) return
  const [steps] = result.counterexample!
  const what = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)
  throw new Error(`${what}\nafter the smallest history that shows it (seed ${result.seed}, path ${result.counterexamplePath ?? ""}):\n${showHistory(steps)}`, { cause: result.errorInstance })
}

const compare = async (open: () => Promise<RecordStoreMethods>, steps: readonly StorageStep[], { raw, reopen }: ModelOptions): Promise<void> => {
  const model = await storagePlayer(async () => memoryStore())
  const player = await storagePlayer(open, reopen)
  let pairs = versionPairs()
  try {
    for (const [index, step] of steps.entries()) {
      const wanted = await model.play(step)
      const answer = await player.play(step)
      // A batch may be both wrong and not allowed; which of the two a store sees first is its own affair.
      if (!(refused(answer) && refused(wanted))) expectSame(answer, wanted, `step ${index + 1} answers`)
      if ("goOn" in step && step.goOn === "restored") pairs = versionPairs()
      for (const subject of subjectsOfHistory) pairs(subject, player.versions().get(subject), model.versions().get(subject), `after step ${index + 1}`)
    }
    await compareViews(player, model)
    if (raw !== undefined) await expectRaw(await raw(player.store()), model.store(), ["10903", "10888"])
    expectSame(await player.store().verify({ actor: "operator", role: "operator", purpose: "maintenance", commune: "10903" }), [], "what does not fit together")
  } finally {
    await player.close()
  }
}

const compareViews = async (player: StoragePlayer, model: StoragePlayer): Promise<void> => {
  for (const reader of readers) {
    for (const knownAt of [undefined, ...daysOfHistory]) {
      const wanted = await settledViewOf(model.store(), reader, knownAt)
      expectSame(await settledViewOf(player.store(), reader, knownAt), wanted, `${reader.role} of ${reader.commune} reads${knownAt === undefined ? "" : ` as known at ${knownAt}`}`)
    }
  }
  const theirs = model.cursors()
  for (const [index, cursor] of player.cursors().entries()) {
    if (cursor === undefined || theirs[index] === undefined) continue
    const wanted = await changesOf(model.store(), readers[0]!, theirs[index])
    expectSame(await changesOf(player.store(), readers[0]!, cursor), wanted, `what changed since the cursor after step ${index + player.firstCursor()}`)
  }
}

/**
 * Versions of two stores are texts of their own. They agree if one's is there where the other's is, and is one that it had before
 * where the other's is: on the same subject each version of the one stands for one of the other.
 */
const versionPairs = () => {
  const pairs = new Map<string, string>()
  return (subject: string, actual: string | undefined, wanted: string | undefined, when: string): void => {
    if (actual === undefined && wanted === undefined) return
    if (actual === undefined || wanted === undefined) throw new Error(`${when} ${subject} has ${actual === undefined ? "no" : "a"} version, expected ${wanted === undefined ? "none" : "one"}`)
    for (const [from, to, how] of [[`is ${actual}`, wanted, "does not change, though it must"], [`was ${wanted}`, actual, "changes, though nothing touched it"]] as const) {
      const key = JSON.stringify([subject, from])
      const before = pairs.get(key)
      if (before !== undefined && before !== to) throw new Error(`${when} the version of ${subject} ${how}: it is ${JSON.stringify(actual)}`)
      pairs.set(key, to)
    }
  }
}

const refused = (answer: unknown): boolean => typeof answer === "object" && answer !== null && "code" in answer &&
  (answer.code === "TRAMYTE_STORE_INVALID" || answer.code === "TRAMYTE_STORE_ACCESS_DENIED")
