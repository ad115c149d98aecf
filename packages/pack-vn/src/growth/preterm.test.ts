import { assessGrowth } from "@tramyte/core/growth"
import { growthStandards, pretermLength, pretermWeight } from "@tramyte/who-growth"
import { describe, expect, it } from "vitest"
import { loadGrowth } from "./loadGrowth.ts"

const birth = Date.parse("2025-06-01")
const dayOf = (age: number): string => new Date(birth + age * 86_400_000).toISOString().slice(0, 10)
const measured = (age: number, code: string, value: number, unit: string) => ({ id: `${code}-${age}`, kind: "observation", code: [code], value, unit, start: dayOf(age), recorded: dayOf(age) })

/** A boy of 28 weeks who is at the median of children born as early, so many weeks after the last menstrual period. */
const boyAt = (...weeks: readonly number[]) => assessGrowth(loadGrowth("cam-giang", "2026-07-15"), {
  person: { id: "c1", sex: "male", birthDate: "2025-06-01" },
  facts: [
    measured(0, "gestational-age-at-birth", 28, "wk"),
    ...weeks.flatMap((week) => [measured((week - 28) * 7, "weight", pretermWeight.measure("male", week * 7, 0)!, "kg"), measured((week - 28) * 7, "length", pretermLength.measure("male", week * 7, 0)!, "cm")])
  ]
}, { standards: growthStandards })

describe("a boy of 28 weeks who grows like the median of children born as early", () => {
  it("is normal for his length, by the preterm standard before term and by the table for all afterwards", () => {
    const found = boyAt(36, 48, 56, 63).visits.map(({ scores }) => scores.find(({ indicator }) => indicator === "weight-for-length-height"))
    expect(found.map((score) => score?.table)).toEqual(["intergrowth-21st/preterm-weight-for-length", ...Array.from({ length: 3 }, () => "who-2006/weight-for-length")])
    for (const score of found.slice(1)) expect(Math.abs(score!.z)).toBeLessThan(1)
  })
  it("shows no sign in the first days that is asked of children born at term", () => expect(boyAt(29, 30).signs.some(({ code }) => code === "newborn-weight-loss")).toBe(false))
})
