import { describe, expect, it } from "vitest"
import type { Fact } from "../citizen/fact.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { item, rulesOn } from "../pack/smallPack.fixture.ts"
import type { Predicate } from "../rules/predicate.ts"
import { computeKpi, type KpiOptions, type KpiReport } from "./computeKpi.ts"
import { drillDown } from "./drillDown.ts"
import type { Indicator } from "./indicator.ts"

const period = { from: "2026-01-01", until: "2027-01-01" } as const
const complete = { observation: "2026-12-31", encounter: "2026-12-31", referral: "2026-12-31", visit: "2026-12-31", residence: "2026-12-31" }
const person = (id: string, facts: readonly Partial<Fact>[], more: Partial<HealthRecord["person"]> = {}): HealthRecord =>
  ({ person: { id, birthDate: "1980-01-01", ...more }, facts: facts.map((fact, index) => ({ id: `${id}-${index}`, kind: "observation", start: "2026-05-01", recorded: "2026-05-01", ...fact })), complete })
const has = (code: string): Predicate => ({ op: "exists", in: { kind: "observation", codes: [code] } })
const compute = (indicator: Partial<Indicator>, records: readonly HealthRecord[], more: Partial<KpiOptions> = {}): KpiReport =>
  computeKpi(rulesOn("2026-12-31", { indicators: [{ ...item("p/i"), basis: "person", measures: "period", numerator: has("n"), direction: "up", ...indicator }] }), "p/i", { period, records, people: true, ...more })

describe("populations", () => {
  const whole = { initial: has("i"), denominator: has("d"), exclusion: has("x"), exception: has("e") }
  const of = (codes: string): HealthRecord => person(codes === "" ? "-" : codes, [...codes].map((code) => ({ code: [code] })))
  const found = compute(whole, ["", "d", "n", "i", "id", "idn", "idx", "idxn", "ide", "iden", "in"].map(of))
  const members = (name: "initial" | "denominator" | "exclusion" | "numerator" | "exception") => found.people!.filter(({ populations }) => populations[name] === "yes").map(({ id }) => id)
  it("lie within one another, whatever each question says by itself", () => {
    expect(members("initial")).toEqual(["i", "id", "idn", "idx", "idxn", "ide", "iden", "in"])
    expect(members("denominator")).toEqual(["id", "idn", "idx", "idxn", "ide", "iden"])
    expect(members("exclusion")).toEqual(["idx", "idxn"])
    expect(members("numerator")).toEqual(["idn", "iden"])
    expect(members("exception")).toEqual(["ide"])
  })
  it("those scored are neither excluded nor excepted", () => expect([found.scored, found.of, found.rate]).toEqual([{ yes: 2, no: 1, unknown: 0 }, 3, 2 / 3]))
  it("of nobody have no share", () => {
    const none = compute(whole, [of("i")])
    expect([none.of, none.rate, none.range]).toEqual([0, undefined, undefined])
  })
  it("who may be excepted is not decided, unless in the numerator", () => {
    const unsure = (codes: string): HealthRecord => ({ ...of(codes), facts: [...of(codes).facts, { id: "maybe", kind: "observation", code: ["e"], status: "preliminary", start: "2026-05-01", recorded: "2026-05-01" }] })
    expect(compute(whole, [unsure("id")])).toMatchObject({ undecided: 1, of: 0 })
    expect(compute(whole, [unsure("idn")])).toMatchObject({ undecided: 0, scored: { yes: 1, no: 0, unknown: 0 } })
  })
})

describe("events as what is counted", () => {
  const perVisit: Partial<Indicator> = {
    basis: { event: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } }, as: "visit" },
    numerator: { op: "exists", in: { kind: "observation", codes: ["bp"], startsIn: { from: { startOf: "visit" }, through: { startOf: "visit" } } } }
  }
  const records = [
    person("a", [{ kind: "encounter", start: "2026-03-01" }, { kind: "encounter", start: "2026-04-01" }, { kind: "encounter", start: "2025-04-01" }, { code: ["bp"], start: "2026-04-01" }]),
    person("b", [{ kind: "encounter", start: "2026-03-01", status: "preliminary" }])
  ]
  it("each counts for itself, and one that may have been may count", () => {
    const found = compute(perVisit, records)
    expect(found.people?.map(({ id, fact, populations }) => [id, fact, populations.initial, populations.numerator])).toEqual([["a", "a-0", "yes", "no"], ["a", "a-1", "yes", "yes"], ["b", "b-0", "unknown", "no"]])
    expect([found.scored, found.undecided]).toEqual([{ yes: 1, no: 1, unknown: 0 }, 1])
  })
})

describe("where a report comes from", () => {
  const controlled = { op: "compare", what: { get: "max", in: { kind: "observation" } }, is: { below: { param: "p/limit" } } } as const
  const digests = (limit: number, codes: readonly string[]) => computeKpi(rulesOn("2026-12-31", {
    parameters: [{ ...item("p/limit"), value: limit }], valueSets: [{ ...item("p/set"), codes: codes.map((code) => ({ code, label: { vi: code, en: code } })) }],
    definitions: [{ ...item("p/low"), when: { op: "all", of: [controlled, { op: "exists", in: { kind: "observation", codes: { valueSet: "p/set" } } }] } }],
    indicators: [{ ...item("p/i"), basis: "person", measures: "period", numerator: { op: "rule", id: "p/low" }, direction: "up" }]
  }), "p/i", { period, records: [person("a", [{ value: 5 }])] }).provenance
  it("changes with every figure and code that the definition uses, and only with these", () => {
    const one = digests(140, ["a"])
    expect(one).toMatchObject({ readOn: "2026-12-31", subjects: 1, definition: { pack: "p@2026.1.0", status: "verified" } })
    expect(digests(140, ["a"])).toEqual(one)
    expect(new Set([one, digests(150, ["a"]), digests(140, ["a", "b"])].map(({ definition }) => definition.digest)).size).toBe(3)
    expect(digests(150, ["a"]).input).toBe(one.input)
  })
})

describe("strata of events", () => {
  it("may speak of the event, and partition the events", () => {
    const strata = [{ id: "half", bands: [{ id: "first", when: { op: "within", point: { startOf: "visit" }, in: { until: { date: "2026-07-01" } } } as const }], otherwise: { id: "second" } }]
    const found = compute({ basis: { event: { kind: "encounter" }, as: "visit" }, strata }, [person("a", ["2026-03-01", "2026-08-01", "2026-09-01"].map((start) => ({ kind: "encounter", start })))], { by: ["sex"] })
    expect(found.strata.map(({ by, values }) => [by, values.map(({ key, of }) => [key, of])])).toEqual([["sex", [["unknown", 3]]], ["half", [["first", 1], ["second", 2]]]])
    expect(drillDown(found, { in: "scored", as: "no", stratum: { by: "half", key: "first" } }).map(({ fact }) => fact)).toEqual(["a-0"])
  })
})

describe("ordered strata", () => {
  const bp = { kind: "observation", codes: ["bp"], pick: "last" } as const
  const value = (above: number): Predicate => ({ op: "compare", what: { get: "value", in: bp }, is: { above } })
  const strata = [{ id: "control", bands: [{ id: "severe", when: value(180) }, { id: "high", when: value(140) }], otherwise: { id: "normal" } }]
  const found = compute({ strata, numerator: has("n") }, [
    person("a", [{ code: ["bp"], value: 190 }, { code: ["n"] }]), person("b", [{ code: ["bp"], value: 150 }]), person("c", [{ code: ["bp"], value: 120 }]), person("d", [])
  ])
  it("take each subject once, in the first band that holds, and partition the whole", () => {
    expect(found.strata[0]?.values.map(({ key, of, scored }) => [key, of, scored.yes])).toEqual([["severe", 1, 1], ["high", 1, 0], ["normal", 1, 0], ["unknown", 1, 0]])
  })
  it("drill down to their people", () => {
    expect(drillDown(found, { in: "scored", as: "no", stratum: { by: "control", key: "high" } }).map(({ id }) => id)).toEqual(["b"])
    expect(drillDown(found, { in: "numerator" }).map(({ id }) => id)).toEqual(["a"])
    expect(() => drillDown({ ...found, people: undefined as never }, { in: "numerator" })).toThrow(RangeError)
  })
})

describe("continuous measures", () => {
  const days = { get: "time", from: { startOf: { kind: "referral", pick: "last" } }, until: { startOf: { kind: "visit", pick: "last" } }, in: "days" } as const
  const both: Predicate = { op: "all", of: [{ op: "exists", in: { kind: "referral" } }, { op: "exists", in: { kind: "visit" } }] }
  const waited = (id: string, until: string) => person(id, [{ kind: "referral", start: "2026-03-01" }, { kind: "visit", start: until, recorded: "2026-12-31" }])
  it("tell the distribution over the numerator, of even numbers and odd", () => {
    const measure = { numerator: both, continuous: { value: days, unit: "d", percentiles: [90] } }
    const found = compute(measure, [waited("a", "2026-03-02"), waited("b", "2026-03-04"), waited("c", "2026-03-11"), waited("d", "2026-03"), person("e", [])])
    expect(found.distribution).toEqual({ n: 3, unknown: 1, mean: 14 / 3, median: 3, min: 1, max: 10, percentiles: { 90: 8.6 } })
    expect(compute(measure, [waited("a", "2026-03-02"), waited("b", "2026-03-04")]).distribution?.median).toBe(2)
    expect(compute(measure, [person("e", [])]).distribution).toEqual({ n: 0, unknown: 0 })
  })
})

describe("an estimated denominator", () => {
  const estimated = { denominator: { type: "estimated", estimate: "pregnancies", proRata: true } } as const
  const estimates = [{ id: "pregnancies", year: 2026, value: 365, source: "projection" }, { id: "pregnancies", year: 2026, unit: "v1", value: 10, source: "projection" }]
  const home = (village: string) => ({ kind: "residence", links: { village }, start: "2020-01-01", end: "ongoing" })
  const one = (id: string) => person(id, [{ code: ["n"] }, home("v1")])
  it("comes with the data, its source and its part of the year", () => {
    const found = compute(estimated, [one("a"), one("b")], { estimates, period: { from: "2026-01-01", until: "2026-01-11" }, by: ["village"], knownAt: "2026-12-31" })
    expect([found.denominatorType, found.of, found.estimate]).toEqual(["estimated", 10, { value: 10, from: [estimates[0]] }])
    expect(found.populations.denominator).toBeUndefined()
  })
  it("is exceeded, never clipped", () => {
    const found = compute({ denominator: { type: "estimated", estimate: "pregnancies" } }, ["a", "b", "c"].map(one), { estimates: [{ id: "pregnancies", year: 2026, value: 2, source: "x" }] })
    expect([found.rate, found.estimate?.exceeded]).toEqual([1.5, true])
  })
  it("that nobody gave leaves no share", () => {
    const found = compute(estimated, [one("a")])
    expect([found.rate, found.estimate]).toEqual([undefined, { from: [] }])
  })
})

describe("targets and units", () => {
  it("of the year that the period ends in", () => {
    const target = { share: 0.98, by: "2031-01-01", byYear: { 2026: 0.9, 2028: 0.95 } }
    const year = (n: number) => compute({ target }, [], { period: { from: `${n}-01-01`, until: `${n + 1}-01-01` } }).target
    expect([year(2025), year(2026), year(2027), year(2028)]).toEqual([0.98, 0.9, 0.9, 0.95])
  })
  const record = person("a", [
    { code: ["n"] }, { kind: "residence", code: ["permanent"], links: { village: "home" }, start: "2020-01-01", end: "ongoing" }, { kind: "encounter", links: { facility: "f1" }, start: "2026-03-01" }, { kind: "encounter", links: { facility: "f2" }, start: "2026-04-01" }
  ])
  const keys = (indicator: Partial<Indicator>, more: Partial<KpiOptions> = {}) => compute(indicator, [record], { by: ["village"], ...more }).strata[0]?.values.map(({ key }) => key)
  it("a person counts to the village of residence, to the unit that the definition names, or to what the caller says", () => {
    const attribution = { in: { kind: "encounter" }, link: "facility" } as const
    expect([keys({}), keys({ attribution }), keys({ attribution }, { attribution: () => ["mine"] })]).toEqual([["home"], ["f2"], ["mine"]])
  })
})
