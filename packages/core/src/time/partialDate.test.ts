import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { civilDate, FIRST_DAY, LAST_DAY } from "./civilDate.ts"
import { formatPartialDate, partialDateBounds } from "./partialDate.ts"

const written = (text: string) => {
  const bounds = partialDateBounds(text)
  return bounds && `${civilDate(bounds.lo)} to ${civilDate(bounds.hi)}`
}

describe("a date as far as it is known", () => {
  test.each([
    ["1956", "1956-01-01 to 1956-12-31"],
    ["1956-02", "1956-02-01 to 1956-02-29"],
    ["1957-02", "1957-02-01 to 1957-02-28"],
    ["1956-12", "1956-12-01 to 1956-12-31"],
    ["1956-03-09", "1956-03-09 to 1956-03-09"],
    ["0001", "0001-01-01 to 0001-12-31"],
    ["9999-12", "9999-12-01 to 9999-12-31"]
  ])("%s may be any day of %s", (text, expected) => {
    expect(written(text)).toBe(expected)
  })

  test.each(["", "56", "0000", "0000-05", "19567", "195a", "1956-", "1956-0", "1956-00", "1956-13", "1956/03", "1956-3", "1956-03-", "1956-02-30", "03-1956"])(
    "%j is not a partial date",
    (text) => {
      expect(partialDateBounds(text)).toBeUndefined()
    }
  )
})

describe("writing bounds", () => {
  test.each(["1956", "1956-02", "2023-02", "1956-12", "1956-01", "1956-03-09", "0001", "9999"])("%s comes back", (text) => {
    expect(formatPartialDate(partialDateBounds(text)!)).toBe(text)
  })

  test("a January, one day of it, and a span that is no unit are told apart", () => {
    const { lo, hi } = partialDateBounds("1956")!
    expect(formatPartialDate({ lo, hi: lo })).toBe("1956-01-01")
    expect(formatPartialDate({ lo, hi: lo + 30 })).toBe("1956-01")
    expect(formatPartialDate({ lo, hi: lo + 31 })).toBeUndefined()
    expect(formatPartialDate({ lo, hi: hi - 1 })).toBeUndefined()
    expect(formatPartialDate({ lo: lo + 1, hi })).toBeUndefined()
    // A year long, but from February to January.
    expect(formatPartialDate({ lo: lo + 31, hi: hi + 31 })).toBeUndefined()
    expect(formatPartialDate({ lo: FIRST_DAY - 1, hi: FIRST_DAY })).toBeUndefined()
    expect(formatPartialDate({ lo: LAST_DAY, hi: LAST_DAY + 1 })).toBeUndefined()
  })

  test("whatever is written reads back to the same bounds", () => {
    const lengths = fc.constantFrom(0, 27, 28, 29, 30, 364, 365)
    fc.assert(fc.property(fc.integer({ min: -25_000, max: 40_000 }), lengths, (lo, length) => {
      const text = formatPartialDate({ lo, hi: lo + length })
      if (text !== undefined) expect(partialDateBounds(text)).toEqual({ lo, hi: lo + length })
      else expect(length).toBeGreaterThan(0)
    }))
  })
})
