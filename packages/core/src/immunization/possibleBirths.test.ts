import { describe, expect, it } from "vitest"
import { civilDate, epochDay, partialDateBounds } from "../time/index.ts"
import { measles, span } from "./child.fixture.ts"
import { possibleBirths } from "./possibleBirths.ts"

const births = (known: string, days: readonly string[] = [], ...ages: readonly string[]): readonly string[] =>
  possibleBirths(partialDateBounds(known)!, days.map(epochDay), measles({ ages: ages.map((said) => ({ min: span(said) })) })).map((day) => civilDate(day))

describe("the births that are asked for", () => {
  it.each([["2026-02", 28], ["2024-02", 29], ["2026-04", 30], ["2026-01", 31]])("every day of the month %s, the last one first, each once: %i", (month, count) => {
    const found = births(month)
    expect(found[0]).toBe(`${month}-${count}`)
    expect(found.slice(1)).toEqual(Array.from({ length: count - 1 }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`))
  })
  it("of a year its ends, and every fifteenth day", () => {
    const found = births("2026")
    expect(found.slice(0, 4)).toEqual(["2026-12-31", "2026-01-01", "2026-01-16", "2026-01-31"])
    expect(found).toHaveLength(26)
    expect(found.at(-1)).toBe("2026-12-27")
  })
  it("and the days around those on which an age would be reached on the day of a dose, or of the question", () => {
    const more = (...all: Parameters<typeof births>): readonly string[] => births(...all).filter((day) => !births("2026").includes(day)).toSorted()
    expect(more("2026", ["2027-08-10"], "1 year")).toEqual(["2026-08-09", "2026-08-10", "2026-08-11"])
    expect(more("2026", ["2027-08-10", "2028-02-20"], "1 year")).toEqual(["2026-08-09", "2026-08-10", "2026-08-11"])
    // 14 August is one of the fifteenth days.
    expect(more("2026", ["2026-09-10"], "1 month - 4 days", "2 months")).toEqual(["2026-07-09", "2026-07-10", "2026-07-11", "2026-08-13", "2026-08-15"])
    expect(more("2026", ["2030-01-01"], "1 year")).toEqual([])
    expect(more("2026")).toEqual([])
  })
  it("none beyond the ends", () => {
    for (const [day, age] of [["2026-01-01", "0 days"], ["2026-12-31", "0 days"], ["2025-12-31", "0 days"], ["2027-01-01", "0 days"]] as const) {
      const found = births("2026", [day], age)
      expect(new Set(found).size).toBe(found.length)
      for (const one of found) expect(one.startsWith("2026")).toBe(true)
    }
  })
  it("more days than a month are a longer stretch", () => {
    const days = (hi: string): number => possibleBirths({ lo: epochDay("2026-01-01"), hi: epochDay(hi) }, [], measles({})).length
    expect([days("2026-01-31"), days("2026-02-01")]).toEqual([31, 4])
  })
})
