import type { GrowthAssessment, GrowthIndicator, GrowthTable, GrowthVisit, NewbornStandard } from "@tramyte/core/growth"
import type { Lang } from "../formatNumber.ts"
import type { GrowthPoint } from "./growthPoint.ts"
import { growthWords } from "./growthWords.ts"
import { type GrowthReference, tablesOf } from "./openReference.ts"

/** What of an assessment a chart shows. */
export type ChartedGrowth = Pick<GrowthAssessment, "visits"> & Partial<Pick<GrowthAssessment, "birth">>

/**
 * The points of a child on the chart of a reference, from what `assessGrowth` says of the child.
 *
 * A visit stands on the chart of the table that it was assessed by: of a child born preterm the first months on the chart of the
 * standard for preterm children, then by corrected age on WHO's. Implausible z-scores are flagged, and weights with oedema, with the
 * reason as a note. What the assessment set aside is no point of growth, and is not here.
 *
 * @example
 * ```ts
 * import { growthPoints } from "@tramyte/charts"
 * import { assessGrowth } from "@tramyte/core/growth"
 * import { loadGrowth } from "@tramyte/pack-vn/growth"
 * import { weightForAge2006, whoGrowth } from "@tramyte/who-growth"
 *
 * const weighed = (day: string, value: number) =>
 *   ({ id: day, kind: "observation", code: ["weight"], value, unit: "kg", start: day, recorded: day })
 * const growth = assessGrowth(loadGrowth("cam-giang", "2026-07-15"), {
 *   person: { id: "c1", sex: "female", birthDate: "2025-06-01" }, facts: [weighed("2025-06-01", 3.2), weighed("2026-07-06", 7.2)]
 * }, { standards: whoGrowth })
 * const points = growthPoints(growth, weightForAge2006, "vi")
 * points.map(({ ageDays, measure, z, date }) => [ageDays, measure, z, date]) // => [[0, 3.2, -0.07, "2025-06-01"], [400, 7.2, -2.05, "2026-07-06"]]
 * ```
 */
export const growthPoints = (growth: ChartedGrowth, reference: GrowthReference, lang: Lang): readonly GrowthPoint[] => {
  const tables = tablesOf(reference)
  const [head] = tables
  if (head === undefined) return []
  const { axis, indicator } = head
  const ids = new Set(tables.map(({ id }) => id))
  return growth.visits.flatMap((visit): readonly GrowthPoint[] => {
    const measure = measureOf(visit, indicator)
    const place = placeOf(visit, axis, growth.birth?.gestationDays)
    if (measure === undefined || place === undefined) return []
    const scores = axis === "gestational-day" ? growth.birth?.scores ?? [] : visit.scores
    const score = scores.find((one) => one.indicator === indicator)
    const oedema = visit.measurement.oedema === true && (indicator.startsWith("weight") || indicator === "bmi-for-age")
    if (!oedema && (score === undefined || !ids.has(score.table))) return []
    return [{
      ...place, measure, date: visit.on, ...(score === undefined ? {} : { z: score.z }),
      ...(oedema || score?.implausible === true ? { flagged: true } : {}), ...(oedema ? { note: growthWords[lang].oedema } : {})
    }]
  })
}

type Axis = GrowthTable["axis"] | NewbornStandard["axis"]
type Place = Pick<GrowthPoint, "ageDays" | "at" | "correctedAgeDays">

/** Where a visit stands on the axis of the chart; nowhere, if what that goes by is not known. */
const placeOf = ({ ageDays, correctedAgeDays, stature }: GrowthVisit, axis: Axis, gestation: number | undefined): Place | undefined => {
  if (axis === "cm") return stature === undefined ? undefined : { at: stature.used }
  if (!(ageDays >= 0)) return undefined
  if (axis === "gestational-day") return gestation === undefined || ageDays > 0 ? undefined : { at: gestation / 7 }
  if (axis === "postmenstrual-day") return gestation === undefined ? undefined : { at: (gestation + ageDays) / 7 }
  return { ageDays, ...(correctedAgeDays === undefined ? {} : { correctedAgeDays }) }
}

const measureOf = ({ measurement, stature, bmi }: GrowthVisit, indicator: GrowthIndicator): number | undefined => ({
  "length-height-for-age": stature?.used,
  "weight-for-age": measurement.weight,
  "weight-for-length-height": measurement.weight,
  // A decimal is what a scale and a board can tell.
  "bmi-for-age": bmi === undefined ? undefined : Math.round(bmi * 10) / 10,
  "head-circumference-for-age": measurement.headCircumference,
  "arm-circumference-for-age": measurement.armCircumference,
  "triceps-skinfold-for-age": measurement.tricepsSkinfold,
  "subscapular-skinfold-for-age": measurement.subscapularSkinfold
}[indicator])
