import { describe, expect, it } from "vitest"
import { CampaignError } from "../errors.ts"
import type { Opening, OrganisationDay, Site } from "./opening.ts"
import { afternoon, calendar, morning, station, team, weekOf } from "./opening.fixture.ts"
import { openSessions } from "./openSessions.ts"

/** What is refused: the ends of the codes and where. */
const refused = (change: Partial<Opening>): readonly string[] => {
  try {
    openSessions(weekOf(change))
  } catch (error) {
    if (error instanceof CampaignError) return error.problems.map(({ code, where }) => `${code.replace("TRAMYTE_CAMPAIGN_", "")} ${where}`)
    throw error
  }
  return []
}
const ofSite = (change: Partial<Site>): readonly string[] => refused({ sites: [{ ...station, ...change }] })
const ofTeam = (change: object): readonly string[] => refused({ teams: [{ ...team, ...change }] })
const ofDay = (change: object): readonly string[] =>
  refused({ organisationDays: [{ organisation: "school", site: "station", day: "2026-07-06", people: 9, ...change } as OrganisationDay] })
const wholeDay: Partial<Site> = { opens: [{ hours: [{ from: "07:00", until: "16:00" }] }] }

describe("an opening is refused with everything that is wrong", () => {
  it("and nothing is wrong with a sound one", () => expect(refused({})).toEqual([]))

  it("at once", () => {
    expect(refused({ from: "06/07/2026", keptForNoShows: NaN, teams: [{ ...team, perHour: -1 }] })).toEqual(["DAY from", "NUMBER keptForNoShows", "NUMBER teams[0].perHour"])
  })

  it.each<readonly [string, Partial<Opening>, string]>([
    ["a day that is none", { until: "2026-02-30" }, "DAY until"],
    ["a campaign that ends as it begins", { until: "2026-07-06" }, "WINDOW until"],
    ["a campaign of two centuries", { until: "2226-07-06" }, "WINDOW until"],
    ["no kind of examination", { examinations: [] }, "LICENCE examinations"],
    ["an unknown kind", { examinations: ["yearly" as "periodic"] }, "LICENCE examinations"],
    ["a calendar that has no working day", { calendar: { ...calendar, weeklyRestDays: [1, 2, 3, 4, 5, 6, 7] } }, "DAY calendar"],
    ["years whose moon is not known", { from: "2300-01-01", until: "2300-02-01", calendar: { ...calendar, lunarHolidays: [{ id: "tet", name: calendar.name, lunarMonth: 1, lunarDay: 1, cite: "x", status: "secondary" }] } }, "DAY from"],
    ["years before the moon is known", { from: "1902-01-01", until: "1902-02-01", calendar: { ...calendar, lunarHolidays: [{ id: "tet", name: calendar.name, lunarMonth: 1, lunarDay: 1, cite: "x", status: "secondary" }] } }, "DAY from"],
    ["more than all kept", { keptForNoShows: 1.01 }, "NUMBER keptForNoShows"],
    ["less than nothing kept", { keptForNoShows: -0.01 }, "NUMBER keptForNoShows"],
    ["two sites of one id", { sites: [station, station] }, "DUPLICATE sites[1].id"],
    ["two teams of one id", { teams: [team, { ...team, at: [] }] }, "DUPLICATE teams[1].id"],
    ["a site without an id", { sites: [station, { id: " ", licences: [] }] }, "UNKNOWN sites[1].id"],
    ["a machine for nothing", { machines: [{ id: "m", room: "", perHour: 1, at: [] }] }, "UNKNOWN machines[0].room"],
    ["a machine without a pace", { machines: [{ id: "m", room: "r", perHour: NaN, at: [] }] }, "NUMBER machines[0].perHour"],
    ["a machine at an unknown site", { machines: [{ id: "m", room: "r", perHour: 1, at: [{ site: "stetion" }] }] }, "UNKNOWN machines[0].at[0].site"],
    ["a machine that is mended before it breaks", { machines: [{ id: "m", room: "r", perHour: 1, at: [], broken: [{ from: "2026-07-07", until: "2026-07-06" }] }] }, "WINDOW machines[0].broken[0]"]
  ])("%s", (_, change, problem) => expect(refused(change)).toEqual([problem]))

  it.each<readonly [string, Partial<Site>, string]>([
    ["hours that are none", { opens: [{ hours: [{ part: "morning", from: "7:00", until: "11:00" }] }] }, "HOURS sites[0].opens[0].hours[0]"],
    ["hours backwards", { opens: [{ hours: [{ from: "11:00", until: "07:00" }] }] }, "HOURS sites[0].opens[0].hours[0]"],
    ["no hours", { opens: [{ hours: [] }] }, "HOURS sites[0].opens[0].hours"],
    ["a morning at noon", { opens: [{ hours: [{ part: "morning", from: "12:00", until: "15:00" }] }] }, "HOURS sites[0].opens[0].hours[0]"],
    ["an afternoon until noon", { opens: [{ hours: [{ part: "afternoon", from: "08:00", until: "12:00" }] }] }, "HOURS sites[0].opens[0].hours[0]"],
    ["hours that lie in others", { opens: [{ hours: [morning, { part: "afternoon", from: "10:59", until: "16:00" }] }] }, "HOURS sites[0].opens[0].hours[1]"],
    ["two mornings", { opens: [{ hours: [{ ...morning, until: "08:00" }, { ...morning, from: "09:00" }] }] }, "HOURS sites[0].opens[0].hours[1]"],
    ["a part that is none", { opens: [{ hours: [{ ...morning, part: "night" as "morning" }] }] }, "HOURS sites[0].opens[0].hours[0].part"],
    ["an eighth day of the week", { opens: [{ weekdays: [8], hours: [morning] }] }, "WINDOW sites[0].opens[0].weekdays"],
    ["no day of the week", { opens: [{ weekdays: [], hours: [morning] }] }, "WINDOW sites[0].opens[0].weekdays"],
    ["a pattern backwards", { opens: [{ from: "2026-08-01", until: "2026-07-01", hours: [morning] }] }, "WINDOW sites[0].opens[0]"],
    ["patterns that hold on one day", { opens: [{ hours: [morning] }, { weekdays: [1], hours: [{ part: "afternoon", from: "10:00", until: "15:00" }] }] }, "HOURS sites[0].opens"],
    ["patterns with two mornings", { opens: [{ hours: [morning] }, { weekdays: [1], hours: [{ part: "morning", from: "11:00", until: "11:30" }] }] }, "HOURS sites[0].opens"],
    ["a single day that is none", { open: [{ day: "2026-13-01", hours: [morning] }] }, "DAY sites[0].open[0].day"],
    ["a single day twice", { open: [{ day: "2026-07-06", hours: [morning] }, { day: "2026-07-06", hours: [afternoon] }] }, "DUPLICATE sites[0].open[1]"],
    ["a night closed", { closed: [{ day: "2026-07-07", part: "night" as "morning" }] }, "HOURS sites[0].closed[0].part"],
    ["a day closed until none", { closed: [{ day: "2026-07-07", until: "8/7" }] }, "DAY sites[0].closed[0].until"],
    ["one of two open parts closed", { open: [{ day: "2026-07-07", hours: [morning, afternoon] }], closed: [{ day: "2026-07-07", part: "morning" }] }, "DAY sites[0].closed[0]"],
    ["one pattern of whole days, the morning closed", { opens: [{ weekdays: [1], hours: [morning] }, { weekdays: [2], hours: [{ from: "07:00", until: "16:00" }] }], closed: [{ day: "2026-07-06", part: "morning" }] }, "HOURS sites[0].closed[0].part"],
    ["kept at night", { ordinaryCare: [{ share: 0.1, part: "night" as "morning" }] }, "HOURS sites[0].ordinaryCare[0].part"],
    ["no first day of its licence", { licences: [{ kinds: ["periodic"] } as unknown as { of: string }, { from: "2024-01-01", kinds: ["periodic"] }] }, "DAY sites[0].licences[0].from"],
    ["a nought-th day of the week", { opens: [{ weekdays: [0], hours: [morning] }] }, "WINDOW sites[0].opens[0].weekdays"],
    ["a day closed that is none", { closed: [{ day: "tomorrow" }] }, "DAY sites[0].closed[0].day"],
    ["a day closed until a day before", { closed: [{ day: "2026-07-07", until: "2026-07-07" }] }, "WINDOW sites[0].closed[0]"],
    ["a day that is open and closed", { open: [{ day: "2026-07-08", hours: [morning] }], closed: [{ day: "2026-07-07", until: "2026-07-09" }] }, "DAY sites[0].closed[0]"],
    ["a morning that is open and closed", { open: [{ day: "2026-07-07", hours: [morning] }], closed: [{ day: "2026-07-07", part: "morning" }] }, "DAY sites[0].closed[0]"],
    ["the morning of a whole day closed", { ...wholeDay, closed: [{ day: "2026-07-07", part: "morning" }] }, "HOURS sites[0].closed[0].part"],
    ["the morning of a whole day kept", { ...wholeDay, ordinaryCare: [{ share: 0.1, part: "morning" }] }, "HOURS sites[0].ordinaryCare[0].part"],
    ["more than all kept", { ordinaryCare: [{ share: 1.1 }] }, "NUMBER sites[0].ordinaryCare[0].share"],
    ["half a person kept", { ordinaryCare: [{ people: 0.5 }] }, "NUMBER sites[0].ordinaryCare[0].people"],
    ["a share and people kept", { ordinaryCare: [{ share: 0.1, people: 1 }] }, "NUMBER sites[0].ordinaryCare[0]"],
    ["nothing said of what is kept", { ordinaryCare: [{ weekdays: [1] }] }, "NUMBER sites[0].ordinaryCare[0]"],
    ["kept on no day", { ordinaryCare: [{ share: 0.1, days: [] }] }, "WINDOW sites[0].ordinaryCare[0].days"],
    ["kept for a room without a name", { ordinaryCare: [{ share: 0.1, room: "" }] }, "UNKNOWN sites[0].ordinaryCare[0].room"],
    ["a licence backwards", { licences: [{ from: "2026-01-01", until: "2025-01-01", kinds: ["periodic"] }] }, "WINDOW sites[0].licences[0]"],
    ["a licence for nothing", { licences: [{ from: "2026-01-01", kinds: [] }] }, "LICENCE sites[0].licences[0].kinds"],
    ["an unknown facility's licence", { licences: [{ of: "hospital" }] }, "UNKNOWN sites[0].licences[0].of"],
    ["no licence at all", { licences: [] }, "LICENCE sites[0].licences"],
    ["a licence that ended before", { licences: [{ from: "2024-01-01", until: "2026-07-06", kinds: ["periodic"] }] }, "LICENCE sites[0].licences"],
    ["its own mobile site", { licences: [{ of: "station" }] }, "CYCLE sites[0].licences"]
  ])("a site with %s", (_, change, problem) => expect(ofSite(change)).toEqual([problem]))

  it("of single days only, or of an organisation's, needs a licence too; a facility that never opens needs none", () => {
    const hall: Site = { id: "hall", licences: [] }
    expect(refused({ sites: [station, hall] })).toEqual([])
    expect(refused({ sites: [station, { ...hall, open: [{ day: "2026-07-06", hours: [morning] }] }] })).toEqual(["LICENCE sites[1].licences"])
    const days = (day: string): readonly OrganisationDay[] => [{ organisation: "school", site: "hall", day, people: 3 }]
    expect(refused({ sites: [station, hall], organisationDays: days("2026-07-06") })).toEqual(["LICENCE sites[1].licences"])
    expect(refused({ sites: [station, hall], organisationDays: days("2026-09-06") })).toEqual([])
  })

  it("and not only where something else is closed or open", () => {
    const open = [{ day: "2026-07-07", hours: [morning] }]
    expect(ofSite({ open, closed: [{ day: "2026-07-07", part: "afternoon" }, { day: "2026-07-08" }] })).toEqual([])
    expect(ofSite({ ordinaryCare: [{ share: 1 }, { share: 0 }] })).toEqual([])
    expect(ofTeam({ perHour: 0 })).toEqual([])
    expect(refused({ keptForNoShows: 1 })).toEqual([])
    expect(ofSite({ opens: [{ hours: [morning, { part: "afternoon", from: "11:00", until: "16:00" }] }] })).toEqual([])
  })

  it("says whether a site has no licence, or none in this time", () => {
    expect(() => openSessions(weekOf({ sites: [{ ...station, licences: [] }] }))).toThrow(`"station" has no licence; give one`)
    expect(() => openSessions(weekOf({ sites: [{ ...station, licences: [{ from: "2027-01-01", kinds: ["periodic"] }] }] }))).toThrow("has on no day from 2026-07-06 until 2026-07-13 a licence for periodic")
    expect(() => openSessions(weekOf({ teams: [{ ...team, at: [{ site: "staton" }] }] }))).toThrow(`did you mean "station"?`)
    expect(() => openSessions(weekOf({ teams: [{ ...team, at: [{ site: "elsewhere" }] }] }))).toThrow("; name one of the sites, or add it")
    const days: readonly OrganisationDay[] = [{ organisation: "school", site: "station", day: "2026-07-06", people: 3 }]
    expect(refused({ sites: [station, { id: "hall", licences: [] }], organisationDays: days })).toEqual([])
  })

  it("a chain of mobile sites that closes on itself, once", () => {
    const of = (id: string, other: string): Site => ({ id, licences: [{ of: other }] })
    expect(refused({ sites: [{ ...station, licences: [{ of: "a" }] }, of("c", "b"), of("a", "b"), of("b", "c")] })).toEqual(["CYCLE sites[3].licences"])
    expect(() => openSessions(weekOf({ sites: [{ ...station, licences: [{ of: "a" }] }, of("a", "b"), of("b", "a")] }))).toThrow("a, b, a")
  })

  it.each<readonly [string, object, string]>([
    ["of infinite pace", { perHour: Infinity }, "NUMBER teams[0].perHour"],
    ["of a pace in words", { perHour: "10" }, "NUMBER teams[0].perHour"],
    ["at an unknown site", { at: [{ site: "Station" }] }, "UNKNOWN teams[0].at[0].site"],
    ["at a site on no single day", { at: [{ site: "station", days: [] }] }, "WINDOW teams[0].at[0].days"],
    ["at a site on a day that is none", { at: [{ site: "station", days: ["2026-07-32"] }] }, "DAY teams[0].at[0].days[0]"],
    ["at a site backwards", { at: [{ site: "station", from: "2026-07-09", until: "2026-07-08" }] }, "WINDOW teams[0].at[0]"],
    ["on half a day of the week", { at: [{ site: "station", weekdays: [1.5] }] }, "WINDOW teams[0].at[0].weekdays"],
    ["away backwards", { away: [{ from: "2026-07-09", until: "2026-07-09" }] }, "WINDOW teams[0].away[0]"]
  ])("a team %s", (_, change, problem) => expect(ofTeam(change)).toEqual([problem]))

  it("a team in the morning where the site opens for whole days", () => {
    expect(refused({ sites: [{ ...station, ...wholeDay }], teams: [{ ...team, at: [{ site: "station", part: "morning" }] }] })).toEqual(["HOURS teams[0].at[0].part"])
  })

  it("a team or a machine at two places at a time, once each, with the day", () => {
    const sites = [station, { ...station, id: "hall", opens: [{ weekdays: [3, 4], hours: [{ part: "morning" as const, from: "10:59", until: "11:30" }] }] }]
    const at = [{ site: "station" }, { site: "hall" }]
    expect(refused({ sites, teams: [{ ...team, at }], machines: [{ id: "m", room: "r", perHour: 1, at }] })).toEqual(["TWO_PLACES teams[0].at", "TWO_PLACES machines[0].at"])
    expect(() => openSessions(weekOf({ sites, teams: [{ ...team, at }] }))).toThrow(`on 2026-07-08 it would be at "hall" and at "station" at a time`)
    const away = [{ from: "2026-07-08", until: "2026-07-10" }]
    expect(refused({ sites, teams: [{ ...team, at, away }], machines: [{ id: "m", room: "r", perHour: 1, at, broken: away }] })).toEqual(["TWO_PLACES machines[0].at"])
    expect(refused({ sites, teams: [{ ...team, at: [{ site: "station", weekdays: [1, 2, 5] }, { site: "hall", weekdays: [3, 4] }] }] })).toEqual([])
  })

  it.each<readonly [string, object, string]>([
    ["nobody's", { organisation: "" }, "UNKNOWN organisationDays[0].organisation"],
    ["nowhere", { site: undefined }, "UNKNOWN organisationDays[0]"],
    ["at two places", { place: "factory" }, "UNKNOWN organisationDays[0]"],
    ["at a place that is a site", { site: undefined, place: "station" }, "UNKNOWN organisationDays[0].place"],
    ["at an unknown site", { site: "hall" }, "UNKNOWN organisationDays[0].site"],
    ["on a day that is none", { day: "6/7" }, "DAY organisationDays[0].day"],
    ["in a part that is none", { part: "noon" }, "HOURS organisationDays[0].part"],
    ["at hours backwards", { hours: { from: "10:00", until: "09:00" } }, "HOURS organisationDays[0].hours"],
    ["of nobody", { people: 0 }, "NUMBER organisationDays[0].people"],
    ["of NaN people", { people: NaN }, "NUMBER organisationDays[0].people"],
    ["with half a place in a room", { rooms: { ultrasound: 0.5 } }, "NUMBER organisationDays[0].rooms.ultrasound"]
  ])("an organisation's day %s", (_, change, problem) => expect(ofDay(change)).toEqual([problem]))

  it("organisations' days that lie in one another, or are one twice", () => {
    const day = (organisation: string, change: object): OrganisationDay => ({ organisation, site: "station", day: "2026-07-06", people: 9, ...change })
    const at = (from: string, until: string) => ({ hours: { from, until } })
    expect(refused({ organisationDays: [day("a", at("07:00", "09:00")), day("b", at("08:59", "10:00"))] })).toEqual(["HOURS organisationDays[1]"])
    expect(refused({ organisationDays: [day("a", at("07:00", "09:00")), day("b", at("09:00", "10:00"))] })).toEqual([])
    expect(refused({ organisationDays: [day("a", at("09:00", "10:00")), day("b", at("07:00", "09:00"))] })).toEqual([])
    expect(refused({ organisationDays: [day("a", at("07:00", "09:00")), day("b", { ...at("07:00", "09:00"), day: "2026-07-07" })] })).toEqual([])
    expect(refused({ organisationDays: [day("a", {}), day("a", {})] })).toEqual(["DUPLICATE organisationDays"])
    const own: OrganisationDay = { organisation: "a", place: "factory", day: "2026-07-06", people: 9 }
    expect(refused({ organisationDays: [own, own] })).toEqual(["DUPLICATE organisationDays"])
    expect(refused({ sites: [{ ...station, ...wholeDay }], organisationDays: [day("a", { part: "morning" })] })).toEqual(["HOURS organisationDays[0].part"])
  })

  it("names that every object has are names", () => {
    const site: Site = { ...station, id: "constructor", licences: [{ of: "__proto__" }] }
    expect(refused({ sites: [site], teams: [{ ...team, at: [{ site: "toString" }] }] })).toEqual(["UNKNOWN sites[0].licences[0].of", "UNKNOWN teams[0].at[0].site"])
  })
})
