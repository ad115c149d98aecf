import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import { CampaignError } from "../errors.ts"
import { fixDays } from "./fixDays.ts"
import type { OrganisationDay } from "./opening.ts"
import { station, weekOf } from "./opening.fixture.ts"
import { openSessions } from "./openSessions.ts"

const factory: OrganisationDay = { organisation: "shoes", place: "factory", day: "2026-07-11", hours: { from: "07:00", until: "16:00" }, people: 90 }
const own = (change: Partial<OrganisationDay>) => openSessions(weekOf({ organisationDays: [{ ...factory, ...change } as OrganisationDay] })).sessions.filter(({ organisation }) => organisation === "shoes")
const told = (change: Partial<OrganisationDay>) => own(change).map(({ id, hours, capacity }) => `${id}: ${capacity}, ${hours?.from}-${hours?.until}`)

describe("an organisation's day over noon", () => {
  it("is a morning and an afternoon, which share its people and rooms by their hours", () => {
    expect(own({ rooms: { "x-ray": 40, ultrasound: 1 } })).toStrictEqual([
      { id: "factory 2026-07-11 morning shoes", site: "factory", day: "2026-07-11", part: "morning", hours: { from: "07:00", until: "12:00" }, capacity: 50, rooms: { "x-ray": 22, ultrasound: 1 }, organisation: "shoes" },
      { id: "factory 2026-07-11 afternoon shoes", site: "factory", day: "2026-07-11", part: "afternoon", hours: { from: "12:00", until: "16:00" }, capacity: 40, rooms: { "x-ray": 18, ultrasound: 0 }, organisation: "shoes" }
    ])
  })

  it("may have a rest at noon", () => {
    expect(told({ rest: { from: "11:30", until: "13:00" }, people: 91 })).toEqual(["factory 2026-07-11 morning shoes: 54, 07:00-11:30", "factory 2026-07-11 afternoon shoes: 37, 13:00-16:00"])
  })

  it("stays one where it ends or begins at noon, has a part, or no hours", () => {
    expect(told({ hours: { from: "07:00", until: "12:00" } })).toEqual(["factory 2026-07-11 shoes: 90, 07:00-12:00"])
    expect(told({ hours: { from: "12:00", until: "16:00" } })).toEqual(["factory 2026-07-11 shoes: 90, 12:00-16:00"])
    expect(told({ part: "morning", hours: { from: "07:00", until: "12:30" } })).toEqual(["factory 2026-07-11 morning shoes: 90, 07:00-12:30"])
    expect(openSessions(weekOf({ organisationDays: [{ organisation: "shoes", place: "factory", day: "2026-07-11", people: 9 }] })).sessions.at(-1)!.id).toBe("factory 2026-07-11 shoes")
  })

  it("of one person is a morning", () => expect(told({ people: 1, rooms: { "x-ray": 1 } })).toEqual(["factory 2026-07-11 morning shoes: 1, 07:00-12:00"]))

  it("at a site that opens for whole days is two sessions as well", () => {
    const sites = [{ ...station, opens: [{ hours: [{ from: "07:00", until: "16:00" }] }] }]
    const { sessions, short } = openSessions(weekOf({ until: "2026-07-07", sites, organisationDays: [{ organisation: "school", site: "station", day: "2026-07-06", people: 18 }] }))
    expect(sessions.map(({ id, capacity }) => `${id}: ${capacity}`)).toEqual(["station 2026-07-06: 72", "station 2026-07-06 morning school: 10", "station 2026-07-06 afternoon school: 8"])
    expect(short).toEqual([])
  })

  it("has no more people on an empty stomach than the morning can take", () => {
    const sessions = own({ people: 9 })
    const people = fixDays(Array.from({ length: 9 }, (_, at) => ({ id: `${at}`, priority: 1, part: "morning" as const })), Array.from({ length: 9 }, (_, at) => ({ id: `${at}`, organisation: "shoes" })), sessions)
    const { assigned, unserved } = allocateSlots({ people, sessions })
    expect(new Set(assigned.map(({ session }) => session))).toEqual(new Set(["factory 2026-07-11 morning shoes"]))
    expect([assigned.length, unserved.length]).toEqual([5, 4])
  })

  it("loses nobody, whatever the hours", () => fc.assert(fc.property(
    fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 6, max: 11 }), fc.integer({ min: 13, max: 18 }), fc.boolean(), (people, rooms, from, until, rests) => {
      const hours = { from: `${String(from).padStart(2, "0")}:00`, until: `${until}:00` }
      const found = own({ people, hours, rooms: { "x-ray": Math.min(people, rooms) }, ...(rests ? { rest: { from: "11:30", until: "12:45" } } : {}) })
      expect(found.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(people)
      expect(found.reduce((sum, { rooms: of }) => sum + of!["x-ray"]!, 0)).toBe(Math.min(people, rooms))
      for (const { capacity, rooms: of } of found) expect(of!["x-ray"]!).toBeLessThanOrEqual(capacity)
    }
  )))
})

const refused = (change: Partial<OrganisationDay>): readonly string[] => {
  try {
    own(change)
  } catch (error) {
    if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code.slice("TRAMYTE_CAMPAIGN_".length)} ${where}`)
    throw error
  }
  return []
}

it.each<readonly [string, Partial<OrganisationDay>]>([
  ["before the hours", { rest: { from: "07:00", until: "13:00" } }], ["after the hours", { rest: { from: "11:30", until: "16:00" } }], ["in the morning", { rest: { from: "09:00", until: "10:00" } }],
  ["in the afternoon", { rest: { from: "13:00", until: "14:00" } }], ["of a morning", { part: "morning", rest: { from: "11:30", until: "13:00" } }],
  ["with no hours", { hours: undefined, rest: { from: "11:30", until: "13:00" } } as unknown as Partial<OrganisationDay>]
])("a rest %s is none", (_, change) => expect(refused(change)).toEqual(["HOURS organisationDays[0].rest"]))

it("a rest that touches noon is one", () => {
  expect(refused({ rest: { from: "12:00", until: "13:00" } })).toEqual([])
  expect(refused({ rest: { from: "11:00", until: "12:00" } })).toEqual([])
})
