import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allocateSlots } from "../allocateSlots.ts"
import type { Session } from "../campaign.ts"
import { villageDays, type VillageDays, type VillageDaysRequest } from "./villageDays.ts"
import { villageSizes } from "./villageSizes.ts"

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

describe("scarce rooms and parts of the day", () => {
  const week = [6, 7, 8, 9, 10].map((day) => session("station", day))
  const van = (day: number, places: number): readonly Session[] => week.map((each) => each.id === `station ${day}` ? { ...each, rooms: { "x-ray": places } } : each)
  const xray = (people: number) => [{ rooms: ["x-ray"], people }]

  it("bring all villages to the day of the van, each the others to its own days", () => {
    const found = villageDays({ sessions: van(8, 30), villages: ["A", "B", "C"].map((village) => ({ village, people: 60, needs: xray(10) })) })
    expect(told(found)).toEqual({ A: "station 6: 40, station 7: 10, station 8: 10", B: "station 7: 30, station 8: 20, station 9: 10", C: "station 8: 10, station 9: 30, station 10: 20" })
    expect(found.days.map(({ first, last, sessions }) => [first, last, sessions.find(({ rooms }) => rooms !== undefined)])).toEqual([
      ["2026-07-06", "2026-07-08", { session: "station 8", places: 10, rooms: { "x-ray": 10 } }],
      ["2026-07-07", "2026-07-09", { session: "station 8", places: 20, rooms: { "x-ray": 10 } }],
      ["2026-07-08", "2026-07-10", { session: "station 8", places: 10, rooms: { "x-ray": 10 } }]
    ])
    expect(found.noRoom).toEqual([])
  })

  it("that are too small are shared, and it is told which village lacks what", () => {
    const found = villageDays({ sessions: van(8, 9), villages: [{ village: "A", people: 40, needs: xray(12) }, { village: "B", people: 20, needs: xray(6) }] })
    expect(found.noRoom).toEqual([{ village: "A", people: 40, places: 40, needs: [{ rooms: ["x-ray"], people: 12, places: 6 }] }, { village: "B", people: 20, places: 20, needs: [{ rooms: ["x-ray"], people: 6, places: 3 }] }])
    expect(villageDays({ sessions: week, villages: [{ village: "A", people: 40, needs: xray(1) }] }).noRoom).toEqual([{ village: "A", people: 40, places: 40, needs: [{ rooms: ["x-ray"], people: 1, places: 0 }] }])
  })

  it("are used as near the village's own days as can be", () => {
    const each = week.map((one) => ({ ...one, rooms: { ultrasound: 5 } }))
    const found = villageDays({ sessions: each, villages: ["A", "B", "C"].map((village) => ({ village, people: 40, needs: [{ rooms: ["ultrasound"], people: 7 }] })) })
    expect(told(found)).toEqual({ A: "station 6: 38, station 7: 2", B: "station 7: 36, station 8: 4", C: "station 8: 34, station 9: 5, station 10: 1" })
  })

  it("two at once are for those who need both", () => {
    const sessions = [session("station", 6, 40, { rooms: { us: 5 } }), session("station", 7, 40, { rooms: { us: 2, "x-ray": 9 } })]
    const found = villageDays({ sessions, villages: [{ village: "A", people: 9, needs: [{ rooms: ["us"], people: 5 }, { rooms: ["x-ray", "us"], people: 2 }] }] })
    expect(told(found)).toEqual({ A: "station 6: 7, station 7: 2" })
    expect(found.noRoom).toEqual([])
  })

  it("a site with the machine counts as near within the detour, and is gone to beyond it only if there is no other", () => {
    const sessions = [session("station", 6, 40, { rooms: { us: 9 } }), session("hall", 8, 40, { rooms: { us: 9 } }), session("point", 6)]
    const of = (station: number, hall: number, detour: number) =>
      told(villageDays({ sessions, villages: [{ village: "A", people: 10, needs: [{ rooms: ["us"], people: 2 }] }], travel: { A: { point: 1, station, hall } }, detour }))
    expect(of(20, 5, 30)).toEqual({ A: "point 6: 8, station 6: 2" })
    expect(of(20, 5, 10)).toEqual({ A: "point 6: 8, hall 8: 2" })
    expect(of(20, 15, 10)).toEqual({ A: "point 6: 8, hall 8: 2" })
  })

  it("who must come in the morning has a morning", () => {
    const sessions = [session("station", 6, 10, { part: "afternoon" }), session("station", 7, 10, { part: "morning" }), session("station", 8, 10)]
    const found = villageDays({ sessions, villages: [{ village: "A", people: 10 }, { village: "B", people: 15, needs: [{ rooms: [], part: "morning", people: 14 }] }] })
    expect(told(found)).toEqual({ A: "station 6: 10", B: "station 7: 10, station 8: 5" })
    expect(villageDays({ sessions: sessions.slice(0, 2), villages: [{ village: "B", people: 15, needs: [{ rooms: [], part: "morning", people: 14 }] }] }).noRoom)
      .toEqual([{ village: "B", people: 15, places: 15, needs: [{ rooms: [], part: "morning", people: 14, places: 10 }] }])
  })

  it("have slack, after everybody has what is needed", () => {
    const found = villageDays({ sessions: van(6, 11), villages: [{ village: "A", people: 10, needs: xray(5) }, { village: "B", people: 10, needs: xray(5) }], slack: 0.2 })
    expect(found.days.map(({ sessions }) => sessions.map(({ rooms }) => rooms))).toEqual([[{ "x-ray": 6 }], [{ "x-ray": 5 }]])
    expect(found.days.map(({ sessions }) => sessions.map(({ places }) => places))).toEqual([[12], [12]])
  })

  it("have no slack on days that the village would come for that alone", () => {
    const sessions = [session("station", 6), session("station", 7, 40, { rooms: { "x-ray": 10 } }), session("station", 8, 40, { rooms: { "x-ray": 10 } })]
    const of = (people: number) => told(villageDays({ sessions, villages: [{ village: "A", people: 20, needs: xray(people) }], slack: 0.2 }))
    expect(of(10)).toEqual({ A: "station 6: 14, station 7: 10" })
    expect(of(11)).toEqual({ A: "station 6: 10, station 7: 10, station 8: 4" })
  })

  it("on a day that the station named are for its villages first; who needs what is not there has another day", () => {
    const sessions = [session("station", 6, 10, { villages: ["A"] }), session("station", 7, 10, { rooms: { us: 3 }, villages: ["A", "B"] }), session("station", 8, 10, { rooms: { "x-ray": 4 } })]
    const found = villageDays({ sessions, villages: [{ village: "A", people: 12, needs: [{ rooms: ["us"], people: 2 }, { rooms: ["x-ray"], people: 2 }] }, { village: "B", people: 5, needs: [{ rooms: ["us"], people: 4 }] }] })
    expect(told(found)).toEqual({ A: "station 6: 9, station 7: 1, station 8: 2", B: "station 7: 5" })
    expect(found.noRoom).toEqual([{ village: "A", people: 12, places: 12, needs: [{ rooms: ["us"], people: 2, places: 1 }] }, { village: "B", people: 5, places: 5, needs: [{ rooms: ["us"], people: 4, places: 2 }] }])
  })

  it("are not lost to the plan: everybody who needs the van has it, though it comes on one day", () => {
    const people = ["A", "B", "C"].flatMap((village) => Array.from({ length: 60 }, (_, at) => ({ id: `${village} ${at}`, village, priority: 1, ...(at < 10 ? { rooms: ["x-ray"] } : {}) })))
    const sessions = (villages: ReturnType<typeof villageSizes>) => villageDays({ sessions: van(8, 30), villages }).sessions
    const plan = (open: readonly Session[]) => allocateSlots({ people, sessions: open, villageDays: "only" })
    expect(plan(sessions(villageSizes(people))).unserved).toEqual([])
    expect(plan(sessions([{ village: "A", people: 60 }, { village: "B", people: 60 }, { village: "C", people: 60 }])).unserved.length).toBe(20)
  })
})

describe("the end of the villages", () => {
  // A point that opens once a week, and a station that opens on every day.
  const point = [1, 8, 15, 22, 29].map((day) => session("point", day, 20))
  const station = [1, 2, 3, 6, 7, 8].map((day) => session("station", day))
  const sessions = [...point, ...station]
  const villages = ["A", "B", "C", "D"].map((village) => ({ village, people: 20 }))
  const ways = (minutes: number) => Object.fromEntries(villages.map(({ village }) => [village, { point: 5, station: 5 + minutes }]))
  const lasts = (minutes: number, detour?: number) => villageDays({ sessions, villages, travel: ways(minutes), ...(detour === undefined ? {} : { detour }) }).days.map(({ last }) => last!.slice(8))

  it("is balanced: where many would come to one point, some go to the station, where they are done in the first week", () => {
    expect(lasts(10)).toEqual(["01", "01", "02", "01"])
  })

  it("but nobody goes farther than the detour for that", () => {
    expect(lasts(15)).toEqual(lasts(10))
    expect(lasts(16)).toEqual(["01", "08", "15", "22"])
    expect(lasts(10, 9)).toEqual(["01", "08", "15", "22"])
    expect(lasts(1, 0)).toEqual(["01", "08", "15", "22"])
  })

  it("counts by weeks: the near site stays where it is done in the same week", () => {
    const found = villageDays({ sessions: [session("point", 6, 20), session("point", 8, 20), session("station", 6)], villages: villages.slice(0, 2), travel: ways(10) })
    expect(found.days.map(({ sessions: of }) => of.map((each) => each.session))).toEqual([["point 6"], ["point 8"]])
  })

  it("lets two villages change their sites where both would have farther than the detour, or the way is shorter", () => {
    const two = [session("point", 6, 20), session("station", 6, 20)]
    const found = villageDays({ sessions: two, villages: villages.slice(0, 2), travel: { A: { point: 1, station: 12 }, B: { point: 2, station: 60 } } })
    expect(told(found)).toEqual({ A: "station 6: 20", B: "point 6: 20" })
  })

  it("a village without a place has no first and no last day", () => {
    expect(villageDays({ sessions: [], villages: [{ village: "A", people: 1 }] }).days).toStrictEqual([{ village: "A", people: 1, sessions: [] }])
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

it("counts who needs the same, whatever the order of the rooms", () => {
  const of = (rooms: readonly string[], part?: "morning") => ({ village: "A", rooms, ...(part === undefined ? {} : { part }) })
  expect(villageSizes([of(["us", "x"]), of(["x", "us"]), of(["x"]), of([], "morning"), of(["x"], "morning"), of([])])).toStrictEqual([{
    village: "A", people: 6,
    needs: [{ rooms: ["us", "x"], people: 2 }, { rooms: ["x"], people: 1 }, { rooms: ["x"], part: "morning", people: 1 }, { rooms: [], part: "morning", people: 1 }]
  }])
})

it.each<readonly [string, Partial<VillageDaysRequest>, string]>([
  ["a village twice", { villages: [{ village: "A", people: 1 }, { village: "A", people: 2 }] }, "DUPLICATE villages[1].id"],
  ["half a person", { villages: [{ village: "A", people: 0.5 }] }, "NUMBER villages[0].people"],
  ["a session twice", { sessions: [session("a", 1), session("a", 1)] }, "DUPLICATE sessions[1].id"],
  ["a session of NaN people", { sessions: [session("a", 1, NaN)] }, "NUMBER sessions[0].capacity"],
  ["a session on no day", { sessions: [session("a", 32)] }, "DAY sessions[0].day"],
  ["a session at no hour", { sessions: [session("a", 1, 1, { hours: { from: "7h", until: "9h" } })] }, "HOURS sessions[0].hours"],
  ["a way of minus one minute", { travel: { A: { a: -1 } } }, "NUMBER travel.A.a"],
  ["half a minute of detour", { detour: 0.5 }, "NUMBER detour"],
  ["a detour backwards", { detour: -1 }, "NUMBER detour"],
  ["a room for NaN people", { sessions: [session("a", 1, 1, { rooms: { us: NaN } })] }, "NUMBER sessions[0].rooms.us"],
  ["half a person with a need", { villages: [{ village: "A", people: 1, needs: [{ rooms: ["us"], people: 0.5 }] }] }, "NUMBER villages[0].needs[0].people"],
  ["more needs than people", { villages: [{ village: "A", people: 3, needs: [{ rooms: ["us"], people: 2 }, { rooms: [], part: "morning", people: 2 }] }] }, "NUMBER villages[0].needs"],
  ["a need twice", { villages: [{ village: "A", people: 9, needs: [{ rooms: ["us", "x"], people: 2 }, { rooms: ["x", "us"], people: 2 }] }] }, "DUPLICATE villages[0].needs[1]"],
  ["a room without a name", { villages: [{ village: "A", people: 9, needs: [{ rooms: [""], people: 2 }] }] }, "UNKNOWN villages[0].needs[0].rooms"],
  ["a need at night", { villages: [{ village: "A", people: 9, needs: [{ rooms: [], part: "night" as "morning", people: 2 }] }] }, "HOURS villages[0].needs[0].part"],
  ["less slack than none", { slack: -0.1 }, "NUMBER slack"],
  ["slack that is no number", { slack: NaN }, "NUMBER slack"]
])("refuses %s", (_, change, problem) => {
  expect(() => villageDays({ sessions: [], villages: [], ...change })).toThrow(expect.objectContaining({ problems: [expect.objectContaining({
    code: `TRAMYTE_CAMPAIGN_${problem.split(" ")[0]}`, where: problem.split(" ")[1]
  })] }))
})

describe("whatever villages and sessions there are", () => {
  const needs = fc.uniqueArray(fc.record({
    rooms: fc.uniqueArray(fc.constantFrom("ultrasound", "x-ray", "__proto__"), { maxLength: 2 }), part: fc.option(fc.constantFrom("morning" as const, "afternoon" as const), { nil: undefined }), share: fc.constantFrom(0, 0.1, 0.2, 0.25)
  }), { maxLength: 4, selector: ({ rooms, part }) => `${rooms.toSorted().join()} ${part}` })
  const arbitrary: fc.Arbitrary<VillageDaysRequest> = fc.record({
    sessions: fc.uniqueArray(fc.record({
      site: fc.constantFrom("station", "hall", "__proto__"), day: fc.integer({ min: 1, max: 20 }), capacity: fc.integer({ min: 0, max: 60 }),
      rooms: fc.option(fc.dictionary(fc.constantFrom("ultrasound", "x-ray"), fc.integer({ min: 0, max: 30 })), { nil: undefined }),
      part: fc.option(fc.constantFrom("morning" as const, "afternoon" as const), { nil: undefined, freq: 2 }),
      villages: fc.option(fc.subarray(["A", "B"]), { nil: undefined, freq: 6 })
    }), { selector: ({ site, day }) => `${site} ${day}`, maxLength: 25 }).map((all) => all.map(({ site, day, capacity, villages, rooms, part }) =>
      session(site, day, capacity, { ...(villages === undefined ? {} : { villages }), ...(rooms === undefined ? {} : { rooms: { ...rooms } }), ...(part === undefined ? {} : { part }) }))),
    villages: fc.uniqueArray(fc.record({ village: fc.constantFrom("A", "B", "C", "Đông", "__proto__"), people: fc.integer({ min: 0, max: 300 }), needs }), { selector: ({ village }) => village })
      .map((all) => all.map(({ village, people, needs: some }) => ({
        village, people, needs: some.map(({ rooms, part, share }) => ({ rooms, ...(part === undefined ? {} : { part }), people: Math.floor(people * share) }))
      }))),
    travel: fc.dictionary(fc.constantFrom("A", "B", "Đông"), fc.dictionary(fc.constantFrom("station", "hall"), fc.integer({ min: 0, max: 3 }))),
    slack: fc.constantFrom(0, 0.1, 1 / 3, 2),
    detour: fc.constantFrom(0, 1, 15)
  })
  const plain = (request: VillageDaysRequest): VillageDaysRequest => ({ ...request, villages: request.villages.map(({ village, people }) => ({ village, people })) })
  const verify = (law: (request: VillageDaysRequest) => void): void => fc.assert(fc.property(arbitrary, law), { numRuns: 200 })
  const sorted = (each: VillageDays["noRoom"][number]) => ({ ...each, needs: each.needs?.map((need) => ({ ...need, rooms: need.rooms.toSorted() })).toSorted((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1) })
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
    expect(sum(noRoom.map((each) => Math.max(0, each.people - each.places)))).toBe(Math.max(0, people - places))
    for (const { village, people: all, sessions } of days) {
      const got = sum(sessions.map((each) => each.places))
      expect(noRoom.filter((each) => each.village === village && each.places < each.people)).toMatchObject(got < all ? [{ village, people: all, places: got }] : [])
      expect(got).toBeLessThanOrEqual(all + Math.ceil(all * request.slack!))
    }
  }))

  it("a village's sessions follow one another at each site, and few villages share one", () => verify((request) => {
    const free = request.sessions.filter(({ villages, capacity }) => villages === undefined && capacity > 0)
    const { sessions, days } = villageDays({ ...plain(request), sessions: free })
    for (const { sessions: of } of days) {
      for (const site of ["station", "hall", "__proto__"]) {
        const there = sessions.filter((each) => each.site === site)
        const at = there.flatMap(({ id }, place) => of.some((one) => one.session === id) ? [place] : [])
        expect(at).toEqual(at.map((_, index) => at[0]! + index))
      }
    }
  }))

  it("the order of what is given changes nothing", () => verify((request) => {
    const turned = request.villages.map((village) => ({ ...village, needs: village.needs!.map((need) => ({ ...need, rooms: need.rooms.toReversed() })).toReversed() })).toReversed()
    const found = villageDays(request)
    const other = villageDays({ ...request, sessions: request.sessions.toReversed(), villages: turned })
    expect({ ...other, noRoom: other.noRoom.map(sorted) }).toEqual({ ...found, noRoom: found.noRoom.map(sorted) })
  }))

  it("no room is promised to more people than it takes, and who is told to have none has none", () => verify((request) => {
    const { days, noRoom } = villageDays(request)
    const promised = (id: string, room: string): number => sum(days.flatMap(({ sessions }) => sessions.filter(({ session: at }) => at === id).map(({ rooms }) => Object.hasOwn(rooms ?? {}, room) ? rooms![room]! : 0)))
    for (const { id, rooms = {} } of request.sessions) for (const room of ["ultrasound", "x-ray", "__proto__"]) expect(promised(id, room)).toBeLessThanOrEqual(Object.hasOwn(rooms, room) ? rooms[room]! : 0)
    for (const { village, people, needs: some } of request.villages) {
      const of = days.find((each) => each.village === village)!.sessions
      const missing = noRoom.find((each) => each.village === village)?.needs ?? []
      for (const room of ["ultrasound", "x-ray"]) {
        const without = sum(missing.filter(({ rooms }) => rooms.includes(room)).map((need) => need.people - need.places))
        const needed = sum(some!.filter(({ rooms }) => rooms.includes(room)).map((need) => need.people))
        const got = sum(of.map(({ rooms }) => rooms?.[room] ?? 0))
        expect(got).toBeGreaterThanOrEqual(needed - without)
        if (request.slack === 0) expect(got).toBe(needed - without)
      }
      expect(sum(of.map(({ places }) => places))).toBeLessThanOrEqual(people + Math.ceil(people * request.slack!))
    }
  }))

  it("one scarce room has as many people as it takes, on whosever day", () => verify((request) => {
    const villages = request.villages.map(({ village, people }) => ({ village, people, needs: [{ rooms: ["x-ray"], people: Math.floor(people / 3) }] }))
    const free = request.sessions.filter((each) => each.villages === undefined)
    const { days, noRoom } = villageDays({ ...request, sessions: free, villages })
    const takes = sum(free.map(({ capacity, rooms }) => Math.min(capacity, rooms?.["x-ray"] ?? 0)))
    const needed = sum(villages.map(({ needs: [need] }) => need!.people))
    const without = sum(noRoom.flatMap(({ needs: some = [] }) => some.map((need) => need.people - need.places)))
    expect(without).toBe(Math.max(0, needed - takes))
    expect(sum(days.flatMap((each) => each.sessions.map(({ rooms }) => rooms?.["x-ray"] ?? 0)))).toBeGreaterThanOrEqual(Math.min(needed, takes))
  }))

  it("the first and the last day are those of its sessions", () => verify((request) => {
    const { days, sessions } = villageDays(request)
    for (const { first, last, sessions: of } of days) {
      const on = of.map((each) => sessions.find(({ id }) => id === each.session)!.day).toSorted()
      expect([first, last]).toEqual([on[0], on.at(-1)])
    }
  }))
})
