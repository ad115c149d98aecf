import type { GrowthStandards, GrowthTable } from "@tramyte/core/growth"
import { motorMilestones2006 } from "./tables/motorMilestones2006.ts"
import { who2006 } from "./who2006.ts"
import { who2007 } from "./who2007.ts"
import { who2009 } from "./who2009.ts"

const border = 61

/**
 * `whoGrowth` with the border between its tables at 61 months: the standards of 2006 to the end of their daily tables
 * (day 1856), as the Royal College of Paediatrics and Child Health does.
 *
 * @see https://github.com/rcpch/who-validation
 */
export const whoGrowthTo61Months: GrowthStandards = {
  tables: [
    ...who2006.tables.map((table): GrowthTable => ({ ...table, ages: { ...table.ages, until: border } })),
    ...who2007.tables.map((table): GrowthTable => ({ ...table, ages: { ...table.ages, from: border } }))
  ],
  velocity: who2009,
  milestones: motorMilestones2006
}
