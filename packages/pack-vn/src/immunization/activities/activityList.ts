import { assignGroups, type AskOptions, type GroupAnswer, type RulesInForce, type Subject } from "@tramyte/core"

/** The people of an activity on a day, each with the group, the reasons and the sources; `explain` says them in words. */
export interface ActivityList {
  /** Whoever is to be vaccinated, as far as is known. */
  readonly toVaccinate: readonly GroupAnswer[]
  /** Whoever was vaccinated in it, or is spared. */
  readonly spared: readonly GroupAnswer[]
  /** Of whom something is missing that could change it; whoever is in scope for all that is known is on one of the other lists, too. */
  readonly toClarify: readonly GroupAnswer[]
}

/**
 * Draws the target list of a supplementary activity from the records (danh sách đối tượng của chiến dịch).
 *
 * @param activity the id of the activity's pack
 * @throws RulesError `TRAMYTE_RULES_NOT_IN_FORCE` on a day outside the activity; CitizenError when a record cannot be read
 * @example
 * ```ts
 * import { composePacks } from "@tramyte/core"
 * import { vietNam } from "@tramyte/pack-vn"
 * import { activityList, measlesActivity, vietNamImmunization } from "@tramyte/pack-vn/immunization"
 *
 * // A commune, a decision and figures that do not exist.
 * const activity = measlesActivity({
 *   id: "xa-mau-measles", label: { vi: "Tiêm bổ sung sởi, Xã Mẫu", en: "Measles activity of Xã Mẫu" }, status: "unverified",
 *   decision: { id: "xa-mau-plan", issuer: "UBND Xã Mẫu", number: "0/KH-UBND", year: 2026, title: { vi: "Kế hoạch mẫu", en: "Plan for example" } },
 *   from: "2026-10-01", until: "2026-11-01", born: { from: "2021-10-01", until: "2025-04-01" }, area: { communes: ["00000"] },
 *   spared: { doses: { count: 2, fromMonths: 9 }, doseInWeeks: 4 }
 * })
 * const rules = composePacks([vietNam, vietNamImmunization, activity]).on("2026-10-05")
 * const child = (id: string, ...days: readonly string[]) => ({
 *   person: { id, birthDate: "2024-01-10" },
 *   complete: { immunization: "2026-10-05" },
 *   facts: [
 *     { id: "r", kind: "residence", code: ["permanent"], start: "2024", end: "ongoing", links: { commune: "00000" }, recorded: "2024-06-01" },
 *     ...days.map((start) => ({ id: start, kind: "immunization", code: ["mr"], start, recorded: start }))
 *   ]
 * })
 * const list = activityList(rules, [child("c1"), child("c2", "2024-10-15", "2025-07-15")], "xa-mau-measles")
 * list.toVaccinate.map(({ subject }) => subject) // => ["c1"]
 * list.spared.map(({ subject, group }) => [subject, group?.label.en]) // => [["c2", "Spared: 2 doses or more"]]
 * ```
 */
export const activityList = (rules: RulesInForce, records: readonly Subject[], activity: string, options: AskOptions = {}): ActivityList => {
  const answers = assignGroups(rules, records, { ...options, grouping: `${activity}/list` }).filter(({ inScope }) => inScope !== "no")
  const among = answers.filter(({ inScope }) => inScope === "yes")
  const isTarget = ({ group }: GroupAnswer): boolean => group?.id === `${activity}/to-vaccinate`
  return { toVaccinate: among.filter(isTarget), spared: among.filter((one) => !isTarget(one)), toClarify: answers.filter(({ certainty }) => certainty !== "sure") }
}
