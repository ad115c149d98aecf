import { memoryStore } from "@tramyte/sdk"
import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { registerMappings } from "../mappings/registerMappings.ts"
import { registerRejectCodes } from "../rejects/rejectCodes.ts"
import { rejectsCsv } from "../rejects/rejectsCsv.ts"
import { importRegisters, undoImport } from "./importRegisters.ts"
import { rejectFiles } from "./report.ts"
import { an, asOf, be, camGiang, cuong, extract, facts, namThanhMien, register, said, station, text } from "./station.fixture.ts"

const dirty = () => [
  register("villageList", [{ name: an.name, birthDate: "1956", village: "đông", category: "Hộ nghèo" }, { name: "Không Ai Cả", category: "Người có công" }], { name: "thon-01.csv" }),
  register("insurance", [{ insuranceNumber: "3012345678", name: cuong.name, birthDate: "20/11/1950", personalId: "030050333333", validFrom: "01/01/2026" }, { name: be.name, birthDate: "31/02/1985" }]),
  register("schoolRoll", [{ name: "Đỗ Văn Khách", birthDate: "01/01/2015", communeName: "Xã Tuệ Tĩnh", school: "TH A" }]),
  extract({ personalId: be.personalId, name: be.name, record: { createdOn: "2024" }, encounters: [{ id: "e1", on: "2026-07-01", kind: "screening" }, { id: "e2", on: "2027", kind: "screening" }] }, "{"),
  register("collaborators", [{ collaboratorId: "1", name: "Vũ Thị Mến", village: "Tây", reportMonth: "08/2026", reported: "x" }]),
  register("residents", [an, { ...be, name: be.name.normalize("NFD") }, cuong, { ...an, occupation: "Nông dân" }, { name: "Hỏng Ngày", birthDate: "30/02/2000" }, { ...cuong, name: "Lê Thị Dần", household: "", occupation: "Phi công" }])
]

describe("an import of all registers", () => {
  test("reads residents first, in whatever order the files come, and counts every row", async () => {
    const here = station()
    const report = await here.take(dirty())
    expect(report.files.map(({ file, rows }) => [file, rows.read, rows.taken, rows.rejected])).toEqual([
      ["thon-01.csv", 2, 1, 1], ["insurance.csv", 2, 1, 1], ["schoolRoll.csv", 1, 1, 0], ["ho-so.ndjson", 2, 1, 1], ["collaborators.csv", 1, 1, 0], ["residents.csv", 6, 4, 2]
    ])
    expect(report.batches[0]).toBe("p-import-1/residents.csv")
    expect(await here.records()).toHaveLength(4)
  })

  test("done again changes nothing", async () => {
    const here = station()
    const first = await here.take(dirty())
    const before = await here.records()
    const again = await here.take(dirty())
    expect(again.files.map(({ factsStored, factsSuperseded, persons, units }) => factsStored + factsSuperseded + persons + units)).toEqual([0, 0, 0, 0, 0, 0])
    expect(again.files.map(({ rows }) => rows)).toEqual(first.files.map(({ rows }) => rows))
    expect(await here.records()).toEqual(before)
  })

  test("is taken back whole", async () => {
    const here = station()
    await here.take([register("residents", [an])])
    const before = await here.records()
    const { batches } = await here.take([register("residents", [{ ...an, village: "Thôn Tây" }, be]), ...dirty().slice(0, 4)])
    expect(await here.records()).not.toEqual(before)
    await undoImport({ store: here.store, context: { actor: "lan", role: "station", purpose: "import", commune: "10903" } }, batches, "2026-10-16T08:00:00+07:00")
    expect(await here.records()).toEqual(before)
  })

  test("tells how far it is", async () => {
    const seen: unknown[] = []
    await station().take([register("residents", [an, be])], { onProgress: (progress) => seen.push(progress) })
    expect(seen).toEqual([{ file: "residents.csv", rows: 2, read: true }])
  })
})

describe("mended rows dropped in again", () => {
  test("add only what was mended, whatever spreadsheet saved them", async () => {
    const here = station()
    const rows = [an, { ...be, birthDate: "31/02/1985" }, { ...cuong, occupation: "Phi công", name: "Lê Văn Cường" }]
    const report = await here.take([register("residents", rows)])
    const [mend] = rejectFiles(report)
    expect(mend?.text.split("\r\n")).toHaveLength(4)
    const mended = mend!.text.replace("31/02/1985", "02/09/1985").replace("Phi công", "Nông dân")
    const again = await here.take([text("residents", mended, "residents.csv")])
    expect(said(again)).toEqual([])
    expect(again.files[0]).toMatchObject({ mended: true, rows: { read: 2, taken: 2 }, persons: 1 })
    expect(facts(await here.person("Lê Văn Cường"), "employment")).toEqual([{ code: ["freelance"], end: "ongoing" }])
    expect(await here.records()).toHaveLength(3)
    expect((await here.take([text("residents", mended, "residents.csv")])).files[0]).toMatchObject({ factsStored: 0, persons: 0 })
  })

  test("say nothing about people who are not among them", async () => {
    const here = station()
    await here.take([register("residents", [an, be])])
    const card = { insuranceNumber: "3012345678", name: an.name, birthDate: "31/02/1956", personalId: "" }
    const report = await here.take([register("insurance", [card])])
    expect((await here.records()).map(({ complete }) => complete?.["insurance"])).toEqual([undefined, asOf])
    const later = station(camGiang, here.store, "q")
    await later.take([text("insurance", rejectFiles(report)[0]!.text.replace("31/02/1956", "09/03/1956"))])
    expect((await here.records()).map(({ complete }) => complete?.["insurance"])).toEqual([asOf, asOf])
    const other = station()
    await other.take([register("residents", [an, be])])
    await other.take([text("insurance", rejectFiles(report)[0]!.text.replace("31/02/1956", "09/03/1956"))])
    expect((await other.records()).map(({ complete }) => complete?.["insurance"])).toEqual([asOf, undefined])
  })

  test("text that looks like a formula comes back as it was", async () => {
    const here = station()
    await here.take([register("residents", [an])])
    const report = await here.take([register("villageList", [{ name: an.name, birthDate: "1956", village: "Đông", category: "Khác", remark: "=HYPERLINK(1)" }])])
    const mend = rejectFiles(report)[0]!.text
    expect(mend).toContain(";'=HYPERLINK(1);")
    expect(rejectsCsv(report.rejects)).not.toMatch(/(^|,)=/m)
    await here.take([text("villageList", mend.replace("Khác", "Người có công"))])
    expect(facts(await here.person("Nguyễn Văn An"), "merit")).toMatchObject([{ value: "=HYPERLINK(1)" }])
  })
})

describe("a file that cannot be read", () => {
  const sound = () => register("residents", [an])
  test.each([
    ["is in another encoding", text("insurance", Buffer.from([0x48, 0xf2, 0x0a, 0xea])), "ENCODING"],
    ["is empty", text("insurance", ""), "EMPTY_FILE"],
    ["has only empty lines", text("insurance", "\n  \n\r\n"), "EMPTY_FILE"],
    ["lacks a column", text("insurance", "Tên;Ngày sinh\nAn;1956\n"), "MISSING_COLUMN"],
    ["is not there", { name: "mat.csv", asOf, mapping: registerMappings.insurance, path: "/nowhere/mat.csv" }, "FILE_UNREADABLE"]
  ])("because it %s is reported whole, and the import goes on", async (_, file, code) => {
    const report = await station().take([file, sound()])
    expect(said(report).filter((line) => line.startsWith("-"))).toEqual([`- file ${code}`])
    expect(report.files[0]).toMatchObject({ refused: `TRAMYTE_REGISTER_${code}`, rows: { read: 0, taken: 0, rejected: 0 } })
    expect(report.files[1]).toMatchObject({ rows: { read: 1, taken: 1 } })
  })

  test("does not make its village's list whole", async () => {
    const here = station()
    await here.take([sound()])
    await here.take([text("villageList", Buffer.from([0x48, 0xf2, 0x0a, 0xea]))])
    expect((await here.person(an.name)).complete?.["merit"]).toBeUndefined()
  })

  test("UTF-16 with a byte order mark is read, and noted", async () => {
    const here = station()
    const report = await here.take([text("residents", Buffer.from(`\ufeffHọ và tên\tNgày sinh\r\n${an.name}\t1956\r\n`, "utf16le"))])
    expect(said(report)).toEqual(["- note ENCODING"])
    expect(await here.records()).toHaveLength(1)
  })

  test("a stream is read too", async () => {
    const here = station()
    const file = sound()
    const bytes = "bytes" in file ? file.bytes : new Uint8Array()
    const stream = async function*() {
      yield bytes.subarray(0, 30)
      yield bytes.subarray(30)
    }
    const report = await here.take([{ name: "a.csv", asOf, mapping: registerMappings.residents, stream: stream() }])
    expect(report.files[0]?.rows.taken).toBe(1)
  })

  test("rows with broken quotes and wrong columns are listed with the line of the file", async () => {
    const here = station()
    const report = await here.take([text("residents", `Họ và tên;Ngày sinh;Thôn\n"${an.name}";"1956";"Đông\nkề"\n\n"hở;1956;Đông\n${be.name};1985\n${cuong.name};1950;Tây;thừa\n`)])
    expect(said(report).filter((line) => !line.includes("VILLAGE"))).toEqual(["5 row BROKEN_QUOTE", "6 row WRONG_COLUMN_COUNT", "7 row WRONG_COLUMN_COUNT"])
    expect(report.files[0]?.rows).toEqual({ read: 4, taken: 1, rejected: 3, elsewhere: 0 })
    const mend = parse(rejectFiles(report)[0]!.text, { bom: true, delimiter: ";", columns: true, relax_quotes: true }) as Record<string, string>[]
    expect(mend.map((row) => row["Họ và tên"])).toEqual(["\"hở", be.name, cuong.name])
  })
})

describe("stores and communes", () => {
  test("two communes of nearly one name share a store and no people", async () => {
    const store = memoryStore()
    const [cam, nam] = [station(camGiang, store, "c"), station(namThanhMien, store, "n")]
    await cam.take([register("residents", [{ ...an, communeName: "Xã Cẩm Giàng" }])])
    expect(said(await nam.take([register("residents", [{ ...be, communeName: "Xã Nam Thanh Miện" }, { ...an, communeName: "Xã Cẩm Giàng" }])]))).toEqual(["3 row OTHER_COMMUNE communeName"])
    expect((await cam.records()).map(({ person }) => person.id)).toEqual(["c1"])
    expect((await nam.records()).map(({ person }) => person.id)).toEqual(["n1"])
    expect((await nam.units()).map(({ unit }) => unit.id)).toEqual(["11284", "11284-dong", "11284-h-H2"])
  })

  test("what the store does not take is reported, and later files do not rest on it", async () => {
    const store = memoryStore()
    let refused = false
    const moody = { ...store, write: async (...call: Parameters<typeof store.write>) => {
      if (refused) return store.write(...call)
      refused = true
      throw new Error("disk full")
    } }
    const here = station(camGiang, moody)
    const report = await here.take([register("residents", [an]), register("insurance", [{ name: an.name, birthDate: an.birthDate }])])
    expect(said(report)).toEqual(["- file STORE_REFUSED", "2 row UNKNOWN_PERSON"])
    expect(report.files[0]).toMatchObject({ refused: "TRAMYTE_REGISTER_STORE_REFUSED", rows: { read: 1, taken: 0, rejected: 1 } })
  })

  test("a context that may not write, or is of another commune, is the caller's mistake", async () => {
    const request = { store: memoryStore(), commune: camGiang, files: [register("residents", [an])], recorded: "2026-10-15T08:00:00+07:00", batch: "b" }
    await expect(importRegisters({ ...request, context: { actor: "a", role: "analyst", purpose: "report", commune: "10903" } })).rejects.toMatchObject({ code: "TRAMYTE_STORE_ACCESS_DENIED" })
    await expect(importRegisters({ ...request, context: { actor: "a", role: "station", purpose: "import", commune: "11284" } })).rejects.toThrow("same commune")
  })
})

describe("whatever is in the files", () => {
  const cell = fc.oneof(
    fc.constantFrom("", an.name, be.name, "Lê Văn", an.personalId, "30056012345", "09/03/1956", "1956", "31/02/1990", "Nam", "Nữ", "Thôn Đông", "H1", "x", "08/2026", "Hộ nghèo", "\"", "\"a", "=1", "TE"),
    fc.string({ maxLength: 12 })
  )
  const csv = fc.constantFrom("residents", "insurance", "schoolRoll", "villageList", "collaborators").chain((id) => {
    const mapping = registerMappings[id as keyof typeof registerMappings]
    const headers = Object.values(mapping.columns).map(({ header }) => typeof header === "string" ? header : header[0]!)
    const row = fc.oneof({ weight: 3, arbitrary: fc.array(cell, { minLength: headers.length, maxLength: headers.length }) }, { weight: 1, arbitrary: fc.array(cell, { maxLength: headers.length + 3 }) })
    return fc.record({ rows: fc.array(row, { maxLength: 12 }), delimiter: fc.constantFrom(";", ",", "\t"), ending: fc.constantFrom("\n", "\r\n") })
      .map(({ rows, delimiter, ending }) => ({ name: `${id}.csv`, asOf, mapping, bytes: Buffer.from([headers, ...rows].map((cells) => cells.join(delimiter)).join(ending)) }))
  })
  const json = fc.array(fc.oneof(fc.json().map(String), fc.record({ name: cell, personalId: cell, birthDate: cell, encounters: fc.jsonValue(), observations: fc.array(fc.record({ id: cell, on: cell, code: cell, value: fc.jsonValue(), components: fc.jsonValue() })), pregnancy: fc.jsonValue() }).map((item) => JSON.stringify(item))), { maxLength: 8 })
    .map((lines) => ({ name: "x.ndjson", asOf, mapping: registerMappings.healthRecords, bytes: Buffer.from(lines.join("\n")) }))
  const bytes = fc.tuple(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(...Object.values(registerMappings))).map(([content, mapping]) => ({ name: "bytes", asOf, mapping, bytes: content }))

  test("nothing throws, nothing disappears, every reject is known, and the second time nothing is new", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(csv, csv, json, bytes), { minLength: 1, maxLength: 3 }), async (files) => {
      const here = station()
      const all = [register("residents", [an, be, cuong]), ...files]
      const report = await here.take(all)
      for (const file of report.files) {
        expect(file.rows.read).toBe(file.rows.taken + file.rows.rejected)
        expect(file.refused).not.toBe("TRAMYTE_REGISTER_STORE_REFUSED")
      }
      for (const reject of report.rejects) expect(registerRejectCodes).toContain(reject.code)
      const listed = new Set(report.rejects.filter(({ scope, severity }) => scope === "row" && severity === "error").map(({ file, line }) => `${file}:${line}`))
      const duplicates = report.rejects.filter(({ code }) => code === "TRAMYTE_REGISTER_DUPLICATE_ROW").length
      const rejected = report.files.reduce((sum, { rows }) => sum + rows.rejected, 0)
      if (new Set(all.map(({ name }) => name)).size === all.length) {
        expect(rejected).toBeLessThanOrEqual(listed.size + duplicates)
        expect(listed.size).toBeLessThanOrEqual(rejected)
      }
      const before = await here.records()
      const again = await here.take(all)
      expect(again.files.map(({ factsStored, persons, units }) => factsStored + persons + units)).toEqual(all.map(() => 0))
      expect((await here.records()).map(({ person, facts }) => [person, facts])).toEqual(before.map(({ person, facts }) => [person, facts]))
    }), { numRuns: 200 })
  }, 60_000)

  test("people who are nearly the same are the same people the second time", async () => {
    const who = {
      name: fc.constantFrom(an.name, an.name.toUpperCase(), "Nguyễn Văn Ân", cuong.name),
      birthDate: fc.constantFrom("1956", "09/03/1956", "10/03/1956", "03/1956"),
      personalId: fc.constantFrom("", an.personalId, "30056012345", "030056777777"),
      sex: fc.constantFrom("", "Nam", "Nữ"),
      village: fc.constantFrom("", "Đông", "thon tay")
    }
    const residents = fc.record({ ...who, household: fc.constantFrom("", "H1", "H2"), occupation: fc.constantFrom("", "Nông dân", "Học sinh") })
    const cards = fc.record({ ...who, insuranceNumber: fc.constantFrom("", "3012345678", "3012345679"), validFrom: fc.constantFrom("01/01/2026", "01/01/2025"), insuranceObject: fc.constantFrom("HT", "TE") })
    const entries = fc.record({ ...who, category: fc.constantFrom("Hộ nghèo", "Hộ cận nghèo", "Người có công") })
    const lists = fc.record({
      residents: fc.array(residents, { minLength: 1, maxLength: 7 }), cards: fc.array(cards, { maxLength: 4 }), entries: fc.array(entries, { maxLength: 4 })
    })
    await fc.assert(fc.asyncProperty(lists, async (rows) => {
      const here = station()
      const files = [
        register("residents", rows.residents), register("insurance", rows.cards), register("villageList", rows.entries, { name: "thon-01.csv" }), register("villageList", rows.entries.slice(1), { name: "thon-02.csv" })
      ]
      const villages = [{ id: "v1", name: "Đông" }, { id: "v2", name: "Tây" }]
      await here.take(files, { villages })
      const before = await here.records()
      const again = await here.take(files, { villages })
      expect(again.files.map(({ factsStored, persons }) => factsStored + persons)).toEqual([0, 0, 0, 0])
      expect((await here.records()).length).toBe(before.length)
    }), { numRuns: Number(process.env["RUNS"] ?? 300) })
  }, 60_000)
})
