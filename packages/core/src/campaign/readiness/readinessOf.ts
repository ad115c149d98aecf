import type { Verdict } from "../../logic/verdict.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import { sourcesOfItems } from "../../rules/answer.ts"
import { weakerStatus } from "../../rules/dated.ts"
import type { CivilDate } from "../../time/index.ts"
import type { ChecklistItem, GoodsNeed } from "./checklistItem.ts"
import { checkPrepared } from "./checkPrepared.ts"
import { type Numbers, numbersFor, parametersOf } from "./howMany.ts"
import { type Provided, type Readiness, type Requirement, type RequirementKind, requirementKinds, type SessionToPrepare } from "./readiness.ts"
import { askDone, askHowMany, done, enough, none, notDone, short } from "./requirementWords.ts"
import { type Answered, staffRequirements } from "./staffRequirements.ts"

/**
 * Whether a session has what it needs (kiểm tra điều kiện tổ chức buổi khám): staff by role, equipment, supplies, what was done
 * against infection and for safety, each line with its source and how far that was checked.
 *
 * The lines come from the packs, as they are in force on the day of the session. What nobody said is asked for and never taken
 * to be there; how many are enough, where no text says it, the station decides (`enough`).
 *
 * @param rules rules with a checklist in force, `loadCampaign("cam-giang", "2026-07-15")` of `@tramyte/pack-vn/campaign`
 * @param session a session of the campaign, with how many people are expected
 * @param provided who and what is there
 * @throws CampaignError with all that is wrong: numbers that are none, days that are none, somebody named twice
 * @example
 * ```ts
 * import { readinessOf } from "@tramyte/core/campaign"
 * import { loadCampaign } from "@tramyte/pack-vn/campaign"
 *
 * const rules = loadCampaign("cam-giang", "2026-07-01")
 * const session = { id: "nha-van-hoa 2026-07-06", day: "2026-07-06", capacity: 120, mobile: true }
 * const doctor = { id: "bs-lan", roles: ["doctor"], licence: { from: "2015-03-01" }, assigned: true }
 * const { ready, requirements } = readinessOf(rules, session, { staff: [doctor], measures: { "hand-hygiene": true } })
 * ready // => "no"
 * requirements.find(({ code }) => code === "doctor")?.says.vi // => "Đủ bác sĩ khám: cần 1, có 1"
 * requirements.find(({ code }) => code === "emergency-kit")?.state // => "missing"
 * ```
 */
export const readinessOf = (rules: RulesInForce, session: SessionToPrepare, provided: Provided = {}): Readiness => {
  checkPrepared(session, provided)
  const law = rules.onDay(session.day)
  const items = law.checklists.filter((item) => concerns(item, session))
  const numbers = numbersFor(law, session, provided)
  const requirements = [...staffRequirements(items, session.day, provided, numbers), ...goodsRequirements(items, session.day, provided, numbers), ...measureRequirements(items, provided)]
    .map(({ item, ...answer }): Requirement => ({ item: item.id, code: item.code, label: item.label, ...answer, ...sourcesOfItems([item, ...parametersOf(item, law)], law) }))
    .toSorted((a, b) => requirementKinds.indexOf(a.kind) - requirementKinds.indexOf(b.kind))
  return { session: session.id, on: session.day, ready: readyFrom(requirements), requirements, status: requirements.length === 0 ? "unverified" : requirements.map(({ status }) => status).reduce(weakerStatus) }
}

const readyFrom = (requirements: readonly Requirement[]): Verdict => {
  if (requirements.some(({ state }) => state === "missing")) return "no"
  return requirements.length === 0 || requirements.some(({ state }) => state === "ask") ? "unknown" : "yes"
}

/** Whether an item is for sessions like this one. */
export const concerns = ({ onlyWith = {} }: Pick<ChecklistItem, "onlyWith">, { rooms = {}, examinations, mobile = false }: Pick<SessionToPrepare, "rooms" | "examinations" | "mobile">): boolean =>
  (onlyWith.rooms === undefined || onlyWith.rooms.some((room) => Object.hasOwn(rooms, room) && rooms[room]! > 0)) &&
  (onlyWith.examinations === undefined || examinations === undefined || onlyWith.examinations.some((one) => examinations.includes(one))) &&
  (onlyWith.mobile === undefined || onlyWith.mobile === mobile)

const goodsRequirements = (items: readonly ChecklistItem[], day: CivilDate, { goods = [] }: Provided, numbers: Numbers): readonly Answered[] => {
  const left = new Map<string, number>()
  for (const { code, count, until } of goods) if (until === undefined || day < until) left.set(code, (left.get(code) ?? 0) + count)
  return items.filter((item): item is ChecklistItem & { readonly goods: GoodsNeed } => item.goods !== undefined).map((item): Answered => {
    const needed = numbers(item, item.goods.howMany)
    const there = left.get(item.code) ?? 0
    // Two items may need the same goods: nothing is counted twice.
    left.set(item.code, Math.max(0, there - (needed ?? 0)))
    const base = { item, kind: item.goods.kind, ...(needed === undefined ? {} : { needed }), there }
    if (there < (needed ?? 1)) return { ...base, state: "missing", says: needed === undefined ? none(item.label) : short(item.label, needed, there) }
    return needed === undefined ? { ...base, state: "ask", says: askHowMany(item.label, there) } : { ...base, state: "met", says: enough(item.label, needed, there) }
  })
}

const measureRequirements = (items: readonly ChecklistItem[], { measures = {} }: Provided): readonly Answered[] =>
  items.flatMap((item): readonly Answered[] => {
    const kind: RequirementKind | undefined = item.measure?.kind
    if (kind === undefined) return []
    const answer = Object.hasOwn(measures, item.code) ? measures[item.code] : undefined
    return [answer === undefined ? { item, kind, state: "ask", says: askDone(item.label) } : answer ? { item, kind, state: "met", says: done(item.label) } : { item, kind, state: "missing", says: notDone(item.label) }]
  })
