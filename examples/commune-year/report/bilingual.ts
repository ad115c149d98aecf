import type { CivilDate, Text } from "@tramyte/core"
import { formatNumber } from "@tramyte/charts"
import { format } from "date-fns/format"
import { enGB } from "date-fns/locale/en-GB"
import { vi } from "date-fns/locale/vi"
import { parseISO } from "date-fns/parseISO"
import { type Html, html } from "./html.ts"

/** The languages of the report. Both stand in the file; a style rule shows one. */
export type Lang = "vi" | "en"
export const langs: readonly Lang[] = ["vi", "en"]

/** A sentence in both languages. */
export const both = (text: Text): Html =>
  text.vi === text.en ? html`${text.vi}` : html`<span lang="vi">${text.vi}</span><span lang="en">${text.en}</span>`

/** The same, written in place: `say("Thôn", "Village")`. */
export const say = (vi: string, en: string): Html => both({ vi, en })

/** A text for each language, by a function of the language. */
export const text = (write: (lang: Lang) => string): Text => ({ vi: write("vi"), en: write("en") })

/** A count: 1.234 or 1,234. */
export const numberText = (value: number): Text => text((lang) => formatNumber(value, lang))
export const number = (value: number): Html => both(numberText(value))

/** A share as a percentage, with as many decimals as it takes that a share below the target never reads as the target. */
export const percentText = (share: number, target?: number): Text => text((lang) => {
  const decimals = [1, 2, 3].find((digits) => target === undefined || share >= target || Number((share * 100).toFixed(digits)) < target * 100)
  return `${formatNumber(share * 100, lang, decimals ?? 4)}%`
})
export const percent = (share: number, target?: number): Html => both(percentText(share, target))

/** A day: 15/07/2026 or 15 Jul 2026. */
export const dayText = (day: CivilDate): Text =>
  ({ vi: format(parseISO(day), "dd/MM/yyyy", { locale: vi }), en: format(parseISO(day), "d MMM yyyy", { locale: enGB }) })
export const day = (value: CivilDate | undefined): Html => value === undefined ? html`` : both(dayText(value))
