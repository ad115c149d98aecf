import type { PendingMessage } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import { collect, keeper } from "./storageBatches.ts"
import { clockOf, type StorageClient, untilAnswered } from "./storageClient.ts"

/** Somebody who asks the store again and again while others write. */
export interface StorageListener {
  /** Asks as long as others are at work. */
  readonly go: (working: () => boolean) => Promise<void>
  /** Asks for the last time, over no line, and throws unless everything came. */
  readonly finish: () => Promise<void>
}

/** Delivers the outbox to a receiver over another bad line, and acknowledges what arrived. */
export const connectorOf = (client: StorageClient): StorageListener => {
  const { channel, context, server, world } = client
  /** What the receiver has, by id. */
  const received = new Map<string, PendingMessage>()
  const receive = async (message: PendingMessage): Promise<void> => {
    const before = received.get(message.id)
    if (before !== undefined) expectSame([before.topic, before.payload], [message.topic, message.payload], `message ${message.id}, received twice`)
    received.set(message.id, message)
  }
  return {
    go: async (working) => {
      while (working()) {
        await world.sleep(100 + world.below(500))
        const messages = await untilAnswered(client, "reads the outbox", () => server.outbox(context))
        for (const message of messages) await untilAnswered({ ...client, channel }, `delivers ${message.id}`, () => receive(message))
        if (messages.length > 0) {
          const recorded = clockOf(client)
          await untilAnswered(client, `acknowledges ${messages.map(({ id }) => id).join(", ")}`, () => server.acknowledge(context, messages.map(({ id }) => id), recorded))
        }
      }
    },
    finish: async () => {
      for (const message of await server.outbox(context)) await receive(message)
      const [stored, standing] = [new Set<string>(), new Set<string>()]
      const undone = new Set((await collect(server.store().batches(context))).flatMap((batch) => batch.undone === undefined ? [] : [batch.id]))
      let batch = ""
      for (const line of await collect(server.store().history(keeper))) {
        if ("batch" in line) batch = line.batch.id
        if (!("message" in line)) continue
        stored.add(line.message.id)
        if (!undone.has(batch)) standing.add(line.message.id)
      }
      const messages = [...received.values()].filter(({ withdraws }) => withdraws === undefined)
      const withdrawn = new Set([...received.values()].flatMap(({ withdraws }) => withdraws === undefined ? [] : [withdraws]))
      expectSame(messages.filter(({ id }) => !stored.has(id)).map(({ id }) => id), [], "messages that were delivered though they were never stored")
      expectSame(messages.map(({ id }) => id).filter((id) => !withdrawn.has(id)).sort(), [...standing].sort(), "what the receiver has, without what was withdrawn")
    }
  }
}

/** Keeps a copy of the versions by what it hears of changes. */
export const listenerOf = (client: StorageClient): StorageListener => {
  const { context, server, world } = client
  const copy = new Map<string, string>()
  let cursor: string | undefined
  const hear = (changes: Awaited<ReturnType<typeof server.changesSince>>): void => {
    for (const { cursor: place, subject, version } of changes) {
      cursor = place
      if (version === undefined) copy.delete(subject)
      else copy.set(subject, version)
    }
  }
  return {
    go: async (working) => {
      while (working()) {
        await world.sleep(100 + world.below(700))
        const since = cursor
        hear(await untilAnswered(client, "asks what changed", () => server.changesSince(context, since)))
      }
    },
    finish: async () => {
      hear(await server.changesSince(context, cursor))
      const standing = (await collect(server.store().records(context))).map((record) => [record.person.id, record.version] as const)
      expectSame(Object.fromEntries([...copy].sort()), Object.fromEntries(standing.toSorted(([a], [b]) => a < b ? -1 : 1)), "the listener's copy")
    }
  }
}
