import type { RegisterMapping } from "../mapping/registerMapping.ts"
import { sexes } from "./words.ts"

/**
 * The list that the head of a village draws up: people of priority groups (đối tượng ưu tiên), one person and group a row.
 * It is whole for its village.
 */
export const villageList: RegisterMapping = {
  format: 1,
  id: "villageList",
  label: { vi: "Danh sách đối tượng của thôn", en: "Village list of priority groups" },
  source: "village-list",
  shape: "csv",
  delimiter: "auto",
  about: "people",
  columns: {
    rowNumber: { header: ["STT", "TT"] },
    name: { header: ["Họ tên", "Họ và tên"], required: true },
    birthDate: { header: ["Năm sinh", "Ngày sinh"] },
    sex: { header: ["Giới tính", "Giới"] },
    personalId: { header: ["Số CCCD", "Số định danh cá nhân", "CCCD"] },
    village: { header: ["Thôn", "Thôn/xóm"] },
    category: { header: ["Diện", "Đối tượng", "Diện đối tượng"], required: true },
    degree: { header: ["Mức độ", "Mức độ khuyết tật"] },
    remark: { header: ["Ghi chú"] }
  },
  dateFormats: ["y", "d/m/y", "y-m-d", "m/y"],
  codes: {
    sex: sexes,
    // The kind of fact first, then its codes.
    category: {
      words: {
        "Người có công": ["merit"],
        "Khuyết tật": ["disability"],
        "Hộ nghèo": ["poverty", "poor"],
        "Hộ cận nghèo": ["poverty", "nearPoor"],
        "Phụ nữ mang thai": ["pregnancy"],
        "Người yếu, đi lại khó khăn": ["frailty"]
      },
      unknown: "rejectRow"
    },
    degree: {
      words: { "Nhẹ": ["mild"], "Nặng": ["severe"], "Đặc biệt nặng": ["exceptionallySevere"] },
      unknown: "rejectField"
    }
  },
  yields: ["identifier", "merit", "disability", "poverty", "pregnancy", "frailty"],
  covers: "village",
  completes: ["merit", "disability", "poverty", "pregnancy", "frailty"]
}
