import type { ParameterRef, Point, Predicate, Quantity, QuantityComparison, Reading, TimeUnit } from "../predicate.ts"
import type { AnySet } from "./words.ts"
import type { OneOf } from "./points.ts"

/** A number, the parameter that holds it, or another number of the person. */
type Bound = number | ParameterRef | SomeNumber

interface EveryBound {
  readonly atLeast?: Bound
  readonly above?: Bound
  readonly atMost?: Bound
  readonly below?: Bound
}

/** Bounds of a number, one of them at least. */
export type NumberBounds = { [One in keyof EveryBound]-?: EveryBound & Required<Pick<EveryBound, One>> }[keyof EveryBound]

/** A number about a person or a fact (số): unknown where the facts do not tell. */
export interface SomeNumber {
  /** It lies within bounds, which may be numbers of the person, too: `count(fevers).is({ atLeast: 2 })`. */
  readonly is: (bounds: NumberBounds) => Predicate
  /** The number itself as plain data, where a pack wants one: a definition, a continuous measure. */
  readonly data: Quantity
}

const numberOf = (data: Quantity): SomeNumber => ({
  data,
  is: (bounds) => ({ op: "compare", what: data, is: Object.fromEntries(Object.entries(bounds).map(([name, bound]) => [name, boundOf(bound as Bound)])) as QuantityComparison })
})

const boundOf = (bound: Bound): number | ParameterRef | Quantity => typeof bound === "object" && "data" in bound ? bound.data : bound

const overSet = (get: "min" | "max" | "sum" | "mean") => (set: AnySet, reading: Reading = {}): SomeNumber => numberOf({ get, in: set.data, ...reading })

/**
 * How many facts a set has (số lượng).
 *
 * @example
 * ```ts
 * import { count, facts } from "@tramyte/core/pack"
 *
 * count(facts("encounter").coded("antenatal")).is({ atLeast: 4 }) // => { op: "compare", what: { get: "count", in: { kind: "encounter", codes: ["antenatal"] } }, is: { atLeast: 4 } }
 * ```
 */
export const count = (set: AnySet): SomeNumber => numberOf({ get: "count", in: set.data })

/** On how many different days the facts of a set begin or happen (số ngày): two doses written down twice are two. */
export const distinctDays = (set: AnySet): SomeNumber => numberOf({ get: "distinctDays", in: set.data })

/**
 * The value of a named fact, or of the one fact of a set; or one component of it.
 *
 * @param reading the component, the unit of the bounds, and how to convert other units
 * @example
 * ```ts
 * import { facts, valueIn } from "@tramyte/core/pack"
 *
 * valueIn(facts("observation").coded("weight").last, { unit: "kg" }).is({ below: 45 }) // => { op: "compare", what: { get: "value", in: { kind: "observation", codes: ["weight"], pick: "last" }, unit: "kg" }, is: { below: 45 } }
 * ```
 */
export const valueIn = (which: OneOf, reading: Reading = {}): SomeNumber => numberOf({ get: "value", in: typeof which === "string" ? which : which.data, ...reading })

/** The least value of a set (nhỏ nhất). */
export const least = overSet("min")

/** The greatest value of a set (lớn nhất). */
export const greatest = overSet("max")

/** All values of a set together (tổng). */
export const sum = overSet("sum")

/** The mean value of a set (trung bình). */
export const mean = overSet("mean")

/** The completed age in a unit, on the day or on another. */
export const ageIn = (unit: TimeUnit, at?: Point): SomeNumber => numberOf({ get: "age", in: unit, ...(at === undefined ? {} : { at }) })

/**
 * The completed age in years (tuổi), on the day or on another.
 *
 * @example
 * ```ts
 * import { ageInYears, startOf } from "@tramyte/core/pack"
 *
 * ageInYears(startOf("test")).is({ atLeast: 30 }) // => { op: "compare", what: { get: "age", in: "years", at: { startOf: "test" } }, is: { atLeast: 30 } }
 * ```
 */
export const ageInYears = (at?: Point): SomeNumber => ageIn("years", at)

/**
 * The time from one point to another in completed units; negative if the second comes first, unknown if one of them is.
 *
 * @example
 * ```ts
 * import { startOf, timeBetween } from "@tramyte/core/pack"
 *
 * timeBetween(startOf("referral"), startOf("visit"), "days").data // => { get: "time", from: { startOf: "referral" }, until: { startOf: "visit" }, in: "days" }
 * ```
 */
export const timeBetween = (from: Point, until: Point, unit: TimeUnit): SomeNumber => numberOf({ get: "time", from, until, in: unit })

/** A number written out, or the parameter that holds it. */
export const constant = (is: number | ParameterRef): SomeNumber => numberOf({ get: "number", is })

/** A number that a pack defines by name in `definitions`: `definedQuantity("acme/visits")`. */
export const definedQuantity = (id: string): SomeNumber => numberOf({ get: "use", id })
