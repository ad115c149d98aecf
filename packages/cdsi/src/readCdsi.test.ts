import { compileSchedule, type ImmunizationSchedule } from "@tramyte/core/immunization"
import { describe, expect, it } from "vitest"
import { type CdsiFiles, readCdsi } from "./readCdsi.ts"
import { CdsiError, type CdsiProblem } from "./reading/errors.ts"
import { lakeFeverFile, supportingData } from "./supportingData.fixture.ts"

const read = readCdsi(supportingData)
const lake = read.antigens.find(({ id }) => id === "Lake fever")!
const risk = lake.series[0]!

/** The problems of the same data with one text put in another's place. */
const problemsWith = (before: string, after: string, file: string = lakeFeverFile): readonly CdsiProblem[] => {
  const text = file === "schedule" ? supportingData.schedule : supportingData.antigens[file]!
  expect(text, "the fixture has it").toContain(before)
  const mended = text.replace(before, after)
  return problemsOf(file === "schedule" ? { ...supportingData, schedule: mended } : { ...supportingData, antigens: { ...supportingData.antigens, [file]: mended } })
}
const problemsOf = (files: CdsiFiles): readonly CdsiProblem[] => {
  try {
    readCdsi(files)
    return []
  } catch (error) {
    if (error instanceof CdsiError) return error.problems
    throw error
  }
}

describe("supporting data become a schedule", () => {
  it("that holds everything and compiles", () => {
    expect({ ...read, antigens: read.antigens.map(({ id, series }) => [id, series.map((one) => one.id)]), vaccines: undefined, observations: undefined }).toEqual({
      id: "cdsi",
      version: "9.9",
      label: { vi: "Dữ liệu hỗ trợ CDSi của CDC Hoa Kỳ", en: "CDC CDSi supporting data" },
      monthPolicy: "rollForward",
      antigens: [["Cliff cough", ["Cliff series"]], ["Harbour pox", ["Harbour series"]], ["Lake fever", ["Lake risk series", "Lake series", "Lake trial series"]]],
      vaccineGroups: [
        { id: "Lake/Harbour", label: { vi: "Lake/Harbour", en: "Lake/Harbour" }, antigens: ["Lake fever", "Harbour pox"], administerFull: true },
        { id: "Cliff", label: { vi: "Cliff", en: "Cliff" }, antigens: ["Cliff cough"] }
      ],
      conflicts: [
        { previous: "901", current: "909", begin: { days: 1 }, minEnd: { days: 24 }, end: { days: 29 } },
        { previous: "909", current: "901", begin: { days: 2 }, minEnd: { days: 25 }, end: { days: 30 } }
      ]
    })
    expect(() => compileSchedule(read)).not.toThrow()
  })
  it("with vaccines, of some ages of the person, and of no antigen where only conflicts tell of them", () => {
    expect(read.vaccines).toMatchObject([
      { code: "901", antigens: [{ antigen: "Lake fever", beginAge: { days: 3 }, endAge: { years: 51 } }, { antigen: "Harbour pox" }] },
      { code: "902" }, { code: "903" }, { code: "904" },
      { code: "909", label: { en: "Marsh live, elsewhere" }, antigens: [] }
    ])
    expect(Object.keys(read.vaccines[0]!.antigens[1]!)).toEqual(["antigen"])
  })
  it("with observations and what other systems call them", () => {
    expect(read.observations?.[0]).toEqual({ code: "801", label: { vi: "Had lake fever", en: "Had lake fever" }, codes: ["SNOMED|77386006", "CDCPHINVS|VXC99"] })
    expect(read.observations?.[1]).toEqual({ code: "802", label: { vi: "Works at the lake", en: "Works at the lake" } })
  })
  it("with who is protected, and what speaks against vaccination", () => {
    expect(lake.immunity).toEqual({ history: ["801"], birth: [{ before: "1957-02-28", country: "U.S.", except: ["802"] }] })
    expect(lake.contraindications).toEqual({
      antigen: [{ observation: "803", text: "Do not vaccinate the weakened.", guidance: "Ask first, age ≥ 2.", beginAge: { days: 4 }, endAge: { months: 8 } }],
      vaccine: [{ observation: "804", text: "Do not give reed.", guidance: "Reed is in it.", vaccines: [{ vaccine: "902", beginAge: { days: 5 }, endAge: { years: 17 } }] }]
    })
  })
  it("with series, for whom they are and how they are picked", () => {
    expect({ ...risk, doses: undefined }).toEqual({
      id: "Lake risk series",
      vaccineGroup: "Lake/Harbour",
      type: "risk",
      sexes: ["female", "unknown"],
      indications: [{ observation: "802", description: "Whoever works at the lake.", beginAge: { days: 7 }, endAge: { years: 75 }, guidance: "Before the first working day." }],
      group: "2",
      equivalentGroups: ["1", "3"],
      selection: { default: true, productPath: true, priority: "B", preference: 7, minAgeToStart: { days: 6 }, maxAgeToStart: { years: 16, months: -4 } },
      guidance: ["Give it early.", "Give it whole."]
    })
  })
  it("with target doses, of which some have every rule", () => {
    expect(risk.doses[0]).toEqual({
      ages: [
        { absMin: { weeks: 6, days: -4 }, min: { weeks: 6 }, earliestRec: { months: 2 }, latestRec: { months: 3, weeks: 4 }, max: { months: 8, days: 1 }, cessation: "2009-08-06" },
        { min: { weeks: 7 }, effective: "2009-08-07" }
      ],
      preferable: [{ vaccine: "901", beginAge: { days: 8 }, endAge: { years: 19 }, tradeName: "LAKEVAX ADULT", manufacturer: "SKB", volume: 0.25, forecast: true }],
      allowable: [{ vaccine: "902", beginAge: { days: 9 }, endAge: { years: 13 } }],
      inadvertent: ["903"],
      skips: [
        {
          context: "both",
          logic: "any",
          sets: [
            { label: "Grown up", effective: "2022-05-06", cessation: "2022-05-07", conditions: [{ kind: "age", beginAge: { years: 20 }, endAge: { years: 21 } }] },
            {
              label: "Enough of it",
              logic: "all",
              conditions: [
                { kind: "count", compare: "greaterThan", doses: 12, validOnly: true, vaccines: ["901", "902", "903"], beginAge: { years: 22 }, endAge: { years: 23 } },
                { kind: "count", compare: "equalTo", doses: 13, from: "2025-07-01", until: "2026-06-30" },
                { kind: "count", compare: "lessThan", doses: 0, validOnly: true, endAge: { years: 24 }, from: "2025-07-02" }
              ]
            }
          ]
        },
        { context: "evaluation", sets: [{ logic: "any", conditions: [{ kind: "completedSeries", groups: ["1", "3"] }, { kind: "interval", interval: { months: 5, days: -4 } }] }] }
      ],
      season: { from: "2025-08-27", until: "2026-03-31" }
    })
    expect(risk.doses[1]).toEqual({
      intervals: [
        { from: { previous: true }, absMin: { weeks: 4, days: -4 }, min: { weeks: 4 }, earliestRec: { weeks: 9 }, latestRec: { weeks: 13 }, override: true, effective: "2021-10-25", cessation: "2021-10-26" },
        { from: { targetDose: 1 }, absMin: { days: 14 } },
        { from: { mostRecent: ["902", "903"] }, absMin: { days: 15 } },
        { from: { observation: "805" }, absMin: { days: 16 } }
      ],
      allowableIntervals: [{ from: { targetDose: 1 }, absMin: { months: 6, days: -4 }, effective: "2021-10-27", cessation: "2021-10-28" }],
      preferable: [{ vaccine: "902" }],
      recurring: true
    })
  })
  it("and empty rules leave nothing behind", () => {
    expect(lake.series[1]!.doses[0]).toEqual({ ages: [{ absMin: { months: 12, days: -4 }, min: { months: 12 }, earliestRec: { months: 12 }, latestRec: { months: 18 } }], preferable: [{ vaccine: "901", volume: 0.5, forecast: true }] })
    expect(lake.series[2]!.type).toBe("evaluationOnly")
    expect(Object.keys(read.antigens[0]!)).toEqual(["id", "label", "series"])
  })
  it("is JSON, and the same when it is read back", () => {
    const back = JSON.parse(JSON.stringify(read)) as ImmunizationSchedule
    expect(back).toEqual(read)
  })
  it("whatever the order of the files, and with a mark at their beginning", () => {
    const files = Object.entries(supportingData.antigens).toReversed().map(([file, xml]) => [file, `\uFEFF<?xml version="1.0" encoding="UTF-8"?><!-- CDC -->${xml}`])
    expect(readCdsi({ ...supportingData, antigens: Object.fromEntries(files) as Record<string, string> })).toEqual(read)
  })
  it("says that CDC's version is not stated where nobody states it", () => {
    expect(readCdsi({ schedule: supportingData.schedule, antigens: supportingData.antigens }).version).toBe("unstated")
  })
  it("may name the schema that it follows", () => {
    expect(problemsWith("<antigenSupportingData>", `<antigenSupportingData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="AntigenSupportingData.xsd">`)).toEqual([])
  })
})

describe("what is not as published is told, with its path", () => {
  const dose = "antigenSupportingData/series[1]/seriesDose"
  it.each([
    ["an unknown element", "<minAge>6 weeks</minAge>", "<minAge>6 weeks</minAge><minimumAge>6 weeks</minimumAge>", "ELEMENT_UNKNOWN", `${dose}[1]/age[1]/minimumAge`, /but absMinAge, minAge, .*; mend the name/],
    ["an element that is missing in a row", "<minAge>6 weeks</minAge>", "", "ELEMENT_MISSING", `${dose}[1]/age[1]/minAge`, /write an empty one/],
    ["an element that is missing at all", "<recurringDose>Yes</recurringDose>", "", "ELEMENT_MISSING", `${dose}[2]/recurringDose`, /missing/],
    ["no place for an indication", /<indication>[^]*?<\/indication>/.exec(supportingData.antigens[lakeFeverFile]!)![0], "", "ELEMENT_MISSING", "antigenSupportingData/series[1]/indication", /write an empty one where there is none/],
    ["an element that is repeated", "<minAge>6 weeks</minAge>", "<minAge>6 weeks</minAge><minAge>7 weeks</minAge>", "ELEMENT_REPEATED", `${dose}[1]/age[1]/minAge[2]`, /stands 2 times/],
    ["an element that may be there once, repeated", "<immunity>", "<immunity/><immunity>", "ELEMENT_REPEATED", "antigenSupportingData/immunity[2]", /take the others out/],
    ["an empty rule beside others", "<age>", "<age/><age>", "ELEMENT_REPEATED", `${dose}[1]/age[1]`, /says that there is none/],
    ["an element inside a text", "<minAge>6 weeks</minAge>", "<minAge>6 <b>weeks</b></minAge>", "ELEMENT_UNKNOWN", `${dose}[1]/age[1]/minAge/b`, /holds text, no <b>/],
    ["a text between elements", "<age>", "<age>from birth", "CONTENT", `${dose}[1]/age[1]`, /"from birth" stands between elements/],
    ["an attribute", "<age>", `<age unit="weeks">`, "CONTENT", `${dose}[1]/age[1]`, /attribute "unit"/],
    ["an attribute of an empty rule", "<interval/>", `<interval unit="weeks"/>`, "CONTENT", `${dose}[1]/interval[1]`, /attribute "unit"/],
    ["a length of time that is none", "<minAge>6 weeks</minAge>", "<minAge>6 wks</minAge>", "VALUE", `${dose}[1]/age[1]/minAge`, /says "6 wks"; write a length of time/],
    ["a day that does not exist", "<cessationDate>20090806", "<cessationDate>20090231", "VALUE", `${dose}[1]/age[1]/cessationDate`, /write a day such as "20250827"/],
    ["a birth date as other days are written", "02/28/1957", "19570228", "VALUE", "antigenSupportingData/immunity/dateOfBirth[1]/immunityBirthDate", /"01\/31\/1957"/],
    ["a word that is unknown", "<seriesType>Risk", "<seriesType>Risky", "VALUE", "antigenSupportingData/series[1]/seriesType", /one of "Standard", "Risk", "Evaluation Only"/],
    ["a sex that is unknown", "<requiredGender>Female", "<requiredGender>Girl", "VALUE", "antigenSupportingData/series[1]/requiredGender[1]", /one of "Female", "Male", "Unknown"/],
    ["a number that is none", "<seriesPreference>7", "<seriesPreference>first", "VALUE", "antigenSupportingData/series[1]/selectSeries/seriesPreference", /whole number from 1/],
    ["a volume that is none", "<volume>0.25", "<volume>a quarter", "VALUE", `${dose}[1]/preferableVaccine[1]/volume`, /such as "0.5"/],
    ["a priority that is none", "<seriesPriority>B", "<seriesPriority>2", "VALUE", "antigenSupportingData/series[1]/selectSeries/seriesPriority", /write a letter/],
    ["a name that is empty", "<seriesName>Lake risk series ", "<seriesName> ", "VALUE", "antigenSupportingData/series[1]/seriesName", /it is empty/],
    ["a code that is empty", "<cvx>903</cvx>", "<cvx/>", "VALUE", `${dose}[1]/inadvertentVaccine[1]/cvx`, /name the vaccine/],
    ["a vaccine that nobody knows", "<cvx>903</cvx>", "<cvx>999</cvx>", "UNKNOWN", `${dose}[1]/inadvertentVaccine[1]/cvx`, /no vaccine "999"; name a CVX code/],
    ["a vaccine of a list that nobody knows", "901;902; 903", "901;902; 999", "UNKNOWN", `${dose}[1]/conditionalSkip[1]/set[2]/condition[1]/vaccineTypes`, /no vaccine "999"/],
    ["a list with a gap", "901;902; 903", "901;;903", "VALUE", `${dose}[1]/conditionalSkip[1]/set[2]/condition[1]/vaccineTypes`, /without gaps/],
    ["an observation that nobody knows", "<code>802</code>", "<code>899</code>", "UNKNOWN", "antigenSupportingData/series[1]/indication[1]/observationCode/code", /no observation "899"/],
    ["a vaccine group that nobody knows", "<vaccineGroup>Lake/Harbour </vaccineGroup>", "<vaccineGroup>Sea</vaccineGroup>", "UNKNOWN", "antigenSupportingData/series[1]/vaccineGroup", /no vaccine group "Sea"/],
    ["another vaccine group than the map's", "<vaccineGroup>Lake/Harbour </vaccineGroup>", "<vaccineGroup>Cliff</vaccineGroup>", "VALUE", "antigenSupportingData/series[1]/vaccineGroup", /has "Lake fever" in "Lake\/Harbour"/],
    ["a series group that the file has not", "<seriesGroups>1,3", "<seriesGroups>1,4", "UNKNOWN", `${dose}[1]/conditionalSkip[2]/set[1]/condition[1]/seriesGroups`, /no series group "4"/],
    ["an equivalent group that the file has not", "1; 3", "1; 9", "UNKNOWN", "antigenSupportingData/series[1]/equivalentSeriesGroups", /no series group "9"/],
    ["an antigen besides the file's own", "<targetDisease>Lake fever", "<targetDisease>Cliff cough", "VALUE", "antigenSupportingData/series[2]", /give each antigen a file of its own/],
    ["a series that is named twice", "<seriesName>Lake trial series", "<seriesName>Lake series", "TAKEN", "antigenSupportingData/series[3]", /another series/],
    ["a risk series for nobody", /<indication>[^]*?<\/indication>/.exec(supportingData.antigens[lakeFeverFile]!)![0], "<indication/>", "VALUE", "antigenSupportingData/series[1]/indication", /is for nobody/],
    ["two rules for the age on the same day", "<effectiveDate>20090807", "<effectiveDate>20090806", "VALUE", `${dose}[1]/age[2]`, /the same days as age\[1\]/],
    ["doses out of order", "<doseNumber>Dose 2", "<doseNumber>Dose 3", "VALUE", `${dose}[2]/doseNumber`, /dose 2 by its place/],
    ["a dose number that is none", "<doseNumber>Dose 2", "<doseNumber>Second", "VALUE", `${dose}[2]/doseNumber`, /write "Dose 1"/],
    ["an interval from two things", "<fromPrevious>Y</fromPrevious><fromTargetDose/>", "<fromPrevious>Y</fromPrevious><fromTargetDose>1</fromTargetDose>", "VALUE", `${dose}[2]/interval[1]`, /2 things/],
    ["an interval from nothing", "<fromPrevious>Y", "<fromPrevious>N", "VALUE", `${dose}[2]/interval[1]`, /runs from nothing/],
    ["an interval from a later dose", "<fromTargetDose>1", "<fromTargetDose>2", "UNKNOWN", `${dose}[2]`, /target dose 2, which does not come before dose 2/],
    ["a condition with what its type does not look at", "<beginAge>20 years</beginAge><endAge>21 years</endAge><interval/>", "<beginAge>20 years</beginAge><endAge>21 years</endAge><interval>1 day</interval>", "VALUE", `${dose}[1]/conditionalSkip[1]/set[1]/condition[1]/interval`, /does not look at it/],
    ["a condition without what its type needs", "<doseCount>12", "<doseCount>", "VALUE", `${dose}[1]/conditionalSkip[1]/set[2]/condition[1]/doseCount`, /needs it/],
    ["several conditions and no word for how they go together", "<conditionLogic>AND", "<conditionLogic>n/a", "VALUE", `${dose}[1]/conditionalSkip[1]/set[2]/conditionLogic`, /write "AND" or "OR"/],
    ["several sets and no word for how they go together", "<setLogic>OR", "<setLogic>", "VALUE", `${dose}[1]/conditionalSkip[1]/setLogic`, /write "AND" or "OR"/]
  ])("%s", (_, before, after, code, path, message) => {
    const found = problemsWith(before, after).filter((problem) => problem.path === path && problem.code === `TRAMYTE_CDSI_${code}`)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ file: lakeFeverFile, message: expect.stringMatching(message) as string })
  })
  it.each([
    ["a vaccine that is there twice", "<cvx>902</cvx>", "<cvx>901</cvx>", "TAKEN", "cvxToAntigenMap/cvxMap[2]/cvx"],
    ["an antigen of two groups", "<antigen>Harbour pox</antigen></vaccineGroupMap>", "<antigen>Cliff cough</antigen></vaccineGroupMap>", "TAKEN", "vaccineGroupToAntigenMap/vaccineGroupMap[2]/antigen[1]"],
    ["an antigen that no group has", "<association><antigen>Cliff cough", "<association><antigen>Cliff cold", "UNKNOWN", "cvxToAntigenMap/cvxMap[4]/association[1]/antigen"],
    ["a group that protects against nothing", "<vaccineGroupMap><name>Cliff</name><antigen>Cliff cough</antigen></vaccineGroupMap>", "", "ELEMENT_MISSING", "vaccineGroupToAntigenMap"],
    ["a group that stands in the map twice", "<name>Cliff</name><antigen>", "<name>Lake/Harbour</name><antigen>", "TAKEN", "vaccineGroupToAntigenMap"],
    ["a group of the map that is none", "<name>Cliff</name><antigen>", "<name>Clif</name><antigen>", "UNKNOWN", "vaccineGroupToAntigenMap/vaccineGroupMap[2]/name"],
    ["a vaccine of a conflict that stands on one side only", "<cvx>909</cvx></current>", "<cvx>908</cvx></current>", "UNKNOWN", "liveVirusConflicts/liveVirusConflict[1]/current/cvx"],
    ["an antigen without a file", "<antigen>Cliff cough</antigen></vaccineGroupMap>", "<antigen>Cliff cough</antigen><antigen>Cliff cold</antigen></vaccineGroupMap>", "FILE_MISSING", "vaccineGroupToAntigenMap"],
    ["a conflict without an end", "<conflictEndInterval>29 days", "<conflictEndInterval>", "VALUE", "liveVirusConflicts/liveVirusConflict[1]/conflictEndInterval"],
    ["an observation that is there twice", "<observationCode>805", "<observationCode>804", "TAKEN", "observations/observation[5]/observationCode"]
  ])("in the schedule: %s", (_, before, after, code, path) => {
    expect(problemsWith(before, after, "schedule")).toContainEqual(expect.objectContaining({ file: "ScheduleSupportingData.xml", code: `TRAMYTE_CDSI_${code}`, path: `scheduleSupportingData/${path}` }))
  })
  it("two files about one antigen", () => {
    const again = { ...supportingData, antigens: { ...supportingData.antigens, "AntigenSupportingData- Mud.xml": supportingData.antigens[lakeFeverFile]! } }
    expect(problemsOf(again)).toContainEqual(expect.objectContaining({ code: "TRAMYTE_CDSI_TAKEN", file: "AntigenSupportingData- Mud.xml", message: expect.stringContaining(lakeFeverFile) as string }))
  })
  it("an element by a name of JavaScript's own", () => {
    for (const name of ["__proto__", "constructor", "toString"]) expect(problemsWith("<age>", `<age><${name}/>`)).toContainEqual(expect.objectContaining({ code: "TRAMYTE_CDSI_ELEMENT_UNKNOWN", path: `${dose}[1]/age[1]/${name}` }))
  })
  it("everything at once, in all files, and a message that stays legible", () => {
    const wrong = { schedule: supportingData.schedule.replaceAll("<cvx>90", "<cvx>95"), antigens: Object.fromEntries(Object.entries(supportingData.antigens).map(([file, xml]) => [file, xml.replaceAll(" weeks", " wks").replaceAll("<recurringDose>", "<recurringDose>Very ")])) }
    const problems = problemsOf(wrong)
    expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(Object.keys(supportingData.antigens)))
    expect(problems.length).toBeGreaterThan(15)
    const { message, code } = new CdsiError([...problems, ...problems, ...problems, ...problems])
    expect(message.split("\n")).toHaveLength(52)
    expect(message).toMatch(/and \d+ more/)
    expect(code).toBe(problems[0]!.code)
  })
})

describe("what is no XML of this kind is refused", () => {
  const bomb = `<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;">]>`
  it.each([
    ["a document type declaration, and so every entity of its own", `${bomb}${supportingData.antigens[lakeFeverFile]!}`, /document type declaration/],
    ["an entity of its own", "<antigenSupportingData>&lake;</antigenSupportingData>", /no XML at line 1/],
    ["another file's", supportingData.schedule, /it holds <scheduleSupportingData>/],
    ["an element that is not closed", "<antigenSupportingData>\n<immunity>", /no XML at line 2/],
    ["nothing", "", /no XML/],
    ["a page", "<!doctype html><html></html>", /no XML|document type/],
    ["elements without end", "<a>".repeat(200_000) + "</a>".repeat(200_000), /nested too deep|it holds <a>/]
  ])("%s", (_, xml, message) => {
    const problems = problemsOf({ ...supportingData, antigens: { ...supportingData.antigens, [lakeFeverFile]: xml } })
    expect(problems).toEqual([{ code: "TRAMYTE_CDSI_XML", file: lakeFeverFile, path: "", message: expect.stringMatching(message) as string }])
  })
  it("and a schedule that cannot be read makes no reference to it unknown", () => {
    expect(problemsOf({ ...supportingData, schedule: "<scheduleSupportingData>" })).toMatchObject([{ code: "TRAMYTE_CDSI_XML", file: "ScheduleSupportingData.xml" }])
  })
})
