import type { DayPart } from "../campaign.ts"
import { type CampaignDay, inOrder, isWhen, isWithin } from "./dayMatch.ts"
import { isPosted } from "./isPosted.ts"
import type { Machine, Reserve, Site, Team } from "./opening.ts"

/** Hours of a site in minutes of the day. */
export interface Piece {
  readonly part: DayPart | undefined
  readonly from: number
  readonly until: number
  /** The minutes that the site opens in that part of the day, of which this may be only some. */
  readonly whole: number
}

/** With whom and what people are examined. */
export interface Means {
  readonly teams: readonly Team[]
  readonly machines?: readonly Machine[]
}

/** People that can be examined, and with each room; not rounded yet. */
export interface Places {
  readonly people: number
  readonly rooms: ReadonlyMap<string, number>
}

/**
 * Who can be examined at a site in some hours: pace by hours of the teams and of each room, less what is kept for ordinary care.
 *
 * A machine that is broken leaves a room without places; one that is elsewhere leaves no room. Nothing if no team is there.
 */
export const placesOf = (
  { id, ordinaryCare = [] }: Site, piece: Piece, on: CampaignDay, { teams, machines = [] }: Means
): Places | undefined => {
  const { part, from, until, whole } = piece
  const minutes = until - from
  const there = teams.filter(({ at, away = [] }) => isPosted(at, id, on, part) && !away.some((stretch) => isWithin(stretch, on.day)))
  if (there.length === 0) return undefined
  const reserves = ordinaryCare.filter((reserve) => isWhen(reserve, on, part))
  // The order of the sum is that of the ids: sums of fractions depend on it.
  const pace = (all: readonly (Team | Machine)[]): number =>
    all.toSorted((a, b) => inOrder(a.id, b.id)).reduce((sum, { perHour }) => sum + perHour, 0) * minutes / 60
  const less = (places: number, room?: string): number =>
    Math.max(0, reserves.reduce((left, reserve) => Math.min(left, places - keptOf(reserve, places, room, minutes / whole)), places))
  const posted = machines.filter(({ at }) => isPosted(at, id, on, part))
  const rooms = [...new Set(posted.map(({ room }) => room))].toSorted(inOrder)
  const works = ({ broken = [] }: Machine): boolean => !broken.some((stretch) => isWithin(stretch, on.day))
  return {
    people: less(pace(there)),
    rooms: new Map(rooms.map((room) => [room, less(pace(posted.filter((machine) => machine.room === room && works(machine))), room)]))
  }
}

/** Whole places; what arithmetic with fractions loses is not a person. */
export const wholePlaces = (places: number): number => Math.floor(places + 1e-9)

/** `ofPart`: how much of the part of the day these hours are. */
const keptOf = ({ share, people, room: only }: Reserve, places: number, room: string | undefined, ofPart: number): number => {
  if (share !== undefined) return only === undefined || only === room ? places * share : 0
  return only === room ? (people ?? 0) * ofPart : 0
}
