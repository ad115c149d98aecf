import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import { type Campaign, type Invitee, planningAims, replanningAims, type Session } from "../campaign.ts"
import { checkAllocation } from "../checkAllocation.ts"
import { campaignOf } from "../oracle/campaigns.fixture.ts"
import { oneMoreSession } from "./oneMoreSession.ts"

const countByRank = ({ people }: Campaign, assigned: readonly { readonly id: string }[]): ReadonlyMap<string, number> => {
  const ids = new Set(assigned.map(({ id }) => id))
  const found = new Map<string, number>()
  for (const { id, priority, urgency = 0 } of people) if (ids.has(id)) found.set(`${priority} ${urgency}`, (found.get(`${priority} ${urgency}`) ?? 0) + 1)
  return found
}

describe("one more session", () => {
  it.each([["one"], ["nested"]] as const)("buys what planning anew would find, where everyone needs %s room", (rooms) => {
    let found = 0
    for (let seed = 1; seed <= 150; seed++) {
      const campaign = campaignOf(seed, { people: 5 + seed % 40, sessions: 2 + seed % 7, crowding: 1.3, rooms, aims: seed % 2 === 0 ? planningAims : replanningAims })
      const plan = allocateSlots(campaign)
      const [first] = campaign.sessions
      const proposed: readonly Session[] = [{ ...first!, id: "new" }, { id: "large", site: "station", day: first!.day, capacity: 1000, rooms: { "ultrasound": 2, "x-ray": 1 } }]
      for (const { session, isExact, who, people, groups } of [...oneMoreSession(campaign, plan), ...oneMoreSession(campaign, plan, proposed)]) {
        const wider = { ...campaign, sessions: [...campaign.sessions, session] }
        const anew = allocateSlots(wider)
        const after = [...plan.assigned, ...who.map((id) => ({ id }))]
        expect([seed, session.id, isExact, new Set(after.map(({ id }) => id)).size]).toEqual([seed, session.id, true, anew.assigned.length])
        expect(new Map([...countByRank(campaign, after)].sort())).toEqual(new Map([...countByRank(campaign, anew.assigned)].sort()))
        expect([people, groups.reduce((sum, { served }) => sum + served, 0)]).toEqual([who.length, who.length])
        found += people
      }
    }
    expect(found).toBeGreaterThan(300)
  })
  it("says at least, where rooms cross, and never more than there is", () => {
    let found = 0
    for (let seed = 1; seed <= 60; seed++) {
      const campaign = campaignOf(seed, { people: 5 + seed % 25, sessions: 2 + seed % 5, crowding: 1.3, rooms: "any", aims: planningAims })
      const crosses = new Set(campaign.people.map(({ rooms = [] }) => [...rooms].sort().join())).size > 4
      for (const { isExact, people } of oneMoreSession(campaign, allocateSlots(campaign))) {
        if (crosses) expect(isExact).toBe(false)
        found += people
      }
    }
    expect(found).toBeGreaterThan(30)
  })
})

const person = (id: string, more: Partial<Invitee> = {}): Invitee => ({ id, priority: 8, ...more })
const monday: Session = { id: "Monday", site: "station", day: "2026-07-06", capacity: 2, rooms: { "ultrasound": 1 } }
const worth = (campaign: Campaign, proposed?: readonly Session[]) => oneMoreSession(campaign, allocateSlots(campaign), proposed)

describe("what a station head reads", () => {
  it("nothing to buy where everyone has a session", () => expect(worth({ people: [person("a")], sessions: [monday] })).toEqual([]))
  it("nothing to buy for people to whom no session is open, but what a session of another kind would do", () => {
    const campaign: Campaign = { people: [person("late", { windows: [{ from: "2026-08-01", until: "2026-09-01" }] })], sessions: [monday] }
    expect(worth(campaign)).toEqual([])
    const august: Session = { id: "August", site: "station", day: "2026-08-03", capacity: 1 }
    expect(worth(campaign, [august])).toEqual([{ session: august, people: 1, isExact: true, groups: [{ priority: 8, served: 1 }], who: ["late"] }])
  })
  it("the room and not the place is what is missing", () => {
    const campaign: Campaign = { people: [person("a", { rooms: ["ultrasound"] }), person("b", { rooms: ["ultrasound"] })], sessions: [monday] }
    const chairs: Session = { id: "chairs", site: "station", day: "2026-07-07", capacity: 9 }
    expect(worth(campaign, [chairs])).toEqual([])
    expect(worth(campaign)).toEqual([{
      session: { ...monday, id: "Monday+" }, like: "Monday", people: 1, isExact: true, groups: [{ priority: 8, served: 1 }], who: ["b"]
    }])
  })
  it("somebody moves so that another can come, and nobody loses a place", () => {
    const campaign: Campaign = {
      people: [person("a", { priority: 1 }), person("b", { priority: 2, windows: [{ from: "2026-07-06", until: "2026-07-07" }] })],
      sessions: [{ ...monday, capacity: 1 }]
    }
    expect(worth(campaign, [{ id: "Tuesday", site: "station", day: "2026-07-07", capacity: 5 }])).toMatchObject([{ who: ["b"], people: 1 }])
  })
  it("the session for the higher group comes first, though another serves more", () => {
    const campaign: Campaign = {
      people: [person("veteran", { priority: 1, windows: [{ from: "2026-07-06", until: "2026-07-07" }] }), ...["x", "y", "z"].map((id) => person(id, { windows: [{ from: "2026-07-08", until: "2026-07-09" }] }))],
      sessions: [{ ...monday, capacity: 1, organisation: "works" }]
    }
    const proposed: readonly Session[] = [{ id: "p", site: "station", day: "2026-07-08", capacity: 5 }, { id: "q", site: "station", day: "2026-07-06", capacity: 5 }]
    expect(worth(campaign, proposed).map(({ session, who }) => [session.id, who])).toEqual([["q", ["veteran"]], ["p", ["x", "y", "z"]]])
  })
  it("the id of a double is free, whatever else is called so", () => {
    const campaign: Campaign = { people: [person("a"), person("b"), person("c"), person("d")], sessions: [monday, { ...monday, id: "Monday+", capacity: 1 }] }
    expect(worth(campaign).map(({ session, like }) => [session.id, like])).toEqual([["Monday++", "Monday"]])
    expect(checkAllocation(campaign, allocateSlots(campaign)).isOptimal).toBe(true)
  })
})
