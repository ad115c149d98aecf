import { composePacks, computeKpis, type HealthRecord, type Indicator, type Pack, type Predicate, type RulesInForce, type UnitRecord } from "@tramyte/core"
import { loadNamThanhMien } from "@tramyte/pack-vn/nam-thanh-mien"
import { checkKpiEngine, measurePopulation } from "@tramyte/sdk/testing"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { databases, type QuestionDatabase } from "../databases.fixture.ts"
import { extendedPack, extendedQuantities, extendedQuestions, extendedRecords } from "../extended/arbitrary.fixture.ts"
import { inOrder, reportsIn, store } from "./kpi.fixture.ts"

describe.each(databases)("indicators in %s", (name, dialect, open) => {
  it("come out as the naive interpreter counts them", async () => {
    const db = await open()
    const report = await checkKpiEngine({
      name,
      count: async ({ estimates, indicator, period, records, rules, units }) => {
        await store(db, records, units)
        return (await reportsIn(db, rules, [indicator.id], { period, by: ["village", "sex"], people: true, estimates, dialect }))[0]!
      }
    }, { indicators: 150, seed: 5 })
    await db.close()
    expect(report.differences).toEqual([])
    expect(report).toMatchObject({ counted: 150, refused: 0 })
  })
})

const item = { label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" } as const

/** Indicators of questions several levels deep, over people, events and villages. */
const indicators = (count: number, seed: number): readonly Indicator[] => fc.sample(fc.record({
  basis: fc.constantFrom<Indicator["basis"]>("person", "person", "village", { event: { kind: "encounter", startsIn: { from: "yearStart" } }, as: "x" }, { event: { use: "q/readings", pick: "last" }, as: "x" }),
  // So that there are people left to tell something of, a question is often asked beside one that nearly all answer alike.
  initial: fc.oneof(fc.constant<Predicate>({ op: "alive" }), extendedQuestions(0)), denominator: extendedQuestions(1).map((one): Predicate => ({ op: "any", of: [one, { op: "sure", of: { op: "age", atLeast: { years: 0 } } }] })),
  exclusion: extendedQuestions(1).map((one): Predicate => ({ op: "all", of: [one, { op: "sure", of: { op: "sex", is: ["male"] } }] })),
  numerator: extendedQuestions(2).chain((one) => fc.constantFrom<Predicate>(one, { op: "not", of: { op: "sure", of: one } }, { op: "any", of: [one, { op: "sex", is: ["female"] }] })), exception: extendedQuestions(1),
  continuous: extendedQuantities(1).map((value) => ({ value, percentiles: [10, 90] })),
  strata: extendedQuestions(1).map((when) => [{ id: "own", bands: [{ id: "first", when }, { id: "second", when: { op: "sex", is: ["female"] } as const }], otherwise: { id: "rest" } }]),
  attribution: fc.constantFrom<NonNullable<Indicator["attribution"]>>({ in: { kind: "condition" }, link: "commune" }, { in: { use: "q/readings" }, link: "encounter" })
}, { requiredKeys: ["basis", "numerator"] }), { numRuns: count, seed }).map((given, index): Indicator => ({ ...item, ...given, id: `k/${index}`, measures: "period", direction: "up" }))

describe.each(databases)("the reports in %s", (_name, dialect, open) => {
  const records = fc.sample(extendedRecords, { numRuns: 120, seed: 9 }).map((record, index): HealthRecord => ({ ...record, person: { ...record.person, id: `p${index}` } }))
  const units = ["v1", "v2"].map((id): UnitRecord => ({ unit: { id, kind: "village" }, facts: records.slice(0, 9).flatMap(({ facts }, at) => facts.map((fact) => ({ ...fact, id: `${at}-${fact.id}` }))) }))
  const households: readonly UnitRecord[] = [{ unit: { id: "h1", kind: "household" }, facts: [] }]
  let db: QuestionDatabase
  beforeAll(async () => {
    db = await open()
    await store(db, records, [...units, ...households])
  })
  afterAll(() => db.close())
  const pack = (some: readonly Indicator[]): Pack => ({ ...extendedPack, id: "k", definitions: [], factKinds: [], rules: [], parameters: [], valueSets: [], freshness: [], needs: [{ pack: "q" }], indicators: some })

  it.each([1, 2, 3])("are the core's, with all breakdowns, in cells and in lists (%i)", async (seed) => {
    const some = indicators(25, seed)
    const rules: RulesInForce = composePacks([extendedPack, pack(some)]).on("2026-06-30")
    const period = { from: "2026-04-01", until: "2026-07-01" }
    const settings = { period, by: ["village", "sex", "ageBand"] as const, ...(seed === 2 ? { utcOffset: 420 } : {}) }
    const expected = (people: boolean) => computeKpis(rules, { ...settings, people, records, units: [...units, ...households] }).map(inOrder)
    for (const people of [false, true]) {
      const found = (await reportsIn(db, rules, undefined, { ...settings, people, dialect })).map(inOrder)
      for (const [index, one] of expected(people).entries()) expect([some[index], found[index]]).toEqual([some[index], one])
    }
    expect(expected(false).filter(({ scored }) => scored.yes > 0).length).toBeGreaterThan(3)
  })

  it("of those on a list alone are the core's of their records: people, events and units", async () => {
    const rules: RulesInForce = composePacks([extendedPack, pack(indicators(40, 6))]).on("2026-06-30")
    const period = { from: "2026-04-01", until: "2026-07-01" }
    const settings = { period, by: ["village", "sex"] as const }
    const some = <T>(all: readonly T[], from: number): readonly T[] => all.filter((_one, index) => (from + index) % 3 === 0)
    const [few, fewUnits] = [some(records, 1), some([...units, ...households], 1 + records.length)]
    for (const people of [false, true]) {
      const found = await reportsIn(db, rules, undefined, { ...settings, people, dialect, among: { text: "SELECT n AS person FROM q_person WHERE n % ? = ?", params: [3, 0] } })
      expect(found.map(inOrder)).toEqual(computeKpis(rules, { ...settings, people, records: few, units: fewUnits }).map(inOrder))
    }
  })

  it("of the commune's own indicators, broken down by its groups and by bands of age", async () => {
    const rules = loadNamThanhMien("2026-12-31")
    const period = { from: "2026-01-01", until: "2027-01-01" }
    const drawn = fc.sample(measurePopulation(40), { numRuns: 5, seed: 3 })
    const people = drawn.flatMap(({ records: some }, at) => some.map((record): HealthRecord => ({ ...record, person: { ...record.person, id: `${at}-${record.person.id}` } })))
    const commune = await open()
    await store(commune, people)
    const found = await reportsIn(commune, rules, undefined, { period, by: ["group", "ageBand", "village"], dialect })
    await commune.close()
    expect(found).toEqual(computeKpis(rules, { period, by: ["group", "ageBand", "village"], records: people }))
    expect(found.length).toBeGreaterThan(3)
  })

  it("of nobody are empty", async () => {
    const rules = composePacks([extendedPack, pack(indicators(5, 4))]).on("2026-06-30")
    const period = { from: "2026-04-01", until: "2026-07-01" }
    const nobody = await open()
    expect(await reportsIn(nobody, rules, undefined, { period, by: ["sex"], dialect })).toEqual(computeKpis(rules, { period, by: ["sex"], records: [] }))
    await nobody.close()
  })
})
