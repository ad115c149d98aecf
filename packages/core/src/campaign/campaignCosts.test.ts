import { describe, expect, it } from "vitest"
import { aimsOf, campaignCosts, compared, type CostOptions, placesOf } from "./campaignCosts.ts"
import type { Aim, Campaign, Invitee, Session, Window } from "./campaign.ts"

const monday: Session = { id: "Monday", site: "station", day: "2026-07-06", capacity: 10 }
const thursday: Session = { ...monday, id: "Thursday", day: "2026-07-09" }
const an: Invitee = { id: "an", priority: 1 }
const costsOf = (more: Partial<Campaign> = {}, options: CostOptions = {}) => campaignCosts({ people: [an], sessions: [monday, thursday], ...more }, options)

describe("whether somebody can come to a session", () => {
  const isOpen = (person: Partial<Invitee>, session: Partial<Session> = {}, more: Partial<Campaign> = {}): boolean => {
    const costs = costsOf({ sessions: [{ ...monday, ...session }], villageDays: "only", ...more })
    return costs.isOpenTo({ ...an, ...person }, costs.sessions[0]!)
  }
  const window = (more: Partial<Window> = {}): Partial<Invitee> => ({ windows: [{ from: "2026-07-06", until: "2026-07-07", ...more }] })
  it.each<[string, Partial<Invitee>, Partial<Session>, boolean]>([
    ["anyone, if nothing is said", {}, {}, true],
    ["nobody without a place", {}, { capacity: 0 }, false],
    ["on the first day of a window", window(), {}, true],
    ["not on the day before it", window({ from: "2026-07-07", until: "2026-07-09" }), {}, false],
    ["on the last day of it", window({ from: "2026-07-01", until: "2026-07-07" }), {}, true],
    ["not on the day that is too late", window({ from: "2026-07-01", until: "2026-07-06" }), {}, false],
    ["in one of several windows", { windows: [{ from: "2026-07-01", until: "2026-07-02" }, { from: "2026-07-06", until: "2026-07-07" }, { from: "2026-08-01", until: "2026-08-02" }] }, {}, true],
    ["never without a window", { windows: [] }, {}, false],
    ["on the weekday", window({ weekdays: [1, 6] }), {}, true],
    ["not on another", window({ weekdays: [2, 7] }), {}, false],
    ["in a morning window of a morning", window({ part: "morning" }), { part: "morning" }, true],
    ["not of an afternoon", window({ part: "morning" }), { part: "afternoon" }, false],
    ["in a morning window of the whole day", window({ part: "morning" }), {}, true],
    ["fasting of a morning", { part: "morning" }, { part: "morning" }, true],
    ["fasting of the whole day", { part: "morning" }, {}, true],
    ["not fasting of an afternoon", { part: "morning" }, { part: "afternoon" }, false],
    ["anyone of an afternoon", {}, { part: "afternoon" }, true],
    ["fasting in a morning window", { part: "morning", ...window({ part: "morning" }) }, {}, true],
    ["not fasting in an afternoon window", { part: "morning", ...window({ part: "afternoon" }) }, {}, false],
    ["where the room is", { rooms: ["ecg"] }, { rooms: { ecg: 1 } }, true],
    ["not where one of two rooms is", { rooms: ["ecg", "x-ray"] }, { rooms: { "ecg": 1, "x-ray": 0 } }, false],
    ["not where there are no rooms", { rooms: ["toString"] }, {}, false],
    ["on the village's day", { village: "a" }, { villages: ["b", "a"] }, true],
    ["not on another village's", { village: "a" }, { villages: ["b"] }, false],
    ["not without a village on a village's day", {}, { villages: ["a"] }, false],
    ["on the day laid down", { fixed: ["Monday"] }, { organisation: "works" }, true],
    ["not on another", { fixed: ["Thursday"] }, {}, false],
    ["on none, if none is laid down", { fixed: [] }, {}, false],
    ["not of the works, if not theirs", {}, { organisation: "works" }, false]
  ])("%s", (_, person, session, expected) => expect(isOpen(person, session)).toBe(expected))
  it("from any village where its day is a preference", () => {
    expect(isOpen({ village: "a" }, { villages: ["b"] }, { villageDays: "preferred" })).toBe(true)
    expect(isOpen({ village: "a" }, { villages: ["b"] }, { villageDays: "only" })).toBe(false)
  })
  it("one person after the other, each with windows of their own", () => {
    const { isOpenTo, sessions } = costsOf()
    const [early, late] = [{ ...an, ...window() }, { ...an, ...window({ from: "2026-07-09", until: "2026-07-10" }) }]
    expect([early, late, early, late].map((person) => sessions.map((at) => isOpenTo(person, at)))).toEqual([[true, false], [false, true], [true, false], [false, true]])
  })
})

describe("what a place costs", () => {
  const aims: readonly Aim[] = ["served", "waiting", "soon", "households", "villageDays", "travel", "load", "order", "moves"]
  const place = (person: Partial<Invitee>, session: Partial<Session> = {}, options: CostOptions = {}) => {
    const costs = costsOf({ people: [an, { id: "elder", priority: 2 }, { id: "worker", priority: 8 }], sessions: [monday, { ...thursday, ...session }], aims, travel: { a: { station: 20 } }, villageDays: "preferred" }, options)
    const all = costs.ofPlace({ ...an, ...person }, costs.sessions[1]!)
    return Object.fromEntries(costs.layers.map(({ aim }, at) => [aim, all[at]]).filter(([, cost]) => cost !== 0))
  }
  it("is three days after the first, by group the higher the dearer", () => {
    expect(place({})).toEqual({ soon: 3, order: 6 })
    expect(place({ priority: 2 })).toEqual({ soon: 3, order: 3 })
    expect(place({ priority: 8 })).toEqual({ soon: 3 })
  })
  it("by urgency", () => expect(place({ urgency: 5 })).toMatchObject({ waiting: 15 }))
  it("by the way", () => {
    expect(place({ village: "a" })).toMatchObject({ travel: 20 })
    for (const village of ["b", "__proto__", "toString"]) expect(place({ village })).not.toHaveProperty("travel")
    expect(place({ village: "a" }, { site: "point" })).not.toHaveProperty("travel")
  })
  it("by the village whose day it is", () => {
    expect(place({ village: "a" }, { villages: ["b"] })).toMatchObject({ villageDays: 1 })
    expect(place({}, { villages: ["b"] })).toMatchObject({ villageDays: 1 })
    expect(place({ village: "b" }, { villages: ["b"] })).not.toHaveProperty("villageDays")
  })
  it("by the session that was told", () => {
    expect(place({ planned: "Monday" })).toMatchObject({ moves: 1 })
    expect(place({ planned: "Thursday" })).not.toHaveProperty("moves")
  })
  it("by the session of the household, where one was chosen", () => {
    const homes = new Map([["h", "Monday"], ["k", "Thursday"]])
    expect(place({ household: "h" }, {}, { homes })).toMatchObject({ households: 1 })
    expect(place({ household: "k" }, {}, { homes })).not.toHaveProperty("households")
    expect(place({ household: "none" }, {}, { homes })).not.toHaveProperty("households")
    expect(place({}, {}, { homes })).not.toHaveProperty("households")
    expect(place({ household: "h" })).not.toHaveProperty("households")
  })
})

describe("what it costs to go without", () => {
  const people: readonly Invitee[] = [an, { id: "urgent", priority: 1, urgency: 3 }, { id: "worker", priority: 8, planned: "Monday" }]
  const without = (options: CostOptions) => {
    const costs = costsOf({ people, aims: ["served", "moves"] }, options)
    return [costs.layers, people.map((person) => costs.ofNone(person))]
  }
  it("is one, and by rank the more the higher the group and the more urgent", () =>
    expect(without({})).toEqual([[{ aim: "served" }, { aim: "served", ranked: true }, { aim: "moves" }], [[1, 2, 0], [1, 3, 0], [1, 1, 1]]]))
  it("is one of the own group, group by group", () =>
    expect(without({ groups: "oneByOne" })).toEqual([[{ aim: "served", priority: 1 }, { aim: "served", priority: 8 }, { aim: "moves" }], [[1, 0, 0], [1, 0, 0], [0, 1, 1]]]))
  it("ranks by group before urgency, and urgency beyond a million is the same", () => {
    const ranked = [{ id: "a", priority: 2, urgency: 999_999 }, { id: "b", priority: 1 }, { id: "c", priority: 2, urgency: 1_000_000 }, { id: "d", priority: 2, urgency: 3_000_000 }]
    const costs = costsOf({ people: ranked, aims: ["served"] })
    expect(ranked.map((person) => costs.ofNone(person)[1])).toEqual([1, 3, 2, 2])
  })
})

describe("the load of a session", () => {
  const steps = (capacity: number) => {
    const costs = costsOf({ aims: ["served", "load"] })
    return costs.loadSteps({ ...monday, capacity }).map(({ room, cost }) => [room, cost])
  }
  it("rises by eighths, rounded up to whole people", () => {
    expect(steps(8).map(([room]) => room)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
    expect(steps(20)).toEqual([[3, [0, 0, 0]], [3, [0, 0, 1]], [3, [0, 0, 2]], [3, [0, 0, 3]], [3, [0, 0, 4]], [3, [0, 0, 5]], [2, [0, 0, 6]]])
    expect(steps(9).map(([room]) => room)).toEqual([2, 2, 2, 2, 1])
  })
  it("of one place, and of none", () => expect([steps(1), steps(0)]).toEqual([[[1, [0, 0, 0]]], []]))
})

describe("sessions", () => {
  it("stand by day and then by id, whatever the order of the list", () => {
    const [b, a] = [{ ...monday, id: "b" }, { ...monday, id: "a" }]
    for (const sessions of [[thursday, b, a], [a, b, thursday], [b, thursday, a]]) expect(costsOf({ sessions }).sessions.map(({ session }) => session.id)).toEqual(["a", "b", "Thursday"])
  })
  it("have as many places for a room as they say, whatever it is called", () => {
    expect(placesOf({ ...monday, rooms: { ecg: 2 } }, "ecg")).toBe(2)
    expect([placesOf({ ...monday, rooms: {} }, "toString"), placesOf(monday, "ecg")]).toEqual([0, 0])
  })
})

it("layers have each aim once, in their order", () =>
  expect(aimsOf([{ aim: "moves" }, { aim: "served", priority: 1 }, { aim: "served", priority: 2 }, { aim: "load" }])).toEqual(["moves", "served", "load"]))

it("costs are compared in the order of the layers", () => {
  expect(compared([1, 2, 3], [1, 2, 3])).toBe(0)
  expect(compared([1, 9, 9], [2, 0, 0])).toBeLessThan(0)
  expect(compared([1, 2, 3], [1, 2, 2])).toBeGreaterThan(0)
  expect(compared([], [])).toBe(0)
})
