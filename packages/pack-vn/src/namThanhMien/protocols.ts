import type { Protocol, Text } from "@tramyte/core"
import { cite, facts, param, rule, text } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"
import { planPeriod } from "./parameters.ts"

const elderly = (name: string, item: string, label: Text): Protocol => ({
  id: `nam-thanh-mien/${name}`,
  label,
  ...planPeriod,
  cites: [cite("nam-thanh-mien-plan-2026", "Mục V.5")],
  status: "unverified",
  reviewedOn,
  note: text("Kế hoạch nêu bệnh cần sàng lọc, không nêu tần suất; lấy mỗi năm một lần cùng khám định kỳ.", "The plan names the diseases and no frequency; once a year, with the periodic checkup, is taken."),
  item,
  ages: { from: param("vietnam/elderly-age") },
  who: rule("vietnam/elderly"),
  recurrence: { perYear: { min: 1 }, year: "calendar" },
  doneBy: facts("procedure").coded("elderly-assessment", item).data,
  urgency: 6
})

/** What the plan adds for elders; hypertension and diabetes of its list have national protocols. */
export const protocols: readonly Protocol[] = [
  elderly("elderly-cardiovascular", "cardiovascular-check", text("Sàng lọc bệnh tim mạch ở người cao tuổi", "Cardiovascular screening of the elderly")),
  elderly("elderly-musculoskeletal", "musculoskeletal-check", text("Sàng lọc bệnh xương khớp ở người cao tuổi", "Musculoskeletal screening of the elderly"))
]
