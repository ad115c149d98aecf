import { join, plain, sql } from "../sql.ts"
import type { Around } from "./around.ts"
import type { OpenEnd } from "./factColumns.ts"

/**
 * How the end of a fact is taken of which the record says nothing: it depends on its kind. Where the set does not tell of which kind
 * its facts are, all that the rules speak of are looked at.
 */
export const openEndOf = (kinds: readonly string[] | undefined, fact: string, { rules }: Around): OpenEnd => {
  const among = kinds ?? kindsNamed(rules.items)
  const events = among.filter((kind) => rules.scope.factKind(kind).shape === "event")
  if (events.length === 0) return "lasts"
  if (kinds !== undefined && events.length === kinds.length) return "one day"
  return sql`${plain(`${fact}.kind`)} IN (${join(events.map((kind) => sql`${kind}`), ", ")})`
}

const known = new WeakMap<object, readonly string[]>()

/** All kinds of facts that anything in the rules speaks of. */
const kindsNamed = (items: object): readonly string[] => {
  const found = known.get(items)
  if (found !== undefined) return found
  const kinds = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (key === "kind" && typeof inner === "string") kinds.add(inner)
      else visit(inner)
    }
  }
  visit(items)
  known.set(items, [...kinds])
  return [...kinds]
}
