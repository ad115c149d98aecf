import { textWidth } from "../wrapText.ts"
import type { Place } from "./simplifyLine.ts"

/** A rectangle of the drawing. */
export interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

/** Writing that may stand at one of several places, best first. */
export interface LooseLabel {
  readonly text: string
  readonly size: number
  readonly places: readonly LabelPlace[]
}

/** Where writing stands: `y` is its baseline. */
export interface LabelPlace { readonly x: number; readonly y: number; readonly anchor: "start" | "middle" | "end" }

/** Writing at its place. */
export interface PlacedLabel extends LabelPlace { readonly text: string; readonly size: number }

/** The rectangle that one line of writing takes. */
export const boxOf = ({ text, size, x, y, anchor }: PlacedLabel): Box => {
  const width = textWidth(text, size)
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2
  return { left, right: left + width, top: y - size * 0.85, bottom: y + size * 0.3 }
}

/** Whether two rectangles have room in common. */
export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/**
 * Puts each label at the place where it hides least, among those inside and on no other writing; of equal ones at the first. A label
 * for which there is no such place is left out: its words stand in the tooltip and in the description.
 */
export const placeLabels = (
  labels: readonly LooseLabel[], inside: Box, writing: readonly Box[], hides: (box: Box) => number
): readonly PlacedLabel[] => {
  const taken = [...writing]
  const placed: PlacedLabel[] = []
  for (const { text, size, places } of labels) {
    const free = places.map((place) => {
      const label = { text, size, ...place }
      const box = boxOf(label)
      return { label, box, hidden: hides(box) }
    }).filter(({ box }) => {
      const within = box.left >= inside.left && box.right <= inside.right && box.top >= inside.top && box.bottom <= inside.bottom
      return within && !taken.some((other) => overlap(box, other))
    })
    const least = Math.min(...free.map(({ hidden }) => hidden))
    const best = free.find(({ hidden }) => hidden === least)
    if (best === undefined) continue
    taken.push(best.box)
    placed.push(best.label)
  }
  return placed
}

/** Whether a line runs through a rectangle: some part of it between two places lies inside. */
export const runsThrough = (places: readonly Place[], box: Box): boolean => places.some((place, index) => {
  const next = places[index + 1]
  if (next === undefined || next[0] < box.left || place[0] > box.right) return false
  const at = (x: number) => (next[0] === place[0] ? place[1] : place[1] + (x - place[0]) / (next[0] - place[0]) * (next[1] - place[1]))
  const [y1, y2] = [at(Math.max(place[0], box.left)), at(Math.min(next[0], box.right))]
  return Math.max(y1, y2) >= box.top && Math.min(y1, y2) <= box.bottom
})

/** Moves heights apart to at least `gap`, as little as it goes, within two limits if there is room; order is kept. */
export const spread = (heights: readonly number[], gap: number, top: number, bottom: number): readonly number[] => {
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0) || a - b)
  const moved = [...heights]
  let floor = top
  for (const index of order) {
    moved[index] = Math.max(moved[index] ?? 0, floor)
    floor = (moved[index] ?? 0) + gap
  }
  let ceiling = Math.max(bottom, top + (order.length - 1) * gap)
  for (const index of order.toReversed()) {
    moved[index] = Math.min(moved[index] ?? 0, ceiling)
    ceiling = (moved[index] ?? 0) - gap
  }
  return moved
}
