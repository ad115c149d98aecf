import type { GrowthIndicator } from "../indicator.ts"
import type { Measure } from "../measurement.ts"
import { indicatorForAge, type LinePoint, scoreOf } from "./line.ts"
import type { SignContext } from "./sign.ts"

/** An indicator at a visit. */
export interface IndicatorPoint extends LinePoint {
  readonly z: number
  readonly percentile: number
}

/** What an indicator was at each visit that has a score that can be believed, oldest first; `value` is the measure that it is made of, or kg/m². */
export const indicatorPoints = (indicator: GrowthIndicator, { visits }: Pick<SignContext, "visits">): readonly IndicatorPoint[] =>
  visits.flatMap((visit) => {
    const score = scoreOf(visit, indicator)
    const { on, day, ageDays, correctedAgeDays = ageDays, measurement, stature, bmi, facts } = visit
    const measure = measureOf(indicator)
    const value = indicator === "bmi-for-age" ? bmi : measure === "lengthHeight" ? stature?.used : measurement[measure]
    if (score === undefined || score.implausible || value === undefined) return []
    const fact = facts[measure]
    return [{ on, day, ageDays, assessedAgeDays: correctedAgeDays, value, z: score.z, percentile: score.percentile, ...fact === undefined ? {} : { fact } }]
  })

const measureOf = (indicator: GrowthIndicator): Measure =>
  (Object.keys(indicatorForAge) as Measure[]).find((measure) => indicatorForAge[measure] === indicator) ?? "weight"
