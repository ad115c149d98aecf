import { langs } from "./bilingual.ts"
import { type Html, html, raw } from "./html.ts"

/**
 * One picture in every language, with what is the same in all of them drawn once: hundreds of cells of a calendar or of a heat table. Only for pictures whose cells have
 * their numbers in them, as those parts come first, and lose their tooltips.
 */
export const sharedDrawing = (id: string, draw: (lang: (typeof langs)[number], idPrefix: string) => string): Html => {
  const drawings = langs.map((lang) => draw(lang, `${id}-${lang}`).replace(TOOLTIP, ""))
  const [first = [], ...others] = drawings.map((drawing): readonly string[] => drawing.slice(headOf(drawing)).match(SHAPE) ?? [])
  const shared = new Set(first.filter((shape) => others.every((of) => of.includes(shape))))
  if (shared.size === 0) return html`${drawings.map(raw)}`
  const own = drawings.map((drawing) => {
    const head = headOf(drawing)
    return `${drawing.slice(0, head)}<use href="#${id}-same"/>${drawing.slice(head).replace(SHAPE, (shape) => shared.has(shape) ? "" : shape)}`
  })
  return html`${raw(`<svg class="same" width="0" height="0" aria-hidden="true"><g id="${id}-same">${inGroups([...shared])}</g></svg>`)}${own.map(raw)}`
}

/** Where the shapes begin: patterns have shapes, too, that are drawn nowhere by themselves. */
const headOf = (drawing: string): number => Math.max(...["</desc>", "</defs>"].map((end) => drawing.lastIndexOf(end) + end.length))

/** Shapes with what they have in common said once: colours of lines, sizes of letters. Areas first, then letters. */
const inGroups = (shapes: readonly string[]): string => {
  const groups = new Map<string, string[]>()
  for (const shape of shapes.toSorted((a, b) => Number(a.startsWith("<text")) - Number(b.startsWith("<text")))) {
    const tag = /^<(\w+)/.exec(shape)?.[1] ?? ""
    const [head = ""] = /^<[^>]*>/.exec(shape) ?? []
    const attributes = [...head.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([written, name = "", value = ""]) => ({ written, name, value }))
    const isPlace = (name: string): boolean => /^(x|y|width|height|d|points)$/.test(name) || (tag === "rect" && name === "fill")
    const common = attributes.filter(({ name }) => !isPlace(name)).map(({ written }) => written).join("")
    const place = attributes.filter(({ name }) => isPlace(name)).map(({ name, value }) => ` ${name}="${shortColour(value)}"`).join("")
    const group = `<g${common}>`
    groups.set(group, [...groups.get(group) ?? [], `<${tag}${place}${shape.slice(head.length - (head.endsWith("/>") ? 2 : 1))}`])
  }
  return [...groups].map(([group, members]) => `${group}${members.join("")}</g>`).join("")
}

const shortColour = (value: string): string =>
  value.replace(/^rgb\((\d+), (\d+), (\d+)\)$/, (_, ...parts: readonly string[]) => `#${parts.slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`)

const TOOLTIP = /<title>[^<]*<\/title>/g
const SHAPE = /<(rect|text)\b(?:[^>/]|\/(?!>))*(?:\/>|>(?:[^<]|<(?!\/\1>))*<\/\1>)/g
