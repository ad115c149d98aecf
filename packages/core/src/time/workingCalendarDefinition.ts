import type { Text } from "../language/text.ts"
import type { CivilDate, IsoWeekday } from "./civilDate.ts"

/** How well a source was read: the text of the act (`verified`), a report of it (`secondary`), or neither (`unverified`). */
export type HolidayStatus = "verified" | "secondary" | "unverified"

/** Where an entry comes from: the id of a citation, how well it was read, and what a reader should know. */
export interface HolidaySource {
  readonly cite: string
  readonly status: HolidayStatus
  readonly note?: Text
}

/**
 * What every holiday has. The main day is the one that the law names; a holiday may be longer.
 * It exists in the years whose main day lies in `from`..`until` (half-open; an absent end is open).
 */
interface HolidayRule extends HolidaySource {
  readonly id: string
  readonly name: Text
  /** Days off in all, 1 if absent. */
  readonly length?: number
  /** How many of them lie before the main day, 0 if absent. Where a yearly decision chooses, this is the default. */
  readonly daysBefore?: number
  readonly from?: CivilDate
  readonly until?: CivilDate
}

/** A holiday on a day of the calendar year, such as 2 September. */
export interface FixedHoliday extends HolidayRule {
  readonly month: number
  readonly day: number
}

/** A holiday on a day of Viet Nam's lunar year, such as month 3, day 10; never in a leap month. */
export interface LunarHoliday extends HolidayRule {
  readonly lunarMonth: number
  readonly lunarDay: number
}

/** A holiday that falls on a weekly rest day gives the next working day off (nghỉ bù). */
export interface SubstituteRule extends HolidaySource {
  readonly kind: "nextWorkingDay"
  readonly name: Text
}

/** All days off of one holiday in one year, substitutes included: they replace the computed days whole. */
export interface DecidedHoliday {
  readonly holiday: string
  readonly days: readonly CivilDate[]
  readonly status?: HolidayStatus
}

/** A working day taken off and the rest day worked for it (hoán đổi ngày làm việc). */
export interface DaySwap {
  readonly off: CivilDate
  readonly worked: CivilDate
  readonly name: Text
  readonly status?: HolidayStatus
}

/** What an authority decided for one year; it wins over what is computed. Several decisions may share a year. */
export interface CalendarDecision extends HolidaySource {
  readonly year: number
  /** The decision in words: issuer, number, date. */
  readonly citation: string
  readonly holidays?: readonly DecidedHoliday[]
  readonly swaps?: readonly DaySwap[]
  /** Further days off and further days worked that are not swapped against each other. */
  readonly daysOff?: readonly { readonly date: CivilDate; readonly name: Text; readonly status?: HolidayStatus }[]
  readonly daysWorked?: readonly CivilDate[]
}

/**
 * A working calendar as plain JSON data (lịch làm việc): the law's holidays, and what each year's decisions chose.
 *
 * It is dated like all law: a year beyond the last decision is computed from the defaults and will be decided later.
 */
export interface WorkingCalendarDefinition {
  readonly id: string
  readonly name: Text
  readonly weeklyRestDays: readonly IsoWeekday[]
  readonly fixedHolidays: readonly FixedHoliday[]
  readonly lunarHolidays: readonly LunarHoliday[]
  readonly substitute?: SubstituteRule
  readonly decisions: readonly CalendarDecision[]
}
