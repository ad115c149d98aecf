import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "./allocateSlots.ts"
import { type Campaign, type Invitee, planningAims, replanningAims, type Session } from "./campaign.ts"
import { campaignCosts } from "./campaignCosts.ts"
import { checkAllocation } from "./checkAllocation.ts"

const day = fc.integer({ min: 1, max: 6 }).map((one) => `2026-07-0${one}`)
const room = fc.constantFrom("ultrasound", "x-ray")
const village = fc.constantFrom("a", "b")

const person: fc.Arbitrary<Omit<Invitee, "id">> = fc.record({
  priority: fc.integer({ min: 1, max: 3 }),
  urgency: fc.integer({ min: 0, max: 2 }),
  village,
  room: fc.option(room, { nil: undefined, freq: 3 }),
  windows: fc.option(fc.tuple(day, day).map(([one, other]) => [{ from: one < other ? one : other, until: "2026-07-09" }]), { nil: undefined }),
  part: fc.option(fc.constant("morning" as const), { nil: undefined, freq: 3 }),
  planned: fc.option(fc.constantFrom("s0", "s1"), { nil: undefined })
}).map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as unknown as Omit<Invitee, "id">)

const session: fc.Arbitrary<Omit<Session, "id">> = fc.record({
  site: fc.constantFrom("station", "school"),
  day,
  part: fc.constantFrom("morning" as const, "afternoon" as const),
  capacity: fc.nat(3),
  rooms: fc.record({ "ultrasound": fc.nat(2), "x-ray": fc.nat(2) })
})

const campaigns = (most: { readonly people: number; readonly sessions: number }): fc.Arbitrary<Campaign> => fc.record({
  people: fc.array(person, { maxLength: most.people }).map((all) => all.map((one, at) => ({ id: `p${at}`, ...one }))),
  sessions: fc.array(session, { maxLength: most.sessions }).map((all) => all.map((one, at) => ({ id: `s${at}`, ...one }))),
  travel: fc.constant({ a: { station: 5, school: 20 }, b: { station: 15 } }),
  aims: fc.constantFrom(planningAims, replanningAims)
})

/** How many of each level are served. */
const served = ({ people }: Campaign, assigned: ReadonlyMap<string, string>): readonly number[] => {
  const levels = [...new Set(people.map(({ priority, urgency = 0 }) => priority * 10 - urgency))].sort((a, b) => a - b)
  return levels.map((level) => people.filter(({ id, priority, urgency = 0 }) => priority * 10 - urgency === level && assigned.has(id)).length)
}

/** The costs of a plan, added up by hand. */
const costsOf = (campaign: Campaign, assigned: ReadonlyMap<string, string>): readonly number[] => {
  const { sessions, ofNone, ofPlace, loadSteps } = campaignCosts(campaign)
  const sum = [0, 0, 0, 0, 0]
  const add = (cost: readonly number[]): void => cost.forEach((one, aim) => { sum[aim]! += one })
  for (const one of campaign.people) add(assigned.has(one.id) ? ofPlace(one, sessions.find((at) => at.session.id === assigned.get(one.id))!) : ofNone(one))
  for (const { session: at } of sessions) {
    let left = [...assigned.values()].filter((id) => id === at.id).length
    for (const { room: places, cost } of loadSteps(at)) {
      for (let unit = 0; unit < Math.min(left, places); unit++) add(cost)
      left -= Math.min(left, places)
    }
  }
  return sum
}

/** Calls back with every plan there is. */
const everyPlan = (campaign: Campaign, tell: (assigned: ReadonlyMap<string, string>) => void): void => {
  const { sessions, isOpenTo } = campaignCosts(campaign)
  const assigned = new Map<string, string>()
  const isRoom = (at: Session): boolean => {
    const here = campaign.people.filter(({ id }) => assigned.get(id) === at.id)
    return here.length <= at.capacity && Object.entries(at.rooms ?? {}).every(([name, places]) => here.filter((one) => one.room === name).length <= places)
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
const least = (all: readonly (readonly number[])[]): readonly number[] => all.reduce((best, one) => {
  const first = best.findIndex((number, at) => number !== one[at])
  return first >= 0 && one[first]! < best[first]! ? one : best
})

describe("an allocation", () => {
  it("is the best of all plans, aim by aim", () => fc.assert(fc.property(campaigns({ people: 5, sessions: 3 }), (campaign) => {
    const { assigned, totals } = allocateSlots(campaign)
    const all: { readonly cost: readonly number[]; readonly unserved: readonly number[] }[] = []
    everyPlan(campaign, (plan) => all.push({ cost: costsOf(campaign, plan), unserved: served(campaign, plan).map((count) => -count) }))
    expect(totals).toEqual(least(all.map(({ cost }) => cost)))
    expect(costsOf(campaign, assigned)).toEqual(totals)
    // By the bare order of the groups, without a word about weights.
    expect(served(campaign, assigned).map((count) => -count)).toEqual(least(all.map(({ unserved }) => unserved)))
  }), { numRuns: 150 }))
  it("is proven by its certificate", () => fc.assert(fc.property(campaigns({ people: 40, sessions: 8 }), (campaign) => {
    expect(checkAllocation(campaign, allocateSlots(campaign))).toEqual([])
  }), { numRuns: 300 }))
  it("does not depend on the order of people and sessions", () => fc.assert(fc.property(campaigns({ people: 20, sessions: 5 }), (campaign) => {
    const { assigned, totals } = allocateSlots({ ...campaign, people: campaign.people.toReversed() })
    const before = allocateSlots(campaign)
    expect(totals).toEqual(before.totals)
    expect([...assigned].toSorted()).toEqual([...before.assigned].toSorted())
    expect(allocateSlots({ ...campaign, sessions: campaign.sessions.toReversed() }).totals).toEqual(before.totals)
  })))
  it("never serves fewer of a higher group because there is more room", () => fc.assert(fc.property(campaigns({ people: 25, sessions: 4 }), fc.nat(3), (campaign, which) => {
    const more = { ...campaign, sessions: campaign.sessions.map((one, at) => at === which ? { ...one, capacity: one.capacity + 1 } : one) }
    const [now, then] = [served(campaign, allocateSlots(campaign).assigned), served(more, allocateSlots(more).assigned)]
    const first = now.findIndex((count, level) => count !== then[level])
    expect(first < 0 || then[first]! > now[first]!).toBe(true)
  })))
})

describe("after a lost session", () => {
  it("people keep their day where somebody would not go without for it", () => fc.assert(fc.property(campaigns({ people: 25, sessions: 5 }), fc.nat(4), (campaign, which) => {
    const before = allocateSlots(campaign)
    const lost = campaign.sessions[which]?.id
    const planned = campaign.people.map(({ planned: _, ...one }): Invitee => before.assigned.has(one.id) ? { ...one, planned: before.assigned.get(one.id)! } : one)
    const next = { ...campaign, people: planned, sessions: campaign.sessions.filter(({ id }) => id !== lost), aims: replanningAims }
    const after = allocateSlots(next)
    expect(checkAllocation(next, after)).toEqual([])
    const moved = [...before.assigned].filter(([id, at]) => after.assigned.get(id) !== at)
    const displaced = [...before.assigned].filter(([, at]) => at === lost)
    // Whoever was displaced and whoever moves so that one more is served: never anybody without a gain.
    expect(after.totals[1]).toBe(moved.length)
    if (displaced.length === 0) expect(moved).toEqual([])
  })))
})

describe("somebody without a session", () => {
  const one = (person: Partial<Invitee>, session: Partial<Session>) => allocateSlots({
    people: [{ id: "p", priority: 1, ...person }], sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1, ...session }]
  }).unserved
  it.each<[string, Partial<Invitee>, Partial<Session>, readonly string[]]>([
    ["cannot come on that day", { windows: [{ from: "2026-07-03", until: "2026-07-09" }] }, {}, ["windows"]],
    ["must be fasting", { part: "morning" }, { part: "afternoon" }, ["part"]],
    ["needs an ultrasound that is not there", { room: "ultrasound" }, {}, ["room"]],
    ["needs an ultrasound that is broken", { room: "ultrasound" }, { rooms: { ultrasound: 0 } }, ["room", "capacity"]],
    ["is of another village", { village: "b" }, { villages: ["a"] }, ["villages"]],
    ["was promised another day by the employer", { fixed: "t" }, {}, ["fixed"]],
    ["finds the station closed", {}, { capacity: 0 }, ["capacity"]],
    ["has two obstacles at once", { part: "morning", village: "b" }, { part: "afternoon", villages: ["a"] }, []]
  ])("%s", (_, person, session, because) => expect(one(person, session)).toEqual([{ id: "p", reason: "noSession", open: 0, because }]))
  it("came after others", () => {
    const { unserved, assigned } = allocateSlots({
      people: [{ id: "young", priority: 8 }, { id: "veteran", priority: 1 }], sessions: [{ id: "s", site: "station", day: "2026-07-02", capacity: 1 }]
    })
    expect([unserved, [...assigned]]).toEqual([[{ id: "young", reason: "full", open: 1, because: [] }], [["veteran", "s"]]])
  })
})

describe("the check", () => {
  it("finds any one assignment altered for the worse", () => fc.assert(fc.property(campaigns({ people: 15, sessions: 5 }), fc.nat(), fc.nat(), (campaign, who, where) => {
    const allocation = allocateSlots(campaign)
    if (campaign.people.length === 0) return
    const { id } = campaign.people[who % campaign.people.length]!
    const choices = [undefined, ...campaign.sessions.map((one) => one.id)]
    const to = choices[where % choices.length]
    if (to === allocation.assigned.get(id)) return
    const assigned = new Map(allocation.assigned)
    if (to === undefined) assigned.delete(id)
    else assigned.set(id, to)
    const unserved = campaign.people.filter((one) => !assigned.has(one.id))
    const wrong = checkAllocation(campaign, { ...allocation, assigned, unserved })
    // Another plan may be just as good; one that is not is found.
    if (wrong.length === 0) expect(costsOf(campaign, assigned)).toEqual(allocation.totals)
  }), { numRuns: 400 }))
})
