import { civilDate, dateParts, dayOfWeek, type EpochDay, epochDayOf, type RulesInForce, workingCalendar } from "@tramyte/core"

/** The station's next session, and in how many of the last twelve months it vaccinated on that day of the month. */
export interface NextSession {
  readonly day: string
  readonly seen: number
}

/** A session that would fall on a day off is held on one of the next three days. */
const PUT_OFF = 3
/** Fewer doses on a month's busiest day are no session. */
const FEWEST = 3

/**
 * When the station vaccinates next (buổi tiêm chủng tới): it has a day of the month for it, which the register shows as the busiest day of
 * each month. No clock is read; where the register shows no such day, the day of the report stands in.
 *
 * @param doses how many doses were given on each day
 */
export const nextSession = (doses: ReadonlyMap<EpochDay, number>, on: EpochDay, { calendars }: Pick<RulesInForce, "calendars">): NextSession => {
  const busiest = busiestDays(doses, on)
  const fits = (dayOfMonth: number): number => busiest.filter((day) => dateParts(day).dayOfMonth - dayOfMonth >= 0 && dateParts(day).dayOfMonth - dayOfMonth <= PUT_OFF).length
  const exactly = (dayOfMonth: number): number => busiest.filter((day) => dateParts(day).dayOfMonth === dayOfMonth).length
  const best = busiest.map((day) => dateParts(day).dayOfMonth).toSorted((a, b) => fits(b) - fits(a) || exactly(b) - exactly(a) || a - b)[0]
  // One month alone, or days all over the month, are no habit.
  if (best === undefined || fits(best) < 2 || fits(best) * 2 < busiest.length) return { day: civilDate(on), seen: 0 }
  const holidays = calendars.map(({ calendar }) => workingCalendar(calendar))
  const { month, year } = dateParts(on)
  for (let ahead = 0; ; ahead++) {
    let day = epochDayOf(year + Math.floor((month - 1 + ahead) / 12), (month - 1 + ahead) % 12 + 1, Math.min(best, 28))
    while (dayOfWeek(day) === 7 || holidays.some(({ holidayOn }) => holidayOn(day) !== undefined)) day++
    if (day >= on) return { day: civilDate(day), seen: fits(best) }
  }
}

/** The busiest day of each of the last twelve months. */
const busiestDays = (doses: ReadonlyMap<EpochDay, number>, on: EpochDay): readonly EpochDay[] => {
  const byMonth = new Map<string, EpochDay>()
  for (const [day, count] of doses) {
    if (day > on || day <= on - 365 || count < FEWEST) continue
    const month = civilDate(day).slice(0, 7)
    const other = byMonth.get(month)
    if (other === undefined || count > doses.get(other)! || count === doses.get(other)! && day < other) byMonth.set(month, day)
  }
  return [...byMonth.values()]
}
