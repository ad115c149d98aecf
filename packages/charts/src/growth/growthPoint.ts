import { daysPerMonth, percentileOf } from "@tramyte/core/growth"
import { ChartError } from "../ChartError.ts"
import { checkAmount } from "../checkInput.ts"
import type { OpenReference } from "./openReference.ts"

/** One measurement of a child, as a chart shows it. */
export interface GrowthPoint {
  /** Age since birth, on charts by age. */
  readonly ageDays?: number | undefined
  /** Or the place on the axis of the chart: months of age, cm of length or height, weeks since the last menstrual period. */
  readonly at?: number | undefined
  /** Of a child born preterm (tuổi hiệu chỉnh): the child is assessed at this age. */
  readonly correctedAgeDays?: number | undefined
  /** In the unit of the chart: kg, cm, kg/m² or mm; as it went into the table (a length turned into a height, if need was). */
  readonly measure: number
  /** Not said: by the reference of the chart. */
  readonly z?: number | undefined
  /** `"2026-07-15"` */
  readonly date?: string | undefined
  /** Tells nothing of growth, because it cannot be right or the child has oedema: drawn hollow and left out of the line. */
  readonly flagged?: boolean | undefined
  /** Said with the point: why it is flagged, for example. */
  readonly note?: string | undefined
}

/** A measurement on the axis of its chart. */
export interface PlacedPoint {
  readonly point: GrowthPoint
  /** By age since birth. */
  readonly at: number
  /** By corrected age, where there is one. */
  readonly corrected: number | undefined
  /** Where the child is assessed. */
  readonly assessed: number
  readonly measure: number
  /** Rounded to two decimals. */
  readonly z: number | undefined
  readonly percentile: number | undefined
  readonly flagged: boolean
  /** The place is on the axis of the chart. */
  readonly shown: boolean
}

const CHART = "growthChart"

/** Checks the measurements and puts them in the order of the axis. */
export const placePoints = (points: readonly GrowthPoint[], reference: OpenReference, from: number, until: number): readonly PlacedPoint[] =>
  points.map((point, index): PlacedPoint => {
    const name = `child.points[${index}]`
    const at = placeOf(point, name, reference)
    const corrected = point.correctedAgeDays === undefined ? undefined : monthsOf(reference, `${name}.correctedAgeDays`, point.correctedAgeDays)
    const measure = checkAmount(CHART, `${name}.measure`, point.measure)
    if (point.z !== undefined && !(Math.abs(point.z) <= 1e6)) {
      throw new ChartError("TRAMYTE_CHARTS_BAD_NUMBER", CHART, `${name}.z`,
        `must be a z-score, got ${String(point.z)}; leave out what is not known`)
    }
    if (point.date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(point.date)) {
      throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", CHART, `${name}.date`,
        `must be a day as "2026-07-15", got ${JSON.stringify(point.date)}`)
    }
    const flagged = point.flagged === true
    const assessed = corrected ?? at
    const z = point.z ?? (flagged ? NaN : reference.zAt(assessed, measure))
    const within = (place: number) => place >= from - 1e-9 && place <= until + 1e-9
    return {
      point, at, corrected, assessed, measure, flagged,
      z: Number.isFinite(z) ? Math.round(z * 100) / 100 + 0 : undefined,
      percentile: Number.isFinite(z) ? percentileOf(z) : undefined,
      shown: within(assessed) || within(at)
    }
  }).toSorted((a, b) => a.at - b.at || compare(a.point.date ?? "", b.point.date ?? "") || a.measure - b.measure)

const placeOf = ({ ageDays, at }: GrowthPoint, name: string, reference: OpenReference): number => {
  if ((ageDays === undefined) === (at === undefined)) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", CHART, name, "must have either ageDays or at, not both")
  }
  if (ageDays === undefined) return checkAmount(CHART, `${name}.at`, at ?? NaN)
  return monthsOf(reference, `${name}.ageDays`, checkAmount(CHART, `${name}.ageDays`, ageDays))
}

/** A corrected age is negative until the day on which the child was due. */
const monthsOf = ({ axis }: OpenReference, name: string, value: number): number => {
  if (axis !== "month") {
    throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", CHART, name, "is for charts by age; say at, in the unit of the axis")
  }
  if (!(Math.abs(value) <= 1e6)) throw new ChartError("TRAMYTE_CHARTS_BAD_NUMBER", CHART, name, `must be an age in days, got ${String(value)}`)
  return value / daysPerMonth
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
