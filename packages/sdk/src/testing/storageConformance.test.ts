import type { Fact } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { memoryStore, type RecordStoreMethods, type WriteBatch } from "../index.ts"
import { conformanceTable, registerConformance, runConformance } from "./conformanceResults.ts"
import { storageConformance } from "./storageConformance.ts"
import { collect, keeper, station } from "./storageBatches.ts"
import type { RawFact } from "./storageCase.ts"
import { storageHistory } from "./storageHistory.ts"
import { storagePlayer } from "./storagePlayer.ts"

/** A handle that leaves the data open when it is closed. */
const openSame = async (store: RecordStoreMethods): Promise<RecordStoreMethods> => ({ ...store, close: async () => {} })

const nameless = ({ id: _, subject, supersedes: __, ...fact }: Fact): string => JSON.stringify({ ...fact, subject })

/** There is nothing behind a store in memory: its history, and what stations read, stand in for a second connection. */
const raw = async (store: RecordStoreMethods): Promise<readonly RawFact[]> => {
  const standing = new Set<string>()
  for (const context of [station("10903"), station("10888")]) {
    for (const { facts, mergedFrom = [] } of await collect(store.records(context))) {
      for (const fact of facts) for (const subject of [fact.subject, ...mergedFrom]) standing.add(nameless({ ...fact, subject: subject! }))
    }
    for (const { facts } of await collect(store.units(context))) for (const fact of facts) standing.add(nameless(fact))
  }
  const found: RawFact[] = []
  let batch = ""
  for (const line of await collect(store.history(keeper))) {
    if ("batch" in line) batch = line.batch.id
    if ("fact" in line) found.push({ batch, fact: line.fact, stands: standing.has(nameless(line.fact)) })
  }
  return found
}
const memory = { open: async () => memoryStore(), openSame, raw }

registerConformance(storageConformance({ name: "memoryStore", ...memory }), { describe, it })

/** A store with one fault each; the kit must see it. */
const faults: Readonly<Record<string, (store: RecordStoreMethods) => Partial<RecordStoreMethods>>> = {
  "takes empty texts for nothing": (store) => ({
    record: async (...args) => {
      const record = await store.record(...args)
      return record && { ...record, facts: record.facts.map(({ value, ...fact }) => value === "" || value === undefined ? fact : { ...fact, value }) }
    }
  }),
  "forgets the village limit": (store) => ({ records: (context, query) => store.records(context === undefined || context === null ? context : { ...context, villages: ["10903-01", "10903-02"] }, query) }),
  "normalises texts": (store) => ({ write: (context, batch) => store.write(context, JSON.parse(JSON.stringify(batch ?? null).normalize("NFC")) as WriteBatch) }),
  "ignores knownAt": (store) => ({ record: (context, id) => store.record(context, id), records: (context, { knownAt: _, ...query } = {}) => store.records(context, query) }),
  "says yes to every undo": (store) => ({ undo: (...args) => store.undo(...args).catch(() => undefined) }),
  "stores half of a wrong batch": (store) => ({
    write: (context, batch) => store.write(context, batch).catch(async (error: unknown) => {
      await store.write(context, { ...batch, facts: [], complete: [], units: [] }).catch(() => undefined)
      throw error
    })
  }),
  "keeps the first version of a fact for ever": (store) => {
    const seen = new Set<string>()
    return {
      write: (context, batch) => {
        const facts = batch?.facts?.filter((fact) => !seen.has(JSON.stringify(fact.source))) ?? []
        for (const fact of facts) seen.add(JSON.stringify(fact.source))
        return store.write(context, { ...batch, facts })
      }
    }
  }
}

describe("random histories", () => {
  it("are accepted often enough to get somewhere, and refused for each reason", async () => {
    const answers = new Map<string, number>()
    for (const steps of fc.sample(storageHistory(), { numRuns: 300, seed: 3 })) {
      const player = await storagePlayer(memory.open)
      for (const step of steps) {
        const answer = await player.play(step) as { readonly code?: string; readonly factsSuperseded?: number } | undefined
        const name = answer?.code ?? ("goOn" in step ? step.goOn : "undo" in step ? "undone" : "acknowledge" in step ? "acknowledged" : answer!.factsSuperseded! > 0 ? "corrected" : "written")
        answers.set(name, (answers.get(name) ?? 0) + 1)
        if ("write" in step && answer?.code === undefined) for (const field of ["merges", "messages", "sees"] as const) if (((field === "sees" ? step.sees : step.write[field])?.length ?? 0) > 0) answers.set(field, (answers.get(field) ?? 0) + 1)
      }
    }
    expect(Object.fromEntries(answers)).toEqual({
      written: atLeast(250), corrected: atLeast(30), undone: atLeast(30), TRAMYTE_STORE_INVALID: atLeast(50), TRAMYTE_STORE_ACCESS_DENIED: atLeast(50),
      TRAMYTE_STORE_BATCH_CONFLICT: atLeast(50), TRAMYTE_STORE_BATCH_UNKNOWN: atLeast(50), TRAMYTE_STORE_VERSION_CONFLICT: atLeast(50),
      merges: atLeast(50), messages: atLeast(50), sees: atLeast(50), acknowledged: atLeast(30), restored: atLeast(30), reopened: atLeast(30)
    })
  })
})

const atLeast = (least: number): unknown => expect.toSatisfy((count: number) => count >= least, `at least ${least}`)

describe("the kit sees what is wrong", () => {
  it.each(Object.entries(faults))("a store that %s", async (_name, fault) => {
    const open = async (): Promise<RecordStoreMethods> => {
      const store = memoryStore()
      return { ...store, ...fault(store) }
    }
    const results = await runConformance(storageConformance({ name: "faulty", open, histories: 30 }))
    expect(results.some((result) => result.error !== undefined)).toBe(true)
  })
  it("shows the smallest history that differs", async () => {
    const open = async (): Promise<RecordStoreMethods> => {
      const store = memoryStore()
      return { ...store, counts: async (context) => {
        const counts = await store.counts(context)
        return { ...counts, superseded: 0 }
      } }
    }
    const results = await runConformance(storageConformance({ name: "forgetful", open, histories: 300 }))
    const shown = results.at(-1)?.error?.message ?? ""
    expect(shown).toContain(".counts.superseded is 0, expected 1")
    // One person, a fact, and another content under its key or id: no step, person or fact more.
    expect(shown.match(/writes|undoes/g)?.length).toBeLessThanOrEqual(3)
    expect(shown.match(/facts: /g)).toHaveLength(2)
    expect(conformanceTable(results)).toMatch(/^\d+ of \d+ cases pass\./)
  })
})
