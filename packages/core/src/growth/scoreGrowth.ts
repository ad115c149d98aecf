import type { GrowthStandards } from "./growthTable.ts"
import { roundedZ } from "./lms.ts"
import { at, exactZ, type IndicatorTables, isImplausible, type MeasuredChild, setAge, settleStature, tableOf, unmeasured } from "./measuredChild.ts"
import type { GrowthScore, GrowthScores, Measurement, NoScore, NoScoreCode } from "./measurement.ts"
import { standardsIndex } from "./standardsIndex.ts"
import { percentileOf } from "./zScore.ts"

/** What is done where WHO's method itself leaves a choice. */
export interface ScoringOptions {
  /**
   * A child said to have been measured standing before 9 months of age. `asUsual`: taken as measured lying, as WHO's survey programs do;
   * `setAside`: no score, as somebody who can still ask should do. Default `asUsual`.
   */
  readonly standingBaby?: "asUsual" | "setAside"
}

/**
 * All z-scores of one measurement by WHO's method (tính điểm z): which table, which correction, and why there is none.
 *
 * Ages go by days where the tables do (a fraction is rounded half up), and by unrounded months of 30.4375 days for limits.
 * Stature is corrected by 0.7 cm where a child was measured otherwise than usual for the age; a measure that is missing is no error.
 *
 * @param standards the tables, in the order of preference
 * @see https://www.who.int/tools/child-growth-standards, and WHO's program anthro, whose published values it gives to the last digit
 * @example
 * ```ts
 * import { scoreGrowth } from "@tramyte/core/growth"
 * import { whoGrowth } from "@tramyte/who-growth"
 *
 * // A girl of 13 months, measured lying
 * const { scores, notScored } = scoreGrowth(whoGrowth, { sex: "female", ageDays: 400, weight: 7.4, lengthHeight: 72, measured: "length", oedema: false })
 * scores.map(({ indicator, z }) => `${indicator} ${z}`) // => ["length-height-for-age -1.28", "weight-for-age -1.82", "weight-for-length-height -1.67", "bmi-for-age -1.49"]
 * scores[0]?.table // => "who-2006/length-height-for-age"
 * notScored[0] // => { indicator: "head-circumference-for-age", code: "notMeasured" }
 * ```
 */
export const scoreGrowth = (standards: GrowthStandards, measurement: Measurement, { standingBaby = "asUsual" }: ScoringOptions = {}): GrowthScores => {
  const { indicators, correctedUntil } = standardsIndex(standards)
  const child = childOf(measurement, correctedUntil)
  const scores: GrowthScore[] = []
  const notScored: NoScore[] = []
  for (const each of indicators) {
    const score = scoreOf(each, child, standingBaby === "setAside")
    if (typeof score === "string") notScored.push({ indicator: each.indicator, code: score })
    else scores.push(score)
  }
  const { ageDays, ageMonths, measured, standingBaby: stands, correction, measures } = child
  const [used, bmi] = [measures[at.lengthHeight]!, measures[at.bmi]!]
  return {
    ageDays: known(ageDays), ageMonths: known(ageMonths), stature: used > 0 && used < Infinity ? { used, correction, measured, standingBaby: stands } : undefined, bmi: bmi > 0 ? known(bmi) : undefined, scores, notScored
  }
}

const childOf = ({ sex, ageDays = NaN, ageMonths = NaN, oedema, measured, ...measures }: Measurement, correctedUntil: number): MeasuredChild => {
  const child = unmeasured()
  child.sex = sex === "male" || sex === "female" ? sex : undefined
  child.oedema = oedema === true
  setAge(child, ageDays, ageMonths)
  child.measures[at.weight] = given(measures.weight)
  child.measures[at.lengthHeight] = given(measures.lengthHeight)
  child.measures[at.headCircumference] = given(measures.headCircumference)
  child.measures[at.armCircumference] = given(measures.armCircumference)
  child.measures[at.tricepsSkinfold] = given(measures.tricepsSkinfold)
  child.measures[at.subscapularSkinfold] = given(measures.subscapularSkinfold)
  settleStature(child, measured, correctedUntil)
  return child
}

/** What is not there is NaN; what is there and no number is infinite, so that it is named as such. */
const given = (value: number | undefined): number => value === undefined ? NaN : Number.isFinite(value) ? value : Infinity

const known = (value: number): number | undefined => Number.isFinite(value) ? value : undefined

const scoreOf = (each: IndicatorTables, child: MeasuredChild, standingBabyIsSetAside: boolean): GrowthScore | NoScoreCode => {
  const table = tableOf(each, child, standingBabyIsSetAside)
  if (typeof table === "string") return table
  const exact = exactZ(each, table, child)
  if (typeof exact === "string") return exact
  const z = roundedZ(exact)
  return { indicator: each.indicator, z, percentile: percentileOf(exact), implausible: isImplausible(z, table), table: table.table.id }
}
