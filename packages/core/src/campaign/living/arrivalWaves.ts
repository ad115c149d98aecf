import type { CivilDate } from "../../time/index.ts"
import type { Assignment, Campaign, Invitee, Session } from "../campaign.ts"
import { checkDay, checkHours } from "../checkCampaign.ts"
import { type CampaignProblem, refuse } from "../errors.ts"
import { arriveInHours } from "./arriveInHours.ts"
import type { Guest } from "./guest.ts"
import { hoursOfSession, type SessionHour } from "./hoursOfSession.ts"
import { timeOfDay } from "./timeOfDay.ts"
import { wavesOfHour } from "./wavesOfHour.ts"

/** People who are asked to come together (đợt đến khám). */
export interface ArrivalWave {
  /** `"07:00"`. */
  readonly from: string
  readonly until: string
  readonly people: readonly string[]
}

/** Somebody's room, or with no room the examination itself, in another hour than that of the arrival. */
export interface RoomHour {
  readonly id: string
  readonly room?: string
  readonly from: string
  readonly until: string
}

/** How full an hour is. */
export interface HourLoad {
  readonly from: string
  readonly until: string
  readonly people: number
  /** So many the hour can examine: its share of the session, rounded up. */
  readonly pace: number
  readonly rooms: readonly { readonly room: string; readonly people: number; readonly pace: number }[]
}

/** Somebody who has a place in the session, and no hour. */
export interface NotPlaced {
  readonly id: string
  /** `hours`: the session says no hours; `window`: no hour lies in the part of day in which the person can come; `full`: those that do are full. */
  readonly because: "hours" | "window" | "full"
}

/** Who comes to a session at which time. */
export interface SessionArrivals {
  readonly session: string
  readonly day: CivilDate
  readonly site: string
  readonly waves: readonly ArrivalWave[]
  readonly hours: readonly HourLoad[]
  /** Of people with several rooms: what does not go into the hour of their arrival without a crowd. */
  readonly apart: readonly RoomHour[]
  readonly notPlaced: readonly NotPlaced[]
}

/** Somebody's place in the order of precedence by law: the smaller, the sooner. Who is not named comes after all who are. */
export interface DoorRank {
  readonly id: string
  readonly rank: number
}

/** How people are asked to come. */
export interface ArrivalOptions {
  /** Minutes between waves. Default 30. */
  readonly minutes?: number
  /** Who is to come with an empty stomach, and therefore first. */
  readonly fasting?: readonly string[]
  /** Who goes before others by law (quyền ưu tiên khám): given by the caller, as it is a rule of the pack. */
  readonly precedence?: readonly DoorRank[]
}

/**
 * Tells who of a session comes at which time (chia đợt đến trong buổi), so that at no hour more people are examined, or sent to a room, than the hour can do.
 *
 * The session is cut in hours; each can do its share of the session, rounded up. People are dealt evenly over the hours, who has precedence first, then who
 * is fasting; who can come in the morning alone comes in the morning; a household comes in the same hour where that puts nobody behind. Within the hour
 * they are dealt over waves.
 *
 * Who needs one scarce room at most always finds an hour: dealing each room's people evenly is a fractional solution of a flow from rooms to hours, and such
 * a flow has a whole one that differs by less than one person. Who needs several may find no hour for all of them; the rooms of such a person are
 * visited in different hours (`apart`), and as each room by itself can do its people, that always works for whoever can come at any hour. Who
 * cannot is told in `notPlaced`, as nobody's room is overfilled. So it is with a session over noon that the plan gave more people who come in the morning alone than its morning can
 * do: make two sessions of it. Messages tell such people the day without an hour, and do not let them fast.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_HOURS`, `TRAMYTE_CAMPAIGN_NUMBER`, `TRAMYTE_CAMPAIGN_UNKNOWN`, `TRAMYTE_CAMPAIGN_DAY`, `TRAMYTE_CAMPAIGN_DUPLICATE`
 * @example
 * ```ts
 * import { arrivalWaves } from "@tramyte/core/campaign"
 *
 * const session = { id: "station 2026-07-06", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "09:00" }, capacity: 4 }
 * const people = ["an", "binh", "chi", "dung"].map((id) => ({ id, priority: 1 }))
 * const [arrivals] = arrivalWaves({ people, sessions: [session] }, { assigned: people.map(({ id }) => ({ id, session: session.id })) }, { precedence: [{ id: "dung", rank: 1 }] })
 * arrivals?.waves.map(({ from, people }) => `${from} ${people}`) // => ["07:00 dung", "07:30 an", "08:00 binh", "08:30 chi"]
 * ```
 */
export const arrivalWaves = (
  { people, sessions }: Pick<Campaign, "people" | "sessions">,
  { assigned }: { readonly assigned: readonly Assignment[] },
  options: ArrivalOptions = {}
): readonly SessionArrivals[] => {
  const { minutes = 30, fasting = [], precedence = [] } = options
  refuse([...problemsOf(people, sessions, assigned), ...problemsOfOptions(minutes, precedence)])
  const invitees = new Map(people.map((person) => [person.id, person]))
  const isFasting = new Set(fasting)
  const ranks = new Map(precedence.map(({ id, rank }) => [id, rank]))
  const comers = new Map<string, Invitee[]>(sessions.map(({ id }) => [id, []]))
  for (const { id, session } of assigned) comers.get(session)!.push(invitees.get(id)!)
  return sessions.map((session) => {
    const guests = comers.get(session.id)!.map((person): Guest => ({ person, rank: ranks.get(person.id) ?? Infinity, fasting: isFasting.has(person.id) }))
    return arrivalsOf(session, guests, minutes)
  })
}

const arrivalsOf = (session: Session, guests: readonly Guest[], minutes: number): SessionArrivals => {
  const hours = hoursOfSession(session)
  const { byHour, apart, notPlaced } = arriveInHours(session, hours, guests)
  const isApart = new Set(apart.map(({ id, room }) => JSON.stringify([id, room])))
  const awayIn = (hour: SessionHour, room: string | undefined): number => apart.filter((one) => one.room === room && one.hour === hour).length
  return {
    session: session.id,
    day: session.day,
    site: session.site,
    waves: hours.flatMap((hour, index) => wavesOfHour(hour, byHour[index]!, minutes)),
    hours: hours.map((hour, index) => ({
      from: timeOfDay(hour.from),
      until: timeOfDay(hour.until),
      people: byHour[index]!.filter(({ person }) => !isApart.has(JSON.stringify([person.id, undefined]))).length + awayIn(hour, undefined),
      pace: hour.pace,
      rooms: [...hour.rooms].map(([room, pace]) => ({
        room, pace, people: byHour[index]!.filter(({ person }) => person.rooms?.includes(room) === true && !isApart.has(JSON.stringify([person.id, room]))).length + awayIn(hour, room)
      }))
    })),
    apart: apart.map(({ id, room, hour }) => ({ id, ...(room === undefined ? {} : { room }), from: timeOfDay(hour.from), until: timeOfDay(hour.until) })),
    notPlaced
  }
}

const problemsOf = (people: readonly Invitee[], sessions: readonly Session[], assigned: readonly Assignment[]): readonly CampaignProblem[] => {
  const problems: CampaignProblem[] = []
  const add = (code: CampaignProblem["code"], where: string, message: string): void => void problems.push({ code, where, message })
  const known = new Set(people.map(({ id }) => id))
  const places = new Set(sessions.map(({ id }) => id))
  if (places.size < sessions.length) add("TRAMYTE_CAMPAIGN_DUPLICATE", "sessions", "two sessions have one id; give each its own")
  sessions.forEach(({ day, hours, capacity, rooms = {} }, index) => {
    checkDay(day, `sessions[${index}].day`, add)
    if (hours !== undefined) checkHours(hours, `sessions[${index}].hours`, add)
    for (const [name, value] of [["capacity", capacity], ...Object.entries(rooms).map(([room, many]) => [`rooms.${room}`, many] as const)] as const) {
      if (!Number.isInteger(value) || value < 0) add("TRAMYTE_CAMPAIGN_NUMBER", `sessions[${index}].${name}`, `${value} is no number of people; write a whole number from 0`)
    }
  })
  const has = new Set<string>()
  assigned.forEach(({ id, session }, index) => {
    if (!known.has(id)) add("TRAMYTE_CAMPAIGN_UNKNOWN", `assigned[${index}].id`, `${JSON.stringify(id)} is none of the people`)
    if (!places.has(session)) add("TRAMYTE_CAMPAIGN_UNKNOWN", `assigned[${index}].session`, `${JSON.stringify(session)} is none of the sessions`)
    if (has.has(id)) add("TRAMYTE_CAMPAIGN_DUPLICATE", `assigned[${index}].id`, `${JSON.stringify(id)} has two sessions`)
    has.add(id)
  })
  return problems
}

const problemsOfOptions = (minutes: number, precedence: readonly DoorRank[]): readonly CampaignProblem[] => [
  ...(Number.isInteger(minutes) && minutes >= 5 && minutes <= 60 ? [] : [{ code: "TRAMYTE_CAMPAIGN_NUMBER" as const, where: "minutes", message: `${minutes} is no time between waves; write whole minutes from 5 to 60` }]),
  ...precedence.flatMap(({ rank }, index): readonly CampaignProblem[] =>
    Number.isFinite(rank) ? [] : [{ code: "TRAMYTE_CAMPAIGN_NUMBER", where: `precedence[${index}].rank`, message: `${rank} is no rank; write a number, the smaller the sooner` }])
]
