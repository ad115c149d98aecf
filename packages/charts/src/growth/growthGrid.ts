import { SOFT_INK } from "../fills.ts"
import { element } from "../markup.ts"
import { textLine } from "../textLines.ts"
import { textWidth } from "../wrapText.ts"
import type { GrowthFrameColours } from "./growthPalettes.ts"
import type { GrowthWords } from "./growthWords.ts"
import { type Plot, short, xOf, yOf } from "./plot.ts"

const SIZE = 12
const BAND = 17

/** The steps of an axis of measures: between fine lines, between strong lines with numbers. */
export interface MeasureSteps { readonly fine: number; readonly strong: number }

const STEPS: readonly (readonly [strong: number, fine: number])[] = [
  [0.1, 0.1], [0.2, 0.1], [0.5, 0.1], [1, 0.5], [2, 1], [5, 1], [10, 5], [20, 10], [50, 10], [100, 50], [200, 100], [500, 100]
]

/** As many numbered lines as a height takes without crowding, 18 units apart at least; fine lines 6 apart. */
export const measureSteps = (span: number, height: number): MeasureSteps => {
  const [strong, fine] = STEPS.find(([step]) => step / span * height >= 18) ?? [1000, 500]
  return { strong, fine: fine / span * height >= 6 ? fine : strong }
}

/** Light lines at each step of the measure, with the numbers at the left, and the width that these need. */
export const measureGrid = (plot: Plot, { strong, fine }: MeasureSteps, colours: GrowthFrameColours, number: (value: number) => string): string => {
  const across = (measure: number) => `M${short(plot.left)} ${short(yOf(plot, measure))}H${short(plot.right)}`
  const inside = multiples(fine, plot.lowest, plot.highest)
  const numbered = multiples(strong, plot.lowest, plot.highest)
  return gridPath(inside.filter((measure) => !numbered.includes(measure)).map(across), colours.grid)
    + gridPath(numbered.map(across), colours.strongGrid)
    + numbered.map((measure) => textLine(number(measure), { x: plot.left - 6, y: yOf(plot, measure) + 4, size: SIZE, anchor: "end", fill: SOFT_INK })).join("")
}

/** How the horizontal axis is divided. */
export interface AxisPlan {
  /** Between fine lines, between strong lines, between numbers. */
  readonly fine: number
  readonly strong: number
  readonly numbered: number
  /** What one unit of the numbers is: 12 where years are written under an axis of months. */
  readonly unit: number
  /** A strip under the numbers tells completed years. */
  readonly yearBands: boolean
  readonly title: string
}

/** Months with bands of years; years alone where months are too many; weeks; cm. */
export const axisPlan = (axis: "month" | "week" | "cm", from: number, until: number, width: number, words: GrowthWords, cmTitle: string, postnatal: boolean): AxisPlan => {
  const per = width / (until - from)
  const first = (steps: readonly number[], least: number) => steps.find((step) => step * per >= least) ?? steps.at(-1) ?? 1
  const room = textWidth(String(Math.round(until)), SIZE) + 5
  if (axis === "cm") return { fine: first([1, 5, 10], 4.5), strong: 5, numbered: first([1, 2, 5, 10, 20], room), unit: 1, yearBands: false, title: cmTitle }
  if (axis === "week") {
    return {
      fine: first([1, 2, 4], 4.5), strong: 4, numbered: first([1, 2, 4, 8], room), unit: 1, yearBands: false,
      title: postnatal ? words.axis.postmenstrual : words.axis.gestation
    }
  }
  const fine = first([1, 3, 6, 12], 4.5)
  return until - from > 72
    ? { fine, strong: 12, numbered: first([12, 24, 60], room), unit: 12, yearBands: false, title: words.axis.years }
    : { fine, strong: 12, numbered: first([1, 2, 3, 6, 12], room), unit: 1, yearBands: true, title: words.axis.months }
}

/** The height that numbers, year bands and title take under the plot. */
export const axisHeight = ({ yearBands }: AxisPlan): number => 18 + (yearBands ? BAND + 3 : 0) + 19

/** Light lines up from the axis, its numbers, the bands of years and its title. */
export const axisGrid = (plot: Plot, plan: AxisPlan, colours: GrowthFrameColours, words: GrowthWords): string => {
  const up = (at: number) => `M${short(xOf(plot, at))} ${short(plot.top)}V${short(plot.bottom)}`
  const strong = multiples(plan.strong, plot.from, plot.until)
  const fine = multiples(plan.fine, plot.from, plot.until).filter((at) => !strong.includes(at))
  const numbers = multiples(plan.numbered, plot.from, plot.until).map((at) =>
    textLine(String(at / plan.unit), { x: xOf(plot, at), y: plot.bottom + 15, size: SIZE, anchor: "middle", fill: SOFT_INK, ...(plan.yearBands && at % 12 === 0 ? { weight: 700 } : {}) }))
  const titleAt = plot.bottom + axisHeight(plan) - 6
  return gridPath(fine.map(up), colours.grid) + gridPath(strong.map(up), colours.strongGrid) + numbers.join("")
    + (plan.yearBands ? yearBands(plot, plot.bottom + 20, colours, words) : "")
    + textLine(plan.title, { x: (plot.left + plot.right) / 2, y: titleAt, size: SIZE, anchor: "middle", weight: 600, fill: colours.ink })
}

const yearBands = (plot: Plot, top: number, colours: GrowthFrameColours, words: GrowthWords): string => {
  const years = Array.from({ length: Math.ceil(plot.until / 12) - Math.floor(plot.from / 12) }, (_, index) => Math.floor(plot.from / 12) + index)
  const bands = years.map((year) => {
    const [left, right] = [xOf(plot, Math.max(year * 12, plot.from)), xOf(plot, Math.min((year + 1) * 12, plot.until))]
    const label = year === 0 ? words.underOne : words.year(year)
    return { left, right, label, year }
  })
  const fit = (text: string, width: number) => textWidth(text, 11) <= width - 4
  const whole = bands.every(({ left, right, label }) => right - left < 30 || fit(label, right - left))
  return bands.map(({ left, right, label, year }) => {
    const text = whole ? label : year === 0 ? "< 1" : String(year)
    return element("rect", { x: left, y: top, width: right - left, height: BAND, fill: year % 2 === 0 ? colours.deep : "#ffffff", stroke: colours.strongGrid, "stroke-width": 0.7 })
      + (fit(text, right - left) ? textLine(text, { x: (left + right) / 2, y: top + 12.5, size: 11, anchor: "middle", fill: colours.ink }) : "")
  }).join("")
}

const gridPath = (lines: readonly string[], stroke: string): string => (lines.length === 0 ? "" : element("path", { d: lines.join(""), fill: "none", stroke }))

/** The multiples of a step from one number to another. */
const multiples = (step: number, from: number, until: number): readonly number[] => {
  const first = Math.ceil(from / step - 1e-6)
  const last = Math.floor(until / step + 1e-6)
  // Tenths are no binary fractions: 3 × 0.1 is to be 0.3.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Math.round((first + index) * step * 10) / 10)
}
