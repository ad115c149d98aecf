import type { FlowNetwork } from "./flowNetwork.ts"

/** Where an arc stands: at the bottom of its room, at the top, or in the tree and in between. */
export const atBottom = 1
export const inTree = 0
export const atTop = -1

/** A basis of the network simplex method: a tree over all nodes, the flow that it gives, and the price of each node. */
export interface SpanningTree {
  readonly flow: Float64Array
  readonly state: Int8Array
  /** Of any node. */
  readonly priceOf: (node: number) => number
  /** By node; right for those to which an arc leads. */
  readonly price: Float64Array
  /** By node. */
  readonly prices: () => Float64Array
  /** Lets an arc into the tree and another out of it. */
  readonly pivot: (entering: number) => void
  /** Takes other costs; the flow stays as it is. */
  readonly reprice: (costs: Float64Array) => void
  /** Whether nothing flows over the arcs that only the beginning needed. */
  readonly isFeasible: () => boolean
}

// The arc between a node and its parent points to the parent, or away from it.
const up = 1
const down = -1
const none = -1

/** An arc that an earlier aim holds where it is. */
export const held = 2

/**
 * Begins with a root of its own to which every node is tied by an arc dearer than anything else, unless the network knows a way for it. The tree is strongly feasible: something more
 * could flow from every node to the root. Pivots that keep it so cannot go round in circles.
 */
export const spanningTree = (network: FlowNetwork): SpanningTree => {
  const { from, to, capacity, costs, begin } = network
  const ways = begin?.ways
  const supply = ways === undefined ? network.supply : gathered(network, ways)
  const nodes = supply.length
  const arcs = from.length
  const root = nodes
  const source = extended(from, nodes, (node) => supply[node]! >= 0 ? node : root, Int32Array)
  const target = extended(to, nodes, (node) => supply[node]! >= 0 ? root : node, Int32Array)
  const room = extended(capacity, nodes, () => Infinity, Float64Array)
  const cost = new Float64Array(arcs + nodes)
  const flow = extended(new Float64Array(arcs), nodes, (node) => Math.abs(supply[node]!), Float64Array)
  const state = extended(new Int8Array(arcs).fill(atBottom), nodes, () => inTree, Int8Array)
  const parent = new Int32Array(nodes + 1).fill(root)
  const arcUp = Int32Array.from({ length: nodes + 1 }, (_, node) => arcs + node)
  const points = Int8Array.from({ length: nodes + 1 }, (_, node) => (supply[node] ?? 0) >= 0 ? up : down)
  const depth = new Int32Array(nodes + 1).fill(1)
  const price = new Float64Array(nodes + 1)
  // Children as lists that know both neighbours, so that a subtree is cut off and tied on at once.
  const firstChild = new Int32Array(nodes + 1).fill(none)
  const nextSibling = new Int32Array(nodes + 1).fill(none)
  const previousSibling = new Int32Array(nodes + 1).fill(none)
  // How many hang on a node. A node to which no arc leads and on which nothing hangs is bare: the many people, of whom nobody needs to know the price until it is asked for.
  const hanging = new Int32Array(nodes + 1)
  const isSource = new Uint8Array(nodes + 1).fill(1)
  to.forEach((node) => { isSource[node] = 0 })
  isSource[root] = 0
  const isBare = (node: number): boolean => hanging[node] === 0 && isSource[node] === 1
  parent[root] = none
  depth[root] = 0
  for (let node = nodes - 1; node >= 0; node--) {
    const way = ways?.[node] ?? none
    tie(node, way === none ? root : to[way]!)
    if (way === none) continue
    flow[way] = supply[node]!
    flow[arcs + node] = 0
    state[way] = inTree
    state[arcs + node] = atBottom
    arcUp[node] = way
    points[node] = up
  }
  below(root, (node) => { if (node !== root) depth[node] = depth[parent[node]!]! + 1 })
  reprice(costs[0]!)

  // The lists hold no bare nodes.
  function list(node: number): void {
    const first = firstChild[parent[node]!]!
    nextSibling[node] = first
    previousSibling[node] = none
    if (first !== none) previousSibling[first] = node
    firstChild[parent[node]!] = node
  }
  function unlist(node: number): void {
    const [before, after] = [previousSibling[node]!, nextSibling[node]!]
    if (before === none) firstChild[parent[node]!] = after
    else nextSibling[before] = after
    if (after !== none) previousSibling[after] = before
  }
  function tie(node: number, to: number): void {
    if (isBare(to)) {
      hanging[to] = 1
      list(to)
    } else hanging[to]!++
    parent[node] = to
    if (!isBare(node)) list(node)
  }
  const cut = (node: number): void => {
    const above = parent[node]!
    if (!isBare(node)) unlist(node)
    hanging[above]!--
    if (isBare(above)) unlist(above)
  }
  function priceOf(node: number): number {
    return isBare(node) ? price[parent[node]!]! - points[node]! * cost[arcUp[node]!]! : price[node]!
  }
  /** Of a bare node; of others it is known. */
  const know = (node: number): void => {
    if (!isBare(node)) return
    price[node] = priceOf(node)
    depth[node] = depth[parent[node]!]! + 1
  }
  const meeting = (one: number, other: number): number => {
    let [a, b] = [one, other]
    while (a !== b) {
      if (depth[a]! >= depth[b]!) a = parent[a]!
      else b = parent[b]!
    }
    return a
  }

  const pivot = (entering: number): void => {
    const forward = state[entering] === atBottom
    const [first, second] = forward ? [source[entering]!, target[entering]!] : [target[entering]!, source[entering]!]
    know(first)
    know(second)
    const join = meeting(first, second)
    // How much can go round, and which arc stops it; of several the last one met on the way round from the join keeps the tree strongly feasible.
    let most = room[entering]!
    let leaving = none
    let onFirst = false
    for (let node = first; node !== join; node = parent[node]!) {
      const arc = arcUp[node]!
      const left = points[node] === up ? flow[arc]! : room[arc]! - flow[arc]!
      if (left < most) {
        most = left
        leaving = node
        onFirst = true
      }
    }
    for (let node = second; node !== join; node = parent[node]!) {
      const arc = arcUp[node]!
      const left = points[node] === up ? room[arc]! - flow[arc]! : flow[arc]!
      if (left <= most) {
        most = left
        leaving = node
        onFirst = false
      }
    }
    if (most > 0) {
      flow[entering]! += forward ? most : -most
      for (let node = first; node !== join; node = parent[node]!) flow[arcUp[node]!]! -= points[node]! * most
      for (let node = second; node !== join; node = parent[node]!) flow[arcUp[node]!]! += points[node]! * most
    }
    if (leaving === none) {
      state[entering] = forward ? atTop : atBottom
      return
    }
    const out = arcUp[leaving]!
    state[entering] = inTree
    state[out] = flow[out] === 0 ? atBottom : atTop
    const [inner, outer] = onFirst ? [first, second] : [second, first]
    hang(inner, outer, leaving, entering)
  }

  /** Turns the way from `inner` up to `leaving` round, ties it to `outer`, and reprices what hangs there. */
  const hang = (inner: number, outer: number, leaving: number, entering: number): void => {
    let node = inner
    let above = outer
    let arc = entering
    let points1: number = source[entering] === inner ? up : down
    for (;;) {
      const [oldParent, oldArc, oldPoints] = [parent[node]!, arcUp[node]!, points[node]!]
      cut(node)
      tie(node, above)
      arcUp[node] = arc
      points[node] = points1
      if (node === leaving) break
      above = node
      node = oldParent
      arc = oldArc
      points1 = -oldPoints
    }
    const change = price[outer]! - price[inner]! - points[inner]! * cost[entering]!
    below(inner, (each) => {
      price[each]! += change
      depth[each] = depth[parent[each]!]! + 1
    })
  }

  /** A node and all that hangs on it, parents first. */
  function below(top: number, visit: (node: number) => void): void {
    let node = top
    for (;;) {
      visit(node)
      if (firstChild[node] !== none) node = firstChild[node]!
      else {
        while (node !== top && nextSibling[node] === none) node = parent[node]!
        if (node === top) return
        node = nextSibling[node]!
      }
    }
  }

  function reprice(given: Float64Array): void {
    // Dearer than any way round: what only the beginning needed is given up wherever it can be.
    const dearest = 1 + given.reduce((most, one) => Math.max(most, Math.abs(one)), 0) * (nodes + 1)
    cost.set(given)
    cost.fill(dearest, arcs)
    below(root, (node) => { price[node] = node === root ? 0 : price[parent[node]!]! - points[node]! * cost[arcUp[node]!]! })
  }

  const isFeasible = (): boolean => {
    for (let arc = arcs; arc < arcs + nodes; arc++) if (flow[arc]! > 0) return false
    return true
  }
  const prices = (): Float64Array => Float64Array.from({ length: nodes }, (_, node) => priceOf(node))
  return { flow, state, price, priceOf, prices, pivot, reprice, isFeasible }
}

/** What comes to each node along the ways, with its own. */
const gathered = ({ supply, from, to }: FlowNetwork, ways: Int32Array): Float64Array => {
  const sum = Float64Array.from(supply)
  const waiting = new Int32Array(sum.length)
  ways.forEach((arc) => { if (arc >= 0) waiting[to[arc]!]!++ })
  const ready = [...waiting.keys()].filter((node) => waiting[node] === 0)
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    const arc = ways[next]!
    if (arc < 0) continue
    sum[to[arc]!]! += sum[from[arc]!]!
    if (--waiting[to[arc]!]! === 0) ready.push(to[arc]!)
  }
  return sum
}

type Numbers<T> = { new (length: number): T }

const extended = <T extends Float64Array | Int32Array | Int8Array>(given: ArrayLike<number>, more: number, value: (at: number) => number, kind: Numbers<T>): T => {
  const all = new kind(given.length + more)
  all.set(given)
  for (let at = 0; at < more; at++) all[given.length + at] = value(at)
  return all
}
