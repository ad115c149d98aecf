import type { Citation } from "@tramyte/core"
import { cited } from "../write.ts"

const health = "Bộ Y tế"
const who = "Tổ chức Y tế Thế giới"
const resolve = "Resolve to Save Lives"

/** The texts and methods that only the indicators of routine care cite; the others stand in the national pack. */
export const careCitations: readonly Citation[] = [
  cited("directive-17-2026", "Thủ tướng Chính phủ", "17/CT-TTg", 2026, "Chỉ thị về tổ chức khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí cho người dân",
    "Directive on free periodic checkups or screening for the people", "2026-05-06"),
  cited("decision-4128-2016", health, "4128/QĐ-BYT", 2016, "Hướng dẫn quốc gia về các dịch vụ chăm sóc sức khỏe sinh sản", "National guidelines for reproductive health care"),
  cited("decision-1139-2026", health, "1139/QĐ-BYT", 2026, "Hướng dẫn quốc gia chăm sóc trước mang thai và trước sinh", "National guideline for care before and in pregnancy", "2026-04-23"),
  cited("circular-23-2025", health, "23/2025/TT-BYT", 2025, "Thông tư về báo cáo thống kê ngành y tế", "Circular on health statistics", undefined, { from: "2025-07-01" }),
  cited("circular-52-2025", health, "52/2025/TT-BYT", 2025, "Thông tư về danh mục bệnh và vắc xin tiêm chủng", "Circular on the diseases and vaccines of immunization", "2025-12-31",
    { from: "2026-02-15", supersedes: [{ issuer: health, number: "10/2024/TT-BYT", year: 2024 }] }),
  cited("who-ncd-c1-2022", who, "C1", 2022, "WHO: giám sát bệnh không lây nhiễm tại cơ sở y tế, chỉ số C1", "WHO facility-based monitoring of NCDs, indicator C1"),
  cited("smart-anc-2025", who, "WHO-SRH-21", 2025, "WHO: bộ công cụ số về chăm sóc trước sinh (bảng quyết định và chỉ số)", "WHO digital adaptation kit for antenatal care (decision tables and indicators)"),
  cited("who-postnatal-2022", who, "", 2022, "Khuyến cáo của WHO về chăm sóc bà mẹ và trẻ sơ sinh sau sinh", "WHO recommendations on maternal and newborn care after birth"),
  cited("hearts360-2026", resolve, "HEARTS360", 2026, "HEARTS360: định nghĩa các chỉ số quản lý tăng huyết áp", "HEARTS360: definitions of the hypertension indicators"),
  cited("simple-server-2026", resolve, "simple-server", 2026, "Simple: mã nguồn máy chủ, trạng thái bệnh nhân theo tháng", "Simple: the server's source, states of patients by month")
]
