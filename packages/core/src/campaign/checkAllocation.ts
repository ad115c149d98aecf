import type { Aim, Allocation, ByLayer, Campaign } from "./campaign.ts"
import { campaignCosts, compared, placesOf } from "./campaignCosts.ts"
import { provenAims } from "./allocateSlots.ts"
import { boundOf, planCost } from "./planCost.ts"

/** What keeps an allocation from being one, or from being what it says. */
export type AllocationFindingCode = "twice" | "unknownPerson" | "unknownSession" | "lost" | "notOpen" | "tooMany" | "roomTooMany" | "claim"

/** One thing that is wrong, and where. */
export interface AllocationFinding {
  readonly code: AllocationFindingCode
  /** A person or a session. */
  readonly where: string
  readonly message: string
}

/** An allocation, added up again. */
export interface AllocationCheck {
  /** Nothing: it is a plan, and says the truth about itself. */
  readonly wrong: readonly AllocationFinding[]
  readonly cost: ByLayer
  readonly bound: ByLayer
  /** There is no better plan: nothing is wrong, and the cost is the bound. */
  readonly isOptimal: boolean
  /** The aims in which there is no better plan. */
  readonly proven: readonly Aim[]
}

/** What of an allocation is looked at. */
export interface CheckedAllocation extends Pick<Allocation, "assigned"> {
  readonly unserved: readonly { readonly id: string }[]
  readonly proof: Pick<Allocation["proof"], "layers" | "prices"> & Partial<Pick<Allocation["proof"], "cost" | "bound" | "isOptimal">>
}

/**
 * Looks at each person and each session of an allocation once, and adds up what it costs and what every plan costs at least: nobody needs to believe how it was
 * found. It knows nothing of networks.
 *
 * @example
 * ```ts
 * import { allocateSlots, checkAllocation } from "@tramyte/core/campaign"
 *
 * const campaign = {
 *   people: [{ id: "veteran", priority: 1 }, { id: "worker", priority: 8 }],
 *   sessions: [{ id: "Monday", site: "station", day: "2026-07-06", capacity: 1 }]
 * }
 * const plan = allocateSlots(campaign)
 * checkAllocation(campaign, plan).isOptimal // => true
 *
 * const bribed = { ...plan, assigned: [{ id: "worker", session: "Monday" }], unserved: [{ id: "veteran" }] }
 * checkAllocation(campaign, bribed).isOptimal // => false
 * ```
 */
export const checkAllocation = (campaign: Campaign, { assigned: places, unserved, proof }: CheckedAllocation): AllocationCheck => {
  const byGroup = proof.layers.some(({ priority }) => priority !== undefined)
  const costs = campaignCosts(campaign, { groups: byGroup ? "oneByOne" : "weighted" })
  const wrong: AllocationFinding[] = []
  const find = (code: AllocationFindingCode, where: string, message: string): void => void wrong.push({ code, where, message })
  const open = new Map(costs.sessions.map((at) => [at.session.id, at]))
  const people = new Map(campaign.people.map((person) => [person.id, person]))
  const assigned = new Map<string, string>()
  const taken = new Map<string, string[]>()
  for (const { id, session } of places) {
    const [person, at] = [people.get(id), open.get(session)]
    if (assigned.has(id)) find("twice", id, `${id} has two sessions`)
    assigned.set(id, session)
    if (person === undefined) find("unknownPerson", id, `${id} is not among the people of the campaign`)
    if (at === undefined) find("unknownSession", id, `${session} is not among the sessions of the campaign`)
    if (person === undefined || at === undefined) continue
    if (!costs.isOpenTo(person, at)) find("notOpen", id, `${id} may not come to ${session}`)
    taken.set(session, [...taken.get(session) ?? [], id])
  }
  const left = new Set(unserved.map(({ id }) => id))
  for (const { id } of campaign.people) {
    if (assigned.has(id) === left.has(id)) find("lost", id, `${id} is ${assigned.has(id) ? "both assigned and unserved" : "neither assigned nor unserved"}`)
  }
  for (const { session } of costs.sessions) {
    const here = taken.get(session.id) ?? []
    if (here.length > session.capacity) find("tooMany", session.id, `${session.id} has ${here.length} people, and places for ${session.capacity}`)
    const rooms = new Map<string, number>()
    for (const id of here) for (const room of new Set(people.get(id)!.rooms)) rooms.set(room, (rooms.get(room) ?? 0) + 1)
    for (const [room, used] of rooms) {
      if (used > placesOf(session, room)) find("roomTooMany", session.id, `${session.id} has ${used} people for ${room}, and places for ${placesOf(session, room)}`)
    }
  }
  const cost = planCost(campaign, costs, assigned)
  const bound = boundOf(campaign, costs, proof.prices)
  const same = (claimed: ByLayer | undefined, found: ByLayer): boolean => claimed === undefined || (claimed.length === found.length && compared(claimed, found) === 0)
  if (!same(proof.cost, cost)) find("claim", "cost", `the plan says that it costs ${proof.cost!.join(", ")}, and costs ${cost.join(", ")}`)
  if (!same(proof.bound, bound)) find("claim", "bound", `the plan says that every plan costs at least ${proof.bound!.join(", ")}; its prices prove ${bound.join(", ")}`)
  const reached = compared(cost, bound) === 0
  if (proof.isOptimal === true && !reached) find("claim", "isOptimal", "the plan says that it is the best, and its prices do not prove it")
  return { wrong, cost, bound, isOptimal: wrong.length === 0 && reached, proven: wrong.length === 0 ? provenAims({ layers: costs.layers, cost, bound }) : [] }
}
