/** A tail probability over the numbers from 0 to a ceiling, rising or falling. */
export interface Tail {
  readonly at: (x: number) => number
  /** The absolute value of its slope. */
  readonly density: (x: number) => number
  readonly rises: boolean
  /** Where the numbers end: 1 for shares, infinity for counts. */
  readonly ceiling: number
}

/**
 * Where a tail has the probability `p`.
 *
 * Newton's method on the logarithms of both, in which tails are nearly straight; a step that leaves what is known to enclose
 * the root is replaced by halving it.
 *
 * @param start any number within
 */
export const monotoneRoot = (tail: Tail, p: number, start: number): number => {
  let lo = 0
  let hi = tail.ceiling
  let x = start
  for (let step = 0; step < MOST_STEPS; step++) {
    const value = tail.at(x)
    if ((value < p) === tail.rises) lo = x
    else hi = x
    const newton = x * Math.exp((tail.rises ? 1 : -1) * Math.log(p / value) * value / (x * tail.density(x)))
    const next = newton > lo && newton < hi ? newton : hi === Number.POSITIVE_INFINITY ? 2 * x : (lo + hi) / 2
    if (Math.abs(next - x) <= CLOSE * x) return next
    x = next
  }
  return x
}

/** Halving alone comes from 1 down to the smallest number in some 1,080 steps. */
const MOST_STEPS = 2000
/** Newton's method doubles the digits with each step: after a step as small as this, all are right. */
const CLOSE = 1e-13
