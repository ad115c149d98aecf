import { GrowthError } from "./errors.ts"
import { emptyScores, findScores, type ScoreColumn } from "./findScores.ts"
import type { GrowthStandards } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import type { at } from "./indicatorMeasures.ts"
import { type MeasuredChildren, settleChild, unsettledChildren } from "./measuredChildren.ts"
import { standardsIndex } from "./standardsIndex.ts"
import { statures } from "./stature.ts"

export type { ScoreColumn } from "./findScores.ts"

/** A survey or a commune as columns, one row a child; a number that is not known is NaN. */
export interface MeasurementColumns {
  /** 1 male, 2 female; anything else: not known. */
  readonly sex: ArrayLike<number>
  /** Of age in days and age in months the first that a row has is taken. */
  readonly ageDays?: ArrayLike<number>
  readonly ageMonths?: ArrayLike<number>
  /** kg */
  readonly weight?: ArrayLike<number>
  /** cm */
  readonly lengthHeight?: ArrayLike<number>
  /** 1 length (lying), 2 height (standing); anything else: not said. */
  readonly measured?: ArrayLike<number>
  /** cm */
  readonly headCircumference?: ArrayLike<number>
  /** cm */
  readonly armCircumference?: ArrayLike<number>
  /** mm */
  readonly tricepsSkinfold?: ArrayLike<number>
  /** mm */
  readonly subscapularSkinfold?: ArrayLike<number>
  /** 1 where there is oedema. */
  readonly oedema?: ArrayLike<number>
}

/** What `scoreColumns` gives. */
export interface ScoreColumns {
  readonly rows: number
  /** Age in completed days as it was looked up; NaN where it is not known. */
  readonly ageDays: Float64Array
  /** Age in months, not rounded; NaN where it is not known. */
  readonly ageMonths: Float64Array
  readonly scores: Readonly<Partial<Record<GrowthIndicator, ScoreColumn>>>
}

const measureColumns = ["weight", "lengthHeight", "headCircumference", "armCircumference", "tricepsSkinfold", "subscapularSkinfold"] as const
const otherColumns = ["ageDays", "ageMonths", "measured", "oedema"] as const

/**
 * All z-scores of a commune or a survey, by the method of `scoreGrowth`: typed arrays in and out.
 *
 * @param columns one row a child; a column that is left out is not known of anybody
 * @param indicators which ones; default all
 * @throws GrowthError `TRAMYTE_GROWTH_COLUMN_LENGTH` where columns have not the same length
 * @example
 * ```ts
 * import { scoreColumns } from "@tramyte/core/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * const { scores } = scoreColumns(whoGrowth, { sex: [1, 2], ageDays: [400, 400], weight: [7.4, 7.4] }, ["weight-for-age"])
 * Array.from(scores["weight-for-age"]?.z ?? []) // => [-2.64, -1.82]
 * ```
 */
export const scoreColumns = (standards: GrowthStandards, columns: MeasurementColumns, indicators: readonly GrowthIndicator[] = growthIndicators): ScoreColumns => {
  const rows = columns.sex.length
  checkLengths(columns, rows)
  const { indicators: all, correctedUntil } = standardsIndex(standards)
  const children = childrenOf(columns, rows, correctedUntil)
  const scores: Partial<Record<GrowthIndicator, ScoreColumn>> = {}
  for (const each of all) {
    if (indicators.includes(each.indicator)) findScores(each, children, scores[each.indicator] = emptyScores(rows))
  }
  return { rows, ageDays: children.ageDays, ageMonths: children.ageMonths, scores }
}

const checkLengths = (columns: MeasurementColumns, rows: number): void => {
  for (const name of [...measureColumns, ...otherColumns]) {
    const column = columns[name]
    if (column !== undefined && column.length !== rows) {
      throw new GrowthError("TRAMYTE_GROWTH_COLUMN_LENGTH", `the column "${name}" has ${column.length} rows, and "sex" has ${rows}; give every column one number a child, NaN for what is not known`)
    }
  }
}

const childrenOf = (columns: MeasurementColumns, rows: number, correctedUntil: number): MeasuredChildren => {
  const nothing = new Float64Array(rows).fill(NaN)
  const numbers = (column: ArrayLike<number> | undefined): Float64Array =>
    column === undefined ? nothing : column instanceof Float64Array ? column : Float64Array.from(column, (value) => value ?? NaN)
  const { sex, measured, oedema, weight, headCircumference, armCircumference, tricepsSkinfold, subscapularSkinfold } = columns
  const measures: Record<keyof typeof at, Float64Array> = {
    weight: numbers(weight), lengthHeight: numbers(columns.lengthHeight).slice(), headCircumference: numbers(headCircumference), armCircumference: numbers(armCircumference),
    tricepsSkinfold: numbers(tricepsSkinfold), subscapularSkinfold: numbers(subscapularSkinfold), bmi: new Float64Array(rows)
  }
  const children = unsettledChildren(rows, Object.values(measures))
  children.ageDays.set(numbers(columns.ageDays))
  children.ageMonths.set(numbers(columns.ageMonths))
  for (let row = 0; row < rows; row++) {
    children.sex[row] = sex[row] === 1 ? 1 : sex[row] === 2 ? 2 : 0
    children.oedema[row] = oedema?.[row] === 1 ? 1 : 0
    children.measured[row] = measured?.[row] === 1 ? statures.length : measured?.[row] === 2 ? statures.height : statures.notSaid
    settleChild(children, row, correctedUntil)
  }
  return children
}
