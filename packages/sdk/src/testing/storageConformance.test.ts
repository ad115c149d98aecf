import type { Fact } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { invalid, memoryStore, type RecordStoreMethods, type WriteBatch } from "../index.ts"
import { type ConformanceCase, type ConformanceException, type ConformanceResult, conformanceTable, registerConformance, runConformance } from "./conformanceResults.ts"
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
  },
  "never refuses for a version": (store) => ({ write: (context, batch) => store.write(context, typeof batch === "object" && batch !== null ? { ...batch, expects: [] } : batch) }),
  "keeps no conflicts": (store) => ({ conflicts: async function*(context) {
    for (const conflict of await collect(store.conflicts(context))) if (conflict.actor === "nobody") yield conflict
  } }),
  "passes over a change that comes with others": (store) => ({ changesSince: async function*(context, cursor) {
    const [first, ...rest] = await collect(store.changesSince(context, cursor))
    if (first !== undefined) yield first
    if (rest.length > 0) yield rest.at(-1)!
  } }),
  "sends what was acknowledged again": () => ({ acknowledge: async () => {} }),
  "restores what it can of a damaged history": (store) => ({ restore: (context, lines) => store.restore(context, lines).catch(() => ({ batches: 0, known: 0 })) }),
  "counts everybody, whoever asks": (store) => ({ kpi: (context, rules, query) => store.kpi(context?.villages === undefined ? context : { ...context, role: "station", villages: [] }, rules, query) }),
  "verifies for anybody": () => ({ verify: async () => [] })
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

/** The first case that fails: the kit need not be run to its end to be right. */
const firstFailure = async (cases: readonly ConformanceCase[]): Promise<ConformanceResult | undefined> => {
  for (const each of cases) {
    const [result] = await runConformance([each])
    if (result?.error !== undefined) return result
  }
  return undefined
}
const randomCase = "agrees with the model over random histories"

describe("the kit sees what is wrong", () => {
  it.each(Object.entries(faults))("a store that %s", async (_name, fault) => {
    const open = async (): Promise<RecordStoreMethods> => {
      const store = memoryStore()
      return { ...store, ...fault(store) }
    }
    expect(await firstFailure(storageConformance({ name: "faulty", open, histories: 30 }))).toBeDefined()
  })
  it("shows the smallest history that differs", async () => {
    const open = async (): Promise<RecordStoreMethods> => {
      const store = memoryStore()
      return { ...store, counts: async (context) => {
        const counts = await store.counts(context)
        return { ...counts, superseded: 0 }
      } }
    }
    const shown = (await firstFailure(storageConformance({ name: "forgetful", open, histories: 300 }).filter(({ name }) => name === randomCase)))?.error?.message ?? ""
    expect(shown).toContain(".counts.superseded is 0, expected 1")
    // One person, a fact, and another content under its key or id: no step, person or fact more.
    expect(shown.match(/^\d+\. /gm)?.length).toBeLessThanOrEqual(3)
    expect(shown.match(/facts: /g)).toHaveLength(2)
    expect(shown).not.toMatch(/merges|messages|expects|goes on|acknowledges/)
  })
  it("shows the smallest history of versions that do not change", async () => {
    const open = async (): Promise<RecordStoreMethods> => {
      const store = memoryStore()
      const seen = new Map<string, string>()
      return { ...store, record: async (...args) => {
        const record = await store.record(...args)
        if (record?.version === undefined) return record
        const kept = `${record.person.id} ${record.facts.length}`
        seen.set(kept, seen.get(kept) ?? record.version)
        return { ...record, version: seen.get(kept)! }
      } }
    }
    const shown = (await firstFailure(storageConformance({ name: "stale", open, histories: 300 }).filter(({ name }) => name === randomCase)))?.error?.message ?? ""
    expect(shown).toMatch(/the version of p\d does not change, though it must/)
    expect(shown.match(/^\d+\. /gm)?.length).toBeLessThanOrEqual(3)
  })
  it.each<[string, (facts: readonly RawFact[]) => readonly RawFact[]]>([
    ["lost a fact", (facts) => facts.slice(1)], ["keeps a fact twice", (facts) => facts.length > 0 ? [...facts, facts[0]!] : facts],
    ["overwrote what was superseded", (facts) => facts.filter(({ stands }) => stands)], ["marks what was superseded as standing", (facts) => facts.map((each) => ({ ...each, stands: true }))],
    ["marks nothing as standing", (facts) => facts.map((each) => ({ ...each, stands: false }))], ["keeps numbers as text", (facts) => facts.map((each) => typeof each.fact.value === "number" ? { ...each, fact: { ...each.fact, value: String(each.fact.value) } } : each)],
    ["keeps facts under another batch", (facts) => facts.map((each) => ({ ...each, batch: "b" }))]
  ])("behind the adapter: a database that %s", async (_what, lie) => {
    const cases = storageConformance({ name: "lying", ...memory, raw: async (store) => lie(await raw(store)) }).filter(({ name }) => name.startsWith("behind the adapter"))
    expect(await firstFailure(cases)).toBeDefined()
  })
})

describe("declared exceptions", () => {
  const open = async (): Promise<RecordStoreMethods> => {
    const store = memoryStore()
    return { ...store, write: async (context, batch) => {
      if (batch?.units?.some((unit) => unit.name === "")) throw invalid("The batch", [{ path: "units[0].name", message: "is empty" }])
      return store.write(context, batch)
    } }
  }
  const name = "an empty text is no id, no kind, no code"
  const one = (exceptions: readonly ConformanceException[], of = name) => runConformance(storageConformance({ name: "strict", open, exceptions }).filter((each) => each.name === of))
  it("fail as declared, and the table says why", async () => {
    const results = await one([{ case: name, reason: "our database keeps no | empty names" }])
    expect(results).toEqual([{ suite: "strict", name, exception: "our database keeps no | empty names" }])
    expect(conformanceTable(results)).toBe(`0 of 1 cases pass; 1 fails as declared.\n\n| store | case | result |\n| --- | --- | --- |\n| strict | ${name} | *exception*: our database keeps no \\| empty names |`)
    expect((await one([]))[0]?.error?.message).toContain("units[0].name")
  })
  it("are no longer needed once the case passes", async () => {
    const passing = "records and units come ordered by id, by code points"
    const [result] = await one([{ case: passing, reason: "we order by collation" }], passing)
    expect(result?.error?.message).toMatch(/^the exception is no longer needed: .* passes \(declared: we order by collation\)/)
  })
  it.each<[string, readonly ConformanceException[], RegExp]>([
    ["an unknown case", [{ case: "keeps everything", reason: "x" }], /no case "keeps everything"/], ["no reason", [{ case: name, reason: " " }], /gives no reason/],
    ["a case that is not run, for want of `reopen`", [{ case: "keeps everything when it is opened again", reason: "x" }], /no case/], ["a case twice", [{ case: name, reason: "x" }, { case: name, reason: "y" }], /twice/]
  ])("%s is an error", (_what, exceptions, message) => {
    expect(() => storageConformance({ name: "strict", open, exceptions })).toThrow(message)
  })
})

describe("the kit", () => {
  it("names each case once, so that an exception means one", () => {
    const names = storageConformance({ name: "memory", ...memory, reopen: async (store) => store, crash: async (store) => store }).map((each) => each.name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeGreaterThan(140)
  })
})
