import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import type { Campaign, Invitee, Session } from "../campaign.ts"
import { campaignOf } from "../oracle/campaigns.fixture.ts"
import { missingSessions } from "./missingSessions.ts"
import { oneMoreSession } from "./oneMoreSession.ts"

const august = { from: "2026-08-01", until: "2026-09-01" } as const
const monday: Session = { id: "Monday", site: "station", day: "2026-07-06", capacity: 9 }
const missing = (people: readonly Partial<Invitee>[], sessions: readonly Session[] = [monday]) => {
  const campaign: Campaign = { people: people.map((one, at) => ({ id: `p${at}`, priority: 1, ...one })), sessions }
  return missingSessions(campaign, allocateSlots(campaign))
}

describe("the session that is missing", () => {
  it("is none where everyone has one open, even a full one", () => expect(missing([{}, {}], [{ ...monday, capacity: 1 }])).toEqual([]))
  it("is a morning with an X-ray in the days that they have in common", () => expect(missing([
    { windows: [august], rooms: ["x-ray"], part: "morning", village: "b" },
    { windows: [{ from: "2026-07-20", until: "2026-08-10" }], rooms: ["x-ray"], priority: 3, village: "a" }
  ])).toEqual([{
    window: { from: "2026-08-01", until: "2026-08-10" }, part: "morning", rooms: ["x-ray"], villages: ["a", "b"], people: 2,
    groups: [{ priority: 1, people: 1 }, { priority: 3, people: 1 }], who: ["p0", "p1"]
  }]))
  it("is on a free Saturday", () => expect(missing([{ windows: [{ ...august, weekdays: [6] }] }, { windows: [{ ...august, weekdays: [5, 6] }] }])).toMatchObject([
    { window: { from: "2026-08-01", until: "2026-09-01", weekdays: [6] }, people: 2 }
  ]))
  it("is two where nobody has a day in common, the one for more people first", () => expect(missing([
    { windows: [{ from: "2026-09-01", until: "2026-09-02" }] }, { windows: [august] }, { windows: [august] }
  ]).map(({ who }) => who)).toEqual([["p1", "p2"], ["p0"]]))
  it("is on any day for those who need a room that is nowhere", () => {
    const [found, ...others] = missing([{ rooms: ["ultrasound"] }, { rooms: ["ultrasound"], part: "afternoon" }])
    expect([found, others]).toEqual([{ part: "afternoon", rooms: ["ultrasound"], villages: [], people: 2, groups: [{ priority: 1, people: 2 }], who: ["p0", "p1"] }, []])
  })
  it("is of the part of the day that a window says", () => expect(missing([{ windows: [{ ...august, part: "afternoon" }] }])).toMatchObject([{ part: "afternoon" }]))
  it("is not told for those whose days an employer laid down", () => expect(missing([{ fixed: ["Monday"], windows: [august] }])).toEqual([]))
  it("is nothing for those who can never come", () => expect(missing([{ windows: [] }, { windows: [{ ...august, weekdays: [] }] }, { windows: [{ ...august, part: "morning" }], part: "afternoon" }])).toEqual([]))
})

it("would serve each of those for whom it is asked", () => {
  let asked = 0
  fc.assert(fc.property(fc.nat(10_000), (seed) => {
    const { people, sessions } = campaignOf(seed, { people: 30, sessions: 3, rooms: "any" })
    const campaign: Campaign = { people, sessions }
    const plan = allocateSlots(campaign)
    for (const { window, part, rooms, who } of missingSessions(campaign, plan)) {
      const day = window === undefined ? "2026-07-01" : firstOf(window)
      const session: Session = { id: "asked", site: "station", day, ...(part === undefined ? {} : { part }), capacity: 99, rooms: Object.fromEntries(rooms.map((room) => [room, 99])) }
      const served = oneMoreSession(campaign, plan, [session])[0]!.who
      expect(who.filter((id) => !served.includes(id))).toEqual([])
      asked += who.length
    }
  }), { numRuns: 100 })
  expect(asked).toBeGreaterThan(100)
})

/** The first day of the stretch that is one of its days of the week. */
const firstOf = ({ from, weekdays = [1, 2, 3, 4, 5, 6, 7] }: { readonly from: string; readonly weekdays?: readonly number[] }): string => {
  const day = (later: number): Date => new Date(Date.parse(from) + later * 86_400_000)
  const later = [0, 1, 2, 3, 4, 5, 6].find((one) => weekdays.includes(day(one).getUTCDay() || 7))!
  return day(later).toISOString().slice(0, 10)
}
