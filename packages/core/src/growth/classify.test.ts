import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type AgeBounds, classesOf, findingsOf } from "./classify.ts"
import { band, classification, growthItem, growthItems, growthLaw } from "./growthPack.fixture.ts"
import type { GrowthIndicator } from "./indicator.ts"
import type { GrowthScore, Measurement } from "./measurement.ts"
import type { GrowthClass } from "./visit.ts"

const law = growthLaw()
const score = (indicator: GrowthIndicator, z: number, implausible = false): GrowthScore => ({ indicator, z, percentile: 50, implausible, table: "t" })
/** An age that is known, or nothing known of it. */
const at = (months: number | undefined): AgeBounds => months === undefined ? { min: -Infinity, max: Infinity } : { min: months, max: months }
const classes = (ageMonths: number | undefined, scores: readonly GrowthScore[], measured: Measurement = {}) => classesOf(law, at(ageMonths), scores, measured).map(({ code }) => code)
const called = (code: string): GrowthClass => ({ code, label: { vi: code, en: code }, rule: "p/x" })
const findings = (...codes: readonly string[]) => findingsOf(law, codes.map(called)).map(({ code }) => code)

describe("classes by z-score: the cut-off itself is not beyond it", () => {
  it.each([[-3.01, "severely-wasted"], [-3, "wasted"], [-2.01, "wasted"], [-2, "normal-wfl"], [0, "normal-wfl"], [1, "normal-wfl"], [1.01, "possible-risk-of-overweight"], [2, "possible-risk-of-overweight"],
    [2.01, "overweight"], [3, "overweight"], [3.01, "obese"]])("weight-for-length/height %f is %s", (z, code) => expect(classes(24, [score("weight-for-length-height", z)])).toEqual([code]))
  it.each([[-3.01, "severely-stunted"], [-3, "stunted"], [-2.01, "stunted"], [-2, "normal-height"], [3, "normal-height"], [3.01, "very-tall"]])("length/height-for-age %f is %s", (z, code) => {
    expect(classes(24, [score("length-height-for-age", z)])).toEqual([code])
  })
  it.each([[-3.01, "severely-thin"], [-3, "thin"], [-2.01, "thin"], [-2, "normal-bmi"], [1, "normal-bmi"], [1.01, "overweight"], [2, "overweight"], [2.01, "obese"]])("BMI-for-age of a pupil %f is %s", (z, code) => {
    expect(classes(84, [score("bmi-for-age", z)])).toEqual([code])
  })
  it("say by which criterion and by whose rule", () => {
    expect(classesOf(law, at(24), [score("weight-for-age", -2.5)], { armCircumference: 12 })).toEqual([
      { code: "underweight", label: { vi: "underweight (vi)", en: "underweight" }, of: "weight-for-age", rule: "p/weight" }, { code: "small-arm", label: { vi: "small-arm (vi)", en: "small-arm" }, of: "armCircumference", rule: "p/arm" }
    ])
  })
  it("an implausible score may be a slip, or a child in danger: its class is marked", () => {
    const told = classesOf(law, at(24), [score("weight-for-length-height", -5.01, true), score("weight-for-age", -5)], {})
    expect(told.map(({ code, implausible }) => [code, implausible]).toSorted()).toEqual([["severely-underweight", undefined], ["severely-wasted", true]])
    expect(findingsOf(law, told)).toMatchObject([{ code: "sam", implausible: true }])
    expect(findingsOf(law, [...told, called("oedema")])[0]).not.toHaveProperty("implausible")
  })
  it("a band may leave out what lies between", () => {
    const gap = growthLaw([classification("x", "weight-for-age", { from: 0, until: 60 }, band("low", { below: -2 }), band("high", { above: 2 }))])
    expect([-3, 0, 3].map((z) => classesOf(gap, at(24), [score("weight-for-age", z)], {}).map(({ code }) => code))).toEqual([["low"], [], ["high"]])
  })
  it("a band may have both ends", () => {
    const middle = growthLaw([classification("x", "weight-for-age", { from: 0, until: 60 }, band("middle", { above: -1, below: 1 }))])
    expect([-1, -0.99, 0.99, 1].map((z) => classesOf(middle, at(24), [score("weight-for-age", z)], {}).length)).toEqual([0, 1, 1, 0])
  })
})

describe("arm circumference", () => {
  it.each([[11.4, "very-small-arm"], [11.49, "very-small-arm"], [11.5, "small-arm"], [12.4, "small-arm"], [12.49, "small-arm"], [12.5, "normal-arm"], [15, "normal-arm"]])("%f cm is %s", (armCircumference, code) => {
    expect(classes(24, [], { armCircumference })).toEqual([code])
  })
  it.each([[5.99, []], [6, ["small-arm"]], [59.99, ["small-arm"]], [60, []]])("at %f months: %j", (ageMonths, expected) => expect(classes(ageMonths, [], { armCircumference: 12 })).toEqual(expected))
  it("a station may call more arms small", () => {
    const station = growthLaw(growthItems, { parameters: [{ id: "p/small-arm-below", label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "verified", value: 13.5 }] })
    expect([13.49, 13.5].map((armCircumference) => classesOf(station, at(24), [], { armCircumference })[0]?.code)).toEqual(["small-arm", "normal-arm"])
  })
})

describe("an arm that nobody believes", () => {
  it.each([["millimetres written as centimetres", 125, 80], ["a point too far to the left", 1.2, -12]])("is marked: %s", (_, armCircumference, z) => {
    expect(classesOf(law, at(24), [score("arm-circumference-for-age", z, true)], { armCircumference })).toMatchObject([{ of: "armCircumference", implausible: true }])
  })
  it("but an arm that was not scored is not", () => expect(classesOf(law, at(24), [score("weight-for-age", -7, true)], { armCircumference: 11 })[1]).not.toHaveProperty("implausible"))
})

describe("oedema", () => {
  it("of both feet is a class by itself", () => expect(classes(24, [], { oedema: true })).toEqual(["oedema"]))
  it.each([false, undefined])("that is %s is none", (oedema) => expect(classes(24, [], { oedema })).toEqual([]))
})

describe("age", () => {
  it.each([[-0.01, []], [0, ["underweight"]], [59.99, ["underweight"]], [60, []]])("of %f months", (ageMonths, expected) => expect(classes(ageMonths, [score("weight-for-age", -2.5)])).toEqual(expected))
  it.each([[59.99, []], [60, ["thin"]], [228.99, ["thin"]], [229, []]])("of %f months at school", (ageMonths, expected) => expect(classes(ageMonths, [score("bmi-for-age", -2.5)])).toEqual(expected))
  it("that nobody knows leaves what goes by stature, and oedema", () => {
    expect(classes(undefined, [score("weight-for-length-height", -2.5), score("weight-for-age", -2.5)], { armCircumference: 11, oedema: true })).toEqual(["wasted", "oedema"])
  })
})

describe("findings", () => {
  it.each([
    [["severely-wasted"], ["sam"]], [["very-small-arm"], ["sam"]], [["oedema"], ["sam"]], [["wasted"], ["mam"]], [["small-arm"], ["mam"]], [["wasted", "very-small-arm"], ["sam"]], [["normal-wfl", "normal-arm"], []], [[], []]
  ])("acute malnutrition by any criterion, the graver first: %j", (codes, expected) => expect(findings(...codes)).toEqual(expected))
  it("of several lists each must hold", () => {
    expect([findings("stunted"), findings("wasted"), findings("stunted", "wasted")]).toEqual([[], ["mam"], ["mam", "stunted-and-wasted"]])
  })
  it("build on earlier ones", () => expect(findings("severely-stunted", "oedema")).toEqual(["sam", "refer"]))
  it("but not on later ones", () => {
    expect(findingsOf({ ...law, findings: law.findings.toReversed() }, ["severely-stunted", "oedema"].map(called)).map(({ code }) => code)).toEqual(["sam"])
  })
  it("say whose rule they are, and no criterion", () => expect(findingsOf(law, [called("oedema")])).toEqual([{ code: "sam", label: { vi: "sam (vi)", en: "sam" }, rule: "p/acute" }]))
})

describe("laws of classes", () => {
  const z = fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100)
  const indicator = fc.constantFrom("length-height-for-age", "weight-for-age", "weight-for-length-height", "bmi-for-age", "head-circumference-for-age")
  it("each classification gives at most one class, and a child is not called by what was not measured", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2280 }).map((tenths) => tenths / 10), fc.uniqueArray(fc.tuple(indicator, z), { selector: ([one]) => one }), fc.option(fc.integer({ min: 80, max: 200 }), { nil: undefined }), (ageMonths, told, arm) => {
      const found = classesOf(law, at(ageMonths), told.map(([one, value]) => score(one as GrowthIndicator, value)), { armCircumference: arm === undefined ? undefined : arm / 10 })
      expect(new Set(found.map(({ rule }) => rule)).size).toBe(found.length)
      for (const { of } of found) expect(of === "armCircumference" ? arm !== undefined : told.some(([one]) => one === of)).toBe(true)
    }))
  })
  it("a higher z never has a class farther down", () => {
    const order = ["severely-wasted", "wasted", "normal-wfl", "possible-risk-of-overweight", "overweight", "obese"]
    fc.assert(fc.property(z, z, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) => order.indexOf(classes(24, [score("weight-for-length-height", one)])[0]!))
      expect(low).toBeLessThanOrEqual(high!)
      expect(low).toBeGreaterThanOrEqual(0)
    }))
  })
  it("findings do not hang on the order of classes, nor on a class told twice", () => {
    fc.assert(fc.property(fc.shuffledSubarray(["severely-wasted", "wasted", "stunted", "severely-stunted", "small-arm", "very-small-arm", "oedema", "normal-wfl"]), (codes) => {
      expect(findings(...codes.toReversed(), ...codes)).toEqual(findings(...codes))
    }))
  })
})

describe("what packs lay down", () => {
  it("is taken with the most local rule of weighing and the most local table first, and the last rules of birth and milestones", () => {
    const weighing = (days: number) => [{ every: { days } }]
    const rules = growthLaw([growthItem("a", { weighing: weighing(1) }), growthItem("b", { weighing: weighing(2) }), growthItem("x", { preterm: { bornBefore: { weeks: 36 }, pretermStandardUntil: { weeks: 60 }, correctUntil: { years: 1 } } }), growthItem("y", { preterm: { bornBefore: { weeks: 37 }, pretermStandardUntil: { weeks: 64 }, correctUntil: { years: 2 } } })])
    expect(rules.weighing.map(({ item: { id } }) => id)).toEqual(["p/b", "p/a"])
    expect(rules.preterm?.item.id).toBe("p/y")
    expect([rules.milestones, rules.tables, rules.signs]).toEqual([undefined, [], []])
  })
})
