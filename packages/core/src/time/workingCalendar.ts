import { checkWorkingCalendar } from "./checkWorkingCalendar.ts"
import { dateParts, dayOfWeek, epochDayOf } from "./civilDate.ts"
import type { EpochDay } from "./civilDate.ts"
import { daysOffOfYear } from "./daysOffOfYear.ts"
import type { DayOff } from "./daysOffOfYear.ts"
import { TimeError, wholeNumber } from "./errors.ts"
import type { WorkingCalendarDefinition } from "./workingCalendarDefinition.ts"

/** Questions about working days (ngày làm việc). All days are epoch days. */
export interface WorkingCalendar {
  readonly definition: WorkingCalendarDefinition
  readonly isWorkingDay: (day: EpochDay) => boolean
  /** The holiday or decided day off on a day, with its source; `undefined` on working days and on plain weekly rest days. */
  readonly holidayOn: (day: EpochDay) => DayOff | undefined
  /**
   * The n-th working day after `day`, which is not counted itself; before it when `n` is negative; `day` itself when `n` is 0.
   * "Within 10 working days of the end of the period" is `addWorkingDays(lastDayOfPeriod, 10)`.
   */
  readonly addWorkingDays: (day: EpochDay, n: number) => EpochDay
  /** How many working days lie in the half-open span from `from` until `until`; negative when `until` is earlier. */
  readonly workingDaysBetween: (from: EpochDay, until: EpochDay) => number
  /** The first working day after `day`. */
  readonly nextWorkingDay: (day: EpochDay) => EpochDay
  /** `day` itself when it is a working day, else the first one after it: for a deadline that falls on a day off. */
  readonly workingDayOnOrAfter: (day: EpochDay) => EpochDay
  /** Has a decision been entered for the year? Until then its days are computed from the defaults of the law. */
  readonly isDecided: (year: number) => boolean
}

/**
 * A working calendar that answers questions, from a definition that is plain data.
 *
 * Weekly rest days, holidays and substitutes come from the law in the definition; a yearly decision replaces the days of the holidays
 * it names and swaps days. Where two holidays share a day, no second day is given. Days of each year are worked out once and kept.
 * Throws `TimeError` `TRAMYTE_TIME_INVALID_CALENDAR` with all problems of the definition; later `TRAMYTE_TIME_INVALID_NUMBER`, and
 * `TRAMYTE_TIME_LUNAR_YEAR_OUT_OF_RANGE` for days outside the years 1901 to 2198 when there are lunar holidays.
 *
 * @example
 * ```ts
 * import { civilDate, epochDay, workingCalendar } from "@tramyte/core"
 *
 * const calendar = workingCalendar({
 *   id: "example",
 *   name: { vi: "Ví dụ", en: "Example" },
 *   weeklyRestDays: [6, 7],
 *   fixedHolidays: [
 *     { id: "victory", name: { vi: "Ngày Chiến thắng", en: "Victory Day" }, month: 4, day: 30, cite: "labour-code", status: "secondary" }
 *   ],
 *   lunarHolidays: [],
 *   decisions: []
 * })
 *
 * calendar.isWorkingDay(epochDay("2026-04-30")) // => false
 * civilDate(calendar.addWorkingDays(epochDay("2026-04-29"), 2)) // => "2026-05-04"
 * calendar.workingDaysBetween(epochDay("2026-04-27"), epochDay("2026-05-04")) // => 4
 * ```
 */
export const workingCalendar = (definition: WorkingCalendarDefinition): WorkingCalendar => {
  const problems = checkWorkingCalendar(definition)
  if (problems.length > 0) {
    throw new TimeError("TRAMYTE_TIME_INVALID_CALENDAR", `the working calendar "${definition.id}" is not sound: ${problems.join("; ")}.`)
  }
  const years = new Map<number, DaysOfYear>()
  let latest: DaysOfYear | undefined

  const yearOf = (day: EpochDay): DaysOfYear => {
    if (latest !== undefined && day >= latest.first && day < latest.end) return latest
    const { year } = dateParts(wholeNumber(day, `a day asked of the working calendar "${definition.id}"`))
    latest = years.get(year) ?? daysOfYear(definition, year)
    years.set(year, latest)
    return latest
  }
  const isWorkingDay = (day: EpochDay): boolean => {
    const year = yearOf(day)
    return year.isWorking[day - year.first] === 1
  }
  const addWorkingDays = (day: EpochDay, n: number): EpochDay => {
    const step = n < 0 ? -1 : 1
    let reached = day
    for (let left = Math.abs(wholeNumber(n, "addWorkingDays(n)")); left > 0;) {
      reached += step
      if (isWorkingDay(reached)) left -= 1
    }
    return reached
  }
  const workingDaysBetween = (from: EpochDay, until: EpochDay): number => {
    if (until < from) return -workingDaysBetween(until, from)
    let count = 0
    for (let day = from; day < until; day += 1) if (isWorkingDay(day)) count += 1
    return count
  }
  const decidedYears = new Set(definition.decisions.map(({ year }) => year))
  return {
    definition,
    isWorkingDay,
    holidayOn: (day) => yearOf(day).off.get(day),
    addWorkingDays,
    workingDaysBetween,
    nextWorkingDay: (day) => addWorkingDays(day, 1),
    workingDayOnOrAfter: (day) => addWorkingDays(day - 1, 1),
    isDecided: (year) => decidedYears.has(year)
  }
}

interface DaysOfYear {
  readonly first: EpochDay
  readonly end: EpochDay
  /** 1 for a working day, by days from `first`. */
  readonly isWorking: Uint8Array
  readonly off: ReadonlyMap<EpochDay, DayOff>
}

const daysOfYear = (definition: WorkingCalendarDefinition, year: number): DaysOfYear => {
  const first = epochDayOf(year, 1, 1)
  const end = epochDayOf(year + 1, 1, 1)
  const { off, worked } = daysOffOfYear(definition, year)
  const isWorking = Uint8Array.from({ length: end - first }, (_, index) => {
    const day = first + index
    return worked.has(day) || (!off.has(day) && !definition.weeklyRestDays.includes(dayOfWeek(day))) ? 1 : 0
  })
  return { first, end, isWorking, off }
}
