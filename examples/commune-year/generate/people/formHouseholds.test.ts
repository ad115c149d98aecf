import { epochDay } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { random } from "../random.ts"
import { drawAges } from "./drawAges.ts"
import { formHouseholds } from "./formHouseholds.ts"

const on = epochDay("2026-10-15")

describe("formHouseholds", () => {
  it("places everybody once, with one head a household, children after parents and no child at the head", () => {
    fc.assert(fc.property(fc.integer({ min: 200, max: 900 }), fc.integer(), (count, seed) => {
      const chance = random(seed, 0)
      const people = drawAges(count, 5, on, chance)
      const households = formHouseholds(people, chance)
      expect(new Set(households.flat().map(({ person }) => person)).size).toBe(count + 5)
      expect(households.flat()).toHaveLength(count + 5)
      for (const [head, ...others] of households) {
        expect(head?.relation).toBe("Chủ hộ")
        expect(head?.person.age).toBeGreaterThanOrEqual(18)
        expect(others.filter(({ relation }) => relation === "Chủ hộ")).toEqual([])
        for (const { person, relation } of others) {
          if (relation === "Con") expect((head?.person.age ?? 0) - person.age).toBeGreaterThanOrEqual(15)
          if (relation === "Vợ") expect(person.sex).toBe("female")
          if (relation === "Mẹ") expect(person.age - (head?.person.age ?? 0)).toBeGreaterThanOrEqual(15)
        }
      }
    }), { numRuns: 40 })
  })
})

describe("drawAges", () => {
  it("is exact: as many living as asked for, the dead on top, everybody as old as said", () => {
    const people = drawAges(1000, 7, on, random(5, 0))
    expect(people.filter(({ died }) => !died)).toHaveLength(1000)
    expect(people.filter(({ died }) => died)).toHaveLength(7)
    // The pyramid's 6.1 + 5.2 + 3.6 + 2.0 + 2.4 percent, each cell rounded.
    expect(people.filter(({ died, age }) => !died && age >= 60).length).toBe(193)
    for (const { birthDay, age } of people) expect(Math.abs((on - birthDay) / 365.2425 - age - 0.5)).toBeLessThan(0.51)
  })
})
