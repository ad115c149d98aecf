import { SOFT_INK } from "../fills.ts"
import { element } from "../markup.ts"
import { textLine } from "../textLines.ts"
import type { GrowthWords } from "./growthWords.ts"
import { type Box, boxOf } from "./placeLabels.ts"
import { type Plot, short, xOf } from "./plot.ts"
import type { DrawnLine } from "./referenceLines.ts"

/** The words beside the step, and the room they take. */
export interface StatureStep { readonly markup: string; readonly boxes: readonly Box[] }

/**
 * Says on which side of the step children are measured lying and on which standing. It is found where the line nearest the median
 * falls: children do not shrink, but measure about 0.7 cm less when they stand.
 */
export const statureStep = (plot: Plot, lines: readonly DrawnLine[], words: GrowthWords): StatureStep => {
  const middle = lines.toSorted((a, b) => Math.abs(a.z) - Math.abs(b.z))[0]
  const places = middle?.pieces.flat() ?? []
  // Not the step from one standard to another at 5 years: there children stood before and after.
  const step = places.find(([at, measure], index) => at < 36 && measure < (places[index - 1]?.[1] ?? 0))
  if (step === undefined) return { markup: "", boxes: [] }
  const x = xOf(plot, step[0])
  const sides = [
    { text: words.lying, size: 12, x: x - 5, y: plot.bottom - 7, anchor: "end" as const },
    { text: words.standing, size: 12, x: x + 5, y: plot.bottom - 7, anchor: "start" as const }
  ]
  const boxes = sides.map(boxOf)
  if (boxes.some(({ left, right }) => left < plot.left || right > plot.right)) return { markup: "", boxes: [] }
  return {
    boxes,
    markup: element("path", { d: `M${short(x)} ${short(plot.bottom)}v-22`, fill: "none", stroke: SOFT_INK })
      + sides.map(({ text, ...place }) => textLine(text, { ...place, fill: SOFT_INK, edge: true })).join("")
  }
}
