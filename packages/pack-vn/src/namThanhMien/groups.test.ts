import { assignGroups, type CitizenProfile, planScreening, recordFromProfile } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { citizen, without } from "../citizen.fixture.ts"
import { loadNamThanhMien } from "../namThanhMien.ts"

const on = "2026-07-15"
const here = { residence: { type: "permanent", commune: "11284" } } as const
const ask = (profile: CitizenProfile, choices = {}) => assignGroups(loadNamThanhMien(on, { choices }), profile)
const names = (groups: readonly { readonly id: string }[]) => groups.map(({ id }) => id.replace("nam-thanh-mien/", ""))

describe("a person may be in several groups, or in none", () => {
  it.each<[string, Partial<CitizenProfile>, readonly string[]]>([
    ["a grown woman in good health", {}, []],
    ["the day before the 16th birthday", { birthDate: "2010-07-16" }, ["children"]],
    ["the 16th birthday", { birthDate: "2010-07-15" }, []],
    ["a pregnant woman", { pregnant: true }, ["pregnant-women"]],
    ["a pregnant girl of 14: what is on record counts at any age", { pregnant: true, birthDate: "2012-01-01" }, ["children", "pregnant-women"]],
    ["the day before the 60th birthday", { birthDate: "1966-07-16" }, []],
    ["the 60th birthday", { birthDate: "1966-07-15" }, ["elderly"]],
    ["with hypertension", { conditions: ["I10"] }, ["ncd-patients"]],
    ["with a cold", { conditions: ["J00"] }, []],
    ["with one risk factor", { risks: ["tobacco"] }, ["high-risk"]],
    ["an elder with diabetes who smokes", { birthDate: "1956", conditions: ["E11"], risks: ["tobacco"] }, ["elderly", "ncd-patients", "high-risk"]]
  ])("%s", (_, person, expected) => {
    const answer = ask(citizen({ ...here, ...person }))
    expect(names(answer.matches)).toEqual(expected)
    expect(answer.certainty).toBe("sure")
  })
})

describe("something is missing", () => {
  it.each<[string, Partial<CitizenProfile>, keyof CitizenProfile, readonly string[], readonly string[]]>([
    ["birth date", {}, "birthDate", ["children", "elderly"], ["birthDate"]],
    ["pregnancy of a woman of 36", {}, "pregnant", ["pregnant-women"], ["pregnancy"]],
    ["pregnancy of a woman of 14 is not asked about", { birthDate: "2011-07-16" }, "pregnant", [], []],
    ["pregnancy of a woman of 15", { birthDate: "2011-07-15" }, "pregnant", ["pregnant-women"], ["pregnancy"]],
    ["pregnancy of a woman of 49", { birthDate: "1976-07-16" }, "pregnant", ["pregnant-women"], ["pregnancy"]],
    ["pregnancy of a woman of 50 is not asked about", { birthDate: "1976-07-15" }, "pregnant", [], []],
    ["pregnancy of a man", { sex: "male" }, "pregnant", [], []],
    ["conditions", {}, "conditions", ["ncd-patients"], ["condition"]],
    ["risks", {}, "risks", ["high-risk"], ["risk"]]
  ])("%s", (_, person, field, couldBe, questions) => {
    const answer = ask(without(citizen({ ...here, ...person }), field))
    expect(names(answer.couldBe)).toEqual(couldBe)
    expect(answer.missing.map(({ fact }) => fact)).toEqual(questions)
  })
})

describe("who is within the plan", () => {
  it.each([
    ["permanent", "11284", "yes"], ["temporary", "11284", "yes"], ["absent", "11284", "no"], ["permanent", "10903", "no"]
  ] as const)("%s in %s: %s", (type, commune, inScope) => {
    expect(ask(citizen({ residence: { type, commune } })).inScope).toBe(inScope)
  })
})

describe("a station may read the plan otherwise", () => {
  it("children under 5 only, as for the follow-up records", () => {
    expect(names(ask(citizen({ ...here, birthDate: "2021-07-15" }), { "nam-thanh-mien/child-age": { years: 5 } }).matches)).toEqual([])
    expect(names(ask(citizen({ ...here, birthDate: "2021-07-16" }), { "nam-thanh-mien/child-age": { years: 5 } }).matches)).toEqual(["children"])
  })

  it("two risk factors for a high risk", () => {
    const choices = { "nam-thanh-mien/high-risk-factors": 2 }
    expect(names(ask(citizen({ ...here, risks: ["tobacco"] }), choices).matches)).toEqual([])
    expect(names(ask(citizen({ ...here, risks: ["tobacco", "alcohol"] }), choices).matches)).toEqual(["high-risk"])
  })
})

describe("what elders are screened for besides the national protocols", () => {
  const plan = (birthDate: string, code?: string) => {
    const base = recordFromProfile(citizen({ ...here, birthDate }), on)
    const done = code === undefined ? [] : [{ id: "done", kind: "procedure", code: [code], start: "2026-03-01", recorded: "2026-03-01" }]
    const record = { ...base, facts: [...base.facts, ...done], complete: { ...base.complete, procedure: on } }
    const protocols = ["nam-thanh-mien/elderly-cardiovascular", "nam-thanh-mien/elderly-musculoskeletal"]
    return planScreening(loadNamThanhMien(on), record, { protocols }).items.map(({ item, state }) => `${item} ${state}`).toSorted()
  }
  it.each([
    ["the day before the 60th birthday", "1966-07-16", undefined, []],
    ["the 60th birthday", "1966-07-15", undefined, ["cardiovascular-check due", "musculoskeletal-check due"]],
    ["an assessment as a whole does for both", "1966-01-01", "elderly-assessment", ["cardiovascular-check upToDate", "musculoskeletal-check upToDate"]],
    ["a check of the heart does for one", "1966-01-01", "cardiovascular-check", ["cardiovascular-check upToDate", "musculoskeletal-check due"]]
  ])("%s", (_, birthDate, code, expected) => {
    expect(plan(birthDate, code)).toEqual(expected)
  })
})
