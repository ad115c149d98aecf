import { civilDate, dateParts, dayOfWeek, epochDay, epochDayOf, parseCivilDate } from "./civilDate.ts"
import type { CivilDate, EpochDay } from "./civilDate.ts"
import { TimeError } from "./errors.ts"

/** A half-open interval of days (kỳ báo cáo): `from` belongs to it, `until` does not. It holds at least one day. */
export interface Period {
  readonly from: CivilDate
  readonly until: CivilDate
}

/** A period as epoch days, for loops: a day lies in it when `from <= day && day < until`. */
export interface PeriodDays {
  readonly from: EpochDay
  readonly until: EpochDay
}

/**
 * The epoch days of a period.
 *
 * Throws `TimeError`: `TRAMYTE_TIME_INVALID_DATE` for a bad date, `TRAMYTE_TIME_INVALID_PERIOD` unless `from` is before `until`.
 *
 * @example
 * ```ts
 * import { periodDays } from "@tramyte/core"
 *
 * periodDays({ from: "2026-01-01", until: "2027-01-01" }) // => { from: 20454, until: 20819 }
 * ```
 */
export const periodDays = (period: Period): PeriodDays => {
  const from = epochDay(period.from)
  const until = epochDay(period.until)
  if (from < until) return { from, until }
  throw new TimeError(
    "TRAMYTE_TIME_INVALID_PERIOD",
    `the period ${formatPeriod(period)} holds no day. until is the day after the last one, so the year 2026 is 2026-01-01..2027-01-01.`
  )
}

/**
 * Reads `from..until`; `undefined` when it is not two dates, the first before the second.
 *
 * @example
 * ```ts
 * import { parsePeriod } from "@tramyte/core"
 *
 * parsePeriod("2026-01-01..2027-01-01") // => { from: "2026-01-01", until: "2027-01-01" }
 * parsePeriod("2027-01-01..2026-01-01") // => undefined
 * ```
 */
export const parsePeriod = (text: string): Period | undefined => {
  const from = text.slice(0, 10)
  const until = text.slice(12)
  const first = parseCivilDate(from)
  const end = parseCivilDate(until)
  if (text.slice(10, 12) !== ".." || first === undefined || end === undefined || first >= end) return undefined
  return { from, until }
}

/**
 * Writes a period as `from..until`, which `parsePeriod` reads.
 *
 * @example
 * ```ts
 * import { calendarMonth, formatPeriod } from "@tramyte/core"
 *
 * formatPeriod(calendarMonth("2026-07-15")) // => "2026-07-01..2026-08-01"
 * ```
 */
export const formatPeriod = (period: Period): string => `${period.from}..${period.until}`

/**
 * Does the day lie in the period? In a loop, call `periodDays` once and compare integers instead.
 *
 * Throws `TimeError` as `periodDays` does.
 *
 * @example
 * ```ts
 * import { containsDay, epochDay } from "@tramyte/core"
 *
 * containsDay({ from: "2026-01-01", until: "2027-01-01" }, epochDay("2026-12-31")) // => true
 * containsDay({ from: "2026-01-01", until: "2027-01-01" }, epochDay("2027-01-01")) // => false
 * ```
 */
export const containsDay = (period: Period, day: EpochDay): boolean => {
  const { from, until } = periodDays(period)
  return from <= day && day < until
}

/**
 * The calendar year (năm dương lịch) that holds a date. Throws `TimeError` `TRAMYTE_TIME_INVALID_DATE`, as all calls of this page do.
 *
 * @example
 * ```ts
 * import { calendarYear } from "@tramyte/core"
 *
 * calendarYear("2026-07-15") // => { from: "2026-01-01", until: "2027-01-01" }
 * ```
 */
export const calendarYear = (on: CivilDate): Period => monthsAround(on, 12)

/**
 * The quarter (quý) of the calendar year that holds a date.
 *
 * @example
 * ```ts
 * import { calendarQuarter } from "@tramyte/core"
 *
 * calendarQuarter("2026-07-15") // => { from: "2026-07-01", until: "2026-10-01" }
 * ```
 */
export const calendarQuarter = (on: CivilDate): Period => monthsAround(on, 3)

/**
 * The calendar month (tháng) that holds a date.
 *
 * @example
 * ```ts
 * import { calendarMonth } from "@tramyte/core"
 *
 * calendarMonth("2026-12-31") // => { from: "2026-12-01", until: "2027-01-01" }
 * ```
 */
export const calendarMonth = (on: CivilDate): Period => monthsAround(on, 1)

/**
 * The week (tuần) that holds a date: Monday to Sunday, as in ISO 8601.
 *
 * @example
 * ```ts
 * import { isoWeek } from "@tramyte/core"
 *
 * isoWeek("2026-07-15") // => { from: "2026-07-13", until: "2026-07-20" }
 * ```
 */
export const isoWeek = (on: CivilDate): Period => {
  const day = epochDay(on)
  const monday = day - dayOfWeek(day) + 1
  return { from: civilDate(monday), until: civilDate(monday + 7) }
}

/**
 * The number of that week, with the year it is counted in: week 1 is the one that holds the first Thursday of the year.
 *
 * @example
 * ```ts
 * import { isoWeekNumber } from "@tramyte/core"
 *
 * isoWeekNumber("2027-01-03") // => { year: 2026, week: 53 }
 * ```
 */
export const isoWeekNumber = (on: CivilDate): { readonly year: number; readonly week: number } => {
  const day = epochDay(on)
  const thursday = day - dayOfWeek(day) + 4
  const { year } = dateParts(thursday)
  return { year, week: Math.floor((thursday - epochDayOf(year, 1, 1)) / 7) + 1 }
}

/**
 * Cuts a period at the first of each month; the first and the last piece may be part of a month. The pieces add up to the period.
 *
 * @example
 * ```ts
 * import { formatPeriod, splitByMonth } from "@tramyte/core"
 *
 * splitByMonth({ from: "2026-01-20", until: "2026-03-01" }).map(formatPeriod) // => ["2026-01-20..2026-02-01", "2026-02-01..2026-03-01"]
 * ```
 */
export const splitByMonth = (period: Period): readonly Period[] => {
  const days = periodDays(period)
  const pieces: Period[] = []
  for (let from = days.from; from < days.until;) {
    const { year, month } = dateParts(from)
    const until = Math.min(firstOfMonth(year * 12 + month), days.until)
    pieces.push({ from: civilDate(from), until: civilDate(until) })
    from = until
  }
  return pieces
}

/** The run of 1, 3 or 12 whole months, counted from January, that holds a date. */
const monthsAround = (on: CivilDate, length: 1 | 3 | 12): Period => {
  const { year, month } = dateParts(epochDay(on))
  const first = year * 12 + Math.floor((month - 1) / length) * length
  return { from: civilDate(firstOfMonth(first)), until: civilDate(firstOfMonth(first + length)) }
}

/** `monthCount` counts months from January of the year 0. */
const firstOfMonth = (monthCount: number): EpochDay => {
  const year = Math.floor(monthCount / 12)
  return epochDayOf(year, monthCount - year * 12 + 1, 1)
}
