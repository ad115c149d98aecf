import type { Antigen } from "@tramyte/core/immunization"
import { text } from "@tramyte/core/pack"
import type { Law } from "../law.ts"
import { dose, programme } from "../words.ts"

const firstYear = text(
  "Một lần, trong vòng 1 tháng sau khi sinh. Tiêm muộn trong năm đầu: nhóm của Thông tư 38/2017 là trẻ dưới 1 tuổi, các bảng sau chỉ ghi trẻ em.",
  "Once, within 1 month of birth. Late in the first year: Circular 38/2017 is for children under 1 year; later tables say children only."
)

/** Tuberculosis (lao). */
export const tuberculosis = (law: Law): Antigen => ({
  id: "tuberculosis",
  label: text("lao", "tuberculosis"),
  series: [{
    id: "bcg",
    label: text("Lao (BCG)", "BCG"),
    vaccineGroup: "bcg",
    type: "standard",
    group: "bcg",
    offered: { endAge: { years: 1 } },
    ...law.given("lao", firstYear),
    doses: [dose(1, { ages: [{ latestRec: { months: 1, days: 1 } }], preferable: [programme("bcg")] })]
  }]
})
