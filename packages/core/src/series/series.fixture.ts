import { calendarMonth, type Period } from "../time/index.ts"
import { computeSeries, type SeriesCell, type SeriesOptions } from "./computeSeries.ts"
import type { NumberDefinition, NumberNature, SeriesExpression } from "./expression.ts"
import type { SeriesData, SeriesNumber } from "./seriesData.ts"

/** A commune with two villages and a school. */
export const units = [
  { id: "commune", kind: "commune" },
  { id: "east", kind: "village", parent: "commune" },
  { id: "west", kind: "village", parent: "commune" },
  { id: "school", kind: "school", parent: "commune" }
] as const

export const may = calendarMonth("2026-05-01")
export const june = calendarMonth("2026-06-01")
export const july = calendarMonth("2026-07-01")

/** A number from outside: in July, in the commune, entered, unless told otherwise. */
export const entered = (id: string, value: number, more: Partial<SeriesNumber> = {}): SeriesNumber =>
  ({ id, unit: "commune", period: july, value, kind: "entered", source: "sổ trạm", year: 2026, ...more })

export const value = (id: string): SeriesExpression => ({ op: "value", id })
export const people = (indicator: string, count: "denominator" | "numerator" = "numerator"): SeriesExpression => ({ op: "measure", indicator, count })
export const number = (is: number): SeriesExpression => ({ op: "number", is })

/** Defines the numbers with these ids. */
export const numbersOf = (measures: NumberNature, ...ids: readonly string[]): readonly NumberDefinition[] => ids.map((id) => ({ id, measures }))

/** Flows unless told otherwise: all numbers that an expression reads. */
export const readIn = (expression: unknown): readonly string[] => {
  if (typeof expression !== "object" || expression === null) return []
  const { op, id } = expression as { readonly op?: unknown; readonly id?: unknown }
  return op === "value" ? [id as string] : [...new Set(Object.values(expression).flatMap(readIn))]
}

/** One series in one place: July in the commune, unless told otherwise. */
export const cell = (
  is: SeriesExpression, data: SeriesData, { period = july, unit = "commune", numbers, ...options }: Partial<SeriesOptions> & { readonly period?: Period; readonly unit?: string; readonly numbers?: readonly NumberDefinition[] } = {}
): SeriesCell => computeSeries({ numbers: numbers ?? numbersOf("flow", ...readIn(is)), series: [{ id: "s", is }] }, data, { units, of: [unit], periods: [period], ...options })[0]!

/** The state of a cell, with its value and range if it has them. */
export const short = ({ state, value, range }: SeriesCell): unknown => range !== undefined ? [state, value, range.lo, range.hi] : value !== undefined ? value : state
