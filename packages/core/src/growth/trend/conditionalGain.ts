import type { GrowthIndicator, GrowthSex } from "../indicator.ts"

/**
 * How closely the z-scores of one indicator at two ages go together among children (hệ số tương quan), from -1 to 1; nothing where
 * that is not known. Ages in days, the earlier one first.
 */
export type Correlation = (indicator: GrowthIndicator, sex: GrowthSex, ageDays1: number, ageDays2: number) => number | undefined

/** Two z-scores of one child, and how closely such go together. */
export interface ConditionalGainQuestion {
  /** The earlier z-score. */
  readonly z1: number
  /** The later one. */
  readonly z2: number
  /** Of the two among children. */
  readonly correlation: number
}

/**
 * How much more or less a child gained than children do who stood where it stood before (mức tăng có điều kiện), as a z-score.
 *
 * Small children tend to catch up and big ones to catch down, so a child at -2 is not expected to stay there but at `r` times -2.
 * `(z2 - r z1) / sqrt(1 - r²)`. The correlation is `smoccCorrelation`'s, or one's own, for example by `correlationMatrix`.
 *
 * @returns NaN where the correlation is not between -1 and 1: two measures that always go together leave nothing to compare
 * @see https://doi.org/10.1136/adc.73.1.8 (Cole TJ, Conditional reference charts to assess weight gain in British infants, Arch Dis Child 1995; 73: 8-16)
 * @example
 * ```ts
 * import { conditionalGain } from "@tramyte/core/growth"
 *
 * // From -2 to -2 when the correlation is 0.8: less than was to be expected
 * conditionalGain({ z1: -2, z2: -2, correlation: 0.8 }).toFixed(2) // => "-0.67"
 * // From -2 to -1.6: as expected
 * conditionalGain({ z1: -2, z2: -1.6, correlation: 0.8 }).toFixed(2) // => "0.00"
 * ```
 */
export const conditionalGain = ({ z1, z2, correlation }: ConditionalGainQuestion): number =>
  correlation > -1 && correlation < 1 ? (z2 - correlation * z1) / Math.sqrt(1 - correlation ** 2) + 0 : NaN
