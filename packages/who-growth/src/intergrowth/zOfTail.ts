import { percentileOf } from "@tramyte/core/growth"

/**
 * The z-score below which the share `tail` of a normal distribution lies: -1.96 for 0.025.
 *
 * A first guess (M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.2.23: within 0.00045), then Newton's method.
 */
export const zOfTail = (tail: number): number => {
  if (tail > 0.5) return -zOfTail(1 - tail)
  const t = Math.sqrt(-2 * Math.log(tail))
  let z = (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t
  for (let step = 0; step < 3; step++) z -= (percentileOf(z) / 100 - tail) / normalDensity(z)
  return z
}

/** The density of a standard normal variable. */
export const normalDensity = (z: number): number => Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI)
