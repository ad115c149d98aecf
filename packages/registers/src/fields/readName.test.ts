import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { plainText, withoutAccents } from "./plainText.ts"
import { readName } from "./readName.ts"

describe("a name", () => {
  test.each([
    ["Nguyễn Văn An", "Nguyễn Văn An", "nguyễn văn an"],
    ["  NGUYỄN   VĂN AN ", "Nguyễn Văn An", "nguyễn văn an"],
    ["Nguyễn Văn An".normalize("NFD"), "Nguyễn Văn An", "nguyễn văn an"],
    ["Nguyễn\u00a0Văn\u200b An", "Nguyễn Văn An", "nguyễn văn an"],
    ["K'Brôm", "K'Brôm", "k'brôm"],
    ["ĐỖ THỊ Ý", "Đỗ Thị Ý", "đỗ thị ý"],
    ["Lê Thị Hoà", "Lê Thị Hoà", "lê thị hòa"],
    ["Lê Thị Hòa", "Lê Thị Hòa", "lê thị hòa"],
    ["Trần Thuý Loan", "Trần Thuý Loan", "trần thúy loan"]
  ])("%s", (text, display, key) => {
    expect(readName(text)).toEqual({ ok: true, value: { display, key } })
  })

  test.each([["=HYPERLINK(\"x\",\"An\")"], ["+84900000000"], ["@An"], ["-"], ["Nguyễn Văn 3"], [""], ["\ud800"]])("%s is no name", (text) => {
    expect(readName(text)).toEqual({ ok: false, code: "TRAMYTE_REGISTER_INVALID_NAME" })
  })

  test("Hà, Hạ and Ha are three names; without accents they look alike", () => {
    const keys = ["Hà", "Hạ", "Ha"].map((text) => readName(text)).map((name) => name.ok ? name.value.key : "")
    expect(new Set(keys).size).toBe(3)
    expect(new Set(keys.map(withoutAccents)).size).toBe(1)
  })

  test("composed and decomposed spellings of any text are one", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(plainText(text.normalize("NFD"))).toBe(plainText(text.normalize("NFC")))
    }))
  })

  test("what is plain stays as it is", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text))
    }))
  })
})
