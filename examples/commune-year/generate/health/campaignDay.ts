import { dayOfWeek, epochDayOf } from "@tramyte/core"
import type { Random } from "../random.ts"
import type { Resident } from "../people/resident.ts"

/** The campaign of free checkups opens on 26 June 2026 (plan 257/KH-UBND of Cẩm Giàng). */
export const campaignStart = epochDayOf(2026, 6, 26)

/** Where a commune's campaign stands: by group, then village, as in Cẩm Giàng; or village by village. */
export type CampaignOrder = "byGroup" | "byVillage"

/** For each group: first day after the start, length in days, share that comes. Group 5 is examined by its own ministries. */
const windows: Readonly<Record<number, readonly [first: number, days: number, share: number]>> = {
  1: [0, 12, 0.88], 2: [8, 42, 0.8], 3: [45, 18, 0.76], 4: [58, 60, 0.42],
  5: [80, 30, 0.05], 6: [40, 25, 0.35], 7: [74, 30, 0.84], 8: [92, 70, 0.5]
}

/**
 * The day on which somebody is examined in the campaign, or undefined for those who do not come. The ramp is that of a real
 * campaign: few on the first days, most in the middle of each village's turn, some late.
 */
export const campaignDay = (resident: Resident, order: CampaignOrder, villages: number, chance: Random): number | undefined => {
  const { village, group, age } = resident
  // Villages differ: some collaborators knock at every door.
  const zeal = 0.86 + ((village * 5) % 7) * 0.04
  if (order === "byVillage") {
    const share = age >= 60 ? 0.8 : age < 6 ? 0.6 : age < 18 ? 0.78 : age < 40 ? 0.5 : 0.64
    return chance.chance(share * zeal) ? working(campaignStart + village * 13 + middle(21, chance)) : undefined
  }
  const [first, days, share] = windows[group] ?? [0, 60, 0.5]
  if (!chance.chance(share * zeal)) return undefined
  const turn = Math.floor(days * village / villages)
  return working(campaignStart + first + turn + middle(Math.max(6, Math.floor(days / 3)), chance))
}

/** Most often the middle of the span. */
const middle = (days: number, chance: Random): number => chance.int(0, Math.floor(days / 2)) + chance.int(0, Math.ceil(days / 2))

/** The day itself, or the next on which a station examines: not on Sundays, not on the holidays of 31 August to 2 September 2026. */
export const working = (day: number): number => {
  let open = day
  while (dayOfWeek(open) === 7 || (open >= epochDayOf(2026, 8, 31) && open <= epochDayOf(2026, 9, 2))) open += 1
  return open
}
