import { describe, expect, it } from "vitest"
import type { Standing, Told } from "../../counted.fixture.ts"
import { loadImmunization } from "../loadImmunization.ts"
import { child, day, notJudged, rules, stands, valid, validOn, year } from "./assessed.fixture.ts"

/** All of the first year, each on time, for a child born on 1 October 2025. */
const infantDoses: readonly Told[] = [
  valid("hepb-birth", 1, "2025-10-01", { timely: ["yes"] }), ...validOn("bcg", "2025-10-02"),
  ...(["dpt", "hepb", "hib", "bopv"] as const).flatMap((line) => validOn(line, "2025-12-01", "2026-01-05", "2026-02-10")),
  ...validOn("ipv", "2026-03-01"), ...validOn("measles", "2026-07-01")
]
const isOf = (line: string, ordinal: number) => ({ qualifiers, value }: Told): boolean => qualifiers?.["vaccineGroup"]?.[0] === line && value === ordinal
const without = (line: string, ordinal: number): readonly Told[] => infantDoses.filter((dose) => !isOf(line, ordinal)(dose))
const late = (line: string, ordinal: number, start: string): readonly Told[] => infantDoses.map((dose) => isOf(line, ordinal)(dose) ? { ...dose, start } : dose)

const of = (facts: readonly Told[], law = rules): readonly (Standing | undefined)[] =>
  ["fully-immunized-at-1", "fully-immunized-on-time-at-1"].map((indicator) => stands(indicator, child(facts), year, law)[0])

describe("fully immunized under one year", () => {
  it.each<[string, readonly Told[], "in" | "out", "in" | "out"]>([
    ["all doses, all on time", infantDoses, "in", "in"],
    ["no BCG", without("bcg", 1), "out", "out"],
    ["BCG at three months", late("bcg", 1, "2026-01-05"), "in", "out"],
    ["two doses of DPT", without("dpt", 3), "out", "out"],
    ["two doses against hepatitis B besides the birth dose", without("hepb", 3), "out", "out"],
    ["two doses against Hib", without("hib", 3), "out", "out"],
    ["OPV twice", without("bopv", 3), "out", "out"],
    ["no IPV", without("ipv", 1), "out", "out"],
    ["no measles", without("measles", 1), "out", "out"],
    ["measles at eleven months", late("measles", 1, "2026-09-05"), "in", "out"],
    ["measles on the first birthday", late("measles", 1, "2026-10-01"), "out", "out"],
    ["no birth dose: not asked for", without("hepb-birth", 1), "in", "in"]
  ])("%s", (_, facts, expected, onTime) => {
    expect(of(facts)).toEqual([expected, onTime])
  })

  it("the station chooses whether the birth dose and IPV are asked for", () => {
    const law = (choices: Readonly<Record<string, boolean>>) => loadImmunization("vietnam", day, { choices })
    const strict = law({ "vietnam-immunization/full-immunization-asks-birth-dose": true })
    const withoutIpv = law({ "vietnam-immunization/full-immunization-asks-ipv": false })
    expect([of(without("hepb-birth", 1), strict), of(infantDoses, strict), of(without("ipv", 1), withoutIpv)]).toEqual([["out", "out"], ["in", "in"], ["in", "in"]])
  })

  it("one dose that could not be judged leaves it unknown, one that is missing decides", () => {
    expect(of([...without("measles", 1), notJudged("measles", "measles", "2026-07")])).toEqual(["unknown", "unknown"])
    expect(of([...without("measles", 1), notJudged("measles", "measles", "2026-08")])).toEqual(["unknown", "out"])
    expect(of([...without("measles", 1).filter((dose) => !isOf("bcg", 1)(dose)), notJudged("measles", "measles", "2026-08")])).toEqual(["out", "out"])
  })
})

describe("fully immunized at two years", () => {
  const toddler = infantDoses.map((dose) => ({ ...dose, start: `${Number(String(dose.start).slice(0, 4)) - 1}${String(dose.start).slice(4)}` }))
  const secondYear = [...validOn("je", "2025-10-01", "2025-10-10"), valid("dpt", 4, "2026-04-01"), valid("measles", 2, "2026-04-01"), ...validOn("rubella", "2026-04-01")]
  const at2 = (facts: readonly Told[]) => stands("fully-immunized-at-2", child(facts, { birthDate: "2024-10-01" }))
  it.each<[string, readonly Told[], "in" | "out"]>([
    ["all doses of two years", [...toddler, ...secondYear], "in"],
    ["a dose of the first year caught up in the second", [...toddler.map((dose) => isOf("measles", 1)(dose) ? { ...dose, start: "2026-01-10" } : dose), ...secondYear], "in"],
    ["only those of the first year", toddler, "out"],
    ...(["dpt", "measles", "rubella", "je"] as const).map((line): [string, readonly Told[], "out"] => [`without the dose of ${line}`, [...toddler, ...secondYear.filter(({ qualifiers }) => qualifiers?.["vaccineGroup"]?.[0] !== line)], "out"]),
    ["the last one on the second birthday", [...toddler, ...secondYear.map((dose) => isOf("dpt", 4)(dose) ? { ...dose, start: "2026-10-01" } : dose)], "out"]
  ])("%s", (_, facts, expected) => {
    expect(at2(facts)).toEqual([expected])
  })
})
