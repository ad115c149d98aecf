import type { Pack } from "@tramyte/core"
import { text } from "@tramyte/core/pack"

const people = "UBND thành phố Hải Phòng"

/**
 * The pack of Hải Phòng (thành phố Hải Phòng). Of the city's texts only their numbers, dates and titles are known, from the
 * communes' plans that cite them: it holds their citations and no rule.
 */
export const haiPhong: Pack = {
  format: 1,
  id: "hai-phong",
  version: "2026.1.0",
  label: text("Thành phố Hải Phòng", "City of Hải Phòng"),
  needs: [{ pack: "vietnam", version: ">=2026.1.0" }],
  citations: [
    {
      id: "hai-phong-programme-03-2025", issuer: "Ban Thường vụ Thành ủy Hải Phòng", number: "03-CTr/TU", year: 2025, signed: "2025-10-30",
      title: text("Chương trình hành động thực hiện Nghị quyết số 72-NQ/TW", "Action programme for resolution 72-NQ/TW")
    },
    {
      id: "hai-phong-programme-01-2026", issuer: people, number: "01/CTr-UBND", year: 2026, signed: "2026-03-11",
      title: text("Chương trình hành động thực hiện Đề án số 04-ĐA/TU và Nghị quyết số 05-NQ/TU", "Action programme for project 04-ĐA/TU and resolution 05-NQ/TU")
    },
    {
      id: "hai-phong-letter-867-2026", issuer: people, number: "867/UBND-VX", year: 2026, signed: "2026-05-07",
      title: text("Công văn triển khai Chỉ thị số 17/CT-TTg về khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí", "Letter on carrying out directive 17/CT-TTg on free checkups or screening")
    },
    {
      id: "hai-phong-plan-180-2026", issuer: people, number: "180/KH-UBND", year: 2026, signed: "2026-05-15",
      title: text("Kế hoạch tổ chức khám sức khỏe định kỳ, khám sàng lọc miễn phí cho người dân", "Plan of free periodic checkups and screening for the people")
    }
  ]
}
