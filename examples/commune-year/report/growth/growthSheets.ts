import type { ChartedChild, ChartedVisit, ChildToFollow } from "../../pipeline/growth/growthYear.ts"
import { both, day, dayText, type Lang, langs, say } from "../bilingual.ts"
import { initials, villageLabel } from "../collaboratorPages.ts"
import { type Html, html, raw } from "../html.ts"
import type { StationYear } from "../stationYear.ts"
import { ageText } from "../vaccination/doseWords.ts"
import { chartOf, chartsOf } from "./growthCharts.ts"
import { measureText, stateText, todoText } from "./growthWords.ts"

/** How a sheet is written. */
export interface SheetOptions {
  /** Start of its ids on the page. */
  readonly id: string
  /** Languages in which its charts are drawn. */
  readonly langs?: readonly Lang[]
}

/** A page of A4 a child (biểu đồ tăng trưởng): its charts, its last measurements, what they say, and when to come again. */
export const growthSheet = (station: StationYear, child: ChartedChild, { id, langs: drawn = langs }: SheetOptions): Html => {
  const { year } = station
  const person = year.people[child.at]!
  const followed = year.growth.children.find(({ at }) => at === child.at)
  return html`<article class="growth-sheet" data-growth-child="${child.at}" aria-labelledby="${id}"><header><div class="letterhead"><p><strong>${say("TRẠM Y TẾ", "HEALTH STATION")}</strong><br>${both(year.commune.name)}</p><p>${
    say("Ngày", "Day")} ${both(dayText(year.on))}</p></div>
<h3 id="${id}">${say("BIỂU ĐỒ TĂNG TRƯỞNG", "GROWTH CHART")}</h3>
<p class="who"><span class="name in-names">${person.name}</span><span class="in-meeting">${initials(person.name)}</span> · ${child.sex === "female" ? say("trẻ gái", "girl") : say("trẻ trai", "boy")} · ${say("sinh", "born")} <span class="in-names">${
    day(person.birth)}</span><span class="in-meeting">${person.birth?.slice(0, 4)}</span> (${ageOf(station, child)}) · ${villageLabel(station, person.village)}${child.gestationDays === undefined ? undefined : html` · ${weeks(child.gestationDays)}`}</p></header>
<div class="charts">${chartsOf(child).map((kind) => html`<div>${drawn.map((lang) => raw(chartOf(child, kind, { idPrefix: `${id}-${kind}-${lang}`, lang, width: 720, height: 390 })))}</div>`)}</div>
<div class="below"><table><thead><tr><th scope="col">${say("Ngày", "Day")}</th><th scope="col">${say("Tuổi", "Age")}</th><th scope="col">${say("Cân nặng", "Weight")}</th><th scope="col">${say("Chiều dài/cao", "Length/height")}</th><th scope="col" class="text">${
    say("Nhận xét", "Remark")}</th></tr></thead><tbody>${child.visits.slice(-5).toReversed().map((visit) => visitRow(station, child, visit))}</tbody></table>
${followed === undefined ? undefined : conclusion(followed)}</div>
<footer><p>${say("Người cân đo", "Measured by")}<br><em>${say("(ký, ghi rõ họ tên)", "(signature, full name)")}</em></p><p>${say("Cha, mẹ hoặc người nuôi dưỡng", "Parent or carer")}<br><em>${say("(ký, ghi rõ họ tên)", "(signature, full name)")}</em></p></footer></article>`
}

const ageOf = ({ year }: StationYear, { at }: ChartedChild): Html => {
  const age = ageText(year.people[at]!.birth, year.on)
  return age === undefined ? html`` : both(age)
}

const weeks = (days: number): Html => {
  const [whole, rest] = [Math.floor(days / 7), days % 7]
  return whole >= 37 ? both({ vi: `sinh đủ tháng (${whole} tuần)`, en: `born at term (${whole} weeks)` })
    : html`<strong>${both({ vi: `sinh non ${whole} tuần${rest === 0 ? "" : ` ${rest} ngày`}`, en: `born preterm at ${whole} weeks${rest === 0 ? "" : ` ${rest} days`}` })}</strong>`
}

const visitRow = ({ year }: StationYear, { at }: ChartedChild, { flagged, on, stature, weight, word }: ChartedVisit): Html => {
  const age = ageText(year.people[at]!.birth, on)
  const cell = (value: number | undefined, unit: "kg" | "cm"): Html => {
    const written = measureText(value, unit)
    return written === undefined ? html`–` : both(written)
  }
  return html`<tr><th scope="row">${day(on)}</th><td>${age === undefined ? undefined : both(age)}</td><td>${cell(weight, "kg")}</td><td>${cell(stature, "cm")}</td><td class="text">${word === undefined ? undefined : both(word)}${
    flagged.map(({ measure, value, why }) => html` ${both(measureText(value, measure === "weight" ? "kg" : "cm")!)}: ${both(why)}`)}</td></tr>`
}

/** What the line says, and what comes next. */
const conclusion = (child: ChildToFollow): Html => {
  const [state, todo] = [stateText(child), todoText(child)]
  return html`<div class="conclusion">${state.vi === "" ? undefined : html`<p><strong>${say("Kết luận", "Conclusion")}:</strong> ${both(state)}.</p>`}${todo.vi === "" ? undefined : html`<p><strong>${say("Việc cần làm", "To do")}:</strong> ${both(todo)}.</p>`}${
    child.weighing === undefined ? undefined : html`<p><strong>${say("Lần cân tới", "Next weighing")}:</strong> ${both(dayText(child.weighing.due))} <span class="soft">(${both(child.weighing.every)})</span></p>`}</div>`
}
