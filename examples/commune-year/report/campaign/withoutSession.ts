import { suppressSmallCells } from "@tramyte/charts"
import type { CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { both, number, say } from "../bilingual.ts"
import { countCell, hiddenMark, hiddenNote, ifSafe, SMALL } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import type { StationYear } from "../stationYear.ts"
import { type CampaignList, campaignLists } from "./campaignLists.ts"

/** Those without a session by reason, what one more session would buy, who has another session and why, and who is on no list. */
export const withoutSession = (station: StationYear, campaign: CampaignYear): Html => {
  const { missing, moves, newcomers, notInvited, oneMore, why } = campaignLists(campaign)
  const exact = campaign.oneMore.map(({ isExact }) => isExact)
  return html`<div class="pair"><div>${listTable(station, say("Chưa có lịch, theo lý do", "Without a session, by reason"), why) ?? html`<p>${say("Mọi người trong danh sách đều đã khám hoặc có lịch.", "Everybody on the list was examined or has a session.")}</p>`}${
    listTable(station, say("Thêm một buổi khám thì thêm được ai?", "Whom would one more session serve?"), oneMore, { head: say("Buổi khám", "Session"), overlap: true, before: (row) => exact[row] === false ? html`≥ ` : undefined })}${
    listTable(station, say("Cần mở thêm buổi cho người không có buổi nào phù hợp", "Sessions wanted for those whom none suits"), missing, { head: say("Buổi khám", "Session"), overlap: true })}</div><div>${
    listTable(station, say("Lịch khác với kế hoạch ban đầu", "Another session than first planned"), moves)}${newcomers.map((list) => came(station, list))}${gone(station, campaign)}${
    listTable(station, say("Không trong danh sách khám", "Not on the list"), notInvited)}</div></div>`
}

interface ListTableOptions {
  /** Over the names of the lists. */
  readonly head?: Html
  /** Stands before the number of a list. */
  readonly before?: (row: number) => Html | undefined
  /** Lists that share people and sum up to nothing: then a small one needs no other to be hidden with it. */
  readonly overlap?: boolean
  /** Whether the names of the lists say how many people are on them, and are hidden with a small number. */
  readonly tellsCount?: boolean
}

/** A table of lists, each number opening to its people. Nothing where all are empty. */
export const listTable = (station: StationYear, caption: Html, lists: readonly CampaignList[], { head = say("Lý do", "Reason"), before, overlap = false, tellsCount = false }: ListTableOptions = {}): Html | undefined => {
  const counts = lists.map(({ selection }) => station.count(selection))
  if (counts.every((count) => count === 0)) return undefined
  const cells = overlap ? counts.map((count) => suppressSmallCells([[count]], SMALL).cells[0]!) : suppressSmallCells(counts.map((count) => [count]), SMALL).cells
  const hides = cells.some(([cell]) => cell?.kind !== "shown")
  return html`<div class="wide" role="region" tabindex="0"><table><caption>${caption}</caption><thead><tr><th scope="col">${head}</th><th scope="col">${say("Số người", "People")}</th></tr></thead><tbody>${lists.map(({ label, selection }, row) =>
    counts[row] === 0 ? undefined : html`<tr><th scope="row">${ifSafe(station, !tellsCount || cells[row]?.[0]?.kind === "shown", both(label))}</th><td>${before?.(row)}${countCell(station, counts[row]!, selection, cells[row]?.[0] ?? { kind: "withheld" })}</td></tr>`)}</tbody></table></div>${
    hides ? html`<div class="${station.names ? "in-meeting" : "published"}">${hiddenNote}</div>` : undefined}`
}

const came = (station: StationYear, { label, selection }: CampaignList): Html | undefined => {
  const count = station.count(selection)
  return count === 0 ? undefined : html`<p class="note">${both(label)}: ${countCell(station, count, selection, count >= SMALL ? { kind: "shown", value: count } : { kind: "small" })} ${say("người", "people")}.</p>`
}

/** Who died or moved away is among the people no more, and only counted. */
const gone = (station: StationYear, { replan }: CampaignYear): Html | undefined => {
  const told = replan.gone.filter(({ people }) => people > 0)
  if (told.length === 0) return undefined
  const labels = { died: say("đã mất", "died"), movedAway: say("đã chuyển đi", "moved away"), examinedElsewhere: say("đã khám nơi khác", "examined elsewhere"), withdrew: say("xin rút", "withdrew") }
  return html`<p class="note">${say("Ra khỏi danh sách:", "No longer on the list:")} ${told.map(({ because, people }, at) => html`${at === 0 ? "" : ", "}${labels[because]} ${
    people >= SMALL ? number(people) : station.names ? html`<span class="in-names">${number(people)}</span><span class="in-meeting">${hiddenMark({ kind: "small" })}</span>` : hiddenMark({ kind: "small" })}`)}.</p>`
}
