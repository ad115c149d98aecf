import type { Fact, Verdict } from "@tramyte/core"
import type { Reading } from "@tramyte/core/pack"
import { type Bounds, exactly } from "./bounds.ts"
import { factorBetween } from "./units.ts"

/** A number of a member: nothing if it is not known; and whether the member surely belongs. */
export interface Measured {
  readonly number: number | undefined
  readonly sure: boolean
}

/** What the words about numbers and answers mean. */
export interface MeaningOfNumbers {
  /** The number that a fact carries, in the unit asked for. */
  readonly read: (fact: Fact, reading: Reading) => number | undefined
  readonly count: (sure: number, possible: number, complete: boolean) => Bounds
  /** On how many days the members of a set begin: the days of each between bounds. */
  readonly distinctDays: (days: readonly { readonly at: Bounds; readonly sure: boolean }[], complete: boolean) => Bounds
  readonly min: (numbers: readonly Measured[], complete: boolean) => Bounds | undefined
  readonly max: (numbers: readonly Measured[], complete: boolean) => Bounds | undefined
  readonly sum: (numbers: readonly Measured[], complete: boolean) => Bounds | undefined
  readonly mean: (numbers: readonly Measured[], complete: boolean) => Bounds | undefined
  readonly plus: (a: Bounds, b: Bounds) => Bounds
  readonly minus: (a: Bounds, b: Bounds) => Bounds
  readonly atLeast: (number: Bounds, bound: Bounds) => Verdict
  readonly above: (number: Bounds, bound: Bounds) => Verdict
  readonly atMost: (number: Bounds, bound: Bounds) => Verdict
  readonly below: (number: Bounds, bound: Bounds) => Verdict
  readonly all: (parts: readonly Verdict[]) => Verdict
  readonly any: (parts: readonly Verdict[]) => Verdict
  readonly not: (part: Verdict) => Verdict
}

/** @param the the whole meaning, so that a word that rests on another takes it as it is there */
export const meaningOfNumbers = (the: () => MeaningOfNumbers): MeaningOfNumbers => ({
  read: (fact, { component, convert = {}, unit }) => {
    const given: unknown = component === undefined ? fact.value : fact.components !== undefined && Object.hasOwn(fact.components, component) ? fact.components[component] : undefined
    if (typeof given !== "number" || !Number.isFinite(given)) return undefined
    if (unit === undefined || fact.unit === unit) return given
    if (fact.unit === undefined) return undefined
    const factor = factorBetween(fact.unit, unit, convert)
    return factor === undefined ? undefined : rounded(given * factor)
  },
  count: (sure, possible, complete) => ({ lo: sure, hi: complete ? sure + possible : Infinity }),
  distinctDays: (days, complete) => {
    const known = (one: { readonly at: Bounds }): boolean => one.at.lo === one.at.hi
    const sure = days.filter((one) => one.sure)
    return {
      lo: Math.max(new Set(sure.filter(known).map(({ at }) => at.lo)).size, sure.length > 0 ? 1 : 0),
      hi: complete ? new Set(days.filter(known).map(({ at }) => at.lo)).size + days.filter((one) => !known(one)).length : Infinity
    }
  },
  min: (numbers, complete) => {
    const known = numbers.filter((one) => one.number !== undefined)
    const sure = known.filter((one) => one.sure).map((one) => one.number!)
    if (sure.length === 0) return undefined
    return { lo: complete && known.length === numbers.length ? Math.min(...known.map((one) => one.number!)) : -Infinity, hi: Math.min(...sure) }
  },
  max: (numbers, complete) => {
    const known = numbers.filter((one) => one.number !== undefined)
    const sure = known.filter((one) => one.sure).map((one) => one.number!)
    if (sure.length === 0) return undefined
    return { lo: Math.max(...sure), hi: complete && known.length === numbers.length ? Math.max(...known.map((one) => one.number!)) : Infinity }
  },
  sum: (numbers, complete) => {
    if (!complete || numbers.length === 0 || numbers.some(({ number, sure }) => !sure || number === undefined)) return undefined
    return exactly(rounded(total(numbers)))
  },
  mean: (numbers, complete) => {
    return the().sum(numbers, complete) === undefined ? undefined : exactly(rounded(total(numbers) / numbers.length))
  },
  plus: (a, b) => ({ lo: a.lo + b.lo, hi: a.hi + b.hi }),
  minus: (a, b) => ({ lo: a.lo - b.hi, hi: a.hi - b.lo }),
  atLeast: (number, bound) => number.lo >= bound.hi ? "yes" : number.hi < bound.lo ? "no" : "unknown",
  above: (number, bound) => number.lo > bound.hi ? "yes" : number.hi <= bound.lo ? "no" : "unknown",
  atMost: (number, bound) => number.hi <= bound.lo ? "yes" : number.lo > bound.hi ? "no" : "unknown",
  below: (number, bound) => number.hi < bound.lo ? "yes" : number.lo >= bound.hi ? "no" : "unknown",
  all: (parts) => parts.includes("no") ? "no" : parts.includes("unknown") ? "unknown" : "yes",
  any: (parts) => parts.includes("yes") ? "yes" : parts.includes("unknown") ? "unknown" : "no",
  not: (part) => part === "yes" ? "no" : part === "no" ? "yes" : "unknown"
})

const total = (numbers: readonly Measured[]): number => numbers.reduce((sum, { number }) => sum + number!, 0)

/** As exact as was measured: 12 digits, in which neither the order of adding nor the binary form of decimal fractions shows. */
const rounded = (number: number): number => Number(number.toPrecision(12))
