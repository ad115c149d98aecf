import { grouped } from "../../language/grouped.ts"
import type { Allocation, ByLayer, Campaign, Invitee, SessionPrice } from "../campaign.ts"
import { aimsOf, type CampaignCosts, campaignCosts, compared, type OpenSession, placesOf } from "../campaignCosts.ts"
import { flowPlan, type Plan } from "../flowPlan.ts"
import { boundOf, planCost, plus } from "../planCost.ts"
import { roomNest } from "../roomNest.ts"
import { tellPlan } from "../tellPlan.ts"

/**
 * The best plan around the sessions that people have already (`planned`), where few must move: only who has none enters the flow, with the room that is left. Whoever
 * would rather have another place at the prices of that flow, to let somebody else in, enters it too, until nobody would. The prices of the small flow then prove
 * the plan of the whole campaign, and they are added up to be sure.
 *
 * @returns nothing where that does not come to an end soon: then the whole campaign is to be planned
 */
export const allocateAround = (campaign: Campaign): Allocation | undefined => {
  const nest = roomNest(campaign.people)
  const costs = campaignCosts(campaign)
  const open = new Map(costs.sessions.map((at) => [at.session.id, at]))
  const moving = new Set(seatless(campaign.people, costs, open))
  if (nest.crossing.length > 0 || aimsOf(costs.layers).includes("households") || moving.size * 2 > campaign.people.length) return undefined
  for (let round = 0; round < rounds; round++) {
    const fixed = campaign.people.filter((person) => !moving.has(person))
    const left = roomLeft(costs, fixed)
    const plan = flowPlan([...moving], left, nest)
    const market = pricesOfAll([...moving], costs, left, plan)
    const restless = whoWouldLeave(fixed, costs, market, open)
    if (restless.length === 0) return proven(campaign, costs, { moving: [...moving], fixed }, plan, market)
    for (const all of grouped(restless, ({ person }) => person.planned!).values()) {
      for (const { person } of all.toSorted((a, b) => compared(b.gain, a.gain) || (a.person.id < b.person.id ? -1 : 1)).slice(0, letIn << round)) moving.add(person)
    }
  }
  return undefined
}

/** So often others may be let in, and so many of a session in the first round: those who would gain the most; twice as many in each that follows. */
const rounds = 10
const letIn = 4

/** Who has no session to stay in; of sessions with fewer places than people, all of them. */
const seatless = (people: readonly Invitee[], { isOpenTo }: CampaignCosts, open: ReadonlyMap<string, OpenSession>): readonly Invitee[] => {
  const seat = ({ planned }: Invitee): OpenSession | undefined => planned === undefined ? undefined : open.get(planned)
  const isSeated = (person: Invitee): boolean => seat(person) !== undefined && isOpenTo(person, seat(person)!)
  const holders = grouped(people.filter(isSeated), ({ planned }) => planned!)
  const isCrowded = (session: string): boolean => [...demand(holders.get(session)!)].some(([room, many]) => many > placesIn(open.get(session)!, room))
  const crowded = new Set([...holders.keys()].filter(isCrowded))
  return people.filter((person) => !isSeated(person) || crowded.has(person.planned!))
}

/** By room, and for no room as a whole: how many. */
const demand = (people: readonly Invitee[]): ReadonlyMap<string | undefined, number> => {
  const count = new Map<string | undefined, number>()
  for (const { rooms = [] } of people) for (const what of [undefined, ...new Set(rooms)]) count.set(what, (count.get(what) ?? 0) + 1)
  return count
}

const placesIn = ({ session }: OpenSession, room: string | undefined): number => room === undefined ? session.capacity : placesOf(session, room)

/** The same costs in sessions where some people have their places already. */
export const roomLeft = (costs: CampaignCosts, fixed: readonly Invitee[]): CampaignCosts => {
  const holders = grouped(fixed, ({ planned }) => planned!)
  const whole = new Map(costs.sessions.map(({ session }) => [session.id, session]))
  return {
    ...costs,
    sessions: costs.sessions.map((at): OpenSession => {
      const taken = demand(holders.get(at.session.id) ?? [])
      const { rooms, capacity } = at.session
      return { ...at, session: {
        ...at.session, capacity: capacity - (taken.get(undefined) ?? 0),
        ...(rooms === undefined ? {} : { rooms: Object.fromEntries(Object.keys(rooms).map((room) => [room, rooms[room]! - (taken.get(room) ?? 0)])) })
      } }
    }),
    // The next person pays for how full the session is, whoever filled it.
    loadSteps: ({ id }) => {
      let taken = holders.get(id)?.length ?? 0
      return costs.loadSteps(whole.get(id)!).flatMap(({ room, cost }) => {
        const gone = Math.min(taken, room)
        taken -= gone
        return room > gone ? [{ room: room - gone, cost }] : []
      })
    }
  }
}

/** By session what a place costs, and on top of it by room. */
type Market = ReadonlyMap<string, { readonly place: ByLayer; readonly rooms: ReadonlyMap<string, ByLayer> }>

const minus = (a: ByLayer, b: ByLayer): ByLayer => a.map((one, layer) => one - b[layer]!)

/** What a person pays in a session. */
const priceFor = (person: Invitee, at: OpenSession, { ofPlace }: CampaignCosts, market: Market): ByLayer => {
  const { place, rooms } = market.get(at.session.id)!
  return [...new Set(person.rooms)].reduce((sum, room) => plus(sum, rooms.get(room)), plus(ofPlace(person, at), place))
}

/** The prices of the small flow; what is full, and therefore not in it, costs as much as the one who wants it most would gain. */
const pricesOfAll = (moving: readonly Invitee[], costs: CampaignCosts, left: CampaignCosts, { assigned, prices }: Plan): Market => {
  const nothing: ByLayer = costs.layers.map(() => 0)
  const market = new Map(prices.map(({ session, place, rooms }) => [session, { place, rooms: new Map(rooms.map(({ room, price }) => [room, price])) }]))
  costs.sessions.forEach(({ session }, index) => {
    if (left.sessions[index]!.session.capacity > 0) return
    market.set(session.id, { place: costs.loadSteps(session).at(-1)?.cost ?? nothing, rooms: new Map() })
  })
  const whole = new Map(costs.sessions.map((at) => [at.session.id, at]))
  const pays = new Map(moving.toSorted((a, b) => a.id < b.id ? -1 : 1).map((person) => [person, assigned.has(person.id) ? priceFor(person, whole.get(assigned.get(person.id)!)!, costs, market) : costs.ofNone(person)]))
  costs.sessions.forEach((at, index) => {
    const here = market.get(at.session.id)!
    const small = left.sessions[index]!
    for (const [person, price] of pays) {
      if (!costs.isOpenTo(person, at) || left.isOpenTo(person, small)) continue
      const gain = minus(price, priceFor(person, at, costs, market))
      if (compared(gain, nothing) <= 0) continue
      const full = small.session.capacity > 0 ? person.rooms?.find((room) => placesOf(small.session, room) === 0) : undefined
      if (full === undefined) market.set(at.session.id, { ...here, place: plus(market.get(at.session.id)!.place, gain) })
      else here.rooms.set(full, plus(gain, here.rooms.get(full)))
    }
  })
  return market
}

/** Who of them would gain by a place elsewhere, or by none, at these prices. */
const whoWouldLeave = (fixed: readonly Invitee[], costs: CampaignCosts, market: Market, open: ReadonlyMap<string, OpenSession>): readonly { readonly person: Invitee; readonly gain: ByLayer }[] => {
  const { sessions, layers, isOpenTo, ofNone } = costs
  const aMove = layers.map(({ aim }) => aim === "moves" ? 1 : 0)
  // Every other place is a move at least, so where the cheapest and a move are dear enough, all that follow are.
  const byPrice = sessions.map((at) => ({ at, atLeast: plus(market.get(at.session.id)!.place, aMove) })).sort((a, b) => compared(a.atLeast, b.atLeast))
  return fixed.flatMap((person) => {
    const own = priceFor(person, open.get(person.planned!)!, costs, market)
    const none = ofNone(person)
    let best = compared(none, own) < 0 ? none : own
    for (const { at, atLeast } of byPrice) {
      if (compared(atLeast, best) >= 0) break
      if (at.session.id === person.planned || !isOpenTo(person, at)) continue
      const price = priceFor(person, at, costs, market)
      if (compared(price, best) < 0) best = price
    }
    return compared(best, own) < 0 ? [{ person, gain: minus(own, best) }] : []
  })
}

/** Who entered the flow, and who stays. */
interface Parts {
  readonly moving: readonly Invitee[]
  readonly fixed: readonly Invitee[]
}

/** The plan as an allocation, if its prices prove it for the whole campaign. */
const proven = (campaign: Campaign, costs: CampaignCosts, { moving, fixed }: Parts, plan: Plan, market: Market): Allocation | undefined => {
  const assigned = new Map([...fixed.map(({ id, planned }) => [id, planned!] as const), ...plan.assigned])
  const prices = costs.sessions.map(({ session: { id } }): SessionPrice => {
    const { place, rooms } = market.get(id)!
    return { session: id, place, rooms: [...rooms].sort(([a], [b]) => a < b ? -1 : 1).map(([room, price]) => ({ room, price })) }
  })
  const cost = planCost(campaign, costs, assigned)
  // Whoever stays has nothing cheaper than the own place, as was just found.
  const open = new Map(costs.sessions.map((at) => [at.session.id, at]))
  const bound = fixed.reduce((sum, person) => plus(sum, priceFor(person, open.get(person.planned!)!, costs, market)), boundOf({ ...campaign, people: moving }, costs, prices))
  if (compared(cost, bound) !== 0) return undefined
  return tellPlan(campaign, costs, { assigned, prices, bound })
}
