import fc from "fast-check"
import semver from "semver"
import { describe, expect, it } from "vitest"
import { isInRange, isVersion, isVersionRange } from "./versionRange.ts"

describe("a range of versions", () => {
  it.each<[range: string, inside: readonly string[], outside: readonly string[]]>([
    ["2026.1.0", ["2026.1.0"], ["2026.1.1", "2026.0.9", "2025.1.0"]],
    [">=2026.1.0", ["2026.1.0", "2026.10.0", "2027.0.0"], ["2026.0.9", "2025.12.9"]],
    ["^2026.1.0", ["2026.1.0", "2026.12.9"], ["2027.0.0", "2026.0.9"]],
    ["~2026.1.0", ["2026.1.0", "2026.1.9"], ["2026.2.0", "2026.0.9"]],
    ["2026.x", ["2026.0.0", "2026.99.9"], ["2025.9.9", "2027.0.0"]],
    ["2026.1.x", ["2026.1.0", "2026.1.99"], ["2026.0.99", "2026.2.0"]],
    [">=2026.1.0 <2027.0.0", ["2026.1.0", "2026.99.0"], ["2026.0.0", "2027.0.0"]],
    ["2025.x || >2026.1.0 <=2026.2.0", ["2025.3.1", "2026.1.1", "2026.2.0"], ["2026.1.0", "2026.2.1", "2024.1.0"]],
    ["^0.2.1", ["0.2.1", "0.2.9"], ["0.3.0", "0.2.0"]],
    ["^0.0.3", ["0.0.3"], ["0.0.4"]]
  ])("%s", (range, inside, outside) => {
    expect(inside.filter((version) => !isInRange(version, range))).toEqual([])
    expect(outside.filter((version) => isInRange(version, range))).toEqual([])
  })

  it.each(["", " ", "2026", "2026.1", ">= 2026.1.0", "^2026.1", "v2026.1.0", "2026.1.0-beta", "x", "*", "2026.x.1", "01.1.0", "2026.1.0 ||", "|| 2026.1.0",
    "2026.1.0 - 2026.2.0", ">=<2026.1.0", "1234567890.0.0", "latest", "2026.1.0\n", "^".repeat(50), "2026.1.0 || ".repeat(50) + "2026.1.0"])("%j is none", (text) => {
    expect(isVersionRange(text)).toBe(false)
    expect(isInRange("2026.1.0", text)).toBe(false)
  })
  it.each([["2026.1.0", true], ["0.0.0", true], ["2026.1", false], ["2026.01.0", false], ["2026.1.0 ", false], ["2026.1.x", false], [5, false], [undefined, false], ["9".repeat(1e6), false]])("%j is a version: %s", (text, expected) => {
    expect(isVersion(text)).toBe(expected)
  })
})

const numbers = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(2025, 2026, 2027, 999_999_999))
const versions = fc.tuple(numbers, numbers, numbers).map((parts) => parts.join("."))
const comparators = fc.oneof(
  fc.tuple(fc.constantFrom("", ">=", ">", "<=", "<", "^", "~"), versions).map((parts) => parts.join("")),
  fc.tuple(numbers, numbers).map(([year, part]) => `${year}.${part}.x`),
  numbers.map((year) => `${year}.x`)
)
const alternatives = fc.array(comparators, { minLength: 1, maxLength: 3 }).map((all) => all.join(" "))
const ranges = fc.array(alternatives, { minLength: 1, maxLength: 3 }).map((any) => any.join(" || ")).filter((range) => range.length <= 200)

describe("npm's semver", () => {
  it("says the same of every version and range", () => {
    fc.assert(fc.property(versions, ranges, (version, range) => {
      expect(isVersionRange(range)).toBe(true)
      expect(isInRange(version, range)).toBe(semver.satisfies(version, range))
    }), { numRuns: 3000 })
  })
  it("reads whatever is read here", () => {
    const texts = fc.oneof(fc.string({ unit: fc.constantFrom(..."0123456789.x^~<>=| ") }), ranges.chain((range) => fc.nat(range.length).map((at) => range.slice(0, at) + range.slice(at + 1))))
    fc.assert(fc.property(texts, (text) => {
      if (isVersionRange(text)) expect(semver.validRange(text)).not.toBeNull()
      if (isVersion(text)) expect(semver.valid(text)).toBe(text)
    }), { numRuns: 3000 })
  })
})
