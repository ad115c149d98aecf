import { checkDay, checkHours } from "../checkCampaign.ts"
import { checkPart, type Find, isCount } from "./checkParts.ts"
import { checkKnown } from "./checkPostings.ts"
import { checkWholeDay } from "./checkSite.ts"
import type { OrganisationDay, Site } from "./opening.ts"

/** What is wrong with the own days of organisations. */
export const checkOrganisationDays = (days: readonly OrganisationDay[], known: ReadonlyMap<string, Site>, find: Find): void => {
  const taken: { readonly at: number; readonly key: string; readonly hours: readonly [number, number] }[] = []
  days.forEach((each, at) => {
    const where = `organisationDays[${at}]`
    const { organisation, site, place, day, part, hours, people, rooms = {} } = each
    if (typeof organisation !== "string" || organisation.trim() === "") find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.organisation`, "it is not said whose day it is")
    checkDay(day, `${where}.day`, find)
    checkPart(part, where, find)
    if ((site === undefined) === (place === undefined)) find("TRAMYTE_CAMPAIGN_UNKNOWN", where, "give either a site of the campaign or a place of the organisation's own")
    const host = site === undefined ? undefined : checkKnown(site, `${where}.site`, known, find)
    if (host !== undefined) checkWholeDay(each, host, where, find)
    if (place !== undefined && (known.has(place) || place.trim() === "")) {
      find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.place`, `"${place}" is a site of the campaign, or no name; write site instead of place, or another name`)
    }
    if (!isCount(people) || people === 0) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.people`, `${String(people)} is no number of people; give a whole number from 1`)
    for (const [room, places] of Object.entries(rooms)) {
      if (!isCount(places)) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.rooms.${room}`, `${String(places)} is no number of people; give a whole number from 0`)
    }
    const read = hours === undefined ? undefined : checkHours(hours, `${where}.hours`, find)
    if (read === undefined || site === undefined) return
    const key = JSON.stringify([site, day])
    const other = taken.find((before) => before.key === key && read[0] < before.hours[1] && before.hours[0] < read[1])
    if (other !== undefined) find("TRAMYTE_CAMPAIGN_HOURS", where, `its hours lie in those of organisationDays[${other.at}]; give each its own, or leave the hours out and they share the places`)
    taken.push({ at, key, hours: read })
  })
}
