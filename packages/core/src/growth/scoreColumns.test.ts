import { describe, expect, it } from "vitest"
import { GrowthError } from "./errors.ts"
import { growthIndicators } from "./indicator.ts"
import { noScoreCodes } from "./measurement.ts"
import { type MeasurementColumns, scoreColumns } from "./scoreColumns.ts"
import { someRows } from "./tables.fixture.ts"

const standards = someRows()
const reasons = (codes: Uint8Array | undefined) => Array.from(codes ?? [], (reason) => reason === 0 ? "" : noScoreCodes[reason - 1])

describe("a commune in columns", () => {
  const columns: MeasurementColumns = {
    sex: [1, 2, 0, 1, 2], ageDays: [730, NaN, 730, 730, 731], ageMonths: [NaN, 60, NaN, NaN, NaN], weight: [11, 17, 11, 11, NaN], lengthHeight: [86.5, 108, 86.5, 86.5, 87], measured: [1, 2, 1, 1, 1], oedema: [0, 0, 0, 1, 0]
  }
  const scored = () => scoreColumns(standards, columns)

  it("has a row a child, with age as it was looked up", () => {
    const { rows, ageDays, ageMonths } = scored()
    expect([rows, Array.from(ageDays), Array.from(ageMonths, (months) => Math.round(months * 100) / 100)]).toEqual([5, [730, 1826, 730, 730, 731], [23.98, 60, 23.98, 23.98, 24.02]])
  })
  it("has z-scores, NaN where there is none, and the reason", () => {
    const { scores } = scored()
    expect(Array.from(scores["weight-for-age"]!.z)).toEqual([-0.87, -0.44, NaN, NaN, NaN])
    expect(reasons(scores["weight-for-age"]!.reason)).toEqual(["", "", "sexUnknown", "oedema", "notMeasured"])
    expect(Array.from(scores["length-height-for-age"]!.z)).toEqual([-0.43, -0.23, NaN, -0.43, 0.18])
    expect(reasons(scores["head-circumference-for-age"]!.reason)).toEqual(["notMeasured", "notMeasured", "notMeasured", "notMeasured", "notMeasured"])
    expect(Object.keys(scores)).toEqual(growthIndicators)
  })
  it("takes the child after an oedematous one, or a standing one, for itself", () => {
    const { scores: two } = scoreColumns(standards, { sex: [1, 1, 1], ageDays: [100, 730, 730], lengthHeight: [60, 86.5, 86.5], measured: [2, 2, 0], weight: [5, 11, 11], oedema: [1, 0, 0] })
    expect(Array.from(two["length-height-for-age"]!.z)).toEqual([NaN, -0.2, -0.43])
    expect(reasons(two["weight-for-age"]!.reason)).toEqual(["ageOutOfRange", "", ""])
  })
  it("flags what nobody believes", () => {
    const { scores: two } = scoreColumns(standards, { sex: [2, 2], ageDays: [400, 400], weight: [4.084, 4.09] }, ["weight-for-age"])
    expect([Array.from(two["weight-for-age"]!.z), Array.from(two["weight-for-age"]!.implausible)]).toEqual([[-6.01, -6], [1, 0]])
  })
  it("gives only the indicators that are asked for", () => {
    expect(Object.keys(scoreColumns(standards, columns, ["bmi-for-age"]).scores)).toEqual(["bmi-for-age"])
    expect(Object.keys(scoreColumns(standards, columns, []).scores)).toEqual([])
  })
  it("of nobody is empty", () => expect(scoreColumns(standards, { sex: [] }).scores["weight-for-age"]).toEqual({ z: new Float64Array(0), implausible: new Uint8Array(0), reason: new Uint8Array(0) }))
})

describe("more children than are gone through at once", () => {
  it("have each their own scores, the first and the last of a block too", () => {
    const one = [{ sex: 1, ageDays: 730, weight: 11, lengthHeight: 86.5, measured: 1, oedema: 0 }, { sex: 2, ageDays: 400, weight: 8.1, lengthHeight: 74.5, measured: 2, oedema: 0 }, { sex: 1, ageDays: 731, weight: 12, lengthHeight: 87, measured: 1, oedema: 1 }, { sex: 0, ageDays: NaN, weight: NaN, lengthHeight: 87, measured: 0, oedema: 0 }, { sex: 2, ageDays: 100, weight: 4, lengthHeight: 60, measured: 2, oedema: 0 }]
    const columnsOf = (rows: number) => Object.fromEntries((["sex", "ageDays", "weight", "lengthHeight", "measured", "oedema"] as const).map((name) => [name, Float64Array.from({ length: rows }, (_, row) => one[row % one.length]![name])])) as unknown as MeasurementColumns
    const [few, many] = [scoreColumns(standards, columnsOf(one.length)), scoreColumns(standards, columnsOf(50_000))]
    for (const indicator of growthIndicators) for (const field of ["z", "implausible", "reason"] as const) {
      expect(many.scores[indicator]![field]).toEqual((many.scores[indicator]![field] as Float64Array).map((_, row) => few.scores[indicator]![field][row % one.length]!))
    }
    expect(many.ageDays).toEqual(many.ageDays.map((_, row) => few.ageDays[row % one.length]!))
    expect(many.ageMonths).toEqual(many.ageMonths.map((_, row) => few.ageMonths[row % one.length]!))
  })
})

describe("columns as they are given", () => {
  it("are not changed", () => {
    const [sex, ageDays, ageMonths, weight, lengthHeight, measured] = [[1, 2], [731, 730], [NaN, NaN], [11, 11], [87, 87], [1, 2]].map((column) => Float64Array.from(column)) as [Float64Array, ...Float64Array[]]
    const columns = { sex, ageDays: ageDays!, ageMonths: ageMonths!, weight: weight!, lengthHeight: lengthHeight!, measured: measured! }
    const twice = [scoreColumns(standards, columns), scoreColumns(standards, columns)]
    expect(twice[0]).toEqual(twice[1])
    expect(Object.values(columns).map((column) => Array.from(column))).toEqual([[1, 2], [731, 730], [NaN, NaN], [11, 11], [87, 87], [1, 2]])
  })
  it("may be of any kind of numbers", () => {
    const z = (weight: ArrayLike<number>) => Array.from(scoreColumns(standards, { sex: Uint8Array.of(1, 2), ageDays: Int32Array.of(730, 730), weight }, ["weight-for-age"]).scores["weight-for-age"]!.z)
    expect([z([11, 12]), z(Float64Array.of(11, 12)), z(Float32Array.of(11, 12)), z(Uint8Array.of(11, 12))]).toEqual(Array.from({ length: 4 }, () => [-0.87, 0.36]))
  })
  const odd = [0, 1.5, 257, 258, -255, 3, NaN, Infinity]
  const column = (value: number) => odd.map(() => value)
  const oddly = (more: Partial<MeasurementColumns>) => scoreColumns(standards, { sex: column(1), ageDays: column(730), weight: column(11), lengthHeight: column(87), ...more }).scores
  it("any other sex than 1 and 2 is not known, any other position not said", () => {
    expect(reasons(oddly({ sex: odd })["weight-for-age"]?.reason)).toEqual(odd.map(() => "sexUnknown"))
    expect(oddly({ measured: odd })["length-height-for-age"]!.z).toEqual(oddly({})["length-height-for-age"]!.z)
  })
  it("oedema is 1, 0 or not looked for; anything else is told, with its row", () => {
    expect(reasons(oddly({ oedema: [1, 0, NaN, 1, 0, 0, 0, 0] })["weight-for-age"]?.reason)).toEqual(["oedema", "", "", "oedema", "", "", "", ""])
    expect(() => oddly({ oedema: odd })).toThrow("TRAMYTE_GROWTH_VALUE: oedema of row 2 is 1.5")
  })
  it("age in days goes before age in months, row by row", () => {
    const { ageDays } = scoreColumns(standards, { sex: [1, 1, 1], ageDays: [400, NaN, NaN], ageMonths: [24, 24, NaN] })
    expect(Array.from(ageDays)).toEqual([400, 731, NaN])
  })
})

describe("columns that do not fit", () => {
  it.each(["ageDays", "ageMonths", "weight", "lengthHeight", "measured", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold", "oedema"] as const)("%s is too short or too long: a programmer's mistake", (name) => {
    for (const column of [[], [1], [1, 2, 3]]) {
      expect(() => scoreColumns(standards, { sex: [1, 2], [name]: column })).toThrow(GrowthError)
      expect(() => scoreColumns(standards, { sex: [1, 2], [name]: column }))
        .toThrow(`TRAMYTE_GROWTH_COLUMN_LENGTH: the column "${name}" has ${column.length} rows, and "sex" has 2; give every column one number a child, NaN for what is not known`)
    }
  })
})
