import { both, number, say } from "./bilingual.ts"
import { type Html, html } from "./html.ts"
import { statusMark } from "./labels.ts"
import { serves } from "./serves.ts"
import type { StationYear } from "./stationYear.ts"

/** Screen 5: the rules behind the numbers with their sources, those that nobody could check, and the rows that did not go in. */
export const sourcesScreen = (station: StationYear): Html => {
  const { prefix, year } = station
  return html`<section class="screen" id="${prefix}-sources" aria-labelledby="${prefix}-sources-h"><h2 id="${prefix}-sources-h">${say("Số liệu dựa vào đâu?", "What do the numbers rest on?")}</h2>
${serves(station)}<p class="note">${say("Bộ quy tắc:", "Rulebook:")} <code>${year.rulebook}</code></p><div class="pair"><div>${unverified(station)}</div><div>${rejects(station)}</div></div>
<h3>${say("Quy tắc và căn cứ", "Rules and sources")}</h3>
<div class="wide" role="region" tabindex="0"><table class="plain"><caption>${say("Mỗi quy tắc với văn bản căn cứ", "Each rule with the text that it rests on")}</caption><thead><tr><th scope="col">${say("Quy tắc", "Rule")}</th><th scope="col" class="text">${say("Căn cứ", "Source")}</th></tr></thead><tbody>${
    [...year.indicators.map(({ definition, sources }) => ({ label: definition.label, status: definition.status, sources })), ...year.protocols].map(({ label, status, sources }) =>
      html`<tr><th scope="row">${both(label)} ${statusMark(status)}</th><td class="text">${sources.join("; ")}</td></tr>`)}</tbody></table></div></section>`
}

const unverified = (station: StationYear): Html => {
  const { year, others } = station
  // Routine indicators are marked where they stand, and their definitions say why.
  const routine = new Set(others.map(({ indicator }) => indicator.definition.id))
  const listed = year.unverified.filter(({ id }) => !routine.has(id))
  return html`<h3>${say("Quy tắc chưa kiểm chứng", "Rules that are not verified")}</h3>${listed.length === 0
  ? html`<p>${say("Không có.", "None.")}</p>`
  : html`<p class="note">${say("Chưa ai đối chiếu được các quy tắc này với văn bản gốc. Kết quả dựa vào chúng được đánh dấu.", "Nobody could compare these rules with the original text. Whatever rests on them is marked.")} ${routine.size === 0 ? undefined : say("Chỉ tiêu thường quy chưa kiểm chứng được đánh dấu ở mục của chúng.", "Routine indicators that are not verified are marked in their section.")}</p><ul class="notes">${
    listed.map(({ label, note }) => html`<li><strong>${both(label)}</strong> ${statusMark("unverified")}${note === undefined ? undefined : html`<br>${both(note)}`}</li>`)}</ul>`}`
}

/** What is said of a refused row may repeat what stands in it: a name, a personal number. A meeting and a file without names see the codes alone. */
const rejects = ({ year, names }: StationYear): Html => {
  const rowsOf = (severity: "error" | "note") => year.rejects.filter((one) => one.severity === severity).toSorted((a, b) => b.count - a.count)
  const tables = [
    { severity: "error" as const, head: say("Không nhận được", "Not taken") },
    { severity: "note" as const, head: say("Đã nhận, cần xem lại", "Taken, to be looked at") }
  ].map(({ severity, head }) => ({ head, rows: rowsOf(severity) })).filter(({ rows }) => rows.length > 0)
  return html`<h3>${say("Dữ liệu nào chưa nhận được?", "Which data did not go in?")}</h3>${tables.length === 0
    ? html`<p>${say("Tất cả đã nhận.", "All of it went in.")}</p>`
    : html`<p class="note">${say("Từng dòng với cách sửa nằm trong tệp", "Each row, with how to mend it, is in the file")} <code>rejects.csv</code>.</p>`}${tables.map(({ head, rows }) =>
    html`<div class="wide" role="region" tabindex="0"><table><caption>${head}: ${number(rows.reduce((sum, { count }) => sum + count, 0))}</caption><thead><tr><th scope="col">${
      say("Lý do", "Reason")}</th><th scope="col" class="text">${say("Mã", "Code")}</th><th scope="col">${say("Số lần", "Times")}</th></tr></thead><tbody>${
      rows.map(({ code, label, count }) => html`<tr><th scope="row">${names ? html`<span class="in-names">${both(label)}</span>` : undefined}</th><td class="text"><code>${code}</code></td><td>${number(count)}</td></tr>`)}</tbody></table></div>`)}`
}
