import { dateParts, epochDayOf } from "./civilDate.ts"
import type { EpochDay } from "./civilDate.ts"
import { dynamicalTimeAhead, JULIAN_DAY_OF_EPOCH } from "./dynamicalTime.ts"
import { FIRST_NEW_MOON, MEAN_LUNATION, newMoon } from "./newMoon.ts"
import { sunLongitude } from "./sunLongitude.ts"

/** One month of the lunisolar calendar; a leap month bears the number of the one before it. */
export interface LunarMonth {
  readonly year: number
  readonly month: number
  readonly leap: boolean
  readonly start: EpochDay
  /** 29 or 30 */
  readonly length: number
}

/**
 * The 12 or 13 months from month 11 of lunar year `year - 1` up to, not including, month 11 of `year`, at a time zone.
 *
 * The rule: a month starts on the local day of the new moon; month 11 holds the winter solstice (sun at 270 degrees); when 13 months
 * lie between two of them, the first in which the sun enters no new sector of 30 degrees is the leap month.
 * Nachum Dershowitz and Edward Reingold, Calendrical Calculations, describe it for China; Viet Nam differs by the time zone alone.
 */
export const lunarMonthsUpToSolstice = (year: number, hoursAheadOfUtc: number): readonly LunarMonth[] => {
  const first = solsticeLunation(year - 1, hoursAheadOfUtc)
  const count = solsticeLunation(year, hoursAheadOfUtc) - first
  const starts = Array.from({ length: count + 1 }, (_, index) => newMoonDay(first + index, hoursAheadOfUtc))
  const sectors = starts.map((day) => sunSector(day, hoursAheadOfUtc))
  const leapIndex = count === 13 ? sectors.findIndex((sector, index) => sector === sectors[index + 1]) : -1
  const lengths = starts.map((start, index) => (starts[index + 1] ?? start) - start)
  return starts.slice(0, -1).map((start, index) => {
    const leap = index === leapIndex
    const number = 11 + index - (leapIndex >= 0 && index >= leapIndex ? 1 : 0)
    return number > 12
      ? { year, month: number - 12, leap, start, length: lengths[index] ?? 0 }
      : { year: year - 1, month: number, leap, start, length: lengths[index] ?? 0 }
  })
}

/** Which new moon starts the month that holds the winter solstice of a calendar year. */
const solsticeLunation = (year: number, hoursAheadOfUtc: number): number => {
  const yearEnd = epochDayOf(year, 12, 31)
  let k = Math.round((yearEnd - FIRST_NEW_MOON) / MEAN_LUNATION) + 1
  while (newMoonDay(k, hoursAheadOfUtc) > yearEnd) k -= 1
  return sunSector(newMoonDay(k, hoursAheadOfUtc), hoursAheadOfUtc) >= WINTER_SOLSTICE_SECTOR ? k - 1 : k
}

/** The local day on which a new moon falls. */
const newMoonDay = (k: number, hoursAheadOfUtc: number): EpochDay => {
  const dynamicalDay = newMoon(k) - JULIAN_DAY_OF_EPOCH
  return Math.floor(dynamicalDay - daysAhead(Math.floor(dynamicalDay)) + hoursAheadOfUtc / 24)
}

/** Which twelfth of its circle, 0 to 11 from the spring equinox, the sun is in when a local day begins. */
const sunSector = (day: EpochDay, hoursAheadOfUtc: number): number =>
  Math.floor(sunLongitude(JULIAN_DAY_OF_EPOCH + day - hoursAheadOfUtc / 24 + daysAhead(day)) / 30)

const daysAhead = (day: EpochDay): number => {
  const { year, month } = dateParts(day)
  return dynamicalTimeAhead(year + (month - 0.5) / 12) / 86_400
}

const WINTER_SOLSTICE_SECTOR = 9
