import { describe, expect, it } from "vitest"
import type { CampaignError } from "../errors.ts"
import type { OpenedSessions, Opening, OrganisationDay } from "./opening.ts"
import { afternoon, morning, station, team, weekOf } from "./opening.fixture.ts"
import { openSessions } from "./openSessions.ts"

const school: OrganisationDay = { organisation: "school", site: "station", day: "2026-07-06", people: 25 }
const opened = (organisationDays: readonly OrganisationDay[], change: Partial<Opening> = {}): OpenedSessions => openSessions(weekOf({ until: "2026-07-07", organisationDays, ...change }))
const told = ({ sessions }: OpenedSessions) => sessions.map(({ id, hours, capacity }) => `${id}: ${capacity}, ${hours?.from}-${hours?.until}`)
const twoParts = { sites: [{ ...station, opens: [{ hours: [morning, afternoon] }] }] }

describe("own days at a site of the campaign", () => {
  it("take their places out of the site's", () => {
    const found = opened([school])
    expect(told(found)).toEqual(["station 2026-07-06 morning: 15, 07:00-11:00", "station 2026-07-06 morning school: 25, 07:00-11:00"])
    expect(found.sessions.map(({ organisation }) => organisation)).toEqual([undefined, "school"])
    expect([found.closed, found.short]).toEqual([[], []])
  })

  it("with hours take the hours, and the village begins when they are done", () => {
    expect(told(opened([{ ...school, hours: { from: "07:00", until: "09:30" } }]))).toEqual([
      "station 2026-07-06 morning school: 25, 07:00-09:30", "station 2026-07-06 morning: 15, 09:30-11:00"
    ])
  })

  it("leave the others the longest time that is left, the earliest of equal ones", () => {
    const at = (from: string, until: string) => told(opened([{ ...school, people: 10, hours: { from, until } }])).find((each) => !each.includes("school"))
    expect(at("08:00", "09:00")).toBe("station 2026-07-06 morning: 20, 09:00-11:00")
    expect(at("08:30", "09:30")).toBe("station 2026-07-06 morning: 15, 07:00-08:30")
    expect(at("10:00", "12:00")).toBe("station 2026-07-06 morning: 30, 07:00-10:00")
  })

  it("in less time have less of what is kept for ordinary care, and keep nothing for who did not come before", () => {
    const kept = { sites: [{ ...station, ordinaryCare: [{ people: 8 }] }], keptForNoShows: 0.5 }
    expect(told(opened([{ ...school, hours: { from: "07:00", until: "09:00" } }], kept))).toEqual([
      "station 2026-07-06 morning school: 16, 07:00-09:00", "station 2026-07-06 morning: 8, 09:00-11:00"
    ])
  })

  it("that are too many for the site have as many places as there are, and it is told", () => {
    const found = opened([{ ...school, people: 70 }])
    expect(told(found)).toEqual(["station 2026-07-06 morning school: 40, 07:00-11:00"])
    expect(found.short).toStrictEqual([{ organisation: "school", site: "station", day: "2026-07-06", people: 70, places: 40 }])
    expect(found.closed).toMatchObject([{ site: "station", part: "morning", reason: "organisations" }])
  })

  it("go on in the afternoon where no part is said", () => {
    const found = opened([{ ...school, people: 60 }], twoParts)
    expect(told(found)).toEqual([
      "station 2026-07-06 morning school: 40, 07:00-11:00", "station 2026-07-06 afternoon: 10, 13:30-16:30", "station 2026-07-06 afternoon school: 20, 13:30-16:30"
    ])
    expect(found.short).toEqual([])
    expect(told(opened([{ ...school, part: "afternoon" }], twoParts))).toEqual([
      "station 2026-07-06 morning: 40, 07:00-11:00", "station 2026-07-06 afternoon: 5, 13:30-16:30", "station 2026-07-06 afternoon school: 25, 13:30-16:30"
    ])
  })

  it("of several organisations share, each with the rooms that it asked for", () => {
    const machines = [{ id: "us", room: "ultrasound", perHour: 5, at: [{ site: "station" }] }]
    const found = opened([{ ...school, rooms: { ultrasound: 15, "x-ray": 2 } }, { ...school, organisation: "factory", people: 10, rooms: { ultrasound: 8 } }], { machines })
    expect(found.sessions.map(({ organisation = "all", capacity, rooms }) => [organisation, capacity, rooms])).toEqual([
      ["all", 5, { ultrasound: 0 }], ["factory", 10, { ultrasound: 8 }], ["school", 25, { ultrasound: 12, "x-ray": 0 }]
    ])
    expect(opened([school], { machines }).sessions.map(({ rooms }) => rooms)).toEqual([{ ultrasound: 20 }, undefined])
  })

  it("one after the other leave the longest time between them or behind them", () => {
    const at = (organisation: string, from: string, until: string): OrganisationDay => ({ ...school, organisation, people: 10, hours: { from, until } })
    expect(told(opened([at("b", "07:00", "08:00"), at("a", "08:30", "09:30")]))).toEqual([
      "station 2026-07-06 morning b: 10, 07:00-08:00", "station 2026-07-06 morning a: 10, 08:30-09:30", "station 2026-07-06 morning: 15, 09:30-11:00"
    ])
    expect(told(opened([at("b", "07:00", "08:00"), at("a", "09:30", "10:30")]))).toContain("station 2026-07-06 morning: 15, 08:00-09:30")
  })

  it("with hours in both parts of the day leave the afternoon where the morning is enough", () => {
    const hours = { from: "07:00", until: "16:30" }
    expect(told(opened([{ ...school, people: 10, hours }], twoParts))).toEqual(["station 2026-07-06 morning school: 10, 07:00-11:00", "station 2026-07-06 afternoon: 30, 13:30-16:30"])
    const machines = [{ id: "us", room: "ultrasound", perHour: 3, at: [{ site: "station" }] }]
    expect(opened([{ ...school, people: 70, hours, rooms: { ultrasound: 15 } }], { ...twoParts, machines }).sessions.map(({ capacity, rooms }) => [capacity, rooms])).toEqual([
      [40, { ultrasound: 12 }], [30, { ultrasound: 3 }]
    ])
  })

  it("find nothing where others have all hours or all places", () => {
    const whole = { ...school, organisation: "a", people: 40 }
    for (const first of [whole, { ...whole, hours: { from: "07:00", until: "11:00" } }]) {
      const found = opened([first, school])
      expect(told(found)).toEqual(["station 2026-07-06 morning a: 40, 07:00-11:00"])
      expect(found.closed.map(({ organisation, reason }) => [organisation, reason])).toEqual([[undefined, "organisations"], ["school", "organisations"]])
    }
  })

  it("say why they cannot be", () => {
    const why = (organisationDays: readonly OrganisationDay[], change: Partial<Opening> = {}) => {
      const found = opened(organisationDays, change)
      return { closed: found.closed.filter(({ organisation }) => organisation !== undefined).map(({ reason }) => reason), places: found.short.map(({ places }) => places) }
    }
    expect(why([{ ...school, day: "2026-07-12" }], { until: "2026-07-13" })).toEqual({ closed: ["restDay"], places: [0] })
    expect(why([{ ...school, part: "afternoon" }])).toEqual({ closed: ["otherHours"], places: [0] })
    expect(why([{ ...school, hours: { from: "13:00", until: "15:00" } }])).toEqual({ closed: ["otherHours"], places: [0] })
    expect(why([school], { sites: [{ ...station, licences: [{ from: "2026-07-07", kinds: ["periodic"] }] }], until: "2026-07-08" })).toEqual({ closed: ["unlicensed"], places: [0] })
    expect(why([school], { teams: [] })).toEqual({ closed: ["noTeam"], places: [0] })
    expect(why([school], { teams: [{ ...team, perHour: 0.1 }] })).toEqual({ closed: ["noPlaces"], places: [0] })
    expect(why([{ ...school, part: "afternoon" }], { sites: [{ ...twoParts.sites[0]!, closed: [{ day: "2026-07-06", part: "afternoon" }] }] })).toEqual({ closed: ["byStation"], places: [0] })
    expect(why([{ ...school, day: "2026-07-07" }])).toEqual({ closed: ["outside"], places: [] })
  })
})

describe("own days at a place of the organisation's own", () => {
  const factory: OrganisationDay = { organisation: "shoes", place: "factory", day: "2026-07-12", part: "morning", hours: { from: "06:00", until: "10:00" }, people: 200, rooms: { "x-ray": 200 } }

  it("are what it laid down, on a rest day too", () => {
    expect(opened([factory], { until: "2026-07-13" }).sessions.at(-1)).toEqual({
      id: "factory 2026-07-12 morning shoes", site: "factory", day: "2026-07-12", part: "morning", hours: { from: "06:00", until: "10:00" }, capacity: 200,
      rooms: { "x-ray": 200 }, organisation: "shoes"
    })
    expect(opened([{ organisation: "shoes", place: "factory", day: "2026-07-06", people: 3 }]).sessions[0]).toStrictEqual(
      { id: "factory 2026-07-06 shoes", site: "factory", day: "2026-07-06", capacity: 3, organisation: "shoes" }
    )
  })

  it("lie in the time of the campaign", () => {
    const found = opened([factory])
    expect(found.sessions).toHaveLength(1)
    expect(found.closed).toMatchObject([{ site: "factory", day: "2026-07-12", organisation: "shoes", reason: "outside" }])
    expect(opened([{ ...factory, day: "2026-07-05" }], { until: "2026-07-13" }).closed).toStrictEqual([
      { site: "factory", day: "2026-07-05", part: "morning", organisation: "shoes", reason: "outside", because: { vi: "Ngoài thời gian của đợt khám", en: "Outside the time of the campaign" } },
      ...opened([], { until: "2026-07-13" }).closed
    ])
  })
})

describe("what places are called", () => {
  const name = (vi: string) => ({ vi, en: vi })
  const own = (place: string, day: string, placeName?: ReturnType<typeof name>): OrganisationDay => ({ organisation: "shoes", place, day, people: 3, ...(placeName === undefined ? {} : { placeName }) })
  const problems = (organisationDays: readonly OrganisationDay[]): unknown => {
    try {
      return opened(organisationDays).places
    } catch (error) {
      return (error as CampaignError).problems.map(({ code, where }) => `${code} ${where}`)
    }
  }

  it("is told of sites and of organisations' own places, by id, those without a name left out", () => {
    const days = [own("nursery", "2026-07-06"), own("factory", "2026-07-06"), own("factory", "2026-07-07", name("Nhà máy giày"))]
    expect(opened(days, { until: "2026-07-08", sites: [{ ...station, name: name("Trạm Y tế xã") }, { id: "__proto__", licences: [], name: name("Bệnh viện") }] }).places).toEqual([
      { id: "__proto__", name: name("Bệnh viện") }, { id: "factory", name: name("Nhà máy giày") }, { id: "station", name: name("Trạm Y tế xã") }
    ])
    expect(opened(days.slice(0, 2)).places).toEqual([])
  })

  it("is one name for one place, and a site has its own", () => {
    expect(problems([own("factory", "2026-07-06", name("A")), own("factory", "2026-07-07", name("B"))])).toEqual(["TRAMYTE_CAMPAIGN_DUPLICATE organisationDays[1].placeName"])
    expect(problems([own("factory", "2026-07-06", name("A")), own("factory", "2026-07-07", name("A"))])).toEqual([{ id: "factory", name: name("A") }])
    expect(problems([{ ...school, placeName: name("A") }])).toEqual(["TRAMYTE_CAMPAIGN_UNKNOWN organisationDays[0].placeName"])
  })
})
