import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import type { CivilDate } from "@tramyte/core"
import type { CommuneYear } from "../pipeline/model.ts"
import { both, dayText, type Lang, say } from "./bilingual.ts"
import { campaignScreen } from "./campaign/campaignScreen.ts"
import { clarifyScreen } from "./clarifyScreen.ts"
import { clientScript } from "./clientScript.ts"
import { definitions } from "./definitions.ts"
import { firstScreen } from "./firstScreen.ts"
import { growthScreen } from "./growth/growthScreen.ts"
import { type Html, html, raw } from "./html.ts"
import { listDialog } from "./listDialog.ts"
import { picturesScreen } from "./picturesScreen.ts"
import { routineScreen } from "./routineScreen.ts"
import { sourcesScreen } from "./sourcesScreen.ts"
import { stationData } from "./stationData.ts"
import { type StationYear, stationYear } from "./stationYear.ts"
import { vaccinationScreen } from "./vaccination/vaccinationScreen.ts"
import { worklistScreen } from "./worklistScreen.ts"

/** How a report is written. */
export interface ReportOptions {
  /** The language in which it opens; the other is one button away. */
  readonly lang: Lang
  /** `false`: a file to publish. No person is in it: no names, no lists, and small numbers hidden. */
  readonly names: boolean
  /** The day that stands on the report as the day of its making. */
  readonly generatedFor: CivilDate
}

/** Writes the whole report as one HTML file that needs nothing else: no network, no fonts, no server. */
export const renderReport = (years: readonly CommuneYear[], options: ReportOptions): string => {
  const stations = years.map((year, index) => stationYear(year, index, options.names))
  const style = readFileSync(new URL("report.css", import.meta.url), "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/\n\s*/g, "\n")
  const script = clientScript()
  // Styles stand on single elements too (the length of a bar), and those cannot be named by a hash.
  const policy = `default-src 'none'; script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  const title = titleOf(stations)
  return html`<!doctype html>
<html lang="${options.lang}" data-view="${options.names ? "names" : "published"}" data-station="s0" data-title-vi="${title.vi}" data-title-en="${title.en}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title[options.lang]}</title><style>${raw(style)}</style></head>
<body>${toolbar(stations)}
<main>${stations.map((station, index) => html`<div data-part-of="${station.prefix}" ${index === 0 ? undefined : raw("hidden")}>${firstScreen(station)}${worklistScreen(station)}${campaignScreen(station)}${vaccinationScreen(station)}${growthScreen(station)}${picturesScreen(station)}${routineScreen(station)}${clarifyScreen(station)}${sourcesScreen(station)}${definitions(station)}</div>`)}</main>
<footer class="page-end"><p>${say("Lập ngày", "Made on")} ${both(dayText(options.generatedFor))}. ${options.names
    ? say("Có thông tin cá nhân: chỉ dùng trong trạm, không gửi ra ngoài.", "Contains personal data: for the station alone, not to be sent out.")
    : say("Không có thông tin cá nhân; số nhỏ được giấu.", "Contains no personal data; small numbers are hidden.")}</p></footer>
${listDialog}${options.names ? stations.map(stationData) : undefined}<script>${raw(script)}</script></body></html>
`.markup
}

const titleOf = (stations: readonly StationYear[]) => ({
  vi: `Báo cáo sức khỏe: ${stations.map(({ year }) => year.commune.name.vi).join(", ")}`,
  en: `Health report: ${stations.map(({ year }) => year.commune.name.en).join(", ")}`
})

const toolbar = (stations: readonly StationYear[]): Html => html`<header class="toolbar">${stations.length < 2 ? undefined : html`<div class="switch stations" role="group" aria-label="Xã / Commune">${
  stations.map(({ prefix, year }, index) => html`<button type="button" data-show-station="${prefix}" aria-pressed="${index === 0 ? "true" : "false"}">${both(year.commune.name)}</button>`)}</div>`}${
  stations.map(({ prefix, others, year }, index) => html`<nav data-part-of="${prefix}" aria-label="Mục lục / Contents" ${index === 0 ? undefined : raw("hidden")}><a href="#${prefix}-work">${say("Tuần này", "This week")}</a>${year.campaign === undefined ? undefined : html`<a href="#${prefix}-campaign">${say("Chiến dịch khám", "Campaign")}</a>`}<a href="#${prefix}-vaccination">${say("Tiêm chủng", "Immunization")}</a><a href="#${prefix}-growth">${say("Tăng trưởng", "Growth")}</a><a href="#${prefix}-pictures">${
    say("Hình", "Pictures")}</a>${others.length === 0 ? undefined : html`<a href="#${prefix}-routine">${say("Thường quy", "Routine")}</a>`}<a href="#${prefix}-clarify">${say("Cần làm rõ", "To clarify")}</a><a href="#${prefix}-sources">${say("Căn cứ", "Sources")}</a></nav>`)}<div class="switch">${
  stations.some(({ names }) => names) ? html`<button type="button" data-toggle-names aria-pressed="false">${say("Ẩn tên", "Hide names")}</button>` : undefined}<button type="button" data-set-lang="en" lang="vi">English</button><button type="button" data-set-lang="vi" lang="en">Tiếng Việt</button></div></header>`
