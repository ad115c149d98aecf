import { describe, expect, it } from "vitest"
import type { Aim, ByLayer, Campaign, Layer } from "./campaign.ts"
import { provenAims, servedGroups, totalsOf } from "./tellPlan.ts"

// Two veterans, three elders and four others; the plan serves one, two and three of them.
const people = [1, 1, 2, 2, 2, 8, 8, 8, 8].map((priority, at) => ({ id: `p${at}`, priority }))
const campaign: Campaign = { people, sessions: [] }
const assigned = new Map(["p0", "p2", "p3", "p5", "p6", "p7"].map((id) => [id, "s"]))
const groups: readonly Layer[] = [{ aim: "served", priority: 1 }, { aim: "served", priority: 2 }, { aim: "served", priority: 8 }]
const ranked: readonly Layer[] = [{ aim: "served" }, { aim: "served", ranked: true }]
const atMost = (layers: readonly Layer[], cost: ByLayer, bound: ByLayer): readonly number[] => servedGroups(campaign, assigned, { layers, cost, bound }).map((group) => group.atMost)

describe("how many of a group could have a session at most", () => {
  it("is told beside how many there are and how many have one, in the order of priority", () => {
    const reversed = { ...campaign, people: people.toReversed() }
    expect(servedGroups(reversed, assigned, { layers: groups, cost: [1, 1, 1], bound: [1, 1, 1] }))
      .toEqual([{ priority: 1, people: 2, served: 1, atMost: 1 }, { priority: 2, people: 3, served: 2, atMost: 2 }, { priority: 8, people: 4, served: 3, atMost: 3 }])
  })
  it.each<[string, ByLayer, ByLayer, readonly number[]]>([
    ["all proven: as many as have one", [1, 1, 1], [1, 1, 1], [1, 2, 3]],
    ["the first group open: what its bound leaves, and of the others nothing is known", [1, 1, 1], [0, 1, 1], [2, 3, 4]],
    ["the second open: the first is proven, of the third nothing is known", [1, 1, 1], [1, 0, 1], [1, 3, 4]],
    ["the last open: only it has more than it has", [1, 1, 3], [1, 1, 2], [1, 2, 2]]
  ])("group by group, %s", (_, cost, bound, expected) => expect(atMost(groups, cost, bound)).toEqual(expected))
  it.each<[string, readonly Layer[], ByLayer, ByLayer, readonly number[]]>([
    ["proven", ranked, [3, 7], [3, 7], [1, 2, 3]],
    ["the number of people open: nothing is known of any group", ranked, [3, 7], [2, 7], [2, 3, 4]],
    ["the number proven and the order open: still nothing of any group", ranked, [3, 7], [3, 6], [2, 3, 4]],
    ["an aim behind it open: they are proven", [...ranked, { aim: "load" }], [3, 7, 5], [3, 7, 4], [1, 2, 3]],
    ["an aim before it open: nothing is known", [{ aim: "moves" }, ...ranked], [1, 3, 7], [0, 3, 7], [2, 3, 4]]
  ])("all groups in one number, %s", (_, layers, cost, bound, expected) => expect(atMost(layers, cost, bound)).toEqual(expected))
  it("group by group behind another aim, is what that aim allows", () => {
    const layers: readonly Layer[] = [{ aim: "moves" }, ...groups]
    expect(atMost(layers, [4, 1, 1, 1], [4, 1, 1, 1])).toEqual([1, 2, 3])
    expect(atMost(layers, [4, 1, 1, 1], [3, 1, 1, 1])).toEqual([2, 3, 4])
  })
  it("of the first group is what its bound leaves, though fewer have one", () => {
    const others = { ...campaign, people: people.filter(({ priority }) => priority === 8) }
    expect(servedGroups(others, new Map([["p5", "s"]]), { layers: [{ aim: "served", priority: 8 }], cost: [3], bound: [2] })).toEqual([{ priority: 8, people: 4, served: 1, atMost: 2 }])
  })
  it("is everyone where nobody is asked to be served", () => expect(atMost([{ aim: "load" }], [0], [0])).toEqual([2, 3, 4]))
})

describe("what is proven", () => {
  const layers: readonly Layer[] = [...groups, { aim: "waiting" }, { aim: "travel" }]
  it.each<[ByLayer, readonly Aim[]]>([
    [[1, 1, 1, 5, 9], ["served", "waiting", "travel"]],
    [[1, 1, 1, 5, 8], ["served", "waiting"]],
    [[1, 1, 1, 4, 9], ["served"]],
    [[1, 1, 0, 5, 9], []],
    [[0, 1, 1, 5, 9], []]
  ])("by the bound %j of a plan that costs 1, 1, 1, 5, 9: %j", (bound, proven) => expect(provenAims({ layers, cost: [1, 1, 1, 5, 9], bound })).toEqual(proven))
})

it("totals are told of each aim but of those served", () => {
  expect(totalsOf({ layers: [{ aim: "moves" }, ...groups, { aim: "load" }], cost: [4, 1, 2, 3, 9] })).toEqual({ moves: 4, load: 9 })
})
