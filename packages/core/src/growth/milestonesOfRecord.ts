import type { RecordView } from "../citizen/readRecord.ts"
import type { EpochDay } from "../time/index.ts"
import type { MilestoneTable } from "./growthTable.ts"
import { isOneDay } from "./measuresOfRecord.ts"
import type { ObservedMilestone } from "./milestones/assessMilestones.ts"

/**
 * What a record tells of motor milestones: observations coded by the milestone, `value` true (or none) where the child does it,
 * false where it was seen not to. A child may have done it long before somebody wrote it down.
 *
 * @param bornEarlyBy days by which ages are corrected
 */
export const milestonesOfRecord = (view: RecordView, { milestones }: MilestoneTable, birth: EpochDay, until: EpochDay, bornEarlyBy: number): readonly ObservedMilestone[] => {
  const known = new Set(milestones.map(({ milestone }) => milestone))
  return (view.facts.get("observation") ?? []).flatMap((one) => {
    const { fact: { code = [], status = "final", value }, startLo } = one
    const milestone = code.find((each) => known.has(each))
    if (milestone === undefined || !isOneDay(one) || startLo > until || startLo < birth || status === "planned" || status === "preliminary") return []
    return [{ milestone, reached: status === "final" && value !== false, ageDays: startLo - birth - bornEarlyBy }]
  })
}
