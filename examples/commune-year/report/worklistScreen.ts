import { both, dayText, say } from "./bilingual.ts"
import { collaboratorName } from "./collaboratorName.ts"
import { collaboratorPages, sheetsOf, type Sheet, villageLabel } from "./collaboratorPages.ts"
import { countTable } from "./countTable.ts"
import { type Html, html } from "./html.ts"
import { standingLabels, standingMeaning, statusMark } from "./labels.ts"
import { serves } from "./serves.ts"
import { byVillage } from "./standingByVillage.ts"
import { standings } from "./standing.ts"
import type { StationYear } from "./stationYear.ts"
import { villageFile } from "./villageFiles.ts"

/** Screen 2: who is due this week and overdue, by village and collaborator, and a page to print for each collaborator. */
export const worklistScreen = (station: StationYear): Html => {
  const { prefix } = station
  const sheets = sheetsOf(station)
  return html`<section class="screen" id="${prefix}-work" aria-labelledby="${prefix}-work-h"><h2 id="${prefix}-work-h">${say("Tuần này cần khám cho ai?", "Who is due this week?")}</h2>
${serves(station)}<p class="note">${both(standingMeaning(dayText(station.sunday)))}</p>
${station.names ? html`<div class="in-names">${byCollaborator(station, sheets).table}</div>` : undefined}<div class="${station.names ? "in-meeting" : "published"}">${byVillage(station).table}</div>
${byProtocol(station).table}
${station.names ? chooser(station) : undefined}</section>
${station.names ? html`<section class="sheets" aria-labelledby="${prefix}-sheets-h"><h2 id="${prefix}-sheets-h" class="unseen">${say("Phiếu việc của cộng tác viên", "Collaborators’ worksheets")}</h2>${collaboratorPages(station)}</section>` : undefined}`
}

const byCollaborator = (station: StationYear, sheets: readonly Sheet[]) => countTable(station, {
  caption: say("Theo thôn và cộng tác viên", "By village and collaborator"),
  rowHead: say("Thôn", "Village"),
  rows: sheets.map(({ village, part, parts }) => ({
    label: html`${villageLabel(station, village)}${parts > 1 ? say(`, phần ${part + 1}`, `, part ${part + 1}`) : undefined}`,
    selection: parts > 1 ? `v=${village}&k=${part}` : `v=${village}`
  })),
  columns: standings.map((standing) => ({ label: both(standingLabels[standing]), selection: `s=${standing}` })),
  totals: true,
  after: { head: say("Cộng tác viên", "Collaborator"), cells: sheets.map(collaboratorCell) }
})

const collaboratorCell = ({ collaborator, village }: Sheet): Html => html`<button type="button" class="link" data-sheet="${village}">${
  collaborator !== undefined ? collaboratorName(collaborator) : (village === -1 ? say("mở phiếu", "open the page") : say("chưa có, mở phiếu", "none, open the page"))}</button>${
  collaborator?.active === false ? html` <span class="mark unverified">${say("chưa báo cáo", "no report")}</span>` : undefined}`

const byProtocol = (station: StationYear) => countTable(station, {
  caption: say("Theo việc cần làm (một người có thể có nhiều việc)", "By what is due (a person may have several)"),
  rowHead: say("Việc", "Item"),
  rows: station.year.protocols.map(({ label, status }, index) => ({
    label: html`<button type="button" class="define" data-define="t${index}">${both(label)}</button> ${statusMark(status)}`, selection: `t=${index}:`
  })),
  columns: (["o", "w", "d", "u"] as const).map((state) => ({ label: both(standingLabels[state]), selection: state }))
})

const chooser = (station: StationYear): Html => {
  const { prefix, year } = station
  const villages = [...new Set(sheetsOf(station).map(({ village }) => village))]
  return html`<form class="chooser" aria-label="A4"><label for="${prefix}-pick">${say("Phiếu việc A4, mỗi cộng tác viên một trang:", "A4 worksheets, one page a collaborator:")}</label>
<select id="${prefix}-pick" class="pick"><option value="" data-vi="Chọn thôn…" data-en="Choose a village…">Chọn thôn…</option>${villages.map((village) => html`<option value="${village}" data-file="${villageFile(year, village)}">${
    year.villages[village]?.name ?? "Chưa rõ thôn"}</option>`)}</select>
<button type="button" data-print="sheet">${say("In phiếu đã chọn", "Print the chosen")}</button>
<button type="button" data-print="sheets">${say("In tất cả phiếu", "Print all")}</button></form>`
}
