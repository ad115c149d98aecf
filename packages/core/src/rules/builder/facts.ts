import type { FactKind } from "../../citizen/factKinds.ts"
import type { FactStatus } from "../../citizen/fact.ts"
import type { Duration } from "../../time/index.ts"
import type { Comparison, FirstOrLast, FixedPoint as Point, ParameterRef, PlainFacts as Facts, Predicate, ValueComparison } from "../predicate.ts"
import type { DurationBounds } from "./conditions.ts"

/** A list of codes of a pack, by its id. */
export interface ValueSetRef {
  readonly valueSet: string
}

/** A named, dated list of codes (danh mục mã): `facts("condition").coded(valueSet("vietnam/hypertension"))`. */
export const valueSet = (id: string): ValueSetRef => ({ valueSet: id })

/** Codes, one at least; or the list of codes or the parameter that names them. */
export type Codes = readonly [string, ...string[]] | readonly [ValueSetRef | ParameterRef]

/** What can be said once of a set of facts. */
type Said = "codes" | "links" | "status" | "value" | "time"

/** The words that fall away once something is said. */
interface Spoken {
  readonly codes: "coded"
  readonly links: "linked"
  readonly status: "ofStatus"
  readonly value: "valued"
  readonly time: "activeOn" | "within" | "overlapping" | "inTheLast" | "thisYear" | "inPeriod"
}

/** A comparison that says something: one bound at least. */
export type Bounds<C extends Comparison = Comparison> = { [Bound in keyof Comparison]-?: C & Required<Pick<Comparison, Bound>> }[keyof Comparison]

/** Words that say which facts are meant. Each can be said once, and only one of the words of time. */
interface Narrowing<Before extends Said> {
  /** With at least one of these codes: `coded("contract", "probation")`, `coded(valueSet("…"))`, `coded(param("…"))`. A fact that carries no code may be one of them. */
  readonly coded: (...codes: Codes) => SomeFacts<Before | "codes">
  /** That refer to these, by role: `linked({ commune: "10903" })`. A fact without that link may do so. */
  readonly linked: (links: Readonly<Record<string, string | ParameterRef>>) => SomeFacts<Before | "links">
  /** Of these statuses; without the word, those that happened or hold (`final`). */
  readonly ofStatus: (...statuses: readonly [FactStatus, ...FactStatus[]]) => SomeFacts<Before | "status">
  /** Whose value, or one component of it, lies within bounds: every such measurement, not only the last. */
  readonly valued: (is: Bounds<ValueComparison>) => SomeFacts<Before | "value">
  /** That hold on a day: a residence, a job, a card. */
  readonly activeOn: (day: Point) => SomeFacts<Before | "time">
  /** That begin or happen from a day on and before another: `within(startOfYear, afterPeriod)`. */
  readonly within: (from: Point, until: Point) => SomeFacts<Before | "time">
  /** That hold on at least one day from a day on and before another. */
  readonly overlapping: (from: Point, until: Point) => SomeFacts<Before | "time">
  /** That begin or happen in the last twelve months, or how long it says, the day itself included: `inTheLast(months(12))`. */
  readonly inTheLast: (duration: Duration | ParameterRef) => SomeFacts<Before | "time">
  /** That begin or happen in the calendar year of the day. */
  readonly thisYear: () => SomeFacts<Before | "time">
  /** That begin or happen in the reporting period; without one, from 1 January to the day. */
  readonly inPeriod: () => SomeFacts<Before | "time">
}

/** The first or the last fact of a set, in the order of time. */
export interface OneFact {
  /** Its value, or one component of it, lies within bounds: `last.is({ component: "systolic", below: 140 })`. Unknown if there is none. */
  readonly is: (bounds: Bounds<ValueComparison>) => Predicate
  /** How long ago it began or happened, on the day or on another: `last.began({ atLeast: weeks(24) })`. Unknown if there is none. */
  readonly began: (ago: DurationBounds & { readonly at?: Point }) => Predicate
}

/** What can be asked of a set of facts, whatever was said of it: the type for functions of your own that take or give sets. */
export interface FactQuestions {
  /** There is one (có). Unknown where one may be missing from what is known. */
  readonly exist: () => Predicate
  /** There is none (không có). Unknown where one may be missing from what is known. */
  readonly none: () => Predicate
  /** There are so many or more (ít nhất). */
  readonly atLeast: (count: number | ParameterRef) => Predicate
  /** The first in the order of time. */
  readonly first: OneFact
  /** The last in the order of time (lần gần nhất). */
  readonly last: OneFact
  /** What the last value is more than the first: `change.is({ atMost: -5 })` asks for a fall by 5 or more. */
  readonly change: { readonly is: (bounds: Bounds<ValueComparison>) => Predicate }
  /** The set itself as plain data, where a pack wants one: a protocol's `doneBy`. */
  readonly data: Facts
}

/** A set of facts in words. It never changes: each word gives a new set. */
export type SomeFacts<Before extends Said = never> = Omit<Narrowing<Before>, Spoken[Before]> & FactQuestions

/**
 * The facts of one kind about a person or unit (dữ kiện), told apart by further words, and then asked about.
 *
 * - which: `coded`, `linked`, `ofStatus`, `valued`, and one word of time: `activeOn`, `within`, `inTheLast`, `thisYear`, …;
 * - asked: `exist`, `none`, `atLeast`, `first`, `last`, `change`.
 *
 * It only writes the plain data of a pack; nothing is computed here.
 *
 * @param kind a kind of the core's, or one that a pack defines in `factKinds`
 * @example
 * ```ts
 * import { all, facts, months, on, valueSet } from "@tramyte/core/pack"

const measured = facts("observation").coded("blood-pressure").inTheLast(months(12))

facts("residence").coded("permanent").activeOn(on).exist() // => { op: "exists", in: { kind: "residence", codes: ["permanent"], activeAt: "on" } }
export const hypertensionControlled = all(
  facts("condition").coded(valueSet("vietnam/hypertension")).exist(),
  measured.exist(),
  measured.last.is({ component: "systolic", below: 140 }),
  measured.last.is({ component: "diastolic", below: 90 })
)
 * ```
 */
export const facts = (kind: FactKind | (string & {})): SomeFacts => setOf({ kind })

const setOf = (data: Facts): SomeFacts => {
  const narrowed = (more: Partial<Facts>): SomeFacts => setOf({ ...data, ...more })
  const within = (from: Point, until: Point): SomeFacts => narrowed({ startsIn: { from, until } })
  const exist = (): Predicate => ({ op: "exists", in: data })
  const one = (which: FirstOrLast): OneFact => ({
    is: (bounds) => ({ op: "value", which, in: data, is: bounds }),
    began: (ago) => ({ op: "elapsed", which, in: data, ...ago })
  })
  return {
    data,
    coded: (...codes) => narrowed({ codes: typeof codes[0] === "string" ? codes as readonly string[] : codes[0] }),
    linked: (links) => narrowed({ links }),
    ofStatus: (...status) => narrowed({ status }),
    valued: (value) => narrowed({ value }),
    activeOn: (day) => narrowed({ activeAt: day }),
    within,
    overlapping: (from, until) => narrowed({ overlaps: { from, until } }),
    inTheLast: (duration) => within({ shift: "on", minus: duration }, { shift: "on", plus: { days: 1 } }),
    thisYear: () => within("yearStart", "yearEnd"),
    inPeriod: () => within("periodFrom", "periodUntil"),
    exist,
    none: () => ({ op: "not", of: exist() }),
    atLeast: (count) => ({ op: "count", in: data, atLeast: count }),
    first: one("first"),
    last: one("last"),
    change: { is: (bounds) => ({ op: "change", in: data, is: bounds }) }
  }
}
