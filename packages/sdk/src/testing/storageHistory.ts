import type { Completeness, Fact, Person, Unit } from "@tramyte/core"
import * as fc from "fast-check"
import type { RecordStoreMethods, WriteBatch } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { isStoreError } from "../ports/storeError.ts"

/** One thing that is done to a store. */
export type StorageStep =
  | { readonly write: WriteBatch; readonly by: SecurityContext }
  | { readonly undo: string; readonly recorded: string; readonly by: SecurityContext }

export const station = (commune: string): SecurityContext => ({ actor: `station-${commune}`, role: "station", purpose: "import", commune })
export const collaborator = (commune: string, ...villages: readonly string[]): SecurityContext =>
  ({ actor: "collaborator", role: "collaborator", purpose: "care", commune, villages })
export const analyst = (commune: string): SecurityContext => ({ actor: "analyst", role: "analyst", purpose: "report", commune })
export const auditor = (commune: string): SecurityContext => ({ actor: "auditor", role: "auditor", purpose: "maintenance", commune })

/** Everybody who may look at a store after a history. */
export const readers: readonly SecurityContext[] = [station("10903"), station("10888"), collaborator("10903", "10903-01"), analyst("10903"), auditor("10903")]

/** What a step answers: its receipt, or the code of its error. */
export const answerOf = async (store: RecordStoreMethods, step: StorageStep): Promise<unknown> => {
  try {
    return "write" in step ? await store.write(step.by, step.write) : await store.undo(step.by, step.undo, step.recorded)
  } catch (error) {
    if (!isStoreError(error)) throw error
    return error.reason._tag === "BatchConflict" ? { code: error.code, dependents: error.reason.dependents } : { code: error.code }
  }
}

/** All that a reader can learn from a store, now or as known by a day. */
export const viewOf = async (store: RecordStoreMethods, reader: SecurityContext, knownAt?: string): Promise<unknown> => {
  const query = knownAt === undefined ? {} : { knownAt }
  const now = knownAt === undefined ? {
    batches: await listed(store.batches(reader)), identifiers: await listed(store.identifiers(reader)), counts: await attempted(() => store.counts(reader))
  } : {}
  return { records: await listed(store.records(reader, query)), units: await listed(store.units(reader, query)), ...now }
}

export const collect = async <T>(items: AsyncIterable<T>): Promise<readonly T[]> => {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

const attempted = async (ask: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await ask()
  } catch (error) {
    if (!isStoreError(error)) throw error
    return error.code
  }
}
const listed = (items: AsyncIterable<unknown>): Promise<unknown> => attempted(() => collect(items))

/** Days around which histories of `storageHistory` are read. */
export const daysOfHistory = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"] as const

const id = fc.constantFrom("p1", "p2", "v1")
const when = fc.constantFrom(...daysOfHistory).map((day) => `${day}T08:00:00+07:00`)
const batchId = fc.integer({ min: 0, max: 5 }).map((number) => `b${number}`)

const person: fc.Arbitrary<Person> = fc.record({ id: fc.constantFrom("p1", "p2"), sex: fc.constantFrom("female", "male"), birthDate: fc.constantFrom("1956", "1956-03-09") }, { requiredKeys: ["id"] }) as fc.Arbitrary<Person>
const unit: fc.Arbitrary<Unit> = fc.record({
  id: fc.constantFrom("v1", "v1", "v1", "v2", "p2"), kind: fc.constantFrom("village", "collaborator"), parent: fc.constantFrom("10903", "10888", "v2", "v1"), name: fc.constantFrom("An", "Bình")
}, { requiredKeys: ["id", "kind"] }) as fc.Arbitrary<Unit>

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.constantFrom("10903", "10903", "10903", "10888").map((commune) => ({ kind: "residence", links: { commune, village: `${commune}-01` } })),
  fc.constantFrom(1, 2, "1", true).map((value) => ({ kind: "identifier", code: ["personal-number"], value })),
  fc.constantFrom<Partial<Fact>>({}, { end: "ongoing" }, { status: "enteredInError" }).map((more) => ({ kind: "visit", ...more }))
).chain((content) => fc.record({
  id: fc.constantFrom("f1", "f2"), subject: id, recorded: when, key: fc.constantFrom("k1", "k2", "k3"),
  supersedes: fc.option(fc.constantFrom("f1", "f2"), { nil: undefined, freq: 4 })
}).map(({ key, supersedes, ...rest }): Fact => ({
  ...content, ...rest, source: { id: "s", key }, ...(supersedes === undefined || supersedes === rest.id ? {} : { supersedes })
})))

/** Mostly of different keys, as otherwise the batch is refused. */
const facts = fc.oneof({ withCrossShrink: true },
  { arbitrary: fc.uniqueArray(fact, { maxLength: 3, selector: (each) => each.source?.key }), weight: 9 }, { arbitrary: fc.array(fact, { maxLength: 3 }), weight: 1 })

const writer = fc.oneof({ withCrossShrink: true },
  { arbitrary: fc.constant(station("10903")), weight: 12 }, { arbitrary: fc.constant(station("10888")), weight: 2 },
  { arbitrary: fc.constant(collaborator("10903", "10903-01")), weight: 1 }, { arbitrary: fc.constant(auditor("10903")), weight: 1 })

const batch: fc.Arbitrary<WriteBatch> = fc.record({
  id: batchId, recorded: when, label: fc.constant("history"),
  persons: fc.uniqueArray(person, { maxLength: 2, selector: (each) => each.id }), units: fc.array(unit, { maxLength: 1 }), facts,
  complete: fc.array(fc.record({ subject: id, kinds: fc.dictionary(fc.constantFrom("visit", "identifier"), fc.constantFrom(...daysOfHistory), { minKeys: 1, maxKeys: 2 }) as fc.Arbitrary<Completeness> }), { maxLength: 1 })
}, { requiredKeys: ["id", "recorded", "label"] })

/** Who is there when a history begins: otherwise most batches would be about nobody. */
const beginning: fc.Arbitrary<StorageStep> = fc.record({
  persons: fc.uniqueArray(person, { maxLength: 2, size: "max", selector: (each) => each.id }), units: fc.subarray([{ id: "v1", kind: "village" } as const]), facts
}).map((content) => ({ write: { id: "b0", recorded: "2026-01-01T08:00:00+07:00", label: "history", ...content }, by: station("10903") }))

/**
 * Histories of a store: batches of two communes about the same few people, corrections by key and by id, repeats, undoing,
 * in and out of order, allowed and not. A failing one shrinks to the fewest steps and facts.
 */
export const storageHistory = (): fc.Arbitrary<readonly StorageStep[]> => fc.tuple(
  fc.array(beginning, { maxLength: 1, size: "max" }),
  fc.array(
    fc.oneof({ withCrossShrink: true },
      { arbitrary: fc.record({ write: batch, by: writer }), weight: 3 },
      { arbitrary: fc.record({ undo: batchId, recorded: when, by: writer }), weight: 2 }),
    { maxLength: 10, size: "max" })
).map(([first, rest]) => [...first, ...rest])

/** A history as a person reads it, a line a step. */
export const showHistory = (steps: readonly StorageStep[]): string => steps.map((step, index) => {
  const by = `${step.by.role} of ${step.by.commune}`
  if ("undo" in step) return `${index + 1}. ${by} undoes ${step.undo}, recorded ${step.recorded}`
  const { complete, facts, id: name, persons, recorded, units } = step.write
  const parts = Object.entries({ persons, units, facts, complete }).flatMap(([field, list]) => (list ?? []).map((item) => `\n     ${field}: ${JSON.stringify(item)}`))
  return `${index + 1}. ${by} writes ${name}, recorded ${recorded}${parts.join("")}`
}).join("\n")
