import type { GrowthStandards } from "@tramyte/core/growth"
import { motorMilestones2006 } from "./tables/motorMilestones2006.ts"
import { who2006 } from "./who2006.ts"
import { who2007 } from "./who2007.ts"
import { who2009 } from "./who2009.ts"

/**
 * The growth tables of WHO from birth to 19 years (bảng chuẩn tăng trưởng của WHO), as WHO's own programs use them:
 * the standards of 2006 under 60 months, the reference of 2007 from 60 months on; with the standards of growth velocity and the motor
 * milestones.
 *
 * @see {@link whoGrowthTo61Months} for the other convention
 * @example
 * ```ts
 * import { zScore } from "@tramyte/core/growth"
 * import { whoGrowth, weightForAge2006 } from "@tramyte/who-growth"
 *
 * whoGrowth.tables.length // => 12
 * weightForAge2006.rows.male.m[0] // => 3.3464
 * zScore(weightForAge2006, "male", 0, 3.3464) // => 0
 * ```
 */
export const whoGrowth: GrowthStandards = {
  tables: [...who2006.tables, ...who2007.tables],
  velocity: who2009,
  milestones: motorMilestones2006
}
