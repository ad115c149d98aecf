import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { run } from "./run.ts"

/** Supporting data of one invented disease, against which a dose is due at one year. */
const schedule = `<scheduleSupportingData><liveVirusConflicts/><vaccineGroups><vaccineGroup><name>Cliff</name><administerFullVaccineGroup/></vaccineGroup></vaccineGroups>
<vaccineGroupToAntigenMap><vaccineGroupMap><name>Cliff</name><antigen>Cliff cough</antigen></vaccineGroupMap></vaccineGroupToAntigenMap>
<cvxToAntigenMap><cvxMap><cvx>904</cvx><shortDescription>Cliff</shortDescription><association><antigen>Cliff cough</antigen></association></cvxMap></cvxToAntigenMap><observations/></scheduleSupportingData>`
const antigen = `<antigenSupportingData><contraindications/><series><seriesName>Cliff series</seriesName><targetDisease>Cliff cough</targetDisease><vaccineGroup>Cliff</vaccineGroup><seriesAdminGuidance/><seriesType>Standard</seriesType><equivalentSeriesGroups/><requiredGender/>
<selectSeries><defaultSeries>Yes</defaultSeries><productPath>No</productPath><seriesGroupName>Standard</seriesGroupName><seriesGroup>1</seriesGroup><seriesPriority>A</seriesPriority><seriesPreference>1</seriesPreference><minAgeToStart/><maxAgeToStart/></selectSeries><indication/>
<seriesDose><doseNumber>Dose 1</doseNumber><age><absMinAge/><minAge>12 months</minAge><earliestRecAge>12 months</earliestRecAge><latestRecAge/><maxAge/><effectiveDate/><cessationDate/></age><recurringDose>No</recurringDose></seriesDose></series></antigenSupportingData>`

const anna = {
  id: "anna", suite: "healthy", dob: "2024-01-15", gender: "F", assessmentDate: "2024-06-01", vaccineGroup: "Cliff", observations: [], doses: [],
  expected: { seriesStatus: "Not Complete", forecastDose: "1", earliest: "2025-01-15", recommended: "2025-01-15", pastDue: null }
}
const late = { ...anna, id: "late", expected: { ...anna.expected, recommended: "2025-01-16" } }

let folder = ""
const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content))
  return path
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tramyte-conformance-"))
  mkdirSync(join(folder, "xml"))
  file("xml/ScheduleSupportingData.xml", schedule)
  file("xml/AntigenSupportingData- Cliff-508.xml", antigen)
})
afterAll(() => rmSync(folder, { recursive: true }))

const conformance = async (...given: readonly string[]) => {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(["conformance", ...given], { out: (line) => void out.push(line), err: (line) => void err.push(line) })
  return { code, out, err: err.join("\n") }
}
const cdsi = (cases: unknown, ...more: readonly string[]) => conformance("cdsi", "--data", folder, "--cases", file("cases.json", cases), ...more)

describe("tramyte conformance cdsi", () => {
  it("all pass: exit 0, and the last line says how many", async () => {
    expect(await cdsi([anna])).toEqual({ code: 0, out: ["1 passed, 0 failed"], err: "" })
    expect(await conformance("cdsi", "--data", join(folder, "xml"), "--cases", file("a.json", [anna]), "--cases", file("b.json", [anna]))).toMatchObject({ code: 0, out: ["2 passed, 0 failed"] })
  })
  it("some fail: exit 1, and a line each", async () => {
    expect(await cdsi([late, anna, { ...anna, id: "unborn", dob: null }])).toEqual({ code: 1, out: ["late: recommended: expected 2025-01-16, got 2025-01-15", "unborn: dob is missing", "1 passed, 2 failed"], err: "" })
  })
  it("those that are waived count as failed, and say why", async () => {
    const waivers = file("waivers.json", [{ id: "late", reason: "the sheet has a slip" }])
    expect(await cdsi([late, anna], "--waivers", waivers)).toMatchObject({ code: 1, out: ["late: recommended: expected 2025-01-16, got 2025-01-15 (waived: the sheet has a slip)", "1 passed, 1 failed"] })
  })
  it("as JSON: all results as one object, before the last line", async () => {
    const { code, out } = await cdsi([late, anna], "--json")
    expect([code, out.length, out[1]]).toEqual([1, 2, "1 passed, 1 failed"])
    expect(JSON.parse(out[0]!)).toMatchObject({
      passed: 1, failed: 1,
      cases: [{ id: "late", passed: false, expected: { recommended: "2025-01-16" }, got: { recommended: "2025-01-15" }, differences: [{ field: "recommended", expected: "2025-01-16", got: "2025-01-15" }] }, { id: "anna", passed: true, differences: [] }]
    })
  })
  it("no case at all is none that failed", async () => expect(await cdsi([])).toMatchObject({ code: 0, out: ["0 passed, 0 failed"] }))
  it("data that are not as published: exit 1, with file, code and path", async () => {
    const other = mkdtempSync(join(folder, "data-"))
    writeFileSync(join(other, "ScheduleSupportingData.xml"), schedule)
    writeFileSync(join(other, "AntigenSupportingData- Cliff-508.xml"), antigen.replaceAll("minAge>", "minimumAge>"))
    const { code, out, err } = await conformance("cdsi", "--data", other, "--cases", file("cases.json", [anna]))
    expect([code, out]).toEqual([1, []])
    expect(err).toContain("AntigenSupportingData- Cliff-508.xml: TRAMYTE_CDSI_ELEMENT_UNKNOWN at antigenSupportingData/series[1]/seriesDose[1]/age[1]/minimumAge: ")
  })
  it.each([
    ["no suite", [], /conformance cdsi/],
    ["another suite", ["other"], /no conformance of "other"/],
    ["no data", ["cdsi", "--cases", "x"], /--data/],
    ["no cases", ["cdsi", "--data", "x"], /--cases/],
    ["something besides", ["cdsi", "x"], /"x" belongs to no option/],
    ["an unknown option", ["cdsi", "--date", "x"], /--date/]
  ])("%s: exit 2", async (_, given, message) => {
    const { code, out, err } = await conformance(...given)
    expect([code, out]).toEqual([2, []])
    expect(err).toMatch(message)
  })
  it.each([["no JSON", "["], ["no list", { cases: [] }], ["a list of names", ["anna"]]])("a file of cases that is %s: exit 2", async (_, content) => {
    const { code, out, err } = await cdsi(content)
    expect([code, out]).toEqual([2, []])
    expect(err).toMatch(/cases\.json: It is not a list of cases/)
  })
  it("files that are not there: exit 2", async () => {
    expect((await conformance("cdsi", "--data", folder, "--cases", join(folder, "nowhere.json"))).code).toBe(2)
    expect((await conformance("cdsi", "--data", join(folder, "nowhere"), "--cases", file("cases.json", [anna]))).code).toBe(2)
    expect((await cdsi([anna], "--waivers", file("w.json", [{ id: "late" }]))).code).toBe(2)
  })
  it("a lone -- is let through", async () => expect((await cdsi([anna], "--")).code).toBe(0))
})
