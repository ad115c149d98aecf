import * as fc from "fast-check"
import { memoryStore } from "../memory/memoryStore.ts"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import { answerOf, daysOfHistory, readers, showHistory, storageHistory, type StorageStep, viewOf } from "./storageHistory.ts"

/** Throws an Error with the smallest history after which a store and the reference store differ. */
export const agreesWithTheModel = async (open: () => Promise<RecordStoreMethods>, options: { readonly histories: number; readonly seed: number }): Promise<void> => {
  const result = await fc.check(fc.asyncProperty(storageHistory(), (steps) => compare(open, steps)), { numRuns: options.histories, seed: options.seed })
  if (!result.failed) return
  const [steps] = result.counterexample!
  const what = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)
  throw new Error(`${what}\nafter the smallest history that shows it (seed ${result.seed}, path ${result.counterexamplePath ?? ""}):\n${showHistory(steps)}`)
}

const compare = async (open: () => Promise<RecordStoreMethods>, steps: readonly StorageStep[]): Promise<void> => {
  const model = memoryStore()
  const store = await open()
  try {
    for (const [index, step] of steps.entries()) {
      const wanted = await answerOf(model, step)
      const answer = await answerOf(store, step)
      // A batch may be both wrong and not allowed; which of the two a store sees first is its own affair.
      if (!(refused(answer) && refused(wanted))) expectSame(answer, wanted, `step ${index + 1} answers`)
    }
    for (const reader of readers) {
      for (const knownAt of [undefined, ...daysOfHistory]) {
        const wanted = await viewOf(model, reader, knownAt)
        expectSame(await viewOf(store, reader, knownAt), wanted, `${reader.role} of ${reader.commune} reads${knownAt === undefined ? "" : ` as known at ${knownAt}`}`)
      }
    }
  } finally {
    await store.close()
  }
}

const refused = (answer: unknown): boolean => typeof answer === "object" && answer !== null && "code" in answer &&
  (answer.code === "TRAMYTE_STORE_INVALID" || answer.code === "TRAMYTE_STORE_ACCESS_DENIED")
