import type { Pack } from "@tramyte/core"
import { type ActivityPlan, supplementaryActivity } from "./supplementaryActivity.ts"

/**
 * A supplementary activity against measles (chiến dịch tiêm bổ sung vắc xin sởi), as a pack to compose on top: who is to be
 * vaccinated, and who is spared and why. Its figures are those of the decision that orders it.
 *
 * The list of a day is `assignGroups` with the grouping `<id>/list`, or `activityList`.
 *
 * @param plan what the decision says
 * @example
 * ```ts
 * import { assignGroups, composePacks } from "@tramyte/core"
 * import { vietNam } from "@tramyte/pack-vn"
 * import { measlesActivity, vietNamImmunization } from "@tramyte/pack-vn/immunization"
 *
 * // A commune, a decision and figures that do not exist.
 * const activity = measlesActivity({
 *   id: "xa-mau-measles", label: { vi: "Tiêm bổ sung sởi, Xã Mẫu", en: "Measles activity of Xã Mẫu" }, status: "unverified",
 *   decision: { id: "xa-mau-plan", issuer: "UBND Xã Mẫu", number: "0/KH-UBND", year: 2026, title: { vi: "Kế hoạch mẫu", en: "Plan for example" } },
 *   from: "2026-10-01", until: "2026-11-01", born: { from: "2021-10-01", until: "2025-04-01" }, area: { communes: ["00000"] },
 *   spared: { doses: { count: 2, fromMonths: 9 }, doseInWeeks: 4 }
 * })
 * const rules = composePacks([vietNam, vietNamImmunization, activity]).on("2026-10-05")
 * const home = { id: "r", kind: "residence", code: ["permanent"], start: "2024", end: "ongoing", links: { commune: "00000" }, recorded: "2024-06-01" } as const
 * const child = { person: { id: "c1", birthDate: "2024-01-10" }, facts: [home], complete: { immunization: "2026-10-05" } }
 * assignGroups(rules, child, { grouping: "xa-mau-measles/list" }).group?.label.en // => "To be vaccinated"
 * ```
 */
export const measlesActivity = (plan: ActivityPlan): Pack => supplementaryActivity({ antigen: "measles", valueSet: "vietnam-immunization/measles-vaccines" }, plan)
