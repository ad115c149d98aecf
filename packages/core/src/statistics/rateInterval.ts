import { countOf, levelOf, positiveOf } from "./errors.ts"
import { byarLimits, exactPoissonLimits } from "./poissonLimits.ts"

/** How an interval around a rate is made. */
export type RateMethod = "byar-or-exact" | "byar" | "exact"

/** A method, a confidence level, and of how many people the rate is told. */
export interface RateOptions {
  /** Default `"byar-or-exact"`. */
  readonly method?: RateMethod
  /** Between 0 and 1; default 0.95. */
  readonly level?: number
  /** Default 100,000. */
  readonly per?: number
}

/** Events for so many people (or person-years), with the confidence interval. */
export interface RateInterval {
  readonly rate: number
  readonly lo: number
  readonly hi: number
  readonly per: number
  readonly level: number
  /** The method that was used. */
  readonly method: "byar" | "exact"
}

/**
 * The confidence interval around a rate (tỷ suất) of events: 3 deaths among 12,873 people.
 *
 * `byar-or-exact` is the UK's rule (R package PHEindicatormethods 2.1.0, `phe_rate`): exact Poisson limits below 10 events, Byar's from
 * 10 on. There the interval jumps a little, which comes with the rule. Events and population must be of the same people and time; over
 * several years give person-years. With the expected count as population and `per: 1` the rate is a standardised mortality ratio.
 *
 * @param count events, a whole number
 * @param population people or person-years; 0 gives `undefined`
 * @throws StatisticsError `TRAMYTE_STATISTICS_INVALID_COUNT`, `TRAMYTE_STATISTICS_INVALID_LEVEL`, `TRAMYTE_STATISTICS_INVALID_NUMBER`
 * @example
 * ```ts
 * import { rateInterval } from "@tramyte/core"
 *
 * const { rate, lo, hi, method } = rateInterval(3, 12_873)!
 * const printed = [rate, lo, hi].map((value) => value.toFixed(1))
 * printed // => ["23.3", "4.8", "68.1"]
 * method // => "exact"
 * ```
 */
export const rateInterval = (count: number, population: number, options: RateOptions = {}): RateInterval | undefined => {
  countOf(count, "rateInterval: count")
  positiveOf(population, "rateInterval: population", "with zero")
  const level = levelOf(options.level ?? 0.95, "rateInterval")
  const per = positiveOf(options.per ?? 100_000, "rateInterval: per")
  if (population === 0) return undefined
  const asked = options.method ?? "byar-or-exact"
  const method = asked === "byar-or-exact" ? count < 10 ? "exact" : "byar" : asked
  const { lo, hi } = (method === "exact" ? exactPoissonLimits : byarLimits)(count, level)
  const scale = per / population
  return { rate: count * scale, lo: lo * scale, hi: hi * scale, per, level, method }
}
