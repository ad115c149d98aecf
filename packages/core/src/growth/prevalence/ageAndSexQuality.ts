import { allAlike, asExpected, type GoodnessOfFit } from "./goodnessOfFit.ts"
import { gradeOf, type QualityGrade } from "./qualityGrade.ts"

/** Two counts, and whether their ratio is the expected one. */
export interface RatioTest extends GoodnessOfFit {
  /** The first count for one of the second; undefined where there is none of the second. */
  readonly ratio: number | undefined
  readonly expected: number
  /** By `p`: above 0.1 excellent, above 0.05 good, above 0.001 acceptable (SMART). */
  readonly grade: QualityGrade
}

/** How many children of whole years of age there are for all others. */
export interface AgeHeaping extends GoodnessOfFit {
  /** Children of 12 to 59 completed months. */
  readonly n: number
  /** By completed months since the last birthday, 0 to 11. */
  readonly counts: readonly number[]
  /** Of 12, 24, 36 or 48 completed months, in percent; 8.3 are to be expected. */
  readonly wholeYearsPercent: number
}

const ratioTest = (first: number, second: number, expected: number): RatioTest | undefined => {
  const fit = asExpected(first, first + second, expected / (1 + expected))
  return fit && { ratio: second === 0 ? undefined : first / second, expected, ...fit, grade: gradeOf([fit.p > 0.1, fit.p > 0.05, fit.p > 0.001]) }
}

/** Boys to girls. */
export const sexRatio = (boys: number, girls: number, expected: number): RatioTest | undefined => ratioTest(boys, girls, expected)

/** What SMART expects: 6 to 29 months to 30 to 59 months. */
const AGE_RATIO = 0.85

/** Children of 6 to 29 months to those of 30 to 59 months. Fewer of the young: they were not brought, or ages were told wrong. */
export const ageRatio = (ageMonths: Float64Array): RatioTest | undefined => {
  let [young, old] = [0, 0]
  for (let row = 0; row < ageMonths.length; row++) {
    const age = ageMonths[row]!
    if (age >= 6 && age < 30) young++
    else if (age >= 30 && age < 60) old++
  }
  return ratioTest(young, old, AGE_RATIO)
}

/** Whether ages were told in whole years (làm tròn tuổi). From 12 to 59 months each month of the year comes four times. */
export const ageHeaping = (ageMonths: Float64Array): AgeHeaping | undefined => {
  const counts = Array.from({ length: 12 }, () => 0)
  let n = 0
  for (let row = 0; row < ageMonths.length; row++) {
    const age = ageMonths[row]!
    if (!(age >= 12 && age < 60)) continue
    counts[Math.floor(age) % 12]!++
    n++
  }
  const fit = allAlike(counts)
  return fit && { n, counts, wholeYearsPercent: 100 * counts[0]! / n, ...fit }
}
