import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "./allocateSlots.ts"
import { planCost } from "./planCost.ts"
import { type Aim, type Allocation, type Campaign, earlyAims, type Invitee, planningAims, replanningAims, type Session } from "./campaign.ts"
import { campaignCosts, compared } from "./campaignCosts.ts"
import { checkAllocation } from "./checkAllocation.ts"

const day = fc.integer({ min: 1, max: 6 }).map((one) => `2026-07-0${one}`)
const village = fc.constantFrom("a", "b")

const person: fc.Arbitrary<Omit<Invitee, "id">> = fc.record({
  priority: fc.integer({ min: 1, max: 3 }),
  urgency: fc.integer({ min: 0, max: 2 }),
  village,
  rooms: fc.option(fc.constantFrom(["ultrasound"], ["x-ray"], ["x-ray", "fluoroscopy"]), { nil: undefined, freq: 3 }),
  windows: fc.option(fc.tuple(day, day).map(([one, other]) => [{ from: one < other ? one : other, until: "2026-07-09" }]), { nil: undefined }),
  part: fc.option(fc.constant("morning" as const), { nil: undefined, freq: 3 }),
  planned: fc.option(fc.constantFrom("s0", "s1"), { nil: undefined })
}).map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as unknown as Omit<Invitee, "id">)

const session: fc.Arbitrary<Omit<Session, "id">> = fc.record({
  site: fc.constantFrom("station", "school"),
  day,
  part: fc.constantFrom("morning" as const, "afternoon" as const),
  capacity: fc.nat(3),
  villages: fc.option(fc.constantFrom(["a"], ["b"]), { nil: undefined, freq: 2 }),
  rooms: fc.record({ "ultrasound": fc.nat(2), "x-ray": fc.nat(2), "fluoroscopy": fc.nat(2) })
}).map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as unknown as Omit<Session, "id">)

const placed = ({ assigned }: Pick<Allocation, "assigned">): ReadonlyMap<string, string> => new Map(assigned.map(({ id, session: at }) => [id, at]))

const campaigns = (most: { readonly people: number; readonly sessions: number }): fc.Arbitrary<Campaign> => fc.record({
  people: fc.array(person, { maxLength: most.people }).map((all) => all.map((one, at) => ({ id: `p${at}`, ...one }))),
  sessions: fc.array(session, { maxLength: most.sessions }).map((all) => all.map((one, at) => ({ id: `s${at}`, ...one }))),
  villageDays: fc.constantFrom("only" as const, "preferred" as const),
  travel: fc.constant({ a: { station: 5, school: 20 }, b: { station: 15 } }),
  aims: fc.constantFrom(planningAims, replanningAims)
})

/** How many of each level are served. */
const served = ({ people }: Campaign, assigned: ReadonlyMap<string, string>): readonly number[] => {
  const levels = [...new Set(people.map(({ priority, urgency = 0 }) => priority * 10 - urgency))].sort((a, b) => a - b)
  return levels.map((level) => people.filter(({ id, priority, urgency = 0 }) => priority * 10 - urgency === level && assigned.has(id)).length)
}

/** Calls back with every plan there is. */
const everyPlan = (campaign: Campaign, tell: (assigned: ReadonlyMap<string, string>) => void): void => {
  const { sessions, isOpenTo } = campaignCosts(campaign)
  const assigned = new Map<string, string>()
  const isRoom = (at: Session): boolean => {
    const here = campaign.people.filter(({ id }) => assigned.get(id) === at.id)
    return here.length <= at.capacity && Object.entries(at.rooms ?? {}).every(([name, places]) => here.filter((one) => one.rooms?.includes(name)).length <= places)
  }
  const tryFrom = (at: number): void => {
    if (at === campaign.people.length) return tell(assigned)
    const one = campaign.people[at]!
    tryFrom(at + 1)
    for (const open of sessions) {
      if (!isOpenTo(one, open)) continue
      assigned.set(one.id, open.session.id)
      if (isRoom(open.session)) tryFrom(at + 1)
      assigned.delete(one.id)
    }
  }
  tryFrom(0)
}

/** The first in the order of dictionaries. */
const least = (all: readonly (readonly number[])[]): readonly number[] => all.reduce((best, one) => compared(one, best) < 0 ? one : best)

const costsOf = (campaign: Campaign, plan: ReadonlyMap<string, string>): readonly number[] => planCost(campaign, campaignCosts(campaign), plan)

describe("an allocation", () => {
  it("is the best of all plans, aim by aim", () => fc.assert(fc.property(campaigns({ people: 5, sessions: 3 }), (campaign) => {
    const { proof, ...found } = allocateSlots(campaign)
    const all: { readonly cost: readonly number[]; readonly unserved: readonly number[] }[] = []
    everyPlan(campaign, (plan) => all.push({ cost: costsOf(campaign, plan), unserved: served(campaign, plan).map((count) => -count) }))
    expect(proof.cost).toEqual(least(all.map(({ cost }) => cost)))
    expect(costsOf(campaign, placed(found))).toEqual(proof.cost)
    // By the bare order of the groups, without a word about weights.
    expect(served(campaign, placed(found)).map((count) => -count)).toEqual(least(all.map(({ unserved }) => unserved)))
    expect(found.served.map((one) => one.atMost)).toEqual(found.served.map((one) => one.served))
  }), { numRuns: 150 }))
  it("is proven by its prices", () => fc.assert(fc.property(campaigns({ people: 40, sessions: 8 }), (campaign) => {
    const allocation = allocateSlots(campaign)
    const { wrong, isOptimal, proven } = checkAllocation(campaign, allocation)
    expect(wrong).toEqual([])
    expect([isOptimal, allocation.proof.isOptimal]).toEqual([true, true])
    expect([proven, allocation.proven]).toEqual([campaign.aims, campaign.aims])
  }), { numRuns: 300 }))
  it("does not depend on the order of people and sessions", () => fc.assert(fc.property(campaigns({ people: 20, sessions: 5 }), (campaign) => {
    const before = placed(allocateSlots(campaign))
    const after = placed(allocateSlots({ ...campaign, people: campaign.people.toReversed(), sessions: campaign.sessions.toReversed() }))
    expect([...after].toSorted()).toEqual([...before].toSorted())
  })))
  it("never serves fewer of a higher group because there is more room", () => fc.assert(fc.property(campaigns({ people: 25, sessions: 4 }), fc.nat(3), (campaign, which) => {
    const more = { ...campaign, sessions: campaign.sessions.map((one, at) => at === which ? { ...one, capacity: one.capacity + 1 } : one) }
    const [now, then] = [served(campaign, placed(allocateSlots(campaign))), served(more, placed(allocateSlots(more)))]
    const first = now.findIndex((count, level) => count !== then[level])
    expect(first < 0 || then[first]! > now[first]!).toBe(true)
  })))
})

describe("after a lost session", () => {
  it("people keep their day where somebody would not go without for it", () => fc.assert(fc.property(campaigns({ people: 25, sessions: 5 }), fc.nat(4), (campaign, which) => {
    const before = placed(allocateSlots(campaign))
    const lost = campaign.sessions[which]?.id
    const planned = campaign.people.map(({ planned: _, ...one }): Invitee => before.has(one.id) ? { ...one, planned: before.get(one.id)! } : one)
    const next = { ...campaign, people: planned, sessions: campaign.sessions.filter(({ id }) => id !== lost), aims: replanningAims }
    const allocation = allocateSlots(next)
    expect(checkAllocation(next, allocation)).toMatchObject({ wrong: [], isOptimal: true })
    const after = placed(allocation)
    const moved = [...before].filter(([id, at]) => after.get(id) !== at)
    const displaced = [...before].filter(([, at]) => at === lost)
    // Whoever was displaced and whoever moves so that one more is served: never anybody without a gain.
    expect(allocation.totals.moves).toBe(moved.length)
    if (displaced.length === 0) expect(moved).toEqual([])
  })))
})

describe("somebody without a session", () => {
  const one = (person: Partial<Invitee>, session: Partial<Session>) => allocateSlots({
    villageDays: "only",
    people: [{ id: "p", priority: 1, ...person }],
    sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1, ...session }, { id: "t", site: "works", day: "2026-07-02", capacity: 0, organisation: "works" }]
  }).unserved
  it.each<[string, Partial<Invitee>, Partial<Session>, readonly string[]]>([
    ["cannot come on that day", { windows: [{ from: "2026-07-03", until: "2026-07-09" }] }, {}, ["windows"]],
    ["is free on Saturdays only", { windows: [{ from: "2026-07-01", until: "2026-07-09", weekdays: [6] }] }, {}, ["windows"]],
    ["is free in the afternoon only", { windows: [{ from: "2026-07-01", until: "2026-07-09", part: "afternoon" }] }, { part: "morning" }, ["windows"]],
    ["must be fasting", { part: "morning" }, { part: "afternoon" }, ["part"]],
    ["needs an ultrasound that is not there", { rooms: ["ultrasound"] }, {}, ["rooms"]],
    ["needs an ultrasound that is broken", { rooms: ["ultrasound"] }, { rooms: { ultrasound: 0 } }, ["rooms", "capacity"]],
    ["is of another village", { village: "b" }, { villages: ["a"] }, ["villages"]],
    ["was promised another day by the employer", { fixed: ["t"] }, {}, ["fixed", "capacity"]],
    ["is not of the works whose day it is", {}, { organisation: "works" }, ["sessions"]],
    ["finds the station closed", {}, { capacity: 0 }, ["capacity"]],
    ["has two obstacles at once", { part: "morning", village: "b" }, { part: "afternoon", villages: ["a"] }, []]
  ])("%s", (_, person, session, because) => expect(one(person, session)).toEqual([{ id: "p", reason: "noSession", open: 0, because }]))
  it.each<[string, Partial<Invitee>, Partial<Session>, readonly string[]]>([
    ["places enough, and the ultrasound taken", { rooms: ["ultrasound"] }, { capacity: 9, rooms: { ultrasound: 1 } }, ["rooms"]],
    ["nothing left", { rooms: ["ultrasound"] }, { capacity: 1, rooms: { ultrasound: 1 } }, []],
    ["places on another village's day", { village: "a" }, { villages: ["a"] }, ["villages"]],
    ["places on another day", { windows: [{ from: "2026-07-02", until: "2026-07-03" }] }, {}, ["windows"]],
    ["places in the afternoon", { part: "morning" }, { part: "morning" }, ["part"]],
    ["places where nothing is laid down", { fixed: ["s"] }, {}, ["fixed"]]
  ])("finds all that is open full, but %s", (name, person, session, because) => {
    const elsewhere: Session = { id: "t", site: "station", day: "2026-07-05", part: "afternoon", capacity: name === "nothing left" || name.startsWith("places enough") ? 0 : 5, villages: ["b"] }
    const { unserved } = allocateSlots({
      people: ["first", "second"].map((id, at) => ({ id, priority: at + 1, ...person })),
      sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1, ...session }, name.includes("village") ? elsewhere : { ...elsewhere, villages: ["a", "b"] }],
      villageDays: name.includes("village") ? "only" : "preferred"
    })
    expect(unserved).toEqual([{ id: "second", reason: "full", open: 1, because }])
  })
  it("finds no session planned at all", () => {
    expect(allocateSlots({ people: [{ id: "p", priority: 1 }], sessions: [] }).unserved).toEqual([{ id: "p", reason: "noSession", open: 0, because: ["sessions"] }])
  })
  it("came after others", () => {
    const { unserved, assigned, served: groups } = allocateSlots({
      people: [{ id: "young", priority: 8 }, { id: "veteran", priority: 1 }], sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1 }]
    })
    expect([unserved, assigned]).toEqual([[{ id: "young", reason: "full", open: 1, because: [] }], [{ id: "veteran", session: "s" }]])
    expect(groups).toEqual([{ priority: 1, people: 1, served: 1, atMost: 1 }, { priority: 8, people: 1, served: 0, atMost: 0 }])
  })
})

describe("where all else is equal", () => {
  it("the higher groups come first, and no day is fuller for it", () => {
    const { assigned } = allocateSlots({
      people: [{ id: "worker", priority: 8 }, { id: "veteran", priority: 1 }],
      sessions: [{ id: "late", site: "station", day: "2026-07-03", capacity: 8 }, { id: "soon", site: "station", day: "2026-07-02", capacity: 8 }]
    })
    expect(assigned).toEqual([{ id: "worker", session: "late" }, { id: "veteran", session: "soon" }])
  })
  it("a plan that is to be done early leaves the last days empty", () => {
    const sessions = [2, 3, 4].map((day): Session => ({ id: `d${day}`, site: "station", day: `2026-07-0${day}`, capacity: 8 }))
    const people = Array.from({ length: 9 }, (_, at): Invitee => ({ id: `p${at}`, priority: 1 }))
    const days = (aims: readonly Aim[]): readonly number[] => sessions.map(({ id }) => allocateSlots({ people, sessions, aims }).assigned.filter(({ session: at }) => at === id).length)
    expect([days(planningAims), days(earlyAims)]).toEqual([[3, 3, 3], [8, 1, 0]])
  })
  it("somebody of another village comes on a village's day where that is only a preference", () => {
    const campaign: Campaign = { people: [{ id: "p", priority: 1, village: "b" }], sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1, villages: ["a"] }] }
    expect(allocateSlots({ ...campaign, villageDays: "only" }).assigned).toEqual([])
    expect(allocateSlots(campaign)).toMatchObject({ assigned: [{ id: "p", session: "s" }], totals: { villageDays: 1 } })
  })
})

describe("the check", () => {
  it("finds any one assignment altered for the worse", () => fc.assert(fc.property(campaigns({ people: 15, sessions: 5 }), fc.nat(), fc.nat(), (campaign, who, where) => {
    const allocation = allocateSlots(campaign)
    if (campaign.people.length === 0) return
    const { id } = campaign.people[who % campaign.people.length]!
    const before = placed(allocation)
    const choices = [undefined, ...campaign.sessions.map((one) => one.id)]
    const to = choices[where % choices.length]
    if (to === before.get(id)) return
    const altered = new Map(before)
    if (to === undefined) altered.delete(id)
    else altered.set(id, to)
    const check = checkAllocation(campaign, {
      ...allocation, assigned: [...altered].map(([person, at]) => ({ id: person, session: at })), unserved: campaign.people.filter((one) => !altered.has(one.id))
    })
    // Another plan may be just as good; one that is not is found.
    if (check.isOptimal) expect(costsOf(campaign, altered)).toEqual(allocation.proof.cost)
    else expect(check.wrong).not.toEqual([])
  }), { numRuns: 400 }))
  it("finds a proof that claims too much", () => {
    const campaign: Campaign = { people: [{ id: "p", priority: 1 }], sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1 }] }
    const allocation = allocateSlots(campaign)
    const lazy = { ...allocation, assigned: [], unserved: [{ id: "p" }], proof: { ...allocation.proof, cost: [1, 1, 0, 0, 0, 0, 0, 0], bound: [1, 1, 0, 0, 0, 0, 0, 0] } }
    expect(checkAllocation(campaign, allocation).wrong).toEqual([])
    expect(checkAllocation(campaign, lazy).wrong.map(({ code, where }) => `${code} ${where}`)).toEqual(["claim proof.bound", "claim proof.isOptimal", "claim proven", "claim served"])
  })
})

describe("the check does not believe", () => {
  const people: readonly Invitee[] = [{ id: "veteran", priority: 1 }, { id: "worker", priority: 8 }]
  const campaign: Campaign = { people, sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1 }] }
  const plan = allocateSlots(campaign)
  const wrongOf = (altered: Partial<Allocation>): readonly string[] => checkAllocation(campaign, { ...plan, ...altered }).wrong.map(({ code, where }) => `${code} ${where}`)
  it.each<[string, Partial<Allocation>, readonly string[]]>([
    ["somebody twice", { assigned: [...plan.assigned, ...plan.assigned] }, ["twice veteran", "tooMany s"]],
    ["somebody who is not there", { assigned: [...plan.assigned, { id: "ghost", session: "s" }] }, ["unknownPerson ghost"]],
    ["a session that is not there", { assigned: [{ id: "veteran", session: "t" }] }, ["unknownSession veteran", "lost veteran"]],
    ["somebody lost", { unserved: [] }, ["lost worker"]],
    ["somebody unserved who is not there", { unserved: [...plan.unserved, { id: "ghost", reason: "full", open: 1, because: [] }] }, ["unknownPerson ghost"]],
    ["another reason", { unserved: [{ id: "worker", reason: "noSession", open: 0, because: ["windows"] }] }, ["claim unserved worker"]],
    ["other counts", { served: [] }, ["claim served"]],
    ["other totals", { totals: { ...plan.totals, waiting: 9 } }, ["claim totals"]],
    ["other layers", { proof: { ...plan.proof, layers: [{ aim: "served" }] } }, ["claim proof.layers"]],
    ["a price that is no number", { proof: { ...plan.proof, prices: [{ session: "s", place: [NaN, 0, 0, 0, 0, 0, 0, 0], rooms: [] }] } }, ["claim proof.prices s"]],
    ["a price of too few layers", { proof: { ...plan.proof, prices: [{ session: "s", place: [1], rooms: [] }] } }, ["claim proof.prices s"]],
    ["a session with two prices", { proof: { ...plan.proof, prices: [...plan.proof.prices, ...plan.proof.prices] } }, ["claim proof.prices s"]],
    ["the price of a session that is not there", { proof: { ...plan.proof, prices: [...plan.proof.prices, { session: "t", place: plan.proof.prices[0]!.place, rooms: [] }] } }, ["claim proof.prices t"]]
  ])("%s", (_, altered, found) => expect(wrongOf(altered)).toEqual(expect.arrayContaining([...found])))
  it("in layers of the plan's own choice, where rooms cross", () => {
    const crossing: Campaign = {
      people: [{ id: "veteran", priority: 1, rooms: ["A", "B", "C"] }, { id: "a", priority: 2, rooms: ["A"] }, { id: "b", priority: 2, rooms: ["B"] }, { id: "c", priority: 2, rooms: ["C"] }],
      sessions: [{ id: "s", site: "x", day: "2026-07-01", capacity: 4, rooms: { A: 1, B: 1, C: 1 } }], aims: ["served"]
    }
    const forged = {
      assigned: ["a", "b", "c"].map((id) => ({ id, session: "s" })), unserved: [{ id: "veteran" }],
      proof: { layers: [{ aim: "served" as const }], prices: [{ session: "s", place: [0], rooms: ["A", "B", "C"].map((room) => ({ room, price: [1] })) }] }
    }
    expect(checkAllocation(crossing, forged).isOptimal).toBe(false)
  })
  it("however the data was stored in between", () => {
    const stored = JSON.parse(JSON.stringify(plan, (_, value: unknown) => value !== null && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)) as Allocation
    expect(checkAllocation(campaign, stored)).toMatchObject({ wrong: [], isOptimal: true })
  })
})

it("nobody can be there fasting in the morning and in the afternoon only", () => {
  const afternoons = { from: "2026-07-01", until: "2026-07-09", part: "afternoon" } as const
  const campaign = (part?: "morning"): Campaign => ({ people: [{ id: "p", priority: 1, windows: [afternoons], ...(part === undefined ? {} : { part }) }], sessions: [{ id: "s", site: "x", day: "2026-07-01", capacity: 1 }] })
  expect([allocateSlots(campaign()).assigned.length, allocateSlots(campaign("morning")).assigned.length]).toEqual([1, 0])
})

describe("households", () => {
  const sessions: readonly Session[] = [
    { id: "a", site: "near", day: "2026-07-02", capacity: 2 }, { id: "b", site: "far", day: "2026-07-02", capacity: 2 }
  ]
  const people: readonly Invitee[] = [
    { id: "mother", priority: 1, village: "v", household: "h" }, { id: "child", priority: 1, village: "v", household: "h" },
    { id: "neighbour", priority: 1, village: "v", household: "k" }
  ]
  const travel = { v: { near: 1, far: 9 } }
  it("come together where that is an aim, and the price is told", () => {
    const apart = allocateSlots({ people: [...people, { id: "aunt", priority: 1, village: "v", household: "k" }], sessions, travel, aims: ["served", "households", "travel"] })
    expect(apart.households).toMatchObject({ households: 2, together: 2, price: { travel: 0 } })
    expect(apart.proof.isOptimal).toBe(true)
  })
  it("is proven only as far as it is", () => fc.assert(fc.property(campaigns({ people: 12, sessions: 4 }), fc.array(fc.constantFrom("h", "k", "l"), { minLength: 12, maxLength: 12 }), (campaign, homes) => {
    const family: Campaign = { ...campaign, people: campaign.people.map((one, at) => ({ ...one, household: homes[at]! })), aims: ["served", "households", "waiting", "travel", "load"] }
    const allocation = allocateSlots(family)
    const check = checkAllocation(family, allocation)
    expect(check.wrong).toEqual([])
    expect(check.proven[0]).toBe("served")
    expect(compared(allocation.proof.bound, allocation.proof.cost)).toBeLessThanOrEqual(0)
    const without = allocateSlots({ ...family, aims: ["served", "waiting", "travel", "load"] })
    expect(allocation.served).toEqual(without.served)
  }), { numRuns: 100 }))
})
