import { scaleBand, scaleLinear } from "d3-scale"
import { line } from "d3-shape"
import { axisLabels, gridLine, hoverColumn } from "./axisLabels.ts"
import { checkAmount } from "./checkInput.ts"
import { paint } from "./fills.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "./frame.ts"
import { keyRow } from "./keyRow.ts"
import { element } from "./markup.ts"
import { textLine, textLines } from "./textLines.ts"
import { textWidth, wrapText } from "./wrapText.ts"

/** A day or a week: what is asked of the station, and what it can do. */
export interface LoadPeriod { readonly label: string; readonly load: number; readonly capacity: number }

export interface LoadAgainstCapacityOptions extends ChartOptions {
  readonly periods: readonly LoadPeriod[]
  readonly labels: {
    readonly load: string
    readonly capacity: string
    readonly overload: string
    /** Of loads and capacities: "lượt". */
    readonly unit: string
    readonly empty: string
  }
}

/**
 * On which days or weeks is more asked of the station than it can do (tải so với năng lực)?
 *
 * Loads and capacities are in one unit (visits, hours); a capacity of 0 is a day off. What is above the capacity is striped and labelled
 * with its amount.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { loadAgainstCapacity } from "@tramyte/charts"
 *
 * const svg = loadAgainstCapacity({
 *   idPrefix: "load", lang: "vi", title: "Lượt hẹn mỗi ngày", periods: [{ label: "Thứ Hai", load: 52, capacity: 40 }],
 *   labels: { load: "Lượt hẹn", capacity: "Năng lực", overload: "Quá tải", unit: "lượt", empty: "Chưa có lịch hẹn" }
 * })
 * svg.includes("Thứ Hai: Lượt hẹn 52 lượt, Năng lực 40 lượt, Quá tải 12 lượt") // => true
 * ```
 */
export const loadAgainstCapacity = (options: LoadAgainstCapacityOptions): string => {
  const { periods, labels, idPrefix } = options
  const chart = "loadAgainstCapacity"
  const frame = openFrame(chart, options)
  for (const [at, period] of periods.entries()) {
    checkAmount(chart, `periods[${at}].load`, period.load)
    checkAmount(chart, `periods[${at}].capacity`, period.capacity)
  }
  const final = periods.at(-1)
  if (final === undefined) return emptyFrame(frame, labels.empty)

  // To the hundredth that can be written, so that no bar is marked "+0".
  const over = (period: LoadPeriod) => Math.max(0, Math.round((period.load - period.capacity) * 100) / 100)
  const key = keyRow(frame, [{ mark: "solid", label: `${labels.load} (${labels.unit})` }, { mark: "stripes", label: labels.overload },
    { mark: "line", label: labels.capacity }], frame.top)
  // A hundredth is the smallest amount that this chart can write.
  const highest = Math.max(0.01, ...periods.flatMap(({ load, capacity }) => [load, capacity]))
  const capacityText = `${labels.capacity} ${frame.number(final.capacity)}`
  const margin = Math.min(96, textWidth(capacityText, 13) + 12)
  const side = wrapText(capacityText, margin - 10, 13, 3)
  const left = 12 + textWidth(frame.number(highest * 1.2), 12)
  const right = frame.width - margin
  const x = scaleBand<number>().domain(periods.map((_, at) => at)).range([left, right]).padding(0.22)
  const excessWidth = Math.max(...periods.map((period) => textWidth(`+${frame.number(over(period), 2)}`, 13)))
  const flat = excessWidth <= x.step()
  const top = frame.top + key.height + (flat ? 22 : excessWidth + 6)
  const bottom = top + 200
  const y = scaleLinear().domain([0, highest]).nice(5).range([bottom, top])
  const ticks = y.ticks(5)
  const place = (at: number) => x(at) ?? left
  const bar = x.bandwidth()

  const grid = ticks.map((tick) => gridLine(left, right, y(tick), frame.number(tick, 2), tick === 0)).join("")
  const bars = periods.map((period, at) => {
    const within = Math.min(period.load, period.capacity)
    const area = (from: number, to: number, fill: "solid" | "stripes") => (to <= from ? "" : element("rect", {
      x: place(at), y: y(to), width: bar, height: y(from) - y(to), fill: paint(fill, idPrefix), stroke: "#333333", "stroke-width": 0.8
    }))
    return area(0, within, "solid") + area(within, period.load, "stripes")
  }).join("")
  const roomy = Math.max(...periods.map((period) => textWidth(frame.number(period.load), 12))) <= bar
  const numbers = periods.map((period, at) => {
    const centre = place(at) + bar / 2
    const plain = frame.number(period.load)
    const roomInside = bottom - y(Math.min(period.load, period.capacity))
    const inside = period.load > 0 && roomy && roomInside > 18
      ? textLine(plain, { x: centre, y: bottom - 6, size: 12, anchor: "middle", fill: "#ffffff" }) : ""
    if (over(period) === 0) return inside
    const text = `+${frame.number(over(period), 2)}`
    return inside + textLine(text, flat
      ? { x: centre, y: y(period.load) - 6, size: 13, weight: 700, anchor: "middle", edge: true }
      : { x: centre + 4, y: y(period.load) - 5, size: 12, weight: 700, edge: true, turn: -90 })
  }).join("")
  const edges = periods.flatMap(({ capacity }, at) => {
    const half = (x.step() - bar) / 2
    return [[place(at) - half, y(capacity)], [place(at) + bar + half, y(capacity)]] as const
  })
  const capacityPath = line<readonly [number, number]>().x((point) => point[0]).y((point) => point[1]).digits(2)(edges) ?? ""
  const capacityLine = element("path", { d: capacityPath, fill: "none", stroke: "#ffffff", "stroke-width": 5 })
    + element("path", { d: capacityPath, fill: "none", stroke: "#000000", "stroke-width": 2.5 })
  const words = (period: LoadPeriod) => [
    `${labels.load} ${frame.number(period.load, 2)} ${labels.unit}`, `${labels.capacity} ${frame.number(period.capacity, 2)} ${labels.unit}`,
    ...(over(period) > 0 ? [`${labels.overload} ${frame.number(over(period), 2)} ${labels.unit}`] : [])
  ].join(", ")
  const axis = axisLabels(periods.map((period) => period.label), (at) => place(at) + bar / 2, x.step(), bottom + 18, frame.width)
  return closeFrame(frame, {
    height: bottom + 8 + axis.height + 4,
    fills: ["stripes"],
    body: [
      key.markup, grid, bars, capacityLine, numbers,
      textLines(side, capacityText, { x: right + 8, y: y(final.capacity) + 4 - (side.lines.length - 1) * 8, weight: 700, edge: true }),
      axis.markup,
      periods.map((period, at) => hoverColumn(place(at), top, bar, bottom - top, `${period.label}: ${words(period)}`)).join("")
    ].join(""),
    description: [periods.map((period) => `${period.label}: ${words(period)}`).join("; ")]
  })
}
