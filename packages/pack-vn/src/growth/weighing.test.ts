import { civilDate, epochDay } from "@tramyte/core"
import { assessGrowth, type NextWeighing } from "@tramyte/core/growth"
import { whoGrowth } from "@tramyte/who-growth"
import { describe, expect, it } from "vitest"
import { personWith, type Told } from "../counted.fixture.ts"
import { arm, height, oedema, weight, weightForLengthOfZ, weightOfZ } from "./indicators/measured.fixture.ts"
import { loadGrowth } from "./loadGrowth.ts"

/** When a girl is weighed next, as of the day of her last weighing: in how many days, and by which rule. */
const next = (born: string, told: readonly Told[], on: string): readonly [days: number, rule: string] | undefined => {
  const found: NextWeighing | undefined = assessGrowth(loadGrowth("vietnam", on), personWith(told, { day: on, birthDate: born }), { standards: whoGrowth }).nextWeighing
  return found === undefined ? undefined : [epochDay(found.due) - epochDay(on), found.rule.replace("vietnam-growth/", "")]
}

const dayAt = (born: string, age: number): string => civilDate(epochDay(born) + age)

describe("children of whom nothing is to be feared", () => {
  it.each([["2026-03-01", 30], ["2024-07-02", 30], ["2024-06-01", 92], ["2021-01-01", 92], ["2020-06-01", 183], ["2012-06-01", 183]] as const)("born on %s, weighed on 1 June 2026: again in %i days", (born, days) => {
    const told = born < "2015" ? [weight("2026-06-01", 40)] : [weightOfZ("2026-06-01", 0, born >= "2021-06-02" ? born : "2021-06-02")]
    expect(next(born, told, "2026-06-01")?.[0]).toBe(days)
  })
  it("nobody of 18 years", () => expect(next("2008-05-01", [weight("2026-06-01", 50)], "2026-06-01")).toBeUndefined())
})

describe("faltering growth, by the guideline of the United Kingdom", () => {
  const born = "2026-01-10"
  /** Of normal weight, and 200 g lighter thirty days later. */
  const lost = (age: number) => {
    const before = weightOfZ(dayAt(born, age - 30), 0, born)
    return next(born, [before, weight(dayAt(born, age), (before.value as number) - 0.2)], dayAt(born, age))
  }
  it("a newborn who lost more than a tenth: daily", () => {
    expect(next(born, [weight(born, 3.2), weight(dayAt(born, 6), 2.87)], dayAt(born, 6))).toEqual([1, "weighing-of-faltering-infants"])
    expect(next(born, [weight(born, 3.2), weight(dayAt(born, 6), 2.9)], dayAt(born, 6))?.[1]).toBe("weighing-under-6")
  })
  // One month is day 31, six months are day 181, twelve day 365, five years day 1826.
  it.each([
    [30, 1, "weighing-of-faltering-infants"], [31, 7, "weighing-of-faltering-infants"], [180, 7, "weighing-of-faltering-infants"],
    [181, 14, "weighing-in-faltering-growth"], [364, 14, "weighing-in-faltering-growth"], [365, 31, "weighing-in-faltering-growth"], [1825, 31, "weighing-in-faltering-growth"]
  ] as const)("weight lost at %i days of age: again in %i days", (age, days, rule) => expect(lost(age)).toEqual([days, rule]))
  it("a child of five years comes as others do", () => expect(lost(1826)).toEqual([90, "weighing-under-6"]))
  it("before the guideline there is none", () => {
    const old = "2016-08-01"
    expect(next(old, [weightOfZ("2017-05-01", 0, old), weight("2017-06-01", 8)], "2017-06-01")?.[1]).toBe("weighing-under-6")
  })
})

describe("acute malnutrition", () => {
  const born = "2024-12-01"
  const june = "2026-06-01"
  it.each<[string, readonly Told[], number, string]>([
    ["moderate, by weight for length", weightForLengthOfZ(june, -2.5), 14, "weighing-in-moderate-acute-malnutrition"],
    ["moderate, by the arm", [weightOfZ(june, 0, born), arm(june, 12)], 14, "weighing-in-moderate-acute-malnutrition"],
    ["severe, by weight for length", weightForLengthOfZ(june, -3.5), 7, "weighing-in-severe-acute-malnutrition"],
    ["severe, by oedema", [weight(june, 9), oedema(june)], 7, "weighing-in-severe-acute-malnutrition"],
    ["underweight alone: monthly", [weightOfZ(june, -2.5, born)], 30, "weighing-of-malnourished-children"]
  ])("%s", (_, told, days, rule) => expect(next(born, told, june)).toEqual([days, rule]))
  it("moderate by the arm before the fifth birthday, and only weighed soon after it", () => {
    const [found, weighed] = [arm("2026-05-20", 12), weight(june, 16)]
    expect(next("2021-05-30", [found, weighed], june)).toEqual([14, "weighing-in-moderate-acute-malnutrition"])
  })
  it("moderate and losing weight at 18 months: every two weeks, which is sooner than for the loss", () => {
    expect(next(born, [weight("2026-05-01", 10), ...weightForLengthOfZ(june, -2.5)], june)).toEqual([14, "weighing-in-moderate-acute-malnutrition"])
  })
})

describe("an implausible score", () => {
  const born = "2025-06-01"
  it("is measured again the next day, whatever else the child is called", () => {
    // Eleven months, 70 cm and 4.9 kg: weight-for-length of -6.
    const told = [{ ...height("2026-05-05", 70), qualifiers: { position: ["lying"] } }, weight("2026-05-05", 4.9)]
    expect(next(born, told, "2026-05-05")).toEqual([1, "weighing-again-after-implausible-score"])
    expect(next(born, [...told, arm("2026-05-05", 11)], "2026-05-05")).toEqual([1, "weighing-again-after-implausible-score"])
  })
})

describe("a class holds for three months where its criterion was not measured again", () => {
  const born = "2023-09-01"
  const called = (told: readonly Told[], on: string) => {
    const { classes } = assessGrowth(loadGrowth("vietnam", on), personWith(told, { day: on, birthDate: born }), { standards: whoGrowth })
    return classes.map(({ code }) => code)
  }
  const found = arm("2026-04-10", 11.2)
  it.each([["2026-07-10", true], ["2026-07-11", false]] as const)("severe by the arm on 10 April, only weighed on %s", (on, severe) => {
    expect(called([found, weightOfZ(on, -1, born)], on).includes("severe-acute-malnutrition")).toBe(severe)
  })
  it("until the arm is measured again", () => expect(called([found, arm("2026-05-10", 13)], "2026-05-10")).not.toContain("severe-acute-malnutrition"))
})
