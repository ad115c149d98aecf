import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allOf, anyOf, not, type Verdict, verdictOf } from "./verdict.ts"

/** Kleene's tables, written out: left, right, and, or. */
const table: readonly (readonly [Verdict, Verdict, Verdict, Verdict])[] = [
  ["yes", "yes", "yes", "yes"],
  ["yes", "unknown", "unknown", "yes"],
  ["yes", "no", "no", "yes"],
  ["unknown", "yes", "unknown", "yes"],
  ["unknown", "unknown", "unknown", "unknown"],
  ["unknown", "no", "no", "unknown"],
  ["no", "yes", "no", "yes"],
  ["no", "unknown", "no", "unknown"],
  ["no", "no", "no", "no"]
]

describe("Kleene's logic", () => {
  it.each(table)("%s and %s is %s", (left, right, and) => expect(allOf([left, right])).toBe(and))
  it.each(table)("%s or %s (the fourth word) is right", (left, right, _and, or) => expect(anyOf([left, right])).toBe(or))

  it.each([["yes", "no"], ["no", "yes"], ["unknown", "unknown"]] as const)("not %s is %s", (verdict, opposite) => expect(not(verdict)).toBe(opposite))

  it("says yes to all of nothing and no to any of nothing", () => {
    expect(allOf([])).toBe("yes")
    expect(anyOf([])).toBe("no")
  })

  it("turns a plain truth into an answer", () => {
    expect(verdictOf(true)).toBe("yes")
    expect(verdictOf(false)).toBe("no")
  })

  it("does not depend on the order, and keeps De Morgan's law", () => {
    const verdicts = fc.array(fc.constantFrom<Verdict>("yes", "no", "unknown"), { maxLength: 6 })
    fc.assert(fc.property(verdicts, (given) => {
      expect(allOf(given.toReversed())).toBe(allOf(given))
      expect(anyOf(given.toReversed())).toBe(anyOf(given))
      expect(not(allOf(given))).toBe(anyOf(given.map(not)))
    }))
  })
})
