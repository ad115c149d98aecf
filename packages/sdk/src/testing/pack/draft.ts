import type { FactView, HealthRecord, Predicate, Verdict } from "@tramyte/core"
import { askedOf, naiveVerdict } from "../naive/naivePredicate.ts"
import { type Asked, type NaiveLaw, withDefinitions } from "../naive/asked.ts"
import type { Probe } from "./probe.ts"

/** Numbers from one to another, both of them among them. */
export interface Span {
  readonly from: number
  readonly through: number
}

/** Between what a fact can still be moved without leaving the sets it was made for. */
export interface Room {
  /** On which days it may begin, on which its last day may lie, and stretches of days of which it must hold on one. */
  readonly starts: Span
  readonly lasts: Span
  readonly holds: readonly Span[]
  /** What its numbers must fulfil, by component; `""` is the value itself. */
  readonly numbers: Readonly<Record<string, readonly ((number: number) => boolean)[]>>
  /** The bounds of its numbers. */
  readonly bounds: Readonly<Record<string, readonly number[]>>
  /** Whether anything was said of when it is. */
  readonly timed: boolean
}

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
