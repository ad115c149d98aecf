import { type Aim, type ByAim, type Campaign, type Certificate, type Invitee } from "./campaign.ts"
import { type CampaignCosts, campaignCosts } from "./campaignCosts.ts"
import { minimumCostFlow } from "./flow/minimumCostFlow.ts"
import { type Unserved, whyUnserved } from "./whyUnserved.ts"

/** Who comes when. */
export interface Allocation {
  /** By person: the session. */
  readonly assigned: ReadonlyMap<string, string>
  /** Without a session, and why; in the order of the people. */
  readonly unserved: readonly Unserved[]
  /** By aim, in the order of `aims`. */
  readonly totals: ByAim
  readonly aims: readonly Aim[]
  readonly certificate: Certificate
}

/**
 * Gives everyone a session (xếp lịch khám): as many as can be of each group in the order of priority, then the urgent soon, near, evenly, and as planned
 * before, each aim strictly before the next.
 *
 * People who need the same are one node of a network; places and scarce rooms are arcs with room. The cheapest flow through it is the best plan there is, and
 * its prices prove it: `checkAllocation` needs nothing else.
 */
export const allocateSlots = (campaign: Campaign): Allocation => {
  const costs = campaignCosts(campaign)
  const classes = alike(campaign.people, costs)
  const network = networkOf(classes, costs)
  const { flow, prices, totals } = minimumCostFlow(network)
  const assigned = new Map<string, string>()
  const unserved = new Set<string>()
  let arc = 0
  for (const { people, options } of classes) {
    let next = 0
    for (const option of options) {
      for (let unit = 0; unit < flow[arc]!; unit++) assigned.set(people[next++]!.id, costs.sessions[option.session]!.session.id)
      arc++
    }
    arc++
    while (next < people.length) unserved.add(people[next++]!.id)
  }
  return {
    assigned,
    unserved: campaign.people.filter(({ id }) => unserved.has(id)).map((person) => whyUnserved(person, costs)),
    totals,
    aims: costs.aims,
    certificate: certificateOf(network, costs, prices)
  }
}

/** A way to be served: a session, by the room that is needed there. */
interface Option {
  readonly session: number
  readonly room: string | undefined
  readonly cost: ByAim
}

/** People for whom everything is the same. */
interface Alike {
  readonly people: readonly Invitee[]
  readonly options: readonly Option[]
  readonly none: ByAim
}

/** People in the order of their ids, so that the order of the list changes nothing. */
const alike = (people: readonly Invitee[], costs: CampaignCosts): readonly Alike[] => {
  const found = new Map<string, { readonly people: Invitee[] } & Omit<Alike, "people">>()
  for (const person of people.toSorted((a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) {
    const { id: _, ...what } = person
    const key = JSON.stringify([what.priority, what.urgency, what.village, what.room, what.windows, what.part, what.fixed, what.planned])
    const known = found.get(key)
    if (known !== undefined) {
      known.people.push(person)
      continue
    }
    const options = costs.sessions.flatMap((at, session): readonly Option[] => costs.isOpenTo(person, at) ? [{ session, room: person.room, cost: costs.ofPlace(person, at) }] : [])
    found.set(key, { people: [person], options, none: costs.ofNone(person) })
  }
  return [...found.values()]
}

interface CampaignNetwork {
  readonly supply: Float64Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly capacity: Float64Array
  readonly costs: readonly Float64Array[]
  readonly sessionNode: (session: number) => number
  readonly roomNode: (session: number, room: string) => number
}

const networkOf = (classes: readonly Alike[], { aims, sessions, loadSteps }: CampaignCosts): CampaignNetwork => {
  const sessionNode = (session: number): number => classes.length + session
  const rooms = new Map<string, number>()
  let nodes = classes.length + sessions.length
  sessions.forEach(({ session: { rooms: there = {} } }, session) => Object.keys(there).sort().forEach((room) => rooms.set(`${session} ${room}`, nodes++)))
  const roomNode = (session: number, room: string): number => rooms.get(`${session} ${room}`)!
  const end = nodes++
  const [from, to, capacity]: [number[], number[], number[]] = [[], [], []]
  const costs: number[][] = aims.map(() => [])
  const add = (a: number, b: number, room: number, cost: ByAim): void => {
    from.push(a)
    to.push(b)
    capacity.push(room)
    costs.forEach((column, aim) => column.push(cost[aim]!))
  }
  const nothing: ByAim = aims.map(() => 0)
  classes.forEach(({ options, none }, node) => {
    for (const { session, room, cost } of options) add(node, room === undefined ? sessionNode(session) : roomNode(session, room), Infinity, cost)
    add(node, end, Infinity, none)
  })
  sessions.forEach(({ session }, index) => {
    for (const [room, places] of Object.entries(session.rooms ?? {})) add(roomNode(index, room), sessionNode(index), places, nothing)
    for (const { room, cost } of loadSteps(session)) add(sessionNode(index), end, room, cost)
  })
  const supply = new Float64Array(nodes)
  classes.forEach(({ people }, node) => { supply[node] = people.length })
  supply[end] = -classes.reduce((sum, { people }) => sum + people.length, 0)
  return { supply, from: Int32Array.from(from), to: Int32Array.from(to), capacity: Float64Array.from(capacity), costs: costs.map((column) => Float64Array.from(column)), sessionNode, roomNode }
}

/** What it costs to leave a node for the end of the network: the price there, less that of the node. */
const certificateOf = ({ supply, sessionNode, roomNode }: CampaignNetwork, { sessions }: CampaignCosts, prices: readonly Float64Array[]): Certificate => {
  const end = supply.length - 1
  const priceOf = (node: number): ByAim => prices.map((price) => price[end]! - price[node]!)
  return {
    places: Object.fromEntries(sessions.map(({ session: { id } }, index) => [id, priceOf(sessionNode(index))])),
    rooms: Object.fromEntries(sessions.map(({ session: { id, rooms = {} } }, index) => [id, Object.fromEntries(Object.keys(rooms).map((room) => [room, priceOf(roomNode(index, room))]))]))
  }
}
