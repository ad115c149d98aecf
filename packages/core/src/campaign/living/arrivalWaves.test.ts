import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Invitee, Session } from "../campaign.ts"
import { CampaignError } from "../errors.ts"
import { arrivalWaves, type ArrivalOptions, type SessionArrivals } from "./arrivalWaves.ts"

const station: Session = { id: "station 2026-07-06", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "09:00" }, capacity: 8 }

const invited = (...ids: readonly string[]): Invitee[] => ids.map((id) => ({ id, priority: 1 }))

const arrivals = (people: readonly Invitee[], session: Session = station, options?: ArrivalOptions): SessionArrivals =>
  arrivalWaves({ people, sessions: [session] }, { assigned: people.map(({ id }) => ({ id, session: session.id })) }, options)[0]!

const shown = ({ waves }: SessionArrivals): readonly string[] => waves.map(({ from, until, people }) => `${from}-${until} ${people.join(" ")}`)
const hourOf = ({ waves }: SessionArrivals, id: string): string | undefined => waves.find(({ people }) => people.includes(id))?.from.slice(0, 2)

describe("who comes when in a session", () => {
  it("deals eight people of two hours over four waves of half an hour", () => {
    expect(shown(arrivals(invited("a", "b", "c", "d", "e", "f", "g", "h")))).toEqual(["07:00-07:30 a b", "07:30-08:00 c d", "08:00-08:30 e f", "08:30-09:00 g h"])
  })

  it("deals them evenly also where the session is not full", () => {
    expect(arrivals(invited("a", "b", "c", "d")).hours.map(({ people, pace }) => [people, pace])).toEqual([[2, 4], [2, 4]])
  })

  it("cuts a session of two and a half hours in three, the last of which can do half as much", () => {
    const session: Session = { ...station, hours: { from: "07:00", until: "09:30" }, capacity: 10, rooms: { ultrasound: 3 } }
    expect(arrivals([], session).hours).toEqual([
      { from: "07:00", until: "08:00", people: 0, pace: 4, rooms: [{ room: "ultrasound", people: 0, pace: 2 }] },
      { from: "08:00", until: "09:00", people: 0, pace: 4, rooms: [{ room: "ultrasound", people: 0, pace: 2 }] },
      { from: "09:00", until: "09:30", people: 0, pace: 2, rooms: [{ room: "ultrasound", people: 0, pace: 1 }] }
    ])
  })

  it("makes waves of twenty minutes, and of what is left of the last hour", () => {
    const session: Session = { ...station, hours: { from: "07:00", until: "08:30" }, capacity: 9 }
    expect(shown(arrivals(invited(..."abcdefghi"), session, { minutes: 20 }))).toEqual(["07:00-07:20 a b", "07:20-07:40 c d", "07:40-08:00 e f", "08:00-08:20 g h", "08:20-08:30 i"])
  })

  it("lets those come first who have precedence by law, by their rank, and then those who are fasting", () => {
    const options: ArrivalOptions = { fasting: ["g", "h"], precedence: [{ id: "f", rank: 2 }, { id: "e", rank: 1 }] }
    expect(shown(arrivals(invited(..."abcdefgh"), station, options))).toEqual(["07:00-07:30 e f", "07:30-08:00 g h", "08:00-08:30 a b", "08:30-09:00 c d"])
  })

  it("shares a machine out over the hours", () => {
    const people = invited(..."abcdefgh").map((person): Invitee => "abcd".includes(person.id) ? { ...person, rooms: ["ultrasound"] } : person)
    const { hours, notPlaced } = arrivals(people, { ...station, rooms: { ultrasound: 4 } })
    expect(hours.map(({ rooms }) => rooms)).toEqual([[{ room: "ultrasound", people: 2, pace: 2 }], [{ room: "ultrasound", people: 2, pace: 2 }]])
    expect(notPlaced).toEqual([])
  })

  it("moves somebody on who needs no machine where the machine is free too late otherwise", () => {
    // Those without a machine come first in the order, and would fill the first hour; then no hour could do all three who need it.
    const people = [...invited("a", "b", "c"), ...invited("x", "y", "z").map((person) => ({ ...person, rooms: ["x-ray"] }))]
    const options: ArrivalOptions = { precedence: [{ id: "a", rank: 1 }, { id: "b", rank: 1 }, { id: "c", rank: 1 }] }
    const { hours, notPlaced } = arrivals(people, { ...station, capacity: 6, rooms: { "x-ray": 3 } }, options)
    expect(notPlaced).toEqual([])
    expect(hours.map(({ people, rooms }) => [people, rooms[0]!.people])).toEqual([[3, 1], [3, 2]])
  })

  it("keeps a household together where it can", () => {
    const people: Invitee[] = [...invited("a", "b", "c", "d", "e", "f"), { id: "g", priority: 1, household: "h" }, { id: "z", priority: 2, household: "h" }]
    const result = arrivals(people, station, { precedence: [{ id: "g", rank: 1 }] })
    expect(hourOf(result, "g")).toBe("07")
    expect(hourOf(result, "z")).toBe("07")
    expect(result.waves[0]!.people).toEqual(["g", "z"])
    expect(result.hours.map(({ people }) => people)).toEqual([4, 4])
  })

  it("does not tear one household apart for another", () => {
    const home = (household: string, ...ids: readonly string[]): Invitee[] => ids.map((id) => ({ id, priority: 1, household }))
    const result = arrivals([...home("p", "p1", "p2"), ...home("q", "q1", "q2")], { ...station, capacity: 4 })
    expect(shown(result)).toEqual(["07:00-07:30 p1 p2", "08:00-08:30 q1 q2"])
  })

  it("lets who can come in the morning alone come in the morning of a whole day, and ends an hour at noon", () => {
    const day: Session = { ...station, hours: { from: "10:30", until: "14:00" }, capacity: 14 }
    const people: Invitee[] = [
      { id: "late", priority: 1, windows: [{ from: "2026-07-06", until: "2026-07-07", part: "afternoon" }] }, { id: "early", priority: 1, part: "morning" },
      { id: "monday", priority: 1, windows: [{ from: "2026-07-01", until: "2026-08-01", weekdays: [1], part: "morning" }, { from: "2026-07-01", until: "2026-08-01", weekdays: [2] }] }
    ]
    const result = arrivals(people, day, { precedence: [{ id: "late", rank: 1 }] })
    expect(result.hours.map(({ from, until, pace }) => `${from}-${until} ${pace}`)).toEqual(["10:30-11:30 4", "11:30-12:00 2", "12:00-13:00 4", "13:00-14:00 4"])
    expect(people.map(({ id }) => hourOf(result, id))).toEqual(["12", "10", "11"])
  })

  it("lets others make room for those who can come in the morning alone", () => {
    const day: Session = { ...station, hours: { from: "11:00", until: "13:00" }, capacity: 4 }
    const people: Invitee[] = [...invited("a", "b"), { id: "y", priority: 9, part: "morning" }, { id: "z", priority: 9, part: "morning" }]
    const result = arrivals(people, day, { precedence: [{ id: "a", rank: 1 }, { id: "b", rank: 1 }] })
    expect(result.notPlaced).toEqual([])
    expect(people.map(({ id }) => hourOf(result, id))).toEqual(["12", "12", "11", "11"])
  })

  it("says so where more can come in the morning alone than the morning can do", () => {
    const day: Session = { ...station, hours: { from: "11:00", until: "13:00" }, capacity: 4 }
    const result = arrivals(["x", "y", "z"].map((id) => ({ id, priority: 1, part: "morning" })), day)
    expect(result.notPlaced).toEqual([{ id: "z", because: "full" }])
    expect(result.hours.map(({ people }) => people)).toEqual([2, 0])
  })

  it("says so where no hour is in the part of day in which somebody can come, and where the session says no hours", () => {
    const window = { from: "2026-07-06", until: "2026-07-07", part: "afternoon" } as const
    expect(arrivals([{ id: "a", priority: 1, windows: [window] }]).notPlaced).toEqual([{ id: "a", because: "window" }])
    expect(arrivals([{ id: "a", priority: 1, windows: [{ from: "2026-07-05", until: "2026-07-06" }] }]).notPlaced).toEqual([{ id: "a", because: "window" }])
    const { hours: _, ...without } = station
    expect(arrivals(invited("a"), without)).toMatchObject({ waves: [], hours: [], notPlaced: [{ id: "a", because: "hours" }] })
  })

  it("takes the part of a session that says one from there, whatever the clock", () => {
    const session: Session = { ...station, part: "morning", hours: { from: "11:00", until: "12:30" } }
    const { hours, notPlaced } = arrivals([{ id: "a", priority: 1, part: "morning" }], session)
    expect(hours.map(({ until }) => until)).toEqual(["12:00", "12:30"])
    expect(notPlaced).toEqual([])
  })

  it("sends people whose three rooms go into no hour to their rooms in different hours", () => {
    const session: Session = { ...station, capacity: 8, rooms: { a: 2, b: 2, c: 2 } }
    const people: Invitee[] = [["a", "b"], ["b", "c"], ["a", "c"]].map((rooms) => ({ id: rooms.join(""), priority: 1, rooms }))
    const { apart, hours, notPlaced, waves } = arrivals(people, session)
    expect(notPlaced).toEqual([])
    expect(waves.flatMap((wave) => wave.people).sort()).toEqual(["ab", "ac", "bc"])
    expect(apart).toEqual([{ id: "bc", room: "b", from: "08:00", until: "09:00" }])
    for (const { rooms } of hours) for (const { people, pace } of rooms) expect(people).toBeLessThanOrEqual(pace)
  })

  it("overfills no hour of a session to which too many were assigned", () => {
    const result = arrivals(invited(..."abcdefghij"))
    expect(result.hours.map(({ people }) => people)).toEqual([4, 4])
    expect(result.notPlaced).toEqual([{ id: "i", because: "full" }, { id: "j", because: "full" }])
  })
})

describe("what is refused", () => {
  const codesOf = (run: () => unknown): readonly string[] => {
    try {
      run()
    } catch (error) {
      if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code} ${where}`)
    }
    return []
  }

  it("tells everything that is wrong at once", () => {
    const sessions: Session[] = [{ ...station, hours: { from: "09:00", until: "09:00" }, capacity: 1.5, rooms: { x: -1 } }, { ...station, day: "2026-02-30", hours: { from: "9:00", until: "25:00" } }]
    const assigned = [{ id: "nobody", session: "nowhere" }, { id: "a", session: station.id }, { id: "a", session: station.id }]
    expect(codesOf(() => arrivalWaves({ people: invited("a"), sessions }, { assigned }, { minutes: 4, precedence: [{ id: "a", rank: NaN }] }))).toEqual([
      "TRAMYTE_CAMPAIGN_DUPLICATE sessions", "TRAMYTE_CAMPAIGN_HOURS sessions[0].hours", "TRAMYTE_CAMPAIGN_NUMBER sessions[0].capacity", "TRAMYTE_CAMPAIGN_NUMBER sessions[0].rooms.x",
      "TRAMYTE_CAMPAIGN_DAY sessions[1].day", "TRAMYTE_CAMPAIGN_HOURS sessions[1].hours",
      "TRAMYTE_CAMPAIGN_UNKNOWN assigned[0].id", "TRAMYTE_CAMPAIGN_UNKNOWN assigned[0].session", "TRAMYTE_CAMPAIGN_DUPLICATE assigned[2].id",
      "TRAMYTE_CAMPAIGN_NUMBER minutes", "TRAMYTE_CAMPAIGN_NUMBER precedence[0].rank"
    ])
  })

  it("knows no waves of more than an hour", () => {
    expect(codesOf(() => arrivals([], station, { minutes: 61 }))).toEqual(["TRAMYTE_CAMPAIGN_NUMBER minutes"])
    expect(codesOf(() => arrivals([], station, { minutes: 60 }))).toEqual([])
    expect(codesOf(() => arrivals([], station, { minutes: 5 }))).toEqual([])
  })
})

const rooms = ["x-ray", "ultrasound", "__proto__"]

/** A session, and no more people than it and its rooms can do. */
const anySession = (roomsEach: number, windows: boolean): fc.Arbitrary<{ readonly session: Session; readonly people: readonly Invitee[]; readonly options: ArrivalOptions }> => fc.record({
  from: fc.integer({ min: 6 * 4, max: 10 * 4 }), quarters: fc.integer({ min: 1, max: 28 }), spare: fc.nat(6), roomSpare: fc.nat(2),
  people: fc.array(fc.record({
    rooms: fc.subarray(rooms, { maxLength: roomsEach }), household: fc.option(fc.constantFrom("h1", "h2", "h3"), { nil: undefined }), fasting: fc.boolean(),
    rank: fc.option(fc.nat(2), { nil: undefined }), part: fc.option(fc.constantFrom("morning" as const, "afternoon" as const), { nil: undefined })
  }), { maxLength: 24 })
}).map(({ from, quarters, spare, roomSpare, people }) => {
  const time = (quarter: number): string => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String(quarter % 4 * 15).padStart(2, "0")}`
  const invitees = people.map(({ rooms, household, part }, index): Invitee =>
    ({ id: `p${index}`, priority: 1, rooms, ...(household === undefined ? {} : { household }), ...(part === undefined || !windows ? {} : { part }) }))
  const need = (room: string): number => invitees.filter((person) => person.rooms!.includes(room)).length
  return {
    session: { ...station, hours: { from: time(from), until: time(from + quarters) }, capacity: people.length + spare, rooms: Object.fromEntries(rooms.map((room) => [room, need(room) + roomSpare])) },
    people: invitees,
    options: { fasting: invitees.filter((_, index) => people[index]!.fasting).map(({ id }) => id), precedence: invitees.flatMap(({ id }, index) => people[index]!.rank === undefined ? [] : [{ id, rank: people[index]!.rank! }]) }
  }
})

/** Counted anew from waves and rooms apart, hour by hour of the clock of the session. */
const overloads = (session: Session, people: readonly Invitee[], { waves, apart, hours }: SessionArrivals): readonly string[] => hours.flatMap((hour) => {
  const here = waves.filter(({ from }) => hour.from <= from && from < hour.until).flatMap((wave) => wave.people)
  const total = hours.reduce((sum, { from, until }) => sum + minutes(until) - minutes(from), 0)
  const count = (what: string | undefined): number => here.filter((id) => (what === undefined || people.find((person) => person.id === id)!.rooms?.includes(what) === true)
    && !apart.some((one) => one.id === id && one.room === what)).length + apart.filter((one) => one.room === what && one.from === hour.from).length
  return [[undefined, session.capacity] as const, ...Object.entries(session.rooms ?? {})].flatMap(([what, capacity]) =>
    count(what) > Math.ceil(capacity * (minutes(hour.until) - minutes(hour.from)) / total) ? [`${what} at ${hour.from}`] : [])
})

/** By trying everything, in a session of four hours around noon. */
const mostInOneHour = (people: readonly Invitee[], { capacity, rooms = {} }: Session): number => {
  const pace = (many: number): number => Math.ceil(many / 4)
  const most = (index: number, chosen: readonly (readonly [Invitee, number])[]): number => {
    const person = people[index]
    if (person === undefined) return chosen.length
    const hours = [0, 1, 2, 3].filter((hour) => {
      const here = chosen.filter(([, at]) => at === hour).map(([other]) => other)
      return (person.part === undefined || person.part === (hour < 2 ? "morning" : "afternoon")) && here.length < pace(capacity)
        && person.rooms!.every((room) => here.filter((other) => other.rooms!.includes(room)).length < pace(rooms[room]!))
    })
    return Math.max(most(index + 1, chosen), ...hours.map((hour) => most(index + 1, [...chosen, [person, hour]])))
  }
  return most(0, [])
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

describe("laws of waves", () => {
  it("finds an hour for everyone who needs one room at most, and no room is above its pace", () => {
    fc.assert(fc.property(anySession(1, false), ({ session, people, options }) => {
      const result = arrivals(people, session, options)
      expect(result.notPlaced).toEqual([])
      expect(result.apart).toEqual([])
      expect(result.waves.flatMap((wave) => wave.people).sort()).toEqual(people.map(({ id }) => id).sort())
      expect(overloads(session, people, result)).toEqual([])
    }), { numRuns: 300 })
  })

  it("finds hours for everyone who needs several rooms, and no room is above its pace", () => {
    fc.assert(fc.property(anySession(3, false), ({ session, people, options }) => {
      const result = arrivals(people, session, options)
      expect(result.notPlaced).toEqual([])
      expect(result.waves.flatMap((wave) => wave.people).sort()).toEqual(people.map(({ id }) => id).sort())
      expect(overloads(session, people, result)).toEqual([])
      // Nobody's room comes before the arrival.
      for (const { id, from } of result.apart) expect(from > result.waves.find((wave) => wave.people.includes(id))!.from).toBe(true)
    }), { numRuns: 300 })
  })

  it("tells everyone once, as a wave or as not placed, puts nobody in the wrong part of the day, and overfills nothing", () => {
    fc.assert(fc.property(anySession(3, true), ({ session, people, options }) => {
      const result = arrivals(people, session, options)
      expect([...result.waves.flatMap((wave) => wave.people), ...result.notPlaced.map(({ id }) => id)].sort()).toEqual(people.map(({ id }) => id).sort())
      expect(overloads(session, people, result)).toEqual([])
      for (const { from, people: ids } of result.waves) for (const id of ids) {
        const { part } = people.find((person) => person.id === id)!
        if (part !== undefined) expect(from < "12:00" ? "morning" : "afternoon").toBe(part)
      }
      for (const { id, from } of result.apart) {
        const { part } = people.find((person) => person.id === id)!
        if (part !== undefined) expect(from < "12:00" ? "morning" : "afternoon").toBe(part)
      }
    }), { numRuns: 300 })
  })

  it("lets nobody who needs the same come in an earlier hour than who has precedence", () => {
    fc.assert(fc.property(anySession(1, true), ({ session, people, options }) => {
      const { waves, hours } = arrivals(people, session, options)
      const hour = (id: string): number => hours.findIndex(({ from, until }) => waves.some((wave) => wave.people.includes(id) && from <= wave.from && wave.from < until))
      const rank = (id: string): number => options.precedence!.find((one) => one.id === id)?.rank ?? Infinity
      const fasts = (id: string): number => options.fasting!.includes(id) ? 0 : 1
      for (const a of people) for (const b of people) {
        if (a.rooms![0] !== b.rooms![0] || a.part !== b.part || hour(a.id) < 0 || hour(b.id) < 0) continue
        if (rank(a.id) < rank(b.id) || (rank(a.id) === rank(b.id) && fasts(a.id) < fasts(b.id))) expect(hour(a.id)).toBeLessThanOrEqual(hour(b.id))
      }
    }), { numRuns: 500 })
  })

  it("places as many as anybody could of those with one room and a part of the day, also where there are too many", () => {
    const anyone = fc.record({ rooms: fc.subarray(["x-ray", "ultrasound"], { maxLength: 1 }), part: fc.constantFrom(undefined, undefined, "morning" as const, "afternoon" as const) })
    fc.assert(fc.property(fc.array(anyone, { maxLength: 6 }), fc.nat(8), fc.nat(4), fc.nat(4), (comers, capacity, xray, ultrasound) => {
      const session: Session = { ...station, hours: { from: "10:00", until: "14:00" }, capacity, rooms: { "x-ray": xray, ultrasound } }
      const people = comers.map(({ rooms, part }, index): Invitee => ({ id: `p${index}`, priority: 1, rooms, ...(part === undefined ? {} : { part }) }))
      const { apart, notPlaced } = arrivals(people, session)
      const inOneHour = people.length - notPlaced.length - new Set(apart.map(({ id }) => id)).size
      expect(inOneHour).toBe(mostInOneHour(people, session))
    }), { numRuns: 200 })
  })

  it("is the same whatever the order of people and of assignments", () => {
    fc.assert(fc.property(anySession(3, true).chain((one) => fc.record({ one: fc.constant(one), people: fc.shuffledSubarray([...one.people], { minLength: one.people.length }) })), ({ one: { session, people, options }, people: shuffled }) => {
      expect(arrivals(shuffled, session, options)).toEqual(arrivals(people, session, options))
    }))
  })
})
