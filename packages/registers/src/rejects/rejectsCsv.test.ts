import { parse } from "csv-parse/sync"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { csvLine, plainCell, safeCell } from "./cellSafety.ts"
import { registerRejectCodes } from "./rejectCodes.ts"
import type { RegisterReject } from "./registerReject.ts"
import { rejectFile, rejectsCsv } from "./rejectsCsv.ts"
import { rejectSentences } from "./rejectSentences.ts"

/** Texts that are likely to be taken for formulas, separators or quotes. */
const nasty = fc.string({ unit: fc.constantFrom(..."=+-@'\"\t\r\n;,aĐ ") })

describe("cells for spreadsheets", () => {
  test.each(["=HYPERLINK(1)", "+84900000000", "-1", "@an", "\tx", "'=1", "''=1"])("%j cannot run and comes back", (text) => {
    expect(safeCell(text)).toBe(`'${text}`)
    expect(plainCell(safeCell(text))).toBe(text)
  })

  test.each(["Nguyễn Văn An", "", "'abc", "a=b"])("%j stays as it is", (text) => {
    expect(safeCell(text)).toBe(text)
    expect(plainCell(text)).toBe(text)
  })

  test("any text comes back, and none begins as a formula", () => {
    fc.assert(fc.property(nasty, (text) => {
      expect(plainCell(safeCell(text))).toBe(text)
      expect(/^[=+\-@\t\r\n]/.test(safeCell(text))).toBe(false)
    }))
  })

  test("any row comes back through a CSV file", () => {
    fc.assert(fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), fc.constantFrom(";", ",", "\t"), (cells, delimiter) => {
      const [row] = parse(csvLine([...cells, "end"], delimiter), { delimiter }) as string[][]
      expect(row?.map(plainCell)).toEqual([...cells, "end"])
    }))
  })
})

const reject = (more: Partial<RegisterReject>): RegisterReject => ({
  file: "dan-cu.csv", line: 2, scope: "row", code: "TRAMYTE_REGISTER_INVALID_NAME", severity: "error",
  reason: { vi: "không phải họ tên", en: "no name" }, mend: { vi: "ghi họ tên", en: "write the name" }, ...more
})

describe("reject files", () => {
  const shape = { file: "dan-cu.csv", shape: "csv", header: ["Họ và tên", "Ngày sinh"], delimiter: ";" } as const

  test("a row stands in its own columns, with what to mend behind it, once", () => {
    const text = rejectFile(shape, [
      reject({ cells: ["=1", "1956"], column: "Họ và tên" }),
      reject({ cells: ["=1", "1956"], code: "TRAMYTE_REGISTER_INVALID_DATE", column: "Ngày sinh", scope: "field" }),
      reject({ line: 9, severity: "note", cells: ["An", "1956"] })
    ])
    expect(text?.charCodeAt(0)).toBe(0xfeff)
    expect(text?.slice(1).split("\r\n")).toEqual([
      "Họ và tên;Ngày sinh;Mã lỗi;Trường;Lý do;Cách sửa;Reason (en);How to mend (en)",
      "'=1;1956;TRAMYTE_REGISTER_INVALID_NAME | TRAMYTE_REGISTER_INVALID_DATE;Họ và tên | Ngày sinh;không phải họ tên | không phải họ tên;ghi họ tên | ghi họ tên;no name | no name;write the name | write the name",
      ""
    ])
  })

  test("rows with too few or too many cells keep all of them", () => {
    const lines = rejectFile(shape, [reject({ cells: ["An"] }), reject({ line: 3, cells: ["An", "1956", "x", "y"] })])!.slice(1).split("\r\n")
    expect(lines[1]?.startsWith("An;;TRAMYTE")).toBe(true)
    expect(lines[2]?.startsWith("An;\"1956;x;y\";TRAMYTE")).toBe(true)
  })

  test("NDJSON lines are given back as they were", () => {
    expect(rejectFile({ ...shape, shape: "ndjson" }, [reject({ raw: "{\"name\":" })])).toBe("{\"name\":\n")
  })

  test("where nothing is to be mended there is no file", () => {
    expect(rejectFile(shape, [reject({ severity: "note" }), reject({ file: "bhyt.csv" })])).toBeUndefined()
  })

  test("the combined file has every reject and note", () => {
    const rows = parse(rejectsCsv([reject({ value: "=1", raw: "=1;\"a\nb\"" }), reject({ severity: "note" })]), { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map(({ file, line, severity, value, row }) => ({ file, line, severity, value, row }))).toEqual([
      { file: "dan-cu.csv", line: "2", severity: "error", value: "'=1", row: "'=1;\"a\nb\"" },
      { file: "dan-cu.csv", line: "2", severity: "note", value: "", row: "" }
    ])
  })
})

describe("sentences", () => {
  test.each(registerRejectCodes)("%s says what and how to mend it, in both languages", (code) => {
    const sentence = rejectSentences[code]
    const detail = { value: "x", column: "Ngày sinh", other: "17", nearest: ["a", "b"] }
    for (const text of [sentence.reason(detail), sentence.mend(detail), sentence.reason({}), sentence.mend({})]) {
      expect(text.vi).toMatch(/\S.*[.?]$/)
      expect(text.en).toMatch(/\S.*[.?]$/)
      expect(text.vi).not.toContain("undefined")
      expect(text.en).not.toContain("undefined")
    }
  })
})
