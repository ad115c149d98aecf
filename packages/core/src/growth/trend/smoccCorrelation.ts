import { daysPerMonth } from "../growthTable.ts"
import type { GrowthIndicator } from "../indicator.ts"
import type { Correlation } from "./conditionalGain.ts"

/** Table 3 of the article: b0 to b5, ages in months. */
const estimates: Partial<Record<GrowthIndicator, readonly [b0: number, b1: number, b2: number, b3: number, b4: number, b5: number]>> = {
  "weight-for-age": [1.539, 0.329, -0.951, -0.190, 0.143, 0.001],
  "length-height-for-age": [1.329, 0.250, -0.672, -0.104, 0.105, -0.003]
}

/** The children were measured up to the second birthday. */
const lastDay = 731

/** The shortest time between their visits was a month; nearer measures would be guessed. */
const apart = 28

/**
 * How closely weight-for-age, and length-for-age, go together at two ages of the first two years: Cole's model with the estimates of
 * Stef van Buuren, Evaluation and prediction of individual growth trajectories, Ann Hum Biol 2023; 50: 247-257 (open access, CC BY 4.0), from
 * 1,895 Dutch children born at term in 1989 and 1990 and measured at ten visits (SMOCC study).
 *
 * `arctanh r = b0 + b1 V1 + b2 V2 + b3 V3 + b4 V1 V2 + b5 V1²` with `V1 = ln((t1 + t2) / 2)`, `V2 = ln(t2 - t1)`, `V3 = 1 / (t2 - t1)` and t in months,
 * as printed. It differs from the correlations that were seen by an SD of 0.012 (weight) and 0.043 (length), says the article. z-scores of
 * another reference than the Dutch one may be used with it. Children of other countries, or born too early, may follow other
 * correlations: nobody has shown that these hold for them. Nothing where the study says nothing: other indicators, after
 * the second birthday, less than four weeks apart.
 *
 * @see https://doi.org/10.1080/03014460.2023.2190619
 * @example
 * ```ts
 * import { conditionalGain, smoccCorrelation } from "@tramyte/core/growth"
 *
 * const r = smoccCorrelation("weight-for-age", "male", 91, 183)!
 * r.toFixed(2) // => "0.82"
 * conditionalGain({ z1: 0, z2: -1, correlation: r }).toFixed(2) // => "-1.75"
 * ```
 */
export const smoccCorrelation: Correlation = (indicator, _sex, ageDays1, ageDays2) => {
  const of = estimates[indicator]
  if (of === undefined || !(ageDays1 >= 0 && ageDays2 <= lastDay && ageDays2 - ageDays1 >= apart)) return undefined
  const [b0, b1, b2, b3, b4, b5] = of
  const [t1, t2] = [ageDays1 / daysPerMonth, ageDays2 / daysPerMonth]
  const [v1, v2, v3] = [Math.log((t1 + t2) / 2), Math.log(t2 - t1), 1 / (t2 - t1)]
  return Math.tanh(b0 + b1 * v1 + b2 * v2 + b3 * v3 + b4 * v1 * v2 + b5 * v1 ** 2)
}
