import type { FactView, HealthRecord, Predicate, Verdict } from "@tramyte/core"
import { askedOf, naiveVerdict } from "../naive/naivePredicate.ts"
import { type Asked, type NaiveLaw, withDefinitions } from "../naive/asked.ts"
import type { Probe } from "./probe.ts"
import type { Room } from "./room.ts"

/** A person as far as made, the facts that have a name where a question stands, and the room of each fact that was made. */
export interface Draft {
  readonly person: HealthRecord
  readonly names: ReadonlyMap<string, string>
  readonly rooms: ReadonlyMap<string, Room>
}

/** A person of whom nothing was made yet. */
export const draftOf = (person: HealthRecord): Draft => ({ person, names: new Map(), rooms: new Map() })

const laws = new WeakMap<Probe, NaiveLaw>()

/** What the naive interpreter is asked with, the named facts among it. */
export const askedFor = ({ names, person }: Draft, probe: Probe): Asked => {
  const law = laws.get(probe) ?? withDefinitions(probe.law)
  laws.set(probe, law)
  const asked = askedOf(law, probe.asking, probe.view(person))
  if (names.size === 0) return asked
  const all = [...asked.view.facts.values()].flat()
  const named = [...names].flatMap(([name, id]): readonly (readonly [string, FactView])[] => {
    const fact = all.find((one) => one.fact.id === id)
    return fact === undefined ? [] : [[name, fact]]
  })
  return { ...asked, names: new Map(named) }
}

/** The verdict on a draft: the core's own, or where a question speaks of facts by name, that of the naive interpreter. */
export const verdictOn = (tree: Predicate, draft: Draft, probe: Probe): Verdict =>
  draft.names.size === 0 ? probe.verdict(tree, draft.person) : naiveVerdict(tree, askedFor(draft, probe))
