import type { Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import type { Standing, Told } from "../../counted.fixture.ts"
import { loadImmunization } from "../loadImmunization.ts"
import { child, day, invalid, notJudged, rules, stands, valid, validOn, year } from "./assessed.fixture.ts"
import { countedDoses, type DoseName } from "./doses.ts"

type Expected = "in" | "out" | "unknown"
const both = (dose: DoseName, facts: readonly Told[], more: Parameters<typeof child>[1] = {}): readonly (Standing | undefined)[] =>
  [`coverage-${dose}`, `on-time-${dose}`].map((indicator) => stands(indicator, child(facts, more))[0])

describe("covered by one year, and on time", () => {
  it.each<[string, DoseName, readonly Told[], Expected, Expected]>([
    ["BCG on the day of birth", "bcg", [valid("bcg", 1, "2025-10-01")], "in", "in"],
    ["BCG at one month, the last day of it", "bcg", [valid("bcg", 1, "2025-11-01")], "in", "in"],
    ["BCG a day later", "bcg", [valid("bcg", 1, "2025-11-02")], "in", "out"],
    ["no BCG", "bcg", [], "out", "out"],
    ["DPT 1 at two months", "dpt1", [valid("dpt", 1, "2025-12-01")], "in", "in"],
    ["DPT 1 on the last day of the third month of life", "dpt1", [valid("dpt", 1, "2025-12-31")], "in", "in"],
    ["DPT 1 at three months", "dpt1", [valid("dpt", 1, "2026-01-01")], "in", "out"],
    ["DPT 1 on the day before the first birthday", "dpt1", [valid("dpt", 1, "2026-09-30")], "in", "out"],
    ["DPT 1 on the first birthday", "dpt1", [valid("dpt", 1, "2026-10-01")], "out", "out"],
    ["DPT 1 too early: it does not count", "dpt1", [invalid("dpt", "2025-11-01", "notValid", "ageTooYoung")], "out", "out"],
    ["three doses of DPT", "dpt3", validOn("dpt", "2025-12-01", "2026-01-05", "2026-02-10"), "in", "in"],
    ["the third at five months", "dpt3", validOn("dpt", "2025-12-01", "2026-01-05", "2026-03-01"), "in", "out"],
    ["two doses of DPT", "dpt3", validOn("dpt", "2025-12-01", "2026-01-05"), "out", "out"],
    ["the third on the first birthday", "dpt3", validOn("dpt", "2025-12-01", "2026-01-05", "2026-10-01"), "out", "out"],
    ["hepatitis B three times after birth", "hepatitis-b3", validOn("hepb", "2025-12-01", "2026-01-05", "2026-02-10"), "in", "in"],
    ["the birth dose is none of the three", "hepatitis-b3", [valid("hepb-birth", 1, "2025-10-01"), ...validOn("hepb", "2025-12-01", "2026-01-05")], "out", "out"],
    ["Hib three times", "hib3", validOn("hib", "2025-12-01", "2026-01-05", "2026-02-28"), "in", "in"],
    ["OPV three times", "polio3", validOn("bopv", "2025-12-01", "2026-01-05", "2026-02-10"), "in", "in"],
    ["polio in a combined vaccine, three times", "polio3", validOn("polio-combined", "2025-12-01", "2026-01-05", "2026-02-10"), "in", "in"],
    ["IPV at five and nine months, OPV never", "polio3", validOn("ipv", "2026-03-01", "2026-07-01"), "out", "out"],
    ["IPV at five months", "ipv1", validOn("ipv", "2026-03-01"), "in", "in"],
    ["IPV at six months", "ipv1", validOn("ipv", "2026-04-01"), "in", "out"],
    ["OPV is no IPV", "ipv1", validOn("bopv", "2025-12-01", "2026-01-05", "2026-02-10"), "out", "out"],
    ["IPV twice", "ipv2", validOn("ipv", "2026-03-01", "2026-07-01"), "in", "in"],
    ["the second at ten months", "ipv2", validOn("ipv", "2026-03-01", "2026-08-01"), "in", "out"],
    ["IPV once", "ipv2", validOn("ipv", "2026-03-01"), "out", "out"],
    ["a hexavalent vaccine twice has IPV in it twice", "ipv2", [valid("polio-combined", 1, "2025-12-01", { vaccine: ["dtap-ipv-hib-hepb"] }), valid("polio-combined", 2, "2026-01-05", { vaccine: ["CVX|146"] })], "in", "in"],
    ["OPV once and a hexavalent vaccine once: the second dose of polio, the first of IPV", "ipv2", [valid("polio-combined", 1, "2025-12-01", { vaccine: ["bopv"] }), valid("polio-combined", 2, "2026-01-05", { vaccine: ["dtap-ipv-hib-hepb"] })], "out", "out"],
    ["one dose that counts in two lines is one dose", "ipv2", [valid("polio-combined", 3, "2026-03-05", { vaccine: ["dtap-ipv-hib-hepb"] }), valid("ipv", 1, "2026-03-05", { vaccine: ["dtap-ipv-hib-hepb"] })], "out", "out"],
    ["measles at nine months", "measles1", validOn("measles", "2026-07-01"), "in", "in"],
    ["measles at ten months", "measles1", validOn("measles", "2026-08-01"), "in", "out"]
  ])("%s", (_, dose, facts, coverage, onTime) => {
    expect(both(dose, facts)).toEqual([coverage, onTime])
  })
})

describe("covered by two and three years", () => {
  // Two years on 1 October 2026; one on 1 October 2025, eighteen months on 1 April 2026.
  const toddler = { birthDate: "2024-10-01" }
  it.each<[string, DoseName, readonly Told[], Expected, Expected]>([
    ["measles and rubella at eighteen months", "measles2", validOn("measles", "2025-07-01", "2026-04-01"), "in", "in"],
    ["at nineteen months", "measles2", validOn("measles", "2025-07-01", "2026-05-01"), "in", "out"],
    ["on the second birthday", "measles2", validOn("measles", "2025-07-01", "2026-10-01"), "out", "out"],
    ["rubella", "rubella1", validOn("rubella", "2026-04-30"), "in", "in"],
    ["DPT 4", "dpt4", validOn("dpt", "2024-12-01", "2025-01-05", "2025-02-10", "2026-04-01"), "in", "in"],
    ["DPT three times", "dpt4", validOn("dpt", "2024-12-01", "2025-01-05", "2025-02-10"), "out", "out"],
    ["Japanese encephalitis 1 in the first month of the second year", "je1", validOn("je", "2025-10-31"), "in", "in"],
    ["a month late", "je1", validOn("je", "2025-11-01"), "in", "out"],
    ["dose 2 two weeks after dose 1", "je2", validOn("je", "2025-10-01", "2025-10-15"), "in", "in"],
    ["dose 2 a day later", "je2", validOn("je", "2025-10-01", "2025-10-16"), "in", "out"],
    ["dose 2 on time after a late dose 1", "je2", validOn("je", "2026-06-01", "2026-06-08"), "in", "in"],
    ["dose 2 soon after dose 1, on the second birthday", "je2", validOn("je", "2026-09-24", "2026-10-01"), "out", "out"],
    ["no dose 2", "je2", validOn("je", "2025-10-01"), "out", "out"]
  ])("%s", (_, dose, facts, coverage, onTime) => {
    expect(both(dose, facts, toddler)).toEqual([coverage, onTime])
  })
  it.each<[string, readonly string[], Expected, Expected]>([
    ["a year after dose 2", ["2024-10-01", "2024-10-12", "2025-10-12"], "in", "in"],
    ["thirteen months after dose 2", ["2024-10-01", "2024-10-12", "2025-11-12"], "in", "in"],
    ["a day later", ["2024-10-01", "2024-10-12", "2025-11-13"], "in", "out"],
    ["on the third birthday", ["2024-10-01", "2024-10-12", "2026-10-01"], "out", "out"],
    ["not yet", ["2024-10-01", "2024-10-12"], "out", "out"]
  ])("Japanese encephalitis 3: %s", (_, days, coverage, onTime) => {
    expect(both("je3", validOn("je", ...days), { birthDate: "2023-10-01" })).toEqual([coverage, onTime])
  })
  it("whoever had the live vaccine against Japanese encephalitis is not among those who went without", () => {
    const live: Told = { kind: "immunization", code: ["je-live"], start: "2025-10-05" }
    expect([both("je1", [live], toddler), both("je1", [live, ...validOn("je", "2025-10-05")], toddler)]).toEqual([["outside", "outside"], ["in", "in"]])
  })
})

describe("the birth dose against hepatitis B", () => {
  const born = { birthDate: "2026-05-10" }
  const dose = (start: string, ...timely: readonly string[]): readonly Told[] => [valid("hepb-birth", 1, start, timely.length === 0 ? {} : { timely })]
  it.each<[string, readonly Told[], Expected, Expected]>([
    ["within 24 hours", dose("2026-05-10", "yes"), "in", "in"],
    ["later than 24 hours", dose("2026-05-11", "no"), "in", "out"],
    ["the hours are not on record", dose("2026-05-11"), "in", "unknown"],
    ["in the fourth week", dose("2026-06-06", "no"), "in", "out"],
    ["not given", [], "out", "out"]
  ])("%s", (_, facts, coverage, onTime) => {
    expect(both("hepatitis-b-birth-dose", facts, born)).toEqual([coverage, onTime])
  })
  it("a station may take a dose of the next day for one within 24 hours, and none of a later day", () => {
    const lenient = loadImmunization("vietnam", day, { choices: { "vietnam-immunization/birth-dose-of-the-next-day-is-on-time": true } })
    const at = (start: string): Standing | undefined => stands("on-time-hepatitis-b-birth-dose", child(dose(start), born), year, lenient)[0]
    expect([at("2026-05-11"), at("2026-05-12")]).toEqual(["in", "out"])
  })
  it("is counted of children who ended their 28th day in the period, those born in it among them", () => {
    const of = (birth: string) => stands("coverage-hepatitis-b-birth-dose", child([], { birthDate: birth }))
    expect([of("2025-12-03"), of("2025-12-04"), of("2026-12-03"), of("2026-12-04")]).toEqual([["outside"], ["out"], ["out"], ["outside"]])
  })
})

describe("who is counted", () => {
  const covered = validOn("dpt", "2025-12-01")
  const of = (more: Parameters<typeof child>[1], period: Period = year) => stands("coverage-dpt1", child(covered, more), period)
  it("children who turn one in the period", () => {
    const turning = ["2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01"].map((birth) => stands("coverage-dpt1", child([], { birthDate: birth })))
    expect(turning).toEqual([["outside"], ["out"], ["out"], ["outside"]])
  })
  it("born on 29 February: one year on 1 March", () => {
    const leap = { from: "2025-02-01", until: "2025-03-01" }
    const march = { from: "2025-03-01", until: "2025-04-01" }
    const law = loadImmunization("vietnam", "2025-03-31")
    const born = (facts: readonly Told[], period: Period) => stands("coverage-dpt1", child(facts, { birthDate: "2024-02-29" }), period, law)
    expect([born([], leap), born([], march), born(validOn("dpt", "2025-02-28"), march), born(validOn("dpt", "2025-03-01"), march)]).toEqual([["outside"], ["out"], ["in"], ["out"]])
  })
  it("residents who live, also temporary ones", () => {
    expect(of({})).toEqual(["in"])
    expect(of({ deathDate: "2026-11-01" })).toEqual(["outside"])
    const { facts, ...rest } = child(covered)
    const living = (code: string) => stands("coverage-dpt1", { ...rest, facts: facts.map((fact) => fact.kind === "residence" ? { ...fact, code: [code] } : fact) })
    expect([living("temporary"), living("absent")]).toEqual([["in"], ["outside"]])
  })
  it("a residence that is not known leaves it open", () => {
    const { facts, ...rest } = child(covered, { unlisted: ["residence"] })
    expect(stands("coverage-dpt1", { ...rest, facts: facts.filter(({ kind }) => kind !== "residence") })).toEqual(["open"])
  })
  it("a birth of which only the year or month is known", () => {
    expect([of({ birthDate: "2024" }), of({ birthDate: "2025" }), of({ birthDate: "2025-10" })]).toEqual([["outside"], ["unknown"], ["in"]])
    expect(of({ birthDate: "2025" }, { from: "2026-07-01", until: "2027-01-01" })).toEqual(["open"])
  })
})

describe("what is not known", () => {
  it.each<[string, readonly Told[], Parameters<typeof child>[1], Expected]>([
    ["no dose, and the record may lack some", [], { unlisted: ["assessment"] }, "unknown"],
    ["a valid dose, although the record may lack others", validOn("dpt", "2025-12-01"), { unlisted: ["assessment"] }, "in"],
    ["a dose of which only the month is known, before the birthday", [notJudged("pertussis", "dpt-hepb-hib", "2025-12")], {}, "unknown"],
    ["a dose of which only the year is known", [notJudged("pertussis", "dpt-hepb-hib", "2026")], {}, "unknown"],
    ["a dose on a day that nobody knows", [notJudged("pertussis", "dpt-hepb-hib", "unknown")], {}, "unknown"],
    ["an undated dose, surely after the birthday", [notJudged("pertussis", "dpt", "2026-11")], {}, "out"],
    ["an undated dose against something else", [notJudged("tuberculosis", "bcg", "2025-12")], {}, "out"],
    ["an undated dose beside a valid one", [...validOn("dpt", "2025-12-01"), notJudged("pertussis", "dpt-hepb-hib", "2026-01")], {}, "in"]
  ])("%s", (_, facts, more, expected) => {
    expect(stands("coverage-dpt1", child(facts, more))).toEqual([expected])
  })
})

describe("where a vaccine is rolled out", () => {
  const doses = validOn("rotavirus", "2025-12-01", "2026-01-05")
  const of = (facts: readonly Told[], law = rules) => ["coverage-rotavirus1", "coverage-rotavirus2", "on-time-rotavirus2"].map((indicator) => stands(indicator, child(facts), year, law)[0])
  const offered = loadImmunization("vietnam", day, { choices: { "vietnam-immunization/rotavirus-offered": true, "vietnam-immunization/pcv-offered": true } })
  it("nobody is counted where it is not given", () => {
    expect(of(doses)).toEqual(["outside", "outside", "outside"])
  })
  it("a station that gives it counts its children", () => {
    expect(of(doses, offered)).toEqual(["in", "in", "in"])
    expect(of(doses.slice(0, 1), offered)).toEqual(["in", "out", "out"])
    expect(of([{ kind: "immunization", code: ["CVX|119"], start: "2025-12-01" }], offered)).toEqual(["outside", "outside", "outside"])
  })
  it("pneumococcal dose 3 by two years, on time in the first month of the second year", () => {
    const three = (last: string) => ["coverage", "on-time"].map((form) => stands(`${form}-pneumococcal3`, child(validOn("pcv", "2024-12-01", "2025-02-01", last), { birthDate: "2024-10-01" }), year, offered)[0])
    expect([three("2025-10-31"), three("2025-11-01"), three("2026-10-01")]).toEqual([["in", "in"], ["in", "out"], ["out", "out"]])
  })
})

it("each dose has its coverage and its share on time", () => {
  const names = Object.keys(countedDoses)
  expect(rules.indicators.map(({ id }) => id).filter((id) => /\/(coverage|on-time)-/.test(id))).toEqual(names.flatMap((name) => [`vietnam-immunization/coverage-${name}`, `vietnam-immunization/on-time-${name}`]))
})
