import { scaleLinear, scalePoint } from "d3-scale"
import { line } from "d3-shape"
import { axisLabels, gridLine, hoverColumn } from "./axisLabels.ts"
import { checkAmount } from "./checkInput.ts"
import { BLUE, paint, SOFT_INK, VERMILLION_INK } from "./fills.ts"
import { decimalsToTellApart } from "./formatNumber.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "./frame.ts"
import { belowPoint, gapArrow, gapBaseline, whiteGround } from "./gapToTarget.ts"
import { element } from "./markup.ts"
import { spreadLabels } from "./spreadLabels.ts"
import { textLine, textLines } from "./textLines.ts"
import { keepTogether, textWidth, wrapText } from "./wrapText.ts"

/** One month of an indicator; `value` is undefined where nothing was recorded or the month has not come. */
export interface ProgressMonth {
  readonly label: string
  readonly value: number | undefined
  /** What the plan asks for in this month. */
  readonly planned?: number
}

export interface IndicatorProgressOptions extends ChartOptions {
  readonly months: readonly ProgressMonth[]
  readonly target?: number
  readonly targetLabel: string
  /** `percent`: 95 means 95 %. */
  readonly unit: "percent"
  readonly labels: {
    /** The measured line: "Thực hiện". */
    readonly value: string
    /** The planned line: "Kế hoạch". */
    readonly planned: string
    /** Before the distance still to go: "Còn thiếu". */
    readonly gap: string
    /** Before the distance beyond the target: "Vượt". */
    readonly above: string
    /** After a distance: "điểm %". */
    readonly gapUnit: string
    /** A month without data before the last recorded one. */
    readonly noData: string
    readonly empty: string
  }
  /** A second line at the gap, such as "thiếu 37 người". */
  readonly gapNote?: string
}

/**
 * Is the indicator on its way to the target, and how far is it (tiến độ chỉ tiêu theo tháng)?
 *
 * Values are percentages (95 means 95 %). A month without data breaks the line and is hatched; months after the last recorded one stay
 * empty. The distance to the target is drawn at the last recorded month.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { indicatorProgress } from "@tramyte/charts"
 *
 * const svg = indicatorProgress({
 *   idPrefix: "ehr", lang: "vi", title: "Hồ sơ sức khỏe điện tử", unit: "percent", target: 95, targetLabel: "Chỉ tiêu",
 *   months: [{ label: "T1", value: 61.5 }, { label: "T2", value: undefined }],
 *   labels: {
 *     value: "Thực hiện", planned: "Kế hoạch", gap: "Còn thiếu", above: "Vượt", gapUnit: "điểm %",
 *     noData: "không có số liệu", empty: "Chưa có số liệu"
 *   }
 * })
 * svg.includes("Còn thiếu 33,5 điểm %") // => true
 * ```
 */
export const indicatorProgress = (options: IndicatorProgressOptions): string => {
  const { months, target, targetLabel, labels, idPrefix } = options
  const chart = "indicatorProgress"
  const frame = openFrame(chart, options)
  for (const [at, month] of months.entries()) {
    if (month.value !== undefined) checkAmount(chart, `months[${at}].value`, month.value)
    if (month.planned !== undefined) checkAmount(chart, `months[${at}].planned`, month.planned)
  }
  if (target !== undefined) checkAmount(chart, "target", target)
  const lastAt = months.findLastIndex((month) => month.value !== undefined)
  const last = months[lastAt]
  if (months.length === 0) return emptyFrame(frame, labels.empty)

  const percent = (value: number, decimals?: number) => `${frame.number(value, decimals)}%`
  const highest = Math.max(100, target ?? 0, ...months.flatMap((month) => [month.value ?? 0, month.planned ?? 0]))
  const left = 12 + textWidth(percent(highest), 12)
  const margin = Math.min(124, frame.width * 0.26)
  const right = frame.width - margin
  const top = frame.top + 26
  const bottom = top + 220
  const y = scaleLinear().domain([0, highest]).nice(5).range([bottom, top])
  const x = scalePoint<number>().domain(months.map((_, at) => at)).range([left, right]).padding(0.5)
  const at = (index: number) => x(index) ?? left
  const step = months.length > 1 ? x.step() : right - left

  const grid = y.ticks(5).map((tick) => gridLine(left, right, y(tick), percent(tick), tick === 0)).join("")
  const gaps = months.map((month, index) => (month.value !== undefined || index > lastAt ? "" : element("rect", {
    x: at(index) - step / 4, y: top, width: step / 2, height: bottom - top, fill: paint("hatch", idPrefix), "fill-opacity": 0.45
  }))).join("")
  const path = (pick: (month: ProgressMonth) => number | undefined) => line<ProgressMonth>()
    .defined((month) => pick(month) !== undefined).x((_, index) => at(index)).y((month) => y(pick(month) ?? 0)).digits(2)(months) ?? ""
  const plannedPath = path((month) => month.planned)
  const plan = plannedPath === "" ? "" : element("path", {
    d: plannedPath, fill: "none", stroke: "#5a5a5a", "stroke-width": 2, "stroke-dasharray": "1.5 5", "stroke-linecap": "round"
  })
  const targetLine = target === undefined ? "" : element("line", {
    x1: left, x2: right + 4, y1: y(target), y2: y(target), stroke: "#000000", "stroke-width": 2, "stroke-dasharray": "9 4"
  })
  const values = element("path", { d: path((month) => month.value), fill: "none", stroke: BLUE, "stroke-width": 3, "stroke-linejoin": "round" })
    + months.map(({ value }, index) => (value === undefined ? "" : element("circle", {
      cx: at(index), cy: y(value), r: index === lastAt ? 6 : 4, fill: index === lastAt ? BLUE : "#ffffff", stroke: BLUE, "stroke-width": 2.5
    }))).join("")
  const roomy = step >= textWidth(frame.number(88.8), 11) + 1
  const lastText = last?.value === undefined ? "" : percent(last.value, target === undefined ? 1 : decimalsToTellApart(last.value, target))
  const clear = (index: number, value: number) => roomy && (Math.abs(y(value) - y(last?.value ?? 0)) > 20
    || at(index) + textWidth(frame.number(88.8), 11) / 2 < at(lastAt) + 5 - textWidth(lastText, 16))
  const numbers = months.map(({ value }, index) => (value === undefined || (index !== lastAt && !clear(index, value)) ? "" : textLine(
    index === lastAt ? lastText : frame.number(value),
    // Below the point where the target line is close above it.
    index === lastAt
      ? { x: at(index) + 7, y: y(value) + (belowPoint(value, target, y) ? 25 : -12), size: 16, weight: 700, anchor: "end", edge: true }
      : { x: at(index), y: y(value) + (belowPoint(value, target, y) ? 19 : -11), size: 11, anchor: "middle", edge: true }))).join("")

  const gap = target === undefined || last?.value === undefined || last.value === target ? [] : [
    last.value < target ? labels.gap : labels.above,
    `${frame.number(Math.abs(target - last.value), decimalsToTellApart(last.value, target))} ${labels.gapUnit}`
  ]
  const note = options.gapNote === undefined ? [] : [options.gapNote]
  const gapText = [gap.join(" "), ...note].filter((words) => words !== "").join(", ")
  const gapDrawn = [...gap, ...note].map((words) => keepTogether(words, margin - 12, 13)).join(" ")
  const belowTarget = target !== undefined && last?.value !== undefined && last.value < target
  const gapInk = belowTarget ? VERMILLION_INK : SOFT_INK
  const arrowX = at(lastAt) + 13
  const arrow = belowTarget && target !== undefined && y(last.value) - y(target) > 8 ? gapArrow(arrowX, y(last.value), y(target)) : ""
  const free = right - arrowX > 130
  const gapLines = wrapText(gapDrawn, Math.min(right - arrowX - 16, margin + 10), 13, 5)
  const gapMiddle = target === undefined || last?.value === undefined ? 0 : (y(target) + y(last.value)) / 2

  const lastPlanned = months.findLastIndex((month) => month.planned !== undefined)
  const planned = months[lastPlanned]?.planned
  const side = spreadLabels([
    ...(target === undefined ? [] : [{ text: `${targetLabel} ${percent(target, 4)}`, y: y(target), weight: 700, fill: "#000000", rank: 0 }]),
    ...(gapText === "" || free ? [] : [{ text: gapDrawn, y: gapMiddle, weight: 700, fill: gapInk, rank: 1 }]),
    ...(planned === undefined ? [] : [{ text: `${labels.planned} ${percent(planned)}`, y: y(planned), weight: 400, fill: SOFT_INK, rank: 2 }])
  ], margin - 12, 13, { top: top - 8, bottom })
  const gapTop = gapBaseline(gapMiddle, gapLines.lines.length, belowTarget, target === undefined ? top : y(target), top, bottom)
  const gapInside = gapText === "" || !free ? "" : whiteGround(gapLines, arrowX + 8, gapTop)
    + textLines(gapLines, gapText, { x: arrowX + 10, y: gapTop, weight: 700, fill: gapInk })
  const axis = axisLabels(months.map((month) => month.label), at, step, bottom + 18, frame.width)
  const words = (month: ProgressMonth, index: number) => {
    const planWords = month.planned === undefined ? [] : [`${labels.planned} ${percent(month.planned, 2)}`]
    const valueWords = month.value !== undefined ? [`${labels.value} ${percent(month.value, 2)}`] : index < lastAt ? [labels.noData] : []
    return [...valueWords, ...planWords].join(", ")
  }
  const hover = months.map((month, index) => (words(month, index) === "" ? ""
    : hoverColumn(at(index) - step / 2, top, step, bottom - top, `${month.label}: ${words(month, index)}`))).join("")
  const nothing = last !== undefined ? "" : textLines(wrapText(labels.empty, right - left - 16, 14, 3), labels.empty,
    { x: (left + right) / 2, y: (top + bottom) / 2, anchor: "middle", size: 14, fill: SOFT_INK, edge: true })

  return closeFrame(frame, {
    height: bottom + 8 + axis.height + 4,
    body: [grid, gaps, plan, targetLine, arrow, values, numbers, gapInside, side.at(right + 10), nothing, axis.markup, hover].join(""),
    fills: gaps === "" ? [] : ["hatch"],
    description: [
      ...(last === undefined ? [labels.empty] : [`${last.label}: ${words(last, lastAt)}`]),
      ...(target === undefined ? [] : [`${targetLabel} ${percent(target, 4)}`]),
      ...(gapText === "" ? [] : [gapText]),
      months.map((month, index) => ({ month, text: words(month, index) })).filter(({ text }) => text !== "")
        .map(({ month, text }) => `${month.label}: ${text}`).join("; ")
    ].filter((sentence) => sentence !== "")
  })
}
