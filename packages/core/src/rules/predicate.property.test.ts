import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readRecord, type RecordView } from "../citizen/readRecord.ts"
import { contexts, draws, factPredicates, kinds, learned, plainPredicates, predicates, records, rules, views } from "./arbitrary.fixture.ts"
import type { EvaluationContext } from "./context.ts"
import type { Predicate } from "./predicate.ts"
import { missingFacts } from "./missingFacts.ts"
import type { Trace } from "./trace.ts"

const runs = { numRuns: 1500 }

const verdict = (predicate: Predicate, view: RecordView, context: EvaluationContext) => rules.question(predicate).verdict(view, context)
const trace = (predicate: Predicate, view: RecordView, context: EvaluationContext) => rules.question(predicate).trace(view, context)

/** The kinds of which a trace compares the first or last fact, though there is none; or a change, though there are not two. */
const withoutFact = (step: Trace): readonly string[] => {
  switch (step.op) {
    case "all":
    case "any": return step.of.flatMap(withoutFact)
    case "not":
    case "sure":
    case "known":
    case "rule": return withoutFact(step.of)
    case "value":
    case "elapsed": return step.found.length === 0 ? [step.kind] : []
    case "change": return step.found.length < 2 ? [step.kind] : []
    default: return []
  }
}

const kindsOf = (value: unknown): readonly string[] =>
  typeof value !== "object" || value === null ? [] : Object.entries(value).flatMap(([key, inner]) => key === "kind" ? [inner as string] : kindsOf(inner))

describe("any predicate on any record", () => {
  it("has the same verdict fast and traced", () => {
    fc.assert(fc.property(predicates, views, contexts, (predicate, view, context) => {
      expect(trace(predicate, view, context).verdict).toBe(verdict(predicate, view, context))
    }), runs)
  })

  it("says the same after a journey through JSON", () => {
    fc.assert(fc.property(predicates, records, contexts, (predicate, record, context) => {
      const [there, back] = [readRecord(record), readRecord(JSON.parse(JSON.stringify(record)))]
      expect(trace(JSON.parse(JSON.stringify(predicate)), back, context)).toEqual(trace(predicate, there, context))
      const traced = trace(predicate, there, context)
      expect(JSON.parse(JSON.stringify(traced))).toEqual(traced)
    }), runs)
  })

  it("does not depend on the order of facts, not even in its trace", () => {
    fc.assert(fc.property(predicates, records, contexts, (predicate, record, context) => {
      const turned = { ...record, facts: record.facts.toReversed() }
      expect(trace(predicate, readRecord(turned), context)).toEqual(trace(predicate, readRecord(record), context))
    }), runs)
  })

  it("does not depend on facts of kinds that it does not name", () => {
    fc.assert(fc.property(predicates, records, records, contexts, (predicate, record, other, context) => {
      const named = new Set([...kindsOf(predicate), "observation"])
      const more = other.facts.filter((fact) => !named.has(fact.kind)).map((fact) => ({ ...fact, id: `x${fact.id}` }))
      const complete = Object.fromEntries(Object.entries({ ...other.complete, ...record.complete }).filter(([entry]) => !named.has(entry.split("/")[0]!) || record.complete?.[entry] !== undefined))
      expect(trace(predicate, readRecord({ ...record, facts: [...more, ...record.facts], complete }), context)).toEqual(trace(predicate, readRecord(record), context))
    }), runs)
  })

  it("is its own double negation", () => {
    fc.assert(fc.property(predicates, views, contexts, (predicate, view, context) => {
      expect(verdict({ op: "not", of: { op: "not", of: predicate } }, view, context)).toBe(verdict(predicate, view, context))
    }), runs)
  })

  it("keeps De Morgan's laws", () => {
    fc.assert(fc.property(fc.array(predicates, { maxLength: 3 }), views, contexts, (of, view, context) => {
      const none: readonly Predicate[] = of.map((one) => ({ op: "not", of: one }))
      expect(verdict({ op: "not", of: { op: "all", of } }, view, context)).toBe(verdict({ op: "any", of: none }, view, context))
      expect(verdict({ op: "not", of: { op: "any", of } }, view, context)).toBe(verdict({ op: "all", of: none }, view, context))
    }), runs)
  })

  it("asks for nothing once it is decided", () => {
    fc.assert(fc.property(predicates, views, contexts, (predicate, view, context) => {
      const traced = trace(predicate, view, context)
      if (traced.verdict !== "unknown") expect(missingFacts(traced)).toEqual([])
    }), runs)
  })
})

describe("learning what was missing", () => {
  it("never changes a yes or a no, whatever is learned", () => {
    fc.assert(fc.property(fc.oneof(plainPredicates, factPredicates), views, contexts, draws, (predicate, view, context, draw) => {
      const before = verdict(predicate, view, context)
      if (before !== "unknown") expect(verdict(predicate, learned(view, context.on, draw()), context)).toBe(before)
    }), { numRuns: 10_000 })
  })

  it("decides every question, but those of a first or last fact where there is none", () => {
    fc.assert(fc.property(predicates, views, contexts, draws, (predicate, view, context, draw) => {
      const traced = trace(predicate, learned(view, context.on, draw()), context)
      if (withoutFact(traced).length === 0) expect(traced.verdict).not.toBe("unknown")
    }), runs)
  })

  it("is asked for exactly while it is undecided, and what is asked for is enough", () => {
    fc.assert(fc.property(predicates, views, contexts, draws, (predicate, view, context, draw) => {
      const traced = trace(predicate, view, context)
      const asked = missingFacts(traced).map(({ fact }) => fact)
      expect(asked.length > 0).toBe(traced.verdict === "unknown")
      expect([...kinds, "sex", "birthDate", "deathDate"]).toEqual(expect.arrayContaining(asked))
      const after = trace(predicate, learned(view, context.on, draw(), (fact) => asked.includes(fact)), context)
      if (withoutFact(after).length === 0) expect(after.verdict).not.toBe("unknown")
    }), { numRuns: 4000 })
  })
})
