import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { civilDate, epochDay } from "../../time/index.ts"
import { allocateSlots } from "../allocateSlots.ts"
import type { Assignment, Campaign, Invitee, Session } from "../campaign.ts"
import { checkAllocation } from "../checkAllocation.ts"
import type { CampaignChange } from "./changes.ts"
import type { CampaignEvent } from "./events.ts"
import { messagesDue, type MessagesQuestion, sentEvents } from "./messagesDue.ts"
import { replan } from "./replan.ts"

const first = epochDay("2026-07-01")
const day = (after: number): string => civilDate(first + after)

/** A round is three days. What happens is named by places in the lists as they are then. */
const anyRound = fc.record({
  what: fc.constantFrom("sessionLost", "sessionMoved", "otherPlace", "fewerPlaces", "roomBroken", "gone", "newcomer", "windows", "didNotCome", "nothing"), which: fc.nat(20), days: fc.integer({ min: 4, max: 20 })
})
const anyLife = fc.record({
  people: fc.array(fc.record({ priority: fc.integer({ min: 1, max: 3 }), urgency: fc.nat(1), room: fc.boolean() }), { minLength: 3, maxLength: 10 }),
  sessions: fc.array(fc.record({ on: fc.integer({ min: 1, max: 25 }), capacity: fc.nat(4), room: fc.nat(3) }), { minLength: 2, maxLength: 6 }),
  rounds: fc.array(anyRound, { minLength: 1, maxLength: 6 })
})

const changesOf = ({ what, which, days }: { readonly what: string; readonly which: number; readonly days: number }, { people, sessions }: Campaign, assigned: readonly Assignment[], today: number): readonly CampaignChange[] => {
  const session = sessions[which % Math.max(1, sessions.length)]
  const person = people[which % Math.max(1, people.length)]
  const missed = assigned.find((one) => epochDay(sessions.find(({ id }) => id === one.session)!.day) === first + today)
  if (session === undefined || person === undefined) return []
  switch (what) {
    case "sessionLost": return [{ kind: "sessionLost", session: session.id }]
    case "sessionMoved": return [{ kind: "session", session: { ...session, day: day(today + days) } }]
    case "otherPlace": return [{ kind: "session", session: { ...session, site: "hall" } }]
    case "fewerPlaces": return [{ kind: "session", session: { ...session, capacity: Math.floor(session.capacity / 2) } }]
    case "roomBroken": return [{ kind: "roomBroken", room: "x-ray", from: day(today - 2), until: day(today + days) }]
    case "gone": return [{ kind: "gone", id: person.id, because: "movedAway" }]
    case "newcomer": return [{ kind: "newcomer", person: { ...person, id: `${person.id} ${today}` } }]
    case "windows": return [{ kind: "windows", id: person.id, windows: [{ from: day(today), until: day(today + days) }] }]
    case "didNotCome": return missed === undefined ? [] : [{ kind: "didNotCome", id: missed.id, from: day(today) }]
    default: return []
  }
}

describe("the life of a campaign, round by round", () => {
  it("loses nobody, tells everybody in time and once, and what people were told last is the plan", () => {
    let tolds = 0
    fc.assert(fc.property(anyLife, ({ people, sessions, rounds }) => {
      let campaign: Campaign = {
        people: people.map(({ room, ...rest }, index): Invitee => ({ id: `p${index}`, ...rest, ...(room ? { rooms: ["x-ray"] } : {}) })),
        sessions: sessions.map(({ on, capacity, room }, index): Session => ({ id: `s${index}`, site: `site${index % 2}`, day: day(on), part: "morning", capacity, rooms: { "x-ray": room } }))
      }
      let { assigned }: { readonly assigned: readonly Assignment[] } = allocateSlots(campaign)
      let events: readonly CampaignEvent[] = []
      let lost: readonly Session[] = []
      const gone = new Set<string>()
      const told = new Map<string, string>()
      for (const [round, happened] of [{ what: "nothing", which: 0, days: 4 }, ...rounds].entries()) {
        const today = round * 3
        const changes = changesOf(happened, campaign, assigned, today)
        for (const change of changes) {
          if (change.kind === "gone") gone.add(change.id)
          if (change.kind === "didNotCome") events = [...events, { id: `missed ${change.id} ${round}`, kind: "didNotCome", person: change.id, session: assigned.find(({ id }) => id === change.id)!.session, at: day(today) }]
        }
        const before = new Map(assigned.map(({ id, session }) => [id, session]))
        const after = replan(campaign, changes, { assigned }, { from: day(today) })
        expect(checkAllocation(after.remaining.campaign, after.remaining.allocation).wrong).toEqual([])
        expect([...after.assigned, ...after.unserved].map(({ id }) => id).toSorted()).toEqual(after.campaign.people.map(({ id }) => id).toSorted())
        const at = new Map(after.campaign.sessions.map((session) => [session.id, session]))
        for (const { id, session } of after.assigned) if (before.get(id) !== session) expect(epochDay(at.get(session)!.day)).toBeGreaterThanOrEqual(first + today + 3)
        for (const { session } of after.atShortNotice) expect(epochDay(at.get(session)!.day)).toBeLessThan(first + today + 3)
        ;({ campaign, assigned } = after)
        lost = [...lost, ...after.lost]
        const asked: MessagesQuestion = { assigned, sessions: campaign.sessions, lost, events, on: day(today), without: [...gone] }
        const messages = messagesDue(asked)
        expect(new Set(messages.map(({ to }) => to)).size).toBe(messages.length)
        for (const { kind, to, session, day, site } of messages) {
          if (kind === "cancelled") expect(at.has(session)).toBe(false)
          if (kind === "placeLost") expect(at.has(session)).toBe(true)
          if (kind === "invitation" || kind === "rescheduled" || kind === "reminder") told.set(to, `${session} ${day} ${site}`)
          if (kind === "cancelled" || kind === "placeLost") told.delete(to)
        }
        tolds += messages.length
        events = [...events, ...sentEvents(messages, { at: day(today) })]
        expect(messagesDue({ ...asked, events })).toEqual([])
        for (const { id, session } of assigned) {
          const { day: on, site } = at.get(session)!
          if (epochDay(on) > first + today && !gone.has(id)) expect(told.get(id)).toBe(`${session} ${on} ${site}`)
        }
        const planned = new Set(assigned.map(({ id }) => id))
        for (const [id, what] of told) if (!gone.has(id) && !planned.has(id)) expect(epochDay(what.split(" ").at(-2)!)).toBeLessThanOrEqual(first + today)
      }
    }), { numRuns: 150 })
    expect(tolds).toBeGreaterThan(100)
  }, 60_000)
})
