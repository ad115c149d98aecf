import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { CitizenError } from "../citizen/errors.ts"
import type { Fact } from "../citizen/fact.ts"
import { readRecord } from "../citizen/readRecord.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { item, rulesOn, theDay } from "../pack/smallPack.fixture.ts"
import { records } from "../rules/arbitrary.fixture.ts"
import { contextOn } from "../rules/context.ts"
import { type DerivedRecord, deriveFacts } from "./deriveFacts.ts"
import type { FactEngine } from "./engine.ts"
import { civilDate } from "../time/index.ts"
import { checkEngines } from "./engineOrder.ts"
import { EngineError } from "./errors.ts"

const rules = rulesOn(theDay, {
  parameters: [{ ...item("p/steps"), value: 2 }],
  rules: [{ ...item("p/frail"), when: { op: "exists", in: { kind: "assessment", codes: ["acme/frail"] } } }]
})

const engine = (id: string, more: Partial<FactEngine> = {}): FactEngine => ({ id, version: "1.0.0", codes: [`${id}/done`], reads: [], derive: () => [], ...more })

/** Frail: as many signs as the station's threshold says. */
const frailty = engine("acme/frailty", {
  codes: ["acme/frail", "acme/robust"], reads: ["risk"],
  derive: (law, { facts }) => [{ code: [(facts.get("risk") ?? []).length >= (law.parameter("p/steps") as number) ? "acme/frail" : "acme/robust"], value: facts.get("risk")?.length ?? 0 }]
})

/** Whom to visit: built on the frailty just computed. */
const homeCare = engine("acme/home-care", {
  codes: ["acme/visit"], reads: ["assessment"], readsCodes: ["acme/frail"],
  derive: (_, { facts }) => (facts.get("assessment") ?? []).map(({ fact }) => ({ code: ["acme/visit"], start: fact.start ?? "unknown" }))
})

const sign = (id: string): Fact => ({ id, kind: "risk", code: [id], recorded: "2026-07-01", start: "2026-06-01", end: "ongoing" })
const elder = (...facts: readonly Fact[]): HealthRecord => ({ person: { id: "p1", birthDate: "1940" }, facts, complete: { risk: theDay } })
const codesOf = ({ record }: DerivedRecord) => record.facts.filter(({ kind }) => kind === "assessment").map(({ code }) => code?.join())
const told = ({ problems }: DerivedRecord) => problems.map(({ code, engine: name, subject, message }) => [code, name, subject, message])
const isFrail = (record: HealthRecord) => rules.question({ op: "rule", id: "p/frail" }).verdict(readRecord(record), contextOn(rules.day))

describe("an elder with two signs of frailty", () => {
  const weak = elder(sign("falls"), sign("slow"))

  it("is unknown to the rule before, and frail after", () => {
    expect(isFrail(weak)).toBe("unknown")
    expect(isFrail(deriveFacts(rules, weak, [frailty]).record)).toBe("yes")
    expect(isFrail(deriveFacts(rules, elder(sign("falls")), [frailty]).record)).toBe("no")
  })
  it("has the result as a fact with its engine, version, day and a key that is always the same", () => {
    const { record, problems } = deriveFacts(rules, weak, [frailty])
    expect(problems).toEqual([])
    expect(record.facts).toEqual([...weak.facts, {
      id: "acme/frailty@1.0.0/p1/acme/frail/2026-07-15", subject: "p1", kind: "assessment", code: ["acme/frail"], start: "2026-07-15", value: 2,
      recorded: "2026-07-15", source: { id: "acme/frailty@1.0.0", key: "p1/acme/frail/2026-07-15" }
    }])
    expect(record.complete).toEqual({ risk: theDay, assessment: theDay })
  })
  it("is judged on another day, and as known then, if asked so", () => {
    const { record } = deriveFacts(rules, weak, [frailty], { asOf: "2026-07-10", knownAt: "2026-06-30" })
    expect(record.facts.at(-1)).toMatchObject({ code: ["acme/robust"], start: "2026-07-10", recorded: "2026-06-30" })
    expect(readRecord(record, { knownAt: "2026-06-30" }).facts.get("assessment")).toHaveLength(1)
    expect(deriveFacts(rules, weak, [frailty], { asOf: "2026-07-10", knownAt: "2026-07-12" }).record.facts.at(-1)?.recorded).toBe("2026-07-10")
  })
  it("gets a visit from the engine that builds on the first, in whichever order they are given", () => {
    expect(codesOf(deriveFacts(rules, weak, [homeCare, frailty]))).toEqual(["acme/frail", "acme/visit"])
    expect(deriveFacts(rules, weak, [homeCare, frailty])).toEqual(deriveFacts(rules, weak, [frailty, homeCare]))
    expect(codesOf(deriveFacts(rules, elder(sign("falls")), [homeCare, frailty]))).toEqual(["acme/robust"])
  })
  it("loses the earlier results of the same engine, of any version, and keeps those of others", () => {
    const before = deriveFacts(rules, weak, [{ ...frailty, version: "0.9.0" }, engine("acme/other", { derive: () => [{ code: ["acme/other/done"] }] })]).record
    const after = deriveFacts(rules, before, [frailty]).record
    expect(after.facts.filter(({ kind }) => kind === "assessment").map(({ source }) => source?.id)).toEqual(["acme/other@1.0.0", "acme/frailty@1.0.0"])
  })
})

describe("an engine", () => {
  const problemsWith = (derive: unknown, more: Partial<FactEngine> = {}) => told(deriveFacts(rules, elder(), [engine("acme/x", { derive: derive as FactEngine["derive"], ...more }), frailty]))
  const none = "The engine \"acme/x\" gave nothing for p1: "
  const invalid = (message: string) => ["TRAMYTE_ENGINE_FACT_INVALID", "acme/x@1.0.0", "p1", none + message]

  it.each<[string, unknown, readonly (readonly string[])[]]>([
    ["throws", () => { throw new Error("no table") }, [["TRAMYTE_ENGINE_FAILED", "acme/x@1.0.0", "p1", `${none}it threw "no table"; report it to who wrote the engine, with this record`]]],
    ["looks at a kind that it did not name", (_: unknown, { facts }: { readonly facts: ReadonlyMap<string, unknown> }) => facts.get("merit"),
      [["TRAMYTE_ENGINE_READS", "acme/x@1.0.0", "p1", `${none}it looks at "merit", which is not among its reads, none; add it there`]]],
    ["asks a rule about a kind that it did not name", (law: typeof rules, view: never) => [law.question({ op: "exists", in: { kind: "merit" } }).verdict(view, contextOn(law.day))],
      [["TRAMYTE_ENGINE_READS", "acme/x@1.0.0", "p1", `${none}it looks at "merit", which is not among its reads, none; add it there`]]],
    ["gives no list", () => undefined, [invalid("it gave undefined; give a list of results, an empty one if there are none")]],
    ["is asynchronous", () => Promise.resolve([]), [invalid("it gave a Promise; give a list of results, an empty one if there are none")]],
    ["writes a code of somebody else", () => [{ code: ["acme/y"] }], [invalid("facts[0].code: \"acme/y\" is not among the codes of this engine, acme/x/done; add it there")]],
    ["writes another kind", () => [{ code: ["acme/x/done"], kind: "merit" }], [invalid("facts[0].kind: an engine writes facts of kind \"assessment\", not \"merit\"; leave it out")]],
    ["writes about somebody else", () => [{ code: ["acme/x/done"], subject: "p2" }], [expect.arrayContaining(["TRAMYTE_ENGINE_FACT_INVALID"])]],
    ["writes a day that is none, and a value that is none", () => [{ code: ["acme/x/done"], start: "2026-02-30" }, { code: ["acme/x/done"], value: Number.NaN }], [invalid("facts[1].value: NaN is neither a number, a text nor true or false")]],
    ["writes a day that is none", () => [{ code: ["acme/x/done"], start: "2026-02-30" }], [invalid("facts[0].start: \"2026-02-30\" is not a date; write \"1956\", \"1956-03\" or \"1956-03-09\"")]],
    ["says the same twice", () => [{ code: ["acme/x/done"] }, { code: ["acme/x/done"] }], [invalid("two results are \"acme/x@1.0.0/p1/acme/x/done/2026-07-15\"; tell them apart by \"key\"")]],
    ["writes no code", () => [{ code: [] }, null], [invalid("facts[0].code: [] is not a list of codes; give at least one of acme/x/done"), invalid("facts[1]: null is not a result; give an object with a list of codes")]]
  ])("that %s costs only its own results", (_, derive, expected) => {
    expect(problemsWith(derive)).toEqual(expected)
    const derived = deriveFacts(rules, { ...elder(), complete: { assessment: "2020-01-01" } }, [engine("acme/x", { derive: derive as FactEngine["derive"] }), frailty])
    expect(codesOf(derived)).toEqual(["acme/robust"])
    expect(derived.record.complete).toEqual({ "assessment/acme/frail": theDay, "assessment/acme/robust": theDay })
  })
  it("that builds on a failed one is not run", () => {
    const broken = { ...frailty, derive: () => { throw new Error("x") } }
    expect(deriveFacts(rules, elder(), [homeCare, broken]).problems.map(({ code }) => code)).toEqual(["TRAMYTE_ENGINE_FAILED", "TRAMYTE_ENGINE_INPUT_MISSING"])
  })
  it("tells results of one code and day apart by key", () => {
    const doses = engine("acme/x", { derive: () => ["d1", "d2"].map((key) => ({ code: ["acme/x/done"], key })) })
    expect(deriveFacts(rules, elder(), [doses]).record.facts.map(({ id }) => id)).toEqual(["acme/x@1.0.0/p1/acme/x/done/2026-07-15/d1", "acme/x@1.0.0/p1/acme/x/done/2026-07-15/d2"])
  })
  it("sees the kinds that it reads, how far they are complete, and results only of the codes it names", () => {
    let seen: unknown
    const stored: Fact = { id: "s", kind: "assessment", code: ["else/x"], recorded: "2026-01-01" }
    const look = (more: Partial<FactEngine>, complete = {}) => {
      deriveFacts(rules, { ...elder(sign("falls"), stored), complete: { risk: theDay, ...complete } }, [frailty, engine("acme/look", { ...more, derive: (_, { facts, complete: known }) => {
        seen = [[...facts].map(([kind, all]) => [kind, all.flatMap(({ fact }) => fact.code)]), [...known.keys()]]
        return []
      } })])
      return seen
    }
    expect(look({ reads: ["risk", "merit"] })).toEqual([[["risk", ["falls"]]], ["risk"]])
    expect(look({ reads: ["assessment"] })).toEqual([[["assessment", ["else/x", "acme/robust"]]], ["assessment"]])
    expect(look({ reads: ["assessment"], readsCodes: ["acme/robust"] })).toEqual([[["assessment", ["acme/robust"]]], ["assessment"]])
    expect(look({ reads: ["assessment"], readsCodes: ["else/x"] })).toEqual([[["assessment", ["else/x"]]], []])
    expect(look({ reads: ["assessment"], readsCodes: ["else/x"] }, { assessment: "2026-01-01" })).toEqual([[["assessment", ["else/x"]]], ["assessment"]])
  })
})

describe("engines that rest on different kinds of fact", () => {
  const [observation, immunization, none] = ["2026-07-10", "2026-03-31", {}] as const
  const growth = engine("acme/growth", { codes: ["acme/stunted", "acme/wasted"], completeWith: ["observation"] })
  const vaccines = engine("acme/vaccines", { codes: ["acme/overdue"], completeWith: ["immunization"] })
  const known = (complete: Readonly<Record<string, string>>, ...engines: readonly FactEngine[]) =>
    deriveFacts(rules, { person: { id: "p1" }, facts: [], complete }, engines).record.complete
  const growthUpTo = (day: string) => ({ "assessment/acme/stunted": day, "assessment/acme/wasted": day })

  it("are known as far as both are, and by their codes as far as each is", () => {
    expect(known({ observation: theDay, immunization: theDay }, growth, vaccines)).toEqual({ observation: theDay, immunization: theDay, assessment: theDay })
    expect(known({ observation, immunization }, growth, vaccines)).toEqual({ observation, immunization, assessment: immunization, ...growthUpTo(observation) })
    expect(known({ observation: immunization, immunization: observation }, growth, vaccines)).toMatchObject({ assessment: immunization, "assessment/acme/overdue": observation })
  })
  it("are known by the codes of one, where nothing is known of the other", () => {
    expect(known({ observation }, growth, vaccines)).toEqual({ observation, ...growthUpTo(observation) })
    expect(known({ immunization }, growth, vaccines)).toEqual({ immunization, "assessment/acme/overdue": immunization })
    expect(known(none, growth, vaccines)).toEqual({})
  })
  it("leave no word of earlier results: of those run again, of those that fail, of codes written no more", () => {
    const broken = { ...growth, derive: () => { throw new Error("x") } }
    const before = { observation, ...growthUpTo(theDay), "assessment/acme/overdue": theDay, "assessment/else": theDay }
    expect(known(before, growth, vaccines)).toEqual({ observation, ...growthUpTo(observation), "assessment/else": theDay })
    expect(known(before, broken, vaccines)).toEqual({ observation, "assessment/else": theDay })
    const gone = { id: "g", kind: "assessment", code: ["acme/tall"], recorded: "2026-01-01", source: { id: "acme/growth@0.9.0", key: "g" } }
    expect(deriveFacts(rules, { person: { id: "p1" }, facts: [gone], complete: { ...before, "assessment/acme/tall": theDay } }, [growth]).record.complete).toEqual({ observation, assessment: observation, "assessment/acme/overdue": theDay, "assessment/else": theDay })
  })
  it("reach no further than those whose results they read", () => {
    const reader = engine("acme/plan", { reads: ["assessment"], readsCodes: ["acme/overdue"] })
    expect(known({ observation, immunization }, growth, vaccines, reader)).toEqual({ observation, immunization, assessment: immunization, ...growthUpTo(observation) })
    expect(known({ observation }, growth, vaccines, reader)).toEqual({ observation, ...growthUpTo(observation) })
  })
  it("are shown how far what they read is known, also by their rules", () => {
    let seen: unknown
    const asks = (codes: readonly string[], readsCodes: readonly string[], complete: Readonly<Record<string, string>>) => {
      known(complete, growth, vaccines, engine("acme/plan", { reads: ["assessment"], readsCodes, derive: (law, view) => {
        seen = [law.question({ op: "exists", in: { kind: "assessment", codes } }).verdict(view, contextOn(law.day)), [...view.complete].map(([entry, day]) => [entry, civilDate(day)])]
        return []
      } }))
      return seen
    }
    const both = ["acme/stunted", "acme/overdue"]
    expect(asks(["acme/stunted"], both, { observation: theDay })).toEqual(["no", [["assessment/acme/stunted", theDay]]])
    expect(asks(["acme/overdue"], both, { observation: theDay })).toEqual(["unknown", [["assessment/acme/stunted", theDay]]])
    expect(asks(both, both, { observation: theDay })).toEqual(["unknown", [["assessment/acme/stunted", theDay]]])
    expect(asks(both, both, { observation: theDay, immunization: theDay })).toEqual(["no", [["assessment", theDay]]])
    expect(asks(["acme/stunted"], ["acme/stunted"], { observation: theDay })).toEqual(["no", [["assessment", theDay]]])
    expect(asks(["else/x"], ["acme/stunted", "else/x"], { "assessment/else/x": theDay })).toEqual(["no", [["assessment/else/x", theDay]]])
  })
})

describe("engines that cannot run together", () => {
  const thrown = (...engines: readonly FactEngine[]): EngineError => {
    try {
      deriveFacts(rules, elder(), engines)
    } catch (error) {
      if (error instanceof EngineError) return error
      throw error
    }
    throw new Error("they ran")
  }
  it("have one id, write one code, or read each other", () => {
    expect(thrown(engine("a/x"), engine("a/x", { codes: [] }))).toMatchObject({ code: "TRAMYTE_ENGINE_TAKEN", message: "The engines cannot run together:\n- TRAMYTE_ENGINE_TAKEN: two engines have the id \"a/x\"; give each engine once, under an id of its own" })
    expect(thrown(engine("a/x", { codes: ["c"] }), engine("b/x", { codes: ["c"] }))).toMatchObject({ conflicts: [{ code: "TRAMYTE_ENGINE_TAKEN", engines: ["a/x", "b/x"], message: "\"a/x\" and \"b/x\" both write the code \"c\"; leave one of them out" }] })
    expect(thrown(engine("a/x", { reads: ["assessment"] }), engine("b/x", { reads: ["assessment"] }))).toMatchObject({
      code: "TRAMYTE_ENGINE_CYCLE",
      conflicts: [{ engines: ["a/x", "b/x", "a/x"], message: "engines read each other's results in a circle, a/x → b/x → a/x; name in \"readsCodes\" only the codes that each looks at" }]
    })
    expect(thrown(engine("a/x", { reads: ["assessment"], readsCodes: ["a/x/done"] })).message).toContain("a/x → a/x")
    const all = [engine("a/x", { codes: ["c", "c"] }), engine("a/x", { codes: ["c"] }), engine("b/x", { reads: ["assessment"], readsCodes: ["b/x/done"] })]
    expect(checkEngines(all).map(({ code }) => code)).toEqual(["TRAMYTE_ENGINE_TAKEN", "TRAMYTE_ENGINE_TAKEN", "TRAMYTE_ENGINE_CYCLE"])
    expect(checkEngines([engine("a/x"), engine("b/x", { reads: ["assessment"] })])).toEqual([])
  })
  it("are told before a record is looked at; a record that cannot be read is an error as everywhere", () => {
    expect(() => deriveFacts(rules, null as never, [engine("a/x"), engine("a/x")])).toThrow(EngineError)
    expect(() => deriveFacts(rules, null as never, [engine("a/x")])).toThrow(CitizenError)
    expect(deriveFacts(rules, elder(), [])).toEqual({ record: elder(), problems: [] })
  })
})

describe("for any record", () => {
  /** Counts what it reads. */
  const counting = (id: string, kind: string): FactEngine => engine(id, { reads: [kind], derive: (_, { facts }) => [{ code: [`${id}/done`], value: facts.get(kind)?.length ?? 0 }] })
  const engines = fc.shuffledSubarray([counting("a/condition", "condition"), counting("b/observation", "observation"), counting("c/risk", "risk"), homeCare, frailty])

  it("doing it twice changes nothing, the order of engines neither, and what came in stays", () => {
    fc.assert(fc.property(records, engines, (record, some) => {
      const once = deriveFacts(rules, record, some)
      expect(once.problems).toEqual([])
      expect(deriveFacts(rules, once.record, some)).toEqual(once)
      expect(once.record.facts.slice(0, record.facts.length)).toEqual(record.facts)
      const turned = deriveFacts(rules, record, some.toReversed()).record
      expect(new Set(turned.facts.map((fact) => JSON.stringify(fact)))).toEqual(new Set(once.record.facts.map((fact) => JSON.stringify(fact))))
      expect(readRecord(once.record).complete.get("assessment")).toBe(some.length === 0 ? readRecord(record).complete.get("assessment") : rules.day)
    }))
  })
  it("an engine that fails takes nothing from the others", () => {
    fc.assert(fc.property(records, engines, (record, some) => {
      const alone = deriveFacts(rules, record, some)
      const { record: beside, problems } = deriveFacts(rules, record, [engine("z/broken", { derive: () => { throw new Error("x") } }), ...some])
      expect(beside.facts).toEqual(alone.record.facts)
      expect(problems).toHaveLength(1)
      expect(beside.complete).not.toHaveProperty("assessment")
    }))
  })
})
