import { describe, expect, it } from "vitest"
import { daysPerMonth, type GrowthTable } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import type { GrowthScores, Measurement, NoScoreCode } from "./measurement.ts"
import { scoreGrowth, type ScoringOptions } from "./scoreGrowth.ts"
import { someRows } from "./tables.fixture.ts"

const standards = someRows()
const to61 = someRows(61)

const short: Readonly<Record<GrowthIndicator, string>> = {
  "length-height-for-age": "lh", "weight-for-age": "w", "weight-for-length-height": "wl", "bmi-for-age": "bmi", "head-circumference-for-age": "head", "arm-circumference-for-age": "arm",
  "triceps-skinfold-for-age": "ts", "subscapular-skinfold-for-age": "ss"
}

/** The z-scores by the first letters of the indicator, those that WHO does not believe with a "!". */
const zOf = ({ scores }: GrowthScores): Readonly<Record<string, number | string>> => Object.fromEntries(scores.map(({ indicator, z, implausible }) => [short[indicator], implausible ? `${z}!` : z]))
const score = (child: Measurement, options?: ScoringOptions, tables = standards) => scoreGrowth(tables, child, options)
const z = (child: Measurement, tables = standards) => zOf(score(child, {}, tables))

/** Why indicators have none; what was not measured is left out. */
const why = (child: Measurement, options?: ScoringOptions, tables = standards): Readonly<Record<string, NoScoreCode>> =>
  Object.fromEntries(score(child, options, tables).notScored.flatMap(({ indicator, code }) => code === "notMeasured" ? [] : [[short[indicator], code]]))
const all = (code: NoScoreCode) => Object.fromEntries(growthIndicators.map((indicator) => [short[indicator], code]))

const boy = { sex: "male", ageDays: 730, weight: 11, lengthHeight: 86.5, measured: "length", headCircumference: 47.5, armCircumference: 14.6, tricepsSkinfold: 7.8, subscapularSkinfold: 6.1 } as const
const girl = { ...boy, sex: "female" } as const

describe("a child of 24 months, measured lying", () => {
  it("has all eight z-scores", () => expect(z(boy)).toEqual({ lh: -0.43, w: -0.87, wl: -0.95, bmi: -0.89, head: -0.55, arm: -0.48, ts: 0.07, ss: 0.16 }))
  it("has others as a girl", () => expect(z(girl)).toEqual({ lh: 0.03, w: -0.34, wl: -0.6, bmi: -0.55, head: 0.23, arm: -0.23, ts: -0.02, ss: -0.02 }))
  it("is told in WHO's order, with percentile, table, age and BMI", () => {
    const { scores, notScored, ...about } = score(girl)
    expect(scores.map(({ indicator }) => indicator)).toEqual(growthIndicators)
    expect(notScored).toEqual([])
    expect(about).toEqual({ ageDays: 730, ageMonths: 730 / daysPerMonth, bmi: 11 / 0.865 ** 2, stature: { used: 86.5, correction: 0, measured: "length", standingBaby: false } })
    expect(scores[1]).toEqual({ indicator: "weight-for-age", z: -0.34, percentile: expect.closeTo(36.590364502, 9) as number, implausible: false, table: "young/weight" })
  })
  it("far too light or too heavy has scores that nobody believes", () => {
    expect(z({ ...boy, weight: 7, headCircumference: 42, armCircumference: 10, tricepsSkinfold: 3, subscapularSkinfold: 3 })).toEqual({ lh: -0.43, w: -4.57, wl: "-6.23!", bmi: "-6.66!", head: -4.59, arm: "-5.12!", ts: -4.49, ss: -4.29 })
    expect(z({ ...boy, weight: 20, headCircumference: 56, armCircumference: 24, tricepsSkinfold: 20, subscapularSkinfold: 20 })).toEqual({ lh: -0.43, w: 4.55, wl: "6.65!", bmi: "6.75!", head: "5.69!", arm: "6.36!", ts: 4.82, ss: "6.24!" })
  })
})

describe("what WHO does not believe", () => {
  it.each([[62.459, "-6.01!"], [62.478, -6], [91.684, 6], [91.704, "6.01!"]])("length-for-age beyond 6: %f cm", (lengthHeight, expected) => expect(z({ sex: "male", ageDays: 400, lengthHeight })).toEqual({ lh: expected }))
  it.each([[4.084, "-6.01!"], [4.09, -6], [16.845, 5], [16.859, "5.01!"]])("weight-for-age below -6 or above 5: %f kg", (weight, expected) => expect(z({ sex: "female", ageDays: 400, weight })).toEqual({ w: expected }))
  it.each([[39.897, "-5.01!"], [39.907, -5], [52.844, 5], [52.855, "5.01!"]])("head circumference beyond 5: %f cm", (headCircumference, expected) => expect(z({ sex: "male", ageDays: 400, headCircumference })).toEqual({ head: expected }))
})

describe("lying or standing", () => {
  it.each([
    // A boy of 87 cm and 12 kg, the day before 2 years and the day
    [730, "length", 0, { lh: -0.26, w: -0.11, wl: 0.01, bmi: 0.1 }],
    [730, "height", 0.7, { lh: -0.03, w: -0.11, wl: -0.17, bmi: -0.11 }],
    [730, undefined, 0, { lh: -0.26, w: -0.11, wl: 0.01, bmi: 0.1 }],
    [731, "length", -0.7, { lh: -0.27, w: -0.11, wl: 0.01, bmi: 0.07 }],
    [731, "height", 0, { lh: -0.04, w: -0.11, wl: -0.17, bmi: -0.13 }],
    [731, undefined, 0, { lh: -0.04, w: -0.11, wl: -0.17, bmi: -0.13 }]
  ] as const)("on day %i, measured as %s: %f cm added", (ageDays, measured, correction, expected) => {
    const child = { sex: "male", ageDays, measured, weight: 12, lengthHeight: 87 } as const
    expect(z(child)).toEqual(expected)
    expect(score(child).stature).toEqual({ used: 87 + correction, correction, measured, standingBaby: false })
    expect(score(child).bmi).toBe(12 / ((87 + correction) / 100) ** 2)
  })
  it.each([[730.49, 730, "weight-for-length"], [730.5, 731, "weight-for-height"]])("%f days are day %i", (ageDays, day, table) => {
    const { scores, ...about } = score({ sex: "male", ageDays, weight: 12, lengthHeight: 87 })
    expect([about.ageDays, scores[2]?.table]).toEqual([day, `young/${table}`])
  })
  it.each([
    ["nobody said, 86.9 cm: lying", undefined, 86.9, "weight-for-length"], ["nobody said, 87 cm: standing", undefined, 87, "weight-for-height"],
    ["lying, 87.9 cm", "length", 87.9, "weight-for-length"], ["standing, 86.1 cm", "height", 86.1, "weight-for-height"]
  ] as const)("without an age: %s", (_, measured, lengthHeight, table) => {
    const { scores, stature, notScored } = score({ sex: "male", weight: 12, lengthHeight, measured })
    expect(scores.map((one) => one.table)).toEqual([`young/${table}`])
    expect(stature).toEqual({ used: lengthHeight, correction: 0, measured, standingBaby: false })
    expect(notScored.filter(({ code }) => code === "ageUnknown").map(({ indicator }) => indicator)).toEqual(["length-height-for-age", "weight-for-age", "bmi-for-age"])
  })
  it("from 5 years on nothing is corrected, by whichever convention", () => {
    expect(score({ sex: "male", ageMonths: 60, weight: 20, lengthHeight: 110, measured: "length" }).stature?.correction).toBe(0)
    expect(score({ sex: "male", ageMonths: 60, weight: 20, lengthHeight: 110, measured: "length" }, {}, to61).stature?.correction).toBe(-0.7)
    expect(score({ sex: "male", ageMonths: 61, weight: 20, lengthHeight: 110, measured: "length" }, {}, to61).stature?.correction).toBe(0)
  })
  it.each([[85.9, "statureOutOfRange"], [86, undefined], [88, undefined], [88.1, "statureOutOfRange"]] as const)("the table by length begins and ends: %f cm", (lengthHeight, code) => {
    expect(why({ sex: "male", ageDays: 400, weight: 12, lengthHeight })["wl"]).toBe(code)
  })
  it("is looked up after the correction, not before", () => {
    expect(why({ sex: "male", ageDays: 400, weight: 12, lengthHeight: 85.3, measured: "height" })).toEqual({})
    expect(why({ sex: "male", ageDays: 400, weight: 12, lengthHeight: 87.4, measured: "height" })).toEqual({ wl: "statureOutOfRange" })
  })
  it("length between two rows lies between their scores", () => {
    const at = (lengthHeight: number) => score({ sex: "male", ageDays: 400, weight: 12, lengthHeight }).scores[2]!.percentile
    expect(at(86.55)).toBeCloseTo((at(86.5) + at(86.6)) / 2, 3)
  })
})

describe("a baby said to have stood", () => {
  const baby = { sex: "female", ageDays: 273, measured: "height", weight: 8, lengthHeight: 70 } as const
  it("before 9 months is taken as lying, and it is told", () => {
    expect(z(baby)).toEqual({ lh: -0.04, w: -0.22, bmi: -0.28 })
    expect(score(baby).stature).toEqual({ used: 70, correction: 0, measured: undefined, standingBaby: true })
  })
  it("or has no score of anything that stature is in, if it can be asked again", () => {
    const kept = score(baby, { standingBaby: "setAside" })
    expect(zOf(kept)).toEqual({ w: -0.22 })
    expect(why(baby, { standingBaby: "setAside" })).toEqual({ lh: "standingBaby", wl: "standingBaby", bmi: "standingBaby" })
    expect(kept.stature?.standingBaby).toBe(true)
  })
  it("at 9 months is believed, and corrected", () => {
    expect(z({ ...baby, ageDays: 274 })).toEqual({ lh: 0.23, w: -0.23, bmi: -0.51 })
    expect(why({ ...baby, ageDays: 274 }, { standingBaby: "setAside" })).toEqual({ wl: "statureOutOfRange" })
  })
  it("9 months are 273.9375 days", () => {
    expect([8.9999, 9].map((ageMonths) => score({ ...baby, ageDays: undefined, ageMonths }).stature?.standingBaby)).toEqual([true, false])
  })
})

describe("the border at 5 years", () => {
  const child = { sex: "female", weight: 17, lengthHeight: 108 } as const
  it.each([
    [{ ageDays: 1826 }, { lh: -0.3, w: -0.47, bmi: -0.49 }, "young"], [{ ageMonths: 59.99 }, { lh: -0.3, w: -0.47, bmi: -0.49 }, "young"],
    [{ ageMonths: 60 }, { lh: -0.23, w: -0.44, bmi: -0.48 }, "school"], [{ ageMonths: 61 }, { lh: -0.34, w: -0.51, bmi: -0.47 }, "school"], [{ ageDays: 1856 }, { lh: -0.33, w: -0.51, bmi: -0.47 }, "school"]
  ] as const)("WHO's own at 60 months: %j", (age, expected, tables) => {
    expect(z({ ...child, ...age })).toEqual(expected)
    expect(score({ ...child, ...age }).scores.every(({ table }) => table.startsWith(tables))).toBe(true)
  })
  it.each([
    [{ ageDays: 1826 }, { lh: -0.3, w: -0.47, bmi: -0.49 }, "young"], [{ ageMonths: 60 }, { lh: -0.3, w: -0.47, bmi: -0.49 }, "young"], [{ ageDays: 1856 }, { lh: -0.4, w: -0.53, bmi: -0.49 }, "young"],
    [{ ageDays: 1857 }, { lh: -0.34, w: -0.51, bmi: -0.47 }, "school"], [{ ageMonths: 61 }, { lh: -0.34, w: -0.51, bmi: -0.47 }, "school"]
  ] as const)("the other at 61 months: %j", (age, expected, tables) => {
    expect(z({ ...child, ...age }, to61)).toEqual(expected)
    expect(score({ ...child, ...age }, {}, to61).scores.every(({ table }) => table.startsWith(tables))).toBe(true)
  })
  it("weight-for-age ends with 10 years, the others with 19", () => {
    const tall = { sex: "male", weight: 30, lengthHeight: 138 } as const
    expect(z({ ...tall, ageMonths: 120 })).toEqual({ lh: 0.03, w: -0.24, bmi: -0.42 })
    expect(z({ ...tall, ageMonths: 120.01 })).toEqual({ lh: 0.03, bmi: -0.42 })
    expect(why({ ...tall, ageMonths: 120.01 })).toEqual({ w: "ageOutOfRange", wl: "ageOutOfRange" })
    expect(z({ sex: "female", weight: 50, lengthHeight: 160, ageMonths: 228 })).toEqual({ lh: -0.48, bmi: -0.66 })
    expect(why({ sex: "female", weight: 50, lengthHeight: 160, ageMonths: 228.01 })).toEqual({ lh: "ageOutOfRange", w: "ageOutOfRange", wl: "ageOutOfRange", bmi: "ageOutOfRange" })
  })
  it("months of school age are interpolated, days are not", () => {
    // M is 109.9956 at 60.5 months, half way between 109.7265 and 110.2647
    expect(score({ sex: "male", ageMonths: 60.5, lengthHeight: 109.9956 }).scores[0]!.percentile).toBeCloseTo(50, 9)
    expect(z({ sex: "male", ageMonths: 60.5, weight: 20, lengthHeight: 110 })).toEqual({ lh: 0, w: 0.63, bmi: 0.92 })
    expect(z({ ...boy, ageDays: 729.6 })).toEqual(z(boy))
  })
})

describe("no score, and why", () => {
  it("sex not known", () => {
    expect(why({ ...boy, sex: undefined })).toEqual(all("sexUnknown"))
    expect(score({ ...boy, sex: undefined }).scores).toEqual([])
    expect(score({ ...boy, sex: undefined }).stature?.used).toBe(86.5)
  })
  it.each(["other", "unknown", "M", "__proto__"])("sex given as %s is not known", (sex) => expect(why({ ...boy, sex: sex as "male" })).toEqual(all("sexUnknown")))
  it("measured before birth", () => expect(why({ ...boy, ageDays: -1 })).toEqual(all("ageNegative")))
  it("half a day before birth rounds to the day of birth, and is before it all the same", () => expect(why({ sex: "male", ageDays: -0.4, weight: 3 })).toEqual({ w: "ageNegative" }))
  it("age not known: only what goes by stature", () => {
    expect(z({ ...boy, ageDays: undefined })).toEqual({ wl: -0.95 })
    expect(why({ ...boy, ageDays: NaN })).toEqual({ lh: "ageUnknown", w: "ageUnknown", bmi: "ageUnknown", head: "ageUnknown", arm: "ageUnknown", ts: "ageUnknown", ss: "ageUnknown" })
  })
  it.each([Infinity, -Infinity])("an age of %f is none at all, and not a child of unknown age", (ageDays) => {
    expect(score({ ...boy, ageDays }).scores).toEqual([])
    expect(score({ ...boy, ageDays: undefined, ageMonths: ageDays }).scores).toEqual([])
  })
  it("days go before months, and months are taken where there are no days", () => {
    expect(score({ ...boy, ageMonths: 100 })).toEqual(score(boy))
    expect(z({ ...boy, ageDays: undefined, ageMonths: 730 / daysPerMonth })).toEqual(z(boy))
  })
  it("too young: arm and skinfolds begin with day 91", () => {
    expect(why({ ...boy, ageDays: 90.4, lengthHeight: undefined })).toEqual({ arm: "ageOutOfRange", ts: "ageOutOfRange", ss: "ageOutOfRange" })
    expect(why({ ...boy, ageDays: 90.5, lengthHeight: undefined })).toEqual({})
  })
  it.each([[0, "measureNotPositive"], [-11, "measureNotPositive"], [NaN, "notNumber"], [Infinity, "notNumber"], ["11", "notNumber"]] as const)("a weight of %s", (weight, code) => {
    expect(why({ ...boy, weight: weight as number })).toEqual({ w: code, wl: code, bmi: code })
  })
  it.each([[0, "measureNotPositive"], [-86, "measureNotPositive"], [NaN, "notNumber"], [Infinity, "notNumber"]] as const)("a length of %s", (lengthHeight, code) => {
    expect(why({ ...boy, lengthHeight })).toEqual({ lh: code, wl: code, bmi: code })
    expect([score({ ...boy, lengthHeight }).stature, score({ ...boy, lengthHeight }).bmi]).toEqual([undefined, undefined])
  })
  it("of a girl of 4 years lying, 0.5 cm: nothing is left of it", () => {
    expect(why({ sex: "female", ageDays: 1826, weight: 15, lengthHeight: 0.5, measured: "length" })).toEqual({ lh: "measureNotPositive", wl: "measureNotPositive", bmi: "measureNotPositive" })
    expect(score({ sex: "female", ageDays: 1826, weight: 15, lengthHeight: 0.5, measured: "length" }).bmi).toBeUndefined()
  })
  it("a weight that no number can tell is beyond limits, never an infinite score", () => expect(why({ ...boy, weight: 1e308 })).toEqual({ w: "beyondLimits", wl: "beyondLimits", bmi: "beyondLimits" }))
  it("oedema takes the three indicators of weight, and leaves the rest", () => {
    const { w: _w, wl: _wl, bmi: _bmi, ...rest } = z(boy)
    expect(z({ ...boy, oedema: true })).toEqual(rest)
    expect(why({ ...boy, oedema: true })).toEqual({ w: "oedema", wl: "oedema", bmi: "oedema" })
    expect(z({ ...boy, oedema: false })).toEqual(z(boy))
  })
  it("oedema is no reason where there would be no score anyway", () => {
    expect(why({ ...boy, oedema: true, ageDays: 4000 })).toEqual(all("ageOutOfRange"))
    expect(why({ sex: "male", weight: 11, oedema: true })).toEqual({ w: "ageUnknown" })
    expect(score({ ...boy, oedema: true, weight: undefined }).notScored.map(({ code }) => code)).toEqual(["notMeasured", "notMeasured", "notMeasured"])
  })
  it("no table at all", () => {
    expect(why(boy, {}, { tables: [] })).toEqual(all("noTable"))
    expect(score({ sex: "male" }, {}, { tables: [] }).notScored.map(({ code }) => code)).toEqual(growthIndicators.map(() => "notMeasured"))
  })
  it("nothing measured is no error", () => {
    expect(score({})).toEqual({ ageDays: undefined, ageMonths: undefined, stature: undefined, bmi: undefined, scores: [], notScored: growthIndicators.map((indicator) => ({ indicator, code: "notMeasured" })) })
  })
})

describe("a table whose ages reach farther than its rows", () => {
  const rows = { first: 10, step: 1, l: [1, 0.5], m: [10, 10], s: [0.1, 0.2] }
  const table: GrowthTable = { id: "made", indicator: "weight-for-age", axis: "month", ages: { from: 0, until: 60 }, beyond3: "restricted", implausible: { below: -6, above: 5 }, source: "made", rows: { male: rows, female: rows } }
  const made = (ageMonths: number, weight: number, more: Partial<GrowthTable> = {}) => scoreGrowth({ tables: [{ ...table, ...more }] }, { sex: "male", ageMonths, weight })

  it("interpolates L, M and S between two rows", () => expect(made(10.5, 10 * (1 + 0.75 * 0.15) ** (1 / 0.75)).scores[0]?.percentile).toBeCloseTo(84.1344746, 6))
  it.each([[9.99, "ageOutOfRange"], [10, undefined], [11, undefined], [11.01, "ageOutOfRange"], [59, "ageOutOfRange"]])("month %f: %s", (ageMonths, code) => {
    expect(made(ageMonths, 10).notScored.find(({ indicator }) => indicator === "weight-for-age")?.code).toBe(code)
  })
  it("by days the same", () => {
    const onDay = (ageDays: number) => scoreGrowth({ tables: [{ ...table, axis: "day" }] }, { sex: "female", ageDays, weight: 10 }).scores.length
    expect([9, 10, 11, 12].map(onDay)).toEqual([0, 1, 1, 0])
  })
})

describe("of several tables", () => {
  it("the first that is meant for the child is taken", () => {
    const own = { ...standards.tables.find(({ id }) => id === "young/weight")!, id: "own/weight", ages: { from: 23, until: 24 }, rows: standards.tables.find(({ id, rows }) => id === "young/weight" && rows.male.first === 728)!.rows }
    const table = (ageDays: number) => score({ sex: "male", ageDays, weight: 11 }, {}, { tables: [own, ...standards.tables] }).scores[0]?.table
    expect([table(730), table(731), table(400)]).toEqual(["own/weight", "young/weight", "young/weight"])
  })
})
