import type { GrowthIndicator } from "../indicator.ts"
import { roundedZ } from "../lms.ts"
import type { GrowthSurvey, SurveyScores } from "./growthSurvey.ts"
import { type Categories, noCategory } from "./shares.ts"
import type { SurveyStandard } from "./surveyGroups.ts"

/** Whether a z-score is biologically implausible by WHO's limits, for scores that come without flags. */
export const beyondLimits = (indicator: GrowthIndicator, z: number): boolean =>
  indicator === "length-height-for-age" ? z < -6 || z > 6 : indicator === "weight-for-age" ? z < -6 || z > 5 : z < -5 || z > 5

const withWeight: ReadonlySet<GrowthIndicator> = new Set(["weight-for-age", "weight-for-length-height", "bmi-for-age"])

/** Up to this age the reference of 2007 has weights. */
const LAST_MONTH_OF_WEIGHT = 120

/** Oedema is severe malnutrition whatever the scale says. WHO's programs count it as this z-score in shares, and leave it out of means. */
const Z_OF_OEDEMA = -3.1

/** The scores of one indicator as they are counted. */
export interface CountedScores {
  /** For means: NaN where there is none, where it is implausible, or not to be believed because of oedema. */
  readonly z: Float64Array
  /** For shares: with oedema in its place. */
  readonly counted: Float64Array
}

/** Sets aside what is implausible, and puts oedema in its place. */
export const countedScores = (indicator: GrowthIndicator, { z, implausible }: SurveyScores, survey: GrowthSurvey, ageMonths: Float64Array, standard: SurveyStandard): CountedScores => {
  const believed = new Float64Array(z.length)
  for (let row = 0; row < believed.length; row++) {
    const one = roundedZ(z[row]!)
    believed[row] = (implausible === undefined ? beyondLimits(indicator, one) : implausible[row] === 1) ? Number.NaN : one
  }
  const { oedema } = survey
  if (oedema === undefined || !withWeight.has(indicator)) return { z: believed, counted: believed }
  const counted = believed.slice()
  for (let row = 0; row < believed.length; row++) {
    if (oedema[row] !== 1) continue
    believed[row] = Number.NaN
    counted[row] = standard === "5-19" && indicator === "weight-for-age" && !(ageMonths[row]! <= LAST_MONTH_OF_WEIGHT) ? Number.NaN : Z_OF_OEDEMA
  }
  return { z: believed, counted }
}

/** Below -3, -2, -1, above +1, +2, +3: each strictly, in this order. */
const shares: Categories["shares"] = [[0, 1], [0, 2], [0, 3], [4, 7], [5, 7], [6, 7]]

/** Between which cut-offs each score lies. */
export const cutOffCategories = (z: Float64Array): Categories => {
  const ofRow = new Uint8Array(z.length)
  for (let row = 0; row < ofRow.length; row++) {
    const one = z[row]!
    ofRow[row] = one < -1 ? one < -2 ? one < -3 ? 0 : 1 : 2 : one > 1 ? one > 2 ? one > 3 ? 6 : 5 : 4 : Number.isNaN(one) ? noCategory : 3
  }
  return { count: 7, shares, ofRow }
}

/** Stunted and wasted, stunted and overweight, in this order; of children who have both scores. */
export const concurrentCategories = (heightForAge: Float64Array, weightForHeight: Float64Array): Categories => {
  const ofRow = new Uint8Array(heightForAge.length)
  for (let row = 0; row < ofRow.length; row++) {
    const [stature, weight] = [heightForAge[row]!, weightForHeight[row]!]
    ofRow[row] = Number.isNaN(stature) || Number.isNaN(weight) ? noCategory : stature < -2 ? weight < -2 ? 1 : weight > 2 ? 2 : 0 : 0
  }
  return { count: 3, shares: [[1, 2], [2, 3]], ofRow }
}
