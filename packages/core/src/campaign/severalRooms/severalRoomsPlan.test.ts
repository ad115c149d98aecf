import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import { type Campaign, familyAims, type Invitee, planningAims, replanningAims, type Session } from "../campaign.ts"
import { campaignCosts, compared, placesOf } from "../campaignCosts.ts"
import { checkAllocation } from "../checkAllocation.ts"
import { flowPlan } from "../flowPlan.ts"
import { campaignOf } from "../oracle/campaigns.fixture.ts"
import { bestOfEveryPlan } from "../oracle/everyPlan.fixture.ts"
import { compareCosts, layersOf } from "../oracle/naiveReading.fixture.ts"
import { boundOf, planCost } from "../planCost.ts"
import { roomNest } from "../roomNest.ts"
import { severalRoomsPlan } from "./severalRoomsPlan.ts"

const crosses = ({ people }: Campaign): boolean => roomNest(people).crossing.length > 0

describe("where rooms cross", () => {
  it("a plan never costs less than the best of all plans, its bound never more, and most are proven to be the best", () => {
    const found = { campaigns: 0, best: 0, servedBest: 0, served: 0, proven: 0 }
    for (let seed = 1; seed <= 700; seed++) {
      const campaign = campaignOf(seed, { people: 5 + seed % 3, sessions: 2 + seed % 2, rooms: "any", crowding: 1.2, aims: seed % 2 === 0 ? planningAims : replanningAims })
      if (!crosses(campaign)) continue
      const layers = layersOf(campaign, campaign.aims!, false)
      const best = bestOfEveryPlan(campaign, layers).cost
      const { proof, proven } = allocateSlots(campaign)
      expect([seed, compareCosts(proof.cost, best) >= 0, compareCosts(proof.bound, best) <= 0]).toEqual([seed, true, true])
      const groups = layers.filter(({ aim }) => aim === "served").length
      found.campaigns++
      if (compareCosts(proof.cost, best) === 0) found.best++
      if (proven.includes("served")) found.served++
      if (proof.isOptimal) found.proven++
      if (compareCosts(proof.cost.slice(0, groups), best.slice(0, groups)) === 0) found.servedBest++
    }
    expect(found.campaigns).toBeGreaterThan(200)
    expect(found.best / found.campaigns).toBeGreaterThan(0.98)
    expect(found.servedBest / found.campaigns).toBeGreaterThan(0.99)
    expect(found.served / found.campaigns).toBeGreaterThan(0.98)
    expect(found.proven / found.campaigns).toBeGreaterThan(0.97)
  })
  it("nobody is where there is no room, and the check finds the same", () => fc.assert(fc.property(fc.nat(100_000), fc.boolean(), (seed, isFamily) => {
    const campaign = campaignOf(seed, { people: 40, sessions: 6, rooms: "any", crowding: 1.1, aims: isFamily ? familyAims : planningAims })
    expect(checkAllocation(campaign, allocateSlots(campaign)).wrong).toEqual([])
  }), { numRuns: 60 }))
  it("the order of people and sessions changes nothing", () => fc.assert(fc.property(fc.nat(100_000), (seed) => {
    const campaign = campaignOf(seed, { people: 40, sessions: 6, rooms: "any", aims: planningAims })
    const there = allocateSlots(campaign)
    const back = allocateSlots({ ...campaign, people: campaign.people.toReversed(), sessions: campaign.sessions.toReversed() })
    expect(back.assigned.toReversed()).toEqual(there.assigned)
    expect(back.proof).toEqual(there.proof)
  }), { numRuns: 40 }))
  it("is never worse than to leave out whoever finds no room, and to fill up", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const campaign = campaignOf(seed, { people: 60, sessions: 8, rooms: "any", crowding: 1.1, aims: planningAims })
      if (!crosses(campaign)) continue
      const costs = campaignCosts(campaign, { groups: "oneByOne" })
      const { assigned } = severalRoomsPlan(campaign, costs, roomNest(campaign.people))
      expect(compared(planCost(campaign, costs, assigned), planCost(campaign, costs, filledUp(campaign)))).toBeLessThanOrEqual(0)
    }
  })
  it("everyone of a commune is served where there is a tenth more than is needed, and that is proven", () => {
    const campaign = commune(600, 1.1)
    const { unserved, proven, proof } = allocateSlots(campaign)
    expect([unserved, proven.includes("served")]).toEqual([[], true])
    const waiting = proof.layers.findIndex(({ aim }) => aim === "waiting")
    expect(proof.cost[waiting]! - proof.bound[waiting]!).toBeLessThanOrEqual(0.01 * proof.bound[waiting]!)
  })
})

describe("a proof by tolls", () => {
  it("three pairs for one place each of three rooms: of three people one can come, which no flow sees", () => {
    const rooms = [["ecg", "ultrasound"], ["ultrasound", "x-ray"], ["x-ray", "ecg"]]
    const campaign: Campaign = {
      people: rooms.map((needed, at): Invitee => ({ id: `p${at}`, priority: 1, rooms: needed })),
      sessions: [{ id: "s", site: "station", day: "2026-07-06", capacity: 9, rooms: { "ecg": 1, "ultrasound": 1, "x-ray": 1 } }]
    }
    const { assigned, proof } = allocateSlots(campaign)
    expect(assigned).toHaveLength(1)
    // By halves: a toll of one half on each room proves that 1.5 stay without, and so 2.
    expect(boundOf(campaign, campaignCosts(campaign, { groups: "oneByOne" }), [{
      session: "s", place: proof.layers.map(() => 0), rooms: ["ecg", "ultrasound", "x-ray"].map((room) => ({ room, price: proof.layers.map(({ aim }) => aim === "served" ? 0.5 : 0) }))
    }])[0]).toBe(2)
  })
  it("a veteran who needs three rooms comes before three who need one each, and they all before nobody", () => {
    const one = (id: string, priority: number, ...rooms: readonly string[]): Invitee => ({ id, priority, rooms })
    const campaign: Campaign = {
      people: [one("a", 2, "ecg"), one("b", 2, "ultrasound"), one("c", 2, "x-ray"), one("veteran", 1, "ecg", "ultrasound", "x-ray")],
      sessions: [{ id: "s", site: "station", day: "2026-07-06", capacity: 4, rooms: { "ecg": 1, "ultrasound": 1, "x-ray": 1 } }]
    }
    const { assigned, proof, served } = allocateSlots(campaign)
    expect(assigned).toEqual([{ id: "veteran", session: "s" }])
    expect([proof.isOptimal, served[1]]).toEqual([true, { priority: 2, people: 3, served: 0, atMost: 0 }])
  })
})

/** What a hurried planner would do with the flow that does not know of the rooms that cross. */
const filledUp = (campaign: Campaign): ReadonlyMap<string, string> => {
  const costs = campaignCosts(campaign, { groups: "oneByOne" })
  const { assigned } = flowPlan(campaign.people, costs, roomNest(campaign.people))
  const kept = new Map<string, string>()
  const isRoom = (person: Invitee, session: Session): boolean => {
    const here = campaign.people.filter(({ id }) => kept.get(id) === session.id)
    return here.length < session.capacity && (person.rooms ?? []).every((room) => here.filter(({ rooms }) => rooms?.includes(room)).length < placesOf(session, room))
  }
  const inOrder = campaign.people.toSorted((a, b) => a.priority - b.priority || (b.urgency ?? 0) - (a.urgency ?? 0) || (a.id < b.id ? -1 : 1))
  const left = inOrder.filter((person) => {
    const at = costs.sessions.find(({ session }) => session.id === assigned.get(person.id))
    if (at === undefined || !isRoom(person, at.session)) return true
    kept.set(person.id, at.session.id)
    return false
  })
  for (const person of left) {
    const at = costs.sessions.find((one) => costs.isOpenTo(person, one) && isRoom(person, one.session))
    if (at !== undefined) kept.set(person.id, at.session.id)
  }
  return kept
}

/** Pairs of rooms as women, the elderly and those with a heart condition need them. */
const commune = (count: number, slack: number): Campaign => {
  const sets = [["ecg", "ultrasound"], ["ultrasound", "gynaecology"], ["x-ray", "ecg"], ["x-ray"], ["ultrasound"]]
  const people = Array.from({ length: count }, (_, at): Invitee => ({ id: `p${at}`, priority: 1 + at * 7 % 8, urgency: at % 5 === 0 ? at % 30 : 0, ...(at % 3 === 0 ? { rooms: sets[at * 11 % 5]! } : {}) }))
  const sessions = 20
  return {
    people,
    sessions: Array.from({ length: sessions }, (_, at): Session => ({
      id: `s${at}`, site: "station", day: `2026-07-${String(1 + at).padStart(2, "0")}` as Session["day"], capacity: Math.ceil(count / sessions * slack),
      rooms: Object.fromEntries(["ecg", "ultrasound", "gynaecology", "x-ray"].map((room) => [room, Math.ceil(people.filter(({ rooms }) => rooms?.includes(room)).length / sessions * slack)]))
    }))
  }
}
