import { checkDay } from "../checkCampaign.ts"
import { checkKinds, checkPart, checkPartHours, checkShare, checkStretch, checkWhen, type Find, isCount } from "./checkParts.ts"
import { isShut } from "./siteHours.ts"
import type { Licence, Reserve, Site } from "./opening.ts"

/** What is wrong with a site. */
export const checkSite = (site: Site, where: string, known: ReadonlyMap<string, Site>, find: Find): void => {
  const { licences = [], opens = [], open = [], closed = [], ordinaryCare = [] } = site
  licences.forEach((licence, at) => checkLicence(licence, `${where}.licences[${at}]`, known, find))
  opens.forEach(({ hours, ...pattern }, at) => {
    checkWhen(pattern, `${where}.opens[${at}]`, find)
    checkPartHours(hours, `${where}.opens[${at}].hours`, find)
  })
  const days = open.map(({ day, hours }, at) => {
    checkPartHours(hours, `${where}.open[${at}].hours`, find)
    if (open.findIndex((each) => each.day === day) < at) find("TRAMYTE_CAMPAIGN_DUPLICATE", `${where}.open[${at}]`, `${day} stands there twice; give all its hours at once`)
    return checkDay(day, `${where}.open[${at}].day`, find)
  })
  closed.forEach((each, at) => {
    const here = `${where}.closed[${at}]`
    checkWholeDay(each, site, here, find)
    if (!("day" in each)) {
      checkWhen(each, here, find)
      const { from, until, weekdays, nth, monthDays } = each
      if ([from, until, weekdays, nth, monthDays].every((said) => said === undefined)) find("TRAMYTE_CAMPAIGN_DAY", here, "it is not said on which days; give a day, weekdays or days of the month")
      return
    }
    checkPart(each.part, here, find)
    if (checkDay(each.day, `${here}.day`, find) === undefined) return
    if (each.until !== undefined && checkDay(each.until, `${here}.until`, find) === undefined) return
    checkStretch({ from: each.day, ...(each.until === undefined ? {} : { until: each.until }) }, here, find)
    const both = days.findIndex((day, index) => day !== undefined && isShut(each, day) && (each.part === undefined || open[index]!.hours.some(({ part }) => part === each.part)))
    if (both >= 0) find("TRAMYTE_CAMPAIGN_DAY", here, `${open[both]!.day} is closed and open; take it out of one of the two`)
  })
  ordinaryCare.forEach((reserve, at) => checkReserve(reserve, site, `${where}.ordinaryCare[${at}]`, find))
}

/** Who opens for the whole day has no morning that others could speak of. */
export const checkWholeDay = ({ part }: { readonly part?: unknown }, { id, opens = [], open = [] }: Site, where: string, find: Find): void => {
  if (part === undefined || ![...opens, ...open].some(({ hours }) => hours.some((each) => each.part === undefined))) return
  find("TRAMYTE_CAMPAIGN_HOURS", `${where}.part`, `"${id}" opens for whole days, which have no ${String(part)}; give its hours by parts of the day`)
}

const checkLicence = (licence: Licence, where: string, known: ReadonlyMap<string, Site>, find: Find): void => {
  checkStretch(licence, where, find)
  if ("of" in licence) {
    if (!known.has(licence.of)) find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.of`, `there is no site "${licence.of}"; add the facility to the sites, it need not open itself`)
    return
  }
  if (licence.from === undefined) find("TRAMYTE_CAMPAIGN_DAY", `${where}.from`, "it is not said since when it is valid")
  checkKinds(licence.kinds, `${where}.kinds`, find)
}

const checkReserve = (reserve: Reserve, site: Site, where: string, find: Find): void => {
  const { share, people, room, ...when } = reserve
  checkWhen(when, where, find)
  checkWholeDay(reserve, site, where, find)
  if ((share === undefined) === (people === undefined)) find("TRAMYTE_CAMPAIGN_NUMBER", where, "give either a share or a number of people")
  if (share !== undefined) checkShare(share, `${where}.share`, find)
  if (people !== undefined && !isCount(people)) find("TRAMYTE_CAMPAIGN_NUMBER", `${where}.people`, `${String(people)} is no number of people; give a whole number from 0`)
  if (room === "") find("TRAMYTE_CAMPAIGN_UNKNOWN", `${where}.room`, "there is no room without a name; leave it out, or name one")
}
