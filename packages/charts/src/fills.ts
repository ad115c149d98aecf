import { element } from "./markup.ts"

/**
 * How an area is painted. Each name differs from every other in hue *and* in texture or lightness, so that a grey print and a
 * colour-blind reader tell them apart. Hues: Okabe and Ito, "Color Universal Design" (2008), https://jfly.uni-koeln.de/color/
 */
export type Fill = "solid" | "dots" | "stripes" | "hatch" | "grid" | "bars" | "plain" | "blank"

/** The order in which parts that name no fill of their own take one. */
export const FILL_ORDER: readonly Fill[] = ["solid", "dots", "stripes", "hatch", "grid", "bars", "plain", "blank"]

export const INK = "#1a1a1a"
export const SOFT_INK = "#4a4a4a"
export const GRID = "#d9d9d9"
export const BLUE = "#0072b2"
export const VERMILLION = "#d55e00"
/** Vermillion itself is too light for writing (3.9:1 on white); this is 6.1:1. */
export const VERMILLION_INK = "#a84300"
export const ORANGE = "#e69f00"

const PLAIN_COLOURS: Partial<Record<Fill, string>> = { solid: BLUE, plain: ORANGE, blank: "#ffffff" }

/** The value of a `fill` attribute. */
export const paint = (fill: Fill, idPrefix: string): string => PLAIN_COLOURS[fill] ?? `url(#${idPrefix}-fill-${fill})`

/** White writing is legible on this fill; on all others writing is dark with a white edge. */
export const isDark = (fill: Fill): boolean => fill === "solid"

/** The definitions of the patterns among `fills`, each once. */
export const fillDefinitions = (fills: readonly Fill[], idPrefix: string): string =>
  FILL_ORDER.filter((fill) => fills.includes(fill) && PLAIN_COLOURS[fill] === undefined).map((fill) => pattern(fill, idPrefix)).join("")

const pattern = (fill: Fill, idPrefix: string): string => {
  const { size, turn, shapes } = textures[fill]
  return element("pattern", {
    id: `${idPrefix}-fill-${fill}`, width: size, height: size, patternUnits: "userSpaceOnUse",
    patternTransform: turn === undefined ? undefined : `rotate(${turn})`
  }, ...shapes)
}

const rect = (width: number, height: number, fill: string) => element("rect", { width, height, fill })
interface Texture { readonly size: number; readonly turn?: number; readonly shapes: readonly string[] }
const none: Texture = { size: 1, shapes: [] }

const textures: Readonly<Record<Fill, Texture>> = {
  solid: none,
  plain: none,
  blank: none,
  dots: { size: 7, shapes: [rect(7, 7, "#a6d8f5"), element("circle", { cx: 3.5, cy: 3.5, r: 1.3, fill: "#00507d" })] },
  stripes: { size: 7, turn: 45, shapes: [rect(7, 7, VERMILLION), rect(2.4, 7, "#ffffff")] },
  hatch: { size: 6, turn: -45, shapes: [rect(6, 6, "#ffffff"), rect(1.2, 6, "#6b6b6b")] },
  grid: { size: 7, shapes: [rect(7, 7, "#f0e442"), rect(7, 1, "#5c5600"), rect(1, 7, "#5c5600")] },
  bars: { size: 6, shapes: [rect(6, 6, "#009e73"), rect(2, 6, "#ffffff")] }
}
