import { GrowthError } from "../errors.ts"
import { sameLength } from "./columns.ts"
import type { Percentage } from "./linearised.ts"
import { partition } from "./partition.ts"
import { noCategory, sharesOf } from "./shares.ts"
import { checkDesign, type SurveyDesign } from "./surveyDesign.ts"

/** Yes or no, one a row: true or 1, false or 0; NaN, null or undefined where it is not known. */
export type YesNo = ArrayLike<boolean | number | null | undefined>

/** On how many children an estimate rests. */
export interface EstimateBase {
  /** Rows with a value. */
  readonly n: number
  /** The children that they stand for: the sum of their weights. */
  readonly weighted: number
  readonly degreesOfFreedom: number
}

/** A share with its interval, and on how many children it rests. */
export interface ProportionEstimate extends Percentage, EstimateBase {}

/**
 * The share of children who have something, of those of whom it is known, with its standard error and 95 % confidence interval
 * (tỷ lệ hiện mắc và khoảng tin cậy), by the survey's design: Taylor linearisation, an interval on the logit scale with Student's t.
 *
 * For measures of your own, such as a thin arm; `growthPrevalence` makes all tables of z-scores at once.
 *
 * @param domain the rows that are asked about; the others still tell how the survey was drawn. Left out: all
 * @returns undefined where nobody counts
 * @throws GrowthError `TRAMYTE_GROWTH_DESIGN`, `TRAMYTE_GROWTH_COLUMN_LENGTH`, `TRAMYTE_GROWTH_NUMBER` for a value other than yes or no
 * @example
 * ```ts
 * import { estimateProportion, surveyDesign } from "@tramyte/core/growth"
 *
 * const arm = [11.2, 13.4, 12.1, 14.9, 11.4, 13.3, 12.8, 15.0]
 * const design = surveyDesign({ n: arm.length, clusters: [1, 1, 2, 2, 3, 3, 4, 4] })
 * const thin = estimateProportion(design, arm.map((cm) => cm < 11.5))
 * thin?.percent // => 25
 * thin?.degreesOfFreedom // => 3
 * thin?.lower?.toFixed(1) // => "2.8"
 * ```
 */
export const estimateProportion = (design: SurveyDesign, values: YesNo, domain?: YesNo): ProportionEstimate | undefined => {
  checkDesign(design)
  sameLength(design.n, { values, domain })
  const ofRow = new Uint8Array(design.n)
  for (let row = 0; row < ofRow.length; row++) ofRow[row] = categoryOf(values[row], row)
  const [all] = sharesOf(design, partition(design, cellsOf(design.n, domain), 1), { count: 2, shares: [[1, 2]], ofRow }, [[0]])
  const share = all?.shares[0]
  return all && share && { ...share, n: all.n, weighted: all.weighted, degreesOfFreedom: design.degreesOfFreedom }
}

const categoryOf = (value: YesNo[number], row: number): number => {
  if (value === null || value === undefined || Number.isNaN(value)) return noCategory
  if (value === true || value === 1) return 1
  if (value === false || value === 0) return 0
  throw new GrowthError("TRAMYTE_GROWTH_NUMBER", `the value of row ${row + 1} is ${value}; give true or 1, false or 0, NaN where it is not known`)
}

/** One cell: the rows that are asked about. */
export const cellsOf = (n: number, domain: YesNo | undefined): Int32Array => {
  const cell = new Int32Array(n)
  if (domain !== undefined) for (let row = 0; row < n; row++) cell[row] = domain[row] === true || domain[row] === 1 ? 0 : -1
  return cell
}
