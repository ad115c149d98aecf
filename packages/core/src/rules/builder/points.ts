import type { CivilDate, Duration } from "../../time/index.ts"
import type { CalendarUnit, Facts, FixedPoint, MonthDay, ParameterRef, Point } from "../predicate.ts"
import type { AnySet } from "./words.ts"

/**
 * A named, dated value in the place of a constant (tham số): `aged({ atLeast: param("vietnam/elderly-age") })`.
 *
 * A province or a station can then choose another value without touching the rule.
 *
 * @example
 * ```ts
 * import { param } from "@tramyte/core/pack"
 *
 * param("vietnam/elderly-age") // => { param: "vietnam/elderly-age" }
 * ```
 */
export const param = (id: string): ParameterRef => ({ param: id })

/** So many years (năm), `years(60)`. Durations of several units are written as data: `{ years: 1, months: 6 }`. */
export const years = (count: number): Duration => ({ years: count })

/** So many calendar months (tháng). */
export const months = (count: number): Duration => ({ months: count })

/** So many weeks (tuần). */
export const weeks = (count: number): Duration => ({ weeks: count })

/** So many days (ngày). */
export const days = (count: number): Duration => ({ days: count })

/** The day of the question: the day whose law is asked, or the last day of a reporting period. */
export const on: FixedPoint = "on"

/**
 * A day of the calendar, where a text names one (ngày cụ thể).
 *
 * @example
 * ```ts
 * import { date } from "@tramyte/core/pack"
 *
 * date("2026-07-01") // => { date: "2026-07-01" }
 * ```
 */
export const date = (day: CivilDate): FixedPoint => ({ date: day })

/** 1 January of the year of the day. */
export const startOfYear: FixedPoint = "yearStart"

/** 31 December of the year of the day: "in the year in which she turns 60" is `aged({ atLeast: years(60), at: endOfYear })`. */
export const endOfYear: FixedPoint = { shift: "yearEnd", minus: { days: 1 } }

/** 1 January of the next year: where a window ends that takes in the whole year. */
export const startOfNextYear: FixedPoint = "yearEnd"

/** The first day of the reporting period; without one, 1 January. */
export const startOfPeriod: FixedPoint = "periodFrom"

/** The day after the reporting period, where a window ends that takes in its last day; without a period, the day after the day. */
export const afterPeriod: FixedPoint = "periodUntil"

/**
 * The last first day of school up to the day (ngày khai giảng): `startOfSchoolYear({ month: 9, day: 5 })`, or the parameter
 * that says it.
 */
export const startOfSchoolYear = (first: MonthDay | ParameterRef): FixedPoint => ({ schoolYearStart: first })

/** The birth of the person (ngày sinh). */
export const birth: Point = "birth"

/** The death of the person (ngày mất); unknown of the living. */
export const death: Point = "death"

/** A fact by the name that it was given in `named`, or a set that has one fact: `facts("pregnancy").last`. */
export type OneOf = string | AnySet

const oneOf = (which: OneOf): string | Facts => typeof which === "string" ? which : which.data

/**
 * The day on which a fact begins or happens: of a named fact, or of the one fact of a set (then take `first` or `last` of it).
 * Unknown if the set has no fact, or several.
 *
 * @example
 * ```ts
 * import { facts, startOf } from "@tramyte/core/pack"
 *
 * startOf("visit") // => { startOf: "visit" }
 * startOf(facts("pregnancy").last) // => { startOf: { kind: "pregnancy", pick: "last" } }
 * ```
 */
export const startOf = (which: OneOf): Point => ({ startOf: oneOf(which) })

/** The last day on which a fact holds: of a named fact, or of the one fact of a set. */
export const endOf = (which: OneOf): Point => ({ endOf: oneOf(which) })

/** The day on which a fact became known: of a named fact, or of the one fact of a set. */
export const recordedOf = (which: OneOf): Point => ({ recordedOf: oneOf(which) })

/** A point that a pack defines by name in `definitions`: `definedPoint("vietnam/recent-months")`. */
export const definedPoint = (id: string): Point => ({ use: id })

/** What a word makes of a point: fixed by the question if that was, else of the person. */
interface Moved {
  (point: FixedPoint): FixedPoint
  (point: Point): Point
}

const floorTo = (to: CalendarUnit): Moved => ((floor: Point): Point => ({ floor, to })) as Moved

/**
 * The first day of the calendar month in which a point lies (ngày đầu tháng).
 *
 * @example
 * ```ts
 * import { before, endOf, monthOf, months, on } from "@tramyte/core/pack"
 *
 * monthOf(on) // => { floor: "on", to: "month" }
 * before(monthOf(endOf("treatment")), months(2)) // => { shift: { floor: { endOf: "treatment" }, to: "month" }, minus: { months: 2 } }
 * ```
 */
export const monthOf: Moved = floorTo("month")

/** The first day of the quarter in which a point lies (ngày đầu quý). */
export const quarterOf: Moved = floorTo("quarter")

/** 1 January of the year in which a point lies. */
export const yearOf: Moved = floorTo("year")

/** What a word makes of a point and a duration. */
interface Shifted {
  (point: FixedPoint, duration: Duration | ParameterRef): FixedPoint
  (point: Point, duration: Duration | ParameterRef): Point
}

/**
 * A duration before a point: `before(on, months(12))`.
 *
 * @example
 * ```ts
 * import { before, months, on } from "@tramyte/core/pack"
 *
 * before(on, months(12)) // => { shift: "on", minus: { months: 12 } }
 * ```
 */
export const before: Shifted = ((point: Point, duration: Duration | ParameterRef): Point => ({ shift: point, minus: duration })) as Shifted

/** A duration after a point: `after(startOfYear, months(3))` is 1 April, `after(birth, days(42))` the 42nd day of life. */
export const after: Shifted = ((point: Point, duration: Duration | ParameterRef): Point => ({ shift: point, plus: duration })) as Shifted
