import { describe, expect, test } from "vitest"
import { checkWorkingCalendar } from "./checkWorkingCalendar.ts"
import { vietNamWorkingCalendar } from "./vietNamHolidays.fixture.ts"
import { workingCalendar } from "./workingCalendar.ts"
import type { CalendarDecision, FixedHoliday, LunarHoliday, WorkingCalendarDefinition } from "./workingCalendarDefinition.ts"

const name = { vi: "Lễ", en: "Feast" }
const feast: FixedHoliday = { id: "feast", name, month: 5, day: 6, cite: "law", status: "secondary" }
const tet: LunarHoliday = { id: "tet", name, lunarMonth: 1, lunarDay: 1, cite: "law", status: "secondary" }
const decision: CalendarDecision = { year: 2026, cite: "d", citation: "Decision", status: "secondary" }
const sound: WorkingCalendarDefinition = {
  id: "test", name, weeklyRestDays: [6, 7], fixedHolidays: [feast], lunarHolidays: [tet], decisions: [decision]
}
const withFeast = (change: Partial<FixedHoliday>) => ({ ...sound, fixedHolidays: [{ ...feast, ...change }] })
const withTet = (change: Partial<LunarHoliday>) => ({ ...sound, lunarHolidays: [{ ...tet, ...change }] })
const withDecision = (...changes: readonly Partial<CalendarDecision>[]) =>
  ({ ...sound, decisions: changes.map((change) => ({ ...decision, ...change })) })

test("the calendar of Viet Nam is sound", () => {
  expect(checkWorkingCalendar(vietNamWorkingCalendar)).toEqual([])
})

describe("sound at the edge", () => {
  test.each([
    ["31 days long", withFeast({ length: 31, daysBefore: 31 })],
    ["31 December", withFeast({ month: 12, day: 31 })],
    ["28 February", withFeast({ month: 2, day: 28 })],
    ["valid for one day", withFeast({ from: "2026-05-06", until: "2026-05-07" })],
    ["lunar 29", withTet({ lunarMonth: 12, lunarDay: 29 })],
    ["six rest days", { ...sound, weeklyRestDays: [1, 2, 3, 4, 5, 6] } as const],
    ["no rest day", { ...sound, weeklyRestDays: [] }],
    ["a block over New Year", withDecision({ holidays: [{ holiday: "tet", days: ["2025-12-31", "2027-01-01"] }] })],
    ["a holiday decided in two years", withDecision({ holidays: [{ holiday: "tet", days: ["2026-02-17"] }] }, { year: 2027, holidays: [{ holiday: "tet", days: ["2027-02-06"] }] })]
  ])("%s", (_, definition) => {
    expect(checkWorkingCalendar(definition)).toEqual([])
  })
})

describe("what is wrong is said, with the place", () => {
  test.each<readonly [string, WorkingCalendarDefinition]>([
    ['holiday "feast" is given twice: rename one', { ...sound, lunarHolidays: [{ ...tet, id: "feast" }] }],
    ["weeklyRestDays leaves no working day: remove at least one", { ...sound, weeklyRestDays: [1, 2, 3, 4, 5, 6, 7] }],
    ["weeklyRestDays must be numbers from 1 (Monday) to 7 (Sunday)", { ...sound, weeklyRestDays: [0 as 1] }],
    ["weeklyRestDays must be numbers from 1 (Monday) to 7 (Sunday)", { ...sound, weeklyRestDays: [8 as 7] }],
    ["weeklyRestDays must be numbers from 1 (Monday) to 7 (Sunday)", { ...sound, weeklyRestDays: [1.5 as 1] }],
    ['holiday "feast" has month 2, day 29: give a day that every year has', withFeast({ month: 2, day: 29 })],
    ['holiday "feast" has month 13, day 1: give a day that every year has', withFeast({ month: 13, day: 1 })],
    ['holiday "feast" has month 0, day 1: give a day that every year has', withFeast({ month: 0, day: 1 })],
    ['holiday "feast" has month 5, day 0: give a day that every year has', withFeast({ day: 0 })],
    ['holiday "feast" has length 0: give 1 to 31 days', withFeast({ length: 0 })],
    ['holiday "feast" has length 1.5: give 1 to 31 days', withFeast({ length: 1.5 })],
    ['holiday "feast" has daysBefore -1: give 0 to 31 days', withFeast({ daysBefore: -1 })],
    ['holiday "tet" has length 32: give 1 to 31 days', withTet({ length: 32 })],
    ['holiday "tet" has lunar month 1, day 30: give month 1 to 12 and day 1 to 29', withTet({ lunarDay: 30 })],
    ['holiday "tet" has lunar month 13, day 1: give month 1 to 12 and day 1 to 29', withTet({ lunarMonth: 13 })],
    ['holiday "feast" has "2026": write a day of the calendar as "YYYY-MM-DD"', withFeast({ from: "2026" })],
    ['holiday "feast" has "2026-02-30": write a day of the calendar as "YYYY-MM-DD"', withFeast({ until: "2026-02-30" })],
    ['holiday "feast" is valid from 2026-05-06 until 2026-05-06: until must be later', withFeast({ from: "2026-05-06", until: "2026-05-06" })],
    [
      'decision "d" of 2026 names the holiday "teet", which the calendar does not have: correct the id or add the holiday',
      withDecision({ holidays: [{ holiday: "teet", days: ["2026-02-17"] }] })
    ],
    ['decision "d" of 2026 gives no day for "tet": list its days off', withDecision({ holidays: [{ holiday: "tet", days: [] }] })],
    ['decision "d" of 2026 has "17/02": write a day of the calendar as "YYYY-MM-DD"', withDecision({ holidays: [{ holiday: "tet", days: ["17/02"] }] })],
    ['decision "d" of 2026 has 2028-02-17: it lies in another year, correct the date or the year', withDecision({ daysWorked: ["2028-02-17"] })],
    ['decision "d" of 2026 has 2024-02-17: it lies in another year, correct the date or the year', withDecision({ daysOff: [{ date: "2024-02-17", name }] })],
    [
      'the holiday "tet" of 2026 is decided twice: keep one',
      withDecision({ holidays: [{ holiday: "tet", days: ["2026-02-17"] }] }, { holidays: [{ holiday: "tet", days: ["2026-02-18"] }] })
    ],
    [
      "2026-02-14 is both a day off and a day worked: remove one",
      withDecision({ holidays: [{ holiday: "tet", days: ["2026-02-14"] }] }, { daysWorked: ["2026-02-14"] })
    ],
    ["2026-02-14 is both a day off and a day worked: remove one", withDecision({ swaps: [{ off: "2026-02-14", worked: "2026-02-14", name }] })],
    ["2026-02-14 is both a day off and a day worked: remove one", withDecision({ daysOff: [{ date: "2026-02-14", name }], daysWorked: ["2026-02-14"] })]
  ])("%s", (problem, definition) => {
    expect(checkWorkingCalendar(definition)).toEqual([problem])
  })

  test("all problems are thrown together, with the id of the calendar", () => {
    expect(() => workingCalendar({ ...withFeast({ length: 0, daysBefore: 40 }), id: "vn/x" })).toThrow(expect.objectContaining({
      code: "TRAMYTE_TIME_INVALID_CALENDAR",
      message: 'TRAMYTE_TIME_INVALID_CALENDAR: the working calendar "vn/x" is not sound: holiday "feast" has length 0: give 1 to 31 days; ' +
        'holiday "feast" has daysBefore 40: give 0 to 31 days.'
    }))
  })
})
