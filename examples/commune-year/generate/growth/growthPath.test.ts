import { weightForAge2006 } from "@tramyte/who-growth"
import { zScore } from "@tramyte/core/growth"
import { describe, expect, it } from "vitest"
import { random } from "../random.ts"
import { bodyOf } from "./bodyOf.ts"
import { bornPreterm, drawGestation } from "./gestation.ts"
import { drawGrowthPath, grownDays, type GrowthPath, standingAt } from "./growthPath.ts"

const usual: GrowthPath = { sex: "male", gestationDays: 280, height: 0, weight: 0, head: 0, arm: 0, falters: undefined, obeseFrom: undefined }

describe("a child", () => {
  it("grows taller from day to day, but for where lying becomes standing, and is of human size", () => {
    const dice = random(3, 0)
    for (let child = 0; child < 40; child += 1) {
      const path = drawGrowthPath(child % 2 === 0 ? "male" : "female", dice)
      const at = (day: number) => bodyOf(path, standingAt(path, day / 30.4375), day)
      let before = at(0).stature
      for (let day = 7; day < 6500; day += 7) {
        const { stature, weight } = at(day)
        expect(Number.isNaN(stature + weight), `${JSON.stringify(path)} on day ${day}`).toBe(false)
        if (Math.abs(day - 731) > 7 && Math.abs(day - 1826) > 7 && Math.abs(day - 548) > 40) expect(stature).toBeGreaterThan(before - 0.35)
        expect(weight).toBeGreaterThan(0.5)
        before = stature
      }
    }
  })

  it("who fails to thrive loses against its age, and regains half", () => {
    const path: GrowthPath = { ...usual, falters: { from: 8, until: 12, perMonth: 0.3 } }
    expect([8, 10, 12, 24].map((months) => Number((standingAt(path, months).weight - standingAt(usual, months).weight).toFixed(2)))).toEqual([0, -0.6, -1.2, -0.6])
  })

  it("who was born at 32 weeks weighs about what such children do, and has caught up at two and a half years", () => {
    const path: GrowthPath = { ...usual, gestationDays: 224 }
    expect(bodyOf(path, standingAt(path, 0), 0).weight).toBeCloseTo(bornPreterm(224).kilograms, 0)
    expect([0, 56, 365, 913, 1500].map((day) => Math.round(grownDays(path, day)))).toEqual([-56, 0, 309, 913, 1500])
    expect(zScore(weightForAge2006, "male", 60, bodyOf(path, standingAt(path, 2), 60).weight)).toBeLessThan(-2)
  })
})

it("eight in a hundred are born before 37 weeks", () => {
  const dice = random(1, 0)
  const early = Array.from({ length: 20_000 }, () => drawGestation(dice)).filter((days) => days < 259).length
  expect(early / 20_000).toBeCloseTo(0.08, 2)
})
