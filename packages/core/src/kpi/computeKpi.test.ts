import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { CitizenProfile } from "../citizen/profile.ts"
import type { HealthRecord } from "../citizen/record.ts"
import { composePacks } from "../pack/composePacks.ts"
import { RulesError } from "../pack/errors.ts"
import type { Pack } from "../pack/pack.ts"
import { item, rulesOn, smallPack } from "../pack/smallPack.fixture.ts"
import { factPredicates, plainPredicates, records } from "../rules/arbitrary.fixture.ts"
import type { Predicate } from "../rules/predicate.ts"
import { calendarYear, TimeError } from "../time/index.ts"
import { computeKpi, computeKpis, type KpiOptions, type KpiReport } from "./computeKpi.ts"
import { countKpis } from "./countKpis.ts"
import type { Indicator } from "./indicator.ts"
import type { Counts, Tally } from "./populations.ts"
import { ageBands, type StratifierName } from "./stratify.ts"

const holds = (kind: string): Predicate => ({ op: "exists", in: { kind, activeAt: "on" } })
const elder: Predicate = { op: "age", atLeast: { years: 60 } }
const indicator = (more: Partial<Indicator> = {}): Indicator =>
  ({ ...item("p/coverage"), basis: "person", measures: "state", denominator: elder, exclusion: holds("merit"), numerator: holds("insurance"), direction: "up", ...more })

const period = calendarYear("2026-12-31")
/** How many surely are in the denominator, and how many may be. */
const denominatorOf = ({ of, undecided }: Tally) => ({ yes: of, unknown: undecided })

const report = (people: readonly Omit<CitizenProfile, "id">[], options: Partial<KpiOptions> = {}, more: Partial<Indicator> = {}, pack: Partial<Pack> = {}): KpiReport =>
  computeKpi(rulesOn("2026-12-31", { ...pack, indicators: [indicator(more)] }), "p/coverage", { period, records: people.map((person, index) => ({ id: `p${index}`, ...person })), ...options })

const old = { birthDate: "1950", merit: false } as const
const insured = { ...old, insurance: true } as const
const uninsured = { ...old, insurance: false } as const

describe("who is counted", () => {
  it("the numerator only within the denominator, without the excluded, the unknown apart", () => {
    const found = report([
      insured, insured, uninsured, old,
      { ...insured, birthDate: "2000" }, { ...insured, merit: true },
      { merit: false, insurance: true }, { birthDate: "1950", insurance: true }, { birthDate: "2000" }, { merit: true }
    ], { people: true })
    expect([denominatorOf(found), found.scored]).toEqual([{ yes: 4, unknown: 2 }, { yes: 2, no: 1, unknown: 1 }])
    expect(found.populations).toEqual({
      initial: { yes: 10, no: 0, unknown: 0 }, denominator: { yes: 6, no: 2, unknown: 2 }, exclusion: { yes: 1, no: 7, unknown: 2 }, numerator: { yes: 2, no: 5, unknown: 3 }
    })
    expect(found.rate).toBe(0.5)
    expect(found.range).toEqual({ lo: 0.5, hi: 0.75 })
    expect(found.people?.map(({ id, populations }) => [id, populations.denominator, populations.numerator])).toEqual([
      ["p0", "yes", "yes"], ["p1", "yes", "yes"], ["p2", "yes", "no"], ["p3", "yes", "unknown"], ["p4", "no", "no"],
      ["p5", "yes", "no"], ["p6", "unknown", "unknown"], ["p7", "yes", "unknown"], ["p8", "no", "no"], ["p9", "unknown", "no"]
    ])
  })
  it("nobody: no share of nothing, and nothing missing", () => {
    expect(report([{ birthDate: "2000" }], {}, { target: { share: 0.9 } })).toMatchObject({ indicator: "p/coverage", period, rulebook: "p@2026.1.0", of: 0, undecided: 0, scored: { yes: 0, no: 0, unknown: 0 }, strata: [] })
    expect(report([{ birthDate: "2000" }], {}, { target: { share: 0.9 } })).not.toHaveProperty("rate")
    expect(denominatorOf(report([{}]))).toEqual({ yes: 0, unknown: 1 })
  })
  it("without an exclusion, all of the denominator", () => {
    const { exclusion: _exclusion, ...whole } = indicator()
    const rules = rulesOn("2026-12-31", { indicators: [whole] })
    expect(computeKpi(rules, "p/coverage", { period, records: [{ id: "a", birthDate: "1950", merit: true, insurance: true }] }).rate).toBe(1)
  })
  it("people are listed only if asked for, and their list is not the counter's own", () => {
    expect(report([insured])).not.toHaveProperty("people")
    const counter = countKpis(rulesOn("2026-12-31", { indicators: [indicator()] }), { period, people: true })
    counter.person({ id: "a", ...insured })
    const [before] = counter.reports()
    counter.person({ id: "b", ...insured })
    expect(before?.people).toHaveLength(1)
    expect(before?.of).toBe(1)
    expect(counter.reports()[0]?.people).toHaveLength(2)
  })
})

describe("the day", () => {
  it("is the last of the period: 60 on 31 December counts, on 1 January not", () => {
    expect(denominatorOf(report([{ ...insured, birthDate: "1966-12-31" }, { ...insured, birthDate: "1967-01-01" }]))).toEqual({ yes: 1, unknown: 0 })
  })
  it("is that of the profile too, whatever day the rules are of", () => {
    const rules = rulesOn("2026-07-15", { indicators: [indicator()] })
    expect(computeKpi(rules, "p/coverage", { period, records: [{ id: "a", ...uninsured }] }).scored.no).toBe(1)
  })
  it("rules may speak of the period's edges", () => {
    const seen: Predicate = { op: "exists", in: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } } }
    const on = (day: string) => report([{ ...old, examinations: [{ on: day }] }], { period: { from: "2026-10-01", until: "2027-01-01" } }, { numerator: seen }).scored
    expect(["2026-09-30", "2026-10-01", "2026-12-31"].map((day) => on(day).yes)).toEqual([0, 1, 1])
  })
  it("must be a period with days", () => {
    expect(() => report([], { period: { from: "2026-01-01", until: "2026-01-01" } })).toThrow(TimeError)
  })
  it("what was recorded after the cut-off is left out", () => {
    const record: HealthRecord = { person: { id: "a", birthDate: "1950" }, facts: [{ id: "f", kind: "insurance", end: "ongoing", recorded: "2027-01-05", start: "2026-01-01" }], complete: { merit: "2026-12-31", insurance: "2026-12-31" } }
    expect(report([], { records: [record] }).scored).toEqual({ yes: 1, no: 0, unknown: 0 })
    expect(report([], { records: [record], knownAt: "2027-01-05" }).scored.yes).toBe(1)
    expect(report([], { records: [record], knownAt: "2027-01-04" }).scored).toEqual({ yes: 0, no: 1, unknown: 0 })
  })
})

describe("what is missing to the target", () => {
  const missing = (yes: number, no: number, share: number, direction: "up" | "down" = "up") =>
    report([...Array.from({ length: yes }, () => insured), ...Array.from({ length: no }, () => uninsured)], {}, { target: { share }, direction }).missingToTarget
  it.each([[0, 10, 0.95, 10], [9, 1, 0.95, 1], [10, 0, 0.95, 0], [9, 1, 0.9, 0], [8, 2, 0.9, 1], [2, 1, 1 / 3, 0], [0, 100, 0.07, 7], [0, 3, 0, 0], [1, 2, 1, 2]])("%d of them, %d not, %d to reach: %d more", (yes, no, share, more) => {
    expect(missing(yes, no, share)).toBe(more)
  })
  it.each([[10, 0, 0.05, 10], [1, 9, 0.05, 1], [0, 10, 0.05, 0], [1, 19, 0.05, 0], [2, 18, 0.05, 1], [7, 93, 0.07, 0]])("where less is better: %d of them, %d not, at most %d: %d fewer", (yes, no, share, fewer) => {
    expect(missing(yes, no, share, "down")).toBe(fewer)
  })
  it("is not told without a target", () => expect(report([insured])).not.toHaveProperty("missingToTarget"))
})

describe("breakdowns", () => {
  const keys = (people: readonly Omit<CitizenProfile, "id">[], by: StratifierName, pack: Partial<Pack> = {}) =>
    report(people, { by: [by] }, { denominator: { op: "alive" } }, pack).strata[0]?.values.map(({ key, of, undecided }) => [key, of + undecided])

  it("by sex, in alphabetical order", () => {
    expect(keys([{ sex: "male" }, { sex: "female" }, { sex: "male" }, {}, { sex: "other" }], "sex")).toEqual([["female", 1], ["male", 2], ["other", 1], ["unknown", 1]])
  })
  it("by age band, youngest first, unknown last", () => {
    const births = ["2026-12-31", "2021", "2020-12-31", "1946-12-31", "1947-01-01", "2010", "1966-12-31", "1967-01-01"]
    expect(keys([{}, { birthDate: "1966" }, { birthDate: "2027" }, ...births.map((birthDate) => ({ birthDate }))], "ageBand"))
      .toEqual([["0-5", 2], ["6-15", 1], ["16-39", 1], ["40-59", 1], ["60-79", 3], ["80+", 1], ["unknown", 2]])
  })
  it("by age band, where the year of birth leaves two open", () => {
    const half = { from: "2026-01-01", until: "2026-07-01" }
    const bands = (birthDate: string) => report([{ birthDate, merit: false }], { by: ["ageBand"], period: half }, { denominator: { op: "alive" } }).strata[0]!.values.map(({ key }) => key)
    expect([bands("1966"), bands("1965"), bands("1966-06-30"), bands("1966-07-01")]).toEqual([["unknown"], ["60-79"], ["60-79"], ["40-59"]])
  })
  it("by bands of one's own, which leave nobody out and need no order", () => {
    const bands = (starts: readonly number[], birthDate: string) => report([{ ...insured, birthDate }], { by: [ageBands(starts)] }, { denominator: { op: "alive" } }).strata[0]?.values.map(({ key }) => key)
    expect(bands([60, 6], "1990")).toEqual(["6-59"])
    expect(bands([60, 6], "2024")).toEqual(["0-5"])
    expect(bands([60, 6], "1950")).toEqual(["60+"])
    expect(bands([], "1950")).toEqual(["0+"])
    expect(bands([18], "2008-12-31")).toEqual(["18+"])
    expect(bands([18], "2009-01-01")).toEqual(["0-17"])
    expect(bands([18], "2027-01-01")).toEqual(["unknown"])
  })
  it("by village of residence", () => {
    const home = (village: string, type: "permanent" | "temporary" = "permanent") => ({ residence: { type, commune: "10903", village } })
    expect(keys([home("v2"), home("v1"), home("v2"), { residence: { type: "permanent" } }, {}, { residence: { village: "__proto__" } }], "village")).toEqual([["__proto__", 1], ["unknown", 2], ["v1", 1], ["v2", 2]])
  })
  it("by the main grouping", () => {
    const groupings: Pack["groupings"] = [{
      ...item("p/g"), mode: "first", main: true, scope: holds("residence"), groups: [{ id: "p/old", label: { vi: "x", en: "x" }, when: elder }], otherwise: { id: "p/rest", label: { vi: "y", en: "y" } }
    }]
    const home = { residence: { type: "permanent" } } as const
    const people = [{ ...home, birthDate: "1950" }, { ...home, birthDate: "2000" }, home, {}]
    expect(keys(people, "group", { groupings })).toEqual([["p/old", 1], ["p/rest", 2], ["unknown", 1]])
  })
  it("several side by side, each with its share", () => {
    const found = report([{ ...insured, sex: "male" }, { ...uninsured, sex: "male" }, { ...insured, sex: "female" }], { by: ["sex", "ageBand"] })
    expect(found.strata.map(({ by, values }) => [by, values.map(({ key, rate }) => [key, rate])])).toEqual([["sex", [["female", 1], ["male", 0.5]]], ["ageBand", [["60-79", 2 / 3]]]])
  })
  it("a person in two overlapping strata counts in both, once in the total", () => {
    const both = { id: "risk", keysOf: () => ["a", "b"] }
    const found = report([insured], { by: [both] })
    expect([found.of, found.strata[0]?.values.map(({ key, of }) => [key, of])]).toEqual([1, [["a", 1], ["b", 1]]])
  })
})

describe("the village of a person", () => {
  const homes = (...facts: readonly Partial<HealthRecord["facts"][number]>[]): string | undefined => {
    const records: readonly HealthRecord[] = [facts, facts.toReversed()].map((given, index) => ({
      person: { id: `p${index}` }, facts: given.map((fact, place) => ({ id: String(index === 0 ? place : facts.length - 1 - place), kind: "residence", start: "2020-01-01", end: "ongoing", recorded: "2020-01-01", ...fact }))
    }))
    const values = report([], { records, by: ["village"] }, { denominator: { op: "alive" } }).strata[0]!.values
    return values.length === 1 ? values[0]!.key : undefined
  }
  const at = (village: string) => ({ links: { village } })

  it("is where the person lives on the day", () => {
    expect(homes({ ...at("v1"), end: "2026-12-31" }, { ...at("v2"), start: "2026-12-31" })).toBe("v2")
    expect(homes({ ...at("v1"), end: "2027-01-01" }, { ...at("v2"), start: "2027-01-01" })).toBe("v1")
    expect(homes({ ...at("v1"), end: "2026-12-31" })).toBe("unknown")
  })
  it("is not known while it is not sure", () => {
    for (const more of [{ end: "unknown" }, { status: "preliminary" }, { status: "planned" }, { status: "notDone" }, { start: "unknown", recorded: "2027-06-01", end: "2028-01-01" }] as const) expect(homes({ ...at("v1"), ...more })).toBe("unknown")
    expect(homes({ links: { commune: "10903" } })).toBe("unknown")
  })
  it("of several is the permanent one, then the latest, whatever the order of loading", () => {
    expect(homes({ ...at("v1"), code: ["temporary"], start: "2026-01-01" }, { ...at("v2"), code: ["permanent"] })).toBe("v2")
    expect(homes({ ...at("v1"), code: ["permanent"], start: "2026-01-01" }, { ...at("v2"), code: ["permanent"] })).toBe("v1")
    expect(homes({ ...at("v1"), code: ["temporary"] }, { ...at("v2"), code: ["absent"], recorded: "2021-01-01" })).toBe("v2")
    expect(homes({ ...at("v1"), id: "a" }, { ...at("v2"), id: "b" })).toBe("v2")
  })
})

describe("villages as what is counted", () => {
  const covered = indicator({ basis: "village", denominator: { op: "all", of: [] }, exclusion: { op: "any", of: [] }, numerator: { op: "exists", in: { kind: "collaborator", activeAt: "on" } } })
  const rules = rulesOn("2026-12-31", { indicators: [covered] })
  const village = (id: string, ...kinds: readonly string[]) => ({ unit: { id, kind: "village" as const }, facts: kinds.map((kind) => ({ id: kind, kind, recorded: "2026-01-01", end: "ongoing" as const })), complete: { collaborator: "2026-12-31" } })
  it("broken down by village are each their own", () => {
    const found = computeKpi(rules, "p/coverage", { period, records: [], units: [village("v2"), village("v1", "collaborator")], by: ["village"] })
    expect(found.strata[0]?.values.map(({ key, scored }) => [key, scored.yes])).toEqual([["v1", 1], ["v2", 0]])
  })
  it("come from the units, not from the people", () => {
    const found = computeKpi(rules, "p/coverage", { period, records: [{ id: "a" }], units: [village("v1", "collaborator"), village("v2")], people: true })
    expect(found.people).toMatchObject([{ id: "v1", populations: { denominator: "yes", numerator: "yes" } }, { id: "v2", populations: { denominator: "yes", numerator: "no" } }])
    expect(computeKpi(rules, "p/coverage", { period, records: [{ id: "a" }] }).of).toBe(0)
    const ofPeople = rulesOn("2026-12-31", { indicators: [{ ...covered, basis: "person" }] })
    expect(computeKpi(ofPeople, "p/coverage", { period, records: [], units: [village("v1")] }).of).toBe(0)
  })
})

describe("which indicators", () => {
  const rules = rulesOn("2026-12-31", { indicators: [indicator(), { ...indicator(), id: "p/other" }] })
  it("all in force, or those asked for", () => {
    expect(computeKpis(rules, { period, records: [] }).map((one) => one.indicator)).toEqual(["p/coverage", "p/other"])
    expect(computeKpis(rules, { period, records: [], indicators: ["p/other"] }).map((one) => one.indicator)).toEqual(["p/other"])
    expect(() => computeKpis(rules, { period, records: [], indicators: ["p/other", "p/none"] })).toThrow(expect.objectContaining({ code: "TRAMYTE_RULES_UNKNOWN" }))
  })
  it("one that is not in force is an error that names those which are", () => {
    expect(() => computeKpi(rules, "p/none", { period, records: [] })).toThrow(RulesError)
    expect(() => computeKpi(rules, "p/none", { period, records: [] })).toThrow(expect.objectContaining({ code: "TRAMYTE_RULES_NOT_IN_FORCE" }))
    expect(() => computeKpi(rules, "p/none", { period, records: [] })).toThrow("The indicator \"p/none\" is not in force on 2026-12-31 (p@2026.1.0); in force are p/coverage, p/other")
    expect(() => computeKpi(rulesOn("2026-12-31"), "p/none", { period, records: [] })).toThrow("in force are none")
  })
  it("an overridden one is answered by what replaces it", () => {
    const local = smallPack({ id: "c", citations: [], indicators: [{ ...indicator(), ...item("c/coverage", { overrides: "p/coverage" }) }] })
    const both = composePacks([smallPack({ indicators: [indicator()] }), local]).on("2026-12-31")
    expect(computeKpi(both, "p/coverage", { period, records: [] }).indicator).toBe("c/coverage")
    expect(computeKpis(both, { period, records: [] })).toHaveLength(1)
  })
  it("give the same one by one and together", () => {
    const records = [{ id: "a", ...insured }, { id: "b" }]
    expect(computeKpis(rules, { period, records, by: ["sex"] })).toEqual(["p/coverage", "p/other"].map((id) => computeKpi(rules, id, { period, records, by: ["sex"] })))
  })
})

const sumOf = ({ yes, no, unknown }: Counts): number => yes + no + unknown
const rank = { no: 0, unknown: 1, yes: 2 }
const within = (inner: keyof typeof rank = "no", outer: keyof typeof rank = "yes"): boolean => rank[inner] <= rank[outer]

describe("any indicator on any people", () => {
  const people = fc.array(fc.tuple(records, fc.constantFrom("v1", "v2", undefined), fc.constantFrom("permanent", "temporary")), { maxLength: 8 }).map((list) => list.map(([record, village, code], index): HealthRecord => ({
    ...record,
    person: { ...record.person, id: `p${index}` },
    facts: [...record.facts, ...(village === undefined ? [] : [{ id: "home", kind: "residence", code: [code], end: "ongoing" as const, recorded: "2020-01-01", links: { village } }])]
  })))
  const indicators = fc.record({ denominator: fc.oneof(plainPredicates, fc.constant<Predicate>({ op: "alive" })), exclusion: factPredicates, numerator: plainPredicates })
  const pack = {
    parameters: [{ ...item("p/on"), value: true }, { ...item("p/off"), value: false }, { ...item("p/two"), value: 2 }, { ...item("p/age"), value: { years: 18 } }, { ...item("p/list"), value: ["a"] }, { ...item("p/commune"), value: "c1" }],
    valueSets: [{ ...item("p/set"), codes: [{ code: "a", label: { vi: "a", en: "a" } }] }],
    rules: [{ ...item("p/adult"), when: { op: "age", atLeast: { param: "p/age" } } as const }, { ...item("p/seen"), when: { op: "exists", in: { kind: "observation" } } as const }]
  }
  const compute = (given: readonly HealthRecord[], more: Partial<Indicator>) => report([], { records: given, by: ["village", "sex", "ageBand"], people: true }, more, pack)

  it("keeps the populations within one another, and the strata of a partition sum to the total", () => {
    fc.assert(fc.property(people, indicators, (given, more) => {
      const found = compute(given, more)
      const total = sumOf(found.scored)
      expect([total, found.rate === undefined]).toEqual([found.of, total === 0])
      for (const counts of Object.values(found.populations)) expect(sumOf(counts)).toBe(given.length)
      for (const { populations: { initial, denominator, exclusion, numerator } } of found.people!) {
        expect([within(denominator, initial), within(exclusion, denominator), within(numerator, denominator), numerator === "no" || exclusion !== "yes"]).toEqual([true, true, true, true])
      }
      for (const { values } of found.strata) {
        expect(["yes", "no", "unknown"].map((verdict) => values.reduce((sum, { scored }) => sum + scored[verdict as keyof Counts], 0))).toEqual([found.scored.yes, found.scored.no, found.scored.unknown])
        expect(values.reduce((sum, { undecided }) => sum + undecided, 0)).toBe(found.undecided)
      }
    }), { numRuns: 300 })
  })

  it("counts as many as its list of people has", () => {
    fc.assert(fc.property(people, indicators, (given, more) => {
      const { people: members = [], populations } = compute(given, more)
      for (const [name, counts] of Object.entries(populations)) {
        const many = (verdict: string) => members.filter((member) => member.populations[name as keyof typeof populations] === verdict).length
        expect(counts).toEqual({ yes: many("yes"), no: many("no"), unknown: many("unknown") })
      }
    }), { numRuns: 300 })
  })

  it("does not depend on the order of people or of facts", () => {
    fc.assert(fc.property(people, indicators, (given, more) => {
      const turned = given.toReversed().map((record) => ({ ...record, facts: record.facts.toReversed() }))
      const [there, back] = [compute(given, more), compute(turned, more)]
      expect({ ...back, people: back.people?.toReversed() }).toEqual(there)
    }), { numRuns: 300 })
  })

  it("of two villages together is the sum of each alone", () => {
    fc.assert(fc.property(people, people, indicators, (one, other, more) => {
      const [a, b, both] = [compute(one, more), compute(other, more), compute([...one, ...other], more)].map(({ scored, undecided }) => [scored.yes, scored.no, scored.unknown, undecided])
      expect(both).toEqual(a!.map((count, index) => count + b![index]!))
    }), { numRuns: 200 })
  })
})
