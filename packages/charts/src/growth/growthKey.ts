import { SOFT_INK } from "../fills.ts"
import { element } from "../markup.ts"
import { textLines } from "../textLines.ts"
import { textWidth, wrapText } from "../wrapText.ts"
import type { PlacedPoint } from "./growthPoint.ts"
import type { GrowthWords } from "./growthWords.ts"

/** The key under a chart: how high it is, and its markup from a height on. */
export interface GrowthKey { readonly height: number; readonly at: (top: number) => string }

type Entry = readonly [sign: (x: number, y: number) => string, label: string]

const SIZE = 12
const SIGN = 26
const ROW = 19

/** What the marks of the child mean, as far as they are there, set in rows. */
export const growthKey = (points: readonly PlacedPoint[], name: string | undefined, words: GrowthWords, colour: string, width: number): GrowthKey => {
  const entries = entriesOf(points, name, words)
  if (entries.length === 0) return { height: 0, at: () => "" }
  let [x, row] = [4, 0]
  const set = entries.map(([sign, label]) => {
    const wrapped = wrapText(label, width - SIGN - 12, SIZE, 1)
    const wide = SIGN + textWidth(wrapped.lines[0] ?? "", SIZE)
    if (x > 4 && x + wide > width - 4) [x, row] = [4, row + 1]
    const place = { left: x, down: row * ROW }
    x += wide + 14
    return { sign, label, wrapped, ...place }
  })
  return {
    height: (row + 1) * ROW + 3,
    at: (top) => element("g", { fill: colour, stroke: colour, "stroke-width": 1.4 }, ...set.map(({ sign, left, down }) => sign(left, top + down + 9)))
      + set.map(({ label, wrapped, left, down }) =>
        textLines(wrapped, label, { x: left + SIGN, y: top + down + 13, size: SIZE, fill: SOFT_INK })).join("")
  }
}

const entriesOf = (points: readonly PlacedPoint[], name: string | undefined, words: GrowthWords): readonly Entry[] => {
  const entries: Entry[] = []
  const corrected = points.some((point) => point.corrected !== undefined)
  if (corrected) {
    entries.push([crossLine, name === undefined ? words.corrected : `${name}: ${words.corrected.toLowerCase()}`], [smallDot, words.sinceBirth])
  } else if (points.some(({ flagged }) => !flagged)) entries.push([dotLine, name ?? words.child])
  if (points.some(({ flagged }) => flagged)) entries.push([hollowDot, words.setAside])
  return entries
}

const line = (x: number, y: number): string => element("path", { d: `M${x} ${y}h21`, "stroke-width": 2.2 })
const circle = (x: number, y: number, r: number, fill?: string): string => element("circle", { cx: x + 10.5, cy: y, r, fill })
const crossLine = (x: number, y: number): string =>
  line(x, y) + element("path", { d: `M${x + 6.5} ${y - 4}l8 8m0 -8l-8 8`, fill: "none", "stroke-width": 2 })
const dotLine = (x: number, y: number): string => line(x, y) + circle(x, y, 3.6)
const smallDot = (x: number, y: number): string => circle(x, y, 2.5)
const hollowDot = (x: number, y: number): string => circle(x, y, 3.6, "#ffffff")
