import { gammaTail } from "../../statistics/gammaQuantile.ts"

/** How far counts lie from what was expected. */
export interface GoodnessOfFit {
  readonly chiSquare: number
  readonly degreesOfFreedom: number
  /** The probability of lying as far or farther by chance. Of many children small distances have a small one, too. */
  readonly p: number
}

/** Pearson's test of counts that should all be alike; nothing of nobody. */
export const allAlike = (counts: ArrayLike<number>): GoodnessOfFit | undefined => {
  const numbers = Array.from(counts)
  const expected = numbers.reduce((sum, count) => sum + count, 0) / numbers.length
  if (expected === 0) return undefined
  return told(numbers.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0), numbers.length - 1)
}

/** The test of one part of two, with Yates's correction, as R's `prop.test`; nothing of nobody. */
export const asExpected = (part: number, all: number, share: number): GoodnessOfFit | undefined => {
  if (all === 0) return undefined
  const off = Math.abs(part - all * share)
  return told((off - Math.min(0.5, off)) ** 2 / (all * share * (1 - share)), 1)
}

const told = (chiSquare: number, degreesOfFreedom: number): GoodnessOfFit => ({ chiSquare, degreesOfFreedom, p: gammaTail(chiSquare / 2, degreesOfFreedom / 2, "upper") })
