import { checkDay, minutesOf } from "../checkCampaign.ts"
import type { CampaignProblem } from "../errors.ts"
import { checkIds, type Find, isCount } from "./checkParts.ts"
import type { VillageDaysRequest } from "./villageDays.ts"

/** Everything that is wrong with what the days of villages are to be made from. */
export const checkVillageDays = ({ sessions, villages, travel = {}, slack = 0 }: VillageDaysRequest): readonly CampaignProblem[] => {
  const problems: CampaignProblem[] = []
  const find: Find = (code, where, message) => void problems.push({ code, where, message })
  checkIds("sessions", sessions, find)
  checkIds("villages", villages.map(({ village }) => ({ id: village })), find)
  sessions.forEach(({ day, hours, capacity }, at) => {
    checkDay(day, `sessions[${at}].day`, find)
    if (hours !== undefined && minutesOf(hours.from) === undefined) {
      find("TRAMYTE_CAMPAIGN_HOURS", `sessions[${at}].hours`, `${JSON.stringify(hours.from)} is no hour; give "07:00"`)
    }
    if (!isCount(capacity)) find("TRAMYTE_CAMPAIGN_NUMBER", `sessions[${at}].capacity`, `${String(capacity)} is no number of people; give a whole number from 0`)
  })
  villages.forEach(({ people }, at) => {
    if (!isCount(people)) find("TRAMYTE_CAMPAIGN_NUMBER", `villages[${at}].people`, `${String(people)} is no number of people; give a whole number from 0`)
  })
  for (const [village, sites] of Object.entries(travel)) {
    for (const [site, minutes] of Object.entries(sites)) {
      if (!isCount(minutes)) find("TRAMYTE_CAMPAIGN_NUMBER", `travel.${village}.${site}`, `${String(minutes)} is no travel time; give whole minutes from 0`)
    }
  }
  // More than ten places for each person is a slip: 10 for 10 %.
  if (typeof slack !== "number" || !(slack >= 0 && slack < 10)) {
    find("TRAMYTE_CAMPAIGN_NUMBER", "slack", `${String(slack)} is no slack; give 0 or more: a tenth is 0.1`)
  }
  return problems
}
