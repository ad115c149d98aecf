import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readInsuranceNumber } from "./readInsuranceNumber.ts"
import { readPersonalNumber } from "./readPersonalNumber.ts"

const invalid = { ok: false, code: "TRAMYTE_REGISTER_INVALID_PERSONAL_NUMBER" }
const citizen = (value: string, more: object = {}) => ({ ok: true, value: { system: "citizen-id", value, ...more } })

describe("a personal number", () => {
  test.each([
    ["12 digits, a man of 1956", "030056012345", { birthDate: "1956-03-09", sex: "male" as const }, citizen("030056012345")],
    ["a woman of 2008", "031308012345", { birthDate: "2008", sex: "female" as const }, citizen("031308012345")],
    ["spaces and an apostrophe", "'030 056 012345", {}, citizen("030056012345")],
    ["the zero that Excel dropped", "30056012345", { birthDate: "1956" }, citizen("030056012345", { mended: true })],
    ["dropped, and the birth is not known", "30056012345", {}, citizen("030056012345", { mended: true })],
    ["11 digits that fit no province", "98056012345", {}, invalid],
    ["11 digits of another year", "30056012345", { birthDate: "1960-01-01" }, invalid],
    ["an old card", "141234567", {}, { ok: true, value: { system: "national-id", value: "141234567" } }],
    ["the year is not that of the birth", "030056012345", { birthDate: "1957-01-01" }, citizen("030056012345", { conflict: "birth" })],
    ["a man with a woman's digit", "030156012345", { birthDate: "1956", sex: "male" as const }, citizen("030156012345", { conflict: "sex" })],
    ["10 digits", "0300560123", {}, invalid],
    ["13 digits", "0300560123456", {}, invalid],
    ["Excel's own way of writing it", "3.0056E+10", {}, invalid],
    ["letters", "CCCD", {}, invalid]
  ])("%s", (_, text, about, expected) => {
    expect(readPersonalNumber(text, about)).toEqual(expected)
  })

  test("no text makes it throw", () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const number = readPersonalNumber(text)
      expect(!number.ok || /^(\d{12}|\d{9})$/.test(number.value.value)).toBe(true)
    }))
  })
})

describe("an insurance number", () => {
  test.each([
    ["3012345678", { value: "3012345678" }],
    [" 30 1234 5678", { value: "3012345678" }],
    ["HN2303012345678", { value: "3012345678", object: "HN" }],
    ["hn 2 30 3012345678", { value: "3012345678", object: "HN" }],
    ["123456789", { value: "0123456789", mended: true }]
  ])("%s", (text, value) => {
    expect(readInsuranceNumber(text)).toEqual({ ok: true, value })
  })

  test.each([["12345"], ["HN12345"], ["không có"], ["123456789012"]])("%s is none", (text) => {
    expect(readInsuranceNumber(text)).toEqual({ ok: false, code: "TRAMYTE_REGISTER_INVALID_INSURANCE_NUMBER" })
  })
})
