import { type CivilDate, isoWeek } from "../../time/index.ts"
import type { Assignment, Campaign } from "../campaign.ts"
import { refuse } from "../errors.ts"
import { weekOf } from "./campaignProgress.ts"

/** How many people come, and how many could: of a session, a day or a week. */
export interface SessionLoad {
  /** The session, the day, or the week as `"2026-W28"`. */
  readonly label: string
  /** The day, or the Monday of the week. */
  readonly from: CivilDate
  readonly load: number
  readonly capacity: number
  readonly rooms: readonly { readonly room: string; readonly load: number; readonly capacity: number }[]
}

/**
 * Load against capacity (tải so với năng lực) by session, day or week, as a whole and by scarce room; in time. Sessions to which nobody comes are in it.
 *
 * The picture `loadAgainstCapacity` of `@tramyte/charts` takes the answer as its periods.
 *
 * @throws CampaignError `TRAMYTE_CAMPAIGN_UNKNOWN` for a person or a session that is not in the campaign
 * @example
 * ```ts
 * import { loadOfSessions } from "@tramyte/core/campaign"
 *
 * const sessions = [{ id: "s1", site: "station", day: "2026-07-06", capacity: 2 }, { id: "s2", site: "station", day: "2026-07-08", capacity: 3 }]
 * const people = [{ id: "an", priority: 1 }]
 * loadOfSessions({ people, sessions }, { assigned: [{ id: "an", session: "s2" }] }, "week") // => [{ label: "2026-W28", from: "2026-07-06", load: 1, capacity: 5, rooms: [] }]
 * ```
 */
export const loadOfSessions = ({ people, sessions }: Pick<Campaign, "people" | "sessions">, { assigned }: { readonly assigned: readonly Assignment[] }, by: "session" | "day" | "week"): readonly SessionLoad[] => {
  const rooms = new Map(people.map((person) => [person.id, person.rooms ?? []]))
  const periodOf = new Map(sessions.map(({ id, day }) => [id, by === "session" ? { label: id, from: day } : by === "day" ? { label: day, from: day } : { label: weekOf(day), from: isoWeek(day).from }]))
  refuse(assigned.flatMap(({ id, session }, index) => [
    ...(rooms.has(id) ? [] : [unknown(`assigned[${index}].id`, id, "people")]), ...(periodOf.has(session) ? [] : [unknown(`assigned[${index}].session`, session, "sessions")])
  ]))
  const periods = new Map<string, { readonly label: string; readonly from: CivilDate; readonly total: Room; readonly rooms: Map<string, Room> }>()
  const at = (session: string): { readonly total: Room; readonly rooms: Map<string, Room> } => {
    const { label, from } = periodOf.get(session)!
    const known = periods.get(label) ?? { label, from, total: { load: 0, capacity: 0 }, rooms: new Map<string, Room>() }
    periods.set(label, known)
    return known
  }
  for (const { id, capacity, rooms = {} } of sessions) {
    const period = at(id)
    period.total.capacity += capacity
    for (const room of Object.keys(rooms)) roomOf(period.rooms, room).capacity += rooms[room]!
  }
  for (const { id, session } of assigned) {
    const period = at(session)
    period.total.load++
    for (const room of new Set(rooms.get(id))) roomOf(period.rooms, room).load++
  }
  return [...periods.values()].sort((a, b) => compared(a.from, b.from) || compared(a.label, b.label)).map(({ label, from, total, rooms }) =>
    ({ label, from, ...total, rooms: [...rooms].sort(([a], [b]) => compared(a, b)).map(([room, count]) => ({ room, ...count })) }))
}

interface Room {
  load: number
  capacity: number
}

const roomOf = (rooms: Map<string, Room>, room: string): Room => {
  const known = rooms.get(room) ?? { load: 0, capacity: 0 }
  rooms.set(room, known)
  return known
}

const unknown = (where: string, what: string, among: string) => ({ code: "TRAMYTE_CAMPAIGN_UNKNOWN" as const, where, message: `${JSON.stringify(what)} is none of the ${among}` })

const compared = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0
