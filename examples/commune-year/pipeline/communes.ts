import type { Text } from "@tramyte/core"
import type { CommuneName } from "@tramyte/pack-vn"

/** A commune whose plan is in the pack. */
export interface PlannedCommune {
  readonly code: string
  readonly key: CommuneName
  readonly name: Text
  readonly plan: Text
}

/** The communes whose plans we have, by their code: names are not keys (Cẩm Giàng is not Cẩm Giang). */
export const communes: readonly PlannedCommune[] = [
  {
    code: "10903",
    key: "cam-giang",
    name: { vi: "Xã Cẩm Giàng", en: "Cẩm Giàng commune" },
    plan: {
      vi: "Kế hoạch số 257/KH-UBND ngày 26/6/2026: khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí cho Nhân dân năm 2026",
      en: "Plan 257/KH-UBND of 26 June 2026: free periodic checkups or screening for the people, 2026"
    }
  },
  {
    code: "11284",
    key: "nam-thanh-mien",
    name: { vi: "Xã Nam Thanh Miện", en: "Nam Thanh Miện commune" },
    plan: { vi: "Kế hoạch triển khai Mô hình “Chăm sóc sức khỏe toàn dân, toàn diện” giai đoạn 2026-2030", en: "Plan of whole-population, comprehensive health care, 2026-2030" }
  }
]
