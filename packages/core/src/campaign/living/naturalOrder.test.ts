import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { naturalOrder } from "./naturalOrder.ts"

describe("the order of names with numbers", () => {
  it("takes numbers as numbers, and what begins a longer name first", () => {
    expect(["group-10", "group-2", "group", "group-2b", "10", "9", "group-02", "a"].sort(naturalOrder)).toEqual(["9", "10", "a", "group", "group-02", "group-2", "group-2b", "group-10"])
    expect(naturalOrder("a", "a")).toBe(0)
    expect(naturalOrder("1", "x")).toBeLessThan(0)
    expect(naturalOrder("x", "1")).toBeGreaterThan(0)
  })

  it("is the same from either side", () => {
    const name = fc.array(fc.constantFrom("1", "02", "2", "10", "a", "-", "thôn "), { maxLength: 4 }).map((parts) => parts.join(""))
    fc.assert(fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(naturalOrder(a, b)) + Math.sign(naturalOrder(b, a))).toBe(0)
      expect(naturalOrder(a, b) === 0).toBe(a === b)
      if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0)
    }), { numRuns: 500 })
  })
})
