import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { measureKinds, readMeasure, unitOfHeader } from "./readMeasure.ts"

const { arm, head, skinfold, stature, weight } = measureKinds
const invalid = { ok: false, code: "TRAMYTE_REGISTER_INVALID_VALUE" }
const value = (of: number, mended?: string) => ({ ok: true, value: { value: of, ...(mended === undefined ? {} : { mended }) } })

describe("a measure in the column's unit", () => {
  test.each([
    ["8,5", weight, 8.5], ["8.5", weight, 8.5], [" 8,50 ", weight, 8.5], ["8,5kg", weight, 8.5], ["8,5 Kg", weight, 8.5], ["8kg5", weight, 8.5], ["3200 g", weight, 3.2], ["3.200 gam", weight, 3.2],
    ["70,5", stature, 70.5], ["70,5 cm", stature, 70.5], ["1m20", stature, 120], ["1m5", stature, 150], ["1,2 m", stature, 120], ["705mm", stature, 70.5],
    ["44,2", head, 44.2], ["13,5", arm, 13.5], ["135 mm", arm, 13.5], ["8,2", skinfold, 8.2]
  ])("%s", (text, kind, expected) => expect(readMeasure(text, kind)).toEqual(value(expected)))

  test("goes by grams where the header says so, with or without a thousands mark", () => {
    for (const text of ["3200", "3.200", "3,200"]) expect(readMeasure(text, weight, "g")).toEqual(value(3.2))
    expect(readMeasure("3,2 kg", weight, "g")).toEqual(value(3.2))
  })
})

describe("a number that nobody can have in the column's unit", () => {
  test.each([
    ["8500", weight, 8.5, "g"], ["705", stature, 70.5, "mm"], ["1,2", stature, 120, "m"], ["135", arm, 13.5, "mm"], ["442", head, 44.2, "mm"]
  ])("%s is taken in the only unit that makes sense of it", (text, kind, expected, unit) => expect(readMeasure(text, kind)).toEqual(value(expected, unit)))

  test("3,2 in a column of grams is in kg only if it says so, as a slip of 0,0032 kg and 3,2 kg look the same", () => {
    expect(readMeasure("3,2", weight, "g")).toEqual(invalid)
  })

  test.each([["0", weight], ["-3", weight], ["350", weight], ["550", weight], ["8500 kg", weight], ["12", stature], ["8 kg", stature], ["70", arm], ["tám", weight], ["8,5,1", weight], ["", weight], ["1e2", weight], ["8 lb", weight], ["900", skinfold]])(
    "%s is rejected", (text, kind) => expect(readMeasure(text, kind)).toEqual(invalid))
})

test.each([["Cân nặng (kg)", "kg"], ["Cân nặng lúc sinh (gam)", "g"], ["Vòng cánh tay (mm)", "mm"], ["Chiều cao, cm", "cm"], ["Cân nặng", undefined], ["Tuổi thai (tuần)", undefined]])(
  "the header %s is in %s", (header, unit) => expect(unitOfHeader(header)).toBe(unit))

test("whatever a cell holds: a measure is within what somebody can have, or there is none", () => {
  const cell = fc.oneof(fc.string(), fc.double({ min: 0, max: 200_000, noNaN: true }).map((number) => String(Number(number.toFixed(2))).replace(".", ",")), fc.stringMatching(/^\d{1,4}([.,]\d{1,2})? ?(kg|g|m|cm|mm)?$/))
  fc.assert(fc.property(cell, fc.constantFrom(...Object.values(measureKinds)), (text, kind) => {
    const result = readMeasure(text, kind)
    if (!result.ok) return
    expect(result.value.value).toBeGreaterThanOrEqual(kind.possible[0])
    expect(result.value.value).toBeLessThanOrEqual(kind.possible[1])
  }))
})
