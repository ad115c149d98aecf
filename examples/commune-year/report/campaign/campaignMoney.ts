import { suppressSmallCells } from "@tramyte/charts"
import type { CampaignMoney, CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { both, number, say } from "../bilingual.ts"
import { countCell, hiddenNote, ifSafe, SMALL } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import { statusMark } from "../labels.ts"
import type { StationYear } from "../stationYear.ts"
import { campaignLists } from "./campaignLists.ts"
import { dongText } from "./campaignWords.ts"
import { listTable } from "./withoutSession.ts"

/** What the examinations cost, who pays, and what is left of the money. */
export const campaignMoney = (station: StationYear, campaign: CampaignYear): Html | undefined => {
  const { money } = campaign
  if (money === undefined) return undefined
  const { findings } = campaignLists(campaign)
  return html`<h3>${say("Tốn bao nhiêu, ai trả?", "What does it cost, and who pays?")}</h3>
<p class="note">${say("Đơn giá và kinh phí lấy từ tệp của trạm; ai chi trả theo quy định", "Prices and budget come from the station’s file; who pays is by the rules")}${marked(money.status)}. ${
    say("Mức trần ngân sách cho một người, một lần khám:", "The budget’s cap for one person and examination:")} <strong>${number(money.cap.amount)} đồng</strong>${marked(money.cap.status)}${money.cap.sources.length === 0 ? "" : html` (${money.cap.sources.join("; ")})`}.</p>
<div class="pair"><div>${payers(station, campaign, money)}</div><div>${lines(station, campaign, money)}</div></div>
${listTable(station, say("Cần xem trước khi gửi dự toán", "To look at before the estimate is handed in"), findings, { head: say("Cần xem", "What to look at"), overlap: true, tellsCount: true })}`
}

const marked = (status: CampaignMoney["status"]): Html | undefined => status === "verified" ? undefined : html` ${statusMark(status)}`

const payers = (station: StationYear, campaign: CampaignYear, money: CampaignMoney): Html => {
  const { payers: lists } = campaignLists(campaign)
  const counts = lists.map(({ selection }) => station.count(selection))
  const safe = suppressSmallCells(counts.map((count) => [count]), SMALL)
  const published = safe.cells.map(([cell]) => cell ?? { kind: "withheld" as const })
  const [total] = safe.columnTotals
  const amounts = [...money.payers.map(({ amount }) => amount), money.undecided]
  const hides = [...published, ...total === undefined ? [] : [total]].some(({ kind }) => kind !== "shown")
  return html`<div class="wide" role="region" tabindex="0"><table><caption>${say("Dự toán theo nguồn chi trả", "Estimate by payer")}</caption><thead><tr><th scope="col">${say("Ai trả", "Payer")}</th><th scope="col">${say("Số người", "People")}</th><th scope="col">${
    say("Số tiền", "Amount")}</th></tr></thead><tbody>${lists.map(({ label, selection }, row) => counts[row] === 0 && amounts[row] === 0 ? undefined : html`<tr><th scope="row">${both(label)}</th><td>${
    countCell(station, counts[row]!, selection, published[row]!)}</td><td>${ifSafe(station, published[row]!.kind === "shown", both(dongText(amounts[row]!)))}</td></tr>`)}</tbody><tfoot><tr><th scope="row">${say("Tổng", "Total")}</th><td class="sum">${
    ifSafe(station, total?.kind === "shown", number(counts.reduce((sum, count) => sum + count, 0)))}</td><td class="sum">${ifSafe(station, total?.kind === "shown", both(dongText(money.total)))}</td></tr></tfoot></table></div>${
    hides ? html`<div class="${station.names ? "in-meeting" : "published"}">${hiddenNote}</div>` : undefined}`
}

/** Sums of money of few people say how few they are. */
const lines = (station: StationYear, { people }: CampaignYear, { lines: sources }: CampaignMoney): Html | undefined => {
  if (sources.length === 0) return undefined
  const isSafe = people.length >= SMALL
  const amount = (value: number): Html => html`<td>${value < 0 ? html`<strong class="late">${both(dongText(value))}</strong>` : both(dongText(value))}</td>`
  const hidden = (value: number): Html => html`<td>${ifSafe(station, isSafe, both(dongText(value)))}</td>`
  return html`<div class="wide" role="region" tabindex="0"><table><caption>${say("Kinh phí theo nguồn", "Money by source")}</caption><thead><tr><th scope="col">${say("Nguồn", "Source")}</th><th scope="col">${say("Được giao", "Given")}</th><th scope="col">${
    say("Đã hẹn, chưa chi", "Promised, not paid")}</th><th scope="col">${say("Đã quyết toán", "Paid")}</th><th scope="col">${say("Còn lại", "Left")}</th></tr></thead><tbody>${sources.map(({ source, budget, committed, settled, free }) =>
    html`<tr><th scope="row">${both(source)}</th>${amount(budget)}${hidden(committed)}${hidden(settled)}${amount(free)}</tr>`)}</tbody></table></div>`
}
