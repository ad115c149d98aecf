import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { random } from "../random.ts"
import { dirtKinds, type PlannedDirt } from "./dirtKinds.ts"
import { planDirt } from "./planDirt.ts"

const kinds = Object.keys(dirtKinds) as PlannedDirt[]
const wish = fc.record({ kind: fc.constantFrom(...kinds), share: fc.double({ min: 0, max: 0.3, noNaN: true }) })
const wishes = fc.uniqueArray(wish, { selector: ({ kind }) => kind, maxLength: 32 })

describe("planDirt", () => {
  it("counts what it places, never joins a lone kind with another, and gives a row one kind about one thing", () => {
    fc.assert(fc.property(wishes, fc.integer({ min: 0, max: 300 }), fc.integer(), (wanted, rows, seed) => {
      const plan = planDirt(rows, wanted, random(seed, 0))
      const placed = Array.from({ length: rows }, (_, row) => plan.kindsOf(row))
      for (const kind of kinds) expect(placed.filter((found) => found.includes(kind)).length).toBe(plan.counts[kind] ?? 0)
      for (const found of placed) {
        if (found.some((kind) => dirtKinds[kind].alone)) expect(found).toHaveLength(1)
        const abouts = found.map((kind) => dirtKinds[kind].about)
        expect(new Set(abouts).size).toBe(abouts.length)
      }
    }))
  })

  it("gives every kind at least one row where one fits, however small its share", () => {
    const only = (row: number): boolean => row === 321
    const plan = planDirt(500, [{ kind: "brokenLine", share: 0.000_01, fits: only }, { kind: "missingSex", share: 0 }], random(1, 0))
    expect(plan.has(321, "brokenLine")).toBe(true)
    expect(plan.counts).toEqual({ brokenLine: 1, missingSex: 1 })
  })

  it("places nothing where no row fits", () => {
    expect(planDirt(50, [{ kind: "tooFewColumns", share: 0.5, fits: () => false }], random(1, 0)).counts).toEqual({})
  })
})
