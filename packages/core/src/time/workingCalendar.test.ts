import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { civilDate, dateParts, dayOfWeek, epochDay } from "./civilDate.ts"
import { vietNamWorkingCalendar } from "./vietNamHolidays.fixture.ts"
import { workingCalendar } from "./workingCalendar.ts"
import type { FixedHoliday, LunarHoliday, WorkingCalendarDefinition } from "./workingCalendarDefinition.ts"

const vietNam = workingCalendar(vietNamWorkingCalendar)
const lawAlone = workingCalendar({ ...vietNamWorkingCalendar, decisions: [] })

const plain: WorkingCalendarDefinition = {
  id: "test",
  name: { vi: "Thử", en: "Test" },
  weeklyRestDays: [6, 7],
  fixedHolidays: [],
  lunarHolidays: [],
  substitute: { kind: "nextWorkingDay", name: { vi: "Nghỉ bù", en: "In lieu of" }, cite: "law-111", status: "secondary" },
  decisions: []
}
const fixed = (id: string, month: number, day: number, more: Partial<FixedHoliday> = {}): FixedHoliday =>
  ({ id, name: { vi: `Lễ ${id}`, en: `Feast ${id}` }, month, day, cite: "law-112", status: "secondary", ...more })
const lunar = (id: string, lunarMonth: number, lunarDay: number, more: Partial<LunarHoliday> = {}): LunarHoliday =>
  ({ id, name: { vi: `Lễ ${id}`, en: `Feast ${id}` }, lunarMonth, lunarDay, cite: "law-112", status: "secondary", ...more })

/** The days off of a span that are no plain rest days, as "date kind holiday". */
const daysOff = (calendar: typeof vietNam, from: string, until: string): readonly string[] => {
  const found: string[] = []
  for (let day = epochDay(from); day < epochDay(until); day += 1) {
    const dayOff = calendar.holidayOn(day)
    if (dayOff !== undefined) found.push(`${civilDate(day)} ${dayOff.kind} ${dayOff.holiday ?? "-"}`)
  }
  return found
}

describe("Viet Nam in 2026, as decided", () => {
  test("all days off of the year", () => {
    expect(daysOff(vietNam, "2026-01-01", "2027-01-01")).toEqual([
      "2026-01-01 statutory new-year",
      "2026-01-02 decided -",
      "2026-02-16 statutory tet",
      "2026-02-17 statutory tet",
      "2026-02-18 statutory tet",
      "2026-02-19 statutory tet",
      "2026-02-20 statutory tet",
      "2026-04-26 statutory hung-kings",
      "2026-04-27 substitute hung-kings",
      "2026-04-30 statutory victory-day",
      "2026-05-01 statutory labour-day",
      "2026-08-31 decided -",
      "2026-09-01 statutory national-day",
      "2026-09-02 statutory national-day",
      "2026-11-24 statutory culture-day"
    ])
  })

  test.each([
    ["2026-02-13", true, "the Friday before Tết"],
    ["2026-02-14", false, "Saturday"],
    ["2026-02-20", false, "the last day of Tết"],
    ["2026-02-23", true, "the Monday after Tết"],
    ["2026-04-27", false, "Monday for Hùng Kings on Sunday"],
    ["2026-08-22", true, "the Saturday that is worked"],
    ["2026-08-29", false, "the next Saturday"],
    ["2026-08-31", false, "the Monday taken off for it"],
    ["2026-09-03", true, "the day after National Day, as the day before was chosen"],
    ["2026-01-10", true, "the Saturday worked for 2 January"],
    ["2026-11-21", false, "Saturday"]
  ])("%s is a working day: %s (%s)", (date, expected) => {
    expect(vietNam.isWorkingDay(epochDay(date))).toBe(expected)
  })

  test("a report due 10 working days after the end of January waits for Tết", () => {
    expect(civilDate(vietNam.addWorkingDays(epochDay("2026-01-31"), 10))).toBe("2026-02-13")
    expect(civilDate(vietNam.addWorkingDays(epochDay("2026-01-31"), 11))).toBe("2026-02-23")
  })

  test("a day off tells its name and its source", () => {
    expect(vietNam.holidayOn(epochDay("2026-02-17"))).toEqual({
      name: { vi: "Tết Nguyên đán", en: "Lunar New Year" },
      kind: "statutory",
      holiday: "tet",
      cite: "decision-holidays-2026",
      status: "secondary"
    })
    expect(vietNam.holidayOn(epochDay("2026-08-31"))).toMatchObject({ kind: "decided", cite: "decision-holidays-2026", status: "secondary" })
    expect(vietNam.holidayOn(epochDay("2026-11-24"))).toMatchObject({ cite: "resolution-80-2026" })
    expect(vietNam.holidayOn(epochDay("2026-08-22"))).toBeUndefined()
    expect(vietNam.holidayOn(epochDay("2026-11-21"))).toBeUndefined()
  })
})

describe("Viet Nam in other years", () => {
  test("in 2025 the decision gave 27 to 31 January, and 2 May for Saturday 26 April", () => {
    expect(daysOff(vietNam, "2025-01-02", "2025-03-01").map((line) => line.slice(0, 10)))
      .toEqual(["2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31"])
    expect(["2025-04-26", "2025-05-02", "2025-09-01", "2025-09-03"].map((date) => vietNam.isWorkingDay(epochDay(date))))
      .toEqual([true, false, false, true])
  })

  test("2027 is not decided yet: the law's defaults, with Tết on a Friday to Tuesday and two days in lieu", () => {
    expect(vietNam.isDecided(2027)).toBe(false)
    expect(vietNam.isDecided(2026)).toBe(true)
    expect(daysOff(vietNam, "2027-01-01", "2027-06-01")).toEqual([
      "2027-01-01 statutory new-year",
      "2027-02-05 statutory tet",
      "2027-02-06 statutory tet",
      "2027-02-07 statutory tet",
      "2027-02-08 statutory tet",
      "2027-02-09 statutory tet",
      "2027-02-10 substitute tet",
      "2027-02-11 substitute tet",
      "2027-04-16 statutory hung-kings",
      "2027-04-30 statutory victory-day",
      "2027-05-01 statutory labour-day",
      "2027-05-03 substitute labour-day"
    ])
  })

  test("30 April and 1 May on a weekend give Monday and Tuesday (2033)", () => {
    expect(daysOff(vietNam, "2033-04-29", "2033-05-10")).toEqual([
      "2033-04-30 statutory victory-day",
      "2033-05-01 statutory labour-day",
      "2033-05-02 substitute victory-day",
      "2033-05-03 substitute labour-day"
    ])
  })

  test("a day in lieu is named after its holiday and cites its own rule", () => {
    expect(vietNam.holidayOn(epochDay("2027-05-03"))).toEqual({
      name: { vi: "Nghỉ bù Ngày Quốc tế lao động", en: "Day in lieu of Labour Day" },
      kind: "substitute",
      holiday: "labour-day",
      cite: "labour-code-2019-111-3",
      status: "secondary"
    })
  })

  test("rules have dates: no Culture Day in 2025, one National Day in 2020 and two in 2021", () => {
    expect(vietNam.isWorkingDay(epochDay("2025-11-24"))).toBe(true)
    expect(daysOff(vietNam, "2020-09-01", "2020-09-06")).toEqual(["2020-09-02 statutory national-day-before-2021"])
    expect(daysOff(vietNam, "2021-09-01", "2021-09-06")).toEqual(["2021-09-02 statutory national-day", "2021-09-03 statutory national-day"])
  })

  test("the law alone gives 12 weekdays off in each year from 2027 to 2060", () => {
    for (let year = 2027; year <= 2060; year += 1) {
      const workdays = daysOff(lawAlone, `${year}-01-01`, `${year + 1}-01-01`)
        .filter((line) => dayOfWeek(epochDay(line.slice(0, 10))) <= 5)
      expect(workdays.length, String(year)).toBe(12)
    }
  })
})

describe("what a decision does", () => {
  const feast = fixed("feast", 5, 2, { length: 2 })

  test("without one, a Saturday and a Sunday give Monday and Tuesday", () => {
    expect(daysOff(workingCalendar({ ...plain, fixedHolidays: [feast] }), "2026-05-01", "2026-05-10")).toEqual([
      "2026-05-02 statutory feast", "2026-05-03 statutory feast", "2026-05-04 substitute feast", "2026-05-05 substitute feast"
    ])
  })

  test("it replaces the days of its holiday whole, without substitutes, in its year only", () => {
    const decision = { year: 2026, cite: "d", citation: "Decision", status: "verified", holidays: [{ holiday: "feast", days: ["2026-05-02", "2026-05-08"] }] } as const
    const calendar = workingCalendar({ ...plain, fixedHolidays: [feast], decisions: [decision] })
    expect(daysOff(calendar, "2026-05-01", "2026-05-10")).toEqual(["2026-05-02 statutory feast", "2026-05-08 statutory feast"])
    expect(calendar.holidayOn(epochDay("2026-05-08"))).toMatchObject({ cite: "d", status: "verified" })
    expect(daysOff(calendar, "2027-05-01", "2027-05-10")).toEqual(["2027-05-02 statutory feast", "2027-05-03 statutory feast", "2027-05-04 substitute feast"])
  })

  test("an item may be known less well than its decision", () => {
    const calendar = workingCalendar({
      ...plain,
      fixedHolidays: [feast],
      decisions: [{
        year: 2026,
        cite: "d",
        citation: "Decision",
        status: "verified",
        holidays: [{ holiday: "feast", days: ["2026-05-06"], status: "unverified" }],
        swaps: [{ off: "2026-06-01", worked: "2026-06-06", name: { vi: "", en: "" }, status: "secondary" }],
        daysOff: [{ date: "2026-06-03", name: { vi: "Quốc tang", en: "Mourning" } }]
      }]
    })
    expect(["2026-05-06", "2026-06-01", "2026-06-03"].map((date) => calendar.holidayOn(epochDay(date))?.status)).toEqual(["unverified", "secondary", "verified"])
  })

  test("a substitute passes over a day that a decision took off and over a rest day that is worked", () => {
    const calendar = workingCalendar({
      ...plain,
      fixedHolidays: [fixed("saturday", 5, 2)],
      decisions: [{
        year: 2026,
        cite: "d",
        citation: "Decision",
        status: "verified",
        swaps: [{ off: "2026-05-04", worked: "2026-05-03", name: { vi: "", en: "" } }],
        daysWorked: ["2026-05-09"]
      }]
    })
    expect(daysOff(calendar, "2026-05-01", "2026-05-12"))
      .toEqual(["2026-05-02 statutory saturday", "2026-05-04 decided -", "2026-05-05 substitute saturday"])
    expect(["2026-05-03", "2026-05-09", "2026-05-10"].map((date) => calendar.isWorkingDay(epochDay(date)))).toEqual([true, true, false])
  })

  test("a holiday that has to be worked is a working day", () => {
    const calendar = workingCalendar({
      ...plain,
      fixedHolidays: [fixed("feast", 5, 6)],
      decisions: [{ year: 2026, cite: "d", citation: "Decision", status: "verified", daysWorked: ["2026-05-06"] }]
    })
    expect(calendar.isWorkingDay(epochDay("2026-05-06"))).toBe(true)
    expect(calendar.holidayOn(epochDay("2026-05-06"))).toBeUndefined()
  })
})

describe("the shape of holidays", () => {
  test("days before the main day, over New Year, and a substitute in the next year", () => {
    const calendar = workingCalendar({ ...plain, fixedHolidays: [fixed("turn", 1, 1, { length: 3, daysBefore: 2 })] })
    // 30 and 31 December 2028 are Saturday and Sunday.
    expect(daysOff(calendar, "2028-12-25", "2029-01-10"))
      .toEqual(["2028-12-30 statutory turn", "2028-12-31 statutory turn", "2029-01-01 statutory turn", "2029-01-02 substitute turn", "2029-01-03 substitute turn"])
  })

  test("a holiday at the end of December gives its substitute in January", () => {
    const calendar = workingCalendar({ ...plain, fixedHolidays: [fixed("eve", 12, 31), fixed("new-year", 1, 1)] })
    // 31 December 2022 is a Saturday.
    expect(daysOff(calendar, "2022-12-30", "2023-01-06"))
      .toEqual(["2022-12-31 statutory eve", "2023-01-01 statutory new-year", "2023-01-02 substitute eve", "2023-01-03 substitute new-year"])
  })

  test("days in lieu are given in the order of the days, not of the definition", () => {
    const calendar = workingCalendar({ ...plain, fixedHolidays: [fixed("sunday", 5, 3), fixed("saturday", 5, 2)] })
    expect(daysOff(calendar, "2026-05-04", "2026-05-10")).toEqual(["2026-05-04 substitute saturday", "2026-05-05 substitute sunday"])
  })

  test("no substitute rule, no substitutes; other rest days, other substitutes", () => {
    const { substitute: _, ...without } = plain
    const feast = fixed("feast", 5, 2)
    expect(daysOff(workingCalendar({ ...without, fixedHolidays: [feast] }), "2026-05-01", "2026-05-10")).toEqual(["2026-05-02 statutory feast"])
    const sundayOnly = workingCalendar({ ...plain, weeklyRestDays: [7], fixedHolidays: [feast, fixed("sunday", 5, 3)] })
    expect(daysOff(sundayOnly, "2026-05-01", "2026-05-10"))
      .toEqual(["2026-05-02 statutory feast", "2026-05-03 statutory sunday", "2026-05-04 substitute sunday"])
  })

  test("the end of the lunar year falls in the next calendar year", () => {
    const calendar = workingCalendar({ ...plain, lunarHolidays: [lunar("kitchen-gods", 12, 23)] })
    expect(daysOff(calendar, "2026-01-01", "2027-12-31")).toEqual(["2026-02-10 statutory kitchen-gods", "2027-01-30 statutory kitchen-gods", "2027-02-01 substitute kitchen-gods"])
  })

  test("validity is half-open on the main day", () => {
    const feast = fixed("feast", 5, 6, { from: "2025-05-06", until: "2027-05-06" })
    const calendar = workingCalendar({ ...plain, fixedHolidays: [feast] })
    expect([2024, 2025, 2026, 2027].map((year) => calendar.isWorkingDay(epochDay(`${year}-05-06`)))).toEqual([true, false, false, true])
  })
})

describe("counting working days", () => {
  const calendar = workingCalendar({ ...plain, fixedHolidays: [fixed("victory-day", 4, 30)] })

  test.each([
    ["2026-04-29", 0, "2026-04-29"],
    ["2026-04-29", 1, "2026-05-01"],
    ["2026-04-29", 2, "2026-05-04"],
    ["2026-05-02", 0, "2026-05-02"],
    ["2026-05-02", 1, "2026-05-04"],
    ["2026-05-04", -1, "2026-05-01"],
    ["2026-05-04", -2, "2026-04-29"],
    ["2026-05-03", -1, "2026-05-01"]
  ])("from %s, working day %d is %s", (from, n, expected) => {
    expect(civilDate(calendar.addWorkingDays(epochDay(from), n))).toBe(expected)
  })

  test.each([
    ["2026-04-29", "2026-04-29", 0],
    ["2026-04-29", "2026-04-30", 1],
    ["2026-04-30", "2026-05-01", 0],
    ["2026-04-27", "2026-05-04", 4],
    ["2026-05-04", "2026-04-27", -4]
  ])("from %s until %s there are %d", (from, until, expected) => {
    expect(calendar.workingDaysBetween(epochDay(from), epochDay(until))).toBe(expected)
  })

  test.each([
    ["2026-04-29", "2026-05-01", "2026-04-29"],
    ["2026-04-30", "2026-05-01", "2026-05-01"],
    ["2026-05-01", "2026-05-04", "2026-05-01"]
  ])("after %s comes %s; on or after it %s", (day, next, onOrAfter) => {
    expect(civilDate(calendar.nextWorkingDay(epochDay(day)))).toBe(next)
    expect(civilDate(calendar.workingDayOnOrAfter(epochDay(day)))).toBe(onOrAfter)
  })

  test("the first and the last day of a year count like any other weekday", () => {
    expect(["2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01"].map((date) => calendar.isWorkingDay(epochDay(date)))).toEqual([true, true, true, true])
    expect(calendar.workingDaysBetween(epochDay("2026-01-01"), epochDay("2027-01-01"))).toBe(260)
  })

  test("a fraction is a mistake", () => {
    const code = { code: "TRAMYTE_TIME_INVALID_NUMBER" }
    expect(() => calendar.addWorkingDays(0, 0.5)).toThrow(expect.objectContaining(code))
    expect(() => calendar.isWorkingDay(Number.NaN)).toThrow(expect.objectContaining(code))
  })
})

describe("laws of the calendar of Viet Nam", () => {
  const anyDay = fc.integer({ min: epochDay("2020-01-01"), max: epochDay("2032-12-31") })

  test("adding n working days lands on one, passes n of them, and adds up", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (day, n, more) => {
      const reached = vietNam.addWorkingDays(day, n)
      expect(vietNam.isWorkingDay(reached)).toBe(true)
      expect(vietNam.workingDaysBetween(day + 1, reached + 1)).toBe(n)
      expect(vietNam.addWorkingDays(reached, more)).toBe(vietNam.addWorkingDays(day, n + more))
      expect(vietNam.addWorkingDays(reached, -n)).toBeLessThanOrEqual(day)
    }))
  })

  test("a holiday is never a working day, other weekdays always are, and the order of questions does not matter", () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => {
      const fresh = workingCalendar(vietNamWorkingCalendar)
      expect([fresh.isWorkingDay(b), fresh.isWorkingDay(a)]).toEqual([vietNam.isWorkingDay(b), vietNam.isWorkingDay(a)])
      if (vietNam.holidayOn(a) !== undefined) expect(vietNam.isWorkingDay(a)).toBe(false)
      else if (dayOfWeek(a) <= 5) expect(vietNam.isWorkingDay(a)).toBe(true)
    }), { numRuns: 30 })
  })

  test("swaps keep the number of working days: 2026 has its weekdays less the 12 days of the law", () => {
    const first = epochDay("2026-01-01")
    let weekdays = 0
    for (let day = first; dateParts(day).year === 2026; day += 1) if (dayOfWeek(day) <= 5) weekdays += 1
    expect(vietNam.workingDaysBetween(first, epochDay("2027-01-01"))).toBe(weekdays - 12)
  })

  test("the definition is plain data: it survives JSON", () => {
    const again = workingCalendar(JSON.parse(JSON.stringify(vietNamWorkingCalendar)))
    expect(daysOff(again, "2025-01-01", "2028-01-01")).toEqual(daysOff(vietNam, "2025-01-01", "2028-01-01"))
  })
})
