import { describe, expect, test } from "vitest"
import { an, asOf, be, cuong, extract, facts, register, said, station, type Station } from "./station.fixture.ts"

const withResidents = async (): Promise<Station> => {
  const here = station()
  expect(said(await here.take([register("residents", [an, be, cuong, { ...cuong, name: "Lê Thị Dần", sex: "Nữ", birthDate: "1952" }])]))).toEqual([])
  return here
}
const card = { insuranceNumber: "3012345678", personalId: an.personalId, name: an.name, birthDate: an.birthDate, sex: "Nam", insuranceObject: "HT", validFrom: "01/01/2026", validTo: "31/12/2026" }

describe("the health insurance list", () => {
  test("a card holds through its last day, and who is not listed is known to have none", async () => {
    const here = await withResidents()
    const report = await here.take([register("insurance", [{ ...card, facility: "30123" }])])
    expect(said(report)).toEqual([])
    const record = await here.person("Nguyễn Văn An")
    expect(facts(record, "insurance")).toEqual([{ code: ["HT"], start: "2026-01-01", end: "2027-01-01", links: { facility: "30123" } }])
    expect(facts(record, "identifier")).toContainEqual({ code: ["insurance-number"], value: "3012345678", end: "ongoing" })
    expect((await here.records()).map(({ complete }) => complete?.["insurance"])).toEqual([asOf, asOf, asOf, asOf])
  })

  test("without a number the row finds its person by name and date of birth, and adds what the register lacked", async () => {
    const here = await withResidents()
    const report = await here.take([register("insurance", [{ ...card, name: "LÊ VĂN CƯỜNG", birthDate: "20/11/1950", personalId: "030050333333" }])])
    expect(said(report)).toEqual([])
    const record = await here.person("Lê Văn Cường")
    expect(record.person.birthDate).toBe("1950-11-20")
    expect(facts(record, "identifier")).toContainEqual({ code: ["citizen-id"], value: "030050333333", end: "ongoing" })
    // The register, read again, does not take the exact day back.
    expect((await here.take([register("residents", [an, be, cuong])])).files[0]).toMatchObject({ factsStored: 0, persons: 0 })
  })

  test.each([
    ["an end before its beginning", { validFrom: "31/12/2026", validTo: "01/01/2026" }, ["2 field ENDS_BEFORE_START validTo"]],
    ["a date that is none", { validTo: "31/02/2026" }, ["2 field INVALID_DATE validTo"]]
  ])("a card with %s is not taken, and whether the person is insured stays unknown", async (_, change, expected) => {
    const here = await withResidents()
    expect(said(await here.take([register("insurance", [{ ...card, ...change }])]))).toEqual(expected)
    const record = await here.person("Nguyễn Văn An")
    expect(facts(record, "insurance")).toEqual([])
    expect(record.complete?.["insurance"]).toBeUndefined()
    expect((await here.person("Trần Thị Bé")).complete?.["insurance"]).toBe(asOf)
  })

  test.each([
    ["somebody who is not in the register", { name: "Vũ Thị Xa", personalId: "030190555555", birthDate: "1990", sex: "Nữ" }, ["2 row UNKNOWN_PERSON"], undefined],
    ["a date that is none and no number", { name: be.name, personalId: "", birthDate: "31/02/1985" }, ["2 row INVALID_DATE birthDate"], "Trần Thị Bé"],
    ["another date of birth and no number", { name: be.name, personalId: "", birthDate: "03/09/1985", sex: "Nữ" }, ["2 row UNKNOWN_PERSON"], "Trần Thị Bé"],
    ["the number of somebody of another name", { name: "Vũ Thị Xa", birthDate: "1990", sex: "Nữ" }, ["2 note NUMBER_CONFLICT personalId", "2 row IDENTIFIER_CONFLICT personalId"], "Nguyễn Văn An"]
  ])("a row about %s is not taken, and whoever it may be about stays unknown", async (_, change, expected, doubtful) => {
    const here = await withResidents()
    const report = await here.take([register("insurance", [{ ...card, ...change }])])
    expect(said(report)).toEqual(expected)
    expect(report.files[0]?.rows).toEqual({ read: 1, taken: 0, rejected: 1, elsewhere: 0 })
    const unknown = (await here.records()).filter(({ complete }) => complete?.["insurance"] === undefined).map((record) => record.facts.find(({ kind }) => kind === "name")?.value)
    expect(unknown).toEqual(doubtful === undefined ? [] : [doubtful])
  })

  test("two people of one name and year: the row says which, or is listed with both", async () => {
    const here = station()
    await here.take([register("residents", [cuong, { ...cuong, household: "H9", personalId: "030050444444" }])])
    const report = await here.take([register("insurance", [{ ...card, name: cuong.name, birthDate: "1950", personalId: "" }])])
    expect(said(report)).toEqual(["2 row AMBIGUOUS_PERSON"])
    expect(report.rejects[0]?.reason.vi).toContain("030050444444")
    expect((await here.records()).map(({ complete }) => complete?.["insurance"])).toEqual([undefined, undefined])
  })

  test("a number that was re-issued, a name in other accents, a number that lost its zero: taken, and noted", async () => {
    const here = await withResidents()
    expect(said(await here.take([register("insurance", [
      { ...card, personalId: "030056888888" },
      { ...card, insuranceNumber: "012345678", personalId: be.personalId, name: "Tran Thi Be", birthDate: "1985", sex: "Nữ" }
    ])]))).toEqual(["2 note REISSUED_NUMBER personalId", "3 note MENDED_NUMBER insuranceNumber", "3 note NAME_DIFFERS name"])
  })

  test("an unknown object code leaves only that open; an illegible number only itself", async () => {
    const here = await withResidents()
    expect(said(await here.take([register("insurance", [{ ...card, insuranceObject: "??", insuranceNumber: "12" }])])))
      .toEqual(["2 field INVALID_INSURANCE_NUMBER insuranceNumber", "2 field UNKNOWN_WORD insuranceObject"])
    expect(facts(await here.person("Nguyễn Văn An"), "insurance")).toEqual([{ code: [], start: "2026-01-01", end: "2027-01-01" }])
  })

  test("a second card with other content for the same day contradicts the first; one for another day does not", async () => {
    const here = await withResidents()
    expect(said(await here.take([register("insurance", [card, { ...card, insuranceObject: "HN" }, { ...card, validFrom: "01/01/2025", validTo: "31/12/2025" }])])))
      .toEqual(["3 row REPEATED_ENTRY"])
  })
})

describe("a school roll", () => {
  const pupil = { pupilId: "HS1", name: "Phạm Thu Em", birthDate: "05/05/2016", sex: "Nữ", grade: "5A", educationLevel: "Tiểu học", school: "Trường Tiểu học Đồng Sen", village: "Đông", communeName: "Xã Cẩm Giàng", schoolYear: "2026-2027" }
  const em = { name: "Phạm Thu Em", birthDate: "05/05/2016", sex: "Nữ", village: "Thôn Đông", household: "H2", occupation: "Học sinh" }
  const withPupil = async (): Promise<Station> => {
    const here = station()
    await here.take([register("residents", [an, em])])
    return here
  }

  test("a pupil is on the roll for the school year; children who are not listed stay unknown", async () => {
    const here = await withPupil()
    expect(said(await here.take([register("schoolRoll", [pupil])]))).toEqual([])
    const record = await here.person("Phạm Thu Em")
    expect(facts(record, "education")).toContainEqual({
      code: ["primary"], start: "2026-09", end: "2027-09", value: "5A", links: { school: "10903-school-truong-tieu-hoc-dong-sen" }
    })
    expect(record.complete?.["education"]).toBe(asOf)
    expect((await here.person("Nguyễn Văn An")).complete?.["education"]).toBeUndefined()
  })

  test.each([
    ["of another commune", { name: "Đỗ Văn Khách", communeName: "Xã Tuệ Tĩnh", village: "" }],
    ["of the commune whose name differs by an accent", { name: "Đỗ Văn Khách", communeName: "Xã Cẩm Giang", village: "" }],
    ["who has a namesake here born the same day", { communeName: "Xã Cẩm Giang", village: "" }]
  ])("a pupil %s is a note, not an error", async (_, change) => {
    const here = await withPupil()
    const report = await here.take([register("schoolRoll", [{ ...pupil, ...change }])])
    expect(said(report)).toEqual(["2 note NOT_RESIDENT communeName"])
    expect(report.files[0]?.rows).toEqual({ read: 1, taken: 1, rejected: 0, elsewhere: 1 })
  })

  test("a wrong commune does no harm where village and birthday say who it is", async () => {
    const here = await withPupil()
    expect(said(await here.take([register("schoolRoll", [{ ...pupil, communeName: "Xã Cẩm Giang" }])]))).toEqual([])
    expect(facts(await here.person("Phạm Thu Em"), "education")).toHaveLength(2)
  })

  test("a pupil who is said to live here and is not in the register is an error", async () => {
    const here = await withPupil()
    expect(said(await here.take([register("schoolRoll", [{ ...pupil, name: "Đỗ Văn Khách" }])]))).toEqual(["2 row UNKNOWN_PERSON"])
  })

  test("a school year that is none leaves open whether the child studies", async () => {
    const here = await withPupil()
    expect(said(await here.take([register("schoolRoll", [{ ...pupil, schoolYear: "năm nay" }])]))).toEqual(["2 field INVALID_VALUE schoolYear"])
    expect(facts(await here.person("Phạm Thu Em"), "education")).toHaveLength(1)
  })
})

describe("a village list", () => {
  const listed = { name: an.name, birthDate: "1956", sex: "Nam", village: "Thôn Đông", category: "Người có công", remark: "Thương binh 4/4" }

  test("is whole for its village, and says nothing about another", async () => {
    const here = await withResidents()
    expect(said(await here.take([register("villageList", [listed])]))).toEqual([])
    expect(facts(await here.person("Nguyễn Văn An"), "merit")).toEqual([{ code: [], end: "ongoing", value: "Thương binh 4/4" }])
    const merit = (await here.records()).map(({ complete }) => complete?.["merit"])
    expect(merit).toEqual([asOf, asOf, undefined, undefined])
  })

  test("one row of another village does not make that village's list whole", async () => {
    const here = await withResidents()
    await here.take([register("villageList", [listed, { ...listed, name: be.name, birthDate: "1985", sex: "Nữ", category: "Phụ nữ mang thai" }, { ...listed, name: cuong.name, birthDate: "1950", village: "Tây" }])])
    expect((await here.records()).map(({ complete }) => complete?.["merit"])).toEqual([asOf, asOf, undefined, undefined])
  })

  test("poverty is the household's: every member has it", async () => {
    const here = station()
    await here.take([register("residents", [an, { ...be, household: "H1" }, cuong])])
    expect(said(await here.take([register("villageList", [{ ...listed, category: "Hộ nghèo" }, { ...listed, name: be.name, birthDate: "1985", sex: "Nữ", category: "HỘ NGHÈO" }])]))).toEqual([])
    const poverty = await Promise.all([an.name, be.name, cuong.name].map(async (name) => facts(await here.person(name), "poverty")))
    const poor = { code: ["poor"], end: "ongoing", links: { household: "10903-h-H1" } }
    expect(poverty).toEqual([[poor], [poor], []])
  })

  test("degrees of disability, and one that is unknown", async () => {
    const here = await withResidents()
    const report = await here.take([register("villageList", [
      { ...listed, category: "Khuyết tật", degree: "Đặc biệt nặng" }, { ...listed, name: be.name, birthDate: "1985", sex: "Nữ", category: "Khuyết tật", degree: "Vừa" }
    ])])
    expect(said(report)).toEqual(["3 field UNKNOWN_WORD degree"])
    expect(facts(await here.person("Nguyễn Văn An"), "disability")).toMatchObject([{ code: ["exceptionallySevere"] }])
    expect(facts(await here.person("Trần Thị Bé"), "disability")).toMatchObject([{ code: [] }])
  })

  test.each([
    ["an unknown group", { category: "Diện khác" }, ["2 row UNKNOWN_WORD category"]],
    ["no group", { category: "" }, ["2 row MISSING_VALUE category"]],
    ["somebody of that name in another village only", { name: cuong.name, birthDate: "" }, ["2 row UNKNOWN_PERSON"]]
  ])("%s: the row is not taken", async (_, change, expected) => {
    const here = await withResidents()
    expect(said(await here.take([register("villageList", [{ ...listed, ...change }])]))).toEqual(expected)
  })

  test("a name alone is enough where the village has nobody else of it", async () => {
    const here = await withResidents()
    expect(said(await here.take([register("villageList", [{ ...listed, birthDate: "", remark: "=1+1" }])]))).toEqual([])
    expect(facts(await here.person("Nguyễn Văn An"), "merit")).toEqual([{ code: [], end: "ongoing", value: "=1+1" }])
  })
})

describe("the extract of health records", () => {
  const person = { personalId: an.personalId, name: an.name, birthDate: "1956-03-09", sex: "male" }

  test("every list becomes dated facts", async () => {
    const here = await withResidents()
    const report = await here.take([extract({
      ...person, record: { createdOn: "2024-05-02" },
      encounters: [{ id: "e1", on: "2026-07-01", kind: "periodic-checkup", facility: "30123" }],
      observations: [
        { id: "o1", on: "2026-07-01", code: "blood-pressure", components: { systolic: 142, diastolic: 88 }, unit: "mm[Hg]" },
        { id: "o2", on: "2026-07-01T08:30:00+07:00", code: "fasting-glucose", value: 5.4, unit: "mmol/L" }
      ],
      conditions: [{ id: "c1", code: "I10", since: "2020" }],
      procedures: [{ id: "p1", on: "2026-07-01", code: "vision-test" }],
      pregnancy: null,
      risks: [{ id: "r1", code: "tobacco", since: null }]
    }, { ...person, personalId: be.personalId, name: be.name, birthDate: "1985", sex: "female", pregnancy: { id: "g1", since: "2026-05-01", due: "2027-02-05" } })])
    expect(said(report)).toEqual([])
    const record = await here.person("Nguyễn Văn An")
    expect(["healthRecord", "encounter", "observation", "condition", "procedure", "risk"].map((kind) => facts(record, kind))).toEqual([
      [{ code: [], start: "2024-05-02", end: "ongoing" }],
      [{ code: ["periodic-checkup"], start: "2026-07-01", links: { facility: "30123" } }],
      [
        { code: ["blood-pressure"], start: "2026-07-01", unit: "mm[Hg]", components: { systolic: 142, diastolic: 88 } },
        { code: ["fasting-glucose"], start: "2026-07-01", at: "2026-07-01T08:30:00+07:00", unit: "mmol/L", value: 5.4 }
      ],
      [{ code: ["I10"], start: "2020", end: "ongoing" }],
      [{ code: ["vision-test"], start: "2026-07-01" }],
      [{ code: ["tobacco"], end: "ongoing" }]
    ])
    expect(facts(await here.person("Trần Thị Bé"), "pregnancy")).toEqual([{ code: [], start: "2026-05-01", end: "2027-02-05" }])
    expect((await here.person("Lê Văn Cường")).complete?.["encounter"]).toBe(asOf)
  })

  test("an entry that cannot be used is listed with its path; only its kind stays unknown for that person", async () => {
    const here = await withResidents()
    const report = await here.take([extract({
      ...person,
      encounters: [{ id: "e1", on: "2026-07-01", kind: "screening" }, { id: "e2", on: "2026-12-01", kind: "screening" }, { on: "2026-07-01", kind: "screening" }],
      observations: [{ id: "o1", on: "2026-02-30", code: "bmi", value: 22 }, { id: "o2", on: "2026-02-01", code: "bmi", value: { high: true } }],
      conditions: [{ id: "c1", code: "cao huyết áp" }, "I10"],
      procedures: [{ id: "p1", code: "\ud800" }],
      risks: { id: "r1" }
    })])
    expect(report.rejects.map(({ column, code }) => `${column} ${code.replace("TRAMYTE_REGISTER_", "")}`)).toEqual([
      "encounters[1].on FUTURE_DATE", "encounters[2].id INVALID_VALUE", "observations[0].on INVALID_DATE", "observations[1].value INVALID_VALUE",
      "conditions[0].code INVALID_VALUE", "conditions[1] INVALID_VALUE", "procedures[0].code INVALID_VALUE", "risks INVALID_VALUE"
    ])
    const record = await here.person("Nguyễn Văn An")
    expect(facts(record, "encounter")).toHaveLength(1)
    expect(Object.keys(record.complete ?? {}).filter((kind) => ["encounter", "observation", "condition", "procedure", "risk", "pregnancy", "healthRecord"].includes(kind)).toSorted()).toEqual(["healthRecord", "pregnancy"])
  })

  test("a broken line is listed, and the others are taken", async () => {
    const here = await withResidents()
    const report = await here.take([extract({ ...person, record: {} }, "{\"name\": \"Trần Thị Bé\", ", "[1, 2]", "", { ...person, record: {} })])
    expect(said(report)).toEqual(["2 row BROKEN_JSON", "3 row BROKEN_JSON", "5 note DUPLICATE_ROW"])
    expect(report.files[0]?.rows).toEqual({ read: 4, taken: 2, rejected: 2, elsewhere: 0 })
    // The broken line may be about her.
    expect((await here.person("Trần Thị Bé")).complete?.["healthRecord"]).toBeUndefined()
  })
})

describe("the collaborators' list", () => {
  const worker = { collaboratorId: "CTV01", name: "Vũ Thị Mến", village: "Thôn Đông", validFrom: "01/01/2024" }

  test("is facts of the village: who works there, and which reports came", async () => {
    const here = await withResidents()
    const report = await here.take([register("collaborators", [
      { ...worker, reportMonth: "08/2026", reported: "x", householdVisits: "31" }, { ...worker, reportMonth: "9/2026", name: worker.name.normalize("NFD") }
    ])])
    expect(said(report)).toEqual([])
    const units = await here.units()
    expect(units.find(({ unit }) => unit.kind === "collaborator")?.unit).toEqual({ id: "10903-ctv-CTV01", kind: "collaborator", parent: "10903-dong", name: "Vũ Thị Mến" })
    const village = units.find(({ unit }) => unit.id === "10903-dong")!
    expect(facts(village, "collaborator")).toEqual([{ code: [], start: "2024-01-01", end: "ongoing", links: { collaborator: "10903-ctv-CTV01" } }])
    expect(facts(village, "activity")).toEqual([
      { code: ["monthly-report"], start: "2026-08-31", value: 31, unit: "{visit}", links: { collaborator: "10903-ctv-CTV01" } },
      { code: ["monthly-report"], status: "notDone", start: "2026-09-30", links: { collaborator: "10903-ctv-CTV01" } }
    ])
    expect(units.find(({ unit }) => unit.id === "10903-tay")?.complete).toEqual({ collaborator: asOf, activity: asOf })
  })

  test("what is wrong in a row is listed", async () => {
    const here = await withResidents()
    const report = await here.take([register("collaborators", [
      { ...worker, village: "Thôn Bắc" }, { ...worker, collaboratorId: "" }, { ...worker, reportMonth: "13/2026" }, { ...worker, reportMonth: "11/2026" },
      { ...worker, reportMonth: "07/2026", reported: "ừ" }, { ...worker, reportMonth: "07/2026", reported: "x", householdVisits: "nhiều" }, { ...worker, validFrom: "02/01/2024", validTo: "01/01/2024" }
    ])])
    expect(said(report)).toEqual([
      "2 row UNKNOWN_VILLAGE village", "3 row MISSING_VALUE collaboratorId", "4 field INVALID_DATE reportMonth", "5 field FUTURE_DATE reportMonth",
      "6 field UNKNOWN_WORD reported", "7 field INVALID_VALUE householdVisits", "8 field ENDS_BEFORE_START validTo"
    ])
    expect((await here.units()).every(({ complete }) => complete?.["collaborator"] === undefined)).toBe(true)
  })
})
