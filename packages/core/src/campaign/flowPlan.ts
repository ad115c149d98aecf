import type { ByLayer, Invitee, SessionPrice } from "./campaign.ts"
import { type CampaignCosts, placesOf } from "./campaignCosts.ts"
import { minimumCostFlow } from "./flow/minimumCostFlow.ts"
import type { RoomNest } from "./roomNest.ts"

/** Who comes when, and the prices that a bound is made of. */
export interface Plan {
  /** By person: the session. */
  readonly assigned: ReadonlyMap<string, string>
  readonly prices: readonly SessionPrice[]
  /** What the prices prove: `boundOf` adds it up. */
  readonly bound: ByLayer
}

/**
 * The best plan where the rooms nest, by a flow: people who need the same are one node of a network, places and rooms are arcs with room, and the cheapest
 * flow through it is the best plan there is. Rooms that cross the nest are not looked at.
 */
export const flowPlan = (people: readonly Invitee[], costs: CampaignCosts, nest: RoomNest): Plan => {
  const classes = alike(people, costs, nest)
  const network = networkOf(classes, costs, nest)
  const { flow, prices, totals } = minimumCostFlow(network)
  const assigned = new Map<string, string>()
  let arc = 0
  for (const { people: members, options } of classes) {
    let next = 0
    for (const { session } of options) {
      for (let unit = 0; unit < flow[arc]!; unit++) assigned.set(members[next++]!.id, costs.sessions[session]!.session.id)
      arc++
    }
    arc++
  }
  return { assigned, prices: pricesOf(network, costs, nest, prices), bound: totals }
}

/** A way to be served: a session, by the innermost room that is needed there. */
interface Option {
  readonly session: number
  readonly room: string | undefined
  readonly cost: ByLayer
}

/** People for whom everything is the same. */
interface Alike {
  readonly people: readonly Invitee[]
  readonly options: readonly Option[]
  readonly none: ByLayer
}

/** People in the order of their ids, so that the order of the list changes nothing. */
const alike = (people: readonly Invitee[], { sessions, isOpenTo, ofPlace, ofNone, layers }: CampaignCosts, { innermost }: RoomNest): readonly Alike[] => {
  const found = new Map<string, { readonly people: Invitee[] } & Omit<Alike, "people">>()
  const caresForHouseholds = layers.some(({ aim }) => aim === "households")
  for (const person of people.toSorted((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) {
    const { priority, urgency, village, household, rooms, windows, part, fixed, planned } = person
    const key = JSON.stringify([priority, urgency, village, caresForHouseholds ? household : null, rooms, windows, part, fixed, planned])
    const known = found.get(key)
    if (known !== undefined) {
      known.people.push(person)
      continue
    }
    const room = innermost(person)
    const options = sessions.flatMap((at, session): readonly Option[] => isOpenTo(person, at) ? [{ session, room, cost: ofPlace(person, at) }] : [])
    found.set(key, { people: [person], options, none: ofNone(person) })
  }
  return [...found.values()]
}

interface CampaignNetwork {
  readonly supply: Float64Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly capacity: Float64Array
  readonly costs: readonly Float64Array[]
  /** Of a session, or of a room there. */
  readonly nodeOf: (session: number, room: string | undefined) => number
}

/** Every room of the nest, the outermost first. */
const roomsOf = ({ around }: RoomNest, innermost: readonly (string | undefined)[]): readonly string[] => {
  const found = new Set<string>()
  for (const inner of innermost) for (let room = inner; room !== undefined; room = around.get(room)) found.add(room)
  return [...found].sort()
}

const networkOf = (classes: readonly Alike[], { layers, sessions, loadSteps }: CampaignCosts, nest: RoomNest): CampaignNetwork => {
  const rooms = roomsOf(nest, classes.map(({ options }) => options[0]?.room))
  const place = new Map<string | undefined, number>([[undefined, 0], ...rooms.map((room, at) => [room, at + 1] as const)])
  const nodeOf = (session: number, room: string | undefined): number => classes.length + session * place.size + place.get(room)!
  const end = classes.length + sessions.length * place.size
  const [from, to, capacity]: [number[], number[], number[]] = [[], [], []]
  const costs: number[][] = layers.map(() => [])
  const add = (a: number, b: number, room: number, cost: ByLayer): void => {
    from.push(a)
    to.push(b)
    capacity.push(room)
    for (let layer = 0; layer < costs.length; layer++) costs[layer]!.push(cost[layer]!)
  }
  const nothing: ByLayer = layers.map(() => 0)
  classes.forEach(({ options, none }, node) => {
    for (const { session, room, cost } of options) add(node, nodeOf(session, room), Infinity, cost)
    add(node, end, Infinity, none)
  })
  sessions.forEach(({ session }, index) => {
    for (const room of rooms) add(nodeOf(index, room), nodeOf(index, nest.around.get(room)), placesOf(session, room), nothing)
    for (const { room, cost } of loadSteps(session)) add(nodeOf(index, undefined), end, room, cost)
  })
  const supply = new Float64Array(end + 1)
  classes.forEach(({ people }, node) => { supply[node] = people.length })
  supply[end] = -classes.reduce((sum, { people }) => sum + people.length, 0)
  return { supply, from: Int32Array.from(from), to: Int32Array.from(to), capacity: Float64Array.from(capacity), costs: costs.map((column) => Float64Array.from(column)), nodeOf }
}

/** What it costs to leave a node for the end of the network: the price there, less that of the node. A room's own price is what it costs more than what lies around it. */
const pricesOf = ({ supply, nodeOf }: CampaignNetwork, { sessions }: CampaignCosts, nest: RoomNest, prices: readonly Float64Array[]): readonly SessionPrice[] => {
  const end = supply.length - 1
  return sessions.map(({ session }, index): SessionPrice => ({
    session: session.id,
    place: prices.map((price) => price[end]! - price[nodeOf(index, undefined)]!),
    rooms: Object.keys(session.rooms ?? {}).sort().filter((room) => placesOf(session, room) > 0).flatMap((room) => {
      const node = nodeOf(index, room)
      if (Number.isNaN(node)) return []
      const outer = nodeOf(index, nest.around.get(room))
      const extra = prices.map((price) => price[outer]! - price[node]!)
      return extra.some((one) => one !== 0) ? [{ room, price: extra }] : []
    })
  }))
}
