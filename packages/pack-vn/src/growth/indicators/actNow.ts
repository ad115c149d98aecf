import { aged, all, cite, not, param, startOf, sure, text, years } from "@tramyte/core/pack"
import type { Programme } from "../../care/programme.ts"
import { named } from "../items.ts"
import { type Among, assessed, counted } from "./frame.ts"
import { called } from "./prevalence.ts"

const visits = assessed("growth-visit")
const measured = sure(visits.exist())

/** Nobody drops off the list but by being seen again: a later visit that the record may lack does not help the child. */
const toRefer: Among = (residents) => ({
  basis: "person",
  measures: "state",
  initial: all(aged({ below: years(6) }), residents),
  denominator: measured,
  numerator: assessed("growth-class").qualified(called("refer-for-treatment")).named("found").where(not(sure(visits.within({ after: startOf("found") }).exist()))).exist(),
  direction: "down"
})

const toMeasureAgain: Among = (residents) => ({
  basis: "person",
  measures: "state",
  initial: all(aged({ below: param(named("school-age-until")) }), residents),
  denominator: measured,
  numerator: assessed("growth-measure-again").exist(),
  direction: "down"
})

/** Children for whom something is to be done at once (việc cần làm ngay): the lists matter more than the shares. */
export const actNow: Programme = {
  indicators: [
    counted("children-to-refer", text("Tỷ lệ trẻ cần chuyển khám, điều trị ngay, trong số đã được cân đo", "Share of children to be referred for treatment at once, among those measured"), {
      cites: [cite("who-unicef-acute-malnutrition-2009"), cite("decision-3779-2019")],
      status: "unverified",
      note: text("Danh sách để chuyển khám: trẻ dưới 6 tuổi mà lần cân đo gần nhất cho thấy suy dinh dưỡng cấp tính nặng; ai chưa được cân đo lại thì vẫn còn tên. Kết quả vô lý không ở đây mà ở danh sách cân đo lại. Nơi chuyển và thủ tục theo hướng dẫn của Bộ Y tế: chưa thấy.",
        "A list for referral: children under 6 whom the last visit found severely acutely malnourished; whoever was not measured since stays on it. Implausible scores are not here but in the list of those to measure again. Where to refer and how is in the ministry's guideline, which was not seen.")
    }, toRefer),
    counted("children-to-measure-again", text("Tỷ lệ trẻ cần cân đo lại vì kết quả vô lý, trong số đã được cân đo", "Share of children to be measured again, their scores being implausible, among those measured"), {
      cites: [cite("who-anthro-2026")],
      status: "unverified",
      note: text("Danh sách để cân đo lại: trẻ dưới 19 tuổi có z-score gần nhất ngoài giới hạn của WHO. Đó là ghi nhầm, hoặc trẻ đang nguy hiểm: nếu đo lại vẫn đúng thì chuyển khám.",
        "A list for measuring again: children under 19 with a last z-score beyond WHO's limits. That is a slip, or a child in danger: refer if it proves right.")
    }, toMeasureAgain)
  ]
}
