import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Session } from "../campaign.ts"
import { villageDays, type VillageDays, type VillageDaysRequest, villageSizes } from "./villageDays.ts"

const session = (site: string, day: number, capacity = 40, change: Partial<Session> = {}): Session =>
  ({ id: `${site} ${day}`, site, day: `2026-07-${String(day).padStart(2, "0")}`, capacity, ...change })
const told = ({ days }: VillageDays) => Object.fromEntries(days.map(({ village, sessions }) => [village, sessions.map(({ session: id, places }) => `${id}: ${places}`).join(", ")]))
const openTo = ({ sessions }: VillageDays) => Object.fromEntries(sessions.map(({ id, villages }) => [id, villages?.join(" and ") ?? "all"]))

describe("villages come one after the other", () => {
  it("to the near site, on one day after the other, each beginning with a day of its own", () => {
    const found = villageDays({ sessions: [6, 7, 8, 9, 10].map((day) => session("station", day)), villages: [{ village: "Tân", people: 30 }, { village: "An", people: 50 }] })
    expect(told(found)).toEqual({ An: "station 6: 40, station 7: 10", "Tân": "station 7: 30" })
    expect(openTo(found)).toEqual({ "station 6": "An", "station 7": "An and Tân", "station 8": "all", "station 9": "all", "station 10": "all" })
    const larger = villageDays({ sessions: [6, 7, 8, 9, 10].map((day) => session("station", day)), villages: [{ village: "Tân", people: 31 }, { village: "An", people: 50 }] })
    expect(told(larger)).toEqual({ An: "station 6: 40, station 7: 10", "Tân": "station 8: 31" })
  })

  it("share a day where there is no other room", () => {
    const found = villageDays({ sessions: [6, 7].map((day) => session("station", day)), villages: [{ village: "Tân", people: 31 }, { village: "An", people: 49 }] })
    expect(told(found)).toEqual({ An: "station 6: 40, station 7: 9", "Tân": "station 7: 31" })
    expect(found.noRoom).toEqual([])
  })

  it("in the order that the station says, then by name", () => {
    const request = { sessions: [6, 7, 8].map((day) => session("station", day)), villages: ["A", "B", "C"].map((village) => ({ village, people: 40 })) }
    expect(told(villageDays({ ...request, order: ["C", "nobody's"] }))).toEqual({ C: "station 6: 40", A: "station 7: 40", B: "station 8: 40" })
    expect(told(villageDays({ ...request, order: ["C", "B"] }))).toEqual({ C: "station 6: 40", B: "station 7: 40", A: "station 8: 40" })
    expect(villageDays({ ...request, order: ["C", "B"] }).days.map(({ village }) => village)).toEqual(["A", "B", "C"])
    // Whose way is shorter chooses the site first, not the day.
    expect(told(villageDays({ ...request, travel: { A: { station: 20 }, B: { station: 5 } } }))).toEqual({ A: "station 6: 40", B: "station 7: 40", C: "station 8: 40" })
  })

  it("begin with a day of their own if that leaves exactly enough", () => {
    const found = villageDays({ sessions: [6, 7].map((day) => session("station", day)), villages: [{ village: "A", people: 10 }, { village: "B", people: 40 }] })
    expect(told(found)).toEqual({ A: "station 6: 10", B: "station 7: 40" })
  })

  it("in the order of hours, a morning before an afternoon", () => {
    const parts = [session("b", 6, 5, { part: "afternoon" }), session("a", 6, 5, { site: "b", part: "morning" })]
    expect(told(villageDays({ sessions: parts, villages: [{ village: "A", people: 6 }] }))).toEqual({ A: "a 6: 5, b 6: 1" })
  })
})

describe("villages go where it is near", () => {
  const sessions = [session("station", 6), session("hall", 6), session("hall", 7)]

  it("the shortest way first; a way that nobody knows is the longest", () => {
    const found = villageDays({ sessions, villages: [{ village: "A", people: 40 }, { village: "B", people: 40 }], travel: { A: { hall: 90, station: 20 }, B: { station: 10 } } })
    expect(told(found)).toEqual({ A: "hall 6: 40", B: "station 6: 40" })
  })

  it("and stay together where any site has room for all, else they are divided, the near site first", () => {
    const travel = { A: { station: 5, hall: 10 } }
    expect(told(villageDays({ sessions, villages: [{ village: "A", people: 41 }], travel }))).toEqual({ A: "hall 6: 40, hall 7: 1" })
    expect(told(villageDays({ sessions, villages: [{ village: "A", people: 90 }], travel }))).toEqual({ A: "hall 6: 40, station 6: 40, hall 7: 10" })
  })
})

describe("slack", () => {
  it("is room for a tenth more than the people", () => {
    expect(told(villageDays({ sessions: [session("station", 6), session("station", 7)], villages: [{ village: "A", people: 41 }], slack: 0.1 }))).toEqual({ A: "station 6: 40, station 7: 6" })
  })

  it("is cut where there is not enough for it, and never costs somebody a place", () => {
    const found = villageDays({ sessions: [session("station", 6, 100)], villages: [{ village: "A", people: 60 }, { village: "B", people: 30 }], slack: 0.5 })
    expect(told(found)).toEqual({ A: "station 6: 67", B: "station 6: 33" })
    expect(found.noRoom).toEqual([])
  })
})

describe("too few places", () => {
  it("leave villages without, and they are named", () => {
    const found = villageDays({ sessions: [session("station", 6)], villages: [{ village: "B", people: 30 }, { village: "A", people: 30 }, { village: "C", people: 5 }], slack: 0.2 })
    expect(told(found)).toEqual({ A: "station 6: 30", B: "station 6: 5", C: "station 6: 5" })
    expect(found.noRoom).toEqual([{ village: "B", people: 30, places: 5 }])
    expect(villageDays({ sessions: [], villages: [{ village: "A", people: 1 }] }).noRoom).toEqual([{ village: "A", people: 1, places: 0 }])
  })
})

describe("what the station changed by hand", () => {
  it("stays, and the rest is dealt around it", () => {
    const sessions = [session("station", 6), session("station", 7, 40, { villages: ["B", "A"] }), session("station", 8)]
    const found = villageDays({ sessions, villages: [{ village: "A", people: 50 }, { village: "B", people: 10 }], slack: 0.1 })
    expect(told(found)).toEqual({ A: "station 6: 21, station 7: 34", B: "station 6: 5, station 7: 6" })
    expect(found.sessions[1]).toBe(sessions[1])
  })

  it("counts what a village already has", () => {
    const named = [session("station", 6, 40, { villages: ["A"] }), session("station", 7, 20, { villages: ["A", "B"] })]
    expect(told(villageDays({ sessions: named, villages: [{ village: "A", people: 50 }, { village: "B", people: 10 }] }))).toEqual({ A: "station 6: 40, station 7: 10", B: "station 7: 10" })
    const free = [named[0]!, session("station", 7, 30)]
    expect(told(villageDays({ sessions: free, villages: [{ village: "A", people: 50 }, { village: "B", people: 10 }], slack: 0.5 }))).toEqual({ A: "station 6: 40, station 7: 19", B: "station 7: 11" })
  })

  it("a village with its own days has no more than its people and their slack", () => {
    const sessions = [6, 7, 8].map((day) => session("station", day, 40, { villages: ["A"] }))
    expect(told(villageDays({ sessions, villages: [{ village: "A", people: 50 }], slack: 0.2 }))).toEqual({ A: "station 6: 40, station 7: 20" })
  })

  it("asked again, its own proposal is the same", () => {
    const request: VillageDaysRequest = { sessions: [6, 7, 8].map((day) => session("station", day)), villages: [{ village: "A", people: 50 }, { village: "B", people: 30 }] }
    const found = villageDays(request)
    expect(openTo(villageDays({ ...request, sessions: found.sessions }))).toEqual(openTo(found))
  })

  it("days of organisations are nobody else's", () => {
    const own = session("station", 6, 40, { organisation: "school" })
    const found = villageDays({ sessions: [own, session("station", 7)], villages: [{ village: "A", people: 10 }] })
    expect(openTo(found)).toEqual({ "station 6": "all", "station 7": "A" })
    expect(found.sessions[0]).toBe(own)
  })
})

it("counts the people of villages whose day nobody laid down", () => {
  expect(villageSizes([{ village: "B" }, { village: "A" }, { village: "B" }, {}, { village: "B", fixed: ["factory"] }, { village: "__proto__" }]))
    .toEqual([{ village: "A", people: 1 }, { village: "B", people: 2 }, { village: "__proto__", people: 1 }])
})

it.each<readonly [string, Partial<VillageDaysRequest>, string]>([
  ["a village twice", { villages: [{ village: "A", people: 1 }, { village: "A", people: 2 }] }, "DUPLICATE villages[1].id"],
  ["half a person", { villages: [{ village: "A", people: 0.5 }] }, "NUMBER villages[0].people"],
  ["a session twice", { sessions: [session("a", 1), session("a", 1)] }, "DUPLICATE sessions[1].id"],
  ["a session of NaN people", { sessions: [session("a", 1, NaN)] }, "NUMBER sessions[0].capacity"],
  ["a session on no day", { sessions: [session("a", 32)] }, "DAY sessions[0].day"],
  ["a session at no hour", { sessions: [session("a", 1, 1, { hours: { from: "7h", until: "9h" } })] }, "HOURS sessions[0].hours"],
  ["a way of minus one minute", { travel: { A: { a: -1 } } }, "NUMBER travel.A.a"],
  ["less slack than none", { slack: -0.1 }, "NUMBER slack"],
  ["slack that is no number", { slack: NaN }, "NUMBER slack"]
])("refuses %s", (_, change, problem) => {
  expect(() => villageDays({ sessions: [], villages: [], ...change })).toThrow(expect.objectContaining({ problems: [expect.objectContaining({
    code: `TRAMYTE_CAMPAIGN_${problem.split(" ")[0]}`, where: problem.split(" ")[1]
  })] }))
})

describe("whatever villages and sessions there are", () => {
  const arbitrary: fc.Arbitrary<VillageDaysRequest> = fc.record({
    sessions: fc.uniqueArray(fc.record({
      site: fc.constantFrom("station", "hall", "__proto__"), day: fc.integer({ min: 1, max: 20 }), capacity: fc.integer({ min: 0, max: 60 }),
      villages: fc.option(fc.subarray(["A", "B"]), { nil: undefined, freq: 6 })
    }), { selector: ({ site, day }) => `${site} ${day}`, maxLength: 25 }).map((all) => all.map(({ site, day, capacity, villages }) => session(site, day, capacity, villages === undefined ? {} : { villages }))),
    villages: fc.uniqueArray(fc.record({ village: fc.constantFrom("A", "B", "C", "Đông", "__proto__"), people: fc.integer({ min: 0, max: 300 }) }), { selector: ({ village }) => village }),
    travel: fc.dictionary(fc.constantFrom("A", "B", "Đông"), fc.dictionary(fc.constantFrom("station", "hall"), fc.integer({ min: 0, max: 3 }))),
    slack: fc.constantFrom(0, 0.1, 1 / 3, 2)
  })
  const verify = (law: (request: VillageDaysRequest) => void): void => fc.assert(fc.property(arbitrary, law), { numRuns: 200 })
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

  it("no session is promised more people than it has places, and each village is among those of its sessions", () => verify((request) => {
    const { sessions, days } = villageDays(request)
    for (const { id, capacity, villages } of sessions) {
      const meant = days.filter((each) => each.sessions.some((one) => one.session === id))
      expect(sum(meant.flatMap((each) => each.sessions.filter((one) => one.session === id).map(({ places }) => places)))).toBeLessThanOrEqual(capacity)
      for (const { village } of meant) expect(villages).toContain(village)
    }
    for (const { sessions: of } of days) for (const { places } of of) expect(places).toBeGreaterThan(0)
  }))

  it("everyone has a place if there are as many as people", () => verify((request) => {
    const free = request.sessions.filter(({ villages }) => villages === undefined)
    const { noRoom, days } = villageDays({ ...request, sessions: free })
    const [people, places] = [sum(request.villages.map((village) => village.people)), sum(free.map(({ capacity }) => capacity))]
    expect(sum(noRoom.map((each) => each.people - each.places))).toBe(Math.max(0, people - places))
    for (const { village, people: all, sessions } of days) {
      const got = sum(sessions.map((each) => each.places))
      expect(noRoom.filter((each) => each.village === village)).toEqual(got < all ? [{ village, people: all, places: got }] : [])
      expect(got).toBeLessThanOrEqual(all + Math.ceil(all * request.slack!))
    }
  }))

  it("a village's sessions follow one another at each site, and few villages share one", () => verify((request) => {
    const free = request.sessions.filter(({ villages, capacity }) => villages === undefined && capacity > 0)
    const { sessions, days } = villageDays({ ...request, sessions: free })
    for (const { sessions: of } of days) {
      for (const site of ["station", "hall", "__proto__"]) {
        const there = sessions.filter((each) => each.site === site)
        const at = there.flatMap(({ id }, place) => of.some((one) => one.session === id) ? [place] : [])
        expect(at).toEqual(at.map((_, index) => at[0]! + index))
      }
    }
  }))

  it("the order of what is given changes nothing", () => verify((request) => {
    expect(villageDays({ ...request, sessions: request.sessions.toReversed(), villages: request.villages.toReversed() })).toEqual(villageDays(request))
  }))
})
