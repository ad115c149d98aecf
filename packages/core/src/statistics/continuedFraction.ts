/**
 * The value of `a1/(b1 + a2/(b2 + …))` by the modified Lentz method: W. J. Lentz, Applied Optics 15 (1976) 668;
 * I. J. Thompson and A. R. Barnett, Journal of Computational Physics 64 (1986) 490.
 *
 * @param term the pair `[a, b]` of that number, counted from 1
 */
export const continuedFraction = (term: (index: number) => readonly [a: number, b: number]): number => {
  let value = TINY
  let c = TINY
  let d = 0
  for (let index = 1; index < MOST_TERMS; index++) {
    const [a, b] = term(index)
    d = 1 / notZero(b + a * d)
    c = notZero(b + a / c)
    value *= c * d
    if (Math.abs(c * d - 1) < Number.EPSILON) break
  }
  return value
}

const notZero = (value: number): number => Math.abs(value) < TINY ? TINY : value

const TINY = 1e-300
/** Far more than the square root of any count of people, which is what the fractions here need. */
const MOST_TERMS = 200_000
