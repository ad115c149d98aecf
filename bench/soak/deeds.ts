import type { Fact } from "@tramyte/core"
import type { RecordStoreMethods, SecurityContext, WriteBatch } from "@tramyte/sdk"

export const clerk: SecurityContext = { actor: "lan", role: "station", purpose: "import", commune: "10903" }
export const operator: SecurityContext = { actor: "operator", role: "operator", purpose: "maintenance", commune: "10903" }

/** What a writer does as the so-manieth thing: whoever knows the number knows the deed. */
export type Deed = { readonly write: WriteBatch } | { readonly undo: string; readonly recorded: string } | { readonly acknowledge: readonly string[]; readonly recorded: string }

const people = 12
const large = 1500

export const deedOf = (number: number): Deed => {
  const recorded = `2026-${two(1 + Math.floor(number / 27 / 28) % 12)}-${two(1 + Math.floor(number / 27) % 28)}T${two(number % 24)}:00:00+07:00`
  const id = `b-${number}`
  if (number === 0) {
    const persons = Array.from({ length: people }, (_, index) => ({ id: `p-${index}`, sex: "female", birthDate: "1956" }) as const)
    return { write: { id, label: "register", recorded, units: [{ id: "10903-1", kind: "village", parent: "10903" }], persons,
      facts: persons.map((person) => fact(`${person.id}/residence`, person.id, "residence", recorded, { links: { commune: "10903", village: "10903-1" } })),
      complete: persons.map((person) => ({ subject: person.id, kinds: { residence: "2026-01-01" as never } })) } }
  }
  const kind = kindOf(number)
  if (kind === "undo") return { undo: `b-${number - 2}`, recorded }
  if (kind === "acknowledge") return { acknowledge: [`m-${number - 1}`], recorded }
  const subject = `p-${number % people}`
  const notes = Array.from({ length: number % 23 === 11 ? large : 1 + number % 17 }, (_, index) => fact(`${id}/${index}`, `p-${(number + index) % people}`, "visit", recorded, { start: "2026-05-01" }))
  const state = kind === "note" ? [] : [fact(`state-${number % 5}`, subject, "observation", recorded, { id: `${id}/state`, code: ["weight"], value: number, unit: "kg" })]
  const messages = number % 3 === 0 ? [{ id: `m-${number}`, topic: "fhir", subject, payload: { batch: id, parts: [number, null, "…"] } }] : []
  if (kind === "double") return { write: { id, label: "twice in the register", recorded, persons: [{ id: `x-${number}` }], facts: notes, messages } }
  if (kind === "merge") return { write: { id, label: "one person", recorded, merges: [{ from: `x-${number - 1}`, into: subject }], messages } }
  return { write: { id, label: "visits", recorded, facts: [...notes, ...state], messages } }
}

/** A note is a batch of which nothing later speaks: two deeds later it is taken back. */
const kindOf = (number: number): "double" | "merge" | "note" | "undo" | "acknowledge" | "visits" => {
  if (number % 20 === 19) return "double"
  if (number % 20 === 0) return "merge"
  if (number % 7 === 3) return "note"
  if (number > 2 && kindOf(number - 2) === "note") return "undo"
  return number % 6 === 4 ? "acknowledge" : "visits"
}

const fact = (key: string, subject: string, kind: string, recorded: string, more: Partial<Fact>): Fact => ({ id: key, subject, kind, recorded, source: { id: "app", key }, ...more })
const two = (value: number): string => String(value).padStart(2, "0")

/** Does a deed. Done again, it changes nothing. */
export const perform = async (store: RecordStoreMethods, number: number): Promise<void> => {
  const deed = deedOf(number)
  if ("write" in deed) await store.write(clerk, deed.write)
  else if ("undo" in deed) await store.undo(clerk, deed.undo, deed.recorded)
  else await store.acknowledge(clerk, deed.acknowledge, deed.recorded)
}

/** What lies in the tables once the first so many deeds were done. */
export interface Expected {
  /** Batches in their order: id, facts, whether undone. */
  readonly batches: readonly string[]
  /** Every fact ever stored: its batch, key and id. */
  readonly facts: readonly string[]
  /** Messages to be delivered. */
  readonly pending: readonly string[]
}

export const expectedAfter = (deeds: number): Expected => {
  const batches = new Map<string, { readonly facts: number; undone: boolean }>()
  const facts: string[] = []
  const pending = new Set<string>()
  for (let number = 0; number < deeds; number++) {
    const deed = deedOf(number)
    if ("write" in deed) {
      const { facts: own = [], id, messages = [] } = deed.write
      batches.set(id, { facts: own.length, undone: false })
      for (const each of own) facts.push(`${id} ${each.source!.key} ${each.id}`)
      for (const message of messages) pending.add(message.id)
    } else if ("acknowledge" in deed) for (const id of deed.acknowledge) pending.delete(id)
    else {
      const undone = batches.get(deed.undo)!
      undone.undone = true
      const write = deedOf(Number(deed.undo.slice(2)))
      for (const { id } of "write" in write ? write.write.messages ?? [] : []) {
        pending.delete(id)
        pending.add(`withdraw:${id}`)
      }
    }
  }
  return { batches: Array.from(batches, ([id, { facts: count, undone }]) => `${id} ${count} ${undone ? 1 : 0}`), facts: facts.toSorted(), pending: [...pending].toSorted() }
}
