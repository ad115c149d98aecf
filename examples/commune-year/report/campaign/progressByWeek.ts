import { type CivilDate, civilDate, epochDay } from "@tramyte/core"
import type { CampaignPerson, CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { isExamined } from "./campaignWords.ts"
import { mondayOf } from "./nextSessions.ts"

/** A week from its Monday: how many had their session in it by the plan, and how many were examined; nothing while it is not over. */
export interface CampaignWeek {
  readonly from: CivilDate
  readonly planned: number
  readonly done: number | undefined
}

/** The weeks of the whole campaign, or of some of its people. */
export const progressByWeek = (campaign: CampaignYear, on: CivilDate, people: readonly CampaignPerson[] = campaign.people): readonly CampaignWeek[] => {
  const first = epochDay(mondayOf(campaign.from))
  const weeks = Math.ceil((epochDay(campaign.until) - first) / 7)
  const planned = Array.from({ length: weeks }, () => 0)
  const done = [...planned]
  const weekOf = (day: CivilDate): number => Math.min(weeks - 1, Math.max(0, Math.floor((epochDay(day) - first) / 7)))
  for (const person of people) {
    if (person.planned !== undefined) planned[weekOf(campaign.sessions[person.planned]!.day)]! += 1
    if (isExamined(person) && person.examined !== undefined) done[weekOf(person.examined)]! += 1
  }
  return planned.map((count, week) => ({
    from: civilDate(first + 7 * week), planned: count, done: first + 7 * week + 6 <= epochDay(on) ? done[week] : undefined
  }))
}

/** How many of these people had their session by the plan on a day that is over. */
export const plannedByNow = ({ sessions }: CampaignYear, on: CivilDate, people: readonly CampaignPerson[]): number =>
  people.filter(({ planned }) => planned !== undefined && sessions[planned]!.day < on).length
