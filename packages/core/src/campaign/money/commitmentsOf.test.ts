import { describe, expect, it } from "vitest"
import type { CampaignError } from "../errors.ts"
import { balance } from "./balance.ts"
import { commitmentsOf, type CommitmentsInput } from "./commitmentsOf.ts"
import { estimateBudget } from "./estimateBudget.ts"
import { money, poor, rulesOfMoney } from "./money.fixture.ts"

const person = (id: string, ...parts: readonly (readonly [string | undefined, number])[]) =>
  ({ id, standing: "decided" as const, total: 0, parts: parts.map(([payer, amount]) => ({ ...(payer === undefined ? {} : { payer }), amount })) })

const input = (more: Partial<CommitmentsInput>): CommitmentsInput => ({
  estimate: { people: [person("a", ["budget-a", 10], ["fund", 5]), person("b", ["budget-dd", 7]), person("c", ["employer", 9]), person("d", [undefined, 3], ["fund", 2])] },
  assigned: [], sessions: [{ id: "s1", day: "2026-07-06" }, { id: "s2", day: "2026-07-07" }], sources: { "budget-a": "city", "budget-dd": "city", fund: "health-insurance" }, ...more
})
const shown = (more: Partial<CommitmentsInput>) => commitmentsOf(input(more)).commitments.map(({ person: who, source, amount, day }) => `${who} ${source} ${amount} ${day}`)

describe("what a plan promises", () => {
  it("nothing for whoever has no session", () => expect(commitmentsOf(input({}))).toEqual({ commitments: [], released: [], payerOpen: [], notEstimated: [] }))
  it("tells what of the plan before it no longer promises", () => {
    const before = commitmentsOf(input({ assigned: [{ id: "a", session: "s1" }] })).commitments
    expect(commitmentsOf({ ...input({ assigned: [{ id: "a", session: "s1" }] }), before }).released).toEqual([])
    expect(commitmentsOf({ ...input({}), before }).released).toEqual(before.map(({ id }) => id))
    expect(before.length).toBeGreaterThan(0)
  })

  it("each source its part, on the day of the session", () => {
    expect(shown({ assigned: [{ id: "b", session: "s2" }, { id: "a", session: "s1" }] })).toEqual(["b city 7 2026-07-07", "a city 10 2026-07-06", "a health-insurance 5 2026-07-06"])
  })

  it("village and group where they are said", () => {
    const people = [{ ...person("a", ["fund", 1]), village: "v1" }, { ...person("b", ["fund", 1]), group: "g1" }]
    const both = commitmentsOf(input({ estimate: { people }, assigned: [{ id: "a", session: "s1" }, { id: "b", session: "s1" }] }))
    expect(both.commitments.map(({ village, group }) => [village, group])).toEqual([["v1", undefined], [undefined, "g1"]])
    expect(both.commitments.map((one) => Object.keys(one).length)).toEqual([6, 6])
  })

  it("parts of one source are one", () => {
    const estimate = { people: [person("a", ["budget-a", 10], ["budget-dd", 5])] }
    expect(shown({ estimate, assigned: [{ id: "a", session: "s1" }] })).toEqual(["a city 15 2026-07-06"])
  })

  it("not what an employer pays, nor what nobody is named for, which is told", () => {
    const { commitments, payerOpen } = commitmentsOf(input({ assigned: [{ id: "c", session: "s1" }, { id: "d", session: "s1" }] }))
    expect([commitments.map(({ id }) => id), payerOpen]).toEqual([["d s1 health-insurance"], ["d"]])
    expect(shown({ estimate: { people: [person("a", ["constructor", 10])] }, assigned: [{ id: "a", session: "s1" }] })).toEqual([])
  })

  it("people whom the estimate does not know are told", () => {
    expect(commitmentsOf(input({ assigned: [{ id: "x", session: "s1" }] })).notEstimated).toEqual(["x"])
  })

  it("unknown sessions and people who are there twice are refused, all at once", () => {
    const twice = [{ id: "a", session: "s1" }, { id: "a", session: "s9" }]
    try {
      commitmentsOf(input({ assigned: twice, estimate: { people: [person("a"), person("a")] } }))
      expect.unreachable()
    } catch (error) {
      expect((error as CampaignError).problems.map(({ code, where }) => `${code.slice(17)} ${where}`)).toEqual(["DUPLICATE estimate.people[1]", "DUPLICATE assigned[1]", "UNKNOWN assigned[1].session"])
    }
  })
})

it("from the estimate through the plan to the balance, to the đồng", () => {
  const people = ["p1", "p2", "p3"].map((id, index) => ({ person: poor(id, index === 2 ? { employment: "contract" } : {}), items: ["exam", "scan"], village: `v${index}` }))
  const estimate = estimateBudget(rulesOfMoney(), people, { money, prices: { exam: 50_000, scan: 200_000 } })
  const { commitments } = commitmentsOf({ estimate, assigned: [{ id: "p1", session: "s" }, { id: "p3", session: "s" }], sessions: [{ id: "s", day: "2026-07-06" }], sources: { "p/budget": "city" } })
  const { total, rows } = balance({ budget: [{ id: "b", source: "city", amount: 1_000_000, from: "2026-01-01", until: "2027-01-01" }], commitments, settlements: [] }, { period: { from: "2026-01-01", until: "2027-01-01" }, by: ["village"] })
  expect([total.budget, total.committed, total.free]).toEqual([1_000_000, 250_000, 750_000])
  expect(rows.map(({ village, committed }) => [village, committed])).toEqual([["v0", 250_000], [undefined, 0]])
})
