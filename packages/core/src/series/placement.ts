import { addMonths, addYears, calendarMonth, calendarQuarter, calendarYear, civilDate, dateParts, formatPeriod, type Period, periodDays } from "../time/index.ts"
import { SeriesError } from "./errors.ts"
import type { PeriodPart } from "./expression.ts"

/** For which unit and period a series is asked. The period is one asked for, so many of its own lengths and years earlier. */
export interface Place {
  readonly unit: string
  readonly asked: Period
  readonly back: number
  readonly years: number
  readonly period: Period
}

/** The place of a period that is asked for itself. */
export const placeOf = (unit: string, asked: Period): Place => ({ unit, asked, back: 0, years: 0, period: asked })

/** The same unit, so many periods and calendar years earlier. */
export const earlier = (place: Place, { periods = 0, years = 0 }: { readonly periods?: number; readonly years?: number }): Place => {
  const back = place.back + periods
  const yearsBack = place.years + years
  return { ...place, back, years: yearsBack, period: periodBefore(yearBefore(place.asked, yearsBack), back, wholeMonths(place.asked)) }
}

/** A text that no two places share. */
export const placeKey = ({ unit, asked, back, years }: Place): string => `${formatPeriod(asked)} ${back} ${years} ${unit}`

/** How many whole months a period has, if it goes from one day of the month to the same one; such periods step by months. */
const wholeMonths = (period: Period): number | undefined => {
  const { from, until } = periodDays(period)
  const [first, end] = [dateParts(from), dateParts(until)]
  // A month need not have the 29th to the 31st.
  return first.dayOfMonth === end.dayOfMonth && first.dayOfMonth <= 28 ? (end.year - first.year) * 12 + end.month - first.month : undefined
}

const periodBefore = (period: Period, back: number, months: number | undefined): Period => {
  if (back === 0) return period
  const { from, until } = periodDays(period)
  const shift = months === undefined ? (day: number) => day - back * (until - from) : (day: number) => addMonths(day, -back * months, "clamp")
  return { from: civilDate(shift(from)), until: civilDate(shift(until)) }
}

/** The edges move apart where there is no 29 February, so that no period of one day becomes empty. */
const yearBefore = (period: Period, years: number): Period => {
  if (years === 0) return period
  const { from, until } = periodDays(period)
  return { from: civilDate(addYears(from, -years, "clamp")), until: civilDate(addYears(until, -years, "rollForward")) }
}

/** The calendar year of a period's last day, at which facts are read, too. */
export const yearOf = (period: Period): Period => calendarYear(civilDate(periodDays(period).until - 1))

/** The calendar years that a period touches, and which part of each year's days it takes. */
export const yearShares = (period: Period): readonly { readonly year: Period; readonly share: number }[] => {
  const { from, until } = periodDays(period)
  const shares: { year: Period; share: number }[] = []
  for (let day = from; day < until;) {
    const year = calendarYear(civilDate(day))
    const ofYear = periodDays(year)
    const end = Math.min(ofYear.until, until)
    shares.push({ year, share: (end - day) / (ofYear.until - ofYear.from) })
    day = end
  }
  return shares
}

const partAround = { month: calendarMonth, quarter: calendarQuarter } as const

/** The whole months or quarters of which a period consists. Throws `SeriesError` if it does not. */
export const periodsWithin = (period: Period, part: PeriodPart, series: string): readonly Period[] => {
  const { from, until } = periodDays(period)
  const parts: Period[] = []
  for (let day = from; day < until;) {
    const next = partAround[part](civilDate(day))
    const days = periodDays(next)
    if (days.from !== day || days.until > until) {
      throw new SeriesError([{ code: "TRAMYTE_SERIES_PERIOD", path: `series "${series}"`, message: `${formatPeriod(period)} does not consist of whole ${part}s, from which it is rolled up; ask for ${part}s or longer periods` }])
    }
    parts.push(next)
    day = days.until
  }
  return parts
}
