import { TimeError, wholeNumber } from "./errors.ts"

/** A day of the Gregorian calendar as people write it in data: `"2026-07-15"` (ngày dương lịch), years 0001 to 9999. */
export type CivilDate = string

/** The same day inside the library: the count of days since 1970-01-01, negative before it. */
export type EpochDay = number

/** The day of the week by ISO 8601: 1 is Monday (thứ Hai), 7 is Sunday (Chủ nhật). */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Year, month (1 to 12) and day of the month (1 to 31) of a day. */
export interface DateParts {
  readonly year: number
  readonly month: number
  readonly dayOfMonth: number
}

/** 0001-01-01 and 9999-12-31: the days that a civil date can write. */
export const FIRST_DAY: EpochDay = -719_162
export const LAST_DAY: EpochDay = 2_932_896

/**
 * Reads a civil date that somebody wrote; `undefined` when it is not exactly `YYYY-MM-DD` or names no day of the calendar.
 *
 * Use it on data; use `epochDay` on constants of a program. No other spelling is accepted, so a register with `15/07/2026`
 * is converted by its mapping first.
 *
 * @example
 * ```ts
 * import { parseCivilDate } from "@tramyte/core"
 *
 * parseCivilDate("2026-07-15") // => 20649
 * parseCivilDate("2023-02-29") // => undefined
 * parseCivilDate("15/07/2026") // => undefined
 * ```
 */
export const parseCivilDate = (text: string): EpochDay | undefined => {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined
  const year = readYear(text)
  const month = readTwoDigits(text, 5)
  const dayOfMonth = readTwoDigits(text, 8)
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1) return undefined
  if (dayOfMonth > 28 && dayOfMonth > daysInMonth(year, month)) return undefined
  return epochDayOf(year, month, dayOfMonth)
}

/**
 * The epoch day of a civil date that must be right, such as a constant or a validated field.
 *
 * Throws `TimeError` with code `TRAMYTE_TIME_INVALID_DATE` when it is not a day of the calendar.
 *
 * @example
 * ```ts
 * import { epochDay } from "@tramyte/core"
 *
 * epochDay("1970-01-01") // => 0
 * epochDay("1956-03-09") // => -5046
 * ```
 */
export const epochDay = (date: CivilDate): EpochDay => {
  const day = parseCivilDate(date)
  if (day !== undefined) return day
  throw new TimeError(
    "TRAMYTE_TIME_INVALID_DATE",
    `${JSON.stringify(date)} is not a day of the calendar. Write it as "YYYY-MM-DD", for example "2026-07-15"; ` +
      "to read a date that may be wrong, use parseCivilDate, which answers undefined."
  )
}

/**
 * Writes an epoch day as `YYYY-MM-DD`.
 *
 * Throws `TimeError`: `TRAMYTE_TIME_INVALID_NUMBER` for a fraction, `TRAMYTE_TIME_DAY_OUT_OF_RANGE` outside the years 0001 to 9999.
 *
 * @example
 * ```ts
 * import { civilDate } from "@tramyte/core"
 *
 * civilDate(20649) // => "2026-07-15"
 * ```
 */
export const civilDate = (day: EpochDay): CivilDate => {
  if (wholeNumber(day, "civilDate(day)") < FIRST_DAY || day > LAST_DAY) {
    throw new TimeError(
      "TRAMYTE_TIME_DAY_OUT_OF_RANGE",
      `civilDate(day) got ${day}, which lies outside 0001-01-01 to 9999-12-31. Look for a duration or an offset that is far too large.`
    )
  }
  const { year, month, dayOfMonth } = dateParts(day)
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`
}

/**
 * Year, month and day of the month of an epoch day, in the Gregorian calendar carried on without end in both directions.
 *
 * @example
 * ```ts
 * import { dateParts, epochDay } from "@tramyte/core"
 *
 * dateParts(epochDay("2024-02-29")) // => { year: 2024, month: 2, dayOfMonth: 29 }
 * ```
 */
export const dateParts = (day: EpochDay): DateParts => {
  const shifted = day + MARCH_EPOCH
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  // Takes the leap days out of the count, so that a year becomes a plain 365 days; the last day of an era belongs to its year 399.
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365
  )
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((dayOfYear * 5 + 2) / 153)
  const dayOfMonth = dayOfYear - daysBeforeMonth(monthFromMarch) + 1
  return monthFromMarch < 10
    ? { year: era * 400 + yearOfEra, month: monthFromMarch + 3, dayOfMonth }
    : { year: era * 400 + yearOfEra + 1, month: monthFromMarch - 9, dayOfMonth }
}

/**
 * The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
 *
 * @example
 * ```ts
 * import { dayOfWeek, epochDay } from "@tramyte/core"
 *
 * dayOfWeek(epochDay("2026-09-02")) // => 3
 * ```
 */
export const dayOfWeek = (day: EpochDay): IsoWeekday => {
  const sinceMonday = (day + 3) % 7
  return ((sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1) as IsoWeekday
}

/** The epoch day of a year, month and day of the month that are known to exist; nothing is checked. */
export const epochDayOf = (year: number, month: number, dayOfMonth: number): EpochDay => {
  // Years are counted from 1 March, so that the leap day is the last of its year and months have regular lengths.
  const marchYear = month > 2 ? year : year - 1
  const monthFromMarch = month > 2 ? month - 3 : month + 9
  return marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400) +
    daysBeforeMonth(monthFromMarch) + dayOfMonth - 1 - MARCH_EPOCH
}

/** 28 to 31: how many days a month (1 to 12) of a year has. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31

/** A year with a 29 February (năm nhuận dương lịch). */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Reads `YYYY` at the start of a text; a negative number when one of the four is not a digit. */
export const readYear = (text: string): number => {
  const century = readTwoDigits(text, 0)
  const rest = readTwoDigits(text, 2)
  return century < 0 || rest < 0 ? -1 : century * 100 + rest
}

/** Reads two digits; a negative number when one of them is not a digit. */
export const readTwoDigits = (text: string, at: number): number => {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

export const twoDigits = (value: number): string => value < 10 ? `0${value}` : String(value)

/** Days from 1 March of the year 0 to 1970-01-01, and in 400 years, after which the calendar repeats. */
const MARCH_EPOCH = 719_468
const DAYS_PER_ERA = 146_097
const HYPHEN = 45
const ZERO = 48

/** Months from March have 31, 30, 31, 30, 31 days over and over: 153 days in five months. */
const daysBeforeMonth = (monthFromMarch: number): number => Math.floor((monthFromMarch * 153 + 2) / 5)
