import { percentileOf } from "@tramyte/core/growth"

/**
 * The z-score of a centile (0 to 100, both excluded): the inverse of `percentileOf`, by Newton's steps from the middle. On either
 * half the curve bends one way only, so that the steps close in on the centile and never pass it.
 */
export const zOfCentile = (centile: number): number => {
  if (centile > 50) return -zOfCentile(100 - centile)
  let z = 0
  for (let step = 0; step < 60; step++) {
    const next = z - (percentileOf(z) - centile) / (100 * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI))
    if (Math.abs(next - z) < 1e-13) return next
    z = next
  }
  return z
}
