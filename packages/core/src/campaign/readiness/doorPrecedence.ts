import { assignGroups, type GroupAnswer, type GroupOptions } from "../../groups/assignGroups.ts"
import { standsFor } from "../../pack/inForce.ts"
import type { RulesInForce } from "../../pack/rulesInForce.ts"
import type { Subject } from "../../rules/answer.ts"

/** Who of those who came is examined first, and why. */
export interface DoorPrecedence extends GroupAnswer {
  /** 0 is an emergency; then the groups of the pack in their order; whoever is in none comes last. The smaller comes first. */
  readonly rank: number
  /** The rank if every missing fact spoke for the person: ask at the door where it is smaller than `rank`. */
  readonly rankAtBest: number
  readonly emergency: boolean
}

/** How precedence at the door is asked for. */
export interface DoorOptions extends GroupOptions {
  /** The grouping of the pack that orders them: `"vietnam-campaign/door-precedence"`. */
  readonly grouping: string
  /** An emergency is seen at the door and stands in no record. */
  readonly emergency?: boolean
}

/**
 * Who has statutory precedence at the door (ưu tiên khám theo luật): emergencies first, then the groups of the pack. It orders
 * those who came and changes nobody's session. The reason is for the staff: a display for all shows numbers only.
 *
 * @param rules the rules in force on the day of the session
 * @param subject the person who came
 * @param options the grouping, and whether it is an emergency
 * @throws RulesError when the grouping is not in force; CitizenError when the data cannot be read
 * @example
 * ```ts
 * import { doorPrecedence } from "@tramyte/core/campaign"
 * import { loadCampaign } from "@tramyte/pack-vn/campaign"
 *
 * const rules = loadCampaign("cam-giang", "2026-07-06")
 * const grouping = "vietnam-campaign/door-precedence"
 * doorPrecedence(rules, { id: "p1", birthDate: "2022-01-15", disability: false }, { grouping }).rank // => 1
 * doorPrecedence(rules, { id: "p2", birthDate: "1990" }, { grouping, emergency: true }).rank // => 0
 * doorPrecedence(rules, { id: "p3", sex: "male", birthDate: "1990", disability: false, merit: false }, { grouping }).rank // => 8
 * ```
 */
export const doorPrecedence = (rules: RulesInForce, subject: Subject, { emergency = false, ...options }: DoorOptions): DoorPrecedence => {
  const answer = assignGroups(rules, subject, options)
  const last = lastRank(rules, options.grouping)
  const rank = emergency ? 0 : answer.group?.order ?? last
  return { ...answer, emergency, rank, rankAtBest: Math.min(rank, ...answer.couldBe.map(({ order }) => order)) }
}

/** Whoever is in no group, or outside the grouping, comes last. */
const lastRank = (rules: RulesInForce, id: string): number => (rules.groupings.find((grouping) => standsFor(grouping, id))?.groups.length ?? 0) + 1
