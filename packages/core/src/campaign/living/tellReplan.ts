import { grouped } from "../../language/grouped.ts"
import type { Allocation, Assignment, Invitee, Obstacle, ServedGroup, Unserved } from "../campaign.ts"
import type { Replan } from "./replan.ts"
import type { ChangedPlan, StillToPlan } from "./stillToPlan.ts"
import { whyMoved } from "./whyMoved.ts"

/** What a new plan says: of all days, and of what was still to be planned. */
export const tellReplan = ({ campaign, changed, before }: ChangedPlan, { campaign: remaining, kept }: StillToPlan, allocation: Allocation): Replan => {
  const { people, sessions } = changed.campaign
  const after = new Map([...[...before].filter(([id]) => kept.has(id)), ...allocation.assigned.map(({ id, session }) => [id, session] as const)])
  const { moves, displaced } = whyMoved({ original: campaign, changed, before, after, kept })
  const takePlace = new Set(sessions.map(({ id }) => id))
  const planned = new Map(allocation.served.map((group) => [group.priority, group]))
  return {
    campaign: changed.campaign,
    assigned: people.flatMap(({ id }): readonly Assignment[] => after.has(id) ? [{ id, session: after.get(id)! }] : []),
    unserved: allocation.unserved.map(tooNear(people)),
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
