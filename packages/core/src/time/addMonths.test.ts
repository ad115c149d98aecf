import { add } from "date-fns/add"
import { addMonths as dateFnsAddMonths } from "date-fns/addMonths"
import { sub } from "date-fns/sub"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addMonths, addYears } from "./addMonths.ts"
import { civilDate, dateParts, epochDay, epochDayOf } from "./civilDate.ts"
import { addDuration } from "./duration.ts"

const toDate = (day: number): Date => {
  const { year, month, dayOfMonth } = dateParts(day)
  return new Date(year, month - 1, dayOfMonth)
}
const toDay = (date: Date): number => epochDayOf(date.getFullYear(), date.getMonth() + 1, date.getDate())

/** Days of 1900 to 2100, every other one at the end of a month. */
const anyDay = fc.oneof(
  fc.integer({ min: -25_567, max: 47_847 }),
  fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
    .map(([year, month, back]) => epochDayOf(year, month + 1 > 12 ? 1 : month + 1, 1) - back)
)

describe("adding months", () => {
  test.each([
    ["2026-01-15", 1, "2026-02-15", "2026-02-15"],
    ["2026-01-28", 1, "2026-02-28", "2026-02-28"],
    ["2026-01-29", 1, "2026-02-28", "2026-03-01"],
    ["2026-01-31", 1, "2026-02-28", "2026-03-01"],
    ["2024-01-29", 1, "2024-02-29", "2024-02-29"],
    ["2024-01-30", 1, "2024-02-29", "2024-03-01"],
    ["2026-01-31", 2, "2026-03-31", "2026-03-31"],
    ["2026-03-31", 6, "2026-09-30", "2026-10-01"],
    ["2026-08-31", 6, "2027-02-28", "2027-03-01"],
    ["2026-10-31", 1, "2026-11-30", "2026-12-01"],
    ["2026-12-31", 1, "2027-01-31", "2027-01-31"],
    ["2026-03-31", -1, "2026-02-28", "2026-03-01"],
    ["2026-01-31", -2, "2025-11-30", "2025-12-01"],
    ["2026-01-15", -1, "2025-12-15", "2025-12-15"],
    ["2026-07-15", 0, "2026-07-15", "2026-07-15"]
  ])("%s + %d months is %s clamped, %s rolled forward", (from, n, clamped, rolled) => {
    expect(civilDate(addMonths(epochDay(from), n, "clamp"))).toBe(clamped)
    expect(civilDate(addMonths(epochDay(from), n, "rollForward"))).toBe(rolled)
  })

  test("clamp agrees with date-fns", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -1200, max: 1200 }), (day, n) => {
      expect(addMonths(day, n, "clamp")).toBe(toDay(dateFnsAddMonths(toDate(day), n)))
    }), { numRuns: 3000 })
  })

  test("rolling forward is at most one day later, and then it is the first of a month", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => {
      const rolled = addMonths(day, n, "rollForward")
      const clamped = addMonths(day, n, "clamp")
      if (dateParts(clamped).dayOfMonth === dateParts(day).dayOfMonth) expect(rolled).toBe(clamped)
      else expect([rolled, dateParts(rolled).dayOfMonth]).toEqual([clamped + 1, 1])
    }), { numRuns: 2000 })
  })

  test("both policies keep the order of days", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 3 }), fc.integer({ min: -600, max: 600 }), (day, later, n) => {
      expect(addMonths(day, n, "clamp")).toBeLessThanOrEqual(addMonths(day + later, n, "clamp"))
      expect(addMonths(day, n, "rollForward")).toBeLessThanOrEqual(addMonths(day + later, n, "rollForward"))
    }))
  })

  test("months are not chained: one by one is not the same as two at once", () => {
    const anchor = epochDay("2026-01-31")
    expect(civilDate(addMonths(addMonths(anchor, 1, "clamp"), 1, "clamp"))).toBe("2026-03-28")
    expect(civilDate(addMonths(anchor, 2, "clamp"))).toBe("2026-03-31")
  })

  test.each([[0.5, 1], [0, 0.5], [Number.NaN, 1]])("day %d and n %d are refused unless whole", (day, n) => {
    expect(() => addMonths(day, n, "clamp")).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_NUMBER" }))
  })
})

describe("adding years", () => {
  test.each([
    ["2024-02-29", 1, "2025-02-28", "2025-03-01"],
    ["2024-02-29", 4, "2028-02-29", "2028-02-29"],
    ["2096-02-29", 4, "2100-02-28", "2100-03-01"],
    ["2024-02-29", -1, "2023-02-28", "2023-03-01"],
    ["2026-07-15", 60, "2086-07-15", "2086-07-15"]
  ])("%s + %d years is %s clamped, %s rolled forward", (from, n, clamped, rolled) => {
    expect(civilDate(addYears(epochDay(from), n, "clamp"))).toBe(clamped)
    expect(civilDate(addYears(epochDay(from), n, "rollForward"))).toBe(rolled)
  })
})

describe("adding a duration", () => {
  test.each([
    ["2026-07-15", {}, "2026-07-15"],
    ["2026-07-15", { days: 4 }, "2026-07-19"],
    ["2026-07-15", { weeks: 6 }, "2026-08-26"],
    ["2026-07-15", { years: 1, months: 6 }, "2028-01-15"],
    ["2026-01-31", { months: 1, days: 4 }, "2026-03-05"],
    // Years and months are one step: 13 months, not a year (1 March) and then a month.
    ["2024-02-29", { years: 1, months: 1 }, "2025-03-29"]
  ])("%s + %j, rolled forward, is %s", (from, duration, expected) => {
    expect(civilDate(addDuration(epochDay(from), duration, "rollForward"))).toBe(expected)
  })

  test.each([
    ["2026-07-15", { weeks: 2, days: 1 }, "2026-06-30"],
    ["2026-03-31", { months: 1 }, "2026-02-28"],
    ["2026-03-31", { months: 1, days: 1 }, "2026-02-27"],
    ["2024-02-29", { years: 1 }, "2023-02-28"]
  ])("%s back by %j, clamped, is %s", (from, duration, expected) => {
    expect(civilDate(addDuration(epochDay(from), duration, "clamp", -1))).toBe(expected)
  })

  test("clamped, it agrees with date-fns in both directions", () => {
    const part = fc.integer({ min: 0, max: 40 })
    fc.assert(fc.property(anyDay, fc.record({ years: part, months: part, weeks: part, days: part }), (day, duration) => {
      expect(addDuration(day, duration, "clamp")).toBe(toDay(add(toDate(day), duration)))
      expect(addDuration(day, duration, "clamp", -1)).toBe(toDay(sub(toDate(day), duration)))
    }), { numRuns: 2000 })
  })

  test.each([{ years: -1 }, { months: -1 }, { weeks: 0.5 }, { days: Number.NaN }, { days: -4 }])("%j is not a duration", (duration) => {
    expect(() => addDuration(0, duration, "clamp")).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_DURATION" }))
  })
})
