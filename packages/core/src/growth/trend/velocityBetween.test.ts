import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { incrementAtZ, incrementZ, velocityBetween, type VelocityQuestion } from "./velocityBetween.ts"
import { bimonthly, lengths, monthly } from "./visits.fixture.ts"

const tables = [monthly, bimonthly]

const boy = (from: number, kg: number, until: number, then: number): VelocityQuestion =>
  ({ sex: "male", measure: "weight", earlier: { ageDays: from, value: kg }, later: { ageDays: until, value: then } })

const codeOf = (question: VelocityQuestion, of = tables): string => {
  const found = velocityBetween(of, question)
  return found.assessable ? `${found.interval} months from ${found.from}` : found.code
}

describe("what a boy gained", () => {
  // WHO 2009, table of 1-month weight increments of boys, 0 to 4 weeks: SD -3 to 3.
  it.each([[-3, -160], [-2, 321], [-1, 694], [0, 1023], [1, 1325], [2, 1608], [3, 1876]])("WHO's printed grams of the first four weeks at %s SD: %s", (z, grams) => {
    expect(Math.round(incrementAtZ(monthly, "male", 0, z))).toBe(grams)
    expect(incrementZ(monthly, "male", 0, grams)).toBeCloseTo(z, 2)
  })
  it("from three to five months, 6.4 kg and 7.1 kg: 1.45 SD below the median", () => {
    expect(velocityBetween(tables, boy(92, 6.4, 153, 7.1))).toMatchObject({
      assessable: true, table: "who-2009/weight-2", interval: 2, from: 3, until: 5, days: 61, increment: 700, unit: "g", scaled: 700 * 60.875 / 61, z: -1.45
    })
  })
  it("kilograms become grams without what binary fractions add", () => {
    expect(velocityBetween(tables, boy(61, 8.1, 91, 8.2))).toMatchObject({ increment: 100 })
  })
  it("the first month of the monthly table is four weeks, the second begins there", () => {
    expect(velocityBetween(tables, boy(0, 3.2, 28, 4.2))).toMatchObject({ from: 0, scaled: 1000 })
    expect(velocityBetween(tables, boy(28, 4.2, 61, 5.2))).toMatchObject({ from: 1, scaled: 1000 * 32.875 / 33 })
  })
  it("the ages nearest to the child's are taken", () => {
    expect([codeOf(boy(61, 5, 91, 6)), codeOf(boy(70, 5, 100, 6)), codeOf(boy(80, 5, 110, 6))]).toEqual(["1 months from 2", "1 months from 2", "1 months from 3"])
  })
})

describe("lengths", () => {
  const grew = (cm: number) => velocityBetween([monthly, lengths], { sex: "male", measure: "length", earlier: { ageDays: 92, value: 61 }, later: { ageDays: 153, value: 61 + cm } })
  it("are compared in centimetres", () => {
    expect(grew(4.5)).toMatchObject({ table: "who-2009/length-2", unit: "cm", increment: 4.5, median: 4.4941, z: 0 })
    expect(grew(2.5)).toMatchObject({ increment: 2.5, z: -2.15 })
  })
  it("that did not grow are below the table: it has no place for less than nothing", () => {
    // -1 / (L S) of the row from three to five months
    expect(grew(0)).toEqual({ assessable: false, code: "belowTable", days: 61, zBelow: -5.03 })
    expect(grew(-0.5)).toEqual(grew(0))
  })
})

describe("what cannot be compared says why", () => {
  // 2 months are 60.875 days; five days more or less are brought to them.
  it.each([[25, "tooShort"], [26, "1 months from 2"], [35, "1 months from 2"], [36, "betweenIntervals"], [55, "betweenIntervals"], [56, "2 months from 2"], [65, "2 months from 2"], [66, "tooLong"]])("%s days apart: %s", (days, code) => {
    expect(codeOf(boy(61, 5, 61 + days, 6))).toBe(code)
  })
  it("another tolerance may be asked for", () => {
    expect(codeOf({ ...boy(61, 5, 61 + 66, 6), withinDays: 6 })).toBe("2 months from 2")
    expect(codeOf({ ...boy(61, 5, 61 + 62, 6), withinDays: 1 })).toBe("tooLong")
  })
  it("the same day, or the wrong way round", () => {
    expect(codeOf(boy(61, 5, 61, 5))).toBe("notLater")
    expect(codeOf(boy(91, 6, 61, 5))).toBe("notLater")
  })
  it("ages for which there are no rows: up to half a month more than four months, and before birth", () => {
    // The middle of 3 to 4 months is day 106.5, of which 15.2 days are half a month.
    expect(codeOf(boy(106, 6, 136, 7), [monthly])).toBe("1 months from 3")
    expect(codeOf(boy(107, 6, 137, 7), [monthly])).toBe("beyondAges")
    expect(codeOf(boy(-20, 3, 10, 3.5), [monthly])).toBe("beyondAges")
  })
  it("no table of the measure", () => {
    expect(codeOf({ ...boy(61, 60, 91, 62), measure: "length" })).toBe("noTable")
    expect(codeOf(boy(61, 5, 91, 6), [])).toBe("noTable")
  })
  it("not numbers", () => {
    expect(codeOf(boy(61, NaN, 91, 6))).toBe("notNumber")
    expect(codeOf(boy(NaN, 5, 91, 6))).toBe("notNumber")
    expect(codeOf(boy(61, 5, 91, Infinity))).toBe("notNumber")
  })
  it("a loss for which the curve has no place is below the table, not a number", () => {
    expect(codeOf(boy(61, 5, 91, 4.61))).toBe("1 months from 2")
    expect(codeOf(boy(61, 5, 91, 4.6))).toBe("belowTable")
    expect(incrementZ(monthly, "male", 2, -400)).toBeNaN()
  })
  it("rows that are not there", () => {
    expect(incrementZ(monthly, "male", 9, 500)).toBeNaN()
    expect(incrementAtZ(monthly, "male", 9, 0)).toBeNaN()
  })
})

describe("laws", () => {
  const from = fc.integer({ min: 0, max: 6 })
  const z = fc.double({ min: -3, max: 3, noNaN: true })
  it("an increment and its z-score are each other's inverse", () => {
    fc.assert(fc.property(from, z, (month, one) => {
      expect(incrementZ(bimonthly, "male", month, incrementAtZ(bimonthly, "male", month, one))).toBeCloseTo(one, 9)
    }))
  })
  it("who gains more has the higher z-score, wherever it can be told", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 1, max: 80 }), fc.integer({ min: -300, max: 2000 }), fc.integer({ min: 20, max: 500 }), (age, days, gain, more) => {
      const [less, greater] = [gain, gain + more].map((grams) => velocityBetween(tables, boy(age, 5, age + days, 5 + grams / 1000)))
      if (less!.assessable && greater!.assessable) expect(greater!.z).toBeGreaterThan(less!.z)
      expect(less!.assessable || less!.code === "belowTable").toBe(greater!.assessable || greater!.code === "belowTable")
    }))
  })
  it("what a child weighs beside the gain is all one", () => {
    fc.assert(fc.property(fc.integer({ min: 2000, max: 12000 }), fc.integer({ min: -300, max: 2000 }), (grams, gain) => {
      expect(velocityBetween(tables, boy(61, grams / 1000, 91, (grams + gain) / 1000))).toEqual(velocityBetween(tables, boy(61, 5, 91, (5000 + gain) / 1000)))
    }))
  })
  it("a weight beyond what a z-score can hold is no number", () => {
    expect(velocityBetween(tables, boy(0, 0, 23, 1.4759592538393138e+221))).toEqual({ assessable: false, code: "notNumber", days: 23 })
  })
  it("whatever is asked has an answer, and a z-score that is a number", () => {
    fc.assert(fc.property(fc.integer({ min: -100, max: 900 }), fc.integer({ min: -400, max: 900 }), fc.double(), fc.double(), (age, days, kg, then) => {
      const found = velocityBetween(tables, boy(age, kg, age + days, then))
      if (found.assessable) expect([found.z, found.percentile, found.scaled].every(Number.isFinite)).toBe(true)
      else expect(found.code).toMatch(/^[a-zA-Z]+$/)
    }))
  })
})
