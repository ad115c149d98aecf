import { paint, type Fill } from "./fills.ts"
import type { Frame } from "./frame.ts"
import { element } from "./markup.ts"
import { textLines } from "./textLines.ts"
import { textWidth, wrapText } from "./wrapText.ts"

/** One entry of a key: an area, a line, or a short upright line across a bar, and its name. */
export interface KeyEntry { readonly mark: Fill | "line" | "upright"; readonly label: string }

const SIZE = 13
const ROW = 21
const SWATCH = 22

/** The key above a picture, in the order of the areas, wrapped to the width. */
export const keyRow = (frame: Frame, entries: readonly KeyEntry[], top: number): { readonly markup: string; readonly height: number } => {
  let x = 4
  let row = 0
  const markup: string[] = []
  for (const { mark, label } of entries) {
    const wrapped = wrapText(label, frame.width - SWATCH - 16, SIZE, 1)
    const width = SWATCH + 6 + textWidth(wrapped.lines[0] ?? "", SIZE)
    if (x > 4 && x + width > frame.width - 4) {
      x = 4
      row += 1
    }
    const y = top + row * ROW
    markup.push(mark === "line"
      ? element("line", { x1: x, x2: x + SWATCH, y1: y + 8, y2: y + 8, stroke: "#000000", "stroke-width": 2.5 })
      : mark === "upright" ? element("rect", { x: x + 9, y: y - 1, width: 4, height: 17, fill: "#000000" })
      : element("rect", {
        x, y: y + 1, width: SWATCH, height: 13, fill: paint(mark, frame.options.idPrefix), stroke: "#333333", "stroke-width": 0.8
      }))
    markup.push(textLines(wrapped, label, { x: x + SWATCH + 6, y: y + 12, size: SIZE }))
    x += width + 16
  }
  return { markup: markup.join(""), height: entries.length === 0 ? 0 : (row + 1) * ROW + 4 }
}
