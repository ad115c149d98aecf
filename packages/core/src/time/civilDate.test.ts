import { getISODay } from "date-fns/getISODay"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  civilDate, dateParts, dayOfWeek, daysInMonth, epochDay, epochDayOf, FIRST_DAY, isLeapYear, LAST_DAY, parseCivilDate
} from "./civilDate.ts"

const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY })

/** What the platform's own calendar says; only tests may ask it. */
const isoText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

describe("reading a civil date", () => {
  test.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2026-07-15", 20_649],
    ["2000-02-29", 11_016],
    ["2024-02-29", 19_782],
    ["0001-01-01", FIRST_DAY],
    ["9999-12-31", LAST_DAY]
  ])("%s is day %d", (text, day) => {
    expect(parseCivilDate(text)).toBe(day)
    expect(epochDay(text)).toBe(day)
    expect(civilDate(day)).toBe(text)
  })

  test.each([
    ["", "empty"],
    ["2023-02-29", "no leap year"],
    ["1900-02-29", "centuries are common years"],
    ["2026-02-30", "February"],
    ["2026-04-31", "April has 30 days"],
    ["2026-06-31", "June has 30 days"],
    ["2026-09-31", "September has 30 days"],
    ["2026-11-31", "November has 30 days"],
    ["2026-01-32", "no month has 32 days"],
    ["2026-01-00", "day 0"],
    ["2026-00-10", "month 0"],
    ["2026-13-01", "month 13"],
    ["0000-01-01", "year 0"],
    ["-001-01-01", "a sign"],
    ["2026-7-15", "one digit"],
    ["2026-07-5", "one digit"],
    ["2026-07-155", "too long"],
    ["02026-07-15", "too long"],
    ["2026-07-15T00:00", "an instant"],
    [" 2026-07-1", "a space"],
    ["2026-07-1 ", "a space"],
    ["2026/07-15", "first separator"],
    ["2026-07/15", "second separator"],
    ["15/07/2026", "Vietnamese order"],
    ["2026-0:-15", "the character after 9"],
    ["2026-0/-15", "the character before 0"],
    ["202a-07-15", "a letter in the year"],
    ["a026-07-15", "a letter in the century"],
    ["2026-07-１5", "a full-width digit"]
  ])("%j is not a date: %s", (text) => {
    expect(parseCivilDate(text)).toBeUndefined()
    expect(() => epochDay(text)).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_DATE" }))
  })

  test("the error quotes the text and says how to write a date", () => {
    expect(() => epochDay("15/07/2026")).toThrow(/"15\/07\/2026" is not a day of the calendar\. Write it as "YYYY-MM-DD".*parseCivilDate/)
  })

  test("any text is either a date that is written back the same, or undefined", () => {
    const nearDate = fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
      .map((parts) => parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0")).join("-"))
    fc.assert(fc.property(fc.oneof(fc.string(), nearDate), (text) => {
      const day = parseCivilDate(text)
      const platform = /^\d{4}-\d\d-\d\d$/.test(text) && !text.startsWith("0000") ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
      const exists = !Number.isNaN(platform.getTime()) && platform.toISOString().startsWith(text)
      expect(day === undefined ? undefined : civilDate(day)).toBe(exists ? text : undefined)
    }), { numRuns: 2000 })
  })
})

describe("writing a day", () => {
  test("every day of 1900 to 2100 is what the platform says, and reads back", () => {
    const wrong: string[] = []
    for (let day = epochDay("1900-01-01"); day <= epochDay("2100-12-31"); day += 1) {
      const text = civilDate(day)
      if (text !== isoText(day) || parseCivilDate(text) !== day) wrong.push(`day ${day} is written ${text}`)
    }
    expect(wrong).toEqual([])
  })

  test("days of all centuries round trip", () => {
    fc.assert(fc.property(anyDay, (day) => {
      expect(civilDate(day)).toBe(isoText(day))
      expect(parseCivilDate(civilDate(day))).toBe(day)
    }), { numRuns: 2000 })
  })

  test.each([FIRST_DAY - 1, LAST_DAY + 1])("day %d has no civil date", (day) => {
    expect(() => civilDate(day)).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_DAY_OUT_OF_RANGE" }))
  })

  test("a fraction of a day is a mistake", () => {
    expect(() => civilDate(1.5)).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_NUMBER" }))
  })
})

describe("parts and weekdays", () => {
  test.each([
    ["2024-02-29", { year: 2024, month: 2, dayOfMonth: 29 }],
    ["2024-03-01", { year: 2024, month: 3, dayOfMonth: 1 }],
    ["2000-12-31", { year: 2000, month: 12, dayOfMonth: 31 }],
    ["1900-02-28", { year: 1900, month: 2, dayOfMonth: 28 }]
  ])("%s", (text, parts) => {
    expect(dateParts(epochDay(text))).toEqual(parts)
  })

  test("the calendar goes on before the year 1 and after 9999", () => {
    expect(dateParts(FIRST_DAY - 1)).toEqual({ year: 0, month: 12, dayOfMonth: 31 })
    expect(dateParts(LAST_DAY + 1)).toEqual({ year: 10_000, month: 1, dayOfMonth: 1 })
    fc.assert(fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (day) => {
      const { year, month, dayOfMonth } = dateParts(day)
      expect(epochDayOf(year, month, dayOfMonth)).toBe(day)
    }))
  })

  test.each([
    ["2026-11-21", 6],
    ["2026-11-22", 7],
    ["2026-11-23", 1],
    ["1969-12-28", 7],
    ["1969-12-29", 1],
    ["1970-01-01", 4]
  ])("%s is weekday %d", (text, weekday) => {
    expect(dayOfWeek(epochDay(text))).toBe(weekday)
  })

  test("weekdays agree with date-fns", () => {
    fc.assert(fc.property(fc.integer({ min: -25_567, max: 47_847 }), (day) => {
      const { year, month, dayOfMonth } = dateParts(day)
      expect(dayOfWeek(day)).toBe(getISODay(new Date(year, month - 1, dayOfMonth)))
    }))
  })

  test("months have their lengths and leap years are those of the Gregorian calendar", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2023, month)))
      .toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(daysInMonth(2024, 2)).toBe(29)
    expect([1900, 1996, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, true, false, true, false])
  })
})
