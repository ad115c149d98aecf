import { civilDate, type Facts, type HealthRecord, type Predicate, type Verdict } from "@tramyte/core"
import type { Comparison, QuantityComparison, Window } from "@tramyte/core/pack"
import { edgesOf } from "../naive/naiveTimes.ts"
import { askedFor, type Draft } from "./draft.ts"
import { blurred } from "./factCandidates.ts"
import { makeMember, type Making } from "./makeMembers.ts"
import { visitLanguage } from "./mapLanguage.ts"
import type { Leaf } from "./personEdits.ts"
import { pointEdits } from "./pointEdits.ts"

/** How many facts of a set are asked for, and of which form of the set. */
interface Wanted {
  readonly set: Facts
  readonly atLeast: number
}

const mostMembers = 12

/**
 * Ways to give a step about facts the verdict wanted by making the facts for it: those of an event first, then those that must lie
 * around it. Whether they do is for the core to say.
 */
export function* madeEdits(leaf: Leaf, wanted: Verdict, draft: Draft, making: Omit<Making, "nth">): Generator<Draft> {
  const set = setOf(leaf)
  const kinds = kindsOf(leaf)
  const { asking } = making.probe
  const listed = (person: HealthRecord): HealthRecord => ({ ...person, complete: { ...person.complete, ...Object.fromEntries(kinds.map((kind) => [kind, civilDate(asking.on)])) } })
  const named = new Set(draft.names.values())
  const bare: Draft = { ...draft, person: listed({ ...draft.person, facts: draft.person.facts.filter(({ id, kind }) => !kinds.includes(kind) || named.has(id)) }) }
  if (wanted === "unknown") {
    if (set !== undefined && set.where !== undefined) for (const base of [draft, bare]) for (const { draft: made } of makeMember(set, base, { ...making, nth: 0, where: ["unknown"] })) yield made
    if (set !== undefined) for (const base of [draft, bare]) for (const { draft: made, id } of makeMember(set, base, { ...making, nth: 0 })) {
      if (set.where === undefined) yield made
      for (const open of blurred(made.person.facts.find((one) => one.id === id)!)) yield { ...made, person: { ...made.person, facts: made.person.facts.map((one) => one.id === id ? { ...open, id } : one) } }
    }
    for (const id of named) {
      const fact = draft.person.facts.find((one) => one.id === id)
      if (fact !== undefined) for (const open of blurred(fact)) yield { ...draft, person: { ...draft.person, facts: draft.person.facts.map((one) => one === fact ? { ...open, id } : one) } }
    }
    yield { ...bare, person: { ...bare.person, complete: Object.fromEntries(Object.entries(bare.person.complete ?? {}).filter(([kind]) => !kinds.includes(kind))) } }
    return
  }
  if (wanted === "no") {
    yield bare
    // What is listed only as it stands is known for the days around its list alone.
    const days = making.inOrder(daysAsked(leaf, draft, making.probe)).slice(0, mostDays)
    for (const day of kinds.some((kind) => making.probe.law.kind(kind).lists === "current") ? days : []) {
      yield { ...bare, person: { ...bare.person, complete: { ...bare.person.complete, ...Object.fromEntries(kinds.map((kind) => [kind, civilDate(day)])) } } }
    }
  }
  for (const { atLeast, set: one } of wantedOf(leaf, wanted, making)) {
    for (const base of [draft, bare]) yield* several(one, Math.min(atLeast, mostMembers), base, making)
  }
  yield* pointEdits(leaf, draft, making)
  if (wanted === "yes") yield bare
}

/** So many members of a set, each on a day of its own if there is room. */
function* several(set: Facts, count: number, draft: Draft, making: Omit<Making, "nth">, nth = 0): Generator<Draft> {
  if (nth >= count) return yield draft
  for (const { draft: made } of makeMember(set, draft, { ...making, nth })) yield* several(set, count, { ...made, names: draft.names }, making, nth + 1)
}

/** The set that a step speaks of. */
const setOf = (leaf: Leaf): Facts | undefined => {
  if (leaf.op === "within") return ofPoint(leaf.point, leaf.in)
  if (leaf.op === "compare") return "in" in leaf.what && typeof leaf.what.in === "object" ? leaf.what.in : "in" in leaf.what && leaf.what.get === "value" ? { fact: leaf.what.in as string } : undefined
  return "in" in leaf ? leaf.in : undefined
}

const ofPoint = (point: Extract<Leaf, { readonly op: "within" }>["point"], window: Window): Facts | undefined => {
  if (typeof point !== "object") return undefined
  const of = (which: string | Facts): Facts => typeof which === "string" ? { fact: which } : { of: which }
  return "startOf" in point ? { ...of(point.startOf), startsIn: window } : "endOf" in point ? { ...of(point.endOf), endsIn: window } : undefined
}

function* wantedOf(leaf: Leaf, wanted: Verdict, { probe: { law } }: Omit<Making, "nth">): Generator<Wanted> {
  const set = setOf(leaf)
  if (set === undefined) return
  const number = (bound: NonNullable<Comparison["atLeast"]>): number => typeof bound === "number" ? bound : law.value(bound) as number
  switch (leaf.op) {
    case "exists":
    case "within": return wanted === "yes" ? yield { set, atLeast: 1 } : undefined
    case "count": return wanted === "yes" ? yield { set, atLeast: number(leaf.atLeast) } : undefined
    case "value":
    case "change": for (const value of wanted === "yes" ? [leaf.is] : opposites(leaf.is)) yield { set: { of: set, value }, atLeast: 1 }
      return
    case "elapsed": {
      const { at = "on", atLeast, below } = leaf
      const window: Window = { ...(below === undefined ? {} : { after: { shift: at, minus: below } }), ...(atLeast === undefined ? {} : { through: { shift: at, minus: atLeast } }) }
      return yield { set: { of: set, ...(wanted === "yes" ? { startsIn: window } : {}) }, atLeast: 1 }
    }
    case "compare": {
      const is = plainBounds(leaf.is)
      if (is === undefined) return
      if (leaf.what.get === "count" || leaf.what.get === "distinctDays") {
        const least = is.atLeast === undefined ? is.above === undefined ? undefined : Math.floor(number(is.above)) + 1 : Math.ceil(number(is.atLeast))
        const most = is.atMost === undefined ? is.below === undefined ? undefined : Math.ceil(number(is.below)) : Math.floor(number(is.atMost)) + 1
        const asked = wanted === "yes" ? least : most
        return asked === undefined ? undefined : yield { set, atLeast: asked }
      }
      if (leaf.what.get !== "value" && leaf.what.get !== "min" && leaf.what.get !== "max" && leaf.what.get !== "mean" && leaf.what.get !== "sum") return
      const { component, convert, unit } = leaf.what
      const reading = { ...(component === undefined ? {} : { component }), ...(convert === undefined ? {} : { convert }), ...(unit === undefined ? {} : { unit }) }
      for (const bounds of wanted === "yes" ? [is] : opposites(is)) yield { set: { of: set, value: { ...reading, ...bounds } }, atLeast: 1 }
      return
    }
    default:
  }
}

/** Bounds that are numbers; nothing if one of them is another quantity. */
const plainBounds = (is: QuantityComparison): Comparison | undefined => {
  const bounds = Object.entries(is).map(([name, bound]) => [name, typeof bound === "object" && "get" in bound ? bound.get === "number" ? bound.is : undefined : bound] as const)
  return bounds.some(([, bound]) => bound === undefined) ? undefined : Object.fromEntries(bounds) as Comparison
}

/** What numbers do that do not fulfil a comparison: each breaks one of its bounds. */
const opposites = ({ above, atLeast, atMost, below, ...reading }: Comparison): readonly Comparison[] => [
  ...(above === undefined ? [] : [{ ...reading, atMost: above }]), ...(atLeast === undefined ? [] : [{ ...reading, below: atLeast }]),
  ...(atMost === undefined ? [] : [{ ...reading, above: atMost }]), ...(below === undefined ? [] : [{ ...reading, atLeast: below }])
]

const mostDays = 12

/** The days on which the windows of a step begin and end. */
const daysAsked = (leaf: Leaf, draft: Draft, probe: Making["probe"]): readonly number[] => {
  const days = new Set<number>()
  const asked = askedFor(draft, probe)
  visitLanguage({
    window: (window) => {
      const { from, until } = edgesOf({ ...window, grain: "day" }, asked)
      for (const edge of [from?.lo, until === undefined ? undefined : until.hi - 1]) if (edge !== undefined && Math.abs(edge) < 700_000) days.add(edge)
    }
  }).predicate(leaf)
  return [...days]
}

const kindsOf = (tree: Predicate): readonly string[] => {
  const kinds = new Set<string>()
  visitLanguage({ facts: (set) => void ("kind" in set && kinds.add(set.kind)) }).predicate(tree)
  return [...kinds]
}
