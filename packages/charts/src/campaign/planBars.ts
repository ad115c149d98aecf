import { scaleLinear } from "d3-scale"
import { checkCount } from "../checkInput.ts"
import { ChartError } from "../ChartError.ts"
import { BLUE, GRID, SOFT_INK, VERMILLION_INK } from "../fills.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "../frame.ts"
import { keyRow } from "../keyRow.ts"
import { element, tooltip } from "../markup.ts"
import { lineHeight, textLine, textLines } from "../textLines.ts"
import { textWidth, wrapText } from "../wrapText.ts"

/** A group or a village: all on its list, how many of them were to be examined by now, and how many are. */
export interface PlanBar {
  readonly label: string
  readonly total: number
  readonly planned: number
  readonly done: number
}

export interface PlanBarsOptions extends ChartOptions {
  readonly rows: readonly PlanBar[]
  readonly labels: {
    /** "Đã khám". */
    readonly done: string
    /** "Kế hoạch đến nay". */
    readonly planned: string
    /** "Trong danh sách". */
    readonly total: string
    /** Before the number that is missing to the plan: "chậm". */
    readonly behind: string
    readonly empty: string
  }
}

/**
 * Which group or village is behind the plan, and by how many people (tiến độ từng nhóm, từng thôn so với kế hoạch)?
 *
 * Each bar is the whole list of its row, however long, so that a group of thirty and one of ten thousand are read alike; the upright line is where the plan wants
 * it to be by now, the numbers are people.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_SHAPE` (more done or planned than are on the list), `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { planBars } from "@tramyte/charts"
 *
 * const svg = planBars({
 *   idPrefix: "groups", lang: "vi", title: "Nhóm nào chậm?", rows: [{ label: "Người cao tuổi", total: 1204, planned: 900, done: 812 }],
 *   labels: { done: "Đã khám", planned: "Kế hoạch đến nay", total: "Trong danh sách", behind: "chậm", empty: "Chưa có danh sách" }
 * })
 * svg.includes("Người cao tuổi: Đã khám 812, Kế hoạch đến nay 900, Trong danh sách 1.204, chậm 88") // => true
 * ```
 */
export const planBars = (options: PlanBarsOptions): string => {
  const { rows, labels } = options
  const chart = "planBars"
  const frame = openFrame(chart, options)
  for (const [at, row] of rows.entries()) {
    for (const part of ["total", "planned", "done"] as const) checkCount(chart, `rows[${at}].${part}`, row[part])
    for (const part of ["planned", "done"] as const) {
      if (row[part] > row.total) throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", chart, `rows[${at}].${part}`, `is ${row[part]}, more than the ${row.total} on the list`)
    }
  }
  if (rows.length === 0) return emptyFrame(frame, labels.empty)

  const key = keyRow(frame, [{ mark: "solid", label: labels.done }, { mark: "blank", label: labels.total }, { mark: "upright", label: labels.planned }], frame.top)
  const numbers = rows.map(({ total, planned, done }) => ({
    count: `${frame.number(done)}/${frame.number(total)}`, behind: done < planned ? `${labels.behind} ${frame.number(planned - done)}` : ""
  }))
  const side = Math.min(frame.width * 0.36, Math.max(...numbers.map(({ count, behind }) => Math.max(textWidth(count, 13), textWidth(behind, 12) * 1.06))) + 14)
  const labelWidth = Math.min(frame.width * 0.32, Math.max(...rows.map((row) => textWidth(row.label, 13))) + 2)
  const left = 4 + labelWidth + 8
  const right = frame.width - side
  const x = scaleLinear().domain([0, 1]).range([left, right])
  const wrapped = rows.map((row) => wrapText(row.label, labelWidth, 13, 3))
  const rowHeight = Math.max(Math.max(...wrapped.map(({ lines }) => lines.length)) * lineHeight(13) + 8, 40)
  const top = frame.top + key.height + 6
  const bottom = top + rows.length * rowHeight

  const grid = [0, 0.25, 0.5, 0.75, 1].map((tick) => element("line", { x1: x(tick), x2: x(tick), y1: top, y2: bottom + 3, stroke: GRID })
    + textLine(`${frame.number(tick * 100)}%`, { x: x(tick), y: bottom + 17, size: 11, anchor: "middle", fill: SOFT_INK })).join("")
  const words = ({ label, total, planned, done }: PlanBar, behind: string) =>
    `${label}: ${[`${labels.done} ${frame.number(done)}`, `${labels.planned} ${frame.number(planned)}`, `${labels.total} ${frame.number(total)}`, ...behind === "" ? [] : [behind]].join(", ")}`
  const bars = rows.map((row, at) => {
    const y = top + at * rowHeight + (rowHeight - 22) / 2
    const { count = "", behind = "" } = numbers[at] ?? {}
    const share = (part: number) => (row.total === 0 ? 0 : part / row.total)
    const label = wrapped[at] ?? { lines: [], cut: false }
    return textLines(label, row.label, { x: left - 8, y: y + 16 - ((label.lines.length - 1) * lineHeight(13)) / 2, anchor: "end" })
      + element("rect", { x: left, y, width: right - left, height: 22, fill: "#ffffff", stroke: "#333333", "stroke-width": 0.8 }, tooltip(words(row, behind)))
      + (row.done === 0 ? "" : element("rect", { x: left, y, width: x(share(row.done)) - left, height: 22, fill: BLUE, stroke: "#333333", "stroke-width": 0.8 }, tooltip(words(row, behind))))
      + (row.total === 0 ? "" : element("rect", { x: x(share(row.planned)) - 2, y: y - 5, width: 4, height: 32, fill: "#000000", stroke: "#ffffff", "stroke-width": 1 }))
      + textLine(count, { x: right + 8, y: behind === "" ? y + 16 : y + 9, weight: 700 })
      + (behind === "" ? "" : textLine(behind, { x: right + 8, y: y + 24, size: 12, weight: 700, fill: VERMILLION_INK }))
  }).join("")
  return closeFrame(frame, {
    height: bottom + 26, fills: [], body: key.markup + grid + bars,
    description: [rows.map((row, at) => words(row, numbers[at]?.behind ?? "")).join("; ")]
  })
}
