import type { Text } from "@tramyte/core"
import type { Aim } from "@tramyte/core/campaign"
import type { CampaignYear, PlanOfCampaign } from "../../pipeline/campaign/campaignYear.ts"
import { both, day, dayText, number, percent, say, text } from "../bilingual.ts"
import { countCell, countRow, ifSafe } from "../countCell.ts"
import { type Html, html } from "../html.ts"
import { serves } from "../serves.ts"
import type { StationYear } from "../stationYear.ts"
import { groupsOfCampaign } from "./groupsOfCampaign.ts"
import { campaignFiles } from "./campaignFiles.ts"
import { campaignMeaning, isExamined, onList, withoutStop } from "./campaignWords.ts"
import { campaignPictures } from "./campaignPictures.ts"
import { campaignMoney } from "./campaignMoney.ts"
import { readinessOfNext } from "./readinessOfNext.ts"
import { plannedByNow } from "./progressByWeek.ts"
import { daysToCome } from "./daysToCome.ts"
import { standingParts } from "./standingParts.ts"
import { villagesOfCampaign } from "./villagesOfCampaign.ts"
import { withoutSession } from "./withoutSession.ts"

/** How the year's examinations stand: who was examined, who comes when, who is left, and what can be done about it. */
export const campaignScreen = (station: StationYear): Html | undefined => {
  const { campaign } = station.year
  if (campaign === undefined) return undefined
  const { prefix, names } = station
  return html`<section class="screen campaign" id="${prefix}-campaign" aria-labelledby="${prefix}-campaign-h"><h2 id="${prefix}-campaign-h">${say("Chiến dịch khám đi đến đâu?", "How far is the campaign of examinations?")}</h2>
${serves(station)}
${howItStands(station, campaign)}
${bigNumbers(station)}
<p class="note">${both(campaignMeaning(campaign))}</p>
<p class="note">${say("Sổ chỉ cho biết hôm nay, không cho biết ngày lập kế hoạch: kế hoạch ban đầu được lập lại cho ngày", "The registers know today, and not the day on which the plan was made: the first plan is made over again for")} ${day(campaign.from)}${say(
    ", với những người có trong sổ hiện nay, bỏ các lượt khám từ ngày đó và những người đến sau.", ", with the people who are in them now, without examinations from that day on and without who came later.")} ${
    say("Điểm khám, ngày, máy và đơn giá lấy từ tệp", "Sites, days, machines and prices come from the file")} <code>${campaign.opening.file}</code>${campaign.opening.note === undefined ? "." : html`: <strong class="example">${both(withoutStop(campaign.opening.note))}</strong>.`}</p>
<h3>${say("Từng nhóm, theo thứ tự ưu tiên", "Group by group, in the order of priority")}</h3>
${groupsOfCampaign(station, campaign)}
<div class="pictures">${campaignPictures(station, campaign)}</div>
<h3>${say("Từng thôn", "Village by village")}</h3>
${villagesOfCampaign(station, campaign)}
<h3>${say("Các buổi khám sắp tới", "The next sessions")}</h3>
${daysToCome(station, campaign)}
${readinessOfNext(station, campaign)}
<h3>${say("Ai chưa có lịch, ai đổi lịch, vì sao?", "Who has no session, who has another, and why?")}</h3>
${withoutSession(station, campaign)}
${proof(campaign)}
${campaignMoney(station, campaign)}
${names ? toPrint(station) : undefined}</section>`
}

/** The first sentence: done, left, late. */
const howItStands = (station: StationYear, campaign: CampaignYear): Html => {
  const { on } = station.year
  const { people } = campaign
  const done = people.filter(isExamined).length
  const planned = plannedByNow(campaign, on, people)
  const { shareIsSafe } = countRow(station, [[done, "e=xe"], [people.length - done, "e=smnu"]])
  const toldApart = shareIsSafe && !standingParts(station).some(({ letters }) => letters === "smnu")
  const cells = (["xe", "sm", "nu"] as const).map((letters) => countCell(station, station.count(`e=${letters}`), `e=${letters}`, (letters === "xe" ? shareIsSafe : toldApart) ? { kind: "shown", value: 0 } : { kind: "withheld" }))
  const late = planned - done
  const pace = late > 0 ? html`, ${say("chậm", "")} <strong class="missing">${number(late)}</strong> ${say("người so với kế hoạch", "people behind the plan")}`
    : late === 0 ? html`, ${say("đúng kế hoạch", "as planned")}` : html`, ${say("vượt kế hoạch", "")} <strong>${number(-late)}</strong> ${say("người", "people ahead of the plan")}`
  return html`<p class="session-day">${say("Đến ngày", "By")} ${both(dayText(on))}: ${say("đã khám", "examined")} <strong>${cells[0]}</strong> ${say("trong", "of")} ${
    ifSafe(station, shareIsSafe, people.length === 0 ? html`0` : html`<strong>${number(people.length)}</strong> ${say("người trong danh sách", "people on the list")} (${percent(done / people.length)})${pace}`)}. ${
    cells[1]} ${say("người có lịch từ nay đến", "have a session to come by")} ${both(dayText(lastDayOf(campaign)))}, ${cells[2]} ${say("người chưa có lịch", "have none")}.</p>`
}

const lastDayOf = ({ sessions, until }: CampaignYear): CampaignYear["until"] => sessions.at(-1)?.day ?? until

const bigNumbers = (station: StationYear): Html => {
  const parts = standingParts(station)
  const { cells } = countRow(station, parts.map(({ letters }) => [station.count(`e=${letters}`), `e=${letters}`]))
  const { cells: [list] } = countRow(station, [[station.count(onList), onList]])
  return html`<ul class="numbers"><li><span class="value">${list}</span> ${say("Trong danh sách khám", "On the list")}</li>${
    parts.map(({ label, letters }, at) => html`<li class="${/^[nu]/.test(letters) ? "open" : ""}"><span class="value">${cells[at]}</span> ${both(label)}</li>`)}</ul>`
}

/** What "proven" means, in the words of those who have to stand by the plan. */
const proof = ({ plan, replan }: CampaignYear): Html => html`<h3>${say("Kế hoạch có tốt nhất chưa?", "Is there a better plan?")}</h3><ul class="notes"><li>${say("Kế hoạch ban đầu:", "The first plan:")} ${both(provenText(plan))}</li><li>${
  say("Lịch từ nay đến cuối năm:", "The plan of the days that are left:")} ${both(provenText(replan))} ${replan.onlyDisplacedMoved
  ? say("Không ai còn giữ được lịch đã báo mà phải đổi.", "Nobody moved who could keep the session that was told.")
  : say("Có người phải đổi lịch để người được ưu tiên trước có chỗ.", "Some moved so that people who come before them have a place.")}</li></ul>
<p class="note">${say("“Được chứng minh”: kèm theo lịch có một phép tính cho thấy không cách xếp nào khác tốt hơn ở mục tiêu đó; phép tính được cộng lại độc lập mỗi lần lập báo cáo.",
  "“Proven”: with the plan comes a sum which shows that no other plan does better in that aim; it is added up again, independently, whenever the report is made.")}</p>`

const provenText = (plan: PlanOfCampaign): Text => {
  const names = (lang: "vi" | "en"): string => plan.proven.map((aim) => aimLabels[aim][lang]).join(", ")
  const checked = plan.findings === 0 ? { vi: "Kiểm tra lại: không sai.", en: "Checked again: sound." } : { vi: `Kiểm tra lại: ${plan.findings} điểm sai!`, en: `Checked again: ${plan.findings} faults!` }
  return text((lang) => plan.isOptimal
    ? `${lang === "vi" ? "được chứng minh là tốt nhất ở mọi mục tiêu" : "proven to be the best in every aim"} (${names(lang)}). ${checked[lang]}`
    : plan.proven.length === 0 ? `${lang === "vi" ? "chưa chứng minh được là tốt nhất" : "not proven to be the best"}. ${checked[lang]}`
    : `${lang === "vi" ? "được chứng minh ở" : "proven in"}: ${names(lang)}; ${lang === "vi" ? "các mục tiêu sau đó thì chưa" : "not in the aims behind them"}. ${checked[lang]}`)
}

const aimLabels: Readonly<Record<Aim, Text>> = {
  served: { vi: "nhiều người được khám nhất theo thứ tự ưu tiên", en: "as many served as can be, group by group" },
  waiting: { vi: "người cần gấp được khám sớm", en: "the urgent soon" },
  households: { vi: "cả nhà đi cùng buổi", en: "households together" },
  villageDays: { vi: "đúng ngày của thôn", en: "on the village’s own day" },
  travel: { vi: "ít phải đi xa", en: "short ways" },
  soon: { vi: "mọi người được khám sớm", en: "everybody early" },
  load: { vi: "các buổi đông như nhau", en: "sessions equally full" },
  order: { vi: "nhóm ưu tiên vào ngày sớm hơn", en: "higher groups on earlier days" },
  moves: { vi: "ít người phải đổi lịch nhất", en: "fewest moved" }
}

const toPrint = ({ year }: StationYear): Html => {
  const { calendar, door, summary, unservedPage, unservedCsv } = campaignFiles(year)
  return html`<h3 class="in-names">${say("Để in và gửi", "To print and to send")}</h3><ul class="notes in-names"><li>${say("Phiếu tiếp đón 7 ngày tới:", "Sheets for the door, the next 7 days:")} <code>${door}</code></li><li>${
    say("Người chưa có lịch:", "Those without a session:")} <code>${unservedPage}</code>, <code>${unservedCsv}</code></li><li>${say("Tổng hợp gửi UBND xã:", "Summary for the commune’s committee:")} <code>${summary}</code></li><li>${
    say("Lịch cho điện thoại, máy tính (iCalendar):", "Calendar for phones and computers (iCalendar):")} <code>${calendar}</code></li></ul>`
}
