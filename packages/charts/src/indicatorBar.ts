import { checkAmount, checkCount } from "./checkInput.ts"
import { ChartError } from "./ChartError.ts"
import { isDark, paint, SOFT_INK, VERMILLION_INK, type Fill } from "./fills.ts"
import { decimalsToTellApart } from "./formatNumber.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "./frame.ts"
import { keyRow } from "./keyRow.ts"
import { element, tooltip } from "./markup.ts"
import { textLine, textLines } from "./textLines.ts"
import { textWidth, wrapText } from "./wrapText.ts"

export interface IndicatorBarOptions extends ChartOptions {
  /** People of the denominator for whom the indicator is surely met. */
  readonly yes: number
  /** People for whom a fact is missing. */
  readonly unknown: number
  /** People for whom it is surely not met. */
  readonly no: number
  /** Percent of the denominator, 0 to 100. */
  readonly target?: number
  readonly labels: {
    readonly yes: string
    readonly unknown: string
    readonly no: string
    readonly target: string
    /** Before the number of people missing to the target: "Còn thiếu". */
    readonly missing: string
    /** After it: "người". */
    readonly missingUnit: string
    /** In place of it where the target is met: "Đã đạt chỉ tiêu". */
    readonly reached: string
    readonly empty: string
  }
}

/**
 * How much is done, how much is not known, and how many people are missing to the target (kết quả so với chỉ tiêu)?
 *
 * The large number is `yes` as a share of all three, so an unknown never counts as done. The missing people are those above `yes` that
 * the target asks for, rounded up to a whole person.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { indicatorBar } from "@tramyte/charts"
 *
 * const svg = indicatorBar({
 *   idPrefix: "bp", lang: "vi", title: "Người cao tuổi được khám", yes: 780, unknown: 70, no: 150, target: 95,
 *   labels: {
 *     yes: "Đã khám", unknown: "Không rõ", no: "Chưa khám", target: "Chỉ tiêu", missing: "Còn thiếu", missingUnit: "người",
 *     reached: "Đã đạt chỉ tiêu", empty: "Chưa có số liệu"
 *   }
 * })
 * svg.includes("Còn thiếu 170 người") // => true
 * ```
 */
export const indicatorBar = (options: IndicatorBarOptions): string => {
  const { labels, target, idPrefix } = options
  const chart = "indicatorBar"
  const frame = openFrame(chart, options)
  const parts: readonly Part[] = [
    { label: labels.yes, count: checkCount(chart, "yes", options.yes), fill: "solid" },
    { label: labels.unknown, count: checkCount(chart, "unknown", options.unknown), fill: "hatch" },
    { label: labels.no, count: checkCount(chart, "no", options.no), fill: "blank" }
  ]
  if (target !== undefined && checkAmount(chart, "target", target) > 100) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", chart, "target", `is a percentage from 0 to 100, got ${target}`)
  }
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  if (total === 0) return emptyFrame(frame, labels.empty)

  const share = (options.yes / total) * 100
  // Without the small allowance 0.07 × 100 would ask for an eighth person.
  const missing = target === undefined ? 0 : Math.max(0, Math.ceil((total * target) / 100 - 1e-9 * total) - options.yes)
  const shareText = `${frame.number(share, target === undefined ? 1 : decimalsToTellApart(share, target))}%`
  const targetText = target === undefined ? "" : `${labels.target} ${frame.number(target, 4)}%`
  const verdict = target === undefined ? "" : missing > 0 ? `${labels.missing} ${frame.number(missing)} ${labels.missingUnit}` : labels.reached

  const bigWidth = textWidth(shareText, 40)
  const verdictLines = wrapText(verdict, frame.width - bigWidth - 24, 17, 2)
  const bigBase = frame.top + 42
  const barTop = bigBase + (target === undefined ? 16 : 34)
  const barHeight = 30
  const left = 4
  const width = frame.width - 8
  const x = (percent: number) => left + (percent / 100) * width

  const bars: string[] = []
  let start = 0
  for (const { label, count, fill } of parts) {
    const partWidth = (count / total) * width
    const text = frame.number(count)
    bars.push(count === 0 ? "" : element("rect", {
      x: left + start, y: barTop, width: partWidth, height: barHeight, fill: paint(fill, idPrefix), stroke: "#333333"
    }, tooltip(`${label}: ${text}`)))
    const centre = besideMark(left + start, partWidth, textWidth(text, 14), target === undefined ? undefined : x(target))
    if (centre !== undefined) {
      bars.push(textLine(text, {
        x: centre, y: barTop + 20, size: 14, weight: 700, anchor: "middle",
        ...(isDark(fill) ? { fill: "#ffffff" } : { edge: true })
      }))
    }
    start += partWidth
  }
  const entries = parts.map(({ label, count, fill }) => ({ mark: fill, label: `${label} ${frame.number(count)}` }))
  const key = keyRow(frame, entries, barTop + barHeight + 16)
  return closeFrame(frame, {
    height: barTop + barHeight + 16 + key.height,
    fills: ["hatch"],
    body: [
      textLine(shareText, { x: 2, y: bigBase, size: 40, weight: 700 }),
      textLines(verdictLines, verdict, {
        x: bigWidth + 18, y: bigBase - (verdictLines.lines.length - 1) * 21, size: 17, weight: 700, fill: missing > 0 ? VERMILLION_INK : SOFT_INK
      }),
      bars.join(""),
      target === undefined ? "" : targetMark(x(target), barTop, barHeight, targetText, frame.width),
      key.markup
    ].join(""),
    description: [
      [shareText, targetText, verdict].filter((words) => words !== "").join(", "),
      parts.map(({ label, count }) => `${label} ${frame.number(count)}`).join(", ")
    ]
  })
}

interface Part { readonly label: string; readonly count: number; readonly fill: Fill }

/** The middle of the part, or of its longer piece where the target's mark would stand in the number; undefined if it fits in neither. */
const besideMark = (from: number, width: number, needed: number, mark: number | undefined): number | undefined => {
  const middle = from + width / 2
  const hit = mark !== undefined && Math.abs(mark - middle) < needed / 2 + 8
  if (!hit) return needed + 8 <= width ? middle : undefined
  const [start, end] = mark - from > from + width - mark ? [from, mark - 4] : [mark + 4, from + width]
  return needed + 8 <= end - start ? (start + end) / 2 : undefined
}

const targetMark = (x: number, top: number, height: number, label: string, width: number): string => {
  const wrapped = wrapText(label, width - 16, 13, 1)
  const half = textWidth(wrapped.lines[0] ?? "", 13) / 2
  return element("line", { x1: x, x2: x, y1: top - 4, y2: top + height + 6, stroke: "#ffffff", "stroke-width": 6 })
    + element("line", { x1: x, x2: x, y1: top - 4, y2: top + height + 6, stroke: "#000000", "stroke-width": 3 })
    + element("path", { d: `M${(x - 6).toFixed(2)} ${top - 9}h12l-6 8z`, fill: "#000000" })
    + textLines(wrapped, label, {
      x: Math.min(Math.max(x, half + 4), Math.max(width - half - 4, half + 4)), y: top - 13, anchor: "middle", weight: 700
    })
}
