import { describe, expect, it } from "vitest"
import { allocateSlots } from "./allocateSlots.ts"
import type { Allocation, Campaign, Invitee, SessionPrice } from "./campaign.ts"
import { type AllocationFinding, checkAllocation } from "./checkAllocation.ts"
import { CampaignError } from "./errors.ts"

// A veteran who needs the ultrasound, a worker whose village's day it is not, and an elder.
const people: readonly Invitee[] = [{ id: "veteran", priority: 1, rooms: ["ultrasound"] }, { id: "elder", priority: 2, village: "a", rooms: ["ultrasound"] }, { id: "worker", priority: 8, village: "b" }]
const campaign: Campaign = {
  people, villageDays: "only", sessions: [
    { id: "Monday", site: "station", day: "2026-07-06", capacity: 1, rooms: { ultrasound: 1 } },
    { id: "Tuesday", site: "station", day: "2026-07-07", capacity: 3, rooms: { ultrasound: 1 }, villages: ["a"] }
  ]
}
const plan = allocateSlots(campaign)
const told = (altered: Partial<Allocation>): readonly AllocationFinding[] => checkAllocation(campaign, { ...plan, ...altered }).wrong.filter(({ code }) => code !== "claim")
const at = (...assigned: readonly (readonly [string, string])[]) => ({ assigned: assigned.map(([id, session]) => ({ id, session })), unserved: people.flatMap(({ id }) => assigned.some(([one]) => one === id) ? [] : [{ id, reason: "full" as const, open: 1, because: [] }]) })

describe("what is wrong with a plan is told with who, where and why", () => {
  it("is nothing of a plan that is well", () => {
    expect(plan.assigned).toEqual(at(["veteran", "Monday"], ["elder", "Tuesday"]).assigned)
    expect(checkAllocation(campaign, plan)).toMatchObject({ wrong: [], isOptimal: true, proven: plan.proven, cost: plan.proof.cost, bound: plan.proof.bound })
  })
  it.each<[string, Partial<Allocation>, readonly AllocationFinding[]]>([
    ["somebody where that person may not come", at(["worker", "Tuesday"]), [{ code: "notOpen", where: "worker", message: "worker may not come to Tuesday" }]],
    ["more people than places", at(["veteran", "Monday"], ["worker", "Monday"]), [{ code: "tooMany", where: "Monday", message: "Monday has 2 people, and places for 1" }]],
    ["more people than a room has places", at(["veteran", "Tuesday"], ["elder", "Tuesday"]), [
      { code: "notOpen", where: "veteran", message: "veteran may not come to Tuesday" },
      { code: "roomTooMany", where: "Tuesday", message: "Tuesday has 2 people for ultrasound, and places for 1" }
    ]],
    ["somebody twice", { assigned: [{ id: "elder", session: "Tuesday" }, { id: "elder", session: "Tuesday" }], unserved: at(["elder", "Tuesday"]).unserved }, [
      { code: "twice", where: "elder", message: "elder has two sessions" }, { code: "roomTooMany", where: "Tuesday", message: "Tuesday has 2 people for ultrasound, and places for 1" }
    ]],
    ["somebody who is not there", { assigned: [{ id: "ghost", session: "Monday" }], unserved: at().unserved }, [{ code: "unknownPerson", where: "ghost", message: "ghost is not among the people of the campaign" }]],
    ["a session that is not there", { assigned: [{ id: "elder", session: "Friday" }], unserved: at().unserved }, [{ code: "unknownSession", where: "elder", message: "Friday is not among the sessions of the campaign" }]],
    ["somebody who is not there and goes without", { ...at(), unserved: [...at().unserved, { id: "ghost", reason: "full", open: 1, because: [] }] }, [{ code: "unknownPerson", where: "ghost", message: "ghost is not among the people of the campaign" }]],
    ["somebody lost", { assigned: [], unserved: at().unserved.slice(1) }, [{ code: "lost", where: "veteran", message: "veteran is neither assigned nor unserved" }]],
    ["somebody in both lists", { assigned: at(["veteran", "Monday"]).assigned, unserved: at().unserved }, [{ code: "lost", where: "veteran", message: "veteran is both assigned and unserved" }]]
  ])("%s", (_, altered, found) => expect(told(altered)).toEqual(found))
  it("as many people as places are not too many", () => {
    expect(told(at(["veteran", "Monday"], ["elder", "Tuesday"]))).toEqual([])
  })
})

describe("what a plan says of itself is told beside what is found", () => {
  const claims = (altered: Partial<Allocation>): readonly string[] => checkAllocation(campaign, { ...plan, ...altered }).wrong.map(({ code, where, message }) => `${code} ${where}: ${message}`)
  it.each<[string, Partial<Allocation>, string]>([
    ["its cost", { proof: { ...plan.proof, cost: [9] } }, `claim proof.cost: the plan says [9]; it is ${JSON.stringify(plan.proof.cost)}`],
    ["its bound", { proof: { ...plan.proof, bound: [9] } }, `claim proof.bound: the plan says [9]; it is ${JSON.stringify(plan.proof.bound)}`],
    ["that it is the best", { proof: { ...plan.proof, isOptimal: false } }, "claim proof.isOptimal: the plan says false; it is true"],
    ["what is proven", { proven: ["served"] }, `claim proven: the plan says ["served"]; it is ${JSON.stringify(plan.proven)}`]
  ])("%s", (_, altered, message) => expect(claims(altered)).toEqual([message]))
  it("and what it does not say is not asked", () => {
    const { layers, prices } = plan.proof
    expect(checkAllocation(campaign, { assigned: plan.assigned, unserved: [{ id: "worker" }], proof: { layers, prices } })).toMatchObject({ wrong: [], isOptimal: true, proven: plan.proven })
  })
  it("in any order of the fields, but in the order of the lists", () => {
    const backwards = Object.fromEntries(Object.entries(plan.totals).toReversed())
    expect(claims({ totals: backwards })).toEqual([])
    expect(claims({ served: plan.served.toReversed() })).toHaveLength(1)
  })
})

describe("prices that cannot be added up are told, and prove nothing", () => {
  const [monday, tuesday] = plan.proof.prices as readonly [SessionPrice, SessionPrice]
  const none = plan.proof.layers.map(() => 0)
  const priced = (...prices: readonly SessionPrice[]) => checkAllocation(campaign, { assigned: plan.assigned, unserved: plan.unserved, proof: { layers: plan.proof.layers, prices } })
  it.each<[string, SessionPrice, string]>([
    ["of a session that is not there", { ...monday, session: "Friday" }, "Friday is not among the sessions"],
    ["too few numbers", { ...monday, place: [0] }, `Monday has a price that is not ${none.length} numbers`],
    ["no number", { ...monday, place: [NaN, ...none.slice(1)] }, `Monday has a price that is not ${none.length} numbers`],
    ["no end", { ...monday, place: [Infinity, ...none.slice(1)] }, `Monday has a price that is not ${none.length} numbers`],
    ["a room without one", { ...monday, rooms: [{ room: "ultrasound", price: [] }] }, `Monday has a price that is not ${none.length} numbers`],
    ["a room with two", { ...monday, rooms: [{ room: "ultrasound", price: none }, { room: "ultrasound", price: none }] }, "Monday has two prices for a room"]
  ])("%s", (_, price, message) => {
    const check = priced(price, tuesday)
    expect(check.wrong).toEqual([{ code: "claim", where: `proof.prices ${price.session}`, message: expect.stringContaining(message) }])
    expect([check.isOptimal, check.proven]).toEqual([false, []])
  })
  it("two of a session: the first counts", () => {
    const check = priced(monday, tuesday, { ...monday, place: none.map(() => 1000) })
    expect(check).toMatchObject({ wrong: [{ code: "claim", where: "proof.prices Monday", message: "Monday has two prices" }], bound: plan.proof.bound, isOptimal: false, proven: [] })
  })
})

describe("what is compared is the campaign's, not the plan's", () => {
  const crossing: Campaign = { people: [{ id: "p", priority: 1, rooms: ["A", "B"] }, { id: "q", priority: 2, rooms: ["A"] }, { id: "r", priority: 2, rooms: ["B"] }], sessions: [{ id: "s", site: "x", day: "2026-07-06", capacity: 3, rooms: { A: 1, B: 1 } }] }
  it("group by group where rooms cross, else all in one number by rank", () => {
    const without = (of: Campaign) => checkAllocation(of, { assigned: [], unserved: of.people.map(({ id }) => ({ id })), proof: { layers: [], prices: [] } }).cost.slice(0, 2)
    expect(without(crossing)).toEqual([1, 2])
    expect(without(campaign)).toEqual([3, 6])
  })
  it("a campaign that is none is refused before any work", () => {
    expect(() => checkAllocation({ ...campaign, people: [{ id: "p", priority: 0 }] }, plan)).toThrow(CampaignError)
  })
})
