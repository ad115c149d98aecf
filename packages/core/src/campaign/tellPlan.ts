import { grouped } from "../language/grouped.ts"
import type { Aim, Allocation, Assignment, Campaign, Layer, Proof, ServedGroup } from "./campaign.ts"
import { aimsOf, type CampaignCosts, compared } from "./campaignCosts.ts"
import type { Plan } from "./flowPlan.ts"
import { oneMoreSession } from "./oneMore/oneMoreSession.ts"
import { planCost } from "./planCost.ts"
import { whyUnserved } from "./whyUnserved.ts"

/** What an allocation says: who comes when, who does not and why, what is reached, how far that is proven, and what one more session would buy. */
export const tellPlan = (campaign: Campaign, costs: CampaignCosts, { assigned, prices, bound }: Plan): Allocation => {
  const cost = planCost(campaign, costs, assigned)
  const proof: Proof = { layers: costs.layers, cost, bound, isOptimal: compared(cost, bound) === 0, prices }
  const plan = {
    assigned: campaign.people.flatMap(({ id }): readonly Assignment[] => assigned.has(id) ? [{ id, session: assigned.get(id)! }] : []),
    unserved: campaign.people.filter(({ id }) => !assigned.has(id)).map(whyUnserved(campaign.people, costs, assigned)),
    served: servedGroups(campaign, assigned, proof),
    totals: totalsOf(proof),
    proven: provenAims(proof),
    proof
  }
  return { ...plan, oneMore: oneMoreSession(campaign, plan) }
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
