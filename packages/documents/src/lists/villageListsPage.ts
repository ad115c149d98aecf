import type { Lang } from "@tramyte/core"
import { inWords, type Wording } from "../named.ts"
import { type Html, html } from "../paper/html.ts"
import { checkPaper, countText, letterhead, paper, type PaperOptions, signatures } from "../paper/paper.ts"
import { bringText } from "../words/bringText.ts"
import { columnDay, hoursText } from "../words/dayText.ts"
import type { VillageList, VillageRow } from "./villageLists.ts"

export interface VillageListsPageOptions extends PaperOptions {
  /** What all bring; the usual papers if not given. */
  readonly bring?: Wording
}

/**
 * The lists of the villages on A4 (danh sách khám theo thôn, khổ A4), each village on a page of its own, with room for a tick and a signature; without names
 * for the notice board. HTML for a browser: no script, nothing from elsewhere.
 *
 * @throws DocumentError `TRAMYTE_DOCUMENTS_DAY` (`madeOn`)
 * @example
 * ```ts
 * import { type VillageList, villageListsPage } from "@tramyte/documents"
 *
 * const list: VillageList = {
 *   village: "v1", name: "Thôn Đông", show: "names",
 *   rows: [{ number: 1, who: "Nguyễn Văn An", birthYear: 1951, day: "2026-07-06", place: "Trạm Y tế xã", fasting: true }]
 * }
 * const page = villageListsPage([list], { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" })
 * page.includes("T2 06/07/2026") // => true
 * ```
 */
export const villageListsPage = (lists: readonly VillageList[], options: VillageListsPageOptions): string => {
  checkPaper(options)
  const title = inWords(options.title ?? words.title, options.lang)
  return paper(title, lists.map((list, at) => sheet(list, `list-${at}`, title, options)), options)
}

const sheet = ({ name, rows, show }: VillageList, id: string, title: string, options: VillageListsPageOptions): Html => {
  const { lang } = options
  const village = inWords(name, lang)
  const named = show === "names"
  const columns = named ? columnsWithNames : columnsWithout
  return html`<article class="sheet" aria-labelledby="${id}">${letterhead(options, html`${title}<br>${village}`, id)}
<p class="about">${countText(rows.length, lang)} ${words.people[lang]}</p>
<p class="note">${bringText(options.bring, false, lang)}${rows.some(({ fasting }) => fasting) ? ` ${words.fastingNote[lang]}` : ""}</p>${named ? undefined : html`<p class="note"><em>${words.without[lang]}</em></p>`}
<table><colgroup>${columns.map(({ width }) => html`<col style="width:${width}%">`)}</colgroup><thead><tr class="running"><th colspan="${columns.length}" scope="colgroup">${village}</th></tr><tr>${
    columns.map(({ label }) => html`<th scope="col">${label[show][lang]}</th>`)}</tr></thead><tbody>
${rows.map((row, at) => line(row, rows[at - 1], named, lang))}</tbody></table>
${named ? signatures([words.head, words.station], lang) : undefined}</article>
`
}

const line = (row: VillageRow, before: VillageRow | undefined, named: boolean, lang: Lang): Html => {
  const cells = html`<td class="number">${row.number}</td><td class="who">${row.who}</td>`
  const when = html`<td class="nowrap">${columnDay(row.day, lang)}<br>${hoursText(row.hours, row.part, lang)}</td><td>${inWords(row.place, lang)}</td><td>${row.fasting ? words.fasting[lang] : undefined}</td>`
  return html`<tr${before !== undefined && before.day !== row.day ? html` class="turn"` : undefined}>${cells}${
    named ? html`<td>${row.birthYear}</td><td>${row.household}</td>` : undefined}${when}${named ? html`<td><span class="tick"></span></td><td></td>` : undefined}</tr>
`
}

const both = (vi: string, en: string) => ({ names: { vi, en }, initials: { vi, en }, codes: { vi, en } })
const number = both("Số", "No.")
const name = { names: { vi: "Họ và tên", en: "Name" }, initials: { vi: "Chữ cái đầu", en: "Initials" }, codes: { vi: "Mã số", en: "Code" } }
const when = both("Ngày, giờ đến", "Day, hour")
const place = both("Nơi khám", "Place")
const note = both("Lưu ý", "Note")
const columnsWithNames = [
  { label: number, width: 5 }, { label: name, width: 23 }, { label: both("Năm sinh", "Born"), width: 6.5 }, { label: both("Hộ", "Home"), width: 9 }, { label: when, width: 13.5 },
  { label: place, width: 17 }, { label: note, width: 8 }, { label: both("Đã báo", "Told"), width: 5 }, { label: both("Ký nhận", "Signature"), width: 13 }
]
const columnsWithout = [{ label: number, width: 7 }, { label: name, width: 28 }, { label: when, width: 20 }, { label: place, width: 33 }, { label: note, width: 12 }]

const words = {
  title: { vi: "DANH SÁCH KHÁM SỨC KHỎE", en: "LIST FOR THE HEALTH EXAMINATION" },
  people: { vi: "người có lịch khám", en: "people have an appointment" },
  fasting: { vi: "nhịn ăn", en: "fasting" },
  fastingNote: { vi: "Ai có ghi “nhịn ăn”: xin chưa ăn gì trước khi đến khám.", en: "Where it says “fasting”: please do not eat before you come." },
  without: { vi: "Danh sách không ghi họ tên để giữ kín dữ liệu cá nhân. Ai chưa rõ dòng của mình, hỏi trưởng thôn hoặc Trạm Y tế.", en: "No names stand here, to keep personal data private. Whoever does not find the own line asks the village head or the station." },
  head: { vi: "Trưởng thôn", en: "Head of the village" },
  station: { vi: "Trưởng trạm", en: "Head of the station" }
} as const
