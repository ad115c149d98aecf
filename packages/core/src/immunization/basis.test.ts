import { describe, expect, it } from "vitest"
import type { Citation } from "../rules/dated.ts"
import { provenanceOf } from "./basis.ts"
import { rulesWith } from "./card.fixture.ts"
import { dose, series, span } from "./child.fixture.ts"
import { preparedSchedule } from "./preparedSchedule.ts"
import type { RuleRef } from "./reasons.ts"
import type { TargetDose } from "./schedule.ts"

const act = (id: string): Citation => ({ id, issuer: "Bộ Y tế", number: "2/2025/TT-BYT", year: 2025, title: { vi: "Thông tư", en: "Circular" } })
const always = { context: "both", sets: [{ conditions: [{ kind: "age" }] }] } as const

/** The places that are cited, and the weakest status, for a rule of the second dose of a series. */
const behind = (second: TargetDose, refs: readonly (Omit<RuleRef, "series" | "targetDose"> & Partial<RuleRef>)[], ids: readonly string[] = []) => {
  const rules = rulesWith({ measles: [series("m", [dose({ cites: [{ ref: "first" }] }), dose(second)], { cites: [{ ref: "series" }], status: "secondary" }), series("plain", [dose()], { group: "2" })] }, { cites: [{ ref: "law", at: "1" }], pack: { citations: [act("law"), act("first"), act("series"), act("dose"), act("rule")] } })
  const { sources, status } = provenanceOf(preparedSchedule(rules, undefined), rules, ids, refs.map((ref) => ({ series: "m", targetDose: 2, ...ref })))
  return [sources.map(({ ref, at }) => at === undefined ? ref : `${ref} ${at}`), status]
}

describe("where a verdict comes from", () => {
  const own = { cites: [{ ref: "rule" }], status: "unverified" } as const
  it.each([
    ["age", { ages: [{}, own] }], ["interval", { intervals: [{ from: { previous: true } }, { from: { previous: true }, ...own }] }],
    ["allowableInterval", { allowableIntervals: [{ from: { previous: true } }, { from: { previous: true }, ...own }] }], ["skip", { skips: [always, { ...always, ...own }] }]
  ] as readonly [RuleRef["part"], TargetDose][])("a rule of the kind %s that cites its source", (part, target) => {
    expect(behind(target, [{ part, index: 1 }])).toEqual([["rule"], "unverified"])
    // The first of its kind says nothing of its own: its series does.
    expect(behind(target, [{ part, index: 0 }])).toEqual([["series"], "secondary"])
    expect(behind(target, [{ part }])).toEqual([["series"], "secondary"])
    expect(behind({ ...target, cites: [{ ref: "dose" }] }, [{ part, index: 0 }])).toEqual([["dose"], "secondary"])
  })
  it.each(["preferable", "allowable", "inadvertent", "conflict", "lot", "season"] as const)("a rule of the kind %s stands on its target dose", (part) => {
    expect(behind({ cites: [{ ref: "dose" }], status: "unverified" }, [{ part, index: 0 }])).toEqual([["dose"], "unverified"])
  })
  it.each(["age", "interval", "allowableInterval", "skip"] as const)("a %s that is not there stands on its target dose, too", (part) => {
    expect(behind({ cites: [{ ref: "dose" }] }, [{ part, index: 3 }])).toEqual([["dose"], "secondary"])
  })
  it("of another target dose, or of no series that there is", () => {
    expect(behind({}, [{ part: "age", targetDose: 1 }])).toEqual([["first"], "secondary"])
    expect(behind({}, [{ part: "age", targetDose: 9 }])).toEqual([["series"], "secondary"])
    expect(behind({}, [{ part: "age", series: "x" }])).toEqual([["law 1"], "verified"])
  })
  it("a series stands on itself, or on the schedule", () => {
    expect(behind({}, [], ["m"])).toEqual([["series"], "secondary"])
    expect(behind({}, [], ["plain"])).toEqual([["law 1"], "verified"])
    expect(behind({}, [], ["x"])).toEqual([["law 1"], "verified"])
    expect(behind({}, [])).toEqual([[], "verified"])
  })
  it("each place stands once, in the order of series and rules; the weakest status counts", () => {
    expect(behind({ ages: [own] }, [{ part: "age", index: 0 }, { part: "season" }, { part: "age", index: 0 }], ["m", "plain"])).toEqual([["series", "law 1", "rule"], "unverified"])
    expect(behind({ ages: [{ cites: [{ ref: "law" }, { ref: "law", at: "2" }, { ref: "law", at: "1" }] }] }, [{ part: "age", index: 0 }], ["plain"])).toEqual([["law 1", "law", "law 2"], "secondary"])
  })
  it("is looked up once for all people", () => {
    const rules = rulesWith({ measles: [series("m", [dose({ ages: [{ min: span("1 year") }] })])] })
    const prepared = preparedSchedule(rules, undefined)
    const ref = prepared.compiled.series.get("m")!.targets[0]!.ages[0]!.ref
    const [once, again] = [provenanceOf(prepared, rules, ["m"], [ref]), provenanceOf(prepared, rules, ["m"], [ref])]
    expect(again).toEqual(once)
    expect(again.sources[0]).toBe(once.sources[0])
  })
})
