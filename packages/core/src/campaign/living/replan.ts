import { type CivilDate, epochDay } from "../../time/index.ts"
import { allocateSlots } from "../allocateSlots.ts"
import { type Aim, type Allocation, type Assignment, type Campaign, type Invitee, replanningAims } from "../campaign.ts"
import { campaignCosts } from "../campaignCosts.ts"
import { checkCampaign } from "../checkCampaign.ts"
import { refuse } from "../errors.ts"
import { allocateAround } from "./allocateAround.ts"
import { applyChanges } from "./applyChanges.ts"
import type { CampaignChange } from "./changes.ts"
import { checkChanges } from "./checkChanges.ts"
import { type Move, whyMoved } from "./whyMoved.ts"

/** How a plan is changed. */
export interface ReplanOptions {
  /** The first day that can still be planned: who had a session before it keeps it, as it is over. Default: none is over. */
  readonly from?: CivilDate
  /** Default `replanningAims`: as many as can be are served, and of such plans the one that moves the fewest. */
  readonly aims?: readonly Aim[]
}

/** A plan after changes. */
export interface Replan {
  /** With the changes, all its days in it: the campaign to change next time, with `assigned`. */
  readonly campaign: Campaign
  /** Everybody's session, those of days that are over too; in the order of the people. */
  readonly assigned: readonly Assignment[]
  /** What was still to be planned, and its plan with proof: `checkAllocation(remaining.campaign, remaining.allocation)`. Who has no session is told there. */
  readonly remaining: { readonly campaign: Campaign; readonly allocation: Allocation }
  /** Whose session is another than before, and why. */
  readonly moves: readonly Move[]
  /** People whose place is no longer there. */
  readonly displaced: number
  /** Whether all others who still can come to the session that they were told keep it. */
  readonly onlyDisplacedMoved: boolean
}

/**
 * Plans again after a lost day, a broken machine, people who did not come, newcomers and people who are gone (điều chỉnh lịch), and tells who has another session
 * than before, and why.
 *
 * As many people as can be are served, group by group; of such plans the one is taken that moves the fewest. So nobody moves whose place is still there, unless somebody
 * would go without for that; `onlyDisplacedMoved` says whether it was so. Days before `from` are over: who had a session then keeps it, unless it was lost or the person
 * did not come.
 *
 * @throws CampaignError with everything that is wrong with campaign, changes and plan, before any work
 * @example
 * ```ts
 * import { allocateSlots, replan } from "@tramyte/core/campaign"
 *
 * const campaign = {
 *   people: [{ id: "an", priority: 1, urgency: 1 }, { id: "binh", priority: 1 }, { id: "chi", priority: 2 }],
 *   sessions: [
 *     { id: "Monday", site: "station", day: "2026-07-06", capacity: 1 },
 *     { id: "Tuesday", site: "station", day: "2026-07-07", capacity: 2 },
 *     { id: "Friday", site: "station", day: "2026-07-10", capacity: 1 }
 *   ]
 * }
 * const before = allocateSlots(campaign)
 * before.assigned.map(({ session }) => session) // => ["Monday", "Tuesday", "Friday"]
 * const after = replan(campaign, [{ kind: "sessionLost", session: "Monday" }], before)
 * after.moves // => [{ id: "an", from: "Monday", to: "Tuesday", because: "sessionGone" }]
 * after.onlyDisplacedMoved // => true
 * ```
 */
export const replan = (campaign: Campaign, changes: readonly CampaignChange[], { assigned }: { readonly assigned: readonly Assignment[] }, { from, aims = replanningAims }: ReplanOptions = {}): Replan => {
  refuse([...checkCampaign({ ...campaign, aims }), ...checkChanges(campaign, changes, assigned, from)])
  const before = new Map(assigned.map(({ id, session }) => [id, session]))
  const changed = applyChanges(campaign, changes)
  const over = new Set(from === undefined ? [] : changed.campaign.sessions.filter(({ day }) => epochDay(day) < epochDay(from)).map(({ id }) => id))
  const kept = new Set([...before].filter(([id, session]) => over.has(session) && !changed.absent.has(id)).map(([id]) => id))
  const remaining = remainingOf({ ...changed.campaign, aims }, over, kept, before, changed.absent)
  const allocation = allocateAround(remaining) ?? allocateSlots(remaining)
  const after = new Map([...[...before].filter(([id]) => kept.has(id)), ...allocation.assigned.map(({ id, session }) => [id, session] as const)])
  const { moves, displaced } = whyMoved({ changed, before, after, kept })
  return {
    campaign: changed.campaign,
    assigned: changed.campaign.people.flatMap(({ id }): readonly Assignment[] => after.has(id) ? [{ id, session: after.get(id)! }] : []),
    remaining: { campaign: remaining, allocation },
    moves,
    displaced,
    onlyDisplacedMoved: moves.every(({ because }) => because !== "madeRoom" && because !== "gaveWay")
  }
}

/** What can still be planned: the days to come, the people without a day that is over, and the session that each was told, if it still can be theirs. */
const remainingOf = (campaign: Campaign, over: ReadonlySet<string>, kept: ReadonlySet<string>, before: ReadonlyMap<string, string>, absent: ReadonlySet<string>): Campaign => {
  const toCome: Campaign = { ...campaign, sessions: campaign.sessions.filter(({ id }) => !over.has(id)) }
  const { sessions, isOpenTo } = campaignCosts(toCome)
  const open = new Map(sessions.map((at) => [at.session.id, at]))
  const people = campaign.people.filter(({ id }) => !kept.has(id)).map(({ planned: _, ...person }): Invitee => {
    const at = absent.has(person.id) ? undefined : open.get(before.get(person.id) ?? "")
    const fixed = person.fixed?.filter((session) => open.has(session))
    return { ...person, ...(fixed === undefined ? {} : { fixed }), ...(at !== undefined && isOpenTo(person, at) ? { planned: at.session.id } : {}) }
  })
  return { ...toCome, people }
}
