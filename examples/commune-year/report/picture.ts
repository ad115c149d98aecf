import type { Text } from "@tramyte/core"
import { both, type Lang, langs, say } from "./bilingual.ts"
import type { WrittenTable } from "./countTable.ts"
import { type Html, html, raw } from "./html.ts"
import type { StationYear } from "./stationYear.ts"

/** A picture that answers one question, with its numbers behind it. */
export interface Picture {
  readonly id: string
  readonly question: Text
  readonly lead?: Html
  /** The picture in one language, by the charts package. */
  readonly draw: (lang: Lang, idPrefix: string) => string
  readonly numbers: WrittenTable
  readonly wide?: boolean
}

/** Width of the drawings in their own units: legible on a phone, and two beside each other on a screen. */
export const WIDTH = 460

/** Where the picture would show a small number, a meeting and a file without names see the table alone, with that number hidden. */
export const picture = (station: StationYear, { id, question, lead, draw, numbers, wide }: Picture): Html => {
  const drawn = langs.map((lang) => raw(draw(lang, `${station.prefix}-${id}-${lang}`)))
  const heading = html`<figure class="picture ${wide === true ? "whole" : ""}"><h3>${both(question)}</h3>${lead}`
  if (numbers.hides && !station.names) return html`${heading}${numbers.table}</figure>`
  return html`${heading}<div class="drawing ${numbers.hides ? "in-names" : ""}">${drawn}</div><details><summary>${say("Xem số liệu", "Show the numbers")}</summary>${numbers.table}</details></figure>`
}
