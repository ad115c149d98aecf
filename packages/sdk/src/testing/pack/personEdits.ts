import { civilDate, type EpochDay, type HealthRecord, type Predicate, type Sex, type Verdict } from "@tramyte/core"
import type { PlainFacts } from "@tramyte/core/pack"
import { blurred, candidatesFor, type NewFact, withFacts } from "./factCandidates.ts"
import { isPlainLeaf, type PlainLeaf } from "./plainForm.ts"
import type { Pools } from "./pools.ts"
import type { Probe } from "./probe.ts"
import { richEdits } from "./richEdits.ts"
import { withPerson } from "./withPerson.ts"

/** What is needed to change a person so that one question comes out otherwise. */
export interface Workshop {
  readonly probe: Probe
  readonly pools: Pools
  /** Puts what is to be tried in an order; the first round tries the plainest first. */
  readonly inOrder: <T>(list: readonly T[]) => readonly T[]
  /** The facts that fit a set, made once. */
  readonly candidates: (set: PlainFacts) => readonly NewFact[]
}

/** Makes a workshop for the borders of some trees. */
export const workshopOf = (probe: Probe, pools: Pools, inOrder: Workshop["inOrder"]): Workshop => {
  const made = new Map<PlainFacts, readonly NewFact[]>()
  return {
    probe,
    pools,
    inOrder,
    candidates: (set) => {
      const known = made.get(set) ?? candidatesFor(set, pools.facts.get(set.kind)!, probe)
      made.set(set, known)
      return inOrder(known)
    }
  }
}

/** One step of a question: neither connective nor reference. */
export type Leaf = Exclude<Predicate, { readonly op: "all" | "any" | "not" | "sure" | "known" | "flag" | "rule" }>

/** Ways to change a person that may give one question the verdict wanted. Whether they do is for the core to say. */
export function* edits(leaf: Leaf, wanted: Verdict, person: HealthRecord, shop: Workshop): Generator<HealthRecord> {
  if (!isPlainLeaf(leaf)) return yield* richEdits(leaf, wanted, person, shop)
  switch (leaf.op) {
    case "sex": return yield* sexes(leaf.is, wanted, person, shop)
    // Nobody is on record before being born.
    case "age": return yield* dates("birthDate", shop.pools.births.filter((day) => day <= shop.probe.asking.on), wanted, person, shop)
    case "alive":
      if (wanted === "yes") yield withPerson(person, "deathDate", undefined)
      return yield* dates("deathDate", shop.pools.deaths, wanted, person, shop)
    case "exists": return yield* counted(leaf.in, 1, wanted, person, shop)
    case "count": return yield* counted(leaf.in, typeof leaf.atLeast === "number" ? leaf.atLeast : shop.probe.law.value(leaf.atLeast) as number, wanted, person, shop)
    case "value":
    case "elapsed": return yield* picked(leaf.in, wanted, person, shop, (fact) => [[fact]])
    case "change": return yield* picked(leaf.in, wanted, person, shop, (fact) => pairs(fact, leaf, shop))
  }
}

function* sexes(is: readonly Sex[], wanted: Verdict, person: HealthRecord, { inOrder }: Workshop): Generator<HealthRecord> {
  if (wanted === "unknown") return yield withPerson(person, "sex", undefined)
  for (const sex of inOrder<Sex>([...is, "female", "male", "other"])) yield withPerson(person, "sex", sex)
}

function* dates(field: "birthDate" | "deathDate", days: readonly EpochDay[], wanted: Verdict, person: HealthRecord, { inOrder }: Workshop): Generator<HealthRecord> {
  if (wanted !== "unknown") {
    for (const day of inOrder(days)) yield withPerson(person, field, civilDate(day))
    return
  }
  if (field === "birthDate") yield withPerson(person, field, undefined)
  for (const day of inOrder(days)) {
    yield withPerson(person, field, civilDate(day).slice(0, 4))
    yield withPerson(person, field, civilDate(day).slice(0, 7))
  }
}

function* counted(set: PlainFacts, atLeast: number, wanted: Verdict, person: HealthRecord, shop: Workshop): Generator<HealthRecord> {
  const { others, possible, sure } = sorted(set, person, shop.probe)
  const only = (facts: HealthRecord["facts"]): HealthRecord => ({ ...person, facts: [...others, ...facts] })
  if (wanted === "yes") {
    const lacking = Math.min(Math.max(atLeast - sure.length, 1), 12)
    for (const fact of shop.candidates(set)) yield withFacts(person, Array.from({ length: lacking }, () => fact))
    for (const fact of shop.candidates(set)) yield withFacts(only([]), Array.from({ length: Math.min(atLeast, 12) }, () => fact))
    return
  }
  if (wanted === "no") {
    const fewer = [[], ...sure.slice(0, Math.max(0, atLeast - 1)).map((_, index) => sure.slice(0, index + 1))]
    for (const facts of fewer) yield* completed(set, only(facts), shop.probe)
    return
  }
  const few = only([...sure.slice(0, Math.max(0, atLeast - 1)), ...possible])
  yield incomplete(set, few)
  for (const fact of shop.candidates(set)) for (const open of blurred(fact)) yield withFacts(few, Array.from({ length: Math.min(Math.max(atLeast - sure.length, 1), 12) }, () => open))
}

/** Questions about the first or last fact: the kind must be known completely, and the fact be there. */
function* picked(set: PlainFacts, wanted: Verdict, person: HealthRecord, shop: Workshop, factsFrom: (fact: NewFact) => Iterable<readonly NewFact[]>): Generator<HealthRecord> {
  const { others } = sorted(set, person, shop.probe)
  const without: HealthRecord = { ...person, facts: others }
  if (wanted === "unknown") {
    yield without
    yield incomplete(set, person)
    for (const fact of shop.candidates(set)) for (const open of blurred(fact)) yield withFacts(person, [open])
    return
  }
  for (const base of [person, without]) {
    for (const fact of shop.candidates(set)) for (const facts of factsFrom(fact)) {
      const made = withFacts(base, facts)
      yield made
      yield* completed(set, made, shop.probe)
    }
  }
}

/** A first fact and a last one, a difference between them that some question tells from others. */
function* pairs(first: NewFact, { in: set, is }: Extract<PlainLeaf, { readonly op: "change" }>, shop: Workshop): Generator<readonly NewFact[]> {
  const before = is.component === undefined ? first.value : first.components?.[is.component]
  if (typeof before !== "number") return
  for (const last of shop.candidates(set).filter(({ start }) => start !== undefined && first.start !== undefined && start > first.start).slice(0, 6)) {
    for (const by of shop.pools.facts.get(set.kind)!.changes) {
      yield [first, is.component === undefined ? { ...last, value: before + by } : { ...last, components: { ...last.components, [is.component]: before + by } }]
    }
  }
}

/** The facts of a person that surely, possibly and not at all belong to a set. */
const sorted = (set: PlainFacts, person: HealthRecord, { asking, law, view }: Probe): Readonly<Record<"sure" | "possible" | "others", HealthRecord["facts"]>> => {
  const { fit } = law.rules.factSet(set)
  const fits = new Map((view(person).facts.get(set.kind) ?? []).map((seen) => [seen.fact.id, fit(seen, asking)]))
  const of = (...wanted: readonly (string | undefined)[]) => person.facts.filter(({ id }) => wanted.includes(fits.get(id)))
  return { sure: of("sure"), possible: of("possible"), others: of("out", undefined) }
}

/** The kind known completely, for the days that a set asks about. */
function* completed(set: PlainFacts, person: HealthRecord, { asking, law }: Probe): Generator<HealthRecord> {
  const { from, until } = law.rules.factSet(set).window(asking)
  const days = [asking.on, ...(from === undefined ? [] : [from + law.freshness(set.kind)]), until - 1]
  for (const day of new Set(days)) yield { ...person, complete: { ...person.complete, [set.kind]: civilDate(day) } }
}

const incomplete = (set: PlainFacts, person: HealthRecord): HealthRecord => {
  const { [set.kind]: _, ...complete } = person.complete ?? {}
  return { ...person, complete }
}
