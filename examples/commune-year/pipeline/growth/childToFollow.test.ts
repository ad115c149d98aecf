import { addMonths, civilDate, epochDay, type Fact, type HealthRecord, readRecord } from "@tramyte/core"
import { assessGrowth } from "@tramyte/core/growth"
import { growthStandards } from "@tramyte/who-growth"
import { describe, expect, it } from "vitest"
import { stationRules } from "../stationRules.ts"
import { childToFollow, weighedBy } from "./childToFollow.ts"
import type { ChildToFollow } from "./growthYear.ts"

const on = "2026-10-15"
const rules = stationRules("cam-giang", on)

/** A child of so many months on the day, with what was measured how many days before. */
const child = (months: number, measured: readonly (readonly [daysBefore: number, measures: Readonly<Record<string, number>>])[]): ChildToFollow => {
  const birthDay = addMonths(epochDay(on), -months, "clamp")
  const facts = measured.flatMap(([before, measures]) => Object.entries(measures).map(([code, value]): Fact => ({
    id: `${code}-${before}`, kind: "observation", code: [code], value, unit: code === "weight" ? "kg" : "cm", start: civilDate(epochDay(on) - before), recorded: on
  })))
  const record: HealthRecord = { person: { id: "p", sex: "female", birthDate: civilDate(birthDay) }, facts, complete: { observation: on, procedure: on } }
  return childToFollow(0, assessGrowth(rules, readRecord(record), { standards: growthStandards }), epochDay(on) - birthDay, epochDay(on))
}

describe("what is to be done about a child", () => {
  it("14 months, 0.4 kg lighter than a month ago: its growth falters, and the sign says by how much", () => {
    const { age, marks, signs } = child(14, [[75, { weight: 8.9, height: 74 }], [45, { weight: 9.2 }], [15, { weight: 8.8, height: 75.5 }]])
    expect(age).toBe("i")
    expect(marks).toContain("f")
    expect(marks).not.toMatch(/[rmo]/)
    expect(signs.map(({ vi }) => vi)).toContain("sụt cân: −0,4 kg trong 30 ngày")
    expect(signs.map(({ en }) => en)).toContain("weight loss: −0.4 kg in 30 days")
  })

  it("the same a year ago: nothing of it is told today, but that the child is to be weighed", () => {
    const { marks, signs, words } = child(28, [[500, { weight: 8.9, height: 74 }], [470, { weight: 9.2 }], [440, { weight: 8.2, height: 75.5 }]])
    expect([marks.replace(/[abu]/g, ""), signs, words]).toEqual(["w", [], []])
  })

  it("30 months with an arm of 11 cm: severe acute malnutrition, to be referred", () => {
    const { marks, refer, words } = child(30, [[10, { weight: 9.8, height: 88, muac: 11 }]])
    expect(marks).toMatch(/^rm/)
    expect(refer.map(({ vi }) => vi)).toEqual(["suy dinh dưỡng cấp tính nặng"])
    expect(words.map(({ en }) => en)).toContain("severe acute malnutrition")
  })

  it("nine years, 48 kg at 1.30 m: obese, and nobody asks whether its growth falters", () => {
    const { age, marks, words } = child(108, [[400, { weight: 40, height: 125 }], [30, { weight: 48, height: 130 }]])
    expect([age, marks, words.map(({ en }) => en)]).toEqual(["s", "o", ["obese"]])
  })

  it("20 months and 3.1 kg is a slip, or a child in danger: measure again", () => {
    expect(child(20, [[40, { weight: 10.4, height: 82 }], [10, { weight: 3.1, height: 82.6 }]]).marks).toContain("g")
    expect(child(20, [[10, { weight: 10.4, height: 82 }]]).marks).not.toContain("g")
  })

  it("in severe acute malnutrition is weighed again within the week", () => {
    expect(child(30, [[5, { weight: 9.8, height: 88, muac: 11 }]]).weighing).toEqual({ due: "2026-10-17", every: { vi: "1 tuần một lần", en: "every week" } })
  })

  it.each([[3, ""], [5, "a"], [7, "a"], [13, "b"], [40, ""]])("%i months: vitamin A of the next round %s", (months, dose) => {
    expect(child(months, [[20, { weight: 7, height: 68 }]]).marks.replace(/[^ab]/g, "")).toBe(dose)
  })
})

describe("the list of the next weighing", () => {
  const monthly = child(14, [[10, { weight: 9.4, height: 76 }]])
  it("has whoever is due by that day, and on it", () => {
    expect(monthly.weighing?.due).toBe("2026-11-05")
    expect(["2026-11-04", "2026-11-05", "2026-11-06"].map((day) => weighedBy(monthly, day).marks.includes("n"))).toEqual([false, true, true])
  })

  it("says of whom the day has passed that it has", () => {
    const late = child(14, [[50, { weight: 9.4, height: 76 }]])
    expect([late.marks.includes("w"), weighedBy(late, "2026-11-10").marks.includes("n")]).toEqual([true, false])
  })
})
