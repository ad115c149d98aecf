import type { Lang } from "@tramyte/core"
import { inWords } from "../named.ts"
import { type Html, html } from "../paper/html.ts"
import { checkPaper, countText, letterhead, paper, type PaperOptions, signatures } from "../paper/paper.ts"
import { hoursText, longDay } from "../words/dayText.ts"
import type { DoorRow, DoorSheet, DoorWave } from "./doorSheets.ts"

export interface DoorSheetsPageOptions extends PaperOptions {
  /** Empty lines at the end of each sheet for those who come without an appointment; 5 if not given. */
  readonly emptyLines?: number
}

/**
 * The sheets for the door on A4 (phiếu tiếp đón từng buổi), a session a page: who is expected at which hour, a box to tick, by which paper the person was
 * known, when they came, and lines for those who come without an appointment.
 *
 * @throws DocumentError `TRAMYTE_DOCUMENTS_DAY` (`madeOn`)
 * @example
 * ```ts
 * import { doorSheetsPage } from "@tramyte/documents"
 *
 * const page = doorSheetsPage([{
 *   session: "s1", day: "2026-07-06", hours: { from: "07:00", until: "11:30" }, place: "Trạm Y tế xã", people: 1,
 *   waves: [{ hours: { from: "07:00", until: "07:30" }, rows: [{ number: 1, who: "Nguyễn Văn An", fasting: true }] }]
 * }], { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" })
 * page.includes("Thứ Hai, 06/07/2026") // => true
 * ```
 */
export const doorSheetsPage = (sheets: readonly DoorSheet[], options: DoorSheetsPageOptions): string => {
  checkPaper(options)
  const title = inWords(options.title ?? words.title, options.lang)
  return paper(title, sheets.map((each, at) => sheet(each, `door-${at}`, title, options)), options)
}

const sheet = ({ day, hours, part, place, people, waves }: DoorSheet, id: string, title: string, options: DoorSheetsPageOptions): Html => {
  const { lang, emptyLines = 5 } = options
  const when = [longDay(day, lang), hoursText(hours, part, lang)].filter((text) => text !== "").join(", ")
  const where = inWords(place, lang)
  return html`<article class="sheet" aria-labelledby="${id}">${letterhead(options, html`${title}<br>${when}`, id)}
<p class="about">${where}: ${countText(people, lang)} ${words.expected[lang]}</p>
<table><colgroup>${columns.map(({ width }) => html`<col style="width:${width}%">`)}</colgroup><thead><tr class="running"><th colspan="${columns.length}" scope="colgroup">${when} – ${where}</th></tr><tr>${
    columns.map(({ label }) => html`<th scope="col">${label[lang]}</th>`)}</tr></thead>
${waves.map((wave) => block(wave, lang))}${emptyLines > 0 ? block({ rows: Array.from({ length: emptyLines }, (_, at) => ({ number: people + at + 1, who: "", fasting: false })) }, lang, words.without[lang]) : undefined}</table>
${signatures([words.door, words.station], lang)}</article>
`
}

const block = ({ hours, rows }: DoorWave, lang: Lang, heading = hours === undefined ? "" : `${words.arrive[lang]} ${hoursText(hours, undefined, lang)}: ${countText(rows.length, lang)} ${words.expected[lang]}`): Html =>
  html`<tbody>${heading === "" ? undefined : html`<tr><th class="band" scope="rowgroup" colspan="${columns.length}">${heading}</th></tr>`}${rows.map((row) => line(row, lang))}</tbody>
`

const line = ({ number, who, birthYear, village, fasting }: DoorRow, lang: Lang): Html =>
  html`<tr><td class="number">${number}</td><td><span class="tick"></span></td><td class="who">${who}</td><td>${birthYear}</td><td>${village === undefined ? undefined : inWords(village, lang)}</td><td class="ticks">${
    words.papers[lang].map((paperName) => html`<span class="tick"></span> ${paperName} `)}</td><td></td><td>${fasting ? words.fasting[lang] : undefined}</td></tr>
`

const columns = [
  { label: { vi: "Số", en: "No." }, width: 5 }, { label: { vi: "Đến", en: "Came" }, width: 5 }, { label: { vi: "Họ và tên", en: "Name" }, width: 24 },
  { label: { vi: "Năm sinh", en: "Born" }, width: 6.5 }, { label: { vi: "Thôn", en: "Village" }, width: 16 }, { label: { vi: "Giấy tờ", en: "Known by" }, width: 24.5 },
  { label: { vi: "Giờ đến", en: "Came at" }, width: 8 }, { label: { vi: "Lưu ý", en: "Note" }, width: 11 }
]

const words = {
  title: { vi: "PHIẾU TIẾP ĐÓN KHÁM SỨC KHỎE", en: "SHEET FOR THE DOOR" },
  expected: { vi: "người", en: "people" },
  arrive: { vi: "Giờ đến", en: "To come" },
  without: { vi: "Đến không có lịch hẹn", en: "Came without an appointment" },
  papers: { vi: ["VNeID", "Thẻ", "Giấy"], en: ["VNeID", "Card", "Paper"] },
  fasting: { vi: "nhịn ăn", en: "fasting" },
  door: { vi: "Người tiếp đón", en: "At the door" },
  station: { vi: "Trưởng trạm", en: "Head of the station" }
} as const
