import type { FactStatus } from "../citizen/fact.ts"
import type { Sex } from "../citizen/record.ts"
import type { CivilDate, Duration } from "../time/index.ts"

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
 * A day that depends on the question alone: the day asked for, the edges of its calendar or school year, or of the reporting
 * period (`periodUntil` is the first day after it), or a `date` of the calendar. Shifted by a duration with `plus` or `minus`, months clamped at their end;
 * `floor` goes back to the first day of the calendar unit it lies in.
 */
export type FixedPoint =
  | "on" | "yearStart" | "yearEnd" | "periodFrom" | "periodUntil"
  | { readonly schoolYearStart: MonthDay | ParameterRef }
  | { readonly date: CivilDate }
  | { readonly shift: FixedPoint; readonly plus?: Duration | ParameterRef; readonly minus?: Duration | ParameterRef }
  | { readonly floor: FixedPoint; readonly to: CalendarUnit }

/** A unit of the calendar. */
export type CalendarUnit = "month" | "quarter" | "year"

/**
 * A day, or an instant where a window says so: fixed by the question, or of the person or a fact.
 *
 * - `birth`, `death`: of the person. Without a birth on record it is unknown; without a death the person lives, beyond every day.
 * - `startOf`, `endOf`: of a named fact, or of the one fact of a set (then narrow the set with `pick`): the day on which it
 *   begins, and the last day on which it holds; at instant grain `at` and `endAt`. Unknown if the set has no fact, or several.
 * - `recordedOf`: the day on which it became known.
 * - `use`: a point that was defined by name.
 *
 * Shifted by months an instant keeps its time of day. What is ongoing has no end before any day. Instants are compared by the
 * clock on the wall where they were written, or by true time if the computation names a UTC offset.
 */
export type Point =
  | FixedPoint | "birth" | "death"
  | { readonly startOf: string | Facts }
  | { readonly endOf: string | Facts }
  | { readonly recordedOf: string | Facts }
  | { readonly shift: Point; readonly plus?: Duration | ParameterRef; readonly minus?: Duration | ParameterRef }
  | { readonly floor: Point; readonly to: CalendarUnit }
  | { readonly use: string }

/** A stretch of time with at least one edge. `from` and `through` belong to it, `after` and `until` do not. Nothing lies in an empty one. */
export interface Window {
  readonly from?: Point
  readonly after?: Point
  readonly until?: Point
  readonly through?: Point
  /** Compared by days (the default) or by instants; a day of a person or fact without an instant is any instant of that day, and a point of the question the first of its day. */
  readonly grain?: "day" | "instant"
}

/** A number compared with a bound; several bounds hold together. */
export interface Comparison {
  readonly atLeast?: number | ParameterRef
  readonly above?: number | ParameterRef
  readonly atMost?: number | ParameterRef
  readonly below?: number | ParameterRef
}

/** Which number of a fact, and in which unit. */
export interface Reading {
  /** `"systolic"`; left out: the value itself. */
  readonly component?: string
  /** The UCUM unit of the bounds, `"mmol/L"`. A fact in another unit is converted if it can be, and has no known number otherwise. */
  readonly unit?: string
  /** How to convert from units that measure something else: `{ "mg/dL": 0.0555 }` for glucose, by which its numbers are multiplied. */
  readonly convert?: Readonly<Record<string, number>>
}

/** A comparison of a fact's value, or of one component of it. */
export interface ValueComparison extends Comparison, Reading {}

/** Which fact of a set, in the order of time: by day, instant, recording, id. */
export type FirstOrLast = "first" | "last"

/** A set of facts of one kind, narrowed by what each fact itself and the question's own days tell. All engines hold these. */
export interface PlainFacts {
  /** A kind of fact of the core's, such as `"encounter"`, or one that a pack adds in `factKinds`. */
  readonly kind: string
  /** Has at least one of these codes. A fact that carries no code at all may fit. */
  readonly codes?: CodeList
  /** Default `["final"]`. A `preliminary` fact may fit. */
  readonly status?: readonly FactStatus[]
  /** What it refers to, by role. A fact without that link may fit. */
  readonly links?: Readonly<Record<string, string | ParameterRef>>
  /** Holds on this day. */
  readonly activeAt?: FixedPoint
  /** Begins (or happens) on a day of this half-open window. */
  readonly startsIn?: FixedWindow
  /** Holds on at least one day of this half-open window. */
  readonly overlaps?: FixedWindow
  /** Its value, or one component of it, fits. A fact without that number may fit. */
  readonly value?: ValueComparison
}

/** Codes written out, the parameter that holds them, or those of a value set or of several. */
export type CodeList = readonly string[] | ParameterRef | { readonly valueSet: string | readonly string[] }

/** A half-open window of days that depends on the question alone. */
export interface FixedWindow {
  readonly from: FixedPoint
  readonly until: FixedPoint
}

/**
 * What is asked of a named place of a fact: at least one of these codes, or none of those; and what of a fact that says nothing
 * there: it may fit (the default), fits, or is out.
 */
export type QualifierTest =
  | { readonly codes: CodeList; readonly absent?: "may" | "fits" | "out" }
  | { readonly noneOf: CodeList; readonly absent?: "may" | "fits" | "out" }

/**
 * A part of a fact that is there or not. `value`: a result of any form; `number`: a numeric value or components; `valueCode`: a
 * coded one; `start`, `end`: a known day; `instant`: the time of day; and by name `"components.systolic"`, `"links.encounter"`,
 * `"qualifiers.verificationStatus"`.
 */
export type FactPart =
  | "code" | "value" | "number" | "valueCode" | "unit" | "start" | "end" | "instant" | `components.${string}` | `links.${string}` | `qualifiers.${string}`

/**
 * What narrows a set of facts. All that is said must hold; `pick` comes last. So "the last answer is nursing home" is
 * `{ of: { …, pick: "last" }, valueCodes: […] }`: said together, it would be the last of the answers that are nursing home.
 */
export interface Narrowing extends Omit<PlainFacts, "kind" | "activeAt" | "startsIn" | "overlaps" | "value"> {
  /** Its numbers fit, in all that is said. */
  readonly value?: ValueComparison | readonly ValueComparison[]
  readonly activeAt?: Point
  readonly startsIn?: Window
  /** Its last day, or the instant at which it ends, lies in the window. */
  readonly endsIn?: Window
  readonly overlaps?: Window
  /** Has at least one of these as its coded result; a text or truth that stands as the value counts as a code, and a number is none. */
  readonly valueCodes?: CodeList
  /** Codes that say more, by name. */
  readonly qualifiers?: Readonly<Record<string, CodeList | QualifierTest>>
  /** Parts that it must have, and parts that it must not have. */
  readonly has?: readonly FactPart[]
  readonly lacks?: readonly FactPart[]
  /** A name for the fact in `where`, and in what is asked within it. */
  readonly as?: string
  /** Only facts of which this holds; it may speak of the fact by its name. */
  readonly where?: Predicate
  /** Without the facts that surely belong to this set. */
  readonly except?: Facts
  /** Only the first or last of them; in another order than that of time, if one is named. */
  readonly pick?: FirstOrLast | Pick
}

/** The first or last of a set, by end, recording or value; ties by time. */
export interface Pick extends Reading {
  readonly which: FirstOrLast
  readonly by: "end" | "recorded" | "value"
}

/**
 * A set of facts: of a kind; those in at least one of several sets (`anyOf`); those of another set (`of`), to be narrowed
 * further; a set defined by name (`use`); a named fact (`fact`); or the fact that a named fact refers to (`linkedFrom` by
 * `link`), of which nothing is known if it refers to what is not on record, and which is none if it refers to nothing.
 *
 * With no time asked for, those of a kind count that began by the day of the question.
 */
export type Facts =
  | { readonly kind: string } & Narrowing
  | { readonly anyOf: readonly Facts[] } & Narrowing
  | { readonly of: Facts } & Narrowing
  | { readonly use: string } & Narrowing
  | { readonly fact: string } & Narrowing
  | { readonly linkedFrom: string; readonly link: string } & Narrowing

/** In which unit a time is counted: completed units; hours between instants, of which a day without one is any. */
export type TimeUnit = "hours" | "days" | "weeks" | "months" | "years"

/**
 * A number about a person or a fact; unknown where the facts do not tell.
 *
 * - `count`: how many facts. `distinctDays`: on how many different days they begin.
 * - `value`: of the one fact of a set, or of a named one. `min`, `max`, `sum`, `mean`: over a set; of nothing, unknown.
 * - `age`: completed, at a day. `time`: from one point to another, completed; negative if the second comes first.
 * - `plus`, `minus`: of other quantities; unknown if one of them is.
 * - `number`: a constant. `use`: a quantity that was defined by name.
 */
export type Quantity =
  | { readonly get: "count" | "distinctDays"; readonly in: Facts }
  | { readonly get: "value"; readonly in: string | Facts } & Reading
  | { readonly get: "min" | "max" | "sum" | "mean"; readonly in: Facts } & Reading
  | { readonly get: "age"; readonly in: TimeUnit; readonly at?: Point }
  | { readonly get: "time"; readonly from: Point; readonly until: Point; readonly in: TimeUnit }
  | { readonly get: "plus"; readonly of: readonly Quantity[] }
  | { readonly get: "minus"; readonly of: readonly [Quantity, Quantity] }
  | { readonly get: "number"; readonly is: number | ParameterRef }
  | { readonly get: "use"; readonly id: string }

/** A quantity compared with bounds, which may be quantities, too. */
export interface QuantityComparison {
  readonly atLeast?: number | ParameterRef | Quantity
  readonly above?: number | ParameterRef | Quantity
  readonly atMost?: number | ParameterRef | Quantity
  readonly below?: number | ParameterRef | Quantity
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
 * - `compare`: compares a quantity; `unknown` if it is. A least value of nothing is unknown: ask for `exists` as well where no
 *   measurement should count as no.
 * - `within`: a point lies in a window; `unknown` if the point is.
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
  | { readonly op: "compare"; readonly what: Quantity; readonly is: QuantityComparison }
  | { readonly op: "within"; readonly point: Point; readonly in: Window }
  | { readonly op: "flag"; readonly param: string }
  | { readonly op: "rule"; readonly id: string }

/** The names of the operators. */
export const operators = [
  "all", "any", "not", "sure", "known", "sex", "age", "alive", "exists", "count", "value", "change", "elapsed", "compare", "within", "flag", "rule"
] as const
