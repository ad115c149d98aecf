import { studentDensity, studentTail } from "./studentTail.ts"
import { normalDensity, zOfTail } from "./zOfTail.ts"

/**
 * The skew t distribution of type 3 (ST3): two halves of Student's t distribution with `tau` degrees of freedom, joined at the mode
 * `mu`, the lower one narrowed by `nu`, the upper one widened by it.
 *
 * @see C. Fernández and M. F. J. Steel, On Bayesian modeling of fat tails and skewness, Journal of the American Statistical
 * Association 93 (1998) 359-371; D. M. Stasinopoulos and R. A. Rigby, Distributions for Modeling Location, Scale, and Shape (2019)
 */
export interface SkewT {
  readonly mu: number
  readonly sigma: number
  readonly nu: number
  readonly tau: number
}

/** The z-score of the normal distribution that has the same share below it. */
export const zOfSkewT = ({ mu, sigma, nu, tau }: SkewT, y: number): number => y < mu
  ? zOfTail(2 / (1 + nu * nu) * studentTail(nu * (mu - y) / sigma, tau))
  : -zOfTail(2 * nu * nu / (1 + nu * nu) * studentTail((y - mu) / (sigma * nu), tau))

/** The inverse of `zOfSkewT`, by Newton's method: the curve is nearly straight. */
export const measureOfSkewT = (curve: SkewT, z: number): number => {
  const { mu, sigma, nu } = curve
  let y = mu + sigma * z * (z < 0 ? 1 / nu : nu)
  for (let step = 0; step < MOST_STEPS; step++) {
    const at = zOfSkewT(curve, y)
    const move = (z - at) * normalDensity(at) / densityOf(curve, y)
    y += move
    if (Math.abs(move) <= 1e-13 * sigma) break
  }
  return y
}

const densityOf = ({ mu, sigma, nu, tau }: SkewT, y: number): number =>
  2 * nu / ((1 + nu * nu) * sigma) * studentDensity(y < mu ? nu * (y - mu) / sigma : (y - mu) / (sigma * nu), tau)

const MOST_STEPS = 50
