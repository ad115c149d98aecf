import { moveReasonLabels, type MoveBecause } from "@tramyte/core/campaign"
import type { Text } from "@tramyte/core"
import type { CampaignPerson, CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { dayText, text } from "../bilingual.ts"
import { partText, withoutStop } from "./campaignWords.ts"

/** People of the campaign whom a number of the screen means; `selection` opens them. */
export interface CampaignList {
  readonly selection: string
  readonly label: Text
  readonly who: readonly number[]
}

/** The lists that are not told by somebody's standing, group or session, by what they are about. */
export interface CampaignLists {
  readonly why: readonly CampaignList[]
  readonly notInvited: readonly CampaignList[]
  readonly moves: readonly CampaignList[]
  readonly oneMore: readonly CampaignList[]
  readonly missing: readonly CampaignList[]
  /** In the order of `money.payers`, and last those for whom none is decided. */
  readonly payers: readonly CampaignList[]
  readonly findings: readonly CampaignList[]
  readonly newcomers: readonly CampaignList[]
  /** All of them, in the order of their numbers. */
  readonly all: readonly CampaignList[]
}

type Unnumbered = Omit<CampaignList, "selection">

export const campaignLists = (campaign: CampaignYear): CampaignLists => {
  const all: CampaignList[] = []
  const numbered = (lists: readonly Unnumbered[]): readonly CampaignList[] => lists.map((list) => {
    const one = { ...list, selection: `o=${all.length}` }
    all.push(one)
    return one
  })
  const those = (test: (person: CampaignPerson) => boolean): readonly number[] => campaign.people.filter(test).map(({ at }) => at)
  const moved = Object.keys(moveReasonLabels) as readonly MoveBecause[]
  const { money } = campaign
  return {
    why: numbered(campaign.reasons.map((label, place) => ({ label: capitalised(label), who: those(({ why }) => why === place) }))),
    notInvited: numbered(campaign.notInvited.map(({ reason, who }) => ({ label: capitalised(reason), who }))),
    moves: numbered(moved.map((because) => ({ label: capitalised(moveReasonLabels[because]), who: those((person) => person.moved === because) })).filter(({ who }) => who.length > 0)),
    oneMore: numbered(campaign.oneMore.map(({ site, day, part, who }) => ({
      label: text((lang) => `${lang === "vi" ? "Thêm một buổi" : "One more session"}: ${dayText(day)[lang]}${partText(part)[lang]}, ${campaign.sites[site]?.name[lang] ?? ""}`), who
    }))),
    missing: numbered((campaign.missing ?? []).map(({ from, until, part, who }) => ({
      label: text((lang) => `${lang === "vi" ? "Buổi còn thiếu" : "Session wanted"}${from === undefined ? "" : `: ${lang === "vi" ? "từ" : "from"} ${dayText(from)[lang]}`}${until === undefined ? "" : ` ${lang === "vi" ? "trước" : "before"} ${dayText(until)[lang]}`}${partText(part)[lang]}`), who
    }))),
    payers: numbered(money === undefined ? [] : [
      ...money.payers.map(({ label }, place) => ({ label, who: those(({ payer }) => payer === place) })),
      { label: { vi: "Chưa xác định nguồn chi trả", en: "Payer not decided" }, who: those(({ payer }) => payer === undefined) }
    ]),
    findings: numbered((money?.findings ?? []).map(({ says, who }) => ({ label: says, who }))),
    newcomers: numbered([{ label: { vi: "Mới vào danh sách sau khi lập kế hoạch", en: "New on the list since the plan was made" }, who: those(({ isNew }) => isNew === true) }]),
    all
  }
}

const capitalised = (name: Text): Text => withoutStop(text((lang) => name[lang].charAt(0).toUpperCase() + name[lang].slice(1)))
