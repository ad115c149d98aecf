import type { CompiledTable } from "./compiledTable.ts"
import { lmsAt } from "./compiledTable.ts"
import { daysPerMonth, type GrowthStandards } from "./growthTable.ts"
import { type GrowthIndicator, growthIndicators, type GrowthSex } from "./indicator.ts"
import { roundedZ, zOfLms } from "./lms.ts"
import type { GrowthScore, GrowthScores, Measure, Measurement, NoScore, NoScoreCode, StatureUsed } from "./measurement.ts"
import { standardsIndex, type StandardsIndex, tableFor } from "./standardsIndex.ts"
import { positionFor, statureUsed } from "./statureUsed.ts"
import { percentileOf } from "./zScore.ts"

/** What is done where WHO's method itself leaves a choice. */
export interface ScoringOptions {
  /**
   * A child said to have been measured standing before 9 months of age. `asUsual`: taken as measured lying, as WHO's survey programs do;
   * `setAside`: no score, as somebody who can still ask should do. Default `asUsual`.
   */
  readonly standingBaby?: "asUsual" | "setAside"
}

/** What each indicator is made of. */
const measureOf: Readonly<Record<GrowthIndicator, Measure>> = {
  "length-height-for-age": "lengthHeight",
  "weight-for-age": "weight",
  "weight-for-length-height": "weight",
  "bmi-for-age": "weight",
  "head-circumference-for-age": "headCircumference",
  "arm-circumference-for-age": "armCircumference",
  "triceps-skinfold-for-age": "tricepsSkinfold",
  "subscapular-skinfold-for-age": "subscapularSkinfold"
}

/** Oedema is water: it hides how little the child weighs. */
const withWeight: ReadonlySet<GrowthIndicator> = new Set(["weight-for-age", "weight-for-length-height", "bmi-for-age"])

const withStature: ReadonlySet<GrowthIndicator> = new Set(["length-height-for-age", "weight-for-length-height", "bmi-for-age"])

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
 * scores.map(({ indicator, z }) => `${indicator} ${z}`) // => ["length-height-for-age -1.42", "weight-for-age -1.67", "weight-for-length-height -1.31", "bmi-for-age -1.25"]
 * scores[0]?.table // => "who-2006/length-height-for-age"
 * notScored[0] // => { indicator: "head-circumference-for-age", code: "notMeasured" }
 * ```
 */
export const scoreGrowth = (standards: GrowthStandards, measurement: Measurement, { standingBaby = "asUsual" }: ScoringOptions = {}): GrowthScores => {
  const index = standardsIndex(standards)
  const { lengthHeight, weight } = measurement
  const { ageDays, ageMonths } = agesOf(measurement)
  const stature = isMeasure(lengthHeight) ? statureUsed({ ...measurement, lengthHeight }, ageDays, ageMonths, index.correctedUntil) : undefined
  const bmi = stature === undefined || !isMeasure(weight) ? undefined : weight / (stature.used / 100) ** 2
  const child: Child = { measurement, index, ageDays, ageMonths, stature, bmi, setAside: standingBaby === "setAside" }
  const scores: GrowthScore[] = []
  const notScored: NoScore[] = []
  for (const indicator of growthIndicators) {
    const score = scoreOf(indicator, child)
    if (typeof score === "string") notScored.push({ indicator, code: score })
    else scores.push(score)
  }
  return { ageDays, ageMonths, stature, bmi, scores, notScored }
}

interface Child {
  readonly measurement: Measurement
  readonly index: StandardsIndex
  readonly ageDays: number | undefined
  readonly ageMonths: number | undefined
  readonly stature: StatureUsed | undefined
  readonly bmi: number | undefined
  readonly setAside: boolean
}

/** Days rounded half up for looking up, months unrounded for limits; each from the one that is given. */
const agesOf = ({ ageDays, ageMonths }: Measurement): { readonly ageDays: number | undefined; readonly ageMonths: number | undefined } =>
  isNumber(ageDays) ? { ageDays: Math.floor(ageDays + 0.5), ageMonths: ageDays / daysPerMonth }
    : isNumber(ageMonths) ? { ageDays: Math.floor(ageMonths * daysPerMonth + 0.5), ageMonths } : { ageDays: undefined, ageMonths: undefined }

const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value)

const isMeasure = (value: number | undefined): value is number => isNumber(value) && value > 0

const scoreOf = (indicator: GrowthIndicator, child: Child): GrowthScore | NoScoreCode => {
  const { measurement, ageMonths, ageDays, stature, bmi } = child
  const value = measurement[measureOf[indicator]]
  if (value === undefined || (withStature.has(indicator) && measurement.lengthHeight === undefined)) return "notMeasured"
  if (measurement.sex === undefined) return "sexUnknown"
  if (!Number.isFinite(value)) return "notNumber"
  if (!(value > 0)) return "measureNotPositive"
  if (withStature.has(indicator) && stature === undefined) return Number.isFinite(measurement.lengthHeight) ? "measureNotPositive" : "notNumber"
  if (withStature.has(indicator) && stature!.standingBaby && child.setAside) return "standingBaby"
  if (ageMonths !== undefined && ageMonths < 0) return "ageNegative"
  if (measurement.oedema === true && withWeight.has(indicator)) return "oedema"
  const table = tableFor(child.index.tables[indicator], ageMonths, stature === undefined ? "length" : positionFor(stature, ageDays))
  if (table === undefined) return ageMonths === undefined && indicator !== "weight-for-length-height" ? "ageUnknown" : child.index.tables[indicator].length === 0 ? "noTable" : "ageOutOfRange"
  return scored(table, measurement.sex, placeOn(table, child), indicator === "bmi-for-age" ? bmi! : indicator === "length-height-for-age" ? stature!.used : value)
}

/** Where the child stands on the axis of the table. */
const placeOn = ({ table: { axis } }: CompiledTable, { ageDays, ageMonths, stature }: Child): number => (axis === "day" ? ageDays : axis === "month" ? ageMonths : stature!.used)!

const scored = (compiled: CompiledTable, sex: GrowthSex, at: number, measure: number): GrowthScore | NoScoreCode => {
  const { table: { axis, indicator, id, implausible }, restricted } = compiled
  const found = lmsAt(compiled[sex], at)
  if (found === undefined) return axis === "cm" ? "statureOutOfRange" : "ageOutOfRange"
  const exact = zOfLms(found.l, found.m, found.s, measure, restricted)
  if (!Number.isFinite(exact)) return "beyondLimits"
  const z = roundedZ(exact)
  return { indicator, z, percentile: percentileOf(exact), implausible: z < implausible.below || z > implausible.above, table: id }
}
