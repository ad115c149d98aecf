import { SOFT_INK } from "../fills.ts"
import { element } from "../markup.ts"
import { textLine } from "../textLines.ts"
import { type GrowthPalette, strokeOf } from "./growthPalettes.ts"
import { spread } from "./placeLabels.ts"
import { pathOf, type Plot, short, xOf, yOf } from "./plot.ts"
import { type Place, simplifyLine } from "./simplifyLine.ts"
import type { Line } from "./sayPoint.ts"

/** A line of the reference with its pieces, in the units of the axis and of the measure. */
export interface DrawnLine extends Line {
  readonly pieces: readonly (readonly Place[])[]
}

// With the rounding to two decimals a drawn line lies within 0.05 of the true one.
const TOLERANCE = 0.04

/** The pieces of a line in the units of the drawing, with no more places than it takes. */
export const drawnPieces = (plot: Plot, line: DrawnLine): readonly (readonly Place[])[] =>
  line.pieces.map((piece) => simplifyLine(piece.map(([at, measure]) => [xOf(plot, at), yOf(plot, measure)]), TOLERANCE))

/** The lines, and at their right ends their names in their colours, moved apart where they would touch. */
export const referenceLines = (
  plot: Plot, lines: readonly DrawnLine[], drawn: readonly (readonly (readonly Place[])[])[], palette: GrowthPalette, name: (line: Line) => string
): string => {
  const paths = lines.map((line, index) => {
    const { stroke, width, dash } = strokeOf(palette, line.z)
    const d = (drawn[index] ?? []).map(pathOf).join("")
    return element("path", { d, fill: "none", stroke, "stroke-width": width, "stroke-dasharray": dash, "stroke-linejoin": "round" })
  })
  const ends = lines.map((line) => line.pieces.at(-1)?.at(-1) ?? [plot.until, 0] as const)
  const wanted = ends.map(([, measure]) => yOf(plot, measure))
  const labels = spread(wanted, 14, plot.top + 4, plot.bottom - 2)
  const names = lines.map((line, index) => {
    const y = labels[index] ?? 0
    const [x, end] = [xOf(plot, ends[index]?.[0] ?? 0), wanted[index] ?? 0]
    const away = Math.abs(y - end) > 2 || plot.right - x > 3
    const d = `M${short(x)} ${short(end)}L${short(plot.right + 7)} ${short(y)}`
    return (away ? element("path", { d, fill: "none", stroke: SOFT_INK, "stroke-width": 0.7 }) : "")
      + textLine(name(line), { x: plot.right + (away ? 8 : 5), y: y + 4, size: 12, weight: 700, fill: strokeOf(palette, line.z).ink })
  })
  return paths.join("") + names.join("")
}
