import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import { readRecord } from "../citizen/readRecord.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import type { Verdict } from "../logic/verdict.ts"
import type { Definition } from "../pack/pack.ts"
import { epochDay } from "../time/index.ts"
import type { Facts, Predicate, Quantity } from "./predicate.ts"

const period = { from: epochDay("2026-01-01"), until: epochDay("2027-01-01") }
const context = { on: period.until - 1, period }

/** A fact in few words: observations known completely, unless told otherwise. */
const fact = (id: string, start: string, more: Partial<Fact> = {}): Fact => ({ id, kind: "observation", start, recorded: start.slice(0, 10).padEnd(10, "-01").slice(0, 10), ...more })
const complete = { observation: "2026-12-31", encounter: "2026-12-31", immunization: "2026-12-31", condition: "2026-12-31" }

const asked = (when: Predicate, facts: readonly Fact[], more: { readonly definitions?: readonly Definition[]; readonly listed?: boolean; readonly birthDate?: string } = {}): Verdict => {
  const rules = rulesOn("2026-12-31", { definitions: more.definitions ?? [] })
  const view = readRecord({ person: { id: "p", ...(more.birthDate === undefined ? {} : { birthDate: more.birthDate }) }, facts, ...(more.listed === false ? {} : { complete }) })
  const question = rules.question(when)
  expect(question.trace(view, context).verdict).toBe(question.verdict(view, context))
  return question.verdict(view, context)
}
const exists = (set: Facts): Predicate => ({ op: "exists", in: set })
const seen: Facts = { kind: "observation" }
const inPeriod = { from: "periodFrom", until: "periodUntil" } as const

describe("a union", () => {
  const either: Facts = { anyOf: [{ kind: "observation", codes: ["bp"] }, { kind: "encounter", codes: ["visit"] }] }
  it("holds what belongs to at least one part, each fact once", () => {
    expect(asked({ op: "count", in: { anyOf: [seen, { kind: "observation", codes: ["bp"] }] }, atLeast: 2 }, [fact("a", "2026-03-01", { code: ["bp"] })])).toBe("no")
    expect(asked(exists(either), [fact("a", "2026-03-01", { kind: "encounter", code: ["visit"] })])).toBe("yes")
  })
  it("is complete only if all its parts are", () => expect(asked(exists(either), [], { listed: false })).toBe("unknown"))
})

describe("what is taken out", () => {
  const without = (other: Facts): Predicate => exists({ kind: "observation", codes: ["bp"], except: other })
  it("is what surely belongs to the other set", () => {
    expect(asked(without({ kind: "observation", value: { atLeast: 200 } }), [fact("a", "2026-03-01", { code: ["bp"], value: 250 })])).toBe("no")
    expect(asked(without({ kind: "observation", value: { atLeast: 200 } }), [fact("a", "2026-03-01", { code: ["bp"], value: 150 })])).toBe("yes")
  })
  it("and what may belong to it, may stay", () => expect(asked(without({ kind: "observation", value: { atLeast: 200 } }), [fact("a", "2026-03-01", { code: ["bp"] })])).toBe("unknown"))
})

describe("a condition on each fact, by its name", () => {
  const followed: Facts = {
    kind: "observation", codes: ["high"], as: "high", where: exists({ kind: "encounter", startsIn: { after: { startOf: "high" }, through: { shift: { startOf: "high" }, plus: { days: 30 } } } })
  }
  it.each([["2026-03-01", "no"], ["2026-03-02", "yes"], ["2026-03-31", "yes"], ["2026-04-01", "no"]] as const)("a visit on %s after a high reading on 1 March: %s", (day, verdict) => {
    expect(asked(exists(followed), [fact("h", "2026-03-01", { code: ["high"] }), fact("v", day, { kind: "encounter" })])).toBe(verdict)
  })
  it("may be told of facts within facts", () => {
    const twice: Facts = { kind: "observation", as: "first", where: exists({ kind: "observation", as: "second", where: { op: "within", point: { startOf: "second" }, in: { from: { shift: { startOf: "first" }, plus: { months: 1 } } } } }) }
    expect(asked(exists(twice), [fact("a", "2026-01-31"), fact("b", "2026-02-28")])).toBe("yes")
    expect(asked(exists(twice), [fact("a", "2026-01-31"), fact("b", "2026-02-27")])).toBe("no")
  })
})

describe("the first and the last", () => {
  const last = (more: object = {}): Facts => ({ of: { kind: "observation", pick: "last" }, ...more })
  it("is picked before what is said around it", () => {
    const facts = [fact("a", "2026-03-01", { valueCode: ["home"] }), fact("b", "2026-04-01", { valueCode: ["nursing-home"] }), fact("c", "2026-05-01", { valueCode: ["home"] })]
    expect(asked(exists(last({ valueCodes: ["nursing-home"] })), facts)).toBe("no")
    expect(asked(exists({ kind: "observation", pick: "last", valueCodes: ["nursing-home"] }), facts)).toBe("yes")
  })
  it("is not known where a day is not", () => expect(asked(exists(last({ valueCodes: ["home"] })), [fact("a", "2026-03-01", { valueCode: ["home"] }), fact("b", "2026-03", { valueCode: ["x"], recorded: "2026-05-01" })])).toBe("unknown"))
  it("of one day is told by the instant, then by the recording, then by the id, whatever the order of loading", () => {
    const morning = fact("z", "2026-03-01", { at: "2026-03-01T08:00:00+07:00", valueCode: ["a"] })
    const evening = fact("y", "2026-03-01", { at: "2026-03-01T18:00:00+07:00", valueCode: ["b"] })
    for (const facts of [[morning, evening], [evening, morning]]) expect(asked(exists(last({ valueCodes: ["b"] })), facts)).toBe("yes")
  })
  it("may be the least value", () => {
    const lowest: Facts = { kind: "observation", pick: { which: "first", by: "value" } }
    expect(asked({ op: "compare", what: { get: "value", in: lowest }, is: { atMost: 120 } }, [fact("a", "2026-03-01", { value: 150 }), fact("b", "2026-02-01", { value: 120 })])).toBe("yes")
  })
})

describe("what a fact refers to", () => {
  const inEmergency = exists({ kind: "observation", as: "bp", where: exists({ linkedFrom: "bp", link: "encounter", qualifiers: { class: ["EMER"] } }) })
  const visit = fact("e", "2026-03-01", { kind: "encounter", qualifiers: { class: ["EMER"] } })
  it.each([[{ encounter: "e" }, "yes"], [{ encounter: "gone" }, "unknown"], [{}, "no"]] as const)("links %j: %s", (links, verdict) => {
    expect(asked(inEmergency, [fact("a", "2026-03-01", { links }), visit])).toBe(verdict)
  })
})

describe("codes that say more", () => {
  const of = (qualifiers: NonNullable<Facts["qualifiers"]>) => (given: Fact["qualifiers"]): Verdict => asked(exists({ kind: "observation", qualifiers }), [fact("a", "2026-03-01", given === undefined ? {} : { qualifiers: given })])
  it("that are not told may be any", () => expect([{ class: ["AMB"] }, { class: ["EMER"] }, undefined].map(of({ class: ["AMB"] }))).toEqual(["yes", "no", "unknown"]))
  it("unless the author says what that means", () => {
    expect([undefined].map(of({ class: { codes: ["AMB"], absent: "fits" } }))).toEqual(["yes"])
    expect([undefined].map(of({ class: { codes: ["AMB"], absent: "out" } }))).toEqual(["no"])
  })
  it("or that must be none of these", () => expect([{ class: ["AMB"] }, { class: ["EMER"] }, undefined].map(of({ class: { noneOf: ["EMER"], absent: "fits" } }))).toEqual(["yes", "no", "yes"]))
})

describe("parts that are there or not", () => {
  const has = (part: "value" | "number" | "valueCode" | "components.systolic" | "links.encounter", more: Partial<Fact>): Verdict => asked(exists({ kind: "observation", has: [part] }), [fact("a", "2026-03-01", more)])
  it.each([
    ["value", { value: "positive" }, "yes"], ["value", { valueCode: ["x"] }, "yes"], ["value", {}, "no"], ["number", { value: "positive" }, "no"], ["number", { components: { systolic: 120 } }, "yes"],
    ["components.systolic", { components: { diastolic: 80 } }, "no"], ["links.encounter", { links: { encounter: "gone" } }, "yes"], ["valueCode", { value: 3 }, "no"]
  ] as const)("%s of %j: %s", (part, more, verdict) => expect(has(part, more)).toBe(verdict))
})

describe("windows", () => {
  const starts = (window: NonNullable<Facts["startsIn"]>, start: string, more: Partial<Fact> = {}): Verdict => asked(exists({ kind: "observation", startsIn: window }), [fact("a", start, more)])
  it.each([["2026-03-01", "yes"], ["2026-03-02", "no"]] as const)("through 1 March takes in that day: %s %s", (day, verdict) => expect(starts({ from: "periodFrom", through: { date: "2026-03-01" } }, day)).toBe(verdict))
  it("at instant grain, ±1 ms around midnight", () => {
    const until = { until: { date: "2026-03-01" }, grain: "instant" } as const
    expect(starts(until, "2026-02-28", { at: "2026-02-28T23:59:59.999+07:00" })).toBe("yes")
    expect(starts(until, "2026-03-01", { at: "2026-03-01T00:00:00.000+07:00" })).toBe("no")
  })
  it("of a day whose time nobody knows", () => expect(starts({ from: { startOf: { kind: "encounter", pick: "last" } }, grain: "instant" }, "2026-03-01")).toBe("unknown"))
  it.each([
    ["2022-02-28", "2024-02-28", "yes"], ["2022-02-28", "2024-02-29", "no"], ["2024-02-29", "2026-02-28", "yes"], ["2024-02-29", "2026-03-01", "no"]
  ] as const)("through the second birthday of a child born on %s: %s %s", (birthDate, day, verdict) => {
    expect(asked(exists({ kind: "observation", startsIn: { through: { shift: "birth", plus: { years: 2 } } } }), [fact("a", day)], { birthDate })).toBe(verdict)
  })
  it("that reach back to a birth known by its year are not sure", () => {
    const infancy = exists({ kind: "observation", startsIn: { from: "birth", until: { shift: "birth", plus: { days: 42 } } } })
    expect(asked(infancy, [fact("a", "2025-06-01")], { birthDate: "2025" })).toBe("unknown")
    expect(asked(infancy, [fact("a", "2025-06-01")], { birthDate: "2025-05-01" })).toBe("yes")
    expect(asked(infancy, [fact("a", "2025-06-01")])).toBe("unknown")
  })
  it("speak of the last day on which a fact holds", () => {
    const ended = exists({ kind: "condition", endsIn: inPeriod })
    const condition = (end: string) => fact("a", "2025-01-01", { kind: "condition", end })
    expect(["2026-01-01", "2026-01-02", "2027-01-01", "2027-01-02", "ongoing", "unknown"].map((end) => asked(ended, [condition(end)]))).toEqual(["no", "yes", "yes", "no", "no", "unknown"])
  })
  it("several hold together", () => {
    const set: Facts = { kind: "condition", startsIn: { until: "periodFrom" }, overlaps: { from: { date: "2026-06-01" }, until: { date: "2026-07-01" } } }
    expect(asked(exists(set), [fact("a", "2025-01-01", { kind: "condition", end: "ongoing" })])).toBe("yes")
    expect(asked(exists(set), [fact("a", "2026-02-01", { kind: "condition", end: "ongoing" })])).toBe("no")
  })
  it("of an encounter that ended at 10 take in what was measured at 9, and not what was measured at 11", () => {
    const visit = fact("e", "2026-03-01", { kind: "encounter", at: "2026-03-01T08:00:00+07:00", endAt: "2026-03-01T10:00:00+07:00" })
    const during: Facts = { kind: "observation", startsIn: { from: { startOf: { kind: "encounter", pick: "last" } }, through: { endOf: { kind: "encounter", pick: "last" } }, grain: "instant" } }
    expect(["09:00", "10:00", "11:00"].map((time) => asked(exists(during), [visit, fact("o", "2026-03-01", { at: `2026-03-01T${time}:00+07:00` })]))).toEqual(["yes", "yes", "no"])
  })
})

describe("quantities", () => {
  const is = (what: Quantity, bounds: object, facts: readonly Fact[], more: Parameters<typeof asked>[2] = {}): Verdict => asked({ op: "compare", what, is: bounds }, facts, more)
  const four = ["2026-01-10", "2026-02-10", "2026-02-10", "2026-03-10"].map((day, index) => fact(`f${index}`, day, { value: 100 + 10 * index }))
  it("count facts, and the days they fall on", () => {
    expect(is({ get: "count", in: seen }, { atLeast: 4, atMost: 4 }, four)).toBe("yes")
    expect(is({ get: "distinctDays", in: seen }, { atLeast: 3, atMost: 3 }, four)).toBe("yes")
    expect(is({ get: "distinctDays", in: seen }, { atLeast: 4 }, four, { listed: false })).toBe("unknown")
    expect(is({ get: "distinctDays", in: seen }, { atLeast: 3 }, four, { listed: false })).toBe("yes")
  })
  it("take the least, the greatest, the sum and the mean", () => {
    expect((["min", "max", "sum", "mean"] as const).map((get) => is({ get, in: seen }, { atLeast: { min: 100, max: 130, sum: 460, mean: 115 }[get], atMost: { min: 100, max: 130, sum: 460, mean: 115 }[get] }, four))).toEqual(["yes", "yes", "yes", "yes"])
  })
  it("of nothing are unknown", () => expect((["min", "max", "sum", "mean", "value"] as const).map((get) => is({ get, in: seen }, { below: 140 }, []))).toEqual(Array.from({ length: 5 }, () => "unknown")))
  it("with a number that nobody knows are bounds", () => {
    const facts = [fact("a", "2026-03-01", { value: 130 }), fact("b", "2026-03-02")]
    expect(is({ get: "min", in: seen }, { below: 140 }, facts)).toBe("yes")
    expect(is({ get: "min", in: seen }, { atLeast: 120 }, facts)).toBe("unknown")
  })
  it("convert units, and leave those unknown that they cannot", () => {
    const glucose = (unit: string | undefined, value: number): Verdict =>
      is({ get: "value", in: { kind: "observation", pick: "last" }, unit: "mmol/L", convert: { "mg/dL": 0.0555 } }, { below: 7 }, [fact("a", "2026-03-01", { value, ...(unit === undefined ? {} : { unit }) })])
    expect([glucose("mmol/L", 6.9), glucose("mmol/L", 7), glucose("mg/dL", 126), glucose("mg/dl", 127), glucose("g", 5), glucose(undefined, 5), glucose("umol/L", 6900)]).toEqual(["yes", "no", "yes", "no", "unknown", "unknown", "yes"])
  })
  it("tell ages at any day, in completed units", () => {
    const at = { startOf: { kind: "observation", pick: "last" } } as const
    expect((["days", "weeks", "months", "years"] as const).map((unit) => is({ get: "age", in: unit, at }, { atMost: { days: 59, weeks: 8, months: 1, years: 0 }[unit] }, [fact("a", "2026-03-30")], { birthDate: "2026-01-31" }))).toEqual(["yes", "yes", "yes", "yes"])
    expect(is({ get: "age", in: "months", at }, { atLeast: 1 }, [fact("a", "2026-02-28")], { birthDate: "2026-01-31" })).toBe("no")
  })
  it("tell nothing of what has not come about", () => {
    expect(is({ get: "age", in: "years", at: "death" }, { atLeast: 65 }, [], { birthDate: "1990-01-01" })).toBe("unknown")
    expect(asked({ op: "age", atLeast: { years: 65 }, at: "death" }, [], { birthDate: "1990-01-01" })).toBe("unknown")
    expect(asked({ op: "within", point: "death", in: inPeriod }, [])).toBe("no")
  })
  it("add up, and take away", () => {
    const [a, b] = ["a", "b"].map((code): Quantity => ({ get: "max", in: { kind: "observation", codes: [code] } }))
    const facts = [fact("a", "2026-03-01", { code: ["a"], value: 7 }), fact("b", "2026-03-01", { code: ["b"], value: 4 })]
    expect([is({ get: "plus", of: [a!, b!] }, { atLeast: 11, atMost: 11 }, facts), is({ get: "minus", of: [a!, b!] }, { atLeast: 3, atMost: 3 }, facts)]).toEqual(["yes", "yes"])
    expect(is({ get: "plus", of: [a!, b!] }, { atLeast: 1 }, facts.slice(0, 1))).toBe("unknown")
  })
  it("tell hours, of a day without a time any", () => {
    const dose = (at: string | undefined): Verdict => is({ get: "time", from: { startOf: { kind: "encounter", pick: "first" } }, until: { startOf: { kind: "immunization", pick: "first" } }, in: "hours" }, { below: 24 }, [
      fact("e", "2026-03-01", { kind: "encounter", at: "2026-03-01T20:00:00+07:00" }), fact("i", "2026-03-02", { kind: "immunization", ...(at === undefined ? {} : { at }) })
    ])
    expect([dose("2026-03-02T19:59:59+07:00"), dose("2026-03-02T20:00:00+07:00"), dose(undefined)]).toEqual(["yes", "no", "unknown"])
  })
  it("tell the time between two facts", () => {
    const between: Quantity = { get: "time", from: { startOf: { kind: "encounter", pick: "first" } }, until: { startOf: { kind: "observation", pick: "last" } }, in: "days" }
    expect(is(between, { atLeast: 31, atMost: 31 }, [fact("e", "2026-01-10", { kind: "encounter" }), fact("o", "2026-02-10")])).toBe("yes")
  })
})

describe("what is not known exactly", () => {
  const lastBefore = (until: object): Predicate => exists({ kind: "observation", startsIn: { from: { date: "2026-12-01" }, until: until as never, grain: "instant" } })
  it("a list complete through the day before does not tell of the morning", () => {
    const visit = fact("e", "2026-12-15", { kind: "encounter", at: "2026-12-15T10:00:00+07:00" })
    const rules = rulesOn("2026-12-31")
    const verdict = (day: string): Verdict => rules.question(lastBefore({ startOf: { kind: "encounter", pick: "last" } })).verdict(readRecord({ person: { id: "p" }, facts: [visit], complete: { encounter: "2026-12-31", observation: day } }), context)
    expect([verdict("2026-12-14"), verdict("2026-12-15")]).toEqual(["unknown", "no"])
  })
  it("a unit named like what every object has", () => {
    expect(asked({ op: "value", which: "last", in: seen, is: { atMost: 4, unit: "mmol/L" } }, [fact("a", "2026-03-01", { value: 5, unit: "constructor" })])).toBe("unknown")
  })
  it("a day of birth that may be any of a month, on all of which a condition held", () => {
    const held = exists({ kind: "condition", activeAt: "birth" })
    const condition = (start: string) => [fact("a", start, { kind: "condition", end: "ongoing" })]
    expect(["2025-12-31", "2026-01-01", "2026-01-15", "2026-02-01"].map((start) => asked(held, condition(start), { birthDate: "2026-01" }))).toEqual(["yes", "yes", "unknown", "no"])
  })
  it("which is the last, where none of those that may be has the code", () => {
    const facts = [fact("a", "2026-03-01", { code: ["a"] }), fact("b", "2026-03-01", { code: ["a"], status: "preliminary" })]
    expect(asked(exists({ of: { kind: "observation", pick: "last" }, codes: ["z"] }), facts)).toBe("no")
    expect(asked(exists({ of: { kind: "observation", pick: "last" }, codes: ["a"] }), facts)).toBe("unknown")
  })
  it("what ended before it began never held", () => {
    const never = [fact("a", "2026-03-01", { kind: "condition", end: "2026-03-01" })]
    expect([asked(exists({ kind: "condition", endsIn: { until: "yearEnd" } }), never), asked(exists({ kind: "condition", overlaps: { from: "periodFrom", through: "on" } }), never)]).toEqual(["no", "no"])
  })
})

describe("definitions by name", () => {
  const definitions: readonly Definition[] = [
    { ...item("p/readings"), facts: { kind: "observation", codes: ["bp"] } },
    { ...item("p/of-visit"), facts: { use: "p/readings", startsIn: { from: { startOf: "visit" }, through: { startOf: "visit" } } } },
    { ...item("p/least"), quantity: { get: "min", in: { use: "p/of-visit" } } },
    { ...item("p/low"), when: { op: "compare", what: { get: "use", id: "p/least" }, is: { below: 140 } } }
  ]
  const lowOnVisit = exists({ kind: "encounter", as: "visit", where: { op: "rule", id: "p/low" } })
  it("speak of facts that are named where they are used", () => {
    const facts = [fact("e1", "2026-03-01", { kind: "encounter" }), fact("e2", "2026-04-01", { kind: "encounter" }), fact("b1", "2026-03-01", { code: ["bp"], value: 150 }), fact("b2", "2026-04-01", { code: ["bp"], value: 130 })]
    expect(asked(lowOnVisit, facts, { definitions })).toBe("yes")
    expect(asked(lowOnVisit, facts.slice(0, 3), { definitions })).toBe("unknown")
  })
})
