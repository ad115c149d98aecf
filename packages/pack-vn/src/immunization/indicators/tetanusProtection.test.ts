import { describe, expect, it } from "vitest"
import { personWith, type Standing, type Told } from "../../counted.fixture.ts"
import { day, notJudged, stands, validOn } from "./assessed.fixture.ts"

const home: Told = { kind: "residence", code: ["permanent"], start: "2020-01-01", end: "ongoing" }
/** From 1 January 2026; the birth on 8 October, so that the last day of the pregnancy is 7 October. */
const pregnancy = (more: Partial<Told> = {}): Told => ({ kind: "pregnancy", start: "2026-01-01", end: "2026-10-08", qualifiers: { outcome: ["live-birth"] }, ...more })
const pregnant = pregnancy({ start: "2026-08-01", end: "ongoing", qualifiers: {} })
const doses = (...days: readonly string[]): readonly Told[] => validOn("tetanus-women", ...days)
const of = (indicator: string, told: readonly Told[], more: Partial<Parameters<typeof personWith>[1]> = {}): readonly Standing[] =>
  stands(indicator, personWith([home, ...told], { day, birthDate: "1996-05-01", ...more }))

describe("births protected against neonatal tetanus", () => {
  it.each<[string, readonly string[], "in" | "out"]>([
    ["two doses in this pregnancy", ["2026-03-01", "2026-04-05"], "in"],
    ["the second on the last day of the pregnancy", ["2026-03-01", "2026-10-07"], "in"],
    ["the second on the day of birth", ["2026-03-01", "2026-10-08"], "out"],
    ["one dose in this pregnancy, none before", ["2026-03-01"], "out"],
    ["no dose", [], "out"],
    ["one in this pregnancy, one long ago", ["2010-03-01", "2026-03-01"], "in"],
    ["two before, the last three years ago", ["2023-09-01", "2023-10-08"], "in"],
    ["the last a day longer ago", ["2023-09-01", "2023-10-07"], "out"],
    ["three, the last five years ago", ["2020-01-01", "2020-02-01", "2021-10-08"], "in"],
    ["the last a day longer ago than five years", ["2020-01-01", "2020-02-01", "2021-10-07"], "out"],
    ["four, the last ten years ago", ["2014-01-01", "2014-02-01", "2014-10-01", "2016-10-08"], "in"],
    ["the last a day longer ago than ten years", ["2014-01-01", "2014-02-01", "2014-10-01", "2016-10-07"], "out"],
    ["five at any time", ["2011-01-01", "2011-02-01", "2011-10-01", "2012-11-01", "2013-12-01"], "in"]
  ])("%s", (_, days, expected) => {
    expect(of("protected-at-birth-against-tetanus", [pregnancy(), ...doses(...days)])).toEqual([expected])
  })
  it("counts births of the period, not other ends of pregnancies", () => {
    const ending = (end: string, outcome = "live-birth") => of("protected-at-birth-against-tetanus", [pregnancy({ start: "2025-03-20", end, qualifiers: { outcome: [outcome] } })])
    expect([ending("2025-12-31"), ending("2026-01-01"), ending("2026-12-31"), ending("2027-01-01")]).toEqual([[], ["out"], ["out"], []])
    expect([ending("2026-01-01", "stillbirth"), ending("2026-01-01", "miscarriage")]).toEqual([["out"], ["outside"]])
  })
  it("is not known where a dose could not be judged, or the record may lack some", () => {
    expect(of("protected-at-birth-against-tetanus", [pregnancy(), ...doses("2026-03-01"), notJudged("tetanus", "tt", "2026-04")])).toEqual(["unknown"])
    expect(of("protected-at-birth-against-tetanus", [pregnancy(), ...doses("2026-03-01")], { unlisted: ["assessment"] })).toEqual(["unknown"])
  })
})

describe("pregnant women with two doses", () => {
  it.each<[string, readonly Told[], string]>([
    ["one dose", [pregnant, ...doses("2026-09-01")], "out"],
    ["two doses", [pregnant, ...doses("2026-09-01", "2026-10-05")], "in"],
    ["one in an earlier pregnancy", [pregnant, ...doses("2023-09-01", "2026-09-01")], "in"],
    ["not pregnant", doses("2026-09-01", "2026-10-05"), "outside"],
    ["one dose, and one that could not be judged", [pregnant, ...doses("2026-09-01"), notJudged("tetanus", "tt", "2026-10")], "unknown"]
  ])("%s", (_, told, expected) => {
    expect(of("pregnant-women-with-two-tetanus-doses", told)).toEqual([expected])
  })
  it("men are not counted; whether she is pregnant may not be known", () => {
    expect([of("pregnant-women-with-two-tetanus-doses", [], { sex: "male", unlisted: ["pregnancy"] }), of("pregnant-women-with-two-tetanus-doses", [], { unlisted: ["pregnancy"] })]).toEqual([["outside"], ["open"]])
  })
})
