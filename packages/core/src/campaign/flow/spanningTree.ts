import type { FlowNetwork } from "./flowNetwork.ts"

/** Where an arc stands: at the bottom of its room, at the top, or in the tree and in between. */
export const atBottom = 1
export const inTree = 0
export const atTop = -1

/** A basis of the network simplex method: a tree over all nodes, the flow that it gives, and the price of each node. */
export interface SpanningTree {
  readonly flow: Float64Array
  readonly price: Float64Array
  readonly state: Int8Array
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
 * Begins with a root of its own to which every node is tied by an arc dearer than anything else. The tree is strongly feasible: something more
 * could flow from every node to the root. Pivots that keep it so cannot go round in circles.
 */
export const spanningTree = ({ supply, from, to, capacity, costs }: FlowNetwork): SpanningTree => {
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
  parent[root] = none
  depth[root] = 0
  for (let node = nodes - 1; node >= 0; node--) tie(node, root)
  reprice(costs[0]!)

  function tie(node: number, to: number): void {
    const first = firstChild[to]!
    nextSibling[node] = first
    previousSibling[node] = none
    if (first !== none) previousSibling[first] = node
    firstChild[to] = node
    parent[node] = to
  }
  const cut = (node: number): void => {
    const [before, after] = [previousSibling[node]!, nextSibling[node]!]
    if (before === none) firstChild[parent[node]!] = after
    else nextSibling[before] = after
    if (after !== none) previousSibling[after] = before
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
  return { flow, price, state, pivot, reprice, isFeasible }
}

type Numbers<T> = { new (length: number): T }

const extended = <T extends Float64Array | Int32Array | Int8Array>(given: ArrayLike<number>, more: number, value: (at: number) => number, kind: Numbers<T>): T => {
  const all = new kind(given.length + more)
  all.set(given)
  for (let at = 0; at < more; at++) all[given.length + at] = value(at)
  return all
}
