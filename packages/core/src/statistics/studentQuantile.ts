import { betaQuantile } from "./betaQuantile.ts"
import { twoSidedZ } from "./normalQuantile.ts"

/**
 * The t of a two-sided interval of that confidence level: 2.0687 for 0.95 and 23 degrees of freedom.
 *
 * By the beta distribution that Student's is made of (NIST Digital Library of Mathematical Functions 8.17 and Abramowitz and Stegun
 * 26.7.1); from 1,000 degrees of freedom on by the expansion around the normal quantile (Abramowitz and Stegun 26.7.5), which is then
 * exact to the last digits and needs no iteration.
 *
 * @param level between 0 and 1, both excluded
 * @param degrees of freedom, above 0
 */
export const twoSidedT = (level: number, degrees: number): number => degrees < 1000 ? byBeta(level, degrees) : aroundNormal(twoSidedZ(level), degrees)

const byBeta = (level: number, degrees: number): number => {
  // The share of the tails in t² + degrees.
  const x = betaQuantile(1 - level, degrees / 2, 0.5)
  return Math.sqrt(degrees * (1 - x) / x)
}

const aroundNormal = (z: number, degrees: number): number => {
  const q = z * z
  const terms = [
    z * (q + 1) / 4,
    z * ((5 * q + 16) * q + 3) / 96,
    z * (((3 * q + 19) * q + 17) * q - 15) / 384,
    z * ((((79 * q + 776) * q + 1482) * q - 1920) * q - 945) / 92_160
  ]
  return z + terms.reduceRight((sum, term) => (sum + term) / degrees, 0)
}
