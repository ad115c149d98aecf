/**
 * The door of growth: what children measure against the growth standards, how they grow, and how many do not.
 * The tables themselves are in `@tramyte/who-growth`.
 */
export type * from "./growth/growthTable.ts"
export * from "./growth/measurement.ts"
export { daysPerMonth } from "./growth/growthTable.ts"
export { type GrowthIndicator, growthIndicators, type GrowthSex, indicatorLabels, type Stature } from "./growth/indicator.ts"
export { measureAtZ, percentileOf, zScore } from "./growth/zScore.ts"
export type * from "./growth/growthItem.ts"
export type * from "./growth/visit.ts"
export { scoreGrowth, type ScoringOptions } from "./growth/scoreGrowth.ts"
export { GrowthError, type GrowthErrorCode } from "./growth/errors.ts"
export { type MeasurementColumns, type ScoreColumn, scoreColumns, type ScoreColumns } from "./growth/scoreColumns.ts"
