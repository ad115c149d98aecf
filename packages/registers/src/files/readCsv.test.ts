import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { registerMappings } from "../mappings/registerMappings.ts"
import { countColumn } from "./countColumn.ts"
import { decodeFile } from "./decodeFile.ts"
import { findHeader } from "./findHeader.ts"
import { type CsvRow, readCsv, rowText } from "./readCsv.ts"

const rowsOf = (text: string, columns: number): readonly (Pick<CsvRow, "cells" | "line" | "broken"> & { readonly raw: string })[] => {
  const bytes = Buffer.from(text)
  const rows: (Pick<CsvRow, "cells" | "line" | "broken"> & { readonly raw: string })[] = []
  readCsv(bytes, { delimiter: ";", columns: () => columns, row: ({ cells, line, broken, from, to }) => void rows.push({ cells, line, broken, raw: rowText(bytes, from, to) }) })
  return rows
}
const row = (line: number, cells: readonly string[], raw = cells.join(";")) => ({ cells, line, broken: false, raw })

describe("rows of a CSV file", () => {
  test("lines are counted as in the file, also with line breaks in quotes", () => {
    expect(rowsOf("a;b\r\n1;\"x\ny\"\r\n\r\n2;\"q\"\"q\"\r\n3;4", 2)).toEqual([
      row(1, ["a", "b"]), row(2, ["1", "x\ny"], "1;\"x\ny\""), row(4, [""], ""), row(5, ["2", "q\"q"], "2;\"q\"\"q\""), row(6, ["3", "4"])
    ])
  })

  test("a quote that is never closed breaks its own line, and no other", () => {
    expect(rowsOf("a;b\n1;\"two\n3;4\n5;6\n", 2)).toEqual([
      row(1, ["a", "b"]), { cells: [], line: 2, broken: true, raw: "1;\"two" }, row(3, ["3", "4"]), row(4, ["5", "6"])
    ])
  })

  test("two such quotes do not swallow what lies between them", () => {
    expect(rowsOf("a;b\n1;\"two\n3;4\n5;\"six\n7;8\n", 2).map(({ line, broken, cells }) => [line, broken, ...cells])).toEqual([
      [1, false, "a", "b"], [2, true], [3, false, "3", "4"], [4, true], [5, false, "7", "8"]
    ])
  })

  test("nor does a pair of them that would make one row of three", () => {
    expect(rowsOf("a;b\n1;\"two\n3;4\n5;six\"\n7;8\n", 2).map(({ line, broken }) => [line, broken])).toEqual([
      [1, false], [2, true], [3, false], [4, false], [5, false]
    ])
  })

  test("a quote within a cell is part of it", () => {
    expect(rowsOf("1;nhà 2\" cũ\n3;4\n", 2)).toEqual([row(1, ["1", "nhà 2\" cũ"]), row(2, ["3", "4"])])
  })

  test("no line is lost or read twice, whatever the quotes are", () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "\"", ";", "\n", "\r\n") }), { maxLength: 30 }), (parts) => {
      const bytes = Buffer.from(parts.join(""))
      let at = 0
      readCsv(bytes, {
        delimiter: ";", columns: () => 2,
        row: ({ from, to }) => {
          expect(from).toBe(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
      })
      expect(at).toBe(bytes.length)
    }), { numRuns: 500 })
  })
})

describe("the header of a register", () => {
  const header = (text: string) => findHeader(Buffer.from(text), registerMappings.insurance)

  test("separators, case, spaces, decomposed letters and another order are found", () => {
    const found = header("  HỌ   TÊN ;Ngày sinh (*);Cột lạ;Mã số BHXH:\n".normalize("NFD"))
    expect(found).toMatchObject({ line: 1, delimiter: ";", missing: [], mended: false, at: { name: 0, birthDate: 1, insuranceNumber: 3 } })
  })

  test("a title above the table is passed over", () => {
    expect(header("DANH SÁCH THAM GIA BHYT,,\nXã Cẩm Giàng,,\nHọ tên,Ngày sinh,Mã số BHXH\n")).toMatchObject({ line: 3, delimiter: "," })
  })

  test("a missing column is named", () => {
    expect(header("Tên gọi,Ngày sinh\n")?.missing).toContain("“Họ tên”")
  })

  test("a reject file that comes back is known by its columns", () => {
    expect(header("Họ tên;Mã số BHXH;Mã lỗi;Trường;Lý do;Cách sửa\n")?.mended).toBe(true)
  })
})

describe("the encoding of a file", () => {
  const vietnamese = "Họ và tên\nNguyễn Văn An\n"
  const decoded = (bytes: Uint8Array): string => {
    const file = decodeFile(bytes)
    return file.ok ? file.bytes.toString("utf8") : file.guess
  }

  test("UTF-8 with and without a byte order mark, and UTF-16 with one", () => {
    expect(decoded(Buffer.from(vietnamese))).toBe(vietnamese)
    expect(decoded(Buffer.from(`\ufeff${vietnamese}`))).toBe(vietnamese)
    expect(decoded(Buffer.from(`\ufeff${vietnamese}`, "utf16le"))).toBe(vietnamese)
    expect(decoded(Buffer.from(`\ufeff${vietnamese}`, "utf16le").swap16())).toBe(vietnamese)
  })

  test("a Vietnamese code page and UTF-16 without a mark are refused", () => {
    expect(decoded(Buffer.from([0x48, 0xf2, 0x20, 0x74, 0xea, 0x6e, 0x0a]))).toContain("Windows-1258")
    expect(decoded(Buffer.from(vietnamese, "utf16le"))).toBe("UTF-16 ?")
  })
})

test("the words of one column are counted without building rows", () => {
  const bytes = Buffer.from("x;Thôn\r\n1;Đông\r\n2;Tây\r\n3; Đông\r\n")
  expect(countColumn(bytes, ";", 1, 9)).toEqual(new Map([["Đông", 2], ["Tây", 1]]))
  expect(countColumn(Buffer.from("\"1\";\"Đông\"\n"), ";", 1, 0)).toBeUndefined()
})
