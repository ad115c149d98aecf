import { calendarHeat, cumulativeProgress, loadAgainstCapacity, weekHeat } from "@tramyte/charts"
import type { CivilDate } from "@tramyte/core"
import type { CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { both, day, type Lang, langs, number, say } from "../bilingual.ts"
import { hiddenMark, SMALL } from "../countCell.ts"
import { type Html, html, raw } from "../html.ts"
import { unknownVillage } from "../labels.ts"
import { WIDTH } from "../picture.ts"
import { sharedDrawing } from "../sharedDrawing.ts"
import type { StationYear } from "../stationYear.ts"
import { groupBars } from "./groupsOfCampaign.ts"
import { loadToCome, type LoadOfDays } from "./nextSessions.ts"
import { type CampaignWeek, progressByWeek } from "./progressByWeek.ts"
import { villagesOnList } from "./villagesOfCampaign.ts"

/** Is the campaign on time, which group and which village are late, and where is there still room? */
export const campaignPictures = (station: StationYear, campaign: CampaignYear): Html =>
  html`${byWeek(station, campaign)}${figure(station, groupBars(station, campaign))}${loadByWeek(station, campaign)}${freeDays(station, campaign)}${lateVillages(station, campaign)}`

interface Drawn {
  readonly id: string
  readonly question: Html
  readonly lead?: Html
  readonly draw: (lang: Lang, idPrefix: string) => string
  /** Whether the picture tells of one to four people. */
  readonly isSmall: boolean
  readonly numbers?: Html
  readonly whole?: boolean
  /** Hundreds of cells with their numbers in them. */
  readonly isDense?: boolean
}

/** Others see no picture that tells of one to four people. */
const figure = (station: StationYear, { id, question, lead, draw, isSmall, numbers, whole, isDense }: Drawn): Html => {
  const drawing = isSmall && !station.names ? undefined
    : html`<div class="drawing ${isSmall ? "in-names" : ""}">${
      isDense === true ? sharedDrawing(`${station.prefix}-${id}`, draw) : langs.map((lang) => raw(draw(lang, `${station.prefix}-${id}-${lang}`)))}</div>`
  return html`<figure class="picture ${whole === true ? "whole" : ""}"><h3>${question}</h3>${lead === undefined ? undefined : html`<p class="note">${lead}</p>`}${drawing}${
    isSmall ? html`<p class="note ${station.names ? "in-meeting" : ""}">${say("Hình có số nhỏ nên không hiện ở đây.", "The picture tells of one to four people, and is not shown here.")}</p>` : undefined}${
    numbers === undefined ? undefined : html`<details><summary>${say("Xem số liệu", "Show the numbers")}</summary>${numbers}</details>`}</figure>`
}

const isSmallCount = (count: number | undefined): boolean => count !== undefined && count > 0 && count < SMALL

/** A number that no list stands behind. */
const shown = (station: StationYear, count: number): Html => !isSmallCount(count) ? number(count)
  : station.names ? html`<span class="in-names">${number(count)}</span><span class="in-meeting">${hiddenMark({ kind: "small" })}</span>` : hiddenMark({ kind: "small" })

const byWeek = (station: StationYear, campaign: CampaignYear): Html => {
  const weeks = progressByWeek(campaign, station.year.on)
  return figure(station, {
    id: "campaign-weeks", question: say("Khám đúng kế hoạch không?", "Is the campaign on time?"),
    lead: say("Cộng dồn đến tuần cuối đã trọn; đã khám gồm cả khám ở nơi khác.", "Sums up to the last week that is over; examined includes elsewhere."),
    isSmall: weeks.some(({ planned, done }) => isSmallCount(planned) || isSmallCount(done)),
    draw: (lang, idPrefix) => cumulativeProgress({
      idPrefix, lang, width: WIDTH, showTitle: false, title: lang === "vi" ? "Đã khám so với kế hoạch, theo tuần" : "Examined against the plan, by week", total: campaign.people.length,
      periods: weeks.map(({ from, planned, done }) => ({ label: shortDay(from), planned, done })),
      labels: lang === "vi"
        ? { done: "Đã khám", planned: "Kế hoạch", total: "Trong danh sách", behind: "Chậm", ahead: "Vượt", unit: "người", empty: "Chưa có kế hoạch" }
        : { done: "Examined", planned: "Plan", total: "On the list", behind: "Behind", ahead: "Ahead", unit: "people", empty: "No plan" }
    }),
    numbers: html`<div class="wide" role="region" tabindex="0"><table><caption>${say("Kế hoạch và thực hiện từng tuần", "Plan and examinations, week by week")}</caption><thead><tr><th scope="col">${say("Tuần từ ngày", "Week from")}</th><th scope="col">${
      say("Kế hoạch", "Plan")}</th><th scope="col">${say("Đã khám", "Examined")}</th></tr></thead><tbody>${weeks.map(({ from, planned, done }) =>
      html`<tr><th scope="row">${day(from)}</th><td>${shown(station, planned)}</td><td>${done === undefined ? undefined : shown(station, done)}</td></tr>`)}</tbody></table></div>`
  })
}

const loadByWeek = (station: StationYear, campaign: CampaignYear): Html => {
  const weeks = loadToCome(campaign, station.year.on, "week")
  return figure(station, {
    id: "campaign-load", whole: true, question: say("Từ nay, tuần nào kín chỗ?", "From now on, which weeks are full?"),
    isSmall: weeks.some(hasSmallLoad),
    draw: (lang, idPrefix) => loadAgainstCapacity({
      idPrefix, lang, width: 720, showTitle: false, title: lang === "vi" ? "Người có lịch so với số chỗ, theo tuần" : "People with a session against places, by week",
      periods: weeks.map(({ day: from, load, capacity }) => ({ label: shortDay(from), load, capacity })),
      labels: lang === "vi"
        ? { load: "Có lịch", capacity: "Số chỗ", overload: "Quá tải", unit: "người", empty: "Không còn buổi khám nào" }
        : { load: "With a session", capacity: "Places", overload: "Too many", unit: "people", empty: "No session is left" }
    })
  })
}

const hasSmallLoad = ({ load }: LoadOfDays): boolean => isSmallCount(load)

const freeDays = (station: StationYear, campaign: CampaignYear): Html => {
  const days = loadToCome(campaign, station.year.on, "day")
  return figure(station, {
    id: "campaign-days", whole: true, isDense: true, question: say("Ngày nào còn chỗ?", "On which days is there room?"), isSmall: days.some(hasSmallLoad),
    draw: (lang, idPrefix) => calendarHeat({
      idPrefix, lang, width: 720, showTitle: false, title: lang === "vi" ? "Số người có lịch từng ngày" : "People with a session, day by day", days,
      labels: lang === "vi"
        ? { load: "Có lịch", capacity: "Số chỗ", overload: "Quá tải", unit: "người", free: "còn trống", full: "kín chỗ", empty: "Không còn buổi khám nào" }
        : { load: "With a session", capacity: "Places", overload: "Too many", unit: "people", free: "free", full: "full", empty: "No session is left" }
    })
  })
}

const lateVillages = (station: StationYear, campaign: CampaignYear): Html => {
  const { on, people, villages } = station.year
  const rows = villagesOnList(station, campaign).map((village) => ({
    name: villages[village]?.name, weeks: progressByWeek(campaign, on, campaign.people.filter(({ at }) => people[at]!.village === village)).filter(({ done }) => done !== undefined)
  }))
  const weeks = rows[0]?.weeks ?? []
  const isSmallWeek = ({ planned, done }: CampaignWeek): boolean => isSmallCount(planned) || isSmallCount(done)
  return figure(station, {
    id: "campaign-villages", whole: true, isDense: true, question: say("Thôn nào chậm, từ tuần nào?", "Which village is late, and since which week?"),
    // A name that is as long in both languages: then the cells are the same, and drawn once.
    lead: html`${say("Mỗi số là tỷ lệ % đã khám so với kế hoạch đến hết tuần đó; càng đậm càng chậm.", "Each number is the share, in percent, of what the plan wants by the end of that week; the darker the later.")}${
      rows.some(({ name }) => name === undefined) ? html` –: ${both(unknownVillage)}.` : undefined}`,
    isSmall: rows.some((row) => row.weeks.some(isSmallWeek)),
    draw: (lang, idPrefix) => weekHeat({
      idPrefix, lang, width: 720, showTitle: false, title: lang === "vi" ? "Thôn theo tuần" : "Villages by week", weeks: weeks.map(({ from }) => shortDay(from)),
      rows: rows.map(({ name, weeks: of }) => ({ label: name ?? "–", weeks: of })),
      labels: lang === "vi"
        ? { done: "Đã khám", planned: "Kế hoạch", onPlan: "đúng kế hoạch", halfOrLess: "mới được một nửa hoặc ít hơn", empty: "Chưa có tuần nào trọn" }
        : { done: "Examined", planned: "Plan", onPlan: "on plan", halfOrLess: "half or less", empty: "No week is over" }
    })
  })
}

/** "29/6". */
const shortDay = (value: CivilDate): string => `${Number(value.slice(8))}/${Number(value.slice(5, 7))}`
