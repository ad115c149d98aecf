import type { CivilDate } from "@tramyte/core"
import type { Invitee, Session } from "@tramyte/core/campaign"
import { checkPlanned, compared, type ToldPlan } from "../lists/appointments.ts"
import { byVillage } from "../lists/villageLists.ts"
import { namesById, type Wording } from "../named.ts"
import { type ReasonCount, reasonsOf } from "../unserved/reasonsOf.ts"

/** So many of so many. */
export interface SummaryCount {
  readonly name: Wording
  readonly people: number
  readonly served: number
}

/** A village, and when its people come first and last. */
export interface SummaryVillage extends SummaryCount {
  readonly from?: CivilDate
  readonly last?: CivilDate
}

/** A place's sessions. */
export interface SummaryPlace {
  readonly name: Wording
  readonly sessions: number
  readonly places: number
  readonly people: number
  readonly from: CivilDate
  readonly last: CivilDate
}

/** A plan on one page: whom it reaches, where and when, whom it does not, and why. Only counts. */
export interface CampaignSummary {
  readonly people: number
  readonly served: number
  readonly sessions: number
  readonly places: number
  readonly from?: CivilDate
  readonly last?: CivilDate
  /** In the order of priority. */
  readonly groups: readonly SummaryCount[]
  readonly villages: readonly SummaryVillage[]
  readonly sites: readonly SummaryPlace[]
  /** How many have no session for which reason, the most first. */
  readonly unserved: readonly ReasonCount[]
  /** Whether the plan carries the proof that nobody can serve more of a group without serving fewer of a higher one. Nothing where the plan does not say. */
  readonly proven?: boolean
}

/**
 * The plan on one page for the commune's committee (bảng tổng hợp kế hoạch khám): counts by group, village and place, reasons of those without a session, and
 * whether the plan is proven. `campaignSummaryPage` prints it.
 *
 * The counts are as they are, small ones too: for those who are entitled to them. What is published goes through `suppress` of `@tramyte/core` first.
 *
 * @throws DocumentError as `appointmentsOf`
 * @example
 * ```ts
 * import { campaignSummary } from "@tramyte/documents"
 *
 * const summary = campaignSummary({
 *   campaign: {
 *     people: [{ id: "p1", priority: 2, village: "v1" }, { id: "p2", priority: 8, village: "v1" }],
 *     sessions: [{ id: "s1", site: "station", day: "2026-07-06", capacity: 1 }]
 *   },
 *   allocation: { assigned: [{ id: "p1", session: "s1" }], unserved: [{ id: "p2", reason: "full", open: 1, because: [] }], proven: ["served"] },
 *   places: [{ id: "station", name: "Trạm Y tế xã Cẩm Giàng" }], villages: [{ id: "v1", name: "Thôn Đông" }]
 * }, [{ priority: 2, name: "Người cao tuổi" }])
 * summary.groups // => [{ name: "Người cao tuổi", people: 1, served: 1 }, { name: { vi: "Nhóm 8", en: "Group 8" }, people: 1, served: 0 }]
 * summary.proven // => true
 * ```
 */
export const campaignSummary = (plan: ToldPlan, groups: readonly { readonly priority: number; readonly name: Wording }[]): CampaignSummary => {
  checkPlanned(plan)
  const { campaign: { people, sessions }, allocation: { assigned, unserved, proven } } = plan
  const sessionOf = new Map(assigned.map(({ id, session }) => [id, session]))
  const dayOf = new Map(sessions.map(({ id, day }) => [id, day]))
  const daysOf = (some: readonly Invitee[]): readonly CivilDate[] => some.flatMap(({ id }) => dayOf.get(sessionOf.get(id) ?? "") ?? []).toSorted()
  const count = (some: readonly Invitee[]) => ({ people: some.length, served: some.filter(({ id }) => sessionOf.has(id)).length })
  const names = new Map(groups.map(({ priority, name }) => [priority, name]))
  const priorities = [...new Set(people.map(({ priority }) => priority))].toSorted((a, b) => a - b)
  return {
    ...count(people), sessions: sessions.length, places: sum(sessions), ...firstAndLast(daysOf(people)),
    groups: priorities.map((priority) => ({ name: names.get(priority) ?? { vi: `Nhóm ${priority}`, en: `Group ${priority}` }, ...count(people.filter((person) => person.priority === priority)) })),
    villages: byVillage(people, plan).map(({ name, people: there }) => ({ name, ...count(there), ...firstAndLast(daysOf(there)) })),
    sites: sitesOf(plan, sessionOf),
    unserved: reasonsOf(unserved), ...proven === undefined ? {} : { proven: proven.includes("served") }
  }
}

const sitesOf = ({ campaign: { sessions }, places }: ToldPlan, sessionOf: ReadonlyMap<string, string>): readonly SummaryPlace[] => {
  const coming = new Map<string, number>()
  for (const session of sessionOf.values()) coming.set(session, (coming.get(session) ?? 0) + 1)
  const names = namesById(places)
  return [...new Set(sessions.map(({ site }) => site))].map((site): SummaryPlace => {
    const here = sessions.filter((session) => session.site === site).toSorted((a, b) => compared(a.day, b.day))
    return {
      name: names.get(site)?.name ?? site, sessions: here.length, places: sum(here), people: here.reduce((total, { id }) => total + (coming.get(id) ?? 0), 0),
      from: here[0]!.day, last: here.at(-1)!.day
    }
  }).toSorted((a, b) => b.places - a.places)
}

const sum = (sessions: readonly Session[]): number => sessions.reduce((total, { capacity }) => total + capacity, 0)

const firstAndLast = (days: readonly CivilDate[]): { readonly from?: CivilDate; readonly last?: CivilDate } => {
  const [from] = days
  const last = days.at(-1)
  return from === undefined || last === undefined ? {} : { from, last }
}
