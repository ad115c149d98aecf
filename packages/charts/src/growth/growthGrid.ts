import { SOFT_INK } from "../fills.ts"
import { element } from "../markup.ts"
import { textLine } from "../textLines.ts"
import type { GrowthFrameColours } from "./growthPalettes.ts"
import { type Plot, short, yOf } from "./plot.ts"

/** The size of the numbers of an axis. */
export const AXIS_SIZE = 12

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

/** The numbers beside the strong lines of an axis of measures. */
export const numberedMeasures = ({ strong }: MeasureSteps, lowest: number, highest: number): readonly number[] =>
  multiples(strong, lowest, highest)

/** Light lines at each step of the measure, with the numbers at the left. */
export const measureGrid = (plot: Plot, steps: MeasureSteps, colours: GrowthFrameColours, number: (value: number) => string): string => {
  const across = (measure: number) => `M${short(plot.left)} ${short(yOf(plot, measure))}H${short(plot.right)}`
  const numbered = numberedMeasures(steps, plot.lowest, plot.highest)
  const fine = multiples(steps.fine, plot.lowest, plot.highest).filter((measure) => !numbered.includes(measure))
  return gridPath(fine.map(across), colours.grid) + gridPath(numbered.map(across), colours.strongGrid)
    + numbered.map((measure) => textLine(number(measure), {
      x: plot.left - 6, y: yOf(plot, measure) + 4, size: AXIS_SIZE, anchor: "end", fill: SOFT_INK
    })).join("")
}

/** Lines of one colour in one path. */
export const gridPath = (lines: readonly string[], stroke: string): string =>
  (lines.length === 0 ? "" : element("path", { d: lines.join(""), fill: "none", stroke }))

/** The multiples of a step from one number to another. */
export const multiples = (step: number, from: number, until: number): readonly number[] => {
  const first = Math.ceil(from / step - 1e-6)
  const last = Math.floor(until / step + 1e-6)
  // Tenths are no binary fractions: 3 × 0.1 is to be 0.3.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Math.round((first + index) * step * 10) / 10)
}
