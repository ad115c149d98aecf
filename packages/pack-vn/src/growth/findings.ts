import type { GrowthItem } from "@tramyte/core/growth"
import { cite, text } from "@tramyte/core/pack"
import { type DatedSource, found } from "./items.ts"

const stunted = ["severely-stunted", "stunted"] as const
const wasted = ["severely-wasted", "wasted"] as const
const underweight = ["severely-underweight", "underweight"] as const
const thin = ["severely-thin", "thin"] as const

/** Of normal height, and of normal weight for it: nobody of whom one was not measured. */
const normal = [["normal-height", "very-tall"], ["normal-weight-for-height", "possible-risk-of-overweight", "normal-bmi"]] as const

/** What holds while which guideline does: none of them was seen to print its cut-offs. */
const acutely: readonly DatedSource[] = [
  {
    cites: [cite("who-unicef-acute-malnutrition-2009")], status: "secondary", until: "2016-08-18",
    note: text("Tuyên bố chung nêu mức nặng; mức vừa theo các hướng dẫn sau đó.", "The joint statement has the severe grade; the moderate one is of later guidance.")
  },
  {
    cites: [cite("decision-4487-2016"), cite("who-unicef-acute-malnutrition-2009")], status: "unverified", from: "2016-08-18", until: "2019-08-26",
    note: text("Trẻ 0–72 tháng; một trong hai tiêu chuẩn, vòng cánh tay hoặc cân nặng theo chiều cao, là đủ. Bảng ngưỡng của hướng dẫn chưa thấy: ngưỡng là của WHO. Từ 60 tháng chỉ còn phù.",
      "Children of 0–72 months; either arm circumference or weight-for-height is enough. The guideline's table of cut-offs was not seen: they are WHO's. From 60 months on only oedema is left.")
  },
  {
    cites: [cite("decision-3779-2019"), cite("decision-4487-2016"), cite("who-unicef-acute-malnutrition-2009")], status: "unverified", from: "2019-08-26",
    note: text("Trẻ 0–72 tháng; một trong hai tiêu chuẩn, vòng cánh tay hoặc cân nặng theo chiều cao, là đủ. Bảng ngưỡng chưa thấy: ngưỡng là của WHO. Từ 60 tháng chỉ còn phù. Mẫu 02 (từ 01/07/2026) còn có “biến chứng”, do người khám ghi.",
      "Children of 0–72 months; either arm circumference or weight-for-height is enough. The table of cut-offs was not seen: they are WHO's. From 60 months on only oedema is left. Form 02 (from 1 July 2026) also has \"complicated\", which the examiner writes.")
  }
]

/** Acute malnutrition by any of its criteria (suy dinh dưỡng cấp tính). */
const acuteMalnutrition = acutely.map((source): GrowthItem => found("acute-malnutrition", text("Suy dinh dưỡng cấp tính", "Acute malnutrition"), source,
  ["severe-acute-malnutrition", text("suy dinh dưỡng cấp tính nặng", "severe acute malnutrition"), ["severely-wasted", "very-small-arm-circumference", "oedema"]],
  ["moderate-acute-malnutrition", text("suy dinh dưỡng cấp tính vừa", "moderate acute malnutrition"), ["wasted", "small-arm-circumference"]]))

/** What several classes of one child are called together (kết hợp nhiều chỉ số). */
export const findings: readonly GrowthItem[] = [
  ...acuteMalnutrition,
  found("refer-for-treatment", text("Chuyển khám, điều trị ngay", "Refer for treatment at once"), {
    cites: [cite("who-unicef-acute-malnutrition-2009")], status: "unverified",
    note: text("Suy dinh dưỡng cấp tính nặng được chuyển đến nơi điều trị. Nơi và thủ tục theo hướng dẫn của Bộ Y tế: chưa thấy.", "Severe acute malnutrition is referred to treatment. Where to and how is in the ministry's guideline, which was not seen.")
  }, ["refer-for-treatment", text("chuyển khám, điều trị ngay", "refer for treatment at once"), ["severe-acute-malnutrition"]]),
  found("stunted-and-wasted", text("Thấp còi và gầy còm", "Stunted and wasted"), { cites: [cite("who-anthro-2026")], status: "secondary" },
    ["stunted-and-wasted", text("thấp còi kèm gầy còm", "stunted and wasted"), stunted, wasted]),
  found("stunted-and-overweight", text("Thấp còi và thừa cân", "Stunted and overweight"), {
    cites: [cite("who-anthro-2026")], status: "secondary",
    note: text("Dưới 5 tuổi theo cân nặng theo chiều cao. Từ 5 tuổi theo BMI: phần mềm của WHO không có.", "Under 5 by weight-for-height. From 5 years on by BMI: WHO's program has none.")
  }, ["stunted-and-overweight", text("thấp còi kèm thừa cân, béo phì", "stunted and overweight"), stunted, ["overweight", "obese"]]),
  found("anthropometric-failure", text("Suy dinh dưỡng thể bất kỳ (CIAF)", "Composite anthropometric failure (CIAF)"), {
    cites: [cite("composite-failure-2000")], status: "unverified",
    note: text("Thấp còi, gầy còm hoặc nhẹ cân, ít nhất một.", "Stunted, wasted or underweight, at least one of them.")
  }, ["anthropometric-failure", text("suy dinh dưỡng thể bất kỳ", "anthropometric failure of any kind"), [...stunted, ...wasted, ...underweight]]),
  found("register-word", text("Một từ trong sổ cho mỗi trẻ", "The one word of a register"), {
    cites: [cite("who-growth-training-2008", "Phần C")], status: "unverified",
    note: text("Sổ ghi một từ cho mỗi trẻ; thứ tự theo một phần mềm công khai của Việt Nam: phối hợp, gầy còm, thấp còi, nhẹ cân, béo phì, thừa cân, bình thường. Không văn bản nào đã thấy nêu thứ tự. Bình thường khi chiều cao và cân nặng theo chiều cao đều đã đo. Từ 5 tuổi gầy theo BMI là gầy còm. Trẻ có vòng cánh tay nhỏ hoặc phù là suy dinh dưỡng cấp tính, đứng trước thấp còi: điều nguy hiểm nhất không bị che.",
      "Registers have one word a child; the order is that of a public Vietnamese app: combined, wasted, stunted, underweight, obese, overweight, normal. No text seen gives an order. Normal only if height and weight-for-height were both measured. From 5 years on thin by BMI is wasted. A small arm circumference or oedema is acute malnutrition, and comes before stunted: what is most dangerous is not hidden.")
  },
    ["register-combined", text("suy dinh dưỡng phối hợp", "combined malnutrition"), stunted, [...wasted, ...thin]],
    ["register-wasted", text("gầy còm", "wasted"), [...wasted, ...thin]],
    ["register-acute-malnutrition", text("suy dinh dưỡng cấp tính", "acute malnutrition"), ["severe-acute-malnutrition", "moderate-acute-malnutrition"]],
    ["register-stunted", text("thấp còi", "stunted"), stunted],
    ["register-underweight", text("nhẹ cân", "underweight"), underweight],
    ["register-obese", text("béo phì", "obese"), ["obese"]],
    ["register-overweight", text("thừa cân", "overweight"), ["overweight"]],
    ["register-normal", text("bình thường", "normal"), ...normal]),
  ...formStatuses()
]

/** Form 01 has no "combined" status and does not say whether a child may have several: each of its words stands by itself. */
function formStatuses(): readonly GrowthItem[] {
  const source: DatedSource = {
    cites: [cite("decision-97-2026", "Phụ lục III, mẫu 01"), cite("circular-15-2026", "Điều 41–47")], status: "secondary", from: "2026-07-01",
    note: text("Mẫu 01: bình thường, nhẹ cân, gầy còm, thấp còi, thừa cân, béo phì (thiếu năng lượng trường diễn từ 19 tuổi không ở đây). Mẫu không nói trẻ có hai tình trạng ghi thế nào: ở đây giữ cả hai. Suy dinh dưỡng cấp tính theo vòng cánh tay, phù ở mẫu 02.",
      "Form 01: normal, underweight, wasted, stunted, overweight, obese (chronic energy deficiency from 19 years on is not here). It does not say how two statuses are written: here both are kept. Acute malnutrition by arm circumference or oedema is in form 02.")
  }
  return [
    found("form-01-wasted", text("Mẫu 01: gầy còm", "Form 01: wasted"), source, ["form-01-wasted", text("gầy còm", "wasted"), [...wasted, ...thin]]),
    found("form-01-stunted", text("Mẫu 01: thấp còi", "Form 01: stunted"), source, ["form-01-stunted", text("thấp còi", "stunted"), stunted]),
    found("form-01-overweight", text("Mẫu 01: thừa cân, béo phì", "Form 01: overweight, obese"), source, ["form-01-obese", text("béo phì", "obese"), ["obese"]], ["form-01-overweight", text("thừa cân", "overweight"), ["overweight"]]),
    // Nobody who is underweight is normal, so that these two are one finding.
    found("form-01-underweight-or-normal", text("Mẫu 01: nhẹ cân hoặc bình thường", "Form 01: underweight or normal"), source, ["form-01-underweight", text("nhẹ cân", "underweight"), underweight], ["form-01-normal", text("bình thường", "normal"), ...normal])
  ]
}
