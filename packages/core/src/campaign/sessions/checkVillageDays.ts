import { checkDay, minutesOf } from "../checkCampaign.ts"
import { checkShapes } from "../checkShapes.ts"
import type { CampaignProblem } from "../errors.ts"
import { checkIds, checkPart, type Find, isCount } from "./checkParts.ts"
import type { VillageDaysRequest } from "./villageDays.ts"
import { keyOf, type VillageSize } from "./villageSizes.ts"

/** Everything that is wrong with what the days of villages are to be made from. */
export const checkVillageDays = (request: VillageDaysRequest): readonly CampaignProblem[] => {
  const whole = checkShapes([["request", request, "object"]])
  const shapes = whole.length > 0 ? whole : checkShapes([["sessions", request.sessions, "list"], ["villages", request.villages, "list"], ["travel", request.travel ?? {}, "object"]])
  if (shapes.length > 0) return shapes
  const { sessions, villages, travel = {}, slack = 0, detour = 0 } = request
  const problems: CampaignProblem[] = []
  const find: Find = (code, where, message) => void problems.push({ code, where, message })
  checkIds("sessions", sessions, find)
  checkIds("villages", villages.map(({ village }) => ({ id: village })), find)
  sessions.forEach(({ day, hours, capacity, rooms = {} }, at) => {
    checkDay(day, `sessions[${at}].day`, find)
    if (hours !== undefined && minutesOf(hours.from) === undefined) {
      find("TRAMYTE_CAMPAIGN_HOURS", `sessions[${at}].hours`, `${JSON.stringify(hours.from)} is no hour; give "07:00"`)
    }
    if (!isCount(capacity)) find("TRAMYTE_CAMPAIGN_NUMBER", `sessions[${at}].capacity`, `${String(capacity)} is no number of people; give a whole number from 0`)
    for (const [room, places] of Object.entries(rooms)) {
      if (!isCount(places)) find("TRAMYTE_CAMPAIGN_NUMBER", `sessions[${at}].rooms.${room}`, `${String(places)} is no number of people; give a whole number from 0`)
    }
  })
  villages.forEach((size, at) => checkSize(size, `villages[${at}]`, find))
  if (!isCount(detour)) find("TRAMYTE_CAMPAIGN_NUMBER", "detour", `${String(detour)} is no detour; give whole minutes from 0`)
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

/** People, and who of them needs what; nobody is in two of the needs. */
const checkSize = ({ people, needs = [] }: VillageSize, where: string, find: Find): void => {
  if (!isCount(people)) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.people`, `${String(people)} is no number of people; give a whole number from 0`)
  const keys = needs.map((need, at) => {
    const here = `${where}.needs[${at}]`
    checkPart(need.part, here, find)
    if (!isCount(need.people)) find("TRAMYTE_CAMPAIGN_NUMBER", `${here}.people`, `${String(need.people)} is no number of people; give a whole number from 0`)
    if (need.rooms.some((room) => typeof room !== "string" || room === "")) find("TRAMYTE_CAMPAIGN_UNKNOWN", `${here}.rooms`, "there is no room without a name; leave it out, or name one")
    return keyOf(need)
  })
  const twice = keys.findIndex((key, at) => keys.indexOf(key) < at)
  if (twice >= 0) find("TRAMYTE_CAMPAIGN_DUPLICATE", `${where}.needs[${twice}]`, `it is the same as ${where}.needs[${keys.indexOf(keys[twice]!)}]; make them one`)
  const all = needs.reduce((sum, need) => sum + need.people, 0)
  if (all > people) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.needs`, `${all} people need something, of ${people}; name each person in one of the needs only`)
}
