import * as fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { calendarMonth, calendarQuarter, calendarYear, civilDate, formatPeriod, isoWeek, parsePeriod, periodDays } from "../time/index.ts"
import { SeriesError } from "./errors.ts"
import { earlier, periodsWithin, placeKey, placeOf, yearOf, yearShares } from "./placement.ts"

const read = (text: string) => parsePeriod(text)!
const before = (text: string, step: { readonly periods?: number; readonly years?: number }) => formatPeriod(earlier(placeOf("u", read(text)), step).period)
const anyDate = fc.integer({ min: 0, max: 30_000 }).map(civilDate)

describe("earlier periods", () => {
  test.each([
    ["month", "2026-03-01..2026-04-01", 1, "2026-02-01..2026-03-01"],
    ["month, into the year before", "2026-01-01..2026-02-01", 2, "2025-11-01..2025-12-01"],
    ["quarter", "2026-01-01..2026-04-01", 1, "2025-10-01..2026-01-01"],
    ["year", "2026-01-01..2027-01-01", 3, "2023-01-01..2024-01-01"],
    ["week", "2026-07-13..2026-07-20", 2, "2026-06-29..2026-07-06"],
    ["school year", "2026-09-01..2027-09-01", 1, "2025-09-01..2026-09-01"],
    ["month of a station that closes its books on the 25th", "2026-02-26..2026-03-26", 1, "2026-01-26..2026-02-26"],
    ["ten days", "2026-03-01..2026-03-11", 1, "2026-02-19..2026-03-01"],
    ["none", "2026-03-01..2026-03-11", 0, "2026-03-01..2026-03-11"]
  ])("%s", (_, period, periods, expected) => {
    expect(before(period, { periods })).toBe(expected)
  })
  test.each([
    ["2026-07-01..2026-08-01", 1, "2025-07-01..2025-08-01"],
    ["2026-01-01..2026-07-01", 2, "2024-01-01..2024-07-01"],
    ["2024-02-01..2024-03-01", 1, "2023-02-01..2023-03-01"],
    ["2024-02-28..2024-02-29", 1, "2023-02-28..2023-03-01"],
    ["2024-02-29..2024-03-01", 1, "2023-02-28..2023-03-01"],
    ["2024-02-29..2024-03-01", 4, "2020-02-29..2020-03-01"]
  ])("%s, %i years earlier", (period, years, expected) => {
    expect(before(period, { years })).toBe(expected)
  })
  it("touch without gap, are calendar periods again, and one period in twelve months is a year", () => {
    fc.assert(fc.property(anyDate, fc.constantFrom(calendarMonth, calendarQuarter, calendarYear, isoWeek), fc.nat(60), (on, periodOf, periods) => {
      const place = earlier(placeOf("u", periodOf(on)), { periods })
      expect(earlier(place, { periods: 1 }).period.until).toBe(place.period.from)
      expect(place.period).toEqual(periodOf(place.period.from))
      if (periodOf === calendarMonth) expect(earlier(place, { years: 1 }).period).toEqual(earlier(place, { periods: 12 }).period)
    }))
  })
  it("steps add up, in any order, whatever the period", () => {
    const anyPeriod = fc.tuple(anyDate, fc.integer({ min: 1, max: 800 })).map(([from, days]) => ({ from, until: civilDate(periodDays({ from, until: "2999-01-01" }).from + days) }))
    fc.assert(fc.property(anyPeriod, fc.nat(20), fc.nat(20), fc.nat(5), (period, a, b, years) => {
      const place = placeOf("u", period)
      const once = earlier(place, { periods: a + b, years })
      expect(earlier(earlier(earlier(place, { periods: a }), { years }), { periods: b })).toEqual(once)
      expect(periodDays(once.period).from).toBeLessThanOrEqual(periodDays(period).from)
    }))
  })
  it("no two places share a key", () => {
    const place = placeOf("u", read("2026-03-01..2026-04-01"))
    expect(new Set([place, { ...place, unit: "v" }, earlier(place, { periods: 1 }), earlier(place, { years: 1 }), earlier(place, { periods: 12 })].map(placeKey)).size).toBe(5)
  })
})

describe("the year", () => {
  it("is that of the last day", () => {
    expect(formatPeriod(yearOf(read("2025-12-29..2026-01-05")))).toBe("2026-01-01..2027-01-01")
    expect(formatPeriod(yearOf(read("2025-12-01..2026-01-01")))).toBe("2025-01-01..2026-01-01")
  })
  test.each([
    ["2026-02-01..2026-03-01", [28 / 365]],
    ["2024-02-01..2024-03-01", [29 / 366]],
    ["2026-01-01..2027-01-01", [1]],
    ["2023-12-30..2024-01-02", [2 / 365, 1 / 366]],
    ["2023-07-01..2025-07-01", [184 / 365, 1, 181 / 365]]
  ])("%s takes %j of its years", (period, shares) => {
    expect(yearShares(read(period)).map(({ share }) => share)).toEqual(shares)
  })
})

describe("parts of a period", () => {
  test.each([
    ["2026-04-01..2026-07-01", "month", 3], ["2026-04-01..2026-07-01", "quarter", 1], ["2026-01-01..2027-01-01", "quarter", 4], ["2026-02-01..2026-03-01", "month", 1]
  ] as const)("%s by %s: %i", (period, part, count) => {
    const parts = periodsWithin(read(period), part, "s")
    expect(parts).toHaveLength(count)
    expect([parts[0]?.from, parts.at(-1)?.until]).toEqual(period.split(".."))
  })
  test.each([
    ["2026-07-13..2026-07-20", "month"], ["2026-07-01..2026-07-31", "month"], ["2026-07-02..2026-08-01", "month"], ["2026-02-01..2026-05-01", "quarter"], ["2026-01-01..2026-05-01", "quarter"]
  ] as const)("%s does not consist of whole %ss", (period, part) => {
    expect(() => periodsWithin(read(period), part, "stock")).toThrow(new SeriesError([{
      code: "TRAMYTE_SERIES_PERIOD", path: "series \"stock\"", message: `${period} does not consist of whole ${part}s, from which it is rolled up; ask for ${part}s or longer periods`
    }]))
  })
})
