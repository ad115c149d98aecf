import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { assignGroups } from "../groups/assignGroups.ts"
import { allOf, anyOf, not, type Verdict } from "../logic/verdict.ts"
import { item, rulesOn, told, type Told, traceOf } from "../pack/smallPack.fixture.ts"
import { missingFacts } from "./missingFacts.ts"
import type { Predicate } from "./predicate.ts"
import type { Trace } from "./trace.ts"

const merit: Predicate = { op: "exists", in: { kind: "merit" } }
const poor: Predicate = { op: "exists", in: { kind: "poverty" } }
const elder: Predicate = { op: "age", atLeast: { years: 60 } }
const woman: Predicate = { op: "sex", is: ["female"] }
const all = (...of: readonly Predicate[]): Predicate => ({ op: "all", of })
const any = (...of: readonly Predicate[]): Predicate => ({ op: "any", of })
const asked = (predicate: Predicate, person: Told = {}): readonly string[] => missingFacts(traceOf(predicate, person)).map(({ fact }) => fact)

describe("the best question", () => {
  it("is the fact that decides whichever way it turns out", () => {
    expect(asked(any(all(woman, merit), merit))).toEqual(["merit", "sex"])
    expect(asked(any(all(woman, elder), all(woman, { op: "not", of: elder })), { birthDate: "1966" })).toEqual(["sex", "birthDate"])
  })
  it("then one that decides it if it turns out one way: who is poor is in, whatever the age and the merit", () => {
    expect(asked(any(all(elder, merit), poor))).toEqual(["poverty", "birthDate", "merit"])
  })
  it("who is not sixty is out, whatever else", () => {
    expect(asked(all(any(merit, poor), elder))).toEqual(["birthDate", "merit", "poverty"])
  })
  it("among equals, the one that the rule speaks of first", () => {
    expect(asked(all(merit, elder, woman))).toEqual(["merit", "birthDate", "sex"])
    expect(asked(any(woman, elder, merit))).toEqual(["sex", "birthDate", "merit"])
  })
  it("takes no account of what is decided already", () => {
    expect(asked(any(all(elder, merit), all(woman, poor)), { birthDate: "1950", sex: "male" })).toEqual(["merit"])
  })
  it("over several answers, is the one that decides the most of them", () => {
    const traces = [all(merit, poor), all(elder, poor), any(poor, merit)].map((predicate) => traceOf(predicate, {}))
    expect(missingFacts(traces).map(({ fact }) => fact)).toEqual(["poverty", "merit", "birthDate"])
    expect(missingFacts([])).toEqual([])
  })
  it("of ordered groups, settles the most of them: a yes settles all that come after; where every match counts, it settles its own", () => {
    const label = { vi: "nhóm", en: "group" }
    const group = (id: string, when: Predicate) => ({ id: `p/${id}`, label, when })
    const groups = [group("merit", merit), group("poor-elder", all(elder, poor)), group("poor-woman", all(woman, poor)), group("poor", poor)]
    const missing = (mode: "first" | "every") => {
      const rules = rulesOn("2026-07-15", { groupings: [{ ...item("p/plan"), mode, main: true, scope: { op: "alive" }, otherwise: { id: "p/rest", label }, groups }] })
      return assignGroups(rules, told({})).missing.map(({ fact }) => fact)
    }
    expect(missing("first")).toEqual(["merit", "poverty", "birthDate", "sex"])
    expect(missing("every")).toEqual(["poverty", "merit", "birthDate", "sex"])
  })
})

const kinds = ["a", "b", "c", "d"] as const
const label = { vi: "x", en: "x" }
const verdicts = fc.constantFrom<Verdict>("unknown", "unknown", "unknown", "yes", "no")
const leaf = (kind: string, verdict: Verdict): Trace => ({ op: "exists", verdict, kind, shape: "state", label, found: [], possible: [], complete: false, question: label })
const node = (op: "all" | "any", of: readonly Trace[]): Trace => ({ op, verdict: (op === "all" ? allOf : anyOf)(of.map(({ verdict }) => verdict)), of })
const negated = (of: Trace): Trace => ({ op: "not", verdict: not(of.verdict), of })
const traces = fc.letrec<{ tree: Trace }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    fc.tuple(fc.constantFrom(...kinds), verdicts).map(([kind, verdict]) => leaf(kind, verdict)),
    fc.tuple(fc.constantFrom("all" as const, "any" as const), fc.array(tie("tree"), { maxLength: 4 })).map(([op, of]) => node(op, of)),
    tie("tree").map(negated)
  )
})).tree

/** Puts an answer in the place of every open step of a kind, and works the whole tree out anew. */
const answered = (trace: Trace, kind: string, answer: Verdict): Trace => {
  switch (trace.op) {
    case "all":
    case "any": return node(trace.op, trace.of.map((part) => answered(part, kind, answer)))
    case "not": return negated(answered(trace.of, kind, answer))
    case "exists": return trace.kind === kind && trace.verdict === "unknown" ? leaf(kind, answer) : trace
    default: return trace
  }
}

/** In how many ways an answer about a kind decides the trace. */
const ways = (trace: Trace, kind: string): number =>
  trace.verdict === "unknown" ? (["yes", "no"] as const).filter((answer) => answered(trace, kind, answer).verdict !== "unknown").length : 0

/** The kinds of the open steps, in the order in which they stand, whether or not they bear on the verdict. */
const openKinds = (trace: Trace): readonly string[] => {
  if (trace.verdict !== "unknown") return []
  switch (trace.op) {
    case "all":
    case "any": return trace.of.flatMap(openKinds)
    case "not": return openKinds(trace.of)
    case "exists": return [trace.kind]
    default: return []
  }
}

describe("the order of questions, for any trace", () => {
  const runs = { numRuns: 3000 }
  it("holds each open fact once, those first that decide in more ways, and else in the order of appearance", () => {
    fc.assert(fc.property(traces, (trace) => {
      const appearing = [...new Set(openKinds(trace))]
      expect(missingFacts(trace).map(({ fact }) => fact)).toEqual(appearing.toSorted((a, b) => ways(trace, b) - ways(trace, a)))
    }), runs)
  })
  it("begins with a fact that decides alone, where there is one", () => {
    fc.assert(fc.property(traces, (trace) => {
      const alone = kinds.filter((kind) => ways(trace, kind) === 2)
      if (alone.length > 0) expect(alone).toContain(missingFacts(trace)[0]!.fact)
    }), runs)
  })
  it("is that of the sums, over several traces", () => {
    fc.assert(fc.property(fc.array(traces, { maxLength: 4 }), (several) => {
      const sum = (kind: string): number => several.reduce((total, trace) => total + ways(trace, kind), 0)
      const sums = missingFacts(several).map(({ fact }) => sum(fact))
      expect(sums).toEqual(sums.toSorted((a, b) => b - a))
    }), runs)
  })
})
