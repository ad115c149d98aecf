import type { Text } from "@tramyte/core"
import { suppressSmallCells } from "@tramyte/charts"
import { both, dayText, number, say } from "../bilingual.ts"
import { villageLabel } from "../collaboratorPages.ts"
import { countTable } from "../countTable.ts"
import { countRow, ifSafe, SMALL } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import { statusMark } from "../labels.ts"
import { routineRow } from "../routineScreen.ts"
import type { StationYear } from "../stationYear.ts"
import { coverageTable, isOfDose } from "./coverageTable.ts"
import { capitalised, shortVaccine } from "./doseWords.ts"
import { isOfImmunization } from "../../pipeline/vaccination/isOfImmunization.ts"
import { sessionChooser, sessionSheets } from "./sessionSheets.ts"
import { doseProblemsFile, notCountedLabel, setAsideLabel } from "./vaccinationLists.ts"
import { vialsFor } from "./vials.ts"
import { expected, sessionLabels, sessionMeaning, sessionStandings, whomLabels } from "./whom.ts"

/** Who is to be vaccinated at the next session, with which vaccines; how the programme stands; which doses on record need a look. */
export const vaccinationScreen = (station: StationYear): Html => {
  const { names, prefix, year: { vaccination } } = station
  const { schedule } = vaccination
  return html`<section class="screen vaccination" id="${prefix}-vaccination" aria-labelledby="${prefix}-vaccination-h"><h2 id="${prefix}-vaccination-h">${say("Buổi tiêm chủng tới cần tiêm cho ai?", "Who is to be vaccinated at the next session?")}</h2>
<p class="serves">${say("Phục vụ: tiêm chủng mở rộng. Nguồn: sổ tiêm chủng, danh sách dân cư.", "Serves: the expanded programme on immunization. Source: vaccination register, resident register.")}</p>
<p class="session-day">${sessionLine(station)}</p>
<p class="note">${both(schedule.label)} ${statusMark(schedule.status)} ${schedule.note === undefined ? undefined : both(schedule.note)} ${say("Căn cứ:", "Source:")} ${schedule.sources.join("; ")}.</p>
<p class="note">${both(sessionMeaning)}</p>
<div class="pair stacked"><div>${byVillage(station)}</div><div>${byAge(station)}</div></div>
${vaccinesNeeded(station)}
${names ? sessionChooser(station) : undefined}
<h3>${say("Tiêm chủng của xã trong năm", "Immunization in the commune this year")}</h3>
${coverageTable(station)}
<ul class="routine">${otherIndicators(station)}</ul>
<h3>${say("Mũi tiêm trong sổ cần xem lại", "Doses on record that need a look")}</h3>
${problems(station)}</section>
${names ? html`<section class="session-sheets" aria-labelledby="${prefix}-session-sheets-h"><h2 id="${prefix}-session-sheets-h" class="unseen">${say("Phiếu buổi tiêm", "Session sheets")}</h2>${sessionSheets(station)}</section>` : undefined}`
}

const sessionLine = ({ year: { on, vaccination: { session, sessionsSeen } } }: StationYear): Html => sessionsSeen === 0
  ? html`${say("Sổ chưa cho thấy trạm tiêm vào ngày nào hằng tháng; danh sách tính cho ngày", "The register does not show on which day of the month the station vaccinates; the lists are for")} <strong>${both(dayText(on))}</strong>.`
  : html`${say("Buổi tiêm:", "Session:")} <strong>${both(dayText(session))}</strong> <span class="soft">(${say(`theo sổ, trạm tiêm vào khoảng ngày đó trong ${sessionsSeen} của 12 tháng qua`, `by the register the station vaccinated about that day in ${sessionsSeen} of the last 12 months`)})</span>`

const children = expected.join("")
const standings = sessionStandings.map((standing) => ({ label: both(sessionLabels[standing]), selection: `z=${standing}` }))

const byVillage = (station: StationYear): Html => countTable(station, {
  caption: say("Trẻ em và phụ nữ có thai, theo thôn", "Children and pregnant women, by village"),
  rowHead: say("Thôn", "Village"),
  rows: villages(station).map((village) => ({ label: villageLabel(station, village), selection: `v=${village}&y=${children}` })),
  columns: standings,
  totals: true
}).table

const villages = ({ year }: StationYear): readonly number[] =>
  [...year.villages.keys(), ...(year.vaccination.people.some(({ at }) => year.people[at]!.village === -1) ? [-1] : [])]

const byAge = (station: StationYear): Html => html`${countTable(station, {
  caption: say("Theo tuổi", "By age"),
  rowHead: say("Đối tượng", "Whom"),
  rows: expected.map((whom) => ({ label: both(whomLabels[whom]), selection: `y=${whom}` })),
  columns: standings,
  totals: true
}).table}${otherWomen(station)}`

/** Women who are not pregnant and lack a later dose: most of the people of the lists, and none whom a session waits for. */
const otherWomen = (station: StationYear): Html | undefined => {
  const counts = (["o", "d", "h"] as const).map((standing) => [station.count(`y=w&z=${standing}`), `y=w&z=${standing}`] as const)
  if (counts.every(([count]) => count === 0)) return undefined
  const { cells } = countRow(station, counts)
  return html`<p class="note">${both(whomLabels.w)}: ${say("quá hạn", "overdue")} ${cells[0]}, ${say("đến lịch", "due")} ${cells[1]}, ${say("chưa rõ tiền sử", "history unknown")} ${cells[2]}. ${
    say("Có trong tệp danh sách, không có trên phiếu buổi tiêm.", "They are in the lists’ files, and not on the session sheets.")}</p>`
}

/** The doses of each vaccine that the session needs, and how many vials that is. */
const vaccinesNeeded = (station: StationYear): Html => {
  const { vaccination } = station.year
  const needed = vaccination.vaccines.map(({ code, label }, place) => ({ code, label, place, count: station.count(`n=${place}&y=${children}&z=od`), more: station.count(`n=${place}&y=${children}&z=q`) }))
    .filter(({ count, more }) => count + more > 0)
  // Vials would give a number away that is hidden beside them.
  const published = suppressSmallCells(needed.map(({ count, more }) => [count, more]), SMALL).cells
  const { table } = countTable(station, {
    caption: say("Vắc xin cần cho buổi tiêm (liều), trẻ em và phụ nữ có thai", "Vaccines for the session (doses), children and pregnant women"),
    rowHead: say("Vắc xin", "Vaccine"),
    rows: needed.map(({ label, place }) => ({ label: both(capitalised(shortVaccine(label))), selection: `n=${place}&y=${children}` })),
    columns: [{ label: say("Quá hạn, đến lịch", "Overdue, due"), selection: "z=od" }, { label: say("Thêm nếu hỏi ra là thiếu", "More, if asking shows it is missing"), selection: "z=q" }],
    after: { head: say("Lọ cần mang theo, liều thừa", "Vials to take along, doses left"), cells: needed.map(({ code, count }, row) => ifSafe(station, published[row]?.[0]?.kind === "shown", vials(code, count))) }
  })
  return html`${table}<p class="note">${say("Liều mỗi lọ là giả định thường gặp, chưa kiểm chứng: trạm sửa theo lọ của mình. Liều thừa là liều còn lại của lọ cuối cùng khi mọi người cùng đến. Rota, phế cầu, HPV: chương trình của Hải Phòng chưa có, theo mọi danh sách đã thấy.",
    "Doses in a vial are what is common, not verified: the station goes by its own vials. Doses left are those of the last vial, if everybody comes. Rotavirus, pneumococcal, HPV: not in the programme of Hải Phòng, by every list that was seen.")}</p>`
}

const vials = (code: string, count: number): Html => {
  const take = vialsFor(code, count)
  if (count === 0) return html`–`
  return take === undefined ? say("không rõ liều mỗi lọ", "doses in a vial not known")
    : html`${number(take.vials)} ${both({
      vi: `lọ ${take.size} liều${take.left === 0 ? "" : `, thừa ${take.left}`}`,
      en: `${take.vials === 1 ? "vial" : "vials"} of ${take.size} ${take.size === 1 ? "dose" : "doses"}${take.left === 0 ? "" : `, ${take.left} left`}`
    })}`
}

/** Indicators of the programme that are not the coverage of one dose, those without data last. */
const otherIndicators = (station: StationYear): readonly Html[] => station.others
  .filter(({ indicator: { definition } }) => isOfImmunization(definition.id) && !isOfDose(definition.id))
  .toSorted((a, b) => Number(a.indicator.lacking !== undefined) - Number(b.indicator.lacking !== undefined))
  .map((one) => routineRow(station, one))

/** Doses that were set aside or do not count, by reason. They are doses, not people; who they are is in the file. */
const problems = ({ names, year }: StationYear): Html => {
  const { notCounted, setAside } = year.vaccination
  const rows = [[setAside, setAsideLabel], [notCounted, notCountedLabel]] as const
  if (setAside.length + notCounted.length === 0) return html`<p>${say("Không có.", "None.")}</p>`
  return html`${names ? html`<p class="note in-names">${say("Từng mũi, của ai, vì sao: tệp", "Each dose, whose it is and why: the file")} <code>${doseProblemsFile(year)}</code>.</p>` : undefined}<div class="wide" role="region" tabindex="0"><table><caption>${say("Mũi tiêm theo lý do", "Doses by reason")}</caption><thead><tr><th scope="col">${
    say("Lý do", "Reason")}</th><th scope="col" class="text">${say("Xếp loại", "Standing")}</th><th scope="col">${say("Số mũi", "Doses")}</th></tr></thead><tbody>${rows.flatMap(([list, standing]) => byReason(list).map(({ count, reason }) =>
    html`<tr><th scope="row">${both(reason)}</th><td class="text">${both(standing)}</td><td>${count < SMALL ? html`${names ? html`<span class="in-names">${number(count)}</span><span class="in-meeting">&lt;${SMALL}</span>` : html`&lt;${SMALL}`}` : number(count)}</td></tr>`))}</tbody></table></div>`
}

const byReason = (doses: StationYear["year"]["vaccination"]["setAside"]): readonly { readonly reason: Text; readonly count: number }[] => {
  const reasons = new Map<string, { readonly reason: Text; count: number }>()
  for (const { code, reason } of doses) {
    const known = reasons.get(code)
    if (known !== undefined) known.count++
    // The reason of the code: the day of one dose is left out.
    else reasons.set(code, { reason: { vi: withoutDay(reason.vi), en: withoutDay(reason.en) }, count: 1 })
  }
  return [...reasons.values()].toSorted((a, b) => b.count - a.count)
}

const withoutDay = (sentence: string): string => sentence.replace(/\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}/, "…")
