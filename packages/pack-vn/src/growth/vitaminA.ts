import type { CiteRef, Text } from "@tramyte/core"
import type { GrowthItem, Supplement, SupplementDose } from "@tramyte/core/growth"
import { cite, months, text } from "@tramyte/core/pack"
import { dated } from "./items.ts"

/** High doses by completed months of age (liều cao theo tháng tuổi đủ), until an age. */
const dosesUntil = (until: number): readonly SupplementDose[] => [
  { from: months(6), until: months(12), amount: 100_000, unit: "[iU]" },
  { from: months(12), until: months(until), amount: 200_000, unit: "[iU]" }
]

/** Three-character ICD-10 categories for measles, acute respiratory infections and severe malnutrition; persistent diarrhoea has none of its own. */
const atRisk = [
  "B05", "J00", "J01", "J02", "J03", "J04", "J05", "J06", "J09", "J10", "J11", "J12", "J13", "J14", "J15", "J16", "J17", "J18", "J20", "J21", "J22", "persistent-diarrhoea",
  "E40", "E41", "E42", "E43", "severe-acute-malnutrition"
]

/** Vitamin A of two rounds a year, until an age in months (bổ sung vitamin A liều cao). */
export const vitaminAUntil = (until: number): Supplement => ({
  codes: ["vitamin-a"],
  rounds: [{ month: 6, from: 1, through: 2 }, { month: 12, from: 1, through: 2 }],
  doses: dosesUntil(until),
  notWithin: months(4),
  atRisk: { codes: atRisk, doses: dosesUntil(60), notWithin: months(1) }
})

/** How the rules about vitamin A were read. */
export const vitaminANote: Text = text(
  "Ngày của đợt có thể lùi theo nguồn thuốc (đợt 1 năm 2023: 7–8/6). 6–11 tháng 100.000 IU (hoặc nửa viên 200.000), từ 12 tháng 200.000 IU; tháng tuổi đủ. Không uống khi liều trước chưa đủ 4 tháng. Trẻ dưới 5 tuổi mắc sởi, tiêu chảy kéo dài, nhiễm khuẩn hô hấp cấp, suy dinh dưỡng nặng: thêm một liều nếu liều trước đã trên 1 tháng; mã ICD-10 là cách đọc ở đây. Liều cho bà mẹ sau sinh không có: WHO thôi khuyến cáo từ 2011 (chưa kiểm chứng).",
  "The days of a round may slip with supply (first round of 2023: 7 and 8 June). 100,000 IU at 6–11 months (or half of 200,000), 200,000 IU from 12 months; completed months. Not within 4 months of the last dose. Under 5 with measles, persistent diarrhoea, acute respiratory infection or severe malnutrition: one more dose if the last was more than 1 month ago; the ICD-10 codes are read so here. No dose for mothers after birth: WHO has not recommended it since 2011 (not checked)."
)

const cites: readonly CiteRef[] = [cite("vitamin-a-letter-3232-2023"), cite("vitamin-a-rounds-2017"), cite("hcdc-vitamin-a-2023")]

/** Vitamin A in most provinces: 6 to 35 months; those with much stunting override it with 6 to 59. */
export const vitaminA: GrowthItem = {
  ...dated("vitamin-a", text("Bổ sung vitamin A liều cao, 6–35 tháng", "High-dose vitamin A, 6–35 months"), {
    cites,
    status: "secondary",
    from: "2017-06-01",
    note: text(`${vitaminANote.vi} Phần lớn tỉnh: 6–35 tháng; 22 tỉnh khó khăn (trước sáp nhập): 6–59 tháng, danh sách chưa thấy.`, `${vitaminANote.en} Most provinces: 6–35 months; 22 disadvantaged provinces (before the mergers): 6–59 months, whose list was not seen.`)
  }),
  supplement: vitaminAUntil(36)
}
