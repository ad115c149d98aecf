import * as fc from "fast-check"
import { expect, it } from "vitest"
import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { isStoreError } from "../ports/storeError.ts"
import { contentDigest } from "../records/contentDigest.ts"
import { historyText, readHistory } from "../records/history.ts"
import { collect, keeper, morning, station } from "../testing/storageBatches.ts"
import { daysOfHistory, storageHistory, type StorageStep } from "../testing/storageHistory.ts"
import { storagePlayer } from "../testing/storagePlayer.ts"
import { readers, settledViewOf } from "../testing/storageViews.ts"
import { memoryStore } from "./memoryStore.ts"

const clerk = station("10903")
type WriteStep = Extract<StorageStep, { readonly write: unknown }>

/** A store after a history, and the batches that it took. */
const played = async (steps: readonly StorageStep[]): Promise<{ readonly store: RecordStoreMethods; readonly taken: readonly (readonly [WriteStep, unknown])[] }> => {
  const player = await storagePlayer(async () => memoryStore())
  const taken: (readonly [WriteStep, unknown])[] = []
  for (const step of steps) {
    const answer = await player.play(step)
    if ("write" in step && typeof answer === "object" && answer !== null && "factsStored" in answer) taken.push([step, answer])
  }
  return { store: player.store(), taken }
}

/** All that anybody can learn, at all times. */
const everything = async (store: RecordStoreMethods): Promise<unknown> => {
  const views: unknown[] = []
  for (const reader of readers) for (const knownAt of [undefined, ...daysOfHistory]) views.push(await settledViewOf(store, reader, knownAt))
  return views
}

/** The same without the list of batches, of changes and of messages: what a write and its undo leave behind. */
const records = async (store: RecordStoreMethods): Promise<unknown> => {
  const views: unknown[] = []
  for (const reader of readers) {
    const { batches: _, changes: _changes, conflicts: _conflicts, outbox: _outbox, ...view } = await settledViewOf(store, reader) as Record<string, unknown>
    views.push(view)
  }
  return views
}

it("a restored history answers as the store did, at all times, and is the same history; every batch is known there", async () => {
  await fc.assert(fc.asyncProperty(storageHistory(), async (steps) => {
    const { store, taken } = await played(steps)
    const copy = memoryStore()
    await copy.restore(keeper, readHistory(historyText(store.history(keeper))))
    expect(await everything(copy)).toEqual(await everything(store))
    expect(await collect(copy.history(keeper))).toEqual(await collect(store.history(keeper)))
    for (const { id, undone } of [...await collect(store.batches(clerk)), ...await collect(store.batches(station("10888")))]) {
      const step = taken.findLast(([{ write }]) => write.id === id)?.[0]
      if (step === undefined || undone !== undefined) continue
      expect(await copy.write(step.by, step.write)).toMatchObject({ factsStored: 0, persons: 0, units: 0 })
    }
  }), { numRuns: 60 })
})

it("whatever happened, the store is sound", async () => {
  await fc.assert(fc.asyncProperty(storageHistory(), async (steps) => {
    expect(await (await played(steps)).store.verify(keeper)).toEqual([])
  }), { numRuns: 100 })
})

it("a merge that is undone leaves everything as it was", async () => {
  let merged = 0
  await fc.assert(fc.asyncProperty(storageHistory(), fc.constantFrom(["p1", "p2"], ["p2", "p1"], ["p3", "p1"]), async (steps, [from, into]) => {
    const { store } = await played(steps)
    const before = await records(store)
    try {
      await store.write(clerk, { id: "merge", recorded: morning("2026-02-01"), label: "", merges: [{ from: from!, into: into! }] })
      merged++
    } catch (error) {
      if (!isStoreError(error)) throw error
      return
    }
    await store.undo(clerk, "merge", morning("2026-03-01"))
    expect(await records(store)).toEqual(before)
  }), { numRuns: 100, seed: 7 })
  expect(merged).toBeGreaterThan(20)
})

it("a conflict loses nothing: the store is as before, the batch is kept whole, and written again it does what it would have done", async () => {
  let stale = 0
  await fc.assert(fc.asyncProperty(storageHistory(), async (steps) => {
    const last = steps.findLastIndex((step) => "write" in step && step.by.role === "station")
    if (last < 0) return
    const step = steps[last] as WriteStep
    const { expects: _, ...plain } = step.write
    const [left, right] = [(await played(steps.slice(0, last))).store, (await played(steps.slice(0, last))).store]
    const wanted = await right.write(step.by, plain).catch((error: unknown) => error)
    if (isStoreError(wanted)) return
    const before = await everything(left)
    const refused = await left.write(step.by, { ...plain, expects: [{ subject: "p9", version: "none" }] }).catch((error: unknown) => error)
    if (!isStoreError(refused)) {
      // Known already: no conflict, and nothing happened.
      expect(await everything(left)).toEqual(before)
      return
    }
    stale++
    expect(refused.code).toBe("TRAMYTE_STORE_VERSION_CONFLICT")
    const kept = (await collect(left.conflicts(step.by))).find(({ batch }) => batch.id === plain.id)
    expect(contentDigest(kept!.batch)).toBe(contentDigest(plain))
    expect(await left.write(step.by, plain)).toEqual(wanted)
    expect(await everything(left)).toEqual(await everything(right))
  }), { numRuns: 60, seed: 11 })
  expect(stale).toBeGreaterThan(10)
})
