import type { RecordStoreMethods, WriteReceipt } from "@tramyte/sdk"
import { describe, expect, it } from "vitest"
import type { SqlDriver } from "../driver.ts"
import { sqlStore } from "../sqlStore.ts"
import type { Fault } from "./faultPlan.fixture.ts"
import { shorterStory, showFailure } from "./shorterStory.fixture.ts"
import { simulateStore, type SimulationResult } from "./simulateStore.fixture.ts"
import { sqlStoreUnderFaults } from "./sqlStoreUnderFaults.fixture.ts"

const store = sqlStoreUnderFaults()

const sum = (faults: ReadonlyMap<Fault, number>): number => [...faults.values()].reduce((all, each) => all + each, 0)

describe("a store among crashes, lost connections, full disks and an unreliable channel", () => {
  it("loses nothing, doubles nothing and makes nothing up", { timeout: 180_000 }, async () => {
    const kinds = new Map<Fault, number>()
    for (let seed = 1; seed <= 300; seed++) {
      const result = await simulateStore(store, { seed })
      if (result.error !== undefined) throw new Error(showFailure(await shorterStory(store, result)), { cause: result.error })
      expect([seed, sum(result.faults) > 60, result.acknowledged > 50]).toEqual([seed, true, true])
      for (const [fault, count] of result.faults) kinds.set(fault, (kinds.get(fault) ?? 0) + count)
    }
    expect(sum(kinds) / 300).toBeGreaterThan(100)
    const never = everyFault.filter((fault) => (kinds.get(fault) ?? 0) < 5)
    expect(never).toEqual([])
  })
  it("has the same story for the same seed", async () => {
    const [one, again, other] = [await simulateStore(store, { seed: 11 }), await simulateStore(store, { seed: 11 }), await simulateStore(store, { seed: 12 })]
    expect(one.story).toEqual(again.story)
    expect(one.story).not.toEqual(other.story)
  })
})

describe("the simulator finds a store", () => {
  const broken = (spoil: (store: RecordStoreMethods, driver: SqlDriver) => RecordStoreMethods) => ({ ...store, open: async (driver: SqlDriver) => spoil(sqlStore(driver), driver) })
  const firstFailure = async (spoiled: typeof store): Promise<SimulationResult> => {
    for (let seed = 1; seed <= 40; seed++) {
      const result = await simulateStore(spoiled, { seed })
      if (result.error !== undefined) return result
    }
    throw new Error("was not found")
  }
  const receipt = (batch: string): WriteReceipt => ({ batch, persons: 0, units: 0, factsStored: 0, factsSuperseded: 0, unchanged: 0 })

  it("that says yes before it has committed", async () => {
    const { error } = await firstFailure(broken((good) => ({
      ...good,
      write: async (by, batch) => {
        await Promise.race([good.write(by, batch), Promise.resolve()])
        return receipt(batch.id)
      }
    })))
    expect(error?.message).toMatch(/nothing was committed|acknowledged|deep-equal|met/)
  })
  it("that says yes to what it could not do", async () => {
    const { error } = await firstFailure(broken((good) => ({ ...good, undo: (...call) => good.undo(...call).catch(() => undefined) })))
    expect(error).toBeDefined()
  })
  it("that does a repeated request again", async () => {
    let repeats = 0
    const { error } = await firstFailure(broken((good) => ({ ...good, write: (by, batch) => good.write(by, { ...batch, id: `${batch.id}/${repeats++}` }) })))
    expect(error).toBeDefined()
  })
  it("that writes its messages in a transaction of their own", async () => {
    const spoiled = broken((good) => ({
      ...good,
      write: async (by, { messages, ...batch }) => {
        const done = await good.write(by, batch)
        if (messages !== undefined) await good.write(by, { id: `${batch.id}/messages`, label: "", recorded: batch.recorded, messages })
        return done
      }
    }))
    expect((await firstFailure(spoiled)).error).toBeDefined()
  })
  it("that passes over a change, and tells it in a short story", async () => {
    const spoiled = broken((good) => ({
      ...good,
      changesSince: async function*(by, cursor) {
        let number = 0
        for await (const change of good.changesSince(by, cursor)) if (cursor === undefined || number++ > 0) yield change
      }
    }))
    const failed = await firstFailure(spoiled)
    const short = await shorterStory(spoiled, failed, 60)
    expect(short.error).toBeDefined()
    expect(short.story.length).toBeLessThan(failed.story.length)
    expect(showFailure(short)).toContain(`seed ${failed.seed}`)
  })
})

const everyFault: readonly Fault[] = [
  "requestLost", "requestTwice", "requestLate", "lateDuplicate", "answerLost", "answerLate",
  "crashBeforeStep", "crashWithinStep", "crashAfterStep", "crashBeforeCommit", "crashAfterCommit", "powerCut", "diskFull", "diskFullAtCommit", "busy",
  "serialization", "deadlock", "serializationAtCommit", "connectionLost", "connectionLostBeforeCommit", "connectionLostAfterCommit", "connectionRefused",
  "slowStep", "slowCommit", "crashInRead", "connectionLostInRead", "slowRead", "crashAtStart"
]
