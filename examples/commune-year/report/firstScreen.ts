import type { Target } from "@tramyte/core"
import { civilDate, epochDay } from "@tramyte/core"
import { both, dayText, number, percent, percentText, say } from "./bilingual.ts"
import { countRow, ifSafe } from "./countCell.ts"
import { groupsOnFirstScreen } from "./groupsOnFirstScreen.ts"
import { type Html, html } from "./html.ts"
import { memberLabels, statusMark } from "./labels.ts"
import type { Numbered, StationYear } from "./stationYear.ts"
import { targetBar } from "./targetBar.ts"
import { trendLine } from "./trendLine.ts"

/** Screen 1: commune, day, and the plan's indicators against their targets. Nothing else. */
export const firstScreen = (station: StationYear): Html => {
  const { commune, on } = station.year
  const few = station.own.length <= 2
  return html`<section class="first" aria-labelledby="${station.prefix}-name">
<header class="head"><h1 id="${station.prefix}-name">${both(commune.name)}</h1><p class="day">${say("Ngày", "As of")} <strong>${both(dayText(on))}</strong></p>
<p class="serves">${both(commune.plan)}</p></header>
<div class="cards ${few ? "few" : ""}" data-cards="${station.own.length}">${station.own.map((one) => card(station, one))}${few ? groupsOnFirstScreen(station) : undefined}</div>
</section>`
}

const card = (station: StationYear, { at, indicator }: Numbered): Html => {
  const { definition, report } = indicator
  const { target } = definition
  const { shareIsSafe, cells } = populations(station, { at, indicator })
  const share = report.rate === undefined ? undefined : percent(report.rate, target?.share)
  return html`<article class="card" data-indicator="${definition.id}">
<h2><button type="button" class="define" data-define="i${at}">${both(definition.label)}</button> ${statusMark(definition.status)}</h2>
${share === undefined ? html`<p class="big none">${say("Chưa có số liệu", "No data yet")}</p>` : html`<div class="figures">
<p class="big">${ifSafe(station, shareIsSafe, opener(station, { at, indicator }, "y", share))}</p>
<p class="goal">${goal(target, definition.direction)}<br>${ifSafe(station, shareIsSafe, missing(station, { at, indicator }))}</p></div>
${shareIsSafe ? targetBar(report.scored, target?.share) : undefined}
<ul class="key">${cells}</ul>
${shareIsSafe ? trendLine(indicator) : undefined}`}
</article>`
}

/** The target as the plan words it, or as a text of the country does; a date only where there is one. */
export const goal = (target: Target | undefined, direction: "up" | "down", byPlan = true): Html => {
  if (target === undefined) return byPlan ? say("Kế hoạch không ghi con số", "The plan gives no number") : say("Không đặt chỉ tiêu", "No target is set")
  const share = percentText(target.share)
  const sign = direction === "down" ? "≤ " : target.share === 1 ? "" : "≥ "
  return html`${say("Chỉ tiêu", "Target")} <strong>${both({ vi: `${sign}${share.vi}`, en: `${sign}${share.en}` })}</strong> <span class="by">${target.by === undefined
    ? byPlan ? say("kế hoạch không ghi thời hạn", "no date in the plan") : say("không ghi thời hạn", "no date given")
    : both(lastDay(target.by))}</span>`
}

const lastDay = (by: string) => {
  const last = civilDate(epochDay(by) - 1)
  const { vi, en } = dayText(last)
  return last.endsWith("-12-31") ? { vi: `đến hết năm ${last.slice(0, 4)}`, en: `by the end of ${last.slice(0, 4)}` } : { vi: `đến hết ngày ${vi}`, en: `by ${en}` }
}

const missing = (station: StationYear, one: Numbered): Html => {
  const { definition, report } = one.indicator
  if (report.missingToTarget === undefined || definition.direction === "down") return html``
  if (report.missingToTarget === 0) return html`<span class="reached">${say("Đã đạt chỉ tiêu", "Target reached")}</span>`
  const count = opener(station, one, `nu&need=${report.missingToTarget}`, number(report.missingToTarget))
  return html`${say("Còn thiếu", "Missing")} <strong class="missing">${count}</strong> ${definition.basis === "village" ? say("thôn", "villages") : say("người", "people")}`
}

/** Those who are counted, by what is known of them; villages are no people, and none of them is hidden. */
const populations = (station: StationYear, { at, indicator: { definition, report } }: Numbered): { readonly cells: readonly Html[]; readonly shareIsSafe: boolean } => {
  const { scored, undecided } = report
  const parts = ([["y", scored.yes], ["u", scored.unknown], ["n", scored.no], ["?", undecided]] as const)
    .filter(([letter, count]) => letter !== "?" || count > 0)
  const row = definition.basis === "village"
    ? { cells: parts.map(([, count]) => number(count)), shareIsSafe: true }
    : countRow(station, parts.map(([letter, count]) => [count, `i=${at}:${letter}`]))
  return { ...row, cells: parts.map(([letter], index) => html`<li><i class="swatch ${swatches[letter]}"></i>${both(memberLabels[letter])} ${row.cells[index]}</li>`) }
}

const swatches = { y: "yes", u: "unknown", n: "no", "?": "outside" } as const

/** A number that opens to its people; to its definition where it counts villages, or where the file holds no people. */
const opener = (station: StationYear, { at, indicator }: Numbered, letters: string, content: Html): Html =>
  indicator.definition.basis === "person" && station.names
    ? html`<button type="button" class="n" data-open="i=${at}:${letters}">${content}</button>`
    : html`<button type="button" class="n" data-define="i${at}">${content}</button>`
