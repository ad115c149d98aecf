/** What a walk along references found. */
export interface Walk<T> {
  /** Nodes that lead back to the first of them; of nodes that hang together one circle is told. */
  readonly circles: readonly (readonly T[])[]
  /** For each node that was reached, how many follow each other at most from it on, itself counted. */
  readonly depths: ReadonlyMap<T, number>
}

/** Follows references from node to node, without recursion, so that no chain is too long for the stack; each is visited once. */
export const walk = <T>(starts: Iterable<T>, next: (node: T) => readonly T[]): Walk<T> => {
  const circles: (readonly T[])[] = []
  const depths = new Map<T, number>()
  for (const start of starts) {
    const path: { readonly node: T; readonly next: readonly T[]; at: number; depth: number }[] = []
    const on = new Set<T>()
    let told = false
    const enter = (node: T): void => {
      if (on.has(node)) {
        if (!told) circles.push(path.map((step) => step.node).slice(path.findIndex((step) => step.node === node)))
        told = true
      } else if (!depths.has(node)) {
        on.add(node)
        path.push({ node, next: next(node), at: 0, depth: 1 })
      }
    }
    enter(start)
    while (path.length > 0) {
      const step = path.at(-1)!
      if (step.at < step.next.length) {
        enter(step.next[step.at++]!)
        continue
      }
      path.pop()
      on.delete(step.node)
      for (const following of step.next) step.depth = Math.max(step.depth, 1 + (depths.get(following) ?? 0))
      depths.set(step.node, step.depth)
    }
  }
  return { circles, depths }
}
