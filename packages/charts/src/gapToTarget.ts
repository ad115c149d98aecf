import { VERMILLION } from "./fills.ts"
import { element } from "./markup.ts"
import { lineHeight } from "./textLines.ts"
import { textWidth, type WrappedText } from "./wrapText.ts"

/** The number of a point goes under it where the target line is close above. */
export const belowPoint = (value: number, target: number | undefined, y: (value: number) => number): boolean =>
  target !== undefined && target >= value && y(value) - y(target) < 30

/** The first baseline of the words at the gap: under the target line if the target is missed, over it if it is passed. */
export const gapBaseline = (middle: number, lines: number, below: boolean, targetY: number, top: number, bottom: number): number => {
  const height = lines * lineHeight(13)
  const centred = middle - height / 2 + 11
  return below ? Math.min(Math.max(centred, targetY + 18), bottom - height + 6) : Math.max(Math.min(centred, targetY - height + 8), top)
}

/** White ground, so that the planned line does not run through the words. */
export const whiteGround = (wrapped: WrappedText, x: number, y: number): string => element("rect", {
  x, y: y - 13, rx: 3, width: Math.max(0, ...wrapped.lines.map((text) => textWidth(text, 13))) + 6, height: wrapped.lines.length * lineHeight(13) + 3,
  fill: "#ffffff", "fill-opacity": 0.9
})

/** From the last value up to the target line. */
export const gapArrow = (x: number, from: number, to: number): string =>
  element("line", { x1: x, x2: x, y1: from, y2: to + 8, stroke: VERMILLION, "stroke-width": 2.5 })
  + element("path", { d: `M${(x - 5).toFixed(2)} ${(to + 10).toFixed(2)}h10l-5 -9z`, fill: VERMILLION })
