import type { FactStatus } from "../citizen/fact.ts"
import type { Sex } from "../citizen/record.ts"
import type { Duration } from "../time/index.ts"

/** A named, dated value of a pack, put in where a constant could stand. */
export interface ParameterRef {
  /** The id of the parameter, `"vietnam/elderly-age"`. */
  readonly param: string
}

/** Month and day of a yearly date. */
export interface MonthDay {
  readonly month: number
  readonly day: number
}

/**
 * A day relative to the question: the day asked for, the edges of its calendar or school year, or of the reporting
 * period (`periodUntil` is the first day after it). Shifted by a duration with `plus` or `minus`.
 */
export type Point =
  | "on" | "yearStart" | "yearEnd" | "periodFrom" | "periodUntil"
  | { readonly schoolYearStart: MonthDay | ParameterRef }
  | { readonly shift: Point; readonly plus?: Duration | ParameterRef; readonly minus?: Duration | ParameterRef }

/** A number compared with a bound; several bounds hold together. */
export interface Comparison {
  readonly atLeast?: number | ParameterRef
  readonly above?: number | ParameterRef
  readonly atMost?: number | ParameterRef
  readonly below?: number | ParameterRef
}

/** A comparison of a fact's value, or of one component of it. */
export interface ValueComparison extends Comparison {
  /** `"systolic"`; left out: the value itself. */
  readonly component?: string
}

/** Which fact of a set, in the order of time: by day, instant, recording, id. */
export type FirstOrLast = "first" | "last"

/** A set of facts: those of one kind that fit all that is said. */
export interface Facts {
  /** A kind of fact of the core's, such as `"encounter"`, or one that a pack adds in `factKinds`. */
  readonly kind: string
  /** Has at least one of these codes. A fact that carries no code at all may fit. */
  readonly codes?: readonly string[] | ParameterRef | { readonly valueSet: string }
  /** Default `["final"]`. A `preliminary` fact may fit. */
  readonly status?: readonly FactStatus[]
  /** What it refers to, by role. A fact without that link may fit. */
  readonly links?: Readonly<Record<string, string | ParameterRef>>
  /** Holds on this day. */
  readonly activeAt?: Point
  /** Begins (or happens) on a day of this half-open window. */
  readonly startsIn?: { readonly from: Point; readonly until: Point }
  /** Holds on at least one day of this half-open window. */
  readonly overlaps?: { readonly from: Point; readonly until: Point }
  /** Its value, or one component of it, fits. A fact without that number may fit. */
  readonly value?: ValueComparison
}

/**
 * A question about a person or unit that has the answer `yes`, `no` or `unknown`: a closed tree of plain data, the same in
 * a pack's JSON, in memory and in every engine.
 *
 * - `all`: every part holds, in Kleene logic; of nothing it is `yes`.
 * - `any`: at least one part holds, in Kleene logic; of nothing it is `no`.
 * - `not`: the part does not hold; unknown stays unknown.
 * - `sure`: takes `unknown` for `no`. The author writes it out; no engine ever does so by itself.
 * - `known`: `yes` unless the question is unknown.
 * - `sex`: of one of these sexes.
 * - `age`: the completed age of the person at a day (tuổi đủ).
 * - `alive`: born and not dead at a day.
 * - `exists`: a fact of the set surely qualifies: `yes`; one may, or the kind is not known completely: `unknown`; else `no`.
 * - `count`: as `exists`, for a number of facts.
 * - `value`: compares the value of the first or last fact of the set; `unknown` if there is none.
 * - `change`: compares what the last value of the set is more than the first; `unknown` if there are fewer than two facts.
 * - `elapsed`: how long ago, at a day, the first or last fact of the set began: the time since a visit, and the gestational
 *   age as the time since a pregnancy's start; `unknown` if there is none.
 * - `flag`: a parameter that is true or false.
 * - `rule`: another rule, by its id.
 */
export type Predicate =
  | { readonly op: "all"; readonly of: readonly Predicate[] }
  | { readonly op: "any"; readonly of: readonly Predicate[] }
  | { readonly op: "not"; readonly of: Predicate }
  | { readonly op: "sure"; readonly of: Predicate }
  | { readonly op: "known"; readonly of: Predicate }
  | { readonly op: "sex"; readonly is: readonly Sex[] }
  | { readonly op: "age"; readonly atLeast?: Duration | ParameterRef; readonly below?: Duration | ParameterRef; readonly at?: Point }
  | { readonly op: "alive"; readonly at?: Point }
  | { readonly op: "exists"; readonly in: Facts }
  | { readonly op: "count"; readonly in: Facts; readonly atLeast: number | ParameterRef }
  | { readonly op: "value"; readonly which: FirstOrLast; readonly in: Facts; readonly is: ValueComparison }
  | { readonly op: "change"; readonly in: Facts; readonly is: ValueComparison }
  | { readonly op: "elapsed"; readonly which: FirstOrLast; readonly in: Facts; readonly atLeast?: Duration | ParameterRef; readonly below?: Duration | ParameterRef; readonly at?: Point }
  | { readonly op: "flag"; readonly param: string }
  | { readonly op: "rule"; readonly id: string }

/** The names of the operators. */
export const operators = ["all", "any", "not", "sure", "known", "sex", "age", "alive", "exists", "count", "value", "change", "elapsed", "flag", "rule"] as const
