import { civilDate, epochDay, type WorkingCalendar, workingCalendar } from "../../time/index.ts"
import type { Session } from "../campaign.ts"
import { minutesOf } from "../checkCampaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import { homeVisit } from "./homeVisit.ts"
import { byTime } from "./byTime.ts"
import { checkOpening } from "./checkOpening.ts"
import { closedTexts } from "./closedReasons.ts"
import { type CampaignDay, inOrder, isWithin, reckonedDays } from "./dayMatch.ts"
import { isPosted } from "./isPosted.ts"
import { licensed } from "./licensed.ts"
import type { ClosedDay, OpenedSessions, Opening, OrganisationDay, PartHours, ShortDay, Site, Team } from "./opening.ts"
import { overNoon } from "./overNoon.ts"
import { sessionId } from "./sessionId.ts"
import { sessionsOfSite } from "./sessionsOfSite.ts"
import { siteHours } from "./siteHours.ts"

/**
 * Opens the sessions of a campaign (mở các buổi khám): where, on which day, at which hours how many people can be examined, and why not on all other days.
 *
 * A session has as many places as the teams that are there examine in its hours, less what is kept for ordinary care and for those who did not come before,
 * rounded down; each room or machine likewise. So no session can be overloaded, and ordinary care goes on. The working calendar decides on rest days, holidays
 * and swapped days: a Saturday that is worked for a Monday opens as a Monday. Every site is on every day of the campaign among the sessions or the closed.
 *
 * A day that an organisation laid down becomes a session of its own, `fixDays` gives its people to it. The order of what is given changes nothing.
 *
 * Throws `CampaignError` with everything that is wrong, before any work: days and hours that are none, unknown sites, a site that never has a licence, a team in
 * two places at a time.
 *
 * Sources: Decree 165/2026/NĐ-CP, articles 71 and 74.3 (who may examine, mobile sites), 74.4 (no overload).
 *
 * @example
 * ```ts
 * import { type Opening, openSessions } from "@tramyte/core/campaign"
 *
 * const opening: Opening = {
 *   from: "2026-08-22",
 *   until: "2026-08-25",
 *   calendar: {
 *     id: "example",
 *     name: { vi: "Ví dụ", en: "Example" },
 *     weeklyRestDays: [6, 7],
 *     fixedHolidays: [],
 *     lunarHolidays: [],
 *     decisions: [{
 *       year: 2026, cite: "decision", citation: "Decision on the days off of 2026", status: "secondary",
 *       swaps: [{ off: "2026-08-31", worked: "2026-08-22", name: { vi: "Hoán đổi dịp Quốc khánh", en: "Swapped around National Day" } }]
 *     }]
 *   },
 *   examinations: ["periodic", "screening"],
 *   sites: [{
 *     id: "station-1",
 *     licences: [{ from: "2024-01-01", kinds: ["periodic"] }],
 *     opens: [{ weekdays: [1, 2, 3, 4, 5], hours: [{ part: "morning", from: "07:00", until: "11:30" }] }],
 *     ordinaryCare: [{ share: 0.2 }, { weekdays: [1], share: 0.5 }]
 *   }],
 *   teams: [{ id: "team-a", perHour: 10, at: [{ site: "station-1" }] }],
 *   machines: [{ id: "ultrasound-1", room: "ultrasound", perHour: 4, at: [{ site: "station-1" }] }]
 * }
 * const { sessions, closed } = openSessions(opening)
 * sessions.map(({ id, capacity, rooms }) => [id, capacity, rooms]) // => [["station-1 2026-08-22 morning", 22, { ultrasound: 9 }], ["station-1 2026-08-24 morning", 22, { ultrasound: 9 }]]
 * closed.map(({ site, day, because }) => [site, day, because.vi]) // => [["station-1", "2026-08-23", "Ngày nghỉ hằng tuần"]]
 * ```
 */
export const openSessions = (opening: Opening): OpenedSessions => {
  refuse(checkOpening(opening))
  const { organisationDays = [] } = opening
  const calendar = workingCalendar(opening.calendar)
  const sites = opening.sites.filter(holdsSessions(organisationDays)).toSorted((a, b) => inOrder(a.id, b.id))
  const isLicensed = licensed(opening.sites, opening.examinations)
  const problems = new Map<string, CampaignProblem>()
  const sessions: Session[] = []
  const closed: ClosedDay[] = []
  const short: ShortDay[] = []
  for (const on of daysOf(opening, calendar)) {
    const open = sites.map((site) => ({ site, opened: siteHours(site, on, calendar), isLicensed: isLicensed(site.id, on.day) }))
    for (const { site, opened } of open) findOverlap(opening.sites.indexOf(site), on, opened.hours, problems)
    findTwoPlaces(opening, on, open.flatMap(({ site, opened, isLicensed: may }) => may ? opened.hours.map((hours) => ({ site: site.id, hours })) : []), problems)
    if (problems.size > 0) continue
    for (const { site, opened, isLicensed: may } of open) {
      const guests = organisationDays.filter((guest) => guest.site === site.id && guest.day === on.date)
      const found = sessionsOfSite(site, on, opened, may, guests, opening)
      sessions.push(...(site.kind === "home" ? found.sessions.map(atHome) : found.sessions))
      closed.push(...found.closed)
      short.push(...found.short)
    }
  }
  for (const each of organisationDays) {
    const isInTime = opening.from <= each.day && each.day < opening.until
    if (!isInTime) closed.push(outside(each))
    else if (each.place !== undefined) sessions.push(...overNoon(atOwnPlace(each, each.place), each.rest))
  }
  findSameId(sessions, problems)
  refuse([...problems.values()])
  return { sessions: sessions.toSorted(byTime), closed: closed.toSorted(byDay), short: short.toSorted(byDay), places: namedPlaces(opening) }
}

/** A facility that only lends its licence has no days. */
const holdsSessions = (days: readonly OrganisationDay[]) => ({ id, opens = [], open = [] }: Site): boolean =>
  opens.length > 0 || open.length > 0 || days.some(({ site }) => site === id)

const daysOf = ({ from, until, calendar: definition }: Opening, calendar: WorkingCalendar): readonly CampaignDay[] => {
  const countsAs = reckonedDays(definition, calendar)
  const first = epochDay(from)
  return Array.from({ length: epochDay(until) - first }, (_, at) => ({ day: first + at, date: civilDate(first + at), countsAs: countsAs(first + at) }))
}

type Found = Map<string, CampaignProblem>

const overlap = (a: PartHours, b: PartHours): boolean => minutesOf(a.from)! < minutesOf(b.until)! && minutesOf(b.from)! < minutesOf(a.until)!

/** Hours of one site that lie in one another: two of its patterns hold on one day. */
const findOverlap = (site: number, { date }: CampaignDay, hours: readonly PartHours[], found: Found): void => {
  hours.forEach((a, at) => {
    const b = hours.slice(0, at).find((each) => overlap(a, each) || a.part === each.part)
    const where = `sites[${site}].opens`
    if (b !== undefined && !found.has(where)) {
      found.set(where, {
        code: "TRAMYTE_CAMPAIGN_HOURS",
        where,
        message: `on ${date} it opens at ${b.from}-${b.until} and at ${a.from}-${a.until} in one part of the day; let one pattern end before the other begins, or give them other weekdays`
      })
    }
  })
}

/** Teams and machines that would have to be at two sites at a time. */
const findTwoPlaces = (
  { teams, machines = [] }: Opening, on: CampaignDay, open: readonly { readonly site: string; readonly hours: PartHours }[], found: Found
): void => {
  // A team that does not work is nowhere; a machine that is broken stands somewhere.
  const works = ({ away = [] }: Team): boolean => !away.some((stretch) => isWithin(stretch, on.day))
  for (const [list, all] of [["teams", teams.map((team) => works(team) ? team.at : [])], ["machines", machines.map(({ at }) => at)]] as const) {
    all.forEach((at, index) => {
      const there = open.filter(({ site, hours }) => isPosted(at, site, on, hours.part))
      const where = `${list}[${index}].at`
      there.forEach((a, next) => {
        const b = there.slice(0, next).find((each) => each.site !== a.site && overlap(a.hours, each.hours))
        if (b === undefined || found.has(where)) return
        found.set(where, {
          code: "TRAMYTE_CAMPAIGN_TWO_PLACES",
          where,
          message: `on ${on.date} it would be at "${b.site}" and at "${a.site}" at a time; give one of the two other weekdays, parts of the day or single days`
        })
      })
    })
  }
}

const findSameId = (sessions: readonly Session[], found: Found): void => {
  const seen = new Set<string>()
  for (const { id } of sessions) {
    const message = `there are two sessions "${id}"; make them one, or give them different parts of the day`
    if (seen.has(id)) found.set(`session ${id}`, { code: "TRAMYTE_CAMPAIGN_DUPLICATE", where: "organisationDays", message })
    seen.add(id)
  }
}

/** Only for those who are examined at home; nobody else has that room, or is given to these sessions. */
const atHome = (session: Session): Session => ({ ...session, rooms: { ...session.rooms, [homeVisit]: session.capacity }, organisation: homeVisit })

const namedPlaces = ({ sites, organisationDays = [] }: Opening): OpenedSessions["places"] => {
  const names = new Map(organisationDays.flatMap(({ place, placeName }) => place === undefined || placeName === undefined ? [] : [[place, placeName] as const]))
  for (const { id, name } of sites) if (name !== undefined) names.set(id, name)
  return [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => inOrder(a.id, b.id))
}

const atOwnPlace = ({ organisation, day, part, hours, people, rooms }: OrganisationDay, place: string): Session => ({
  id: sessionId(place, day, part, organisation),
  site: place,
  day,
  ...(part === undefined ? {} : { part }),
  ...(hours === undefined ? {} : { hours }),
  capacity: people,
  ...(rooms === undefined ? {} : { rooms }),
  organisation
})

const outside = ({ organisation, site, place, day, part }: OrganisationDay): ClosedDay =>
  ({ site: site ?? place ?? "", day, ...(part === undefined ? {} : { part }), organisation, reason: "outside", because: closedTexts.outside })

const byDay = (a: ClosedDay | ShortDay, b: ClosedDay | ShortDay): number =>
  inOrder(a.day, b.day) || inOrder(a.site, b.site) || inOrder(b.part ?? "", a.part ?? "") || inOrder(a.organisation ?? "", b.organisation ?? "")
