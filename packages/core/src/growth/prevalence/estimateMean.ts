import { sameLength } from "./columns.ts"
import { cellsOf, type EstimateBase, type YesNo } from "./estimateProportion.ts"
import type { Mean } from "./linearised.ts"
import { meansOf } from "./means.ts"
import { partition } from "./partition.ts"
import { checkDesign, type SurveyDesign } from "./surveyDesign.ts"

/** A mean with its interval, and on how many children it rests. */
export interface MeanEstimate extends Mean, EstimateBase {
  /** The standard deviation; undefined of fewer than two. */
  readonly sd: number | undefined
}

/**
 * The mean of a measure with its standard error and 95 % confidence interval (trung bình và khoảng tin cậy), by the survey's design:
 * Taylor linearisation, Student's t.
 *
 * @param values in any unit; NaN where there is none
 * @param domain the rows that are asked about; the others still tell how the survey was drawn. Left out: all
 * @returns undefined where nobody counts
 * @throws GrowthError `TRAMYTE_GROWTH_DESIGN`, `TRAMYTE_GROWTH_COLUMN_LENGTH`
 * @example
 * ```ts
 * import { estimateMean, surveyDesign } from "@tramyte/core/growth"
 *
 * const haemoglobin = [104, 118, NaN, 121]
 * const design = surveyDesign({ n: 4, weights: [1, 2, 1, 1] })
 * const inGramsPerLitre = estimateMean(design, haemoglobin)
 * inGramsPerLitre?.mean // => 115.25
 * inGramsPerLitre?.n // => 3
 * ```
 */
export const estimateMean = (design: SurveyDesign, values: ArrayLike<number>, domain?: YesNo): MeanEstimate | undefined => {
  checkDesign(design)
  sameLength(design.n, { values, domain })
  const numbers = values instanceof Float64Array ? values : Float64Array.from(values)
  const [all] = meansOf(design, partition(design, cellsOf(design.n, domain), 1), numbers, [[0]])
  return all?.mean && { ...all.mean, sd: all.sd, n: all.n, weighted: all.weighted, degreesOfFreedom: design.degreesOfFreedom }
}
