import type { FlowNetwork, MinimumCostFlow } from "./flowNetwork.ts"
import { atBottom, atTop, held, inTree, type SpanningTree, spanningTree } from "./spanningTree.ts"

/**
 * The cheapest flow through a network, aim by aim, by the network simplex method with strongly feasible trees, which cannot go round
 * in circles.
 *
 * After each aim every arc that it does not leave a choice is held where it is, and the next aim goes on from the same tree: so the order of the aims is
 * strict, however many there are, without numbers that grow beyond what is exact.
 *
 * @see Ahuja, Magnanti, Orlin: Network Flows (1993), chapter 11; the search by blocks as compared by Kovács, Optimization Methods and Software 30 (2015) 94-127
 */
export const minimumCostFlow = (network: FlowNetwork): MinimumCostFlow => {
  const tree = spanningTree(network)
  const { costs, from, to } = network
  const prices: Float64Array[] = []
  let open = everyArc(network)
  let pivots = takeFirst(network, tree)
  costs.forEach((cost, aim) => {
    if (aim > 0) tree.reprice(cost)
    pivots += improve(network, tree, cost, open)
    const price = tree.prices()
    prices.push(price)
    open = open.filter((arc) => {
      if (tree.state[arc] === inTree || (cost[arc]! + price[from[arc]!]!) === price[to[arc]!]!) return true
      tree.state[arc] = held
      return false
    })
  })
  const flow = tree.flow.slice(0, from.length)
  return { flow, prices, totals: costs.map((cost) => cost.reduce((sum, one, arc) => flow[arc] === 0 ? sum : sum + one * flow[arc]!, 0)), feasible: tree.isFeasible(), pivots }
}

const everyArc = ({ from }: FlowNetwork): Int32Array => Int32Array.from(from, (_, arc) => arc)

/** Pivots until nothing is cheaper. */
export const improve = (network: FlowNetwork, { state, price: known, priceOf, pivot }: SpanningTree, cost: Float64Array, open = everyArc(network)): number => {
  const { from, to } = network
  const arcs = open.length
  // A pivot is cheap here, most people being leaves of the tree: it does not pay to look long for the best.
  const block = Math.max(50, Math.ceil(Math.sqrt(arcs) / 20))
  let next = 0
  // Looks at one block of arcs after the other, and takes the worst of the first block that has any.
  const entering = (): number => {
    let best = -1
    let worst = 0
    let left = block
    let node = -1
    let price = 0
    for (let seen = 0; seen < arcs; seen++) {
      const arc = open[next]!
      const at = state[arc]
      if (at === atBottom || at === atTop) {
        if (from[arc] !== node) {
          node = from[arc]!
          price = priceOf(node)
        }
        const reduced = at * (cost[arc]! + price - known[to[arc]!]!)
        if (reduced < worst) {
          worst = reduced
          best = arc
        }
      }
      if (++next === arcs) next = 0
      if (--left > 0) continue
      if (best >= 0) return best
      left = block
    }
    return best
  }
  let pivots = 0
  for (let arc = entering(); arc >= 0; arc = entering()) {
    pivot(arc)
    pivots++
  }
  return pivots
}

/** Lets one node after the other take what is least dear, as long as it makes the flow cheaper by the first aim. */
export const takeFirst = (network: FlowNetwork, { state, priceOf, pivot }: SpanningTree): number => {
  const { from, to, costs: [cost], begin } = network
  if (begin === undefined || cost === undefined) return 0
  const [first, last] = leaving(network)
  let pivots = 0
  const isCheaper = (arc: number): boolean => state[arc] === atBottom && cost[arc]! + priceOf(from[arc]!) < priceOf(to[arc]!)
  const take = (arc: number): void => {
    pivot(arc)
    pivots++
  }
  for (const node of begin.order) {
    for (;;) {
      let best = -1
      for (let arc = first[node]!; arc <= last[node]!; arc++) if ((best < 0 || begin.dearness[arc]! < begin.dearness[best]!) && isCheaper(arc)) best = arc
      if (best < 0) break
      take(best)
      // Where that filled a way onwards, another may be open.
      for (let on = to[best]!; first[on]! <= last[on]!; on = to[first[on]!]!) {
        for (let arc = first[on]!; arc <= last[on]!; arc++) if (isCheaper(arc)) take(arc)
      }
    }
  }
  return pivots
}

/** By node, the first and the last arc that leave it. */
const leaving = ({ from, supply }: FlowNetwork): readonly [first: Int32Array, last: Int32Array] => {
  const first = new Int32Array(supply.length).fill(0)
  const last = new Int32Array(supply.length).fill(-1)
  from.forEach((node, arc) => {
    if (last[node]! < 0) first[node] = arc
    last[node] = arc
  })
  return [first, last]
}
