import type { Text } from "@tramyte/core"
import { type Requirement, type RequirementKind, requirementKinds } from "@tramyte/core/campaign"
import type { CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { both, number, say } from "../bilingual.ts"
import { type Html, html } from "../html.ts"
import { statusMark } from "../labels.ts"
import type { StationYear } from "../stationYear.ts"
import { sessionText } from "./campaignWords.ts"

/** Whether the next session can begin, and what is missing. It names staff, and is for the station alone. */
export const readinessOfNext = (station: StationYear, campaign: CampaignYear): Html | undefined => {
  const { readiness } = campaign
  if (readiness === undefined || !station.names) return undefined
  const verdict = { yes: { vi: "đã đủ", en: "ready" }, no: { vi: "chưa đủ", en: "not ready" }, unknown: { vi: "chưa rõ", en: "not known" } }[readiness.ready]
  const kinds = requirementKinds.map((kind) => ({ kind, lines: readiness.requirements.filter((one) => one.kind === kind) })).filter(({ lines }) => lines.length > 0)
  return html`<div class="in-names"><h4>${say("Buổi sắp tới đã sẵn sàng chưa?", "Is the next session ready?")}</h4><p>${both(sessionText(campaign, readiness.session))}: <strong>${both(verdict)}</strong>. ${statusMark(readiness.status)}</p>
<ul class="notes">${kinds.map(({ kind, lines }) => html`<li><strong>${both(kindLabels[kind])}</strong>: ${number(lines.filter(({ state }) => state === "met").length)}/${number(lines.length)} ${say("đạt", "met")}${open(lines)}</li>`)}</ul></div>`
}

/** What is missing first, then what is to be asked. */
const open = (lines: readonly Requirement[]): Html | undefined => {
  const left = (["missing", "ask"] as const).flatMap((state) => lines.filter((line) => line.state === state))
  return left.length === 0 ? undefined : html`<ul class="left">${left.map(({ says, state, status }) => html`<li>${state === "missing" ? html`<strong class="late">${both(says)}</strong>` : both(says)} ${statusMark(status)}</li>`)}</ul>`
}

const kindLabels: Readonly<Record<RequirementKind, Text>> = {
  staff: { vi: "Người", en: "Staff" }, equipment: { vi: "Thiết bị", en: "Equipment" }, supplies: { vi: "Vật tư", en: "Supplies" },
  infectionControl: { vi: "Kiểm soát nhiễm khuẩn", en: "Infection control" }, safety: { vi: "An toàn", en: "Safety" }
}
