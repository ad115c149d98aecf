import { describe, expect, it } from "vitest"
import { noScoreCodes } from "../measurement.ts"
import { growthReasonText, type GrowthReasonCode } from "./reasonTexts.ts"

// Every code, so that a new one without words does not compile: which of them tell a day.
const tellsDay: Readonly<Record<GrowthReasonCode, boolean>> = {
  ageNegative: false, afterDeath: false, ageOutOfRange: false, notUnderstood: false, measureNotPositive: false, statureOutOfRange: false, oedema: false, standingBaby: false,
  beyondLimits: false, unitUnknown: false, birthUnknown: false, notCertain: false, repeated: false, implausibleChange: false,
  lostWeight: false, lostOfBirthWeight: false, gainedNothing: false, fellThroughCentiles: false, belowCentile: false, gainedLittle: false, gainedLessThanExpected: false, notSeen: false, otherAge: false,
  notMeasured: false, tooFewMeasures: false, birthWeightUnknown: false, intervalNotAssessable: false, sexUnknown: false, ageUnknown: false, noCorrelation: false,
  noTable: false, notLater: false, tooShort: false, tooLong: false, betweenIntervals: false, beyondAges: false, belowTable: false, notNumber: false,
  reached: false, notYetNormal: false, lateForMost: false, lateForNearlyAll: false, reachedTooEarly: false, notSeenAgain: false, notAsked: false, tooEarlyToAsk: false, tooOldToAsk: false, noSuchPercentile: false,
  refer: false, watch: false, check: false, ask: false, none: false,
  tooYoung: true, tooOld: true, tooSoon: true, givenInRound: true, betweenRounds: true, sinceLast: false, ageReached: false, neverWeighed: false,
  shrinks: false, jump: false, others: false, reference: false, later: false,
  grams: false, kilograms: false, pounds: false, metres: false, inches: false, millimetres: false, pointTooFarLeft: false, pointTooFarRight: false, swapped: false
}

const codes = Object.keys(tellsDay) as GrowthReasonCode[]

describe("reasons in words", () => {
  it.each(codes)("%s, in two languages", (code) => {
    const text = growthReasonText({ code, day: "2026-07-15" })
    for (const [words, date] of [[text.vi, "15/07/2026"], [text.en, "2026-07-15"]] as const) {
      expect(words.length).toBeGreaterThan(4)
      expect(words.includes(date)).toBe(tellsDay[code])
      expect(words).not.toContain("%")
    }
    expect(text.vi).not.toBe(text.en)
  })
  it("no two have the same words", () => {
    expect(new Set(codes.map((code) => growthReasonText({ code }).vi)).size).toBe(codes.length)
    expect(new Set(codes.map((code) => growthReasonText({ code }).en)).size).toBe(codes.length)
  })
  it("every reason why a measure has no z-score, or was not used, has its words", () => {
    for (const code of noScoreCodes) expect(growthReasonText({ code }).vi).not.toBe(code)
  })
  it.each(["somethingNewer", "__proto__", "toString"])("a code that is not known, %s, stands for itself", (code) => {
    expect(growthReasonText({ code: code as GrowthReasonCode })).toEqual({ vi: code, en: code })
  })
  it("as a health worker reads them", () => {
    expect(growthReasonText({ code: "tooSoon", day: "2026-10-15" })).toEqual({ vi: "chưa đủ thời gian kể từ liều trước; được uống từ ngày 15/10/2026", en: "too soon after the last dose, until 2026-10-15" })
    expect(growthReasonText({ code: "lostWeight" })).toEqual({ vi: "nhẹ hơn lần cân trước", en: "weighs less than the time before" })
  })
})
