import { type CompiledTable, compiledTable } from "./compiledTable.ts"
import type { GrowthStandards } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators, type Stature } from "./indicator.ts"

/** The tables of some standards, by indicator. */
export interface StandardsIndex {
  readonly tables: Readonly<Record<GrowthIndicator, readonly CompiledTable[]>>
  /** Below this age in months stature is corrected to what the tables were made from: lying until 2 years, standing afterwards. */
  readonly correctedUntil: number
}

const ready = new WeakMap<GrowthStandards, StandardsIndex>()

/** Sorts the tables, once. */
export const standardsIndex = (standards: GrowthStandards): StandardsIndex => {
  const known = ready.get(standards)
  if (known !== undefined) return known
  const index = {
    tables: Object.fromEntries(growthIndicators.map((indicator) => [indicator, standards.tables.filter((table) => table.indicator === indicator).map(compiledTable)])) as unknown as StandardsIndex["tables"],
    // Tables by day, and by stature, are made so; those of school age hold standing heights only.
    correctedUntil: standards.tables.reduce((most, { axis, ages }) => axis === "month" ? most : Math.max(most, ages.until ?? ages.through ?? Infinity), 0)
  }
  ready.set(standards, index)
  return index
}

/** Of several tables the first that is meant for the age and the stature; an age that nobody knows excludes none that goes by stature. */
export const tableFor = (tables: readonly CompiledTable[], ageMonths: number | undefined, stature: Stature): CompiledTable | undefined => {
  for (const compiled of tables) {
    const { ages: { from, until = Infinity, through = Infinity }, axis, stature: meant = stature } = compiled.table
    if (meant !== stature) continue
    if (ageMonths === undefined ? axis === "cm" : ageMonths >= from && ageMonths < until && ageMonths <= through) return compiled
  }
  return undefined
}
