import type { Text } from "@tramyte/core"
import type { GrowthItem, Plausibility } from "@tramyte/core/growth"
import { cite, text, weeks, years } from "@tramyte/core/pack"
import { dated, type DatedSource } from "./items.ts"

const cleaning = cite("growthcleanr-2017")

const believed = (name: string, label: Text, source: DatedSource, plausibility: Plausibility): GrowthItem => ({ ...dated(name, label, source), plausibility })

const anthro: DatedSource = {
  cites: [cite("who-anthro-2026")],
  status: "secondary",
  note: text("Giới hạn nhập liệu cũ của WHO Anthro, bỏ từ bản 1.1.0. Trẻ rất non tháng có thể nhẹ hơn 0,9 kg: khi biết tuổi thai, giới hạn này không áp dụng cho trẻ trong thời gian dùng chuẩn sinh non.",
    "The former entry limits of WHO Anthro, dropped in version 1.1.0. Very preterm infants may weigh less than 0.9 kg: where the gestation is known, the limits are not applied while preterm standards are.")
}

const shrinking: DatedSource = {
  cites: [cleaning, cite("who-mgrs-2004")],
  status: "secondary",
  note: text("Mặc định của growthcleanr: chiều cao giảm quá 3 cm, vòng đầu quá 1,5 cm là sai. Sai lệch cho phép giữa hai người đo của WHO nhỏ hơn nhiều (chiều dài 0,7 cm, vòng đầu 0,5 cm).",
    "The default of growthcleanr: a fall of more than 3 cm in height or 1.5 cm in head circumference is an error. WHO allows two measurers to differ by much less (length 0.7 cm, head 0.5 cm).")
}

const jumping: DatedSource = {
  cites: [cleaning],
  status: "unverified",
  note: text("growthcleanr loại điểm lệch 3,5 SD so với trung bình có trọng số của các lần khác; ở đây so với hai lần liền kề, nên không hẳn là một phép tính.",
    "growthcleanr drops points 3.5 SD away from a weighted mean of the others; here they are compared with both neighbours, which is not quite the same.")
}

const under5 = { from: 0, until: 60 } as const

/** Which measures are not believed (số đo vô lý). Z-scores beyond WHO's own limits are flagged by the tables. */
export const plausibility: readonly GrowthItem[] = [
  believed("plausible-weight", text("Cân nặng tin được, 0–59 tháng", "Plausible weight, 0–59 months"), anthro, { measure: "weight", range: { from: 0.9, through: 58, ages: under5 } }),
  believed("plausible-stature", text("Chiều dài/chiều cao tin được, 0–59 tháng", "Plausible length/height, 0–59 months"), anthro, { measure: "lengthHeight", range: { from: 38, through: 150, ages: under5 } }),
  believed("stature-does-not-shrink", text("Chiều cao không giảm", "Height does not shrink"), shrinking, { measure: "lengthHeight", shrinksAtMost: 3 }),
  believed("head-does-not-shrink", text("Vòng đầu không giảm", "The head does not shrink"), shrinking, { measure: "headCircumference", shrinksAtMost: 1.5 }),
  believed("weight-jump", text("Cân nặng lệch hẳn khỏi hai lần liền kề", "Weight far from both neighbours"), jumping, { measure: "weight", jumpInZ: 3.5 }),
  believed("stature-jump", text("Chiều cao lệch hẳn khỏi hai lần liền kề", "Height far from both neighbours"), jumping, { measure: "lengthHeight", jumpInZ: 3.5 })
]

/** What is said about gross motor milestones (mốc vận động). */
export const milestones: GrowthItem = {
  ...dated("milestones", text("Mốc vận động thô", "Gross motor milestones"), {
    cites: [cite("who-motor-milestones-2006"), cite("decision-2246-2024")],
    status: "unverified",
    note: text("WHO cho khoảng tuổi từ bách phân vị 1 đến 99; theo dõi từ 97, chuyển khám từ 99 là cách dùng ở đây. 4,3 % trẻ khỏe không bao giờ bò: không chuyển khám chỉ vì chưa bò. Hỏi đến 24 tháng, khi hết các lần khám của Quyết định 2246/2024 (biết qua trang thuật lại).",
      "WHO gives windows from the 1st to the 99th centile; to watch from the 97th and to refer from the 99th is how they are used here. 4.3 % of healthy children never crawl: nobody is referred for crawling alone. Asked until 24 months, where the visits of Decision 2246/2024 end (known from reports).")
  }),
  milestones: { watchFrom: 97, referFrom: 99, checkBefore: 1, neverAlone: ["hands-and-knees-crawling"], askUntil: 24 }
}

/** How children who were born too early are assessed (trẻ sinh non). */
export const preterm: GrowthItem = {
  ...dated("preterm", text("Trẻ sinh non", "Children born too early"), {
    cites: [cite("intergrowth-21st-2014")],
    status: "unverified",
    note: text("Trước 37 tuần; chuẩn sau sinh của trẻ non đến 64 tuần sau kỳ kinh cuối; tuổi hiệu chỉnh đến 2 năm. Theo thông lệ; văn bản Việt Nam chưa thấy.",
      "Before 37 weeks; preterm postnatal standards until 64 weeks after the last menstrual period; age corrected until 2 years. As is usual; no Vietnamese text was seen.")
  }),
  preterm: { bornBefore: weeks(37), pretermStandardUntil: weeks(64), correctUntil: years(2) }
}
