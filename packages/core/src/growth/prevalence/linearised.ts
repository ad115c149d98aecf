import { twoSidedT } from "../../statistics/studentQuantile.ts"
import type { SurveyDesign } from "./surveyDesign.ts"

/*
 * Taylor linearisation: a weighted mean m of a group varies as the sum of u = w (y - m) / W over its rows (0 elsewhere) does.
 * Within a stratum the units are drawn independently, so the variance of that sum is n / (n - 1) times the squared deviations of
 * the units' sums from their mean. K. M. Wolter, Introduction to Variance Estimation, 2nd edition (2007), chapter 6.
 */

/** What a group's linearised values add up to in each stratum. */
export interface StratumSums {
  /** Of the units' sums. */
  readonly sum: Float64Array
  /** Of their squares. */
  readonly squares: Float64Array
}

/** Sums to be filled, for one group after the other. */
export const stratumSums = ({ strata }: SurveyDesign): StratumSums => ({ sum: new Float64Array(strata), squares: new Float64Array(strata) })

/**
 * The standard error from what was added up; empties the sums.
 *
 * A stratum with a single unit has no mean of its own to deviate from: it is centred on the mean of all units, as the option
 * "adjust" of R's survey package does. The linearised values of all units add up to 0, so that mean is 0.
 */
export const standardError = ({ unitsOfStratum }: SurveyDesign, { sum, squares }: StratumSums): number => {
  let variance = 0
  for (let stratum = 0; stratum < sum.length; stratum++) {
    const units = unitsOfStratum[stratum]!
    const q = squares[stratum]!
    const s = sum[stratum]!
    const apart = q - s * s / units
    if (units === 1) variance += q
    else if (apart > ROUNDING * q) variance += apart * units / (units - 1)
  }
  sum.fill(0)
  squares.fill(0)
  return Math.sqrt(variance)
}

/** Where all units of a stratum are alike, the difference of the two sums is rounding and no more; anything real is greater by far. */
const ROUNDING = 1e-11

/** Half the width of a 95 % interval in standard errors; nothing where the design leaves no degree of freedom. */
export const tOf = ({ degreesOfFreedom }: SurveyDesign): number | undefined => degreesOfFreedom > 0 ? twoSidedT(0.95, degreesOfFreedom) : undefined

/** A share of children in percent, with its 95 % confidence interval. */
export interface Percentage {
  /** 0 to 100, not rounded. */
  readonly percent: number
  /** Of `percent`, in percentage points. */
  readonly standardError: number
  /** Left out where the survey has no degree of freedom: a single cluster in each stratum. */
  readonly lower: number | undefined
  readonly upper: number | undefined
}

/** A mean with its 95 % confidence interval. */
export interface Mean {
  readonly mean: number
  readonly standardError: number
  readonly lower: number | undefined
  readonly upper: number | undefined
}

/**
 * The interval of a share, on the scale of the logit: never below 0 % or above 100 %. Where nobody or everybody has it there is no
 * width, as in WHO's programs: that says nothing about chance, look at the number of children. Shares go from 0 to 1 up to this place.
 */
export const percentage = (share: number, error: number, t: number | undefined): Percentage => {
  const percent = 100 * share
  const standardError = 100 * error
  if (share <= 0 || share >= 1) return { percent, standardError, lower: percent, upper: percent }
  if (t === undefined) return { percent, standardError, lower: undefined, upper: undefined }
  const logit = Math.log(share / (1 - share))
  const half = t * error / (share * (1 - share))
  return { percent, standardError, lower: 100 / (1 + Math.exp(half - logit)), upper: 100 / (1 + Math.exp(-half - logit)) }
}

export const meanOf = (mean: number, error: number, t: number | undefined): Mean =>
  ({ mean, standardError: error, lower: t === undefined ? undefined : mean - t * error, upper: t === undefined ? undefined : mean + t * error })
