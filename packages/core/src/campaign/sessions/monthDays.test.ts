import { describe, expect, it } from "vitest"
import type { Days, Opening, Site } from "./opening.ts"
import { afternoon, morning, station, team, weekOf } from "./opening.fixture.ts"
import { openSessions } from "./openSessions.ts"

/** The days on which a station opens from July until October 2026, by a pattern. */
const openOn = (days: Days, change: Partial<Opening> = {}): readonly string[] =>
  openSessions(weekOf({ from: "2026-07-01", until: "2026-10-01", sites: [{ ...station, opens: [{ ...days, hours: [morning] }] }], ...change })).sessions.map(({ day }) => day.slice(5))

describe("days of the month", () => {
  it("are those that are named, but no rest day and no holiday", () => {
    // 22 August is a Saturday that is worked for a Monday, 2 August a Sunday, 2 September National Day, 11 July a Saturday.
    expect(openOn({ monthDays: [2, 22] })).toEqual(["07-02", "07-22", "08-22", "09-22"])
    expect(openOn({ monthDays: [11] })).toEqual(["08-11", "09-11"])
    expect(openOn({ monthDays: [11], weekdays: [6] })).toEqual(["07-11"])
  })

  it("-1 is the last of each month, the 31st only of those that have one", () => {
    expect(openOn({ monthDays: [-1], weekdays: [1, 2, 3, 4, 5] })).toEqual(["07-31", "09-30"])
    expect(openOn({ monthDays: [31] })).toEqual(["07-31"])
    expect(openSessions(weekOf({ from: "2028-02-27", until: "2028-03-02", sites: [{ ...station, opens: [{ monthDays: [-1], hours: [morning] }] }] })).sessions.map(({ day }) => day)).toEqual(["2028-02-29"])
  })

  it("say why the site is closed on the others", () => {
    const { closed } = openSessions(weekOf({ sites: [{ ...station, opens: [{ weekdays: [1, 2], monthDays: [7], hours: [morning] }] }] }))
    expect(closed.map(({ day, reason }) => `${day.slice(8)} ${reason}`)).toEqual(["06 monthDay", "08 weekday", "09 weekday", "10 weekday", "11 restDay", "12 restDay"])
    expect(closed[0]!.because).toEqual({ vi: "Điểm khám không mở cửa vào ngày này trong tháng", en: "The site does not open on this day of the month" })
  })

  it("keep the morning of the 10th for vaccination, and bring the van on the 15th", () => {
    const { sessions } = openSessions(weekOf({
      from: "2026-07-09", until: "2026-07-16", sites: [{ ...station, ordinaryCare: [{ monthDays: [10], share: 0.5 }] }],
      machines: [{ id: "van", room: "x-ray", perHour: 5, at: [{ site: "station", monthDays: [15] }] }]
    }))
    expect(sessions.map(({ day, capacity, rooms }) => [day.slice(8), capacity, rooms?.["x-ray"]])).toEqual([
      ["09", 40, undefined], ["10", 20, undefined], ["13", 40, undefined], ["14", 40, undefined], ["15", 40, 20]
    ])
  })
})

describe("the first and third Monday", () => {
  it("are the Mondays from the 1st to the 7th, and from the 15th to the 21st", () => {
    expect(openOn({ weekdays: [1], nth: [1, 3] })).toEqual(["07-06", "07-20", "08-03", "08-17", "09-07", "09-21"])
    expect(openOn({ weekdays: [3], nth: [5] })).toEqual(["07-29", "09-30"])
    expect(openOn({ weekdays: [2], nth: [1] })).toEqual(["07-07", "08-04"])
  })

  it("the last is the fourth or the fifth", () => expect(openOn({ weekdays: [5], nth: [-1] })).toEqual(["07-31", "08-28", "09-25"]))

  it("of each day of the week where none is named: the first seven days", () => {
    expect(openOn({ nth: [1] }, { until: "2026-08-01" })).toEqual(["07-01", "07-02", "07-03", "07-06", "07-07"])
  })

  it("the Saturday that is worked for the fifth Monday of August is the fifth Monday, and the fourth Saturday", () => {
    expect(openOn({ weekdays: [1], nth: [5] })).toEqual(["08-22"])
    expect(openOn({ weekdays: [1], nth: [4] })).toEqual(["07-27", "08-24", "09-28"])
    expect(openOn({ weekdays: [6], nth: [4] })).toEqual(["07-25", "08-22", "09-26"])
  })

  it("hold for teams too", () => {
    const { sessions } = openSessions(weekOf({ from: "2026-07-01", until: "2026-08-01", teams: [{ ...team, at: [{ site: "station", weekdays: [1], nth: [1, 3] }] }] }))
    expect(sessions.map(({ day }) => day.slice(8))).toEqual(["06", "20"])
  })
})

describe("closed again and again", () => {
  const vaccination = { monthDays: [10], part: "morning" as const, because: { vi: "Ngày tiêm chủng", en: "Vaccination day" } }
  const opened = (change: Partial<Site>) => openSessions(weekOf({ from: "2026-07-08", until: "2026-08-12", sites: [{ ...station, opens: [{ weekdays: [1, 5], hours: [morning, afternoon] }], ...change }] }))
  const told = (change: Partial<Site>) => opened(change).closed.filter(({ reason }) => reason === "byStation").map(({ day, part, because }) => `${day.slice(5)} ${part} ${because.vi}`)

  it("on the 10th of each month, in the morning", () => {
    expect(told({ closed: [vaccination] })).toEqual(["07-10 morning Ngày tiêm chủng", "08-10 morning Ngày tiêm chủng"])
    expect(opened({ closed: [vaccination] }).sessions.map(({ id }) => id)).toContain("station 2026-07-10 afternoon")
  })

  it("from one day until another, on a day of the week, with the station's own words or the usual ones", () => {
    expect(told({ closed: [{ weekdays: [1], nth: [-1], from: "2026-07-01", until: "2026-07-28" }] })).toEqual(["07-27 morning Trạm tạm nghỉ khám tại điểm này", "07-27 afternoon Trạm tạm nghỉ khám tại điểm này"])
    expect(told({ closed: [{ weekdays: [1], nth: [-1], until: "2026-07-27" }] })).toEqual([])
  })

  it("but not on a single day on which it opens, and a single day's reason goes first", () => {
    expect(told({ closed: [vaccination], open: [{ day: "2026-07-10", hours: [morning] }] })).toEqual(["08-10 morning Ngày tiêm chủng"])
    expect(told({ closed: [vaccination, { day: "2026-07-10", because: { vi: "Mất điện", en: "Power cut" } }] })).toEqual([
      "07-10 morning Mất điện", "07-10 afternoon Mất điện", "08-10 morning Ngày tiêm chủng"
    ])
  })

  it.each<readonly [string, NonNullable<Site["closed"]>[number]]>([
    ["DAY sites[0].closed[0]", {}], ["DAY sites[0].closed[0]", { part: "morning" }], ["WINDOW sites[0].closed[0].monthDays", { monthDays: [40] }], ["HOURS sites[0].closed[0].part", { monthDays: [4], part: "night" as "morning" }]
  ])("refuses %s", (problem, each) => expect(() => opened({ closed: [each] })).toThrow(expect.objectContaining({
    problems: [expect.objectContaining({ code: `TRAMYTE_CAMPAIGN_${problem.split(" ")[0]}`, where: problem.split(" ")[1] })]
  })))
})

it.each<readonly [Days, string]>([
  [{ monthDays: [] }, "monthDays"], [{ monthDays: [0] }, "monthDays"], [{ monthDays: [32] }, "monthDays"], [{ monthDays: [1.5] }, "monthDays"], [{ monthDays: [-2] }, "monthDays"],
  [{ nth: [] }, "nth"], [{ nth: [6] }, "nth"], [{ nth: [0] }, "nth"], [{ nth: [-2] }, "nth"], [{ weekdays: [-1] }, "weekdays"]
])("refuses %j", (days, where) => {
  expect(() => openOn(days)).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ code: "TRAMYTE_CAMPAIGN_WINDOW", where: `sites[0].opens[0].${where}` })] }))
})
