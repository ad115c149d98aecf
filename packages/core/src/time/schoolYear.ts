import { civilDate, dateParts, daysInMonth, epochDay, epochDayOf } from "./civilDate.ts"
import type { CivilDate } from "./civilDate.ts"
import { TimeError } from "./errors.ts"
import type { Period } from "./period.ts"

/** The day on which a school year starts: month 1 to 12, and a day that this month has in every year. */
export interface SchoolYearStart {
  readonly month: number
  readonly day: number
}

/**
 * The school year (năm học) that holds a date, a year long from its first day.
 *
 * The opening day is set each year by the Ministry's frame and the province's decision; 5 September is the customary ceremony.
 * So the start is the caller's to choose, and 1 September is only a default. Status of the default: unverified.
 * Throws `TimeError`: `TRAMYTE_TIME_INVALID_DATE`, `TRAMYTE_TIME_INVALID_SCHOOL_YEAR_START`.
 *
 * @example
 * ```ts
 * import { schoolYear } from "@tramyte/core"
 *
 * schoolYear("2026-08-31") // => { from: "2025-09-01", until: "2026-09-01" }
 * schoolYear("2026-09-04", { month: 9, day: 5 }) // => { from: "2025-09-05", until: "2026-09-05" }
 * ```
 */
export const schoolYear = (on: CivilDate, start: SchoolYearStart = { month: 9, day: 1 }): Period => {
  checkStart(start)
  const day = epochDay(on)
  const { year } = dateParts(day)
  const first = day < epochDayOf(year, start.month, start.day) ? year - 1 : year
  return {
    from: civilDate(epochDayOf(first, start.month, start.day)),
    until: civilDate(epochDayOf(first + 1, start.month, start.day))
  }
}

const checkStart = ({ month, day }: SchoolYearStart): void => {
  const monthExists = Number.isInteger(month) && month >= 1 && month <= 12
  // 2023 is a common year: 29 February is no start, since most years lack it.
  if (monthExists && Number.isInteger(day) && day >= 1 && day <= daysInMonth(2023, month)) return
  throw new TimeError(
    "TRAMYTE_TIME_INVALID_SCHOOL_YEAR_START",
    `a school year cannot start on month ${month}, day ${day}. Give a day that every year has, such as { month: 9, day: 5 }.`
  )
}
