import { suppressSmallCells } from "@tramyte/charts"
import { both, number, percent, say } from "./bilingual.ts"
import { countCell, ifSafe, SMALL } from "./countCell.ts"
import { type Html, html } from "./html.ts"
import { memberLabels } from "./labels.ts"
import type { Numbered, StationYear } from "./stationYear.ts"
import { targetBar } from "./targetBar.ts"

/** Where the plan is a campaign over ordered groups (Cẩm Giàng): each group with how far its examination has come. */
export const groupsOnFirstScreen = (station: StationYear): Html => {
  const counting = station.own.filter(({ indicator }) => indicator.definition.basis === "person")
  // The one that is about the most people is about all groups.
  const widest = counting.toSorted((a, b) => b.indicator.report.of - a.indicator.report.of)[0]
  return widest === undefined ? peopleOfGroups(station) : progressOfGroups(station, widest)
}

const progressOfGroups = (station: StationYear, { at, indicator: { definition } }: Numbered): Html => {
  const letters = ["y", "u", "n"] as const
  const counts = station.groups.map(({ index }) => letters.map((letter) => station.count(`i=${at}:${letter}&g=${index}`)))
  const safe = suppressSmallCells(counts, SMALL)
  const rows = station.groups.flatMap(({ index, label }, row) => {
    const [yes = 0, unknown = 0, no = 0] = counts[row] ?? []
    const all = yes + unknown + no
    if (all === 0) return []
    const hidden = safe.cells[row]?.some(({ kind }) => kind !== "shown") === true
    return [html`<tr><th scope="row">${both(label)}</th><td class="share">${ifSafe(station, !hidden, percent(yes / all))}</td><td class="barcell">${
      hidden && !station.names ? undefined : html`<span class="${hidden ? "in-names" : ""}">${targetBar({ yes, unknown, no }, definition.target?.share)}</span>`}</td>${
      letters.map((letter, c) => html`<td>${countCell(station, counts[row]?.[c] ?? 0, `i=${at}:${letter}&g=${index}`, safe.cells[row]?.[c] ?? { kind: "withheld" })}</td>`)}</tr>`]
  })
  return html`<article class="card groups"><h2>${both(definition.label)} — ${say("theo nhóm đối tượng, thứ tự ưu tiên", "by group, in order of priority")}</h2><table><thead><tr><th scope="col">${say("Nhóm", "Group")}</th><th scope="col" colspan="2">${
    say("Tỷ lệ", "Share")}</th>${letters.map((letter) => html`<th scope="col">${both(memberLabels[letter])}</th>`)}</tr></thead><tbody>${rows}</tbody></table></article>`
}

/** No indicator of its own: the people of each group, and how many of them have something due. */
const peopleOfGroups = (station: StationYear): Html => {
  const counts = station.groups.map(({ index }) => [station.count(`g=${index}&s=owd`), station.count(`g=${index}&s=cr`)])
  const safe = suppressSmallCells(counts, SMALL)
  const examined = station.year.weeks.reduce((sum, week) => sum + week.examined, 0)
  return html`<article class="card groups"><h2>${say("Khám sức khỏe theo nhóm đối tượng", "Health checks by group")}</h2><p class="big">${number(examined)}</p><p class="goal">${
    say("người đã được khám từ đầu năm", "people examined since the beginning of the year")}</p><table><thead><tr><th scope="col">${say("Nhóm", "Group")}</th><th scope="col">${
    say("Đến hạn, quá hạn", "Due, overdue")}</th><th scope="col">${say("Cần làm rõ, chưa đến hạn", "To clarify, nothing due")}</th></tr></thead><tbody>${station.groups.map(({ index, label }, row) =>
    html`<tr><th scope="row">${both(label)}</th>${["owd", "cr"].map((letters, c) =>
      html`<td>${countCell(station, counts[row]?.[c] ?? 0, `g=${index}&s=${letters}`, safe.cells[row]?.[c] ?? { kind: "withheld" })}</td>`)}</tr>`)}</tbody></table></article>`
}
