import type { Text } from "@tramyte/core"
import type { Basis, Series, Span, TargetDose } from "@tramyte/core/immunization"
import { text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, alsoCounts, aMonthAfter, dose, programme } from "../words.ts"

/** From this age on a dose against tetanus is held against the schedule of women; what came before is their history. */
export const womanhood: Span = { years: 15 }

const byAge = text(
  "Mũi 1 tiêm sớm khi có thai lần đầu. Văn bản chia theo tiền sử, không theo tuổi: ở đây mũi tiêm trước 15 tuổi là tiền sử, từ 15 tuổi là mũi của lịch này (phụ nữ 15–49 tuổi).",
  "Dose 1 is given early in the first pregnancy. The text goes by history, not by age: here doses before 15 years are the history, and those from 15 on belong to this schedule (women of 15–49 years)."
)
const three = text("Lịch của người đã có 3 mũi cơ bản là theo trang thuật lại, văn bản chưa đọc.", "The schedule of those with three primary doses is as a page retells it; the text was not read.")
const two = text("Lịch của người đã có 3 mũi cơ bản và 1 mũi nhắc chưa thấy trong văn bản; mũi 2 sau ít nhất 1 năm là theo trang thuật lại.", "The schedule of those with three primary doses and a booster was seen in no text; dose 2 after at least 1 year is as a page retells it.")

const vaccines: Pick<TargetDose, "preferable" | "allowable"> = { preferable: [programme("tt"), programme("td")], allowable: alsoCounts("tdap", "dt") }

const series = (id: string, label: Text, basis: Basis, doses: readonly Omit<TargetDose, "label">[]): Series => ({
  id, label, vaccineGroup: "tetanus-women", type: "risk", sexes: ["female"], indications: [{ observation: id }], group: "women", considers: { beginAge: womanhood }, offered: { beginAge: womanhood }, ...basis,
  doses: doses.map((parts, index) => dose(index + 1, { ...parts, ...vaccines }))
})

/** As soon as she is pregnant (tiêm sớm khi có thai lần đầu); without a pregnancy from the age on at which the schedule begins. */
const inFirstPregnancy: Omit<TargetDose, "label"> = { intervals: [{ from: { observation: "pregnancy" }, earliestRec: { days: 0 } }] }

const orNextPregnancy = (min: Span): Omit<TargetDose, "label"> => ({ intervals: [after(min, { orNextEpisode: "pregnancy" })] })

/**
 * Tetanus in pregnant women and women of reproductive age (uốn ván cho phụ nữ có thai): five doses for those with no, or no
 * known, history; three or two for those whose doses in childhood are on record. Exactly one of the three stands for a woman.
 */
export const tetanusOfWomen = (law: Law): readonly Series[] => [
  series("tetanus-unknown", text("Chưa tiêm, không rõ, hoặc chưa đủ 3 mũi cơ bản", "No, unknown, or fewer than three primary doses"), law.given("uốn ván", byAge), [
    inFirstPregnancy, aMonthAfter(law), orNextPregnancy({ months: 6 }), orNextPregnancy({ years: 1 }), orNextPregnancy({ years: 1 })
  ]),
  series("tetanus-primary-3", text("Đã đủ 3 mũi cơ bản", "Three primary doses on record"), law.unseen(three), [inFirstPregnancy, aMonthAfter(law), { intervals: [after({ years: 1 })] }]),
  series("tetanus-primary-3-booster-1", text("Đã đủ 3 mũi cơ bản và 1 mũi nhắc", "Three primary doses and a booster on record"), law.unseen(two), [inFirstPregnancy, { intervals: [after({ years: 1 })] }])
]
