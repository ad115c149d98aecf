import { epochDay, type Fact, type HealthRecord, readRecord } from "@tramyte/core"
import { memoryStore } from "@tramyte/sdk"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { RegisterFile } from "../files/registerFile.ts"
import { undoImport } from "./importRegisters.ts"
import { rejectFiles } from "./report.ts"
import { registerMappings } from "../mappings/registerMappings.ts"
import { an, be, camGiang, cuong, extract, facts, register, said, station, type Station, text } from "./station.fixture.ts"

const january = "2026-01-15"
const june = "2026-06-01"
const september = "2026-09-01"
const dung = { name: "Phạm Thị Dung", birthDate: "1948", sex: "Nữ", village: "Thôn Đông", household: "H4", residenceType: "Thường trú" }

const withResidents = async (): Promise<Station> => {
  const here = station()
  await here.take([register("residents", [an, be, dung, cuong], { asOf: january })])
  return here
}
const row = ({ name, birthDate, village }: { name: string; birthDate: string; village: string }, category: string) =>
  ({ name, birthDate: birthDate.slice(-4), village, category })
const villageList = (asOf: string, rows: readonly Readonly<Record<string, string>>[], name = `thon-dong-${asOf}.csv`): RegisterFile =>
  register("villageList", rows, { asOf, name })
const merit = (person: { name: string; birthDate: string; village: string }) => row(person, "Người có công")
const poor = (person: { name: string; birthDate: string; village: string }) => row(person, "Hộ nghèo")
/** Whether somebody has a fact of a kind on a day, as the record tells. */
const active = (record: HealthRecord, kind: string, on: string): "yes" | "maybe" | "no" => {
  const day = epochDay(on)
  const views = readRecord(record).facts.get(kind) ?? []
  if (views.some(({ startHi, endLo }) => startHi <= day && day < endLo)) return "yes"
  return views.some(({ startLo, endHi }) => startLo <= day && day < endHi) ? "maybe" : "no"
}
const endOf = async (here: Station, name: string, kind: string): Promise<unknown> =>
  facts(await here.person(name), kind).map((fact) => (fact as Fact).end)

describe("somebody who was on the village's list and is not on the next", () => {
  test("was poor until the day of the next list; who is still on it is poor", async () => {
    const here = await withResidents()
    await here.take([villageList(january, [poor(an), poor(be)])])
    const later = await here.take([villageList(june, [poor(be)])])
    expect(facts(await here.person(an.name), "poverty")).toEqual([{ code: ["poor"], end: june, links: { household: "10903-h-H1" } }])
    expect(await endOf(here, be.name, "poverty")).toEqual(["ongoing"])
    expect(later.files[0]).toMatchObject({ factsEnded: 1, factsSuperseded: 1 })
    expect((await here.person(an.name)).complete?.["poverty"]).toBe(june)
  })

  test("was surely poor from the day of the one list until the day before the next; before that it is not known", async () => {
    const here = await withResidents()
    await here.take([villageList(january, [poor(an)])])
    await here.take([villageList(june, [poor(be)])])
    const record = await here.person(an.name)
    expect(["2026-01-14", january, "2026-05-31", june, "2026-06-02"].map((day) => active(record, "poverty", day))).toEqual(["maybe", "yes", "yes", "no", "no"])
  })

  test("is poor again when a third list names them", async () => {
    const here = await withResidents()
    for (const [asOf, rows] of [[january, [poor(an)]], [june, [poor(be)]], [september, [poor(an)]]] as const) await here.take([villageList(asOf, rows)])
    expect(await endOf(here, an.name, "poverty")).toEqual(["ongoing"])
    expect(await endOf(here, be.name, "poverty")).toEqual([september])
  })

  test("the same list again changes nothing; taking it back brings the earlier list back", async () => {
    const here = await withResidents()
    await here.take([villageList(january, [poor(an), merit(dung)])])
    const before = await here.records()
    const { batches } = await here.take([villageList(june, [merit(be)])])
    const after = await here.records()
    expect((await here.take([villageList(june, [merit(be)])])).files[0]).toMatchObject({ factsStored: 0, factsEnded: 0, persons: 0 })
    expect(await here.records()).toEqual(after)
    const other = station(camGiang, here.store, "q")
    await undoImport({ store: other.store, context: { actor: "lan", role: "station", purpose: "import", commune: "10903" } }, [...batches, "p-import-4/thon-dong-2026-06-01.csv"], "2026-10-16T08:00:00+07:00")
    expect(await here.records()).toEqual(before)
  })

  test("each group ends by itself: a veteran who is no longer poor is a veteran still", async () => {
    const here = await withResidents()
    await here.take([villageList(january, [poor(an), merit(an), row(be, "Phụ nữ mang thai"), row(dung, "Khuyết tật"), row(dung, "Người yếu, đi lại khó khăn")])])
    await here.take([villageList(june, [merit(an)])])
    expect(await endOf(here, an.name, "merit")).toEqual(["ongoing"])
    expect(await Promise.all([endOf(here, an.name, "poverty"), endOf(here, be.name, "pregnancy"), endOf(here, dung.name, "disability"), endOf(here, dung.name, "frailty")]))
      .toEqual([[june], [june], [june], [june]])
  })

  test("a household that is no longer poor: all of its members", async () => {
    const here = station()
    await here.take([register("residents", [an, { ...be, household: "H1" }, dung], { asOf: january })])
    await here.take([villageList(january, [poor(an)])])
    await here.take([villageList(june, [poor(dung)])])
    expect([await endOf(here, an.name, "poverty"), await endOf(here, be.name, "poverty")]).toEqual([[june], [june]])
  })
})

describe("what ends nothing", () => {
  const cases: readonly (readonly [string, (here: Station) => Promise<unknown>])[] = [
    ["the list of another village", (here) => here.take([villageList(september, [poor(cuong)])])],
    ["a list of which no village is clear", (here) => here.take([villageList(september, [{ ...poor(be), village: "" }])])],
    ["a list of which no village is clear, nor in its own people", (here) => here.take([villageList(september, [{ ...merit(an), village: "" }])])],
    ["another source, in one import with a list of this one", (here) => here.take([
      { ...villageList(september, [poor(be)]), mapping: { ...villageList(september, []).mapping, source: "decree-list" } }, villageList(september, [poor(cuong)], "thon-tay.csv")
    ])],
    ["a list of which no row could be taken", (here) => here.take([villageList(september, [row({ ...be, name: "Vũ Thị Xa" }, "Hộ nghèo")])])],
    ["a row of theirs that was refused", (here) => here.take([villageList(september, [poor(be), row(an, "Diện khác")])])],
    ["a row that was refused and may be theirs", (here) => here.take([villageList(september, [poor(be), { ...poor(an), name: "Nguyen Van An", birthDate: "31/02/1956" }])])],
    ["a file that was refused", (here) => here.take([text("villageList", Buffer.from([0x48, 0xf2, 0x0a, 0xea]))])],
    ["another source", (here) => here.take([{ ...villageList(september, [poor(be)]), mapping: { ...villageList(september, []).mapping, source: "decree-list" } }])],
    ["an older list", (here) => here.take([villageList(january, [poor(be)])])],
    ["a mended file that comes back", async (here) => {
      const header = "Họ tên;Năm sinh;Thôn;Diện;Mã lỗi;Trường;Lý do;Cách sửa;Reason (en);How to mend (en)"
      const report = await here.take([{ ...text("villageList", `${header}\n${be.name};1985;Đông;Hộ nghèo;;;;;;\n`), asOf: september }])
      expect(report.files[0]).toMatchObject({ mended: true, rows: { taken: 1 } })
    }]
  ]
  test.each(cases)("%s", async (_, later) => {
    const here = await withResidents()
    await here.take([villageList(june, [poor(an), poor(be)])])
    await later(here)
    expect(await endOf(here, an.name, "poverty")).toEqual(["ongoing"])
  })

  test("a refused row about another member of the household", async () => {
    const here = station()
    await here.take([register("residents", [an, { ...be, household: "H1" }, dung], { asOf: january })])
    await here.take([villageList(june, [poor(an)])])
    await here.take([villageList(september, [merit(dung), row(an, "Hộ ngheo")])])
    expect(await endOf(here, be.name, "poverty")).toEqual(["ongoing"])
    expect((await here.person(be.name)).complete?.["poverty"]).toBe(june)
  })

  test("a list that the store did not take", async () => {
    const store = memoryStore()
    let full = false
    const here = station(camGiang, { ...store, write: async (...call: Parameters<typeof store.write>) => {
      if (full) throw new Error("disk full")
      return store.write(...call)
    } })
    await here.take([register("residents", [an, be], { asOf: january }), villageList(june, [poor(an)])])
    full = true
    expect((await here.take([villageList(september, [poor(be)])])).files[0]).toMatchObject({ refused: "TRAMYTE_REGISTER_STORE_REFUSED", factsEnded: 0 })
    expect(await endOf(here, an.name, "poverty")).toEqual(["ongoing"])
  })
})

describe("lists of one day", () => {
  test("one that leaves somebody out who was in it before corrects it, as of its own day", async () => {
    const here = await withResidents()
    await here.take([villageList(june, [poor(an), poor(be)])])
    await here.take([villageList(june, [poor(be)], "thon-dong-sua.csv")])
    expect([await endOf(here, an.name, "poverty"), await endOf(here, be.name, "poverty")]).toEqual([[june], ["ongoing"]])
  })

  test("of another village, does not end what that village's list says of somebody who lives here", async () => {
    const here = await withResidents()
    await here.take([villageList(june, [{ ...merit(an), personalId: an.personalId, village: "Thôn Tây" }, merit(cuong)], "tay.csv")])
    await here.take([villageList(june, [merit(be)], "dong.csv")])
    expect(await endOf(here, an.name, "merit")).toEqual(["ongoing"])
    await here.take([villageList("2026-05-01", [merit(be)], "dong-thang-5.csv")])
    expect(await endOf(here, an.name, "merit")).toEqual(["ongoing"])
    await here.take([villageList(september, [merit(be)], "dong.csv")])
    expect(await endOf(here, an.name, "merit")).toEqual([september])
  })

  test("two files of one import are one list, and of two villages they leave each other alone", async () => {
    const here = await withResidents()
    const files = (asOf: string) => [villageList(asOf, [poor(an)], "dong-1.csv"), villageList(asOf, [poor(be)], "dong-2.csv"), villageList(asOf, [poor(cuong)], "tay.csv")]
    await here.take(files(january))
    expect((await here.take(files(june))).files.map(({ factsStored, factsEnded }) => [factsStored, factsEnded])).toEqual([[0, 0], [0, 0], [0, 0]])
    await here.take([villageList(june, [poor(be), poor(an)], "dong.csv"), villageList(june, [merit(cuong)], "tay.csv")])
    expect([await endOf(here, an.name, "poverty"), await endOf(here, be.name, "poverty"), await endOf(here, cuong.name, "poverty")]).toEqual([["ongoing"], ["ongoing"], [june]])
  })

  test("of an insurance list in two files, one of which was refused, nobody is ended", async () => {
    const here = await withResidents()
    const card = (person: typeof an) => ({ insuranceNumber: "3012345678", personalId: person.personalId, name: person.name, birthDate: person.birthDate, insuranceObject: "HT" })
    await here.take([register("insurance", [card(an)], { asOf: january })])
    await here.take([register("insurance", [card(be)], { asOf: june, name: "bhyt-1.csv" }), { ...text("insurance", "", "bhyt-2.csv"), asOf: june }])
    expect(await endOf(here, an.name, "insurance")).toEqual(["ongoing"])
  })

  test("a file of another village that was refused does not keep this village's list from being whole", async () => {
    const here = await withResidents()
    await here.take([villageList(january, [poor(an)])])
    await here.take([villageList(june, [poor(be)]), { ...text("villageList", Buffer.from([0x48, 0xf2, 0x0a, 0xea]), "thon-tay.csv"), asOf: june }])
    expect(await endOf(here, an.name, "poverty")).toEqual([june])
  })

  test("when the store refuses one file of a list, the others are read again and stored, and nobody is ended", async () => {
    const store = memoryStore()
    let refusals = 0
    const here = station(camGiang, { ...store, write: async (...call: Parameters<typeof store.write>) => {
      if (call[1].id.endsWith("bhyt-1.csv") && ++refusals === 1) throw new Error("disk full")
      return store.write(...call)
    } })
    const card = (person: typeof an, insuranceNumber: string) => ({ insuranceNumber, personalId: person.personalId, name: person.name, birthDate: person.birthDate })
    await here.take([register("residents", [an, be, dung], { asOf: january }), register("insurance", [{ ...card(an, "3012345678"), name: dung.name, birthDate: "1948", personalId: "" }], { asOf: january })])
    const stream = async function*(file: RegisterFile) {
      yield "bytes" in file ? file.bytes : new Uint8Array()
    }
    const second = register("insurance", [card(be, "3012345679")], { asOf: june, name: "bhyt-2.csv" })
    const report = await here.take([
      register("insurance", [card(an, "3012345670")], { asOf: june, name: "bhyt-1.csv" }), { name: second.name, asOf: june, mapping: second.mapping, stream: stream(second) }
    ])
    expect(said(report)).toEqual(["- file STORE_REFUSED"])
    expect(report.files.map(({ rows, factsEnded }) => [rows.taken, factsEnded])).toEqual([[0, 0], [1, 0]])
    expect([await endOf(here, an.name, "insurance"), await endOf(here, be.name, "insurance"), await endOf(here, dung.name, "insurance")]).toEqual([[], ["ongoing"], ["ongoing"]])
  })
})

describe("an older list that comes late", () => {
  test("does not bring back who is no longer listed: they were until the later list", async () => {
    const here = await withResidents()
    await here.take([villageList(june, [poor(be)])])
    await here.take([villageList(january, [poor(an)])])
    expect([await endOf(here, an.name, "poverty"), await endOf(here, be.name, "poverty")]).toEqual([[june], ["ongoing"]])
    expect((await here.take([villageList(january, [poor(an)])])).files[0]).toMatchObject({ factsStored: 0, factsEnded: 0 })
  })

  test("does not end what a later list of another village says of somebody", async () => {
    const here = await withResidents()
    await here.take([villageList(january, [{ ...merit(an), personalId: an.personalId, village: "Thôn Tây" }, merit(cuong)], "tay.csv")])
    await here.take([villageList(september, [{ ...merit(an), personalId: an.personalId, village: "Thôn Tây" }, merit(cuong)], "tay.csv")])
    await here.take([villageList(june, [merit(be)], "dong.csv")])
    expect(await endOf(here, an.name, "merit")).toEqual(["ongoing"])
  })

  test("tells that somebody was listed for longer than was known", async () => {
    const here = await withResidents()
    for (const [asOf, rows] of [[january, [poor(an)]], ["2026-03-01", [poor(be)]], [june, [poor(be)]], ["2026-05-01", [poor(an)]], ["2026-05-01", [poor(an)]]] as const) await here.take([villageList(asOf, rows)])
    expect(await endOf(here, an.name, "poverty")).toEqual([june])
  })

  test("adds a card to those of somebody of whom the later list left something unknown", async () => {
    const here = await withResidents()
    const card = { personalId: an.personalId, name: an.name, birthDate: an.birthDate }
    await here.take([register("insurance", [{ ...card, validFrom: "01/05/2026" }, { ...card, validFrom: "31/02/2025" }], { asOf: june })])
    await here.take([register("insurance", [{ ...card, validFrom: "01/01/2025" }], { asOf: january })])
    expect(facts(await here.person(an.name), "insurance")).toMatchObject([{ start: "2026-05-01", end: "ongoing" }, { start: "2025-01-01", end: "ongoing" }])
  })

  test("does not change what a later list says of somebody", async () => {
    const here = await withResidents()
    await here.take([villageList(june, [row(an, "Hộ cận nghèo")])])
    await here.take([villageList(january, [poor(an)])])
    expect(facts(await here.person(an.name), "poverty")).toMatchObject([{ code: ["nearPoor"], end: "ongoing" }])
  })
})

describe("the health insurance list", () => {
  const card = { insuranceNumber: "3012345678", personalId: an.personalId, name: an.name, birthDate: an.birthDate, sex: "Nam", insuranceObject: "HT", validFrom: "01/01/2026", validTo: "31/12/2026" }
  const other = { insuranceNumber: "3012345679", personalId: be.personalId, name: be.name, birthDate: be.birthDate, sex: "Nữ", insuranceObject: "GD", validFrom: "01/01/2026", validTo: "31/12/2026" }

  test.each([
    ["that would have been good until December is over", {}, [{ start: "2026-01-01", end: june }]],
    ["that ran out in March ended in March", { validTo: "31/03/2026" }, [{ start: "2026-01-01", end: "2026-04-01" }]],
    ["that would have begun in July never held", { validFrom: "01/07/2026" }, [{ start: "2026-07-01", end: "2026-07-01" }]]
  ])("a card %s when the next list leaves it out", async (_, change, expected) => {
    const here = await withResidents()
    await here.take([register("insurance", [{ ...card, ...change }, other], { asOf: january })])
    await here.take([register("insurance", [other], { asOf: june })])
    expect(facts(await here.person(an.name), "insurance")).toMatchObject(expected)
    expect(readRecord(await here.person(an.name)).subject).toBe("p1")
    expect((await here.take([register("insurance", [other], { asOf: june })])).files[0]?.factsStored).toBe(0)
  })

  test("a new card takes the place of the one before", async () => {
    const here = await withResidents()
    await here.take([register("insurance", [card], { asOf: january })])
    await here.take([register("insurance", [{ ...card, insuranceObject: "HN", validFrom: "15/05/2026", validTo: "" }], { asOf: june })])
    expect(facts(await here.person(an.name), "insurance")).toEqual([
      { code: ["HN"], start: "2026-05-15", end: "ongoing" }, { code: ["HT"], start: "2026-01-01", end: june }
    ])
  })

  test("two lists of one import, whatever their order", async () => {
    const lists = [register("insurance", [card, other], { asOf: january, name: "a.csv" }), register("insurance", [other], { asOf: june, name: "b.csv" })]
    for (const files of [lists, lists.toReversed()]) {
      const here = await withResidents()
      await here.take(files)
      expect([await endOf(here, an.name, "insurance"), await endOf(here, be.name, "insurance")]).toEqual([[june], ["2027-01-01"]])
    }
  })
})

describe("the extract of health records", () => {
  test("ends a pregnancy that it no longer has, and no illness", async () => {
    const here = await withResidents()
    const line = { personalId: be.personalId, name: be.name, birthDate: "1985-09-02", sex: "female" }
    const conditions = [{ id: "c1", code: "I10", since: "2020" }]
    await here.take([{ ...extract({ ...line, conditions, pregnancy: { id: "g1", since: "2025-12-01", due: "2026-09-05" } }), asOf: january }])
    await here.take([{ ...extract({ ...line, conditions: [], pregnancy: null }), asOf: june }])
    expect([await endOf(here, be.name, "pregnancy"), await endOf(here, be.name, "condition")]).toEqual([[june], ["ongoing"]])
  })
})

describe("the resident register", () => {
  test("ends the work of somebody whom it now has as a housewife, and not of somebody whose occupation it leaves empty", async () => {
    const here = station()
    await here.take([register("residents", [{ ...an, occupation: "Nông dân" }, { ...be, occupation: "Công nhân" }, { ...dung, occupation: "Sinh viên đại học" }], { asOf: january })])
    await here.take([register("residents", [an, { ...be, occupation: "Nội trợ" }, { ...dung, occupation: "Công nhân" }], { asOf: june })])
    expect([await endOf(here, an.name, "employment"), await endOf(here, be.name, "employment"), await endOf(here, dung.name, "employment"), await endOf(here, dung.name, "education")])
      .toEqual([["ongoing"], [june], ["ongoing"], [june]])
  })

  test("a mended row ends what it says is not so, as it speaks of nobody else", async () => {
    const here = station()
    await here.take([register("residents", [{ ...be, occupation: "Công nhân" }], { asOf: january })])
    const report = await here.take([register("residents", [{ ...be, occupation: "Nội chợ" }], { asOf: june })])
    expect(await endOf(here, be.name, "employment")).toEqual(["ongoing"])
    await here.take([{ ...text("residents", rejectFiles(report)[0]!.text.replace("Nội chợ", "Nội trợ")), asOf: june }])
    expect(await endOf(here, be.name, "employment")).toEqual([june])
  })

  test("that comes late does not bring back the work of somebody who no longer has it", async () => {
    const here = station()
    await here.take([register("residents", [{ ...be, occupation: "Nội trợ" }], { asOf: june })])
    await here.take([register("residents", [{ ...be, occupation: "Công nhân" }], { asOf: january })])
    expect(await endOf(here, be.name, "employment")).toEqual([june])
  })

  test("ends the registration elsewhere of a temporary resident who is now registered here", async () => {
    const here = station()
    await here.take([register("residents", [{ ...an, residenceType: "Tạm trú", communeName: "Xã Cẩm Giang", communeCode: "10888" }], { asOf: january })])
    await here.take([register("residents", [an], { asOf: june })])
    expect(facts(await here.person(an.name), "residence")).toMatchObject([
      { code: ["permanent"], end: "ongoing", links: { commune: "10903" } }, { code: ["permanent"], end: june, links: { commune: "10888" } }
    ])
  })

  test("names everybody who is no longer in it, and changes nothing about them", async () => {
    const here = await withResidents()
    const before = await here.person(be.name)
    const later = await here.take([register("residents", [an, dung, cuong], { asOf: june })])
    expect(said(later)).toEqual(["- note NO_LONGER_LISTED name"])
    expect(later.rejects[0]).toMatchObject({ scope: "row", value: "Trần Thị Bé, 1985-09-02, 030185000111" })
    expect(later.rejects[0]?.reason).toEqual({
      vi: "“Trần Thị Bé, 1985-09-02, 030185000111” không còn trong danh sách dân cư; hồ sơ được giữ nguyên.",
      en: "“Trần Thị Bé, 1985-09-02, 030185000111” is no longer in the resident register; the record is kept as it is."
    })
    expect(later.files[0]?.notes).toBe(1)
    expect(await here.person(be.name)).toEqual(before)
  })

  test("names those of a village of which it has nobody, where it has most of the commune", async () => {
    const here = await withResidents()
    expect((await here.take([register("residents", [an, be, dung], { asOf: june })])).rejects.map(({ value }) => value)).toEqual(["Lê Văn Cường, 1950"])
  })

  test("in two files, of which one was refused, names nobody", async () => {
    const here = await withResidents()
    const report = await here.take([{ ...text("residents", "", "a.csv"), asOf: june }, register("residents", [an, be, dung], { asOf: june, name: "b.csv" })])
    expect(said(report)).toEqual(["- file EMPTY_FILE"])
  })

  test("that says it is whole for the commune still ends nothing by silence", async () => {
    const here = station()
    const whole = { ...registerMappings.residents, covers: "commune" as const }
    await here.take([register(whole, [{ ...an, occupation: "Công nhân" }, { ...be, occupation: "Công nhân" }, dung], { asOf: january })])
    await here.take([register(whole, [{ ...an, occupation: "?" }, dung], { asOf: june })])
    expect([await endOf(here, an.name, "employment"), await endOf(here, be.name, "employment"), await endOf(here, be.name, "residence")]).toEqual([["ongoing"], ["ongoing"], ["ongoing"]])
  })

  test("does not name somebody whose death came from elsewhere", async () => {
    const here = await withResidents()
    const context = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const
    const { person } = await here.person(be.name)
    await here.store.write(context, { id: "death", recorded: "2026-05-02T08:00:00+07:00", label: "khai tử", persons: [{ ...person, deathDate: "2026-05-01" }] })
    expect(said(await here.take([register("residents", [an, dung, cuong], { asOf: june })]))).toEqual([])
  })

  test.each([
    ["somebody who died", [{ ...be, diedOn: "03/01/2026" }, an, dung, cuong], [an, dung, cuong], {}],
    ["somebody whom a refused row may be about", [be, an, dung, cuong], [{ ...be, personalId: "", birthDate: "31/02/1985" }, an, dung, cuong], {}],
    ["the people of an older register", [be, an, dung, cuong], [an, dung, cuong], { asOf: "2025-06-01" }],
    ["the others, when a file has only a few newcomers", [be, an, dung, cuong], [{ ...an, name: "Vũ Thị Mới", birthDate: "2020", personalId: "" }], {}]
  ])("does not name %s", async (_, first, then, more) => {
    const here = station()
    await here.take([register("residents", first, { asOf: january })])
    expect(said(await here.take([register("residents", then, { asOf: june, ...more })])).filter((line) => line.includes("NO_LONGER"))).toEqual([])
  })

  test("does not name somebody whose move was written into the record", async () => {
    const here = await withResidents()
    const context = { actor: "lan", role: "station", purpose: "import", commune: "10903" } as const
    const home = (await here.person(be.name)).facts.find(({ kind }) => kind === "residence")!
    await here.store.write(context, {
      id: "moved", recorded: "2026-05-02T08:00:00+07:00", label: "chuyển đi",
      facts: [{ ...home, id: "moved-1", recorded: "2026-05-02", source: { id: "station", key: "1" }, supersedes: home.id, end: "2026-05-01" }]
    })
    expect(said(await here.take([register("residents", [an, dung, cuong], { asOf: june })]))).toEqual([])
  })

  test("in two files is one register; of one village it speaks for that village", async () => {
    const here = await withResidents()
    const halves = [register("residents", [an, be], { asOf: june, name: "a.csv" }), register("residents", [dung, cuong], { asOf: june, name: "b.csv" })]
    expect(said(await here.take(halves))).toEqual([])
    const other = station()
    const tay = { village: "Thôn Tây", household: "H7", residenceType: "Thường trú", sex: "Nam" }
    await other.take([register("residents", [an, be, dung, ...["Một", "Hai", "Ba", "Tư", "Năm", "Sáu"].map((name) => ({ ...tay, name: `Lê ${name}`, birthDate: "1970" }))], { asOf: january })])
    expect(said(await other.take([register("residents", [an, dung], { asOf: june })]))).toEqual(["- note NO_LONGER_LISTED name"])
  })
})

describe("whatever lists come, in whatever order", () => {
  const people = [an, be, dung]
  type Listed = (typeof people)[number]
  const list: fc.Arbitrary<{ asOf: string; listed: readonly Listed[]; refused: readonly Listed[] }> = fc.record({
    asOf: fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"),
    listed: fc.subarray(people),
    refused: fc.oneof({ weight: 3, arbitrary: fc.constant<Listed[]>([]) }, { weight: 1, arbitrary: fc.subarray(people, { maxLength: 1 }) })
  })
  const file = ({ asOf, listed, refused }: { asOf: string; listed: readonly Listed[]; refused: readonly Listed[] }, at: number): RegisterFile =>
    villageList(asOf, [...listed.map(merit), ...refused.map((person) => row(person, "Diện khác")), { ...merit(cuong), village: "Thôn Đông", birthDate: "1950", category: "Khác" }, poor(an)], `${at}.csv`)

  test("veterans are those of the latest whole list, and the last list again changes nothing", async () => {
    await fc.assert(fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 6 }), async (lists) => {
      const here = await withResidents()
      for (const [at, one] of lists.entries()) await here.take([file(one, at)])
      const latest = lists.reduce((best, one) => one.asOf >= best.asOf ? one : best)
      for (const person of people) {
        if (latest.refused.some(({ name }) => name === person.name) && !latest.listed.includes(person)) continue
        const record = await here.person(person.name)
        expect([person.name, active(record, "merit", "2026-10-15")]).toEqual([person.name, latest.listed.includes(person) ? "yes" : "no"])
        expect(record.complete?.["merit"]).toBe(latest.asOf)
      }
      const before = await here.records()
      expect((await here.take([file(lists.at(-1)!, lists.length)])).files[0]).toMatchObject({ factsStored: 0, factsSuperseded: 0, factsEnded: 0 })
      expect(await here.records()).toEqual(before)
    }), { numRuns: 150 })
  }, 60_000)

  test("taking every import back leaves nothing behind", async () => {
    await fc.assert(fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 5 }), async (lists) => {
      const here = await withResidents()
      const before = await here.records()
      const batches: string[] = []
      for (const [at, one] of lists.entries()) batches.push(...(await here.take([file(one, at)])).batches)
      await undoImport({ store: here.store, context: { actor: "lan", role: "station", purpose: "import", commune: "10903" } }, batches, "2026-10-16T08:00:00+07:00")
      expect(await here.records()).toEqual(before)
    }), { numRuns: 50 })
  }, 60_000)
})
