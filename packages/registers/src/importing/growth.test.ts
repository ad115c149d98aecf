import { describe, expect, test } from "vitest"
import { loadMapping } from "../mapping/loadMapping.ts"
import { MappingError } from "../mapping/mappingError.ts"
import { registerMappings } from "../mappings/registerMappings.ts"
import { asOf, facts, register, said, station, type Station } from "./station.fixture.ts"

const na = { personalId: "031325000001", name: "Phạm Thu Na", birthDate: "01/03/2025", sex: "Nữ", village: "Thôn Đông", household: "H2" }
const ti = { personalId: "031224000002", name: "Phạm Văn Tí", birthDate: "10/06/2024", sex: "Nam", village: "Thôn Đông", household: "H2" }
const ofNa = { personalId: na.personalId, name: na.name, birthDate: na.birthDate, sex: "Nữ", village: "Đông" }
const weighed = { ...ofNa, measuredOn: "01/06/2026", weight: "9,2", height: "75,5", position: "Nằm" }

const withChildren = async (): Promise<Station> => {
  const here = station()
  expect(said(await here.take([register("residents", [na, ti])]))).toEqual([])
  return here
}
/** What is stored of a child after a register with these rows. */
const after = async (here: Station, ...rows: readonly Readonly<Record<string, string>>[]) => {
  const report = await here.take([register("growth", rows)])
  const record = await here.person(na.name)
  return { said: said(report), measures: facts(record, "observation"), procedures: facts(record, "procedure"), rejects: report.rejects, complete: record.complete ?? {} }
}

describe("a weighing", () => {
  test("is one observation a measure, in kg, cm and mm, of its day", async () => {
    const { said: problems, measures, procedures, complete } = await after(await withChildren(), {
      ...weighed, headCircumference: "44,5", armCircumference: "14,2", tricepsSkinfold: "8", subscapularSkinfold: "6,5", oedema: "Không", milestones: "Đi vịn, chưa đứng một mình", vitaminA: "200.000"
    })
    expect(problems).toEqual([])
    const start = "2026-06-01"
    expect(measures).toEqual([
      { code: ["weight"], start, value: 9.2, unit: "kg" },
      { code: ["height"], start, value: 75.5, unit: "cm", qualifiers: { position: ["lying"] } },
      { code: ["head-circumference"], start, value: 44.5, unit: "cm" },
      { code: ["muac"], start, value: 14.2, unit: "cm" },
      { code: ["triceps-skinfold"], start, value: 8, unit: "mm" },
      { code: ["subscapular-skinfold"], start, value: 6.5, unit: "mm" },
      { code: ["oedema"], start, value: false },
      { code: ["walking-with-assistance"], start, value: true },
      { code: ["standing-alone"], start, value: false }
    ])
    expect(procedures).toEqual([{ code: ["vitamin-a"], start, value: 200_000, unit: "[iU]" }])
    expect(complete["observation"]).toBeUndefined()
  })

  test("tells of the birth in every row, and once in the record", async () => {
    const born = { gestationalAge: "34+2", birthWeight: "2.150", birthLength: "45" }
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, ...born, height: "" }, { ...weighed, ...born, measuredOn: "01/07/2026", weight: "9,5", height: "" })
    expect(problems).toEqual([])
    expect(measures).toEqual([
      { code: ["weight"], start: "2026-06-01", value: 9.2, unit: "kg" },
      { code: ["gestational-age-at-birth"], start: "2025-03-01", value: 240, unit: "d" },
      { code: ["weight"], start: "2025-03-01", value: 2.15, unit: "kg" },
      { code: ["height"], start: "2025-03-01", value: 45, unit: "cm", qualifiers: { position: ["lying"] } },
      { code: ["weight"], start: "2026-07-01", value: 9.5, unit: "kg" }
    ])
  })

  test("another birth weight in a later row is listed, and the first one stays", async () => {
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, birthWeight: "2150" }, { ...weighed, measuredOn: "01/07/2026", birthWeight: "2510" })
    expect(problems).toEqual(["3 field REPEATED_ENTRY birthWeight"])
    expect(measures).toContainEqual({ code: ["weight"], start: "2025-03-01", value: 2.15, unit: "kg" })
  })

  test("leaves what a dash says was not measured, and who stood or lay where nobody wrote it", async () => {
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, position: "", headCircumference: "-", armCircumference: "–", oedema: "-" })
    expect(problems).toEqual([])
    expect(measures).toEqual([{ code: ["weight"], start: "2026-06-01", value: 9.2, unit: "kg" }, { code: ["height"], start: "2026-06-01", value: 75.5, unit: "cm" }])
  })

  test.each([["Có", true], ["x", true], ["Không", false]])("oedema: %s", async (oedema, value) => {
    expect((await after(await withChildren(), { ...ofNa, measuredOn: "01/06/2026", oedema })).measures).toEqual([{ code: ["oedema"], start: "2026-06-01", value }])
  })

  test.each([["x", {}], ["100.000 UI", { value: 100_000, unit: "[iU]" }], ["Không", { status: "notDone" }]])("vitamin A: %s", async (vitaminA, content) => {
    expect((await after(await withChildren(), { ...ofNa, measuredOn: "01/06/2026", vitaminA })).procedures).toEqual([{ code: ["vitamin-a"], start: "2026-06-01", ...content }])
  })

  test("goes by the unit that the file's own header names", async () => {
    const here = await withChildren()
    const file = `Họ và tên;Ngày sinh;Ngày cân;Cân nặng (g);Chiều cao (m);Vòng cánh tay (mm)\n${na.name};${na.birthDate};01/06/2026;9200;0,755;142\n`
    const report = await here.take([{ name: "can-do.csv", asOf, mapping: registerMappings.growth, bytes: Buffer.from(file) }])
    expect(said(report)).toEqual([])
    expect(facts(await here.person(na.name), "observation").map((fact) => Object.values(fact).slice(2))).toEqual([[9.2, "kg"], [75.5, "cm"], [14.2, "cm"]])
  })
})

describe("what is written wrongly", () => {
  test("a weight in grams, a height in metres, an arm in mm are taken, and noted", async () => {
    const { said: problems, measures, rejects } = await after(await withChildren(), { ...weighed, weight: "9200", height: "0,755", armCircumference: "142" })
    expect(problems).toEqual(["2 note MENDED_UNIT weight", "2 note MENDED_UNIT height", "2 note MENDED_UNIT armCircumference"])
    expect(measures.map((fact) => "value" in fact && fact.value)).toEqual([9.2, 75.5, 14.2])
    expect(rejects[0]!.reason.vi).toBe("“Cân nặng (kg)”: “9200” không thể là số đo theo đơn vị của cột; đã nhận là 9200 g = 9.2 kg.")
  })

  test("weight and height in each other's column: neither is taken, the rest of the row is", async () => {
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, weight: "75,5", height: "9,2", armCircumference: "14,2" })
    expect(problems).toEqual(["2 field SWAPPED_VALUES weight", "2 field SWAPPED_VALUES height"])
    expect(measures).toEqual([{ code: ["muac"], start: "2026-06-01", value: 14.2, unit: "cm" }])
  })

  test("a pupil of 35 kg and 1,35 m has nothing swapped", async () => {
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, weight: "35,2", height: "1,35", position: "Đứng" })
    expect(problems).toEqual(["2 note MENDED_UNIT height"])
    expect(measures).toMatchObject([{ value: 35.2 }, { value: 135, qualifiers: { position: ["standing"] } }])
  })

  test("a weight whose decimal mark was lost has nothing swapped: it is stored, and judged by who knows the child", async () => {
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, weight: "92" })
    expect(problems).toEqual([])
    expect(measures).toMatchObject([{ value: 92 }, { value: 75.5 }])
  })

  test.each([
    ["no day", { measuredOn: "" }, ["2 row MISSING_VALUE measuredOn"]],
    ["a day that no calendar has", { measuredOn: "31/06/2026" }, ["2 row INVALID_DATE measuredOn"]],
    ["a month for a day", { measuredOn: "06/2026" }, ["2 row INVALID_DATE measuredOn"]],
    ["a day after the list's", { measuredOn: "16/10/2026" }, ["2 row FUTURE_DATE measuredOn"]],
    ["nothing measured", { weight: "", height: "-", position: "" }, ["2 row MISSING_VALUE weight"]],
    ["a child of no resident register", { personalId: "", name: "Lê Thị Không Ai", birthDate: "05/05/2025" }, ["2 row UNKNOWN_PERSON"]]
  ])("%s: the row is rejected, and nothing of it is stored", async (_, change, expected) => {
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, birthWeight: "3100", ...change })
    expect(problems).toEqual(expected)
    expect(measures).toEqual([])
  })

  test("single cells that are no measure are listed by themselves", async () => {
    const { said: problems, measures } = await after(await withChildren(), {
      ...weighed, weight: "nặng", headCircumference: "4", armCircumference: "0", position: "ngồi", oedema: "?", milestones: "Ngồi vững + nhảy dây", vitaminA: "hai giọt", gestationalAge: "đủ", birthWeight: "31"
    })
    expect(problems.toSorted()).toEqual([
      "2 field INVALID_VALUE armCircumference", "2 field INVALID_VALUE birthWeight", "2 field INVALID_VALUE gestationalAge", "2 field INVALID_VALUE headCircumference", "2 field INVALID_VALUE weight",
      "2 field UNKNOWN_WORD milestones", "2 field UNKNOWN_WORD oedema", "2 field UNKNOWN_WORD position", "2 field UNKNOWN_WORD vitaminA"
    ])
    expect(measures).toEqual([{ code: ["height"], start: "2026-06-01", value: 75.5, unit: "cm" }, { code: ["sitting-without-support"], start: "2026-06-01", value: true }])
  })

  test("a weighing before the birth is kept and noted", async () => {
    const { said: problems, measures } = await after(await withChildren(), { ...weighed, measuredOn: "01/02/2025", height: "" })
    expect(problems).toEqual(["2 note OUTSIDE_LIFE measuredOn"])
    expect(measures).toEqual([{ code: ["weight"], start: "2025-02-01", value: 9.2, unit: "kg" }])
  })
})

describe("the same weighing twice", () => {
  test("word for word is noted; with another weight the second is listed", async () => {
    const { said: problems, measures } = await after(await withChildren(), weighed, weighed, { ...weighed, weight: "9,6" })
    expect(problems).toEqual(["3 note DUPLICATE_ROW", "4 field REPEATED_ENTRY weight"])
    expect(measures.map((fact) => "value" in fact && fact.value)).toEqual([9.2, 75.5])
  })

  test("read a second time changes nothing; a weight put right is the same weighing", async () => {
    const here = await withChildren()
    const file = register("growth", [{ ...weighed, gestationalAge: "38", vitaminA: "x" }])
    await here.take([file])
    const before = await here.records()
    expect((await here.take([file])).files[0]).toMatchObject({ factsStored: 0, rows: { read: 1, taken: 1 } })
    expect(await here.records()).toEqual(before)
    expect((await after(here, { ...weighed, weight: "9,3" })).measures).toContainEqual({ code: ["weight"], start: "2026-06-01", value: 9.3, unit: "kg" })
  })
})

describe("a mapping of one's own", () => {
  test("for a round of everybody makes the measures of those it lists whole, but for whom a cell was not understood", async () => {
    const here = await withChildren()
    const round = loadMapping(JSON.stringify({ ...registerMappings.growth, id: "round", source: "round-june", completes: ["observation"] }))
    await here.take([register(round, [weighed, { ...weighed, personalId: ti.personalId, name: ti.name, birthDate: ti.birthDate, sex: "Nam", weight: "?" }])])
    expect((await here.person(na.name)).complete?.["observation"]).toBe(asOf)
    expect((await here.person(ti.name)).complete?.["observation"]).toBeUndefined()
  })

  test("needs the day of weighing", () => {
    const { measuredOn: _, ...columns } = registerMappings.growth.columns
    expect(() => loadMapping({ ...registerMappings.growth, columns })).toThrow(MappingError)
    expect(() => loadMapping({ ...registerMappings.growth, columns })).toThrow("columns.measuredOn: is missing; a measure (weight) is of a day")
  })
})
