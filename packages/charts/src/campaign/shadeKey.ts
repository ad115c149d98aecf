import type { Frame } from "../frame.ts"
import { element } from "../markup.ts"
import { textLines } from "../textLines.ts"
import { textWidth, wrapText } from "../wrapText.ts"

const SIZE = 13
const SWATCH = 22

/** The key of a shaded picture: what the lightest and the darkest shade mean, and the steps between them. */
export const shadeKey = (frame: Frame, shade: (share: number) => string, from: string, to: string, top: number): { readonly markup: string; readonly height: number } => {
  const steps = [0, 0.25, 0.5, 0.75, 1]
  const room = frame.width - 8 - steps.length * SWATCH - 12
  const oneLine = textWidth(from, SIZE) + textWidth(to, SIZE) <= room
  const [left, right] = [wrapText(from, oneLine ? room : frame.width - 8, SIZE, 1), wrapText(to, oneLine ? room : frame.width - steps.length * SWATCH - 16, SIZE, 1)]
  const x = oneLine ? 4 + textWidth(from, SIZE) + 6 : 4
  const y = oneLine ? top : top + 19
  return {
    height: (oneLine ? 0 : 19) + 24,
    markup: textLines(left, from, { x: 4, y: top + 12, size: SIZE })
      + steps.map((share, at) => element("rect", { x: x + at * SWATCH, y: y + 1, width: SWATCH, height: 13, fill: shade(share), stroke: "#333333", "stroke-width": 0.8 })).join("")
      + textLines(right, to, { x: x + steps.length * SWATCH + 6, y: y + 12, size: SIZE })
  }
}
