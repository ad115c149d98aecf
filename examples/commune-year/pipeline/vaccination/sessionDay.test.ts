import { epochDay } from "@tramyte/core"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { stationRules } from "../stationRules.ts"
import { nextSession } from "./sessionDay.ts"

const rules = stationRules("cam-giang", "2026-10-15")
const on = epochDay("2026-10-15")
const dosesOn = (...days: readonly (readonly [day: string, doses: number])[]): ReadonlyMap<number, number> => new Map(days.map(([day, doses]) => [epochDay(day), doses]))
const months = ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"]
const every = (dayOfMonth: string, doses = 80) => months.map((month) => [`${month}-${dayOfMonth}`, doses] as const)

describe("the next session", () => {
  it("is on the day of the month on which most doses were given, as the register shows it", () => {
    expect(nextSession(dosesOn(...every("10")), on, rules)).toEqual({ day: "2026-11-10", seen: 12 })
    expect(nextSession(dosesOn(...every("15")), on, rules)).toEqual({ day: "2026-10-15", seen: 12 })
    expect(nextSession(dosesOn(...every("16")), on, rules)).toEqual({ day: "2026-10-16", seen: 11 })
  })

  it("moves off Sundays and holidays, as the sessions of the past did", () => {
    const past = every("25").map(([day, doses]) => [day === "2026-01-25" || day === "2026-04-25" ? day.replace("-25", "-26") : day, doses] as const)
    // 25 October 2026 is a Sunday.
    expect(nextSession(dosesOn(...past), on, rules)).toEqual({ day: "2026-10-26", seen: 11 })
    // 2 September is the National Day, and 3 September is worked.
    expect(nextSession(dosesOn(...every("02")), epochDay("2026-08-20"), rules).day).toBe("2026-09-03")
  })

  it("is not led astray by births, which bring doses on any day", () => {
    const births = months.flatMap((month, at) => [[`${month}-0${1 + at % 9}`, 2], [`${month}-2${at % 9}`, 1]] as const)
    expect(nextSession(dosesOn(...every("10"), ...births), on, rules)).toEqual({ day: "2026-11-10", seen: 12 })
  })

  it("is the day of the report where the register shows no habit: no doses, one month, days all over the month, or long ago", () => {
    expect(nextSession(new Map(), on, rules)).toEqual({ day: "2026-10-15", seen: 0 })
    expect(nextSession(dosesOn(["2026-09-10", 90]), on, rules)).toEqual({ day: "2026-10-15", seen: 0 })
    expect(nextSession(dosesOn(...months.map((month, at) => [`${month}-${String(1 + at * 5 % 28).padStart(2, "0")}`, 40] as const)), on, rules).seen).toBe(0)
    expect(nextSession(dosesOn(["2024-01-10", 90], ["2024-02-10", 90], ["2024-03-10", 90]), on, rules)).toEqual({ day: "2026-10-15", seen: 0 })
  })

  it("never lies before the report, nor more than 45 days after it, and the order of the doses does not matter", () => {
    const days = fc.array(fc.tuple(fc.integer({ min: on - 400, max: on + 60 }), fc.integer({ min: 1, max: 60 })), { maxLength: 60 })
    fc.assert(fc.property(days, (doses) => {
      const { day, seen } = nextSession(new Map(doses), on, rules)
      expect(epochDay(day)).toBeGreaterThanOrEqual(on)
      expect(epochDay(day)).toBeLessThanOrEqual(on + 45)
      expect(nextSession(new Map([...new Map(doses)].toReversed()), on, rules)).toEqual({ day, seen })
    }))
  })
})
