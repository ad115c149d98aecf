import { scaleLinear } from "d3-scale"
import { checkCount } from "./checkInput.ts"
import { BLUE, GRID, ORANGE, paint, SOFT_INK } from "./fills.ts"
import { closeFrame, emptyFrame, openFrame, type ChartOptions } from "./frame.ts"
import { element, tooltip } from "./markup.ts"
import { textLine, textLines } from "./textLines.ts"
import { textWidth, wrapText } from "./wrapText.ts"

/** The people of one age band, by sex. */
export interface PyramidBand {
  readonly label: string
  readonly male: number
  readonly female: number
  /** People whose sex is not recorded. */
  readonly unknown?: number
}

export interface PopulationPyramidOptions extends ChartOptions {
  /** From the youngest to the oldest; the youngest is drawn at the bottom. */
  readonly bands: readonly PyramidBand[]
  readonly labels: {
    readonly male: string
    readonly female: string
    readonly unknown: string
    /** Said instead of the picture where there is no band. */
    readonly empty: string
  }
}

/**
 * How old are the people, men to the left and women to the right (tháp dân số)?
 *
 * Counts are whole numbers of people; every bar carries its number; people of unrecorded sex stand in a hatched column of their own,
 * at the same scale.
 *
 * @throws ChartError `TRAMYTE_CHARTS_BAD_NUMBER`, `TRAMYTE_CHARTS_BAD_OPTION`
 * @example
 * ```ts
 * import { populationPyramid } from "@tramyte/charts"
 *
 * const svg = populationPyramid({
 *   idPrefix: "age", lang: "vi", title: "Dân số theo tuổi",
 *   bands: [{ label: "0–4", male: 12, female: 9 }],
 *   labels: { male: "Nam", female: "Nữ", unknown: "Không rõ", empty: "Chưa có số liệu" }
 * })
 * svg.includes("0–4: Nam 12, Nữ 9") // => true
 * ```
 */
export const populationPyramid = (options: PopulationPyramidOptions): string => {
  const { bands, labels, idPrefix } = options
  const frame = openFrame("populationPyramid", options)
  const counts = bands.map((band, at) => ({
    label: band.label,
    male: checkCount("populationPyramid", `bands[${at}].male`, band.male),
    female: checkCount("populationPyramid", `bands[${at}].female`, band.female),
    unknown: checkCount("populationPyramid", `bands[${at}].unknown`, band.unknown ?? 0)
  }))
  if (counts.length === 0) return emptyFrame(frame, labels.empty)

  const most = (key: "male" | "female" | "unknown") => Math.max(...counts.map((band) => band[key]))
  const total = (key: "male" | "female" | "unknown") => counts.reduce((sum, band) => sum + band[key], 0)
  const scale = scaleLinear().domain([0, Math.max(most("male"), most("female"), 1)]).nice(3)
  const side = scale.domain()[1] ?? 1
  const numberRoom = textWidth(frame.number(Math.max(most("male"), most("female"))), 12) + 7
  const middle = Math.min(120, frame.width / 4, Math.max(...counts.map((band) => textWidth(band.label, 12)))) + 14
  const hasUnknown = most("unknown") > 0
  const unknownHead = `${labels.unknown} ${frame.number(total("unknown"))}`
  const headRoom = hasUnknown ? Math.min(110, textWidth(unknownHead, 13)) + 14 : 0
  // Millions on a phone leave little: the bars keep 60 units even if the numbers then touch.
  const room = Math.max(60 + headRoom, frame.width - 8 - middle - 2 * numberRoom)
  // One scale for all three columns: a person is as long everywhere.
  const alone = (room - headRoom) / (2 * side)
  const wide = hasUnknown && most("unknown") * alone + numberRoom + 14 > headRoom
  const unit = wide ? Math.max(30, room - numberRoom - 14) / (2 * side + most("unknown")) : alone
  const sideWidth = side * unit
  const left = 4 + numberRoom + sideWidth
  const right = left + middle
  const unknownLeft = right + sideWidth + numberRoom + 14

  const heads = wrapText(unknownHead, frame.width - unknownLeft, 13, 2)
  const headHeight = 24 + (hasUnknown ? Math.max(0, heads.lines.length - 1) * 16 : 0)
  const row = counts.length > 30 ? 15 : 21
  const top = frame.top + headHeight
  const bottom = top + counts.length * row
  const marks: string[] = []
  const head = (label: string, key: "male" | "female") => `${label} ${frame.number(total(key))}`
  marks.push(textLine(head(labels.male, "male"), { x: left, y: frame.top + 12, anchor: "end", weight: 700 }))
  marks.push(textLine(head(labels.female, "female"), { x: right, y: frame.top + 12, weight: 700 }))
  if (hasUnknown) marks.push(textLines(heads, unknownHead, { x: unknownLeft, y: frame.top + 12, weight: 700 }))

  for (const tick of scale.ticks(sideWidth > 150 ? 4 : 2).filter(Number.isInteger)) {
    for (const x of [left - tick * unit, right + tick * unit]) {
      marks.push(element("line", { x1: x, x2: x, y1: top, y2: bottom + 3, stroke: tick === 0 ? "#333333" : GRID }))
      marks.push(textLine(frame.number(tick), { x, y: bottom + 17, size: 11, anchor: "middle", fill: SOFT_INK }))
    }
  }
  for (const [at, band] of counts.entries()) {
    const y = bottom - (at + 1) * row
    const bar = (x: number, count: number, fill: string, name: string) => (count === 0 ? "" : element("rect", {
      x, y: y + 1.5, width: count * unit, height: row - 3, fill, stroke: "#333333", "stroke-width": 0.6
    }, tooltip(`${band.label}: ${name} ${frame.number(count)}`)))
    const note = (x: number, count: number, anchor: "start" | "end") =>
      textLine(frame.number(count), { x, y: y + row / 2 + 4, size: 12, anchor, edge: true })
    marks.push(textLines(wrapText(band.label, middle - 6, 12, 1), band.label,
      { x: (left + right) / 2, y: y + row / 2 + 4, size: 12, anchor: "middle" }))
    marks.push(bar(left - band.male * unit, band.male, BLUE, labels.male), note(left - band.male * unit - 4, band.male, "end"))
    marks.push(bar(right, band.female, ORANGE, labels.female), note(right + band.female * unit + 4, band.female, "start"))
    if (band.unknown > 0) {
      marks.push(bar(unknownLeft, band.unknown, paint("hatch", idPrefix), labels.unknown))
      marks.push(note(unknownLeft + band.unknown * unit + 4, band.unknown, "start"))
    }
  }
  const inWords = (male: number, female: number, unknown: number) =>
    [`${labels.male} ${frame.number(male)}`, `${labels.female} ${frame.number(female)}`,
      ...(hasUnknown ? [`${labels.unknown} ${frame.number(unknown)}`] : [])].join(", ")
  return closeFrame(frame, {
    height: bottom + 26,
    body: marks.join(""),
    fills: hasUnknown ? ["hatch"] : [],
    description: [
      inWords(total("male"), total("female"), total("unknown")),
      counts.map((band) => `${band.label}: ${inWords(band.male, band.female, band.unknown)}`).join("; ")
    ]
  })
}
