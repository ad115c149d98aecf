import { epochDay, civilDate, partialDateBounds } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { dayAfter, readDate } from "./readDate.ts"

const formats = ["d/m/y", "y-m-d", "m/y", "y"] as const
const invalid = "TRAMYTE_REGISTER_INVALID_DATE"
const future = "TRAMYTE_REGISTER_FUTURE_DATE"

describe("a date of a register", () => {
  test.each([
    ["09/03/1956", "1956-03-09"],
    ["9/3/1956", "1956-03-09"],
    [" 9-3-1956 ", "1956-03-09"],
    ["09.03.1956", "1956-03-09"],
    ["1956-03-09", "1956-03-09"],
    ["03/1956", "1956-03"],
    ["3/1956", "1956-03"],
    ["1956-03", "1956-03"],
    ["1956", "1956"],
    ["29/02/2024", "2024-02-29"]
  ])("%s is %s", (text, date) => {
    expect(readDate(text, { formats })).toEqual({ ok: true, value: date })
  })

  test.each([
    ["31/02/1990"], ["30/02/1985"], ["29/02/2023"], ["2026-13-40"], ["00/00/1972"], ["13/1956"], ["1879"], ["9/3/56"], ["hôm qua"], ["20523"], ["12/31/1990"]
  ])("%s is no date", (text) => {
    expect(readDate(text, { formats })).toEqual({ ok: false, code: invalid })
  })

  test("a birth cannot lie after the day of the list; the day itself and the year that has begun can", () => {
    expect(readDate("16/10/2026", { formats, notAfter: "2026-10-15" })).toEqual({ ok: false, code: future })
    expect(readDate("15/10/2026", { formats, notAfter: "2026-10-15" })).toEqual({ ok: true, value: "2026-10-15" })
    expect(readDate("2026", { formats, notAfter: "2026-10-15" })).toEqual({ ok: true, value: "2026" })
    expect(readDate("2027", { formats, notAfter: "2026-10-15" })).toEqual({ ok: false, code: future })
    expect(readDate("11/2026", { formats, notAfter: "2026-10-15" })).toEqual({ ok: false, code: future })
  })

  test("Excel's day count is read where the mapping allows it", () => {
    expect(readDate("20523", { formats: ["excelSerial"] })).toEqual({ ok: true, value: "1956-03-09" })
    expect(readDate("46310", { formats: ["d/m/y", "excelSerial"] })).toEqual({ ok: true, value: "2026-10-15" })
  })

  test("only the formats of the mapping are read", () => {
    expect(readDate("1956", { formats: ["d/m/y"] })).toEqual({ ok: false, code: invalid })
  })

  test("every day from 1880 on comes back as it was written", () => {
    fc.assert(fc.property(fc.integer({ min: epochDay("1880-01-01"), max: epochDay("2099-12-31") }), (day) => {
      const [year, month, dayOfMonth] = civilDate(day).split("-")
      expect(readDate(`${dayOfMonth}/${month}/${year}`, { formats })).toEqual({ ok: true, value: civilDate(day) })
      expect(readDate(`${Number(dayOfMonth)}/${Number(month)}/${year}`, { formats })).toEqual({ ok: true, value: civilDate(day) })
    }))
  })

  test("no text makes it throw or gives a date that is none", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(..."0123456789/-. abc") }), (text) => {
      const date = readDate(text, { formats: [...formats, "excelSerial"] })
      expect(!date.ok || partialDateBounds(date.value) !== undefined).toBe(true)
    }))
  })

  test("a card that is good through a day ends on the next", () => {
    expect([dayAfter("2026-12-31"), dayAfter("2026-12"), dayAfter("2026")]).toEqual(["2027-01-01", "2027-01-01", "2027-01-01"])
  })
})
