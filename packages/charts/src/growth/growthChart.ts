import type { GrowthSex } from "@tramyte/core/growth"
import { ChartError } from "../ChartError.ts"
import { SOFT_INK } from "../fills.ts"
import { closeFrame, openFrame, type ChartOptions } from "../frame.ts"
import { element } from "../markup.ts"
import { textLine, textLines } from "../textLines.ts"
import { textWidth, wrapText } from "../wrapText.ts"
import { chartNames } from "./chartNames.ts"
import { childMarks } from "./childMarks.ts"
import { checkSex, type GrowthLines, linesOf } from "./growthCurves.ts"
import { describeGrowth } from "./describeGrowth.ts"
import { axisGrid, axisHeight, axisPlan, axisTitle } from "./growthAxis.ts"
import { measureGrid, measureSteps, numberedMeasures } from "./growthGrid.ts"
import { growthKey } from "./growthKey.ts"
import { type GrowthPaletteName, growthPalettes } from "./growthPalettes.ts"
import { type GrowthPoint, placePoints } from "./growthPoint.ts"
import { growthWords } from "./growthWords.ts"
import { type GrowthReference, openReference, type OpenReference } from "./openReference.ts"
import type { Plot } from "./plot.ts"
import { drawnPieces, type DrawnLine, referenceLines } from "./referenceLines.ts"
import { speechOf } from "./sayPoint.ts"
import { type StatureStep, statureStep } from "./statureStep.ts"
import { visibleRange } from "./visibleRange.ts"

export interface GrowthChartOptions extends Omit<ChartOptions, "title"> {
  /** Indicator, sex and range in words if not given: "Cân nặng theo tuổi, trẻ gái, 0–5 tuổi". */
  readonly title?: string | undefined
  /** One table; tables by age that follow one another; or a standard of newborn or preterm size. */
  readonly reference: GrowthReference
  readonly sex: GrowthSex
  /** First and last place on the axis: completed months of age, weeks since the last menstrual period, or cm; the whole reference if not given. */
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** Not given, or no points: an empty chart, to print and to fill in by hand. */
  readonly child?: { readonly name?: string | undefined; readonly points: readonly GrowthPoint[] } | undefined
  /** `z` (-3 to +3; as WHO prints them without ±1 for weight and stature under 5 years), `centiles` (3, 15, 50, 85, 97), or chosen ones. */
  readonly lines?: "z" | "centiles" | GrowthLines | undefined
  /** `who` if not given. */
  readonly palette?: GrowthPaletteName | undefined
  /** Of the whole picture, in the units of `width`; 700 wide and 980 high fill a page of A4. */
  readonly height?: number | undefined
}

const CHART = "growthChart"
const PLOT_AT_LEAST = 170

/**
 * How does the child grow, beside the children of the reference (biểu đồ tăng trưởng)?
 *
 * Drawn as WHO prints its charts: the lines of the reference with their names at the right, fine lines by completed month and bands
 * by year, blue for boys and pink for girls. The step at 2 years, where standing height replaces lying length, shows as a step.
 * The child's points have their dates, ages and z-scores as tooltips; of a child born preterm a cross stands at the corrected age, and
 * the line runs through the crosses. The axis grows for a child far from the reference, by up to half its length; what lies beyond,
 * or is flagged and lies outside, stands as an arrow at the edge with its value. What lies off the range of ages is told under the chart.
 * All that the picture shows of the child stands in its description in words, as do the lines at the last point.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_OPTION`, `TRAMYTE_CHARTS_BAD_SHAPE`
 * @see https://www.who.int/tools/child-growth-standards/standards
 * @example
 * ```ts
 * import { growthChart } from "@tramyte/charts"
 * import { weightForAge2006 } from "@tramyte/who-growth"
 *
 * const svg = growthChart({
 *   idPrefix: "an", lang: "en", reference: weightForAge2006, sex: "female", until: 24,
 *   child: { points: [{ ageDays: 0, measure: 3.1, date: "2025-07-15" }, { ageDays: 365, measure: 8.1, date: "2026-07-15" }] }
 * })
 * svg.includes("2026-07-15, 12 months: 8.1 kg, z −0.82, between −2 and 0") // => true
 * ```
 */
export const growthChart = (options: GrowthChartOptions): string => {
  checkOptions(options)
  const { sex, lang, child } = options
  const reference = openReference(options.reference, sex)
  const [from, until] = rangeOf(options, reference)
  const lines = linesOf(CHART, linesAsked(options.lines ?? "z", reference.indicator, from))
    .map((line): DrawnLine => ({ ...line, pieces: reference.line(line.z, from, until) }))
  const points = placePoints(child?.points ?? [], reference, from, until)
  const words = growthWords[lang]
  const names = chartNames(reference, sex, from, until, lang)
  const speech = speechOf(reference, lines, lang)
  const palette = growthPalettes[options.palette ?? "who"]
  const colours = palette.frames[sex]

  const frame = openFrame(CHART, { ...options, title: options.title ?? names.title })
  const { width } = frame
  const key = growthKey(points, child?.name, words, palette.child, width)
  const outside = points.filter(({ shown }) => !shown)
  const noteText = outside.length === 0 ? "" : `${words.outside}: ${outside.map(speech.point).join("; ")}`
  const note = wrapText(noteText, width - 8, 12, 3)
  const sourceText = `${words.source}: ${reference.sources.join("; ")}`
  const source = wrapText(sourceText, width - 8, 11, 2)
  const byCentile = lines.some(({ centile }) => centile !== undefined)
  const range = visibleRange(lines, points)
  const head = 46
  const right = width - 16 - Math.max(...lines.map((line) => textWidth(speech.line(line), 12)))

  // How high the plot may be decides on its numbers, and how wide these are on where it begins.
  const below = key.height + (note.lines.length * 15 + source.lines.length * 14) + 14
  const total = options.height ?? Math.max(420, Math.min(width * 1.2, 760))
  const heightFor = (axis: number) => Math.max(PLOT_AT_LEAST, total - frame.top - head - axis - below)
  const steps = measureSteps(range.highest - range.lowest, heightFor(57))
  const lowest = Math.floor(range.lowest / steps.fine) * steps.fine
  const highest = Math.ceil(range.highest / steps.fine) * steps.fine
  const left = 12 + Math.max(0, ...numberedMeasures(steps, lowest, highest).map((value) => textWidth(frame.number(value), 12)))
  const plan = axisPlan(reference.axis, from, until, right - left)
  const top = frame.top + head
  const plot: Plot = { left, right, top, bottom: top + heightFor(axisHeight(plan)), from, until, lowest, highest }
  const frameEnd = plot.bottom + axisHeight(plan)

  const drawn = lines.map((line) => drawnPieces(plot, line))
  const scale = byCentile ? words.scale.centile : words.scale.z
  const title = wrapText(names.up, width - 16, 12, 1)
  const stature: StatureStep = reference.indicator === "length-height-for-age" ? statureStep(plot, lines, words) : { markup: "", boxes: [] }
  const sheet = { x: 1, y: frame.top + 1, width: width - 2, height: frameEnd - frame.top - 2 }
  const paper = { x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top }
  const body = [
    element("rect", { ...sheet, rx: 7, fill: colours.tint, stroke: colours.edge, "stroke-width": 2 }),
    element("rect", { ...paper, fill: "#ffffff" }),
    textLine(words.sex[sex], { x: 9, y: frame.top + 19, size: 15, weight: 700, fill: colours.ink }),
    textLine(scale, { x: width - 9, y: frame.top + 19, size: 12, anchor: "end", weight: 600, fill: colours.ink }),
    textLines(title, names.up, { x: 9, y: frame.top + 36, size: 12, weight: 600, fill: colours.ink }),
    measureGrid(plot, steps, colours, frame.number), axisGrid(plot, plan, axisTitle(reference, plan, words, names.across, right - left), colours, words),
    element("rect", { ...paper, fill: "none", stroke: colours.edge }),
    stature.markup,
    referenceLines(plot, lines, drawn, palette, speech.line),
    points.length === 0 ? "" : childMarks(plot, points, palette.child, speech, { writing: stature.boxes, lines: drawn.flat() }),
    key.at(frameEnd + 5),
    textLines(note, noteText, { x: 4, y: frameEnd + key.height + 17, size: 12 }),
    textLines(source, sourceText, { x: 4, y: frameEnd + key.height + note.lines.length * 15 + 17, size: 11, fill: SOFT_INK })
  ]
  return closeFrame(frame, {
    height: frameEnd + below, body: body.join(""),
    description: describeGrowth({ what: names.what, name: child?.name, points, lines, reference, plot, speech, words })
  })
}

/** WHO prints weight and stature of children under 5 without the lines at one standard deviation. */
const linesAsked = (lines: "z" | "centiles" | GrowthLines, indicator: string, from: number): GrowthLines => {
  if (typeof lines === "object") return lines
  if (lines === "centiles") return { centiles: [3, 15, 50, 85, 97] }
  const few = (indicator === "weight-for-age" || indicator === "length-height-for-age") && from < 60
  return { zs: few ? [-3, -2, 0, 2, 3] : [-3, -2, -1, 0, 1, 2, 3] }
}

const rangeOf = ({ from, until }: GrowthChartOptions, reference: OpenReference): readonly [number, number] => {
  const { first, last, axis } = reference
  // A table that begins at day 91 begins at 3 months.
  const [start, end] = [from ?? Math.floor(first + 0.05), until ?? Math.ceil(last - 0.05)]
  if (!(start >= 0 && end - start >= 1 && end <= 1000 && start < last && end > first)) {
    throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", CHART, "from",
      `to until must be at least one ${axis} and reach into the reference (${first} to ${last}), got ${String(start)} to ${String(end)}`)
  }
  return [start, end]
}

const checkOptions = ({ sex, palette, height }: GrowthChartOptions): void => {
  const bad = (at: string, problem: string): never => { throw new ChartError("TRAMYTE_CHARTS_BAD_OPTION", CHART, at, problem) }
  checkSex(CHART, sex)
  if (palette !== undefined && !Object.hasOwn(growthPalettes, palette)) bad("palette", `must be one of ${Object.keys(growthPalettes).join(", ")}`)
  if (height !== undefined && !(height >= 240 && height <= 3000)) bad("height", `must be from 240 to 3000 units, got ${String(height)}`)
}
