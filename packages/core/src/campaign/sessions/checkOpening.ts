import { checkWorkingCalendar, dateParts } from "../../time/index.ts"
import { checkDay } from "../checkCampaign.ts"
import { checkShapes } from "../checkShapes.ts"
import type { CampaignProblem } from "../errors.ts"
import { homeVisit } from "./homeVisit.ts"
import { checkIds, checkKinds, checkPace, checkShare, checkStretch, type Find } from "./checkParts.ts"
import { checkOrganisationDays } from "./checkOrganisationDays.ts"
import { checkSite } from "./checkSite.ts"
import { checkPostings } from "./checkPostings.ts"
import { isWithin } from "./dayMatch.ts"
import { licenceCircles, licensed } from "./licensed.ts"
import type { Opening } from "./opening.ts"

/** A campaign is planned for a year; what is much longer is a slip of the pen. */
const longestDays = 3660

/** Everything that is wrong with an opening, each with where it is and how to mend it. */
export const checkOpening = (opening: Opening): readonly CampaignProblem[] => {
  const shapes = openingShapes(opening)
  if (shapes.length > 0) return shapes
  const problems: CampaignProblem[] = []
  const find: Find = (code, where, message) => void problems.push({ code, where, message })
  const { calendar, examinations, sites, teams, machines = [], organisationDays = [], keptForNoShows } = opening
  checkTime(opening, find)
  for (const problem of checkWorkingCalendar(calendar)) find("TRAMYTE_CAMPAIGN_DAY", "calendar", problem)
  checkKinds(examinations, "examinations", find)
  if (keptForNoShows !== undefined) checkShare(keptForNoShows, "keptForNoShows", find)
  checkIds("sites", sites, find)
  checkIds("teams", teams, find)
  checkIds("machines", machines, find)
  const known = new Map(sites.map((site) => [site.id, site]))
  sites.forEach((site, at) => checkSite(site, `sites[${at}]`, known, find))
  teams.forEach(({ perHour, at: postings, away = [] }, at) => {
    checkPace(perHour, `teams[${at}].perHour`, find)
    checkPostings(postings, `teams[${at}].at`, known, find)
    away.forEach((stretch, index) => checkStretch(stretch, `teams[${at}].away[${index}]`, find))
  })
  machines.forEach(({ perHour, room, at: postings, broken = [] }, at) => {
    checkPace(perHour, `machines[${at}].perHour`, find)
    if (typeof room !== "string" || room === "") find("TRAMYTE_CAMPAIGN_UNKNOWN", `machines[${at}].room`, "it is not said what people need it for; name the room as their needs do")
    if (room === homeVisit) find("TRAMYTE_CAMPAIGN_UNKNOWN", `machines[${at}].room`, `"${homeVisit}" is what sites of the kind "home" have; give the machine's room another name`)
    checkPostings(postings, `machines[${at}].at`, known, find)
    broken.forEach((stretch, index) => checkStretch(stretch, `machines[${at}].broken[${index}]`, find))
  })
  checkOrganisationDays(organisationDays, known, find)
  for (const circle of licenceCircles(sites)) {
    find("TRAMYTE_CAMPAIGN_CYCLE", `sites[${sites.findIndex(({ id }) => id === circle[0])}].licences`, `each is the mobile site of the next: ${circle.join(", ")}; name a facility that has a licence of its own`)
  }
  if (problems.length === 0) checkLicences(opening, find)
  return problems
}

/** Data from elsewhere, that no compiler saw: first the whole, then its lists, then the lists in them. */
const openingShapes = (opening: Opening): readonly CampaignProblem[] => {
  const whole = checkShapes([["opening", opening, "object"]])
  if (whole.length > 0) return whole
  const { calendar, examinations, sites, teams, machines = [], organisationDays = [] } = opening
  const lists = checkShapes([
    ["calendar", calendar, "object"], ["examinations", examinations, "texts"], ["sites", sites, "list"], ["teams", teams, "list"], ["machines", machines, "list"], ["organisationDays", organisationDays, "list"]
  ])
  if (lists.length > 0) return lists
  const patterns = sites.flatMap(({ opens = [], open = [], closed = [], licences, ordinaryCare = [] }, at) =>
    Object.entries({ opens, open, closed, licences, ordinaryCare }).map(([name, value]) => [`sites[${at}].${name}`, value, "list"] as const))
  const postings = Object.entries({ teams, machines }).flatMap(([name, all]) => all.map(({ at: places }, at) => [`${name}[${at}].at`, places, "list"] as const))
  const absences = [
    ...teams.map(({ away = [] }, at) => [`teams[${at}].away`, away, "list"] as const), ...machines.map(({ broken = [] }, at) => [`machines[${at}].broken`, broken, "list"] as const)
  ]
  const holidays = [["fixedHolidays", calendar.fixedHolidays], ["lunarHolidays", calendar.lunarHolidays], ["decisions", calendar.decisions]].map(([name, value]) => [`calendar.${String(name)}`, value, "list"] as const)
  const inner = checkShapes([...holidays, ...patterns, ...postings, ...absences])
  return inner.length > 0 ? inner
    : checkShapes(sites.flatMap(({ opens = [], open = [] }, at) => Object.entries({ opens, open }).flatMap(([name, all]) => all.map(({ hours }, index) => [`sites[${at}].${name}[${index}].hours`, hours, "list"] as const))))
}

const checkTime = ({ from, until, calendar }: Opening, find: Find): void => {
  const [first, end] = [checkDay(from, "from", find), checkDay(until, "until", find)]
  if (first === undefined || end === undefined) return
  if (end <= first) find("TRAMYTE_CAMPAIGN_WINDOW", "until", `the campaign ends on ${until}, before it begins on ${from}; until is the first day after it`)
  else if (end - first > longestDays) find("TRAMYTE_CAMPAIGN_WINDOW", "until", `the campaign lasts from ${from} until ${until}; give at most ten years`)
  // Days of the moon are reckoned for these years only; a holiday may begin in the year before.
  const [year, last] = [dateParts(first).year, dateParts(end - 1).year]
  if (calendar.lunarHolidays.length > 0 && (year < 1903 || last > 2196)) {
    find("TRAMYTE_CAMPAIGN_DAY", "from", `the working calendar knows the moon's holidays from 1903 to 2196, not those of ${year < 1903 ? year : last}`)
  }
}

/** A site that holds sessions and may on no day of the campaign examine anybody. */
const checkLicences = ({ from, until, examinations, sites, organisationDays = [] }: Opening, find: Find): void => {
  const isLicensed = licensed(sites, examinations)
  const first = checkDay(from, "from", find)!
  const days = Array.from({ length: checkDay(until, "until", find)! - first }, (_, at) => first + at)
  sites.forEach(({ id, opens = [], open = [], licences = [] }, at) => {
    const holds = opens.length > 0 || open.length > 0 || organisationDays.some(({ site, day }) => site === id && isWithin({ from, until }, checkDay(day, "", find)!))
    if (!holds || days.some((day) => isLicensed(id, day))) return
    const message = licences.length === 0
      ? `"${id}" has no licence; give one, or the facility whose mobile site it is: licences: [{ of: "..." }]`
      : `"${id}" has on no day from ${from} until ${until} a licence for ${examinations.join(" or ")}; give one, or the facility whose mobile site it is`
    find("TRAMYTE_CAMPAIGN_LICENCE", `sites[${at}].licences`, message)
  })
}
