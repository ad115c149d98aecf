import { civilDate, type HealthRecord, type Verdict } from "@tramyte/core"
import { blurred, type NewFact, withFacts } from "./factCandidates.ts"
import type { Leaf, Workshop } from "./personEdits.ts"
import { richCandidates } from "./richCandidates.ts"
import { richParts } from "./richParts.ts"
import { withPerson } from "./withPerson.ts"

/**
 * Ways to change a person that may give a step of the full language the verdict wanted: the birth, the death, and facts of the kinds
 * that it speaks of, alone, several, and in pairs of which one refers to the other.
 */
export function* richEdits(leaf: Leaf, wanted: Verdict, person: HealthRecord, { inOrder, pools, probe }: Workshop): Generator<HealthRecord> {
  const parts = richParts(leaf, probe.asking, probe.law)
  const kinds = [...parts.kinds.keys()]
  const listed = (record: HealthRecord): HealthRecord => ({ ...record, complete: { ...record.complete, ...Object.fromEntries(kinds.map((kind) => [kind, civilDate(probe.asking.on)])) } })
  const unlisted = (record: HealthRecord): HealthRecord => ({ ...record, complete: Object.fromEntries(Object.entries(record.complete ?? {}).filter(([kind]) => !kinds.includes(kind))) })
  const without: HealthRecord = { ...person, facts: person.facts.filter(({ kind }) => !kinds.includes(kind)) }
  const people = (base: HealthRecord): readonly HealthRecord[] => [
    base,
    ...(parts.birth ? inOrder(pools.births.filter((day) => day <= probe.asking.on)).slice(0, 16).map((day) => withPerson(base, "birthDate", civilDate(day))) : []),
    ...(parts.death ? [withPerson(base, "deathDate", undefined), ...inOrder(pools.deaths).slice(0, 12).map((day) => withPerson(base, "deathDate", civilDate(day)))] : [])
  ]
  if (wanted === "unknown") {
    yield unlisted(without)
    if (parts.birth) {
      yield withPerson(listed(person), "birthDate", undefined)
      yield* partly("birthDate", pools.births, listed(person))
    }
    if (parts.death) yield* partly("deathDate", pools.deaths, listed(person))
  } else for (const base of [person, without]) yield* people(listed(base))
  const candidates = new Map(kinds.map((kind) => [kind, inOrder(richCandidates(kind, pools, probe))]))
  const bases = (wanted === "unknown" ? [without, person] : [without, person].flatMap((base) => people(base).slice(0, 8))).map(listed)
  for (const base of bases) {
    for (const facts of combinationsOf(candidates, parts.roles, parts.mostFacts)) {
      const made = withFacts(base, facts)
      if (wanted !== "unknown") yield made
      else {
        yield unlisted(made)
        for (const open of blurred(facts[0]!)) yield withFacts(base, [open, ...facts.slice(1)])
      }
    }
  }
}

/** A date of which only the year or the month is known. */
function* partly(field: "birthDate" | "deathDate", days: readonly number[], person: HealthRecord): Generator<HealthRecord> {
  for (const day of days.slice(0, 12)) for (const length of [4, 7]) yield withPerson(person, field, civilDate(day).slice(0, length))
}

const mostPairs = 12

/** Facts to be added together: one, as many as are counted, two of a kind on different days, and one of each of two kinds. */
function* combinationsOf(candidates: ReadonlyMap<string, readonly NewFact[]>, roles: readonly string[], mostFacts: number): Generator<readonly NewFact[]> {
  const lists = [...candidates.values()]
  for (const list of lists) for (const fact of list.slice(0, 40)) {
    yield [fact]
    if (mostFacts > 1) yield Array.from({ length: mostFacts }, () => fact)
  }
  for (const list of lists) for (const one of list.slice(0, mostPairs)) for (const other of list.slice(0, mostPairs)) {
    if (one !== other) yield* together(one, other, roles)
  }
  for (const list of lists) for (const others of lists) if (list !== others) {
    for (const one of list.slice(0, mostPairs)) for (const other of others.slice(0, mostPairs)) yield* together(one, other, roles)
  }
}

/** Two facts, and the first referring to the second where the step follows references. The id is the one that it will be given in a record without others. */
function* together(one: NewFact, other: NewFact, roles: readonly string[]): Generator<readonly NewFact[]> {
  if (roles.length > 0) yield [other, { ...one, links: { ...one.links, ...Object.fromEntries(roles.map((role) => [role, "f1"])) } }]
  yield [one, other]
}
