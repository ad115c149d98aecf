/** How common malnutrition is among many children, how sure that is, and how good the data are. */
export type { AgeHeaping, RatioTest } from "./ageAndSexQuality.ts"
export { type DigitPreference, digitPreference } from "./digitPreference.ts"
export { estimateMean, type MeanEstimate } from "./estimateMean.ts"
export { type EstimateBase, estimateProportion, type ProportionEstimate, type YesNo } from "./estimateProportion.ts"
export type { GoodnessOfFit } from "./goodnessOfFit.ts"
export {
  type GrowthDataQuality, growthDataQuality, type MeasureQuality, type QualityMeasure, type QualityOptions, type ScoreQuality, sdOfSurveys, type SmartChecks
} from "./growthDataQuality.ts"
export {
  type ConcurrentPrevalence, growthPrevalence, type GrowthPrevalence, type GroupPrevalence, type IndicatorPrevalence, intervalMeanings, type PrevalenceOptions, type SurveyRows
} from "./growthPrevalence.ts"
export type { GrowthSurvey, SurveyScores } from "./growthSurvey.ts"
export type { Labels } from "./columns.ts"
export type { Mean, Percentage } from "./linearised.ts"
export { type QualityGrade, qualityGradeLabels } from "./qualityGrade.ts"
export type { Spread } from "./spread.ts"
export { surveyDesign, type SurveyDesign, type SurveyPlan } from "./surveyDesign.ts"
export type { SurveyGroup, SurveyStandard } from "./surveyGroups.ts"
