import { SOFT_INK } from "../fills.ts"
import { element } from "../markup.ts"
import { textLine } from "../textLines.ts"
import { textWidth } from "../wrapText.ts"
import { AXIS_SIZE, gridPath, multiples } from "./growthGrid.ts"
import type { GrowthFrameColours } from "./growthPalettes.ts"
import type { GrowthWords } from "./growthWords.ts"
import type { OpenReference } from "./openReference.ts"
import { type Plot, short, xOf } from "./plot.ts"

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
  /** The line of the due date is drawn out. */
  readonly due: boolean
}

// Below this many units apart, fine lines are a grey mist.
const FINE = 4.5
const BAND = 17
// Weeks since the last menstrual period at which a child is due.
const TERM = 40

/** Months with bands of years; years alone where months are too many; weeks; cm. */
export const axisPlan = (axis: OpenReference["axis"], from: number, until: number, width: number): AxisPlan => {
  const per = width / (until - from)
  const first = (steps: readonly number[], apart: number) => steps.find((step) => step * per >= apart) ?? steps.at(-1) ?? 1
  const room = textWidth(String(Math.round(until)), AXIS_SIZE) + 5
  const plain = { unit: 1, yearBands: false, due: false }
  if (axis === "cm") return { ...plain, fine: first([1, 5, 10], FINE), strong: 5, numbered: first([1, 2, 5, 10, 20], room) }
  if (axis === "week") return { ...plain, fine: first([1, 2, 4], FINE), strong: 4, numbered: first([1, 2, 4, 8], room), due: true }
  const fine = first([1, 3, 6, 12], FINE)
  // School children are counted by years, small children by months.
  return until - from > 72 || (from >= 60 && until - from >= 24)
    ? { ...plain, fine, strong: 12, numbered: first([12, 24, 60], room), unit: 12 }
    : { ...plain, fine, strong: 12, numbered: first([1, 2, 3, 6, 12], room), yearBands: true }
}

/** What the horizontal axis is called; with the due date explained, where there is room. */
export const axisTitle = (reference: OpenReference, plan: AxisPlan, words: GrowthWords, stature: string, width: number): string => {
  if (reference.axis === "cm") return stature
  if (reference.axis === "week") {
    const title = reference.postnatal ? words.axis.postmenstrual : words.axis.gestation
    return textWidth(`${title}; ${words.due}`, AXIS_SIZE) > width ? title : `${title}; ${words.due}`
  }
  return plan.yearBands ? words.axis.months : words.axis.years
}

/** The height that numbers, year bands and title take under the plot. */
export const axisHeight = ({ yearBands }: AxisPlan): number => 18 + (yearBands ? BAND + 3 : 0) + 19

/** Light lines up from the axis, its numbers, the bands of years and its title. */
export const axisGrid = (plot: Plot, plan: AxisPlan, title: string, colours: GrowthFrameColours, words: GrowthWords): string => {
  const up = (at: number) => `M${short(xOf(plot, at))} ${short(plot.top)}V${short(plot.bottom)}`
  const strong = multiples(plan.strong, plot.from, plot.until)
  const fine = multiples(plan.fine, plot.from, plot.until).filter((at) => !strong.includes(at))
  const due = plan.due && plot.from < TERM && plot.until > TERM ? [TERM] : []
  const numbers = multiples(plan.numbered, plot.from, plot.until).map((at) => textLine(String(at / plan.unit), {
    x: xOf(plot, at), y: plot.bottom + 15, size: AXIS_SIZE, anchor: "middle", fill: SOFT_INK,
    ...(plan.yearBands && at % 12 === 0 ? { weight: 700 } : {})
  }))
  return gridPath(fine.map(up), colours.grid) + gridPath(strong.map(up), colours.strongGrid) + gridPath(due.map(up), colours.edge)
    + numbers.join("") + (plan.yearBands ? yearBands(plot, plot.bottom + 20, colours, words) : "")
    + textLine(title, {
      x: (plot.left + plot.right) / 2, y: plot.bottom + axisHeight(plan) - 6, size: AXIS_SIZE, anchor: "middle", weight: 600, fill: colours.ink
    })
}

/** "under 1 year", "1 year", "2 years", each under its months; numbers alone where there is no room for words. */
const yearBands = (plot: Plot, top: number, colours: GrowthFrameColours, words: GrowthWords): string => {
  const first = Math.floor(plot.from / 12)
  const bands = Array.from({ length: Math.ceil(plot.until / 12) - first }, (_, index) => {
    const year = first + index
    const left = xOf(plot, Math.max(year * 12, plot.from))
    return { year, left, width: xOf(plot, Math.min((year + 1) * 12, plot.until)) - left, label: year === 0 ? words.underOne : words.year(year) }
  })
  const fits = (text: string, width: number) => textWidth(text, 11) <= width - 4
  const inWords = bands.every(({ width, label }) => width < 30 || fits(label, width))
  return bands.map(({ year, left, width, label }) => {
    const text = inWords ? label : year === 0 ? "< 1" : String(year)
    const fill = year % 2 === 0 ? colours.deep : "#ffffff"
    return element("rect", { x: left, y: top, width, height: BAND, fill, stroke: colours.strongGrid, "stroke-width": 0.7 })
      + (fits(text, width) ? textLine(text, { x: left + width / 2, y: top + 12.5, size: 11, anchor: "middle", fill: colours.ink }) : "")
  }).join("")
}
