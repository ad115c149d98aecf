import { type CivilDate, dateParts, dayOfWeek, type EpochDay, epochDay, type WorkingCalendar, type WorkingCalendarDefinition } from "../../time/index.ts"
import type { DayPart } from "../campaign.ts"
import type { Days } from "./opening.ts"

/** A day as opening hours, postings and reserves ask of it. */
export interface CampaignDay {
  readonly day: EpochDay
  readonly date: CivilDate
  /** The day itself and, of a rest day worked for a working day, also that one. */
  readonly countsAs: readonly EpochDay[]
}

/** Days as people reckon with them: the Saturday that is worked for a Monday is that Monday too. */
export const reckonedDays = ({ decisions }: WorkingCalendarDefinition, { isWorkingDay }: WorkingCalendar): (day: EpochDay) => readonly EpochDay[] => {
  const workedFor = new Map(decisions.flatMap(({ swaps = [] }) => swaps.map(({ worked, off }) => [epochDay(worked), epochDay(off)] as const)))
  return (day) => {
    const other = workedFor.get(day)
    return other === undefined || !isWorkingDay(day) ? [day] : [day, other]
  }
}

/** Days, or single days, in a part of the day. */
interface When extends Days {
  readonly days?: readonly CivilDate[]
  readonly part?: DayPart
}

/** Whether all that is said of days holds on one, in a session of that part of the day. */
export const isWhen = ({ days, part, ...of }: When, on: CampaignDay, ofPart: DayPart | undefined): boolean =>
  isWithin(of, on.day)
  && (part === undefined || part === ofPart)
  && (days === undefined || days.includes(on.date))
  && isInWeek(of, on)
  && isInMonth(of, on)

/** By the days of the week that are named; none: every day. */
export const isInWeek = ({ weekdays }: Days, { countsAs }: CampaignDay): boolean =>
  weekdays === undefined || countsAs.some((day) => weekdays.includes(dayOfWeek(day)))

/** By the days of the month, and by which of the days of the week it is. A day that counts as two is the first Monday only where it counts as a Monday. */
export const isInMonth = ({ weekdays, nth, monthDays }: Days, { day, countsAs }: CampaignDay): boolean =>
  (nth === undefined || countsAs.some((each) => (weekdays === undefined || weekdays.includes(dayOfWeek(each))) && isNth(nth, each)))
  && (monthDays === undefined || monthDays.includes(dateParts(day).dayOfMonth) || (monthDays.includes(-1) && dateParts(day + 1).dayOfMonth === 1))

const isNth = (nth: readonly number[], day: EpochDay): boolean =>
  nth.includes(Math.ceil(dateParts(day).dayOfMonth / 7)) || (nth.includes(-1) && dateParts(day + 7).dayOfMonth <= 7)

/** Whether a day lies from one day on, before another; an end that is not said is open. */
export const isWithin = ({ from, until }: { readonly from?: CivilDate; readonly until?: CivilDate }, day: EpochDay): boolean =>
  (from === undefined || epochDay(from) <= day) && (until === undefined || day < epochDay(until))

/** Texts and numbers in the same order whatever the language of the machine. */
export const inOrder = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
