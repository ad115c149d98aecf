import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { walk } from "./circles.ts"

const graph = (edges: Readonly<Record<string, string>>) => walk(Object.keys(edges), (node) => [...(edges[node] ?? "")])

describe("a walk along references", () => {
  it("counts how many follow each other at most", () => {
    expect([...graph({ a: "bc", b: "c", c: "d", d: "", e: "" }).depths]).toEqual([["d", 1], ["c", 2], ["b", 3], ["a", 4], ["e", 1]])
  })
  it("tells a circle once, from where it closes", () => {
    expect(graph({ a: "b", b: "c", c: "b", d: "b" }).circles).toEqual([["b", "c"]])
    expect(graph({ a: "a", b: "b" }).circles).toEqual([["a"], ["b"]])
  })
  it("is not afraid of a long chain", () => {
    const { circles, depths } = walk([0], (node) => node < 200_000 ? [node + 1] : [])
    expect([circles.length, depths.get(0)]).toEqual([0, 200_001])
  })
  it("finds a circle if and only if there is one, and what it finds is one", () => {
    fc.assert(fc.property(fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 8, maxLength: 8 }), (edges) => {
      const reach = edges.map((to) => new Set(to))
      for (let round = 0; round < 8; round++) for (const from of reach) for (const to of from) for (const more of reach[to]!) from.add(more)
      const { circles } = walk(edges.keys(), (node) => edges[node]!)
      expect(circles.length > 0).toBe(reach.some((from, node) => from.has(node)))
      for (const circle of circles) circle.forEach((node, index) => expect(edges[node]).toContain(circle[(index + 1) % circle.length]))
    }))
  })
})
