import type { FactStatus } from "../../citizen/fact.ts"
import type { Duration } from "../../time/index.ts"
import type { Comparison, FactPart, Facts, FixedPoint, FixedWindow, Narrowing, ParameterRef, PlainFacts, Point, Predicate, Reading, ValueComparison } from "../predicate.ts"
import type { Codes } from "./codes.ts"
import type { DurationBounds } from "./conditions.ts"
import type { SomeWindow } from "./windows.ts"

/** What can be said once of a set of facts. */
type Said = "codes" | "links" | "status" | "value" | "time" | "end" | "result" | "qualifiers" | "has" | "lacks" | "where" | "except"

/** The words that fall away once something is said. */
interface Spoken {
  readonly codes: "coded"
  readonly links: "linked"
  readonly status: "ofStatus"
  readonly value: "valued"
  readonly time: "activeOn" | "within" | "overlapping" | "inTheLast" | "thisYear" | "inPeriod"
  readonly end: "ending"
  readonly result: "resulting"
  readonly qualifiers: "qualified"
  readonly has: "having"
  readonly lacks: "lacking"
  readonly where: "where" | "named"
  readonly except: "except"
}

/** Whether every engine holds a set (`plain`: one kind, told by each fact itself and the days of the question), or it says more. */
export type SetForm = "plain" | "rich"

interface DataOf {
  readonly plain: PlainFacts
  readonly rich: Facts
}

/** A comparison that says something: one bound at least. */
export type Bounds<C extends Comparison = Comparison> = { [Bound in keyof Comparison]-?: C & Required<Pick<Comparison, Bound>> }[keyof Comparison]

/** A comparison of the number as it was written down: its unit is not looked at. */
type UnitlessBounds = Bounds<ValueComparison> & { readonly unit?: never }

/** A word that takes a day: of the question, which leaves a set plain, or of the person. */
interface DayWord<Before extends Said, Form extends SetForm> {
  (day: FixedPoint): SomeFacts<Before, Form>
  (day: Point): SomeFacts<Before, "rich">
}

/** A word that takes a window: from a day on and before another, or by its edges. */
interface WindowWord<Before extends Said, Form extends SetForm> {
  (from: FixedPoint, until: FixedPoint): SomeFacts<Before, Form>
  (window: FixedWindow): SomeFacts<Before, Form>
  (from: Point, until: Point): SomeFacts<Before, "rich">
  (window: SomeWindow): SomeFacts<Before, "rich">
}

interface ValuedWord<Before extends Said, Form extends SetForm> {
  (is: UnitlessBounds): SomeFacts<Before, Form>
  (...are: readonly [Bounds<ValueComparison>, ...Bounds<ValueComparison>[]]): SomeFacts<Before, "rich">
}

/** Words that say which facts are meant. Each can be said once, and only one of the words of when they begin or hold. */
interface Words<Before extends Said, Form extends SetForm> {
  /** With at least one of these codes: `coded("contract", "probation")`, `coded(valueSet("…"))`, `coded(param("…"))`. A fact that carries no code may be one of them. */
  readonly coded: (...codes: Codes) => SomeFacts<Before | "codes", Form>
  /** That refer to these, by role: `linked({ commune: "10903" })`. A fact without that link may do so. */
  readonly linked: (links: Readonly<Record<string, string | ParameterRef>>) => SomeFacts<Before | "links", Form>
  /** Of these statuses; without the word, those that happened or hold (`final`). */
  readonly ofStatus: (...statuses: readonly [FactStatus, ...FactStatus[]]) => SomeFacts<Before | "status", Form>
  /** Whose value, or one component of it, lies within bounds: every such measurement, not only the last. With a `unit`, others are converted; several comparisons hold together. */
  readonly valued: ValuedWord<Before | "value", Form>
  /** That hold on a day: a residence, a job, a card. */
  readonly activeOn: DayWord<Before | "time", Form>
  /** That begin or happen from a day on and before another, or within edges: `within(startOfYear, afterPeriod)`, `within({ after: startOf("visit"), through: on })`. */
  readonly within: WindowWord<Before | "time", Form>
  /** That hold on at least one day from a day on and before another, or within edges. */
  readonly overlapping: WindowWord<Before | "time", Form>
  /** That begin or happen in the last twelve months, or how long it says, the day itself included: `inTheLast(months(12))`. */
  readonly inTheLast: (duration: Duration | ParameterRef) => SomeFacts<Before | "time", Form>
  /** That begin or happen in the calendar year of the day. */
  readonly thisYear: () => SomeFacts<Before | "time", Form>
  /** That begin or happen in the reporting period; without one, from 1 January to the day. */
  readonly inPeriod: () => SomeFacts<Before | "time", Form>
  /** Whose last day lies within edges: `ending({ from: startOfPeriod, until: afterPeriod })`. */
  readonly ending: (window: SomeWindow) => SomeFacts<Before | "end", "rich">
  /** With at least one of these codes as result: `resulting("positive")`. */
  readonly resulting: (...codes: Codes) => SomeFacts<Before | "result", "rich">
  /** With codes that say more, by name: `qualified({ class: ["emergency"] })`, `qualified({ intent: { codes: ["order"], absent: "fits" } })`, `qualified({ verification: noneOf("refuted") })`. */
  readonly qualified: (qualifiers: NonNullable<Narrowing["qualifiers"]>) => SomeFacts<Before | "qualifiers", "rich">
  /** That have these parts: `having("value", "links.encounter")`. */
  readonly having: (...parts: readonly [FactPart, ...FactPart[]]) => SomeFacts<Before | "has", "rich">
  /** That have none of these parts. */
  readonly lacking: (...parts: readonly [FactPart, ...FactPart[]]) => SomeFacts<Before | "lacks", "rich">
  /** Gives each fact a name, by which the condition speaks of it: `named("visit").where(isWithin(startOf("visit"), …))`. */
  readonly named: (name: string) => { readonly where: (holds: Predicate) => SomeFacts<Before | "where", "rich"> }
  /** Only where this holds, which may speak of facts that were named around it. */
  readonly where: (holds: Predicate) => SomeFacts<Before | "where", "rich">
  /** Without those of another set. */
  readonly except: (others: AnySet) => SomeFacts<Before | "except", "rich">
}

/** The first or the last fact of a set: asked about, or a set of its own, with one fact or none. */
export type OneFact = SomeFacts<never, "rich"> & {
  /** Its value, or one component of it, lies within bounds: `last.is({ component: "systolic", below: 140 })`. Unknown if there is none. */
  readonly is: (bounds: Bounds<ValueComparison>) => Predicate
  /** How long ago it began or happened, on the day or on another: `last.began({ atLeast: weeks(24) })`. Unknown if there is none. */
  readonly began: (ago: DurationBounds & { readonly at?: Point }) => Predicate
}

/** What can be asked of a set of facts, whatever was said of it: the type for functions of your own that give sets. */
export interface FactQuestions<Form extends SetForm = "plain"> {
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
  /** The first to end, or to be recorded. */
  readonly firstBy: (order: "end" | "recorded") => SomeFacts<never, "rich">
  /** The last to end, or to be recorded. */
  readonly lastBy: (order: "end" | "recorded") => SomeFacts<never, "rich">
  /** The one with the least value (thấp nhất), or least of a component; of several the first. */
  readonly lowest: (reading?: Reading) => SomeFacts<never, "rich">
  /** The one with the greatest value (cao nhất), or greatest of a component; of several the last. */
  readonly highest: (reading?: Reading) => SomeFacts<never, "rich">
  /** What the last value is more than the first: `change.is({ atMost: -5 })` asks for a fall by 5 or more. */
  readonly change: { readonly is: (bounds: Bounds<ValueComparison>) => Predicate }
  /** The set itself as plain data, where a pack wants one: a protocol's `doneBy` (a plain set), a definition. */
  readonly data: DataOf[Form]
}

/** A set of either form: the type for functions of your own that take sets. */
export type AnySet = FactQuestions<SetForm>

/** A set of facts in words. It never changes: each word gives a new set. */
export type SomeFacts<Before extends Said = never, Form extends SetForm = "plain"> = Omit<Words<Before, Form>, Spoken[Before]> & FactQuestions<Form>
