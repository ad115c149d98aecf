import { describe, expect, test } from "vitest"
import { registerMappings } from "../mappings/registerMappings.ts"
import { asOf, facts, register, said, station, type Station } from "./station.fixture.ts"

const na = { personalId: "031325000001", name: "Phạm Thu Na", birthDate: "01/03/2025", sex: "Nữ", village: "Thôn Đông", household: "H2" }
const ti = { personalId: "031224000002", name: "Phạm Văn Tí", birthDate: "10/06/2024", sex: "Nam", village: "Thôn Đông", household: "H2" }
const mother = { personalId: "030195000111", name: "Trần Thị Bé", birthDate: "02/09/1995", sex: "Nữ", village: "Thôn Đông", household: "H2" }
const ofNa = { personalId: na.personalId, name: na.name, birthDate: na.birthDate, sex: "Nữ", village: "Đông" }
const measles = { ...ofNa, vaccine: "Sởi", doseNumber: "1", givenOn: "05/12/2025", facility: "Trạm Y tế xã Cẩm Giàng" }

const withChildren = async (): Promise<Station> => {
  const here = station()
  expect(said(await here.take([register("residents", [na, ti, mother])]))).toEqual([])
  return here
}
const whole = async (here: Station): Promise<Record<string, string | undefined>> =>
  Object.fromEntries((await here.records()).map((record) => [String(record.facts.find(({ kind }) => kind === "name")?.value), record.complete?.["immunization"]]))
/** What is stored of a child's doses after a register with these rows. */
const dosesAfter = async (here: Station, ...rows: readonly Readonly<Record<string, string>>[]) => {
  const report = await here.take([register("vaccinations", rows)])
  return { said: said(report), doses: facts(await here.person(na.name), "immunization"), whole: (await whole(here))[na.name] }
}

describe("a row of the vaccination register", () => {
  test("is a dose with all that the card says of it; whom the register lists has no other doses, and of others nobody knows", async () => {
    const here = await withChildren()
    const { doses, said: problems } = await dosesAfter(here, {
      ...measles, vaccinationId: "3110325000123", antigen: "Sởi", product: "MVVac", manufacturer: "POLYVAC", lot: "M-0125", expiry: "31/12/2026", site: "Bắp tay trái", funding: "TCMR"
    })
    expect(problems).toEqual([])
    expect(doses).toEqual([{
      code: ["measles"], start: "2025-12-05", links: { facility: "Trạm Y tế xã Cẩm Giàng" },
      qualifiers: {
        doseNumber: ["1"], antigen: ["measles"], product: ["MVVac"], manufacturer: ["POLYVAC"], lot: ["M-0125"], expiry: ["2026-12-31"], site: ["left-arm"], funding: ["public"]
      }
    }])
    expect(facts(await here.person(na.name), "identifier")).toContainEqual({ code: ["immunization-id"], value: "3110325000123", end: "ongoing" })
    expect(await whole(here)).toEqual({ [na.name]: asOf, [ti.name]: undefined, [mother.name]: undefined })
  })

  test.each([
    ["VGB sơ sinh", "hepb-birth", undefined], ["BCG", "bcg", undefined], ["DPT-VGB-Hib", "dpt-hepb-hib", undefined], ["DPT - VGB - Hib 2", "dpt-hepb-hib", "2"], ["ComBE Five", "dpt-hepb-hib", undefined],
    ["sii", "dpt-hepb-hib", undefined], ["OPV2", "opv", "2"], ["bOPV (lần 3)", "bopv", "3"], ["IPV mũi 1", "ipv", "1"], ["SỞI", "measles", undefined], ["Sởi – Rubella", "mr", undefined], ["MR", "mr", undefined],
    ["VNNB B mũi 1", "je-inactivated", "1"], ["UV2", "tt", "2"], ["Td", "td", undefined], ["Gardasil 9", "hpv", undefined], ["PCV13", "pcv", undefined], ["Prevenar 13", "pcv", undefined],
    ["Cúm mùa", "influenza", undefined], ["Thủy đậu", "varicella", undefined], ["Dại mũi 3", "rabies", "3"]
  ])("%s is %s, dose %s", async (vaccine, code, doseNumber) => {
    const here = await withChildren()
    const { doses, said: problems } = await dosesAfter(here, { ...measles, vaccine, doseNumber: "", facility: "" })
    expect(problems).toEqual([])
    expect(doses).toEqual([{ code: [code], start: "2025-12-05", ...(doseNumber === undefined ? {} : { qualifiers: { doseNumber: [doseNumber] } }) }])
  })

  test("the hours of birth and of the birth dose are instants of Viet Nam's time; every row may repeat the first", async () => {
    const here = await withChildren()
    const birthDose = { ...ofNa, birthTime: "23h30", vaccine: "VGB sơ sinh", givenOn: "02/03/2025", givenAt: "8:15" }
    const { doses, said: problems, whole: known } = await dosesAfter(here, birthDose, { ...measles, birthTime: "23:30" }, { ...measles, doseNumber: "2", givenOn: "05/01/2026", birthTime: "11:30" })
    expect(problems).toEqual(["4 field REPEATED_ENTRY birthTime"])
    expect(doses).toContainEqual({ code: ["hepb-birth"], start: "2025-03-02", at: "2025-03-02T08:15:00+07:00" })
    expect(facts(await here.person(na.name), "observation")).toEqual([{ code: ["birth"], start: "2025-03-01", at: "2025-03-01T23:30:00+07:00" }])
    expect(known).toBe(asOf)
  })

  test("what was not given is a fact of its own, with the reason; an appointment is planned", async () => {
    const here = await withChildren()
    const { doses, said: problems } = await dosesAfter(here,
      { ...measles, givenOn: "05/12/2025", notGivenReason: "Sốt", facility: "" },
      { ...measles, givenOn: "05/01/2026", given: "Hoãn tiêm", notGivenReason: "chờ kết quả xét nghiệm", facility: "" },
      { ...measles, givenOn: "05/02/2026", given: "Đã tiêm", facility: "" },
      { ...measles, vaccine: "MR", doseNumber: "", givenOn: "05/12/2026", given: "Hẹn tiêm", facility: "" })
    expect(problems).toEqual(["3 note UNKNOWN_WORD notGivenReason"])
    const qualifiers = { doseNumber: ["1"] }
    expect(doses).toEqual([
      { code: ["measles"], status: "notDone", start: "2025-12-05", qualifiers: { ...qualifiers, reason: ["acute-illness"] } },
      { code: ["measles"], status: "notDone", start: "2026-01-05", qualifiers: { ...qualifiers, reason: ["chờ kết quả xét nghiệm"] } },
      { code: ["measles"], start: "2026-02-05", qualifiers },
      { code: ["mr"], status: "planned", start: "2026-12-05" }
    ])
  })

  test("a woman's doses against tetanus are hers; as her childhood lies before the register, her history stays open unless a row says that it is all there", async () => {
    const here = await withChildren()
    const hers = { personalId: mother.personalId, name: mother.name, birthDate: mother.birthDate, vaccine: "UV", doseNumber: "1", givenOn: "10/01/2025" }
    expect(said(await here.take([register("vaccinations", [hers])]))).toEqual([])
    expect(facts(await here.person(mother.name), "immunization")).toEqual([{ code: ["tt"], start: "2025-01-10", qualifiers: { doseNumber: ["1"] } }])
    expect((await whole(here))[mother.name]).toBeUndefined()
    await here.take([register("vaccinations", [{ ...hers, history: "Đủ" }])])
    expect((await whole(here))[mother.name]).toBe(asOf)
  })

  test("a child whose card from elsewhere is missing keeps an open history, whatever the other rows say", async () => {
    const here = await withChildren()
    const { whole: known } = await dosesAfter(here, { ...measles, history: "Thiếu" }, { ...measles, vaccine: "MR", givenOn: "05/09/2026" })
    expect(known).toBeUndefined()
  })
})

describe("a row that cannot be taken, or not as it is", () => {
  test.each([
    ["no vaccine", { vaccine: "" }, ["2 row MISSING_VALUE vaccine"]],
    ["no day", { givenOn: "" }, ["2 row MISSING_VALUE givenOn"]],
    ["a day that no calendar has", { givenOn: "31/02/2026" }, ["2 row INVALID_DATE givenOn"]],
    ["a day after the list's", { givenOn: "16/10/2026" }, ["2 row FUTURE_DATE givenOn"]],
    ["an outcome that nobody knows", { given: "?" }, ["2 row UNKNOWN_WORD given"]]
  ])("%s: rejected, and the child's history stays open", async (_, change, expected) => {
    const here = await withChildren()
    const { doses, said: problems, whole: known } = await dosesAfter(here, { ...measles, ...change }, { ...ofNa, vaccine: "BCG", givenOn: "02/03/2025" })
    expect(problems).toEqual(expected)
    expect(doses).toEqual([{ code: ["bcg"], start: "2025-03-02" }])
    expect(known).toBeUndefined()
  })

  test("says in both languages what to mend", async () => {
    const here = await withChildren()
    const { rejects } = await here.take([register("vaccinations", [{ ...measles, vaccine: "MVac", givenOn: "05/12/2024" }])])
    expect(rejects.map(({ severity, reason, mend }) => [severity, reason.vi, mend.vi])).toEqual([
      ["note", "Cột “Tên vắc xin” không có mục “MVac”.", "Ghi một trong các mục đã quy định, ví dụ “MRVac”, “MVVac”, “VAT”, hoặc thêm từ này vào bảng ánh xạ."],
      ["note", "“05/12/2024” trước ngày sinh hoặc sau ngày mất (2025-03-01).", "Đã lưu, nhưng không được tính. Sửa ngày này, hoặc ngày sinh, ngày mất trong danh sách dân cư."]
    ])
  })

  test.each([
    ["of a vaccine that nobody knows", { vaccine: "Vắc xin lạ" }, ["2 note UNKNOWN_WORD vaccine"], { code: ["Vắc xin lạ"], start: "2025-12-05" }],
    ["before the birth", { givenOn: "05/12/2024" }, ["2 note OUTSIDE_LIFE givenOn"], { code: ["measles"], start: "2024-12-05" }]
  ])("a dose %s is kept and noted, and the child's history stays open", async (_, change, expected, stored) => {
    const here = await withChildren()
    const { doses, said: problems, whole: known } = await dosesAfter(here, { ...measles, ...change, doseNumber: "", facility: "" })
    expect(problems).toEqual(expected)
    expect(doses).toEqual([stored])
    expect(known).toBeUndefined()
  })

  test("a dose after the death is kept and noted", async () => {
    const here = station()
    await here.take([register("residents", [{ ...na, diedOn: "20/11/2025" }])])
    expect((await dosesAfter(here, measles)).said).toEqual(["2 note OUTSIDE_LIFE givenOn"])
  })

  test("words of other columns that nobody knows leave the dose as it is", async () => {
    const here = await withChildren()
    const { doses, said: problems, whole: known } = await dosesAfter(here, { ...measles, facility: "", antigen: "Sởi, cúm lạ", site: "gót chân", funding: "quà", expiry: "hè", givenAt: "sáng", history: "?" })
    expect(problems.toSorted()).toEqual([
      "2 field INVALID_DATE expiry", "2 field INVALID_VALUE givenAt", "2 field UNKNOWN_WORD antigen", "2 field UNKNOWN_WORD funding", "2 field UNKNOWN_WORD history", "2 field UNKNOWN_WORD site"
    ])
    expect(doses).toEqual([{ code: ["measles"], start: "2025-12-05", qualifiers: { doseNumber: ["1"] } }])
    expect(known).toBeUndefined()
  })

  test("a child who is in no resident register is listed, and nobody of another name is touched by it", async () => {
    const here = await withChildren()
    const { said: problems } = await dosesAfter(here, { ...measles, name: "Con bà Nguyễn Thị Lan", personalId: "", birthDate: "01/10/2026", givenOn: "02/10/2026" }, { ...ofNa, vaccine: "BCG", givenOn: "02/03/2025" })
    expect(problems).toEqual(["2 row UNKNOWN_PERSON"])
    expect((await whole(here))[na.name]).toBe(asOf)
  })
})

describe("the same dose twice", () => {
  test("word for word is noted; with another lot one of two is wrong; on two days both are kept", async () => {
    const here = await withChildren()
    const { doses, said: problems, whole: known } = await dosesAfter(here, measles, measles, { ...measles, lot: "B2" }, { ...measles, givenOn: "06/01/2026" })
    expect(problems).toEqual(["3 note DUPLICATE_ROW", "4 row REPEATED_ENTRY"])
    expect(doses).toMatchObject([{ start: "2025-12-05" }, { start: "2026-01-06" }])
    expect(known).toBeUndefined()
  })

  test("read a second time changes nothing; with the day put right it is the same dose", async () => {
    const here = await withChildren()
    const file = register("vaccinations", [measles, { ...measles, doseNumber: "", vaccine: "OPV2", givenOn: "05/07/2025" }, { ...measles, vaccine: "MR", notGivenReason: "Sốt" }])
    await here.take([file])
    const before = await here.records()
    expect((await here.take([file])).files[0]).toMatchObject({ factsStored: 0, persons: 0, rows: { read: 3, taken: 3 } })
    expect(await here.records()).toEqual(before)
    const { doses } = await dosesAfter(here, { ...measles, givenOn: "12/05/2026" })
    expect(doses).toMatchObject([{ code: ["opv"], start: "2025-07-05" }, { code: ["mr"], status: "notDone" }, { code: ["measles"], start: "2026-05-12" }])
  })

  test("a mended row adds its dose, and leaves it to the next whole register to say that no other is missing", async () => {
    const here = await withChildren()
    await here.take([register("vaccinations", [{ ...measles, givenOn: "31/02/2026" }])])
    const mended = `Họ và tên;Ngày sinh;Số định danh cá nhân;Tên vắc xin;Ngày tiêm;Mã lỗi;Cách sửa\n${na.name};${na.birthDate};${na.personalId};Sởi;28/02/2026;;\n`
    const report = await here.take([{ name: "so-tiem-chung.csv", asOf, mapping: registerMappings.vaccinations, bytes: Buffer.from(mended) }])
    expect(report.files[0]).toMatchObject({ mended: true, rows: { taken: 1 } })
    expect(facts(await here.person(na.name), "immunization")).toEqual([{ code: ["measles"], start: "2026-02-28" }])
    expect((await whole(here))[na.name]).toBeUndefined()
  })

  test("a register without a first day is whole for all whom it lists", async () => {
    const here = await withChildren()
    const { dosesSince: _, ...always } = registerMappings.vaccinations
    await here.take([register(always, [{ personalId: mother.personalId, name: mother.name, birthDate: mother.birthDate, vaccine: "UV", givenOn: "10/01/2025" }])])
    expect((await whole(here))[mother.name]).toBe(asOf)
  })
})
