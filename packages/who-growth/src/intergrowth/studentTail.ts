/**
 * The share of Student's t distribution beyond `t` on one side, for `t` of 0 or more and real degrees of freedom.
 *
 * Half the regularised incomplete beta function of `v / (v + t²)`: NIST Digital Library of Mathematical Functions, 8.17.22 on the
 * side where the continued fraction converges fast, and the other side by the symmetry 8.17.4.
 */
export const studentTail = (t: number, v: number): number => {
  const x = v / (v + t * t)
  const y = t * t / (v + t * t)
  return x < (v + 2) / (v + 5) ? betaFraction(x, y, v / 2, 0.5) / 2 : (1 - betaFraction(y, x, 0.5, v / 2)) / 2
}

/** The density of Student's t distribution. */
export const studentDensity = (t: number, v: number): number => (1 + t * t / v) ** (-(v + 1) / 2) / (Math.sqrt(v) * beta(v / 2, 0.5))

/** The regularised incomplete beta function at `x`, `y` being `1 - x`. */
const betaFraction = (x: number, y: number, a: number, b: number): number => {
  if (x === 0) return 0
  // The modified Lentz method: W. J. Lentz, Applied Optics 15 (1976) 668.
  let c = 1
  let d = 1 / (1 - (a + b) * x / (a + 1))
  let value = d
  for (let m = 1; m < MOST_TERMS; m++) {
    const at = a + 2 * m
    const even = m * (b - m) * x / ((at - 1) * at)
    d = 1 / (1 + even * d)
    c = 1 + even / c
    value *= c * d
    const odd = -(a + m) * (a + b + m) * x / (at * (at + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    value *= c * d
    if (Math.abs(c * d - 1) < Number.EPSILON) break
  }
  return value * x ** a * y ** b / (a * beta(a, b))
}

const beta = (a: number, b: number): number => Math.exp(logGamma(a) + logGamma(b) - logGamma(a + b))

/** Stirling's series (NIST 5.11.1) for large z; small z is stepped up to it. */
const logGamma = (z: number): number => {
  let product = 1
  let at = z
  for (; at < 16; at++) product *= at
  const square = at * at
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / at
  return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - Math.log(product)
}

/** Far more than the fraction needs for the degrees of freedom here. */
const MOST_TERMS = 1000
