import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { GrowthError } from "../errors.ts"
import { conditionalGain } from "./conditionalGain.ts"
import { correlationMatrix } from "./correlationMatrix.ts"

const z = fc.double({ min: -5, max: 5, noNaN: true })
const r = fc.double({ min: -0.99, max: 0.99, noNaN: true })

describe("conditional gain", () => {
  it("who stays at -2 has gained less than was to be expected", () => {
    expect(conditionalGain({ z1: -2, z2: -2, correlation: 0.8 })).toBeCloseTo(-2 / 3, 12)
  })
  it("who came as far as expected has gained as expected", () => {
    fc.assert(fc.property(z, r, (z1, correlation) => { expect(conditionalGain({ z1, z2: correlation * z1, correlation })).toBe(0) }))
  })
  it("without any correlation only the later measure counts", () => {
    fc.assert(fc.property(z, z, (z1, z2) => { expect(conditionalGain({ z1, z2, correlation: 0 })).toBeCloseTo(z2, 12) }))
  })
  it("has an SD of 1 among children: over points of two independent normal scores it keeps the length", () => {
    fc.assert(fc.property(z, z, r, (first, other, correlation) => {
      const z2 = correlation * first + Math.sqrt(1 - correlation ** 2) * other
      expect(conditionalGain({ z1: first, z2, correlation })).toBeCloseTo(other, 9)
    }))
  })
  it.each([1, -1, 1.2, NaN])("a correlation of %s leaves nothing to compare", (correlation) => {
    expect(conditionalGain({ z1: 0, z2: 1, correlation })).toBeNaN()
  })
})

const ages = [0, 91, 183, 365]
const matrix = [[1, 0.6, 0.5, 0.4], [0.6, 1, 0.8, 0.7], [0.5, 0.8, 1, 0.9], [0.4, 0.7, 0.9, 1]]
const of = (one: number, other: number) => correlationMatrix(ages, matrix)(one, other)

describe("correlations between the ages of a matrix", () => {
  it("at its ages they are its figures", () => {
    ages.forEach((one, i) => ages.forEach((other, j) => { expect(of(one, other)).toBeCloseTo(matrix[i]![j]!, 12) }))
  })
  it("half way between, the mean; beside the diagonal, half way to 1", () => {
    expect(of(0, 137)).toBeCloseTo(0.55, 12)
    expect(of(45.5, 137)).toBeCloseTo((0.6 + 0.5 + 1 + 0.8) / 4, 12)
    expect(of(45.5, 274)).toBeCloseTo((0.5 + 0.4 + 0.8 + 0.7) / 4, 12)
    expect(of(0, 45.5)).toBeCloseTo(0.8, 12)
  })
  it("outside its ages nothing is known", () => {
    expect([of(-1, 91), of(0, 366), of(400, 500), of(NaN, 91), of(0, NaN)]).toEqual([undefined, undefined, undefined, undefined, undefined])
  })
  it("either order, the same; an age with itself, 1; and always one that can be", () => {
    const day = fc.integer({ min: 0, max: 365 })
    fc.assert(fc.property(day, day, (one, other) => {
      expect(of(one, other)).toBe(of(other, one))
      expect(of(one, one)).toBeCloseTo(1, 12)
      if (one !== other) expect(Math.abs(of(one, other)!)).toBeLessThan(1)
    }))
  })
  it("from one day to the next it does not leap", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 365 }), (one, other) => {
      expect(Math.abs(of(one, other)! - of(one + 1, other)!)).toBeLessThan(0.011)
    }))
  })
  it.each<[string, readonly number[], readonly (readonly number[])[]]>([
    ["one age", [0], [[1]]],
    ["ages that do not rise", [0, 0], [[1, 0.5], [0.5, 1]]],
    ["an age that is no number", [0, NaN], [[1, 0.5], [0.5, 1]]],
    ["a row missing", [0, 91], [[1, 0.5]]],
    ["a short row", [0, 91], [[1, 0.5], [0.5]]],
    ["another figure on the diagonal", [0, 91], [[1, 0.5], [0.5, 0.9]]],
    ["no symmetry", [0, 91], [[1, 0.5], [0.6, 1]]],
    ["a correlation of 1 beside the diagonal", [0, 91], [[1, 1], [1, 1]]],
    ["no number", [0, 91], [[1, NaN], [NaN, 1]]]
  ])("%s is refused", (_, wrong, figures) => {
    expect(() => correlationMatrix(wrong, figures)).toThrow(GrowthError)
  })
  it("tells what is wrong, and how to mend it", () => {
    const message = (wrong: readonly number[], figures: readonly (readonly number[])[]): string => {
      try { correlationMatrix(wrong, figures) } catch (error) { return (error as GrowthError).message }
      return "nothing"
    }
    const mend = "Give rising ages and a symmetric matrix with 1 on its diagonal."
    expect(message([91, 0], [[1, 0.5], [0.5, 1]])).toBe(`TRAMYTE_GROWTH_NUMBER: the correlations have the ages 91, 0, which are not two or more that rise. ${mend}`)
    expect(message([0, 91], [[1, 0.5]])).toBe(`TRAMYTE_GROWTH_NUMBER: the correlations have 1 rows for 2 ages, or rows of another length. ${mend}`)
    expect(message([0, 91], [[1, 0.5], [0.6, 1]])).toBe(`TRAMYTE_GROWTH_NUMBER: the correlations say 0.5 for the ages 0 and 91. ${mend}`)
    expect(message([0, 91], [[1, -1], [-1, 1]])).toContain("say -1 for the ages 0 and 91")
    expect(message([0, 91], [[1, -0.5], [-0.5, 1]])).toBe("nothing")
  })
})
