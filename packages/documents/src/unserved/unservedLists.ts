import type { Text } from "@tramyte/core"
import { checkPlanned, compared, type ToldPlan } from "../lists/appointments.ts"
import { type Shown, shownPerson, type ShownPerson } from "../lists/personOnPaper.ts"
import { byVillage } from "../lists/villageLists.ts"
import type { Wording } from "../named.ts"
import { type ReasonCount, reasonsOf } from "./reasonsOf.ts"
import { whyUnservedText } from "./whyUnservedText.ts"

/** Somebody without a session. */
export interface UnservedRow extends ShownPerson {
  readonly number: number
  readonly reason: Text
}

/** Those of a village who have no session yet (danh sách chưa có lịch khám). */
export interface UnservedList {
  readonly village?: string
  readonly name: Wording
  readonly show: "names" | "initials" | "codes"
  readonly rows: readonly UnservedRow[]
  /** How many for which reason, the most first. */
  readonly reasons: readonly ReasonCount[]
}

/**
 * Who of each village has no session, and why, by household. Plain data; `unservedListsPage` prints it, `unservedListsCsv` is for a spreadsheet.
 *
 * @throws DocumentError as `appointmentsOf`
 * @example
 * ```ts
 * import { unservedLists } from "@tramyte/documents"
 *
 * const [list] = unservedLists({
 *   campaign: { people: [{ id: "p1", priority: 8, village: "v1" }], sessions: [] },
 *   allocation: { assigned: [], unserved: [{ id: "p1", reason: "noSession", open: 0, because: ["sessions"] }] }, places: []
 * }, { who: () => ({ name: "Phạm Thị Mai" }) })
 * list?.rows[0]?.reason.vi // => "Chưa mở buổi khám nào."
 * ```
 */
export const unservedLists = (plan: ToldPlan, shown: Shown): readonly UnservedList[] => {
  checkPlanned(plan)
  const persons = new Map(plan.campaign.people.map((person) => [person.id, person]))
  const { show = "names" } = shown
  return byVillage(plan.allocation.unserved.map((unserved) => ({ ...persons.get(unserved.id)!, unserved })), plan).map(({ people, ...village }) => {
    const lines = people.map(({ unserved, id, household }) => ({ id, household, person: shownPerson({ id, household }, shown), reason: whyUnservedText(unserved) }))
    const ordered = lines.toSorted((a, b) => show === "names"
      ? compared(a.household ?? "\uFFFF", b.household ?? "\uFFFF") || compared(a.id, b.id)
      : compared(a.person.who, b.person.who) || compared(a.reason.en, b.reason.en))
    return { ...village, show, reasons: reasonsOf(people.map(({ unserved }) => unserved)), rows: ordered.map(({ person, reason }, at) => ({ number: at + 1, ...person, reason })) }
  })
}
