import { endOfISOWeek } from "date-fns/endOfISOWeek"
import { getISOWeek } from "date-fns/getISOWeek"
import { getISOWeekYear } from "date-fns/getISOWeekYear"
import { getQuarter } from "date-fns/getQuarter"
import { startOfISOWeek } from "date-fns/startOfISOWeek"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { civilDate, dateParts, epochDay, epochDayOf } from "./civilDate.ts"
import {
  calendarMonth, calendarQuarter, calendarYear, containsDay, formatPeriod, isoWeek, isoWeekNumber, parsePeriod, periodDays, splitByMonth
} from "./period.ts"
import { schoolYear } from "./schoolYear.ts"

const anyDate = fc.integer({ min: -25_567, max: 47_847 }).map(civilDate)

describe("the period that holds a date", () => {
  test.each([
    ["2026-01-01", "2026-01-01..2027-01-01", "2026-01-01..2026-04-01", "2026-01-01..2026-02-01", "2025-12-29..2026-01-05"],
    ["2026-03-31", "2026-01-01..2027-01-01", "2026-01-01..2026-04-01", "2026-03-01..2026-04-01", "2026-03-30..2026-04-06"],
    ["2026-04-01", "2026-01-01..2027-01-01", "2026-04-01..2026-07-01", "2026-04-01..2026-05-01", "2026-03-30..2026-04-06"],
    ["2024-02-29", "2024-01-01..2025-01-01", "2024-01-01..2024-04-01", "2024-02-01..2024-03-01", "2024-02-26..2024-03-04"],
    ["2026-12-31", "2026-01-01..2027-01-01", "2026-10-01..2027-01-01", "2026-12-01..2027-01-01", "2026-12-28..2027-01-04"]
  ])("%s: year %s, quarter %s, month %s, week %s", (on, year, quarter, month, week) => {
    expect([calendarYear, calendarQuarter, calendarMonth, isoWeek].map((periodOf) => formatPeriod(periodOf(on)))).toEqual([year, quarter, month, week])
  })

  test.each([
    ["2026-07-12", "2026-07-06", "Sunday ends its week"],
    ["2026-07-13", "2026-07-13", "Monday starts it"]
  ])("%s lies in the week of %s: %s", (on, monday) => {
    expect(isoWeek(on).from).toBe(monday)
  })

  test.each([
    ["2026-01-01", { year: 2026, week: 1 }],
    ["2025-12-28", { year: 2025, week: 52 }],
    ["2025-12-29", { year: 2026, week: 1 }],
    ["2027-01-03", { year: 2026, week: 53 }],
    ["2027-01-04", { year: 2027, week: 1 }]
  ])("%s lies in week %j", (on, week) => {
    expect(isoWeekNumber(on)).toEqual(week)
  })

  test("every date lies in its own periods, and date-fns agrees on quarters and weeks", () => {
    fc.assert(fc.property(anyDate, (on) => {
      const day = epochDay(on)
      for (const periodOf of [calendarYear, calendarQuarter, calendarMonth, isoWeek, schoolYear]) {
        expect(containsDay(periodOf(on), day)).toBe(true)
        expect(periodOf(periodOf(on).from)).toEqual(periodOf(on))
      }
      const { year, month, dayOfMonth } = dateParts(day)
      const date = new Date(year, month - 1, dayOfMonth)
      expect(calendarQuarter(on).from.slice(5, 7)).toBe(String(getQuarter(date) * 3 - 2).padStart(2, "0"))
      expect(dateParts(epochDay(isoWeek(on).from)).dayOfMonth).toBe(startOfISOWeek(date).getDate())
      expect(dateParts(epochDay(isoWeek(on).until) - 1).dayOfMonth).toBe(endOfISOWeek(date).getDate())
      expect(isoWeekNumber(on)).toEqual({ year: getISOWeekYear(date), week: getISOWeek(date) })
    }))
  })

  test("a date that does not exist is a mistake", () => {
    for (const periodOf of [calendarYear, calendarQuarter, calendarMonth, isoWeek, isoWeekNumber, schoolYear]) {
      expect(() => periodOf("2026-02-29")).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_DATE" }))
    }
  })
})

describe("half-open", () => {
  const year = { from: "2026-01-01", until: "2027-01-01" }

  test.each([
    ["2025-12-31", false],
    ["2026-01-01", true],
    ["2026-12-31", true],
    ["2027-01-01", false]
  ])("%s in the year 2026: %s", (date, inside) => {
    expect(containsDay(year, epochDay(date))).toBe(inside)
  })

  test("a period of no day is a mistake, and the message shows the right way", () => {
    expect(periodDays({ from: "2026-01-01", until: "2026-01-02" })).toEqual({ from: 20_454, until: 20_455 })
    for (const until of ["2026-01-01", "2025-12-31"]) {
      expect(() => periodDays({ from: "2026-01-01", until })).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_PERIOD" }))
    }
    expect(() => periodDays({ from: "2026-01-01", until: "2026" })).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_DATE" }))
  })
})

describe("reading and writing", () => {
  test.each([
    "", "2026-01-01", "2026-01-01..", "..2027-01-01", "2026-01-01.2027-01-01", "2026-01-01...2027-01-01", "2026-01-01-.2027-01-01",
    "2026-01-01..2026-01-01", "2026-01-02..2026-01-01", "2026-02-29..2027-01-01", "2026-01-01..2026-02-30", "2026-01-01..2027-01-01 "
  ])("%j is not a period", (text) => {
    expect(parsePeriod(text)).toBeUndefined()
  })

  test("what is written reads back", () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: 1, max: 900 }), (from, length) => {
      const period = { from, until: civilDate(epochDay(from) + length) }
      expect(parsePeriod(formatPeriod(period))).toEqual(period)
    }))
  })
})

describe("cut at the first of each month", () => {
  test.each([
    ["2026-01-01..2026-02-01", ["2026-01-01..2026-02-01"]],
    ["2026-01-31..2026-02-02", ["2026-01-31..2026-02-01", "2026-02-01..2026-02-02"]],
    ["2026-01-10..2026-01-20", ["2026-01-10..2026-01-20"]],
    ["2025-12-15..2026-02-01", ["2025-12-15..2026-01-01", "2026-01-01..2026-02-01"]]
  ])("%s", (period, pieces) => {
    expect(splitByMonth(parsePeriod(period)!).map(formatPeriod)).toEqual(pieces)
  })

  test("the year 2026 has twelve pieces", () => {
    expect(splitByMonth(calendarYear("2026-07-15"))).toHaveLength(12)
  })

  test("the pieces add up to the period, each within one month", () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: 1, max: 900 }), (from, length) => {
      const period = { from, until: civilDate(epochDay(from) + length) }
      const pieces = splitByMonth(period)
      expect(pieces[0]?.from).toBe(period.from)
      expect(pieces.at(-1)?.until).toBe(period.until)
      for (const [index, piece] of pieces.entries()) {
        expect(civilDate(epochDay(piece.until) - 1).slice(0, 7)).toBe(piece.from.slice(0, 7))
        if (index > 0) expect([pieces[index - 1]?.until, piece.from.slice(8)]).toEqual([piece.from, "01"])
      }
    }))
  })
})

describe("the school year", () => {
  test.each([
    ["2026-08-31", "2025-09-01..2026-09-01"],
    ["2026-09-01", "2026-09-01..2027-09-01"],
    ["2027-01-15", "2026-09-01..2027-09-01"]
  ])("%s lies in %s by default", (on, expected) => {
    expect(formatPeriod(schoolYear(on))).toBe(expected)
  })

  test.each([
    ["2026-09-04", "2025-09-05..2026-09-05"],
    ["2026-09-05", "2026-09-05..2027-09-05"]
  ])("%s lies in %s when school opens on 5 September", (on, expected) => {
    expect(formatPeriod(schoolYear(on, { month: 9, day: 5 }))).toBe(expected)
  })

  test.each([[2, 29], [0, 1], [13, 1], [9, 0], [9, 31], [9.5, 1], [9, 1.5]])("month %d, day %d cannot start a school year", (month, day) => {
    expect(() => schoolYear("2026-07-15", { month, day })).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_SCHOOL_YEAR_START" }))
  })

  test.each([[1, 1], [12, 31], [9, 30], [2, 28]])("month %d, day %d can", (month, day) => {
    expect(periodDays(schoolYear("2026-07-15", { month, day })).from % 1).toBe(0)
    expect(schoolYear(civilDate(epochDayOf(2026, month, day)), { month, day }).from).toBe(civilDate(epochDayOf(2026, month, day)))
  })
})
