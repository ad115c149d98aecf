import { describe, expect, it } from "vitest"
import { calendarQuarter, calendarYear } from "../time/index.ts"
import { checkSeries } from "./checkSeries.ts"
import { computeSeries, type SeriesCell } from "./computeSeries.ts"
import type { SeriesDefinition } from "./expression.ts"
import type { SeriesNumber } from "./seriesData.ts"
import { entered, july, numbersOf, people, units, value } from "./series.fixture.ts"

// The figures are made up: 7,300 people, 15 births for each 1,000 of them and year, of whom 20 for each 1,000 die in their first year.
const year = calendarYear("2026-07-01")
const estimated = (id: string, told: number): SeriesNumber =>
  entered(id, told, { period: year, kind: "estimated", source: "Chi cục Thống kê", year: 2025, version: "sơ bộ" })
const numbers = [estimated("population", 7_300), estimated("birth-rate", 0.015), estimated("infant-deaths-per-birth", 0.02)]

const definition: SeriesDefinition = {
  numbers: [...numbersOf("stock", "population"), ...numbersOf("rate", "birth-rate"), ...numbersOf("share", "infant-deaths-per-birth")],
  series: [
    { id: "births-a-year", is: { op: "multiply", of: [value("population"), value("birth-rate")] } },
    { id: "surviving-infants", is: { op: "ofYear", of: { op: "multiply", of: [{ op: "use", id: "births-a-year" }, { op: "subtract", of: [{ op: "number", is: 1 }, value("infant-deaths-per-birth")] }] }, proRata: true } },
    { id: "coverage", is: { op: "ratio", of: people("penta-3"), to: { op: "use", id: "surviving-infants" }, per: 100 } },
    { id: "coverage-so-far", is: { op: "ratio", of: { op: "window", of: people("penta-3"), over: "yearToDate", by: "sum" }, to: { op: "window", of: { op: "use", id: "surviving-infants" }, over: "yearToDate", by: "sum" }, per: 100 } },
    { id: "births-per-1000", is: { op: "ratio", of: value("births"), to: { op: "ofYear", of: value("population") }, per: 1_000 } }
  ]
}
const whole: SeriesDefinition = { ...definition, numbers: [...definition.numbers, ...numbersOf("flow", "births")] }

const cell = (series: string, period = july, vaccinated = 10, unknown = 0, told = numbers): SeriesCell =>
  computeSeries(whole, { numbers: told, counts: () => ({ yes: vaccinated, unknown }) }, { periods: [period], units, of: ["commune"], series: [series] })[0]!

describe("an estimated number of children", () => {
  it("the definition is sound", () => {
    expect(checkSeries(whole)).toEqual([])
  })
  it("is the population by its rates, and of a month the part that its days are of the year's", () => {
    expect(cell("births-a-year", year).value).toBeCloseTo(109.5, 10)
    expect(cell("surviving-infants", year).value).toBeCloseTo(109.5 * 0.98, 10)
    expect(cell("surviving-infants", july).value).toBeCloseTo(109.5 * 0.98 * 31 / 365, 10)
    expect(cell("surviving-infants", calendarQuarter("2026-01-01")).value).toBeCloseTo(109.5 * 0.98 * 90 / 365, 10)
  })
  it("says in the result that it is an estimate, whose, of which year and version", () => {
    const from = { kind: "estimated", source: "Chi cục Thống kê", year: 2025, version: "sơ bộ" }
    const found = cell("coverage")
    expect(found.flags).toEqual(["estimated", "proRata", "aboveWhole"])
    expect(found.sources).toEqual([{ id: "penta-3", kind: "counted" }, { id: "population", ...from }, { id: "birth-rate", ...from }, { id: "infant-deaths-per-birth", ...from }])
  })
  it("coverage above 100 % is flagged and not clipped", () => {
    expect(cell("coverage", july, 10).value).toBeCloseTo(1000 / (109.5 * 0.98 * 31 / 365), 10)
    expect(cell("coverage", july, 9)).toMatchObject({ state: "known", flags: ["estimated", "proRata"] })
    expect(cell("coverage", july, 9).value).toBeLessThan(100)
  })
  it("its range tells what the undecided may change", () => {
    const { state, value: found, range } = cell("coverage", july, 8, 1)
    expect(state).toBe("bounded")
    expect(found).toBe(range?.lo)
    expect(range?.hi).toBeCloseTo(900 / (109.5 * 0.98 * 31 / 365), 10)
  })
  it("the year so far is measured against the children of the year so far", () => {
    const days = 31 + 28 + 31 + 30 + 31 + 30 + 31
    expect(cell("coverage-so-far", july, 8).value).toBeCloseTo(8 * 7 * 100 / (109.5 * 0.98 * days / 365), 8)
    expect(cell("coverage-so-far", july, 8).sources).toHaveLength(4)
  })
  it("without the estimate there is no coverage, and the year's number is asked for", () => {
    expect(cell("coverage", july, 8, 0, numbers.slice(1))).toMatchObject({ state: "unknown", flags: ["estimated", "proRata"], missing: [{ missing: "number", id: "population", unit: "commune", period: year }] })
  })
  it("a rate per 1,000 of the year's people", () => {
    expect(cell("births-per-1000", july, 0, 0, [...numbers, entered("births", 73)])).toMatchObject({ state: "known", value: 10, flags: ["estimated"] })
  })
  it("nobody lives there: no rate", () => {
    expect(cell("births-per-1000", july, 0, 0, [estimated("population", 0), entered("births", 0)])).toMatchObject({ state: "undefined", flags: ["estimated", "divisionByZero"] })
  })
})
