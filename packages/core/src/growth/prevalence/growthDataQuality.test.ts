import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ageHeaping, ageRatio, sexRatio } from "./ageAndSexQuality.ts"
import { digitPreference } from "./digitPreference.ts"
import { allAlike } from "./goodnessOfFit.ts"
import { growthDataQuality, sdOfSurveys } from "./growthDataQuality.ts"
import type { GrowthSurvey } from "./growthSurvey.ts"
import { gradeOf, qualityGradeLabels } from "./qualityGrade.ts"
import { spreadOf } from "./spread.ts"

/** Values of which so many end in each digit. */
const ending = (counts: readonly number[]) => counts.flatMap((many, digit) => Array.from({ length: many }, (_, at) => 8 + at % 5 + digit / 10))
const repeated = (counts: readonly number[], valueOf: (at: number) => number) => Float64Array.from(counts.flatMap((many, at) => Array.from({ length: many }, () => valueOf(at))))

describe("last digits", () => {
  // Counts, tests and scores as printed at https://nutriverse.io/nipnTK/articles/dp.html
  it.each([
    [[102, 104, 96, 88, 103, 115, 91, 86, 105, 110], 8.16, 0.5181, 3.01, "excellent"],
    [[11, 7, 5, 4, 7, 11, 5, 4, 4, 2], 13.667, 0.1347, 15.91, "acceptable"],
    [[95, 80, 96, 102, 106, 98, 0, 95, 109, 110], 106.65, 0, 11.53, "good"]
  ] as const)("%j", (counts, chiSquare, p, score, grade) => {
    const digits = digitPreference(ending(counts))!
    expect(digits.counts).toEqual(counts)
    expect([digits.chiSquare, digits.p, digits.score]).toEqual([expect.closeTo(chiSquare, 2), expect.closeTo(p, 4), expect.closeTo(score, 2)])
    expect(digits.grade).toBe(grade)
    expect(digits.degreesOfFreedom).toBe(9)
  })
  it("are read at the decimal that was measured to", () => {
    expect(digitPreference([12.34, 12.37], { decimals: 2 })?.counts).toEqual([0, 0, 0, 0, 1, 0, 0, 1, 0, 0])
    expect(digitPreference([117, 120], { decimals: 0 })?.counts).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 0, 0])
    // As a spreadsheet stores 10.4.
    expect(digitPreference([10.399999619])?.counts[4]).toBe(1)
  })
  it("of one digit only score 100", () => expect(digitPreference([10, 11, 12])).toMatchObject({ n: 3, score: expect.closeTo(100, 12), grade: "problematic" }))
  it("of nobody are nothing", () => expect([digitPreference([]), digitPreference([NaN, 0, -1, Infinity])]).toEqual([undefined, undefined]))
  it("score the same for as many times as many children", () => fc.assert(fc.property(fc.array(fc.nat(30), { minLength: 10, maxLength: 10 }), fc.integer({ min: 2, max: 9 }), (counts, times) => {
    const [one, many] = [counts, counts.map((count) => count * times)].map((each) => digitPreference(ending(each)))
    if (one === undefined) expect(many).toBeUndefined()
    else expect(many!.score).toBeCloseTo(one.score, 9)
  })))
})

describe("ages", () => {
  // 873 children of a survey in Kabul, as printed at https://nutriverse.io/nipnTK/articles/ah.html
  it("told in whole years are found", () => {
    const counts = [170, 33, 46, 41, 46, 48, 105, 63, 83, 72, 90, 76]
    expect(allAlike(counts)?.chiSquare).toBeCloseTo(214.9588, 4)
    expect(allAlike(counts)!.p / 5.791598e-40).toBeCloseTo(1, 6)
    const heaping = ageHeaping(repeated(counts, (month) => 24.3 + month))!
    expect(heaping).toMatchObject({ n: 873, counts, degreesOfFreedom: 11 })
    expect(heaping.wholeYearsPercent).toBeCloseTo(19.473081, 6)
  })
  it("from the first birthday on are looked at, up to the fifth", () => {
    expect(ageHeaping(Float64Array.of(11.99, 12, 23.99, 59.99, 60, NaN))).toMatchObject({ n: 3, counts: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2] })
    expect(ageHeaping(Float64Array.of(3))).toBeUndefined()
  })
  // 405 of those 873 are younger than 30 months: as printed at https://nutriverse.io/nipnTK/articles/as.html
  it("of 6 to 29 months are compared with 30 to 59", () => {
    const test = ageRatio(repeated([405, 468], (old) => old === 1 ? 59.9 : 6))!
    expect(test).toMatchObject({ ratio: 405 / 468, expected: 0.85, grade: "excellent" })
    expect([test.chiSquare, test.p]).toEqual([expect.closeTo(0.053063, 6), expect.closeTo(0.817816, 6)])
    expect(ageRatio(Float64Array.of(5.9, 60, NaN))).toBeUndefined()
    expect(ageRatio(Float64Array.of(29.9))?.ratio).toBeUndefined()
  })
})

describe("the ratio of boys to girls", () => {
  // R's prop.test: 438 of 873, and some around the limits of the grades.
  it.each([[438, 435, 0.0045819, 0.9460326, "excellent"], [527, 473, 2.809, 0.0937368, "good"], [530, 470, 3.481, 0.0620772, "good"], [550, 450, 9.801, 0.0017442, "acceptable"], [560, 440, 14.161, 0.0001678, "problematic"]])("%d to %d", (boys, girls, chiSquare, p, grade) => {
    expect(sexRatio(boys, girls, 1)).toMatchObject({ ratio: boys / girls, chiSquare: expect.closeTo(chiSquare, 6), p: expect.closeTo(p, 6), grade })
  })
  it("is compared with that of the population", () => {
    expect(sexRatio(530, 470, 530 / 470)).toMatchObject({ chiSquare: 0, p: 1, grade: "excellent" })
    expect(sexRatio(0, 0, 1)).toBeUndefined()
    expect(sexRatio(3, 0, 1)?.ratio).toBeUndefined()
  })
})

describe("how z-scores spread", () => {
  // scipy 1.17.1: numpy.std(ddof=1), stats.skew, stats.kurtosis
  it("around their mean", () => {
    const { n, mean, sd, skewness, kurtosis } = spreadOf(Float64Array.of(-3.1, -2.2, NaN, -1.9, -1.4, -1, -0.7, -0.6, 0.1, 0.4, 2.8))!
    expect([n, mean, sd, skewness, kurtosis]).toEqual([10, -0.76, 1.6365274889907049, 0.795318849032338, 0.4271867487816099].map((value) => expect.closeTo(value, 12)))
  })
  it("not at all where they are equal or alone", () => {
    expect(spreadOf(Float64Array.of(-1.3, -1.3, -1.3))).toMatchObject({ n: 3, sd: expect.closeTo(0, 12), skewness: undefined, kurtosis: undefined })
    expect(spreadOf(Float64Array.of(2))).toEqual({ n: 1, mean: 2, sd: undefined, skewness: undefined, kurtosis: undefined })
    expect(spreadOf(Float64Array.of(NaN))).toBeUndefined()
  })
  it("is the same wherever the mean lies, and mirrored skews the other way", () => fc.assert(fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 3, maxLength: 50 }), fc.integer({ min: -5, max: 5 }), (values, by) => {
    const [one, moved, mirrored] = [(z: number) => z, (z: number) => z + by, (z: number) => -z].map((map) => spreadOf(Float64Array.from(values, (value) => map(value / 100)))!)
    expect(moved!.sd).toBeCloseTo(one!.sd!, 9)
    if (one!.skewness === undefined) expect(mirrored!.skewness).toBeUndefined()
    else expect([moved!.skewness, mirrored!.skewness, mirrored!.kurtosis]).toEqual([one!.skewness, -one!.skewness, one!.kurtosis!].map((value) => expect.closeTo(value, 6)))
  })))
})

describe("the quality of a survey", () => {
  const survey = {
    scores: {
      "weight-for-length-height": { z: [-1, 0.5, NaN, 7, NaN, -2] },
      "length-height-for-age": { z: [-1, -2, -6.5, NaN, 0, 1], implausible: [0, 0, 1, 0, 0, 0] }
    },
    ageMonths: [7, 13, 25, NaN, 40, 59], sex: [1, 2, 1, 1, 0, 2], oedema: [0, 0, 0, 0, 1, 0], weight: [7.5, 9, NaN, 20.5, 12.3, 11], exactBirthDate: [1, 1, 1, 0, 0, 1]
  }
  const quality = growthDataQuality(survey)
  it("tells what is missing, implausible or hidden by oedema", () => {
    expect(quality.scores["weight-for-length-height"]).toMatchObject({ missing: 1, missingPercent: 100 / 6, oedema: 1, implausible: 1, implausiblePercent: 25, spread: { n: 3 } })
    expect(quality.scores["length-height-for-age"]).toMatchObject({ missing: 1, oedema: 0, implausible: 1, implausiblePercent: 20, spread: { n: 4, mean: -0.5 } })
    expect(Object.keys(quality.scores)).toEqual(["length-height-for-age", "weight-for-length-height"])
  })
  it("tells of ages, sexes and measures", () => {
    expect(quality).toMatchObject({ rows: 6, age: { unknown: 1, exactPercent: 400 / 6 }, sex: { male: 3, female: 2, unknown: 1, ratio: { ratio: 1.5 } }, measures: { weight: { missing: 1, digits: { n: 5 } } } })
    expect(quality.sex.ratio?.expected).toBe(1)
    expect(growthDataQuality(survey, { boysPerGirl: 1.5 }).sex.ratio).toMatchObject({ expected: 1.5, chiSquare: 0 })
    expect(quality.measures).not.toHaveProperty("lengthHeight")
  })
  it("tells nothing of what is not there", () => {
    const nothing = growthDataQuality({ scores: {} })
    expect(nothing).toEqual({
      rows: 0, age: { unknown: 0, exactPercent: undefined, ratio: undefined, heaping: undefined }, sex: { male: 0, female: 0, unknown: 0, ratio: undefined }, measures: {}, scores: {}, smart: undefined
    })
    expect(growthDataQuality({ scores: { "bmi-for-age": { z: [NaN] } } }).scores["bmi-for-age"]).toMatchObject({ missing: 1, missingPercent: 100, implausiblePercent: 0, spread: undefined, sdAmongSurveys: undefined })
  })
  // Abstract of PMC2636355.
  it("is compared with published limits", () => expect(sdOfSurveys).toEqual({
    "length-height-for-age": [1.35, 1.95], "weight-for-age": [1.17, 1.46], "weight-for-length-height": [1.08, 1.5], "bmi-for-age": [1.08, 1.55]
  }))
  it.each([[1.07, "below"], [1.09, "within"], [1.49, "within"], [1.51, "above"]])("with a standard deviation of %d of weight-for-height is %s what surveys have", (sd, place) => {
    // Two values at equal distances have a standard deviation of √2 times the distance.
    const z = [-sd / Math.SQRT2, sd / Math.SQRT2]
    expect(growthDataQuality({ scores: { "weight-for-length-height": { z } } }).scores["weight-for-length-height"]?.sdAmongSurveys).toBe(place)
  })
})

it("refuses misspelt options, and ratios that cannot be", () => {
  expect(() => growthDataQuality({ scores: {} }, { girlsPerBoy: 1 } as object)).toThrow("TRAMYTE_GROWTH_DESIGN: the options object of growthDataQuality has the unknown field \"girlsPerBoy\"; it may have boysPerGirl")
  for (const boysPerGirl of [0, -1, NaN, Infinity]) expect(() => growthDataQuality({ scores: {} }, { boysPerGirl })).toThrow("TRAMYTE_GROWTH_NUMBER: boysPerGirl is")
  expect(() => growthDataQuality({} as GrowthSurvey)).toThrow("TRAMYTE_GROWTH_DESIGN: the survey's \"scores\" are undefined")
})

describe("the checks of SMART", () => {
  const checks = (z: readonly number[]) => growthDataQuality({ scores: { "weight-for-length-height": { z } } }).smart!
  it("leave out what lies farther than 3 from the survey's own mean", () => {
    const { outsidePercent, outsideGrade, spread } = checks([...Array.from({ length: 39 }, (_, at) => at % 2 === 0 ? -1.5 : -1.3), 4.5])
    expect([outsidePercent, outsideGrade, spread.n]).toEqual([2.5, "excellent", 39])
  })
  it.each([[1, "excellent"], [2, "good"], [3, "acceptable"], [4, "problematic"]])("call %d of 40 outside %s", (many, grade) => {
    expect(checks(Array.from({ length: 40 }, (_, at) => at < many ? 4.5 : at % 2 === 0 ? -1.5 : -1.3)).outsideGrade).toBe(grade)
  })
  it.each([[1, "excellent"], [0.91, "excellent"], [0.89, "good"], [1.14, "good"], [0.84, "acceptable"], [1.19, "acceptable"], [0.79, "problematic"], [1.21, "problematic"]])("call a standard deviation of %d %s", (sd, grade) => {
    // As many on each side: the deviation is greater than the distance by a two-thousandth.
    expect(checks(Array.from({ length: 1000 }, (_, at) => at % 2 === 0 ? sd : -sd)).sdGrade).toBe(grade)
  })
  it("call a flat distribution what it is", () => {
    const { skewnessGrade, kurtosisGrade, spread } = checks(Array.from({ length: 201 }, (_, at) => (at - 100) / 60))
    expect([skewnessGrade, kurtosisGrade]).toEqual(["excellent", "problematic"])
    expect(spread.kurtosis).toBeCloseTo(-1.2, 2)
  })
})

it("grades have names in both languages", () => {
  expect([gradeOf([true, true, true]), gradeOf([false, true, true]), gradeOf([false, false, true]), gradeOf([false, false, false])]).toEqual(Object.keys(qualityGradeLabels))
  for (const { vi, en } of Object.values(qualityGradeLabels)) expect([vi, en]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)])
})
