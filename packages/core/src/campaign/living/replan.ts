import type { CivilDate } from "../../time/index.ts"
import { allocateSlots } from "../allocateSlots.ts"
import { type Aim, type Allocation, type Assignment, type Campaign, replanningAims, type ServedGroup, type Session, type Unserved } from "../campaign.ts"
import { checkCampaign } from "../checkCampaign.ts"
import { refuse } from "../errors.ts"
import { allocateAround } from "./allocateAround.ts"
import { applyChanges } from "./applyChanges.ts"
import type { CampaignChange } from "./changes.ts"
import { checkChanges } from "./checkChanges.ts"
import { checkReplanShapes } from "./checkReplanShapes.ts"
import { stillToPlan } from "./stillToPlan.ts"
import { tellReplan } from "./tellReplan.ts"
import type { Move } from "./whyMoved.ts"

/** How a plan is changed. */
export interface ReplanOptions {
  /** The first day that can still be planned: who had a session before it keeps it, as it is over. Default: none is over. */
  readonly from?: CivilDate
  /** So many days from `from` on nobody is given a session that they were not told before, newcomers neither: people must hear of it first. Default 3; counts only with `from`. */
  readonly noticeDays?: number
  /** Default `replanningAims`: as many as can be are served, and of such plans the one that moves the fewest. */
  readonly aims?: readonly Aim[]
}

/**
 * A plan after changes. Documents, `campaignProgress` and whatever else takes an allocation takes it as it is, with `campaign`; what a price tells (`oneMoreSession`) is asked of `remaining`.
 */
export interface Replan extends Pick<Allocation, "assigned" | "unserved" | "served" | "proven"> {
  /** With the changes, all its days in it: the campaign to change next time, with `assigned`. */
  readonly campaign: Campaign
  /** Everybody's session, those of days that are over too; in the order of the people. */
  readonly assigned: readonly Assignment[]
  /** Without a session, and why; in the order of the people. `windows` stands there too where the days that are left are too near to tell somebody (`atShortNotice`). */
  readonly unserved: readonly Unserved[]
  /**
   * Who of them could have a place on a day that is too near for a message, if somebody calls them now. Nobody has it yet: add to `assigned` who will come, and plan on from there.
   */
  readonly atShortNotice: readonly Assignment[]
  /** By group, over all days: who had a session on a day that is over counts as served. */
  readonly served: readonly ServedGroup[]
  /** The aims that are proven of what was still to be planned. */
  readonly proven: readonly Aim[]
  /** What was still to be planned, and its plan with proof: `checkAllocation(remaining.campaign, remaining.allocation)`. */
  readonly remaining: { readonly campaign: Campaign; readonly allocation: Allocation }
  /** Whose session is another than before, or not the same any more, and why. */
  readonly moves: readonly Move[]
  /** Sessions that do not take place any more: `messagesDue` tells their people so. */
  readonly lost: readonly Session[]
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
 * would go without for that; `onlyDisplacedMoved` says whether it was so. Days before `from` are over: who had a session then keeps it, unless it was lost, or a machine that
 * the person needs was broken, or the person did not come. From `from` on, the first days are too near to be told anew (`noticeDays`): who has a session there keeps it,
 * and nobody else gets one; `atShortNotice` says who has none for that, and could be called.
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
export const replan = (campaign: Campaign, changes: readonly CampaignChange[], plan: { readonly assigned: readonly Assignment[] }, options: ReplanOptions = {}): Replan => {
  const { from, aims = replanningAims } = options
  refuse(checkReplanShapes(campaign, changes, plan))
  const { assigned } = plan
  refuse([...checkCampaign({ ...campaign, aims }), ...checkChanges(campaign, changes, assigned, options)])
  const before = new Map(assigned.map(({ id, session }) => [id, session]))
  const question = { campaign, before, changed: applyChanges(campaign, changes, before), ...(from === undefined ? {} : { from }) }
  const left = stillToPlan(question, options)
  const remaining: Campaign = { ...left.campaign, aims }
  return tellReplan(question, { ...left, campaign: remaining }, allocateAround(remaining) ?? allocateSlots(remaining))
}
