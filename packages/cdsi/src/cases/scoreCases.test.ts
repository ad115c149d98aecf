import { describe, expect, it } from "vitest"
import { readCdsi } from "../readCdsi.ts"
import { supportingData } from "../supportingData.fixture.ts"
import { resultLine } from "./caseResult.ts"
import { scoreCases } from "./scoreCases.ts"

const schedule = readCdsi(supportingData)

/** Anna is born on 15 January 2024; a dose against cliff cough is due at one year, and late at a year and a half. */
const unvaccinated = {
  id: "anna", suite: "healthy", dob: "2024-01-15", gender: "F", assessmentDate: "2024-06-01", vaccineGroup: "CLIFF", observations: [], doses: [],
  expected: { seriesStatus: "Not complete", forecastDose: "1", earliest: "2025-01-15", recommended: "2025-01-15", pastDue: "2025-07-14" }
}
const dose = (date: string, status: string, cvx = "904") => ({ n: 1, date, vaccine: "Cliff", cvx, mvx: null, expected: { status, seriesType: null, reason: null } })
const vaccinated = { ...unvaccinated, id: "vaccinated", assessmentDate: "2025-02-01", doses: [dose("2025-01-15", "Valid")], expected: { seriesStatus: "Complete", forecastDose: null, earliest: null, recommended: null, pastDue: null } }
const tooEarly = { ...unvaccinated, id: "too early", doses: [dose("2024-05-01", "Not Valid")] }

const score = (...cases: readonly object[]) => scoreCases(schedule, cases)
const [first] = score(unvaccinated)

describe("a case passes", () => {
  it("whose every field is as expected", () => {
    expect(score(unvaccinated, vaccinated, tooEarly).map(({ id, passed }) => [id, passed])).toEqual([["anna", true], ["vaccinated", true], ["too early", true]])
    expect(first).toEqual({
      id: "anna", suite: "healthy", passed: true, differences: [],
      expected: { seriesStatus: "Not Complete", doseNumber: 1, earliest: "2025-01-15", recommended: "2025-01-15", pastDue: "2025-07-14", doses: [] },
      got: { seriesStatus: "Not Complete", doseNumber: 1, earliest: "2025-01-15", recommended: "2025-01-15", pastDue: "2025-07-14", doses: [] }
    })
  })
  it("that does not say when it is past due", () => expect(score({ ...unvaccinated, expected: { ...unvaccinated.expected, pastDue: null } })[0]!.passed).toBe(true))
  it("that is complete, whatever else it says", () => expect(score({ ...vaccinated, expected: { ...vaccinated.expected, earliest: "2030-01-01", forecastDose: "4" } })[0]!.passed).toBe(true))
  it("of a man who works at the lake, by the risk that stands in his own observation", () => {
    const man = { ...unvaccinated, suite: "underlying", vaccineGroup: "Lake/Harbour", gender: "M", observations: [{ code: "802", text: "Works at the lake", date: null }] }
    const statuses = ["F", "M", "X"].map((gender) => score({ ...man, gender })[0]!.got?.earliest)
    expect(statuses).not.toContain(undefined)
    // The risk series is for women and those of whom it is not known.
    expect(statuses[0]).toBe(statuses[2])
    expect(statuses[1]).not.toBe(statuses[0])
  })
})

describe("a case fails", () => {
  it.each([
    ["seriesStatus", { seriesStatus: "Complete" }, "Complete", "Not Complete"],
    ["doseNumber", { forecastDose: "2" }, "2", "1"],
    ["earliest", { earliest: "2025-01-14" }, "2025-01-14", "2025-01-15"],
    ["earliest", { earliest: null }, "none", "2025-01-15"],
    ["recommended", { recommended: "2025-01-16" }, "2025-01-16", "2025-01-15"],
    ["pastDue", { pastDue: "2025-07-15" }, "2025-07-15", "2025-07-14"]
  ])("by %s alone, and says so", (field, other, expected, got) => {
    const [result] = score({ ...unvaccinated, expected: { ...unvaccinated.expected, ...other } })
    expect(result).toMatchObject({ passed: false, differences: [{ field, expected, got }] })
    expect(resultLine(result!)).toBe(`anna: ${field}: expected ${expected}, got ${got}`)
  })
  it("by several fields, all on its line", () => {
    const [result] = score({ ...unvaccinated, expected: { ...unvaccinated.expected, forecastDose: "12", pastDue: "2025-07-15" } })
    expect(resultLine(result!)).toBe("anna: doseNumber: expected 12, got 1; pastDue: expected 2025-07-15, got 2025-07-14")
    const [complete] = score({ ...vaccinated, expected: unvaccinated.expected })
    expect(complete!.differences.map(({ got }) => got)).toEqual(["Complete", "none", "none", "none", "none"])
  })
  it("by the status of a dose", () => {
    const [result] = score({ ...tooEarly, doses: [dose("2024-05-01", "Valid")] })
    expect(resultLine(result!)).toBe("too early: dose 1: expected Valid, got Not Valid")
  })
  it("by a dose that was set aside", () => {
    const [result] = score({ ...tooEarly, doses: [dose("2024-07-01", "Not Valid")] })
    expect(resultLine(result!)).toBe("too early: dose 1: expected Not Valid, got set aside: inTheFuture")
  })
  it("all the same where it is believed to be defective, and its line says why", () => {
    const [result, other] = scoreCases(schedule, [{ ...unvaccinated, expected: { ...unvaccinated.expected, forecastDose: "2" } }, unvaccinated], [{ id: "anna", reason: "the sheet has a slip" }])
    expect(result).toMatchObject({ passed: false, waived: "the sheet has a slip" })
    expect(resultLine(result!)).toBe("anna: doseNumber: expected 2, got 1 (waived: the sheet has a slip)")
    expect(other!.waived).toBeUndefined()
    expect(resultLine(other!)).toBe("anna: passed")
  })
})

describe("what a case says reaches the schedule", () => {
  const atLake = { ...unvaccinated, id: "lake", suite: "underlying", vaccineGroup: "Lake/Harbour", assessmentDate: "2024-06-01", observations: [{ code: "802", date: null }] }
  const lakeDose = (mvx: string | null, seriesType: string) => ({ ...dose("2024-03-15", "Valid", "901"), mvx, expected: { status: "Valid", seriesType } })
  const statusOf = (mvx: string | null, seriesType: string) => score({ ...atLake, doses: [lakeDose(mvx, seriesType)] })[0]!.got?.doses[0]
  it("the manufacturer: the risk series takes this vaccine of one only", () => {
    expect([statusOf("SKB", "risk"), statusOf("MSD", "risk")]).toEqual(["Valid", "Not Valid"])
  })
  it("the type of series: the standard one begins at a year", () => {
    expect([statusOf("SKB", "Risk"), statusOf("SKB", "standard")]).toEqual(["Valid", "Not Valid"])
  })
  it("the day of an observation: the second dose keeps sixteen days from a move to the lake", () => {
    const second = { ...dose("2024-05-30", "Valid", "902"), expected: { status: "Valid", seriesType: "risk" } }
    const statusAfter = (date: string | null) => score({ ...atLake, doses: [lakeDose("SKB", "risk"), second], observations: [...atLake.observations, { code: "805", date }] })[0]!.got?.doses[1]
    expect([null, "2024-05-14", "2024-05-15"].map(statusAfter)).toEqual(["Valid", "Valid", "Not Valid"])
  })
})

describe("a row that is no case fails, with the reason", () => {
  it.each([
    ["no birth date", { dob: null }, "dob is missing"],
    ["a birth date that does not exist", { dob: "2023-02-29" }, `dob "2023-02-29" is no date such as "2026-07-15"`],
    ["no day of assessment", { assessmentDate: "" }, "assessmentDate is missing"],
    ["a vaccine group that nobody knows", { vaccineGroup: "SEA" }, `vaccineGroup "SEA" is none of the schedule`],
    ["no vaccine group", { vaccineGroup: undefined }, "vaccineGroup is missing"],
    ["a vaccine that nobody knows", { doses: [dose("2025-01-15", "Valid", "999")] }, `dose 1: cvx "999" is no vaccine of the schedule`],
    ["a dose without a vaccine", { doses: [dose("2025-01-15", "Valid", "")] }, "dose 1: cvx is missing"],
    ["a dose on no day", { doses: [dose("15/01/2025", "Valid")] }, `dose 1: date "15/01/2025" is no date such as "2026-07-15"`],
    ["a dose with an unknown status", { doses: [dose("2025-01-15", "Fine")] }, `dose 1: status "Fine" is none of Valid, Not Valid, Extraneous, Sub-standard`],
    ["a dose with an unknown type of series", { doses: [{ ...dose("2025-01-15", "Valid"), expected: { status: "Valid", seriesType: "Riskier" } }] }, `dose 1: series type "Riskier" is none of Standard, Risk, Evaluation Only`],
    ["a dose that is none", { doses: [null] }, "dose 1: date is missing; dose 1: cvx is missing; dose 1: status nothing is none of Valid, Not Valid, Extraneous, Sub-standard"],
    ["an unknown suite", { suite: "sick" }, `suite "sick" is neither "healthy" nor "underlying"`],
    ["an unknown status", { expected: { seriesStatus: "Done" } }, `seriesStatus "Done" is none of Not Complete, Complete, Immune, Contraindicated, Not Recommended, Aged Out`],
    ["a dose number that is none", { expected: { ...unvaccinated.expected, forecastDose: "dose 1" } }, `forecastDose "dose 1" is no number`],
    ["a dose number with something behind it", { expected: { ...unvaccinated.expected, forecastDose: "1st" } }, `forecastDose "1st" is no number`],
    ["another expected day that is none", { expected: { ...unvaccinated.expected, recommended: "soon", pastDue: "late" } }, `recommended "soon" is no date such as "2026-07-15"; pastDue "late" is no date such as "2026-07-15"`],
    ["a day of assessment that is none", { assessmentDate: "today" }, `assessmentDate "today" is no date such as "2026-07-15"`],
    ["an expected day that is none", { expected: { ...unvaccinated.expected, earliest: "soon" } }, `earliest "soon" is no date such as "2026-07-15"`],
    ["an observation without a code", { observations: [{ date: "2024-01-01" }] }, "observation 1: code is missing"],
    ["an observation on no day", { observations: [{ code: "801", date: "then" }] }, `observation 1: date "then" is no date such as "2026-07-15"`]
  ])("%s", (_, other, reason) => {
    const [result] = score({ ...unvaccinated, ...other })
    expect(result).toMatchObject({ id: "anna", passed: false, differences: [], reason })
    expect(resultLine(result!)).toBe(`anna: ${reason}`)
  })
  it("and has its place for a name where it has no id", () => {
    expect(scoreCases(schedule, [unvaccinated, { ...unvaccinated, id: " ", dob: null }, null, "x"]).map(({ id, passed }) => [id, passed])).toEqual([["anna", true], ["row 2", false], ["row 3", false], ["row 4", false]])
  })
  it("and never keeps others from being scored", () => {
    const far = { ...unvaccinated, id: "far", dob: "9999-12-31", assessmentDate: "9999-12-31" }
    const [result, other] = score(far, unvaccinated)
    expect([result!.passed, other!.passed]).toEqual([false, true])
    expect(result!.reason ?? result!.differences.length).toBeTruthy()
  })
})

it("cells of a sheet may be numbers, dashes or empty", () => {
  const sheet = { ...unvaccinated, expected: { ...unvaccinated.expected, forecastDose: 1 }, observations: null, doses: undefined }
  expect(score(sheet, { ...vaccinated, expected: { ...vaccinated.expected, forecastDose: "-", earliest: "-" } }).every(({ passed }) => passed)).toBe(true)
})
