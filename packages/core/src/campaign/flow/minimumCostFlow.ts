import type { FlowNetwork, MinimumCostFlow } from "./flowNetwork.ts"
import { spanningTree } from "./spanningTree.ts"

/**
 * The cheapest flow through a network, by the network simplex method with strongly feasible trees, which cannot go round in circles.
 *
 * @see Ahuja, Magnanti, Orlin: Network Flows (1993), chapter 11; the search by blocks as compared by Kovács, Optimization Methods and Software 30 (2015) 94-127
 */
export const minimumCostFlow = (network: FlowNetwork): MinimumCostFlow => {
  const { supply, from, to, cost } = network
  const { flow, price, state, pivot, isFeasible } = spanningTree(network)
  const arcs = from.length
  const block = Math.max(50, Math.ceil(Math.sqrt(arcs)))
  let next = 0
  // Looks at one block of arcs after the other, and takes the worst of the first block that has any.
  const entering = (): number => {
    let best = -1
    let worst = 0
    let left = block
    for (let seen = 0; seen < arcs; seen++) {
      const reduced = state[next]! * (cost[next]! + price[from[next]!]! - price[to[next]!]!)
      if (reduced < worst) {
        worst = reduced
        best = next
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
  let total = 0
  for (let arc = 0; arc < arcs; arc++) if (flow[arc] !== 0) total += flow[arc]! * cost[arc]!
  return { flow: flow.slice(0, arcs), price: price.slice(0, supply.length), cost: total, feasible: isFeasible(), pivots }
}
