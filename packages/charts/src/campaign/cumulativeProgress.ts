import { scaleLinear, scalePoint } from "d3-scale"
import { line } from "d3-shape"
import { axisLabels, gridLine, hoverColumn } from "../axisLabels.ts"
import { checkCount } from "../checkInput.ts"
import { BLUE, SOFT_INK, VERMILLION_INK } from "../fills.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "../frame.ts"
import { gapArrow } from "../gapToTarget.ts"
import { element } from "../markup.ts"
import { spreadLabels } from "../spreadLabels.ts"
import { keepTogether, textWidth } from "../wrapText.ts"
import { cumulative, type PlannedPeriod } from "./cumulative.ts"

export interface CumulativeProgressOptions extends ChartOptions {
  /** In their order. Counts of each by itself; the picture sums them. */
  readonly periods: readonly (PlannedPeriod & { readonly label: string })[]
  /** All on the list, whether they have a day or not. */
  readonly total?: number
  readonly labels: {
    /** "Đã khám". */
    readonly done: string
    /** "Kế hoạch". */
    readonly planned: string
    /** "Trong danh sách". */
    readonly total: string
    /** Before the number of people who are missing to the plan: "Chậm". */
    readonly behind: string
    /** "Vượt". */
    readonly ahead: string
    /** "người". */
    readonly unit: string
    readonly empty: string
  }
}

/**
 * Are as many people examined as were planned by now, and how many are missing (tiến độ khám so với kế hoạch)?
 *
 * Counts of people a week (or a day), summed from the first on; the plan's line goes to its end, the other to the last period that is over.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_SHAPE` (a number after a period without one), `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { cumulativeProgress } from "@tramyte/charts"
 *
 * const svg = cumulativeProgress({
 *   idPrefix: "year", lang: "vi", title: "Khám đúng kế hoạch không?",
 *   periods: [{ label: "Tuần 27", planned: 600, done: 480 }, { label: "Tuần 28", planned: 700, done: 655 }, { label: "Tuần 29", planned: 650, done: undefined }],
 *   labels: { done: "Đã khám", planned: "Kế hoạch", total: "Trong danh sách", behind: "Chậm", ahead: "Vượt", unit: "người", empty: "Chưa có kế hoạch" }
 * })
 * svg.includes("Tuần 28: Đã khám 1.135 người, Kế hoạch 1.300 người. Chậm 165 người") // => true
 * ```
 */
export const cumulativeProgress = (options: CumulativeProgressOptions): string => {
  const { periods, labels, total } = options
  const chart = "cumulativeProgress"
  const frame = openFrame(chart, options)
  const sums = cumulative(chart, "periods", periods)
  if (total !== undefined) checkCount(chart, "total", total)
  const whole = sums.at(-1)
  if (whole === undefined) return emptyFrame(frame, labels.empty)

  const lastAt = sums.findLastIndex(({ done }) => done !== undefined)
  const last = sums[lastAt]
  const count = (value: number) => `${frame.number(value)} ${labels.unit}`
  const highest = Math.max(1, whole.planned, last?.done ?? 0, total ?? 0)
  const left = 12 + textWidth(frame.number(highest), 12)
  const margin = Math.min(132, frame.width * 0.27)
  const right = frame.width - margin
  const top = frame.top + 14
  const bottom = top + 230
  const y = scaleLinear().domain([0, highest]).nice(5).range([bottom, top])
  const x = scalePoint<number>().domain(sums.map((_, at) => at)).range([left, right]).padding(0.5)
  const at = (index: number) => x(index) ?? left
  const step = sums.length > 1 ? x.step() : right - left

  const grid = y.ticks(5).filter(Number.isInteger).map((tick) => gridLine(left, right, y(tick), frame.number(tick), tick === 0)).join("")
  const path = (pick: (sum: (typeof sums)[number]) => number | undefined) => line<(typeof sums)[number]>()
    .defined((sum) => pick(sum) !== undefined).x((_, index) => at(index)).y((sum) => y(pick(sum) ?? 0)).digits(2)(sums) ?? ""
  const totalLine = total === undefined ? "" : element("line", { x1: left, x2: right + 4, y1: y(total), y2: y(total), stroke: "#000000", "stroke-width": 2, "stroke-dasharray": "9 4" })
  const plan = element("path", { d: path(({ planned }) => planned), fill: "none", stroke: "#5a5a5a", "stroke-width": 2.5, "stroke-dasharray": "1.5 5", "stroke-linecap": "round" })
  const done = lastAt < 0 ? "" : element("path", { d: path((sum) => sum.done), fill: "none", stroke: BLUE, "stroke-width": 3.5, "stroke-linejoin": "round" })
    + element("circle", { cx: at(lastAt), cy: y(last?.done ?? 0), r: 5.5, fill: BLUE, stroke: BLUE })
  const missing = last?.done === undefined ? 0 : last.planned - last.done
  const gap = missing === 0 ? "" : `${missing > 0 ? labels.behind : labels.ahead} ${count(Math.abs(missing))}`
  const arrow = last?.done !== undefined && missing > 0 && y(last.done) - y(last.planned) > 14 ? gapArrow(at(lastAt), y(last.done) - 7, y(last.planned)) : ""

  const whereDone = last?.done === undefined ? [] : [
    { text: `${labels.done} ${frame.number(last.done)}`, y: y(last.done), weight: 700, fill: "#005a8c", rank: 1 },
    ...gap === "" ? [] : [{ text: keepTogether(gap, margin - 12, 13), y: (y(last.done) + y(last.planned)) / 2, weight: 700, fill: missing > 0 ? VERMILLION_INK : SOFT_INK, rank: 0 }]
  ]
  const side = spreadLabels([
    ...whereDone, { text: `${labels.planned} ${frame.number(whole.planned)}`, y: y(whole.planned), weight: 400, fill: SOFT_INK, rank: 2 },
    ...total === undefined ? [] : [{ text: `${labels.total} ${frame.number(total)}`, y: y(total), weight: 700, fill: "#000000", rank: 3 }]
  ], margin - 12, 13, { top: top - 8, bottom })
  const axis = axisLabels(periods.map(({ label }) => label), at, step, bottom + 18, frame.width)
  const words = ({ planned, done: examined }: (typeof sums)[number]) =>
    [...examined === undefined ? [] : [`${labels.done} ${count(examined)}`], `${labels.planned} ${count(planned)}`].join(", ")
  const hover = sums.map((sum, index) => hoverColumn(at(index) - step / 2, top, step, bottom - top, `${periods[index]?.label ?? ""}: ${words(sum)}`)).join("")

  return closeFrame(frame, {
    height: bottom + 8 + axis.height + 4,
    body: [grid, totalLine, plan, done, arrow, side.at(right + 10), axis.markup, hover].join(""),
    description: [
      ...last === undefined ? [] : [`${periods[lastAt]?.label ?? ""}: ${words(last)}`], ...gap === "" ? [] : [gap],
      ...total === undefined ? [] : [`${labels.total} ${count(total)}`],
      sums.map((sum, index) => `${periods[index]?.label ?? ""}: ${words(sum)}`).join("; ")
    ]
  })
}
