import type { Duration, EpochDay, ParameterRef, Point, Quantity } from "@tramyte/core"
import type { CodeList, Comparison, Narrowing, QuantityComparison, TimeUnit } from "@tramyte/core/pack"
import type { LawOfDay } from "./lawOfDay.ts"
import { visitLanguage } from "./mapLanguage.ts"
import { plus } from "./naiveCalendar.ts"
import { type Asking, naivePoint, naiveSpan } from "./naiveDays.ts"
import { codesOf } from "./naiveVerdict.ts"
import type { Leaf } from "./personEdits.ts"
import { isFixed } from "./plainForm.ts"

/** What the parts of a step ask of the facts of one kind, wherever in it they stand. */
export interface RichKind {
  readonly codes: readonly (readonly string[])[]
  readonly valueCodes: readonly string[]
  readonly qualifiers: Readonly<Record<string, readonly string[]>>
  readonly links: Readonly<Record<string, readonly string[]>>
  readonly units: readonly string[]
  /** By component; `""` is the value itself. */
  readonly numbers: Readonly<Record<string, readonly number[]>>
}

/** What a step of the full language asks, flattened: enough to make people who may change its answer. */
export interface RichParts {
  readonly kinds: ReadonlyMap<string, RichKind>
  /** The days on which its windows and spans turn. */
  readonly days: readonly EpochDay[]
  /** By which role facts of one kind refer to those of another. */
  readonly roles: readonly string[]
  readonly birth: boolean
  readonly death: boolean
  readonly mostFacts: number
}

/** Takes a step of any form apart. Facts that are spoken of by a name are of the kinds that stand in the step. */
export const richParts = (leaf: Leaf, asking: Asking, law: LawOfDay): RichParts => {
  const kinds = new Set<string>()
  const codes: (readonly string[])[] = []
  const [valueCodes, units, roles] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const [qualifiers, links] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  const numbers = new Map<string, Set<number>>()
  const [days, spans] = [new Set<EpochDay>([asking.on]), [] as Duration[]]
  let [birth, death, mostFacts] = [false, false, 1]
  const into = <T>(map: Map<string, Set<T>>, name: string, values: Iterable<T>): void => void map.set(name, new Set([...map.get(name) ?? [], ...values]))
  const addNumbers = ({ component = "", unit }: { readonly component?: string; readonly unit?: string }, bounds: readonly number[]): void => {
    into(numbers, component, bounds)
    if (unit !== undefined) units.add(unit)
  }
  const addSpan = (span: Duration | ParameterRef | undefined): void => void (span !== undefined && spans.push(naiveSpan(span, law)))
  const addCompared = (quantity: Quantity, is: QuantityComparison): void => {
    const bounds = boundsOf(is, law)
    if (quantity.get === "count" || quantity.get === "distinctDays") mostFacts = Math.max(mostFacts, ...bounds.map((bound) => Math.ceil(bound) + 1))
    else if (quantity.get === "age" || quantity.get === "time") spans.push(...bounds.flatMap((bound) => spanOf(bound, quantity.in)))
    else if (quantity.get === "value" || quantity.get === "min" || quantity.get === "max" || quantity.get === "sum" || quantity.get === "mean") addNumbers(quantity, bounds)
  }
  const { predicate } = visitLanguage({
    predicate: (part) => {
      if ("at" in part && part.at === undefined) days.add(asking.on)
      if (part.op === "age" || part.op === "elapsed") [part.atLeast, part.below].forEach(addSpan)
      if (part.op === "age") birth = true
      if (part.op === "alive") death = true
      if (part.op === "count") mostFacts = Math.max(mostFacts, typeof part.atLeast === "number" ? part.atLeast : law.value(part.atLeast) as number)
      if (part.op === "value" || part.op === "change") addNumbers(part.is, boundsOf(part.is, law))
      if (part.op === "compare") addCompared(part.what, part.is)
    },
    facts: (set) => {
      if ("kind" in set) kinds.add(set.kind)
      if ("linkedFrom" in set) roles.add(set.link)
      addNarrowing(set)
    },
    point: (point) => addPoint(point),
    quantity: ({ get }) => {
      if (get === "age") birth = true
    }
  })
  const addPoint = (point: Point): void => {
    if (point === "birth") birth = true
    else if (point === "death") death = true
    else if (isFixed(point)) days.add(naivePoint(point, asking, law))
    else if (typeof point === "object" && "shift" in point) [point.plus, point.minus].forEach(addSpan)
  }
  const addNarrowing = ({ codes: asked, links: linked = {}, qualifiers: qualified = {}, value = [], valueCodes: resulting }: Narrowing): void => {
    if (asked !== undefined) codes.push(codesOf(asked, law))
    if (resulting !== undefined) for (const code of codesOf(resulting, law)) valueCodes.add(code)
    for (const one of [value].flat()) addNumbers(one, boundsOf(one, law))
    for (const [name, test] of Object.entries(qualified)) into(qualifiers, name, codesOf("codes" in test ? test.codes as CodeList : "noneOf" in test ? test.noneOf as CodeList : test as CodeList, law).slice(0, 2))
    for (const [role, id] of Object.entries(linked)) into(links, role, [typeof id === "string" ? id : law.value(id) as string])
  }
  predicate(leaf)
  const turning = [...days].flatMap((day) => [day, ...spans.slice(0, 8).flatMap((span) => [plus(day, span, "lastOfMonth", -1), plus(day, span, "lastOfMonth")])])
  const of = <T>(map: ReadonlyMap<string, ReadonlySet<T>>): Readonly<Record<string, readonly T[]>> => Object.fromEntries([...map].map(([name, values]) => [name, [...values]]))
  const kind: RichKind = { codes, valueCodes: [...valueCodes].slice(0, 4), qualifiers: of(qualifiers), links: of(links), units: [...units], numbers: of(numbers) }
  return { kinds: new Map([...kinds].map((name) => [name, kind])), days: [...new Set(turning)].slice(0, 40), roles: [...roles], birth, death, mostFacts: Math.min(mostFacts, 12) }
}

const boundsOf = (is: Comparison | QuantityComparison, law: LawOfDay): readonly number[] => [is.atLeast, is.above, is.atMost, is.below].flatMap((bound) =>
  typeof bound === "number" ? [bound] : bound === undefined ? [] : "param" in bound ? [law.value(bound) as number] : bound.get === "number" ? [typeof bound.is === "number" ? bound.is : law.value(bound.is) as number] : [])

/** So long as a number of units says, where it is a length of time. */
export const spanOf = (bound: number, unit: TimeUnit): readonly Duration[] => {
  const length = Math.abs(Math.round(bound))
  return length > 40_000 ? [] : [unit === "hours" ? { days: Math.round(length / 24) } : { [unit]: length }]
}
