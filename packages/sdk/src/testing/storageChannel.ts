/**
 * A small world with a clock of its own, in which everything happens in an order that one number decides: tasks that wait
 * for each other and for virtual milliseconds. Real waiting (for a database) is allowed within a task: time stands still meanwhile.
 */
export interface Simulation {
  /** Virtual milliseconds since the beginning. */
  readonly now: () => number
  /** Between 0 and 1, from the seed. */
  readonly random: () => number
  readonly chance: (probability: number) => boolean
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** The same world with random numbers of its own: what draws there changes nothing here. */
  readonly fork: (name: string) => Simulation
  readonly sleep: (milliseconds: number) => Promise<void>
  /** Waits until somebody calls `wake`. Tasks may wait for each other in no other way, or time stands still for good. */
  readonly park: <A>(ask: (wake: (answer: A) => void) => void) => Promise<A>
  /** Begins a task, at once or later; what it throws ends the run. */
  readonly start: (task: () => Promise<void>, afterMilliseconds?: number) => void
  /** Lets time pass until every task has ended and nothing is to come. */
  readonly run: () => Promise<void>
}

/** What a channel does to a request or its answer. */
export type ChannelFault = "requestLost" | "requestTwice" | "requestLate" | "lateDuplicate" | "answerLost" | "answerLate"

/** How often each fault happens, as a probability a call. */
export type ChannelRates = Readonly<Partial<Record<ChannelFault, number>>>

/** The caller waited long enough. Whether the request was served, is being served or will be, nobody knows. */
export class ChannelTimeout extends Error {
  override readonly name = "ChannelTimeout"
}

/** What a server throws that ends before it answers. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer"
}

/** What tasks of a world do besides waiting for its clock. */
export interface SimulationSettings {
  /**
   * Whether they wait for something real: a disk, a server (the default). Where they never do, they may wait for each other's Promises as they
   * like, and not by `park` alone.
   */
  readonly real?: boolean
}

/** A world that the seed decides. */
export const simulation = (seed: number, { real = true }: SimulationSettings = {}): Simulation => {
  /** Tasks that are not waiting for the clock or each other. */
  let busy = 0
  let time = 0
  let order = 0
  const agenda: Event[] = []
  let failed: { readonly error: unknown } | undefined
  let finish: (() => void) | undefined
  let looking = false

  const look = (): void => {
    if (looking || finish === undefined) return
    looking = true
    // Where nothing is real, all that can be done now has been done when the microtasks are through.
    const soon = real ? queueMicrotask : setImmediate
    soon(() => {
      looking = false
      if ((real && busy > 0) || finish === undefined) return
      const event = failed === undefined ? takeFirst(agenda) : undefined
      if (event === undefined) return finish()
      time = event.time
      event.act()
      look()
    })
  }
  const at = (after: number, act: () => void): void => addEvent(agenda, { time: time + Math.max(0, after), order: order++, act })
  const park: Simulation["park"] = (ask) => new Promise((resolve) => {
    let woken = false
    busy--
    ask((answer) => {
      if (woken) return
      woken = true
      busy++
      resolve(answer)
    })
    look()
  })
  const start: Simulation["start"] = (task, after = 0) => at(after, () => {
    busy++
    const ended = (): void => {
      busy--
      look()
    }
    task().then(ended, (error: unknown) => {
      failed ??= { error }
      ended()
    })
  })
  const run = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      finish = resolve
      look()
    })
    finish = undefined
    if (failed !== undefined) throw failed.error
  }
  const world = (ownSeed: number): Simulation => {
    const random = randomNumbers(ownSeed)
    const below = (limit: number): number => Math.floor(random() * limit)
    return {
      now: () => time, random, below, park, start, run,
      chance: (probability) => random() < probability,
      pick: (list) => list[below(list.length)]!,
      fork: (name) => world(hashOf(name, ownSeed)),
      sleep: (milliseconds) => park<void>((wake) => at(milliseconds, wake))
    }
  }
  return world(seed)
}

/** Calls over a channel that loses, doubles, delays and reorders. */
export interface UnreliableChannel {
  /**
   * Has a request served not at all, once or several times, now or long after, and waits for the first answer: what the server
   * returned or threw.
   *
   * @param timeout in virtual milliseconds; then `ChannelTimeout`
   */
  readonly call: <A>(serve: () => Promise<A>, timeout: number) => Promise<A>
}

/**
 * A channel between clients and a server as mobile networks are: a request may be lost or arrive late, twice, after a later one, or
 * long after everybody forgot it; so may its answer.
 *
 * @param world whose clock and seed decide
 * @param rates how often each fault happens; what is left out never does
 * @param told is told of each fault when it is decided
 * @param allows may forbid a fault; what happens otherwise stays what it is
 * @example
 * ```ts
 * import { simulation, unreliableChannel } from "@tramyte/sdk/testing"
 *
 * const world = simulation(1)
 * const channel = unreliableChannel(world, { requestTwice: 1 })
 * let served = 0
 * world.start(async () => channel.call(async () => { served++ }, 1000))
 * await world.run()
 * served // => 2
 * ```
 */
export const unreliableChannel = (
  world: Simulation, rates: ChannelRates, told: (fault: ChannelFault) => void = () => {}, allows: (fault: ChannelFault) => boolean = () => true
): UnreliableChannel => {
  const happens = (fault: ChannelFault): boolean => {
    // Drawn in any case, so that a rate of zero leaves all other draws as they were.
    const does = world.chance(rates[fault] ?? 0) && allows(fault)
    if (does) told(fault)
    return does
  }
  const shortly = (): number => 1 + world.below(20)
  const long = (timeout: number): number => timeout + world.below(3 * timeout)
  return {
    call: async (serve, timeout) => {
      const outcome = await world.park<Outcome<Awaited<ReturnType<typeof serve>>>>((wake) => {
        const answer = (outcome: Outcome<Awaited<ReturnType<typeof serve>>>): void => {
          const lost = happens("answerLost")
          const after = happens("answerLate") ? long(timeout) : shortly()
          if (!lost) world.start(async () => wake(outcome), after)
        }
        const deliver = async (): Promise<void> => {
          try {
            answer({ answer: await serve() })
          } catch (error) {
            if (!(error instanceof NoAnswer)) answer({ error })
          }
        }
        const lost = happens("requestLost")
        const after = happens("requestLate") ? long(timeout) : shortly()
        if (!lost) world.start(deliver, after)
        if (happens("requestTwice")) world.start(deliver, shortly())
        if (happens("lateDuplicate")) world.start(deliver, timeout * (5 + world.below(200)))
        world.start(async () => wake("timeout"), timeout)
      })
      if (outcome === "timeout") throw new ChannelTimeout(`no answer within ${timeout} ms`)
      if ("error" in outcome) throw outcome.error
      return outcome.answer
    }
  }
}

type Outcome<A> = { readonly answer: A } | { readonly error: unknown } | "timeout"

interface Event {
  readonly time: number
  readonly order: number
  readonly act: () => void
}

const isBefore = (a: Event, b: Event): boolean => a.time < b.time || (a.time === b.time && a.order < b.order)

const addEvent = (heap: Event[], event: Event): void => {
  let place = heap.length
  for (; place > 0; place = (place - 1) >> 1) {
    const above = heap[(place - 1) >> 1]!
    if (!isBefore(event, above)) break
    heap[place] = above
  }
  heap[place] = event
}

const takeFirst = (heap: Event[]): Event | undefined => {
  const [first] = heap
  const last = heap.pop()
  if (first === undefined || last === undefined || first === last) return first
  let place = 0
  for (;;) {
    const left = 2 * place + 1
    if (left >= heap.length) break
    const child = left + 1 < heap.length && isBefore(heap[left + 1]!, heap[left]!) ? left + 1 : left
    if (!isBefore(heap[child]!, last)) break
    heap[place] = heap[child]!
    place = child
  }
  heap[place] = last
  return first
}

/** mulberry32 by Tommy Ettinger (public domain). */
const randomNumbers = (seed: number): () => number => {
  let state = seed | 0
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** FNV-1a over the name and the seed. */
const hashOf = (name: string, seed: number): number => {
  let hash = 0x811C9DC5 ^ seed
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return hash ^ (hash >>> 15)
}
