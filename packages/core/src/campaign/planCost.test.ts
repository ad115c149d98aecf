import { describe, expect, it } from "vitest"
import type { Aim, Campaign, SessionPrice } from "./campaign.ts"
import { campaignCosts } from "./campaignCosts.ts"
import { boundOf, homesIn, planCost } from "./planCost.ts"

const member = (id: string, household?: string) => ({ id, priority: 1, ...(household === undefined ? {} : { household }) })
const session = (id: string, capacity = 2, rooms = {}) => ({ id, site: "station", day: "2026-07-02", capacity, rooms } as const)

describe("where a household comes together", () => {
  const homes = (sessions: Readonly<Record<string, string>>, ...people: ReturnType<typeof member>[]) => homesIn(people, new Map(Object.entries(sessions)))
  const [mother, child, aunt, uncle] = ["mother", "child", "aunt", "uncle"].map((id) => member(id, "h")) as [ReturnType<typeof member>, ReturnType<typeof member>, ReturnType<typeof member>, ReturnType<typeof member>]
  it("is where most of them come", () => {
    expect(homes({ mother: "b", child: "b", aunt: "a" }, mother, child, aunt)).toEqual([{ household: "h", home: "b", members: 3, together: 2 }])
    expect(homes({ aunt: "a", mother: "b", child: "b" }, aunt, mother, child)).toEqual([{ household: "h", home: "b", members: 3, together: 2 }])
    expect(homes({ mother: "a", child: "a", aunt: "b" }, mother, child, aunt)).toEqual([{ household: "h", home: "a", members: 3, together: 2 }])
  })
  it("is of equals the session with the first id, whoever stands first", () => {
    expect(homes({ mother: "b", child: "a" }, mother, child)).toEqual([{ household: "h", home: "a", members: 2, together: 1 }])
    expect(homes({ mother: "a", child: "b" }, mother, child)).toEqual([{ household: "h", home: "a", members: 2, together: 1 }])
    expect(homes({ mother: "b", child: "b", aunt: "a", uncle: "a" }, mother, child, aunt, uncle)).toEqual([{ household: "h", home: "a", members: 4, together: 2 }])
  })
  it("is not asked of one who comes alone, of those without a session, and of people without a household", () => {
    expect(homes({ mother: "a" }, mother, child)).toEqual([])
    expect(homes({}, mother, child)).toEqual([])
    expect(homes({ p: "a", q: "a" }, member("p"), member("q"))).toEqual([])
  })
  it("is one of each household", () => {
    expect(homes({ mother: "a", child: "a", p: "a", q: "b" }, mother, child, member("p", "k"), member("q", "k")))
      .toEqual([{ household: "h", home: "a", members: 2, together: 2 }, { household: "k", home: "a", members: 2, together: 1 }])
  })
})

describe("what a plan costs", () => {
  const campaign = (aims: readonly Aim[]): Campaign => ({ people: [member("mother", "h"), member("child", "h"), member("guest")], sessions: [session("a"), session("b")], aims })
  const cost = (aims: readonly Aim[], sessions: Readonly<Record<string, string>>) => planCost(campaign(aims), campaignCosts(campaign(aims)), new Map(Object.entries(sessions)))
  it("counts those who are apart from their household, wherever that stands among the aims", () => {
    expect(cost(["served", "households"], { mother: "a", child: "b", guest: "b" })).toEqual([0, 0, 1])
    expect(cost(["households", "served"], { mother: "a", child: "b", guest: "b" })).toEqual([1, 0, 0])
    expect(cost(["served", "households"], { mother: "a", child: "a", guest: "b" })).toEqual([0, 0, 0])
  })
  it("has nothing else in it where households are no aim", () => expect(cost(["served", "load"], { mother: "a", child: "b" })).toEqual([1, 1, 0]))
  it("is that of no place where the session is none of the campaign", () => expect(cost(["served"], { mother: "gone", child: "a", guest: "a" })).toEqual([1, 1]))
})

describe("the bound that prices prove", () => {
  // Three people, all need the ultrasound; places for three and one ultrasound: two go without.
  const campaign: Campaign = { people: ["p", "q", "r"].map((id) => ({ id, priority: 1, rooms: ["ultrasound"] })), sessions: [session("s", 3, { ultrasound: 1 })], aims: ["served"] }
  const bound = (place: readonly number[], ultrasound: readonly number[] = [0, 0]) =>
    boundOf(campaign, campaignCosts(campaign), [{ session: "s", place, rooms: [{ room: "ultrasound", price: ultrasound }] }] satisfies readonly SessionPrice[])
  it("is what people pay less what sessions keep", () => {
    expect(bound([0, 0], [1, 1])).toEqual([2, 2])
    expect(bound([1, 1])).toEqual([0, 0])
    expect(bound([0, 0])).toEqual([0, 0])
  })
  it("takes nothing from a place whose price is below its load, and nobody is paid for a room", () => {
    expect(bound([-1, -1])).toEqual([-3, -3])
    expect(bound([0, 0], [-1, -1])).toEqual([0, 0])
  })
  it("is rounded up where it first is broken, and says nothing behind that", () => {
    expect(bound([0, 0], [0.75, 1])).toEqual([2, 0])
    expect(bound([0, 0], [0.5, 1])).toEqual([1, 2])
    expect(bound([0, 0], [1, 0.25])).toEqual([2, 1])
    expect(bound([0, 0], [0.25, 0.25])).toEqual([1, 0])
  })
  it("knows no price but those that are told", () => {
    expect(boundOf(campaign, campaignCosts(campaign), [])).toEqual([0, 0])
    expect(boundOf({ ...campaign, sessions: [] }, campaignCosts({ ...campaign, sessions: [] }), [])).toEqual([3, 3])
  })
})
