import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { insuranceNumber, personalNumber } from "./personalNumber.ts"

describe("personalNumber", () => {
  it.each([
    ["male", 1956, "030056"], ["female", 1956, "030156"], ["male", 2000, "030200"], ["female", 2026, "030326"]
  ] as const)("%s born %i begins %s", (sex, year, start) => {
    expect(personalNumber("030", sex, year, 12)).toMatch(new RegExp(`^${start}\\d{6}$`))
  })

  it("never meets twice", () => {
    const serial = fc.integer({ min: 0, max: 999_999 })
    fc.assert(fc.property(serial, serial, (one, other) => {
      expect(personalNumber("030", "male", 1956, one) === personalNumber("030", "male", 1956, other)).toBe(one === other)
      expect(insuranceNumber(one) === insuranceNumber(other)).toBe(one === other)
      expect(insuranceNumber(one)).toMatch(/^\d{10}$/)
    }))
  })
})
