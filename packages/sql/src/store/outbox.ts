import type { DataIssue } from "@tramyte/core"
import type { Access, Json, OutboxMessage, PendingMessage, WriteBatch } from "@tramyte/sdk"
import { nextNumber } from "./sequence.ts"
import { type Cell, insert, rows, run, type Steps } from "./steps.ts"
import type { StoreDialect } from "./storeDialect.ts"

const texts = { id: "text" } as const

/** The JSON text of a message's content, its keys in order. */
const payloadText = (payload: Json): string => JSON.stringify(payload, (_key, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value)

interface Writing {
  readonly batch: number
  readonly issues: DataIssue[]
  readonly restsOn: Set<number>
}

/** The rows of a batch's messages that are not there yet. */
export function* writeMessages(dialect: StoreDialect, access: Access, { id: batchId, messages = [], recorded }: WriteBatch, { batch, issues, restsOn }: Writing): Steps<readonly (readonly Cell[])[]> {
  if (messages.length === 0) return []
  const found = yield* rows(`SELECT m.id, m.topic, m.subject, m.payload, m.withdrawn, m.batch FROM ${dialect.given("g", texts)} JOIN message m ON m.id = g.id WHERE m.commune = ?`,
    ...dialect.givenParams(texts, messages.map(({ id }) => [id])), access.commune)
  const known = new Map(found.map(([id, topic, subject, payload, withdrawn, by]) => [id as string, { content: [topic, subject, payload, withdrawn], by: by as number }]))
  const added: Cell[][] = []
  let next = yield* nextNumber("message")
  messages.forEach(({ id, payload, subject, topic }, index) => {
    const content = [topic, subject ?? null, payloadText(payload), null]
    const before = known.get(id)
    if (before === undefined) {
      known.set(id, { content, by: batch })
      added.push([next++, batch, access.commune, id, topic, subject ?? null, payloadText(payload), recorded, null, null, null])
    } else if (before.content.every((value, at) => value === content[at])) restsOn.add(before.by)
    // Receivers know messages by their ids: one that was withdrawn is used up.
    else {
      issues.push({ path: `messages[${index}].id`, message: `${JSON.stringify(id)} is the id of ${before.content[3] === null ? "another" : "a withdrawn"} message already; give the message of ${JSON.stringify(batchId)} an id of its own` })
    }
  })
  return added
}

/** What is told to receivers when a batch is undone: a withdrawal of each of its messages, since nobody knows which of them were handed out. */
export function* withdrawMessages(batch: number, seq: number, recorded: string): Steps<void> {
  const found = yield* rows("SELECT commune, id, topic, subject, payload FROM message WHERE batch = ? AND withdraws IS NULL AND withdrawn IS NULL ORDER BY n", batch)
  if (found.length === 0) return
  yield* run("UPDATE message SET withdrawn = ? WHERE batch = ? AND withdrawn IS NULL", seq, batch)
  const next = yield* nextNumber("message")
  yield* insert("message", (found as readonly (readonly [string, string, string, string | null, string])[]).map(([commune, id, topic, subject, payload], index) =>
    [next + index, batch, commune, `withdraw:${id}`, topic, subject, payload, recorded, id, null, null]))
}

/** A page of a commune's messages that are to be delivered, with their numbers. */
export function* pendingAfter(commune: string, topic: string | undefined, after: number): Steps<readonly (readonly [n: number, PendingMessage])[]> {
  const found = yield* rows(`
    SELECT m.n, m.id, m.topic, m.subject, m.payload, b.id, m.recorded, m.withdraws FROM message m JOIN batch b ON b.n = m.batch
    WHERE m.commune = ? AND m.n > ? AND m.delivered IS NULL AND m.withdrawn IS NULL${topic === undefined ? "" : " AND m.topic = ?"} ORDER BY m.n LIMIT 200`,
  commune, after, ...(topic === undefined ? [] : [topic]))
  return found.map(([n, id, of, subject, payload, batch, recorded, withdraws]) => [n as number, {
    id: id as string, topic: of as string, ...(subject === null ? {} : { subject: subject as string }), payload: JSON.parse(payload as string) as Json,
    batch: batch as string, recorded: recorded as string, ...(withdraws === null ? {} : { withdraws: withdraws as string })
  }])
}

/** Marks messages as delivered. */
export const acknowledge = (dialect: StoreDialect, commune: string, ids: readonly string[], recorded: string): Steps<unknown> =>
  rows(`UPDATE message SET delivered = ? WHERE commune = ? AND delivered IS NULL AND withdrawn IS NULL AND id IN (SELECT g.id FROM ${dialect.given("g", texts)})`,
    recorded, commune, ...dialect.givenParams(texts, ids.map((id) => [id])))

/** The message of a row as it was written. */
export const messageOf = ([id, topic, subject, payload]: readonly unknown[]): OutboxMessage =>
  ({ id: id as string, topic: topic as string, ...(subject === null ? {} : { subject: subject as string }), payload: JSON.parse(payload as string) as Json })
