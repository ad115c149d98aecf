import type { Fact } from "@tramyte/core"

/**
 * The facts of a record, each with an id of its own among those of its kind: of several with one id the first has it, the others
 * bear a number behind it (`"f1/2"`). Registers number their rows as they like, and one person with two facts of one id would
 * otherwise make every question about the commune unanswerable.
 *
 * @example
 * ```ts
 * import { distinctIds } from "@tramyte/sdk"
 *
 * const visit = { id: "1", kind: "visit", recorded: "2026-03-09" } as const
 * distinctIds([visit, { ...visit, kind: "contact" }, visit]).map(({ id }) => id) // => ["1", "1", "1/2"]
 * ```
 */
export const distinctIds = (facts: readonly Fact[]): readonly Fact[] => {
  if (new Set(facts.map(({ id }) => id)).size === facts.length) return facts
  const key = (kind: string, id: string): string => `${kind}\u0000${id}`
  const taken = new Set(facts.map(({ id, kind }) => key(kind, id)))
  const seen = new Set<string>()
  return facts.map((fact) => {
    if (!seen.has(key(fact.kind, fact.id))) {
      seen.add(key(fact.kind, fact.id))
      return fact
    }
    let number = 2
    while (taken.has(key(fact.kind, `${fact.id}/${number}`))) number++
    taken.add(key(fact.kind, `${fact.id}/${number}`))
    return Object.freeze({ ...fact, id: `${fact.id}/${number}` })
  })
}
