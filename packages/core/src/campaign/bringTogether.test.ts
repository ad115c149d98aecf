import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "./allocateSlots.ts"
import type { Aim, Campaign, Invitee, Session } from "./campaign.ts"
import { compared } from "./campaignCosts.ts"
import { checkAllocation } from "./checkAllocation.ts"

const session = (id: string, more: Partial<Session> = {}): Session => ({ id, site: id, day: "2026-07-06", capacity: 8, ...more })
const member = (id: string, household: string, more: Partial<Invitee> = {}): Invitee => ({ id, priority: 1, village: household, household, ...more })
const aims: readonly Aim[] = ["served", "households", "waiting", "travel", "load"]
/** Who comes where, as `an a, binh b`. */
const planned = (people: readonly Invitee[], sessions: readonly Session[], more: Partial<Campaign> = {}): string =>
  allocateSlots({ people, sessions, aims, ...more }).assigned.map(({ id, session: at }) => `${id} ${at}`).join(", ")

describe("a household comes together", () => {
  it("where there is room for all of it, though one of them would be nearer elsewhere", () => {
    const travel = { h: { small: 1, large: 9 } }
    expect(planned([member("an", "h"), member("binh", "h")], [session("small", { capacity: 1 }), session("large", { capacity: 2 })], { travel })).toBe("an large, binh large")
  })
  it("where the room that both need has places for both", () => {
    const [an, binh] = [member("an", "h", { rooms: ["ecg"] }), member("binh", "h", { rooms: ["ecg"] })]
    expect(planned([an, binh], [session("a", { rooms: { ecg: 1 } }), session("b", { rooms: { ecg: 2 } })], { travel: { h: { a: 1, b: 9 } } })).toBe("an b, binh b")
    expect(planned([an, binh], [session("a", { rooms: { ecg: 2 } }), session("b", { rooms: { ecg: 2 } })], { travel: { h: { a: 1, b: 9 } } })).toBe("an a, binh a")
  })
  it("where all of it can come", () => {
    const late = member("binh", "h", { windows: [{ from: "2026-07-07", until: "2026-07-09" }] })
    expect(planned([member("an", "h"), late], [session("a"), session("b", { day: "2026-07-08" })], { travel: { h: { a: 1, b: 9 } } })).toBe("an b, binh b")
  })
  it("where it is nearest for all of them together", () => {
    const people = [member("an", "h"), member("binh", "h", { village: "far" }), member("chi", "h", { village: "far" })]
    expect(planned(people, [session("a"), session("b")], { travel: { h: { a: 1, b: 5 }, far: { a: 9, b: 2 } } })).toBe("an b, binh b, chi b")
  })
  it("where the one it is urgent for has a session", () => {
    const people = [member("an", "h"), member("binh", "h", { urgency: 2 }), member("chi", "h", { urgency: 1 })]
    expect(planned(people, [session("a"), session("b", { day: "2026-07-08" })], { aims: ["served", "waiting", "households", "travel"], travel: { h: { a: 9, b: 1 } } })).toBe("an a, binh a, chi a")
  })
  it("and one with fewer sessions to choose from chooses first", () => {
    const only = { windows: [{ from: "2026-07-06", until: "2026-07-07" }] } as const
    const people = [member("an", "h"), member("binh", "h"), member("chi", "k", only), member("dung", "k", only)]
    const sessions = [session("a", { capacity: 2 }), session("b", { capacity: 2, day: "2026-07-08" })]
    expect(planned(people, sessions, { travel: { h: { a: 1, b: 9 }, k: { a: 1, b: 9 } } })).toBe("an b, binh b, chi a, dung a")
    expect(planned(people.toReversed(), sessions, { travel: { h: { a: 1, b: 9 }, k: { a: 1, b: 9 } } })).toBe("dung a, chi a, binh b, an b")
  })
  it("stays where it is together already", () => {
    const people = [member("an", "h"), member("binh", "h"), member("chi", "k"), member("dung", "k")]
    const { households, proof } = allocateSlots({ people, sessions: [session("a", { capacity: 2 }), session("b", { capacity: 2 })], aims, travel: { h: { a: 1, b: 9 }, k: { a: 9, b: 1 } } })
    expect(households).toEqual({ households: 2, together: 2, togetherOtherwise: 2, price: { waiting: 0, travel: 0, load: 0 } })
    expect(proof.isOptimal).toBe(true)
  })
})

describe("what is more important stays as it was", () => {
  it("nobody goes without so that a household comes together", () => {
    const only = { windows: [{ from: "2026-07-06", until: "2026-07-07" }] } as const
    const people = [member("an", "h", only), member("binh", "h"), member("chi", "k", only)]
    expect(planned(people, [session("a", { capacity: 2 }), session("b", { capacity: 2, day: "2026-07-08" })])).toBe("an a, binh b, chi a")
  })
  it("most of a household come together where all of it cannot", () => {
    const people = ["an", "binh", "chi"].map((id) => member(id, "h"))
    const { households, totals } = allocateSlots({ people, sessions: [session("a", { capacity: 1 }), session("b", { capacity: 2 }), session("c", { capacity: 1 })], aims: ["served", "households", "travel"], travel: { h: { a: 1, b: 9, c: 1 } } })
    expect([households?.households, households?.together, totals.households]).toEqual([1, 0, 1])
  })
  it("and its price is told in what is less important", () => {
    const travel = { h: { a: 1, b: 9 } }
    const { households } = allocateSlots({ people: [member("an", "h"), member("binh", "h")], sessions: [session("a", { capacity: 1 }), session("b")], aims: ["served", "households", "travel"], travel })
    expect(households).toEqual({ households: 1, together: 1, togetherOtherwise: 0, price: { travel: 8 } })
  })
})

const people = fc.array(fc.record({
  household: fc.constantFrom("h", "k", "l", undefined), village: fc.constantFrom("v", "w"), priority: fc.integer({ min: 1, max: 2 }), urgency: fc.nat(1), rooms: fc.constantFrom([], ["ecg"], ["ecg", "x-ray"])
}), { minLength: 2, maxLength: 12 }).map((all) => all.map(({ household, ...one }, at): Invitee => ({ id: `p${at}`, ...one, ...(household === undefined ? {} : { household }) })))
const sessions = fc.array(fc.record({ site: fc.constantFrom("near", "far"), day: fc.constantFrom("2026-07-06", "2026-07-08"), capacity: fc.integer({ min: 1, max: 6 }), ecg: fc.nat(3) }), { minLength: 1, maxLength: 4 })
  .map((all) => all.map(({ ecg, day, ...one }, at): Session => ({ id: `s${at}`, ...one, day: day as Session["day"], rooms: { "ecg": ecg, "x-ray": 1 } })))
const campaigns = fc.record({ people, sessions, travel: fc.constant({ v: { near: 5, far: 20 }, w: { near: 30, far: 10 } }), aims: fc.constantFrom<readonly Aim[]>(aims, ["served", "waiting", "households", "travel"]) })

describe("households", () => {
  it("never make a plan worse, and never touch what is more important", () => fc.assert(fc.property(campaigns, (campaign) => {
    const [together, otherwise] = [allocateSlots(campaign), allocateSlots({ ...campaign, aims: campaign.aims.filter((aim) => aim !== "households") })]
    const at = together.proof.layers.findIndex(({ aim }) => aim === "households")
    expect(together.proof.cost.slice(0, at)).toEqual(otherwise.proof.cost.slice(0, at))
    const cost = checkAllocation(campaign, { assigned: otherwise.assigned, unserved: otherwise.unserved.map(({ id }) => ({ id })), proof: { layers: [], prices: [] } }).cost
    expect(compared(together.proof.cost, cost)).toBeLessThanOrEqual(0)
    expect(compared(together.proof.bound, together.proof.cost)).toBeLessThanOrEqual(0)
  }), { numRuns: 60 }))
  it("do not depend on the order in which people and sessions are told", () => fc.assert(fc.property(campaigns, (campaign) => {
    const reversed = { ...campaign, people: campaign.people.toReversed(), sessions: campaign.sessions.toReversed() }
    const sorted = (of: Campaign): readonly string[] => allocateSlots(of).assigned.map(({ id, session: at }) => `${id} ${at}`).toSorted()
    expect(sorted(reversed)).toEqual(sorted(campaign))
  }), { numRuns: 100 }))
})
