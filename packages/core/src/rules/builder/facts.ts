import type { FactKind } from "../../citizen/factKinds.ts"
import type { Facts, FirstOrLast, FixedPoint, Narrowing, Point, Predicate, ValueComparison } from "../predicate.ts"
import { codesOf } from "./codes.ts"
import type { DurationBounds } from "./conditions.ts"
import type { SomeWindow } from "./windows.ts"
import type { AnySet, Bounds, OneFact, SomeFacts } from "./words.ts"

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

/**
 * The facts that are in at least one of several sets (hoặc).
 *
 * @example
 * ```ts
 * import { anyOf, facts } from "@tramyte/core/pack"
 *
 * anyOf(facts("encounter"), facts("dispensing")).inPeriod().last.data // => { anyOf: [{ kind: "encounter" }, { kind: "dispensing" }], startsIn: { from: "periodFrom", until: "periodUntil" }, pick: "last" }
 * ```
 */
export const anyOf = (...sets: readonly [AnySet, ...AnySet[]]): SomeFacts<never, "rich"> => setOf({ anyOf: sets.map(({ data }) => data) })

/**
 * The facts of a set once more, to be narrowed further by words that it has used already.
 *
 * @example
 * ```ts
 * import { among, facts } from "@tramyte/core/pack"
 *
 * // The first visit of all, if it was in the period: not the first of the period.
 * among(facts("encounter").first).inPeriod().data // => { of: { kind: "encounter", pick: "first" }, startsIn: { from: "periodFrom", until: "periodUntil" } }
 * ```
 */
export const among = (set: AnySet): SomeFacts<never, "rich"> => setOf({ of: set.data })

/**
 * A set that a pack defines by name in `definitions` (định nghĩa dùng chung), which another pack can replace. A definition may
 * speak of a fact by a name that is given where it is used.
 *
 * @example
 * ```ts
 * import { definedSet } from "@tramyte/core/pack"
 *
 * definedSet("vietnam/hypertension-visits").inPeriod().exist() // => { op: "exists", in: { use: "vietnam/hypertension-visits", startsIn: { from: "periodFrom", until: "periodUntil" } } }
 * ```
 */
export const definedSet = (id: string): SomeFacts<never, "rich"> => setOf({ use: id })

/**
 * The fact that was given this name, as a set of one: in an indicator that counts events, the event.
 *
 * @example
 * ```ts
 * import { theFact } from "@tramyte/core/pack"
 *
 * theFact("delivery").qualified({ place: ["hospital"] }).exist() // => { op: "exists", in: { fact: "delivery", qualifiers: { place: ["hospital"] } } }
 * ```
 */
export const theFact = (name: string): SomeFacts<never, "rich"> => setOf({ fact: name })

/**
 * The fact to which a named fact refers in a role. None if it refers to nothing; not known if that is not on record.
 *
 * @example
 * ```ts
 * import { facts, linkedFrom } from "@tramyte/core/pack"
 *
 * const atVisits = facts("observation").named("reading").where(linkedFrom("reading", "encounter").coded("outpatient").exist())
 * atVisits.data // => { kind: "observation", as: "reading", where: { op: "exists", in: { linkedFrom: "reading", link: "encounter", codes: ["outpatient"] } } }
 * ```
 */
export const linkedFrom = (name: string, role: string): SomeFacts<never, "rich"> => setOf({ linkedFrom: name, link: role })

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
