import { isRecord } from "../citizen/checkFact.ts"

/** One field in which two answers differ. A field that an answer does not have is left out. */
export interface AnswerChange {
  /** `"group"`, `"certainty"`, `"items[vietnam/annual-checkup].state"`. */
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
}

/** What tells how an answer came about, for which day and in which words, or whose and which it is; not how it turned out. */
const aside: ReadonlySet<string> = new Set([
  "why", "sources", "missing", "question", "label", "note", "status", "on", "asOf", "rulebook",
  "subject", "grouping", "mode", "protocol", "item", "urgency", "indicator"
])

/** In what two answers, plans, or lists of them differ: groups, states, days, certainty and numbers, not words and reasons. */
export const answerChanges = (before: unknown, after: unknown): readonly AnswerChange[] => {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => JSON.stringify(old.get(field)) !== JSON.stringify(now.get(field)))
    .map((field) => ({ field, ...(old.has(field) ? { before: old.get(field) } : {}), ...(now.has(field) ? { after: now.get(field) } : {}) }))
}

const fieldsOf = (answer: unknown): ReadonlyMap<string, unknown> => {
  const fields = new Map<string, unknown>()
  const add = (path: string, given: unknown): void => {
    const value = named(given)
    if (value === undefined) return
    const key = Array.isArray(value) ? keyOf(value) : undefined
    if (key !== undefined) for (const part of value as readonly Readonly<Record<string, unknown>>[]) add(`${path}[${String(part[key])}]`, part)
    else if (isRecord(value)) {
      for (const [field, inner] of Object.entries(value)) if (!aside.has(field)) add(path === "" ? field : `${path}.${field}`, inner)
    } else fields.set(path, Array.isArray(value) ? value.map(named) : value)
  }
  add("", answer)
  return fields
}

/** A group, or whatever else has a name, is told by its id. */
const named = (value: unknown): unknown => isRecord(value) && typeof value["id"] === "string" && "label" in value ? value["id"] : value

/** By which field the parts of a list are told apart. */
const keyOf = (parts: readonly unknown[]): string | undefined => parts.length === 0 || !parts.every(isRecord) || typeof named(parts[0]) === "string" ? undefined
  : ["protocol", "indicator", "grouping", "subject"].find((key) => new Set(parts.map((part) => part[key]).filter((id) => typeof id === "string")).size === parts.length)
