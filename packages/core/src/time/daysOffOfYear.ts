import type { Text } from "../language/text.ts"
import { dateParts, dayOfWeek, epochDay, epochDayOf } from "./civilDate.ts"
import type { EpochDay } from "./civilDate.ts"
import { lunarToCivil } from "./lunarCalendar.ts"
import type { FixedHoliday, HolidayStatus, LunarHoliday, WorkingCalendarDefinition } from "./workingCalendarDefinition.ts"

/**
 * A day off that is not just a weekly rest day: `statutory` for a holiday of the law, `substitute` for the day given because one
 * fell on a rest day, `decided` for a working day that a yearly decision took off.
 */
export interface DayOff {
  readonly name: Text
  readonly kind: "statutory" | "substitute" | "decided"
  /** The id of the holiday; absent for a day that only a decision took off. */
  readonly holiday?: string
  readonly cite: string
  readonly status: HolidayStatus
}

/** The days off of one calendar year, and the weekly rest days in it that are worked. */
export interface YearOfDaysOff {
  readonly off: ReadonlyMap<EpochDay, DayOff>
  readonly worked: ReadonlySet<EpochDay>
}

/**
 * Lays the decisions over the law for one calendar year.
 *
 * A block of holidays or a substitute may spill over New Year, so the holidays of the years around are worked out too.
 */
export const daysOffOfYear = (definition: WorkingCalendarDefinition, year: number): YearOfDaysOff => {
  const isOfYear = (day: EpochDay): boolean => dateParts(day).year === year
  const worked = daysWorked(definition)
  const holidays = [year - 1, year, year + 1].flatMap((each) => holidaysOfYear(definition, each))
  const off = new Map([...daysTakenOff(definition), ...holidays.flatMap(({ daysOff }) => daysOff)])
  for (const [day, dayOff] of substitutes(definition, holidays, (each) => off.has(each) || worked.has(each))) off.set(day, dayOff)
  return {
    off: new Map([...off].filter(([day]) => isOfYear(day) && !worked.has(day))),
    worked: new Set([...worked].filter(isOfYear))
  }
}

interface HolidayOfYear {
  /** A decision lists all days of the holiday, so nothing is added to them. */
  readonly decided: boolean
  readonly daysOff: readonly (readonly [EpochDay, DayOff])[]
}

/** The holidays whose main day lies in a year: as decided, else as computed. */
const holidaysOfYear = (definition: WorkingCalendarDefinition, year: number): readonly HolidayOfYear[] =>
  [...definition.fixedHolidays, ...definition.lunarHolidays].flatMap((holiday): readonly HolidayOfYear[] => {
    const { id, name, cite, status } = holiday
    for (const decision of definition.decisions) {
      const found = decision.year === year ? decision.holidays?.find((decided) => decided.holiday === id) : undefined
      if (found === undefined) continue
      const dayOff: DayOff = { name, kind: "statutory", holiday: id, cite: decision.cite, status: found.status ?? decision.status }
      return [{ decided: true, daysOff: found.days.map((date) => [epochDay(date), dayOff] as const) }]
    }
    const dayOff: DayOff = { name, kind: "statutory", holiday: id, cite, status }
    return mainDays(holiday, year).filter((day) => isInForce(holiday, day)).map((main) => ({
      decided: false,
      daysOff: Array.from({ length: holiday.length ?? 1 }, (_, index) => [main - (holiday.daysBefore ?? 0) + index, dayOff] as const)
    }))
  })

/** The day that the law names. The last two lunar months may run into the next calendar year. */
const mainDays = (holiday: FixedHoliday | LunarHoliday, year: number): readonly EpochDay[] => {
  if ("month" in holiday) return [epochDayOf(year, holiday.month, holiday.day)]
  const { lunarMonth: month, lunarDay: day } = holiday
  const lunarYears = month > 10 ? [year - 1, year] : [year]
  return lunarYears.flatMap((lunarYear) => lunarToCivil({ year: lunarYear, month, day }) ?? []).filter((main) => dateParts(main).year === year)
}

const isInForce = ({ from, until }: FixedHoliday | LunarHoliday, day: EpochDay): boolean =>
  (from === undefined || epochDay(from) <= day) && (until === undefined || day < epochDay(until))

/** Each computed holiday on a weekly rest day, in order of days, takes the next day that is neither rest day nor taken. */
const substitutes = (
  { substitute, weeklyRestDays }: WorkingCalendarDefinition,
  holidays: readonly HolidayOfYear[],
  isTaken: (day: EpochDay) => boolean
): ReadonlyMap<EpochDay, DayOff> => {
  const given = new Map<EpochDay, DayOff>()
  if (substitute === undefined) return given
  const isRestDay = (day: EpochDay): boolean => weeklyRestDays.includes(dayOfWeek(day))
  const { name, cite, status } = substitute
  const onRestDays = new Map(holidays.flatMap(({ decided, daysOff }) => decided ? [] : daysOff.filter(([day]) => isRestDay(day))))
  for (const [day, dayOff] of [...onRestDays].toSorted(([a], [b]) => a - b)) {
    let next = day + 1
    while (isRestDay(next) || isTaken(next) || given.has(next)) next += 1
    given.set(next, { ...dayOff, name: { vi: `${name.vi} ${dayOff.name.vi}`, en: `${name.en} ${dayOff.name.en}` }, kind: "substitute", cite, status })
  }
  return given
}

const daysTakenOff = ({ decisions }: WorkingCalendarDefinition): readonly (readonly [EpochDay, DayOff])[] =>
  decisions.flatMap(({ cite, status, swaps = [], daysOff = [] }) =>
    [...swaps.map((swap) => ({ ...swap, date: swap.off })), ...daysOff].map((day) =>
      [epochDay(day.date), { name: day.name, kind: "decided", cite, status: day.status ?? status }] as const
    )
  )

const daysWorked = ({ decisions }: WorkingCalendarDefinition): ReadonlySet<EpochDay> =>
  new Set(decisions.flatMap(({ swaps = [], daysWorked = [] }) => [...swaps.map(({ worked }) => worked), ...daysWorked].map(epochDay)))
