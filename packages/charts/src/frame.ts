import { checkIdPrefix, checkWidth } from "./checkInput.ts"
import { fillDefinitions, INK, SOFT_INK, type Fill } from "./fills.ts"
import { formatNumber, type Lang } from "./formatNumber.ts"
import { element, escapeXml } from "./markup.ts"
import { textLines } from "./textLines.ts"
import { wrapText } from "./wrapText.ts"

/** What every picture takes. */
export interface ChartOptions {
  /** Start of every id inside the picture: a letter, then letters, digits, `-` or `_`. Unique among the pictures of one page. */
  readonly idPrefix: string
  /** The question that the picture answers, in the reader's language. */
  readonly title: string
  /** Place, period, source: one line under the title. */
  readonly subtitle?: string
  /** How numbers are written. */
  readonly lang: Lang
  /** Drawing width in viewBox units (writing is 11 to 17 units high); 480 if not given, 375 for phones alone. */
  readonly width?: number
  /** `false` where the page has a heading of its own; the title still reaches screen readers. */
  readonly showTitle?: boolean
}

/** A sheet to draw on: its width, where the header ends, and how numbers are written. */
export interface Frame {
  readonly options: ChartOptions
  readonly width: number
  readonly top: number
  readonly header: string
  readonly number: (value: number, decimals?: number) => string
}

export interface Picture {
  readonly height: number
  readonly body: string
  /** The content in words, for screen readers: every number of the data. */
  readonly description: readonly string[]
  readonly fills?: readonly Fill[]
}

// On a phone (about 375 px) the smallest writing is then still 9 px high, on A4 it is 3 mm.
const DEFAULT_WIDTH = 480

/** Checks the common options and lays out title and subtitle. */
export const openFrame = (chart: string, options: ChartOptions): Frame => {
  checkIdPrefix(chart, options.idPrefix)
  const width = checkWidth(chart, options.width ?? DEFAULT_WIDTH)
  const shown = options.showTitle !== false
  const title = shown ? wrapText(options.title, width - 8, 17, 3) : { lines: [], cut: false }
  const subtitle = wrapText(options.subtitle ?? "", width - 8, 13, 2)
  const titleEnd = title.lines.length * 22
  const header = textLines(title, options.title, { x: 4, y: 18, size: 17, weight: 700 })
    + textLines(subtitle, options.subtitle ?? "", { x: 4, y: titleEnd + 14, size: 13, fill: SOFT_INK })
  return {
    options, width, header, top: titleEnd + subtitle.lines.length * 17 + 8,
    number: (value, decimals) => formatNumber(value, options.lang, decimals)
  }
}

/** Closes the sheet: an `<svg>` with its name, its description and its patterns. */
export const closeFrame = (frame: Frame, picture: Picture): string => {
  const { idPrefix, title, subtitle, lang } = frame.options
  const definitions = fillDefinitions(picture.fills ?? [], idPrefix)
  const words = [...(subtitle === undefined ? [] : [subtitle]), ...picture.description].join(". ")
  return element("svg", {
    xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${frame.width} ${Math.ceil(picture.height)}`, width: "100%",
    role: "img", lang, "aria-labelledby": `${idPrefix}-title`, "aria-describedby": `${idPrefix}-desc`,
    "font-family": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif", "font-size": 13, fill: INK,
    // Without a limit a wide screen would blow the writing up; without "exact" some printers drop the areas.
    style: `display:block;height:auto;max-width:${Math.round(frame.width * 1.3)}px;background:#fff;break-inside:avoid;print-color-adjust:exact`
  },
  element("title", { id: `${idPrefix}-title` }, escapeXml(title)),
  element("desc", { id: `${idPrefix}-desc` }, escapeXml(words)),
  definitions === "" ? "" : element("defs", {}, definitions),
  frame.header, picture.body)
}

/** The picture of no data: the sheet with one sentence on it. */
export const emptyFrame = (frame: Frame, sentence: string): string => {
  const wrapped = wrapText(sentence, frame.width - 24, 14, 3)
  return closeFrame(frame, {
    height: frame.top + 50 + wrapped.lines.length * 18,
    description: [sentence],
    body: element("rect", {
      x: 4, y: frame.top + 4, width: frame.width - 8, height: 30 + wrapped.lines.length * 18,
      rx: 4, fill: "none", stroke: "#8a8a8a", "stroke-dasharray": "4 4"
    }) + textLines(wrapped, sentence, { x: frame.width / 2, y: frame.top + 34, size: 14, anchor: "middle", fill: SOFT_INK })
  })
}
