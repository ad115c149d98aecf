import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { civilDate, epochDay } from "./civilDate.ts"
import { dynamicalTimeAhead } from "./dynamicalTime.ts"
import { lunarDate, lunarNewYear, lunarToCivil } from "./lunarCalendar.ts"
import { lunarMonthsUpToSolstice } from "./lunisolarYear.ts"
import { newMoon } from "./newMoon.ts"
import { sunLongitude } from "./sunLongitude.ts"

/**
 * Year, mùng 1 Tết, days of the last lunar month before it, and the 10th of the 3rd month (Hùng Kings).
 * Computed for UTC+7 by another implementation, which was held against the date-holidays package for 1976 to 2060.
 */
const LUNAR_HOLIDAYS: readonly (readonly [year: number, tet: string, lastMonthLength: number, hungKings: string])[] = [
  [2020, "2020-01-25", 30, "2020-04-02"],
  [2021, "2021-02-12", 30, "2021-04-21"],
  [2022, "2022-02-01", 29, "2022-04-10"],
  [2023, "2023-01-22", 30, "2023-04-29"],
  [2024, "2024-02-10", 30, "2024-04-18"],
  [2025, "2025-01-29", 29, "2025-04-07"],
  [2026, "2026-02-17", 29, "2026-04-26"],
  [2027, "2027-02-06", 29, "2027-04-16"],
  [2028, "2028-01-26", 29, "2028-04-04"],
  [2029, "2029-02-13", 29, "2029-04-23"],
  [2030, "2030-02-02", 29, "2030-04-12"],
  [2031, "2031-01-23", 29, "2031-04-01"],
  [2032, "2032-02-11", 29, "2032-04-19"],
  [2033, "2033-01-31", 30, "2033-04-09"],
  [2034, "2034-02-19", 30, "2034-04-28"],
  [2035, "2035-02-08", 30, "2035-04-17"],
  [2036, "2036-01-28", 30, "2036-04-06"],
  [2037, "2037-02-15", 30, "2037-04-24"],
  [2038, "2038-02-04", 30, "2038-04-13"],
  [2039, "2039-01-24", 29, "2039-04-03"],
  [2040, "2040-02-12", 29, "2040-04-20"],
  [2041, "2041-02-01", 29, "2041-04-10"],
  [2042, "2042-01-22", 30, "2042-04-29"],
  [2043, "2043-02-10", 30, "2043-04-19"],
  [2044, "2044-01-30", 30, "2044-04-07"],
  [2045, "2045-02-17", 30, "2045-04-26"],
  [2046, "2046-02-06", 30, "2046-04-15"],
  [2047, "2047-01-26", 30, "2047-04-04"],
  [2048, "2048-02-14", 30, "2048-04-22"],
  [2049, "2049-02-02", 29, "2049-04-11"],
  [2050, "2050-01-23", 29, "2050-04-01"]
]

describe("the years 2020 to 2050", () => {
  test.each(LUNAR_HOLIDAYS)("%d: Tết on %s after a month of %d days, Hùng Kings on %s", (year, tet, lastMonthLength, hungKings) => {
    const newYear = lunarNewYear(year)
    expect(civilDate(newYear)).toBe(tet)
    expect(civilDate(lunarToCivil({ year, month: 3, day: 10 })!)).toBe(hungKings)
    expect(lunarToCivil({ year: year - 1, month: 12, day: lastMonthLength })).toBe(newYear - 1)
    expect(lunarToCivil({ year: year - 1, month: 12, day: lastMonthLength + 1 })).toBeUndefined()
  })
})

describe("where Viet Nam and China differ", () => {
  test.each([
    [1968, "1968-01-29", "1968-01-30"],
    [1985, "1985-01-21", "1985-02-20"],
    [2007, "2007-02-17", "2007-02-18"],
    [2030, "2030-02-02", "2030-02-03"],
    [2053, "2053-02-18", "2053-02-19"]
  ])("new year %d is %s in Viet Nam, %s in China", (year, vietNam, china) => {
    expect(civilDate(lunarNewYear(year))).toBe(vietNam)
    const chinese = lunarMonthsUpToSolstice(year, 8).find(({ month, leap }) => month === 1 && !leap)
    expect(chinese && civilDate(chinese.start)).toBe(china)
  })
})

describe("leap months", () => {
  test.each([
    [1985, 2],
    [2020, 4],
    [2023, 2],
    [2025, 6],
    [2033, 11]
  ])("the year %d has a second month %d", (year, leapMonth) => {
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].filter((month) => lunarToCivil({ year, month, day: 1, leap: true }) !== undefined)
    expect(months).toEqual([leapMonth])
  })

  test("the leap month follows the month whose number it bears", () => {
    const regular = lunarToCivil({ year: 2025, month: 6, day: 1 })!
    const leap = lunarToCivil({ year: 2025, month: 6, day: 1, leap: true })!
    expect([civilDate(regular), civilDate(leap)]).toEqual(["2025-06-25", "2025-07-25"])
    expect(lunarDate(leap - 1)).toEqual({ year: 2025, month: 6, day: 30 })
    expect(lunarDate(leap)).toEqual({ year: 2025, month: 6, day: 1, leap: true })
  })

  test("2026 has none", () => {
    expect(lunarToCivil({ year: 2026, month: 6, day: 1, leap: true })).toBeUndefined()
  })
})

describe("laws of the calendar", () => {
  test("every day has one lunar date that leads back to it, and the day before is the lunar day before", () => {
    fc.assert(fc.property(fc.integer({ min: epochDay("1901-01-01"), max: epochDay("2198-12-31") }), (day) => {
      const date = lunarDate(day)
      expect(lunarToCivil(date)).toBe(day)
      expect(date.day).toBeLessThanOrEqual(30)
      const before = lunarDate(day - 1)
      if (date.day > 1) expect(before).toEqual({ ...date, day: date.day - 1 })
      else expect([29, 30]).toContain(before.day)
    }), { numRuns: 300 })
  })

  test("Tết lies between 20 January and 21 February, and a year has 12 or 13 months", () => {
    for (let year = 1901; year <= 2198; year += 1) {
      const tet = civilDate(lunarNewYear(year)).slice(5)
      expect(tet >= "01-20" && tet <= "02-21", `${year}-${tet}`).toBe(true)
      const days = lunarNewYear(year + 1) - lunarNewYear(year)
      expect([353, 354, 355, 383, 384, 385]).toContain(days)
    }
  })

  test("the months from solstice to solstice join without gap or overlap", () => {
    for (let year = 1990; year <= 2060; year += 1) {
      const months = lunarMonthsUpToSolstice(year, 7)
      const next = lunarMonthsUpToSolstice(year + 1, 7)
      expect(months[0]).toMatchObject({ year: year - 1, month: 11, leap: false })
      for (const [index, { start, length }] of months.entries()) expect(start + length).toBe((months[index + 1] ?? next[0])?.start)
    }
  })

  test.each([0, 31, 1.5, -1])("there is no lunar day %d", (day) => {
    expect(lunarToCivil({ year: 2026, month: 1, day })).toBeUndefined()
  })

  test.each([0, 13])("there is no lunar month %d", (month) => {
    expect(lunarToCivil({ year: 2026, month, day: 1 })).toBeUndefined()
  })

  test.each([1899, 2200, 2026.5])("the year %d is not computed", (year) => {
    const code = { code: "TRAMYTE_TIME_LUNAR_YEAR_OUT_OF_RANGE" }
    expect(() => lunarNewYear(year)).toThrow(expect.objectContaining(code))
    expect(() => lunarToCivil({ year, month: 1, day: 1 })).toThrow(expect.objectContaining(code))
  })

  test.each([1900, 2199])("the year %d is", (year) => {
    expect(civilDate(lunarNewYear(year)).slice(0, 4)).toBe(String(year))
  })
})

describe("the astronomy", () => {
  test("the new moon of February 1977 (Meeus, example 49.a)", () => {
    expect(newMoon(-283)).toBeCloseTo(2_443_192.65118, 5)
  })

  test("the sun on 13 October 1992 (Meeus, example 25.a)", () => {
    expect(sunLongitude(2_448_908.5)).toBeCloseTo(199.90895, 4)
  })

  // Seconds that were observed; from 2005 on the published curve is a forecast, hence the wider tolerance.
  test.each([
    [1900, -2.8, 1],
    [1930, 24.1, 1],
    [1950, 29.1, 1],
    [1975, 45.5, 1],
    [2000, 63.8, 1],
    [2020, 69.4, 4]
  ])("dynamical time was ahead in %d by %d seconds", (year, seconds, tolerance) => {
    expect(Math.abs(dynamicalTimeAhead(year) - seconds)).toBeLessThan(tolerance)
  })

  test.each([1920, 1941, 1961, 1986, 2005, 2050, 2150])("its pieces join in %d", (year) => {
    expect(Math.abs(dynamicalTimeAhead(year) - dynamicalTimeAhead(year - 1e-9))).toBeLessThan(0.6)
  })
})
