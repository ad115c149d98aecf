import type { Text } from "@tramyte/core"
import type { IndicatorYear } from "../pipeline/model.ts"
import { isOfPlan } from "../pipeline/ofPlan.ts"
import { both, day, dayText, number, percent, say } from "./bilingual.ts"
import { campaignMeaning } from "./campaign/campaignWords.ts"
import { collaboratorName } from "./collaboratorName.ts"
import { ifSafe, sharesAreSafe } from "./countCell.ts"
import { goal } from "./firstScreen.ts"
import { growthMeaning } from "./growth/growthWords.ts"
import { type Html, html } from "./html.ts"
import { standingMeaning, statusMark } from "./labels.ts"
import type { StationYear } from "./stationYear.ts"
import { sessionMeaning } from "./vaccination/whom.ts"

/** What each kind of number means, with its legal source and status: shown above the list that a number opens. */
export const definitions = (station: StationYear): Html => {
  const { year, prefix } = station
  const define = (key: string, content: Html, title: Text = { vi: "", en: "" }): Html =>
    html`<template id="${prefix}-def-${key}" data-vi="${title.vi}" data-en="${title.en}">${content}</template>`
  return html`${year.indicators.map((indicator, at) => define(`i${at}`, ofIndicator(station, indicator), indicator.definition.label))}${
  year.protocols.map(({ label, status, sources }, at) => define(`t${at}`, html`<p class="soft">${statusMark(status)} ${say("Căn cứ:", "Source:")} ${sources.join("; ")}.</p>`, label))}${
  define("s", html`<p>${both(standingMeaning(dayText(station.sunday)))}</p><p class="soft">${say("Căn cứ: các quy tắc sàng lọc ở mục “Số liệu dựa vào đâu?”.", "Source: the screening rules under “What do the numbers rest on?”.")}</p>`)}${
  define("z", html`<p>${both(sessionMeaning)}</p><p class="soft">${say("Căn cứ:", "Source:")} ${year.vaccination.schedule.sources.join("; ")}. ${statusMark(year.vaccination.schedule.status)}</p>`)}${
  define("w", html`<p>${both(growthMeaning)}</p><p class="soft">${say("Căn cứ: ghi ở cuối mục tăng trưởng của trang.", "Source: at the end of the page’s part on growth.")} ${statusMark(year.growth.status)}</p>`)}${
  year.campaign === undefined ? undefined : define("e", html`<p>${both(campaignMeaning(year.campaign))}</p><p class="soft">${say("Căn cứ:", "Source:")} ${both(year.commune.plan)}; <code>${year.campaign.opening.file}</code>.</p>`)}${
  define("g", html`<p>${station.overlap
    ? say("Nhóm quản lý sức khỏe; một người có thể thuộc nhiều nhóm.", "Managed groups; a person may be in several.")
    : say("Nhóm ưu tiên theo kế hoạch; mỗi người thuộc nhóm đầu tiên phù hợp.", "Priority groups of the plan; everybody is in the first that fits.")}</p><p class="soft">${say("Căn cứ:", "Source:")} ${both(year.commune.plan)}.</p>`)}${
  define("p", html`<p>${say("Người thuộc hoặc có thể thuộc phạm vi của kế hoạch, theo sổ của trạm.", "People whom the plan is about, or may be about, as the station’s registers have them.")}</p><p class="soft">${say("Căn cứ:", "Source:")} ${both(year.commune.plan)}.</p>`)}${
  define("q", html`<p>${say("Những người mà nhóm hoặc ngày đến hạn còn phụ thuộc vào câu trả lời.", "People whose group or due date hangs on the answer.")}</p>`)}`
}

const ofIndicator = (station: StationYear, indicator: IndicatorYear): Html => {
  const { definition, sources, report: { period, scored, range } } = indicator
  const time = definition.measures === "period"
    ? html`${say("Tính trong kỳ từ", "Counted over the period from")} ${day(period.from)} ${say("đến", "to")}`
    : say("Tính tại ngày", "As it stands on")
  const open = range === undefined || scored.unknown === 0 ? undefined
    : html`<p>${say("Nếu biết hết những người chưa rõ, tỷ lệ nằm trong khoảng", "Were the unknown known, the share would lie between")} ${
      ifSafe(station, sharesAreSafe(indicator), html`${percent(range.lo)}–${percent(range.hi)}`)}.</p>`
  return html`<p>${statusMark(definition.status)} ${goal(definition.target, definition.direction, isOfPlan(definition.id, station.year.commune.key))}. ${time} ${both(dayText(station.year.on))}.</p>${
    definition.basis === "village" ? villages(station) : undefined}${open}${
    definition.note === undefined ? undefined : html`<p>${both(definition.note)}</p>`}<p class="soft">${say("Căn cứ:", "Source:")} ${sources.join("; ")}.</p>`
}

const villages = ({ year, names }: StationYear): Html => {
  const state = (collaborators: (typeof year.villages)[number]["collaborators"]): Html => collaborators.length === 0
    ? say("chưa có cộng tác viên", "no collaborator")
    : collaborators.some(({ active }) => active) ? say("có báo cáo trong 2 tháng qua", "reported in the last 2 months") : say("chưa có báo cáo trong 2 tháng qua", "no report in the last 2 months")
  return html`<ul class="notes">${year.villages.map(({ name, collaborators }) => html`<li><strong>${name}</strong>: ${state(collaborators)}${
    names && collaborators.length > 0 ? html` <span class="in-names">(${collaborators.map(collaboratorName).join(", ")})</span>` : undefined}</li>`)}</ul><p class="soft">${number(year.villages.length)} ${say("thôn", "villages")}</p>`
}
