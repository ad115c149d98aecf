import { dateParts, epochDayOf, type Period, periodDays } from "../time/index.ts"

/** A number of people a year that somebody estimated: surviving infants, expected pregnancies. */
export interface Estimate {
  /** What is estimated, `"surviving-infants"`. */
  readonly id: string
  /** The unit that it is of; left out: of all subjects together. */
  readonly unit?: string
  readonly year: number
  readonly value: number
  /** Where it comes from, and which version of it. */
  readonly source: string
  readonly version?: string
}

/** Estimates as a list; of several versions the last counts. */
export type Estimates = readonly Estimate[]

/** The number that stood for a denominator, with where it comes from. */
export interface EstimateUsed {
  /** For the period; nothing if no estimate was given. */
  readonly value?: number
  readonly from: readonly Estimate[]
  /** More are in the numerator than were estimated: the estimate is too small, or some are counted who belong elsewhere. Never clipped. */
  readonly exceeded?: true
}

/** The estimate of a period: of its year, or of each year that it touches, by the days that lie in it where it is pro-rated. */
export const estimateFor = (estimates: Estimates, id: string, unit: string | undefined, period: Period, proRata: boolean): EstimateUsed => {
  const { from, until } = periodDays(period)
  const years = proRata ? yearsOf(from, until) : [dateParts(until - 1).year]
  const used = years.map((year) => estimates.findLast((one) => one.id === id && one.unit === unit && one.year === year))
  if (used.some((one) => one === undefined)) return { from: used.filter((one) => one !== undefined) }
  const value = used.reduce((sum, one, index) => sum + one!.value * (proRata ? shareOf(years[index]!, from, until) : 1), 0)
  return { value, from: used.map((one) => one!) }
}

const yearsOf = (from: number, until: number): readonly number[] => {
  const [first, last] = [dateParts(from).year, dateParts(until - 1).year]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** Which part of a year's days lies in the period. */
const shareOf = (year: number, from: number, until: number): number => {
  const [start, end] = [epochDayOf(year, 1, 1), epochDayOf(year + 1, 1, 1)]
  return (Math.min(end, until) - Math.max(start, from)) / (end - start)
}
