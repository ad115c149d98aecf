import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { composePacks } from "../pack/composePacks.ts"
import { item, smallPack, theDay } from "../pack/smallPack.fixture.ts"
import { records, rules as vocabulary, sets } from "../rules/arbitrary.fixture.ts"
import { contextOn } from "../rules/context.ts"
import type { Facts } from "../rules/predicate.ts"
import { epochDay } from "../time/index.ts"
import { codeEntries, completeDay } from "./completeDay.ts"
import { readRecord } from "./readRecord.ts"

const rules = composePacks([smallPack({ freshness: [{ ...item("p/fresh"), kind: "observation", days: 3 }] })]).on(theDay)

/** Whether there is such a fact, of a child of whom nothing is on record but what is known completely. */
const isThere = (facts: Facts, complete: Readonly<Record<string, string>>) =>
  rules.question({ op: "exists", in: facts }).verdict(readRecord({ person: { id: "p1" }, facts: [], complete }), contextOn(rules.day))

describe("of a child without any result on record", () => {
  const stunted = { "assessment/stunted": theDay }

  it.each<[string, Facts, Readonly<Record<string, string>>, "no" | "unknown"]>([
    ["whose results are all known, nothing is found", { kind: "assessment" }, { assessment: theDay }, "no"],
    ["whose growth alone is known, it is known not to be stunted", { kind: "assessment", codes: ["stunted"] }, stunted, "no"],
    ["whose growth alone is known, it is open whether a dose is overdue", { kind: "assessment", codes: ["overdue"] }, stunted, "unknown"],
    ["whose growth alone is known, it is open whether it is stunted or a dose is overdue", { kind: "assessment", codes: ["stunted", "overdue"] }, stunted, "unknown"],
    ["whose growth and doses are known each, it is neither", { kind: "assessment", codes: ["stunted", "overdue"] }, { ...stunted, "assessment/overdue": theDay }, "no"],
    ["whose growth alone is known, it is open whether there is any result", { kind: "assessment" }, stunted, "unknown"],
    ["of whom no code is asked for, what is known of codes says nothing", { kind: "assessment", codes: [] }, stunted, "unknown"],
    ["whose growth is known to yesterday, today is open", { kind: "assessment", codes: ["stunted"] }, { "assessment/stunted": "2026-07-14" }, "unknown"],
    ["whose growth is known to yesterday and all to today, nothing is open", { kind: "assessment", codes: ["stunted"] }, { "assessment/stunted": "2026-07-14", assessment: theDay }, "no"],
    ["whose growth is known to today and all to yesterday, nothing is open", { kind: "assessment", codes: ["stunted"] }, { ...stunted, assessment: "2026-07-14" }, "no"],
    ["the earliest of the codes counts", { kind: "assessment", codes: ["stunted", "overdue"] }, { ...stunted, "assessment/overdue": "2026-07-14" }, "unknown"],
    ["a code counts for as long as a list of the kind does", { kind: "observation", codes: ["weight"] }, { "observation/weight": "2026-07-12" }, "no"],
    ["a code counts for no longer than a list of the kind does", { kind: "observation", codes: ["weight"] }, { "observation/weight": "2026-07-11" }, "unknown"],
    ["of a set narrowed to codes later, the kind is asked for", { of: { kind: "assessment" }, codes: ["stunted"] }, stunted, "unknown"],
    ["of a set of codes narrowed further, its codes are asked for", { of: { kind: "assessment", codes: ["stunted"] }, codes: ["overdue"] }, stunted, "no"],
    ["of two sets together, each is asked for", { anyOf: [{ kind: "assessment", codes: ["stunted"] }, { kind: "assessment", codes: ["overdue"] }] }, stunted, "unknown"],
    ["a window with an edge of its own is asked for its last day", { kind: "assessment", codes: ["stunted"], endsIn: { through: { date: "2026-07-13" } } }, { "assessment/stunted": "2026-07-13" }, "no"],
    ["a day later than that is open", { kind: "assessment", codes: ["stunted"], endsIn: { through: { date: "2026-07-14" } } }, { "assessment/stunted": "2026-07-13" }, "unknown"]
  ])("%s", (_, facts, complete, expected) => expect(isThere(facts, complete)).toBe(expected))

  it("lists of who has it now are asked for whole", () => {
    expect(isThere({ kind: "insurance", codes: ["card"], activeAt: "on" }, { "insurance/card": theDay })).toBe("unknown")
    expect(isThere({ kind: "insurance", codes: ["card"], activeAt: "on" }, { insurance: theDay })).toBe("no")
  })
  it("names that every object has are only names", () => {
    expect(isThere({ kind: "assessment", codes: ["__proto__"] }, JSON.parse(`{"assessment/__proto__":"${theDay}"}`) as Record<string, string>)).toBe("no")
    expect(isThere({ kind: "__proto__", codes: ["constructor"] }, {})).toBe("unknown")
  })
})

describe("for any set of facts and any record", () => {
  const contexts = fc.constantFrom(contextOn(epochDay(theDay)), contextOn(epochDay("2026-06-30")), contextOn(epochDay("2024-02-29")))
  const complete = (facts: Facts, record: Parameters<typeof readRecord>[0], context: ReturnType<typeof contextOn>): boolean =>
    vocabulary.factSet(facts as Parameters<typeof vocabulary.factSet>[0]).isComplete(readRecord(record), context)

  it("a question for several codes is known if the question for each is, or all are", () => {
    fc.assert(fc.property(records, fc.subarray(["a", "b", "z"], { minLength: 1 }), contexts, (record, codes, context) => {
      const ofEach = codes.every((code) => complete({ kind: "condition", codes: [code] }, record, context))
      expect(complete({ kind: "condition", codes }, record, context)).toBe(ofEach || complete({ kind: "condition" }, record, context))
    }))
  })
  it("more that is known takes nothing away", () => {
    fc.assert(fc.property(records, records, sets, contexts, (record, { complete: more = {} }, facts, context) => {
      const later = Object.fromEntries(Object.entries({ ...more, ...record.complete }).map(([entry, day]) => [entry, more[entry] !== undefined && more[entry] > day ? more[entry] : day]))
      if (complete(facts, record, context)) expect(complete(facts, { ...record, complete: later }, context)).toBe(true)
    }))
  })
  it("what is late enough is the same as the last day there is", () => {
    const entries = codeEntries({ kind: "k" }, ["a", "b", "a"])
    expect(entries).toEqual(["k/a", "k/b"])
    fc.assert(fc.property(fc.dictionary(fc.constantFrom("k", "k/a", "k/b"), fc.nat(5)), fc.nat(6), (days, enough) => {
      const known = new Map(Object.entries(days))
      const [all, some] = [completeDay(known, "k", entries) ?? -1, completeDay(known, "k", entries, enough) ?? -1]
      expect(all >= enough).toBe(some >= enough)
      expect(all).toBe(Math.max(days["k"] ?? -1, Math.min(days["k/a"] ?? -1, days["k/b"] ?? -1)))
    }))
  })
})
