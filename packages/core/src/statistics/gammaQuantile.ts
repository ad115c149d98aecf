import { continuedFraction } from "./continuedFraction.ts"
import { monotoneRoot } from "./monotoneRoot.ts"
import { poissonTerm } from "./probabilityTerms.ts"

/** Which tail of a distribution a probability is: of smaller values, or of greater ones. Small tails keep all their digits. */
export type TailSide = "lower" | "upper"

const otherSide: Readonly<Record<TailSide, TailSide>> = { lower: "upper", upper: "lower" }

/**
 * The probability that a gamma variable of that shape (scale 1) is at most `x` (lower), or above it (upper).
 *
 * The series below `shape + 1` (NIST Digital Library of Mathematical Functions 8.11.4), above it the continued fraction
 * (DLMF 8.9.2, contracted as in Numerical Recipes, 3rd edition, 6.2.7).
 */
export const gammaTail = (x: number, shape: number, side: TailSide): number => {
  if (x <= 0) return side === "lower" ? 0 : 1
  const front = poissonTerm(shape, x)
  if (x < shape + 1) {
    const lower = front * risingSeries(x, shape)
    return side === "lower" ? lower : 1 - lower
  }
  const upper = front * shape * continuedFraction((index) => [index === 1 ? 1 : (index - 1) * (shape - index + 1), x + 2 * index - 1 - shape])
  return side === "upper" ? upper : 1 - upper
}

/** `1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …` */
const risingSeries = (x: number, shape: number): number => {
  let sum = 1
  let term = 1
  for (let above = shape + 1; term > sum * Number.EPSILON / 4; above++) {
    term *= x / above
    sum += term
  }
  return sum
}

/**
 * The value below which (lower) or above which (upper) a gamma variable of that shape, scale 1, lies with probability `p`.
 *
 * @param p between 0 and 1, both excluded
 * @param shape above 0
 */
export const gammaQuantile = (p: number, shape: number, side: TailSide): number => p > 0.5 ? gammaQuantile(1 - p, shape, otherSide[side]) : monotoneRoot({
  at: (x) => gammaTail(x, shape, side),
  density: (x) => poissonTerm(shape, x) * shape / x,
  rises: side === "lower",
  ceiling: Number.POSITIVE_INFINITY
}, p, shape)

/** The same of chi-squared with so many degrees of freedom: twice a gamma variable of half the shape. */
export const chiSquaredQuantile = (p: number, degrees: number, side: TailSide): number => 2 * gammaQuantile(p, degrees / 2, side)
