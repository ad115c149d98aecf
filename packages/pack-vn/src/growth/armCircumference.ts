import type { Parameter } from "@tramyte/core"
import type { GrowthItem } from "@tramyte/core/growth"
import { cite, param, text } from "@tramyte/core/pack"
import { band, classified, dated, type DatedSource, named } from "./items.ts"

const statement = cite("who-unicef-acute-malnutrition-2009")
const study = cite("arm-circumference-viet-nam-2020")
const cutoff = (name: string, vi: string, en: string, source: DatedSource, value: number): Parameter => ({ ...dated(name, text(vi, en), source), value })

/** Below which arm circumferences (cm) a child is acutely malnourished: a station may set others (ngưỡng vòng cánh tay). */
export const armCircumferenceCutoffs: readonly Parameter[] = [
  cutoff("severe-arm-circumference-below", "Vòng cánh tay rất nhỏ: dưới (cm)", "Very small arm circumference: below (cm)", {
    cites: [statement, study],
    status: "secondary",
    note: text("Năm 2009 WHO và UNICEF nâng ngưỡng từ 110 lên 115 mm. Nghiên cứu trên 4.764 trẻ Việt Nam: 115 mm chỉ tìm ra khoảng 5 % số trẻ dưới -3 SD theo chiều cao.",
      "In 2009 WHO and UNICEF raised it from 110 to 115 mm. A study of 4,764 children of Viet Nam: 115 mm finds only about 5 % of those below -3 SD by height.")
  }, 11.5),
  cutoff("moderate-arm-circumference-below", "Vòng cánh tay nhỏ: dưới (cm)", "Small arm circumference: below (cm)", {
    cites: [statement, study],
    status: "secondary",
    note: text("Tuyên bố chung chỉ nêu mức nặng; 125 mm theo các hướng dẫn sau đó. Nghiên cứu năm 2020 đề xuất 13,5 cm cho trung du miền núi phía Bắc (tìm ra 65 % số trẻ dưới -3 SD): trạm có thể đặt.",
      "The joint statement has the severe cut-off only; 125 mm is of later guidance. A study of 2020 proposes 13.5 cm for the northern midlands (finding 65 % of those below -3 SD): a station may set it.")
  }, 12.5)
]

/** What an arm circumference and oedema are called (vòng cánh tay, phù hai bên). */
export const armCircumferenceAndOedema: readonly GrowthItem[] = [
  classified("arm-circumference", text("Phân loại vòng cánh tay, 6–59 tháng", "Classes of arm circumference, 6–59 months"), {
    cites: [statement],
    status: "secondary",
    note: text("Tuyên bố chung nói trẻ 6–60 tháng; dưới 6 tháng không có ngưỡng.", "The joint statement speaks of 6–60 months; below 6 months there is no cut-off.")
  }, "armCircumference", { from: 6, until: 60 },
    band("very-small-arm-circumference", "vòng cánh tay rất nhỏ", "very small arm circumference", { below: param(named("severe-arm-circumference-below")) }),
    band("small-arm-circumference", "vòng cánh tay nhỏ", "small arm circumference", { below: param(named("moderate-arm-circumference-below")) }),
    band("normal-arm-circumference", "vòng cánh tay bình thường", "normal arm circumference")),
  classified("oedema", text("Phù hai bên", "Bilateral oedema"), {
    cites: [statement, cite("decision-4487-2016"), cite("decision-3779-2019")],
    status: "secondary",
    note: text("Tuyên bố chung: 6–60 tháng; ở đây 0–72 tháng như hướng dẫn của Việt Nam.", "The joint statement: 6–60 months; here 0–72 months, as the Vietnamese guideline.")
  }, "oedema", { from: 0, until: 72 }, band("oedema", "phù hai bên", "bilateral oedema"))
]
