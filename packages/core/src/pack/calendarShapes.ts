import {
  type CalendarDecision, checkWorkingCalendar, type DaySwap, type DecidedHoliday, type FixedHoliday, type HolidaySource, type LunarHoliday, type SubstituteRule, type WorkingCalendarDefinition
} from "../time/index.ts"
import { inEveryYear } from "./predicateShapes.ts"
import { also, fields, listOf, number, oneOf, optional, type Shape, type Shapes, text, within } from "./shape.ts"
import { status } from "./sourceShapes.ts"
import { day, texts } from "./textShapes.ts"

const source: Shapes<HolidaySource> = { cite: text, status, note: optional(texts) }
const holiday: Omit<Shapes<FixedHoliday>, "month" | "day"> = {
  ...source, id: text, name: texts, length: optional(within(1, 31, "1 to 31 days")), daysBefore: optional(within(0, 31, "0 to 31 days")), from: optional(day), until: optional(day)
}

/** The working calendar of a country: its shape, and then whether its parts agree. */
export const calendar: Shape = also<WorkingCalendarDefinition>(fields<WorkingCalendarDefinition>("WorkingCalendarDefinition", {
  id: text,
  name: texts,
  weeklyRestDays: listOf(within(1, 7, "a number from 1 (Monday) to 7 (Sunday)")),
  fixedHolidays: listOf(inEveryYear(fields<FixedHoliday>("FixedHoliday", { ...holiday, month: within(1, 12), day: within(1, 31) }))),
  lunarHolidays: listOf(fields<LunarHoliday>("LunarHoliday", { ...holiday, lunarMonth: within(1, 12), lunarDay: within(1, 29) })),
  substitute: optional(fields<SubstituteRule>("SubstituteRule", { ...source, kind: oneOf("nextWorkingDay"), name: texts })),
  decisions: listOf(fields<CalendarDecision>("CalendarDecision", {
    ...source,
    year: number,
    citation: text,
    holidays: optional(listOf(fields<DecidedHoliday>("DecidedHoliday", { holiday: text, days: listOf(day), status: optional(status) }))),
    swaps: optional(listOf(fields<DaySwap>("DaySwap", { off: day, worked: day, name: texts, status: optional(status) }))),
    daysOff: optional(listOf(fields<NonNullable<CalendarDecision["daysOff"]>[number]>("DayOffOrdered", { date: day, name: texts, status: optional(status) }))),
    daysWorked: optional(listOf(day))
  }))
}), (value, path, misfit) => {
  for (const problem of checkWorkingCalendar(value)) misfit(path, problem)
})
