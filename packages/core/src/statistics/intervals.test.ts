import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { expectClose } from "./closeness.fixture.ts"
import { proportionInterval } from "./proportionInterval.ts"
import { proportions } from "./proportions.fixture.ts"
import { rateInterval } from "./rateInterval.ts"
import { rates } from "./rates.fixture.ts"
import { mortalityRatios } from "./standardisedRates.fixture.ts"

const methods = ["wilson", "clopper-pearson"] as const
const method = fc.constantFrom(...methods)
const level = fc.double({ min: 0.01, max: 0.9999, noNaN: true })
const part = fc.tuple(fc.nat(2000), fc.nat(2000)).map(([x, others]) => ({ x, n: x + others })).filter(({ n }) => n > 0)

describe("the interval of a share", () => {
  it.each(proportions)("of %d of %d at %d is the reference's", (x, n, level, wilsonLo, wilsonHi, exactLo, exactHi) => {
    const wilson = proportionInterval(x, n, { level })
    const exact = proportionInterval(x, n, { level, method: "clopper-pearson" })
    expectClose(wilson?.lo, wilsonLo, 12)
    expectClose(wilson?.hi, wilsonHi, 12)
    expectClose(exact?.lo, exactLo, 12)
    expectClose(exact?.hi, exactHi, 12)
    expectClose(exact?.share, x / n, 15)
  })
  it("says how it was made; by Wilson at 95 % unless told", () => {
    expect(proportionInterval(3, 12)).toMatchObject({ share: 0.25, level: 0.95, method: "wilson" })
    expect(proportionInterval(3, 12)).toEqual(proportionInterval(3, 12, { level: 0.95, method: "wilson" }))
    expect(proportionInterval(3, 12, { level: 0.8, method: "clopper-pearson" })).toMatchObject({ level: 0.8, method: "clopper-pearson" })
  })
  it("of nobody is none; of no one and of everybody it has a width", () => {
    expect(proportionInterval(0, 0)).toBeUndefined()
    for (const method of methods) {
      expect(proportionInterval(0, 30, { method })?.lo).toBe(0)
      expect(proportionInterval(0, 30, { method })?.hi).toBeGreaterThan(0.1)
      expect(proportionInterval(30, 30, { method })?.hi).toBe(1)
      expect(proportionInterval(30, 30, { method })?.lo).toBeLessThan(0.9)
    }
  })
  it("holds the share, within 0 and 1", () => fc.assert(fc.property(part, level, method, ({ x, n }, level, method) => {
    const { lo, hi, share } = proportionInterval(x, n, { level, method })!
    expect(lo).toBeGreaterThanOrEqual(0)
    expect(lo).toBeLessThanOrEqual(share + 1e-12)
    expect(hi).toBeGreaterThanOrEqual(share - 1e-12)
    expect(hi).toBeLessThanOrEqual(1)
  })))
  it("is wider at a higher level", () => fc.assert(fc.property(part, level, level, method, ({ x, n }, a, b, method) => {
    const narrow = proportionInterval(x, n, { level: Math.min(a, b), method })!
    const wide = proportionInterval(x, n, { level: Math.max(a, b), method })!
    expect(wide.lo).toBeLessThanOrEqual(narrow.lo + 1e-12)
    expect(wide.hi).toBeGreaterThanOrEqual(narrow.hi - 1e-12)
  })))
  it("of those who have it not is the mirror image", () => fc.assert(fc.property(part, level, method, ({ x, n }, level, method) => {
    const have = proportionInterval(x, n, { level, method })!
    const haveNot = proportionInterval(n - x, n, { level, method })!
    expect(have.lo).toBeCloseTo(1 - haveNot.hi, 12)
    expect(have.hi).toBeCloseTo(1 - haveNot.lo, 12)
  })))
  it("moves up with each more who has it, and narrows with ten times the people", () => fc.assert(fc.property(part, method, ({ x, n }, method) => {
    const width = (x: number, n: number): number => { const { lo, hi } = proportionInterval(x, n, { method })!; return hi - lo }
    expect(width(10 * x, 10 * n)).toBeLessThan(width(x, n))
    fc.pre(x < n)
    expect(proportionInterval(x + 1, n, { method })!.lo).toBeGreaterThan(proportionInterval(x, n, { method })!.lo)
    expect(proportionInterval(x + 1, n, { method })!.hi).toBeGreaterThan(proportionInterval(x, n, { method })!.hi)
  })))
  it.each([[13, 12], [-1, 12], [1.5, 12], [Number.NaN, 12], [1, Number.POSITIVE_INFINITY]])("of %d of %d is a mistake", (x, n) => {
    expect(() => proportionInterval(x, n)).toThrow(/^TRAMYTE_STATISTICS_INVALID_COUNT: proportionInterval: /)
  })
  it.each([0, 1, 95, -0.5, Number.NaN])("at level %d is a mistake", (level) => {
    expect(() => proportionInterval(3, 12, { level })).toThrow("Give a share, 0.95 for 95 %.")
  })
})

describe("the interval of a rate", () => {
  it.each(rates)("of %d among %d at %d is the reference's", (count, population, level, rate, exactLo, exactHi, byarLo, byarHi, ukLo, ukHi) => {
    const exact = rateInterval(count, population, { level, method: "exact" })
    const byar = rateInterval(count, population, { level, method: "byar" })
    const uk = rateInterval(count, population, { level })
    expectClose(exact?.rate, rate, 12)
    expectClose(exact?.lo, exactLo, 12)
    expectClose(exact?.hi, exactHi, 12)
    expectClose(byar?.lo, byarLo ?? 0, 12)
    expectClose(byar?.hi, byarHi, 12)
    expectClose(uk?.lo, ukLo, 12)
    expectClose(uk?.hi, ukHi, 12)
  })
  it("is exact up to 9 events, Byar's from 10 on", () => {
    expect([9, 10].map((count) => rateInterval(count, 12_873)?.method)).toEqual(["exact", "byar"])
    expect(rateInterval(9, 12_873, { method: "byar-or-exact" })).toEqual(rateInterval(9, 12_873, { method: "exact" }))
    expect(rateInterval(10, 12_873)).toMatchObject({ per: 100_000, level: 0.95 })
  })
  it.each(mortalityRatios)("with the expected count as population is that of a mortality ratio: %d for %d", (observed, expected, ratio, exactLo, exactHi, byarLo, byarHi) => {
    const exact = rateInterval(observed, expected, { per: 1, method: "exact" })
    expectClose(exact?.rate, ratio, 12)
    expectClose(exact?.lo, exactLo, 12)
    expectClose(exact?.hi, exactHi, 12)
    expectClose(rateInterval(observed, expected, { per: 1, method: "byar" })?.lo, byarLo ?? 0, 12)
    expectClose(rateInterval(observed, expected, { per: 1, method: "byar" })?.hi, byarHi, 12)
  })
  it("of nobody is none", () => expect(rateInterval(0, 0)).toBeUndefined())
  it("holds the rate, and is wider at a higher level", () => {
    fc.assert(fc.property(fc.nat(5000), fc.double({ min: 0.1, max: 1e6, noNaN: true }), level, level, fc.constantFrom("byar-or-exact", "byar", "exact"), (count, population, a, b, method) => {
      // Byar's approximation tells 1 in 1000 too much at levels that nobody uses: 1 event at 1 %.
      fc.pre(method === "exact" || Math.min(a, b) > 0.5)
      const narrow = rateInterval(count, population, { level: Math.min(a, b), method })!
      const wide = rateInterval(count, population, { level: Math.max(a, b), method })!
      expect(narrow.lo).toBeLessThanOrEqual(narrow.rate * (1 + 1e-9))
      expect(narrow.hi).toBeGreaterThanOrEqual(narrow.rate * (1 - 1e-9))
      expect(wide.lo).toBeLessThanOrEqual(narrow.lo * (1 + 1e-9))
      expect(wide.hi).toBeGreaterThanOrEqual(narrow.hi * (1 - 1e-9))
    }))
  })
  it("refuses what has no meaning", () => {
    expect(() => rateInterval(1.5, 100)).toThrow("rateInterval: count is 1.5.")
    expect(() => rateInterval(1, -100)).toThrow("rateInterval: population is -100. Give a finite number above 0, or 0.")
    expect(() => rateInterval(1, 100, { per: 0 })).toThrow("rateInterval: per is 0. Give a finite number above 0.")
    expect(() => rateInterval(1, 100, { level: 2 })).toThrow("TRAMYTE_STATISTICS_INVALID_LEVEL")
  })
})
