import type { Invitee, Session } from "../campaign.ts"
import { homeVisit } from "./homeVisit.ts"
import { inOrder } from "./dayMatch.ts"

/** That somebody works, serves or learns somewhere. */
export interface Membership {
  /** Of the person. */
  readonly id: string
  readonly organisation: string
}

/**
 * Gives people the days that their employer, ministry or school laid down: one of these or none (ngày khám do cơ quan, trường học ấn định).
 *
 * Only organisations that have days of their own bind anybody: who works for another, or for none, is as free as before. Who belongs to several may come on the
 * days of each. Memberships of people who are not invited, and of organisations without days, mean nothing.
 *
 * Who is examined at home (khám tại nhà), and so has `homeVisit` (`"home-visit"`) among the rooms, is given to the sessions of sites of the kind `home`, whoever
 * employs them. Rooms that no team takes along, and a part of the day in which none goes out, are needs of the station: they are dropped. If there are no such
 * sessions, the person stays in the campaign as before and finds none; nobody is sent to the station.
 *
 * @param sessions those of `openSessions`
 * @returns the people in their order, with `fixed` where their organisation has days
 *
 * @example
 * ```ts
 * import { fixDays, type Session } from "@tramyte/core/campaign"
 *
 * const sessions: readonly Session[] = [
 *   { id: "station-1 2026-07-06 morning", site: "station-1", day: "2026-07-06", part: "morning", capacity: 36 },
 *   { id: "factory 2026-07-07 shoes", site: "factory", day: "2026-07-07", capacity: 120, organisation: "shoes" }
 * ]
 * const people = [{ id: "Hoa", priority: 4 }, { id: "Minh", priority: 8 }]
 * const workers = [{ id: "Hoa", organisation: "shoes" }, { id: "Minh", organisation: "market" }]
 *
 * fixDays(people, workers, sessions) // => [{ id: "Hoa", priority: 4, fixed: ["factory 2026-07-07 shoes"] }, { id: "Minh", priority: 8 }]
 * ```
 *
 * @example The bedridden are visited at home, at most four on a Wednesday afternoon; nobody else has a place there.
 * ```ts
 * import { allocateSlots, fixDays, homeVisit, type Invitee, openSessions } from "@tramyte/core/campaign"
 *
 * const { sessions } = openSessions({
 *   from: "2026-07-06",
 *   until: "2026-07-11",
 *   calendar: { id: "example", name: { vi: "Ví dụ", en: "Example" }, weeklyRestDays: [6, 7], fixedHolidays: [], lunarHolidays: [], decisions: [] },
 *   examinations: ["periodic"],
 *   sites: [
 *     { id: "station", licences: [{ from: "2024-01-01", kinds: ["periodic"] }], opens: [{ weekdays: [1], hours: [{ part: "morning", from: "07:00", until: "11:00" }] }] },
 *     { id: "home", kind: "home", licences: [{ of: "station" }], opens: [{ weekdays: [3], hours: [{ part: "afternoon", from: "13:30", until: "16:30" }] }] }
 *   ],
 *   // With the ways between the houses: a visit takes three quarters of an hour.
 *   teams: [{ id: "team", perHour: 10, at: [{ site: "station" }] }, { id: "visits", perHour: 4 / 3, at: [{ site: "home" }] }]
 * })
 * const invited: readonly Invitee[] = [{ id: "Lan", priority: 2 }, { id: "Cụ Bình", priority: 2, rooms: [homeVisit] }]
 * allocateSlots({ people: fixDays(invited, [], sessions), sessions }).assigned // => [{ id: "Lan", session: "station 2026-07-06 morning" }, { id: "Cụ Bình", session: "home 2026-07-08 afternoon" }]
 * ```
 */
export const fixDays = (people: readonly Invitee[], memberships: readonly Membership[], sessions: readonly Session[]): readonly Invitee[] => {
  const daysOf = new Map<string, string[]>()
  for (const { id, organisation } of sessions) {
    if (organisation === undefined || organisation === homeVisit) continue
    const days = daysOf.get(organisation)
    if (days === undefined) daysOf.set(organisation, [id])
    else days.push(id)
  }
  const fixed = new Map<string, Set<string>>()
  for (const { id, organisation } of memberships) {
    const days = daysOf.get(organisation)
    if (days !== undefined) fixed.set(id, new Set([...fixed.get(id) ?? [], ...days]))
  }
  const visit = visitedBy(sessions.filter(({ organisation }) => organisation === homeVisit))
  return people.map((person) => {
    if (person.rooms?.includes(homeVisit) === true) return visit(person)
    const days = fixed.get(person.id)
    return days === undefined ? person : { ...person, fixed: [...days].toSorted(inOrder) }
  })
}

const visitedBy = (visits: readonly Session[]): ((person: Invitee) => Invitee) => {
  const fixed = visits.map(({ id }) => id).toSorted(inOrder)
  const takenAlong = new Set(visits.flatMap(({ rooms = {} }) => Object.keys(rooms)))
  return ({ part, ...person }) => fixed.length === 0 ? { ...person, ...(part === undefined ? {} : { part }) } : {
    ...person,
    rooms: person.rooms!.filter((room) => takenAlong.has(room)),
    ...(part !== undefined && visits.some((visit) => visit.part === undefined || visit.part === part) ? { part } : {}),
    fixed
  }
}
