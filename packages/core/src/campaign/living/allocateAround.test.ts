import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import { type Campaign, familyAims, type Invitee, planningAims, replanningAims, type Session } from "../campaign.ts"
import { checkAllocation } from "../checkAllocation.ts"
import { allocateAround } from "./allocateAround.ts"

const session = (id: string, day: string, capacity: number, more: Partial<Session> = {}): Session => ({ id, site: "station", day, capacity, ...more })
const seated = (planned: string, ...ids: readonly string[]): readonly Invitee[] => ids.map((id) => ({ id, priority: 1, planned }))
const campaignOf = (people: readonly Invitee[], sessions: readonly Session[]): Campaign => ({ people, sessions, aims: replanningAims })

const mon = session("mon", "2026-07-06", 3)
const tue = session("tue", "2026-07-07", 3)

describe("a plan around those who have a session", () => {
  it("gives who has none a place that is left, and leaves everyone else", () => {
    const plan = allocateAround(campaignOf([...seated("mon", "a", "b", "c"), ...seated("tue", "d"), { id: "new", priority: 1 }], [mon, tue]))
    expect(plan?.assigned).toEqual([..."abc"].map((id) => ({ id, session: "mon" })).concat({ id: "d", session: "tue" }, { id: "new", session: "tue" }))
    expect(plan).toMatchObject({ unserved: [], totals: { moves: 0 }, served: [{ priority: 1, people: 5, served: 5, atMost: 5 }], proof: { isOptimal: true } })
  })

  it("lets somebody move for who can come on that day alone", () => {
    const monday = [{ from: "2026-07-06", until: "2026-07-07" }]
    const campaign = campaignOf([...seated("mon", "a", "b", "c"), ...seated("tue", "d"), { id: "new", priority: 1, windows: monday }], [mon, tue])
    const plan = allocateAround(campaign)
    expect(plan?.assigned.find(({ id }) => id === "new")).toEqual({ id: "new", session: "mon" })
    expect(plan).toMatchObject({ unserved: [], totals: { moves: 1 } })
    expect(checkAllocation(campaign, plan!)).toMatchObject({ wrong: [], isOptimal: true })
  })

  it("takes the place of a group that comes after", () => {
    const campaign = campaignOf([...seated("mon", "a", "b"), { id: "last", priority: 8, planned: "mon" }, ...seated("tue", "d", "e", "f"), { id: "new", priority: 2 }], [mon, tue])
    const plan = allocateAround(campaign)
    expect(plan?.unserved).toEqual([{ id: "last", reason: "full", open: 2, because: [] }])
    expect(plan?.served).toEqual([{ priority: 1, people: 5, served: 5, atMost: 5 }, { priority: 2, people: 1, served: 1, atMost: 1 }, { priority: 8, people: 1, served: 0, atMost: 0 }])
  })

  it("leaves out who cannot come at all, and says why", () => {
    const plan = allocateAround(campaignOf([...seated("mon", "a"), { id: "new", priority: 1, rooms: ["x-ray"] }], [mon, tue]))
    expect(plan?.unserved).toEqual([{ id: "new", reason: "noSession", open: 0, because: ["rooms"] }])
  })

  it("is not for a campaign of which most must move, whose rooms cross, or whose households come together", () => {
    expect(allocateAround(campaignOf([...seated("mon", "a"), { id: "b", priority: 1 }, { id: "c", priority: 1 }], [mon, tue]))).toBe(undefined)
    const rooms = [["x", "y"], ["y", "z"], ["x", "z"]].map((rooms, index): Invitee => ({ id: `r${index}`, priority: 1, rooms, planned: "all" }))
    expect(allocateAround(campaignOf(rooms, [session("all", "2026-07-06", 3, { rooms: { x: 2, y: 2, z: 2 } })]))).toBe(undefined)
    expect(allocateAround({ ...campaignOf(seated("mon", "a"), [mon]), aims: familyAims })).toBe(undefined)
  })

  it("asks anew of everybody in a session that has too many", () => {
    const campaign = campaignOf([...seated("mon", "a", "b", "c"), ...seated("tue", "d", "e", "f")], [{ ...mon, capacity: 2 }, { ...tue, capacity: 4 }])
    const plan = allocateAround(campaign)
    expect(plan).toMatchObject({ unserved: [], totals: { moves: 1 } })
    expect(checkAllocation(campaign, plan!).isOptimal).toBe(true)
  })
})

describe("the law of it: as good as planning everything anew, and proven", () => {
  const days = ["2026-07-06", "2026-07-07", "2026-07-08", "2026-07-09", "2026-07-10"]
  const anyone = fc.record({
    priority: fc.integer({ min: 1, max: 3 }), urgency: fc.nat(2), rooms: fc.constantFrom([], [], [], ["outer"], ["inner", "outer"]), village: fc.constantFrom("near", "far"), day: fc.constantFrom(undefined, undefined, 0, 1, 2, 3)
  })
  /** A plan, some who are new, and one session with fewer places. */
  const anyCampaign = fc.record({
    sessions: fc.array(fc.record({ day: fc.nat(3), capacity: fc.integer({ min: 1, max: 9 }), outer: fc.integer({ min: 0, max: 5 }), inner: fc.nat(3) }), { minLength: 2, maxLength: 5 }),
    people: fc.array(anyone, { minLength: 8, maxLength: 20 }), newcomers: fc.array(anyone, { maxLength: 3 }), loss: fc.constantFrom(0, 0, 1, 2, 9), aims: fc.constantFrom(replanningAims, replanningAims, planningAims)
  }).map(({ sessions, people, newcomers, loss, aims }): Campaign => {
    const invitee = (name: string) => ({ day, ...person }: (typeof people)[number], index: number): Invitee =>
      ({ ...person, id: `${name}${index}`, ...(day === undefined ? {} : { windows: [{ from: days[day]!, until: days[day + 1]! }] }) })
    const before: Campaign = {
      aims, travel: { far: { station: 7 } }, people: people.map(invitee("p")),
      sessions: sessions.map(({ day, capacity, outer, inner }, index) => session(`s${index}`, days[day]!, capacity, { rooms: { outer, inner: Math.min(inner, outer) } }))
    }
    const planned = new Map(allocateSlots(before).assigned.map(({ id, session }) => [id, session]))
    return {
      ...before,
      people: [...before.people.map((person): Invitee => planned.has(person.id) ? { ...person, planned: planned.get(person.id)! } : person), ...newcomers.map(invitee("new"))],
      sessions: before.sessions.map((one, index) => index > 0 ? one : { ...one, capacity: Math.max(0, one.capacity - loss) })
    }
  })

  it("costs the same in every aim, and the check agrees", () => {
    let found = 0
    fc.assert(fc.property(anyCampaign, (campaign) => {
      const plan = allocateAround(campaign)
      if (plan === undefined) return
      found++
      const anew = allocateSlots(campaign)
      expect(plan.proof.cost).toEqual(anew.proof.cost)
      expect([plan.totals, plan.served, plan.proven]).toEqual([anew.totals, anew.served, anew.proven])
      expect(checkAllocation(campaign, plan)).toMatchObject({ wrong: [], isOptimal: true, bound: plan.proof.bound, cost: plan.proof.cost })
    }), { numRuns: 600 })
    expect(found).toBeGreaterThan(150)
  })

  it("does not depend on the order of people and sessions", () => {
    fc.assert(fc.property(anyCampaign, (campaign) => {
      const turned = allocateAround({ ...campaign, people: campaign.people.toReversed(), sessions: campaign.sessions.toReversed() })
      expect(turned?.assigned.toReversed()).toEqual(allocateAround(campaign)?.assigned)
    }), { numRuns: 200 })
  })
})
