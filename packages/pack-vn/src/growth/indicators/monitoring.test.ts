import { computeKpi, type Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import type { Told } from "../../counted.fixture.ts"
import { loadGrowth } from "../loadGrowth.ts"
import { child, halfYear, height, heightOfZ, rules, stands, weight, weightForLengthOfZ, weightOfZ, year } from "./measured.fixture.ts"

describe("weighed and measured in the period", () => {
  it.each<[string, readonly Told[], string]>([
    ["both", [weight("2026-06-01", 9), height("2026-06-01", 80)], "in"],
    ["on two days", [weight("2026-06-01", 9), height("2026-02-01", 77)], "in"],
    ["weighed only", [weight("2026-06-01", 9)], "out"],
    ["measured only", [height("2026-06-01", 80)], "out"],
    ["weighed the year before", [weight("2025-12-31", 8), height("2026-06-01", 80)], "out"],
    ["a height in kilograms", [weight("2026-06-01", 9), { ...height("2026-06-01", 80), unit: "kg" }], "out"],
    ["neither", [], "out"]
  ])("%s", (_, told, expected) => expect(stands(["weighed-and-measured"], told)).toEqual([expected]))
  it("nobody knows, where the record may lack measurements", () => expect(stands(["weighed-and-measured"], [], { unlisted: ["observation"] })).toEqual(["unknown"]))
  it("children under five on the last day", () => {
    expect(["2022-01-01", "2021-12-31"].map((birthDate) => stands(["weighed-and-measured"], [], { birthDate })[0])).toEqual(["out", "outside"])
  })
})

describe("the rounds of June and December", () => {
  it.each([["2026-05-31", "out"], ["2026-06-01", "in"], ["2026-06-30", "in"], ["2026-07-01", "out"]] as const)("weighed on %s", (start, june) => {
    expect(stands(["weighed-in-june-round", "weighed-in-december-round"], [weight(start, 9)])).toEqual([june, "out"])
  })
  it("in December", () => expect(stands(["weighed-in-june-round", "weighed-in-december-round"], [weight("2026-12-03", 9)])).toEqual(["out", "in"]))
  it("for a half-year that of December is the one before", () => {
    expect(stands(["weighed-in-june-round", "weighed-in-december-round"], [weight("2025-12-03", 8)], { period: halfYear })).toEqual(["out", "in"])
    expect(stands(["weighed-in-june-round"], [weight("2025-06-03", 7)], { period: { from: "2026-05-01", until: "2026-06-01" } })).toEqual(["in"])
  })
  it("children who were born, and under five, on its first day", () => {
    const counted = (birthDate: string) => stands(["weighed-in-june-round"], [], { birthDate })[0]
    expect([counted("2021-06-01"), counted("2021-06-02"), counted("2026-06-01"), counted("2026-06-02")]).toEqual(["outside", "out", "out", "outside"])
  })
})

describe("weighed monthly below 24 months", () => {
  const period: Period = { from: "2026-04-01", until: "2026-07-01" }
  const law = loadGrowth("vietnam", "2026-06-30")
  const on = (...days: readonly string[]) => stands(["monitored-monthly"], days.map((day) => weight(day, 9)), { period, law })[0]
  it("in each of three months", () => expect([on("2026-04-01", "2026-05-15", "2026-06-30"), on("2026-04-01", "2026-05-15"), on("2026-03-31", "2026-05-15", "2026-06-30"), on()]).toEqual(["in", "out", "out", "out"]))
  it("from three months to the second birthday", () => {
    const counted = (birthDate: string) => stands(["monitored-monthly"], [], { period, law, birthDate })[0]
    expect([counted("2026-03-31"), counted("2026-03-30"), counted("2024-07-01"), counted("2024-06-30")]).toEqual(["outside", "out", "out", "outside"])
  })
})

describe("weighed on time", () => {
  const period: Period = { from: "2026-06-01", until: "2026-07-01" }
  const on = (...days: readonly string[]) => stands(["weighed-on-time"], days.map((day) => weight(day, 10)), { period, law: loadGrowth("vietnam", "2026-06-30") })[0]
  it("monthly below 24 months", () => expect([on("2026-05-30"), on("2026-05-29")]).toEqual(["in", "out"]))
  it("never weighed is not on time", () => expect(on()).toBe("out"))
  it("quarterly from two years on, unless malnourished: then monthly", () => {
    const older = (told: readonly Told[]) => stands(["weighed-on-time"], told, { period, law: loadGrowth("vietnam", "2026-06-30"), birthDate: "2023-06-01" })[0]
    const born = "2023-06-01"
    expect([older([weightOfZ("2026-03-30", 0, born)]), older([weightOfZ("2026-03-29", 0, born)]), older([weightOfZ("2026-03-30", -2.5, born)]), older([weightOfZ("2026-05-30", -2.5, born)])]).toEqual(["in", "out", "out", "in"])
  })
})

describe("malnourished children are weighed again within a month", () => {
  const found = weightOfZ("2026-02-10", -2.5)
  const again = (told: readonly Told[], law = rules) => stands(["malnourished-reweighed"], told, { period: halfYear, law })
  it.each([["2026-02-11", "in"], ["2026-03-10", "in"], ["2026-03-11", "out"]] as const)("weighed on %s", (start, expected) => expect(again([found, weight(start, 12)])[0]).toBe(expected))
  it("not weighed again", () => expect(again([found])).toEqual(["out"]))
  it("measured again without a scale", () => expect(again([found, height("2026-03-01", 78)])[0]).toBe("out"))
  it("a child that is well is not asked for", () => expect(again([weightOfZ("2026-02-10", 0), heightOfZ("2026-02-10", 0)])).toEqual([undefined]))
  it("is counted in the period in which the month ends", () => {
    const of = (start: string) => again([weightOfZ(start, -2.5)])[0]
    expect([of("2025-11-30"), of("2025-12-01"), of("2026-05-31"), of("2026-06-01")]).toEqual([undefined, "out", "out", undefined])
  })
  it("a station may give a week more", () => {
    const law = loadGrowth("vietnam", "2026-06-30", { choices: { "vietnam-growth/reweighed-within": { months: 1, days: 7 } } })
    expect(again([found, weight("2026-03-17", 12)], law)[0]).toBe("in")
  })
  it("each visit counts for itself", () => {
    const record = child([found, weightOfZ("2026-03-05", -2.5), weightOfZ("2026-06-20", -1)])
    expect(computeKpi(rules, "vietnam-growth/malnourished-reweighed", { records: [record], period: year }).scored).toEqual({ yes: 1, no: 1, unknown: 0 })
  })
})

describe("signs of faltering growth", () => {
  const of = (told: readonly Told[]) => stands(["faltering-growth"], told, { period: halfYear, law: loadGrowth("vietnam", "2026-06-30") })[0]
  it("weight was lost", () => expect(of([weight("2026-05-01", 10), weight("2026-06-01", 9.7)])).toBe("in"))
  it("gains as it should", () => expect(of([weightOfZ("2026-04-01", 0), weightOfZ("2026-05-01", 0), weightOfZ("2026-06-01", 0)])).toBe("out"))
  it("one weighing tells of no sign but a low one", () => expect([of([weightOfZ("2026-06-01", 0)]), of([weightOfZ("2026-06-01", -2.5)])]).toEqual(["out", "in"]))
  it("nobody measured in the period is counted", () => expect([of([]), of([weight("2025-11-01", 9)])]).toEqual(["outside", "outside"]))
})

describe("the quality of measuring", () => {
  it("z-scores beyond WHO's limits", () => {
    const record = child([...weightForLengthOfZ("2026-06-01", 0), weight("2026-03-01", 20)])
    const { scored, strata } = computeKpi(rules, "vietnam-growth/implausible-scores", { records: [record], period: year })
    expect(scored).toEqual({ yes: 1, no: 4, unknown: 0 })
    expect(strata.find(({ by }) => by === "indicator")?.values.map(({ key, of: all, rate }) => [key, all, rate])).toEqual([["length-height-for-age", 1, 0], ["weight-for-age", 2, 0.5], ["weight-for-length-height", 1, 0], ["bmi-for-age", 1, 0]])
  })
})
