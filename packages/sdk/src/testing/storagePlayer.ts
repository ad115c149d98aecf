import type { RecordStoreMethods, WriteBatch } from "../ports/recordStore.ts"
import { isStoreError } from "../ports/storeError.ts"
import { collect, keeper, station } from "./storageBatches.ts"
import { subjectsOfHistory, type StorageStep } from "./storageHistory.ts"

/** Plays a history on a store, and remembers what a writer and a listener would: versions and cursors. */
export interface StoragePlayer {
  /** Carries a step out: its receipt, or what is to be compared of its error. */
  readonly play: (step: StorageStep) => Promise<unknown>
  /** The store as it is now: another one after it was restored or reopened. */
  readonly store: () => RecordStoreMethods
  /** The versions that stand, by id. */
  readonly versions: () => ReadonlyMap<string, string | undefined>
  /** Where a listener stood after each step since the store was opened or restored. */
  readonly cursors: () => readonly (string | undefined)[]
  /** After which step the first of the cursors was taken. */
  readonly firstCursor: () => number
  readonly close: () => Promise<void>
}

/** Whoever remembers versions and listens. */
const reader = station("10903")

export const storagePlayer = async (open: () => Promise<RecordStoreMethods>, reopen?: (store: RecordStoreMethods) => Promise<RecordStoreMethods>): Promise<StoragePlayer> => {
  let store = await open()
  let played = 0
  let first = 1
  /** The versions after each step, the last at the end; none before the first. */
  let seen: ReadonlyMap<string, string | undefined>[] = [new Map()]
  let cursors: (string | undefined)[] = []
  const goOn = async (how: "restored" | "reopened"): Promise<unknown> => {
    if (how === "reopened") {
      if (reopen !== undefined) store = await reopen(store)
      return undefined
    }
    const another = await open()
    const before = store
    try {
      return await another.restore(keeper, before.history(keeper))
    } finally {
      store = another
      // Versions and cursors are a store's own: what was seen in the other is of no use here.
      seen = [new Map()]
      cursors = []
      first = played + 1
      await before.close()
    }
  }
  const carryOut = (step: StorageStep): Promise<unknown> => {
    if ("goOn" in step) return goOn(step.goOn)
    if ("undo" in step) return store.undo(step.by, step.undo, step.recorded)
    if ("acknowledge" in step) return store.acknowledge(step.by, step.acknowledge, step.recorded)
    const expects = step.sees?.map(({ ago, subject }) => {
      const version = seen.at(-1 - ago)?.get(subject)
      return version === undefined ? { subject } : { subject, version }
    })
    const batch: WriteBatch = expects === undefined ? step.write : { ...step.write, expects }
    return store.write(step.by, batch)
  }
  return {
    play: async (step) => {
      played++
      const answer = await carryOut(step).catch(told)
      seen.push(await versionsOf(store))
      cursors.push((await collect(store.changesSince(reader, cursors.at(-1)))).at(-1)?.cursor ?? cursors.at(-1))
      return answer
    },
    store: () => store,
    versions: () => seen.at(-1)!,
    cursors: () => cursors,
    firstCursor: () => first,
    close: () => store.close()
  }
}

const versionsOf = async (store: RecordStoreMethods): Promise<ReadonlyMap<string, string | undefined>> => {
  const units = new Map((await collect(store.units(reader))).map(({ unit, version }) => [unit.id, version]))
  const versions = new Map<string, string | undefined>()
  for (const id of subjectsOfHistory) versions.set(id, (await store.record(reader, id))?.version ?? units.get(id))
  return versions
}

/** What of an error is the same in all stores. */
const told = (error: unknown): unknown => {
  if (!isStoreError(error)) throw error
  const { code, reason } = error
  if (reason._tag === "BatchConflict") return { code, dependents: reason.dependents }
  if (reason._tag === "VersionConflict") return { code, subjects: reason.subjects.map(({ found, subject, version }) => [subject, version === undefined, found === undefined]) }
  return { code }
}
