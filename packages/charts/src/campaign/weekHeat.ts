import { scaleLinear } from "d3-scale"
import { axisLabels } from "../axisLabels.ts"
import { ChartError } from "../ChartError.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "../frame.ts"
import { element, tooltip } from "../markup.ts"
import { lineHeight, textLine, textLines } from "../textLines.ts"
import { textWidth, wrapText } from "../wrapText.ts"
import { cumulative, type PlannedPeriod } from "./cumulative.ts"
import { shadeKey } from "./shadeKey.ts"

export interface WeekHeatOptions extends ChartOptions {
  /** Names of the weeks: "27", "28". */
  readonly weeks: readonly string[]
  /** A village's weeks, in the order of `weeks`; counts of each week by itself. */
  readonly rows: readonly { readonly label: string; readonly weeks: readonly PlannedPeriod[] }[]
  readonly labels: {
    /** "Đã khám". */
    readonly done: string
    /** "Kế hoạch". */
    readonly planned: string
    /** The white end of the key: "đúng kế hoạch". */
    readonly onPlan: string
    /** The dark end of the key: "mới được một nửa hoặc ít hơn". */
    readonly halfOrLess: string
    readonly empty: string
  }
}

/**
 * Which village falls behind the plan, and since which week (bảng nhiệt thôn × tuần)?
 *
 * Each number is the share in percent of what the plan wants by the end of that week; the darker, the further behind. Nothing stands where nobody is planned
 * yet or the week is not over. 720 units wide if not given: a half year of weeks on A4; on a phone it must scroll.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_SHAPE`, `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { weekHeat } from "@tramyte/charts"
 *
 * const svg = weekHeat({
 *   idPrefix: "weeks", lang: "vi", title: "Thôn nào chậm, từ tuần nào?", weeks: ["27", "28"],
 *   rows: [{ label: "Thôn Đông", weeks: [{ planned: 80, done: 80 }, { planned: 120, done: 20 }] }],
 *   labels: { done: "Đã khám", planned: "Kế hoạch", onPlan: "đúng kế hoạch", halfOrLess: "mới được một nửa hoặc ít hơn", empty: "Chưa có kế hoạch" }
 * })
 * svg.includes("Thôn Đông, 28: 50%, Đã khám 100, Kế hoạch 200") // => true
 * ```
 */
export const weekHeat = (options: WeekHeatOptions): string => {
  const { weeks, rows, labels } = options
  const chart = "weekHeat"
  const frame = openFrame(chart, { ...options, width: options.width ?? 720 })
  const sums = rows.map((row, at) => {
    if (row.weeks.length !== weeks.length) {
      throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", chart, `rows[${at}].weeks`, `has ${row.weeks.length} weeks, and weeks names ${weeks.length}`)
    }
    return cumulative(chart, `rows[${at}].weeks`, row.weeks)
  })
  if (rows.length === 0 || weeks.length === 0) return emptyFrame(frame, labels.empty)

  const behind = scaleLinear<string>().domain([0, 1]).range(SHADES).clamp(true)
  const key = shadeKey(frame, behind, labels.onPlan, labels.halfOrLess, frame.top)
  const labelWidth = Math.min(frame.width * 0.26, Math.max(...rows.map(({ label }) => textWidth(label, 13))) + 2)
  const left = 4 + labelWidth + 8
  const step = (frame.width - left - 4) / weeks.length
  const wrapped = rows.map(({ label }) => wrapText(label, labelWidth, 13, 3))
  const rowHeight = Math.max(Math.max(...wrapped.map(({ lines }) => lines.length)) * lineHeight(13) + 6, 26)
  const top = frame.top + key.height + 4
  const bottom = top + rows.length * rowHeight
  // Never 100 where one is missing; more than three digits say no more.
  const percent = (planned: number, done: number) => frame.number(Math.min(999, Math.floor(done * 100 / planned)))
  const words = (village: string, week: string, planned: number, done: number) =>
    `${village}, ${week}: ${percent(planned, done)}%, ${labels.done} ${frame.number(done)}, ${labels.planned} ${frame.number(planned)}`
  const cells = sums.map((row, r) => row.map(({ planned, done }, c) => {
    const x = left + c * step
    const y = top + r * rowHeight
    if (done === undefined || planned === 0) return element("rect", { x, y, width: step, height: rowHeight, fill: "none", stroke: "#d9d9d9" })
    const text = percent(planned, done)
    return element("rect", { x, y, width: step, height: rowHeight, fill: behind((1 - done / planned) * 2), stroke: "#8a8a8a", "stroke-width": 0.8 },
      tooltip(words(rows[r]?.label ?? "", weeks[c] ?? "", planned, done)))
      + (textWidth(text, 11) <= step - 1 ? textLine(text, { x: x + step / 2, y: y + rowHeight / 2 + 4, size: 11, anchor: "middle" }) : "")
  }).join("")).join("")
  const names = wrapped.map((label, r) => textLines(label, rows[r]?.label ?? "",
    { x: left - 8, y: top + (r + 0.5) * rowHeight + 4 - (label.lines.length - 1) * lineHeight(13) / 2, anchor: "end" })).join("")
  const axis = axisLabels(weeks, (at) => left + (at + 0.5) * step, step, bottom + 15, frame.width)
  return closeFrame(frame, {
    height: bottom + axis.height + 6, body: key.markup + cells + names + axis.markup,
    description: sums.flatMap((row, r) => row.flatMap(({ planned, done }, c) => done === undefined || planned === 0 ? [] : [words(rows[r]?.label ?? "", weeks[c] ?? "", planned, done)]))
  })
}

/** From on plan to half of it: one hue, so lightness alone tells the order, and dark writing stands on both, printed or not. */
const SHADES: readonly [string, string] = ["#ffffff", "#e58a3c"]
