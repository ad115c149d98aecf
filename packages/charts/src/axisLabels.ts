import { SOFT_INK } from "./fills.ts"
import { element, tooltip } from "./markup.ts"
import { textLines } from "./textLines.ts"
import { textWidth, wrapText, type WrappedText } from "./wrapText.ts"

const SIZE = 12

/** Labels under evenly spaced places: all of them on up to two lines if they fit, else every second, third … one. */
export const axisLabels = (labels: readonly string[], centre: (at: number) => number, step: number, y: number, width: number):
{ readonly markup: string; readonly height: number } => {
  const all = labels.map((label) => wrapText(label, step - 2, SIZE, 2))
  const every = all.some((wrapped) => wrapped.cut) ? Math.ceil((Math.min(widest(labels), 96) + 8) / step) : 1
  const shown = labels.map((label, at) => (at % every === 0 ? wrapText(label, every * step - 2, SIZE, 2) : undefined))
  const markup = shown.map((wrapped, at) => (wrapped === undefined
    ? ""
    : textLines(wrapped, labels[at] ?? "", { x: inside(centre(at), wrapped, width), y, size: SIZE, anchor: "middle", fill: SOFT_INK })))
  return { markup: markup.join(""), height: 15 * Math.max(1, ...shown.map((wrapped) => wrapped?.lines.length ?? 0)) + 4 }
}

/** A light horizontal line with its number at the left. */
export const gridLine = (x1: number, x2: number, y: number, label: string, zero: boolean): string =>
  element("line", { x1, x2, y1: y, y2: y, stroke: zero ? "#333333" : "#d9d9d9", "stroke-width": 1 })
  + textLines({ lines: [label], cut: false }, label, { x: x1 - 6, y: y + 4, size: SIZE, anchor: "end", fill: SOFT_INK })

/** A transparent column over a place, so that a pointer finds its words without aiming. */
export const hoverColumn = (x: number, y: number, width: number, height: number, words: string): string =>
  element("rect", { x, y, width, height, fill: "#ffffff", "fill-opacity": 0 }, tooltip(words))

const widest = (labels: readonly string[]): number => labels.reduce((most, label) => Math.max(most, textWidth(label, SIZE)), 0)

const inside = (x: number, wrapped: WrappedText, width: number): number => {
  const half = widest(wrapped.lines) / 2
  return Math.min(Math.max(x, half + 2), Math.max(width - half - 2, half + 2))
}
