import type { Predicate } from "@tramyte/core"
import { all, any, cite, flag, not, text } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { choice } from "../../write.ts"
import { ofChildren } from "./cohorts.ts"
import { hasDose, hasDoseOnTime } from "./coverage.ts"
import type { DoseName } from "./doses.ts"
import { type Measures, named } from "./items.ts"

const metadata = cite("gso-fully-immunized-2019")
const kit = cite("smart-immunizations-2025", "complete schedule")

const definition = text(
  "Tổng cục Thống kê: đủ các loại vắc xin theo quy định của Bộ Y tế; danh sách của Bộ cho năm nay chưa thấy, ở đây là lao, viêm gan B 3 mũi, DPT 3, Hib 3, bại liệt 3 lần, sởi 1; bại liệt tiêm và liều sơ sinh theo lựa chọn của trạm. Công thức của Tổng cục chia cho trẻ dưới 1 tuổi trong năm; ở đây là trẻ đủ 1 tuổi trong kỳ.",
  "Statistics office: all vaccines as the Ministry rules; its list for this year was not seen: here BCG, hepatitis B 3, DPT 3, Hib 3, polio 3, measles 1; IPV and the birth dose by choice of the station. Its formula divides by the children under 1 in the year; here they are those who turn 1 in the period."
)
const infancy: Source = { cites: [metadata, kit, cite("circular-23-2025")], status: "unverified", note: definition }
const twoYears: Source = {
  cites: [kit], status: "unverified",
  note: text("Cộng thêm sởi 2, rubella, DPT 4, viêm não Nhật Bản 1–2; không văn bản nào đã thấy nêu chỉ tiêu này.", "With measles 2, rubella, DPT 4 and Japanese encephalitis 1–2 besides; no text seen has this indicator.")
}

const always = ["bcg", "hepatitis-b3", "dpt3", "hib3", "polio3", "measles1"] as const satisfies readonly DoseName[]
const secondYear = ["measles2", "rubella1", "dpt4", "je2"] as const satisfies readonly DoseName[]
const byChoice = { "full-immunization-asks-birth-dose": "hepatitis-b-birth-dose", "full-immunization-asks-ipv": "ipv1" } as const satisfies Readonly<Record<string, DoseName>>

const infantDoses = (has: (dose: DoseName) => Predicate): readonly Predicate[] =>
  [...always.map(has), ...Object.entries(byChoice).map(([choiceName, dose]) => any(not(flag(named(choiceName))), has(dose)))]

/** All doses of the first year, before an age. */
const fullyImmunizedBefore = (age: string): readonly Predicate[] => infantDoses((dose) => hasDose(dose, age))

/** Fully immunized children (trẻ được tiêm chủng đầy đủ): at one year, at two, and those who had each dose on time. */
export const fullImmunization: Measures = {
  parameters: [
    choice(named("full-immunization-asks-birth-dose"), text("Tiêm chủng đầy đủ có tính liều viêm gan B sơ sinh", "Full immunization asks for the birth dose against hepatitis B"), false,
      text("Danh sách của Bộ chưa thấy; trẻ lỡ liều sơ sinh không còn tiêm bù được.", "The Ministry's list was not seen; a birth dose that was missed cannot be made up for."), metadata),
    choice(named("full-immunization-asks-ipv"), text("Tiêm chủng đầy đủ có tính bại liệt tiêm mũi 1", "Full immunization asks for IPV dose 1"), true,
      text("Danh sách của Bộ chưa thấy; mũi lúc 5 tháng có trong lịch.", "The Ministry's list was not seen; the dose at 5 months is in the schedule."), metadata)
  ],
  indicators: [
    ofChildren("fully-immunized-at-1", text("Tỷ lệ trẻ dưới 1 tuổi được tiêm chủng đầy đủ", "Fully immunized children under 1 year"), infancy, "infancy-until", { numerator: all(...fullyImmunizedBefore("infancy-until")), direction: "up" }),
    ofChildren("fully-immunized-on-time-at-1", text("Tỷ lệ trẻ dưới 1 tuổi được tiêm chủng đầy đủ, đúng lịch", "Fully immunized children under 1 year, each dose on time"), infancy, "infancy-until", { numerator: all(...infantDoses(hasDoseOnTime)), direction: "up" }),
    ofChildren("fully-immunized-at-2", text("Tỷ lệ trẻ 24 tháng tuổi được tiêm chủng đầy đủ", "Fully immunized children at 24 months"), twoYears, "second-year-until",
      { numerator: all(...fullyImmunizedBefore("second-year-until"), ...secondYear.map((dose) => hasDose(dose))), direction: "up" })
  ]
}
