import type { Hours } from "../campaign.ts"
import { checkDay, checkHours, minutesOf } from "../checkCampaign.ts"
import { homeVisit } from "./homeVisit.ts"
import { checkPart, type Find, isCount } from "./checkParts.ts"
import { checkKnown } from "./checkPostings.ts"
import { checkWholeDay } from "./checkSite.ts"
import type { OrganisationDay, Site } from "./opening.ts"

/** What is wrong with the own days of organisations. */
export const checkOrganisationDays = (days: readonly OrganisationDay[], known: ReadonlyMap<string, Site>, find: Find): void => {
  const taken: { readonly at: number; readonly key: string; readonly hours: readonly [number, number] }[] = []
  const names = new Map<string, string>()
  days.forEach((each, at) => {
    const where = `organisationDays[${at}]`
    const { organisation, site, place, day, part, hours, rest, people, rooms = {} } = each
    if (typeof organisation !== "string" || organisation.trim() === "") find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.organisation`, "it is not said whose day it is")
    if (organisation === homeVisit) find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.organisation`, `"${homeVisit}" stands for examinations at home; give the organisation another id`)
    checkDay(day, `${where}.day`, find)
    checkPart(part, where, find)
    if ((site === undefined) === (place === undefined)) find("TRAMYTE_CAMPAIGN_UNKNOWN", where, "give either a site of the campaign or a place of the organisation's own")
    const host = site === undefined ? undefined : checkKnown(site, `${where}.site`, known, find)
    if (host !== undefined) checkWholeDay(each, host, where, find)
    if (host?.kind === "home") find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.site`, `"${site}" is where people are examined at home; name a site that people come to`)
    checkPlaceName(each, where, names, find)
    if (place !== undefined && (known.has(place) || place.trim() === "")) {
      find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.place`, `"${place}" is a site of the campaign, or no name; write site instead of place, or another name`)
    }
    if (!isCount(people) || people === 0) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.people`, `${String(people)} is no number of people; give a whole number from 1`)
    for (const [room, places] of Object.entries(rooms)) {
      if (!isCount(places)) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.rooms.${room}`, `${String(places)} is no number of people; give a whole number from 0`)
    }
    const read = hours === undefined ? undefined : checkHours(hours, `${where}.hours`, find)
    if (rest !== undefined) checkRest(each, rest, `${where}.rest`, find)
    if (read === undefined || site === undefined) return
    const key = JSON.stringify([site, day])
    const other = taken.find((before) => before.key === key && read[0] < before.hours[1] && before.hours[0] < read[1])
    if (other !== undefined) find("TRAMYTE_CAMPAIGN_HOURS", where, `its hours lie in those of organisationDays[${other.at}]; give each its own, or leave the hours out and they share the places`)
    taken.push({ at, key, hours: read })
  })
}

/** A name is for a place of its own, and a place has one. */
const checkPlaceName = ({ place, placeName }: OrganisationDay, where: string, names: Map<string, string>, find: Find): void => {
  if (placeName === undefined) return
  if (place === undefined) {
    find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.placeName`, "a site of the campaign has its name among the sites; leave it out here")
    return
  }
  const name = JSON.stringify([placeName.vi, placeName.en])
  if (names.has(place) && names.get(place) !== name) find("TRAMYTE_CAMPAIGN_DUPLICATE", `${where}.placeName`, `"${place}" has another name on another day; give it one, or another id`)
  names.set(place, name)
}

/** The rest lies at noon, with time before and after it. */
const checkRest = ({ place, part, hours }: OrganisationDay, rest: Hours, where: string, find: Find): void => {
  const read = checkHours(rest, where, find)
  if (place === undefined || part !== undefined || hours === undefined) {
    find("TRAMYTE_CAMPAIGN_HOURS", where, "a rest is for a whole day with hours at a place of the organisation's own; leave it out, or give these hours")
    return
  }
  const [from, until] = [minutesOf(hours.from), minutesOf(hours.until)]
  if (read === undefined || from === undefined || until === undefined) return
  if (read[0] <= from || read[1] >= until || read[0] > noon || read[1] < noon) {
    find("TRAMYTE_CAMPAIGN_HOURS", where, `${rest.from}-${rest.until} is no rest at noon within ${hours.from}-${hours.until}; give one that holds 12:00, or only the morning or the afternoon`)
  }
}

const noon = 12 * 60
