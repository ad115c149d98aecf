import { dateParts, daysInMonth, parseCivilDate } from "./civilDate.ts"
import type { CivilDate } from "./civilDate.ts"
import type { CalendarDecision, FixedHoliday, LunarHoliday, WorkingCalendarDefinition } from "./workingCalendarDefinition.ts"

/**
 * Everything that is wrong with a working calendar, one sentence each, with the place and how to mend it; empty when it is sound.
 *
 * `workingCalendar` throws these together; call this where a pack is checked.
 *
 * @example
 * ```ts
 * import { checkWorkingCalendar } from "@tramyte/core"
 *
 * const nonStop = { id: "x", name: { vi: "", en: "" }, weeklyRestDays: [], fixedHolidays: [], lunarHolidays: [], decisions: [] }
 *
 * checkWorkingCalendar(nonStop) // => []
 * ```
 */
export const checkWorkingCalendar = (definition: WorkingCalendarDefinition): readonly string[] => {
  const holidays = [...definition.fixedHolidays, ...definition.lunarHolidays]
  const ids = holidays.map(({ id }) => id)
  return [
    ...checkRestDays(definition),
    ...repeated(ids).map((id) => `holiday "${id}" is given twice: rename one`),
    ...definition.fixedHolidays.flatMap(checkFixedDay),
    ...definition.lunarHolidays.flatMap(checkLunarDay),
    ...holidays.flatMap(checkLengthAndValidity),
    ...definition.decisions.flatMap((decision) => checkDecision(decision, ids)),
    ...checkDecisionsAgree(definition.decisions)
  ]
}

const checkRestDays = ({ weeklyRestDays }: WorkingCalendarDefinition): readonly string[] => {
  const known = weeklyRestDays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)
  if (!known) return ["weeklyRestDays must be numbers from 1 (Monday) to 7 (Sunday)"]
  return new Set(weeklyRestDays).size === 7 ? ["weeklyRestDays leaves no working day: remove at least one"] : []
}

const checkFixedDay = ({ id, month, day }: FixedHoliday): readonly string[] => {
  // 2023 is a common year: a holiday on 29 February would be missing in most years.
  const exists = isWithin(month, 1, 12) && isWithin(day, 1, daysInMonth(2023, month))
  return exists ? [] : [`holiday "${id}" has month ${month}, day ${day}: give a day that every year has`]
}

const checkLunarDay = ({ id, lunarMonth, lunarDay }: LunarHoliday): readonly string[] => {
  // A lunar month has 29 or 30 days, so a 30th is missing in many years.
  const exists = isWithin(lunarMonth, 1, 12) && isWithin(lunarDay, 1, 29)
  return exists ? [] : [`holiday "${id}" has lunar month ${lunarMonth}, day ${lunarDay}: give month 1 to 12 and day 1 to 29`]
}

const checkLengthAndValidity = (holiday: FixedHoliday | LunarHoliday): readonly string[] => {
  const { id, length = 1, daysBefore = 0, from, until } = holiday
  const problems: string[] = []
  if (!isWithin(length, 1, 31)) problems.push(`holiday "${id}" has length ${length}: give 1 to 31 days`)
  if (!isWithin(daysBefore, 0, 31)) problems.push(`holiday "${id}" has daysBefore ${daysBefore}: give 0 to 31 days`)
  for (const date of [from, until]) {
    if (date !== undefined) problems.push(...checkDate(date, `holiday "${id}"`))
  }
  if (from !== undefined && until !== undefined && from >= until) {
    problems.push(`holiday "${id}" is valid from ${from} until ${until}: until must be later`)
  }
  return problems
}

const checkDecision = (decision: CalendarDecision, ids: readonly string[]): readonly string[] => {
  const where = `decision "${decision.cite}" of ${decision.year}`
  const decided = decision.holidays ?? []
  return [
    ...decided.filter(({ holiday }) => !ids.includes(holiday))
      .map(({ holiday }) => `${where} names the holiday "${holiday}", which the calendar does not have: correct the id or add the holiday`),
    ...decided.filter(({ days }) => days.length === 0)
      .map(({ holiday }) => `${where} gives no day for "${holiday}": list its days off`),
    ...datesOf(decision).flatMap((date) => checkDate(date, where, decision.year))
  ]
}

const checkDecisionsAgree = (decisions: readonly CalendarDecision[]): readonly string[] => {
  const off = decisions.flatMap(daysOffOf)
  const worked = decisions.flatMap(daysWorkedOf)
  const decided = decisions.flatMap(({ year, holidays = [] }) => holidays.map(({ holiday }) => `"${holiday}" of ${year}`))
  return [
    ...repeated(decided).map((what) => `the holiday ${what} is decided twice: keep one`),
    ...worked.filter((date) => off.includes(date)).map((date) => `${date} is both a day off and a day worked: remove one`)
  ]
}

const daysOffOf = ({ holidays = [], swaps = [], daysOff = [] }: CalendarDecision): readonly CivilDate[] =>
  [...holidays.flatMap(({ days }) => days), ...swaps.map(({ off }) => off), ...daysOff.map(({ date }) => date)]

const daysWorkedOf = ({ swaps = [], daysWorked = [] }: CalendarDecision): readonly CivilDate[] =>
  [...swaps.map(({ worked }) => worked), ...daysWorked]

const datesOf = (decision: CalendarDecision): readonly CivilDate[] => [...daysOffOf(decision), ...daysWorkedOf(decision)]

const checkDate = (date: CivilDate, where: string, year?: number): readonly string[] => {
  const day = parseCivilDate(date)
  if (day === undefined) return [`${where} has ${JSON.stringify(date)}: write a day of the calendar as "YYYY-MM-DD"`]
  // A block of days off may run over New Year, so the neighbouring years are let in.
  const near = year === undefined || Math.abs(dateParts(day).year - year) <= 1
  return near ? [] : [`${where} has ${date}: it lies in another year, correct the date or the year`]
}

const isWithin = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most

const repeated = (values: readonly string[]): readonly string[] =>
  [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
