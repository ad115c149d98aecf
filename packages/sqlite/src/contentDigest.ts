import type { Fact } from "@tramyte/core"
import type { WriteBatch } from "@tramyte/sdk"
import { digest } from "./digest.ts"

/** The check sum of what a batch says, without labels, ids of facts and times of recording. */
export const contentDigest = (batch: WriteBatch): string => {
  const { add, text } = digest()
  const record = (value: Readonly<Record<string, string | number>> | undefined): void => {
    if (value === undefined) return add("-")
    const keys = Object.keys(value)
    if (keys.length > 1) keys.sort()
    add(`${keys.length}`)
    for (const key of keys) {
      add(key)
      add(String(value[key]))
    }
  }
  const optional = (value: string | undefined): void => add(value ?? "\u0000")
  const fact = (each: Fact): void => {
    add(each.subject!)
    add(each.source!.id)
    add(each.source!.key)
    add(each.kind)
    if (each.code === undefined) add("-")
    else {
      add(`${each.code.length}`)
      for (const code of each.code) add(code)
    }
    optional(each.status)
    optional(each.start)
    optional(each.end)
    optional(each.at)
    optional(each.unit)
    optional(each.supersedes)
    add(typeof each.value)
    if (each.value !== undefined) add(String(each.value))
    record(each.links)
    record(each.components)
  }
  for (const person of batch.persons ?? []) {
    add(person.id)
    optional(person.sex)
    optional(person.birthDate)
    optional(person.deathDate)
  }
  add("units")
  for (const unit of batch.units ?? []) {
    add(unit.id)
    add(unit.kind)
    optional(unit.parent)
    optional(unit.name)
  }
  add("facts")
  for (const each of batch.facts ?? []) fact(each)
  add("complete")
  for (const { kinds, subject } of batch.complete ?? []) {
    add(subject)
    record(kinds)
  }
  return text()
}
