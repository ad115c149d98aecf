import type { Aim, Allocation, Assignment, ByLayer, Campaign, Invitee, Proof, SessionPrice, Unserved } from "./campaign.ts"
import { type CampaignCosts, campaignCosts, compared, placesOf } from "./campaignCosts.ts"
import { checkCampaign } from "./checkCampaign.ts"
import { checkShapes } from "./checkShapes.ts"
import { refuse } from "./errors.ts"
import { boundOf, planCost } from "./planCost.ts"
import { roomNest } from "./roomNest.ts"
import { provenAims, servedGroups, totalsOf } from "./tellPlan.ts"
import { whyUnserved } from "./whyUnserved.ts"

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

/** What of an allocation is looked at: who comes when, who has no session, the prices; and whatever else it claims. */
export interface CheckedAllocation extends Pick<Allocation, "assigned">, Partial<Pick<Allocation, "served" | "totals" | "proven">> {
  readonly unserved: readonly (Pick<Unserved, "id"> & Partial<Unserved>)[]
  readonly proof: Pick<Proof, "prices"> & Partial<Proof>
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
export const checkAllocation = (campaign: Campaign, { assigned: places, unserved, proof, ...claims }: CheckedAllocation): AllocationCheck => {
  refuse([...checkCampaign(campaign), ...checkShapes([["assigned", places, "list"], ["unserved", unserved, "list"], ["proof", proof, "object"], ["proof.prices", proof?.prices, "list"]])])
  // By the campaign, never by what the plan says of itself: weights are as good as the order of the groups only where rooms nest.
  const costs = campaignCosts(campaign, { groups: roomNest(campaign.people).crossing.length === 0 ? "weighted" : "oneByOne" })
  const { layers } = costs
  const wrong: AllocationFinding[] = []
  const find: Find = (code, where, message) => void wrong.push({ code, where, message })
  const assigned = checkPlaces(campaign, costs, places, find)
  const left = new Set(unserved.map(({ id }) => id))
  for (const { id } of campaign.people) {
    if (assigned.has(id) === left.has(id)) find("lost", id, `${id} is ${assigned.has(id) ? "both assigned and unserved" : "neither assigned nor unserved"}`)
  }
  const cost = planCost(campaign, costs, assigned)
  const bound = boundOf(campaign, costs, soundPrices(proof.prices, costs, find))
  const isReached = compared(cost, bound) === 0
  const claim = (where: string, claimed: unknown, found: unknown): void => {
    if (claimed !== undefined && inOrder(claimed) !== inOrder(found)) find("claim", where, `the plan says ${JSON.stringify(claimed)}; it is ${JSON.stringify(found)}`)
  }
  const found = { layers, cost, bound }
  claim("proof.layers", proof.layers, layers)
  claim("proof.cost", proof.cost, cost)
  claim("proof.bound", proof.bound, bound)
  claim("proof.isOptimal", proof.isOptimal, isReached)
  claim("proven", claims.proven, provenAims(found))
  claim("served", claims.served, servedGroups(campaign, assigned, found))
  claim("totals", claims.totals, totalsOf(found))
  const people = new Map(campaign.people.map((person) => [person.id, person]))
  const why = whyUnserved(campaign.people, costs, assigned)
  for (const one of unserved) {
    const person = people.get(one.id)
    if (person === undefined) find("unknownPerson", one.id, `${one.id} is not among the people of the campaign`)
    else if (one.reason !== undefined) claim(`unserved ${one.id}`, one, why(person))
  }
  return { wrong, cost, bound, isOptimal: wrong.length === 0 && isReached, proven: wrong.length === 0 ? provenAims(found) : [] }
}

/** As text in which the order of fields says nothing: it may have been stored in between. */
const inOrder = (data: unknown): string => JSON.stringify(data, (_, value: unknown) => value !== null && typeof value === "object" && !Array.isArray(value)
  ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1)) : value)

type Find = (code: AllocationFindingCode, where: string, message: string) => void

/** Who comes when, as far as it can be: nobody twice, nobody where that person may not come, no session and no room above its places. */
const checkPlaces = (campaign: Campaign, { sessions, isOpenTo }: CampaignCosts, places: readonly Assignment[], find: Find): ReadonlyMap<string, string> => {
  const open = new Map(sessions.map((at) => [at.session.id, at]))
  const people = new Map(campaign.people.map((person) => [person.id, person]))
  const assigned = new Map<string, string>()
  const taken = new Map<string, Invitee[]>(sessions.map(({ session }) => [session.id, []]))
  for (const { id, session } of places) {
    const [person, at] = [people.get(id), open.get(session)]
    if (assigned.has(id)) find("twice", id, `${id} has two sessions`)
    if (person === undefined) find("unknownPerson", id, `${id} is not among the people of the campaign`)
    if (at === undefined) find("unknownSession", id, `${session} is not among the sessions of the campaign`)
    if (person === undefined || at === undefined) continue
    if (!isOpenTo(person, at)) find("notOpen", id, `${id} may not come to ${session}`)
    assigned.set(id, session)
    taken.get(session)!.push(person)
  }
  for (const { session } of sessions) {
    const here = taken.get(session.id)!
    if (here.length > session.capacity) find("tooMany", session.id, `${session.id} has ${here.length} people, and places for ${session.capacity}`)
    const rooms = new Map<string, number>()
    for (const person of here) for (const room of new Set(person.rooms)) rooms.set(room, (rooms.get(room) ?? 0) + 1)
    for (const [room, used] of rooms) {
      if (used > placesOf(session, room)) find("roomTooMany", session.id, `${session.id} has ${used} people for ${room}, and places for ${placesOf(session, room)}`)
    }
  }
  return assigned
}

/** Prices that can be added up without rounding: one for each session at most, with a number for each layer that is a whole number of 64ths. */
const soundPrices = (prices: readonly SessionPrice[], { layers, sessions }: CampaignCosts, find: Find): readonly SessionPrice[] => {
  const open = new Set(sessions.map(({ session }) => session.id))
  const seen = new Set<string>()
  const isSound = (price: ByLayer): boolean => price.length === layers.length && price.every((one) => Number.isSafeInteger(64 * one))
  return prices.filter(({ session, place, rooms }) => {
    const mistake = !open.has(session) ? "is not among the sessions" : seen.has(session) ? "has two prices"
      : !isSound(place) || !rooms.every(({ price }) => isSound(price)) ? `has a price that is not ${layers.length} numbers, each of whole 64ths`
      : new Set(rooms.map(({ room }) => room)).size < rooms.length ? "has two prices for a room" : undefined
    seen.add(session)
    if (mistake !== undefined) find("claim", `proof.prices ${session}`, `${session} ${mistake}`)
    return mistake === undefined
  })
}
