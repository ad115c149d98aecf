import type { GrowthIndicator } from "../indicator.ts"
import type { Measure } from "../measurement.ts"
import type { GrowthVisit } from "../visit.ts"
import { indicatorForAge, type LinePoint, scoreOf } from "./line.ts"
import type { SignContext } from "./sign.ts"

/** An indicator at a visit. */
export interface IndicatorPoint extends LinePoint {
  readonly z: number
  readonly percentile: number
}

/** What an indicator was at each visit that has a score that can be believed, oldest first; `value` is the measure that it is made of, or kg/m². */
export const indicatorPoints = (indicator: GrowthIndicator, { visits }: Pick<SignContext, "visits">): readonly IndicatorPoint[] =>
  visits.flatMap((visit) => pointAt(visit, indicator) ?? [])

/** The last of them. */
export const lastIndicatorPoint = (indicator: GrowthIndicator, { visits }: Pick<SignContext, "visits">): IndicatorPoint | undefined => {
  for (let index = visits.length - 1; index >= 0; index--) {
    const point = pointAt(visits[index]!, indicator)
    if (point !== undefined) return point
  }
  return undefined
}

/** The first of them. */
export const firstIndicatorPoint = (indicator: GrowthIndicator, { visits }: Pick<SignContext, "visits">): IndicatorPoint | undefined => {
  for (const visit of visits) {
    const point = pointAt(visit, indicator)
    if (point !== undefined) return point
  }
  return undefined
}

const pointAt = (visit: GrowthVisit, indicator: GrowthIndicator): IndicatorPoint | undefined => {
  const score = scoreOf(visit, indicator)
  if (score === undefined || score.implausible) return undefined
  const { on, day, ageDays, correctedAgeDays = ageDays, measurement, stature, bmi, facts } = visit
  const measure = measureOf[indicator]
  const value = indicator === "bmi-for-age" ? bmi : measure === "lengthHeight" ? stature?.used : measurement[measure]
  if (value === undefined) return undefined
  const fact = facts[measure]
  return { on, day, ageDays, assessedAgeDays: correctedAgeDays, value, z: score.z, percentile: score.percentile, ...fact === undefined ? {} : { fact } }
}

/** The measure that each is made of; weight, where it is made of two. */
const measureOf: Readonly<Record<GrowthIndicator, Measure>> = {
  ...Object.fromEntries(Object.entries(indicatorForAge).map(([measure, indicator]) => [indicator, measure])) as Record<GrowthIndicator, Measure>,
  "weight-for-length-height": "weight",
  "bmi-for-age": "weight"
}
