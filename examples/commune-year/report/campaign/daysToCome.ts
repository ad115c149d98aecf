import { suppressSmallCells } from "@tramyte/charts"
import type { CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { both, number, say } from "../bilingual.ts"
import { countCell, hiddenNote, SMALL } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import type { StationYear } from "../stationYear.ts"
import { sessionText } from "./campaignWords.ts"
import { sessionsToOpen } from "./nextSessions.ts"

/** The next sessions one by one: where, whose day, how many come, and how many could. */
export const daysToCome = (station: StationYear, campaign: CampaignYear): Html => {
  const sessions = sessionsToOpen(campaign)
  if (sessions.length === 0) return html`<p>${say("Không còn buổi khám nào có người.", "Nobody has a session to come.")}</p>`
  const counts = sessions.map((at) => station.count(`j=${at}`))
  const { cells } = suppressSmallCells(counts.map((count) => [count]), SMALL)
  const hides = cells.some(([cell]) => cell?.kind !== "shown")
  return html`<div class="wide" role="region" tabindex="0"><table><caption>${say("Mười buổi gần nhất có người", "The ten next sessions to which somebody comes")}</caption><thead><tr><th scope="col">${say("Ngày, nơi khám", "Day and place")}</th><th scope="col" class="text">${
    say("Giờ", "Hours")}</th><th scope="col" class="text">${say("Dành cho", "Whose day")}</th><th scope="col">${say("Có lịch", "With a session")}</th><th scope="col">${say("Số chỗ", "Places")}</th></tr></thead><tbody>${sessions.map((at, row) => {
    const { capacity, hours } = campaign.sessions[at]!
    return html`<tr><th scope="row">${both(sessionText(campaign, at))}</th><td class="text">${hours === undefined ? undefined : `${hours.from}–${hours.until}`}</td><td class="text">${whose(station, campaign, at)}</td><td>${
      countCell(station, counts[row]!, `j=${at}`, cells[row]?.[0] ?? { kind: "withheld" })}</td><td>${number(capacity)}</td></tr>`
  })}</tbody></table></div>${hides ? html`<div class="${station.names ? "in-meeting" : "published"}">${hiddenNote}</div>` : undefined}`
}

const whose = ({ year }: StationYear, { sessions }: CampaignYear, at: number): Html => {
  const { organisation, villages } = sessions[at]!
  if (organisation !== undefined) return html`${organisation}`
  return villages.length === 0 ? say("mọi thôn", "all villages") : html`${villages.map((village) => year.villages[village]?.name ?? "").join(", ")}`
}
