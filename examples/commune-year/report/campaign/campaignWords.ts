import { formatNumber } from "@tramyte/charts"
import type { Text } from "@tramyte/core"
import type { CampaignPerson, CampaignStanding, CampaignYear } from "../../pipeline/campaign/campaignYear.ts"
import { dayText, text } from "../bilingual.ts"

/** In the order in which they are shown: done, to come, without a session. */
export const campaignStandings: readonly CampaignStanding[] = ["x", "e", "s", "m", "n", "u"]

/** Everybody on the list. */
export const onList = `e=${campaignStandings.join("")}`

export const campaignLabels: Readonly<Record<CampaignStanding, Text>> = {
  x: { vi: "Đã khám theo lịch xã", en: "Examined in the campaign" },
  e: { vi: "Đã khám nơi khác", en: "Examined elsewhere" },
  s: { vi: "Có lịch sắp tới", en: "Session to come" },
  m: { vi: "Vắng, đã xếp lại", en: "Did not come, planned again" },
  n: { vi: "Vắng, chưa có lịch", en: "Did not come, no session" },
  u: { vi: "Chưa từng có lịch", en: "Never had a session" }
}

/** What the numbers of the screen count. */
export const campaignMeaning = ({ from }: CampaignYear): Text => {
  const day = dayText(from)
  return {
    vi: `Mỗi người trong danh sách khám chỉ tính một lần. Đã khám: lần khám đầu tiên từ ngày ${day.vi}, theo lịch của xã hoặc ở nơi khác (cơ quan, trường học, bệnh viện). Vắng: buổi khám đã qua mà sổ chưa ghi lượt khám.`,
    en: `Everybody on the list counts once. Examined: the first examination since ${day.en}, in the campaign or elsewhere (at work, at school, in a hospital). Did not come: the session is over, and the register has no examination.`
  }
}

/** A session in words: "thứ Sáu 16/10/2026 sáng, Trạm Y tế". */
export const sessionText = (campaign: CampaignYear, at: number): Text => {
  const session = campaign.sessions[at]!
  return text((lang) => `${dayText(session.day)[lang]}${partText(session.part)[lang]}, ${campaign.sites[session.site]?.name[lang] ?? ""}`)
}

/** " buổi sáng"; nothing for a whole day. */
export const partText = (part: "morning" | "afternoon" | undefined): Text =>
  part === undefined ? { vi: "", en: "" } : part === "morning" ? { vi: " buổi sáng", en: " morning" } : { vi: " buổi chiều", en: " afternoon" }

/** A sentence as a part of another: without its full stop. */
export const withoutStop = (sentence: Text): Text => text((lang) => sentence[lang].replace(/\.$/, ""))

/** Of somebody who was examined, wherever. */
export const isExamined = ({ standing }: CampaignPerson): boolean => standing === "x" || standing === "e"

/** Whole đồng as people say it: "1,23 tỷ đồng", "35 triệu đồng". */
export const dongText = (amount: number): Text => {
  const isLarge = Math.abs(amount) >= 1e9
  const [unit, size] = isLarge ? [{ vi: "tỷ đồng", en: "bn đồng" }, 1e9] : [{ vi: "triệu đồng", en: "m đồng" }, 1e6]
  return text((lang) => `${amount < 0 ? "−" : ""}${formatNumber(Math.abs(amount) / size, lang, isLarge ? 2 : 1)} ${unit[lang]}`)
}
