import { isStoreError, type PendingMessage, type RecordStoreMethods } from "@tramyte/sdk"
import { type ChannelRates, ChannelTimeout, NoAnswer, simulation, unreliableChannel } from "@tramyte/sdk/testing"
import type { SqlDriver } from "../driver.ts"
import { type Fault, faultPlan } from "./faultPlan.fixture.ts"
import { faultyDriver } from "./faultyDriver.fixture.ts"
import { finalCheck } from "./finalCheck.fixture.ts"
import { isPassing, newLedger, type Request, showAsk } from "./ledger.fixture.ts"
import { machine } from "./machine.fixture.ts"
import { clerk, type Copy, deliver, type Desk, follow, here, homeVisits, importer, keeper, neighbour, newReceiver, reader, station, there, visits } from "./workload.fixture.ts"

/** A store to be tried: what its empty disk holds, and how it is opened on a driver. */
export interface StoreUnderFaults {
  readonly disk: Uint8Array
  readonly open: (driver: SqlDriver) => Promise<RecordStoreMethods>
  /** The store that it is held against. */
  readonly model: () => RecordStoreMethods
}

export interface SimulationOptions {
  readonly seed: number
  /** Left out: everything happens. A story is made shorter by leaving out jobs and faults. */
  readonly without?: { readonly jobs: ReadonlySet<string>; readonly faults: ReadonlySet<number>; readonly kinds: ReadonlySet<Fault> }
}

export interface SimulationResult {
  readonly seed: number
  readonly faults: ReadonlyMap<Fault, number>
  /** How many faults were decided, and the jobs that were done: what a story can be made shorter by. */
  readonly decided: number
  readonly jobs: readonly string[]
  readonly story: readonly string[]
  readonly commits: number
  readonly acknowledged: number
  readonly error?: Error
}

const rates: ChannelRates = { requestLost: 0.12, requestTwice: 0.15, requestLate: 0.12, lateDuplicate: 0.12, answerLost: 0.12, answerLate: 0.1 }
const clients = [importer, visits, homeVisits, clerk, neighbour, reader, keeper] as const

/** Minutes a virtual millisecond stands for, and where virtual time begins. */
const minute = 60_000
const beginning = Date.UTC(2026, 2, 1)

/** One world in which everything that can go wrong does, decided by one number. */
export const simulateStore = async (store: StoreUnderFaults, { seed, without }: SimulationOptions): Promise<SimulationResult> => {
  const world = simulation(seed, { real: false })
  const story: string[] = []
  const told = (line: string): void => void story.push(`${String(world.now()).padStart(6)}  ${line}`)
  let decided = 0
  let quiet = false
  const plan = faultPlan(world.fork("faults"), (fault, number) => {
    decided = number + 1
    return !quiet && without?.faults.has(number) !== true && without?.kinds.has(fault) !== true
  })
  const ledger = newLedger()
  const form = seed % 3 === 0 ? "at once" : "waiting"
  const computer = machine<RecordStoreMethods>({
    disk: store.disk, processes: ["server A", "server B"], world: world.fork("machine"), plan, told,
    open: (life) => store.open(faultyDriver(life, form, { journal: ledger.journal, plan, told, world: world.fork("driver") }))
  })
  const channel = unreliableChannel(world.fork("channel"), rates, (fault) => {
    if (!quiet) plan.counted(fault)
  }, (fault) => plan.allows(fault))
  const receiver = newReceiver()
  const stored = new Map<string, string[]>()
  let requests = 0

  const asking = (who: string): Desk["ask"] => async (by, ask) => {
    const request: Request = { number: ++requests, who, by, ask }
    for (let tries = 0; tries < 400; tries++) {
      try {
        const value = await channel.call(() => served(request), 1000)
        told(`${who} has its answer to ${request.number}`)
        ledger.acknowledge(request, { value })
        return value
      } catch (error) {
        if (isStoreError(error) && !isPassing(error)) {
          told(`${who} is refused ${request.number}: ${error.message.slice(0, 160)}`)
          ledger.acknowledge(request, { error })
          throw error
        }
        if (!(error instanceof ChannelTimeout || isPassing(error))) throw error
      }
      await world.sleep(50 + 30 * tries)
    }
    throw new Error(`${who} never had an answer to request ${request.number}: ${showAsk(ask)}`)
  }
  const served = async (request: Request): Promise<unknown> => {
    const found = computer.anyServer()
    if (found === undefined) throw new NoAnswer("nobody is there")
    told(`${found.life.name} takes ${request.number} of ${request.who}: ${showAsk(request.ask)}`)
    try {
      const value = await ledger.serve(found.server, request)
      if (found.life.isOver()) throw new NoAnswer("ended")
      return value
    } catch (error) {
      if (found.life.isOver() || error instanceof NoAnswer) throw new NoAnswer("ended")
      if (!isStoreError(error)) throw new Unforeseen(request, error)
      told(`${found.life.name} refuses ${request.number}: ${error.message.slice(0, 120)}`)
      throw error
    }
  }
  const desk = (who: string): Desk => {
    const own = world.fork(who)
    // Clocks are wrong by up to two months and go wrong by more.
    const skew = (own.random() - 0.5) * 120 * 24 * 60 * minute
    const pace = 0.5 + own.random()
    return { world: own, ask: asking(who), stored, recorded: () => `${new Date(beginning + skew + world.now() * pace * minute).toISOString().slice(0, 19)}Z` }
  }
  const send = async (message: PendingMessage): Promise<void> => {
    for (;;) {
      try {
        return await channel.call(async () => receiver.take(message), 500)
      } catch (error) {
        if (!(error instanceof ChannelTimeout)) throw error
      }
    }
  }
  const jobs: string[] = []
  const begin = (name: string, count: number, job: (desk: Desk, number: number) => Promise<unknown>): void => {
    world.start(async () => {
      for (let number = 0; number < count; number++) {
        const own = `${name} ${number}`
        jobs.push(own)
        const place = desk(own)
        await world.sleep(place.world.below(900))
        if (without?.jobs.has(own) !== true) await job(place, number)
      }
    })
  }

  const copies = [here, there].map((commune): Copy => ({ by: station(commune, "follower"), cursor: undefined, versions: new Map(), records: new Map() }))
  const result = (error?: Error): SimulationResult => ({
    seed, faults: plan.counts, decided, jobs, story, commits: ledger.commits.length, acknowledged: ledger.acknowledged.size, ...error === undefined ? {} : { error }
  })
  try {
    for (const { job, jobs: count, name } of clients) begin(name, count, job)
    for (const topic of ["fhir", "insurance"]) begin(`connector ${topic}`, 4, (place) => deliver(place, topic, send))
    for (const copy of copies) begin(`follower of ${copy.by.commune}`, 3, (place) => follow(place, copy))
    await world.run()
    // Everybody has their answers and the last late duplicate has come. What waits to be delivered or copied is, in the same weather.
    const finish = desk("finish")
    world.start(async () => {
      for (const topic of ["fhir", "insurance"]) while (!await deliver(finish, topic, send));
      for (const copy of copies) while (!await follow(finish, copy));
    })
    await world.run()
    quiet = true
    computer.cutPower()
    await world.run()
    world.start(async () => {
      const found = computer.anyServer()!
      await finalCheck({ store: found.server, model: store.model(), ledger, copies, receiver, look: computer.look, random: world.fork("check") })
    })
    await world.run()
    return result()
  } catch (error) {
    return result(error instanceof Error ? error : new Error(String(error)))
  } finally {
    computer.remove()
  }
}

/** Something that is no refusal: a mistake of the store's. */
class Unforeseen extends Error {
  override readonly name = "Unforeseen"

  constructor(request: Request, cause: unknown) {
    super(`request ${request.number} of ${request.who} (${showAsk(request.ask)}) met ${cause instanceof Error ? cause.stack ?? cause.message : String(cause)}`, { cause })
  }
}

