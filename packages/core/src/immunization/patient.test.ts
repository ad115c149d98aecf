import { addMonths as clampedMonths } from "date-fns/addMonths"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { civilDate, epochDay, type MonthPolicy } from "../time/index.ts"
import { assess, dose, historyOf, measles, next, series, small, span } from "./child.fixture.ts"
import { ageDay, textOf } from "./patient.ts"
import { readPatient } from "./readPatient.ts"

/** The day on which a child reaches an age, as the forecast of a dose from that age on shows it. */
const reaches = (birthDate: string, age: string, monthPolicy: MonthPolicy): unknown =>
  next(small({ measles: [series("m", [dose({ ages: [{ min: span(age) }] })])] }, { monthPolicy }), { birthDate, on: birthDate })["earliest"]

describe("ages and distances", () => {
  it.each([
    // The examples of the CDSi logic specification (CALCDT-1 to 5).
    ["2025-03-31", "6 months", "2025-10-01", "2025-09-30"],
    ["2025-08-31", "6 months", "2026-03-01", "2026-02-28"],
    ["2025-01-31", "6 months - 4 days", "2025-07-27", "2025-07-27"],
    ["2025-01-29", "1 month", "2025-03-01", "2025-02-28"],
    ["2025-01-30", "1 month", "2025-03-01", "2025-02-28"],
    ["2025-01-31", "1 month", "2025-03-01", "2025-02-28"],
    ["2025-01-28", "1 month", "2025-02-28", "2025-02-28"],
    ["2024-01-30", "1 month", "2024-03-01", "2024-02-29"],
    ["2024-01-29", "1 month", "2024-02-29", "2024-02-29"],
    // Born on 29 February.
    ["2024-02-29", "1 year", "2025-03-01", "2025-02-28"],
    ["2024-02-29", "4 years", "2028-02-29", "2028-02-29"],
    ["2024-02-29", "12 months - 4 days", "2025-02-25", "2025-02-24"],
    ["2024-02-28", "1 year", "2025-02-28", "2025-02-28"],
    // Years and months together before weeks and days.
    ["2024-02-29", "16 years - 4 months", "2039-10-29", "2039-10-29"],
    ["2023-10-31", "1 year + 4 months", "2025-03-01", "2025-02-28"],
    ["2025-01-31", "1 month + 1 day", "2025-03-02", "2025-03-01"],
    ["2025-01-30", "6 weeks - 4 days", "2025-03-09", "2025-03-09"],
    ["2014-12-31", "10 years + 4 weeks", "2025-01-28", "2025-01-28"],
    ["2025-12-15", "2 months", "2026-02-15", "2026-02-15"],
    ["2025-01-15", "0 days", "2025-01-15", "2025-01-15"]
  ])("born on %s, %s old on %s rolling forward, on %s clamped", (birth, age, rolled, clamped) => {
    expect(reaches(birth, age, "rollForward")).toBe(rolled)
    expect(reaches(birth, age, "clamp")).toBe(clamped)
  })

  const days = fc.integer({ min: epochDay("1900-01-01"), max: epochDay("2099-12-31") })
  const utc = (day: number): Date => {
    const [year, month, date] = civilDate(day).split("-").map(Number)
    return new Date(year!, month! - 1, date!, 12)
  }
  const text = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`
  it("clamp as date-fns does; rolling forward differs from it by a day where the day of the month does not exist, and nowhere else", () => {
    fc.assert(fc.property(days, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 40 }), (birth, years, months) => {
      const expected = clampedMonths(utc(birth), years * 12 + months)
      const age = { years, months }
      const ask = (monthPolicy: MonthPolicy): string => {
        const schedule = small({ measles: [series("m", [dose({ ages: [{ min: age }] })])] }, { monthPolicy })
        const patient = readPatient(schedule, historyOf({ birthDate: civilDate(birth) }), birth)
        return civilDate(ageDay(patient, schedule.antigens[0]!.series[0]!.targets[0]!.ages[0]!.min!))
      }
      expect(ask("clamp")).toBe(text(expected))
      expect(epochDay(ask("rollForward")) - epochDay(text(expected))).toBe(expected.getDate() === utc(birth).getDate() ? 0 : 1)
    }), { numRuns: 300 })
  })
})

describe("days as text", () => {
  it.each(["1899-12-31", "1900-01-01", "1900-01-02", "2100-01-06", "2100-01-07", "2100-01-08", "0001-01-01", "9999-12-31", "1970-01-01"])("writes %s, also a second time", (date) => {
    expect(textOf(epochDay(date))).toBe(date)
    expect(textOf(epochDay(date))).toBe(date)
  })
  it("keeps apart the days on either side of what it keeps", () => {
    for (let day = epochDay("1899-12-25"); day < epochDay("1900-01-10"); day++) expect(textOf(day)).toBe(civilDate(day))
    for (let day = epochDay("2099-12-25"); day < epochDay("2100-01-20"); day++) expect(textOf(day)).toBe(civilDate(day))
  })
})

describe("one schedule for many people", () => {
  it("what is worked out for one child does not reach the next one", () => {
    const schedule = measles({ ages: [{ min: span("9 months") }] })
    const asked = ["2025-01-15", "2025-02-15", "2025-01-15"].map((birthDate) => assess(schedule, { birthDate }).series[0]!.forecast.earliest)
    expect(asked).toEqual(["2025-10-15", "2025-11-15", "2025-10-15"])
  })
})
