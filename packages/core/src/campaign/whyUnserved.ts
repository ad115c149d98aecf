import type { Invitee, Session } from "./campaign.ts"
import type { CampaignCosts } from "./campaignCosts.ts"

/** What may stand between a person and a session. */
export type Obstacle = "windows" | "part" | "room" | "villages" | "fixed" | "capacity"

/** Why somebody has no session. */
export interface Unserved {
  readonly id: string
  /** `full`: every session that is open to the person is taken by people who come before, or stand equal. `noSession`: none is open. */
  readonly reason: "full" | "noSession"
  /** Sessions that are open to the person. */
  readonly open: number
  /** Where none is: what each by itself would open one, if it were not so; none of them, if several stand together. */
  readonly because: readonly Obstacle[]
}

const without: Readonly<Record<Exclude<Obstacle, "villages" | "capacity">, (person: Invitee) => Invitee>> = {
  windows: ({ windows: _, ...person }) => person,
  part: ({ part: _, ...person }) => person,
  room: ({ room: _, ...person }) => person,
  fixed: ({ fixed: _, ...person }) => person
}

/** Tells why a person has no session: by asking again with one obstacle out of the way. */
export const whyUnserved = (person: Invitee, { sessions, isOpenTo }: CampaignCosts): Unserved => {
  const open = sessions.filter((at) => isOpenTo(person, at)).length
  if (open > 0) return { id: person.id, reason: "full", open, because: [] }
  const opened = (obstacle: Obstacle): boolean => sessions.some((at) => obstacle === "villages" ? isOpenTo(person, { ...at, villages: undefined })
    : obstacle === "capacity" ? isOpenTo(person, { ...at, session: roomy(at.session, person) }) : isOpenTo(without[obstacle](person), at))
  return { id: person.id, reason: "noSession", open, because: (["windows", "part", "room", "villages", "fixed", "capacity"] as const).filter(opened) }
}

const roomy = (session: Session, { room }: Invitee): Session =>
  ({ ...session, capacity: Math.max(1, session.capacity), ...(room === undefined || session.rooms?.[room] === undefined ? {} : { rooms: { ...session.rooms, [room]: Math.max(1, session.rooms[room]) } }) })
