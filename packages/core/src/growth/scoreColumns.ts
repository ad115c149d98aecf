import { shown } from "../citizen/checkFact.ts"
import { GrowthError } from "./errors.ts"
import { emptyScores, findScores, type ScoreColumn } from "./findScores.ts"
import type { GrowthStandards } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators } from "./indicator.ts"
import { at } from "./indicatorMeasures.ts"
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
 * @throws GrowthError `TRAMYTE_GROWTH_COLUMN_LENGTH` where columns have not the same length, `TRAMYTE_GROWTH_VALUE` for a value that says nothing, `TRAMYTE_GROWTH_STANDARDS`
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
  const rows = lengthOf(columns)
  checkLengths(columns, rows)
  const { indicators: all, correctedUntil } = standardsIndex(standards)
  const wanted = all.filter(({ indicator }) => indicators.includes(indicator))
  const columnsOfScores = wanted.map(() => emptyScores(rows))
  const ageDays = new Float64Array(rows)
  const ageMonths = new Float64Array(rows)
  const children = unsettledChildren(Math.min(rows, atOnce))
  for (let from = 0; from < rows; from += atOnce) {
    const until = Math.min(from + atOnce, rows)
    takeChildren(children, columns, { from, until, correctedUntil })
    ageDays.set(children.ageDays.subarray(0, until - from), from)
    ageMonths.set(children.ageMonths.subarray(0, until - from), from)
    for (const [place, each] of wanted.entries()) findScores(each, children, partOf(columnsOfScores[place]!, from, until))
  }
  return { rows, ageDays, ageMonths, scores: Object.fromEntries(wanted.map(({ indicator }, place) => [indicator, columnsOfScores[place]!])) }
}

/** So many children are gone through by all indicators, before the next are taken: what is known of them stays in the processor's cache. */
const atOnce = 16_384

const partOf = ({ z, implausible, reason }: ScoreColumn, from: number, until: number): ScoreColumn =>
  ({ z: z.subarray(from, until), implausible: implausible.subarray(from, until), reason: reason.subarray(from, until) })

const lengthOf = ({ sex }: MeasurementColumns): number => {
  if (typeof sex?.length === "number") return sex.length
  throw new GrowthError("TRAMYTE_GROWTH_VALUE", "there is no column \"sex\"; give one number a child: 1 male, 2 female, 0 where it is not known")
}

/** Kwashiorkor that is read as none would be a child in danger called normal. */
const isOedema = (value: unknown, row: number): boolean => {
  if (value === 1 || value === true) return true
  if (value === undefined || value === null || value === 0 || value === false || Number.isNaN(value)) return false
  throw new GrowthError("TRAMYTE_GROWTH_VALUE", `oedema of row ${row + 1} is ${shown(value)}; give 1 where there is oedema, 0 where there is none, NaN where nobody looked`)
}

const checkLengths = (columns: MeasurementColumns, rows: number): void => {
  for (const name of [...measureColumns, ...otherColumns]) {
    const column = columns[name]
    if (column !== undefined && column.length !== rows) {
      throw new GrowthError("TRAMYTE_GROWTH_COLUMN_LENGTH", `the column "${name}" has ${column.length} rows, and "sex" has ${rows}; give every column one number a child, NaN for what is not known`)
    }
  }
}

const takeChildren = (children: MeasuredChildren, columns: MeasurementColumns, { from, until, correctedUntil }: { readonly from: number; readonly until: number; readonly correctedUntil: number }): void => {
  const take = (into: Float64Array, column: ArrayLike<number> | undefined): void => {
    if (column === undefined) into.fill(NaN)
    else for (let row = from; row < until; row++) into[row - from] = column[row] ?? NaN
  }
  take(children.ageDays, columns.ageDays)
  take(children.ageMonths, columns.ageMonths)
  for (const name of measureColumns) take(children.measures[at[name]]!, columns[name])
  const { sex, measured, oedema } = columns
  for (let row = from; row < until; row++) {
    const place = row - from
    children.sex[place] = sex[row] === 1 ? 1 : sex[row] === 2 ? 2 : 0
    children.oedema[place] = isOedema(oedema?.[row], row) ? 1 : 0
    children.measured[place] = measured?.[row] === 1 ? statures.length : measured?.[row] === 2 ? statures.height : statures.notSaid
    settleChild(children, place, correctedUntil)
  }
}
