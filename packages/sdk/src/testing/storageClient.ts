import type { Fact } from "@tramyte/core"
import type { OutboxMessage, WriteBatch } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { isStoreError } from "../ports/storeError.ts"
import { ChannelTimeout, type Simulation, type UnreliableChannel } from "./storageChannel.ts"
import type { SentBatch, StorageServer } from "./storageServer.ts"

/** A computer of a station that sends over a bad line, with a clock that is wrong. */
export interface StorageClient {
  readonly name: string
  readonly context: SecurityContext
  readonly world: Simulation
  readonly channel: UnreliableChannel
  readonly server: StorageServer
  /** By how many minutes its clock is wrong. */
  readonly skew: number
  readonly say: (what: string) => void
}

/** What a client knows to have been stored. */
export interface Acknowledged {
  readonly batches: Map<string, WriteBatch>
  /** Batches that it undid, or whose undoing was acknowledged. */
  readonly undone: Set<string>
}

/** Repeats a request until an answer comes: the same request each time. */
export const untilAnswered = async <A>({ channel, say, world }: StorageClient, what: string, serve: () => Promise<A>): Promise<A> => {
  for (let attempt = 1; ; attempt++) {
    say(attempt === 1 ? what : `${what}, for the ${attempt}th time`)
    try {
      return await channel.call(serve, 200)
    } catch (error) {
      const again = error instanceof ChannelTimeout || (isStoreError(error) && error.isRetryable)
      if (!again) throw error
      if (attempt > 200) throw new Error(`${what}: no answer after 200 attempts`, { cause: error })
      await world.sleep(50 + world.below(200))
    }
  }
}

/** The time that a client's clock shows: a virtual millisecond is a minute. */
export const clockOf = ({ skew, world }: StorageClient): string => new Date(Date.UTC(2026, 0, 5) + (world.now() + skew) * 60_000).toISOString()

/** A day's work of a client: so many batches, each repeated until it is acknowledged, some undone, some late. */
export const workOf = async (client: StorageClient, batches: number, people: readonly string[]): Promise<Acknowledged> => {
  const { context, name, server, world } = client
  const done: Acknowledged = { batches: new Map(), undone: new Set() }
  for (let number = 1; number <= batches; number++) {
    await world.sleep(world.below(400))
    if (world.chance(0.15) && done.batches.size > 0) {
      await takeBack(client, done, world.pick([...done.batches.keys()]))
      continue
    }
    const content = contentOf(client, number, people)
    const batch: WriteBatch = { id: `${name}-${number}`, label: name, recorded: clockOf(client), ...content }
    const subject = content.facts?.[0]?.subject ?? world.pick(people)
    const careful = world.chance(0.3)
    for (let attempt = 1; ; attempt++) {
      const version = careful ? await untilAnswered(client, `reads ${subject}`, () => server.version(context, subject)) : undefined
      const sent: SentBatch = version === undefined ? { batch } : { batch, sees: [{ subject, version }] }
      try {
        await untilAnswered(client, `writes ${shown(batch)}${careful ? `, expecting ${subject} as it was read` : ""}`, () => server.write(context, sent))
        done.batches.set(batch.id, batch)
        break
      } catch (error) {
        if (!isStoreError(error)) throw error
        client.say(`is told ${error.code} of ${batch.id}`)
        if (error.reason._tag !== "VersionConflict") break
        if (attempt < 4) continue
        // Gives up: what was not stored is dropped.
        await untilAnswered(client, `drops ${batch.id}`, () => server.undo(context, batch.id, clockOf(client))).catch(onlyTyped)
        break
      }
    }
  }
  return done
}

const takeBack = async (client: StorageClient, done: Acknowledged, id: string): Promise<void> => {
  const recorded = clockOf(client)
  try {
    await untilAnswered(client, `undoes ${id}`, () => client.server.undo(client.context, id, recorded))
    done.undone.add(id)
  } catch (error) {
    onlyTyped(error)
    client.say(`is told that ${id} cannot be undone`)
  }
}

const onlyTyped = (error: unknown): void => {
  if (!isStoreError(error)) throw error
}

/** New people, facts of rows of its own and of rows that all clients read, merges, messages. */
const contentOf = ({ name, world }: StorageClient, number: number, people: readonly string[]): Partial<WriteBatch> => {
  const own = `${name}/${number}`
  const subject = (): string => world.pick(people)
  const fact = (key: string, index: number, more: Partial<Fact> = {}): Fact =>
    ({ id: `${own}/${index}`, subject: subject(), kind: "risk", recorded: "2026-01-05", value: world.below(3), source: { id: "list", key }, ...more })
  const facts = Array.from({ length: 1 + world.below(3) }, (_, index) => fact(`${own}/${index}`, index))
  const more: Partial<WriteBatch>[] = [
    {}, {}, { persons: [{ id: own, birthDate: "1956" }], facts: [...facts, fact(`${own}/born`, 8, { subject: own })] },
    { facts: [...facts, fact(`shared-${world.below(3)}`, 9)] }, { facts: [...facts, fact(`home-${world.below(2)}`, 9, { kind: "residence", links: { commune: world.pick(["10903", "10903", "10888"]), village: "10903-01" } })] },
    { merges: [{ from: subject(), into: subject() }] }, { complete: [{ subject: subject(), kinds: { risk: "2026-01-05" } }] }
  ]
  const messages: readonly OutboxMessage[] = world.chance(0.5) ? [{ id: own, topic: "fhir", payload: { of: own } }] : []
  return { facts, ...world.pick(more), ...(messages.length === 0 ? {} : { messages }) }
}

const shown = ({ facts = [], id, merges = [], messages = [], persons = [] }: WriteBatch): string => [
  `${id}: ${facts.map(({ source, subject }) => `${source?.key} about ${subject}`).join(", ") || "no facts"}`,
  ...persons.map((person) => `new: ${person.id}`), ...merges.map(({ from, into }) => `${from} merged into ${into}`), ...messages.map((message) => `message ${message.id}`)
].join("; ")
