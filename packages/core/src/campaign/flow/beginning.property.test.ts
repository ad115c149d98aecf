import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { FlowNetwork } from "./flowNetwork.ts"
import { minimumCostFlow, takeFirst } from "./minimumCostFlow.ts"
import { atBottom, atTop, inTree, spanningTree } from "./spanningTree.ts"

/** People, a room in front of each session, sessions in two steps of load, and the end, to which everyone can go at once. */
const campaigns = fc.record({
  people: fc.array(fc.record({ count: fc.nat(3), open: fc.uniqueArray(fc.nat(2), { maxLength: 3 }), room: fc.boolean(), prices: fc.array(fc.nat(4), { minLength: 9, maxLength: 9 }), without: fc.array(fc.integer({ min: 3, max: 9 }), { minLength: 3, maxLength: 3 }) }), { minLength: 1, maxLength: 5 }),
  sessions: fc.array(fc.record({ room: fc.nat(2), steps: fc.tuple(fc.nat(2), fc.nat(3)) }), { minLength: 3, maxLength: 3 })
}).map(({ people, sessions }): FlowNetwork => {
  const arcs: { readonly from: number; readonly to: number; readonly room: number; readonly costs: readonly number[] }[] = []
  const session = (at: number): number => people.length + 2 * at
  const end = people.length + 2 * sessions.length
  const ways = new Int32Array(end + 1).fill(-1)
  people.forEach(({ open, room, prices, without }, node) => {
    for (const at of open) arcs.push({ from: node, to: session(at) + (room ? 1 : 0), room: Infinity, costs: prices.slice(3 * at, 3 * at + 3) })
    ways[node] = arcs.push({ from: node, to: end, room: Infinity, costs: without }) - 1
  })
  sessions.forEach(({ room, steps: [first, second] }, at) => {
    if (first > 0) ways[session(at)] = arcs.length
    arcs.push({ from: session(at), to: end, room: first, costs: [0, 0, 0] }, { from: session(at), to: end, room: second, costs: [0, 1, 1] })
    if (room > 0) ways[session(at) + 1] = arcs.length
    arcs.push({ from: session(at) + 1, to: session(at), room, costs: [0, 0, 0] })
  })
  const supply = Float64Array.from({ length: end + 1 }, (_, node) => people[node]?.count ?? 0)
  supply[end] = -people.reduce((sum, { count }) => sum + count, 0)
  return {
    supply, from: Int32Array.from(arcs, ({ from }) => from), to: Int32Array.from(arcs, ({ to }) => to), capacity: Float64Array.from(arcs, ({ room }) => room),
    costs: [0, 1, 2].map((layer) => Float64Array.from(arcs, ({ costs }) => costs[layer]!)),
    begin: { ways, order: [...people.keys()].toReversed(), dearness: Float64Array.from(arcs, ({ costs: [first, second, third] }) => 10_000 * first! + 100 * second! + third!) }
  }
})

const balances = ({ supply, from, to }: FlowNetwork, flow: Float64Array): readonly number[] => {
  const left = Float64Array.from(supply)
  flow.slice(0, from.length).forEach((units, arc) => {
    left[from[arc]!]! -= units
    left[to[arc]!]! += units
  })
  return [...left]
}

describe("a flow that is known beforehand", () => {
  it("changes nothing but the time: the cheapest costs the same, aim by aim, and is proven", () => fc.assert(fc.property(campaigns, (network) => {
    const { from, to, capacity, costs } = network
    const { begin: _, ...bare } = network
    const [known, unknown] = [minimumCostFlow(network), minimumCostFlow(bare)]
    expect([known.totals, known.feasible]).toEqual([unknown.totals, true])
    expect(balances(network, known.flow).every((left) => left === 0)).toBe(true)
    known.flow.forEach((units, arc) => {
      expect(units >= 0 && units <= capacity[arc]!).toBe(true)
      const reduced = costs.map((cost, aim) => cost[arc]! + known.prices[aim]![from[arc]!]! - known.prices[aim]![to[arc]!]!).find((one) => one !== 0) ?? 0
      if (units < capacity[arc]!) expect(reduced).toBeGreaterThanOrEqual(0)
      if (units > 0) expect(reduced).toBeLessThanOrEqual(0)
    })
  }), { numRuns: 300 }))
  it("flows along its ways, in balance, before anything is looked at", () => fc.assert(fc.property(campaigns, (network) => {
    const tree = spanningTree(network)
    expect(tree.isFeasible()).toBe(true)
    expect(balances(network, tree.flow).every((left) => left === 0)).toBe(true)
    network.begin!.ways.forEach((way, node) => {
      if (way >= 0) expect([tree.state[way], tree.priceOf(node)]).toEqual([inTree, tree.priceOf(network.to[way]!) - network.costs[0]![way]!])
    })
    const inWay = new Set(network.begin!.ways)
    for (let arc = 0; arc < network.from.length; arc++) if (!inWay.has(arc)) expect([tree.state[arc], tree.flow[arc]]).toEqual([atBottom, 0])
  }), { numRuns: 100 }))
  it("and when each has taken what is least dear, it is still one, cheaper or the same, and nobody finds a place that is cheaper and free at once", () => fc.assert(fc.property(campaigns, (network) => {
    const tree = spanningTree(network)
    const cost = (): number => network.costs[0]!.reduce((sum, one, arc) => tree.flow[arc] === 0 ? sum : sum + one * tree.flow[arc]!, 0)
    const before = cost()
    const pivots = takeFirst(network, tree)
    expect(cost()).toBeLessThanOrEqual(before)
    expect(tree.isFeasible()).toBe(true)
    expect(balances(network, tree.flow).every((left) => left === 0)).toBe(true)
    for (let arc = 0; arc < network.from.length; arc++) {
      const [units, room, state] = [tree.flow[arc]!, network.capacity[arc]!, tree.state[arc]!]
      expect(units >= 0 && units <= room).toBe(true)
      if (state === atBottom) expect(units).toBe(0)
      if (state === atTop) expect(units).toBe(room)
    }
    // Whoever comes last has looked at everything, and nobody after.
    const last = network.begin!.order.at(-1)!
    network.from.forEach((node, arc) => {
      if (node === last && tree.state[arc] === atBottom) expect(network.costs[0]![arc]! + tree.priceOf(node)).toBeGreaterThanOrEqual(tree.priceOf(network.to[arc]!))
    })
    const { begin: _, ...bare } = network
    expect(takeFirst(bare, tree)).toBe(0)
    if (before > cost()) expect(pivots).toBeGreaterThan(0)
  }), { numRuns: 200 }))
})

describe("ways that lead from node to node", () => {
  it("carry what is given on all the way, whatever the nodes are called", () => fc.assert(fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), (names, given) => {
    // Two streams join: the first and the second flow into the third, that into the fourth, and that to the end.
    const [first, second, third, fourth, end] = names as [number, number, number, number, number]
    const arcs = [[first, third], [second, third], [third, fourth], [fourth, end]] as const
    const supply = new Float64Array(5)
    ;[first, second, third, fourth].forEach((node, at) => { supply[node] = given[at]! })
    supply[end] = -given.reduce((sum, one) => sum + one, 0)
    const ways = new Int32Array(5).fill(-1)
    arcs.forEach(([from], arc) => { ways[from] = arc })
    const network: FlowNetwork = {
      supply, from: Int32Array.from(arcs, ([from]) => from), to: Int32Array.from(arcs, ([, to]) => to), capacity: new Float64Array(4).fill(99), costs: [Float64Array.from([1, 2, 4, 8])],
      begin: { ways, order: [], dearness: new Float64Array(4) }
    }
    const [a, b, c, d] = given as [number, number, number, number]
    const flows = [a, b, a + b + c, a + b + c + d]
    expect(Array.from(spanningTree(network).flow.subarray(0, 4))).toEqual(flows)
    const { flow, totals, feasible, pivots } = minimumCostFlow(network)
    expect([Array.from(flow), totals, feasible, pivots]).toEqual([flows, [flows.reduce((sum, units, arc) => sum + units * [1, 2, 4, 8][arc]!, 0)], true, 0])
  })))
})

describe("one person, and two sessions", () => {
  // 0 the person, 1 near, 2 far, 3 the end.
  const network = (near: readonly number[], far: readonly number[], places: readonly [number, number], people = 1): FlowNetwork => ({
    supply: Float64Array.from([people, 0, 0, -people]), from: Int32Array.from([0, 0, 0, 1, 2]), to: Int32Array.from([1, 2, 3, 3, 3]), capacity: Float64Array.from([Infinity, Infinity, Infinity, ...places]),
    costs: [0, 1].map((layer) => Float64Array.from([near[layer]!, far[layer]!, [9, 0][layer]!, 0, 0]))
  })
  it("goes where it is cheapest, then by what is less important", () => {
    expect([...minimumCostFlow(network([1, 5], [2, 0], [1, 1])).flow]).toEqual([1, 0, 0, 1, 0])
    expect([...minimumCostFlow(network([2, 5], [2, 0], [1, 1])).flow]).toEqual([0, 1, 0, 0, 1])
    expect([...minimumCostFlow(network([2, 5], [2, 0], [1, 0])).flow]).toEqual([1, 0, 0, 1, 0])
  })
  it("and as many go without as find no place", () => {
    const { flow, totals, feasible } = minimumCostFlow(network([1, 5], [2, 0], [1, 1], 4))
    expect([[...flow], totals, feasible]).toEqual([[1, 1, 2, 1, 1], [21, 5], true])
  })
  it("is told where there is no way for somebody", () => {
    const { from, to, capacity, ...rest } = network([1, 5], [2, 0], [1, 1], 3)
    const arcs = [0, 1, 3, 4]
    const short = { ...rest, from: from.filter((_, arc) => arcs.includes(arc)), to: to.filter((_, arc) => arcs.includes(arc)), capacity: capacity.filter((_, arc) => arcs.includes(arc)), costs: rest.costs.map((cost) => cost.filter((_, arc) => arcs.includes(arc))) }
    expect(minimumCostFlow(short).feasible).toBe(false)
    expect(minimumCostFlow({ ...short, supply: Float64Array.from([2, 0, 0, -2]) }).feasible).toBe(true)
  })
})
