import { alwaysAfter, alwaysBefore, type RecordView } from "../citizen/readRecord.ts"
import { allOf, type Verdict } from "../logic/verdict.ts"
import { dateParts } from "../time/index.ts"
import type { EvaluationContext } from "./context.ts"
import type { FactQuery } from "./factQuery.ts"
import type { Members } from "./members.ts"
import { type Bounds, oneFact, pointOf } from "./points.ts"
import type { Quantity, QuantityComparison, Reading, TimeUnit } from "./predicate.ts"
import type { CompileScope } from "./question.ts"
import { numberOf } from "./reading.ts"

/** A number of a person, between bounds; nothing where it is not known at all, or is of nothing. */
export type QuantityOf = (view: RecordView, context: EvaluationContext) => Bounds | undefined

/** Compiles a quantity. */
export const quantityOf = (quantity: Quantity, scope: CompileScope): QuantityOf => {
  switch (quantity.get) {
    case "number": {
      const is = typeof quantity.is === "number" ? quantity.is : scope.value(quantity.is) as number
      return () => exactly(is)
    }
    case "plus":
    case "minus": {
      const parts = quantity.of.map((part) => scope.number(part, scope))
      const sign = quantity.get === "plus" ? 1 : -1
      return (view, context) => {
        let sum: Bounds | undefined
        for (const part of parts) {
          const found = part(view, context)
          if (found === undefined) return undefined
          sum = sum === undefined ? found : sign > 0 ? { lo: sum.lo + found.lo, hi: sum.hi + found.hi } : { lo: sum.lo - found.hi, hi: sum.hi - found.lo }
        }
        return sum
      }
    }
    case "use": return scope.quantity(quantity.id, scope)
    case "count": return over(scope.query(quantity.in, scope), howMany)
    case "distinctDays": return over(scope.query(quantity.in, scope), howManyDays)
    case "value": {
      const one = oneFact(quantity.in, scope)
      return (view, context) => {
        const fact = one(view, context)
        return fact === undefined ? undefined : exactly(numberOf(fact, quantity))
      }
    }
    case "min":
    case "max": return over(scope.query(quantity.in, scope), extreme(quantity.get, quantity))
    case "sum":
    case "mean": {
      const { get } = quantity
      return over(scope.query(quantity.in, scope), (members) => total(members, quantity, get))
    }
    case "age":
    case "time": {
      const [from, until] = quantity.get === "age" ? ["birth" as const, quantity.at ?? "on" as const] : [quantity.from, quantity.until]
      const grain = quantity.in === "hours" ? "instant" : "day"
      const [begun, ended] = [pointOf(from, grain, scope), pointOf(until, grain, scope)]
      const never = alwaysAfter * (grain === "day" ? 1 : msPerDay)
      const units = openEnded(completed[quantity.in], grain === "day" ? 1 : msPerDay)
      return (view, context) => {
        const [lo, hi] = [begun(view, context), ended(view, context)]
        // What may not have begun, or may go on without end, has lasted no time that could be told.
        return lo === undefined || hi === undefined || lo.hi >= never || hi.hi >= never ? undefined : { lo: units(lo.hi, hi.lo), hi: units(lo.lo, hi.hi) }
      }
    }
  }
}

const over = (query: FactQuery, of: (members: Members) => Bounds | undefined): QuantityOf => (view, context) => of(query.members(view, context))

const exactly = (number: number | undefined): Bounds | undefined => number === undefined ? undefined : { lo: number, hi: number }

const howMany = ({ facts, sure, complete }: Members): Bounds => {
  let lo = 0
  for (const one of sure) if (one) lo++
  return { lo, hi: complete ? facts.length : Infinity }
}

/** On at least as many days as facts surely fall on different ones, and at most on all days that are told or may be. */
const howManyDays = ({ facts, sure, complete }: Members): Bounds => {
  const [certain, told] = [new Set<number>(), new Set<number>()]
  let vague = 0
  let anySure = false
  facts.forEach((fact, index) => {
    anySure ||= sure[index] === true
    if (fact.startLo !== fact.startHi) vague++
    else {
      told.add(fact.startLo)
      if (sure[index] === true) certain.add(fact.startLo)
    }
  })
  return { lo: Math.max(certain.size, anySure ? 1 : 0), hi: complete ? told.size + vague : Infinity }
}

/** The least or greatest number. What may belong, or carries no known number, could be beyond those that surely belong. */
const extreme = (which: "min" | "max", reading: Reading) => ({ facts, sure, complete }: Members): Bounds | undefined => {
  const beyond = which === "min" ? Math.min : Math.max
  const open = which === "min" ? -Infinity : Infinity
  let certain: number | undefined
  let possible: number = -open
  let unknown = !complete
  facts.forEach((fact, index) => {
    const number = numberOf(fact, reading)
    if (number === undefined) unknown = true
    else {
      possible = beyond(possible, number)
      if (sure[index] === true) certain = certain === undefined ? number : beyond(certain, number)
    }
  })
  if (certain === undefined) return undefined
  const far = unknown ? open : possible
  return which === "min" ? { lo: far, hi: certain } : { lo: certain, hi: far }
}

/** Known only if all that belongs is known. */
const total = ({ facts, sure, complete }: Members, reading: Reading, get: "sum" | "mean"): Bounds | undefined => {
  if (!complete || facts.length === 0 || sure.includes(false)) return undefined
  let sum = 0
  for (const fact of facts) {
    const number = numberOf(fact, reading)
    if (number === undefined) return undefined
    sum += number
  }
  // Rounded, so that the order in which facts are added up cannot show.
  return exactly(Number((get === "sum" ? sum : sum / facts.length).toPrecision(12)))
}

const monthsBetween = (from: number, until: number): number => {
  const [begun, now] = [dateParts(from), dateParts(until)]
  return (now.year - begun.year) * 12 + now.month - begun.month - (now.dayOfMonth < begun.dayOfMonth ? 1 : 0)
}

/** Completed units between two days; backwards, those completed the other way. */
const completed: Readonly<Record<TimeUnit, (from: number, until: number) => number>> = {
  hours: (from, until) => Math.trunc((until - from) / 3_600_000),
  days: (from, until) => until - from,
  weeks: (from, until) => Math.trunc((until - from) / 7),
  months: (from, until) => from <= until ? monthsBetween(from, until) : -monthsBetween(until, from),
  years: (from, until) => Math.trunc(completed.months(from, until) / 12)
}

/** What has no known beginning or end has lasted without bounds. */
const openEnded = (units: (from: number, until: number) => number, day: number) => (from: number, until: number): number =>
  from <= alwaysBefore * day || until >= alwaysAfter * day ? Infinity : from >= alwaysAfter * day || until <= alwaysBefore * day ? -Infinity : units(from, until)

const msPerDay = 86_400_000

/** The bounds of a comparison, each a quantity of its own, and whether a number keeps them. */
export interface QuantityTest {
  readonly bounds: readonly (readonly [bound: keyof QuantityComparison, is: QuantityOf])[]
  readonly holds: (number: Bounds, view: RecordView, context: EvaluationContext) => Verdict
}

/** Compiles a comparison of a quantity. */
export const quantityTest = (is: QuantityComparison, scope: CompileScope): QuantityTest => {
  const bounds = (["atLeast", "above", "atMost", "below"] as const).flatMap((bound) => {
    const given = is[bound]
    return given === undefined ? [] : [[bound, quantityOf(typeof given === "object" && "get" in given ? given : { get: "number", is: given }, scope)] as const]
  })
  const tests = bounds.map(([bound, other]) => (number: Bounds, view: RecordView, context: EvaluationContext): Verdict => {
    const found = other(view, context)
    return found === undefined ? "unknown" : compared[bound](number, found)
  })
  return { bounds, holds: (number, view, context) => tests.length === 1 ? tests[0]!(number, view, context) : allOf(tests.map((test) => test(number, view, context))) }
}

const compared: Readonly<Record<keyof QuantityComparison, (number: Bounds, bound: Bounds) => Verdict>> = {
  atLeast: (number, bound) => number.lo >= bound.hi ? "yes" : number.hi < bound.lo ? "no" : "unknown",
  above: (number, bound) => number.lo > bound.hi ? "yes" : number.hi <= bound.lo ? "no" : "unknown",
  atMost: (number, bound) => number.hi <= bound.lo ? "yes" : number.lo > bound.hi ? "no" : "unknown",
  below: (number, bound) => number.hi < bound.lo ? "yes" : number.lo >= bound.hi ? "no" : "unknown"
}
