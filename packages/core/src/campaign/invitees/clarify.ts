import type { MissingFact } from "../../rules/missingFacts.ts"
import type { FactToClarify, ToClarify } from "./invitees.ts"
import { type OpenFact, weights } from "./openFacts.ts"

/** Somebody of whom something is open. */
export interface OpenPerson {
  readonly id: string
  /** At least one, what weighs most first. */
  readonly open: readonly OpenFact[]
}

/** People to clarify, those first of whom most may change; among equals in their order. */
export const clarifyPeople = (people: readonly OpenPerson[]): readonly ToClarify[] =>
  people.map(clarify).toSorted((a, b) => weights[b.mayChange] - weights[a.mayChange])

const clarify = ({ id, open }: OpenPerson): ToClarify => ({
  id,
  mayChange: open[0]!.mayChange,
  missing: [...missingOf(open).values()].map(({ missing }) => missing),
  open: open.map(({ question, of }) => ({ question, ...(of === undefined ? {} : { of }) }))
})

/** The missing facts of one person, each once, with the questions that it is asked for, what weighs most first. */
const missingOf = (open: readonly OpenFact[]): ReadonlyMap<string, { readonly missing: MissingFact; readonly open: OpenFact[] }> => {
  const found = new Map<string, { readonly missing: MissingFact; readonly open: OpenFact[] }>()
  for (const one of open) {
    for (const missing of one.missing) {
      const known = found.get(missing.fact) ?? { missing, open: [] }
      found.set(missing.fact, known)
      if (one.own?.has(missing.fact) !== false) known.open.push(one)
    }
  }
  return found
}

/** What is missing, of how many people, and what it would decide. */
export const clarifyFacts = (people: readonly OpenPerson[]): readonly FactToClarify[] => {
  const found = new Map<string, Tally>()
  for (const { open } of people) {
    for (const [fact, one] of missingOf(open)) {
      const tally = found.get(fact) ?? { missing: one.missing, people: 0, decisive: 0, open: new Map() }
      found.set(fact, tally)
      tally.people++
      if (weights[one.open[0]!.mayChange] >= weights.group) tally.decisive++
      for (const { question, of } of one.open) {
        const key = JSON.stringify([question, of])
        const known = tally.open.get(key)
        tally.open.set(key, { question, ...(of === undefined ? {} : { of }), people: (known?.people ?? 0) + 1 })
      }
    }
  }
  return [...found.values()]
    .map(({ missing, people: many, decisive, open }) => ({ ...missing, people: many, decisive, open: [...open.values()].toSorted(byPeople) }))
    .toSorted((a, b) => b.decisive - a.decisive || byPeople(a, b) || (a.fact < b.fact ? -1 : 1))
}

interface Tally {
  readonly missing: MissingFact
  people: number
  decisive: number
  readonly open: Map<string, FactToClarify["open"][number]>
}

const byPeople = (a: { readonly people: number }, b: { readonly people: number }): number => b.people - a.people
