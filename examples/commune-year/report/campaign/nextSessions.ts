import { type CivilDate, civilDate, dayOfWeek, epochDay } from "@tramyte/core"
import type { CampaignYear } from "../../pipeline/campaign/campaignYear.ts"

/** How many of the next sessions are told one by one; the calendar shows all days, the printed lists all people. */
const SHOWN = 10

/** Sessions from the day of the report on that take place, by their places. */
export const sessionsToCome = ({ sessions, replan: { lost } }: CampaignYear, on: CivilDate): readonly number[] =>
  [...sessions.keys()].filter((at) => sessions[at]!.day >= on && !lost.includes(at))

/** Those of them to which somebody comes, so far as they are told one by one. */
export const sessionsToOpen = (campaign: CampaignYear): readonly number[] => {
  const awaited = [...peopleBySession(campaign).keys()].toSorted((a, b) => a - b)
  return awaited.slice(0, SHOWN)
}

/** How many people come to each session that is to come. */
export const peopleBySession = ({ people }: CampaignYear): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const { session } of people) if (session !== undefined) counts.set(session, (counts.get(session) ?? 0) + 1)
  return counts
}

/** A day or a week of sessions: how many come, and how many could. */
export interface LoadOfDays {
  readonly day: CivilDate
  readonly load: number
  readonly capacity: number
}

/** The days to come, or the weeks by their Mondays. */
export const loadToCome = (campaign: CampaignYear, on: CivilDate, by: "day" | "week"): readonly LoadOfDays[] => {
  const counts = peopleBySession(campaign)
  const days = new Map<CivilDate, { load: number; capacity: number }>()
  for (const at of sessionsToCome(campaign, on)) {
    const session = campaign.sessions[at]!
    const day = by === "day" ? session.day : mondayOf(session.day)
    const sum = days.get(day) ?? { load: 0, capacity: 0 }
    days.set(day, { load: sum.load + (counts.get(at) ?? 0), capacity: sum.capacity + session.capacity })
  }
  return [...days].map(([day, sum]) => ({ day, ...sum })).toSorted((a, b) => a.day < b.day ? -1 : 1)
}

/** The Monday of a day's week. */
export const mondayOf = (day: CivilDate): CivilDate => civilDate(epochDay(day) - dayOfWeek(epochDay(day)) + 1)
