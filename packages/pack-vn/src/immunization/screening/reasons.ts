import type { Predicate, Rule, Text } from "@tramyte/core"
import { aged, all, facts, months, not, param, sure, text } from "@tramyte/core/pack"
import { vaccineSet } from "../vaccineSets.ts"
import { answeredYes, everAnsweredYes, isFor, measured, measuredToday, recently, resultedOtherThan } from "./answers.ts"
import { asBefore, type Found, fromForms, type Guideline, guidelines, inPart, retold } from "./guidelines.ts"

/** What a reason leads to. */
export type Consequence = "contraindicated" | "refer" | "defer"

/** A reason not to vaccinate here and now, with the questions that decide it, and the guidelines that know it. */
export interface ScreeningReason {
  readonly name: string
  readonly label: Text
  readonly leadsTo: Consequence
  readonly asks: readonly string[]
  readonly when: Predicate
  readonly under: { readonly [key in Guideline["key"]]?: Found }
}

const newborn = aged({ below: months(1) })
const older = not(newborn)
const figure = (name: string) => param(`vietnam-immunization/${name}`)

const light = measuredToday("body-weight", { below: figure("low-weight-threshold") }, "g")
const early = measured("gestational-age-at-birth", { below: figure("early-birth-threshold") }, "wk")
const hepatitisOfMother = resultedOtherThan("mother-hbsag", "negative")

const reason = (leadsTo: Consequence, name: string, vi: string, en: string, asks: readonly string[], when: Predicate, under: ScreeningReason["under"]): ScreeningReason => ({ name, label: text(vi, en), leadsTo, asks, when, under })

/** The reasons of both guidelines (chống chỉ định, chuyển bệnh viện, tạm hoãn). */
export const screeningReasons: readonly ScreeningReason[] = [
  reason("contraindicated", "severe-reaction", "Sốc, phản ứng nặng sau lần tiêm trước (cùng thành phần)", "Shock or severe reaction after an earlier dose with the same component", ["severe-reaction"],
    all(older, everAnsweredYes("severe-reaction")), { 2470: fromForms }),
  reason("contraindicated", "severe-anaphylaxis", "Phản vệ từ độ III sau lần tiêm trước (cùng thành phần)", "Anaphylaxis of grade III or more after an earlier dose with the same component", ["anaphylaxis-grade"],
    all(older, measuredToday("anaphylaxis-grade", { atLeast: figure("anaphylaxis-contraindication-grade") })), { 1575: retold }),
  reason("contraindicated", "intussusception", "Tiền sử lồng ruột: không uống vắc xin rota", "Intussusception: no rotavirus vaccine", ["intussusception"],
    all(isFor(vaccineSet("rotavirus-vaccines")), older, everAnsweredYes("intussusception")), { 1575: retold }),
  reason("contraindicated", "immunodeficiency-and-opv", "Suy giảm miễn dịch bẩm sinh: không uống OPV", "Congenital immunodeficiency: no OPV", ["congenital-immunodeficiency"],
    all(isFor(vaccineSet("oral-polio-vaccines")), older, everAnsweredYes("congenital-immunodeficiency")), { 1575: retold }),
  reason("contraindicated", "immunodeficiency-and-live-vaccines", "Suy giảm miễn dịch: không dùng vắc xin sống", "Immunodeficiency: no live vaccines", ["immunodeficiency"],
    all(isFor(vaccineSet("live-vaccines")), older, answeredYes("immunodeficiency")), { 2470: fromForms }),
  reason("contraindicated", "mother-with-hiv-and-bcg", "Mẹ nhiễm HIV không được dự phòng tốt: không tiêm BCG", "Mother with HIV without good prevention: no BCG", ["mother-hiv-untreated"],
    all(isFor(vaccineSet("bcg-vaccines")), newborn, answeredYes("mother-hiv-untreated")), { 2470: fromForms, 1575: asBefore }),
  reason("contraindicated", "by-manufacturer", "Chống chỉ định khác theo nhà sản xuất", "Another contraindication by the manufacturer", ["other-contraindication"], answeredYes("other-contraindication"), { 2470: fromForms, 1575: retold }),

  reason("refer", "anaphylaxis", "Phản vệ độ II sau lần tiêm trước (cùng thành phần)", "Anaphylaxis of grade II after an earlier dose with the same component", ["anaphylaxis-grade"],
    all(older, measuredToday("anaphylaxis-grade", { atLeast: figure("anaphylaxis-referral-grade"), below: figure("anaphylaxis-contraindication-grade") })), { 1575: retold }),
  reason("refer", "light-newborn-of-mother-with-hepatitis", "Sơ sinh nhẹ cân, mẹ HBsAg dương tính hoặc không xét nghiệm", "Light newborn of a mother with HBsAg, or not tested", ["body-weight", "mother-hbsag"],
    all(newborn, light, hepatitisOfMother), { 2470: retold, 1575: asBefore }),
  reason("refer", "early-newborn-of-mother-with-hepatitis", "Sơ sinh non tháng, mẹ HBsAg dương tính hoặc không xét nghiệm", "Newborn born early of a mother with HBsAg, or not tested", ["gestational-age-at-birth", "mother-hbsag"],
    all(newborn, early, hepatitisOfMother), { 2470: retold, 1575: asBefore }),
  reason("refer", "congenital-disease", "Sơ sinh có bệnh bẩm sinh chưa ổn định", "Newborn with a congenital disease that is not stable", ["unstable-congenital-disease"],
    all(newborn, answeredYes("unstable-congenital-disease")), { 2470: retold, 1575: asBefore }),

  reason("defer", "organ-failure", "Suy chức năng cơ quan", "Organ failure", ["organ-failure"], answeredYes("organ-failure"), { 2470: fromForms, 1575: retold }),
  reason("defer", "acute-illness", "Bệnh cấp tính, nhiễm trùng", "Acute illness or infection", ["acute-illness"], answeredYes("acute-illness"), { 2470: fromForms, 1575: retold }),
  reason("defer", "fever", "Sốt (trẻ từ 1 tháng)", "Fever (from 1 month of age)", ["body-temperature"], all(older, measuredToday("body-temperature", { atLeast: figure("fever-threshold") }, "Cel")), { 2470: fromForms, 1575: retold }),
  reason("defer", "fever-of-newborn", "Sốt (trẻ sơ sinh)", "Fever (newborn)", ["body-temperature"], all(newborn, measuredToday("body-temperature", { atLeast: figure("newborn-fever-threshold") }, "Cel")), { 2470: fromForms, 1575: fromForms }),
  reason("defer", "cold", "Hạ thân nhiệt", "Hypothermia", ["body-temperature"], measuredToday("body-temperature", { atMost: figure("cold-threshold") }, "Cel"), { 2470: fromForms, 1575: retold }),
  reason("defer", "immunodeficiency-unclear", "Nghi ngờ, chưa rõ mức độ, hoặc suy giảm miễn dịch nặng", "Immunodeficiency suspected, of unknown degree, or severe", ["immunodeficiency-unclear"],
    all(older, answeredYes("immunodeficiency-unclear")), { 1575: retold }),
  reason("defer", "immunoglobulin", "Mới dùng globulin miễn dịch", "Immunoglobulin recently", ["immunoglobulin"],
    all(older, recently("immunoglobulin", "vietnam-immunization/wait-after-immunoglobulin")), { 2470: fromForms, 1575: inPart }),
  reason("defer", "high-dose-corticoid", "Corticoid liều cao, hóa trị, xạ trị", "High-dose corticoids, chemotherapy, radiotherapy", ["high-dose-corticoid"],
    all(older, recently("high-dose-corticoid", "vietnam-immunization/wait-after-corticoid")), { 2470: fromForms, 1575: inPart }),
  reason("defer", "light", "Cân nặng dưới ngưỡng (trẻ từ 1 tháng)", "Weight below the threshold (from 1 month of age)", ["body-weight"], all(older, light), { 2470: fromForms }),
  reason("defer", "light-newborn", "Sơ sinh nhẹ cân, mẹ HBsAg âm tính", "Light newborn of a mother without HBsAg", ["body-weight", "mother-hbsag"], all(newborn, light, not(hepatitisOfMother)), { 2470: fromForms, 1575: fromForms }),
  reason("defer", "early-newborn", "Sơ sinh non tháng", "Newborn born early", ["gestational-age-at-birth"], all(newborn, early), { 2470: fromForms, 1575: fromForms }),
  reason("defer", "bilirubin", "Bilirubin máu cao", "High bilirubin", [],
    all(newborn, sure(facts("observation").coded("bilirubin").last.is({ above: figure("bilirubin-threshold"), unit: "mg/dL" }))), { 2470: fromForms, 1575: fromForms })
]

/** The id of the rule of a reason. */
export const ruleOf = ({ name }: ScreeningReason): string => `vietnam-immunization/screening-${name}`

/** Each reason as a dated rule, so that it can be asked, explained and replaced by itself. */
export const screeningRules: readonly Rule[] = screeningReasons.flatMap((one) => guidelines.flatMap(({ cites, from, key, until }): readonly Rule[] => {
  const found = one.under[key]
  return found === undefined ? [] : [{ id: ruleOf(one), label: one.label, from, ...(until === undefined ? {} : { until }), cites, ...found, when: one.when }]
}))
