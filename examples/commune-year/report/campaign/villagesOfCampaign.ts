import type { CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { both, number, say } from "../bilingual.ts"
import { villageLabel } from "../collaboratorPages.ts"
import { countTable } from "../countTable.ts"
import { type Html, html } from "../html.ts"
import type { StationYear } from "../stationYear.ts"
import { campaignVillagePage } from "./campaignFiles.ts"
import { sessionText } from "./campaignWords.ts"
import { sessionsToCome } from "./nextSessions.ts"
import { standingParts } from "./standingParts.ts"

/** Each village: how it stands, and when it comes next. */
export const villagesOfCampaign = (station: StationYear, campaign: CampaignYear): Html => {
  const villages = villagesOnList(station, campaign)
  const example = villages.find((village) => village !== -1)
  return html`${countTable(station, {
    caption: say("Người trong danh sách khám, theo thôn", "People on the list, by village"),
    rowHead: say("Thôn", "Village"),
    rows: villages.map((village) => ({ label: villageLabel(station, village), selection: `v=${village}` })),
    columns: standingParts(station).map(({ label, letters }) => ({ label: both(label), selection: `e=${letters}` })),
    totals: true,
    after: { head: say("Buổi sắp tới của thôn", "The village’s next session"), cells: villages.map((village) => nextOf(station, campaign, village)) }
  }).table}${station.names && example !== undefined ? html`<p class="note in-names">${say("Danh sách A4 của từng thôn, để trưởng thôn mang đi mời:", "A list of each village on A4, to be carried from door to door:")} <code>${
    campaignVillagePage(station.year, example)}</code>…</p>` : undefined}`
}

/** The villages that are on the list, and -1 where somebody's is not known. */
export const villagesOnList = ({ year }: StationYear, campaign: CampaignYear): readonly number[] => {
  const there = new Set(campaign.people.map(({ at }) => year.people[at]!.village))
  return [...year.villages.keys(), -1].filter((village) => there.has(village))
}

/** Its own day, and how many more; else the first day for all to which somebody of it comes. */
const nextOf = (station: StationYear, campaign: CampaignYear, village: number): Html => {
  const own = sessionsToCome(campaign, station.year.on).filter((at) => campaign.sessions[at]!.villages.includes(village))
  const [first] = own
  if (village === -1) return html``
  if (first === undefined) return commonDay(station, campaign, village)
  return html`${both(sessionText(campaign, first))}${own.length === 1 ? undefined : html` <span class="soft">(+${number(own.length - 1)} ${say("buổi", own.length === 2 ? "session" : "sessions")})</span>`}`
}

const commonDay = ({ year: { people } }: StationYear, campaign: CampaignYear, village: number): Html => {
  const common = campaign.people.flatMap(({ at, session }) => session !== undefined && people[at]!.village === village && campaign.sessions[session]!.organisation === undefined ? [session] : [])
  return common.length === 0 ? say("không còn ngày riêng", "no day of its own is left")
    : html`${both(sessionText(campaign, common.reduce((first, one) => Math.min(first, one))))} <span class="soft">(${say("ngày chung", "a day for all")})</span>`
}
