import type { Pack } from "@tramyte/core"
import { text } from "@tramyte/core/pack"
import { cited } from "./write.ts"

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
    cited("hai-phong-programme-03-2025", "Ban Thường vụ Thành ủy Hải Phòng", "03-CTr/TU", 2025, "Chương trình hành động thực hiện Nghị quyết số 72-NQ/TW", "Action programme for resolution 72-NQ/TW", "2025-10-30"),
    cited("hai-phong-programme-01-2026", people, "01/CTr-UBND", 2026, "Chương trình hành động thực hiện Đề án số 04-ĐA/TU và Nghị quyết số 05-NQ/TU",
      "Action programme for project 04-ĐA/TU and resolution 05-NQ/TU", "2026-03-11"),
    cited("hai-phong-letter-867-2026", people, "867/UBND-VX", 2026, "Công văn triển khai Chỉ thị số 17/CT-TTg về khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí",
      "Letter on carrying out directive 17/CT-TTg on free checkups or screening", "2026-05-07"),
    cited("hai-phong-plan-180-2026", people, "180/KH-UBND", 2026, "Kế hoạch tổ chức khám sức khỏe định kỳ, khám sàng lọc miễn phí cho người dân", "Plan of free periodic checkups and screening for the people", "2026-05-15")
  ]
}
