import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { intergrowth21st, newbornHeadCircumference, newbornLength, newbornWeight, pretermWeight, pretermWeightForLength } from "./index.ts"
import { measureOfSkewT, zOfSkewT } from "./intergrowth/skewT.ts"
import { studentDensity, studentTail } from "./intergrowth/studentTail.ts"
import { zOfTail } from "./intergrowth/zOfTail.ts"

describe("size at birth", () => {
  it("of a boy of 1.4 kg, born after 32 weeks and 3 days", () => expect(newbornWeight.z("male", 227, 1.4)).toBeCloseTo(-1.388468, 6))
  it("is reckoned by completed days", () => expect(newbornWeight.z("male", 231.9, 2)).toBe(newbornWeight.z("male", 231, 2)))
  it("passes from the very preterm to the table at 33 weeks with less than 4 % between them", () => {
    for (const sex of ["male", "female"] as const) {
      for (const standard of [newbornWeight, newbornLength]) {
        expect(Math.abs(standard.measure(sex, 231, 0)! / standard.measure(sex, 230, 0)! - 1)).toBeLessThan(0.04)
      }
    }
  })
  it("begins at 24+0 weeks and ends at 44+6", () => {
    expect([167, 168, 314, 315].map((day) => newbornWeight.z("female", day, 2) === undefined)).toEqual([true, false, false, true])
  })
  // Coefficients of the authors, as the R package gigs has them (ig_nbs_ext_coeffs), those of days 301 to 314 its own.
  it.each([
    [newbornWeight, "male", 231, { mu: 1.905973, sigma: 0.4027349, nu: 1.095261, tau: 17.05299 }],
    [newbornWeight, "male", 267, { mu: 3.053991, sigma: 0.3947832, nu: 1.095261, tau: 17.05299 }],
    [newbornWeight, "male", 300, { mu: 3.662232, sigma: 0.3899416, nu: 1.095261, tau: 17.05299 }],
    [newbornWeight, "male", 301, { mu: 3.67506608338947, sigma: 0.389818157700328, nu: 1.095261, tau: 17.05299 }],
    [newbornWeight, "male", 314, { mu: 3.81494105950402, sigma: 0.388336339857988, nu: 1.095261, tau: 17.05299 }],
    [newbornWeight, "female", 231, { mu: 1.795602, sigma: 0.348924, nu: 1.126787, tau: 19.65738 }],
    [newbornWeight, "female", 267, { mu: 2.940878, sigma: 0.3742177, nu: 1.126787, tau: 19.65738 }],
    [newbornWeight, "female", 300, { mu: 3.469744, sigma: 0.3907857, nu: 1.126787, tau: 19.65738 }],
    [newbornWeight, "female", 301, { mu: 3.47920417129212, sigma: 0.391190783401552, nu: 1.126787, tau: 19.65738 }],
    [newbornWeight, "female", 314, { mu: 3.57057315303986, sigma: 0.396324083053081, nu: 1.126787, tau: 19.65738 }],
    [newbornLength, "male", 231, { mu: 43.78604, sigma: 2.039598, nu: 1.007603, tau: 15.4146 }],
    [newbornLength, "male", 267, { mu: 48.68005, sigma: 1.659936, nu: 1.007603, tau: 15.4146 }],
    [newbornLength, "male", 300, { mu: 51.42625, sigma: 1.461296, nu: 1.007603, tau: 15.4146 }],
    [newbornLength, "male", 301, { mu: 51.5007327364278, sigma: 1.45582297350773, nu: 1.007603, tau: 15.4146 }],
    [newbornLength, "male", 314, { mu: 52.3268257386451, sigma: 1.39658572676428, nu: 1.007603, tau: 15.4146 }],
    [newbornLength, "female", 231, { mu: 43.4687, sigma: 1.770071, nu: 0.9677558, tau: 19.95849 }],
    [newbornLength, "female", 267, { mu: 48.17123, sigma: 1.577451, nu: 0.9677558, tau: 19.95849 }],
    [newbornLength, "female", 300, { mu: 50.64059, sigma: 1.468848, nu: 0.9677558, tau: 19.95849 }],
    [newbornLength, "female", 301, { mu: 50.7109558062901, sigma: 1.46596193249397, nu: 0.9677558, tau: 19.95849 }],
    [newbornLength, "female", 314, { mu: 51.4425967843392, sigma: 1.43315872286365, nu: 0.9677558, tau: 19.95849 }],
    [newbornHeadCircumference, "male", 231, { mu: 30.82238, sigma: 1.365932, nu: 1.033177, tau: 26.17975 }],
    [newbornHeadCircumference, "male", 267, { mu: 33.48648, sigma: 1.170153, nu: 1.033177, tau: 26.17975 }],
    [newbornHeadCircumference, "male", 300, { mu: 35.33743, sigma: 1.06333, nu: 1.033177, tau: 26.17975 }],
    [newbornHeadCircumference, "male", 301, { mu: 35.3857185311892, sigma: 1.06044507329109, nu: 1.033177, tau: 26.17975 }],
    [newbornHeadCircumference, "male", 314, { mu: 36.005412790094, sigma: 1.02835725869243, nu: 1.033177, tau: 26.17975 }],
    [newbornHeadCircumference, "female", 231, { mu: 30.38709, sigma: 1.310714, nu: 1.045915, tau: 20.97268 }],
    [newbornHeadCircumference, "female", 267, { mu: 33.02054, sigma: 1.106045, nu: 1.045915, tau: 20.97268 }],
    [newbornHeadCircumference, "female", 300, { mu: 34.54082, sigma: 0.9956732, nu: 1.045915, tau: 20.97268 }],
    [newbornHeadCircumference, "female", 301, { mu: 34.5825441929011, sigma: 0.992674271989757, nu: 1.045915, tau: 20.97268 }],
    [newbornHeadCircumference, "female", 314, { mu: 35.0404085777252, sigma: 0.959591346115116, nu: 1.045915, tau: 20.97268 }]
  ] as const)("$0.id of a $1 by the coefficients of day $2", (standard, sex, day, curve) => {
    for (const y of [curve.mu - 2 * curve.sigma, curve.mu, curve.mu + 0.7 * curve.sigma, curve.mu + 3 * curve.sigma]) expect(standard.z(sex, day, y)).toBe(zOfSkewT(curve, y))
  })
})

describe("growth after a preterm birth", () => {
  it("goes from 27+0 to 64+0 weeks, by the exact day", () => {
    expect([188, 189, 448, 449].map((day) => pretermWeight.measure("male", day, 0) === undefined)).toEqual([true, false, false, true])
    expect(pretermWeight.measure("male", 189, 0)!.toFixed(2)).toBe("0.67")
    expect(pretermWeight.measure("male", 448, 0)!.toFixed(2)).toBe("7.79")
  })
  it("goes from 35 to 65 cm", () => {
    expect([34.9, 35, 65, 65.1].map((length) => pretermWeightForLength.z("male", length, 2) === undefined)).toEqual([true, false, false, true])
  })
})

describe("every standard", () => {
  const places = fc.constantFrom(...intergrowth21st).chain((standard) =>
    fc.record({ standard: fc.constant(standard), sex: fc.constantFrom("male" as const, "female" as const), at: fc.double({ min: standard.range[0], max: standard.range[1], noNaN: true }) }))

  it("gives back the measure of a z-score, and the z-score of a measure", () => {
    fc.assert(fc.property(places, fc.double({ min: -5, max: 6, noNaN: true }), ({ standard, sex, at }, z) => {
      const measure = standard.measure(sex, at, z)
      if (measure === undefined) return
      expect(Math.abs(standard.z(sex, at, measure)! - z)).toBeLessThan(1e-9)
      expect(Math.abs(standard.measure(sex, at, standard.z(sex, at, measure)!)! - measure)).toBeLessThan(1e-9)
    }), { numRuns: 500 })
  })
  it("has a measure at each z-score from -3 to 3", () => {
    fc.assert(fc.property(places, fc.double({ min: -3, max: 3, noNaN: true }), ({ standard, sex, at }, z) => {
      expect(standard.measure(sex, at, z)).toBeGreaterThan(0)
    }))
  })
  it("rises with the measure", () => {
    fc.assert(fc.property(places, fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }), ({ standard, sex, at }, z, more) => {
      const [low, high] = [standard.measure(sex, at, z), standard.measure(sex, at, z + more)]
      if (low !== undefined) expect(high).toBeGreaterThan(low)
    }))
  })
  it("knows no measure that is not above 0, and no place that is no number", () => {
    for (const { z, measure, range } of intergrowth21st) {
      expect([z("male", range[0], 0), z("male", range[0], -1), z("male", range[0], NaN), z("male", NaN, 2)]).toEqual([undefined, undefined, undefined, undefined])
      expect([measure("male", NaN, 0), measure("male", range[0], NaN), measure("male", range[0], Number.NEGATIVE_INFINITY)]).toEqual([undefined, undefined, undefined])
    }
  })
})

describe("the distributions behind it", () => {
  // Values of SciPy 1.17 (Cephes and Boost).
  it.each([[2.228138851986274, 10, 0.025], [12.706204736174694, 1, 0.025], [0, 17.05299, 0.5], [4.2, 17.05299, 0.00029897780745915116], [0.3, 26.17975, 0.38327317201783845]])(
    "Student's: beyond %f with %f degrees of freedom", (t, v, share) => expect(studentTail(t, v)).toBeCloseTo(share, 13))
  it("Student's with 1 and 2 degrees of freedom is in closed form", () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (t) => {
      expect(Math.abs(studentTail(t, 1) - (0.5 - Math.atan(t) / Math.PI))).toBeLessThan(1e-14)
      expect(Math.abs(studentTail(t, 2) - (1 - t / Math.sqrt(2 + t * t)) / 2)).toBeLessThan(1e-14)
      expect(studentDensity(t, 1)).toBeCloseTo(1 / (Math.PI * (1 + t * t)), 13)
    }))
  })
  it.each([[0.025, -1.959963984540054], [0.001, -3.090232306167813], [0.5, 0], [0.975, 1.959963984540054], [2.866515718791933e-7, -5]])(
    "the z-score below which %f lies", (share, z) => expect(zOfTail(share)).toBeCloseTo(z, 10))
  it("skew t: the share below the mode is 1 in 1 + nu²", () => {
    const curve = { mu: 3, sigma: 0.4, nu: 1.2, tau: 20 }
    expect(zOfSkewT(curve, 3)).toBeCloseTo(zOfTail(1 / (1 + 1.2 ** 2)), 12)
    expect(zOfSkewT(curve, 3 - 1e-12)).toBeCloseTo(zOfSkewT(curve, 3), 9)
    expect(measureOfSkewT(curve, zOfSkewT(curve, 3))).toBeCloseTo(3, 12)
  })
  it("skew t: without skew and with many degrees of freedom it is normal", () => {
    expect(zOfSkewT({ mu: 0, sigma: 1, nu: 1, tau: 1e7 }, 1.5)).toBeCloseTo(1.5, 5)
    expect(zOfSkewT({ mu: 0, sigma: 1, nu: 1, tau: 1e7 }, -1.5)).toBeCloseTo(-1.5, 5)
  })
})
