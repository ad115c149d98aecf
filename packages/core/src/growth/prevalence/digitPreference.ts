import { allAlike, type GoodnessOfFit } from "./goodnessOfFit.ts"
import { gradeOf, type QualityGrade } from "./qualityGrade.ts"

/** Which last digits were written down how often. */
export interface DigitPreference extends GoodnessOfFit {
  readonly n: number
  /** How often each digit from 0 to 9 was the last. */
  readonly counts: readonly number[]
  /** The digit preference score: 0 where all are equally frequent, 100 where there is but one. */
  readonly score: number
  /** Below 8 excellent, below 12 good, below 20 acceptable. */
  readonly grade: QualityGrade
}

/**
 * Whether those who measured preferred some last digits (làm tròn số đo): many that end in 0 and 5 were rounded or guessed.
 *
 * The digit preference score 100 √(χ² / (9 n)) takes the number of children out of the test: K. Kuulasmaa and others, Quality
 * assessment of data on blood pressure in the WHO MONICA project (1998). Its grades are those of the NiPN toolkit and of SMART.
 *
 * @param values kg, cm or any unit; NaN where not measured
 * @returns undefined where nobody was measured
 * @see https://nutriverse.io/nipnTK/articles/dp.html
 * @example
 * ```ts
 * import { digitPreference } from "@tramyte/core/growth"
 *
 * // Somebody reads the scale to half kilograms.
 * const weights = [10, 10.5, 11, 12.5, 9, 9.5, 10, 11.5, 12, 8.5]
 * digitPreference(weights)?.counts // => [5, 0, 0, 0, 0, 5, 0, 0, 0, 0]
 * digitPreference(weights)?.grade // => "problematic"
 * ```
 */
export const digitPreference = (values: ArrayLike<number>, { decimals = 1 }: { readonly decimals?: number } = {}): DigitPreference | undefined => {
  const counts = Array.from({ length: 10 }, () => 0)
  const scale = 10 ** decimals
  let n = 0
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!Number.isFinite(value) || value <= 0) continue
    counts[Math.round(value * scale) % 10]!++
    n++
  }
  const fit = allAlike(counts)
  if (fit === undefined) return undefined
  const score = 100 * Math.sqrt(fit.chiSquare / (n * fit.degreesOfFreedom))
  return { n, counts, ...fit, score, grade: gradeOf([score < 8, score < 12, score < 20]) }
}
