import { type Duration, type EpochDay, type FactKindDefinition, type Predicate } from "@tramyte/core"
import type { Comparison, FixedPoint, ParameterRef, PlainFacts, ValueComparison } from "@tramyte/core/pack"
import { isLeaf, visit } from "./expandPredicate.ts"
import type { LawOfDay } from "./lawOfDay.ts"
import { plus } from "./naiveCalendar.ts"
import { type Asking, naivePoint, naiveSpan } from "./naiveDays.ts"
import { codesOf } from "./naiveVerdict.ts"
import type { Leaf } from "./personEdits.ts"
import { isPlainLeaf } from "./plainForm.ts"
import { type RichKind, richParts } from "./richParts.ts"

/** For one kind of fact, the values between which some question in the trees changes its mind. */
export interface FactPool {
  readonly kind: FactKindDefinition
  /** One code of each set of sets that codes lie in, and one that lies in none. */
  readonly codes: readonly string[]
  readonly asksCodes: boolean
  /** Days beside each border on which a fact may begin or end. */
  readonly days: readonly EpochDay[]
  readonly links: Readonly<Record<string, readonly string[]>>
  /** Numbers at, between and beyond the bounds, of the value (`""`) and of each component. */
  readonly numbers: Readonly<Record<string, readonly number[]>>
  /** Differences between the last value and the first. */
  readonly changes: readonly number[]
  readonly mostFacts: number
  /** What sets of more than the plain form ask for besides. */
  readonly rich: readonly RichKind[]
}

/** Where the questions of some trees change: people are built from these alone, as one between two borders stands for all. */
export interface Pools {
  readonly births: readonly EpochDay[]
  readonly deaths: readonly EpochDay[]
  readonly facts: ReadonlyMap<string, FactPool>
}

type Aged = Pick<Extract<Predicate, { readonly op: "age" }>, "atLeast" | "below"> & { readonly at?: FixedPoint }

/** Collects the borders of all questions in trees without references. */
export const poolsOf = (trees: readonly Predicate[], asking: Asking, law: LawOfDay): Pools => {
  const births = new Set<EpochDay>()
  const deaths = new Set<EpochDay>()
  const sets: PlainFacts[] = []
  const facts = new Map<string, { days: Set<EpochDay>; changes: Set<number>; numbers: Map<string, Set<number>>; most: number; rich: RichKind[] }>()
  const kindOf = (kind: string) => {
    const known = facts.get(kind) ?? { days: new Set([asking.on]), changes: new Set<number>(), numbers: new Map<string, Set<number>>(), most: 1, rich: [] }
    facts.set(kind, known)
    return known
  }
  const addNumbers = (kind: string, is: ValueComparison): void => {
    const known = kindOf(kind).numbers
    known.set(is.component ?? "", new Set([...known.get(is.component ?? "") ?? [], ...boundsOf(is, law)]))
  }
  const addSet = (set: PlainFacts): void => {
    sets.push(set)
    const { days } = kindOf(set.kind)
    const window = set.startsIn ?? set.overlaps
    for (const point of [set.activeAt, window?.from, window?.until]) if (point !== undefined) days.add(naivePoint(point, asking, law))
    if (set.value !== undefined) addNumbers(set.kind, set.value)
  }
  const addRich = (leaf: Leaf): void => {
    const parts = richParts(leaf, asking, law)
    if (parts.birth) for (const day of parts.days) births.add(day)
    if (parts.death) for (const day of parts.days) deaths.add(day)
    for (const [kind, rich] of parts.kinds) {
      const known = kindOf(kind)
      known.rich.push(rich)
      known.most = Math.max(known.most, parts.mostFacts)
      for (const day of parts.days) known.days.add(day)
      for (const [component, bounds] of Object.entries(rich.numbers)) known.numbers.set(component, new Set([...known.numbers.get(component) ?? [], ...bounds]))
    }
  }
  for (const tree of trees) visit(tree, (node) => {
    if (!isLeaf(node)) return
    if (!isPlainLeaf(node)) return addRich(node)
    switch (node.op) {
      case "age": return cutoffs(node, asking, law).forEach((day) => births.add(day))
      case "alive": return void deaths.add(naivePoint(node.at ?? "on", asking, law))
      case "count": {
        const known = kindOf(node.in.kind)
        known.most = Math.max(known.most, typeof node.atLeast === "number" ? node.atLeast : law.value(node.atLeast) as number)
        return addSet(node.in)
      }
      case "exists": return addSet(node.in)
      case "value":
        addNumbers(node.in.kind, node.is)
        return addSet(node.in)
      case "change":
        addNumbers(node.in.kind, node.is.component === undefined ? {} : { component: node.is.component })
        for (const bound of boundsOf(node.is, law)) kindOf(node.in.kind).changes.add(bound)
        return addSet(node.in)
      case "elapsed":
        for (const day of cutoffs(node, asking, law)) kindOf(node.in.kind).days.add(day)
        return addSet(node.in)
      default:
    }
  })
  return {
    births: beside(births, asking.on),
    deaths: beside(deaths, asking.on),
    facts: new Map([...facts].map(([kind, { changes, days, most, numbers, rich }]): [string, FactPool] => {
      const ofKind = sets.filter((set) => set.kind === kind)
      return [kind, {
        kind: law.kind(kind),
        ...codePool(ofKind, rich, law),
        days: beside(days, asking.on),
        links: linkPool(ofKind, rich, law),
        numbers: Object.fromEntries([...numbers].map(([component, bounds]) => [component, between(bounds)])),
        changes: between(changes),
        mostFacts: Math.min(most, 12),
        rich
      }]
    }))
  }
}

/** The last day on which something may have begun, to have lasted so long at the point asked for. */
const cutoffs = ({ at = "on", atLeast, below }: Aged, asking: Asking, law: LawOfDay): readonly EpochDay[] => {
  const day = naivePoint(at, asking, law)
  return [day, ...[atLeast, below].filter((span): span is Duration | ParameterRef => span !== undefined).map((span) => {
    const { days = 0, weeks = 0, ...months } = naiveSpan(span, law)
    return plus(day - days - weeks * 7, months, "lastOfMonth", -1)
  })]
}

/** Each border with the days around it; what lies near the day of the question first. */
const beside = (days: ReadonlySet<EpochDay>, on: EpochDay): readonly EpochDay[] =>
  [...new Set([...days].flatMap((day) => [day, day - 1, day + 1]))].filter((day) => day > -719_000 && day < 2_900_000).sort((a, b) => Math.abs(a - on) - Math.abs(b - on))

const boundsOf = (is: Comparison, law: LawOfDay): readonly number[] =>
  [is.atLeast, is.above, is.atMost, is.below].filter((bound) => bound !== undefined).map((bound) => typeof bound === "number" ? bound : law.value(bound) as number)

/** Each bound, a number between each two, one below all and one above. */
const between = (bounds: ReadonlySet<number>): readonly number[] => {
  const sorted = [...bounds].sort((a, b) => a - b)
  if (sorted.length === 0) return [1]
  return [sorted[0]! - 1, ...sorted.flatMap((bound, index) => [bound, index + 1 < sorted.length ? (bound + sorted[index + 1]!) / 2 : bound + 1])]
}

const codePool = (sets: readonly PlainFacts[], rich: readonly RichKind[], law: LawOfDay): Pick<FactPool, "codes" | "asksCodes"> => {
  const lists = [...sets.filter((set) => set.codes !== undefined).map((set) => codesOf(set.codes!, law)), ...rich.flatMap(({ codes }) => codes)]
  const cells = new Map<string, string>()
  for (const code of lists.flat()) {
    const cell = lists.map((list) => list.includes(code) ? 1 : 0).join("")
    if (!cells.has(cell)) cells.set(cell, code)
  }
  return { codes: [...cells.values(), "other"], asksCodes: lists.length > 0 }
}

const linkPool = (sets: readonly PlainFacts[], rich: readonly RichKind[], law: LawOfDay): Readonly<Record<string, readonly string[]>> => {
  const roles = new Map<string, Set<string>>()
  for (const set of sets) for (const [role, id] of Object.entries(set.links ?? {})) {
    roles.set(role, new Set([...roles.get(role) ?? [], typeof id === "string" ? id : law.value(id) as string]))
  }
  for (const { links } of rich) for (const [role, ids] of Object.entries(links)) roles.set(role, new Set([...roles.get(role) ?? [], ...ids]))
  return Object.fromEntries([...roles].map(([role, ids]) => [role, [...ids, "elsewhere"]]))
}
