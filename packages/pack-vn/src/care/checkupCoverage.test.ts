import { computeKpi, type Period } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { personWith, type Standing, standings, type Told } from "../counted.fixture.ts"
import { loadCare } from "./loadCare.ts"

const year: Period = { from: "2026-01-01", until: "2027-01-01" }
const day = "2026-12-31"
const rules = loadCare("vietnam", day)
const home: Told = { kind: "residence", code: ["permanent"], start: "2010-01-01", end: "ongoing" }
const exam = (start: string, code = "periodic-checkup"): Told => ({ kind: "encounter", code: [code], start })
const diagnosed = (start: string, code = "I10"): Told => ({ kind: "condition", code: [code], start, end: "ongoing" })
const stands = (indicator: string, facts: readonly Told[], more: Partial<Parameters<typeof personWith>[1]> = {}, period = year): readonly Standing[] =>
  standings(rules, `vietnam-care/${indicator}`, personWith(facts, { day, ...more }), period)

describe("examined this year", () => {
  it.each<[string, readonly Told[], Standing]>([
    ["on 1 January", [home, exam("2026-01-01")], "in"],
    ["on 31 December", [home, exam("2026-12-31", "bhyt-visit")], "in"],
    ["last year", [home, exam("2025-12-31")], "out"],
    ["an ordinary outpatient visit", [home, exam("2026-05-05", "outpatient")], "out"],
    ["a temporary resident", [{ ...home, code: ["temporary"] }, exam("2026-05-05")], "in"],
    ["registered, but absent", [{ ...home, code: ["absent"] }, exam("2026-05-05")], "outside"],
    ["moved away", [{ ...home, end: "2026-12-31" }, exam("2026-05-05")], "outside"]
  ])("%s", (_, facts, expected) => {
    expect(stands("checkup-coverage", facts)).toEqual([expected])
  })
  it("a report for October counts from January", () => {
    expect(stands("checkup-coverage", [home, exam("2026-02-01")], {}, { from: "2026-10-01", until: "2026-11-01" })).toEqual(["in"])
  })
  it("what is not known", () => {
    expect([stands("checkup-coverage", [home], { unlisted: ["encounter"] }), stands("checkup-coverage", [], { unlisted: ["residence"] })]).toEqual([["unknown"], ["open"]])
  })
  it.each<[string, readonly Told[], Partial<Parameters<typeof personWith>[1]>, string]>([
    ["an elder who works stands with the workers: class a is for those not in b, c or d", [{ kind: "employment", code: ["contract"], start: "2020", end: "ongoing" }], { birthDate: "1960" }, "class-c"],
    ["an elder at home", [], { birthDate: "1960" }, "class-a"],
    ["a pupil", [{ kind: "education", code: ["primary"], start: "2024", end: "ongoing" }], { birthDate: "2017" }, "class-b"],
    ["a soldier", [{ kind: "employment", code: ["military"], start: "2020", end: "ongoing" }], { birthDate: "2000" }, "class-d"],
    ["somebody without work at 40", [], { birthDate: "1986-05-05" }, "class-dd"],
    ["of whom the work is not known", [], { birthDate: "1986-05-05", unlisted: ["employment"] }, "unknown"]
  ])("by entitlement class: %s", (_, facts, who, key) => {
    const found = computeKpi(rules, "vietnam-care/checkup-coverage", { records: [personWith([home, ...facts], { day, ...who })], period: year })
    expect(found.strata.map(({ by, values }) => [by, values.map((stratum) => stratum.key)])).toEqual([["entitlement", [key]]])
    expect(found.target).toBe(1)
  })
})

describe("elders examined this year", () => {
  it.each<[string, string, readonly Told[], Standing]>([
    ["60 on the last day of the year", "1966-12-31", [home, exam("2026-03-01")], "in"],
    ["60 on the day after", "1967-01-01", [home, exam("2026-03-01")], "outside"],
    ["not examined", "1950", [home], "out"],
    ["no resident", "1950", [exam("2026-03-01")], "outside"],
    ["a visit under insurance is no periodic examination of the elderly", "1950", [home, exam("2026-03-01", "bhyt-visit")], "out"],
    ["screened", "1950", [home, exam("2026-03-01", "screening")], "in"],
    ["born in 1966, the day not known", "1966", [home, exam("2026-03-01")], "in"],
    ["the year of birth is not known at all", "", [home, exam("2026-03-01")], "open"]
  ])("%s", (_, birthDate, facts, expected) => {
    const record = personWith(facts, { day, ...(birthDate === "" ? {} : { birthDate }) })
    const { birthDate: _birth, ...nameless } = record.person
    expect(standings(rules, "vietnam-care/elderly-checkup-coverage", birthDate === "" ? { ...record, person: nameless } : record, year)).toEqual([expected])
  })
  it("a report for October counts from January", () => {
    expect(stands("elderly-checkup-coverage", [home, exam("2026-02-01")], { birthDate: "1950" }, { from: "2026-10-01", until: "2026-11-01" })).toEqual(["in"])
  })
  it("examinations not known", () => expect(stands("elderly-checkup-coverage", [home], { birthDate: "1950", unlisted: ["encounter"] })).toEqual(["unknown"]))
})

describe.each([["hypertension", "I10", "E11"], ["diabetes", "E11", "I10"]] as const)("%s found by a checkup", (disease, code, other) => {
  it.each<[string, readonly Told[], readonly Standing[]]>([
    ["diagnosed on the day of the checkup", [exam("2026-03-01"), diagnosed("2026-03-01", code)], ["in"]],
    ["diagnosed 90 days later", [exam("2026-03-01"), diagnosed("2026-05-30", code)], ["in"]],
    ["diagnosed 91 days later", [exam("2026-03-01"), diagnosed("2026-05-31", code)], ["out"]],
    ["known on the day before", [exam("2026-03-01"), diagnosed("2026-02-28", code)], ["outside"]],
    ["healthy", [exam("2026-03-01")], ["out"]],
    ["another disease", [exam("2026-03-01"), diagnosed("2026-03-01", other)], ["out"]],
    ["examined twice: the first of the year counts, once", [exam("2026-03-01", "screening"), exam("2026-09-01"), diagnosed("2026-09-01", code)], ["out"]],
    ["examined last year", [exam("2025-12-31"), diagnosed("2026-01-01", code)], []],
    ["never examined", [diagnosed("2026-01-01", code)], []]
  ])("%s", (_, facts, expected) => {
    expect(stands(`${disease}-newly-detected`, facts)).toEqual(expected)
  })
  it("of a quarter: by the first checkup of the quarter", () => {
    const facts = [exam("2026-06-01"), exam("2026-10-01"), diagnosed("2026-10-05", code)]
    expect(stands(`${disease}-newly-detected`, facts, {}, { from: "2026-10-01", until: "2027-01-01" })).toEqual(["in"])
  })
  it("conditions not known completely leave it open", () => {
    expect(stands(`${disease}-newly-detected`, [exam("2026-03-01")], { unlisted: ["condition"] })).toEqual(["open"])
    expect(stands(`${disease}-newly-detected`, [exam("2026-03-01"), diagnosed("2026", code)])).toEqual(["open"])
  })
})
