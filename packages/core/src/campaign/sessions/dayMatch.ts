import { type CivilDate, dayOfWeek, type EpochDay, epochDay, type IsoWeekday, type WorkingCalendar, type WorkingCalendarDefinition } from "../../time/index.ts"
import type { DayPart } from "../campaign.ts"
import type { Days } from "./opening.ts"

/** A day as opening hours, postings and reserves ask of it. */
export interface CampaignDay {
  readonly day: EpochDay
  readonly date: CivilDate
  /** Its own day of the week and, of a rest day worked for a working day, also that one's. */
  readonly weekdays: readonly IsoWeekday[]
}

/** Days of the week as people reckon with them: the Saturday that is worked for a Monday is a Monday too. */
export const reckonedWeekdays = ({ decisions }: WorkingCalendarDefinition, { isWorkingDay }: WorkingCalendar): (day: EpochDay) => readonly IsoWeekday[] => {
  const workedFor = new Map(decisions.flatMap(({ swaps = [] }) => swaps.map(({ worked, off }) => [epochDay(worked), dayOfWeek(epochDay(off))] as const)))
  return (day) => {
    const own = dayOfWeek(day)
    const other = workedFor.get(day)
    return other === undefined || other === own || !isWorkingDay(day) ? [own] : [own, other]
  }
}

/** Days, or single days, in a part of the day. */
interface When extends Days {
  readonly days?: readonly CivilDate[]
  readonly part?: DayPart
}

/** Whether all that is said of days holds on one, in a session of that part of the day. */
export const isWhen = ({ days, part, weekdays, ...stretch }: When, on: CampaignDay, ofPart: DayPart | undefined): boolean =>
  isWithin(stretch, on.day)
  && (part === undefined || part === ofPart)
  && (days === undefined || days.includes(on.date))
  && (weekdays === undefined || on.weekdays.some((weekday) => weekdays.includes(weekday)))

/** Whether a day lies from one day on, before another; an end that is not said is open. */
export const isWithin = ({ from, until }: { readonly from?: CivilDate; readonly until?: CivilDate }, day: EpochDay): boolean =>
  (from === undefined || epochDay(from) <= day) && (until === undefined || day < epochDay(until))

/** Texts and numbers in the same order whatever the language of the machine. */
export const inOrder = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
