import type { GrowthItem } from "@tramyte/core/growth"
import { cite, text } from "@tramyte/core/pack"
import { band, classified, type DatedSource, found } from "./items.ts"

const zika = cite("who-zika-infants-2016")

const source: DatedSource = {
  cites: [zika, cite("who-growth-standards-2006")],
  status: "unverified",
  from: "2016-08-30",
  note: text("Nhỏ: dưới -2 SD, rất nhỏ: dưới -3 SD, theo hướng dẫn tạm thời của WHO về trẻ phơi nhiễm Zika: bản Rev.3 chưa đọc, các bài thuật lại nêu hai ngưỡng này. To: trên +2 và +3 SD theo thông lệ, văn bản chưa thấy. Ngoài ±5 SD là giới hạn vô lý của WHO: đo lại.",
    "Small: below -2 SD, very small: below -3 SD, by WHO's interim guidance on infants exposed to Zika: Rev.3 was not read, articles report these two. Large: above +2 and +3 SD as is usual, no text was seen. Beyond 5 SD either way is implausible by WHO's limits: measure again.")
}

/** What a head circumference is called, and whose head is to be examined (vòng đầu). */
export const headCircumference: readonly GrowthItem[] = [
  classified("head-circumference-for-age-under-5", text("Phân loại vòng đầu theo tuổi, 0–59 tháng", "Classes of head circumference-for-age, 0–59 months"), source, "head-circumference-for-age", { from: 0, until: 60 },
    band("very-small-head", "vòng đầu rất nhỏ", "very small head", { below: -3 }),
    band("small-head", "vòng đầu nhỏ", "small head", { below: -2 }),
    band("very-large-head", "vòng đầu rất to", "very large head", { above: 3 }),
    band("large-head", "vòng đầu to", "large head", { above: 2 }),
    band("normal-head", "vòng đầu bình thường", "normal head")),
  found("head-to-be-examined", text("Vòng đầu cần khám", "Head to be examined"), {
    cites: [zika], status: "unverified", from: "2016-08-30",
    note: text("Vòng đầu rất nhỏ hoặc rất to cần bác sĩ khám: tật đầu nhỏ, não úng thủy. Nhỏ hoặc to vừa thì theo dõi, hỏi vòng đầu của bố mẹ. Văn bản của Việt Nam chưa thấy.",
      "A very small or very large head is to be examined by a doctor: microcephaly, hydrocephalus. A small or large one is watched, and the parents' heads are asked about. No Vietnamese text was seen.")
  }, ["head-to-be-examined", text("cần khám vòng đầu", "head to be examined"), ["very-small-head", "very-large-head"]])
]
