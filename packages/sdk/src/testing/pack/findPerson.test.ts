import type { Verdict } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { visit } from "./expandPredicate.ts"
import { findPerson } from "./findPerson.ts"
import { dayText } from "./naiveCalendar.ts"
import { naiveVerdict } from "./naiveVerdict.ts"
import { people, predicates, probes } from "./predicates.fixture.ts"

const verdicts: readonly Verdict[] = ["yes", "no", "unknown"]

describe("people found for random conditions", () => {
  it("give the verdict that was wanted", () => {
    fc.assert(fc.property(predicates, fc.constantFrom(...verdicts), fc.nat(1), (tree, wanted, which) => {
      const probe = probes[which]!
      const found = findPerson(probe, [{ tree, wanted: [wanted] }], { effort: 400, rounds: 1 })
      return found === undefined || probe.verdict(tree, found) === wanted
    }), { numRuns: 400, seed: 5 })
  })

  it("are found wherever blind search finds somebody", () => {
    const blind = fc.sample(people, { numRuns: 1500, seed: 11 })
    let there = 0
    const missed: string[] = []
    for (const tree of fc.sample(predicates, { numRuns: 400, seed: 12 })) {
      for (const wanted of ["yes", "no"] as const) {
        const probe = probes[0]!
        if (!blind.some((person) => probe.verdict(tree, person) === wanted)) continue
        there++
        if (findPerson(probe, [{ tree, wanted: [wanted] }]) === undefined) missed.push(JSON.stringify(tree))
      }
    }
    expect(there).toBeGreaterThan(400)
    expect(missed).toEqual([])
  })

  it("are the same every time", () => {
    for (const tree of fc.sample(predicates, { numRuns: 30, seed: 9 })) {
      const find = () => findPerson(probes[0]!, [{ tree, wanted: ["yes"] }])
      expect(find()).toEqual(find())
    }
  })
})

describe("the naive reading of a condition", () => {
  it("agrees with the core about people of whom everything is known", () => {
    const kinds = ["condition", "observation", "merit"]
    fc.assert(fc.property(predicates, people, fc.nat(1), (tree, person, which) => {
      const probe = probes[which]!
      const listed = dayText(probe.asking.on)!
      const record = { ...person, complete: Object.fromEntries(kinds.map((kind) => [kind, listed])) }
      expect(naiveVerdict(tree, record, probe.asking, probe.law)).toBe(probe.verdict(tree, record))
    }), { numRuns: 6000, seed: 21 })
  })

  it("is drawn over every operator", () => {
    const seen = new Set<string>()
    for (const tree of fc.sample(predicates, { numRuns: 400, seed: 3 })) visit(tree, ({ op }) => void seen.add(op))
    expect([...seen].toSorted()).toEqual(["age", "alive", "all", "any", "change", "count", "elapsed", "exists", "known", "not", "sex", "sure", "value"])
  })
})
