import { growthIndicators, type Measurement, scoreColumns, scoreGrowth } from "@tramyte/core/growth"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { secondScores } from "./method.second.fixture.ts"
import { whoGrowth, whoGrowthTo61Months } from "./index.ts"

const around = (...places: readonly number[]) => places.flatMap((place) => [-1, -0.51, -0.5, -0.49, 0, 0.49, 0.5, 0.51, 1].map((off) => place + off))
const days = around(1, 91, 274, 731, 1826, 1827, 1856, 1857, 3652, 3653, 6939, 6940).filter((day) => day >= 0)
const months = [0, 8.999, 9, 23.99, 24.02, 59.99, 59.999999, 60, 60.01, 60.99, 60.9938, 61, 119.99, 120, 120.01, 227.99, 228, 228.01, 229, 240]
const statures = around(45, 65, 87, 110, 120).flatMap((cm) => [cm, cm + 0.7, cm - 0.7])

/** As measured: to the tenth mostly, with slips. */
const measure = (from: number, to: number) => fc.oneof({ weight: 10, arbitrary: fc.integer({ min: from * 10, max: to * 10 }).map((tenths) => tenths / 10) }, { weight: 4, arbitrary: fc.double({ min: from, max: to, noNaN: true }) },
  { weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(0, -1, 20, 200) })
const age = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...days).map((ageDays) => ({ ageDays })) }, { weight: 3, arbitrary: fc.constantFrom(...months).map((ageMonths) => ({ ageMonths })) }, { weight: 3, arbitrary: fc.integer({ min: 0, max: 1856 }).map((ageDays) => ({ ageDays })) },
  { weight: 2, arbitrary: fc.double({ min: 60, max: 230, noNaN: true }).map((ageMonths) => ({ ageMonths })) }, { weight: 1, arbitrary: fc.constant({}) })
const children: fc.Arbitrary<Measurement> = fc.tuple(age, fc.record({
  sex: fc.constantFrom("male", "female", "male", "female", undefined), measured: fc.constantFrom("length", "height", undefined), oedema: fc.constantFrom(false, false, true, undefined), weight: measure(1, 60),
  lengthHeight: fc.oneof(measure(40, 190), fc.constantFrom(...statures)), headCircumference: measure(28, 60), armCircumference: measure(7, 28), tricepsSkinfold: measure(2, 30), subscapularSkinfold: measure(2, 30)
})).map(([years, rest]) => ({ ...years, ...rest }))

const bundles = [["at 60 months, as WHO's programs", whoGrowth, 60], ["at 61 months", whoGrowthTo61Months, 1856.5 / 30.4375]] as const

describe.each(bundles)("WHO's method, written down a second time, with the border %s", (_, standards, border) => {
  const libraryScores = (child: Measurement) => Object.fromEntries(scoreGrowth(standards, child).scores.map(({ indicator, z, implausible }) => [indicator, { z, implausible }]))

  it("gives the same z-scores and flags to any child, and none to the same", () => {
    fc.assert(fc.property(children, (child) => { expect(libraryScores(child)).toEqual(secondScores(child, border)) }), { numRuns: 3000 })
  })
  it("at every border of age", () => {
    const child: Measurement = { weight: 12, lengthHeight: 87, headCircumference: 47, armCircumference: 14, tricepsSkinfold: 8, subscapularSkinfold: 6 }
    for (const years of [...days.map((ageDays) => ({ ageDays })), ...months.map((ageMonths) => ({ ageMonths })), {}]) for (const sex of ["male", "female"] as const) for (const measured of ["length", "height", undefined] as const) {
      expect(libraryScores({ ...child, ...years, sex, measured })).toEqual(secondScores({ ...child, ...years, sex, measured }, border))
    }
  })
  it("at every border of stature", () => {
    for (const lengthHeight of statures) for (const years of [{ ageDays: 400 }, { ageDays: 730 }, { ageDays: 731 }, { ageDays: 1500 }, {}]) for (const measured of ["length", "height", undefined] as const) {
      const child: Measurement = { ...years, sex: "female", weight: 9, lengthHeight, measured }
      expect(libraryScores(child)).toEqual(secondScores(child, border))
    }
  })
  it("says the same of columns", () => {
    const many = fc.sample(children, { numRuns: 2000, seed: 2006 })
    const column = (of: (child: Measurement) => number | undefined) => Float64Array.from(many, (child) => of(child) ?? NaN)
    const { scores } = scoreColumns(standards, {
      sex: column(({ sex }) => sex === "male" ? 1 : sex === "female" ? 2 : 0), ageDays: column(({ ageDays }) => ageDays), ageMonths: column(({ ageMonths }) => ageMonths), measured: column(({ measured }) => measured === "length" ? 1 : measured === "height" ? 2 : 0),
      oedema: column(({ oedema }) => oedema === true ? 1 : 0), weight: column(({ weight }) => weight), lengthHeight: column(({ lengthHeight }) => lengthHeight), headCircumference: column(({ headCircumference }) => headCircumference),
      armCircumference: column(({ armCircumference }) => armCircumference), tricepsSkinfold: column(({ tricepsSkinfold }) => tricepsSkinfold), subscapularSkinfold: column(({ subscapularSkinfold }) => subscapularSkinfold)
    })
    many.forEach((child, row) => {
      const expected = secondScores(child, border)
      expect(growthIndicators.map((indicator) => [scores[indicator]!.z[row], scores[indicator]!.implausible[row]])).toEqual(growthIndicators.map((indicator) => [expected[indicator]?.z ?? NaN, expected[indicator]?.implausible === true ? 1 : 0]))
    })
  })
})
