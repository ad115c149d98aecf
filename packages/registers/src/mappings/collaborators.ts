import type { RegisterMapping } from "../mapping/registerMapping.ts"

/** Community health workers (cộng tác viên y tế) and their monthly reports: one row a worker and month. */
export const collaborators: RegisterMapping = {
  format: 1,
  id: "collaborators",
  label: { vi: "Danh sách cộng tác viên", en: "Community health workers" },
  source: "collaborator-reports",
  shape: "csv",
  delimiter: "auto",
  about: "collaborators",
  columns: {
    rowNumber: { header: ["STT", "TT"] },
    collaboratorId: { header: ["Mã CTV", "Mã cộng tác viên"], required: true },
    name: { header: ["Họ và tên", "Họ tên"], required: true },
    village: { header: ["Thôn", "Thôn/xóm"], required: true },
    validFrom: { header: ["Từ ngày"] },
    validTo: { header: ["Đến ngày"] },
    reportMonth: { header: ["Tháng báo cáo", "Tháng"] },
    reported: { header: ["Đã báo cáo"] },
    householdVisits: { header: ["Số lượt thăm hộ"] }
  },
  dateFormats: ["d/m/y", "y-m-d", "m/y", "y"],
  codes: {
    reported: { words: { "x": ["yes"], "có": ["yes"], "đã báo cáo": ["yes"], "1": ["yes"], "không": false, "0": false, "chưa": false }, unknown: "rejectField" }
  },
  yields: ["collaborator", "activity"],
  covers: "commune",
  completes: ["collaborator", "activity"]
}
