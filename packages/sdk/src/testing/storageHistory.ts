import type { Completeness, Fact, Person, Unit } from "@tramyte/core"
import * as fc from "fast-check"
import type { OutboxMessage, PersonMerge, WriteBatch } from "../ports/recordStore.ts"
import type { SecurityContext } from "../ports/securityContext.ts"
import { auditor, collaborator, morning, station } from "./storageBatches.ts"

/** One thing that is done to a store. */
export type StorageStep =
  /** `sees`: the writer expects the versions that it saw before the last so many steps. */
  | { readonly write: WriteBatch; readonly sees?: readonly { readonly subject: string; readonly ago: number }[]; readonly by: SecurityContext }
  | { readonly undo: string; readonly recorded: string; readonly by: SecurityContext }
  | { readonly acknowledge: readonly string[]; readonly recorded: string; readonly by: SecurityContext }
  /** Everything goes on in another store, into which this one's history was restored; or in the same one, closed and opened again. */
  | { readonly goOn: "restored" | "reopened" }

/** Days around which histories of `storageHistory` are read. */
export const daysOfHistory = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"] as const

/** Whom histories are about. */
export const subjectsOfHistory = ["p1", "p2", "p3", "v1", "v2"] as const

const id = fc.constantFrom("p1", "p1", "p2", "p2", "p3", "v1")
const when = fc.constantFrom(...daysOfHistory).map(morning)
const batchId = fc.integer({ min: 0, max: 6 }).map((number) => `b${number}`)

const person: fc.Arbitrary<Person> = fc.record({ id: fc.constantFrom("p1", "p2", "p3"), sex: fc.constantFrom("female", "male"), birthDate: fc.constantFrom("1956", "1956-03-09") }, { requiredKeys: ["id"] }) as fc.Arbitrary<Person>
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

const merge: fc.Arbitrary<PersonMerge> = fc.oneof({ withCrossShrink: true },
  { arbitrary: fc.constantFrom(["p2", "p1"], ["p3", "p2"], ["p1", "p2"], ["p3", "p1"], ["p1", "p3"]), weight: 9 }, { arbitrary: fc.tuple(id, id), weight: 1 }
).map(([from, into]) => ({ from: from!, into: into! }))

const messageId = fc.constantFrom("m1", "m2", "m3")
const message: fc.Arbitrary<OutboxMessage> = fc.record({ id: messageId, topic: fc.constantFrom("fhir", "fhir", "portal"), payload: fc.constantFrom(1, 1, { a: [null] }) })

/** Nothing in most draws. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.oneof({ withCrossShrink: true },
  { arbitrary: fc.constant([]), weight: 2 }, { arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: 2 }), weight: 1 })

const batch: fc.Arbitrary<WriteBatch> = fc.record({
  id: batchId, recorded: when, label: fc.constant("history"),
  persons: fc.uniqueArray(person, { maxLength: 2, selector: (each) => each.id }), units: fc.array(unit, { maxLength: 1 }), facts,
  complete: fc.array(fc.record({ subject: id, kinds: fc.dictionary(fc.constantFrom("visit", "identifier"), fc.constantFrom(...daysOfHistory), { minKeys: 1, maxKeys: 2 }) as fc.Arbitrary<Completeness> }), { maxLength: 1 }),
  merges: rarely(merge), messages: rarely(message)
}, { requiredKeys: ["id", "recorded", "label"] })

/** What the writer saw: mostly what stands, now and then what stood some steps ago. */
const sees = fc.array(fc.record({ subject: id, ago: fc.constantFrom(0, 0, 1, 2, 5) }), { minLength: 1, maxLength: 2 })

/** Who is there when a history begins: otherwise most batches would be about nobody. */
const beginning: fc.Arbitrary<StorageStep> = fc.record({
  persons: fc.oneof({ withCrossShrink: true }, { arbitrary: fc.uniqueArray(person, { maxLength: 3, selector: (each) => each.id }), weight: 1 }, { arbitrary: fc.constant([{ id: "p1" }, { id: "p2" }, { id: "p3" }]), weight: 2 }), units: fc.constantFrom<readonly Unit[]>([], [{ id: "v1", kind: "village" }], [{ id: "v1", kind: "village" }]), facts
}).map((content) => ({ write: { id: "b0", recorded: "2026-01-01T08:00:00+07:00", label: "history", ...content }, by: station("10903") }))

/**
 * Histories of a store: batches of two communes about the same few people, corrections by key and by id, repeats, merges, what
 * writers saw, messages and their acknowledgement, undoing, in and out of order, allowed and not; and the same store opened again,
 * or restored elsewhere. A failing one shrinks to the fewest steps and facts.
 */
export const storageHistory = (): fc.Arbitrary<readonly StorageStep[]> => fc.tuple(
  fc.oneof({ withCrossShrink: true }, { arbitrary: fc.constant([]), weight: 1 }, { arbitrary: beginning.map((step) => [step]), weight: 9 }),
  fc.array(
    fc.oneof({ withCrossShrink: true },
      { arbitrary: fc.record({ write: batch, by: writer }), weight: 8 },
      { arbitrary: fc.record({ write: batch, sees, by: writer }), weight: 5 },
      { arbitrary: fc.record({ write: merge.chain((one) => fc.record({ id: batchId, recorded: when, label: fc.constant("history"), merges: fc.constant([one]) })), by: fc.constant(station("10903")) }), weight: 2 },
      { arbitrary: fc.record({ undo: fc.constantFrom("b0", "b1", "b2", "b3", "b4"), recorded: when, by: writer }), weight: 7 },
      { arbitrary: fc.record({ acknowledge: fc.array(fc.oneof(messageId, messageId.map((name) => `withdraw:${name}`)), { maxLength: 3 }), recorded: when, by: writer }), weight: 2 },
      { arbitrary: fc.record({ goOn: fc.constantFrom("restored", "reopened") }), weight: 1 }),
    { maxLength: 12, size: "max" })
).map(([first, rest]) => [...first, ...rest])

/** A history as a person reads it, a line a step. */
export const showHistory = (steps: readonly StorageStep[]): string => steps.map((step, index) => `${index + 1}. ${shown(step)}`).join("\n")

const shown = (step: StorageStep): string => {
  if ("goOn" in step) return step.goOn === "restored" ? "everything goes on in an empty store into which the history was restored" : "the store is closed and opened again"
  const by = `${step.by.role} of ${step.by.commune}`
  if ("undo" in step) return `${by} undoes ${step.undo}, recorded ${step.recorded}`
  if ("acknowledge" in step) return `${by} acknowledges ${step.acknowledge.join(", ") || "nothing"}, recorded ${step.recorded}`
  const { id: name, label: _, recorded, ...lists } = step.write
  const parts = Object.entries(lists).flatMap(([field, list]) => ((list ?? []) as readonly unknown[]).map((item) => `\n     ${field}: ${JSON.stringify(item)}`))
  const seen = (step.sees ?? []).map(({ ago, subject }) => `\n     expects ${subject} as it ${ago === 0 ? "stands" : `stood before the last ${ago === 1 ? "step" : `${ago} steps`}`}`)
  return `${by} writes ${name}, recorded ${recorded}${seen.join("")}${parts.join("")}`
}
