import { element, tooltip } from "../markup.ts"
import { textLine } from "../textLines.ts"
import type { PlacedPoint } from "./growthPoint.ts"
import { type Box, type LooseLabel, overlap, placeLabels, runsThrough } from "./placeLabels.ts"
import { holds, pathOf, type Plot, short, xOf, yOf } from "./plot.ts"
import type { GrowthSpeech } from "./sayPoint.ts"
import type { Place } from "./simplifyLine.ts"

/** What lies under the marks of the child: writing that must not be written over, and lines that are better seen. */
export interface ChartBackground {
  readonly writing: readonly Box[]
  readonly lines: readonly (readonly Place[])[]
}

/**
 * The child on the chart: a line through what tells of growth, a dot at the age since birth, a cross at the corrected age with a
 * thin line to its dot, hollow dots outside the line, arrows at the edge for what lies beyond the frame, with their values.
 */
export const childMarks = (
  plot: Plot, points: readonly PlacedPoint[], colour: string, speech: GrowthSpeech, background: ChartBackground
): string => {
  const radius = points.length > 60 ? 2.6 : 3.6
  const marks = points.filter(({ shown }) => shown).map((placed) => markOf(plot, placed, colour, radius, speech))
  const line = lineOf(plot, points)
  const bridges = marks.flatMap(({ bridge }) => (bridge === undefined ? [] : [bridge]))
  const last = points.findLast((placed) => !placed.flagged && holds(plot, placed.assessed, placed.measure))
  const labels = [
    ...(last === undefined ? [] : [labelAt(speech.measure(last.measure), [xOf(plot, last.assessed), yOf(plot, last.measure)])]),
    ...marks.flatMap(({ label }) => (label === undefined ? [] : [label]))
  ]
  // A mark of the child weighs most, its line next, a line of the reference least.
  const hides = (writing: Box): number => {
    const box = { left: writing.left - 2, right: writing.right + 2, top: writing.top - 2, bottom: writing.bottom + 2 }
    const through = (lines: readonly (readonly Place[])[]) => lines.filter((places) => runsThrough(places, box)).length
    return 9 * marks.filter((mark) => overlap(mark.box, box)).length + 4 * through([...line, ...bridges]) + through(background.lines)
  }
  const inside: Box = { left: plot.left + 2, right: plot.right - 2, top: plot.top + 2, bottom: plot.bottom - 2 }
  const stroke = (lines: readonly (readonly Place[])[], width: number, white?: string) => (lines.length === 0 ? ""
    : element("path", { d: lines.map(pathOf).join(""), fill: "none", stroke: white, "stroke-width": width, "stroke-linejoin": "round" }))
  return stroke(line, 4.6, "#ffffff")
    + element("g", { fill: colour, stroke: colour, "stroke-width": 1.4 },
      stroke(line, 2.2), stroke(bridges, 0.9), ...marks.map(({ markup }) => markup))
    + placeLabels(labels, inside, background.writing, hides)
      .map(({ text, ...place }) => textLine(text, { ...place, weight: 700, fill: colour, edge: true })).join("")
}

/** One measurement: what is drawn, the room it takes, the line between its two ages, and its value where it is off the paper. */
interface Mark { readonly markup: string; readonly box: Box; readonly bridge?: readonly Place[]; readonly label?: LooseLabel }

const markOf = (plot: Plot, placed: PlacedPoint, colour: string, radius: number, speech: GrowthSpeech): Mark => {
  const { at, corrected, assessed, measure, flagged } = placed
  const words = tooltip(speech.point(placed))
  const x = xOf(plot, assessed >= plot.from && assessed <= plot.until ? assessed : at)
  const fill = flagged ? "#ffffff" : undefined
  if (measure > plot.highest || measure < plot.lowest) {
    const up = measure > plot.highest
    const y = up ? plot.top + 8 : plot.bottom - 8
    const d = up ? `M${short(x - 5)} ${short(y + 4)}h10l-5 -9z` : `M${short(x - 5)} ${short(y - 4)}h10l-5 9z`
    return { markup: element("path", { d, fill }, words), box: around(x, y, 5), label: labelAt(speech.measure(measure), [x, y]) }
  }
  const y = yOf(plot, measure)
  const dotAt = corrected === undefined ? radius : radius * 0.7
  const dot = holds(plot, at, measure) ? element("circle", { cx: xOf(plot, at), cy: y, r: dotAt, fill }, words) : ""
  if (corrected === undefined || !holds(plot, corrected, measure)) return { markup: dot, box: around(x, y, radius) }
  const cross = element("path", { d: `M${short(x - 4)} ${short(y - 4)}l8 8m0 -8l-8 8`, fill: "none", "stroke-width": 2 }, words)
  const bridge: readonly Place[] | undefined = holds(plot, at, measure) ? [[x, y], [xOf(plot, at), y]] : undefined
  return { markup: dot + cross, box: around(x, y, 5), ...(bridge === undefined ? {} : { bridge }) }
}

const around = (x: number, y: number, far: number): Box => ({ left: x - far, right: x + far, top: y - far, bottom: y + far })

const labelAt = (text: string, [x, y]: Place): LooseLabel => ({
  text, size: 12,
  places: [0, 17, -11, -17, 24, 32, -32].flatMap((down) => [
    { x: x + 8, y: y + 4 + down, anchor: "start" as const }, { x: x - 8, y: y + 4 + down, anchor: "end" as const },
    ...(down === 0 ? [] : [{ x, y: y + 4 + down, anchor: "middle" as const }])
  ])
})

/** The line through what tells of growth; it stops where a measurement lies beyond the frame. */
const lineOf = (plot: Plot, points: readonly PlacedPoint[]): readonly (readonly Place[])[] => {
  const runs: Place[][] = [[]]
  for (const { assessed, measure, flagged } of points.toSorted((a, b) => a.assessed - b.assessed)) {
    if (flagged || assessed < plot.from || assessed > plot.until) continue
    if (holds(plot, assessed, measure)) runs.at(-1)?.push([xOf(plot, assessed), yOf(plot, measure)])
    else runs.push([])
  }
  return runs.filter(({ length }) => length > 1)
}
