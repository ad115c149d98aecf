import type { GrowthIndicator } from "../indicator.ts"
import { hiddenByOedema } from "../indicatorMeasures.ts"
import { roundedZ } from "../lms.ts"
import { isBeyondWhoLimits } from "../whoLimits.ts"
import type { GrowthSurvey, SurveyScores } from "./growthSurvey.ts"
import { type Categories, noCategory } from "./shares.ts"
import type { SurveyStandard } from "./surveyGroups.ts"

/** Up to this age the reference of 2007 has weights. */
const LAST_MONTH_OF_WEIGHT = 120

/** Oedema is severe malnutrition whatever the scale says. WHO's programs count it as this z-score in shares, and leave it out of means. */
const Z_OF_OEDEMA = -3.1

/** Why a z-score is believed or not. */
export const belief = { believed: 0, missing: 1, implausible: 2, oedema: 3 } as const

/** The z-scores of one indicator that can be believed, NaN for all others; and why, row by row. */
export interface Believed {
  readonly z: Float64Array
  readonly why: Uint8Array
}

/** Rounds as WHO does, and sets aside what is implausible or, where weight is in the indicator, water. */
export const beliefOf = (indicator: GrowthIndicator, { z: given, implausible }: SurveyScores, { oedema }: GrowthSurvey): Believed => {
  const z = new Float64Array(given.length)
  const why = new Uint8Array(given.length)
  const hidden = hiddenByOedema.has(indicator) ? oedema : undefined
  for (let row = 0; row < z.length; row++) {
    const one = roundedZ(given[row]!)
    const reason = hidden?.[row] === 1 ? belief.oedema
      : Number.isNaN(one) ? belief.missing
      : (implausible === undefined ? isBeyondWhoLimits(indicator, one) : implausible[row] === 1) ? belief.implausible
      : belief.believed
    why[row] = reason
    z[row] = reason === belief.believed ? one : Number.NaN
  }
  return { z, why }
}

/** The scores of one indicator as they are counted. */
export interface CountedScores {
  /** For means. */
  readonly z: Float64Array
  /** For shares: with oedema in its place. */
  readonly counted: Float64Array
}

/** What means are made of, and what shares are. */
export const countedScores = (indicator: GrowthIndicator, scores: SurveyScores, survey: GrowthSurvey, ageMonths: Float64Array, standard: SurveyStandard): CountedScores => {
  const { z, why } = beliefOf(indicator, scores, survey)
  if (survey.oedema === undefined || !hiddenByOedema.has(indicator)) return { z, counted: z }
  const hasWeights = (row: number): boolean => standard === "0-5" || indicator !== "weight-for-age" || ageMonths[row]! <= LAST_MONTH_OF_WEIGHT
  const counted = z.slice()
  for (let row = 0; row < why.length; row++) if (why[row] === belief.oedema && hasWeights(row)) counted[row] = Z_OF_OEDEMA
  return { z, counted }
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
