import { dateParts } from "./civilDate.ts"
import type { EpochDay } from "./civilDate.ts"
import { TimeError } from "./errors.ts"
import { lunarMonthsUpToSolstice } from "./lunisolarYear.ts"
import type { LunarMonth } from "./lunisolarYear.ts"

/** A day of Viet Nam's lunisolar calendar (ngày âm lịch); `leap` marks the second of two months with one number (tháng nhuận). */
export interface LunarDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly leap?: boolean
}

/**
 * The first day of the lunar year (mùng 1 Tết) that begins in a calendar year, computed for UTC+7, years 1900 to 2199.
 *
 * It differs from the Chinese new year now and then (1985, 2007, 2030, 2053), as the new moon or the solstice falls near midnight.
 * The rule is Viet Nam's since 1968 (status: unverified, the decision was not seen); earlier printed calendars may differ by a day.
 * Throws `TimeError`: `TRAMYTE_TIME_LUNAR_YEAR_OUT_OF_RANGE`.
 *
 * @example
 * ```ts
 * import { civilDate, lunarNewYear } from "@tramyte/core"
 *
 * civilDate(lunarNewYear(2026)) // => "2026-02-17"
 * civilDate(lunarNewYear(2030)) // => "2030-02-02"
 * ```
 */
export const lunarNewYear = (year: number): EpochDay => lunarMonthsOf(year).find(({ month, leap }) => month === 1 && !leap)!.start

/**
 * The epoch day of a lunar date; `undefined` when that year has no such month or that month no such day (there may be no 30 Tết).
 *
 * Throws `TimeError`: `TRAMYTE_TIME_LUNAR_YEAR_OUT_OF_RANGE`.
 *
 * @example
 * ```ts
 * import { civilDate, lunarToCivil } from "@tramyte/core"
 *
 * civilDate(lunarToCivil({ year: 2026, month: 3, day: 10 })!) // => "2026-04-26"
 * lunarToCivil({ year: 2025, month: 12, day: 30 }) // => undefined
 * ```
 */
export const lunarToCivil = ({ year, month, day, leap = false }: LunarDate): EpochDay | undefined => {
  const found = lunarMonthsOf(year).find((candidate) => candidate.month === month && candidate.leap === leap)
  if (found === undefined || !Number.isInteger(day) || day < 1 || day > found.length) return undefined
  return found.start + day - 1
}

/**
 * The lunar date of a day; `leap` is present only in a leap month.
 *
 * Throws `TimeError`: `TRAMYTE_TIME_LUNAR_YEAR_OUT_OF_RANGE`.
 *
 * @example
 * ```ts
 * import { epochDay, lunarDate } from "@tramyte/core"
 *
 * lunarDate(epochDay("2026-02-16")) // => { year: 2025, month: 12, day: 29 }
 * lunarDate(epochDay("2025-07-25")) // => { year: 2025, month: 6, day: 1, leap: true }
 * ```
 */
export const lunarDate = (day: EpochDay): LunarDate => {
  const { year } = dateParts(day)
  const months = lunarMonthsOf(day < lunarNewYear(year) ? year - 1 : year)
  const found = months.findLast(({ start }) => start <= day)!
  const date = { year: found.year, month: found.month, day: day - found.start + 1 }
  return found.leap ? { ...date, leap: true } : date
}

/** The 12 or 13 months of a lunar year, from mùng 1 Tết on. */
const lunarMonthsOf = (year: number): readonly LunarMonth[] => {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new TimeError(
      "TRAMYTE_TIME_LUNAR_YEAR_OUT_OF_RANGE",
      `the lunar calendar of the year ${year} is not computed; it is from ${FIRST_YEAR} to ${LAST_YEAR}. Check the year of the date.`
    )
  }
  return [...lunarMonthsUpToSolstice(year, VIET_NAM), ...lunarMonthsUpToSolstice(year + 1, VIET_NAM)]
    .filter((month) => month.year === year)
}

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
/** Hours ahead of UTC. */
const VIET_NAM = 7
