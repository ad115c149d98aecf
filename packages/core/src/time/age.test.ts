import { differenceInMonths } from "date-fns/differenceInMonths"
import { differenceInYears } from "date-fns/differenceInYears"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { ageCutoff, ageInMonths, ageInYears, dayAgeReached, hasReachedAge } from "./age.ts"
import { civilDate, dateParts, epochDay, epochDayOf } from "./civilDate.ts"
import { partialDateBounds } from "./partialDate.ts"

const born = (text: string) => partialDateBounds(text)!

/** Days of 1900 to 2100, of which many at month ends and many on 29 February. */
const anyDay = fc.oneof(
  fc.integer({ min: -25_567, max: 47_847 }),
  fc.tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -3, max: 2 }))
    .map(([year, month, offset]) => epochDayOf(year, month, 1) + offset),
  fc.tuple(fc.integer({ min: 476, max: 524 }), fc.integer({ min: -1, max: 1 })).map(([quarter, offset]) => epochDayOf(quarter * 4, 2, 28) + offset)
)
const months = fc.oneof(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 0, max: 110 }).map((years) => years * 12))
const anyAge = fc.record({ years: fc.integer({ min: 0, max: 100 }), months, weeks: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: 0, max: 40 }) }, {
  requiredKeys: []
})

describe("who has reached 60 years on 15 July 2026", () => {
  const on = epochDay("2026-07-15")

  test.each([
    ["1966-07-14", "yes", "the day before"],
    ["1966-07-15", "yes", "the birthday itself"],
    ["1966-07-16", "no", "the birthday is tomorrow"],
    ["1966-07", "unknown", "only the month is known, and it is this month"],
    ["1966-06", "yes", "born last month at the latest"],
    ["1966-08", "no", "born next month at the earliest"],
    ["1966", "unknown", "only the year is known, and it is this year"],
    ["1965", "yes", "born last year at the latest"],
    ["1967", "no", "born next year at the earliest"]
  ])("born %s: %s, %s", (birth, verdict) => {
    expect(hasReachedAge(born(birth), on, { years: 60 })).toBe(verdict)
  })

  test("the cut-off is the birth day of those whose birthday is today", () => {
    expect(civilDate(ageCutoff(on, { years: 60 }))).toBe("1966-07-15")
  })
})

describe("born on 29 February", () => {
  test.each([
    ["2026-02-28", "no"],
    ["2026-03-01", "yes"]
  ])("18 full years on %s: %s, as the year has no 29 February", (on, verdict) => {
    expect(hasReachedAge(born("2008-02-29"), epochDay(on), { years: 18 })).toBe(verdict)
  })

  test.each([
    ["2028-02-28", "no"],
    ["2028-02-29", "yes"]
  ])("20 full years on %s: %s", (on, verdict) => {
    expect(hasReachedAge(born("2008-02-29"), epochDay(on), { years: 20 })).toBe(verdict)
  })

  test("the day reached, and the age on the days around it, say the same", () => {
    expect(civilDate(dayAgeReached(epochDay("2008-02-29"), { years: 18 }))).toBe("2026-03-01")
    expect(ageInYears(born("2008-02-29"), epochDay("2026-02-28"))).toEqual({ min: 17, max: 17 })
    expect(ageInYears(born("2008-02-29"), epochDay("2026-03-01"))).toEqual({ min: 18, max: 18 })
  })
})

describe("infants", () => {
  test.each([
    ["2026-05-31", { months: 1 }, "2026-07-01"],
    ["2026-05-31", { months: 2 }, "2026-07-31"],
    ["2026-05-15", { weeks: 6 }, "2026-06-26"],
    ["2026-05-15", { days: 1 }, "2026-05-16"],
    ["2026-01-31", { months: 1, days: 4 }, "2026-03-05"]
  ])("born %s reaches %j on %s, not the day before", (birth, age, reached) => {
    expect(civilDate(dayAgeReached(epochDay(birth), age))).toBe(reached)
    expect(hasReachedAge(born(birth), epochDay(reached) - 1, age)).toBe("no")
    expect(hasReachedAge(born(birth), epochDay(reached), age)).toBe("yes")
  })
})

describe("completed years and months", () => {
  test.each([
    ["1956-03-09", "2026-03-08", { min: 69, max: 69 }, { min: 839, max: 839 }],
    ["1956-03-09", "2026-03-09", { min: 70, max: 70 }, { min: 840, max: 840 }],
    ["1956-03", "2026-03-09", { min: 69, max: 70 }, { min: 839, max: 840 }],
    ["1956", "2026-07-15", { min: 69, max: 70 }, { min: 834, max: 846 }],
    ["2026-01-31", "2026-02-28", { min: 0, max: 0 }, { min: 0, max: 0 }],
    ["2026-01-31", "2026-03-01", { min: 0, max: 0 }, { min: 1, max: 1 }],
    ["2026-07-15", "2026-07-15", { min: 0, max: 0 }, { min: 0, max: 0 }],
    ["2026-07-15", "2026-07-14", { min: -1, max: -1 }, { min: -1, max: -1 }],
    ["2026", "2026-07-15", { min: -1, max: 0 }, { min: -6, max: 6 }]
  ])("born %s, on %s", (birth, on, years, inMonths) => {
    expect(ageInYears(born(birth), epochDay(on))).toEqual(years)
    expect(ageInMonths(born(birth), epochDay(on))).toEqual(inMonths)
  })

  const toDate = (day: number): Date => {
    const { year, month, dayOfMonth } = dateParts(day)
    return new Date(year, month - 1, dayOfMonth)
  }

  test("completed years agree with date-fns, births on 29 February included", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 40_000 }), (birth, later) => {
      expect(ageInYears({ lo: birth, hi: birth }, birth + later).min).toBe(differenceInYears(toDate(birth + later), toDate(birth)))
    }), { numRuns: 3000 })
  })

  test("completed months agree with date-fns for births up to the 28th; at month ends date-fns clamps", () => {
    const early = anyDay.filter((day) => dateParts(day).dayOfMonth <= 28)
    fc.assert(fc.property(early, fc.integer({ min: 0, max: 40_000 }), (birth, later) => {
      expect(ageInMonths({ lo: birth, hi: birth }, birth + later).max).toBe(differenceInMonths(toDate(birth + later), toDate(birth)))
    }), { numRuns: 3000 })
  })
})

describe("laws of age", () => {
  test("the cut-off and the day reached say the same about everybody", () => {
    fc.assert(fc.property(anyDay, anyAge, fc.integer({ min: -3, max: 3 }), (birth, age, near) => {
      const on = dayAgeReached(birth, age) + near
      expect(birth <= ageCutoff(on, age)).toBe(near >= 0)
    }), { numRuns: 5000 })
    fc.assert(fc.property(anyDay, anyAge, fc.integer({ min: -3, max: 3 }), (on, age, near) => {
      const birth = ageCutoff(on, age) + near
      expect(dayAgeReached(birth, age) <= on).toBe(near <= 0)
    }), { numRuns: 5000 })
  })

  test("completed years and months count the ages reached", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 40_000 }), (birth, later) => {
      const bounds = { lo: birth, hi: birth }
      const on = birth + later
      const years = ageInYears(bounds, on).min
      const inMonths = ageInMonths(bounds, on).min
      expect([years, years + 1].map((n) => hasReachedAge(bounds, on, { years: n }))).toEqual(["yes", "no"])
      expect([inMonths, inMonths + 1].map((n) => hasReachedAge(bounds, on, { months: n }))).toEqual(["yes", "no"])
    }), { numRuns: 2000 })
  })

  test("the answer for a birth within bounds is what all of its days agree on", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 40 }), anyAge, fc.integer({ min: -45, max: 5 }), (lo, width, age, near) => {
      const on = dayAgeReached(lo + width, age) + near
      const answers = Array.from({ length: width + 1 }, (_, index) => dayAgeReached(lo + index, age) <= on)
      const expected = answers.every(Boolean) ? "yes" : answers.some(Boolean) ? "unknown" : "no"
      expect(hasReachedAge({ lo, hi: lo + width }, on, age)).toBe(expected)
    }))
  })

  test("an age once reached stays reached, and knowing more never turns yes into no", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 400 }), anyAge, anyDay, (lo, width, age, on) => {
      const bounds = { lo, hi: lo + width }
      const verdict = hasReachedAge(bounds, on, age)
      if (verdict === "yes") expect(hasReachedAge(bounds, on + 1, age)).toBe("yes")
      if (verdict !== "unknown") expect(hasReachedAge({ lo, hi: lo }, on, age)).toBe(verdict)
    }))
  })
})

describe("mistakes", () => {
  test("bounds that are turned round, or no numbers, are refused", () => {
    const code = { code: "TRAMYTE_TIME_INVALID_BOUNDS" }
    expect(() => hasReachedAge({ lo: 1, hi: 0 }, 0, { years: 1 })).toThrow(expect.objectContaining(code))
    expect(() => ageInYears({ lo: 1, hi: 0 }, 0)).toThrow(expect.objectContaining(code))
    expect(() => ageInMonths({ lo: Number.NaN, hi: 0 }, 0)).toThrow(expect.objectContaining(code))
  })

  test("an age below zero is refused", () => {
    expect(() => ageCutoff(0, { years: -1 })).toThrow(expect.objectContaining({ code: "TRAMYTE_TIME_INVALID_DURATION" }))
  })
})
