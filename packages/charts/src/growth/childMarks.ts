import { element, tooltip } from "../markup.ts"
import { textLine } from "../textLines.ts"
import type { PlacedPoint } from "./growthPoint.ts"
import { type Box, type LooseLabel, overlap, placeLabels, runsThrough } from "./placeLabels.ts"
import { pathOf, type Plot, short, xOf, yOf } from "./plot.ts"
import type { Place } from "./simplifyLine.ts"
import type { GrowthSpeech } from "./sayPoint.ts"

/** What lies under the marks of the child: writing that must not be written over, and lines that are better seen. */
export interface ChartBackground {
  readonly writing: readonly Box[]
  readonly lines: readonly (readonly Place[])[]
}

/**
 * The child on the chart: a line through what tells of growth, a dot at the age since birth, a cross at the corrected age with a
 * thin line to its dot, hollow dots outside the line, arrows at the edge for what lies beyond the frame, with their values.
 */
export const childMarks = (plot: Plot, points: readonly PlacedPoint[], colour: string, speech: GrowthSpeech, background: ChartBackground): string => {
  const within = (at: number) => at >= plot.from - 1e-9 && at <= plot.until + 1e-9
  const onPaper = ({ measure }: PlacedPoint) => measure >= plot.lowest && measure <= plot.highest
  const place = (at: number, measure: number): Place => [xOf(plot, at), yOf(plot, measure)]
  const radius = points.length > 60 ? 2.6 : 3.6
  const marks: string[] = []
  const bridges: Place[][] = []
  const boxes: Box[] = []
  const labels: LooseLabel[] = []
  for (const placed of points) {
    const words = tooltip(speech.point(placed))
    const [across, down] = place(within(placed.assessed) ? placed.assessed : placed.at, placed.measure)
    const spot: Place = [across, onPaper(placed) ? down : Math.min(Math.max(down, plot.top + 8), plot.bottom - 8)]
    boxes.push({ left: spot[0] - radius, right: spot[0] + radius, top: spot[1] - radius, bottom: spot[1] + radius })
    if (!onPaper(placed)) {
      marks.push(arrow(spot, placed.measure > plot.highest, placed.flagged ? "#ffffff" : colour, words))
      labels.push(labelAt(speech.measure(placed.measure), spot))
      continue
    }
    const [x, y] = place(placed.at, placed.measure)
    if (within(placed.at)) marks.push(element("circle", { cx: x, cy: y, r: placed.corrected === undefined ? radius : radius * 0.7, fill: placed.flagged ? "#ffffff" : undefined }, words))
    if (placed.corrected !== undefined && within(placed.corrected)) {
      const [cross] = place(placed.corrected, placed.measure)
      marks.push(element("path", { d: `M${short(cross - 4)} ${short(y - 4)}l8 8m0 -8l-8 8`, fill: "none", "stroke-width": 2 }, words))
      if (within(placed.at)) bridges.push([[cross, y], [x, y]])
    }
  }
  const last = points.findLast((placed) => !placed.flagged && onPaper(placed) && within(placed.assessed))
  if (last !== undefined) labels.unshift(labelAt(speech.measure(last.measure), place(last.assessed, last.measure)))
  const pieces = runs(points.filter(({ flagged, assessed }) => !flagged && within(assessed)), onPaper)
    .map((run) => run.toSorted((a, b) => a.assessed - b.assessed).map(({ assessed, measure }) => place(assessed, measure)))
  const line = pieces.map(pathOf).join("")
  const inside: Box = { left: plot.left + 2, right: plot.right - 2, top: plot.top + 2, bottom: plot.bottom - 2 }
  // A mark of the child weighs most, its line next, a line of the reference least.
  const hides = (box: Box): number => 9 * boxes.filter((mark) => overlap(mark, box)).length
    + 4 * [...pieces, ...bridges].filter((piece) => runsThrough(piece, box)).length + background.lines.filter((piece) => runsThrough(piece, box)).length
  const path = (d: string, width: number, stroke?: string) => (d === "" ? "" : element("path", { d, fill: "none", stroke, "stroke-width": width, "stroke-linejoin": "round" }))
  return path(line, 4.6, "#ffffff")
    + element("g", { fill: colour, stroke: colour, "stroke-width": 1.4 },
      path(line, 2.2), path(bridges.map(pathOf).join(""), 0.9), ...marks)
    + placeLabels(labels, inside, background.writing, hides)
      .map(({ text, ...at }) => textLine(text, { ...at, weight: 700, fill: colour, edge: true })).join("")
}

const arrow = ([x, y]: Place, up: boolean, fill: string, words: string): string =>
  element("path", { d: up ? `M${short(x - 5)} ${short(y + 4)}h10l-5 -9z` : `M${short(x - 5)} ${short(y - 4)}h10l-5 9z`, fill }, words)

const labelAt = (text: string, [x, y]: Place): LooseLabel => ({
  text, size: 12,
  places: [0, 17, -11, -17, 24, 32, -32].flatMap((down) => [
    { x: x + 8, y: y + 4 + down, anchor: "start" as const }, { x: x - 8, y: y + 4 + down, anchor: "end" as const },
    ...(down === 0 ? [] : [{ x, y: y + 4 + down, anchor: "middle" as const }])
  ])
})

/** Points in a row that are on the paper: the line stops where one lies beyond it. */
const runs = (points: readonly PlacedPoint[], onPaper: (point: PlacedPoint) => boolean): readonly (readonly PlacedPoint[])[] => {
  const found: PlacedPoint[][] = [[]]
  for (const point of points) {
    if (onPaper(point)) found.at(-1)?.push(point)
    else found.push([])
  }
  return found.filter(({ length }) => length > 1)
}

