import type { Text } from "@tramyte/core"
import type { ChildToFollow, ExampleOf, GrowthAge, GrowthMark } from "../../pipeline/growth/growthYear.ts"
import { dayText, numberText, text } from "../bilingual.ts"

/** What is to be done about a child, the gravest first. */
export const markLabels: Readonly<Record<GrowthMark, Text>> = {
  r: { vi: "Chuyển khám", en: "Refer" },
  g: { vi: "Đo lại", en: "Measure again" },
  m: { vi: "Suy dinh dưỡng", en: "Malnourished" },
  f: { vi: "Chậm tăng trưởng", en: "Growth falters" },
  o: { vi: "Thừa cân, béo phì", en: "Overweight, obese" },
  w: { vi: "Quá hạn cân", en: "Weighing overdue" },
  n: { vi: "Đến lịch cân", en: "To be weighed" },
  a: { vi: "Vitamin A 100.000 đơn vị", en: "Vitamin A 100,000 IU" },
  b: { vi: "Vitamin A 200.000 đơn vị", en: "Vitamin A 200,000 IU" },
  u: { vi: "Lỡ đợt vitamin A trước", en: "Missed the last vitamin A round" }
}

export const growthMarks = Object.keys(markLabels) as readonly GrowthMark[]

export const growthAges: readonly GrowthAge[] = ["i", "y", "s"]

export const growthAgeLabels: Readonly<Record<GrowthAge, Text>> = {
  i: { vi: "Dưới 2 tuổi", en: "Under 2 years" },
  y: { vi: "2–4 tuổi", en: "2–4 years" },
  s: { vi: "5–18 tuổi", en: "5–18 years" }
}

export const exampleLabels: Readonly<Record<ExampleOf, Text>> = {
  faltering: { vi: "Trẻ chậm tăng trưởng", en: "A child whose growth falters" },
  preterm: { vi: "Trẻ sinh non, tuổi hiệu chỉnh", en: "A child born preterm, by corrected age" },
  malnourished: { vi: "Trẻ suy dinh dưỡng", en: "A malnourished child" },
  obese: { vi: "Học sinh béo phì", en: "A pupil with obesity" }
}

/** What the marks mean. */
export const growthMeaning: Text = {
  vi: "Một trẻ có thể thuộc nhiều cột. Chuyển khám: suy dinh dưỡng cấp tính nặng theo bất kỳ tiêu chuẩn nào, chậm mốc vận động đến mức cần khám; học sinh gầy nặng là lựa chọn của bản trình diễn, trạm tự quyết. Đo lại: lần đo gần nhất cho kết quả vô lý theo giới hạn của WHO, do ghi nhầm hoặc do trẻ đang nguy hiểm. Suy dinh dưỡng, thừa cân: theo lần đo gần nhất, trong vòng một năm. Chậm tăng trưởng: dưới 5 tuổi, có dấu hiệu ở lần cân gần nhất, trong vòng 200 ngày; một lần cân sai cũng sinh dấu hiệu: cân lại trước. Quá hạn cân: ngày cân lại đã qua. Đến lịch cân: ngày cân lại không sau buổi cân tới.",
  en: "A child may be in several columns. Refer: severe acute malnutrition by any criterion, or motor milestones so late that somebody should examine; pupils who are severely thin are the demo’s own choice, the station decides. Measure again: the last measurement is implausible by WHO’s limits, by a slip or because the child is in danger. Malnourished, overweight: by the last measurement, not older than a year. Growth falters: under five, a sign at the last weighing, not older than 200 days; one wrong weighing makes a sign, too: weigh again first. Weighing overdue: the day of the next weighing has passed. To be weighed: that day is not after the next weighing day."
}

/** How a child stands: what it is called, and its signs. */
export const stateText = ({ refer, signs, words }: ChildToFollow): Text => text((lang) => {
  const named = [...refer.filter(({ vi }) => !words.some((word) => word.vi === vi)), ...words, ...signs].map((one) => one[lang]).join("; ")
  return named.charAt(0).toUpperCase() + named.slice(1)
})

/** What is to be done: examine, weigh by a day, a dose in the next round. */
export const todoText = (child: ChildToFollow): Text => text((lang) => {
  const { marks, vitaminA, weighing } = child
  const say = (vi: string, en: string): string => lang === "vi" ? vi : en
  return [
    marks.includes("r") ? say("chuyển khám", "refer") : "",
    marks.includes("g") ? say("đo lại ngay", "measure again at once") : "",
    weighing === undefined || !/[wn]/.test(marks) ? "" : `${marks.includes("w") ? say("cân ngay, đã quá hạn từ", "weigh now, overdue since") : say("cân lại ngày", "weigh again on")} ${dayText(weighing.due)[lang]}`,
    marks.includes("f") && !/[gwn]/.test(marks) ? say("cân lại để chắc chắn", "weigh again to be sure") : "",
    vitaminA === undefined ? "" : `${say("đợt tới: vitamin A", "next round: vitamin A")} ${numberText(vitaminA)[lang]} ${say("đơn vị", "IU")}`
  ].filter((part) => part !== "").join("; ")
})

/** A measure with its unit: "8,5 kg". */
export const measureText = (value: number | undefined, unit: "kg" | "cm"): Text | undefined =>
  value === undefined ? undefined : text((lang) => `${value.toFixed(1).replace(".", lang === "vi" ? "," : ".")} ${unit}`)
