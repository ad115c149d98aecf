import type { Predicate, Verdict } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { measureRecord } from "../measureRecords.ts"
import { measureQuestion, measureRulebook } from "../measures.ts"
import { expander, flagsOf, withFlags } from "./expandPredicate.ts"
import { findPerson } from "./findPerson.ts"
import { lawOfDay } from "./lawOfDay.ts"
import { dayOf } from "./naiveCalendar.ts"
import { probeOf } from "./probe.ts"
import { isWithinReach } from "./withinReach.ts"

const law = lawOfDay(measureRulebook.on("2026-07-15"), measureRulebook.packs)
const probe = probeOf(law, { on: law.rules.day, period: { from: dayOf(2026, 1, 1), until: law.rules.day + 1 } })
const expand = expander(law.rules)
const settled = (question: Predicate): Predicate => {
  const tree = expand(question)
  return withFlags(tree, Object.fromEntries(flagsOf(tree).map((param) => [param, law.value({ param }) === true])))
}

describe("people for random questions of the full language", () => {
  it("are found wherever blind search finds somebody and the search says that it reaches; elsewhere nearly always", () => {
    const blind = fc.sample(measureRecord(), { numRuns: 500, seed: 11 })
    const counted = { reached: 0, beyond: 0, beyondMissed: 0 }
    const missed: string[] = []
    for (const tree of fc.sample(measureQuestion(), { numRuns: 400, seed: 12 }).map(settled)) {
      const reached = isWithinReach(tree, law)
      for (const wanted of ["yes", "no", "unknown"] as const satisfies readonly Verdict[]) {
        if (!blind.some((person) => probe.verdict(tree, person) === wanted)) continue
        counted[reached ? "reached" : "beyond"]++
        const found = findPerson(probe, [{ tree, wanted: [wanted] }])
        if (found === undefined && reached) missed.push(`${wanted} ${JSON.stringify(tree)}`)
        if (found === undefined && !reached) counted.beyondMissed++
      }
    }
    expect(missed).toEqual([])
    expect(counted.reached).toBeGreaterThan(400)
    expect(counted.beyond).toBeGreaterThan(300)
    expect(counted.beyondMissed / counted.beyond).toBeLessThan(0.1)
  })
})

describe("what the search says that it reaches", () => {
  const exists = (set: Extract<Predicate, { readonly op: "exists" }>["in"]): Predicate => ({ op: "exists", in: set })
  it.each<[string, boolean, Predicate]>([
    ["facts told by themselves", true, exists({ kind: "visit", startsIn: { from: "yearStart", until: "on" } })],
    ["up to twelve of them", true, { op: "count", in: { kind: "visit" }, atLeast: 12 }],
    ["more than twelve", false, { op: "count", in: { kind: "visit" }, atLeast: 13 }],
    ["on up to twelve days", true, { op: "compare", what: { get: "distinctDays", in: { kind: "visit" } }, is: { atLeast: 12 } }],
    ["on more days", false, { op: "compare", what: { get: "distinctDays", in: { kind: "visit" } }, is: { above: 12.5 } }],
    ["a number that is great and counts nothing", true, { op: "compare", what: { get: "max", in: { kind: "observation" } }, is: { atLeast: 140 } }],
    ["a number compared with another", false, { op: "compare", what: { get: "max", in: { kind: "observation" } }, is: { atLeast: { get: "count", in: { kind: "visit" } } } }],
    ["a number that is worked out", false, { op: "compare", what: { get: "plus", of: [] }, is: { atLeast: 1 } }],
    ["in the first year of life", true, exists({ kind: "immunization", startsIn: { from: "birth", until: { shift: "birth", plus: { years: 1 } } } })],
    ["since another fact", false, exists({ kind: "visit", startsIn: { from: { startOf: { kind: "referral", pick: "last" } } } })],
    ["the last one, narrowed further", true, exists({ of: { kind: "observation", pick: "last" }, value: { below: 5 } })],
    ["a condition within", false, exists({ kind: "referral", as: "sent", where: { op: "all", of: [] } })],
    ["of two kinds", false, exists({ anyOf: [{ kind: "visit" }, { kind: "referral" }] })],
    ["without those of two kinds", false, exists({ kind: "visit", except: { anyOf: [{ kind: "visit" }] } })],
    ["somewhere in a longer question", false, { op: "not", of: { op: "any", of: [{ op: "sex", is: ["male"] }, { op: "sure", of: exists({ of: { anyOf: [{ kind: "visit" }] } }) }] } }],
    ["a birth before a day", true, { op: "within", point: "birth", in: { until: "on" } }],
    ["an age at a fact", false, { op: "age", atLeast: { years: 1 }, at: { startOf: { kind: "visit", pick: "last" } } }]
  ])("%s: %s", (_, reached, tree) => {
    expect(isWithinReach(tree, law)).toBe(reached)
  })
})
