import { formatNumber } from "@tramyte/charts"
import type { Distribution, Text } from "@tramyte/core"
import { isOfPlan } from "../pipeline/ofPlan.ts"
import { both, dayText, number, percent, say, text } from "./bilingual.ts"
import { countRow, hiddenNote, ifSafe, sharesAreSafe } from "./countCell.ts"
import { goal } from "./firstScreen.ts"
import { type Html, html } from "./html.ts"
import { memberLabels, statusMark } from "./labels.ts"
import { programmesOf } from "./programmes.ts"
import type { Numbered, StationYear } from "./stationYear.ts"
import { targetBar } from "./targetBar.ts"

/** Screen 4: what is not of the first screen, programme by programme, a row each. */
export const routineScreen = (station: StationYear): Html | undefined => {
  const { prefix, year } = station
  const programmes = programmesOf(station)
  const others = programmes.flatMap(({ indicators }) => indicators)
  if (others.length === 0) return undefined
  const hides = others.some(({ indicator }) => !sharesAreSafe(indicator))
  return html`<section class="screen" id="${prefix}-routine" aria-labelledby="${prefix}-routine-h"><h2 id="${prefix}-routine-h">${say("Chỉ tiêu thường quy", "Routine indicators")}</h2>
<p class="serves">${say("Phục vụ: báo cáo của các chương trình. Nguồn: sổ và danh sách của trạm.", "Serves: the programmes’ reports. Source: the station’s registers.")}</p><p class="note">${say("Tính đến ngày", "As of")} ${both(dayText(year.on))}. ${say("Phần lớn là chỉ tiêu của các chương trình quốc gia, không phải chỉ tiêu của kế hoạch xã. Mỗi số người mở ra danh sách.", "Most are measures of national programmes, and no targets of the commune’s plan. Each number of people opens to its list.")}</p>
${programmes.map(({ label, indicators }) => html`<h3>${both(label)}</h3><ul class="routine">${
    indicators.toSorted((a, b) => Number(a.indicator.lacking !== undefined) - Number(b.indicator.lacking !== undefined)).map((one) => routineRow(station, one))}</ul>`)}${
  hides ? html`<div class="${station.names ? "in-meeting" : "published"}">${hiddenNote}</div>` : undefined}</section>`
}

/** One indicator: its name, its share, its people; or what it wants. */
export const routineRow = (station: StationYear, one: Numbered): Html => {
  const { at, indicator: { definition, lacking } } = one
  const name = html`<p class="name"><button type="button" class="define" data-define="i${at}">${both(definition.label)}</button> ${statusMark(definition.status)}</p>`
  return lacking === undefined
    ? html`<li data-routine="${definition.id}">${name}${figures(station, one)}</li>`
    : html`<li class="lacking" data-routine="${definition.id}">${name}<p class="soft">${withoutData(one, lacking)}</p></li>`
}

const figures = (station: StationYear, { at, indicator }: Numbered): Html => {
  const { definition, report } = indicator
  const { target, direction, basis } = definition
  const ofPeople = basis === "person" || typeof basis === "object"
  const parts = ([["y", report.scored.yes], ["n", report.scored.no], ["u", report.scored.unknown], ["?", report.undecided]] as const)
    .filter(([letter, count]) => letter === "y" || letter === "n" || count > 0)
  const { cells, shareIsSafe } = ofPeople
    ? countRow(station, parts.map(([letter, count]) => [count, `i=${at}:${letter}`]))
    : { cells: parts.map(([, count]) => number(count)), shareIsSafe: true }
  const bar = targetBar(report.scored, target?.share)
  return html`<p class="share">${report.rate === undefined ? undefined : ifSafe(station, shareIsSafe, percent(report.rate, target?.share))}</p>
<div class="rest">${shareIsSafe ? bar : station.names ? html`<div class="in-names">${bar}</div>` : undefined}<ul class="key">${
    parts.map(([letter], index) => html`<li><i class="swatch ${swatches[letter]}"></i>${both(words[letter])} ${cells[index]}</li>`)}${
    typeof basis === "object" ? html`<li class="soft">${say("(số lượt; một người có thể có nhiều lượt)", "(events; a person may have several)")}</li>` : undefined}</ul>${
    target === undefined ? undefined : html`<p class="goal">${goal(target, direction, isOfPlan(definition.id, station.year.commune.key))}</p>`}${
    report.distribution === undefined ? undefined : html`<p class="goal">${ifSafe(station, shareIsSafe, both(median(report.distribution, definition.continuous?.unit)))}</p>`}</div>`
}

/** What is asked may be good or bad, so it is not called reached. */
const words: Readonly<Record<"y" | "n" | "u" | "?", Text>> = {
  y: { vi: "Có", en: "Yes" }, n: { vi: "Không", en: "No" }, u: memberLabels.u, "?": memberLabels["?"]
}

const swatches = { y: "yes", u: "unknown", n: "no", "?": "outside" } as const

const median = ({ n, median: middle, percentiles = {} }: Distribution, unit: string | undefined): Text => text((lang) => {
  if (middle === undefined) return lang === "vi" ? "Chưa tính được trung vị" : "No median yet"
  const of = unit === "d" ? { vi: " ngày", en: " days" }[lang] : unit === undefined ? "" : ` ${unit}`
  const others = Object.entries(percentiles).map(([share, value]) => `${lang === "vi" ? "phân vị" : "percentile"} ${share}: ${formatNumber(value, lang)}${of}`)
  return [`${lang === "vi" ? "Trung vị" : "Median"} ${formatNumber(middle, lang)}${of}`, ...others, `n = ${formatNumber(n, lang)}`].join("; ")
})

/** In place of a row of unknowns: what would have to be written down. */
const withoutData = ({ indicator: { definition, report } }: Numbered, lacking: readonly Text[]): Html => {
  if (lacking.length > 0) return html`<strong>${say("Chưa có dữ liệu.", "No data yet.")}</strong> ${say("Cần có:", "Needed:")} ${both({ vi: lacking.map(({ vi }) => vi).join("; "), en: lacking.map(({ en }) => en).join("; ") })}.`
  return typeof definition.basis === "object"
    ? say("Không có lượt nào trong kỳ được ghi nhận.", "No event of the period is on record.")
    : report.undecided > 0 ? say("Chưa biết ai thuộc diện tính.", "It is not known who is to be counted.") : say("Trong kỳ không có ai thuộc diện tính.", "Nobody is to be counted in the period.")
}
