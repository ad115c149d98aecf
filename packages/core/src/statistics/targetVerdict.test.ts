import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type TargetTest, targetVerdict } from "./targetVerdict.ts"

const of = (x: number, n: number, share: number, more: Partial<TargetTest> = {}) => targetVerdict(x, n, { share, counted: "everybody", ...more })

describe("a target, where everybody was counted", () => {
  it.each([[18, 20, "notMet"], [19, 20, "met"], [20, 20, "met"]])("of 95 %%: %d of %d", (x, n, verdict) => expect(of(x, n, 0.95)).toBe(verdict))
  it.each([[0, 20, "met"], [1, 20, "met"], [2, 20, "notMet"]])("of at most 5 %%: %d of %d", (x, n, verdict) => expect(of(x, n, 0.05, { direction: "down" })).toBe(verdict))
  it("is exactly met at its own share, whatever that is in binary", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (n, x) => {
      fc.pre(x <= n)
      expect(of(x, n, x / n)).toBe("met")
      expect(of(x, n, x / n, { direction: "down" })).toBe("met")
    }))
    expect(of(7, 100, 0.07)).toBe("met")
    expect(of(29, 100, 0.29, { direction: "down" })).toBe("met")
  })
  it("cannot be told while those who are not known decide", () => {
    expect(of(18, 20, 0.95, { unknown: 1 })).toBe("cannotTell")
    expect(of(17, 20, 0.95, { unknown: 1 })).toBe("notMet")
    expect(of(19, 20, 0.95, { unknown: 1 })).toBe("met")
    expect(of(1, 20, 0.05, { unknown: 1, direction: "down" })).toBe("cannotTell")
  })
  it("cannot be told of nobody", () => expect(of(0, 0, 0.5)).toBe("cannotTell"))
})

describe("a target, by a sample", () => {
  const sample = { counted: "sample" } as const
  it("176 of 180 do not prove that 98 % is missed, nor that it is met", () => {
    expect(of(176, 180, 0.98, sample)).toBe("cannotTell")
    expect(of(176, 180, 0.98)).toBe("notMet")
    expect(of(176, 180, 0.94, sample)).toBe("met")
    expect(of(176, 180, 0.992, sample)).toBe("notMet")
  })
  it("is met at the very limit of the interval", () => {
    // 0 of 12 by Clopper-Pearson: at most 26.4648469397051 %.
    expect(of(0, 12, 0.26464847, { ...sample, method: "clopper-pearson", direction: "down" })).toBe("met")
    expect(of(0, 12, 0.26464846, { ...sample, method: "clopper-pearson", direction: "down" })).toBe("cannotTell")
    expect(of(0, 12, 0, { ...sample, direction: "down" })).toBe("cannotTell")
    expect(of(12, 12, 1, sample)).toBe("cannotTell")
  })
  it("takes a level: who wants to be surer can tell less", () => {
    expect(of(96, 100, 0.9, sample)).toBe("met")
    expect(of(96, 100, 0.9, { ...sample, level: 0.998 })).toBe("cannotTell")
  })
  it("is widened by those who are not known", () => {
    expect(of(50, 100, 0.62, sample)).toBe("notMet")
    expect(of(50, 100, 0.62, { ...sample, unknown: 10 })).toBe("cannotTell")
  })
  it("tells nothing else than everybody's count would, only less", () => {
    fc.assert(fc.property(fc.nat(300), fc.nat(300), fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom("up", "down"), (x, others, share, direction) => {
      const found = of(x, x + others, share, { ...sample, direction })
      expect(["cannotTell", of(x, x + others, share, { direction })]).toContain(found)
    }))
  })
})

it("refuses more who are not known than there are", () => {
  expect(() => of(15, 20, 0.9, { unknown: 6 })).toThrow("targetVerdict: not known, of those who do not surely have it: 6 of 5.")
  expect(() => of(15, 14, 0.9)).toThrow("TRAMYTE_STATISTICS_INVALID_COUNT: targetVerdict: 15 of 14.")
  expect(() => of(15, 20, Number.NaN)).toThrow("TRAMYTE_STATISTICS_INVALID_NUMBER: targetVerdict: share is NaN.")
})
