import { describe, expect, it } from "vitest"
import { ChannelTimeout, NoAnswer, simulation, unreliableChannel } from "./storageChannel.ts"

describe("a simulation", () => {
  it("lets virtual time pass in order, and none while a task waits for something real", async () => {
    const world = simulation(1)
    const seen: string[] = []
    world.start(async () => {
      await world.sleep(20)
      seen.push(`a at ${world.now()}`)
    })
    world.start(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen.push(`b at ${world.now()}`)
      await world.sleep(10)
      seen.push(`b at ${world.now()}`)
    })
    await world.run()
    expect(seen).toEqual(["b at 0", "b at 10", "a at 20"])
  })
  it("lets tasks wait for each other's Promises, where nothing else is waited for", async () => {
    const world = simulation(1, { real: false })
    const seen: string[] = []
    const slow = new Promise<void>((resolve) => world.start(async () => {
      await world.sleep(20)
      resolve()
    }))
    world.start(async () => {
      await slow
      seen.push(`goes on at ${world.now()}`)
    })
    await world.run()
    expect(seen).toEqual(["goes on at 20"])
  })
  it("hands on what a task throws", async () => {
    const world = simulation(1)
    world.start(async () => {
      throw new Error("broken")
    })
    await expect(world.run()).rejects.toThrow("broken")
  })
  it("fires ten thousand events in the order of their times", async () => {
    const world = simulation(3)
    const times: number[] = []
    for (let index = 0; index < 10_000; index++) world.start(async () => void times.push(world.now()), world.below(500))
    await world.run()
    expect(times).toHaveLength(10_000)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })
})

describe("an unreliable channel", () => {
  const story = async (seed: number): Promise<readonly string[]> => {
    const world = simulation(seed)
    const lines: string[] = []
    const channel = unreliableChannel(world.fork("channel"),
      { requestLost: 0.3, requestTwice: 0.3, requestLate: 0.3, lateDuplicate: 0.3, answerLost: 0.3, answerLate: 0.3 }, (fault) => lines.push(fault))
    for (let caller = 0; caller < 5; caller++) {
      world.start(async () => {
        for (let tries = 0; ; tries++) {
          try {
            await channel.call(async () => void lines.push(`serves ${caller} at ${world.now()}`), 100)
            return void lines.push(`${caller} has its answer at ${world.now()} after ${tries}`)
          } catch (error) {
            if (!(error instanceof ChannelTimeout)) throw error
          }
        }
      })
    }
    await world.run()
    return lines
  }
  it("does the same for the same seed, and something else for another", async () => {
    expect(await story(7)).toEqual(await story(7))
    expect(await story(7)).not.toEqual(await story(8))
  })
  it("knows every fault, and whoever tries again has an answer", async () => {
    const lines = (await Promise.all(Array.from({ length: 20 }, (_, seed) => story(seed)))).flat()
    for (const fault of ["requestLost", "requestTwice", "requestLate", "lateDuplicate", "answerLost", "answerLate"]) expect(lines).toContain(fault)
    expect(lines.filter((line) => line.includes("has its answer"))).toHaveLength(100)
  })
  it("serves a lost request never, and answers nothing for a server that ended", async () => {
    const world = simulation(1)
    let served = 0
    const ends: unknown[] = []
    const ask = async (channel: ReturnType<typeof unreliableChannel>, act: () => void): Promise<void> => {
      try {
        await channel.call(async () => act(), 50)
      } catch (error) {
        ends.push(error)
      }
    }
    world.start(() => ask(unreliableChannel(world, { requestLost: 1 }), () => void served++))
    world.start(() => ask(unreliableChannel(world, {}), () => {
      throw new NoAnswer("ended")
    }))
    world.start(() => ask(unreliableChannel(world, {}), () => {
      throw new RangeError("no")
    }))
    await world.run()
    expect(served).toBe(0)
    expect(ends.map((error) => (error as Error).name)).toEqual(["RangeError", "ChannelTimeout", "ChannelTimeout"])
  })
})
