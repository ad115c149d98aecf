import type { Unit } from "../citizen/record.ts"
import { brief, checkShape } from "../pack/shape.ts"
import { didYouMean, nearestOf } from "../pack/nearest.ts"
import type { CivilDate, Period } from "../time/index.ts"
import { checkSeries } from "./checkSeries.ts"
import { SeriesError, type SeriesProblem } from "./errors.ts"
import { evaluator, type Reckoned } from "./evaluate.ts"
import type { SeriesDefinition } from "./expression.ts"
import type { SeriesFlag, SeriesGap, SeriesSource } from "./notes.ts"
import { placeOf } from "./placement.ts"
import { readData } from "./readData.ts"
import type { SeriesData } from "./seriesData.ts"
import { period } from "./seriesShapes.ts"
import { unitTree } from "./unitTree.ts"

/** For which periods and units series are computed. */
export interface SeriesOptions {
  /** Half-open. Those before them, which windows and offsets need, are read from the data by themselves. */
  readonly periods: readonly Period[]
  /** All units, each with the one above it, so that villages are found below their commune. */
  readonly units: readonly Pick<Unit, "id" | "kind" | "parent">[]
  /** The units whose numbers are wanted. Default: all. */
  readonly of?: readonly string[]
  /** The series that are wanted. Default: all. */
  readonly series?: readonly string[]
  /** Numbers recorded after this day are left out, so that a report can be computed as it was signed. Counts have theirs in `computeKpi`. */
  readonly knownAt?: CivilDate
}

/**
 * One number of a series: of a unit in a period.
 *
 * - `known`: it is `value`, whatever else comes to be known of the people.
 * - `bounded`: some people are not decided. It lies in `range`, both ends included; `value` counts only what is surely so.
 * - `unknown`: a number is missing, and `missing` names it. It is not 0.
 * - `undefined`: there is no such number, as it would be a share of nothing.
 */
export interface SeriesCell {
  readonly series: string
  readonly unit: string
  readonly period: Period
  readonly state: "known" | "bounded" | "unknown" | "undefined"
  readonly value?: number
  readonly range?: { readonly lo: number; readonly hi: number }
  readonly flags: readonly SeriesFlag[]
  /** From which counts and numbers it comes; of an estimate with source, year and version. */
  readonly sources: readonly SeriesSource[]
  /** What could change it. */
  readonly missing: readonly SeriesGap[]
}

/**
 * Computes series: drop-out rates, months of stock, coverage of an estimated number of children, and all else that is
 * reckoned with counts and numbers from outside, for each unit and period.
 *
 * A missing number stays unknown and is named, a share of nothing is undefined, and nothing is clipped. Where it is not
 * known of some people whether they count, bounds are carried through by interval arithmetic: the true number lies in
 * them whoever they turn out to be. They may be wider than need be where one count stands twice in a series; `1 - c/a` has
 * narrower ones than `(a - c)/a`.
 *
 * @param definition series and the numbers they read, as `checkSeries` accepts them
 * @returns cells in the order of series, units, periods; plain data
 * @throws SeriesError with all that is wrong in the definition, the data or the options
 * @example
 * ```ts
 * import { calendarMonth, computeSeries } from "@tramyte/core"
 *
 * const july = calendarMonth("2026-07-15")
 * const dose = (indicator: string) => ({ op: "measure", indicator, count: "numerator" }) as const
 * const dropOut = { id: "penta-drop-out-period", is: { op: "ratio", of: { op: "subtract", of: [dose("penta-1"), dose("penta-3")] }, to: dose("penta-1"), per: 100 } } as const
 * const counts = { "penta-1": { yes: 20, unknown: 0 }, "penta-3": { yes: 17, unknown: 1 } } as Record<string, { yes: number; unknown: number }>
 *
 * const [cell] = computeSeries({ numbers: [], series: [dropOut] }, { counts: ({ indicator }) => counts[indicator] }, {
 *   periods: [july], units: [{ id: "11284", kind: "commune" }]
 * })
 * cell?.state // => "bounded"
 * cell?.value // => 15
 * cell?.range // => { lo: 10, hi: 15 }
 * ```
 */
export const computeSeries = (definition: SeriesDefinition, data: SeriesData, options: SeriesOptions): readonly SeriesCell[] => {
  refuse(checkSeries(definition))
  refuse(checkPeriods(options.periods))
  const tree = unitTree(options.units)
  const reader = readData(data, tree, options.knownAt)
  const units = options.of ?? options.units.map(({ id }) => id)
  const series = options.series ?? definition.series.map(({ id }) => id)
  refuse([...expectAll("TRAMYTE_SERIES_UNIT", "of", units, options.units), ...expectAll("TRAMYTE_SERIES_UNKNOWN", "series", series, definition.series)])
  const evaluate = evaluator(definition.series, reader, tree)
  return series.flatMap((id) => units.flatMap((unit) => options.periods.map((one) =>
    ({ series: id, unit, period: { from: one.from, until: one.until }, ...cellOf(evaluate(id, placeOf(unit, one))) }))))
}

const cellOf = ({ figure, notes: { flags, sources, missing } }: Reckoned): Omit<SeriesCell, "series" | "unit" | "period"> => {
  const notes = { flags: [...flags], sources: [...sources], missing: [...missing] }
  if (figure.state !== "number") return { state: figure.state, ...notes }
  const { at, lo, hi } = figure
  return lo === hi ? { state: "known", value: at, ...notes } : { state: "bounded", value: at, range: { lo, hi }, ...notes }
}

const refuse = ([first, ...others]: readonly SeriesProblem[]): void => {
  if (first !== undefined) throw new SeriesError([first, ...others])
}

const checkPeriods = (periods: readonly Period[]): readonly SeriesProblem[] => {
  const problems: SeriesProblem[] = []
  periods.forEach((one, index) => checkShape(period, one, `periods[${index}]`, {
    misfit: (path, message) => problems.push({ code: "TRAMYTE_SERIES_PERIOD", path, message }), nearest: nearestOf()
  }))
  return problems
}

const expectAll = (code: "TRAMYTE_SERIES_UNIT" | "TRAMYTE_SERIES_UNKNOWN", path: string, ids: readonly string[], known: readonly { readonly id: string }[]): readonly SeriesProblem[] => {
  const names = new Set(known.map(({ id }) => id))
  const nearest = nearestOf()
  return ids.flatMap((id, index) => names.has(id) ? [] : [{ code, path: `${path}[${index}]`, message: `there is none called ${brief(id)}${didYouMean(nearest(id, names))}` }])
}
