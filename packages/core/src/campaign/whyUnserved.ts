import type { Invitee, Obstacle, Session, Unserved } from "./campaign.ts"
import { type CampaignCosts, type OpenSession, placesOf } from "./campaignCosts.ts"

const without: Readonly<Record<Exclude<Obstacle, "villages" | "capacity" | "sessions">, (person: Invitee) => Invitee>> = {
  windows: ({ windows: _, ...person }) => person,
  part: ({ part: _, ...person }) => person,
  rooms: ({ rooms: _, ...person }) => person,
  fixed: ({ fixed: _, ...person }) => person
}

/**
 * Tells why people have no session in a plan: by asking again with one obstacle out of the way. Of those to whom none is open, what would open one; of those whose sessions are full, what
 * would open one that has room.
 */
export const whyUnserved = (people: readonly Invitee[], { sessions, isOpenTo }: Pick<CampaignCosts, "sessions" | "isOpenTo">, assigned: ReadonlyMap<string, string>): (person: Invitee) => Unserved => {
  const hasRoomFor = roomLeft(people, assigned)
  const known = new Map<string, Omit<Unserved, "id">>()
  const why = (person: Invitee): Omit<Unserved, "id"> => {
    // Other people's own days are no sessions for anybody else.
    if (sessions.every(({ session: { id, organisation } }) => organisation !== undefined && person.fixed?.includes(id) !== true) && person.fixed === undefined) return { reason: "noSession", open: 0, because: ["sessions"] }
    const open = sessions.filter((at) => isOpenTo(person, at)).length
    const isHere = open > 0 ? hasRoomFor : () => true
    const opened = (obstacle: Obstacle): boolean => sessions.some((at) => {
      switch (obstacle) {
        case "sessions": return false
        case "villages": return isOpenTo(person, { ...at, villages: undefined }) && isHere(person, at)
        case "capacity": return open === 0 && isOpenTo(person, { ...at, session: roomy(at.session, person) })
        default: {
          const freer = without[obstacle](person)
          return isOpenTo(freer, at) && isHere(freer, at)
        }
      }
    })
    return { reason: open > 0 ? "full" : "noSession", open, because: (["windows", "part", "rooms", "villages", "fixed", "capacity"] as const).filter(opened) }
  }
  return (person) => {
    const { village, rooms, windows, part, fixed } = person
    const key = JSON.stringify([village, rooms, windows, part, fixed])
    const reason = known.get(key) ?? why(person)
    known.set(key, reason)
    return { id: person.id, ...reason }
  }
}

/** Whether a session has a place left, and one in each room that somebody needs. */
const roomLeft = (people: readonly Invitee[], assigned: ReadonlyMap<string, string>): (person: Invitee, at: OpenSession) => boolean => {
  const taken = new Map<string, Map<string | undefined, number>>()
  for (const { id, rooms } of people) {
    const session = assigned.get(id)
    if (session === undefined) continue
    const here = taken.get(session) ?? new Map<string | undefined, number>()
    taken.set(session, here)
    for (const what of [undefined, ...new Set(rooms)]) here.set(what, (here.get(what) ?? 0) + 1)
  }
  return ({ rooms = [] }, { session }) => {
    const here = taken.get(session.id)
    return (here?.get(undefined) ?? 0) < session.capacity && rooms.every((room) => (here?.get(room) ?? 0) < placesOf(session, room))
  }
}

/** The same session with a place in it, and one for each machine that stands there without working. */
const roomy = (session: Session, { rooms = [] }: Invitee): Session => ({
  ...session,
  capacity: Math.max(1, session.capacity),
  ...(session.rooms === undefined ? {} : { rooms: Object.fromEntries(Object.entries(session.rooms).map(([room, places]) => [room, rooms.includes(room) ? Math.max(1, places) : places])) })
})
