import type { ValueSet } from "@tramyte/core"
import { cite, text } from "@tramyte/core/pack"
import { dated } from "./items.ts"

/** Codes of observations and procedures that growth reads, besides `weight` and `height` (chỉ số đo). */
export const measurementCodes: ValueSet = {
  ...dated("measurements", text("Chỉ số đo tăng trưởng", "Measures of growth"), {
    cites: [cite("decision-97-2026", "Phụ lục III"), cite("who-growth-standards-2006")], status: "unverified",
    note: text("Mã là của thư viện này.", "The codes are this library's own.")
  }),
  codes: [
    { code: "length", label: text("chiều dài nằm", "recumbent length") },
    { code: "head-circumference", label: text("vòng đầu", "head circumference") },
    { code: "muac", label: text("vòng cánh tay", "mid-upper arm circumference") },
    { code: "triceps-skinfold", label: text("nếp gấp da cơ tam đầu", "triceps skinfold") },
    { code: "subscapular-skinfold", label: text("nếp gấp da dưới xương bả vai", "subscapular skinfold") },
    { code: "oedema", label: text("phù hai bên", "bilateral oedema") },
    { code: "gestational-age-at-birth", label: text("tuổi thai khi sinh", "gestational age at birth") },
    { code: "birth-weight", label: text("cân nặng lúc sinh", "birth weight") },
    { code: "vitamin-a", label: text("liều cao vitamin A", "high-dose vitamin A") }
  ]
}

/** WHO's six gross motor milestones (mốc vận động), by the codes of observations. */
export const milestoneCodes: ValueSet = {
  ...dated("motor-milestones", text("Mốc vận động thô", "Gross motor milestones"), { cites: [cite("who-motor-milestones-2006")], status: "secondary" }),
  codes: [
    { code: "sitting-without-support", label: text("tự ngồi vững", "sitting without support") },
    { code: "standing-with-assistance", label: text("đứng vịn", "standing with assistance") },
    { code: "hands-and-knees-crawling", label: text("bò", "hands-and-knees crawling") },
    { code: "walking-with-assistance", label: text("đi vịn", "walking with assistance") },
    { code: "standing-alone", label: text("đứng một mình", "standing alone") },
    { code: "walking-alone", label: text("đi một mình", "walking alone") }
  ]
}
