import { describe, expect, it } from "vitest"
import { estimateMean } from "./estimateMean.ts"
import { estimateProportion } from "./estimateProportion.ts"
import { type SurveyDesign, surveyDesign, type SurveyPlan } from "./surveyDesign.ts"

describe("a survey's design", () => {
  it("without a plan takes every row for itself", () => {
    expect(surveyDesign({ n: 5 })).toMatchObject({ rows: 5, units: 5, strata: 1, degreesOfFreedom: 4, clustered: false, weightUnknown: 0 })
  })
  it("tells clusters of one name apart where their strata differ", () => {
    const { units, strata, degreesOfFreedom } = surveyDesign({ n: 4, clusters: [1, 2, 1, 2], strata: ["north", "north", "south", "south"] })
    expect([units, strata, degreesOfFreedom]).toEqual([4, 2, 2])
  })
  it("drops and counts rows without a cluster or stratum, each once", () => {
    const design = surveyDesign({ n: 6, clusters: ["a", "", "b", null, "b", "c"], strata: [1, 1, NaN, undefined, 1, 1] })
    expect(design.dropped).toEqual({ clusterUnknown: 2, stratumUnknown: 1 })
    expect([design.rows, design.units]).toEqual([3, 3])
  })
  it("keeps rows without a weight at weight 0, and counts them", () => {
    const design = surveyDesign({ n: 3, weights: [2, NaN, 1] })
    expect([design.weightUnknown, design.rows, ...design.weight]).toEqual([1, 3, 2, 0, 1])
  })
  it("counts weights only of rows that take part", () => {
    expect(surveyDesign({ n: 3, weights: [NaN, NaN, 1], rows: [0, 1, 1] })).toMatchObject({ weightUnknown: 1, rows: 2, units: 2, degreesOfFreedom: 1 })
  })
  it("leaves the caller's weights alone", () => {
    const weights = Float64Array.of(1, NaN)
    surveyDesign({ n: 2, weights })
    expect(weights[1]).toBeNaN()
  })
  it("refuses weights that cannot be, and columns of another length", () => {
    expect(() => surveyDesign({ n: 2, weights: [1, -0.5] })).toThrow("TRAMYTE_GROWTH_DESIGN: the weight of row 2 is -0.5;")
    expect(() => surveyDesign({ n: 2, weights: [1, Infinity] })).toThrow("TRAMYTE_GROWTH_DESIGN: the weight of row 2 is Infinity;")
    expect(() => surveyDesign({ n: 2, strata: ["a"] })).toThrow("TRAMYTE_GROWTH_COLUMN_LENGTH: the column \"strata\" has 1 rows instead of 2;")
    expect(() => surveyDesign({ n: 1.5 })).toThrow("TRAMYTE_GROWTH_NUMBER: the number of rows is 1.5;")
  })
})

describe("what is misspelt or misplaced is told, not left out", () => {
  it.each([
    [{ n: 2, weight: [1, 1] }, "TRAMYTE_GROWTH_DESIGN: the survey's plan has the unknown field \"weight\"; it may have n, weights, clusters, strata, rows"],
    [[1, 2], "TRAMYTE_GROWTH_DESIGN: the survey's plan is a list; give an object with n,"],
    [undefined, "TRAMYTE_GROWTH_DESIGN: the survey's plan is undefined;"],
    [{ n: 2, clusters: "village" }, "TRAMYTE_GROWTH_COLUMN_LENGTH: the column \"clusters\" is \"village\"; give an array"],
    [{ n: 2, strata: null }, "TRAMYTE_GROWTH_COLUMN_LENGTH: the column \"strata\" is null;"],
    [{ n: 2, weights: { 0: 1, 1: 1 } }, "TRAMYTE_GROWTH_COLUMN_LENGTH: the column \"weights\" is an object;"]
  ])("a plan %j", (plan, message) => expect(() => surveyDesign(plan as unknown as SurveyPlan)).toThrow(message))
  it("an estimate by a plan that surveyDesign has not checked", () => {
    const plan = { n: 1 } as unknown as SurveyDesign
    expect(() => estimateProportion(plan, [1])).toThrow("TRAMYTE_GROWTH_DESIGN: the design is an object that surveyDesign did not make; give what surveyDesign(")
    expect(() => estimateMean(undefined as unknown as SurveyDesign, [1])).toThrow("TRAMYTE_GROWTH_DESIGN: the design is undefined that")
  })
})

describe("estimates by hand", () => {
  // Two strata. North: clusters of 2 children; south: a single cluster, which is centred on the mean of all, 0.
  const design = surveyDesign({ n: 6, weights: [1, 1, 1, 1, 2, 2], clusters: ["a", "a", "b", "b", "c", "c"], strata: ["n", "n", "n", "n", "s", "s"] })
  it("of a share", () => {
    // 3 of 8 children: p = 0.375. u sums: a (2 - 0.75) / 8, b -0.75 / 8, c (2 - 1.5) / 8... with yes in a, a, one of c (weight 2): p = 0.5.
    const { percent, standardError, degreesOfFreedom } = estimateProportion(design, [1, 1, 0, 0, 1, 0])!
    expect(percent).toBe(50)
    // a: 2 × 0.5 / 8 = 0.125; b: -0.125; mean 0; 2 / 1 × (0.125² + 0.125²) = 0.0625; c: (2 × 0.5 - 2 × 0.5) / 8 = 0.
    expect(standardError).toBeCloseTo(25, 12)
    expect(degreesOfFreedom).toBe(1)
  })
  it("of a mean, with the lonely cluster's own square", () => {
    const { mean, standardError } = estimateMean(design, [0, 0, 0, 0, 2, 2])!
    expect(mean).toBe(1)
    // a and b: -2 / 8 each, alike: nothing. c: 4 × 1 / 8 = 0.5, squared, by itself.
    expect(standardError).toBeCloseTo(0.5, 12)
  })
  it("of a group, said by true or by 1", () => {
    const [yes, one] = [[true, true, true, false, false, null], [1, 1, 1, 0, NaN, undefined]].map((domain) => estimateProportion(design, [1, 0, 0, 1, 1, 1], domain))
    expect(yes).toMatchObject({ percent: expect.closeTo(100 / 3, 12), n: 3, weighted: 3, degreesOfFreedom: 1 })
    expect(one).toEqual(yes)
  })
  it("of the standard deviation: in clusters WHO counts all rows of the group that have a weight, else all with a value", () => {
    const values = [1, 3, NaN, 5, 7]
    const weights = [1, 1, 1, 0, 1]
    // Mean 11 / 3, squared deviations 56 / 3.
    const clusters = [1, 1, 2, 2, 3]
    expect(estimateMean(surveyDesign({ n: 5, weights, clusters }), values)?.sd).toBeCloseTo(Math.sqrt(56 / 9 * 4 / 3), 12)
    expect(estimateMean(surveyDesign({ n: 5, weights }), values)?.sd).toBeCloseTo(Math.sqrt(56 / 9 * 3 / 2), 12)
  })
  it("refuse what is neither yes nor no", () => {
    expect(() => estimateProportion(design, [1, 0, 2, 0, 0, 0])).toThrow("TRAMYTE_GROWTH_NUMBER: the value of row 3 is 2;")
    expect(() => estimateProportion(design, [1])).toThrow("TRAMYTE_GROWTH_COLUMN_LENGTH")
  })
})
