/**
 * The z-score of a measure by Cole's LMS method: how many standard deviations of the reference it lies from the median.
 *
 * `restricted`: beyond 3 SD it counts on in steps of the distance between the second and the third SD, as WHO does for whatever
 * has weight in it, because the tails of a skewed curve are not known well.
 *
 * @see https://www.who.int/publications/i/item/924154693X (WHO child growth standards 2006, chapter 7)
 */
export const zOfLms = (l: number, m: number, s: number, measure: number, restricted: boolean): number => {
  // L is 1 for stature and head circumference, where raising to it costs much and changes nothing.
  const z = l === 1 ? (measure / m - 1) / s : l === 0 ? Math.log(measure / m) / s : ((measure / m) ** l - 1) / (l * s)
  if (!restricted || !(z > 3 || z < -3)) return z
  const side = z > 0 ? 1 : -1
  const third = atSd(l, m, s, 3 * side)
  return side * (3 + (measure - third) / (third - atSd(l, m, s, 2 * side)))
}

/** The measure at a z-score: the inverse of `zOfLms`. Nothing (NaN) where a skewed curve has no such place. */
export const measureOfLms = (l: number, m: number, s: number, z: number, restricted: boolean): number => {
  if (!restricted || !(z > 3 || z < -3)) return atSd(l, m, s, z)
  const side = z > 0 ? 1 : -1
  const third = atSd(l, m, s, 3 * side)
  return third + (Math.abs(z) - 3) * (third - atSd(l, m, s, 2 * side))
}

const atSd = (l: number, m: number, s: number, z: number): number => l === 1 ? m * (1 + s * z) : l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l)

/** No slip of a pen is as far as that; beyond, numbers begin to lose their meaning. */
export const farthestZ = 1e6

/** Rounded to two decimals, as WHO's programs give z-scores. */
export const roundedZ = (z: number): number => Math.floor(z * 100 + 0.5) / 100
