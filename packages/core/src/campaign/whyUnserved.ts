import type { Invitee, Obstacle, Session, Unserved } from "./campaign.ts"
import type { CampaignCosts } from "./campaignCosts.ts"

const without: Readonly<Record<Exclude<Obstacle, "villages" | "capacity" | "sessions">, (person: Invitee) => Invitee>> = {
  windows: ({ windows: _, ...person }) => person,
  part: ({ part: _, ...person }) => person,
  rooms: ({ rooms: _, ...person }) => person,
  fixed: ({ fixed: _, ...person }) => person
}

/** Tells why a person has no session: by asking again with one obstacle out of the way. */
export const whyUnserved = (person: Invitee, { sessions, isOpenTo }: Pick<CampaignCosts, "sessions" | "isOpenTo">): Unserved => {
  if (sessions.length === 0) return { id: person.id, reason: "noSession", open: 0, because: ["sessions"] }
  const open = sessions.filter((at) => isOpenTo(person, at)).length
  if (open > 0) return { id: person.id, reason: "full", open, because: [] }
  const opened = (obstacle: Obstacle): boolean => sessions.some((at) => {
    switch (obstacle) {
      case "sessions": return false
      case "villages": return isOpenTo(person, { ...at, villages: undefined })
      case "capacity": return isOpenTo(person, { ...at, session: roomy(at.session, person) })
      default: return isOpenTo(without[obstacle](person), at)
    }
  })
  return { id: person.id, reason: "noSession", open, because: (["windows", "part", "rooms", "villages", "fixed", "capacity"] as const).filter(opened) }
}

/** The same session with a place in it, and one for each machine that stands there without working. */
const roomy = (session: Session, { rooms = [] }: Invitee): Session => ({
  ...session,
  capacity: Math.max(1, session.capacity),
  ...(session.rooms === undefined ? {} : { rooms: Object.fromEntries(Object.entries(session.rooms).map(([room, places]) => [room, rooms.includes(room) ? Math.max(1, places) : places])) })
})
