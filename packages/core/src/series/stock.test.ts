import { describe, expect, it, test } from "vitest"
import { checkSeries } from "./checkSeries.ts"
import { computeSeries, type SeriesCell } from "./computeSeries.ts"
import type { SeriesDefinition } from "./expression.ts"
import type { SeriesNumber } from "./seriesData.ts"
import { entered, july, june, numbersOf, units, value } from "./series.fixture.ts"

// Vaccine and drug stocks of a station, as on a stock card (thẻ kho): what is consumed follows from the balances.
const definition: SeriesDefinition = {
  numbers: [...numbersOf("flow", "received", "redistributed"), ...numbersOf("stock", "closing", "usable")],
  series: [
    { id: "opening", is: { op: "offset", of: value("closing"), periods: 1 } },
    { id: "consumed", is: { op: "subtract", of: [{ op: "add", of: [{ op: "use", id: "opening" }, value("received")] }, value("redistributed"), value("closing")] } },
    { id: "months-of-stock", is: { op: "divide", of: [value("usable"), { op: "window", of: { op: "use", id: "consumed" }, over: 1, by: "mean" }] } },
    { id: "consumed-by-villages", is: { op: "rollUp", of: { op: "use", id: "consumed" }, by: "sum" } }
  ]
}

const card = (more: Partial<Record<"opening" | "received" | "redistributed" | "closing" | "usable", number | undefined>> = {}, unit = "commune"): readonly SeriesNumber[] => {
  const { opening, ...told } = { opening: 40, received: 100, redistributed: 10, closing: 30, usable: 25, ...more }
  const numbers = Object.entries(told).flatMap(([id, found]) => found === undefined ? [] : [entered(id, found, { unit, source: "thẻ kho" })])
  return opening === undefined ? numbers : [...numbers, entered("closing", opening, { unit, period: june, source: "thẻ kho" })]
}
const inJuly = (series: string, numbers: readonly SeriesNumber[]): SeriesCell => computeSeries(definition, { numbers }, { periods: [july], units, of: ["commune"], series: [series] })[0]!

describe("stock", () => {
  it("the definition is sound", () => {
    expect(checkSeries(definition)).toEqual([])
  })
  it("consumed = opening + received - redistributed - closing", () => {
    expect(inJuly("consumed", card())).toMatchObject({ state: "known", value: 100, flags: [], missing: [] })
  })
  it("coverage time = usable / consumed", () => {
    expect(inJuly("months-of-stock", card())).toMatchObject({ state: "known", value: 0.25 })
  })
  test.each([
    ["closing", july, card({ closing: undefined })],
    ["closing", june, card({ opening: undefined })],
    ["received", july, card({ received: undefined })]
  ])("without %s of %j it is unknown and not 0", (id, period, numbers) => {
    for (const series of ["consumed", "months-of-stock"]) {
      const found = inJuly(series, numbers)
      expect(found).toMatchObject({ state: "unknown", missing: [{ missing: "number", id, unit: "commune", period }] })
      expect(found).not.toHaveProperty("value")
    }
  })
  it("an empty store whose books balance is 0, and that is known", () => {
    expect(inJuly("consumed", card({ opening: 0, received: 0, redistributed: 0, closing: 0 }))).toMatchObject({ state: "known", value: 0 })
  })
  it("nothing consumed: no coverage time, neither 0 nor infinite", () => {
    expect(inJuly("months-of-stock", card({ closing: 130 }))).toMatchObject({ state: "undefined", flags: ["divisionByZero"] })
  })
  it("more left over than there was: shown as it is, and flagged", () => {
    expect(inJuly("consumed", card({ closing: 150 }))).toMatchObject({ state: "known", value: -20, flags: ["belowZero"] })
    expect(inJuly("months-of-stock", card({ closing: 150 }))).toMatchObject({ value: -1.25, flags: ["belowZero"] })
  })
  it("villages add up, and one that did not count its stock leaves the sum open", () => {
    expect(inJuly("consumed-by-villages", [...card({}, "east"), ...card({ received: 0 }, "west")])).toMatchObject({ state: "known", value: 100 })
    expect(inJuly("consumed-by-villages", [...card({}, "east"), ...card({ closing: undefined }, "west")])).toMatchObject({ state: "unknown", missing: [{ id: "closing", unit: "west" }] })
  })
})
