import { describe, expect, test } from "vitest"
import { an, asOf, be, cuong, extract, register, said, station } from "./station.fixture.ts"

const otherAn = { ...an, personalId: "030090777777", birthDate: "20/11/1990", household: "H9" }
const card = { insuranceNumber: "3012345678", personalId: an.personalId, name: an.name, birthDate: an.birthDate, insuranceObject: "HT", validFrom: "01/01/2026", validTo: "31/12/2026" }

/** Of whom the extract, or list, leaves unknown whether they have what it did not say. */
const unknown = async (people: readonly Readonly<Record<string, string>>[], file: Parameters<ReturnType<typeof station>["take"]>[0][number], kind: string): Promise<readonly string[]> => {
  const here = station()
  await here.take([register("residents", people)])
  const report = await here.take([file])
  expect(said(report).filter((line) => / row /.test(line))).not.toEqual([])
  return (await here.records()).filter(({ complete }) => complete?.[kind] !== asOf).map(({ person }) => person.birthDate ?? "?")
}

describe("a line of the extract that was refused", () => {
  const line = { personalId: an.personalId, name: an.name, birthDate: "1956-03-09", record: {} }

  test("is not about a namesake who has a line of their own", async () => {
    expect(await unknown([an, be], extract(line, { name: an.name, birthDate: "31/02/1956" }), "condition")).toEqual([])
  })

  test("may be about a namesake who has none", async () => {
    expect(await unknown([an, otherAn, be], extract(line, { name: an.name, birthDate: "31/02/1990" }), "condition")).toEqual(["1990-11-20"])
  })

  test("is about the one whose number it has, although they have a line of their own", async () => {
    expect(await unknown([an, otherAn, be], extract(line, `{"personalId":"${an.personalId}","name":"${an.name}",`), "condition")).toEqual(["1956-03-09"])
  })

  test("that is broken and has a namesake's number is not about the other namesake", async () => {
    expect(await unknown([an, otherAn, be], extract(`{"personalId":"${otherAn.personalId}","name":"${an.name}",`), "condition")).toEqual(["1990-11-20"])
  })
})

describe("a row of the insurance list that was refused", () => {
  test.each([
    ["another day, month and year of birth", { birthDate: "21/07/1971" }, []],
    ["the same day and month of another year, which may be a slip", { birthDate: "09/03/1965" }, ["1956-03-09"]],
    ["day and month the other way round", { birthDate: "03/09/1956" }, ["1956-03-09"]],
    ["another day of the same month, which may be a slip", { birthDate: "08/03/1956" }, ["1956-03-09"]],
    ["a birth date that is none", { birthDate: "31/02/1971" }, ["1956-03-09"]],
    ["the first of January of the year, which may stand for the year", { birthDate: "01/01/1956" }, ["1956-03-09"]],
    ["the first of January of a near year", { birthDate: "01/01/1958" }, ["1956-03-09"]],
    ["a year of birth only", { birthDate: "1957" }, ["1956-03-09"]],
    ["an unknown number and a year that may be a slip", { birthDate: "1957", personalId: "030057123456" }, ["1956-03-09"]],
    ["an unknown number of another year, and no date of birth", { birthDate: "", personalId: "030071123456" }, []],
    ["an unknown number of the same year, which may be re-issued", { birthDate: "", personalId: "030056999999" }, ["1956-03-09"]],
    ["an unknown number of another year, and a birth date that is none", { birthDate: "31/02/1956", personalId: "030071123456" }, ["1956-03-09"]],
    ["a number with two wrong digits", { birthDate: "", personalId: "030071012345" }, ["1956-03-09"]],
    ["a number with one wrong digit", { birthDate: "", personalId: "030066012345" }, ["1956-03-09"]]
  ])("and has the name of somebody and %s", async (_, change, expected) => {
    expect(await unknown([an, be], register("insurance", [{ ...card, personalId: "", ...change }]), "insurance")).toEqual(expected)
  })

  test("of one namesake's number and the other's year may be about both", async () => {
    expect(await unknown([an, otherAn, be], register("insurance", [{ ...card, birthDate: "1990" }]), "insurance")).toEqual(["1956-03-09", "1990-11-20"])
  })

  test("of a year that is two off at the turn of the century may be a slip", async () => {
    expect(await unknown([{ ...cuong, birthDate: "1999" }], register("insurance", [{ ...card, personalId: "", name: cuong.name, birthDate: "20/11/2001" }]), "insurance")).toEqual(["1999"])
  })

  test("of somebody known by the year of birth alone may be theirs in any near year", async () => {
    expect(await unknown([cuong], register("insurance", [{ ...card, personalId: "", name: cuong.name, birthDate: "20/11/1951" }]), "insurance")).toEqual(["1950"])
    expect(await unknown([cuong], register("insurance", [{ ...card, personalId: "", name: cuong.name, birthDate: "20/11/1987" }]), "insurance")).toEqual([])
  })

  test("is not about somebody whose card of today was taken; it may be about somebody whose card is over", async () => {
    const lost = { ...card, personalId: "", birthDate: "31/02/1956", insuranceObject: "HN" }
    expect(await unknown([an], register("insurance", [card, lost]), "insurance")).toEqual([])
    expect(await unknown([an], register("insurance", [{ ...card, validTo: "31/03/2026" }, lost]), "insurance")).toEqual(["1956-03-09"])
  })

  test("with the wrong number of cells says less: all namesakes without a card may be meant", async () => {
    const header = "Mã số BHXH;Số CCCD;Họ tên;Ngày sinh"
    const here = station()
    await here.take([register("residents", [an, otherAn, be])])
    await here.take([{ ...register("insurance", []), bytes: Buffer.from(`${header}\n3012345678;;${be.name};02/09/1985\n;;${an.name};21/07/2001;thừa\n`) }])
    expect((await here.records()).filter(({ complete }) => complete?.["insurance"] === undefined)).toHaveLength(2)
  })
})

describe("a row of a village list that was refused", () => {
  const listed = { name: an.name, birthDate: "1956", village: "Thôn Đông" }

  test("may be another group of somebody who is in the list: only the group that was taken is sure", async () => {
    const here = station()
    await here.take([register("residents", [an, be])])
    await here.take([register("villageList", [{ ...listed, category: "Người có công" }, { ...listed, category: "Khuyết tật nặng lắm" }])])
    const { complete } = await here.person(an.name)
    expect([complete?.["merit"], complete?.["disability"], complete?.["poverty"]]).toEqual([asOf, undefined, undefined])
    expect((await here.person(be.name)).complete?.["disability"]).toBe(asOf)
  })
})
