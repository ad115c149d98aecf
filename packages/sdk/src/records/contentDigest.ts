import type { Fact } from "@tramyte/core"
import type { WriteBatch } from "../ports/recordStore.ts"
import { digest } from "./digest.ts"
import { sortedJson } from "./sortedJson.ts"

/**
 * The check sum of what a batch says, in its order; labels, ids of facts and times of recording may differ, and what the
 * writer expected is no content. Stores keep it instead of the batch, to know the same batch when it is written again.
 *
 * It guards against mistakes, not attacks: 64 bits. The batch must have passed `checkBatch`.
 *
 * @example
 * ```ts
 * import { contentDigest } from "@tramyte/sdk"
 *
 * const batch = { id: "b-1", recorded: "2026-10-15T08:00:00+07:00", label: "dan-cu.csv", persons: [{ id: "p1", birthDate: "1956" }] }
 * contentDigest(batch) === contentDigest({ ...batch, label: "again", merges: [] }) // => true
 * contentDigest(batch) === contentDigest({ ...batch, persons: [{ id: "p1", birthDate: "1957" }] }) // => false
 * ```
 */
export const contentDigest = (batch: WriteBatch): string => {
  const { add, text } = digest()
  const record = (field: string, value: Readonly<Record<string, string | number>> | undefined): void => {
    if (value === undefined) return
    const keys = Object.keys(value)
    if (keys.length > 1) keys.sort()
    add(field)
    for (const key of keys) {
      add(key)
      add(String(value[key]))
    }
  }
  const optional = (field: string, value: string | undefined): void => {
    if (value === undefined) return
    add(field)
    add(value)
  }
  const fact = (each: Fact): void => {
    add(each.subject!)
    add(each.source!.id)
    add(each.source!.key)
    add(each.kind)
    if (each.code !== undefined) {
      add("code")
      for (const code of each.code) add(code)
    }
    optional("status", each.status)
    optional("start", each.start)
    optional("end", each.end)
    optional("at", each.at)
    optional("endAt", each.endAt)
    optional("unit", each.unit)
    optional("supersedes", each.supersedes)
    if (each.value !== undefined) {
      add(typeof each.value)
      add(String(each.value))
    }
    record("links", each.links)
    record("components", each.components)
    if (each.valueCode !== undefined) add(`valueCode ${JSON.stringify(each.valueCode)}`)
    if (each.qualifiers !== undefined) {
      add("qualifiers")
      for (const name of Object.keys(each.qualifiers).sort()) add(`${name} ${JSON.stringify(each.qualifiers[name])}`)
    }
    add("")
  }
  for (const person of batch.persons ?? []) {
    add(person.id)
    optional("sex", person.sex)
    optional("birthDate", person.birthDate)
    optional("deathDate", person.deathDate)
    add("")
  }
  add("units")
  for (const unit of batch.units ?? []) {
    add(unit.id)
    add(unit.kind)
    optional("parent", unit.parent)
    optional("name", unit.name)
    add("")
  }
  add("facts")
  for (const each of batch.facts ?? []) fact(each)
  add("complete")
  for (const { kinds, subject } of batch.complete ?? []) {
    add(subject)
    record("kinds", kinds)
    add("")
  }
  // Files of old hold sums of batches that could have none of these.
  if (batch.merges !== undefined && batch.merges.length > 0) {
    add("merges")
    for (const { from, into } of batch.merges) {
      add(from)
      add(into)
      add("")
    }
  }
  if (batch.messages !== undefined && batch.messages.length > 0) {
    add("messages")
    for (const { id, payload, subject, topic } of batch.messages) {
      add(id)
      add(topic)
      optional("subject", subject)
      add(sortedJson(payload))
      add("")
    }
  }
  return text()
}
