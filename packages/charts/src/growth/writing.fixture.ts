import { textWidth } from "../wrapText.ts"
import type { Box } from "./placeLabels.ts"

/** One line of writing of a picture, and the room it takes. */
export interface Writing { readonly text: string; readonly box: Box; readonly fill: string }

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'" }

/** What a reader reads where an SVG says `&amp;`. */
export const unescaped = (markup: string): string => markup.replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity)

/** Every line of writing in a picture. */
export const writingIn = (svg: string): readonly Writing[] => [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].flatMap(([, attributes = "", body = ""]) => {
  const value = (name: string, of = attributes) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(of)?.[1]
  const size = Number(value("font-size"))
  const anchor = value("text-anchor") ?? "start"
  const words = body.replace(/<title>.*?<\/title>/s, "")
  const lines = words.includes("<tspan") ? [...words.matchAll(/<tspan ([^>]*)>(.*?)<\/tspan>/gs)].map(([, place = "", text = ""]) => ({ place, text })) : [{ place: attributes, text: words }]
  return lines.map(({ place, text }) => {
    const read = unescaped(text)
    const width = textWidth(read, size)
    const [x, y] = [Number(value("x", place)), Number(value("y", place))]
    const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2
    // Digits stand on the line and are lower than capitals with marks.
    const [up, down] = /^[−+\d.,P]*$/.test(read) ? [0.74, 0.02] : [0.88, 0.24]
    return { text: read, fill: value("fill") ?? "", box: { left, right: left + width, top: y - size * up, bottom: y + size * down } }
  })
})

/** The words for screen readers. */
export const descriptionOf = (svg: string): string => unescaped(/<desc id="[^"]*">([^<]*)<\/desc>/.exec(svg)?.[1] ?? "")

/** The paths of a picture: their colour, and the places at which they bend. */
export const pathsIn = (svg: string): readonly { readonly stroke: string; readonly places: readonly (readonly [x: number, y: number])[] }[] =>
  [...svg.matchAll(/<path ([^>]*)/g)].map(([, attributes = ""]) => ({
    stroke: /stroke="([^"]*)"/.exec(attributes)?.[1] ?? "",
    places: [...(/ ?d="([^"]*)"/.exec(attributes)?.[1] ?? "").matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  }))
