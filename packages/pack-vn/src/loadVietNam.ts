import type { CivilDate, RulesInForce } from "@tramyte/core"
import { type LoadOptions, loadRules } from "./loadRules.ts"
import { vietNam } from "./vietnam.ts"

/**
 * The national law of Viet Nam on a day: who is entitled to what, checkups, screening, subject codes. No commune's groups.
 *
 * @param day the day whose law is asked for
 * @param options the station's choices for named parameters
 * @throws PackError when a choice names no parameter; TimeError when the day is none
 * @example
 * ```ts
 * import { assignGroups } from "@tramyte/core"
 * import { loadVietNam } from "@tramyte/pack-vn"
 *
 * const rules = loadVietNam("2026-07-15")
 * const worker = { id: "p1", birthDate: "1960", employment: "contract", education: false } as const
 * assignGroups(rules, worker, { grouping: "vietnam/entitlement" }).group?.id // => "vietnam/class-c"
 * ```
 */
export const loadVietNam = (day: CivilDate, options: LoadOptions = {}): RulesInForce => loadRules(packs, "Trạm Y tế", day, options)

const packs = [vietNam] as const
