import type { ByLayer, Invitee, SessionPrice } from "./campaign.ts"
import { type CampaignCosts, placesOf } from "./campaignCosts.ts"
import type { FlowNetwork } from "./flow/flowNetwork.ts"
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
  return { assigned: assignedBy(classes, costs, flow), prices: pricesOf(network, costs, nest, prices), bound: totals }
}

/** Who comes when, by the flow of a network of these people. */
export const assignedBy = (classes: readonly Alike[], { sessions }: CampaignCosts, flow: Float64Array): ReadonlyMap<string, string> => {
  const assigned = new Map<string, string>()
  let arc = 0
  for (const { people, sessions: open } of classes) {
    let next = 0
    for (const session of open) {
      for (let unit = 0; unit < flow[arc]!; unit++) assigned.set(people[next++]!.id, sessions[session]!.session.id)
      arc++
    }
    arc++
  }
  return assigned
}

/** People for whom everything is the same: the sessions that are open to them, and the innermost room that they need there. */
export interface Alike {
  readonly people: readonly Invitee[]
  readonly room: string | undefined
  readonly sessions: readonly number[]
}

/** People in the order of their ids, so that the order of the list changes nothing. */
export const alike = (people: readonly Invitee[], { sessions, homes, isOpenTo }: CampaignCosts, { innermost }: RoomNest): readonly Alike[] => {
  const found = new Map<string, { readonly people: Invitee[] } & Omit<Alike, "people">>()
  for (const person of people.toSorted((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) {
    const { priority, urgency, village, household, rooms, windows, part, fixed, planned } = person
    const key = JSON.stringify([priority, urgency, village, household === undefined ? undefined : homes?.get(household), rooms, windows, part, fixed, planned])
    const known = found.get(key)
    if (known === undefined) found.set(key, { people: [person], room: innermost(person), sessions: [...sessions.keys()].filter((at) => isOpenTo(person, sessions[at]!)) })
    else known.people.push(person)
  }
  return [...found.values()]
}

export interface CampaignNetwork extends FlowNetwork {
  /** Of a session, or of a room there. */
  readonly nodeOf: (session: number, room: string | undefined) => number
}

/** Every room of the nest that somebody needs. */
const roomsOf = ({ around }: RoomNest, classes: readonly Alike[]): readonly string[] => {
  const found = new Set<string>()
  for (const { room: inner } of classes) for (let room = inner; room !== undefined; room = around.get(room)) found.add(room)
  return [...found].sort()
}

/** From people to the rooms and sessions that are open to them, from rooms to sessions, from sessions in steps of load to the end; and from people to the end, for those who are not served. */
export const networkOf = (classes: readonly Alike[], { layers, sessions, ofPlace, ofNone, loadSteps }: CampaignCosts, nest: RoomNest): CampaignNetwork => {
  const rooms = roomsOf(nest, classes)
  const place = new Map<string | undefined, number>([[undefined, 0], ...rooms.map((room, at) => [room, at + 1] as const)])
  const nodeOf = (session: number, room: string | undefined): number => classes.length + session * place.size + place.get(room)!
  const end = classes.length + sessions.length * place.size
  const steps = sessions.map(({ session }) => loadSteps(session))
  const arcs = classes.reduce((sum, { sessions: open }) => sum + open.length + 1, 0) + sessions.length * rooms.length + steps.reduce((sum, all) => sum + all.length, 0)
  const [from, to, capacity] = [new Int32Array(arcs), new Int32Array(arcs), new Float64Array(arcs)]
  const costs = layers.map(() => new Float64Array(arcs))
  const ways = new Int32Array(end + 1).fill(-1)
  let next = 0
  const add = (a: number, b: number, room: number, cost?: ByLayer): void => {
    from[next] = a
    to[next] = b
    capacity[next] = room
    if (cost !== undefined) for (let layer = 0; layer < costs.length; layer++) costs[layer]![next] = cost[layer]!
    next++
  }
  classes.forEach(({ people: [person], room, sessions: open }, node) => {
    for (const session of open) add(node, nodeOf(session, room), Infinity, ofPlace(person!, sessions[session]!))
    ways[node] = next
    add(node, end, Infinity, ofNone(person!))
  })
  sessions.forEach(({ session }, index) => {
    for (const room of rooms) {
      if (placesOf(session, room) > 0) ways[nodeOf(index, room)] = next
      add(nodeOf(index, room), nodeOf(index, nest.around.get(room)), placesOf(session, room))
    }
    if (session.capacity > 0) ways[nodeOf(index, undefined)] = next
    for (const { room, cost } of steps[index]!) add(nodeOf(index, undefined), end, room, cost)
  })
  const supply = new Float64Array(end + 1)
  classes.forEach(({ people }, node) => { supply[node] = people.length })
  supply[end] = -classes.reduce((sum, { people }) => sum + people.length, 0)
  // Who has the fewest sessions to choose from chooses first.
  const order = [...classes.keys()].sort((a, b) => classes[a]!.sessions.length - classes[b]!.sessions.length)
  return { supply, from, to, capacity, costs, nodeOf, begin: { ways, order, dearness: dearnessOf(costs, arcs) } }
}

/** One number for all layers, as far as numbers go. */
const dearnessOf = (costs: readonly Float64Array[], arcs: number): Float64Array => {
  const dearness = new Float64Array(arcs)
  let weight = 1
  for (const layer of costs.toReversed()) {
    let most = 0
    for (let arc = 0; arc < arcs; arc++) {
      dearness[arc]! += layer[arc]! * weight
      most = Math.max(most, layer[arc]!)
    }
    weight *= most + 1
  }
  return dearness
}

/** What it costs to leave a node for the end of the network: the price there, less that of the node. A room's own price is what it costs more than what lies around it. */
export const pricesOf = ({ supply, nodeOf }: CampaignNetwork, { sessions }: CampaignCosts, nest: RoomNest, prices: readonly Float64Array[]): readonly SessionPrice[] => {
  const end = supply.length - 1
  return sessions.map(({ session }, index): SessionPrice => ({
    session: session.id,
    // What nobody can have has no price.
    place: prices.map((price) => session.capacity === 0 ? 0 : price[end]! - price[nodeOf(index, undefined)]!),
    rooms: Object.keys(session.rooms ?? {}).sort().filter((room) => session.capacity > 0 && placesOf(session, room) > 0).flatMap((room) => {
      const node = nodeOf(index, room)
      if (Number.isNaN(node)) return []
      const outer = nodeOf(index, nest.around.get(room))
      const extra = prices.map((price) => price[outer]! - price[node]!)
      return extra.some((one) => one !== 0) ? [{ room, price: extra }] : []
    })
  }))
}
