import { describe, expect, it } from "vitest"
import { item, rulesOn, theDay } from "../pack/smallPack.fixture.ts"
import { civilDate, epochDay, type Period, periodDays } from "../time/index.ts"
import { contextOn, perContext, pointAt } from "./context.ts"
import type { FixedPoint as Point } from "./predicate.ts"

const value = ({ param }: { readonly param: string }): unknown =>
  rulesOn(theDay, { parameters: [{ ...item("p/start"), value: { month: 9, day: 5 } }, { ...item("p/span"), value: { months: 1 } }] }).parameter(param)

const day = (point: Point, on: string, period?: Period): string =>
  civilDate(pointAt(point, value)(contextOn(epochDay(on), period === undefined ? undefined : periodDays(period))))

describe("a point of a rule", () => {
  it.each<[Point, string, string]>([
    ["on", "2026-07-15", "2026-07-15"],
    ["yearStart", "2026-01-01", "2026-01-01"],
    ["yearStart", "2026-12-31", "2026-01-01"],
    ["yearEnd", "2026-01-01", "2027-01-01"],
    ["yearEnd", "2026-12-31", "2027-01-01"],
    ["periodFrom", "2026-07-15", "2026-01-01"],
    ["periodUntil", "2026-07-15", "2026-07-16"],
    [{ schoolYearStart: { month: 9, day: 1 } }, "2026-08-31", "2025-09-01"],
    [{ schoolYearStart: { month: 9, day: 1 } }, "2026-09-01", "2026-09-01"],
    [{ schoolYearStart: { param: "p/start" } }, "2026-09-04", "2025-09-05"],
    [{ schoolYearStart: { param: "p/start" } }, "2026-09-05", "2026-09-05"],
    [{ shift: "on", minus: { months: 1 } }, "2026-03-31", "2026-02-28"],
    [{ shift: "on", plus: { months: 1 } }, "2026-01-31", "2026-02-28"],
    [{ shift: "on", minus: { years: 1 } }, "2024-02-29", "2023-02-28"],
    [{ shift: "on", plus: { param: "p/span" } }, "2026-07-15", "2026-08-15"],
    [{ shift: "on", minus: { param: "p/span" } }, "2026-07-15", "2026-06-15"],
    [{ shift: "on", plus: { months: 1 }, minus: { days: 1 } }, "2026-07-15", "2026-08-14"],
    [{ shift: { shift: "yearStart", plus: { months: 6 } }, minus: { days: 1 } }, "2026-07-15", "2026-06-30"],
    [{ shift: "on", plus: { months: 1 } }, "2026-01-29", "2026-02-28"],
    [{ shift: "on", minus: { months: 13 } }, "2026-03-31", "2025-02-28"],
    [{ shift: "on" }, "2026-07-15", "2026-07-15"]
  ])("%o on %s is %s", (point, on, expected) => expect(day(point, on)).toBe(expected))

  it("follows the reporting period where there is one", () => {
    const quarter = { from: "2026-04-01", until: "2026-07-01" }
    expect(day("periodFrom", "2026-06-30", quarter)).toBe("2026-04-01")
    expect(day("periodUntil", "2026-06-30", quarter)).toBe("2026-07-01")
    expect(day("yearStart", "2026-06-30", quarter)).toBe("2026-01-01")
  })
})

describe("what is worked out once a context", () => {
  it("is kept for the last two, so that this year and last year do not push each other out", () => {
    let computed = 0
    const year = perContext(({ on }) => {
      computed++
      return on
    })
    const [a, b, c] = [contextOn(1), contextOn(2), contextOn(3)]
    expect([a, a, b, a, b, a].map(year)).toEqual([1, 1, 2, 1, 2, 1])
    expect(computed).toBe(2)
    expect([c, b, a, c].map(year)).toEqual([3, 2, 1, 3])
  })
})
