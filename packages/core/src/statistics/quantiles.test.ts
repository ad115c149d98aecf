import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { betaProbability, betaQuantile } from "./betaQuantile.ts"
import { expectClose } from "./closeness.fixture.ts"
import { chiSquaredQuantile, gammaQuantile, gammaTail } from "./gammaQuantile.ts"
import { normalQuantile, twoSidedZ } from "./normalQuantile.ts"

const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true })
const sides = ["lower", "upper"] as const

/** Terms of a distribution added up one by one, each from the one before. */
const sumOf = (first: number, last: number, term: number, next: (k: number, term: number) => number): number => {
  let sum = 0
  for (let k = 0, now = term; k <= last; now = next(k, now), k++) if (k >= first) sum += now
  return sum
}
const poissonAtMost = (k: number, mean: number): number => sumOf(0, k, Math.exp(-mean), (j, term) => term * mean / (j + 1))
const binomialAtLeast = (k: number, n: number, p: number): number => sumOf(k, n, (1 - p) ** n, (j, term) => term * (n - j) / (j + 1) * p / (1 - p))

describe("the normal distribution", () => {
  it.each([
    [0.5, 0], [0.75, 0.674489750196082], [0.9, 1.28155156554460], [0.975, 1.95996398454005], [0.999, 3.09023230616781], [1e-20, -9.26234008979841]
  ])("has %d of its values below %d", (p, z) => expectClose(normalQuantile(p), z, 14))
  it("of a level, leaves as much out on each side", () => {
    expectClose(twoSidedZ(0.95), 1.95996398454005, 14)
    expectClose(twoSidedZ(0.998), 3.09023230616781, 14)
  })
  it("is the same on both sides", () => fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 20 - 1 }), (parts) => {
    // Parts of a power of 2, so that neither side is rounded.
    expect(normalQuantile(parts / 2 ** 20)).toBeCloseTo(-normalQuantile(1 - parts / 2 ** 20), 13)
  })))
})

describe("the gamma distribution", () => {
  it("counts: so many events or more, as their probabilities added up", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 90, noNaN: true }), (count, mean) => {
      expectClose(gammaTail(mean, count, "upper"), poissonAtMost(count - 1, mean), 11)
    }))
  })
  it("tells the value of a probability, for small and large shapes and both tails", () => {
    const shape = fc.oneof(fc.double({ min: 0.05, max: 3, noNaN: true }), fc.double({ min: 3, max: 1e6, noNaN: true }))
    fc.assert(fc.property(probability, shape, fc.constantFrom(...sides), (p, shape, side) => {
      expectClose(gammaTail(gammaQuantile(p, shape, side), shape, side), p)
    }))
  })
  it("of shape 1 is the exponential", () => fc.assert(fc.property(probability, (p) => {
    expectClose(gammaQuantile(p, 1, "upper"), -Math.log(p), 12)
    expectClose(gammaQuantile(p, 1, "lower"), -Math.log1p(-p), 12)
  })))
  it("doubled, is chi-squared: the squared normal at one degree of freedom", () => {
    expectClose(chiSquaredQuantile(0.05, 1, "upper"), 1.95996398454005 ** 2, 13)
    expectClose(chiSquaredQuantile(0.025, 2, "upper"), 7.37775890822787, 13)
    expectClose(chiSquaredQuantile(0.025, 20, "lower"), 9.59077739226487, 13)
  })
  it("has nothing below 0", () => expect([gammaTail(0, 3, "lower"), gammaTail(0, 3, "upper")]).toEqual([0, 1]))
})

describe("the beta distribution", () => {
  it("counts: so many of n or more, as their probabilities added up", () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), share, (k, more, p) => {
      expectClose(betaProbability(p, k, more + 1), binomialAtLeast(k, k + more, p), 10)
    }))
  })
  it("tells the value of a probability", () => {
    const shape = fc.oneof(fc.double({ min: 0.5, max: 3, noNaN: true }), fc.double({ min: 3, max: 1e5, noNaN: true }))
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), shape, shape, (p, a, b) => {
      const x = betaQuantile(p, a, b)
      fc.pre(x < 0.999)
      // Far out in a tail of a large shape, the last digit of x alone moves the probability by a hundred-millionth.
      expectClose(betaProbability(x, a, b), p, 7)
    }))
  })
  it("has closed forms where one shape is 1", () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), fc.integer({ min: 1, max: 10_000 }), (p, a) => {
      expectClose(betaQuantile(p, a, 1), p ** (1 / a), 12)
      expectClose(betaQuantile(p, 1, a), -Math.expm1(Math.log1p(-p) / a), 12)
    }))
  })
  it("mirrors", () => {
    expectClose(betaQuantile(0.975, 3, 9), 1 - betaQuantile(0.025, 9, 3), 14)
    expect([betaProbability(0, 2, 2), betaProbability(1, 2, 2)]).toEqual([0, 1])
  })
})
