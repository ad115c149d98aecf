import type { OrderedStrata } from "@tramyte/core"
import { growthIndicators, indicatorLabels } from "@tramyte/core/growth"
import { cite, text, theFact } from "@tramyte/core/pack"
import type { Programme, Source } from "../../care/programme.ts"
import { type Among, assessed, counted } from "./frame.ts"

const source: Source = {
  cites: [cite("who-anthro-2026")],
  status: "secondary",
  note: text("Theo giới hạn của WHO (chiều cao ±6, cân nặng -6/+5, còn lại ±5). Số đo bị để riêng vì lý do khác (đơn vị, ngày, giảm chiều cao) không có z-score và không ở đây.",
    "By WHO's limits (height ±6, weight -6/+5, others ±5). Measures set aside for other reasons (unit, day, a falling height) have no z-score and are not in it.")
}

const byIndicator: OrderedStrata = {
  id: "indicator",
  label: text("Chỉ số", "Indicator"),
  bands: growthIndicators.slice(0, -1).map((id) => ({ id, label: indicatorLabels[id], when: theFact("score").qualified({ indicator: [id] }).exist() })),
  otherwise: { id: growthIndicators.at(-1)!, label: indicatorLabels[growthIndicators.at(-1)!] }
}

const implausible: Among = (residents) => ({
  basis: { event: assessed("growth-score").inPeriod().data, as: "score" },
  measures: "period",
  initial: residents,
  // A score without a flag is plausible.
  numerator: theFact("score").qualified({ flag: { codes: ["implausible"], absent: "out" } }).exist(),
  strata: [byIndicator],
  direction: "down"
})

/** How well children are measured (chất lượng số liệu cân đo). */
export const quality: Programme = {
  indicators: [counted("implausible-scores", text("Tỷ lệ z-score vô lý", "Share of z-scores that are implausible"), source, implausible)]
}
