import { daysPerMonth, type GrowthStandards, type GrowthTable } from "@tramyte/core/growth"
import { motorMilestones2006 } from "./tables/motorMilestones2006.ts"
import { who2006 } from "./who2006.ts"
import { who2007 } from "./who2007.ts"
import { who2009 } from "./who2009.ts"

/** An age in days is rounded before it is looked up, so that from day 1856.5 on there is no row. 61 months are 1856.69 days. */
const border = 1856.5 / daysPerMonth

/**
 * `whoGrowth` with the border between its tables at 61 months: the standards of 2006 to the end of their daily tables,
 * as the Royal College of Paediatrics and Child Health does. Day 1856 is looked up in 2006, day 1857 in 2007.
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
