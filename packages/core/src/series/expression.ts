import type { UnitKind } from "../citizen/record.ts"
import type { PopulationName } from "../kpi/populations.ts"
import type { Text } from "../language/text.ts"

/** What of an indicator can be counted into a series: its populations, and those of whom its share is told (`scored`). */
export type MeasureCount = PopulationName | "scored"

/** A ratio is told per one, per cent, per thousand, per ten thousand (trên 1 vạn dân) or per hundred thousand. */
export type RatioFactor = 1 | 100 | 1_000 | 10_000 | 100_000

/** What a longer period is put together from. */
export type PeriodPart = "month" | "quarter"

/**
 * A series: a number for each unit and period, written as a closed tree of plain data. It is the second layer of the
 * indicator language: the first counts people (`Indicator`), this one reckons with the counts and with numbers from outside.
 *
 * - `measure`: how many people or units belong to a population of an indicator, in that unit and period. Those of whom it is
 *   not known widen the number to a range. The ratio of the numerator to those `scored` is the indicator's own share.
 * - `value`: a number that somebody entered, estimated or imported for that unit and period; unknown if nobody did, never 0.
 * - `number`: a constant.
 * - `use`: another series, by its name.
 * - `add`, `multiply`: of all parts. `subtract`: the others from the first. `divide`: a plain quotient, such as months of stock.
 * - `ratio`: one number as a part of another. More than the whole is flagged (`aboveWhole`) and never clipped, unless it
 *   `mayExceed` it, as boys for each 100 girls do.
 * - `offset`: the same series so many periods (kỳ trước), or calendar years (cùng kỳ năm trước), earlier.
 * - `window`: over the last n periods, this one included, or over those of the calendar year up to this one (cộng dồn từ đầu
 *   năm). `last` is the latest of them that has a number; if that is an earlier one, it is flagged (`carriedForward`).
 * - `rollUp`: from the units of a kind below this one (villages, if nothing is said), or from the months or quarters of a
 *   longer period. `sum` adds them up; `last` takes the last month's, as of a stock; `recount` counts the people of the
 *   whole anew, so that who was in two villages or came in two months is counted once.
 * - `ofYear`: the number of the calendar year in which the period lies; `proRata`: by the period's days only.
 */
export type SeriesExpression =
  | { readonly op: "measure"; readonly indicator: string; readonly count: MeasureCount }
  | { readonly op: "value"; readonly id: string }
  | { readonly op: "number"; readonly is: number }
  | { readonly op: "use"; readonly id: string }
  | { readonly op: "add" | "subtract" | "multiply"; readonly of: readonly [SeriesExpression, SeriesExpression, ...SeriesExpression[]] }
  | { readonly op: "divide"; readonly of: readonly [SeriesExpression, SeriesExpression] }
  | { readonly op: "ratio"; readonly of: SeriesExpression; readonly to: SeriesExpression; readonly per?: RatioFactor; readonly mayExceed?: true }
  | { readonly op: "offset"; readonly of: SeriesExpression; readonly periods: number }
  | { readonly op: "offset"; readonly of: SeriesExpression; readonly years: number }
  | { readonly op: "window"; readonly of: SeriesExpression; readonly over: number | "yearToDate"; readonly by: "sum" | "mean" | "last" }
  | { readonly op: "rollUp"; readonly of: SeriesExpression; readonly from?: UnitKind; readonly by: "sum" | "recount" }
  | { readonly op: "rollUp"; readonly of: SeriesExpression; readonly from: PeriodPart; readonly by: "sum" | "last" | "recount" }
  | { readonly op: "ofYear"; readonly of: SeriesExpression; readonly proRata?: true }

/** The name of an operator. */
export type SeriesOperator = SeriesExpression["op"]

/** What hangs below an expression, each with its path from there. */
export const partsOf = (expression: SeriesExpression): readonly (readonly [string, SeriesExpression])[] => {
  switch (expression.op) {
    case "measure": case "value": case "number": case "use": return []
    case "add": case "subtract": case "multiply": case "divide": return expression.of.map((part, index) => [`of[${index}]`, part])
    case "ratio": return [["of", expression.of], ["to", expression.to]]
    default: return [["of", expression.of]]
  }
}

/**
 * How a number from outside behaves in time, which says what may be added up.
 *
 * - `flow`: happened in the period (số phát sinh trong kỳ): doses received, children born.
 * - `stock`: as it stands at the period's end (số hiện có): a closing balance, the people living there.
 * - `share`: a part of something, or a number for each (tỷ lệ): vaccine wastage, doses for each child.
 * - `rate`: what happens to each in a year (tỷ suất): births for each person and year. Of a stock it makes a flow.
 */
export type NumberNature = "flow" | "stock" | "share" | "rate"

/** A number that comes with the data and not from the people's records. */
export interface NumberDefinition {
  readonly id: string
  readonly label?: Text
  readonly measures: NumberNature
}

/** A series by its name. Its name is no indicator's: a share in period form and one in cohort form are two things. */
export interface NamedSeries {
  readonly id: string
  readonly label?: Text
  readonly is: SeriesExpression
}

/** Series, and the numbers from outside that they read. Plain data. */
export interface SeriesDefinition {
  readonly numbers: readonly NumberDefinition[]
  readonly series: readonly NamedSeries[]
}
