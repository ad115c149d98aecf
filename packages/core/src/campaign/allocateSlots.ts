import { type Aim, type Allocation, type Assignment, type Campaign, type HouseholdPrice, type Layer, planningAims, type Proof, type ServedGroup } from "./campaign.ts"
import { bringTogether } from "./bringTogether.ts"
import { aimsOf, type CampaignCosts, campaignCosts, compared, type CostOptions } from "./campaignCosts.ts"
import { checkCampaign } from "./checkCampaign.ts"
import { refuse } from "./errors.ts"
import { flowPlan, type Plan } from "./flowPlan.ts"
import { homesIn, planCost } from "./planCost.ts"
import { roomNest } from "./roomNest.ts"
import { severalRoomsPlan } from "./severalRooms/severalRoomsPlan.ts"
import { grouped } from "../language/grouped.ts"
import { whyUnserved } from "./whyUnserved.ts"

/**
 * Gives everyone a session (xếp lịch khám): as many as can be of each group in the order of priority, then the urgent soon, near, evenly, the higher groups first, and
 * as planned before, each aim strictly before the next.
 *
 * Where a person needs at most one scarce room (or rooms that nest: whoever needs one needs the other), and households are no aim, the plan is the best there is, and its prices prove it. Where rooms
 * cross or households come together that is too hard to be sure of; `proof` then says how far the plan is proven and what no plan could go below, and `proven` names the aims
 * in which nothing better exists. `checkAllocation` adds all of it up again.
 *
 * @throws CampaignError with everything that is wrong with the campaign, before any work
 * @example
 * ```ts
 * import { allocateSlots } from "@tramyte/core/campaign"
 *
 * const plan = allocateSlots({
 *   people: [
 *     { id: "veteran", priority: 1, rooms: ["ultrasound"] },
 *     { id: "elder", priority: 2, windows: [{ from: "2026-07-06", until: "2026-07-07" }] },
 *     { id: "worker", priority: 8 }
 *   ],
 *   sessions: [
 *     { id: "Monday", site: "station", day: "2026-07-06", capacity: 1 },
 *     { id: "Tuesday", site: "station", day: "2026-07-07", capacity: 1, rooms: { ultrasound: 1 } }
 *   ]
 * })
 * plan.assigned // => [{ id: "veteran", session: "Tuesday" }, { id: "elder", session: "Monday" }]
 * plan.unserved // => [{ id: "worker", reason: "full", open: 2, because: [] }]
 * plan.proof.isOptimal // => true
 * ```
 */
export const allocateSlots = (campaign: Campaign): Allocation => {
  refuse(checkCampaign(campaign))
  const nest = roomNest(campaign.people)
  const groups = nest.crossing.length === 0 ? "weighted" : "oneByOne"
  const solve = (options: CostOptions): Plan => {
    const costs = campaignCosts(campaign, { groups, ...options })
    return nest.crossing.length === 0 ? flowPlan(campaign.people, costs, nest) : severalRoomsPlan(campaign, costs, nest)
  }
  const costs = campaignCosts(campaign, { groups })
  const alone = solve({})
  if (!(campaign.aims ?? planningAims).includes("households")) return told(campaign, costs, alone, alone)
  const together = bringTogether(campaign, costs, alone, solve)
  return { ...told(campaign, costs, together, alone), households: priceOf(campaign, costs, together, alone) }
}

const told = (campaign: Campaign, costs: CampaignCosts, { assigned }: Plan, { prices, bound }: Plan): Allocation => {
  const { layers } = costs
  const cost = planCost(campaign, costs, assigned)
  const proof: Proof = { layers, cost, bound, isOptimal: compared(cost, bound) === 0, prices }
  return {
    assigned: campaign.people.flatMap(({ id }): readonly Assignment[] => assigned.has(id) ? [{ id, session: assigned.get(id)! }] : []),
    unserved: campaign.people.filter(({ id }) => !assigned.has(id)).map((person) => whyUnserved(person, costs)),
    served: servedGroups(campaign, assigned, proof),
    totals: totalsOf(proof),
    proven: provenAims(proof),
    proof
  }
}

/** What is reached of each aim besides `served`. */
export const totalsOf = ({ layers, cost }: Pick<Proof, "layers" | "cost">): Allocation["totals"] =>
  Object.fromEntries(layers.flatMap(({ aim }, at) => aim === "served" ? [] : [[aim, cost[at]!]]))

/** The aims whose layers, and all before them, cost no more than they must. */
export const provenAims = ({ layers, cost, bound }: Pick<Proof, "layers" | "cost" | "bound">): readonly Aim[] => {
  const first = cost.findIndex((one, layer) => one !== bound[layer])
  const open = first < 0 ? undefined : layers[first]!.aim
  const aims = aimsOf(layers)
  return open === undefined ? aims : aims.slice(0, aims.indexOf(open))
}

/** By group; what a group could have at most is told as far as the groups before it are proven. */
export const servedGroups = ({ people }: Campaign, assigned: ReadonlyMap<string, string>, { layers, cost, bound }: Pick<Proof, "layers" | "cost" | "bound">): readonly ServedGroup[] => {
  const open = cost.findIndex((one, layer) => one !== bound[layer])
  const isProven = (at: number): boolean => open < 0 || at < open
  const weighted = layers.findIndex(({ ranked }) => ranked)
  return [...grouped(people, ({ priority }) => priority)].sort(([a], [b]) => a - b).map(([priority, group]): ServedGroup => {
    const served = group.filter(({ id }) => assigned.has(id)).length
    const own = layers.findIndex((layer: Layer) => layer.aim === "served" && layer.priority === priority)
    const at = own < 0 ? weighted : own
    const atMost = at < 0 ? group.length : isProven(at) ? served : at === open && own >= 0 ? group.length - bound[at]! : group.length
    return { priority, people: group.length, served, atMost }
  })
}

const priceOf = (campaign: Campaign, costs: CampaignCosts, together: Plan, alone: Plan): HouseholdPrice => {
  const { people } = campaign
  const { layers } = costs
  const [now, otherwise] = [homesIn(people, together.assigned), homesIn(people, alone.assigned)]
  const whole = (all: typeof now): number => all.filter((one) => one.together === one.members).length
  const [dearer, cheaper] = [planCost(campaign, costs, together.assigned), planCost(campaign, costs, alone.assigned)]
  const first = layers.findIndex(({ aim }) => aim === "households")
  return {
    households: now.length,
    together: whole(now),
    togetherOtherwise: whole(otherwise),
    price: Object.fromEntries(layers.flatMap(({ aim }, at) => at > first ? [[aim, dearer[at]! - cheaper[at]!]] : []))
  }
}
