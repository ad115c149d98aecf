import { allocateSlots } from "../allocateSlots.ts"
import { type Campaign, type Invitee, planningAims, type Session } from "../campaign.ts"
import { checkAllocation } from "../checkAllocation.ts"
import { compareCosts, costOf, faults, householdsOf, layersOf, type NaiveLayer, roomsOf } from "./naiveReading.fixture.ts"

/** Whether some need one of two rooms, some the other, and some both: only then may the best plan stay unfound. */
const isCrossed = (people: readonly Invitee[]): boolean => {
  const needs = people.map(roomsOf)
  const rooms = [...new Set(needs.flat())]
  return rooms.some((one) => rooms.some((other) => {
    const needing = (isOne: boolean, isOther: boolean): boolean => needs.some((of) => of.includes(one) === isOne && of.includes(other) === isOther)
    return needing(true, true) && needing(true, false) && needing(false, true)
  }))
}

/** Whether the best plan must be found, not only fenced in: rooms that nest, and no household waits for another. */
export const isExact = ({ people, aims = planningAims }: Campaign): boolean => !aims.includes("households") && !isCrossed(people)

/** Everything in which an allocation differs from what the best plan is known to cost, in words; nothing where all is well. */
export const differences = (campaign: Campaign, bestBy: (layers: readonly NaiveLayer[]) => readonly number[], allocation = allocateSlots(campaign)): readonly string[] => {
  const found: string[] = []
  const same = (what: string, ours: unknown, theirs: unknown): void => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) found.push(`${what}: ${JSON.stringify(ours)}, not ${JSON.stringify(theirs)}`)
  }
  const aims = campaign.aims ?? planningAims
  const { assigned, unserved, served, totals, proof, proven } = allocation
  const sessions = new Map(campaign.sessions.map((session) => [session.id, session]))
  const plan = new Map<string, Session>(assigned.map(({ id, session }) => [id, sessions.get(session)!]))
  same("the plan can be done", faults(campaign, plan), [])
  same("assigned, in order", assigned.map(({ id }) => id), campaign.people.flatMap(({ id }) => plan.has(id) ? [id] : []))
  same("unserved, in order", unserved.map(({ id }) => id), campaign.people.flatMap(({ id }) => plan.has(id) ? [] : [id]))
  same("the check finds nothing wrong", checkAllocation(campaign, allocation).wrong, [])

  // Served group by group; or how many at all, and then in one number in which whoever comes earlier weighs more.
  const isWeighted = proof.layers.some(({ ranked }) => ranked)
  const layers = layersOf(campaign, aims, isWeighted)
  const ours = costOf(campaign, plan, layers)
  const alone = (aim: string): number => ours[layers.findIndex((layer) => layer.aim === aim)]!
  same("totals", totals, Object.fromEntries(aims.flatMap((aim) => aim === "served" ? [] : [[aim, alone(aim)]])))
  const groups = layersOf(campaign, ["served"], false)
  same("served", served.map((group) => [group.priority, group.people - group.served]), groups.map(({ priority }, at) => [priority, costOf(campaign, plan, groups)[at]]))

  if (aims.includes("households")) {
    const of = [...householdsOf(campaign).values()].map((members) => members.flatMap(({ id }) => plan.get(id) ?? [])).filter(({ length }) => length > 1)
    same("households and those together", [allocation.households?.households, allocation.households?.together], [of.length, of.filter((places) => new Set(places).size === 1).length])
    // What it costs is what the best plan takes less where nobody cares.
    const without = { ...campaign, aims: aims.filter((aim) => aim !== "households") }
    const otherwise = allocateSlots(without)
    if (isExact(without)) same("the price of households", Object.entries(allocation.households?.price ?? {}),
      aims.slice(aims.indexOf("households") + 1).flatMap((aim) => aim === "served" ? [] : [[aim, totals[aim]! - otherwise.totals[aim]!]]))
  }
  const best = bestBy(layers)
  if (isExact(campaign)) {
    same("the best plan", ours, best)
    same("is said to be the best", proof.isOptimal, true)
    same("aims said to be proven", proven, aims)
    same("groups said to be proven", served.map((group) => group.atMost), served.map((group) => group.served))
  }
  const weights = isWeighted ? layers.filter(({ aim }) => aim === "served").length : 0
  const first = layers.findIndex(({ aim }) => aim === "served")
  const told = (cost: readonly number[]): readonly number[] => {
    const without = cost.slice(first, first + weights)
    const sum = (weight: (at: number) => number): number => without.reduce((total, one, at) => total + one * weight(at), 0)
    return isWeighted ? [...cost.slice(0, first), sum(() => 1), sum((at) => weights - at), ...cost.slice(first + weights)] : cost
  }
  same("the cost", proof.cost, told(ours))
  if (compareCosts(proof.bound, told(best)) > 0) found.push(`the bound ${JSON.stringify(proof.bound)} is above the best plan ${JSON.stringify(told(best))}`)
  if (compareCosts(ours, best) < 0) found.push(`${JSON.stringify(ours)} is better than the best plan ${JSON.stringify(best)}`)
  if (proof.isOptimal) same("is the best, as it says", ours, best)
  layers.forEach(({ aim }, at) => { if (proven.includes(aim)) same(`${aim} is proven`, ours[at], best[at]) })
  const unproven = proof.cost.findIndex((cost, at) => cost !== proof.bound[at])
  if (!isWeighted) served.forEach(({ priority, people, atMost }) => {
    const at = layers.findIndex((layer) => layer.priority === priority)
    if (at >= 0 && (unproven < 0 || at <= unproven)) same(`what group ${priority} can have at most`, atMost, people - proof.bound[at]!)
  })
  const open = ours.findIndex((cost, at) => cost !== best[at])
  const unservedOf = (cost: readonly number[], group: number): number => layers.reduce((sum, { aim, priority }, at) => aim === "served" && priority === group ? sum + cost[at]! : sum, 0)
  served.forEach(({ priority, people, atMost }) => {
    // What a group can have at most is a question only while those before it have all they can.
    if ((open < 0 || layers[open]!.aim !== "served" || priority <= layers[open]!.priority!) && atMost < people - unservedOf(best, priority)) found.push(`group ${priority} could have more than ${atMost}`)
  })
  return found
}
