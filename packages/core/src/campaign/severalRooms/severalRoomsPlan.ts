import type { ByLayer, Campaign } from "../campaign.ts"
import { type CampaignCosts, compared, placesOf } from "../campaignCosts.ts"
import type { Plan } from "../flowPlan.ts"
import { boundOf, planCost } from "../planCost.ts"
import type { RoomNest } from "../roomNest.ts"
import { type Effort, effort } from "./effort.ts"
import { type Places, type RoomFlow, roomFlow } from "./roomFlow.ts"
import { seating } from "./seating.ts"
import { serveInOrder } from "./serveInOrder.ts"
import { sharedRooms, type SharedRooms } from "./sharedRooms.ts"
import { strongestNest } from "./strongestNest.ts"

type Assigned = ReadonlyMap<string, string>

/** So often the bound is raised, and a plan looked for that reaches it. */
const rounds = 3
/** So often what is left of the rooms is shared out anew, as long as that makes the plan better. */
const sharings = 3
/** So much work a plan is worth, in arcs that are looked at: some ten seconds. */
const worthIt = 4e8
/** And less where households have chosen their sessions, since they do so again and again. */
const worthHomes = 5e7
/** And so much that nobody goes without for people of lower groups. */
const worthOrder = 4e7

/**
 * A plan where rooms cross, and a bound: which is the best plan is too hard to be sure of then, unless the two meet.
 *
 * The flow without limits on some of the rooms that cross is a bound; which rooms stand outside is chosen so that it proves the most, and tolls on them raise it. Of all cheapest flows one
 * is looked for that keeps to the limits, which is the best plan; if none is found, one that is cheapest in fewer layers. At the last, whoever finds no room is seated by moves of others,
 * each kind of people keeps its own places in the rooms, and the flow that keeps to those is the best plan with them. What is cheap and strong comes first, the rest only as long as there
 * is work left; nobody goes without in the end whose rooms people of lower groups hold.
 *
 * @param before a plan that this one must not be worse than
 */
export const severalRoomsPlan = (campaign: Campaign, costs: CampaignCosts, nest: RoomNest, before?: Assigned): Plan => {
  const { people } = campaign
  const work = effort(costs.homes === undefined ? worthIt : worthHomes)
  const found = (assigned: Assigned): Found => ({ assigned, cost: planCost(campaign, costs, assigned) })
  const serving = costs.layers.findLastIndex(({ aim }) => aim === "served") + 1
  const withNest = (one: RoomNest): Way => {
    const shared = sharedRooms(people, costs, one)
    const flow = roomFlow(people, costs, shared, one.crossing, work)
    return { nest: one, shared, flow, wish: flow.wish() }
  }
  let best = found(new Map())
  const take = (assigned: Assigned | undefined): boolean => {
    if (assigned === undefined) return false
    const one = found(assigned)
    if (compared(one.cost, best.cost) < 0) best = one
    return true
  }
  const gap = (): number => bound.findIndex((one, layer) => one !== best.cost[layer])
  const chains = effort(costs.homes === undefined ? worthOrder : worthHomes / 4)
  const given = withNest(nest)
  let way = given
  if (!take(given.flow.plan(serving)) && before === undefined) {
    const strongest = strongestNest(campaign, costs, nest, work)
    if (strongest !== nest) {
      way = withNest(strongest)
      take(way.flow.plan(serving))
    }
  }
  let [prices, bound]: [Plan["prices"], ByLayer] = [way.flow.prices(), [...way.flow.bound()]]
  const placesFor = ({ flow, shared, nest: { crossing } }: Way, assigned: Assigned, wish = flow.wish()): Places => shares(campaign, costs, crossing, shared, assigned, wish)
  const sharedOut = (one: Way, assigned: Assigned, wish?: Assigned): Assigned => one.flow.plan(0, placesFor(one, assigned, wish))!
  if (before !== undefined) {
    take(before)
    take(sharedOut(way, before))
  }
  const search = (one: Way, share: number): void => {
    const { flow } = one
    for (let round = 0; round < rounds && gap() >= 0 && (round === 0 || work.isLeft(share)); round++) {
      const most = gap() < serving ? serving : costs.layers.length
      let isFound = false
      for (let layers = most; !isFound && layers >= Math.max(1, gap()) && work.isLeft(share); layers--) isFound = take(flow.plan(layers))
      const wish = round === 0 ? one.wish : flow.wish()
      if (gap() >= 0 && before === undefined) take(sharedOut(one, served(campaign, costs, wish, chains), wish))
      const layer = gap()
      // Where households have chosen their sessions only the plan is asked for; and where they have not, no toll brings them together.
      if (layer < 0 || costs.homes !== undefined || costs.layers[layer]!.aim === "households" || !work.isLeft(share)) break
      flow.raise(layer, best.cost[layer]!)
      const now = boundOf(campaign, costs, flow.prices())
      if (compared(now, bound) <= 0) break
      ;[prices, bound] = [flow.prices(), now]
    }
    // Places that nobody of a share uses may be worth more to another.
    for (let round = 0; round < sharings && gap() >= 0 && work.isLeft(share); round++) {
      const last = best
      if (!take(flow.plan(costs.layers.length, placesFor(one, best.assigned)))) take(sharedOut(one, best.assigned))
      if (best === last) break
    }
  }
  search(way, 0.75)
  if (way !== given && work.isLeft(0.5)) search(given, 1)
  // Nobody goes without for people of lower groups; what that moves is then made as cheap as it can be.
  const order = effort(costs.homes === undefined ? worthOrder : worthHomes / 8)
  for (let round = 0; gap() >= 0 && gap() < serving; round++) {
    const last = best
    take(served(campaign, costs, best.assigned, order))
    if (best === last || round === sharings) break
    take(sharedOut(way, best.assigned))
  }
  return { assigned: best.assigned, prices, bound }
}

/** A flow with some of the rooms outside its nest. */
interface Way {
  readonly nest: RoomNest
  readonly shared: SharedRooms
  readonly flow: RoomFlow
  /** The cheapest flow before anything was looked for. */
  readonly wish: Assigned
}

interface Found {
  readonly assigned: Assigned
  readonly cost: ByLayer
}

/** Whoever finds room where the flow wants them is seated there, then whoever else can be served. */
const served = ({ people }: Campaign, costs: CampaignCosts, wish: Assigned, work: Effort): Assigned => {
  const seats = seating(people, costs, new Map(), work)
  const sessionAt = new Map(seats.sessionIds.map((id, session) => [id, session]))
  seats.people.forEach(({ id }, person) => {
    const session = sessionAt.get(wish.get(id) ?? "")
    if (session !== undefined && seats.fits(seats.kind[person]!, session)) seats.put(person, session)
  })
  serveInOrder(seats)
  return seats.assigned()
}

/** How many places of each share a session keeps: as many as it has people, and of what is left as many as the flow wanted more, and then whatever is left. */
const shares = ({ people }: Campaign, { sessions }: CampaignCosts, crossing: readonly string[], { shareOf, shares: all }: SharedRooms, seated: Assigned, wish: Assigned): Places => {
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
