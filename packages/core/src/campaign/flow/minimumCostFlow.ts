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
  const { costs, from, to, supply } = network
  const prices: Float64Array[] = []
  let pivots = 0
  costs.forEach((cost, aim) => {
    if (aim > 0) tree.reprice(cost)
    pivots += improve(network, tree, cost)
    prices.push(tree.price.slice(0, supply.length))
    for (let arc = 0; arc < from.length; arc++) {
      if (tree.state[arc] !== inTree && cost[arc]! + tree.price[from[arc]!]! !== tree.price[to[arc]!]!) tree.state[arc] = held
    }
  })
  const flow = tree.flow.slice(0, from.length)
  return { flow, prices, totals: costs.map((cost) => cost.reduce((sum, one, arc) => flow[arc] === 0 ? sum : sum + one * flow[arc]!, 0)), feasible: tree.isFeasible(), pivots }
}

/** Pivots until nothing is cheaper. */
const improve = ({ from, to }: FlowNetwork, { state, price, pivot }: SpanningTree, cost: Float64Array): number => {
  const arcs = from.length
  const block = Math.max(50, Math.ceil(Math.sqrt(arcs)))
  let next = 0
  // Looks at one block of arcs after the other, and takes the worst of the first block that has any.
  const entering = (): number => {
    let best = -1
    let worst = 0
    let left = block
    for (let seen = 0; seen < arcs; seen++) {
      const at = state[next]!
      if (at === atBottom || at === atTop) {
        const reduced = at * (cost[next]! + price[from[next]!]! - price[to[next]!]!)
        if (reduced < worst) {
          worst = reduced
          best = next
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
