import { growthChart, type GrowthPoint } from "@tramyte/charts"
import type { GrowthIndicator, GrowthTable } from "@tramyte/core/growth"
import { bmiForAge2007, heightForAge2007, lengthHeightForAge2006, weightForAge2006 } from "@tramyte/who-growth"
import type { ChartedChild, ChartedVisit } from "../../pipeline/growth/growthYear.ts"
import type { Lang } from "../bilingual.ts"

/** A chart that a child has. */
export type ChartKind = "weight" | "stature" | "bmi"

/** The charts of a child: weight and stature under five, BMI and stature after. */
export const chartsOf = (child: ChartedChild): readonly ChartKind[] => isSmall(child) ? ["weight", "stature"] : ["bmi", "stature"]

const isSmall = ({ visits }: ChartedChild): boolean => (visits.at(-1)?.ageDays ?? 0) < 1826

/** Months that the axis shows: two years for the youngest, five for the others under five, 5 to 19 years. */
const rangeOf = (child: ChartedChild): { readonly from: number; readonly until: number } => {
  const months = (child.visits.at(-1)?.ageDays ?? 0) / 30.4375
  return !isSmall(child) ? { from: 60, until: 228 } : { from: 0, until: months < 23 ? 24 : 60 }
}

const tables: Readonly<Record<ChartKind, readonly [under5: GrowthTable | undefined, after: GrowthTable | undefined]>> = {
  weight: [weightForAge2006, undefined], stature: [lengthHeightForAge2006, heightForAge2007], bmi: [undefined, bmiForAge2007]
}

const indicators: Readonly<Record<ChartKind, GrowthIndicator>> = { weight: "weight-for-age", stature: "length-height-for-age", bmi: "bmi-for-age" }

export interface ChartSize {
  readonly idPrefix: string
  readonly lang: Lang
  readonly width: number
  readonly height: number
}

/** One chart of a child as SVG. No name stands in it: the page around it says whose it is, or does not. */
export const chartOf = (child: ChartedChild, kind: ChartKind, size: ChartSize): string => {
  const small = isSmall(child)
  const { from, until } = rangeOf(child)
  return growthChart({
    ...size, from, until, sex: child.sex, reference: tables[kind][small ? 0 : 1]!,
    child: { points: child.visits.filter(({ ageDays }) => ageDays / 30.4375 >= from - 0.01).flatMap((visit) => pointsOf(visit, kind, size.lang)) }
  })
}

const pointsOf = ({ ageDays, bmi, correctedAgeDays, flagged, on, stature, weight, z }: ChartedVisit, kind: ChartKind, lang: Lang): readonly GrowthPoint[] => {
  const measure = { weight, stature, bmi }[kind]
  const place = { ageDays, date: on, ...(correctedAgeDays === undefined ? {} : { correctedAgeDays }) }
  const score = z[indicators[kind]]
  return [
    ...(measure === undefined ? [] : [{ ...place, measure, ...(score === undefined ? {} : { z: score }) }]),
    ...flagged.filter((one) => one.measure === kind).map(({ value, why }) => ({ ...place, measure: value, flagged: true, note: why[lang] }))
  ]
}
