/** How values lie around their mean. */
export interface Spread {
  readonly n: number
  readonly mean: number
  /** With n - 1; undefined of fewer than two. */
  readonly sd: number | undefined
  /** Above 0 where the longer tail is to the right; undefined where all are equal. */
  readonly skewness: number | undefined
  /** Excess kurtosis: 0 of a normal curve. */
  readonly kurtosis: number | undefined
}

/**
 * Mean, standard deviation, skewness √n Σd³ / (Σd²)^1.5 and excess kurtosis n Σd⁴ / (Σd²)² - 3, of those values that are numbers
 * and lie within the limits; the formulas of the NiPN toolkit.
 *
 * @see https://nutriverse.io/nipnTK/reference/skewKurt.html
 */
export const spreadOf = (values: Float64Array, from = Number.NEGATIVE_INFINITY, through = Number.POSITIVE_INFINITY): Spread | undefined => {
  let [n, sum] = [0, 0]
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!(value >= from && value <= through)) continue
    n++
    sum += value
  }
  if (n === 0) return undefined
  const mean = sum / n
  let [second, third, fourth] = [0, 0, 0]
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!(value >= from && value <= through)) continue
    const d = value - mean
    second += d * d
    third += d * d * d
    fourth += d * d * d * d
  }
  // What is left of equal values is rounding.
  const differ = second > n * (mean * mean + 1) * 1e-24
  return {
    n,
    mean,
    sd: n > 1 ? Math.sqrt(second / (n - 1)) : undefined,
    skewness: differ ? Math.sqrt(n) * third / second ** 1.5 : undefined,
    kurtosis: differ ? n * fourth / second ** 2 - 3 : undefined
  }
}
