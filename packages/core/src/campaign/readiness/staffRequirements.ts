import type { Verdict } from "../../logic/verdict.ts"
import type { CivilDate } from "../../time/index.ts"
import type { ChecklistItem, StaffNeed } from "./checklistItem.ts"
import { fillRoles, type RoleToFill } from "./fillRoles.ts"
import type { Numbers } from "./howMany.ts"
import type { Provided, Requirement, StaffMember } from "./readiness.ts"
import { askHowMany, askWho, enough, none, short } from "./requirementWords.ts"

/** A line of the checklist before its name and sources are put to it. */
export interface Answered extends Omit<Requirement, "item" | "code" | "label" | "sources" | "status"> {
  readonly item: ChecklistItem
}

/** The lines of the checklist about staff. */
export const staffRequirements = (items: readonly ChecklistItem[], day: CivilDate, { staff = [] }: Provided, numbers: Numbers): readonly Answered[] => {
  const needs = items.filter((item): item is ChecklistItem & { readonly staff: StaffNeed } => item.staff !== undefined).map((item) => ({ item, needed: numbers(item, item.staff.howMany) }))
  const known = (maybe: boolean) => needs.map(({ item, needed }): RoleToFill => ({ count: needed ?? 1, candidates: staff.filter((one) => can(one, item, day) !== "no" && (maybe || can(one, item, day) === "yes")).map(({ id }) => id) }))
  const filled = [false, true].map((maybe) => {
    const roles = known(maybe)
    const alone = fillRoles(roles.map((role, index) => needs[index]!.item.staff.alongside === true ? { count: 0, candidates: [] } : role))
    return roles.map(({ count, candidates }, index) => needs[index]!.item.staff.alongside === true ? candidates.slice(0, count) : alone[index]!)
  })
  return needs.map(({ item, needed }, index): Answered => {
    const [by, atBest] = filled.map((pass) => pass[index]!) as [readonly string[], readonly string[]]
    const there = by.length
    const base = { item, kind: "staff" as const, ...(needed === undefined ? {} : { needed }), there, by }
    if (there >= (needed ?? 1)) return needed === undefined ? { ...base, state: "ask", says: askHowMany(item.label, there) } : { ...base, state: "met", says: enough(item.label, needed, there) }
    if (atBest.length >= (needed ?? 1)) return { ...base, state: "ask", says: askWho(item.label, needed ?? 1, there, atBest.filter((id) => !by.includes(id))) }
    return { ...base, state: "missing", says: needed === undefined ? none(item.label) : short(item.label, needed, there) }
  })
}

/** Whether somebody can do a role on a day. */
const can = ({ roles, volunteer = false, licence, assigned }: StaffMember, { code, staff = {} }: ChecklistItem, day: CivilDate): Verdict => {
  if (!roles.includes(code) || (volunteer && staff.volunteers !== true)) return "no"
  const licensed: Verdict = staff.licensed !== true ? "yes" : licence === undefined ? "unknown" : licence !== false && licence.from <= day && (licence.until === undefined || day < licence.until) ? "yes" : "no"
  const sent: Verdict = staff.assigned !== true ? "yes" : assigned === undefined ? "unknown" : assigned ? "yes" : "no"
  return licensed === "no" || sent === "no" ? "no" : licensed === "unknown" || sent === "unknown" ? "unknown" : "yes"
}
