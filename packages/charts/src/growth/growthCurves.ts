import { type GrowthSex, type GrowthTable, measureAtZ, type NewbornStandard, zOfPercentile } from "@tramyte/core/growth"
import { ChartError } from "../ChartError.ts"

/** Which lines of the reference: at z-scores, or at centiles (bách phân vị, 0 to 100, both excluded). */
export type GrowthLines = { readonly zs: readonly number[] } | { readonly centiles: readonly number[] }

const CHART = "growthCurves"

/** What part of a table, and which lines. */
export interface GrowthCurvesOptions {
  /** On the axis of the table: days, months or cm. Not said: from its first row. */
  readonly from?: number | undefined
  /** This place too. Not said: to its last row. */
  readonly until?: number | undefined
  /** -3 to +3 in whole steps if not given. */
  readonly lines?: GrowthLines | undefined
}

/** One line of the reference. */
export interface GrowthCurve {
  readonly z: number
  /** Where lines were asked for by centile. */
  readonly centile?: number
  /** Place on the axis of the table, then measure; every row of the table. */
  readonly points: readonly (readonly [at: number, measure: number])[]
}

/** The area between two neighbouring lines. */
export interface GrowthBand {
  /** The z-scores of its lower and its upper line. */
  readonly from: number
  readonly until: number
  /** Closed: along the lower line and back along the upper one. */
  readonly polygon: readonly (readonly [at: number, measure: number])[]
}

/** The lines of one table for one sex, and the areas between them. */
export interface GrowthCurves {
  /** Id of the table. */
  readonly table: string
  readonly sex: GrowthSex
  /** What the places are counted in. */
  readonly axis: GrowthTable["axis"] | NewbornStandard["axis"]
  /** From the lowest to the highest. */
  readonly curves: readonly GrowthCurve[]
  /** From the lowest to the highest: one fewer than there are lines. */
  readonly bands: readonly GrowthBand[]
}

/**
 * The lines of a growth table as plain numbers, for any drawing (đường chuẩn tăng trưởng): at each row of the table the measure
 * that a child of that z-score or centile has.
 *
 * `growthChart` draws them; take these to draw them otherwise. Rows at which a skewed curve has no such measure are left out.
 *
 * @param table a table or a newborn standard, for example of `@tramyte/who-growth`
 * @throws ChartError `TRAMYTE_CHARTS_BAD_OPTION`: no lines or more than 15, a z-score beyond 10, a centile outside 0 to 100, a range
 * without a row in it
 * @example
 * ```ts
 * import { growthCurves } from "@tramyte/charts"
 * import { weightForAge2006 } from "@tramyte/who-growth"
 *
 * const { curves, bands } = growthCurves(weightForAge2006, "female", { from: 0, until: 365, lines: { zs: [-2, 0, 2] } })
 * curves.map(({ z, points }) => [z, points.at(-1)?.[1].toFixed(1)]) // => [[-2, "7.0"], [0, "8.9"], [2, "11.5"]]
 * bands.map(({ from, until }) => [from, until]) // => [[-2, 0], [0, 2]]
 * ```
 */
export const growthCurves = (table: GrowthTable | NewbornStandard, sex: GrowthSex, options: GrowthCurvesOptions = {}): GrowthCurves => {
  checkSex(CHART, sex)
  const lines = linesOf(CHART, options.lines ?? { zs: [-3, -2, -1, 0, 1, 2, 3] })
  const places = placesOf(table, sex, options.from ?? -Infinity, options.until ?? Infinity)
  if (places.length === 0) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", CHART, "from",
      `to until must hold a row of ${table.id}, got ${String(options.from)} to ${String(options.until)}`)
  }
  const measure = "rows" in table
    ? (at: number, z: number) => measureAtZ(table, sex, at, z)
    : (at: number, z: number) => table.measure(sex, at, z) ?? NaN
  const curves = lines.map((line): GrowthCurve => ({
    ...line, points: places.map((at) => [at, measure(at, line.z)] as const).filter((point) => Number.isFinite(point[1]))
  }))
  const bands = curves.slice(1).map((upper, index): GrowthBand => {
    const lower = curves[index] ?? upper
    return { from: lower.z, until: upper.z, polygon: [...lower.points, ...upper.points.toReversed()] }
  })
  return { table: table.id, sex, axis: table.axis, curves, bands }
}

/** Growth standards are by sex. */
export const checkSex = (chart: string, sex: GrowthSex): void => {
  if (sex !== "male" && sex !== "female") {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", chart, "sex", `must be "male" or "female", got ${JSON.stringify(sex)}; growth standards are by sex`)
  }
}

/** The lines asked for, from the lowest to the highest, each once. */
export const linesOf = (chart: string, lines: GrowthLines): readonly { readonly z: number; readonly centile?: number }[] => {
  const asked = "zs" in lines ? lines.zs : lines.centiles
  const fits = "zs" in lines ? (value: number) => Math.abs(value) <= 10 : (value: number) => value >= 0.001 && value <= 99.999
  if (asked.length === 0 || asked.length > 15 || !asked.every(fits)) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", chart, "lines",
      `must be 1 to 15 z-scores from -10 to 10, or centiles from 0.001 to 99.999, got ${JSON.stringify(asked)}`)
  }
  const sorted = [...new Set(asked)].sort((a, b) => a - b)
  return sorted.map((value) => ("zs" in lines ? { z: value } : { z: zOfPercentile(value), centile: value }))
}

/** The rows from one place to another; where rows are interpolated, the two places themselves too. */
const placesOf = (table: GrowthTable | NewbornStandard, sex: GrowthSex, from: number, until: number): readonly number[] => {
  const [first, last, step] = extentOf(table, sex)
  const perUnit = Math.round(1 / step)
  const start = Math.max(first, from)
  const end = Math.min(last, until)
  const places: number[] = []
  for (let row = Math.ceil(start * perUnit); row <= end * perUnit; row++) places.push(row / perUnit)
  if (table.axis !== "month" && table.axis !== "cm" || !(start <= end)) return places
  if (start < (places[0] ?? Infinity)) places.unshift(start)
  if (end > (places.at(-1) ?? -Infinity)) places.push(end)
  return places
}

/** First place, last place and step of a table. */
export const extentOf = (table: GrowthTable | NewbornStandard, sex: GrowthSex): readonly [first: number, last: number, step: number] => {
  if (!("rows" in table)) return [table.range[0], table.range[1], table.axis === "cm" ? 0.1 : 1]
  const { first, step, m } = table.rows[sex]
  return [first, first + (m.length - 1) * step, step]
}
