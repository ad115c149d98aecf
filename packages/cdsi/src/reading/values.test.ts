import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseSpan } from "./values.ts"

describe("a length of time", () => {
  it.each([
    ["28 days", { days: 28 }],
    ["1 day", { days: 1 }],
    ["0 days", { days: 0 }],
    ["6 weeks - 4 days", { weeks: 6, days: -4 }],
    ["8 months + 1 day", { months: 8, days: 1 }],
    ["16 years - 4 months", { years: 16, months: -4 }],
    ["21 days - 4 days", { days: 17 }],
    ["10 years + 4 weeks", { years: 10, weeks: 4 }],
    ["5 Years-4 Days", { years: 5, days: -4 }],
    ["1  years  +\n 2 weeks - 3 days", { years: 1, weeks: 2, days: -3 }]
  ])("%s", (said, span) => expect(parseSpan(said)).toEqual(span))

  it.each(["", " ", "6", "weeks", "6 fortnights", "six weeks", "6 weeks -", "- 4 days", "6 weeks 4 days", "6 weeks - - 4 days", "6.5 weeks", "6weekss", "6 weeks, 4 days", "99999 days", "6 weeks of"])("%j is none", (said) => {
    expect(parseSpan(said)).toBeUndefined()
  })
  it("says the same however it is spaced and written", () => {
    const unit = fc.constantFrom("year", "month", "week", "day")
    const part = fc.record({ amount: fc.integer({ min: 0, max: 9999 }), unit, sign: fc.constantFrom("+", "-") })
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom("", " ", "  "), fc.boolean(), (parts, space, plural) => {
      const said = parts.map((one, index) => `${index === 0 ? "" : `${space}${one.sign}${space}`}${one.amount} ${plural ? `${one.unit.toUpperCase()}s` : one.unit}`).join("")
      const expected: Record<string, number> = {}
      parts.forEach((one, index) => { expected[`${one.unit}s`] = (expected[`${one.unit}s`] ?? 0) + (index > 0 && one.sign === "-" ? -1 : 1) * one.amount })
      expect(parseSpan(said)).toEqual(expected)
    }))
  })
})
