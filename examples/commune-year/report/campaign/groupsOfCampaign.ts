import { planBars } from "@tramyte/charts"
import type { CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { both, type Lang, number, say } from "../bilingual.ts"
import { ifSafe, SMALL } from "../countCell.ts"
import { countTable, type WrittenTable } from "../countTable.ts"
import type { Html } from "../html.ts"
import { WIDTH } from "../picture.ts"
import type { StationYear } from "../stationYear.ts"
import { letterOfGroup } from "./campaignColumns.ts"
import { isExamined } from "./campaignWords.ts"
import { plannedByNow } from "./progressByWeek.ts"
import { standingParts } from "./standingParts.ts"

/** Each group of the plan: examined, to come, without a session, and how many the plan wanted by now. */
export const groupsOfCampaign = (station: StationYear, campaign: CampaignYear): Html => tableOfGroups(station, campaign).table

const tableOfGroups = (station: StationYear, campaign: CampaignYear): WrittenTable => countTable(station, {
  caption: say("Người trong danh sách khám, theo nhóm", "People on the list, by group"),
  rowHead: say("Nhóm", "Group"),
  rows: campaign.groups.map(({ label }, at) => ({ label: both(label), selection: `h=${letterOfGroup(at)}` })),
  columns: standingParts(station).map(({ label, letters }) => ({ label: both(label), selection: `e=${letters}` })),
  totals: true,
  after: {
    head: say("Kế hoạch đến nay", "Planned by now"),
    cells: numbersOf(station, campaign).map(({ planned }) => ifSafe(station, planned === 0 || planned >= SMALL, number(planned)))
  }
})

const numbersOf = ({ year: { on } }: StationYear, campaign: CampaignYear) => campaign.groups.map((_, at) => {
  const people = campaign.people.filter(({ group }) => group === at)
  return { total: people.length, planned: plannedByNow(campaign, on, people), done: people.filter(isExamined).length }
})

/** Which group is behind the plan? Its numbers stand in the table of groups. */
export const groupBars = (station: StationYear, campaign: CampaignYear) => {
  const numbers = numbersOf(station, campaign)
  const isSmall = (count: number): boolean => count > 0 && count < SMALL
  return {
    id: "campaign-groups", question: say("Nhóm nào chậm so với kế hoạch?", "Which group is behind the plan?"),
    isSmall: tableOfGroups(station, campaign).hides || numbers.some(({ planned, total }) => isSmall(planned) || isSmall(total - planned)),
    draw: (lang: Lang, idPrefix: string): string => planBars({
      idPrefix, lang, width: WIDTH, showTitle: false, title: lang === "vi" ? "Đã khám so với kế hoạch, theo nhóm" : "Examined against the plan, by group",
      rows: campaign.groups.flatMap(({ label }, at) => numbers[at]!.total === 0 ? [] : [{ label: label[lang], ...numbers[at]! }]),
      labels: lang === "vi"
        ? { done: "Đã khám", planned: "Kế hoạch đến nay", total: "Trong danh sách", behind: "chậm", empty: "Chưa có danh sách" }
        : { done: "Examined", planned: "Planned by now", total: "On the list", behind: "behind by", empty: "No list" }
    })
  }
}
