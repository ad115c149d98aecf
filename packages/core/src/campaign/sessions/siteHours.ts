import type { Text } from "../../language/text.ts"
import { civilDate, dayOfWeek, type EpochDay, epochDay, type WorkingCalendar } from "../../time/index.ts"
import type { DayPart } from "../campaign.ts"
import { closedTexts, notOnWeekday } from "./closedReasons.ts"
import { type CampaignDay, inOrder, isInMonth, isInWeek, isWhen, isWithin } from "./dayMatch.ts"
import type { ClosedAgain, ClosedByStation, ClosedReason, OpeningPattern, PartHours, Site } from "./opening.ts"

/** What a site has on a day: hours, and days or parts of it that are closed. */
export interface SiteHours {
  readonly hours: readonly PartHours[]
  readonly closed: readonly { readonly part?: DayPart; readonly reason: ClosedReason; readonly because: Text }[]
}

/** When a site opens on a day by its single days, its patterns and the calendar, and why it does not. */
export const siteHours = ({ opens = [], open = [], closed = [] }: Site, on: CampaignDay, calendar: WorkingCalendar): SiteHours => {
  const single = open.find(({ day }) => day === on.date)
  const hours = single?.hours ?? opens.filter((pattern) => opensOn(pattern, on, calendar)).flatMap((pattern) => pattern.hours)
  if (hours.length === 0) return { hours, closed: [whyNotOpen(opens, on, calendar)] }
  // Of several the same one speaks, in whatever order they are given; a single day before what is again and again.
  const ways = closed.toSorted((a, b) => Number("day" in b) - Number("day" in a) || inOrder(wordsOf(a), wordsOf(b)))
  const shut = (part: DayPart | undefined): ClosedByStation | ClosedAgain | undefined => ways.find((each) =>
    ("day" in each ? isShut(each, on.day) : single === undefined && isWhen(each, on, part)) && (each.part === undefined || each.part === part))
  return {
    hours: hours.filter(({ part }) => shut(part) === undefined),
    closed: hours.flatMap(({ part }) => {
      const found = shut(part)
      return found === undefined ? [] : [{ ...(part === undefined ? {} : { part }), reason: "byStation" as const, because: found.because ?? closedTexts.byStation }]
    })
  }
}

const wordsOf = (each: ClosedByStation | ClosedAgain): string => JSON.stringify("day" in each ? [each.day, each.until, each.because] : [each.from, each.until, each.because])

/** The day, or until the day on which it opens again. */
export const isShut = ({ day, until = civilDate(epochDay(day) + 1) }: ClosedByStation, on: EpochDay): boolean => isWithin({ from: day, until }, on)

const opensOn = (pattern: OpeningPattern, on: CampaignDay, calendar: WorkingCalendar): boolean => isInItsWeek(pattern, on, calendar) && isInMonth(pattern, on)

const isInItsWeek = ({ weekdays, holidays, ...stretch }: OpeningPattern, on: CampaignDay, calendar: WorkingCalendar): boolean => {
  const { day } = on
  if (!isWithin(stretch, day)) return false
  if (calendar.holidayOn(day) !== undefined && holidays !== true) return false
  if (weekdays !== undefined) return isInWeek({ weekdays }, on)
  return calendar.isWorkingDay(day) || (calendar.holidayOn(day) !== undefined && !calendar.definition.weeklyRestDays.includes(dayOfWeek(day)))
}

const whyNotOpen = (opens: readonly OpeningPattern[], on: CampaignDay, calendar: WorkingCalendar): SiteHours["closed"][number] => {
  const { day } = on
  const holiday = calendar.holidayOn(day)
  if (holiday !== undefined) return { reason: "holiday", because: holiday.name }
  if (!calendar.isWorkingDay(day)) return { reason: "restDay", because: closedTexts.restDay }
  if (!opens.some((pattern) => isWithin(pattern, day))) return { reason: "noPattern", because: closedTexts.noPattern }
  if (opens.some((pattern) => isInItsWeek(pattern, on, calendar))) return { reason: "monthDay", because: closedTexts.monthDay }
  return { reason: "weekday", because: notOnWeekday(dayOfWeek(day)) }
}
