import { cite, not, text } from "@tramyte/core/pack"
import type { Source } from "../../care/programme.ts"
import { type CohortAge, ofChildren } from "./cohorts.ts"
import { hasDose } from "./coverage.ts"
import { countedDoses, type DoseName } from "./doses.ts"
import type { Measures } from "./items.ts"

const note = text(
  "Dạng thuần tập: trong số trẻ đã có mũi đầu, trẻ chưa có mũi sau ở tuổi này; không thể âm. WHO mô tả như vậy và tính theo số mũi của kỳ: dạng đó là chuỗi số liệu `drop-out-…-of-period`.",
  "Cohort form: of the children with the first dose, those without the later one at that age; it cannot be negative. WHO describes this and computes it from doses of the period: that form is the series `drop-out-…-of-period`."
)
const whoKit = (at: string): Source => ({ cites: [cite("smart-immunizations-2025", at)], status: "secondary", note })
const ofOurOwn: Source = { cites: [cite("smart-immunizations-2025", "IMMZ.IND.36")], status: "unverified", note: text(`${note.vi} WHO tính từ BCG đến sởi 1; ở đây từ DPT 1.`, `${note.en} WHO has it from BCG to measles 1; here it is from DPT 1.`) }

const dropOut = (first: DoseName, later: DoseName, age: CohortAge, source: Source) => ofChildren(
  `drop-out-${first}-${later}`,
  text(`Tỷ lệ bỏ mũi: ${countedDoses[first].label.vi} → ${countedDoses[later].label.vi}`, `Drop-out: ${countedDoses[first].label.en} to ${countedDoses[later].label.en}`),
  source, age, { denominator: hasDose(first, age), numerator: not(hasDose(later, age)), direction: "down" }
)

/** Children who began and did not go on (tỷ lệ bỏ mũi). */
export const dropOuts: Measures = {
  indicators: [
    dropOut("dpt1", "dpt3", "infancy-until", whoKit("IMMZ.IND.35")),
    dropOut("dpt1", "measles1", "infancy-until", ofOurOwn),
    dropOut("measles1", "measles2", "second-year-until", whoKit("IMMZ.IND.37"))
  ]
}
