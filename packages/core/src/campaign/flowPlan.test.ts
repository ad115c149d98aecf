import { describe, expect, it } from "vitest"
import { allocateSlots } from "./allocateSlots.ts"
import type { Campaign, Invitee, Session } from "./campaign.ts"
import { campaignCosts, compared } from "./campaignCosts.ts"
import { alike, networkOf } from "./flowPlan.ts"
import { roomNest } from "./roomNest.ts"

const monday: Session = { id: "Monday", site: "station", day: "2026-07-06", capacity: 2, rooms: { "x-ray": 1, "ecg": 1, "broken": 0 } }
const tuesday: Session = { ...monday, id: "Tuesday", day: "2026-07-07", rooms: {} }
const closed: Session = { ...monday, id: "closed", day: "2026-07-08", capacity: 0, rooms: {} }
const person = (id: string, more: Partial<Invitee> = {}): Invitee => ({ id, priority: 1, ...more })
const classesOf = (people: readonly Invitee[], homes?: ReadonlyMap<string, string>) => {
  const campaign: Campaign = { people, sessions: [monday, tuesday, closed] }
  const costs = campaignCosts(campaign, homes === undefined ? {} : { homes })
  const nest = roomNest(people)
  return { costs, nest, classes: alike(people, costs, nest) }
}

describe("people who are alike", () => {
  it("are one, in the order of their ids", () => {
    const { classes } = classesOf([person("c"), person("a"), person("b")])
    expect(classes.map(({ people, room, sessions }) => [people.map(({ id }) => id), room, sessions])).toEqual([[["a", "b", "c"], undefined, [0, 1]]])
  })
  it.each<[string, Partial<Invitee>]>([
    ["the group", { priority: 2 }], ["urgency", { urgency: 1 }], ["the village", { village: "a" }], ["a room", { rooms: ["ecg"] }], ["windows", { windows: [] }],
    ["the part of the day", { part: "morning" }], ["what was laid down", { fixed: [] }], ["what was told", { planned: "Monday" }]
  ])("are not alike if they differ in %s", (_, more) => expect(classesOf([person("a"), person("b", more)]).classes).toHaveLength(2))
  it("differ in their household only where it has a session of its own", () => {
    const people = [person("a", { household: "h" }), person("b", { household: "k" }), person("c")]
    expect(classesOf(people).classes).toHaveLength(1)
    expect(classesOf(people, new Map([["h", "Monday"]])).classes.map((one) => one.people.map(({ id }) => id))).toEqual([["a"], ["b", "c"]])
    expect(classesOf(people, new Map([["h", "Monday"], ["k", "Monday"]])).classes.map((one) => one.people.map(({ id }) => id))).toEqual([["a", "b"], ["c"]])
  })
  it("have the sessions that are open to them and the innermost room that they need", () => {
    const { classes } = classesOf([person("a", { rooms: ["ecg"] }), person("b", { rooms: ["ecg", "x-ray"] })])
    expect(classes.map(({ room, sessions }) => [room, sessions])).toEqual([["ecg", [0]], ["x-ray", [0]]])
  })
})

describe("where the search begins", () => {
  const people = [person("a", { urgency: 3, village: "v" }), person("b", { rooms: ["ecg"] }), person("c", { priority: 8 }), person("d", { priority: 8, windows: [] })]
  const { classes, costs, nest } = classesOf(people)
  const { begin, costs: layers, from, capacity, supply, nodeOf } = networkOf(classes, costs, nest)
  it("who has the fewest sessions to choose from comes first", () => {
    expect(begin!.order.map((at) => classes[at]!.sessions.length)).toEqual([0, 1, 2, 2])
  })
  it("an arc is dearer than another as its costs are, in the order of the aims", () => {
    const costOf = (arc: number): readonly number[] => layers.map((layer) => layer[arc]!)
    for (let a = 0; a < from.length; a++) for (let b = 0; b < from.length; b++) expect(Math.sign(begin!.dearness[a]! - begin!.dearness[b]!)).toBe(Math.sign(compared(costOf(a), costOf(b))))
  })
  it("everyone can go without, whoever is examined can leave, and nobody enters what is closed", () => {
    for (const at of classes.keys()) expect([from[begin!.ways[at]!], capacity[begin!.ways[at]!]]).toEqual([at, Infinity])
    const way = (session: number, room?: string): number => begin!.ways[nodeOf(session, room)]!
    expect([way(0), way(0, "ecg"), way(1)].map((arc) => arc >= 0 && capacity[arc]! > 0)).toEqual([true, true, true])
    expect([way(1, "ecg"), way(2), way(2, "ecg")]).toEqual([-1, -1, -1])
  })
  it("as many leave as there are people", () => {
    expect(Array.from(supply.subarray(0, classes.length))).toEqual([1, 1, 1, 1])
    expect([supply.at(-1), supply.reduce((sum, one) => sum + one, 0)]).toEqual([-4, 0])
  })
})

describe("prices", () => {
  const rooms = (people: readonly Invitee[]) => allocateSlots({ people, sessions: [{ ...monday, capacity: 9 }, tuesday], aims: ["served"] }).proof.prices.map(({ session, rooms }) => [session, rooms.map(({ room }) => room)])
  it("are told of rooms that are short, by name, and of no other", () => {
    const need = (room: string, count: number) => Array.from({ length: count }, (_, at) => person(`${room}${at}`, { rooms: [room] }))
    expect(rooms([...need("x-ray", 2), ...need("ecg", 2)])).toEqual([["Monday", ["ecg", "x-ray"]], ["Tuesday", []]])
    expect(rooms([...need("ecg", 2), person("neither")])).toEqual([["Monday", ["ecg"]], ["Tuesday", []]])
    expect(rooms([person("neither"), ...need("broken", 3)])).toEqual([["Monday", []], ["Tuesday", []]])
  })
})
