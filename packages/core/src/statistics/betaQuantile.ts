import { continuedFraction } from "./continuedFraction.ts"
import { monotoneRoot } from "./monotoneRoot.ts"
import { binomialTerm } from "./probabilityTerms.ts"

/**
 * The probability that a beta variable is at most `x`: the regularised incomplete beta function.
 *
 * The continued fraction of the NIST Digital Library of Mathematical Functions, 8.17.22, on the side where it converges fast;
 * the other side by the symmetry 8.17.4.
 */
export const betaProbability = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0
  if (x >= 1) return 1
  return x < (a + 1) / (a + b + 2) ? fraction(x, a, b) : 1 - fraction(1 - x, b, a)
}

const fraction = (x: number, a: number, b: number): number => binomialTerm(a, b, x) * b / (a + b) * continuedFraction((index) => {
  if (index === 1) return [1, 1]
  const m = Math.floor((index - 1) / 2)
  const at = a + 2 * m
  return index % 2 === 0 ? [-(a + m) * (a + b + m) * x / (at * (at + 1)), 1] : [m * (b - m) * x / ((at - 1) * at), 1]
})

/**
 * The value below which a beta variable lies with probability `p`.
 *
 * @param p between 0 and 1, both excluded
 * @param a above 0
 * @param b above 0
 */
export const betaQuantile = (p: number, a: number, b: number): number => p > 0.5 ? 1 - betaQuantile(1 - p, b, a) : monotoneRoot({
  at: (x) => betaProbability(x, a, b),
  density: (x) => binomialTerm(a, b, x) * a * b / ((a + b) * x * (1 - x)),
  rises: true,
  ceiling: 1
}, p, a / (a + b))
