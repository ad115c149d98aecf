import type { Fact } from "@tramyte/core"
import type { OutboxMessage, RecordStoreMethods, WriteBatch } from "../ports/recordStore.ts"
import { expectSame } from "./expectSame.ts"
import { clerk, collect, morning, unitsOf } from "./storageBatches.ts"

/** A sound batch about a person, a unit and a message of its own. */
export const plain = (number: number) => {
  const id = `own-${number}`
  const fact: Required<Omit<Fact, "supersedes" | "end" | "at" | "endAt" | "status" | "start">> = {
    id: `f-${number}`, subject: id, kind: "kind", code: ["code"], recorded: "2026-01-10", source: { id: "source", key: `key-${number}` }, value: "value", unit: "unit",
    components: { component: 1 }, valueCode: ["valueCode"], qualifiers: { qualifier: ["code"] }, links: { role: "link" }
  }
  const message: OutboxMessage = { id: `m-${number}`, topic: "topic", subject: "subject", payload: { key: "text" } }
  return { id: `b-${number}`, recorded: morning("2026-01-10"), label: "label", persons: [{ id }], units: [{ id: `u-${number}`, kind: "village", parent: "parent", name: "name" }], facts: [fact], complete: [{ subject: id, kinds: { risk: "2026-01-10" } }], messages: [message] } as const
}
export type Plain = ReturnType<typeof plain>

/** Each place of a batch where a text may stand: the path that names it, and how to put one there. */
export const places: readonly (readonly [path: string, put: (batch: Plain, text: string) => WriteBatch])[] = [
  ["id", (batch, id) => ({ ...batch, id })],
  ["label", (batch, label) => ({ ...batch, label })],
  ["persons[0].id", (batch, id) => ({ ...batch, persons: [{ id }], facts: [{ ...batch.facts[0], subject: id }], complete: [{ subject: id, kinds: { risk: "2026-01-10" } }] })],
  ["units[0].id", (batch, id) => ({ ...batch, units: [{ ...batch.units[0], id }] })],
  ["units[0].parent", (batch, parent) => ({ ...batch, units: [{ ...batch.units[0], parent }] })],
  ["units[0].name", (batch, name) => ({ ...batch, units: [{ ...batch.units[0], name }] })],
  ...([
    ["id", (id) => ({ id })], ["kind", (kind) => ({ kind })], ["code", (code) => ({ code: [code, "b"] })], ["value", (value) => ({ value })], ["unit", (unit) => ({ unit })], ["valueCode", (code) => ({ valueCode: ["a", code] })],
    ["components", (name) => ({ components: Object.fromEntries([[name, 1]]) })], ["qualifiers", (name) => ({ qualifiers: Object.fromEntries([[name, [name]]]) })], ["links", (role) => ({ links: Object.fromEntries([[role, role]]) })]
  ] as readonly (readonly [string, (text: string) => Partial<Fact>])[]).map(([field, put]) => [`facts[0].${field}`, (batch: Plain, text: string): WriteBatch => ({ ...batch, facts: [{ ...batch.facts[0], ...put(text) }] })] as const),
  ["facts[0].source.id", (batch, id) => ({ ...batch, facts: [{ ...batch.facts[0], source: { ...batch.facts[0].source, id } }] })],
  ["facts[0].source.key", (batch, key) => ({ ...batch, facts: [{ ...batch.facts[0], source: { ...batch.facts[0].source, key } }] })],
  ["complete[0].kinds", (batch, kind) => ({ ...batch, complete: [{ subject: batch.persons[0].id, kinds: Object.fromEntries([[kind, "2026-01-10"]]) }] })],
  ["messages[0].id", (batch, id) => ({ ...batch, messages: [{ ...batch.messages[0], id }] })],
  ["messages[0].topic", (batch, topic) => ({ ...batch, messages: [{ ...batch.messages[0], topic }] })],
  ["messages[0].subject", (batch, subject) => ({ ...batch, messages: [{ ...batch.messages[0], subject }] })],
  ["messages[0].payload", (batch, text) => ({ ...batch, messages: [{ ...batch.messages[0], payload: Object.fromEntries([["text", text], [text, [text]]]) }] })]
]

const sorted = (value: unknown): unknown => Array.isArray(value) ? value.map(sorted)
  : typeof value === "object" && value !== null ? Object.entries(value).map(([key, entry]) => [key, sorted(entry)] as const).sort(([a], [b]) => a < b ? -1 : 1) : value

/** Throws unless a batch comes back as it was written. */
export const expectBack = async (store: RecordStoreMethods, batch: WriteBatch, what: string): Promise<void> => {
  const subject = batch.persons![0]!.id
  const record = await store.record(clerk, subject)
  const unit = (await unitsOf(store)).find((each) => each.unit.id === batch.units![0]!.id)
  const message = (await collect(store.outbox(clerk, { topic: batch.messages![0]!.topic }))).find((each) => each.id === batch.messages![0]!.id)
  const stored = (await collect(store.batches(clerk))).find((each) => each.id === batch.id)
  // As entries, since a key such as __proto__ is compared by nothing else.
  expectSame(sorted({ person: record?.person, facts: record?.facts, complete: record?.complete, unit: unit?.unit, message, label: stored?.label }),
    sorted({ person: batch.persons![0], facts: batch.facts, complete: batch.complete![0]!.kinds, unit: batch.units![0], message: { ...batch.messages![0], batch: batch.id, recorded: batch.recorded }, label: batch.label }), what)
}
