import { digitPreference, type GrowthAssessment, growthDataQuality, type GrowthIndicator, growthPrevalence, type GrowthSurvey, type GrowthVisit, type SurveyStandard } from "@tramyte/core/growth"
import type { GrowthSurveyOfYear } from "./growthYear.ts"

/** Gathers the last measurement of the year of every child: the whole commune as a survey. */
export interface SurveyGatherer {
  readonly add: (at: number, assessment: GrowthAssessment) => void
  /** `villageOf` says where each child of the report lives. */
  readonly end: (villageOf: (at: number) => number) => readonly GrowthSurveyOfYear[]
}

const scored: Readonly<Record<SurveyStandard, readonly GrowthIndicator[]>> = {
  "0-5": ["length-height-for-age", "weight-for-age", "weight-for-length-height"],
  "5-19": ["length-height-for-age", "bmi-for-age"]
}

/** Fewer measures of a village tell nothing of last digits. */
const FEWEST = 30

export const surveyOfYear = (yearStart: number): SurveyGatherer => {
  const kept: Readonly<Record<SurveyStandard, { readonly at: number; readonly visit: GrowthVisit }[]>> = { "0-5": [], "5-19": [] }
  return {
    add: (at, { visits }) => {
      const ofYear = visits.filter(({ day, ageDays }) => day >= yearStart && ageDays >= 0)
      // Weight alone is weighed more often than length is measured: the last visit with both tells most.
      const visit = ofYear.findLast(({ measurement: { weight, lengthHeight } }) => weight !== undefined && lengthHeight !== undefined) ?? ofYear.findLast(({ scores }) => scores.length > 0)
      if (visit !== undefined) kept[visit.ageDays <= 1826 ? "0-5" : "5-19"].push({ at, visit })
    },
    end: (villageOf) => (["0-5", "5-19"] as const).flatMap((standard) => kept[standard].length === 0 ? [] : [surveyed(standard, kept[standard], villageOf)])
  }
}

const surveyed = (standard: SurveyStandard, kept: readonly { readonly at: number; readonly visit: GrowthVisit }[], villageOf: (at: number) => number): GrowthSurveyOfYear => {
  const column = (of: (visit: GrowthVisit) => number | undefined): Float64Array => Float64Array.from(kept, ({ visit }) => of(visit) ?? NaN)
  const scoreOf = (indicator: GrowthIndicator) => (visit: GrowthVisit) => visit.scores.find((score) => score.indicator === indicator)
  const survey: GrowthSurvey = {
    sex: column(({ measurement: { sex } }) => sex === "male" ? 1 : sex === "female" ? 2 : 0),
    ageDays: column(({ ageDays }) => ageDays),
    oedema: column(({ measurement: { oedema } }) => oedema === true ? 1 : 0),
    weight: column(({ measurement: { weight } }) => weight),
    lengthHeight: column(({ measurement: { lengthHeight } }) => lengthHeight),
    ...(standard === "0-5" ? { armCircumference: column(({ measurement: { armCircumference } }) => armCircumference) } : {}),
    scores: Object.fromEntries(scored[standard].map((indicator) => [indicator, {
      z: column((visit) => scoreOf(indicator)(visit)?.z), implausible: column((visit) => scoreOf(indicator)(visit)?.implausible === true ? 1 : 0)
    }]))
  }
  const village = kept.map(({ at }) => villageOf(at))
  const ofVillage = (one: number, of: (visit: GrowthVisit) => number | undefined): number | undefined => {
    const preference = digitPreference(kept.filter((_, row) => village[row] === one).map(({ visit }) => of(visit) ?? NaN))
    return preference === undefined || preference.n < FEWEST ? undefined : preference.score
  }
  return {
    standard,
    prevalence: growthPrevalence(survey, { standard, design: "register", groups: { village } }),
    quality: growthDataQuality(survey),
    digits: [...new Set(village)].toSorted((a, b) => a - b).map((one) => ({
      village: one, weights: village.filter((other) => other === one).length,
      weight: ofVillage(one, ({ measurement: { weight } }) => weight), stature: ofVillage(one, ({ measurement: { lengthHeight } }) => lengthHeight)
    }))
  }
}
