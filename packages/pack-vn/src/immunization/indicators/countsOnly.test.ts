import { checkSeries, computeSeries, type SeriesNumber } from "@tramyte/core"
import { expect, it } from "vitest"
import { rules } from "./assessed.fixture.ts"
import { immunizationSeries } from "./countsOnly.ts"
import { named } from "./items.ts"

const month = (number: number) => ({ from: `2026-0${number}-01`, until: `2026-0${number + 1}-01` })
const year = { from: "2026-01-01", until: "2027-01-01" }
const told = { unit: "10903", kind: "entered", source: "Báo cáo tiêm chủng thường xuyên", year: 2026 } as const
const numbers = (...rows: readonly (readonly [string, number, number])[]): readonly SeriesNumber[] => rows.map(([id, of, value]) => ({ ...told, id: named(id), period: month(of), value }))
const reckon = (data: readonly SeriesNumber[], at = month(3)) =>
  new Map(computeSeries(immunizationSeries, { numbers: data }, { periods: [at], units: [{ id: "10903", kind: "commune" }], of: ["10903"] }).map((cell) => [cell.series.replace("vietnam-immunization/", ""), cell]))

it("is sound, and no series has an indicator's name", () => {
  expect(checkSeries(immunizationSeries, { indicators: rules.indicators })).toEqual([])
})

it("drop-out by doses of the month, from counts alone", () => {
  const cells = reckon(numbers(["dpt1-given", 3, 40], ["dpt3-given", 3, 34], ["measles1-given", 3, 44]))
  expect(cells.get("drop-out-dpt1-dpt3-of-period")).toMatchObject({ state: "known", value: 15 })
  // The children of two months: those who began half a year ago were more. Negative, told as it is, and flagged.
  expect(cells.get("drop-out-dpt1-measles1-of-period")).toMatchObject({ state: "known", value: -10, flags: ["belowZero"] })
  expect(cells.get("drop-out-measles1-measles2-of-period")).toMatchObject({ state: "unknown" })
})

it("coverage of the year so far against the year's target, above the whole flagged and not clipped", () => {
  const target: SeriesNumber = { ...told, kind: "estimated", id: named("children-under-1-of-year"), period: year, value: 150 }
  const given = numbers(["dpt3-given", 1, 30], ["dpt3-given", 2, 30], ["dpt3-given", 3, 15], ["bcg-given", 1, 80], ["bcg-given", 2, 80], ["bcg-given", 3, 5])
  const cells = reckon([target, ...given])
  expect(cells.get("dpt3-given-of-target")).toMatchObject({ state: "known", value: 50 })
  expect(cells.get("bcg-given-of-target")).toMatchObject({ state: "known", value: 110, flags: ["estimated", "aboveWhole"] })
  expect(cells.get("dpt1-given-of-target")).toMatchObject({ state: "unknown" })
})

it("a month that nobody reported leaves the year so far unknown", () => {
  const cells = reckon([{ ...told, id: named("children-under-1-of-year"), period: year, value: 150 }, ...numbers(["dpt3-given", 1, 30], ["dpt3-given", 3, 15])])
  expect(cells.get("dpt3-given-of-target")).toMatchObject({ state: "unknown" })
})
