import type { Fact } from "@tramyte/core"
import type { WriteBatch } from "../ports/recordStore.ts"

/**
 * Whether two facts say the same: everything but the id and the time of recording is equal. Reading a register a second
 * time says the same things at another time, and changes nothing.
 */
export const sameFact = (a: Fact, b: Fact): boolean =>
  a.kind === b.kind && a.subject === b.subject && a.status === b.status && a.start === b.start && a.end === b.end && a.at === b.at && a.endAt === b.endAt &&
  a.value === b.value && a.unit === b.unit && a.supersedes === b.supersedes && a.source?.id === b.source?.id && a.source?.key === b.source?.key &&
  sameContent(a.code, b.code) && sameContent(a.components, b.components) && sameContent(a.links, b.links) &&
  sameContent(a.valueCode, b.valueCode) && sameContent(a.qualifiers, b.qualifiers)

/** Deep equality of plain data; the order of keys does not matter, and a key with `undefined` is an absent key. */
export const sameContent = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const left = presentKeys(a)
  return left.length === presentKeys(b).length &&
    left.every((key) => Object.hasOwn(b, key) && sameContent((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}

const presentKeys = (value: object): readonly string[] =>
  Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined)

/** Whether two batches say the same, in the same order; ids of facts, labels and times of recording may differ. */
export const sameBatch = (a: WriteBatch, b: WriteBatch): boolean =>
  sameContent(a.persons ?? [], b.persons ?? []) && sameContent(a.units ?? [], b.units ?? []) && sameContent(a.complete ?? [], b.complete ?? []) &&
  (a.facts?.length ?? 0) === (b.facts?.length ?? 0) && (a.facts ?? []).every((fact, index) => sameFact(fact, b.facts![index]!))
