import { lineHeight, textLines } from "./textLines.ts"
import { wrapText } from "./wrapText.ts"

/** A label beside the plot, wanted at a height; a lower rank is served first. */
export interface SideLabel {
  readonly text: string
  readonly y: number
  readonly weight: number
  readonly fill: string
  readonly rank: number
}

/** Stacks labels from top to bottom as near to their heights as they go without touching. */
export const spreadLabels = (labels: readonly SideLabel[], width: number, size: number, within: { readonly top: number; readonly bottom: number }):
{ readonly at: (x: number) => string } => {
  const step = lineHeight(size)
  const blocks = labels.map((label) => {
    const wrapped = wrapText(label.text, width, size, 5)
    const height = wrapped.lines.length * step + 5
    return { label, wrapped, height, top: label.y - height / 2 + 2 }
  }).sort((a, b) => a.label.y - b.label.y || a.label.rank - b.label.rank)
  let floor = within.top
  for (const block of blocks) {
    block.top = Math.max(block.top, floor)
    floor = block.top + block.height
  }
  let ceiling = Math.max(within.bottom, within.top + blocks.reduce((sum, block) => sum + block.height, 0))
  for (const block of blocks.toReversed()) {
    block.top = Math.min(block.top, ceiling - block.height)
    ceiling = block.top
  }
  return {
    at: (x) => blocks.map(({ label, wrapped, top }) => textLines(wrapped, label.text,
      { x, y: top + size - 1, size, weight: label.weight, fill: label.fill, edge: true })).join("")
  }
}
