import { describe, expect, it } from "vitest"
import type { Measurement } from "../measurement.ts"
import { suspectedSlip } from "./suspectedSlip.ts"
import { plain } from "./visits.fixture.ts"

const boy: Measurement = { sex: "male", ageDays: 300 }

describe("which slip would explain a measure", () => {
  // By the plain standard 65 cm (SD 2.6) and 6 kg (SD 0.6) at 300 days.
  it.each([
    [0.65, { code: "metres", value: 65 }], [650, { code: "millimetres", value: 65 }], [25.6, { code: "inches", value: 65.024 }], [6.5, { code: "pointTooFarLeft", value: 65 }], [200, undefined]
  ])("%s cm of length: %s", (lengthHeight, slip) => {
    expect(suspectedSlip(plain, { ...boy, lengthHeight }, "lengthHeight")).toEqual(slip)
  })
  it("a weight that was written in g and meant in kg; an arm or a head with the point too far to the left", () => {
    expect(suspectedSlip(plain, { ...boy, weight: 0.0062 }, "weight")).toEqual({ code: "kilograms", value: 6.2 })
    expect(suspectedSlip(plain, { ...boy, weight: 6200 }, "weight")).toEqual({ code: "grams", value: 6.2 })
    const arms = { tables: [{ ...plain.tables[1]!, id: "arm", indicator: "arm-circumference-for-age" as const }] }
    expect(suspectedSlip(arms, { ...boy, armCircumference: 6.5 }, "armCircumference")).toEqual({ code: "pointTooFarLeft", value: 65 })
  })
  it("of several the nearest to the child's other measures, and none that is too far from them", () => {
    // 0.65 could be 6.5 kg, at +0.83.
    expect(suspectedSlip(plain, { ...boy, weight: 0.65 }, "weight", { neighbours: [0.8, 0.9], within: 1 })).toEqual({ code: "pointTooFarLeft", value: 6.5 })
    expect(suspectedSlip(plain, { ...boy, weight: 0.65 }, "weight", { neighbours: [-3, -3], within: 1 })).toBeUndefined()
  })
  it("weight and stature are taken for swapped only if both then can be", () => {
    expect(suspectedSlip(plain, { ...boy, weight: 66, lengthHeight: 6.2 }, "weight")).toEqual({ code: "swapped", value: 6.2 })
    expect(suspectedSlip(plain, { ...boy, weight: 66, lengthHeight: 6.2 }, "lengthHeight", { neighbours: [0.4] })).toEqual({ code: "swapped", value: 66 })
    expect(suspectedSlip(plain, { ...boy, weight: 600, lengthHeight: 6.2 }, "weight")).toBeUndefined()
  })
  it("heads and arms in millimetres or inches, by a standard that has them", () => {
    const heads = { tables: [{ ...plain.tables[1]!, id: "head", indicator: "head-circumference-for-age" as const }, { ...plain.tables[1]!, id: "arm", indicator: "arm-circumference-for-age" as const }] }
    expect(suspectedSlip(heads, { ...boy, headCircumference: 650 }, "headCircumference")).toEqual({ code: "millimetres", value: 65 })
    expect(suspectedSlip(heads, { ...boy, headCircumference: 25.6 }, "headCircumference")).toEqual({ code: "inches", value: 65.024 })
    expect(suspectedSlip(heads, { ...boy, armCircumference: 650 }, "armCircumference")).toEqual({ code: "millimetres", value: 65 })
    expect(suspectedSlip(heads, { ...boy, armCircumference: 25.6 }, "armCircumference")).toEqual({ code: "inches", value: 65.024 })
  })
  it("without neighbours the one nearest to the median", () => {
    // 14 could be pounds, 6.35 kg (+0.58), or a point too far right, 1.4 kg (far below).
    expect(suspectedSlip(plain, { ...boy, weight: 14 }, "weight")).toEqual({ code: "pounds", value: 6.350293 })
    expect(suspectedSlip(plain, { ...boy, weight: 66, lengthHeight: 5.5 }, "weight")).toEqual({ code: "swapped", value: 5.5 })
  })
  it("without a sex, or without the measure, nothing can be said", () => {
    expect(suspectedSlip(plain, { ageDays: 300, weight: 6000 }, "weight")).toBeUndefined()
    expect(suspectedSlip(plain, boy, "weight")).toBeUndefined()
    expect(suspectedSlip(plain, { ...boy, headCircumference: 450 }, "headCircumference")).toBeUndefined()
  })
})
