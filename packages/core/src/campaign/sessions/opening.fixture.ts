import * as fc from "fast-check"
import { civilDate, epochDay, type WorkingCalendarDefinition } from "../../time/index.ts"
import type { Machine, Opening, OpeningPattern, OrganisationDay, PartHours, Reserve, Site, Team } from "./opening.ts"

/** Rest on Saturday and Sunday, National Day, and the Saturday that was worked for the Monday before it in 2026. */
export const calendar: WorkingCalendarDefinition = {
  id: "small",
  name: { vi: "Lịch nhỏ", en: "Small calendar" },
  weeklyRestDays: [6, 7],
  fixedHolidays: [{ id: "national-day", name: { vi: "Quốc khánh", en: "National Day" }, month: 9, day: 2, cite: "labour-code", status: "secondary" }],
  lunarHolidays: [],
  decisions: [{
    year: 2026,
    cite: "decision-2026",
    citation: "Decision on the days off of 2026",
    status: "secondary",
    holidays: [{ holiday: "national-day", days: ["2026-09-01", "2026-09-02"] }],
    swaps: [{ off: "2026-08-31", worked: "2026-08-22", name: { vi: "Hoán đổi ngày làm việc dịp Quốc khánh", en: "Working day swapped around National Day" } }]
  }]
}

export const morning: PartHours = { part: "morning", from: "07:00", until: "11:00" }
export const afternoon: PartHours = { part: "afternoon", from: "13:30", until: "16:30" }

/** A station that opens on working days, in the morning, with one team of ten people an hour. */
export const station: Site = {
  id: "station",
  licences: [{ from: "2024-01-01", kinds: ["periodic", "screening"] }],
  opens: [{ weekdays: [1, 2, 3, 4, 5], hours: [morning] }]
}
export const team: Team = { id: "team", perHour: 10, at: [{ site: "station" }] }

/** The week of Monday 6 July 2026, changed as a case says. */
export const weekOf = (change: Partial<Opening> = {}): Opening =>
  ({ from: "2026-07-06", until: "2026-07-13", calendar, examinations: ["periodic"], sites: [station], teams: [team], ...change })

/** The two weeks and a half around National Day, with all that an opening can hold. */
export const arbitraryOpening = (): fc.Arbitrary<Opening> =>
  fc.record({ sites: fc.integer({ min: 1, max: 3 }), days: fc.integer({ min: 1, max: 18 }) }).chain(({ sites: count, days }) => {
    const ids = ["station", "school", "__proto__"].slice(0, count)
    const teams = fc.array(fc.record({ perHour: pace, at: postings(ids), away: fc.array(fc.constant({ from: "2026-08-26", until: "2026-08-28" }), { maxLength: 1 }) }), { minLength: 1, maxLength: 3 })
    const machines = fc.array(fc.record({
      room: fc.constantFrom("ultrasound", "constructor"), perHour: pace, at: postings(ids), broken: fc.array(fc.constant({ from: "2026-08-25" }), { maxLength: 1 })
    }), { maxLength: 3 })
    return fc.record({
      from: fc.constant("2026-08-20"),
      until: fc.constant(civilDate(epochDay("2026-08-20") + days)),
      calendar: fc.constant(calendar),
      examinations: fc.constant(["periodic"] as const),
      sites: fc.tuple(...ids.map(arbitrarySite)),
      teams: teams.map((all) => all.map((each, at): Team => ({ id: `team ${at}`, ...each }))),
      machines: machines.map((all) => all.map((each, at): Machine => ({ id: `machine ${at}`, ...each }))),
      organisationDays: fc.uniqueArray(fc.tuple(fc.constantFrom("factory", "pupils"), fc.constantFrom(...ids), dayOfWeeks, people), { maxLength: 4, selector: ([who, site, day]) => `${who} ${site} ${day}` })
        .map((all) => all.map(([organisation, site, day, number]): OrganisationDay => ({ organisation, site, day, people: number, rooms: { ultrasound: 3 } }))),
      keptForNoShows: share
    })
  })

const pace = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(7.5, 0.1, 1 / 3))
const share = fc.constantFrom(0, 0.05, 0.1, 0.2, 1 / 3, 0.9, 1)
const people = fc.integer({ min: 1, max: 120 })
const dayOfWeeks = fc.constantFrom("2026-08-20", "2026-08-22", "2026-08-24", "2026-08-31", "2026-09-02", "2026-10-01")
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })

/** Each weekday at one site, and sometimes single days elsewhere. */
const postings = (ids: readonly string[]): fc.Arbitrary<Team["at"]> =>
  fc.tuple(fc.array(fc.constantFrom(...ids), { minLength: 7, maxLength: 7 }), fc.option(fc.tuple(fc.constantFrom(...ids), dayOfWeeks), { nil: undefined }))
    .map(([at, single]) => [
      ...at.map((site, index) => ({ site, weekdays: [index + 1] })), ...(single === undefined ? [] : [{ site: single[0], days: [single[1]] }])
    ])

const arbitrarySite = (id: string): fc.Arbitrary<Site> =>
  fc.record({
    hours: fc.constantFrom<readonly PartHours[]>([morning], [afternoon], [morning, afternoon], [{ part: "morning", from: "07:30", until: "11:15" }]),
    weekdays: fc.option(weekdays, { nil: undefined }),
    holidays: fc.boolean(),
    single: fc.option(dayOfWeeks, { nil: undefined }),
    shut: fc.option(fc.constantFrom("2026-08-21", "2026-08-25"), { nil: undefined }),
    ordinaryCare: fc.array(arbitraryReserve(), { maxLength: 3 })
  }).map(({ hours, weekdays: on, holidays, single, shut, ordinaryCare }): Site => {
    const pattern: OpeningPattern = { hours, holidays, ...(on === undefined ? {} : { weekdays: on }) }
    return {
      id,
      licences: [{ from: "2024-01-01", until: id === "school" ? "2026-09-01" : "2027-01-01", kinds: ["periodic"] }],
      opens: [pattern],
      open: single === undefined ? [] : [{ day: single, hours: [morning] }],
      closed: shut === undefined ? [] : [{ day: shut }],
      ordinaryCare
    }
  })

export const arbitraryReserve = (): fc.Arbitrary<Reserve> => fc.record({
  amount: fc.oneof(share.map((of) => ({ share: of })), fc.integer({ min: 0, max: 30 }).map((of) => ({ people: of }))),
  weekdays: fc.option(weekdays, { nil: undefined }),
  monthDays: fc.option(fc.subarray([-1, 20, 22, 24, 31], { minLength: 1 }), { nil: undefined, freq: 2 }),
  nth: fc.option(fc.subarray([-1, 1, 4, 5], { minLength: 1 }), { nil: undefined, freq: 2 }),
  part: fc.option(fc.constantFrom("morning" as const, "afternoon" as const), { nil: undefined }),
  room: fc.option(fc.constantFrom("ultrasound", "constructor"), { nil: undefined })
}).map(({ amount, weekdays: on, monthDays, nth, part, room }): Reserve => ({
  ...amount, ...(on === undefined ? {} : { weekdays: on }), ...(monthDays === undefined ? {} : { monthDays }), ...(nth === undefined ? {} : { nth }),
  ...(part === undefined ? {} : { part }), ...(room === undefined ? {} : { room })
}))
