import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Stream from "effect/Stream"
import { describe, expect, it } from "vitest"
import { memoryStore } from "../memory/memoryStore.ts"
import { registerConformance } from "../testing/conformanceResults.ts"
import { storageConformance } from "../testing/storageConformance.ts"
import { fromPromises, toPromises } from "./port.ts"
import { RecordStore, recordStoreLayer, type RecordStoreMethods, recordStorePort } from "./recordStore.ts"
import { StoreError } from "./storeError.ts"

const auditor = { actor: "an", role: "auditor", purpose: "maintenance", commune: "10903" } as const
const station = { actor: "an", role: "station", purpose: "care", commune: "10903" } as const
const unavailable = new StoreError({ _tag: "Unavailable", retryable: true }, "locked")

// Through both doors and back, nothing may change.
registerConformance(storageConformance({
  name: "memoryStore through the Effect door and back",
  open: async () => toPromises(recordStorePort, fromPromises(recordStorePort, memoryStore())),
  histories: 30
}), { describe, it })

describe("the Promise door and the Effect door", () => {
  const broken = (thrown: unknown): RecordStoreMethods => ({
    ...memoryStore(),
    counts: () => Promise.reject(thrown),
    records: async function*() {
      yield { person: { id: "p1" }, facts: [] }
      throw thrown
    }
  })

  it("fail with the same error object", async () => {
    const service = fromPromises(recordStorePort, broken(unavailable))
    expect(await Effect.runPromise(Effect.flip(service.counts(auditor)))).toBe(unavailable)
    expect(await Effect.runPromise(Effect.flip(Stream.runCollect(service.records(station))))).toBe(unavailable)
    const store = toPromises(recordStorePort, service)
    await expect(store.counts(auditor)).rejects.toBe(unavailable)
    const seen: string[] = []
    const reading = (async () => {
      for await (const { person } of store.records(station)) seen.push(person.id)
    })()
    await expect(reading).rejects.toBe(unavailable)
    expect(seen).toEqual(["p1"])
  })
  it("lets a reason be caught by its name", async () => {
    const service = fromPromises(recordStorePort, broken(unavailable))
    const answer = service.counts(auditor).pipe(Effect.as("counted"), Effect.catchReason("StoreError", "Unavailable", (reason) => Effect.succeed(reason.retryable)))
    expect(await Effect.runPromise(answer)).toBe(true)
  })
  it("a mistake of the adapter is a defect, no typed failure", async () => {
    const mistake = new TypeError("x is not a function")
    const exit = await Effect.runPromiseExit(fromPromises(recordStorePort, broken(mistake)).counts(auditor))
    expect(Exit.isFailure(exit) && Cause.hasDies(exit.cause) && !Cause.hasFails(exit.cause)).toBe(true)
    await expect(toPromises(recordStorePort, fromPromises(recordStorePort, broken(mistake))).counts(auditor)).rejects.toBe(mistake)
  })
  it("a stream that is broken off closes what the adapter opened", async () => {
    let closed = 0
    const endless: RecordStoreMethods = {
      ...memoryStore(),
      records: async function*() {
        try {
          for (let number = 0; ; number++) yield { person: { id: `p${number}` }, facts: [] }
        } finally {
          closed++
        }
      }
    }
    const service = fromPromises(recordStorePort, endless)
    expect(await Effect.runPromise(service.records(station).pipe(Stream.take(2), Stream.runCount))).toBe(2)
    expect(closed).toBe(1)
    for await (const _ of toPromises(recordStorePort, service).records(station)) break
    expect(closed).toBe(2)
  })
  it("a layer opens the adapter and closes it", async () => {
    const events: string[] = []
    const layer = recordStoreLayer(async () => {
      events.push("open")
      return { ...memoryStore(), close: async () => void events.push("close") }
    })
    const counts = await Effect.runPromise(Effect.provide(RecordStore.use((store) => store.counts(auditor)), layer))
    expect([counts.persons, ...events]).toEqual([0, "open", "close"])
    const refused = recordStoreLayer(() => Promise.reject(unavailable))
    expect(await Effect.runPromise(Effect.flip(Effect.provide(RecordStore.use((store) => store.counts(auditor)), refused)))).toBe(unavailable)
  })
})
