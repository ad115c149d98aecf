import type { Antigen, ConditionalSkip } from "@tramyte/core/immunization"
import { cite, text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { after, dose, fromAge, ifRepeated, programme } from "../words.ts"

const product = text(
  "Hai liều Rotavin, từ đủ 2 tháng, cách nhau ít nhất 1 tháng. Xong trước khi đủ 6 tháng tuổi: theo kế hoạch của Hà Nội trên báo; bảng lịch chưa thấy giới hạn, nhà sản xuất ghi khác.",
  "Two doses of Rotavin from 2 months, at least 1 month apart. Finished before 6 months of age: Hà Nội's plan as the press tells it; no limit was seen in the table, and manufacturers give others."
)
const otherProducts = text("Trẻ đã dùng Rotarix hoặc RotaTeq không dùng Rotavin (kế hoạch của Hà Nội trên báo).", "Children who had Rotarix or RotaTeq get no Rotavin (Hà Nội's plan as the press tells it).")

/** Diarrhoea by rotavirus (tiêu chảy do vi rút Rota), where the province gives it. */
export const rotavirus = (law: Law): Antigen => {
  const hadOther: ConditionalSkip = {
    context: "forecast", sets: [{ conditions: [{ kind: "count", compare: "greaterThan", doses: 0, vaccines: ["rotarix", "rotateq"] }] }], ...law.unseen(otherProducts, cite("ha-noi-rota-2026"))
  }
  const vaccines = { preferable: [programme("rotavin")], skips: [hadOther] }
  return {
    id: "rotavirus",
    label: text("tiêu chảy do vi rút Rota", "rotavirus"),
    series: law.rotavirus ? [{
      id: "rotavirus",
      vaccineGroup: "rotavirus",
      type: "risk",
      indications: [{ observation: "rotavirus-area" }],
      group: "rotavirus",
      considers: { vaccines: ["rotavin"] },
      offered: { endAge: { months: 6 } },
      ...law.unseen(product, cite("ha-noi-rota-2026")),
      doses: [
        dose(1, { ages: fromAge({ months: 2 }), ...ifRepeated(law), ...vaccines }),
        dose(2, { intervals: [after({ months: 1 })], ...vaccines })
      ]
    }] : []
  }
}
