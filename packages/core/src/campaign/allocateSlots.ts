import { bringTogether } from "./bringTogether.ts"
import { type Allocation, type Campaign, type HouseholdPrice, planningAims } from "./campaign.ts"
import { type CampaignCosts, campaignCosts, type CostOptions } from "./campaignCosts.ts"
import { checkCampaign } from "./checkCampaign.ts"
import { refuse } from "./errors.ts"
import { flowPlan, type Plan } from "./flowPlan.ts"
import { homesIn, planCost } from "./planCost.ts"
import { roomNest } from "./roomNest.ts"
import { severalRoomsPlan } from "./severalRooms/severalRoomsPlan.ts"
import { tellPlan } from "./tellPlan.ts"

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
  const solve = (options: CostOptions, before?: Plan): Plan => {
    const costs = campaignCosts(campaign, { groups, ...options })
    return nest.crossing.length === 0 ? flowPlan(campaign.people, costs, nest) : severalRoomsPlan(campaign, costs, nest, before?.assigned)
  }
  const costs = campaignCosts(campaign, { groups })
  const alone = solve({})
  if (!(campaign.aims ?? planningAims).includes("households")) return tellPlan(campaign, costs, alone)
  const together = bringTogether(campaign, costs, alone, (options) => solve(options, alone))
  return { ...tellPlan(campaign, costs, { ...alone, assigned: together.assigned }), households: priceOf(campaign, costs, together, alone) }
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
    price: Object.fromEntries(layers.flatMap(({ aim }, at) => at > first && aim !== "served" ? [[aim, dearer[at]! - cheaper[at]!]] : []))
  }
}
