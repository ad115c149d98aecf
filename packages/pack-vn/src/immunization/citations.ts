import type { Citation } from "@tramyte/core"
import { careCitations } from "../care/citations.ts"
import { cited } from "../write.ts"

const health = "Bộ Y tế"
const who = "Tổ chức Y tế Thế giới"
const list = "danh mục bệnh truyền nhiễm, đối tượng và phạm vi phải sử dụng vắc xin, sinh phẩm y tế bắt buộc"
const listInEnglish = "the infectious diseases, people and scope of compulsory vaccines"

/** The circular that printed the last schedule; routine care cites it, too, and one act stands once. */
const circular52 = careCitations.filter(({ id }) => id === "circular-52-2025")

/** The texts that schedules, screening before vaccination and their roll-out rest on. */
export const immunizationCitations: readonly Citation[] = [
  cited("circular-38-2017", health, "38/2017/TT-BYT", 2017, `Thông tư ban hành ${list}`, `Circular on ${listInEnglish}`, "2017-10-17",
    { from: "2018-01-01", supersedes: [{ issuer: health, number: "26/2011/TT-BYT", year: 2011 }] }),
  cited("circular-10-2024", health, "10/2024/TT-BYT", 2024, `Thông tư ban hành ${list}`, `Circular on ${listInEnglish}`, "2024-06-13",
    { from: "2024-08-01", supersedes: [{ issuer: health, number: "38/2017/TT-BYT", year: 2017 }] }),
  ...circular52,
  cited("circular-13-2026", health, "13/2026/TT-BYT", 2026, "Thông tư quy định về hoạt động tiêm chủng", "Circular on immunization activities", "2026-05-16", {
    from: "2026-07-01",
    supersedes: [
      { issuer: health, number: "24/2018/TT-BYT", year: 2018 }, { issuer: health, number: "34/2018/TT-BYT", year: 2018 },
      { issuer: health, number: "05/2020/TT-BYT", year: 2020 }, { issuer: health, number: "52/2025/TT-BYT", year: 2025 }
    ]
  }),
  cited("decision-2780-2025", health, "2780/QĐ-BYT", 2025, "Kế hoạch tiêm chủng mở rộng giai đoạn 03 năm (2026–2028)", "Plan of the expanded programme on immunization 2026–2028", "2025-08-29"),
  cited("decision-2470-2019", health, "2470/QĐ-BYT", 2019, "Hướng dẫn khám sàng lọc trước tiêm chủng đối với trẻ em", "Guideline on screening of children before vaccination", "2019-06-14"),
  cited("decision-1575-2023", health, "1575/QĐ-BYT", 2023, "Hướng dẫn khám sàng lọc trước tiêm chủng đối với trẻ em", "Guideline on screening of children before vaccination", "2023-03-27",
    { supersedes: [{ issuer: health, number: "2470/QĐ-BYT", year: 2019 }] }),
  cited("who-routine-immunization-2025", who, "", 2025, "WHO: khuyến cáo tiêm chủng thường quy, bảng tóm tắt (12/2025)", "WHO recommendations for routine immunization, summary tables (December 2025)", undefined, { from: "2025-12-01" }),
  cited("hcdc-schedule-2024", "Trung tâm Kiểm soát bệnh tật Thành phố Hồ Chí Minh", "", 2024, "Lịch tiêm vắc xin trong chương trình Tiêm chủng mở rộng (09/01/2024)", "Schedule of the expanded programme on immunization (9 January 2024)", "2024-01-09"),
  cited("ha-noi-rota-2026", "Sở Y tế Hà Nội", "", 2026, "Kế hoạch uống vắc xin Rota trong Tiêm chủng mở rộng (theo báo chí)", "Plan of rotavirus vaccination in Hà Nội (as reported by the press)", undefined, { from: "2026-01-01" }),
  cited("cvx-codes", "CDC Hoa Kỳ", "", 2025, "Bộ mã vắc xin CVX", "CVX vaccine codes")
]
