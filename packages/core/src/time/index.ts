export { addMonths, addYears } from "./addMonths.ts"
export type { MonthPolicy } from "./addMonths.ts"
export { ageCutoff, ageInMonths, ageInYears, dayAgeReached, hasReachedAge } from "./age.ts"
export type { AgeRange } from "./age.ts"
export { checkWorkingCalendar } from "./checkWorkingCalendar.ts"
export { civilDate, dateParts, dayOfWeek, epochDay, epochDayOf, parseCivilDate } from "./civilDate.ts"
export type { CivilDate, DateParts, EpochDay, IsoWeekday } from "./civilDate.ts"
export type { DayOff } from "./daysOffOfYear.ts"
export { addDuration } from "./duration.ts"
export type { Duration } from "./duration.ts"
export { TimeError } from "./errors.ts"
export type { TimeErrorCode } from "./errors.ts"
export { lunarDate, lunarNewYear, lunarToCivil } from "./lunarCalendar.ts"
export type { LunarDate } from "./lunarCalendar.ts"
export { formatPartialDate, partialDateBounds } from "./partialDate.ts"
export type { DayBounds, PartialDate } from "./partialDate.ts"
export {
  calendarMonth, calendarQuarter, calendarYear, containsDay, formatPeriod, isoWeek, isoWeekNumber, parsePeriod, periodDays, splitByMonth
} from "./period.ts"
export type { Period, PeriodDays } from "./period.ts"
export { schoolYear } from "./schoolYear.ts"
export type { SchoolYearStart } from "./schoolYear.ts"
export { workingCalendar } from "./workingCalendar.ts"
export type { WorkingCalendar } from "./workingCalendar.ts"
export type {
  CalendarDecision, DaySwap, DecidedHoliday, FixedHoliday, HolidaySource, HolidayStatus, LunarHoliday, SubstituteRule,
  WorkingCalendarDefinition
} from "./workingCalendarDefinition.ts"
