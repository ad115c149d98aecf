import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { expectClose } from "./closeness.fixture.ts"
import { twoSidedZ } from "./normalQuantile.ts"
import { twoSidedT } from "./studentQuantile.ts"

describe("Student's t", () => {
  // scipy 1.17.1, stats.t.ppf((1 + level) / 2, degrees)
  it.each([
    [0.95, 1, 12.706204736174694], [0.95, 2, 4.302652729749462], [0.95, 3, 3.1824463052837078], [0.95, 5, 2.5705818356363146],
    [0.95, 23, 2.0686576104190486], [0.95, 25, 2.0595385527532972], [0.95, 100, 1.9839715185235518], [0.95, 493, 1.9647875279653642],
    [0.95, 999, 1.9623414611334493], [0.95, 1000, 1.9623390808264083], [0.95, 1001, 1.9623367052808798], [0.95, 59_999, 1.9600035238369327]
  ])("at the level %d with %d degrees of freedom", (level, degrees, t) => expectClose(twoSidedT(level, degrees), t, 12))

  it("of one degree is Cauchy's, of two has a closed form", () => fc.assert(fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), (level) => {
    expectClose(twoSidedT(level, 1), Math.tan(Math.PI * level / 2), 10)
    expectClose(twoSidedT(level, 2), level * Math.sqrt(2 / (1 - level * level)), 10)
  })))

  it("falls with the degrees of freedom, towards the normal", () => fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), (degrees) => {
    expect(twoSidedT(0.95, degrees)).toBeGreaterThan(twoSidedT(0.95, degrees + 1))
    expect(twoSidedT(0.95, degrees + 1)).toBeGreaterThan(twoSidedZ(0.95))
  })))
})
