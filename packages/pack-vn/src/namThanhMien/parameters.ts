import type { Parameter, ParameterValue, Text } from "@tramyte/core"
import { cite, months, text, years } from "@tramyte/core/pack"
import { reviewedOn } from "../write.ts"

/**
 * The plan is for 2026–2030. The copy that was read has neither number nor day of signature, so the first and last day of
 * that period are taken.
 */
export const planPeriod = { from: "2026-01-01", until: "2031-01-01" } as const

/** The commune of Nam Thanh Miện. */
export const commune = "11284"

/** A point on which the plan is silent: how it is read here, for the station to change. */
export const openIn = (pack: string) => (id: string, at: string, label: Text, value: ParameterValue, note: Text): Parameter =>
  ({ id: `${pack}/${id}`, label, ...planPeriod, cites: [cite("nam-thanh-mien-plan-2026", at)], status: "unverified", note, value })

const open = openIn("nam-thanh-mien")

/** The points that Nam Thanh Miện's plan leaves open, each a named choice, and the one that it sets. */
export const parameters: readonly Parameter[] = [
  open("residence-types", "Mục V.1", text("Hình thức cư trú được tính là người dân", "Kinds of residence that count as residents"), ["permanent", "temporary"],
    text("Kế hoạch viết “mọi người dân trên địa bàn”, không phân biệt thường trú, tạm trú.", "The plan says everybody in the commune, and does not tell permanent from temporary residents.")),
  open("child-age", "Mục V.1", text("Tuổi hết là trẻ em", "Age at which a child is no longer one"), years(16),
    text("Kế hoạch viết “trẻ em” không kèm tuổi. Luật Trẻ em: dưới 16 tuổi (văn bản chưa đọc); riêng hồ sơ theo dõi, mục V.6 nêu dưới 5 tuổi.",
      "The plan says children without an age. Law on Children: under 16 (not read); for follow-up records, section V.6 says under 5.")),
  open("high-risk-factors", "Mục V.1", text("Số yếu tố nguy cơ để là đối tượng nguy cơ cao", "Number of risk factors that make a person high-risk"), 1,
    text("Kế hoạch không định nghĩa; Nghị định 165, Điều 77.1: có ít nhất một yếu tố nguy cơ.", "The plan has no definition; decree 165, article 77.1: at least one risk factor.")),
  {
    id: "nam-thanh-mien/elderly-checkups-target",
    label: text("Số lần khám định kỳ phấn đấu mỗi năm của người cao tuổi", "Number of yearly checkups of the elderly aimed at"),
    ...planPeriod,
    cites: [cite("nam-thanh-mien-plan-2026", "Mục V.5")],
    status: "verified",
    reviewedOn,
    note: text("“Ít nhất 01-02 lần/năm”: ít nhất 1, phấn đấu 2.", "\"At least 1-2 times a year\": at least 1, aiming at 2."),
    overrides: "vietnam/elderly-checkups-target",
    value: 2
  },
  open("checkup-kinds", "Mục III", text("Lượt khám được tính là khám sức khỏe định kỳ", "Examinations that count as a periodic checkup"),
    ["periodic-checkup", "screening", "occupational-exam", "health-exam", "school-start-check", "bhyt-visit"],
    text("Kế hoạch viết “khám sức khỏe định kỳ”; lấy sáu loại của Nghị định 165, Điều 70.2.", "The plan says periodic checkups; the six kinds of decree 165, article 70.2, are taken.")),
  open("control-window", "Mục VIII", text("Kết quả đo còn được tính trong khoảng", "How long a measurement counts for disease control"), months(12),
    text("Kế hoạch không có công thức. Người không được đo trong khoảng này tính là chưa kiểm soát.", "The plan has no formula. Who was not measured within it counts as not controlled.")),
  open("new-patient-time", "Mục VIII", text("Người mới được chẩn đoán chưa tính trong", "How long a new patient is left out of disease control"), months(3),
    text("Kế hoạch không có công thức; theo chỉ số C4 của WHO.", "The plan has no formula; as in WHO's indicator C4.")),
  open("report-every-month", "Mục III", text("Cộng tác viên hoạt động: báo cáo đủ cả 3 tháng gần nhất", "Active worker: reported in each of the last three months"), false,
    text("Kế hoạch không định nghĩa “hoạt động hiệu quả”. Sai thì ít nhất một báo cáo trong kỳ là đủ.", "The plan does not define \"works effectively\". If false, one report in the period is enough."))
]
