import type { PlacedPoint } from "./growthPoint.ts"
import type { DrawnLine } from "./referenceLines.ts"

export interface VisibleRange { readonly lowest: number; readonly highest: number }

/**
 * The measures that a chart shows: those of the lines, with some air; and as far as half of that beyond, for a child who is far from
 * the reference. Flagged measurements move nothing: a slip of the pen must not flatten the chart.
 */
export const visibleRange = (lines: readonly DrawnLine[], points: readonly PlacedPoint[]): VisibleRange => {
  let [low, high] = [Infinity, -Infinity]
  for (const { pieces } of lines) {
    for (const piece of pieces) {
      for (const [, measure] of piece) {
        low = Math.min(low, measure)
        high = Math.max(high, measure)
      }
    }
  }
  const span = Math.max(high - low, high * 0.05, 0.5)
  const air = Math.max(span * 0.03, (span - (high - low)) / 2)
  const near = points.filter(({ flagged, shown, measure }) => !flagged && shown && measure > low - span / 2 && measure < high + span / 2)
    .map(({ measure }) => measure)
  const lowest = Math.min(low, ...near) - air
  return { lowest: Math.max(0, lowest), highest: Math.max(high, ...near) + air }
}
