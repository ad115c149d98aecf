import type { ByLayer, Invitee, SessionPrice } from "../campaign.ts"
import { type CampaignCosts, placesOf } from "../campaignCosts.ts"
import { improve, takeFirst } from "../flow/minimumCostFlow.ts"
import { atBottom, atTop, held, inTree, spanningTree } from "../flow/spanningTree.ts"
import { alike, assignedBy, networkOf, pricesOf } from "../flowPlan.ts"
import { type Effort, ofPivot } from "./effort.ts"
import { raisedTolls } from "./raisedTolls.ts"
import type { SharedRooms } from "./sharedRooms.ts"
import { sharing } from "./sharing.ts"
import { type ShareArc, unitNetwork } from "./unitNetwork.ts"

/** By session and share: how many people. */
export type Places = readonly Float64Array[]

/** A flow in which the rooms that cross have no limit: of all cheapest ones it can look for one that keeps to the limits, and tolls on the rooms raise what it costs at least. */
export interface RoomFlow {
  /** What every plan costs at least, and the prices that prove it. */
  readonly bound: () => ByLayer
  readonly prices: () => readonly SessionPrice[]
  /** Where everybody is in the cheapest flow, whether there is room or not. */
  readonly wish: () => ReadonlyMap<string, string>
  /** The best plan that is as cheap as the bound in so many layers, if the search finds one; with none, each share keeps to its places. */
  readonly plan: (layers: number, places?: Places) => ReadonlyMap<string, string> | undefined
  /** Raises the bound in a layer towards a cost. */
  readonly raise: (layer: number, cost: number) => void
}

/** So often the places are shared out anew. */
const sharings = 10
/** So much work is worth a higher bound in one layer, in arcs that are looked at: a second, more or less. */
const worthIt = 4e7

/**
 * The flow, with an arc beside each share that has no limit: a search for the best plan pays for whoever is beyond the places of a share, and divides the places anew until nobody is.
 */
export const roomFlow = (people: readonly Invitee[], costs: CampaignCosts, shared: SharedRooms, crossing: readonly string[], work: Effort): RoomFlow => {
  const endless = shared.withPlaces(() => Infinity)
  const classes = alike(people, endless, shared.nest)
  const { network, shareArcs } = unitNetwork(networkOf(classes, endless, shared.nest), costs, shared, crossing)
  const { from, to } = network
  const arcs = from.length
  const layers = costs.layers.length
  const room = Float64Array.from(costs.sessions.flatMap(({ session }) => crossing.map((name) => placesOf(session, name))))
  const tolls = costs.layers.map(() => new Float64Array(room.length))
  const tree = spanningTree(network)
  const heldAt = new Int8Array(arcs).fill(-1)
  const prices: Float64Array[] = []
  const bound: number[] = []
  // The places of the shares that came nearest to what the cheapest flow wants.
  let near: Float64Array | undefined
  // Layers whose arcs are held as the bound has it, not as a plan.
  let settled = 0

  let open = Int32Array.from(from, (_, arc) => arc)
  const solve = (cost: Float64Array): number => {
    tree.reprice(cost)
    work.spend(3 * arcs + ofPivot * improve(network, tree, cost, open))
    let sum = 0
    for (let arc = 0; arc < arcs; arc++) if (tree.flow[arc] !== 0 && cost[arc] !== 0) sum += tree.flow[arc]! * cost[arc]!
    return sum
  }
  const tolled = (layer: number, toll: Float64Array): Float64Array => {
    if (toll.every((one) => one === 0)) return network.costs[layer]!
    const cost = network.costs[layer]!.slice()
    for (const { arc, units, places, rows } of shareArcs) {
      const sum = rows.reduce((paid, row) => paid + toll[row]!, 0)
      cost[arc]! += sum
      for (let unit = units; unit < units + places; unit++) cost[unit]! += sum
    }
    return cost
  }
  const hold = (cost: Float64Array, layer: number): void => {
    const price = tree.prices()
    let count = 0
    for (let at = 0; at < open.length; at++) {
      const arc = open[at]!
      if (tree.state[arc] === inTree || (cost[arc]! + price[from[arc]!]!) === price[to[arc]!]) {
        open[count++] = arc
        continue
      }
      tree.state[arc] = held
      heldAt[arc] = layer
    }
    open = open.subarray(0, count)
  }
  const free = (layer: number): void => {
    open = new Int32Array(arcs)
    let count = 0
    for (let arc = 0; arc < arcs; arc++) {
      if (heldAt[arc]! >= layer) {
        heldAt[arc] = -1
        tree.state[arc] = tree.flow[arc] === 0 ? atBottom : atTop
      }
      if (tree.state[arc] !== held) open[count++] = arc
    }
    open = open.subarray(0, count)
    settled = Math.min(settled, layer)
  }
  const isFlat = network.costs.map((cost) => cost.every((one) => one === 0))
  const settle = (until: number): void => {
    if (settled < until) free(settled)
    for (; settled < until; settled++) {
      const cost = tolled(settled, tolls[settled]!)
      const paid = tolls[settled]!.reduce((sum, one, row) => sum + one * room[row]!, 0)
      bound[settled] = solve(cost) - paid
      prices[settled] = tree.prices()
      hold(cost, settled)
    }
  }
  const flows = (): { readonly byShare: Float64Array; readonly byRoom: Float64Array } => {
    const byShare = new Float64Array(shareArcs.length)
    const byRoom = new Float64Array(room.length)
    shareArcs.forEach(({ arc, units, places, rows }, at) => {
      let sum = tree.flow[arc]!
      for (let unit = units; unit < units + places; unit++) sum += tree.flow[unit]!
      byShare[at] = sum
      for (const row of rows) byRoom[row]! += sum
    })
    return { byShare, byRoom }
  }
  const wish = (): ReadonlyMap<string, string> => assignedBy(classes, costs, tree.flow)

  const worthOf = ({ arc }: ShareArc): number => Math.max(0, tree.priceOf(to[arc]!) - tree.priceOf(from[arc]!))
  const { sharedOut, shifted } = sharing(shareArcs.map(({ rows }) => rows), room)
  const overuse = (own: Float64Array): Float64Array => {
    const cost = new Float64Array(arcs)
    shareArcs.forEach(({ arc, units, places }, at) => {
      cost[arc] = 1
      for (let unit = units + own[at]!; unit < units + places; unit++) cost[unit] = 1
    })
    return cost
  }
  takeFirst(network, tree)
  settle(layers)
  return {
    bound: () => bound,
    wish,
    prices: () => {
      const names = new Set(shared.shares.map(({ share }) => share))
      return pricesOf(network, endless, shared.nest, prices).map(({ session, place, rooms }, index) => ({
        session, place,
        rooms: [...rooms.filter((one) => !names.has(one.room)), ...crossing.flatMap((name, at) => {
          const price = tolls.map((toll) => toll[index * crossing.length + at]!)
          return price.some((one) => one !== 0) ? [{ room: name, price }] : []
        })].sort((a, b) => a.room < b.room ? -1 : 1)
      }))
    },
    plan: (count, places) => {
      settle(count)
      free(count)
      let own = places !== undefined ? Float64Array.from(shareArcs, ({ session, share }) => places[session]![share]!) : near ?? sharedOut(flows().byShare, new Float64Array(shareArcs.length))
      let [least, stalled] = [Infinity, 0]
      const pressed = new Float64Array(shareArcs.length)
      for (let round = 0; ; round++) {
        const cost = overuse(own)
        const over = solve(cost)
        if (over === 0) {
          hold(cost, count)
          break
        }
        stalled = over < least ? 0 : stalled + 1
        least = Math.min(least, over)
        if (count === 0 || round === sharings || stalled === 3) return undefined
        const { byShare } = flows()
        byShare.forEach((one, at) => { if (one > own[at]!) pressed[at]!++ })
        own = near = round % 2 === 0 ? shifted(own, byShare, shareArcs.map(worthOf)) : sharedOut(byShare, pressed)
      }
      for (let layer = count; layer < layers; layer++) {
        if (isFlat[layer]) continue
        solve(network.costs[layer]!)
        hold(network.costs[layer]!, layer)
      }
      return wish()
    },
    raise: (layer, cost) => {
      settle(layer + 1)
      const before = work.spent()
      const isEnough = (): boolean => work.spent() - before > worthIt || !work.isLeft(1)
      const value = (toll: Float64Array): number => solve(tolled(layer, toll)) - toll.reduce((sum, one, row) => sum + one * room[row]!, 0)
      const least = Float64Array.from(room, (_, row) => tolls.slice(0, layer).some((toll) => toll[row] !== 0) ? -Infinity : 0)
      let isFresh = false
      while (bound[layer]! < cost && !isEnough()) {
        const way = pressure(layer + 1, isFresh)
        if (way === undefined) break
        free(layer)
        let [best, most] = [tolls[layer]!, bound[layer]!]
        // Twice as far as long as it leads higher, or half as far until it does.
        for (let far = 1; far >= 1 / 8 && far < 1e6;) {
          const toll = tolls[layer]!.map((one, row) => Math.max(least[row]!, one + far * way[row]!))
          const now = value(toll)
          if (now > most) {
            ;[best, most] = [toll, now]
            far *= 2
          } else if (far > 1 || most > bound[layer]!) break
          else far /= 2
        }
        if (most === bound[layer]!) {
          // Places shared out anew may press elsewhere.
          settle(layer + 1)
          if (isFresh) break
          isFresh = true
          continue
        }
        isFresh = false
        tolls[layer] = best
        settle(layer + 1)
      }
      free(layer)
      tolls[layer] = raisedTolls({ solve: value, used: () => flows().byRoom, room, least, target: cost, isEnough }, tolls[layer]!)
      for (const toll of tolls.slice(layer + 1)) toll.fill(0)
      free(layer)
      settle(layers)
    }
  }
  /** By room what one more there would take off the people who find none, in the flow that is cheapest in so many layers; nothing if all find room. */
  function pressure(count: number, isFresh: boolean): Float64Array | undefined {
    free(count)
    const pressed = new Float64Array(shareArcs.length)
    let own = (isFresh ? undefined : near) ?? sharedOut(flows().byShare, pressed)
    for (let [least, over] = [Infinity, solve(overuse(own))]; over < least;) {
      if (over === 0) return undefined
      least = over
      const { byShare } = flows()
      byShare.forEach((one, at) => { if (one > own[at]!) pressed[at]!++ })
      const next = isFresh ? sharedOut(byShare, pressed) : shifted(own, byShare, shareArcs.map(worthOf))
      over = solve(overuse(next))
      if (over < least) own = near = next
      else if (!isFresh) solve(overuse(own))
    }
    const { byRoom } = flows()
    const way = new Float64Array(room.length)
    const order = [...shareArcs].sort((a, b) => a.rows.length - b.rows.length)
    for (const { arc, rows } of order) {
      const worth = tree.priceOf(to[arc]!) - tree.priceOf(from[arc]!)
      const lacks = worth - rows.reduce((sum, row) => sum + way[row]!, 0)
      const full = rows.find((row) => byRoom[row]! >= room[row]!)
      if (lacks > 0 && full !== undefined) way[full]! += lacks
    }
    return way.some((one) => one !== 0) ? way : undefined
  }
}
