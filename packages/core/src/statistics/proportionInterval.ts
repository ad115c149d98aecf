import { betaQuantile } from "./betaQuantile.ts"
import { checkPart, levelOf } from "./errors.ts"
import { twoSidedZ } from "./normalQuantile.ts"

/** How an interval around a share is made. */
export type ProportionMethod = "wilson" | "clopper-pearson"

/** A method and a confidence level. */
export interface ProportionOptions {
  /** Default `"wilson"`. */
  readonly method?: ProportionMethod
  /** Between 0 and 1; default 0.95. */
  readonly level?: number
}

/** A share with its confidence interval, all from 0 to 1. */
export interface ProportionInterval {
  readonly share: number
  readonly lo: number
  readonly hi: number
  readonly level: number
  readonly method: ProportionMethod
}

/**
 * The confidence interval (khoảng tin cậy) around a share: of 12 people measured 3 are hypertensive; of how many of all?
 *
 * For a sample. Where everybody was counted there is nothing to infer: an interval then describes how much such a count varies
 * by chance from year to year, and must be printed as that.
 *
 * - `wilson`: the score interval, the rule of the UK's public health indicators (R package PHEindicatormethods 2.1.0,
 *   `phe_proportion`). E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
 * - `clopper-pearson`: the exact interval, wider; the United States' rule for showing shares is made for it (NCHS, Vital and Health
 *   Statistics 2(175), 2017). C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404.
 *
 * The interval of Wald is left out on purpose: around 0 of n it has no width.
 *
 * @returns `undefined` for a share of nobody
 * @throws StatisticsError `TRAMYTE_STATISTICS_INVALID_COUNT`, `TRAMYTE_STATISTICS_INVALID_LEVEL`
 * @example
 * ```ts
 * import { proportionInterval } from "@tramyte/core"
 *
 * const { lo, hi } = proportionInterval(3, 12)!
 * const printed = [lo, hi].map((share) => share.toFixed(3))
 * printed // => ["0.089", "0.532"]
 * proportionInterval(0, 0) // => undefined
 * ```
 */
export const proportionInterval = (x: number, n: number, options: ProportionOptions = {}): ProportionInterval | undefined => {
  checkPart(x, n, "proportionInterval")
  const { method = "wilson" } = options
  const level = levelOf(options.level ?? 0.95, "proportionInterval")
  if (n === 0) return undefined
  const lower = method === "wilson" ? wilsonLower : clopperPearsonLower
  // Both methods treat having it and not having it alike.
  return { share: x / n, lo: lower(x, n, level), hi: 1 - lower(n - x, n, level), level, method }
}

const wilsonLower = (x: number, n: number, level: number): number => {
  if (x === 0) return 0
  const z = twoSidedZ(level)
  // The usual formula, (2x + z² − z √(z² + 4x(1 − x/n))) / (2(n + z²)), multiplied out so that nothing cancels where x is small.
  return 2 * x * x / (n * (2 * x + z * z + z * Math.sqrt(z * z + 4 * x * (1 - x / n))))
}

const clopperPearsonLower = (x: number, n: number, level: number): number => x === 0 ? 0 : betaQuantile((1 - level) / 2, x, n - x + 1)
