import type { CompiledTable } from "./compiledTable.ts"
import { GrowthError } from "./errors.ts"
import type { GrowthStandards } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import { roundedZ } from "./lms.ts"
import { at, exactZ, type IndicatorTables, isImplausible, type MeasuredChild, setAge, settleStature, tableOf, unmeasured } from "./measuredChild.ts"
import { noScoreCodes } from "./measurement.ts"
import { standardsIndex } from "./standardsIndex.ts"

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

/** The z-scores of one indicator. */
export interface ScoreColumn {
  /** Rounded to two decimals; NaN where there is none. */
  readonly z: Float64Array
  /** 1 where it is biologically implausible. */
  readonly implausible: Uint8Array
  /** Why there is none: 0 where there is one, else 1 + the place in `noScoreCodes`. */
  readonly reason: Uint8Array
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
  const wanted = all.filter(({ indicator }) => indicators.includes(indicator))
  const [ageDays, ageMonths] = [new Float64Array(rows), new Float64Array(rows)]
  const scores = wanted.map((): ScoreColumn => ({ z: new Float64Array(rows), implausible: new Uint8Array(rows), reason: new Uint8Array(rows) }))
  const child = unmeasured()
  for (let row = 0; row < rows; row++) {
    readRow(child, columns, row, correctedUntil)
    ageDays[row] = child.ageDays
    ageMonths[row] = child.ageMonths
    for (let which = 0; which < wanted.length; which++) scoreRow(scores[which]!, row, wanted[which]!, child)
  }
  return { rows, ageDays, ageMonths, scores: Object.fromEntries(wanted.map(({ indicator }, which) => [indicator, scores[which]!])) }
}

const checkLengths = (columns: MeasurementColumns, rows: number): void => {
  for (const name of [...measureColumns, ...otherColumns]) {
    const column = columns[name]
    if (column !== undefined && column.length !== rows) {
      throw new GrowthError("TRAMYTE_GROWTH_COLUMN_LENGTH", `the column "${name}" has ${column.length} rows, and "sex" has ${rows}; give every column one number a child, NaN for what is not known`)
    }
  }
}

const readRow = (child: MeasuredChild, columns: MeasurementColumns, row: number, correctedUntil: number): void => {
  const { measures } = child
  const [sex, measured] = [columns.sex[row], columns.measured?.[row]]
  child.sex = sex === 1 ? "male" : sex === 2 ? "female" : undefined
  child.oedema = columns.oedema?.[row] === 1
  setAge(child, columns.ageDays?.[row] ?? NaN, columns.ageMonths?.[row] ?? NaN)
  measures[at.weight] = columns.weight?.[row] ?? NaN
  measures[at.lengthHeight] = columns.lengthHeight?.[row] ?? NaN
  measures[at.headCircumference] = columns.headCircumference?.[row] ?? NaN
  measures[at.armCircumference] = columns.armCircumference?.[row] ?? NaN
  measures[at.tricepsSkinfold] = columns.tricepsSkinfold?.[row] ?? NaN
  measures[at.subscapularSkinfold] = columns.subscapularSkinfold?.[row] ?? NaN
  settleStature(child, measured === 1 ? "length" : measured === 2 ? "height" : undefined, correctedUntil)
}

const scoreRow = ({ z, implausible, reason }: ScoreColumn, row: number, each: IndicatorTables, child: MeasuredChild): void => {
  const table = tableOf(each, child, false)
  const exact = typeof table === "string" ? table : exactZ(each, table, child)
  if (typeof exact === "string") {
    z[row] = NaN
    reason[row] = 1 + noScoreCodes.indexOf(exact)
    return
  }
  const rounded = z[row] = roundedZ(exact)
  implausible[row] = isImplausible(rounded, table as CompiledTable) ? 1 : 0
}
