import { grouped } from "../language/grouped.ts"
import type { ByLayer, Campaign, Invitee } from "./campaign.ts"
import { type CampaignCosts, compared, type CostOptions, type OpenSession, placesOf } from "./campaignCosts.ts"
import type { Plan } from "./flowPlan.ts"
import { homesIn, planCost } from "./planCost.ts"

/** So often the households that are still apart choose anew. */
const rounds = 3

/**
 * Lets households come together (cả hộ khám cùng buổi): each chooses a session that has room for all of it, or for most, and everybody is planned as cheaply as that allows. What is
 * more important than households stays as good as it was, since the plan is still the cheapest in the order of the aims.
 */
export const bringTogether = (campaign: Campaign, costs: CampaignCosts, alone: Plan, solve: (options: CostOptions) => Plan): Plan => {
  const households = [...grouped(campaign.people.filter(({ household }) => household !== undefined), ({ household }) => household!)]
    .filter(([, members]) => members.length > 1)
    // In the order of their ids, so that the order of the list changes nothing.
    .map(([id, members]): Household => [id, members.toSorted((a, b) => a.id < b.id ? -1 : 1)]).sort(([a], [b]) => a < b ? -1 : 1)
  const cost = (plan: Plan): ByLayer => planCost(campaign, costs, plan.assigned)
  let best = { plan: alone, cost: cost(alone) }
  for (let round = 0, from = alone; round < rounds && compared(best.cost, alone.bound) > 0; round++) {
    from = solve({ homes: homesFor(households, costs, from) })
    const found = cost(from)
    if (compared(found, best.cost) < 0) best = { plan: from, cost: found }
  }
  return best.plan
}

type Household = readonly [id: string, members: readonly Invitee[]]

/** Chooses a session for each household: those that are together stay, those with somebody urgent follow the most urgent, then those with the fewest sessions to choose from. */
const homesFor = (households: readonly Household[], costs: CampaignCosts, { assigned }: Plan): ReadonlyMap<string, string> => {
  const room = roomIn(costs)
  const homes = new Map<string, string>()
  const settle = ([id, members]: Household, at: OpenSession): void => {
    homes.set(id, at.session.id)
    room.take(at, members)
  }
  const byId = new Map(costs.sessions.map((at) => [at.session.id, at]))
  const whole = new Set(homesIn(households.flatMap(([, members]) => members), assigned).filter(({ members, together }) => members === together).map(({ household }) => household))
  const choices: { readonly household: Household; readonly open: readonly OpenSession[]; readonly forAll: number }[] = []
  for (const household of households) {
    const [id, members] = household
    const leader = members.reduce((most, one) => (one.urgency ?? 0) > (most.urgency ?? 0) ? one : most)
    const at = whole.has(id) || (leader.urgency ?? 0) > 0 ? byId.get(assigned.get(leader.id) ?? "") : undefined
    if (at !== undefined) settle(household, at)
    else {
      const comers = costs.sessions.map((one) => members.filter((member) => costs.isOpenTo(member, one)).length)
      choices.push({ household, open: costs.sessions.filter((_, place) => comers[place]! > 1), forAll: comers.filter((people) => people === members.length).length || Infinity })
    }
  }
  // Those who can all come together first, the fewest sessions to choose from before more.
  for (const { household, open } of choices.sort((a, b) => (a.forAll === b.forAll ? a.open.length - b.open.length : a.forAll - b.forAll))) {
    const [, members] = household
    const dear = (at: OpenSession): ByLayer => members.reduce((sum, member) => costs.ofPlace(member, at).map((one, layer) => one + (sum[layer] ?? 0)), [] as ByLayer)
    let [chosen, most, least]: [OpenSession | undefined, number, ByLayer] = [undefined, 0, []]
    for (const at of open) {
      const people = room.forHowMany(at, members)
      if (people < 2 || people < most) continue
      const here = dear(at)
      if (chosen === undefined || people > most || (compared(here, least) || room.share(at) - room.share(chosen)) < 0) [chosen, most, least] = [at, people, here]
    }
    const fallback = chosen ?? byId.get(members.map(({ id }) => assigned.get(id)).find((one) => one !== undefined) ?? "")
    if (fallback !== undefined) settle(household, fallback)
  }
  return homes
}

/** How many more people and rooms each session can take. */
const roomIn = ({ sessions, isOpenTo }: CampaignCosts) => {
  const left = new Map(sessions.map((at) => [at, { places: at.session.capacity, rooms: new Map(Object.keys(at.session.rooms ?? {}).map((room) => [room, placesOf(at.session, room)])) }]))
  return {
    /** So many of them find a place there together. */
    forHowMany: (at: OpenSession, members: readonly Invitee[]): number => {
      const { places, rooms } = left.get(at)!
      const taken = new Map<string, number>()
      let people = 0
      for (const member of members) {
        const own = [...new Set(member.rooms)]
        if (people === places || !isOpenTo(member, at) || own.some((room) => (taken.get(room) ?? 0) >= (rooms.get(room) ?? 0))) continue
        for (const room of own) taken.set(room, (taken.get(room) ?? 0) + 1)
        people++
      }
      return people
    },
    take: (at: OpenSession, members: readonly Invitee[]): void => {
      const here = left.get(at)!
      here.places -= members.length
      for (const [room, people] of needed(members)) here.rooms.set(room, (here.rooms.get(room) ?? 0) - people)
    },
    /** How full it is. */
    share: (at: OpenSession): number => 1 - left.get(at)!.places / at.session.capacity
  }
}

const needed = (members: readonly Invitee[]): ReadonlyMap<string, number> => {
  const people = new Map<string, number>()
  for (const { rooms } of members) for (const room of new Set(rooms)) people.set(room, (people.get(room) ?? 0) + 1)
  return people
}
