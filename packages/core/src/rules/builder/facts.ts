import type { FactKind } from "../../citizen/factKinds.ts"
import type { FactStatus } from "../../citizen/fact.ts"
import type { Duration } from "../../time/index.ts"
import type {
  Comparison, FactPart, Facts, FirstOrLast, FixedPoint, FixedWindow, Narrowing, ParameterRef, PlainFacts, Point, Predicate, QualifierTest, Reading, ValueComparison
} from "../predicate.ts"
import type { DurationBounds } from "./conditions.ts"
import type { SomeWindow } from "./windows.ts"

/** A list of codes of a pack, by its id. */
export interface ValueSetRef {
  readonly valueSet: string | readonly string[]
}

/** A named, dated list of codes (danh mục mã), or several together: `facts("condition").coded(valueSet("vietnam/hypertension"))`. */
export const valueSet = (id: string, ...more: readonly string[]): ValueSetRef => ({ valueSet: more.length === 0 ? id : [id, ...more] })

/** In `qualified`: none of these codes. Of a fact that says nothing there it is not known; `{ noneOf, absent }` says what to take. */
export const noneOf = (...codes: Codes): QualifierTest => ({ noneOf: codesOf(codes) })

/** Codes, one at least; or the list of codes or the parameter that names them. */
export type Codes = readonly [string, ...string[]] | readonly [ValueSetRef | ParameterRef]

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

/**
 * The facts of one kind about a person or unit (dữ kiện), told apart by further words, and then asked about.
 *
 * - which: `coded`, `linked`, `ofStatus`, `valued`, and one word of time: `activeOn`, `within`, `inTheLast`, `thisYear`, …;
 * - and, in definitions and indicators: `ending`, `resulting`, `qualified`, `having`, `lacking`, `except`, `named(…).where(…)`;
 * - asked: `exist`, `none`, `atLeast`, `first`, `last`, `change`; numbers are taken of it by `count`, `least`, `mean`, ….
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
export const facts = (kind: FactKind | (string & {})): SomeFacts => setOf({ kind }) as SomeFacts

/** The facts that are in at least one of several sets (hoặc): `anyOf(facts("encounter"), facts("visit"))`. */
export const anyOf = (...sets: readonly [AnySet, ...AnySet[]]): SomeFacts<never, "rich"> => setOf({ anyOf: sets.map(({ data }) => data) })

/** The facts of a set once more, to be narrowed further by words that it has used already: `among(visits).within(…)`. */
export const among = (set: AnySet): SomeFacts<never, "rich"> => setOf({ of: set.data })

/** A set that a pack defines by name (định nghĩa dùng chung): `definedSet("vietnam/hypertension-visits")`. */
export const definedSet = (id: string): SomeFacts<never, "rich"> => setOf({ use: id })

/** The fact that was given this name, as a set of one. */
export const theFact = (name: string): SomeFacts<never, "rich"> => setOf({ fact: name })

/** The fact to which a named fact refers in a role: `linkedFrom("reading", "encounter")`. None if it refers to nothing. */
export const linkedFrom = (name: string, role: string): SomeFacts<never, "rich"> => setOf({ linkedFrom: name, link: role })

const codesOf = (codes: Codes): readonly string[] | ValueSetRef | ParameterRef => typeof codes[0] === "string" ? codes as readonly string[] : codes[0]

type AnyWords = SomeFacts<never, "rich">

const setOf = (data: Facts): AnyWords => {
  // What is picked has been picked: further words narrow that.
  const narrowed = (more: Narrowing): AnyWords => setOf(data.pick === undefined ? { ...data, ...more } : { of: data, ...more })
  const window = (edges: FixedPoint | SomeWindow | Point, until?: Point): SomeWindow => until === undefined ? edges as SomeWindow : { from: edges as Point, until }
  const within = (edges: Point | SomeWindow, until?: Point): AnyWords => narrowed({ startsIn: window(edges, until) })
  const exist = (): Predicate => ({ op: "exists", in: data })
  const one = (which: FirstOrLast): OneFact => Object.assign(narrowed({ pick: which }), {
    is: (bounds: Bounds<ValueComparison>): Predicate => ({ op: "value", which, in: data, is: bounds }),
    began: (ago: DurationBounds & { readonly at?: Point }): Predicate => ({ op: "elapsed", which, in: data, ...ago })
  })
  return {
    data,
    coded: (...codes) => narrowed({ codes: codesOf(codes) }),
    linked: (links) => narrowed({ links }),
    ofStatus: (...status) => narrowed({ status }),
    valued: (...are: readonly Bounds<ValueComparison>[]) => narrowed({ value: are.length === 1 ? are[0]! : are }),
    activeOn: (day: Point) => narrowed({ activeAt: day }),
    within,
    overlapping: (edges: Point | SomeWindow, until?: Point) => narrowed({ overlaps: window(edges, until) }),
    inTheLast: (duration) => within({ shift: "on", minus: duration }, { shift: "on", plus: { days: 1 } }),
    thisYear: () => within("yearStart", "yearEnd"),
    inPeriod: () => within("periodFrom", "periodUntil"),
    ending: (endsIn) => narrowed({ endsIn }),
    resulting: (...codes) => narrowed({ valueCodes: codesOf(codes) }),
    qualified: (qualifiers) => narrowed({ qualifiers }),
    having: (...has) => narrowed({ has }),
    lacking: (...lacks) => narrowed({ lacks }),
    named: (name) => ({ where: (where) => narrowed({ as: name, where }) }),
    where: (where) => narrowed({ where }),
    except: (others) => narrowed({ except: others.data }),
    exist,
    none: () => ({ op: "not", of: exist() }),
    atLeast: (count) => ({ op: "count", in: data, atLeast: count }),
    // Made when asked for: a first fact has a last one in turn.
    get first() {
      return one("first")
    },
    get last() {
      return one("last")
    },
    firstBy: (by) => narrowed({ pick: { which: "first", by } }),
    lastBy: (by) => narrowed({ pick: { which: "last", by } }),
    lowest: (reading = {}) => narrowed({ pick: { which: "first", by: "value", ...reading } }),
    highest: (reading = {}) => narrowed({ pick: { which: "last", by: "value", ...reading } }),
    change: { is: (bounds) => ({ op: "change", in: data, is: bounds }) }
  }
}
