import type { Text } from "@tramyte/core"
import type { CampaignStanding } from "../../pipeline/campaign/campaignYear.ts"
import { SMALL } from "../countCell.ts"
import type { StationYear } from "../stationYear.ts"
import { campaignLabels } from "./campaignWords.ts"

/** People who stand alike; `letters` are those of `e=`. */
export interface StandingPart {
  readonly letters: string
  readonly label: Text
}

/**
 * The standings as the tiles and tables of the screen tell them apart. Where one of them has one to four people in the whole commune it is told together with the next, everywhere
 * alike: each table would hide it together with some other number, and two tables that hide different ones give it away.
 */
export const standingParts = (station: StationYear): readonly StandingPart[] => {
  const isSmall = (letters: string): boolean => {
    const count = station.count(`e=${letters}`)
    return count > 0 && count < SMALL
  }
  const pair = (first: CampaignStanding, second: CampaignStanding): readonly string[] => isSmall(first) || isSmall(second) ? [first + second] : [first, second]
  const waiting = isSmall("sm") || isSmall("nu") ? ["smnu"] : [...pair("s", "m"), ...pair("n", "u")]
  return [...pair("x", "e"), ...waiting].map((letters) => ({ letters, label: merged[letters] ?? campaignLabels[letters as CampaignStanding] }))
}

const merged: Readonly<Record<string, Text>> = {
  xe: { vi: "Đã khám", en: "Examined" }, sm: { vi: "Có lịch sắp tới", en: "Session to come" }, nu: { vi: "Chưa có lịch", en: "No session" }, smnu: { vi: "Chưa khám", en: "Not examined yet" }
}
