import { compiledTable } from "./compiledTable.ts"
import { GrowthError } from "./errors.ts"
import type { IndicatorTables } from "./findScores.ts"
import type { GrowthStandards } from "./growthTable.ts"
import { growthIndicators } from "./indicator.ts"
import { indicatorMeasures } from "./indicatorMeasures.ts"

/** The tables of some standards, by indicator. */
export interface StandardsIndex {
  /** In the order in which WHO's programs give them. */
  readonly indicators: readonly IndicatorTables[]
  /** Below this age in months stature is corrected to what the tables were made from: lying until 2 years, standing afterwards. */
  readonly correctedUntil: number
}

/** Whether there are tables at all: one table, or nothing, is not a list of them. */
export const checkStandards = (standards: GrowthStandards | undefined): void => {
  if (Array.isArray(standards?.tables)) return
  throw new GrowthError("TRAMYTE_GROWTH_STANDARDS", "there are no growth standards; give a list of tables, such as whoGrowth of @tramyte/who-growth: { tables: [ … ] } for tables of your own")
}

const ready = new WeakMap<GrowthStandards, StandardsIndex>()

/** Sorts the tables, once. */
export const standardsIndex = (standards: GrowthStandards): StandardsIndex => {
  const known = ready.get(standards)
  if (known !== undefined) return known
  checkStandards(standards)
  const index: StandardsIndex = {
    indicators: growthIndicators.map((indicator) => ({ indicator, ...indicatorMeasures[indicator], tables: standards.tables.filter((table) => table.indicator === indicator).map(compiledTable) })),
    // Tables by day, and by stature, are made so; those of school age hold standing heights only.
    correctedUntil: standards.tables.reduce((most, { axis, ages }) => axis === "month" ? most : Math.max(most, ages.until ?? ages.through ?? Infinity), 0)
  }
  ready.set(standards, index)
  return index
}
