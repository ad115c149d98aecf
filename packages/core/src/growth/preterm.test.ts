import { describe, expect, it } from "vitest"
import { epochDay } from "../time/index.ts"
import { growthIndicators } from "./indicator.ts"
import type { Measurement, NoScoreCode } from "./measurement.ts"
import { madeNewborn } from "./newborn.fixture.ts"
import { birthScores, pretermChild, pretermScores } from "./preterm.ts"
import { pretermRules } from "./growthPack.fixture.ts"

const birth = epochDay("2025-03-01")
const weeks = (count: number, days = 0) => count * 7 + days

describe("who was born too early", () => {
  it.each([[weeks(36, 6), true], [weeks(37), false], [weeks(40), false], [weeks(28), true]])("%i days of gestation: %s", (days, early) => expect(pretermChild(days, birth, pretermRules) !== undefined).toBe(early))
  it("nobody of whom it is not known, and nobody without rules", () => {
    expect([pretermChild(undefined, birth, pretermRules), pretermChild(weeks(30), undefined, pretermRules), pretermChild(weeks(30), birth, undefined)]).toEqual([undefined, undefined, undefined])
  })
  it("is corrected by what lacks of 40 weeks, until the second birthday", () => {
    expect(pretermChild(weeks(30), birth, pretermRules)).toEqual({ gestationDays: 210, bornEarlyBy: 70, pretermStandardUntil: 448, correctUntil: epochDay("2027-03-01") - birth })
    expect(pretermChild(weeks(36, 6), birth, pretermRules)?.bornEarlyBy).toBe(22)
  })
  it("on 29 February: until 1 March two years on", () => {
    const leap = epochDay("2024-02-29")
    expect(pretermChild(weeks(30), leap, pretermRules)?.correctUntil).toBe(epochDay("2026-03-01") - leap)
  })
})

const child = pretermChild(weeks(30), birth, pretermRules)!
const standards = { tables: [], newborn: madeNewborn }
const boy: Measurement = { sex: "male", weight: 1.5, lengthHeight: 42, headCircumference: 30, measured: "length" }
const scored = (ageDays: number, measurement: Measurement = boy, of = standards as Parameters<typeof pretermScores>[0]) => pretermScores(of, measurement, ageDays, child)
const z = (...all: Parameters<typeof scored>) => Object.fromEntries(scored(...all)!.scores.map(({ table, z: score, implausible }) => [table, implausible ? `${score}!` : score]))
const why = (...all: Parameters<typeof scored>): Readonly<Record<string, NoScoreCode>> => Object.fromEntries(scored(...all)!.notScored.map(({ indicator, code }) => [indicator, code]))

describe("a boy of 30 weeks", () => {
  it("on the day of birth is compared with newborns of 30 weeks", () => {
    expect(z(0)).toEqual({ "birth/weight": 1.6, "birth/length": 0.5 })
    expect(why(0)).toMatchObject({ "head-circumference-for-age": "noTable", "weight-for-length-height": "noTable" })
  })
  it("from the next day on with others born too early, by the days since the last menstrual period", () => {
    expect(z(1)).toEqual({ "preterm/length": 0.95, "preterm/weight": 1.96, "preterm/weight-for-length": -3, "preterm/head": 1.45 })
    expect(z(70, { sex: "male", weight: 1.7 })).toEqual({ "preterm/weight": 0 })
  })
  it("until 64 weeks, and no day longer", () => {
    expect(scored(448 - 210 - 1)).toBeDefined()
    expect(scored(448 - 210)).toBeUndefined()
  })
  it("is told with age and stature as they are", () => {
    expect(scored(61)).toMatchObject({ ageDays: 61, ageMonths: 61 / 30.4375, bmi: undefined, stature: { used: 42, correction: 0, measured: "length", standingBaby: false } })
    expect(scored(61, { sex: "male", weight: 2 })?.stature).toBeUndefined()
  })
  it("has each indicator once, in WHO's order", () => {
    const { scores, notScored } = scored(10)!
    expect([...scores, ...notScored].map(({ indicator }) => indicator).toSorted()).toEqual(growthIndicators.toSorted())
    expect(scores.map(({ indicator }) => indicator)).toEqual(growthIndicators.filter((one) => scores.some(({ indicator }) => indicator === one)))
  })
  it("has percentiles of the unrounded score", () => expect(scored(70, { sex: "male", weight: 1.95 })?.scores[0]).toEqual({ indicator: "weight-for-age", z: 1, percentile: expect.closeTo(84.1344746, 6) as number, implausible: false, table: "preterm/weight" }))
  it("before term needs standards of preterm growth: no other is meant for him", () => {
    const without = why(10, boy, { tables: [] })
    expect([without["weight-for-age"], without["length-height-for-age"], without["bmi-for-age"]]).toEqual(["noTable", "noTable", "noTable"])
    expect(scored(69, boy, { tables: [] })?.scores).toEqual([])
    expect(scored(70, boy, { tables: [] })).toBeUndefined()
  })
})

describe("no score of a child born too early, and why", () => {
  it("sex not known", () => expect(why(10, { ...boy, sex: undefined })).toMatchObject({ "weight-for-age": "sexUnknown", "length-height-for-age": "sexUnknown", "bmi-for-age": "noTable" }))
  it("oedema takes what weight is in", () => {
    expect(z(10, { ...boy, oedema: true })).toEqual({ "preterm/length": 0.5, "preterm/head": 1 })
    expect(why(10, { ...boy, oedema: true })).toMatchObject({ "weight-for-age": "oedema", "weight-for-length-height": "oedema" })
    expect(Object.keys(z(10, { ...boy, oedema: false }))).toContain("preterm/weight")
  })
  it("not measured", () => expect(why(10, { sex: "male", weight: 1.5 })).toMatchObject({ "length-height-for-age": "notMeasured", "weight-for-length-height": "notMeasured", "head-circumference-for-age": "notMeasured" }))
  it("length without weight has no weight-for-length", () => expect(why(10, { sex: "male", lengthHeight: 42 })).toMatchObject({ "weight-for-age": "notMeasured", "weight-for-length-height": "notMeasured" }))
  it("off the standard by stature, or by age", () => {
    expect(why(10, { ...boy, lengthHeight: 34.9 })["weight-for-length-height"]).toBe("statureOutOfRange")
    const early = { ...child, gestationDays: 160 }
    expect(pretermScores(standards, boy, 0, early)?.notScored.find(({ indicator }) => indicator === "weight-for-age")?.code).toBe("ageOutOfRange")
  })
  it.each([NaN, Infinity, -Infinity, 1e6, -1e6])("a score of %f is none: it is beyond limits", (exact) => {
    const broken = { tables: [], newborn: madeNewborn.map((one) => ({ ...one, z: () => exact })) }
    expect(scored(10, boy, broken)?.scores).toEqual([])
    expect(why(10, boy, broken)).toMatchObject({ "weight-for-age": "beyondLimits", "weight-for-length-height": "beyondLimits" })
  })
  it.each([35, 65])("%f cm are on the standard: no score there is beyond limits, not off it", (lengthHeight) => {
    expect(why(10, { ...boy, lengthHeight }, { tables: [], newborn: madeNewborn.map((one) => ({ ...one, z: () => NaN })) })["weight-for-length-height"]).toBe("beyondLimits")
  })
  it.each([34.9, 65.1])("%f cm are off it", (lengthHeight) => expect(why(10, { ...boy, lengthHeight })["weight-for-length-height"]).toBe("statureOutOfRange"))
  it("a score of a slip is told", () => expect(z(10, boy, { tables: [], newborn: madeNewborn.map((one) => ({ ...one, z: () => 999_999 })) })["preterm/weight"]).toBe("999999!"))
})

describe("what nobody believes of a newborn", () => {
  const at = (weight: number) => z(70, { sex: "male", weight })["preterm/weight"]
  it.each([[1.7 - 6 * 0.25, -6], [1.7 - 6.01 * 0.25, "-6.01!"], [1.7 + 5 * 0.25, 5], [1.7 + 5.01 * 0.25, "5.01!"]])("weight %f", (weight, expected) => expect(at(weight)).toBe(expected))
  it.each([[47 - 6 * 2, -6], [47 - 6.01 * 2, "-6.01!"], [47 + 6 * 2, 6], [47 + 6.01 * 2, "6.01!"]])("length %f", (lengthHeight, expected) => expect(z(70, { sex: "male", lengthHeight })["preterm/length"]).toBe(expected))
  it.each([[24, -5], [23.99, "-5.01!"], [34, 5], [34.01, "5.01!"]])("head %f", (headCircumference, expected) => expect(z(10, { sex: "male", headCircumference })["preterm/head"]).toBe(expected))
})

describe("size at birth", () => {
  it("of any newborn, by the days of gestation", () => {
    expect(birthScores(standards, { sex: "female", weight: 1.8, lengthHeight: 48, headCircumference: 34 }, 280).map(({ table, z: score }) => [table, score])).toEqual([["birth/length", 1], ["birth/weight", 1]])
  })
  it("is not told without standards or measures", () => {
    expect(birthScores({ tables: [] }, boy, 280)).toEqual([])
    expect(birthScores(standards, { sex: "male" }, 280)).toEqual([])
  })
})
