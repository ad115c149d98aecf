import fc from "fast-check"
import { expect, it } from "vitest"
import type { FlowNetwork } from "./flowNetwork.ts"
import { minimumCostFlow } from "./minimumCostFlow.ts"

/** The same by shortest augmenting paths, one unit after the other, over arcs as plain objects: slow, and another method altogether. */
const bySinglePaths = ({ supply, from, to, capacity, costs: [first, second] }: FlowNetwork): { readonly cost: number; readonly feasible: boolean } => {
  const nodes = supply.length
  const arcs: { a: number; b: number; room: number; price: number; back: number }[] = []
  const add = (a: number, b: number, room: number, price: number): void => {
    arcs.push({ a, b, room, price, back: arcs.length + 1 }, { a: b, b: a, room: 0, price: -price, back: arcs.length })
  }
  let wanted = 0
  for (let arc = 0; arc < from.length; arc++) add(from[arc]!, to[arc]!, Math.min(capacity[arc]!, 1000), 1000 * first![arc]! + second![arc]!)
  for (let node = 0; node < nodes; node++) {
    if (supply[node]! > 0) add(nodes, node, supply[node]!, 0)
    if (supply[node]! < 0) add(node, nodes + 1, -supply[node]!, 0)
    wanted += Math.max(0, supply[node]!)
  }
  let [sent, total] = [0, 0]
  for (;;) {
    const far = new Float64Array(nodes + 2).fill(Infinity)
    const by = new Int32Array(nodes + 2).fill(-1)
    far[nodes] = 0
    for (let round = 0; round < nodes + 2; round++) {
      arcs.forEach(({ a, b, room, price }, arc) => {
        if (room > 0 && far[a]! + price < far[b]!) {
          far[b] = far[a]! + price
          by[b] = arc
        }
      })
    }
    if (far[nodes + 1] === Infinity) return { cost: total, feasible: sent === wanted }
    for (let node = nodes + 1; node !== nodes; node = arcs[by[node]!]!.a) {
      arcs[by[node]!]!.room--
      arcs[arcs[by[node]!]!.back]!.room++
    }
    sent++
    total += far[nodes + 1]!
  }
}

const networks = fc.integer({ min: 2, max: 7 }).chain((nodes) => fc.record({
  supplies: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: nodes - 1, maxLength: nodes - 1 }),
  arcs: fc.array(fc.record({
    a: fc.nat(nodes - 1), b: fc.nat(nodes - 1), room: fc.oneof(fc.nat(5), fc.constant(Infinity)), price: fc.integer({ min: 0, max: 3 }), later: fc.integer({ min: 0, max: 5 })
  }), { maxLength: 18 })
})).map(({ supplies, arcs }): FlowNetwork => ({
  supply: Float64Array.from([...supplies, -supplies.reduce((sum, one) => sum + one, 0)]),
  from: Int32Array.from(arcs, ({ a }) => a),
  to: Int32Array.from(arcs, ({ b }) => b),
  capacity: Float64Array.from(arcs, ({ room }) => room),
  costs: [Float64Array.from(arcs, ({ price }) => price), Float64Array.from(arcs, ({ later }) => later)]
}))

it("is as cheap, aim by aim, as what another method finds, and knows when there is none", () => {
  fc.assert(fc.property(networks, (network) => {
    const found = minimumCostFlow(network)
    const other = bySinglePaths(network)
    expect(found.feasible).toBe(other.feasible)
    if (other.feasible) expect(1000 * found.totals[0]! + found.totals[1]!).toBe(other.cost)
  }), { numRuns: 500 })
})

it("keeps every room and every balance, and its prices prove that nothing is cheaper", () => {
  fc.assert(fc.property(networks, (network) => {
    const { supply, from, to, capacity, costs } = network
    const { flow, prices, feasible } = minimumCostFlow(network)
    const balance = Float64Array.from(supply)
    flow.forEach((units, arc) => {
      expect(units).toBeGreaterThanOrEqual(0)
      expect(units).toBeLessThanOrEqual(capacity[arc]!)
      balance[from[arc]!]! -= units
      balance[to[arc]!]! += units
      const reduced = costs.map((cost, aim) => cost[arc]! + prices[aim]![from[arc]!]! - prices[aim]![to[arc]!]!).find((one) => one !== 0) ?? 0
      if (units < capacity[arc]!) expect(reduced).toBeGreaterThanOrEqual(0)
      if (units > 0) expect(reduced).toBeLessThanOrEqual(0)
    })
    if (feasible) expect([...balance].every((left) => left === 0)).toBe(true)
  }), { numRuns: 500 })
})
