import type { CivilDate, Pack, RulesInForce } from "@tramyte/core"
import { indicators } from "./camGiang/indicators.ts"
import { parameters, planFrom } from "./camGiang/parameters.ts"
import { priorityGroups } from "./camGiang/groups.ts"
import { rules } from "./camGiang/rules.ts"
import { haiPhong } from "./haiPhong.ts"
import { type LoadOptions, loadRules } from "./loadRules.ts"
import { vietNam } from "./vietnam.ts"
import { cited } from "./write.ts"
import { text } from "@tramyte/core/pack"

/** The pack of Cẩm Giàng's plan 257/KH-UBND (kế hoạch khám sức khỏe miễn phí năm 2026): eight ordered groups. */
export const camGiang: Pack = {
  format: 1,
  id: "cam-giang",
  version: "2026.1.0",
  label: text("Xã Cẩm Giàng", "Commune of Cẩm Giàng"),
  needs: [{ pack: "vietnam", version: ">=2026.1.0" }, { pack: "hai-phong", version: ">=2026.1.0" }],
  citations: [
    cited("cam-giang-plan-257-2026", "UBND xã Cẩm Giàng", "257/KH-UBND", 2026, "Kế hoạch tổ chức khám sức khỏe định kỳ hoặc khám sàng lọc miễn phí cho Nhân dân trên địa bàn xã Cẩm Giàng năm 2026",
      "Plan of free periodic checkups or screening for the people of Cẩm Giàng, 2026", planFrom)
  ],
  parameters,
  rules,
  groupings: [priorityGroups],
  indicators
}

const packs = [vietNam, haiPhong, camGiang] as const

/**
 * The rules of Cẩm Giàng (10903) on a day: national law, Hải Phòng's, the commune's plan, the station's choices on top.
 *
 * @param day the day whose law is asked for; the plan holds from 2026-06-26
 * @param options the station's choices for named parameters
 * @throws PackError when a choice names no parameter; TimeError when the day is none
 * @example
 * ```ts
 * import { assignGroups } from "@tramyte/core"
 * import { loadCamGiang } from "@tramyte/pack-vn/cam-giang"
 *
 * const home = { type: "permanent", commune: "10903" } as const
 * const answer = assignGroups(loadCamGiang("2026-07-15"), { id: "p1", birthDate: "1956-03-09", residence: home, merit: false })
 * answer.group?.id // => "cam-giang/group-2"
 * ```
 */
export const loadCamGiang = (day: CivilDate, options: LoadOptions = {}): RulesInForce => loadRules(packs, "Trạm Y tế xã Cẩm Giàng", day, options)
