import type { ByLayer, Invitee, SessionPrice } from "../campaign.ts"
import { type CampaignCosts, placesOf } from "../campaignCosts.ts"
import { improve, takeFirst } from "../flow/minimumCostFlow.ts"
import { atBottom, atTop, held, inTree, spanningTree } from "../flow/spanningTree.ts"
import { alike, assignedBy, type CampaignNetwork, networkOf, pricesOf } from "../flowPlan.ts"
import { raisedTolls } from "./raisedTolls.ts"
import type { SharedRooms } from "./sharedRooms.ts"

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
  readonly plan: (layers: number, places: Places) => ReadonlyMap<string, string> | undefined
  /** Raises the bound in a layer towards a cost. */
  readonly raise: (layer: number, cost: number) => void
}

/** So often the places are shared out anew. */
const sharings = 10
/** So much work is worth a higher bound in one layer, in arcs that are looked at: a second, more or less. */
const worthIt = 4e7
/** What a pivot takes, in the same. */
const ofPivot = 300

export const roomFlow = (people: readonly Invitee[], costs: CampaignCosts, shared: SharedRooms, crossing: readonly string[]): RoomFlow => {
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
  let work = 0
  // Layers whose arcs are held as the bound has it, not as a plan.
  let settled = 0

  let open = Int32Array.from(from, (_, arc) => arc)
  const solve = (cost: Float64Array): number => {
    tree.reprice(cost)
    work += 3 * arcs + ofPivot * improve(network, tree, cost, open)
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
      if (tree.state[arc] === inTree || cost[arc]! + price[from[arc]!]! === price[to[arc]!]!) {
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

  /** By share arc: who has been pressed longest comes first; whatever is left goes round. */
  const sharedOut = (wanted: Float64Array, pressed: Float64Array): Float64Array => {
    const left = room.slice()
    const own = new Float64Array(shareArcs.length)
    const order = [...shareArcs.keys()].sort((a, b) => pressed[b]! - pressed[a]! || a - b)
    const give = (at: number, most: number): boolean => {
      const { rows } = shareArcs[at]!
      const given = Math.min(most, ...rows.map((row) => left[row]!))
      own[at]! += given
      for (const row of rows) left[row]! -= given
      return given > 0
    }
    for (const at of order) give(at, wanted[at]!)
    for (let isGiven = true; isGiven;) isGiven = order.map((at) => give(at, 1)).includes(true)
    return own
  }
  const worthOf = ({ arc }: ShareArc): number => Math.max(0, tree.priceOf(to[arc]!) - tree.priceOf(from[arc]!))
  const inRow = room.length === 0 ? [] : Array.from({ length: room.length }, (): number[] => [])
  shareArcs.forEach(({ rows }, at) => { for (const row of rows) inRow[row]!.push(at) })
  /** Places go from shares to which one less means nothing to those that want more. */
  const shifted = (own: Float64Array, wanted: Float64Array): Float64Array => {
    const next = own.slice()
    const left = room.slice()
    shareArcs.forEach(({ rows }, at) => { for (const row of rows) left[row]! -= own[at]! })
    const change = (at: number, by: number): void => {
      next[at]! += by
      for (const row of shareArcs[at]!.rows) left[row]! -= by
    }
    const isGiver = shareArcs.map((one, at) => wanted[at]! <= own[at]! && worthOf(one) === 0)
    shareArcs.forEach(({ rows }, at) => {
      for (let more = wanted[at]! - own[at]!; more > 0; more--) {
        change(at, 1)
        for (const row of rows) {
          if (left[row]! >= 0) continue
          const giver = inRow[row]!.filter((other) => other !== at && isGiver[other]! && next[other]! > 0).sort((a, b) => (next[b]! - wanted[b]!) - (next[a]! - wanted[a]!))[0]
          if (giver !== undefined) change(giver, -1)
        }
        if (rows.some((row) => left[row]! < 0)) {
          change(at, -1)
          break
        }
      }
    })
    return next
  }
  const overuse = (own: Float64Array): Float64Array => {
    const cost = new Float64Array(arcs)
    shareArcs.forEach(({ arc, units, places, rows }, at) => {
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
      let own = count === 0 ? Float64Array.from(shareArcs, ({ session, share }) => places[session]![share]!) : near ?? sharedOut(flows().byShare, new Float64Array(shareArcs.length))
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
        const { byShare, byRoom } = flows()
        byShare.forEach((one, at) => { if (one > own[at]!) pressed[at]!++ })
        own = near = round % 2 === 0 ? shifted(own, byShare) : sharedOut(byShare, pressed)
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
      const before = work
      const isEnough = (): boolean => work - before > worthIt
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
      const next = isFresh ? sharedOut(byShare, pressed) : shifted(own, byShare)
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

interface ShareArc {
  readonly session: number
  readonly share: number
  /** Without a limit. */
  readonly arc: number
  /** The first of as many as there are places for at most, each for one person. */
  readonly units: number
  readonly places: number
  /** The rooms, by number of session and room. */
  readonly rows: readonly number[]
}

/** Of each share in a session an arc for each person there is room for, beside the one that has no limit: which of them are within the places is told by costs. */
const unitNetwork = (given: CampaignNetwork, { sessions }: CampaignCosts, { shares }: SharedRooms, crossing: readonly string[]): { readonly network: CampaignNetwork; readonly shareArcs: readonly ShareArc[] } => {
  const nodes = new Map(sessions.flatMap((_, session) => shares.map(({ share }, at) => [given.nodeOf(session, share), { session, share: at }] as const)))
  const shareArcs: ShareArc[] = []
  // By arc of the new network that of the given one; those of one person are the later of the same.
  const origin: number[] = []
  const placeOf = new Int32Array(given.from.length)
  given.from.forEach((node, arc) => {
    placeOf[arc] = origin.push(arc) - 1
    const found = nodes.get(node)
    if (found === undefined) return
    const needed = shares[found.share]!.crossing
    const places = Math.min(...needed.map((name) => placesOf(sessions[found.session]!.session, name)))
    shareArcs.push({ ...found, arc: placeOf[arc]!, units: origin.length, places, rows: needed.map((name) => found.session * crossing.length + crossing.indexOf(name)) })
    for (let unit = 0; unit < places; unit++) origin.push(arc)
  })
  const spread = <T extends Int32Array | Float64Array>(all: T): T => {
    const longer = new (all.constructor as new (length: number) => T)(origin.length)
    origin.forEach((arc, at) => { longer[at] = all[arc]! })
    return longer
  }
  const capacity = spread(given.capacity)
  for (const { units, places } of shareArcs) capacity.fill(1, units, units + places)
  const { begin } = given
  return {
    shareArcs,
    network: {
      ...given, from: spread(given.from), to: spread(given.to), capacity, costs: given.costs.map(spread),
      ...(begin === undefined ? {} : { begin: { ...begin, ways: begin.ways.map((arc) => arc < 0 ? arc : placeOf[arc]!), dearness: spread(begin.dearness) } })
    }
  }
}
