import { chiSquaredQuantile } from "./gammaQuantile.ts"
import { twoSidedZ } from "./normalQuantile.ts"

/** Limits of the number of events that was to be expected where so many were counted. */
export interface PoissonLimits {
  readonly lo: number
  readonly hi: number
}

/** Exact, from chi-squared: F. Garwood, Biometrika 28 (1936) 437. */
export const exactPoissonLimits = (count: number, level: number): PoissonLimits => {
  const tail = (1 - level) / 2
  return {
    lo: count === 0 ? 0 : chiSquaredQuantile(tail, 2 * count, "lower") / 2,
    hi: chiSquaredQuantile(tail, 2 * count + 2, "upper") / 2
  }
}

/**
 * Byar's approximation: N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II (IARC 1987), page 69.
 * Below 0, which happens for a handful of events at very high levels, the lower limit is 0.
 */
export const byarLimits = (count: number, level: number): PoissonLimits => {
  const z = twoSidedZ(level)
  const limit = (events: number, z: number): number =>
    events === 0 ? 0 : events * Math.max(0, 1 - 1 / (9 * events) + z / (3 * Math.sqrt(events))) ** 3
  return { lo: limit(count, -z), hi: limit(count + 1, z) }
}
