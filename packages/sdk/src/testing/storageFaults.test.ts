import { describe, expect, it } from "vitest"
import { historyDigest, memoryStore, type RecordStoreMethods } from "../index.ts"
import { storageFaults } from "./storageFaults.ts"

const memory = async (): Promise<RecordStoreMethods> => memoryStore()
/** A store in memory outlives what its server goes through: as one does whose every commit is on disk. */
const crash = async (store: RecordStoreMethods): Promise<RecordStoreMethods> => store

/** Stores with a fault that only shows behind a bad line. */
const faulty: Readonly<Record<string, () => Promise<RecordStoreMethods>>> = {
  "acknowledges a batch now and then that it does not keep": async () => {
    const store = memoryStore()
    let written = 0
    return { ...store, write: async (context, batch) => {
      if (++written % 9 !== 0) return store.write(context, batch)
      return { batch: batch.id, persons: 0, units: 0, factsStored: batch.facts?.length ?? 0, factsSuperseded: 0, unchanged: 0 }
    } }
  },
  "stores a batch that comes twice a second time": async () => {
    const store = memoryStore()
    const seen = new Set<string>()
    return { ...store, write: async (context, batch) => {
      const receipt = await store.write(context, batch)
      if (seen.has(batch.id)) await store.write(context, { ...batch, id: `${batch.id}, again`, facts: (batch.facts ?? []).map((fact) => ({ ...fact, source: { id: "again", key: fact.id } })), messages: [], expects: [] }).catch(() => undefined)
      seen.add(batch.id)
      return receipt
    } }
  },
  "does again what was undone when the batch comes late": async () => {
    const store = memoryStore()
    const undone = new Set<string>()
    return {
      ...store,
      undo: async (context, batch, recorded) => {
        await store.undo(context, batch, recorded)
        undone.add(batch)
      },
      write: (context, batch) => store.write(context, undone.has(batch.id) ? { ...batch, id: `${batch.id}, late`, messages: [], expects: [] } : batch)
    }
  },
  "passes over changes": async () => {
    const store = memoryStore()
    let asked = 0
    return { ...store, changesSince: async function*(context, cursor) {
      for await (const change of store.changesSince(context, cursor)) if (++asked % 5 !== 0) yield change
    } }
  },
  "forgets messages of undone batches": async () => {
    const store = memoryStore()
    return { ...store, outbox: async function*(context, query) {
      for await (const message of store.outbox(context, query)) if (message.withdraws === undefined) yield message
    } }
  }
}

describe("storageFaults", () => {
  it("the reference store loses and doubles nothing, with crashes too", async () => {
    const { doubled, failures, faults, facts, injected, lost } = await storageFaults({ name: "memory", open: memory, crash, seeds: 30 })
    expect(failures).toEqual([])
    expect([lost, doubled]).toEqual([0, 0])
    expect(Math.min(...Object.values(faults))).toBeGreaterThan(10)
    expect([injected > 2000, facts > 500]).toEqual([true, true])
  })
  it("is the same for the same seed", async () => {
    const once = () => storageFaults({ name: "memory", open: memory, crash, seeds: 3, firstSeed: 7 })
    expect(await once()).toEqual(await once())
  })
  it.each(Object.entries(faulty))("sees a store that %s, and tells the story", async (_name, open) => {
    const { failures } = await storageFaults({ name: "faulty", open, seeds: 8 })
    expect(failures.length).toBeGreaterThan(0)
    const [{ error, seed, story } = { error: new Error(), seed: 0, story: "" }] = failures
    expect(story).toContain(`seed ${seed}, `)
    expect(story).toMatch(/\d+ ms  c\d writes /)
    expect(story.endsWith(`it ends so: ${error.message}`)).toBe(true)
  })
  it("a crash that loses what was acknowledged is told", async () => {
    // What was written last was not on disk yet.
    const forgetful = async (store: RecordStoreMethods): Promise<RecordStoreMethods> => {
      const keeper = { actor: "k", role: "operator", purpose: "maintenance", commune: "10903" } as const
      const lines = []
      for await (const line of store.history(keeper)) lines.push(line)
      const last = lines.findLastIndex((line) => "batch" in line)
      const kept = memoryStore()
      const [sum, short] = [historyDigest(), lines.slice(0, last)]
      for (const line of short) sum.add(JSON.stringify(line))
      await kept.restore(keeper, [...short, { end: { lines: short.length, digest: sum.text() } }])
      return kept
    }
    const { failures } = await storageFaults({ name: "no fsync", open: memory, crash: forgetful, seeds: 5, crashes: 0.2 })
    expect(failures.length).toBeGreaterThan(0)
  })
})
