import type { CivilDate, Lang } from "@tramyte/core"
import { inWords } from "../named.ts"
import { type Html, html } from "../paper/html.ts"
import { checkPaper, countText, letterhead, paper, type PaperOptions, shareText, signatures } from "../paper/paper.ts"
import { shortDay } from "../words/dayText.ts"
import type { CampaignSummary, SummaryCount } from "./campaignSummary.ts"

/**
 * The plan on paper for the commune's committee (bảng tổng hợp trình Ủy ban nhân dân xã), A4: how many of each group and village have a session, when and where,
 * and why the others have none.
 *
 * @throws DocumentError `TRAMYTE_DOCUMENTS_DAY` (`madeOn`)
 * @example
 * ```ts
 * import { campaignSummaryPage } from "@tramyte/documents"
 *
 * const page = campaignSummaryPage({
 *   people: 1234, served: 1233, sessions: 20, places: 1300, groups: [], villages: [], sites: [], unserved: []
 * }, { lang: "vi", station: "Trạm Y tế xã Cẩm Giàng", madeOn: "2026-07-01" })
 * page.includes("99,9%") // => true
 * ```
 */
export const campaignSummaryPage = (summary: CampaignSummary, options: PaperOptions): string => {
  checkPaper(options)
  const { lang } = options
  const title = inWords(options.title ?? words.title, lang)
  const { people, served, sessions, places, groups, villages, sites, unserved, proven } = summary
  const number = (count: number): string => countText(count, lang)
  return paper(title, [html`<article class="sheet" aria-labelledby="summary">${letterhead(options, html`${title}`, "summary")}
<p class="about">${days(summary, lang)}</p>
<div class="key"><div><strong>${number(served)}/${number(people)}</strong>${words.served[lang]} (${shareText(served, people, lang)})</div><div><strong>${number(people - served)}</strong>${words.without[lang]}</div><div><strong>${
    number(sessions)}</strong>${words.sessions[lang]}</div><div><strong>${number(places)}</strong>${words.places[lang]}</div></div>
${proven === undefined ? undefined : html`<p class="note">${(proven ? words.proven : words.notProven)[lang]}</p>`}
${counts(words.group[lang], groups, lang)}
${table([words.village[lang], words.listed[lang], words.served[lang], words.share[lang], words.from[lang], words.last[lang]], villages.map((one) => [
    inWords(one.name, lang), number(one.people), number(one.served), shareText(one.served, one.people, lang), day(one.from, lang), day(one.last, lang)]), total(villages, lang, 2))}
${table([words.place[lang], words.sessions[lang], words.places[lang], words.people[lang], words.load[lang], words.from[lang], words.last[lang]], sites.map((one) => [
    inWords(one.name, lang), number(one.sessions), number(one.places), number(one.people), shareText(one.people, one.places, lang), day(one.from, lang), day(one.last, lang)]))}
${unserved.length === 0 ? undefined : table([words.reason[lang], words.people[lang]], unserved.map(({ reason, people: some }) => [reason[lang], number(some)]), undefined, "figures reasons")}
${signatures([words.maker, words.station], lang)}</article>
`], options)
}

const counts = (label: string, rows: readonly SummaryCount[], lang: Lang): Html | undefined => rows.length === 0 ? undefined : html`<table class="figures"><thead><tr><th scope="col" class="wide">${label}</th><th scope="col" class="number">${
  words.listed[lang]}</th><th scope="col" class="number">${words.served[lang]}</th><th scope="col" class="number">${words.without[lang]}</th><th scope="col" class="number">${words.share[lang]}</th><th scope="col"></th></tr></thead><tbody>
${rows.map(({ name, people, served }) => html`<tr><th scope="row" class="wide">${inWords(name, lang)}</th><td class="number">${countText(people, lang)}</td><td class="number">${countText(served, lang)}</td><td class="number">${
  countText(people - served, lang)}</td><td class="number">${shareText(served, people, lang)}</td><td><span class="bar" aria-hidden="true"><span style="width:${people === 0 ? 0 : Math.floor(served / people * 100)}%"></span></span></td></tr>
`)}</tbody></table>`

const table = (head: readonly string[], rows: readonly (readonly string[])[], foot?: readonly string[], look = "figures"): Html | undefined => rows.length === 0 ? undefined : html`<table class="${look}"><thead><tr>${
  head.map((label, at) => html`<th scope="col" class="${at === 0 ? "wide" : "number"}">${label}</th>`)}</tr></thead><tbody>
${rows.map(([name = "", ...cells]) => html`<tr><th scope="row" class="wide">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>
`)}</tbody>${foot === undefined ? undefined : html`<tfoot><tr><th scope="row">${foot[0]}</th>${foot.slice(1).map((cell) => html`<td class="number">${cell}</td>`)}</tr></tfoot>`}</table>`

const total = (rows: readonly SummaryCount[], lang: Lang, empty: number): readonly string[] => {
  const [people, served] = [rows.reduce((all, row) => all + row.people, 0), rows.reduce((all, row) => all + row.served, 0)]
  return [words.total[lang], countText(people, lang), countText(served, lang), shareText(served, people, lang), ...Array.from({ length: empty }, () => "")]
}

const day = (value: CivilDate | undefined, lang: Lang): string => value === undefined ? "–" : shortDay(value, lang)

const days = ({ from, last }: CampaignSummary, lang: Lang): string | undefined => from === undefined || last === undefined ? undefined
  : lang === "vi" ? `Từ ${shortDay(from, lang)} đến ${shortDay(last, lang)}` : `${shortDay(from, lang)} to ${shortDay(last, lang)}`

const words = {
  title: { vi: "TỔNG HỢP KẾ HOẠCH KHÁM SỨC KHỎE", en: "THE EXAMINATION PLAN IN SUMMARY" },
  served: { vi: "Có lịch khám", en: "Have a session" }, without: { vi: "Chưa có lịch", en: "Without a session" },
  sessions: { vi: "Buổi khám", en: "Sessions" }, places: { vi: "Số chỗ", en: "Places" }, people: { vi: "Số người", en: "People" },
  group: { vi: "Nhóm đối tượng, theo thứ tự ưu tiên", en: "Group, in the order of priority" }, village: { vi: "Thôn", en: "Village" }, place: { vi: "Nơi khám", en: "Place" },
  listed: { vi: "Trong danh sách", en: "On the list" }, share: { vi: "Tỷ lệ", en: "Share" }, load: { vi: "Sử dụng", en: "Used" },
  from: { vi: "Từ ngày", en: "From" }, last: { vi: "Đến ngày", en: "To" }, reason: { vi: "Vì sao chưa có lịch", en: "Why they have no session" }, total: { vi: "Cả xã", en: "Commune" },
  proven: {
    vi: "Đã chứng minh: với các buổi khám và ngày theo thôn này, không có cách xếp lịch nào khám được nhiều người hơn ở một nhóm mà không bớt người ở nhóm ưu tiên cao hơn.",
    en: "Proven: with these sessions and days of villages, no plan serves more people of a group without serving fewer of a group that comes before it."
  },
  notProven: {
    vi: "Chưa chứng minh được đây là cách xếp lịch khám được nhiều người nhất theo thứ tự ưu tiên.",
    en: "It is not proven that no other plan serves more people in the order of priority."
  },
  maker: { vi: "Người lập", en: "Made by" }, station: { vi: "Trưởng trạm", en: "Head of the station" }
} as const
