import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Invitee, Session } from "../campaign.ts"
import { CampaignError } from "../errors.ts"
import { loadOfSessions } from "./loadOfSessions.ts"

const session = (id: string, day: string, capacity: number, rooms?: Session["rooms"]): Session => ({ id, site: "station", day, capacity, ...(rooms === undefined ? {} : { rooms }) })
const sessions = [session("b", "2026-07-06", 5, { "x-ray": 2 }), session("a", "2026-07-06", 3), session("c", "2026-07-12", 4, { ultrasound: 1, "x-ray": 1 }), session("d", "2026-07-13", 2)]
const people: readonly Invitee[] = [{ id: "an", priority: 1, rooms: ["x-ray", "x-ray"] }, { id: "binh", priority: 1 }, { id: "chi", priority: 1, rooms: ["x-ray", "ultrasound"] }]
const plan = { assigned: [{ id: "an", session: "b" }, { id: "binh", session: "a" }, { id: "chi", session: "c" }] }

describe("load against capacity", () => {
  it("is told by session, in time, those to which nobody comes too", () => {
    expect(loadOfSessions({ people, sessions }, plan, "session")).toEqual([
      { label: "a", from: "2026-07-06", load: 1, capacity: 3, rooms: [] },
      { label: "b", from: "2026-07-06", load: 1, capacity: 5, rooms: [{ room: "x-ray", load: 1, capacity: 2 }] },
      { label: "c", from: "2026-07-12", load: 1, capacity: 4, rooms: [{ room: "ultrasound", load: 1, capacity: 1 }, { room: "x-ray", load: 1, capacity: 1 }] },
      { label: "d", from: "2026-07-13", load: 0, capacity: 2, rooms: [] }
    ])
  })

  it("is told by day and by week from Monday", () => {
    expect(loadOfSessions({ people, sessions }, plan, "day").map(({ label, load, capacity }) => [label, load, capacity])).toEqual([["2026-07-06", 2, 8], ["2026-07-12", 1, 4], ["2026-07-13", 0, 2]])
    expect(loadOfSessions({ people, sessions }, plan, "week")).toEqual([
      { label: "2026-W28", from: "2026-07-06", load: 3, capacity: 12, rooms: [{ room: "ultrasound", load: 1, capacity: 1 }, { room: "x-ray", load: 2, capacity: 3 }] },
      { label: "2026-W29", from: "2026-07-13", load: 0, capacity: 2, rooms: [] }
    ])
  })

  it("refuses people and sessions that are not there", () => {
    const codes = (): readonly string[] => {
      try {
        loadOfSessions({ people, sessions }, { assigned: [{ id: "x", session: "z" }] }, "day")
      } catch (error) {
        if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code} ${where}`)
      }
      return []
    }
    expect(codes()).toEqual(["TRAMYTE_CAMPAIGN_UNKNOWN assigned[0].id", "TRAMYTE_CAMPAIGN_UNKNOWN assigned[0].session"])
  })

  it("adds up to the same whatever it is told by, and in whatever order", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 6 }), fc.constantFrom("day" as const, "week" as const, "session" as const), (where, by) => {
      const many = where.map((_, index): Invitee => ({ id: `p${index}`, priority: 1, rooms: ["__proto__"] }))
      const assigned = where.map((session, index) => ({ id: `p${index}`, session }))
      const loads = loadOfSessions({ people: many, sessions }, { assigned }, by)
      expect(loads.reduce((sum, { load }) => sum + load, 0)).toBe(where.length)
      expect(loads.flatMap(({ rooms }) => rooms).filter(({ room }) => room === "__proto__").reduce((sum, { load }) => sum + load, 0)).toBe(where.length)
      expect(loads.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(14)
      expect(loadOfSessions({ people: many.toReversed(), sessions: sessions.toReversed() }, { assigned: assigned.toReversed() }, by)).toEqual(loads)
    }))
  })
})
