import type { Antigen } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, dose, forChildren, fromAge, ifRepeated, programme } from "../words.ts"

const girls = text(
  "Trẻ em gái 11 tuổi ở tỉnh thí điểm (kế hoạch 2026–2028 trên báo). Số mũi và khoảng cách chưa thấy trong văn bản: 2 mũi, cách 6 tháng, là theo trang thuật lại.",
  "Girls of 11 years in the provinces of the pilot (the plan for 2026–2028 as the press tells it). Number and distance of doses were seen in no text: 2 doses, 6 months apart, are as a page retells it."
)

const vaccines = { preferable: [programme("hpv")] }

/** Human papillomavirus (ung thư cổ tử cung do HPV), where the province is on the list. */
export const humanPapillomavirus = (law: Law): Antigen => ({
  id: "hpv",
  label: text("HPV", "human papillomavirus"),
  series: law.rolledOut ? [{
    id: "hpv",
    vaccineGroup: "hpv",
    type: "risk",
    sexes: ["female"],
    indications: [{ observation: "hpv-area", beginAge: { years: 11 }, endAge: { years: 12 } }, { observation: "hpv-begun" }],
    group: "hpv",
    ...forChildren(law.unseen(girls, cite("decision-2780-2025"))),
    doses: [
      dose(1, { ages: fromAge({ years: 11 }), ...ifRepeated(law), ...vaccines }),
      dose(2, { intervals: [after({ months: 6 })], ...vaccines })
    ]
  }] : []
})
