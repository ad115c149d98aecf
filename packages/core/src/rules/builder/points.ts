import type { Duration } from "../../time/index.ts"
import type { FixedPoint as Point, MonthDay, ParameterRef } from "../predicate.ts"

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
export const on: Point = "on"

/** 1 January of the year of the day. */
export const startOfYear: Point = "yearStart"

/** 31 December of the year of the day: "in the year in which she turns 60" is `aged({ atLeast: years(60), at: endOfYear })`. */
export const endOfYear: Point = { shift: "yearEnd", minus: { days: 1 } }

/** 1 January of the next year: where a window ends that takes in the whole year. */
export const startOfNextYear: Point = "yearEnd"

/** The first day of the reporting period; without one, 1 January. */
export const startOfPeriod: Point = "periodFrom"

/** The day after the reporting period, where a window ends that takes in its last day; without a period, the day after the day. */
export const afterPeriod: Point = "periodUntil"

/**
 * The last first day of school up to the day (ngày khai giảng): `startOfSchoolYear({ month: 9, day: 5 })`, or the parameter
 * that says it.
 */
export const startOfSchoolYear = (first: MonthDay | ParameterRef): Point => ({ schoolYearStart: first })

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
export const before = (point: Point, duration: Duration | ParameterRef): Point => ({ shift: point, minus: duration })

/** A duration after a point: `after(startOfYear, months(3))` is 1 April. */
export const after = (point: Point, duration: Duration | ParameterRef): Point => ({ shift: point, plus: duration })
