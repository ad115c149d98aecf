import { isOfGrowth } from "../../pipeline/growth/isOfGrowth.ts"
import { both, dayText, langs, say } from "../bilingual.ts"
import { initials, villageLabel } from "../collaboratorPages.ts"
import { countTable } from "../countTable.ts"
import { type Html, html, raw } from "../html.ts"
import { statusMark } from "../labels.ts"
import { routineRow } from "../routineScreen.ts"
import type { StationYear } from "../stationYear.ts"
import { chartOf, chartsOf } from "./growthCharts.ts"
import { chartsFolder } from "./growthLists.ts"
import { growthSheet } from "./growthSheets.ts"
import { exampleLabels, growthAgeLabels, growthAges, growthMeaning, markLabels, stateText } from "./growthWords.ts"
import { prevalenceTable } from "./prevalenceTable.ts"
import { qualityTables } from "./qualityTable.ts"

/** How the children grow: who is to be weighed, examined, watched; how common malnutrition is; how good the measurements are; charts. */
export const growthScreen = (station: StationYear): Html => {
  const { names, prefix, year: { growth } } = station
  return html`<section class="screen growth" id="${prefix}-growth" aria-labelledby="${prefix}-growth-h"><h2 id="${prefix}-growth-h">${say("Trẻ nào cần cân, cần khám, cần theo dõi tăng trưởng?", "Which children are to be weighed, examined, watched?")}</h2>
<p class="serves">${say("Phục vụ: dinh dưỡng trẻ em, y tế học đường. Nguồn: sổ theo dõi tăng trưởng, danh sách dân cư.", "Serves: child nutrition, school health. Source: growth register, resident register.")}</p>
<p class="session-day">${say("Buổi cân tới:", "Next weighing:")} <strong>${both(dayText(growth.weighOn))}</strong>${growth.vitaminA === undefined ? undefined : html` · ${say("Đợt vitamin A tới:", "Next vitamin A round:")} <strong>${both(dayText(growth.vitaminA.from))}</strong>–<strong>${both(dayText(growth.vitaminA.through))}</strong>`}</p>
<p class="note">${both(growthMeaning)}</p>
${byAge(station)}
<div class="pair stacked uneven"><div>${byVillage(station)}</div><div>${vitaminA(station)}</div></div>
<h3>${say("Suy dinh dưỡng, thừa cân trong xã", "Malnutrition and overweight in the commune")}</h3>
${growth.surveys.map((survey) => prevalenceTable(station, survey))}
<h3>${say("Theo dõi tăng trưởng, vitamin A", "Growth monitoring, vitamin A")}</h3>
<ul class="routine">${station.others.filter(({ indicator: { definition } }) => isOfGrowth(definition.id)).toSorted((a, b) => Number(a.indicator.lacking !== undefined) - Number(b.indicator.lacking !== undefined)).map((one) => routineRow(station, one))}</ul>
<h3>${say("Cân đo có tốt không?", "Is measuring done well?")}</h3>
${qualityTables(station)}
${names && growth.examples.length > 0 ? html`<h3>${say("Biểu đồ tăng trưởng", "Growth charts")}</h3>${chooser(station)}<div class="pictures in-names">${figures(station)}</div>` : undefined}
<p class="note">${say("Căn cứ:", "Source:")} ${growth.sources.join("; ")}. ${statusMark(growth.status)}</p></section>
${names ? html`<section class="growth-sheets" aria-labelledby="${prefix}-growth-sheets-h"><h2 id="${prefix}-growth-sheets-h" class="unseen">${say("Biểu đồ tăng trưởng để in", "Growth charts to print")}</h2>${
    growth.examples.map(({ place }, at) => growthSheet(station, growth.charted[place]!, { id: `${prefix}-growth-sheet-${at}` }))}</section>` : undefined}`
}

const villages = ({ year }: StationYear): readonly number[] => [...year.villages.keys(), ...(year.growth.children.some(({ at }) => year.people[at]!.village === -1) ? [-1] : [])]

const toDo = (["r", "g", "m", "f", "o", "w", "n"] as const).map((mark) => ({ label: both(markLabels[mark]), selection: `w=${mark}` }))

const byVillage = (station: StationYear): Html => countTable(station, {
  caption: say("Trẻ dưới 5 tuổi, theo thôn", "Under five, by village"),
  rowHead: say("Thôn", "Village"),
  rows: villages(station).map((village) => ({ label: villageLabel(station, village), selection: `v=${village}&a=iy` })),
  columns: toDo
}).table

const byAge = (station: StationYear): Html => countTable(station, {
  caption: say("Cả xã, theo tuổi", "The commune, by age"),
  rowHead: say("Tuổi", "Age"),
  rows: growthAges.map((age) => ({ label: both(growthAgeLabels[age]), selection: `a=${age}` })),
  columns: toDo
}).table

const vitaminA = (station: StationYear): Html | undefined => station.year.growth.vitaminA === undefined ? undefined : countTable(station, {
  caption: say("Vitamin A của đợt tới, theo thôn", "Vitamin A of the next round, by village"),
  rowHead: say("Thôn", "Village"),
  rows: villages(station).map((village) => ({ label: villageLabel(station, village), selection: `v=${village}` })),
  columns: (["a", "b", "u"] as const).map((mark) => ({ label: both(markLabels[mark]), selection: `w=${mark}` }))
}).table

const chooser = ({ prefix, year }: StationYear): Html => html`<form class="chooser in-names" aria-label="A4"><label for="${prefix}-pick-growth">${say("Biểu đồ A4 để in:", "A4 chart to print:")}</label>
<select id="${prefix}-pick-growth" class="pick-growth"><option value="" data-vi="Chọn trẻ…" data-en="Choose a child…">Chọn trẻ…</option>${year.growth.examples.map(({ about, place }) => {
  const { at } = year.growth.charted[place]!
  return html`<option value="${at}" data-vi="${year.people[at]!.name} (${exampleLabels[about].vi.toLowerCase()})" data-en="${year.people[at]!.name} (${exampleLabels[about].en.toLowerCase()})">${year.people[at]!.name}</option>`
})}</select>
<button type="button" data-print="growth">${say("In biểu đồ đã chọn", "Print the chosen")}</button>
<button type="button" data-print="growths">${say("In tất cả", "Print all")}</button><p class="note">${say("Biểu đồ của mọi trẻ chuyển khám hoặc chậm tăng trưởng, mỗi thôn một tệp để in:", "Charts of every child to refer or whose growth falters, a file to print a village:")} <code>${chartsFolder(year)}</code></p></form>`

const figures = (station: StationYear): readonly Html[] => station.year.growth.examples.map(({ about, place }, at) => {
  const child = station.year.growth.charted[place]!
  const followed = station.year.growth.children.find((one) => one.at === child.at)
  const [first] = chartsOf(child)
  const state = followed === undefined ? undefined : stateText(followed)
  return html`<figure class="picture"><h3>${both(exampleLabels[about])}: ${initials(station.year.people[child.at]!.name)}</h3>${state === undefined || state.vi === "" ? undefined : html`<p>${both(state)}.</p>`}<div class="drawing">${
    langs.map((lang) => raw(chartOf(child, first!, { idPrefix: `${station.prefix}-growth-${at}-${lang}`, lang, width: 560, height: 470 })))}</div></figure>`
})
