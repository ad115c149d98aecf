import { dayOfWeek, epochDay, parseCivilDate } from "../../time/index.ts"
import type { DayPart, Window } from "../campaign.ts"
import type { CampaignProblem } from "../errors.ts"

/** The days that lie in a window of the one list and in one of the other. */
export const inBoth = (some: readonly Window[], others: readonly Window[]): readonly Window[] =>
  some.flatMap((one) => others.flatMap((other) => meeting(one, other)))

/** Windows without those of another part of the day. */
export const inPart = (windows: readonly Window[], part: DayPart | undefined): readonly Window[] =>
  part === undefined ? windows : windows.filter((window) => window.part === undefined || window.part === part)

const meeting = (a: Window, b: Window): readonly Window[] => {
  const from = a.from > b.from ? a.from : b.from
  const until = a.until < b.until ? a.until : b.until
  const weekdays = a.weekdays === undefined ? b.weekdays : b.weekdays === undefined ? a.weekdays : a.weekdays.filter((day) => b.weekdays!.includes(day))
  const part = a.part ?? b.part
  if (a.part !== undefined && b.part !== undefined && a.part !== b.part) return []
  const window: Window = { from, until, ...(weekdays === undefined ? {} : { weekdays }), ...(part === undefined ? {} : { part }) }
  return hasDay(window) ? [window] : []
}

const hasDay = ({ from, until, weekdays }: Window): boolean => {
  const [first, end] = [epochDay(from), epochDay(until)]
  if (weekdays === undefined) return first < end
  // Every day of the week comes in seven days.
  for (let day = first; day < Math.min(end, first + 7); day++) if (weekdays.includes(dayOfWeek(day))) return true
  return false
}

/** What is wrong with windows. */
export const windowProblems = (windows: unknown, where: string): readonly CampaignProblem[] => {
  if (!Array.isArray(windows) || windows.length === 0) return [{ code: "TRAMYTE_CAMPAIGN_WINDOW", where, message: "give at least one window, or leave windows out for any day" }]
  return (windows as readonly Window[]).flatMap(({ from, until, weekdays, part }, index): readonly CampaignProblem[] => {
    const wrong = (message: string): CampaignProblem => ({ code: "TRAMYTE_CAMPAIGN_WINDOW", where: `${where}[${index}]`, message })
    const [first, end] = [from, until].map((day) => typeof day === "string" ? parseCivilDate(day) : undefined)
    return [
      ...(first !== undefined && end !== undefined && first < end ? [] : [wrong(`${JSON.stringify(from)} until ${JSON.stringify(until)} holds no day; write "2026-07-15", and until is the day after the last`)]),
      ...(weekdays === undefined || (Array.isArray(weekdays) && weekdays.length > 0 && weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) ? [] : [wrong("weekdays are whole numbers from 1, Monday, to 7, Sunday; leave them out for all")]),
      ...(isPart(part) ? [] : [wrong(`${JSON.stringify(part)} is no part of a day; write "morning" or "afternoon", or leave it out`)])
    ]
  })
}

/** Whether it is a part of the day, or not said. */
export const isPart = (part: unknown): boolean => part === undefined || part === "morning" || part === "afternoon"

