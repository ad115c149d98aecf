/*
 * Terms of the Poisson and binomial distributions for real arguments, without the loss of digits that logarithms of factorials
 * bring for large counts: Catherine Loader, Fast and Accurate Computation of Binomial Probabilities (2000), as in R's dpois and dbinom.
 */

/** `mean^k e^-mean / Γ(k + 1)`, for real `k` and `mean` above 0. */
export const poissonTerm = (k: number, mean: number): number =>
  Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k)

/** `Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) x^a (1 - x)^b`, for real `a` and `b` above 0 and `x` between 0 and 1. */
export const binomialTerm = (a: number, b: number, x: number): number => {
  const n = a + b
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * (1 - x))
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b))
}

/** How far Stirling's formula is off: `ln Γ(z + 1) - (z + 1/2) ln z + z - ln(2π)/2`; its series for large z, small z stepped up to it. */
const stirlingError = (z: number): number => {
  let steps = 0
  let at = z
  for (; at < 16; at++) steps += (at + 0.5) * Math.log1p(1 / at) - 1
  const square = at * at
  return steps + (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / at
}

/** `x ln(x / mean) + mean - x`, as a series where the two are close and the terms would cancel. */
const deviance = (x: number, mean: number): number => {
  const difference = x - mean
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference
  const v = difference / (x + mean)
  let sum = difference * v
  let term = 2 * x * v
  for (let j = 1; ; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
}
