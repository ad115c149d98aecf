import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Measurement } from "./measurement.ts"
import { scoreGrowth } from "./scoreGrowth.ts"
import { heldDays, someRows } from "./tables.fixture.ts"

const standards = someRows()
const number = fc.option(fc.oneof(fc.double({ min: 1, max: 130, noNaN: true }), fc.constantFrom(0, -1, NaN, Infinity)), { nil: undefined })
const measurement: fc.Arbitrary<Measurement> = fc.record({
  sex: fc.constantFrom("male", "female", undefined), ageDays: fc.option(fc.constantFrom(...heldDays, -1, NaN), { nil: undefined }), weight: number, lengthHeight: number,
  measured: fc.constantFrom("length", "height", undefined), headCircumference: number, armCircumference: number, tricepsSkinfold: number, subscapularSkinfold: number, oedema: fc.boolean()
})

describe("single children share one row, one after the other", () => {
  it("nothing of a child is left in the next: whoever was scored before, scores are the same", () => {
    fc.assert(fc.property(measurement, measurement, fc.constantFrom("asUsual", "setAside"), (child, other, standingBaby) => {
      const first = scoreGrowth(standards, child)
      scoreGrowth(standards, other, { standingBaby })
      expect(scoreGrowth(standards, child)).toEqual(first)
    }))
  })
  it("and what was given for a child stays as it was when the next is scored", () => {
    const girl = scoreGrowth(standards, { sex: "female", ageDays: 400, weight: 7.4, lengthHeight: 72, measured: "height" })
    const kept = structuredClone(girl)
    scoreGrowth(standards, { sex: "male", ageDays: 731, weight: 30, lengthHeight: 60, measured: "length" })
    expect(girl).toEqual(kept)
  })
})
