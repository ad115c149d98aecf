import { grouped } from "../../language/grouped.ts"
import { allocateSlots } from "../allocateSlots.ts"
import type { Allocation, Assignment, Campaign, Invitee, Obstacle, ServedGroup, Session, Unserved } from "../campaign.ts"
import type { Replan } from "./replan.ts"
import type { ChangedPlan, StillToPlan } from "./stillToPlan.ts"
import { whyMoved } from "./whyMoved.ts"

/** What a new plan says: of all days, and of what was still to be planned. */
export const tellReplan = ({ campaign, changed, before }: ChangedPlan, { campaign: remaining, kept, near }: StillToPlan, allocation: Allocation): Replan => {
  const { people, sessions } = changed.campaign
  const after = new Map([...[...before].filter(([id]) => kept.has(id)), ...allocation.assigned.map(({ id, session }) => [id, session] as const)])
  const { moves, displaced } = whyMoved({ original: campaign, changed, before, after, kept })
  const takePlace = new Set(sessions.map(({ id }) => id))
  const planned = new Map(allocation.served.map((group) => [group.priority, group]))
  return {
    campaign: changed.campaign,
    assigned: people.flatMap(({ id }): readonly Assignment[] => after.has(id) ? [{ id, session: after.get(id)! }] : []),
    unserved: allocation.unserved.map(tooNear(people)),
    atShortNotice: placesFor({ ...changed.campaign, people: people.filter(({ id }) => !after.has(id)) }, near, people.filter(({ id }) => after.has(id)).map((person) => [person, after.get(person.id)!])),
    served: [...grouped(people, ({ priority }) => priority)].sort(([a], [b]) => a - b).map(([priority, group]): ServedGroup => {
      const over = group.filter(({ id }) => kept.has(id)).length
      const { served = 0, atMost = 0 } = planned.get(priority) ?? {}
      return { priority, people: group.length, served: over + served, atMost: over + atMost }
    }),
    proven: allocation.proven,
    remaining: { campaign: remaining, allocation },
    moves,
    lost: campaign.sessions.filter(({ id }) => !takePlace.has(id)),
    displaced,
    onlyDisplacedMoved: moves.every(({ because }) => because !== "madeRoom" && because !== "gaveWay")
  }
}

/** Who has no day laid down is not kept from a session by one: the days that are left are too near to tell them. */
const tooNear = (people: readonly Invitee[]): (one: Unserved) => Unserved => {
  const bound = new Set(people.filter(({ fixed }) => fixed !== undefined).map(({ id }) => id))
  return (one) => bound.has(one.id) || !one.because.includes("fixed") ? one
    : { ...one, because: [...new Set(["windows" as const, ...one.because.filter((obstacle): obstacle is Exclude<Obstacle, "fixed"> => obstacle !== "fixed")])] }
}

/** The best plan of some people in what others leave free in some sessions. */
const placesFor = ({ people, ...campaign }: Campaign, sessions: readonly Session[], others: readonly (readonly [Invitee, string])[]): readonly Assignment[] => {
  if (sessions.length === 0 || people.length === 0) return []
  const here = grouped(others, ([, session]) => session)
  const left = sessions.map((session): Session => {
    const taken = (here.get(session.id) ?? []).map(([person]) => person)
    const rooms = Object.entries(session.rooms ?? {}).map(([room, places]) => [room, Math.max(0, places - taken.filter((person) => person.rooms?.includes(room) === true).length)] as const)
    return { ...session, capacity: Math.max(0, session.capacity - taken.length), rooms: Object.fromEntries(rooms) }
  })
  const known = new Set(sessions.map(({ id }) => id))
  const asked = people.map(({ planned: _, fixed, ...person }): Invitee => ({ ...person, ...(fixed === undefined ? {} : { fixed: fixed.filter((session) => known.has(session)) }) }))
  return allocateSlots({ ...campaign, people: asked, sessions: left }).assigned
}
