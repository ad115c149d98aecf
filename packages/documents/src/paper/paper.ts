import { type CivilDate, type Lang, parseCivilDate, type Text } from "@tramyte/core"
import { refuse } from "../errors.ts"
import { inWords, type Wording } from "../named.ts"
import { shortDay } from "../words/dayText.ts"
import { type Html, html } from "./html.ts"
import { printStyle } from "./printStyle.ts"

/** What every printed document takes. */
export interface PaperOptions {
  readonly lang: Lang
  /** Who makes it: "Trạm Y tế xã Cẩm Giàng". */
  readonly station: Wording
  /** The day that stands on it; there is no clock here. */
  readonly madeOn: CivilDate
  /** Its heading, if the usual one does not do. */
  readonly title?: Wording
}

/** A whole page for a browser: no script, nothing from elsewhere, so that it opens without a network and prints on A4. */
export const paper = (title: string, sheets: readonly Html[], { lang }: Pick<PaperOptions, "lang">): string =>
  `<!doctype html>\n${html`<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title><style>${{ markup: printStyle(lang) }}</style></head><body><main>
${sheets}</main></body></html>`.markup}\n`

/** Station and day at the top of a sheet, and its heading. */
export const letterhead = ({ lang, station, madeOn }: PaperOptions, heading: Html, id: string): Html =>
  html`<header><div class="letterhead"><p><strong>${inWords(station, lang)}</strong></p><p>${words.madeOn[lang]} ${shortDay(madeOn, lang)}</p></div><h1 id="${id}">${heading}</h1></header>`

/** Who signs at the foot of a sheet. */
export const signatures = (who: readonly Text[], lang: Lang): Html =>
  html`<footer>${who.map((one) => html`<p>${one[lang]}<br><em>${words.sign[lang]}</em></p>`)}</footer>`

/** Throws where the day on the paper is none. */
export const checkPaper = ({ madeOn }: PaperOptions): void => refuse(parseCivilDate(madeOn) === undefined
  ? [{ code: "TRAMYTE_DOCUMENTS_DAY", where: "madeOn", message: `${JSON.stringify(madeOn)} is not a day: write it as "2026-07-06"` }]
  : [])

/** 1.234 in Vietnamese, 1,234 in English. */
export const countText = (count: number, lang: Lang): string => String(count).replace(/\B(?=(\d{3})+$)/g, lang === "vi" ? "." : ",")

/** A share of people, never rounded up to all of them: 99,9 % where one of 1.999 is missing. */
export const shareText = (part: number, whole: number, lang: Lang): string => {
  if (whole === 0) return "–"
  const tenths = Math.round(part / whole * 1000)
  const shown = part < whole ? Math.min(tenths, 999) : tenths
  return `${String(shown / 10).replace(".", lang === "vi" ? "," : ".")}%`
}

const words = {
  madeOn: { vi: "Lập ngày", en: "Made on" },
  sign: { vi: "(ký, ghi rõ họ tên)", en: "(signature, full name)" }
} as const
