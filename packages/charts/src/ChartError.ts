/** What was wrong with the data or the options given to a chart. */
export type ChartErrorCode =
  | "TRAMYTE_CHARTS_BAD_NUMBER"
  | "TRAMYTE_CHARTS_BAD_SHAPE"
  | "TRAMYTE_CHARTS_BAD_OPTION"
  | "TRAMYTE_CHARTS_UNKNOWN_PART"

/**
 * Thrown when a chart cannot be drawn honestly from what it was given: it is never drawn with a guess.
 *
 * `code` says what kind of mistake it is, `at` where in the options it sits (`bands[3].male`), the message how to mend it.
 *
 * @example
 * ```ts
 * import { ChartError } from "@tramyte/charts"
 *
 * const error = new ChartError("TRAMYTE_CHARTS_BAD_NUMBER", "heatTable", "rows[0].cells[1]", "must be a whole number from 0")
 * error.message // => "heatTable: rows[0].cells[1] must be a whole number from 0"
 * ```
 */
export class ChartError extends Error {
  override readonly name = "ChartError"
  readonly code: ChartErrorCode
  readonly chart: string
  readonly at: string

  constructor(code: ChartErrorCode, chart: string, at: string, problem: string) {
    super(`${chart}: ${at} ${problem}`)
    this.code = code
    this.chart = chart
    this.at = at
  }
}
