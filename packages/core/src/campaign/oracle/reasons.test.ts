import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import type { Campaign, Invitee, Obstacle, Session } from "../campaign.ts"
import { campaignOf } from "./campaigns.fixture.ts"
import { isOpen } from "./naiveReading.fixture.ts"

/** The campaign and the person with one obstacle out of the way; a machine that is broken stands there, one that is not there does not. */
const without = (obstacle: Obstacle, campaign: Campaign, person: Invitee): readonly [Campaign, Invitee] => {
  const spared = (key: keyof Invitee): Invitee => Object.fromEntries(Object.entries(person).filter(([name]) => name !== key)) as unknown as Invitee
  const atLeastOne = (session: Session): Session => ({
    ...session, capacity: Math.max(1, session.capacity), rooms: Object.fromEntries(Object.entries(session.rooms ?? {}).map(([room, places]) => [room, Math.max(1, places)]))
  })
  switch (obstacle) {
    case "villages": return [{ ...campaign, villageDays: "preferred" }, person]
    case "capacity": return [{ ...campaign, sessions: campaign.sessions.map(atLeastOne) }, person]
    case "sessions": return [campaign, person]
    default: return [campaign, spared(obstacle)]
  }
}

describe("why somebody has no session", () => {
  it("is what opens one that has room when it alone is out of the way", () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 400; seed++) {
      const campaign = campaignOf(seed, { people: 12, sessions: 1 + seed % 5, rooms: "any" })
      const people = new Map(campaign.people.map((person) => [person.id, person]))
      const open = (of: Campaign, person: Invitee): number => of.sessions.filter((session) => isOpen(of, person, session)).length
      const { assigned, unserved } = allocateSlots(campaign)
      const coming = (session: string): readonly Invitee[] => assigned.filter((one) => one.session === session).map((one) => people.get(one.id)!)
      const withRoom = (of: Campaign, person: Invitee): number => of.sessions.filter((session) => isOpen(of, person, session) && coming(session.id).length < session.capacity
        && (person.rooms ?? []).every((room) => coming(session.id).filter(({ rooms }) => rooms?.includes(room)).length < (session.rooms?.[room] ?? 0))).length
      for (const { id, reason, open: told, because } of unserved) {
        const person = people.get(id)!
        const sessions = open(campaign, person)
        const obstacles = (["windows", "part", "rooms", "villages", "fixed", "capacity"] as const).filter((obstacle) =>
          sessions === 0 ? open(...without(obstacle, campaign, person)) > 0 : obstacle !== "capacity" && withRoom(...without(obstacle, campaign, person)) > 0)
        const isForOthers = person.fixed === undefined && campaign.sessions.every(({ organisation }) => organisation !== undefined)
        expect([seed, id, reason, told, because]).toEqual([seed, id, sessions > 0 ? "full" : "noSession", sessions, isForOthers ? ["sessions"] : obstacles])
        for (const obstacle of because) seen.add(obstacle)
      }
    }
    expect(seen.size).toBe(7)
  })
})
