import { describe, expect, it } from "vitest"
import { vietNamWorkingCalendar } from "../../time/vietNamHolidays.fixture.ts"
import type { OpenedSessions, Opening } from "./opening.ts"
import { afternoon, calendar, morning, station, team, weekOf } from "./opening.fixture.ts"
import { openSessions } from "./openSessions.ts"

const places = ({ sessions }: OpenedSessions) => Object.fromEntries(sessions.map(({ id, capacity }) => [id, capacity]))
const reasons = ({ closed }: OpenedSessions) => closed.map(({ day, part, reason }) => [day, part, reason].filter((word) => word !== undefined).join(" "))
const onMonday = (change: Partial<Opening>): Opening => weekOf({ until: "2026-07-07", ...change })
const monday = (change: Partial<Opening>) => openSessions(onMonday(change)).sessions

describe("a station that opens on working days", () => {
  it("has a session each morning of the week, and two rest days that say so", () => {
    const opened = openSessions(weekOf())
    expect(opened.sessions).toHaveLength(5)
    expect(opened.sessions[0]).toStrictEqual({
      id: "station 2026-07-06 morning", site: "station", day: "2026-07-06", part: "morning", hours: { from: "07:00", until: "11:00" }, capacity: 40
    })
    expect(opened.closed).toStrictEqual(["2026-07-11", "2026-07-12"].map((day) => ({
      site: "station", day, reason: "restDay", because: { vi: "Ngày nghỉ hằng tuần", en: "Weekly rest day" }
    })))
    expect(opened.short).toEqual([])
  })

  it("has two in a day of two parts, the morning first", () => {
    const opened = openSessions(onMonday({ sites: [{ ...station, opens: [{ hours: [afternoon, morning] }] }] }))
    expect(places(opened)).toEqual({ "station 2026-07-06 morning": 40, "station 2026-07-06 afternoon": 30 })
    expect(opened.sessions.map(({ part }) => part)).toEqual(["morning", "afternoon"])
  })

  it("has one for the whole day where no part is said", () => {
    const opened = monday({ sites: [{ ...station, opens: [{ hours: [{ from: "07:00", until: "16:00" }] }] }] })
    expect(opened).toEqual([{ id: "station 2026-07-06", site: "station", day: "2026-07-06", hours: { from: "07:00", until: "16:00" }, capacity: 90 }])
  })

  it("works on the Saturday that is swapped for the Monday, and not on that Monday", () => {
    const opened = openSessions(weekOf({ from: "2026-08-22", until: "2026-09-04", sites: [{ ...station, opens: [{ weekdays: [1, 4], hours: [morning] }] }] }))
    expect(opened.sessions.map(({ day }) => day)).toEqual(["2026-08-22", "2026-08-24", "2026-08-27", "2026-09-03"])
    expect(opened.closed.find(({ day }) => day === "2026-08-31")).toMatchObject({ reason: "holiday", because: { vi: "Hoán đổi ngày làm việc dịp Quốc khánh" } })
    expect(opened.closed.find(({ day }) => day === "2026-09-02")).toMatchObject({ reason: "holiday", because: { vi: "Quốc khánh", en: "National Day" } })
    expect(opened.closed.find(({ day }) => day === "2026-08-25")).toMatchObject({
      reason: "weekday", because: { vi: "Điểm khám không mở cửa vào thứ Ba", en: "The site does not open on Tuesdays" }
    })
  })

  it("rests for the days of Tết that were decided, and works on the Saturday before the days off around National Day", () => {
    const year = (from: string, until: string) => openSessions(weekOf({ from, until, calendar: vietNamWorkingCalendar, sites: [{ ...station, opens: [{ hours: [morning] }] }] }))
    const tet = year("2026-02-13", "2026-02-24")
    expect(tet.sessions.map(({ day }) => day)).toEqual(["2026-02-13", "2026-02-23"])
    expect(tet.closed.map(({ because }) => because.vi)).toEqual([
      "Ngày nghỉ hằng tuần", "Ngày nghỉ hằng tuần", ...Array.from({ length: 5 }, () => "Tết Nguyên đán"), "Ngày nghỉ hằng tuần", "Ngày nghỉ hằng tuần"
    ])
    expect(year("2026-08-22", "2026-09-03").sessions.map(({ day }) => day)).toEqual(["2026-08-22", "2026-08-24", "2026-08-25", "2026-08-26", "2026-08-27", "2026-08-28"])
  })

  it("does not work on the swapped Saturday where it never opens on Mondays", () => {
    const opened = openSessions(weekOf({ from: "2026-08-22", until: "2026-08-23", sites: [{ ...station, opens: [{ weekdays: [2], hours: [morning] }] }] }))
    expect(reasons(opened)).toEqual(["2026-08-22 weekday"])
  })

  it("opens on a rest day that is named, and on each swapped one", () => {
    const days = (weekdays: readonly number[]) =>
      openSessions(weekOf({ from: "2026-08-15", until: "2026-08-24", sites: [{ ...station, opens: [{ weekdays, hours: [morning] }] }] })).sessions.map(({ day }) => day)
    expect(days([6])).toEqual(["2026-08-15", "2026-08-22"])
    expect(days([7])).toEqual(["2026-08-16", "2026-08-23"])
  })

  it("opens on working days and no others where no weekday is said, on holidays only where it says so", () => {
    const days = (holidays: boolean) =>
      openSessions(weekOf({ from: "2026-08-28", until: "2026-09-04", sites: [{ ...station, opens: [{ holidays, hours: [morning] }] }] })).sessions.map(({ day }) => day)
    expect(days(false)).toEqual(["2026-08-28", "2026-09-03"])
    expect(days(true)).toEqual(["2026-08-28", "2026-08-31", "2026-09-01", "2026-09-02", "2026-09-03"])
  })

  it("does not take a holiday on a Sunday for a working day", () => {
    const sunday = { ...calendar, decisions: [], fixedHolidays: [{ ...calendar.fixedHolidays[0]!, month: 7, day: 12 }] }
    const opened = openSessions(weekOf({ calendar: sunday, from: "2026-07-12", sites: [{ ...station, opens: [{ holidays: true, hours: [morning] }] }] }))
    expect(reasons(opened)).toEqual(["2026-07-12 holiday"])
  })

  it("has opening hours from one day until another", () => {
    const summer = { from: "2026-07-07", until: "2026-07-09", hours: [morning] }
    const opened = openSessions(weekOf({ until: "2026-07-11", sites: [{ ...station, opens: [summer] }] }))
    expect(opened.sessions.map(({ day }) => day)).toEqual(["2026-07-07", "2026-07-08"])
    expect(reasons(opened)).toEqual(["2026-07-06 noPattern", "2026-07-09 noPattern", "2026-07-10 noPattern"])
  })
})

describe("single days", () => {
  it("open a site against the calendar, with hours of their own", () => {
    const opened = openSessions(weekOf({ sites: [{ ...station, open: [{ day: "2026-07-12", hours: [afternoon] }, { day: "2026-07-06", hours: [afternoon] }] }] }))
    expect(places(opened)).toMatchObject({ "station 2026-07-12 afternoon": 30, "station 2026-07-06 afternoon": 30, "station 2026-07-07 morning": 40 })
    expect(opened.sessions.map(({ id }) => id)).not.toContain("station 2026-07-06 morning")
  })

  it("are all that a mobile place has", () => {
    const opened = openSessions(weekOf({ until: "2026-07-09", sites: [{ ...station, opens: [], open: [{ day: "2026-07-07", hours: [morning] }] }] }))
    expect(opened.sessions.map(({ id }) => id)).toEqual(["station 2026-07-07 morning"])
    expect(reasons(opened)).toEqual(["2026-07-06 noPattern", "2026-07-08 noPattern"])
  })

  it("close a day, a part of it, or all days until one", () => {
    const because = { vi: "Sửa mái nhà", en: "The roof is mended" }
    const opened = openSessions(weekOf({
      until: "2026-07-11",
      sites: [{ ...station, opens: [{ hours: [morning, afternoon] }], closed: [{ day: "2026-07-06", part: "afternoon" }, { day: "2026-07-08", until: "2026-07-10", because }] }]
    }))
    expect(opened.sessions.map(({ day, part }) => `${day} ${part}`)).toEqual([
      "2026-07-06 morning", "2026-07-07 morning", "2026-07-07 afternoon", "2026-07-10 morning", "2026-07-10 afternoon"
    ])
    expect(reasons(opened)).toEqual([
      "2026-07-06 afternoon byStation", "2026-07-08 morning byStation", "2026-07-08 afternoon byStation", "2026-07-09 morning byStation", "2026-07-09 afternoon byStation"
    ])
    expect(opened.closed.map(({ because: why }) => why.vi)).toEqual(["Trạm tạm nghỉ khám tại điểm này", ...Array.from({ length: 4 }, () => "Sửa mái nhà")])
  })
})

describe("licences", () => {
  const from = { from: "2026-07-08", kinds: ["periodic"] as const }

  it("open a site on the days for which they are valid", () => {
    const opened = openSessions(weekOf({ until: "2026-07-11", sites: [{ ...station, licences: [{ ...from, until: "2026-07-10" }] }] }))
    expect(opened.sessions.map(({ day }) => day)).toEqual(["2026-07-08", "2026-07-09"])
    expect(reasons(opened)).toEqual(["2026-07-06 unlicensed", "2026-07-07 unlicensed", "2026-07-10 unlicensed"])
  })

  it("of screening do not let a site hold periodic examinations", () => {
    const screening = weekOf({ sites: [{ ...station, licences: [{ from: "2024-01-01", kinds: ["screening"] }] }] })
    expect(() => openSessions(screening)).toThrow(expect.objectContaining({ code: "TRAMYTE_CAMPAIGN_LICENCE" }))
    expect(openSessions({ ...screening, examinations: ["periodic", "screening"] }).sessions).toHaveLength(5)
  })

  it("of another facility hold for its mobile site, through a chain, on the days of all of them", () => {
    const hospital = { id: "hospital", licences: [from] }
    const centre = { id: "centre", licences: [{ of: "hospital", until: "2026-07-10" }] }
    const opened = openSessions(weekOf({ sites: [{ ...station, licences: [{ of: "centre" }] }, centre, hospital] }))
    expect(opened.sessions.map(({ day }) => day)).toEqual(["2026-07-08", "2026-07-09"])
    // Facilities that hold no sessions are not said to be closed.
    expect(new Set(opened.closed.map(({ site }) => site))).toEqual(new Set(["station"]))
  })
})

describe("places", () => {
  it("are pace by hours of all the teams that are there", () => {
    const second = { id: "second", perHour: 2.5, at: [{ site: "station", weekdays: [1] }], away: [{ from: "2026-07-13", until: "2026-07-14" }] }
    const opened = openSessions(weekOf({ until: "2026-07-21", teams: [team, second] }))
    expect(places(opened)).toMatchObject({
      "station 2026-07-06 morning": 50, "station 2026-07-07 morning": 40, "station 2026-07-13 morning": 40, "station 2026-07-20 morning": 50
    })
  })

  it("are rounded down, and lose nobody to arithmetic", () => {
    const of = (perHour: number, share: number) => monday({ teams: [{ ...team, perHour }], sites: [{ ...station, ordinaryCare: [{ share }] }] })[0]?.capacity
    expect(of(2.7, 0)).toBe(10)
    expect(of(2.5, 0.9)).toBe(1)
    expect(of(0.25, 0.3)).toBe(undefined)
    expect(of(17.5, 0.3)).toBe(49)
  })

  it("are kept for ordinary care: on market day more", () => {
    const opened = openSessions(weekOf({ until: "2026-07-09", sites: [{ ...station, ordinaryCare: [{ share: 0.2 }, { weekdays: [2], people: 25 }, { days: ["2026-07-08"], people: 3 }] }] }))
    expect(Object.values(places(opened))).toEqual([32, 15, 32])
  })

  it("are kept in one part of the day only where that is said", () => {
    const opened = monday({ sites: [{ ...station, opens: [{ hours: [morning, afternoon] }], ordinaryCare: [{ part: "afternoon", share: 0.5 }] }] })
    expect(opened.map(({ capacity }) => capacity)).toEqual([40, 15])
  })

  it("are kept for those who did not come before, of what ordinary care leaves", () => {
    expect(monday({ keptForNoShows: 0.1, sites: [{ ...station, ordinaryCare: [{ people: 11 }] }] })[0]?.capacity).toBe(26)
  })

  it("that are all kept leave no session, and it says so", () => {
    const opened = openSessions(onMonday({ sites: [{ ...station, ordinaryCare: [{ people: 40 }] }] }))
    expect(opened.sessions).toEqual([])
    expect(reasons(opened)).toEqual(["2026-07-06 morning noPlaces"])
  })

  it("are none where no team is, in that part of the day", () => {
    const opened = openSessions(onMonday({ sites: [{ ...station, opens: [{ hours: [morning, afternoon] }] }], teams: [{ ...team, at: [{ site: "station", part: "afternoon" }] }] }))
    expect(places(opened)).toEqual({ "station 2026-07-06 afternoon": 30 })
    expect(reasons(opened)).toEqual(["2026-07-06 morning noTeam"])
  })
})

describe("rooms and machines", () => {
  const hall = { ...station, id: "hall", opens: [{ weekdays: [4], hours: [morning] }] }
  const sites = [{ ...station, opens: [{ weekdays: [1, 2, 3], hours: [morning] }] }, hall]
  const teams = [{ ...team, at: [{ site: "station", weekdays: [1, 2, 3] }, { site: "hall", weekdays: [4] }] }]
  const gynaecology = { id: "room 2", room: "gynaecology", perHour: 6, at: [{ site: "station" }] }

  it("have places where they are on that day", () => {
    const ultrasound = { id: "mobile", room: "ultrasound", perHour: 3, at: [{ site: "station", weekdays: [1, 2] }, { site: "hall", weekdays: [4] }] }
    const opened = openSessions(weekOf({ sites, teams, machines: [ultrasound, gynaecology, { ...gynaecology, id: "room 3", at: [{ site: "station", weekdays: [3] }] }] }))
    expect(opened.sessions.map(({ rooms }) => rooms)).toEqual([
      { gynaecology: 24, ultrasound: 12 }, { gynaecology: 24, ultrasound: 12 }, { gynaecology: 48 }, { ultrasound: 12 }
    ])
  })

  it("have none while they are broken; the session goes on", () => {
    const opened = openSessions(weekOf({ sites, teams, machines: [{ ...gynaecology, broken: [{ from: "2026-07-07", until: "2026-07-08" }] }] }))
    expect(opened.sessions.map(({ capacity, rooms }) => [capacity, rooms])).toEqual([[40, { gynaecology: 24 }], [40, { gynaecology: 0 }], [40, { gynaecology: 24 }], [40, undefined]])
    const longer = openSessions(weekOf({ sites, teams, machines: [{ ...gynaecology, broken: [{ from: "2026-07-07" }] }] }))
    expect(longer.sessions[2]?.rooms).toEqual({ gynaecology: 0 })
  })

  it("are kept for ordinary care: a share of each, a number of people only where the room is named", () => {
    const rooms = (ordinaryCare: NonNullable<(typeof station)["ordinaryCare"]>) => monday({ sites: [{ ...station, ordinaryCare }], machines: [gynaecology] }).map(({ capacity, rooms: of }) => [capacity, of])[0]
    expect(rooms([{ share: 0.5 }])).toEqual([20, { gynaecology: 12 }])
    expect(rooms([{ people: 10 }])).toEqual([30, { gynaecology: 24 }])
    expect(rooms([{ people: 10, room: "gynaecology" }])).toEqual([40, { gynaecology: 14 }])
    expect(rooms([{ share: 0.5, room: "gynaecology" }, { share: 0.9, room: "ultrasound" }])).toEqual([40, { gynaecology: 12 }])
    expect(monday({ keptForNoShows: 0.5, machines: [gynaecology] })[0]?.rooms).toEqual({ gynaecology: 12 })
  })
})

describe("a team that goes out", () => {
  const school = { ...station, id: "school", opens: [], open: [{ day: "2026-07-08", hours: [morning] }] }

  it("is not at its station on the single days on which it is elsewhere", () => {
    const opened = openSessions(weekOf({ until: "2026-07-10", sites: [station, school], teams: [{ ...team, at: [{ site: "station" }, { site: "school", days: ["2026-07-08"] }] }] }))
    expect(opened.sessions.map(({ id }) => id)).toEqual([
      "station 2026-07-06 morning", "station 2026-07-07 morning", "school 2026-07-08 morning", "station 2026-07-09 morning"
    ])
    expect(opened.closed.find(({ day, site }) => day === "2026-07-08" && site === "station")?.reason).toBe("noTeam")
  })

  it("may be at two sites on one day, one after the other", () => {
    const later = { ...school, open: [{ day: "2026-07-08", hours: [afternoon] }] }
    const opened = openSessions(weekOf({ from: "2026-07-08", until: "2026-07-09", sites: [station, later], teams: [{ ...team, at: [{ site: "station" }, { site: "school" }] }] }))
    expect(places(opened)).toEqual({ "station 2026-07-08 morning": 40, "school 2026-07-08 afternoon": 30 })
  })

  it("comes on the swapped Saturday if it comes on Mondays, or on Saturdays", () => {
    const days = (weekday: number) => openSessions(weekOf({ from: "2026-08-21", until: "2026-08-25", teams: [{ ...team, at: [{ site: "station", weekdays: [weekday] }] }] })).sessions.map(({ day }) => day)
    expect([days(1), days(6), days(5)]).toEqual([["2026-08-22", "2026-08-24"], ["2026-08-22"], ["2026-08-21"]])
  })

  it("may go on to the next site when the first shuts", () => {
    const next = { ...school, open: [{ day: "2026-07-08", hours: [{ part: "morning" as const, from: "11:00", until: "12:00" }] }] }
    const opened = openSessions(weekOf({ from: "2026-07-08", until: "2026-07-09", sites: [next, station], teams: [{ ...team, at: [{ site: "station" }, { site: "school" }] }] }))
    expect(places(opened)).toEqual({ "station 2026-07-08 morning": 40, "school 2026-07-08 morning": 10 })
  })

  it("may stand for two sites of which one is shut or unlicensed", () => {
    const at = [{ site: "station" }, { site: "school" }]
    const shut = { ...station, closed: [{ day: "2026-07-08" }] }
    expect(openSessions(weekOf({ sites: [shut, school], teams: [{ ...team, at }] })).sessions.map(({ site }) => site)).toContain("school")
    const late = { ...school, licences: [{ from: "2026-07-09", kinds: ["periodic"] as const }] }
    expect(openSessions(weekOf({ sites: [station, late], teams: [{ ...team, at }] })).closed.map(({ reason }) => reason)).toContain("unlicensed")
  })
})
