import type { ByLayer, Campaign } from "../campaign.ts"
import { type CampaignCosts, compared, placesOf } from "../campaignCosts.ts"
import type { Plan } from "../flowPlan.ts"
import { boundOf, planCost } from "../planCost.ts"
import type { RoomNest } from "../roomNest.ts"
import { type Places, roomFlow } from "./roomFlow.ts"
import { seating } from "./seating.ts"
import { serveInOrder } from "./serveInOrder.ts"
import { sharedRooms, type SharedRooms } from "./sharedRooms.ts"

type Assigned = ReadonlyMap<string, string>

/** So often the bound is raised, and a plan looked for that reaches it. */
const rounds = 3
/** So often what is left of the rooms is shared out anew, as long as that makes the plan better. */
const sharings = 3

/**
 * A plan where rooms cross, and a bound: which is the best plan is too hard to be sure of then, unless the two meet.
 *
 * The flow without limits on the rooms that cross is a bound; tolls on those rooms raise it. Of all cheapest flows one is looked for that keeps to the limits, which is the best plan; if
 * none is found, one that is cheapest in fewer layers. At the last, whoever finds no room is seated by moves of others, each kind of people keeps its own places in the rooms, and the flow
 * that keeps to those is the best plan with them.
 */
export const severalRoomsPlan = (campaign: Campaign, costs: CampaignCosts, nest: RoomNest): Plan => {
  const { people } = campaign
  const shared = sharedRooms(people, costs, nest)
  const flow = roomFlow(people, costs, shared, nest.crossing)
  const found = (assigned: Assigned): Found => ({ assigned, cost: planCost(campaign, costs, assigned) })
  const seated = served(campaign, costs, flow.wish())
  const places = shares(campaign, costs, nest, shared, seated, flow.wish())
  let best = found(seated)
  let [prices, bound]: [Plan["prices"], ByLayer] = [flow.prices(), [...flow.bound()]]
  const take = (assigned: Assigned | undefined): boolean => {
    if (assigned === undefined) return false
    const one = found(assigned)
    if (compared(one.cost, best.cost) < 0) best = one
    return true
  }
  const gap = (): number => bound.findIndex((one, layer) => one !== best.cost[layer])
  for (let round = 0; round < rounds; round++) {
    let isFound = false
    for (let layers = costs.layers.length; !isFound && layers >= Math.max(1, gap()); layers--) isFound = take(flow.plan(layers, places))
    if (!isFound) {
      const wish = flow.wish()
      const again = served(campaign, costs, wish)
      take(flow.plan(0, shares(campaign, costs, nest, shared, again, wish)))
    }
    const layer = gap()
    // Where households have chosen their sessions only the plan is asked for; and where they have not, no toll brings them together.
    if (layer < 0 || costs.homes !== undefined || costs.layers[layer]!.aim === "households") break
    flow.raise(layer, best.cost[layer]!)
    const now = boundOf(campaign, costs, flow.prices())
    if (compared(now, bound) <= 0) break
    ;[prices, bound] = [flow.prices(), now]
  }
  // Places that nobody of a share uses may be worth more to another.
  for (let round = 0; round < sharings && gap() >= 0; round++) {
    const before = best
    take(flow.plan(0, shares(campaign, costs, nest, shared, best.assigned, flow.wish())))
    if (best === before) break
  }
  return { assigned: best.assigned, prices, bound }
}

interface Found {
  readonly assigned: Assigned
  readonly cost: ByLayer
}

/** Whoever finds room where the flow wants them is seated there, then whoever else can be served. */
const served = ({ people }: Campaign, costs: CampaignCosts, wish: Assigned): Assigned => {
  const seats = seating(people, costs, new Map())
  const sessionAt = new Map(seats.sessionIds.map((id, session) => [id, session]))
  seats.people.forEach(({ id }, person) => {
    const session = sessionAt.get(wish.get(id) ?? "")
    if (session !== undefined && seats.fits(seats.kind[person]!, session)) seats.put(person, session)
  })
  serveInOrder(seats)
  return seats.assigned()
}

/** How many places of each share a session keeps: as many as it has people, and of what is left as many as the flow wanted more, and then whatever is left. */
const shares = ({ people }: Campaign, { sessions }: CampaignCosts, { crossing }: RoomNest, { shareOf, shares: all }: SharedRooms, seated: Assigned, wish: Assigned): Places => {
  const count = (assigned: Assigned): ((session: string, share: string) => number) => {
    const counts = new Map<string, Map<string, number>>()
    for (const person of people) {
      const [session, share] = [assigned.get(person.id), shareOf(person)]
      if (session === undefined || share === undefined) continue
      const here = counts.get(session) ?? new Map<string, number>()
      counts.set(session, here.set(share, (here.get(share) ?? 0) + 1))
    }
    return (session, share) => counts.get(session)?.get(share) ?? 0
  }
  const [has, wants] = [count(seated), count(wish)]
  return sessions.map(({ session }) => {
    const left = new Map(crossing.map((room) => [room, placesOf(session, room)]))
    const own = new Map(all.map(({ share }) => [share, 0]))
    const give = (share: string, needed: readonly string[], wished: number): void => {
      const given = Math.min(wished, ...needed.map((room) => left.get(room)!))
      own.set(share, own.get(share)! + given)
      for (const room of needed) left.set(room, left.get(room)! - given)
    }
    for (const { share, crossing: needed } of all) give(share, needed, has(session.id, share))
    for (const { share, crossing: needed } of all) give(share, needed, Math.max(0, wants(session.id, share) - has(session.id, share)))
    for (const { share, crossing: needed } of all) give(share, needed, Infinity)
    return Float64Array.from(all, ({ share }) => own.get(share)!)
  })
}
