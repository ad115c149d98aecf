import { describe, expect, test } from "vitest"
import { readRecord } from "@tramyte/core"
import { registerMappings } from "../mappings/registerMappings.ts"
import { an, asOf, be, cuong, facts, register, said, station } from "./station.fixture.ts"

describe("a row of the resident register", () => {
  test("becomes a person with dated facts, in a village, a household and a commune", async () => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, ethnicity: "Kinh", householdRole: "Chủ hộ", occupation: "Hưu trí", communeName: "Xã Cẩm Giàng", communeCode: "10903" }])])
    expect(said(report)).toEqual([])
    const record = await here.person("Nguyễn Văn An")
    expect(record.person).toEqual({ id: "p1", sex: "male", birthDate: "1956-03-09" })
    expect(record.facts.map(({ kind }) => kind).toSorted()).toEqual(["employment", "ethnicity", "household", "identifier", "name", "residence"])
    expect(facts(record, "identifier")).toEqual([{ code: ["citizen-id"], value: "030056012345", end: "ongoing" }])
    expect(facts(record, "residence")).toEqual([{ code: ["permanent"], start: "1956-03-09", end: "ongoing", links: { commune: "10903", village: "10903-dong" } }])
    expect(facts(record, "household")).toEqual([{ code: ["head"], end: "ongoing", links: { household: "10903-h-H1" } }])
    expect(facts(record, "employment")).toEqual([{ code: ["retired"], end: "ongoing" }])
    expect(record.complete).toEqual(Object.fromEntries(["name", "identifier", "residence", "household", "ethnicity", "employment", "education"].map((kind) => [kind, asOf])))
    expect((await here.units()).map(({ unit }) => unit)).toEqual([
      { id: "10903", kind: "commune", name: "Cẩm Giàng" },
      { id: "10903-dong", kind: "village", parent: "10903", name: "Đông" },
      { id: "10903-h-H1", kind: "household", parent: "10903-dong", name: "H1" }
    ])
  })

  test("that leaves things out leaves them unknown, never no", async () => {
    const here = station()
    await here.take([register("residents", [{ name: "Lê Văn Cường", birthDate: "1950" }])])
    const record = await here.person("Lê Văn Cường")
    expect(record.person).toEqual({ id: "p1", birthDate: "1950" })
    expect(record.complete).toEqual({ name: asOf, residence: asOf })
    expect(facts(record, "residence")).toEqual([{ code: [], start: "1950", end: "ongoing", links: { commune: "10903" } }])
  })

  test("somebody who moved in or died has the days of it", async () => {
    const here = station()
    await here.take([register("residents", [{ ...an, arrivedOn: "01/05/1980", diedOn: "03/02/2026" }, { ...be, residenceType: "Tạm trú" }])])
    const record = await here.person("Nguyễn Văn An")
    expect(record.person.deathDate).toBe("2026-02-03")
    expect(facts(record, "residence")).toMatchObject([{ start: "1980-05-01", end: "2026-02-03" }])
    expect(facts(await here.person("Trần Thị Bé"), "residence")).toEqual([{ code: ["temporary"], end: "ongoing", links: { commune: "10903", village: "10903-dong" } }])
  })

  test.each([
    ["Công nhân hóa chất (nặng nhọc, độc hại)", [{ code: ["contract", "hazardous"], end: "ongoing" }], []],
    ["nông  DÂN", [{ code: ["freelance"], end: "ongoing" }], []],
    ["Nội trợ", [], []],
    ["Sinh viên đại học", [], [{ code: ["university"], end: "ongoing" }]],
    ["Học sinh", [], [{ code: ["upperSecondary"], end: "ongoing" }]]
  ])("the occupation %s says how somebody works and studies", async (occupation, employment, education) => {
    const here = station()
    await here.take([register("residents", [{ ...be, birthDate: "02/09/2009", personalId: "", occupation }])])
    const record = await here.person("Trần Thị Bé")
    expect(facts(record, "employment")).toEqual(employment)
    expect(facts(record, "education")).toEqual(education)
    expect(record.complete?.["employment"]).toBe(asOf)
  })

  test.each([
    ["15/10/2023", undefined], ["16/10/2023", asOf], ["16/10/2007", undefined], ["15/10/2007", asOf], ["1985", asOf]
  ])("a child born on %s may be on a school roll from 3 to 18, so only outside these ages a word without school is whole", async (birthDate, complete) => {
    const here = station()
    await here.take([register("residents", [{ name: "Trần Thị Bé", birthDate, occupation: "Trẻ em" }])])
    expect((await here.person("Trần Thị Bé")).complete?.["education"]).toBe(complete)
  })
})

describe("what cannot be taken of a resident's row", () => {
  test.each([
    ["no name", { name: "" }, ["2 row MISSING_VALUE name"]],
    ["a formula for a name", { name: "=HYPERLINK(1)" }, ["2 row INVALID_NAME name"]],
    ["no date of birth", { birthDate: "" }, ["2 row MISSING_VALUE birthDate"]],
    ["a date that no calendar has", { birthDate: "31/02/1990" }, ["2 row INVALID_DATE birthDate"]],
    ["a birth in the future", { birthDate: "16/10/2026" }, ["2 row FUTURE_DATE birthDate"]],
    ["another commune by its code", { communeName: "Cẩm Giang", communeCode: "10888" }, ["2 row OTHER_COMMUNE communeCode"]],
    ["another commune by its name, which differs by one accent", { communeName: "Xã Cẩm Giang" }, ["2 row OTHER_COMMUNE communeName"]],
    ["a commune without its accents", { communeName: "Cam Giang" }, ["2 row UNKNOWN_COMMUNE communeName"]]
  ])("%s: the row", async (_, change, expected) => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, ...change }, be])])
    expect(said(report)).toEqual(expected)
    expect(report.files[0]?.rows).toEqual({ read: 2, taken: 1, rejected: 1, elsewhere: 0 })
    expect(await here.records()).toHaveLength(1)
  })

  test.each([
    ["a number with letters", { personalId: "CMT 123" }, ["2 field INVALID_PERSONAL_NUMBER personalId"], "identifier"],
    ["an unknown occupation", { occupation: "Chạy chợ" }, ["2 field UNKNOWN_WORD occupation"], "employment"],
    ["an unknown ethnic group", { ethnicity: "Kin" }, ["2 field UNKNOWN_WORD ethnicity"], "ethnicity"]
  ])("%s: that field, and it stays unknown", async (_, change, expected, kind) => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, ...change }])])
    expect(said(report)).toEqual(expected)
    expect(report.files[0]).toMatchObject({ rows: { read: 1, taken: 1, rejected: 0 }, fieldsRejected: 1 })
    const record = await here.person("Nguyễn Văn An")
    expect(facts(record, kind)).toEqual([])
    expect(record.complete?.[kind]).toBeUndefined()
  })

  test("somebody who arrived after dying goes in without the arrival, and the record can be read", async () => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, arrivedOn: "05/08/2026", diedOn: "15/03/2026" }])])
    expect(said(report)).toEqual(["2 field ENDS_BEFORE_START arrivedOn"])
    const [record] = await here.records()
    expect(record?.person.deathDate).toBe("2026-03-15")
    expect(() => readRecord(record!)).not.toThrow()
  })

  test("an unknown residence status, sex or day of death is listed, and the rest is taken", async () => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, residenceType: "Vãng lai", sex: "N", diedOn: "01/01/1950" }])])
    expect(said(report)).toEqual(["2 field UNKNOWN_WORD residenceType", "2 field UNKNOWN_WORD sex", "2 field ENDS_BEFORE_START diedOn"])
    expect((await here.person("Nguyễn Văn An")).person).toEqual({ id: "p1", birthDate: "1956-03-09" })
  })

  test("an unknown village is listed with the nearest names", async () => {
    const here = station()
    const report = await here.take([register("residents", [an, { ...be, village: "Thôn Đôngg" }])], { villages: [{ id: "v1", name: "Đông" }, { id: "v2", name: "Tây" }] })
    expect(said(report)).toEqual(["3 field UNKNOWN_VILLAGE village"])
    expect(report.rejects[0]?.mend.vi).toContain("“Đông”")
    expect(facts(await here.person("Nguyễn Văn An"), "residence")).toMatchObject([{ links: { village: "v1" } }])
  })
})

describe("notes about a resident's row that is taken", () => {
  test.each([
    ["a lost leading zero", { personalId: "30056012345" }, ["2 note MENDED_NUMBER personalId"]],
    ["a number that says another sex", { sex: "Nữ" }, ["2 note NUMBER_CONFLICT personalId"]],
    ["a number that says another year", { birthDate: "1957" }, ["2 note NUMBER_CONFLICT personalId"]],
    ["an old nine-digit number", { personalId: "141234567" }, ["2 note OLD_NUMBER personalId"]],
    ["a commune's name that does not fit the code", { communeName: "Cẩm Giang", communeCode: "10903" }, ["2 note COMMUNE_CONFLICT communeName"]],
    ["a word of kinship that is not in the table", { householdRole: "Chắt nội" }, ["2 note UNKNOWN_WORD householdRole"]]
  ])("%s", async (_, change, expected) => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, ...change }])])
    expect(said(report)).toEqual(expected)
    expect(report.files[0]).toMatchObject({ rows: { taken: 1, rejected: 0 }, fieldsRejected: 0, notes: 1 })
  })

  test("somebody registered permanently elsewhere who lives here temporarily has both residences", async () => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, residenceType: "Tạm trú", communeName: "Xã Cẩm Giang", communeCode: "10888" }])])
    expect(said(report)).toEqual([])
    expect(facts(await here.person("Nguyễn Văn An"), "residence")).toEqual([
      { code: ["temporary"], end: "ongoing", links: { commune: "10903", village: "10903-dong" } },
      { code: ["permanent"], end: "ongoing", links: { commune: "10888" } }
    ])
  })
})

describe("who is who in the resident register", () => {
  test("the same row twice is one person", async () => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, rowNumber: "1" }, { ...an, rowNumber: "2" }])])
    expect(said(report)).toEqual(["3 note DUPLICATE_ROW"])
    expect(report.files[0]?.rows).toEqual({ read: 2, taken: 2, rejected: 0, elsewhere: 0 })
    expect(await here.records()).toHaveLength(1)
  })

  test.each([
    ["another trade", { occupation: "Nông dân" }, "REPEATED_PERSON"],
    ["another trade, without numbers", { occupation: "Nông dân", personalId: "" }, "REPEATED_PERSON"],
    ["another day of birth", { birthDate: "08/03/1956" }, "IDENTIFIER_CONFLICT personalId"],
    ["a shorter name", { name: "Nguyễn An" }, "IDENTIFIER_CONFLICT personalId"]
  ])("the same person with %s: the second row is listed", async (_, change, code) => {
    const here = station()
    const report = await here.take([register("residents", [{ ...an, ...("personalId" in change ? { personalId: "" } : {}) }, { ...an, ...change }])])
    expect(said(report)).toEqual([`3 row ${code}`])
    expect(report.rejects[0]?.reason.vi).toMatch(/dòng 2|, 2\./)
    expect(await here.records()).toHaveLength(1)
  })

  test("a number that two people share stays with the first; both are taken, and both are named", async () => {
    const here = station()
    const report = await here.take([register("residents", [an, { ...be, personalId: an.personalId }])])
    expect(said(report)).toEqual(["3 note NUMBER_CONFLICT personalId", "3 field IDENTIFIER_CONFLICT personalId"])
    expect(report.rejects[1]?.reason.en).toContain("Nguyễn Văn An")
    expect(facts(await here.person("Trần Thị Bé"), "identifier")).toEqual([])
  })

  test("two numbers of one person: the second is taken as re-issued", async () => {
    const here = station()
    const report = await here.take([register("residents", [an, { ...an, personalId: "030056999999", occupation: "Nông dân" }])])
    expect(said(report)).toEqual(["3 note REISSUED_NUMBER personalId"])
    expect(facts(await here.person("Nguyễn Văn An"), "identifier")).toHaveLength(2)
    expect((await here.take([register("residents", [an, { ...an, personalId: "030056999999", occupation: "Nông dân" }])])).files[0]?.factsStored).toBe(0)
  })

  test.each([
    ["two numbers and two households", [an, { ...an, personalId: "030056777777", household: "H9" }]],
    ["born in one year in two households", [cuong, { ...cuong, household: "H9" }]],
    ["born in one year in two villages", [{ ...cuong, household: "" }, { ...cuong, household: "", village: "Thôn Đông" }]],
    ["a man and a woman", [{ ...cuong, name: "Lê Thanh" }, { ...cuong, name: "Lê Thanh", sex: "Nữ" }]],
    ["names that differ by an accent", [{ ...cuong, name: "Lê Thị Hà" }, { ...cuong, name: "Lê Thị Hạ" }]]
  ])("people of one name with %s are two people, also the second time", async (_, rows) => {
    const here = station()
    expect(said(await here.take([register("residents", rows)]))).toEqual([])
    expect(await here.records()).toHaveLength(2)
    expect((await here.take([register("residents", rows)])).files[0]).toMatchObject({ factsStored: 0, persons: 0 })
    expect(await here.records()).toHaveLength(2)
  })

  test("of several people who fit a row none is guessed", async () => {
    const here = station()
    await here.take([register("residents", [cuong, { ...cuong, household: "H9" }])])
    const report = await here.take([register("residents", [{ ...cuong, household: "" }])])
    expect(said(report)).toEqual(["2 row AMBIGUOUS_PERSON"])
  })

  test("a later register corrects an earlier one, and a name in decomposed letters is the same name", async () => {
    const here = station()
    await here.take([register("residents", [an, cuong])])
    const later = await here.take([register("residents", [
      { ...an, birthDate: "10/03/1956", village: "Thôn Tây" }, { ...cuong, name: cuong.name.normalize("NFD"), birthDate: "20/11/1950" }
    ], { asOf: "2026-11-15" })])
    expect(said(later)).toEqual([])
    expect((await here.records()).map(({ person }) => person.birthDate)).toEqual(["1956-03-10", "1950-11-20"])
    expect(later.files[0]).toMatchObject({ persons: 2, factsSuperseded: 4 })
  })

  test("a counter that starts again does not meet people of an earlier import", async () => {
    const here = station()
    await here.take([register("residents", [an])], { newId: () => "x1" })
    let next = 0
    await here.take([register("residents", [be])], { newId: () => `x${++next}` })
    expect((await here.records()).map(({ person }) => person.id)).toEqual(["x1", "x2"])
  })

  test("a mapping may leave open since when somebody lives here", async () => {
    const here = station()
    await here.take([register({ ...registerMappings.residents, residenceSince: "unknown" }, [an])])
    expect(facts(await here.person("Nguyễn Văn An"), "residence")).toEqual([{ code: ["permanent"], end: "ongoing", links: { commune: "10903", village: "10903-dong" } }])
  })
})
