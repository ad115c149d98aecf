import type { CivilDate } from "@tramyte/core"
import type { Allocation, Campaign, DayPart, Hours } from "@tramyte/core/campaign"
import { duplicates, hoursProblems, sessionProblems } from "../checkPlan.ts"
import { type DocumentProblem, refuse } from "../errors.ts"
import type { Named, Place } from "../named.ts"

/** Who comes at which time of a session (đợt đến trong buổi): what `arrivalWaves` answers. */
export interface ToldArrivals {
  readonly session: string
  readonly waves: readonly (Hours & { readonly people: readonly string[] })[]
}

/** A plan as it is told to people: who comes when and where. */
export interface ToldPlan {
  readonly campaign: Pick<Campaign, "people" | "sessions">
  readonly allocation: Pick<Allocation, "assigned" | "unserved"> & Partial<Pick<Allocation, "proven">>
  readonly places: readonly Place[]
  readonly villages?: readonly Named[]
  /** When within the session each comes. Who is in none comes in the session's hours. */
  readonly arrivals?: readonly ToldArrivals[]
  /** Who comes on an empty stomach (nhịn ăn). */
  readonly fasting?: readonly string[]
}

/** What one person is told: day, hour, place, whether to come fasting. No disease, no group, no room. */
export interface ToldAppointment {
  readonly id: string
  readonly session: string
  readonly day: CivilDate
  readonly part?: DayPart
  readonly hours?: Hours
  /** The place's id. */
  readonly site: string
  readonly fasting: boolean
  readonly village?: string
  readonly household?: string
}

/**
 * Each person's appointment (giấy hẹn), in the order of day, hour, place and household: what lists, sheets and calendar files are made of.
 *
 * @throws DocumentError `TRAMYTE_DOCUMENTS_UNKNOWN` (a person, session or place that is nowhere), `…_DUPLICATE`, `…_DAY`, `…_HOURS`, all at once
 * @example
 * ```ts
 * import { appointmentsOf } from "@tramyte/documents"
 *
 * const appointments = appointmentsOf({
 *   campaign: {
 *     people: [{ id: "p1", priority: 2, village: "v1", household: "h7", rooms: ["ecg"] }],
 *     sessions: [{ id: "s1", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "11:30" }, capacity: 60 }]
 *   },
 *   allocation: { assigned: [{ id: "p1", session: "s1" }], unserved: [] },
 *   places: [{ id: "station", name: "Trạm Y tế xã Cẩm Giàng" }],
 *   arrivals: [{ session: "s1", waves: [{ from: "07:30", until: "08:00", people: ["p1"] }] }]
 * })
 * appointments[0]?.hours // => { from: "07:30", until: "08:00" }
 * ```
 */
export const appointmentsOf = (plan: ToldPlan): readonly ToldAppointment[] => {
  const { campaign: { people, sessions }, allocation, arrivals = [] } = plan
  checkPlanned(plan)
  const persons = new Map(people.map((person) => [person.id, person]))
  const places = new Map(sessions.map((session) => [session.id, session]))
  const arrival = new Map(arrivals.flatMap(({ waves }) => waves.flatMap(({ people: coming, from, until }) => coming.map((id) => [id, { from, until }] as const))))
  const fasting = new Set(plan.fasting ?? [])
  return allocation.assigned.map(({ id, session }): ToldAppointment => {
    const { village, household } = persons.get(id)!
    const { day, part, hours, site } = places.get(session)!
    const when = arrival.get(id) ?? hours
    return {
      id, session, day, site, fasting: fasting.has(id), ...part === undefined ? {} : { part }, ...when === undefined ? {} : { hours: when },
      ...village === undefined ? {} : { village }, ...household === undefined ? {} : { household }
    }
  }).toSorted(inTime)
}

/** Throws where somebody would be told a session, a place or an hour that there is not. */
export const checkPlanned = (plan: ToldPlan): void => refuse(planProblems(plan))

/** By day, hour, place, household and id. */
export const inTime = (a: ToldAppointment, b: ToldAppointment): number => compared(a.day, b.day) || compared(hour(a), hour(b)) || compared(a.hours?.until ?? "", b.hours?.until ?? "") || compared(a.site, b.site)
  || compared(a.session, b.session) || compared(a.household ?? LAST, b.household ?? LAST) || compared(a.id, b.id)

/** The same order on every machine. */
export const compared = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0

const LAST = "\uFFFF"
const hour = ({ hours, part }: ToldAppointment): string => hours?.from ?? (part === "afternoon" ? "12:00" : "00:00")

const planProblems = ({ campaign: { people, sessions }, allocation, places, arrivals = [] }: ToldPlan): readonly DocumentProblem[] => {
  const persons = new Set(people.map(({ id }) => id))
  const held = new Set(sessions.map(({ id }) => id))
  const given = new Map(allocation.assigned.map(({ id, session }) => [id, session]))
  const unknown = (where: string, id: string, among: string): DocumentProblem =>
    ({ code: "TRAMYTE_DOCUMENTS_UNKNOWN", where, message: `${JSON.stringify(id)} is not among ${among}` })
  return [
    ...duplicates("campaign.people", people.map(({ id }) => id)),
    ...sessionProblems(sessions, places, "campaign.sessions"),
    ...duplicates("allocation.assigned", allocation.assigned.map(({ id }) => id)),
    ...allocation.assigned.flatMap(({ id, session }, at) => [
      ...persons.has(id) ? [] : [unknown(`allocation.assigned[${at}].id`, id, "campaign.people")],
      ...held.has(session) ? [] : [unknown(`allocation.assigned[${at}].session`, session, "campaign.sessions")]
    ]),
    ...allocation.unserved.flatMap(({ id }, at) => persons.has(id) ? [] : [unknown(`allocation.unserved[${at}].id`, id, "campaign.people")]),
    ...arrivals.flatMap(({ session, waves }, at) => waves.flatMap((wave, part) => [
      ...hoursProblems(`arrivals[${at}].waves[${part}]`, wave),
      ...wave.people.flatMap((id, person) => given.get(id) === session
        ? []
        : [unknown(`arrivals[${at}].waves[${part}].people[${person}]`, id, `the people of session ${JSON.stringify(session)}`)])
    ])),
    ...duplicates("arrivals: people", arrivals.flatMap(({ waves }) => waves.flatMap((wave) => wave.people)))
  ]
}
