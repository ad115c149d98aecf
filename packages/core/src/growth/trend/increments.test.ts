import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Increment, increments } from "./increments.ts"
import { plain, visit, weighings } from "./visits.fixture.ts"

const told = ({ earlier, later, pair, gain, velocity }: Increment): string =>
  `${earlier.ageDays}-${later.ageDays} ${pair.join("+")} ${gain} ${velocity.assessable ? velocity.interval : velocity.code}`

describe("what a child gained", () => {
  it("from each visit to the next, and up to the last from those that lie as far before it as the tables ask", () => {
    const line = weighings([30, 4.2], [61, 5.2], [91, 6.1], [122, 6.7])
    expect(increments(line, plain).map(told)).toEqual([
      "30-61 successive 1 1", "61-91 successive 0.9 1", "61-122 interval 1.5 2", "91-122 successive+interval 0.6 1"
    ])
  })
  it("two visits in a week are a pair that tells nothing; the month before is found past them", () => {
    expect(increments(weighings([61, 5.2], [85, 5.8], [91, 6]), plain).map(told)).toEqual(["61-85 successive 0.6 tooShort", "61-91 interval 0.8 1", "85-91 successive 0.2 tooShort"])
  })
  it("of visits near the interval the nearest, five days off at most", () => {
    expect(increments(weighings([61, 5], [86, 5.9], [89, 6], [92, 6.1], [121, 6.7]), plain).filter(({ pair }) => pair.includes("interval")).map(told)).toEqual(["61-121 interval 1.7 2", "92-121 successive+interval 0.6 1"])
    expect(increments(weighings([90, 6], [96, 6.1], [125, 6.7]), plain).filter(({ pair }) => pair.includes("interval")).map(({ earlier }) => earlier.ageDays)).toEqual([96])
    expect(increments(weighings([88, 6], [93, 6.1], [121, 6.7]), plain).filter(({ pair }) => pair.includes("interval")).map(({ earlier }) => earlier.ageDays)).toEqual([93])
    expect(increments(weighings([86, 6], [93, 6.1], [121, 6.7]), plain).filter(({ pair }) => pair.includes("interval")).map(({ earlier }) => earlier.ageDays)).toEqual([93])
    expect(increments(weighings([92, 6], [96, 6.1], [121, 6.7]), plain).filter(({ pair }) => pair.includes("interval")).map(({ earlier }) => earlier.ageDays)).toEqual([92])
  })
  it("near the end of the curve there is no z-score for the least that it may be", () => {
    const [lost] = increments(weighings([61, 5], [91, 4.65]), plain)
    expect(lost?.velocity.assessable).toBe(true)
    expect(lost).not.toHaveProperty("zBetween")
  })
  it("implausible measures and weights with oedema take no part", () => {
    const line = [...weighings([61, 5.2]), visit({ ageDays: 75, weight: 50, z: { "weight-for-age": 12 }, implausible: ["weight-for-age"] }), visit({ ageDays: 80, weight: 7, oedema: true }), ...weighings([91, 6])]
    expect(increments(line, plain).map(told)).toEqual(["61-91 successive+interval 0.8 1"])
  })
  it("after a preterm birth by the corrected age, and by the days that passed", () => {
    const line = [visit({ ageDays: 91, correctedAgeDays: 61, weight: 5 }), visit({ ageDays: 121, weight: 6 })]
    expect(increments(line, plain)[0]?.velocity).toMatchObject({ from: 2, days: 30 })
  })
  it("without a sex there is a gain, but nothing to compare it with", () => {
    const line = [visit({ ageDays: 61, weight: 5, sex: undefined }), visit({ ageDays: 91, weight: 6, sex: undefined })]
    expect(increments(line, plain).map(told)).toEqual(["61-91 successive+interval 1 sexUnknown"])
  })
  it("what only the scale may have done is told: 100 g of weight", () => {
    const [gained] = increments(weighings([61, 5], [91, 5.1]), plain)
    const [more] = increments(weighings([61, 5], [91, 5.101]), plain)
    expect([gained?.withinError, more?.withinError]).toEqual([true, false])
    expect(gained?.error).toBe(0.1)
    const [least, most] = gained!.zBetween!
    expect(least).toBe(incrementsZ(0))
    expect(most).toBe(incrementsZ(0.2))
  })
  it("a child who stands for the first time does not shrink: 0.7 cm less standing is as much", () => {
    const line = [visit({ ageDays: 700, lengthHeight: 85, measured: "length" }), visit({ ageDays: 740, lengthHeight: 85, measured: "height" })]
    expect(increments(line, plain)[0]).toMatchObject({ measure: "length", gain: 0.7, days: 40 })
  })
})

const incrementsZ = (gain: number): number => {
  const [one] = increments(weighings([61, 5], [91, 5 + gain]), plain)
  return one!.velocity.assessable ? one!.velocity.z : NaN
}

describe("laws", () => {
  const line = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 20, max: 120 })), { selector: ([day]) => day, maxLength: 9 })
    .map((points) => points.toSorted(([a], [b]) => a - b).map(([day, hectograms]) => [day, hectograms / 10] as const))
  it("each visit but the first has its step from the one before, and steps add up", () => {
    fc.assert(fc.property(line, (points) => {
      const steps = increments(weighings(...points), plain).filter(({ pair }) => pair.includes("successive"))
      expect(steps.map(({ later }) => later.ageDays)).toEqual(points.slice(1).map(([day]) => day))
      expect(steps.reduce((sum, { gain }) => sum + gain, 0)).toBeCloseTo(points.length === 0 ? 0 : points.at(-1)![1] - points[0]![1], 6)
    }))
  })
  it("later visits change nothing of earlier steps", () => {
    fc.assert(fc.property(line, fc.integer({ min: 0, max: 9 }), (points, known) => {
      const steps = (some: typeof points) => increments(weighings(...some), plain).filter(({ pair }) => pair.includes("successive")).map(({ pair: _, ...step }) => step)
      const before = steps(points.slice(0, known))
      expect(steps(points).slice(0, before.length)).toEqual(before)
    }))
  })
  it("up to the last visit there is a pair for each table that has one about so long before", () => {
    fc.assert(fc.property(line, (points) => {
      const last = points.at(-1)?.[0] ?? 0
      const found = increments(weighings(...points), plain).filter(({ pair }) => pair.includes("interval"))
      for (const { later, days } of found) expect([later.ageDays, Math.min(Math.abs(days - 30.4375), Math.abs(days - 60.875)) <= 5]).toEqual([last, true])
      expect(found.length).toBe([30.4375, 60.875].filter((interval) => points.some(([day]) => day < last && Math.abs(last - day - interval) <= 5)).length)
    }))
  })
})
