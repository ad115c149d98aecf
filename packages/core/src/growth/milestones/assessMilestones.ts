import type { GrowthItem, MilestoneRules } from "../growthItem.ts"
import { daysPerMonth, type MilestoneTable } from "../growthTable.ts"

/** What is said about milestones, and the item of a pack that says so. */
export interface MilestoneItem {
  readonly item: Pick<GrowthItem, "id">
  readonly is: MilestoneRules
}

/** A milestone as somebody saw it, or was told of it. */
export interface ObservedMilestone {
  readonly milestone: string
  readonly reached: boolean
  /** On the day of the observation, corrected after a preterm birth. */
  readonly ageDays: number
}

/**
 * - `refer`, `watch`: not reached at an age at which nearly all children have.
 * - `check`: the entry cannot be, or contradicts another.
 * - `ask`: nobody looked since the age from which it matters.
 * - `none`: nothing to do.
 */
export type MilestoneVerdict = "refer" | "watch" | "check" | "ask" | "none"

/** Why. */
export type MilestoneReasonCode =
  | "reached"
  /** Not reached yet, as many healthy children of the age. */
  | "notYetNormal"
  | "lateForMost"
  | "lateForNearlyAll"
  /** Reached before nearly any child: date of birth, date of the visit, or milestone may be wrong. */
  | "reachedTooEarly"
  /** Seen before, and not seen later: an entry is wrong, or the child has lost what it could do. */
  | "notSeenAgain"
  /** Not asked since the child had the age from which it matters. */
  | "notAsked"
  /** Not asked, and no need yet. */
  | "tooEarlyToAsk"
  /** Not asked, and nobody asks at this age any more. */
  | "tooOldToAsk"
  /** The table does not tell the ages that the rules go by. */
  | "noSuchPercentile"

/** How a child stands with one milestone. */
export interface MilestoneStanding {
  readonly milestone: string
  readonly status: "reached" | "notYet" | "unknown"
  readonly verdict: MilestoneVerdict
  readonly reason: MilestoneReasonCode
  /** Some healthy children never do it: it is told, but never a reason by itself. */
  readonly neverAlone: boolean
  /** The age in days at which it was first seen or told. */
  readonly reachedBy?: number
  /** The age in days at which it was last seen not to be reached. */
  readonly notReachedAt?: number
  /** From these ages in days: watch, refer. */
  readonly watchFrom?: number
  readonly referFrom?: number
}

/** How a child stands with all of them. */
export interface MilestoneAssessment {
  /** Id of the item of the pack. */
  readonly rule: string
  /** Id of the table. */
  readonly table: string
  /** The gravest of them. */
  readonly verdict: MilestoneVerdict
  /** The milestones that are the reason for it; one that never counts alone stands among them beside others. */
  readonly because: readonly string[]
  readonly milestones: readonly MilestoneStanding[]
}

/**
 * Says of each motor milestone whether the child has reached it, and whether somebody should look (mốc vận động): watch, refer, look at
 * the entry again, or ask.
 *
 * A child is late by its age on the day on which it was last seen not to do it, from the day on that the percentile names: at the 97th
 * percentile exactly it is watched. What nobody looked for since that age is asked for, never taken for late. Some healthy children
 * never crawl (4.3 % in WHO's study): what the rules call `neverAlone` changes nothing unless another milestone does.
 *
 * @param ageDays today, corrected after a preterm birth
 * @example
 * ```ts
 * import { assessMilestones } from "@tramyte/core/growth"
 * import { motorMilestones2006 } from "@tramyte/who-growth"
 *
 * const rules = { item: { id: "mine/milestones" }, is: { watchFrom: 97, referFrom: 99, checkBefore: 1, neverAlone: ["hands-and-knees-crawling"] } }
 * const seen = (milestone: string, ageDays: number, reached: boolean) => ({ milestone, ageDays, reached })
 * const child = assessMilestones(motorMilestones2006, rules, [seen("sitting-without-support", 200, true), seen("walking-with-assistance", 380, false)], 380)
 *
 * child.verdict // => "watch"
 * child.because // => ["walking-with-assistance"]
 * ```
 * @see https://doi.org/10.1111/j.1651-2227.2006.tb02379.x (WHO Motor Development Study: windows of achievement for six gross motor development milestones, 2006)
 */
export const assessMilestones = (table: MilestoneTable, { item, is }: MilestoneItem, observed: readonly ObservedMilestone[], ageDays: number): MilestoneAssessment => {
  const milestones = table.milestones.map(({ milestone, days }) => standing({
    milestone, rules: is, ageDays,
    observed: observed.filter((one) => one.milestone === milestone && one.ageDays <= ageDays),
    at: (percentile) => days[table.percentiles.indexOf(percentile)]
  }))
  const counting = milestones.filter(({ neverAlone }) => !neverAlone)
  const verdict = gravity.find((one) => counting.some((milestone) => milestone.verdict === one))
    ?? (milestones.some((milestone) => milestone.verdict === "check") ? "check" : "none")
  const because = verdict === "none" ? [] : milestones.filter((milestone) => isAsGrave(milestone.verdict, verdict)).map(({ milestone }) => milestone)
  return { rule: item.id, table: table.id, verdict, because, milestones }
}

/** The gravest first. */
const gravity: readonly MilestoneVerdict[] = ["refer", "watch", "check", "ask"]

/** As grave, or graver: what is late alone and never counts alone stands beside the others. */
const isAsGrave = (one: MilestoneVerdict, other: MilestoneVerdict): boolean => one !== "none" && gravity.indexOf(one) <= gravity.indexOf(other)

interface Asked {
  readonly milestone: string
  readonly rules: MilestoneRules
  readonly ageDays: number
  readonly observed: readonly ObservedMilestone[]
  readonly at: (percentile: number) => number | undefined
}

const standing = ({ milestone, rules, ageDays, observed, at }: Asked): MilestoneStanding => {
  const [watchFrom, referFrom, earliest] = [at(rules.watchFrom), at(rules.referFrom), at(rules.checkBefore)]
  const about = { milestone, neverAlone: rules.neverAlone.includes(milestone) }
  if (watchFrom === undefined || referFrom === undefined || earliest === undefined) return { ...about, status: "unknown", verdict: "none", reason: "noSuchPercentile" }
  const reachedBy = least(observed.filter(({ reached }) => reached).map((one) => one.ageDays))
  const notReachedAt = most(observed.filter(({ reached }) => !reached).map((one) => one.ageDays))
  const ages = {
    ...about, watchFrom, referFrom,
    ...reachedBy === undefined ? {} : { reachedBy },
    ...notReachedAt === undefined ? {} : { notReachedAt }
  }
  if (reachedBy !== undefined) {
    if (notReachedAt !== undefined && notReachedAt > reachedBy) return { ...ages, status: "unknown", verdict: "check", reason: "notSeenAgain" }
    return reachedBy < earliest ? { ...ages, status: "reached", verdict: "check", reason: "reachedTooEarly" } : { ...ages, status: "reached", verdict: "none", reason: "reached" }
  }
  if (notReachedAt !== undefined && notReachedAt >= referFrom) return { ...ages, status: "notYet", verdict: "refer", reason: "lateForNearlyAll" }
  if (notReachedAt !== undefined && notReachedAt >= watchFrom) return { ...ages, status: "notYet", verdict: "watch", reason: "lateForMost" }
  if (ageDays >= watchFrom) {
    const asked = ageDays < (rules.askUntil ?? Infinity) * daysPerMonth
    return { ...ages, status: "unknown", verdict: asked ? "ask" : "none", reason: asked ? "notAsked" : "tooOldToAsk" }
  }
  return notReachedAt === undefined ? { ...ages, status: "unknown", verdict: "none", reason: "tooEarlyToAsk" } : { ...ages, status: "notYet", verdict: "none", reason: "notYetNormal" }
}

const least = (numbers: readonly number[]): number | undefined => numbers.length === 0 ? undefined : Math.min(...numbers)

const most = (numbers: readonly number[]): number | undefined => numbers.length === 0 ? undefined : Math.max(...numbers)
