import { describe, expect, it } from "vitest"
import type { DoseReason, ForecastReason, SetAsideDose } from "./assessment.ts"
import { reasonText } from "./reasonTexts.ts"

type Code = (DoseReason | ForecastReason | SetAsideDose)["code"]

// Every code, so that a new one without words does not compile: which of them tell a day.
const tellsDay: Readonly<Record<Code, boolean>> = {
  ageTooYoung: true, ageTooOld: true, gracePeriodAge: true, intervalTooShort: true, intervalTooLong: true, gracePeriodInterval: true, vaccineConflict: true, inadvertentVaccine: false, vaccineNotAllowed: false,
  vaccineAtWrongAge: false, wrongProduct: false, volumeLessThanRecommended: false, allowableVaccine: false, allowableInterval: false, lotExpired: false, substandardDose: false, seriesAlreadyComplete: false,
  beforeBirth: false, afterDeath: false, inTheFuture: false, unknownVaccine: false, duplicate: false, impossibleDate: false, notCertain: false,
  needed: false, seriesComplete: false, noDoseNeeded: false, immuneByHistory: false, immuneByBirthDate: true, antigenContraindicated: false, vaccinesContraindicated: false, seasonOver: true, tooOld: true,
  cannotFinishInTime: true, tooLongAfter: true, noLongerOffered: true, died: true, minimumAge: true, firstOffered: true, minimumInterval: true, seasonStart: true, inadvertentDose: true, latestDose: true, recommendedAge: true, recommendedInterval: true
}

describe("reasons in words", () => {
  it.each(Object.entries(tellsDay))("%s, in two languages (with its day: %s)", (code, day) => {
    const text = reasonText({ code: code as "ageTooYoung", day: "2026-07-15" })
    for (const [words, date] of [[text.vi, "15/07/2026"], [text.en, "2026-07-15"]] as const) {
      expect(words.length).toBeGreaterThan(5)
      expect(words.includes(date)).toBe(day)
      expect(words).not.toContain("%")
    }
    expect(text.vi).not.toBe(text.en)
  })
  it("no two reasons of a dose have the same words", () => {
    const texts = Object.keys(tellsDay).map((code) => reasonText({ code: code as "ageTooYoung", day: "2026-07-15" }))
    expect(new Set(texts.map(({ vi }) => vi)).size).toBe(texts.length)
    expect(new Set(texts.map(({ en }) => en)).size).toBe(texts.length)
  })
  it("as a health worker reads them", () => {
    expect(reasonText({ code: "ageTooYoung", day: "2026-10-15" })).toEqual({ vi: "tiêm quá sớm so với tuổi, sớm nhất là 15/10/2026", en: "given too young; not before 2026-10-15" })
    expect(reasonText({ dose: "d1", code: "beforeBirth", message: "" })).toEqual({ vi: "ngày tiêm trước ngày sinh", en: "dated before birth" })
    expect(reasonText({ code: "seriesAlreadyComplete" })).toEqual({ vi: "đã đủ mũi trước đó", en: "the series was complete before" })
  })
  it("without a day there is none", () => {
    expect(reasonText({ code: "minimumAge" }).en).toBe("old enough from ")
  })
})
