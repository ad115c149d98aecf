import type { CivilDate, Pack, RulesInForce } from "@tramyte/core"
import { haiPhong } from "./haiPhong.ts"
import { type LoadOptions, loadRules } from "./loadRules.ts"
import { managedGroups } from "./namThanhMien/groups.ts"
import { indicators } from "./namThanhMien/indicators.ts"
import { parameters } from "./namThanhMien/parameters.ts"
import { protocols } from "./namThanhMien/protocols.ts"
import { rules } from "./namThanhMien/rules.ts"
import { vietNam } from "./vietnam.ts"
import { cited } from "./write.ts"
import { text } from "@tramyte/core/pack"

/** The pack of Nam Thanh Miện's plan 2026–2030 (mô hình chăm sóc sức khỏe toàn dân, toàn diện): managed groups and indicators. */
export const namThanhMien: Pack = {
  format: 1,
  id: "nam-thanh-mien",
  version: "2026.1.0",
  label: text("Xã Nam Thanh Miện", "Commune of Nam Thanh Miện"),
  needs: [{ pack: "vietnam", version: ">=2026.1.0" }, { pack: "hai-phong", version: ">=2026.1.0" }],
  citations: [
    cited("nam-thanh-mien-plan-2026", "UBND xã Nam Thanh Miện", "", 2026, "Kế hoạch triển khai Mô hình “Chăm sóc Sức khỏe toàn dân, toàn diện” trên địa bàn xã Nam Thanh Miện giai đoạn 2026-2030",
      "Plan of the model \"Comprehensive health care for the whole population\" in Nam Thanh Miện, 2026-2030")
  ],
  parameters,
  rules,
  groupings: [managedGroups],
  protocols,
  indicators
}

const packs = [vietNam, haiPhong, namThanhMien] as const

/**
 * The rules of Nam Thanh Miện (11284) on a day: national law, Hải Phòng's, the commune's plan, the station's choices on top.
 *
 * @param day the day whose law is asked for; the plan is for 2026 to 2030
 * @param options the station's choices for named parameters
 * @throws PackError when a choice names no parameter; TimeError when the day is none
 * @example
 * ```ts
 * import { assignGroups } from "@tramyte/core"
 * import { loadNamThanhMien } from "@tramyte/pack-vn/nam-thanh-mien"
 *
 * const home = { type: "permanent", commune: "11284" } as const
 * const answer = assignGroups(loadNamThanhMien("2026-07-15"), { id: "p1", birthDate: "1956", sex: "male", residence: home, conditions: ["I10"], risks: [] })
 * answer.matches.map((group) => group.id) // => ["nam-thanh-mien/elderly", "nam-thanh-mien/ncd-patients"]
 * ```
 */
export const loadNamThanhMien = (day: CivilDate, options: LoadOptions = {}): RulesInForce => loadRules(packs, "Trạm Y tế xã Nam Thanh Miện", day, options)
