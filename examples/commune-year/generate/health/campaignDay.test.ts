import { dayOfWeek, epochDay } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { settleCommune } from "../people/settleCommune.ts"
import { random } from "../random.ts"
import { sourceData } from "../sourceData.ts"
import { campaignDay, campaignStart, working, type CampaignOrder } from "./campaignDay.ts"

const [source] = sourceData.communes
if (source === undefined) throw new Error("the source data name no commune")
const { residents } = settleCommune(source, 3000, 0, epochDay("2026-10-15"), random(2, 0))

const days = (order: CampaignOrder, by: "group" | "village"): Map<number, number[]> => {
  const chance = random(3, 1)
  const found = new Map<number, number[]>()
  for (const resident of residents) {
    const day = campaignDay(resident, order, source.villages.length, chance)
    if (day !== undefined) found.set(resident[by], [...found.get(resident[by]) ?? [], day])
  }
  return found
}
const mean = (numbers: readonly number[] = []): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length

describe("campaignDay", () => {
  it("starts with the plan and keeps Sundays and the National Day free", () => {
    for (const order of ["byGroup", "byVillage"] as const) {
      for (const day of [...days(order, "village").values()].flat()) {
        expect(day).toBeGreaterThanOrEqual(campaignStart)
        expect(dayOfWeek(day)).not.toBe(7)
        expect([epochDay("2026-08-31"), epochDay("2026-09-01"), epochDay("2026-09-02")]).not.toContain(day)
      }
    }
  })

  it("goes group by group in Cẩm Giàng: merit first, then elders, then social protection, last everybody else", () => {
    const groups = days("byGroup", "group")
    expect(mean(groups.get(1))).toBeLessThan(mean(groups.get(2)))
    expect(mean(groups.get(2))).toBeLessThan(mean(groups.get(3)))
    expect(mean(groups.get(3))).toBeLessThan(mean(groups.get(8)))
  })

  it("goes village by village elsewhere", () => {
    const villages = days("byVillage", "village")
    for (let village = 1; village < source.villages.length; village += 1) {
      expect(mean(villages.get(village - 1))).toBeLessThan(mean(villages.get(village)))
    }
  })

  it("moves a Sunday to Monday", () => {
    expect(working(epochDay("2026-06-28"))).toBe(epochDay("2026-06-29"))
    expect(working(epochDay("2026-08-30"))).toBe(epochDay("2026-09-03"))
  })
})
