import type { Antigen } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, dose, forChildren, fromAge, ifRepeated, programme } from "../words.ts"

const table = text(
  "Bảng lịch chưa đọc được: 2 tháng, 2 tháng sau mũi 1, 12 tháng là theo trang thuật lại. Chỉ bắt đầu dưới 1 tuổi: không văn bản nào đã thấy nói trẻ lớn hơn có được tiêm.",
  "The table was not read: 2 months, 2 months after dose 1, and 12 months are as a page retells it. Begun under 1 year only: no text seen says whether older children get it."
)

const beforeThird = text(
  "Trang thuật lại chỉ ghi tuổi của mũi 3. Mũi 2 muộn thì mũi 3 cách 2 tháng như giữa mũi 1 và mũi 2; đã tiêm sau 28 ngày thì vẫn tính.",
  "The page that retells it has only an age for dose 3. After a late dose 2 it waits 2 months, as dose 2 does; one given after 28 days counts all the same."
)

const vaccines = { preferable: [programme("pcv")] }

/** Pneumococcal disease (phế cầu), where the province is on the list. */
export const pneumococcal = (law: Law): Antigen => ({
  id: "pneumococcal",
  label: text("phế cầu", "pneumococcal disease"),
  series: law.rolledOut ? [{
    id: "pneumococcal",
    vaccineGroup: "pcv",
    type: "risk",
    indications: [{ observation: "pcv-area", endAge: { years: 1 } }, { observation: "pcv-begun" }],
    group: "pneumococcal",
    ...forChildren(law.unseen(table, cite("decision-2780-2025"))),
    doses: [
      dose(1, { ages: fromAge({ months: 2 }), ...ifRepeated(law), ...vaccines }),
      dose(2, { intervals: [after({ months: 2 })], ...vaccines }),
      dose(3, { ages: fromAge({ months: 12 }), intervals: [after({ days: 28 }, { earliestRec: { months: 2 }, ...law.unseen(beforeThird) })], ...vaccines })
    ]
  }] : []
})
