import { compiledTable } from "./compiledTable.ts"
import type { GrowthStandards } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import { at, type IndicatorTables } from "./measuredChild.ts"

/** The tables of some standards, by indicator. */
export interface StandardsIndex {
  /** In the order in which WHO's programs give them. */
  readonly indicators: readonly IndicatorTables[]
  /** Below this age in months stature is corrected to what the tables were made from: lying until 2 years, standing afterwards. */
  readonly correctedUntil: number
}

const madeOf: Readonly<Record<GrowthIndicator, Omit<IndicatorTables, "indicator" | "tables">>> = {
  "length-height-for-age": { value: at.lengthHeight, weight: false, stature: true },
  "weight-for-age": { value: at.weight, weight: true, stature: false },
  "weight-for-length-height": { value: at.weight, weight: true, stature: true },
  "bmi-for-age": { value: at.bmi, weight: true, stature: true },
  "head-circumference-for-age": { value: at.headCircumference, weight: false, stature: false },
  "arm-circumference-for-age": { value: at.armCircumference, weight: false, stature: false },
  "triceps-skinfold-for-age": { value: at.tricepsSkinfold, weight: false, stature: false },
  "subscapular-skinfold-for-age": { value: at.subscapularSkinfold, weight: false, stature: false }
}

const ready = new WeakMap<GrowthStandards, StandardsIndex>()

/** Sorts the tables, once. */
export const standardsIndex = (standards: GrowthStandards): StandardsIndex => {
  const known = ready.get(standards)
  if (known !== undefined) return known
  const index: StandardsIndex = {
    indicators: growthIndicators.map((indicator) => ({ indicator, ...madeOf[indicator], tables: standards.tables.filter((table) => table.indicator === indicator).map(compiledTable) })),
    // Tables by day, and by stature, are made so; those of school age hold standing heights only.
    correctedUntil: standards.tables.reduce((most, { axis, ages }) => axis === "month" ? most : Math.max(most, ages.until ?? ages.through ?? Infinity), 0)
  }
  ready.set(standards, index)
  return index
}
