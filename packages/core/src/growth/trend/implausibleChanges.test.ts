import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Plausibility } from "../growthItem.ts"
import { type ImplausibleChange, implausibleChanges, type PlausibilityItem } from "./implausibleChanges.ts"
import { plain, type Said, scored, visit } from "./visits.fixture.ts"

const item = (is: Plausibility, id = "test/plausible"): PlausibilityItem => ({ item: { id }, is })
const height = item({ measure: "lengthHeight", shrinksAtMost: 3 })
const head = item({ measure: "headCircumference", shrinksAtMost: 1.5 })
const jump = item({ measure: "weight", jumpInZ: 3.5 })

const tall = (...said: readonly (readonly [ageDays: number, cm: number, z?: number])[]) =>
  said.map(([ageDays, lengthHeight, z]) => visit({ ageDays, lengthHeight, ...z === undefined ? {} : { z: { "length-height-for-age": z } } }))

const told = (changes: readonly ImplausibleChange[]): readonly string[] => changes.map(({ change, value, fact, decidedBy }) => `${change} ${value} ${fact} ${decidedBy}`)

describe("children do not shrink", () => {
  it.each([[72, []], [71.9, ["shrinks 71.9 lengthHeight-400 others"]]] as const)("75 cm, then %s cm, when measuring may err by 3 cm", (cm, found) => {
    expect(told(implausibleChanges([height], tall([200, 67, 0], [365, 75, 0], [400, cm, -2])))).toEqual(found)
  })
  it("of the two the one is wrong that contradicts more of the others", () => {
    expect(told(implausibleChanges([height], tall([200, 67, 0], [300, 72, 0], [365, 60, -5], [400, 76, 0])))).toEqual(["shrinks 60 lengthHeight-365 others"])
    expect(told(implausibleChanges([height], tall([200, 67, 0], [300, 85, 6], [365, 75, 0], [400, 76, 0])))).toEqual(["shrinks 85 lengthHeight-300 others"])
  })
  it("of the two the one is wrong that is farther from the line of the others", () => {
    const [wrong] = implausibleChanges([height], tall([200, 67, 0.1], [300, 76, 2.5], [365, 72, -1]))
    expect(wrong).toMatchObject({ on: "2026-10-28", value: 76, rule: "test/plausible", code: "implausibleChange", measure: "lengthHeight", against: [{ ageDays: 365, value: 72 }] })
  })
  it("the line of the others goes straight between them, and level beyond them", () => {
    // At day 300 the others have z = 1, half way from 0 to 2: what lies at 0.9 is nearer than what lies at 2.5.
    expect(told(implausibleChanges([height], tall([200, 67, 0], [290, 76, 2.5], [300, 72, 0.9], [400, 80, 2])))).toEqual(["shrinks 76 lengthHeight-290 others"])
    expect(told(implausibleChanges([height], tall([200, 67, 0], [290, 76, 1.1], [300, 72, -0.6], [400, 80, 2])))).toEqual(["shrinks 72 lengthHeight-300 others"])
    // Before all others: level from the first of them.
    expect(told(implausibleChanges([height], tall([200, 76, 3], [230, 72, 0.5], [400, 80, 0], [500, 84, 0])))).toEqual(["shrinks 76 lengthHeight-200 others"])
    expect(told(implausibleChanges([height], tall([200, 76, 0.5], [230, 72, -3], [400, 80, 0], [500, 84, 0])))).toEqual(["shrinks 72 lengthHeight-230 others"])
    // After all others: level from the last of them.
    expect(told(implausibleChanges([height], tall([100, 60, -4], [200, 67, 2], [390, 85, 2.5], [400, 80, -1])))).toEqual(["shrinks 80 lengthHeight-400 others"])
    expect(told(implausibleChanges([height], tall([100, 60, 4], [200, 67, -2], [390, 85, 2.5], [400, 80, -1])))).toEqual(["shrinks 85 lengthHeight-390 others"])
  })
  it("others without a z-score do not tell", () => {
    expect(told(implausibleChanges([height], tall([200, 67], [300, 76, 2.5], [365, 72, -1])))).toEqual(["shrinks 76 lengthHeight-300 reference"])
    expect(told(implausibleChanges([height], tall([200, 67, 0], [300, 76, 2.5], [365, 72])))).toEqual(["shrinks 72 lengthHeight-365 later"])
  })
  it("with nothing beside the two, the one farther from the median; without z-scores, the later one, which can be measured again", () => {
    expect(told(implausibleChanges([height], tall([300, 76, 2.5], [365, 72, -1])))).toEqual(["shrinks 76 lengthHeight-300 reference"])
    expect(told(implausibleChanges([height], tall([300, 76], [365, 72])))).toEqual(["shrinks 72 lengthHeight-365 later"])
    expect(told(implausibleChanges([height], tall([300, 76, 1], [365, 72, -1])))).toEqual(["shrinks 72 lengthHeight-365 later"])
  })
  it("what it contradicts is told as it was measured, though standing heights are compared as lengths", () => {
    const visits = [visit({ ageDays: 800, lengthHeight: 92, measured: "height" }), visit({ ageDays: 900, lengthHeight: 88, measured: "height" })]
    expect(implausibleChanges([height], visits)).toMatchObject([{ value: 88, against: [{ ageDays: 800, value: 92 }] }])
  })
  it("a head shrinks even less: 1.5 cm", () => {
    const heads = (now: number) => [visit({ ageDays: 100, headCircumference: 42 }), visit({ ageDays: 200, headCircumference: now })]
    expect(implausibleChanges([head], heads(40.5))).toEqual([])
    expect(told(implausibleChanges([head], heads(40.4)))).toEqual(["shrinks 40.4 headCircumference-200 later"])
  })
  it("who was measured lying and stands now has not shrunk", () => {
    const visits = [visit({ ageDays: 720, lengthHeight: 88, measured: "length" }), visit({ ageDays: 740, lengthHeight: 84.5, measured: "height" })]
    expect(implausibleChanges([height], visits)).toEqual([])
    expect(told(implausibleChanges([item({ measure: "lengthHeight", shrinksAtMost: 2 })], visits))).toEqual(["shrinks 84.5 lengthHeight-740 later"])
  })
  it("weight may fall: nobody is asked", () => {
    expect(implausibleChanges([height, head], [visit({ ageDays: 100, weight: 8 }), visit({ ageDays: 200, weight: 5 })])).toEqual([])
  })
})

const heavy = (...said: readonly (readonly [ageDays: number, kg: number, z: number])[]) => said.map(([ageDays, weight, z]) => visit({ ageDays, weight, z: { "weight-for-age": z }, implausible: z > 5 ? ["weight-for-age"] : [] }))

describe("a z-score far away from both neighbours", () => {
  it.each([
    ["3.5 away is not more than 3.5", [[100, 6, 0], [130, 9, 3.5], [160, 7, 0]], []],
    ["3.51 away", [[100, 6, 0], [130, 9, 3.51], [160, 7, 0]], ["jump 9 weight-130 others"]],
    ["from one of them only", [[100, 6, 0], [130, 4, -4], [160, 5, -2]], []],
    ["on different sides: the line falls", [[100, 9, 4], [130, 7, 0], [160, 5, -4]], []],
    ["the first and the last have one neighbour only", [[100, 9, 4], [130, 7, 0], [160, 7, 0], [190, 10, 4]], []],
    ["downwards", [[100, 6, 0], [130, 3, -3.51], [160, 7, 0]], ["jump 3 weight-130 others"]],
    ["from neighbours that lie low themselves", [[100, 4, -3], [130, 7, 0.6], [160, 4.5, -3]], ["jump 7 weight-130 others"]],
    ["implausible ones too", [[100, 6, 0], [130, 70, 60], [160, 7, 0]], ["jump 70 weight-130 others"]],
    ["the neighbours of a slip are judged without it", [[100, 6, 0], [130, 70, 60], [145, 7, 0], [160, 70, 55], [170, 7, 0]], ["jump 70 weight-130 others", "jump 70 weight-160 others"]]
  ] as const)("%s", (_, line, found) => {
    expect(told(implausibleChanges([jump], heavy(...line)))).toEqual(found)
  })
  it("visits without a z-score are passed over", () => {
    const bare = visit({ ageDays: 120, weight: 6.5 })
    const [before, far, after] = heavy([100, 6, 0], [130, 9, 4], [160, 7, 0])
    expect(told(implausibleChanges([jump], [before!, bare, far!, visit({ ageDays: 140, weight: 7 }), after!]))).toEqual(["jump 9 weight-130 others"])
  })
  it("says which measures it cannot stand beside", () => {
    expect(implausibleChanges([jump], heavy([100, 6, 0], [130, 9, 4], [160, 7, 0]))[0]?.against.map(({ ageDays }) => ageDays)).toEqual([100, 160])
  })
  it("a jump that also makes others shrink is set aside alone, and once", () => {
    const both = item({ measure: "lengthHeight", shrinksAtMost: 3, jumpInZ: 3.5 })
    const visits = tall([200, 67, 0], [250, 90, 9], [300, 72, 0])
    expect(told(implausibleChanges([both, height], visits))).toEqual(["jump 90 lengthHeight-250 others"])
  })
})

describe("a slip that would explain it", () => {
  // By the plain standard a child of 300 days weighs 6 kg (SD 0.6) and is 65 cm (SD 2.6).
  const around = (weight: number, lengthHeight?: number): readonly Said[] =>
    [{ ageDays: 270, weight: 5.7 }, { ageDays: 300, weight, ...lengthHeight === undefined ? {} : { lengthHeight } }, { ageDays: 330, weight: 6.3 }]
  const suspect = (...said: readonly Said[]) => implausibleChanges([jump], scored(...said), { standards: plain })[0]?.suspected
  it.each([
    [6000, { code: "grams", value: 6 }], [60, { code: "pointTooFarRight", value: 6 }], [13.2, { code: "pounds", value: 5.987419 }], [0.6, { code: "pointTooFarLeft", value: 6 }], [25, undefined]
  ])("%s kg between 5.7 and 6.3: %s", (weight, slip) => {
    expect(suspect(...around(weight))).toEqual(slip)
  })
  it("weight and length in each other's place", () => {
    expect(suspect(...around(65, 6))).toEqual({ code: "swapped", value: 6 })
  })
  it("of what shrank, by its neighbours in z", () => {
    const both = item({ measure: "lengthHeight", shrinksAtMost: 3 })
    const visits = scored({ ageDays: 270, lengthHeight: 63.5 }, { ageDays: 300, lengthHeight: 6.5 }, { ageDays: 330, lengthHeight: 66.5 })
    expect(implausibleChanges([both], visits, { standards: plain })[0]).toMatchObject({ value: 6.5, suspected: { code: "pointTooFarLeft", value: 65 } })
  })
  it("of two measures of one day each is told", () => {
    const visits = scored({ ageDays: 270, weight: 5.7, lengthHeight: 63.5 }, { ageDays: 300, weight: 60, lengthHeight: 6.5 }, { ageDays: 330, weight: 6.3, lengthHeight: 66.5 })
    expect(told(implausibleChanges([jump, height], visits))).toEqual(["jump 60 weight-300 others", "shrinks 6.5 lengthHeight-300 others"])
  })
  it("items that say nothing of changes set nothing aside", () => {
    expect(implausibleChanges([item({ measure: "weight", range: { from: 1, through: 58 } })], scored(...around(60)))).toEqual([])
  })
  it("without standards none is named", () => {
    expect(implausibleChanges([jump], scored(...around(6000)))[0]).not.toHaveProperty("suspected")
  })
})

describe("laws", () => {
  const line = fc.uniqueArray(fc.record({ ageDays: fc.integer({ min: 0, max: 700 }), lengthHeight: fc.integer({ min: 45, max: 95 }) }), { selector: ({ ageDays }) => ageDays, maxLength: 8 })
    .map((said) => scored(...said.toSorted((a, b) => a.ageDays - b.ageDays)))
  const both = [item({ measure: "lengthHeight", shrinksAtMost: 3, jumpInZ: 3.5 })]
  it("what remains contradicts nothing, and each is set aside once", () => {
    fc.assert(fc.property(line, (visits) => {
      const aside = implausibleChanges(both, visits)
      const days = aside.map(({ day }) => day)
      expect(new Set(days).size).toBe(days.length)
      expect(implausibleChanges([height], visits.filter(({ day }) => !days.includes(day)))).toEqual([])
    }))
  })
  it("children who grow are believed", () => {
    fc.assert(fc.property(line, (visits) => {
      const rising = visits.map(({ ageDays }, index) => ({ ageDays, lengthHeight: 50 + ageDays / 20 - (index % 2) * 2.9 }))
      expect(implausibleChanges(both, scored(...rising))).toEqual([])
    }))
  })
  it("a measure is set aside only if it contradicts another, which is told", () => {
    fc.assert(fc.property(line, (visits) => {
      for (const { against, change, value, day } of implausibleChanges(both, visits)) {
        expect(against.length).toBeGreaterThan(0)
        if (change === "shrinks") for (const other of against) expect(Math.abs(other.value - value)).toBeGreaterThan(3)
        expect(against.every((other) => other.day !== day)).toBe(true)
      }
    }))
  })
})
