import type { Indicator, Pack, Text } from "@tramyte/core"
import { aged, all, facts, months, sure, text, valueSet } from "@tramyte/core/pack"
import { attribution, plan, resident } from "../namThanhMien/frame.ts"
import { planPeriod } from "../namThanhMien/parameters.ts"
import { reviewedOn } from "../write.ts"
import { type Among, assessed, rounds, surveillance } from "./indicators/frame.ts"
import { weighedAndMeasured, weighedOnTime } from "./indicators/monitoring.ts"
import { shares } from "./indicators/prevalence.ts"
import { pupil, pupilsMeasured, schoolAgeShares } from "./indicators/schoolAge.ts"
import { vitaminAOf } from "./indicators/vitaminA.ts"

const measure = (name: string, label: Text, at: string, said: Text, among: Among, whom = resident): Indicator => ({
  id: `nam-thanh-mien-growth/${name}`, label, ...planPeriod, cites: [...plan(at), ...surveillance], status: "unverified", reviewedOn,
  note: text(`${said.vi} Kế hoạch nêu việc phải làm, không đặt tỷ lệ và không có công thức.`, `${said.en} The plan says what is to be done; it sets no share and has no formula.`),
  attribution, ...among(whom)
})

const pupils = (name: string, vi: string, en: string, among: Among): Indicator =>
  measure(name, text(`Tỷ lệ học sinh ${vi} trong số được cân đo`, `${en} of pupils among those measured`), "Mục V.7",
    text("“Giảm tỷ lệ học sinh mắc cận thị và thừa cân, béo phì”; Mục VII.4: phát hiện sớm suy dinh dưỡng, thừa cân béo phì. Học sinh từ 5 đến trước 19 tuổi.", "\"Reduce the share of pupils with myopia, overweight and obesity\"; section VII.4: find malnutrition and overweight early. Pupils from 5 until 19 years."),
    among, all(pupil, resident))

const delayed: Among = (residents) => ({
  basis: "person", measures: "period", initial: all(aged({ below: months(24) }), residents),
  denominator: sure(facts("observation").coded(valueSet("vietnam-growth/motor-milestones")).ofStatus("final", "notDone").inPeriod().exist()),
  numerator: assessed("milestone-refer").inPeriod().exist(), direction: "down"
})

const nutrition = text("“Từng bước giảm tỷ lệ suy dinh dưỡng thể nhẹ cân, thấp còi trên địa bàn”.", "\"Reduce underweight and stunting step by step\".")

const indicators: readonly Indicator[] = [
  measure("growth-charts-followed", text("Tỷ lệ trẻ dưới 5 tuổi được theo dõi biểu đồ tăng trưởng, không quá hạn cân", "Share of children under 5 whose growth is followed, no weighing overdue"), "Mục V.6",
    text("“Theo dõi biểu đồ tăng trưởng”: ở đây là không quá hạn cân vào ngày cuối kỳ, theo lịch cân của tuổi và tình trạng.", "\"Follow the growth chart\": here, that no weighing is overdue on the last day, by the intervals for age and state."), weighedOnTime),
  measure("weighed-and-measured", text("Tỷ lệ trẻ dưới 5 tuổi được cân, đo, đánh giá dinh dưỡng trong kỳ", "Share of children under 5 weighed, measured and assessed in the period"), "Mục V.6",
    text("“Cân, đo, đánh giá tình trạng dinh dưỡng định kỳ”: cả cân nặng và chiều cao dùng được, theo kết quả đánh giá tăng trưởng.", "\"Weigh, measure and assess nutrition regularly\": both a usable weight and height, by the assessment of growth."), weighedAndMeasured),
  measure("delayed-development-found", text("Tỷ lệ trẻ dưới 24 tháng có mốc vận động chậm cần chuyển khám, trong số được theo dõi", "Share of children under 24 months with a motor milestone to refer, among those looked at"), "Mục V.6",
    text("“Phát hiện sớm các bệnh lý và tình trạng chậm phát triển”: ở đây chỉ là sáu mốc vận động thô của WHO, của trẻ có ghi nhận một mốc trong kỳ; ngôn ngữ, giao tiếp, nghe và vòng đầu không ở đây. Ít hơn không phải là tốt hơn: tìm thấy nhiều có thể là tìm kỹ; hướng “giảm” chỉ để trẻ cần chuyển khám hiện trong danh sách việc cần làm.", "\"Find diseases and delayed development early\": here, WHO's six gross motor milestones only, of children with one on record in the period; language, social development, hearing and the head are not in it. Less is not better: to find many may mean to look well; the direction \"down\" only puts the children to refer on the list of what is to be done."), delayed),
  ...rounds.map((round) => measure(`vitamin-a-${round.id}`, text(`Tỷ lệ trẻ được bổ sung vitamin A, ${round.label.vi}`, `Coverage of vitamin A, ${round.label.en}`), "Mục V.6",
    text("“Hướng dẫn bổ sung vi chất dinh dưỡng”: ở đây là liều cao vitamin A của đợt.", "\"Guide on micronutrients\": here, the high dose of vitamin A of the round."), vitaminAOf(round))),
  measure("underweight", text("Tỷ lệ suy dinh dưỡng thể nhẹ cân ở trẻ dưới 5 tuổi", "Underweight among children under 5"), "Mục V.6", nutrition, shares.underweight),
  measure("stunting", text("Tỷ lệ suy dinh dưỡng thể thấp còi ở trẻ dưới 5 tuổi", "Stunting among children under 5"), "Mục V.6", nutrition, shares.stunting),
  measure("pupils-measured", text("Tỷ lệ học sinh được cân đo trong năm học", "Share of pupils weighed and measured this school year"), "Mục V.7",
    text("Mục VII.4: phát hiện sớm suy dinh dưỡng, thừa cân béo phì; tỷ lệ trong số được cân đo chỉ nói được về số này. Học sinh 5–18 tuổi có BMI tin được từ đầu năm học đến hết kỳ.",
      "Section VII.4: find malnutrition and overweight early; shares among those measured speak of these only. Pupils of 5–18 years with a plausible BMI from the start of the school year to the end of the period."), pupilsMeasured.once),
  pupils("pupils-overweight", "thừa cân, béo phì", "Overweight and obesity", schoolAgeShares.overweight),
  pupils("pupils-thin", "gầy", "Thinness", schoolAgeShares.thinness),
  pupils("pupils-stunted", "thấp còi", "Stunting", schoolAgeShares.stunting)
]

/** What Nam Thanh Miện's plan says of the growth and nutrition of children (sections V.6, V.7 and VII.4), as indicators. */
export const namThanhMienGrowth: Pack = {
  format: 1,
  id: "nam-thanh-mien-growth",
  version: "2026.1.0",
  label: text("Xã Nam Thanh Miện: dinh dưỡng trẻ em", "Commune of Nam Thanh Miện: nutrition of children"),
  needs: [{ pack: "vietnam-growth", version: ">=2026.1.0" }, { pack: "nam-thanh-mien", version: ">=2026.1.0" }],
  citations: [],
  indicators
}
