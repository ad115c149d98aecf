import { dateParts, daysInMonth, epochDayOf, FIRST_DAY, LAST_DAY, parseCivilDate, readTwoDigits, readYear, civilDate } from "./civilDate.ts"
import type { EpochDay } from "./civilDate.ts"

/** A date as far as it is known: `"1956"`, `"1956-03"` or `"1956-03-09"`. Births known by the year alone are the norm among elders. */
export type PartialDate = string

/** The first and the last day that a date may be, both included, as epoch days. */
export interface DayBounds {
  readonly lo: EpochDay
  readonly hi: EpochDay
}

/**
 * The days that a partial date may stand for; `undefined` when it is not a year, a month or a day of the calendar.
 *
 * @example
 * ```ts
 * import { civilDate, partialDateBounds } from "@tramyte/core"
 *
 * const march = partialDateBounds("1956-03")!
 *
 * civilDate(march.lo) // => "1956-03-01"
 * civilDate(march.hi) // => "1956-03-31"
 * partialDateBounds("03/1956") // => undefined
 * ```
 */
export const partialDateBounds = (text: PartialDate): DayBounds | undefined => {
  if (text.length === 10) {
    const day = parseCivilDate(text)
    return day === undefined ? undefined : { lo: day, hi: day }
  }
  const year = readYear(text)
  if (year < 1) return undefined
  if (text.length === 4) return { lo: epochDayOf(year, 1, 1), hi: epochDayOf(year, 12, 31) }
  if (text.length !== 7 || text[4] !== "-") return undefined
  const month = readTwoDigits(text, 5)
  if (month < 1 || month > 12) return undefined
  return { lo: epochDayOf(year, month, 1), hi: epochDayOf(year, month, daysInMonth(year, month)) }
}

/**
 * Writes bounds as a partial date; `undefined` when they are not exactly one day, one month or one year.
 *
 * @example
 * ```ts
 * import { epochDay, formatPartialDate } from "@tramyte/core"
 *
 * formatPartialDate({ lo: epochDay("1956-01-01"), hi: epochDay("1956-12-31") }) // => "1956"
 * formatPartialDate({ lo: epochDay("1956-01-01"), hi: epochDay("1956-06-30") }) // => undefined
 * ```
 */
export const formatPartialDate = (bounds: DayBounds): PartialDate | undefined => {
  if (bounds.lo < FIRST_DAY || bounds.hi > LAST_DAY) return undefined
  const text = civilDate(bounds.lo)
  if (bounds.lo === bounds.hi) return text
  const { year, month, dayOfMonth } = dateParts(bounds.lo)
  if (dayOfMonth !== 1) return undefined
  if (bounds.hi === epochDayOf(year, month, daysInMonth(year, month))) return text.slice(0, 7)
  return month === 1 && bounds.hi === epochDayOf(year, 12, 31) ? text.slice(0, 4) : undefined
}
