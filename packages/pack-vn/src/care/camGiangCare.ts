import type { Indicator, Pack, Predicate, Text } from "@tramyte/core"
import { afterPeriod, aged, all, cite, facts, on, param, startOfYear, text, valueSet } from "@tramyte/core/pack"
import { attribution, examined, resident } from "../camGiang/frame.ts"
import { planFrom } from "../camGiang/parameters.ts"
import { reviewedOn } from "../write.ts"

const noShare = text("Kế hoạch nêu việc phải làm, không đặt tỷ lệ.", "The plan says what is to be done, and sets no share.")

const measure = (name: string, label: Text, at: string, note: Text, measured: Pick<Indicator, "measures" | "denominator" | "numerator">): Indicator => ({
  id: `cam-giang-care/${name}`, label, from: planFrom, cites: [cite("cam-giang-plan-257-2026", at)], status: "unverified", reviewedOn,
  note: text(`${note.vi} ${noShare.vi}`, `${note.en} ${noShare.en}`), basis: "person", initial: resident, attribution, ...measured, direction: "up"
})

const without = (disease: string): Predicate => facts("condition").coded(valueSet(disease)).none()
const measuredThisYear = (...codes: readonly string[]): Predicate => facts("observation").coded(valueSet(codes[0]!, ...codes.slice(1))).within(startOfYear, afterPeriod).exist()

const indicators: readonly Indicator[] = [
  measure("examined-with-health-record", text("Tỷ lệ người đã khám trong năm có hồ sơ sức khỏe điện tử", "Share of those examined this year who have an electronic health record"), "Mục III.3",
    text("“Kết quả khám được cập nhật lên hồ sơ sức khỏe điện tử”: ở đây là có hồ sơ, chưa xét kết quả đã được đưa vào.", "\"Results are entered in the electronic health record\": here, that there is one; not whether the results are in it."),
    { measures: "state", denominator: examined, numerator: facts("healthRecord").exist() }),
  measure("hypertension-screened", text("Tỷ lệ người được đo huyết áp tầm soát trong năm", "Share of residents screened for hypertension this year"), "Mục III.3",
    text("Ưu tiên sàng lọc tăng huyết áp: người từ tuổi tầm soát chưa ghi nhận bệnh.", "Screening for hypertension is a priority: those of screening age who are not known to have it."),
    { measures: "period", denominator: all(aged({ atLeast: param("vietnam/hypertension-screening-from") }), without("vietnam/hypertension")), numerator: measuredThisYear("vietnam-care/pressure-reading-codes") }),
  measure("diabetes-screened", text("Tỷ lệ người được xét nghiệm tầm soát đái tháo đường trong năm", "Share of residents screened for diabetes this year"), "Mục III.3",
    text("Ưu tiên sàng lọc đái tháo đường: người từ tuổi tầm soát chưa ghi nhận bệnh.", "Screening for diabetes is a priority: those of screening age who are not known to have it."),
    { measures: "period", denominator: all(aged({ atLeast: param("vietnam/diabetes-screening-from") }), without("vietnam/diabetes")), numerator: measuredThisYear("vietnam-care/fasting-glucose", "vietnam-care/hba1c") }),
  measure("digital-identities", text("Tỷ lệ người dân đã kích hoạt định danh điện tử VNeID mức 2", "Share of residents with an activated level-2 digital identity"), "Mục III.1",
    text("Mọi người dân, vì kế hoạch không nêu tuổi.", "Of all residents, as the plan gives no age."), { measures: "state", numerator: facts("digitalIdentity").activeOn(on).exist() })
]

/** What Cẩm Giàng's plan says of screening, records and digital identities (sections III.1 and III.3), as indicators. */
export const camGiangCare: Pack = {
  format: 1,
  id: "cam-giang-care",
  version: "2026.1.0",
  label: text("Xã Cẩm Giàng: chăm sóc thường quy", "Commune of Cẩm Giàng: routine care"),
  needs: [{ pack: "vietnam-care", version: ">=2026.1.0" }, { pack: "cam-giang", version: ">=2026.1.0" }],
  citations: [],
  indicators
}
