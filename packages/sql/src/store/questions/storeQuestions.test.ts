import { ageBands, computeKpis, type HealthRecord, type KpiMember, type KpiReport, type Predicate, type UnitRecord } from "@tramyte/core"
import { checkAccess, type KpiQuery, listOfRecords, type RecordStoreMethods, type SecurityContext } from "@tramyte/sdk"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { extendedQuestions } from "../../extended/arbitrary.fixture.ts"
import { sqlStore } from "../sqlStore.ts"
import { termsOf } from "../terms.ts"
import { historyOf, indicatorsOf, station } from "./histories.fixture.ts"
import { openStore } from "./questions.fixture.ts"
import { type StoreQuestions, storeQuestions } from "./storeQuestions.ts"

const all = async <A>(many: AsyncIterable<A>): Promise<readonly A[]> => {
  const found: A[] = []
  for await (const one of many) found.push(one)
  return found
}

const contexts: readonly SecurityContext[] = [station("c1"), station("c2"), station("c1", ["v1"]), station("c1", ["v1", "v2"]), station("c3")]

const expectedOf = async (store: RecordStoreMethods, context: SecurityContext, rules: ReturnType<typeof indicatorsOf>, { by = [], ...query }: KpiQuery): Promise<readonly KpiReport[]> => {
  const known = query.knownAt === undefined ? {} : { knownAt: query.knownAt }
  const [records, units]: [readonly HealthRecord[], readonly UnitRecord[]] = [await all(store.records(context, known)), await all(store.units(context, known))]
  const reports = computeKpis(rules, { ...query, by: by.map((one) => typeof one === "object" ? ageBands(one.ageBands) : one), records, units })
  return reports.map((report) => report.people === undefined ? report : { ...report, people: report.people.map(withoutMinusZero) })
}

/** The core may say -0 of a difference; no table keeps that. */
const withoutMinusZero = (member: KpiMember): KpiMember => member.value === undefined ? member : { ...member, value: member.value + 0 }

const verifySame = async (store: RecordStoreMethods, questions: StoreQuestions, rules: ReturnType<typeof indicatorsOf>, query: KpiQuery): Promise<number> => {
  let told = 0
  for (const context of contexts) {
    const expected = await expectedOf(store, context, rules, query)
    expect(await questions.kpi(checkAccess(context, "kpi"), rules, query)).toEqual(expected)
    told += expected.filter(({ scored }) => scored.yes > 0).length
  }
  return told
}

const period = { from: "2026-04-01", until: "2026-07-01" } as const

describe.each([["one by one", 1_000_000, [1, 2, 3]], ["in SQL", 0, [4, 5]], ["in turns", 3, [6, 7]]])("indicators of a store, who changed asked %s", (_name, oneByOne, seeds) => {
  it.each(seeds)("are the core's over its records, after everything that happens (%i)", async (seed) => {
    const { driver } = await openStore()
    const store = sqlStore(driver)
    const questions = storeQuestions(driver, termsOf(driver.dialect), { oneByOne })
    const rules = indicatorsOf(6, seed)
    const go = historyOf(store, seed)
    const queries: readonly KpiQuery[] = [
      { period, by: ["village", "sex", "ageBand"] }, { period, by: [{ ageBands: [18] }, "village"], people: true }, { period, by: ["sex"], knownAt: "2026-06-18", people: true },
      { period, indicators: ["k/1", "k/3"], by: ["village", "sex", "ageBand"], people: true }
    ]
    let told = 0
    for (let round = 0; round < 8; round++) {
      for (let step = 0; step < 5; step++) await go()
      told += await verifySame(store, questions, rules, queries[round % queries.length]!)
    }
    for (const query of queries) told += await verifySame(store, questions, rules, query)
    expect(told).toBeGreaterThan(5)
  })
})

describe("lists of a store", () => {
  const asked = fc.sample(extendedQuestions(1), { numRuns: 40, seed: 7 })
  it.each([1, 2, 3])("are those of its records, after everything that happens (%i)", async (seed) => {
    const { driver } = await openStore()
    const store = sqlStore(driver)
    const questions = storeQuestions(driver, termsOf(driver.dialect))
    const rules = indicatorsOf(1, seed)
    const go = historyOf(store, seed)
    let [told, turn] = [0, seed * 7]
    for (let round = 0; round < 8; round++) {
      for (let step = 0; step < 6; step++) await go()
      for (const context of contexts) {
        const question: Predicate | string = round === 0 ? "q/adult" : asked[turn++ % asked.length]!
        const knownAt = round % 3 === 2 ? { knownAt: `2026-06-${12 + round}` } : {}
        const query = { ...knownAt, ...(round % 2 === 0 ? {} : { asOf: "2026-06-15", period }) }
        const expected = await listOfRecords(store.records(context, knownAt), rules, question, query)
        expect(await questions.list(checkAccess(context, "list"), rules, question, query)).toEqual(expected)
        told += expected.yes.length + expected.unknown.length > 0 && expected.no.length > 0 ? 1 : 0
      }
    }
    expect(told).toBeGreaterThan(3)
  })
})
