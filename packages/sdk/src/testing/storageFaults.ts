import type { RecordStoreMethods } from "../ports/recordStore.ts"
import { type ChannelFault, type ChannelRates, simulation, unreliableChannel } from "./storageChannel.ts"
import { expectSame } from "./expectSame.ts"
import { clerk, collect, keeper, morning } from "./storageBatches.ts"
import { type Acknowledged, type StorageClient, workOf } from "./storageClient.ts"
import { connectorOf, listenerOf } from "./storageListeners.ts"
import { type CrashMoment, storageServer } from "./storageServer.ts"

/** A store to be put behind a bad line. */
export interface StorageFaultsOptions {
  /** What the report calls it. */
  readonly name: string
  /** Opens an empty store; each seed opens its own. */
  readonly open: () => Promise<RecordStoreMethods>
  /** Ends a store abruptly, as a crash or a power cut would, without closing it, and opens its data again. Without it, nothing crashes. */
  readonly crash?: (store: RecordStoreMethods) => Promise<RecordStoreMethods>
  /** How many seeds (default 20), from which one on (default 1). */
  readonly seeds?: number
  readonly firstSeed?: number
  /** How many clients (default 3) send how many batches each (default 8). */
  readonly clients?: number
  readonly batches?: number
  /** How often the line fails, and the store crashes, as probabilities a request. */
  readonly rates?: ChannelRates
  readonly crashes?: number
}

/** What was injected, and what came of it. */
export interface StorageFaultsReport {
  readonly store: string
  readonly seeds: number
  /** How many faults were injected, by kind and in all. */
  readonly faults: Readonly<Record<ChannelFault | CrashMoment, number>>
  readonly injected: number
  /** Batches and facts that clients were told to be stored. */
  readonly batches: number
  readonly facts: number
  /** Of those facts, how many are not there, and how many are there more than once. */
  readonly lost: number
  readonly doubled: number
  /** The seeds that failed, each with what differs and the story of what happened. */
  readonly failures: readonly { readonly seed: number; readonly error: Error; readonly story: string }[]
}

const usualRates: ChannelRates = { requestLost: 0.15, requestTwice: 0.15, requestLate: 0.1, lateDuplicate: 0.1, answerLost: 0.15, answerLate: 0.1 }

/**
 * Puts a store behind a line that loses, doubles, delays and reorders requests and answers, with clients whose clocks are wrong and a
 * server that crashes. The clients repeat each request until it is answered: new people, facts, corrections of rows that all of them read,
 * merges, expected versions, undoing, messages. Afterwards every fact that a client was told to be stored is there once; the store
 * answers everything as `memoryStore` does after the same commits; a receiver has every message, by its id, once, and was told of each
 * that was taken back; and a listener's copy is the store's.
 *
 * The same seed makes the same story, and a failing one is told with the fewest batches that fail. Virtual time: nothing waits.
 *
 * @example
 * ```ts
 * import { memoryStore } from "@tramyte/sdk"
 * import { storageFaults } from "@tramyte/sdk/testing"
 *
 * const report = await storageFaults({ name: "memory", open: async () => memoryStore(), seeds: 5 })
 * report.lost + report.doubled + report.failures.length // => 0
 * report.injected > 200 // => true
 * ```
 */
export const storageFaults = async (options: StorageFaultsOptions): Promise<StorageFaultsReport> => {
  const { batches = 8, clients = 3, firstSeed = 1, name, seeds = 20 } = options
  const faults: Record<ChannelFault | CrashMoment, number> = { requestLost: 0, requestTwice: 0, requestLate: 0, lateDuplicate: 0, answerLost: 0, answerLate: 0, crashBefore: 0, crashMeanwhile: 0, crashAfter: 0 }
  const sums = { batches: 0, facts: 0, lost: 0, doubled: 0 }
  const failures: { readonly seed: number; readonly error: Error; readonly story: string }[] = []
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const run = await runSeed(options, { seed, batches, clients })
    for (const [fault, count] of Object.entries(run.faults) as [ChannelFault | CrashMoment, number][]) faults[fault] += count
    for (const key of ["batches", "facts", "lost", "doubled"] as const) sums[key] += run[key]
    if (run.error !== undefined) failures.push(await smallest(options, { seed, batches, clients }, { error: run.error, story: run.story }))
  }
  return { store: name, seeds, faults, injected: Object.values(faults).reduce((sum, count) => sum + count, 0), ...sums, failures }
}

interface Size {
  readonly seed: number
  readonly batches: number
  readonly clients: number
}
type Failure = { readonly error: Error; readonly story: string }

/** The same seed with fewer clients and batches, as long as it still fails. */
const smallest = async (options: StorageFaultsOptions, size: Size, failure: Failure): Promise<Failure & { readonly seed: number }> => {
  for (let clients = 1; clients <= size.clients; clients++) {
    for (let batches = 1; batches <= size.batches; batches++) {
      const run = await runSeed(options, { ...size, batches, clients })
      if (run.error !== undefined) return { seed: size.seed, error: run.error, story: run.story }
    }
  }
  return { seed: size.seed, ...failure }
}

type Faults = Partial<Record<ChannelFault | CrashMoment, number>>

const runSeed = async (options: StorageFaultsOptions, { batches, clients, seed }: Size) => {
  const { crash, crashes = 0.06, open, rates = usualRates } = options
  const faults: Faults = {}
  const story: string[] = []
  const sums = { batches: 0, facts: 0, lost: 0, doubled: 0 }
  const world = simulation(seed)
  const say = (who: string) => (what: string): void => void story.push(`${String(Math.round(world.now())).padStart(6)} ms  ${who} ${what}`)
  const fault = (who: string) => (what: ChannelFault | CrashMoment): void => {
    faults[what] = (faults[what] ?? 0) + 1
    say(who)(`    ${told[what]}`)
  }
  const server = await storageServer({ open, crash, crashes, world: world.fork("server"), told: fault("the server") })
  const clientOf = (name: string, minutes: number): StorageClient => {
    const own = world.fork(name)
    return { name, context: clerk, world: own, channel: unreliableChannel(own, rates, fault(name)), server, skew: minutes, say: say(name) }
  }
  try {
    const people = ["p1", "p2", "p3", "p4", "p5"]
    const batch = { id: "people", label: "people", recorded: morning("2026-01-05"), persons: people.map((id) => ({ id })) }
    await server.write(clerk, { batch }).catch(async () => untilAnsweredAtOnce(server, batch))
    const done: Acknowledged[] = []
    let working = clients
    const [connector, listener] = [connectorOf(clientOf("connector", 0)), listenerOf(clientOf("listener", 0))]
    for (let number = 1; number <= clients; number++) {
      const client = clientOf(`c${number}`, (number - 2) * 2 * 1440 + world.below(600))
      world.start(async () => {
        done.push(await workOf(client, batches, people))
        working--
      })
    }
    for (const each of [connector, listener]) world.start(() => each.go(() => working > 0))
    await world.run()
    await connector.finish()
    await listener.finish()
    const kept = await keptFacts(server.store())
    for (const { batches: acknowledged } of done) {
      sums.batches += acknowledged.size
      for (const { facts = [], id } of acknowledged.values()) {
        for (const fact of facts) {
          // Rows that all clients read may have been there with the same content.
          if (!fact.source!.key.startsWith(fact.id.slice(0, fact.id.indexOf("/")))) continue
          const times = kept.get(JSON.stringify([id, fact.id])) ?? 0
          sums.facts++
          if (times === 0) sums.lost++
          if (times > 1) sums.doubled++
        }
      }
    }
    expectSame({ lost: sums.lost, doubled: sums.doubled }, { lost: 0, doubled: 0 }, "acknowledged facts")
    await server.compare(["2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06", "2026-01-08"])
    return { faults, ...sums, story: "", error: undefined }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    return { faults, ...sums, story: [`seed ${seed}, ${clients} clients of ${batches} batches:`, ...story.length > 120 ? ["…", ...story.slice(-120)] : story, `it ends so: ${error.message}`].join("\n"), error }
  } finally {
    await server.close().catch(() => undefined)
  }
}

/** The first batch must be there; it is sent over no line. */
const untilAnsweredAtOnce = async (server: { readonly write: (context: typeof clerk, sent: { readonly batch: Parameters<RecordStoreMethods["write"]>[1] }) => Promise<unknown> }, batch: Parameters<RecordStoreMethods["write"]>[1]): Promise<void> => {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      return void await server.write(clerk, { batch })
    } catch {
      continue
    }
  }
  throw new Error("the first batch could not be written in 50 attempts")
}

/** How often each fact of each batch lies in the history. */
const keptFacts = async (store: RecordStoreMethods): Promise<ReadonlyMap<string, number>> => {
  const kept = new Map<string, number>()
  let batch = ""
  for (const line of await collect(store.history(keeper))) {
    if ("batch" in line) batch = line.batch.id
    if (!("fact" in line)) continue
    const key = JSON.stringify([batch, line.fact.id])
    kept.set(key, (kept.get(key) ?? 0) + 1)
  }
  return kept
}

const told: Readonly<Record<ChannelFault | CrashMoment, string>> = {
  requestLost: "(the request is lost)", requestTwice: "(the request arrives twice)", requestLate: "(the request arrives late)", lateDuplicate: "(the request arrives once more, long after)",
  answerLost: "(an answer is lost)", answerLate: "(an answer comes late)", crashBefore: "ends before it began", crashMeanwhile: "ends while it is at it", crashAfter: "ends after it had done it"
}
