import { scaleLinear } from "d3-scale"
import { checkCount } from "./checkInput.ts"
import { ChartError } from "./ChartError.ts"
import { FILL_ORDER, GRID, isDark, paint, SOFT_INK, type Fill } from "./fills.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "./frame.ts"
import { keyRow } from "./keyRow.ts"
import { element, tooltip } from "./markup.ts"
import { lineHeight, textLine, textLines } from "./textLines.ts"
import { textWidth, wrapText } from "./wrapText.ts"

/** A part of every row: its key in the data, its name, and how it is painted if not by its order. */
export interface StackedPart { readonly key: string; readonly label: string; readonly fill?: Fill }

/** A village or a group; a part that is not listed counts as 0. */
export interface StackedRow {
  readonly label: string
  readonly parts: readonly { readonly key: string; readonly value: number }[]
}

export interface StackedBarsOptions extends ChartOptions {
  readonly rows: readonly StackedRow[]
  /** In the order of drawing, at most eight. */
  readonly parts: readonly StackedPart[]
  readonly labels: {
    /** Before the sum of a row. */
    readonly total: string
    readonly empty: string
  }
}

/**
 * How is each village's or group's work divided: done, due, overdue, to clarify (tình hình thực hiện theo thôn)?
 *
 * Counts are whole numbers of people. Every part of every row has its number where it fits, each row its sum at the end.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_SHAPE` (a key twice, more than eight parts),
 *   `TRAMYTE_CHARTS_UNKNOWN_PART` (a row names a part that is not declared), `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { stackedBars } from "@tramyte/charts"
 *
 * const svg = stackedBars({
 *   idPrefix: "work", lang: "vi", title: "Việc khám theo thôn",
 *   parts: [{ key: "done", label: "Đã khám" }, { key: "due", label: "Đến hạn" }],
 *   rows: [{ label: "Thôn Hoàng Xá", parts: [{ key: "done", value: 120 }, { key: "due", value: 14 }] }],
 *   labels: { total: "Tổng", empty: "Chưa có số liệu" }
 * })
 * svg.includes("Thôn Hoàng Xá: Đã khám 120, Đến hạn 14, Tổng 134") // => true
 * ```
 */
export const stackedBars = (options: StackedBarsOptions): string => {
  const { labels, idPrefix } = options
  const frame = openFrame("stackedBars", options)
  const parts = declaredParts(options.parts)
  const rows = options.rows.map((row, at) => ({ label: row.label, counts: rowCounts(row, at, parts) }))
  if (rows.length === 0 || parts.length === 0) return emptyFrame(frame, labels.empty)

  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const key = keyRow(frame, parts.map(({ fill, label }) => ({ mark: fill, label })), frame.top)
  const labelWidth = Math.min(frame.width * 0.3, Math.max(...rows.map((row) => textWidth(row.label, 13))) + 2)
  const highest = Math.max(1, ...rows.map((row) => sum(row.counts)))
  const left = 4 + labelWidth + 8
  const right = frame.width - textWidth(frame.number(highest), 13) - 14
  const x = scaleLinear().domain([0, highest]).range([left, right])
  const wrapped = rows.map((row) => wrapText(row.label, labelWidth, 13, 3))
  const narrow = (count: number) => count > 0 && textWidth(frame.number(count), 13) + 4 > x(count) - x(0)
  const barHeight = wrapped.some((label) => label.lines.length > 1) ? 30 : 24
  const tallest = Math.max(...wrapped.map((label) => label.lines.length)) * lineHeight(13) + 8
  const rowHeight = Math.max(tallest, barHeight + (rows.some((row) => row.counts.some(narrow)) ? 23 : 9))
  const top = frame.top + key.height + 6
  const bottom = top + rows.length * rowHeight

  const grid = x.ticks(4).filter(Number.isInteger).map((tick) =>
    element("line", { x1: x(tick), x2: x(tick), y1: top, y2: bottom + 3, stroke: tick === 0 ? "#333333" : GRID })
    + textLine(frame.number(tick), { x: x(tick), y: bottom + 17, size: 11, anchor: "middle", fill: SOFT_INK })).join("")
  const bars = rows.map((row, at) => {
    const y = top + at * rowHeight + 4
    const base = y + barHeight / 2 + 5
    const below: NumberBelow[] = []
    let before = 0
    const areas = row.counts.map((count, index) => {
      const part = parts[index]
      if (part === undefined || count === 0) return ""
      const from = x(before)
      before += count
      const width = x(before) - from
      const text = frame.number(count)
      if (narrow(count)) below.push({ x: from + width / 2, text })
      return element("rect", { x: from, y, width, height: barHeight, fill: paint(part.fill, idPrefix), stroke: "#333333", "stroke-width": 0.8 },
        tooltip(`${row.label}: ${part.label} ${text}`))
        + (narrow(count) ? "" : textLine(text, {
          x: from + width / 2, y: base, anchor: "middle", weight: 700, ...(isDark(part.fill) ? { fill: "#ffffff" } : { edge: true })
        }))
    })
    const label = wrapped[at] ?? { lines: [], cut: false }
    return textLines(label, row.label, { x: left - 8, y: base - ((label.lines.length - 1) * lineHeight(13)) / 2, anchor: "end" })
      + areas.join("") + numbersBelow(below, y + barHeight, frame.width) + textLine(frame.number(before), { x: x(before) + 6, y: base, weight: 700 })
  }).join("")
  return closeFrame(frame, {
    height: bottom + 26,
    fills: parts.map((part) => part.fill),
    body: key.markup + grid + bars,
    description: [rows.map((row) => [
      `${row.label}: ${parts.map((part, at) => `${part.label} ${frame.number(row.counts[at] ?? 0)}`).join(", ")}`,
      `${labels.total} ${frame.number(sum(row.counts))}`
    ].join(", ")).join("; ")]
  })
}

interface Part { readonly key: string; readonly label: string; readonly fill: Fill }

interface NumberBelow { readonly x: number; readonly text: string }

/** Numbers too wide for their part, under the bar in the same order, each tied to its part by a thin line. */
const numbersBelow = (numbers: readonly NumberBelow[], y: number, width: number): string => {
  const half = (text: string) => textWidth(text, 11) / 2 + 3
  let floor = 0
  const placed = numbers.map(({ x, text }) => {
    const at = Math.max(x, floor + half(text))
    floor = at + half(text)
    return { x, text, at }
  })
  let ceiling = width
  for (const number of placed.toReversed()) {
    number.at = Math.min(number.at, ceiling - half(number.text))
    ceiling = number.at - half(number.text)
  }
  return placed.map(({ x, text, at }) => element("line", { x1: x, x2: at, y1: y + 1, y2: y + 5, stroke: "#333333", "stroke-width": 0.8 })
    + textLine(text, { x: at, y: y + 14, size: 11, anchor: "middle" })).join("")
}

const declaredParts = (parts: readonly StackedPart[]): readonly Part[] => {
  const keys = new Set(parts.map((part) => part.key))
  if (parts.length > FILL_ORDER.length) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", "stackedBars", "parts",
      `has ${parts.length} parts; eight is the most that can be told apart, so put some together`)
  }
  if (keys.size < parts.length) throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", "stackedBars", "parts", "names one key twice")
  return parts.map((part, at) => ({ key: part.key, label: part.label, fill: part.fill ?? FILL_ORDER[at] ?? "blank" }))
}

const rowCounts = (row: StackedRow, rowAt: number, parts: readonly Part[]): readonly number[] => {
  const counts = new Map<string, number>()
  for (const [at, { key, value }] of row.parts.entries()) {
    const where = `rows[${rowAt}].parts[${at}]`
    if (!parts.some((part) => part.key === key)) {
      throw new ChartError("TRAMYTE_CHARTS_UNKNOWN_PART", "stackedBars", `${where}.key`, `names ${JSON.stringify(key)}, which is not among parts`)
    }
    if (counts.has(key)) throw new ChartError("TRAMYTE_CHARTS_BAD_SHAPE", "stackedBars", `${where}.key`, `names ${JSON.stringify(key)} a second time`)
    counts.set(key, checkCount("stackedBars", `${where}.value`, value))
  }
  return parts.map((part) => counts.get(part.key) ?? 0)
}
