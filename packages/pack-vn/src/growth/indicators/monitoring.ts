import { afterPeriod, aged, all, before, cite, months, on, param, startOf, startOfPeriod, sure, text } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { named } from "../items.ts"
import { sinceSchoolHealth } from "../weighing.ts"
import { type Among, assessed, bornBy, counted, defined, monthsBeforeEnd, type Round, rounds, surveillance, under5, under5InPeriod } from "./frame.ts"
import { called } from "./prevalence.ts"

const visits = assessed("growth-visit")
const measuring = (measure: "weight" | "lengthHeight") => visits.qualified({ measures: { codes: [measure], absent: "out" } })
const weighings = measuring("weight")

const source = (vi: string, en: string): Source => ({ cites: [...surveillance], status: "unverified", note: text(vi, en) })

/** Weighed and measured in the period (được cân, đo), of those under five on its last day. */
export const weighedAndMeasured: Among = (residents) => ({
  basis: "person", measures: "period", initial: all(under5(), residents), numerator: all(weighings.inPeriod().exist(), measuring("lengthHeight").inPeriod().exist()), direction: "up"
})

const weighedIn = ({ from, until }: Round): Among => (residents) => ({
  basis: "person", measures: "state", initial: all(under5(from), bornBy(from), residents), numerator: weighings.within({ from, until }).exist(), direction: "up"
})

const monthly: Among = (residents) => ({
  basis: "person", measures: "state",
  initial: all(aged({ atLeast: months(3), below: param(named("monitored-monthly-until")) }), residents),
  numerator: all(...[1, 2, 3].map((count) => weighings.within({ from: monthsBeforeEnd(count), until: monthsBeforeEnd(count - 1) }).exist())),
  direction: "up"
})

/** Weighed before, and the next weighing not overdue (không quá hạn cân), of those under five. */
export const weighedOnTime: Among = (residents) => ({
  basis: "person", measures: "state", initial: all(under5(), residents), numerator: all(weighings.exist(), assessed("weighing-overdue").activeOn(on).none()), direction: "up"
})

const malnourished = called("anthropometric-failure", "severe-acute-malnutrition", "moderate-acute-malnutrition")
const within = param(named("reweighed-within"))
/** So that the time to weigh the child again ended in the period. */
const settled = { from: before(startOfPeriod, within), until: before(afterPeriod, within) } as const

const reweighed: Among = (residents) => ({
  basis: { event: { use: named("visits-of-malnourished-children"), startsIn: settled }, as: "visit" },
  measures: "cohort",
  initial: residents,
  numerator: weighings.within({ after: startOf("visit"), through: { shift: startOf("visit"), plus: within } }).exist(),
  direction: "up"
})

// One weighing tells little: most signs cannot be told by then, and are none that was seen.
const faltering: Among = (residents) => ({
  basis: "person", measures: "period", initial: all(under5InPeriod, residents), denominator: sure(visits.inPeriod().exist()), numerator: sure(assessed("growth-sign").inPeriod().exist()), direction: "down"
})

/** Whether children are weighed and measured (theo dõi tăng trưởng). */
export const monitoring: Programme = {
  definitions: [
    defined("visits-of-malnourished-children", text("Lần cân đo của trẻ suy dinh dưỡng dưới 5 tuổi", "Visits at which a child under 5 was malnourished"), {
      ...source("Thấp còi, gầy còm, nhẹ cân, hoặc suy dinh dưỡng cấp tính vào ngày cân đo đó.", "Stunted, wasted, underweight or acutely malnourished on that day."), cites: [cite("road-to-health-chart-2017")]
    }, {
      // What is on record of a visit is all that the engine said of it, however many visits the record lacks.
      facts: visits.named("measured").where(all(under5(startOf("measured")), sure(assessed("growth-class").qualified(malnourished).within({ from: startOf("measured"), through: startOf("measured") }).exist()))).data
    })
  ],
  indicators: [
    counted("weighed-and-measured", text("Tỷ lệ trẻ dưới 5 tuổi được cân, đo trong kỳ", "Share of children under 5 weighed and measured in the period"),
      source("Có cả cân nặng và chiều dài/chiều cao dùng được trong kỳ, không nhất thiết cùng ngày.", "With both a usable weight and a usable length or height in the period, not necessarily on one day."), weighedAndMeasured),
    ...rounds.map((round) => counted(`weighed-in-${round.id}-round`, text(`Tỷ lệ trẻ dưới 5 tuổi được cân trong ${round.label.vi}`, `Share of children under 5 weighed in the ${round.label.en}`),
      source("Trẻ dưới 5 tuổi vào ngày 1 của tháng, cân trong tháng đó; đợt gần nhất đã bắt đầu đến ngày cuối kỳ. Hà Nội đặt trên 95 %; văn bản của Hải Phòng chưa thấy.",
        "Children under 5 on the first of the month, weighed in that month; the last round that had begun by the period's last day. Hà Nội aims at more than 95 %; no text of Hải Phòng was seen."), weighedIn(round))),
    counted("monitored-monthly", text("Tỷ lệ trẻ dưới 24 tháng được cân hằng tháng", "Share of children under 24 months weighed monthly"), {
      ...source("Trẻ từ 3 tháng tuổi: có cân trong mỗi một trong ba tháng cuối của kỳ.", "Children from 3 months on: weighed in each of the last three months of the period."), cites: [cite("joint-circular-13-2016")], from: sinceSchoolHealth
    }, monthly),
    counted("weighed-on-time", text("Tỷ lệ trẻ dưới 5 tuổi không quá hạn cân", "Share of children under 5 whose weighing is not overdue"), {
      ...source("Đã từng được cân, và vào ngày cuối kỳ không quá hạn theo lịch cân của tuổi và tình trạng dinh dưỡng; kết quả đánh giá phải lập cho đúng ngày đó.", "Weighed before, and on the last day not overdue by the intervals for age and state; the assessment must be of that day."), cites: [cite("joint-circular-13-2016")], from: sinceSchoolHealth
    }, weighedOnTime),
    counted("malnourished-reweighed", text("Tỷ lệ lần phát hiện trẻ suy dinh dưỡng được cân lại trong một tháng", "Share of visits of malnourished children followed by a weighing within a month"), {
      ...source("Theo lần cân đo có suy dinh dưỡng (thấp còi, gầy còm, nhẹ cân hoặc cấp tính) mà hạn cân lại kết thúc trong kỳ.", "By visits with malnutrition (stunted, wasted, underweight or acute) whose time to weigh again ended in the period."), cites: [cite("road-to-health-chart-2017")]
    }, reweighed),
    counted("faltering-growth", text("Tỷ lệ trẻ dưới 5 tuổi có dấu hiệu chậm tăng trưởng", "Share of children under 5 with a sign of faltering growth"), {
      ...source("Trong số trẻ được cân đo trong kỳ; dấu hiệu thấy được vào ngày cuối kỳ; dấu hiệu chưa đủ số liệu thì chưa thấy.", "Among children measured in the period; signs seen as of the last day; a sign that cannot be told yet is not seen."), cites: [cite("who-velocity-2009"), cite("nice-ng75-2017")]
    }, faltering)
  ]
}
