import { describe, expect, test } from "vitest"
import { communeReader } from "./readCommune.ts"
import { learnVillages, villageIndex } from "./villageIndex.ts"

const index = villageIndex([
  { id: "v-dong", name: "Đông" }, { id: "v-dong-sen", name: "Đồng Sen" }, { id: "v-an-thai", name: "An Thái" }, { id: "v-an-thai-2", name: "An Thải" }, { id: "v-3", name: "Thôn 3" }
])

describe("the village of a cell", () => {
  test.each([
    ["Thôn Đồng Sen", "v-dong-sen"],
    ["Đồng Sen", "v-dong-sen"],
    ["THÔN ĐỒNG SEN", "v-dong-sen"],
    ["thôn đồng sen", "v-dong-sen"],
    [" Thôn  Đồng Sen ", "v-dong-sen"],
    ["Thon Dong Sen", "v-dong-sen"],
    ["Thôn Đồng Sen".normalize("NFD"), "v-dong-sen"],
    ["Làng Đông", "v-dong"],
    ["Thôn: 3", "v-3"],
    ["An Thải", "v-an-thai-2"]
  ])("%s", (text, id) => {
    expect(index.find(text)?.id).toBe(id)
  })

  test("without accents two villages read alike, so neither is taken", () => {
    expect(index.find("An Thai")).toBeUndefined()
  })

  test("an unknown name comes with the nearest ones", () => {
    expect(index.find("Thôn Đồng Sên")?.id).toBe("v-dong-sen")
    expect(index.find("Đồng Xen")).toBeUndefined()
    expect(index.nearest("Đồng Xen")[0]).toBe("Đồng Sen")
  })
})

describe("villages learned from a register", () => {
  test("spellings of one village are one, with its most frequent name", () => {
    const learned = learnVillages("10903", new Map([["Thôn Đồng Sen", 80], ["đồng sen", 9], ["Thon Dong Sen", 11], ["Thôn Ao Vàng", 60]]), [])
    expect(learned).toEqual([{ id: "10903-dong-sen", name: "Đồng Sen" }, { id: "10903-ao-vang", name: "Ao Vàng" }])
  })

  test("a name that hardly anybody has is a slip", () => {
    const learned = learnVillages("10903", new Map([["Đông", 900], ["Tây", 1100], ["Khu 9", 2]]), [])
    expect(learned.map(({ name }) => name)).toEqual(["Đông", "Tây"])
  })

  test("two villages that differ by an accent stay two, with two ids", () => {
    const learned = learnVillages("10903", new Map([["An Thái", 90], ["An Thải", 80]]), [])
    expect(learned.map(({ id }) => id)).toEqual(["10903-an-thai", "10903-an-thai-2"])
  })

  test("villages that are known keep their ids", () => {
    expect(learnVillages("10903", new Map([["Thôn Đông", 90], ["Tây", 80]]), [{ id: "17", name: "Đông" }])).toEqual([{ id: "17", name: "Đông" }, { id: "10903-tay", name: "Tây" }])
  })
})

describe("the commune of a row", () => {
  const commune = communeReader({ code: "10903", name: "Cẩm Giàng" }, { words: { "Cẩm Giang": "10888" }, unknown: "rejectField" })

  test.each([
    ["10903", "Xã Cẩm Giàng", { is: "known", code: "10903" }],
    ["", "XÃ CẨM GIÀNG", { is: "known", code: "10903" }],
    ["", "Cẩm Giàng".normalize("NFD"), { is: "known", code: "10903" }],
    ["", "Cẩm Giang", { is: "known", code: "10888" }],
    ["10903", "Cẩm Giang", { is: "known", code: "10903", conflict: true }],
    ["10525", "Phường Hải Dương", { is: "known", code: "10525" }],
    ["", "", { is: "unsaid" }],
    ["", "Cam Giang", { is: "unknown", nearest: ["Cẩm Giang", "Cẩm Giàng"] }]
  ])("code %s, name %s", (code, name, expected) => {
    expect(commune(code, name)).toEqual(expected)
  })
})
