import type { Text } from "@tramyte/core"
import { inWords } from "../named.ts"
import { type Html, html } from "../paper/html.ts"
import { checkPaper, countText, letterhead, paper, type PaperOptions, signatures } from "../paper/paper.ts"
import type { UnservedList } from "./unservedLists.ts"

/**
 * Those without a session on A4 (danh sách chưa có lịch khám), each village on a page: who, why in words, and room for what is done about it; first how many for
 * which reason.
 *
 * @throws DocumentError `TRAMYTE_DOCUMENTS_DAY` (`madeOn`)
 * @example
 * ```ts
 * import { unservedListsPage, whyUnservedText } from "@tramyte/documents"
 *
 * const reason = whyUnservedText({ id: "p1", reason: "full", open: 1, because: [] })
 * const page = unservedListsPage([{ name: "Thôn Đoài", show: "names", rows: [{ number: 1, who: "Phạm Thị Mai", reason }], reasons: [{ reason, people: 1 }] }],
 *   { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" })
 * page.includes("Buổi khám duy nhất mà người này đến được đã hết chỗ.") // => true
 * ```
 */
export const unservedListsPage = (lists: readonly UnservedList[], options: PaperOptions): string => {
  checkPaper(options)
  const title = inWords(options.title ?? words.title, options.lang)
  return paper(title, lists.map((list, at) => sheet(list, `unserved-${at}`, title, options)), options)
}

const sheet = ({ name, rows, show, reasons }: UnservedList, id: string, title: string, options: PaperOptions): Html => {
  const { lang } = options
  const village = inWords(name, lang)
  const columns = show === "names" ? columnsWithNames : columnsWithout
  return html`<article class="sheet" aria-labelledby="${id}">${letterhead(options, html`${title}<br>${village}`, id)}
<p class="about">${countText(rows.length, lang)} ${words.people[lang]}</p>
<ul class="note">${reasons.map(({ reason, people }) => html`<li>${countText(people, lang)} ${words.persons[lang]}: ${reason[lang]}</li>`)}</ul>
<table><colgroup>${columns.map(({ width }) => html`<col style="width:${width}%">`)}</colgroup><thead><tr class="running"><th colspan="${columns.length}" scope="colgroup">${village}</th></tr><tr>${
    columns.map(({ label, without }) => html`<th scope="col">${((show === "names" ? undefined : without?.[show]) ?? label)[lang]}</th>`)}</tr></thead><tbody>
${rows.map(({ number, who, birthYear, household, reason }) => html`<tr><td class="number">${number}</td><td class="who">${who}</td>${
    show === "names" ? html`<td>${birthYear}</td><td>${household}</td>` : undefined}<td>${reason[lang]}</td><td></td></tr>
`)}</tbody></table>
${show === "names" ? signatures([words.station], lang) : undefined}</article>
`
}

interface Column { readonly label: Text; readonly without?: { readonly initials: Text; readonly codes: Text }; readonly width: number }
const who: Column = { label: { vi: "Họ và tên", en: "Name" }, without: { initials: { vi: "Chữ cái đầu", en: "Initials" }, codes: { vi: "Mã số", en: "Code" } }, width: 24 }
const number: Column = { label: { vi: "Số", en: "No." }, width: 5 }
const reason: Column = { label: { vi: "Vì sao chưa có lịch", en: "Why" }, width: 38 }
const done: Column = { label: { vi: "Hướng giải quyết", en: "What is done" }, width: 17 }
const columnsWithNames: readonly Column[] = [number, who, { label: { vi: "Năm sinh", en: "Born" }, width: 7 }, { label: { vi: "Hộ", en: "Home" }, width: 9 }, reason, done]
const columnsWithout: readonly Column[] = [number, who, reason, done]

const words = {
  title: { vi: "DANH SÁCH CHƯA CÓ LỊCH KHÁM", en: "PEOPLE WITHOUT A SESSION" },
  people: { vi: "người chưa có lịch khám", en: "people have no session yet" },
  persons: { vi: "người", en: "people" },
  station: { vi: "Trưởng trạm", en: "Head of the station" }
} as const
