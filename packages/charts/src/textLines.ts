import { INK } from "./fills.ts"
import { element, escapeXml, tooltip } from "./markup.ts"
import type { WrappedText } from "./wrapText.ts"

/** Where and how writing is set; `y` is the baseline of the first line. */
export interface TextPlace {
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly anchor?: "start" | "middle" | "end"
  readonly weight?: number
  readonly fill?: string
  /** A white edge, for writing that crosses lines or textures. */
  readonly edge?: boolean
  /** Degrees, clockwise, about the place. */
  readonly turn?: number
}

/** The distance from one baseline to the next. */
export const lineHeight = (size: number): number => Math.round(size * 1.25)

/** One line of writing. */
export const textLine = (text: string, place: TextPlace): string => element("text", attributes(place), escapeXml(text))

/** Wrapped writing; where it was cut, the full text is there for the pointer. */
export const textLines = (wrapped: WrappedText, full: string, place: TextPlace): string => {
  if (wrapped.lines.length === 0) return ""
  const step = lineHeight(place.size ?? 13)
  return element("text", attributes(place), wrapped.cut ? tooltip(full) : "",
    ...wrapped.lines.map((line, at) => element("tspan", { x: place.x, y: place.y + at * step }, escapeXml(line))))
}

const attributes = ({ x, y, size = 13, anchor, weight, fill = INK, edge, turn }: TextPlace) => ({
  x, y, "font-size": size, fill, "text-anchor": anchor, "font-weight": weight,
  ...(edge === true ? { stroke: "#ffffff", "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" } : {}),
  transform: turn === undefined ? undefined : `rotate(${turn} ${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`
})
