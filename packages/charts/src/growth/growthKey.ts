import { SOFT_INK } from "../fills.ts"
import { element } from "../markup.ts"
import { textLines } from "../textLines.ts"
import { textWidth, wrapText } from "../wrapText.ts"
import type { PlacedPoint } from "./growthPoint.ts"
import type { GrowthWords } from "./growthWords.ts"

const SIZE = 12
const SIGN = 26

/** What the marks of the child mean, as far as they are there, set in rows. */
export const growthKey = (points: readonly PlacedPoint[], name: string | undefined, words: GrowthWords, colour: string, width: number):
{ readonly height: number; readonly at: (top: number) => string } => {
  const corrected = points.some((point) => point.corrected !== undefined)
  const entries: readonly (readonly [sign: (x: number, y: number) => string, label: string])[] = points.length === 0 ? [] : [
    ...(points.some(({ flagged }) => !flagged) ? [[corrected ? crossLine : dotLine, corrected ? (name === undefined ? words.corrected : `${name}: ${words.corrected.toLowerCase()}`) : name ?? words.child] as const] : []),
    ...(corrected ? [[smallDot, words.atBirthAge] as const] : []),
    ...(points.some(({ flagged }) => flagged) ? [[hollowDot, words.setAside] as const] : [])
  ]
  let [x, row] = [4, 0]
  const set = entries.map(([sign, label]) => {
    const wrapped = wrapText(label, width - SIGN - 12, SIZE, 1)
    const wide = SIGN + textWidth(wrapped.lines[0] ?? "", SIZE)
    if (x > 4 && x + wide > width - 4) [x, row] = [4, row + 1]
    const placed = { sign, label, wrapped, x, row }
    x += wide + 14
    return placed
  })
  return {
    height: entries.length === 0 ? 0 : (row + 1) * 19 + 3,
    at: (top) => (entries.length === 0 ? "" : element("g", { fill: colour, stroke: colour, "stroke-width": 1.4 }, ...set.map(({ sign, x: left, row: line }) => sign(left, top + line * 19 + 9))))
      + set.map(({ label, wrapped, x: left, row: line }) => textLines(wrapped, label, { x: left + SIGN, y: top + line * 19 + 13, size: SIZE, fill: SOFT_INK })).join("")
  }
}

const stroke = (x: number, y: number): string => element("path", { d: `M${x} ${y}h21`, "stroke-width": 2.2 })
const circle = (x: number, y: number, r: number, fill?: string): string => element("circle", { cx: x + 10.5, cy: y, r, fill })
const cross = (x: number, y: number): string => element("path", { d: `M${x + 6.5} ${y - 4}l8 8m0 -8l-8 8`, fill: "none", "stroke-width": 2 })
const dotLine = (x: number, y: number): string => stroke(x, y) + circle(x, y, 3.6)
const crossLine = (x: number, y: number): string => stroke(x, y) + cross(x, y)
const smallDot = (x: number, y: number): string => circle(x, y, 2.5)
const hollowDot = (x: number, y: number): string => circle(x, y, 3.6, "#ffffff")
