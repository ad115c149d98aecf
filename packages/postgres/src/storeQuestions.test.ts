import { computeKpis, type Fact, type HealthRecord } from "@tramyte/core"
import { loadDefinitions } from "@tramyte/core/pack"
import { checkAccess, listOfRecords, type RecordStoreMethods, type SecurityContext } from "@tramyte/sdk"
import { measurePopulation } from "@tramyte/sdk/testing"
import { sqlStore, storeQuestions, termsOf } from "@tramyte/sql/store"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { newDriver } from "./driver.fixture.ts"
import type { PostgresDriver } from "./postgresDriver.ts"
import { prepareSchema } from "./prepareSchema.ts"

/** Of persons, of events with a number, and with strata of its own. */
const rules = loadDefinitions({
  format: 1,
  indicators: {
    insured: { denominator: { op: "alive" }, numerator: { op: "exists", in: { kind: "insurance", activeAt: "on" } } },
    followed: {
      basis: { event: { kind: "condition" }, as: "diagnosis" },
      numerator: { op: "age", atLeast: { years: 18 }, at: { startOf: "diagnosis" } },
      continuous: { value: { get: "age", in: "years", at: { startOf: "diagnosis" } }, percentiles: [50] },
      strata: [{ id: "older", bands: [{ id: "60+", when: { op: "age", atLeast: { years: 60 } } }], otherwise: { id: "under-60" } }]
    },
    ill: { denominator: { op: "age", atLeast: { years: 18 } }, exclusion: { op: "sex", is: ["male"] }, numerator: { op: "count", in: { kind: "condition" }, atLeast: 1 } }
  }
}, { on: "2026-12-31" })
const period = { from: "2026-01-01", until: "2027-01-01" } as const
const clerk: SecurityContext = { actor: "lan", role: "station", purpose: "import", commune: "11284" }
const villages = ["11284-01", "11284-02", "11284-03"]

const people = fc.sample(measurePopulation(40), { numRuns: 1, seed: 5 }).flatMap(({ records }) => records)
  .map((record, index): HealthRecord => ({ ...record, person: { ...record.person, id: `p${index}` } }))

const written = (subject: string, fact: Fact): Fact => ({ ...fact, id: `${subject}-${fact.id}`, subject, source: { id: "s", key: `${subject}-${fact.id}` } })
const home = (subject: string, village: string, recorded = "2026-01-05"): Fact =>
  written(subject, { id: "home", kind: "residence", code: ["permanent"], start: "2020", end: "ongoing", recorded, links: { commune: "11284", village } })

const all = async <A>(many: AsyncIterable<A>): Promise<readonly A[]> => {
  const found: A[] = []
  for await (const one of many) found.push(one)
  return found
}

// In SQL from the first person on: of so few the store would look into each record.
describe.each([["in SQL", 0], ["one by one", 1000]])("indicators and lists in PostgreSQL, asked %s", (_name, oneByOne) => {
  let driver: PostgresDriver
  let store: RecordStoreMethods
  beforeAll(async () => {
    ({ driver } = await newDriver({ statementTimeout: 60_000 }))
    await prepareSchema(driver, "public")
    store = sqlStore(driver)
    await store.write(clerk, {
      id: "first", recorded: "2026-06-01T08:00:00+07:00", label: "x", persons: people.map(({ person }) => person),
      facts: people.flatMap(({ facts, person: { id } }, index) => [...facts.filter(({ kind }) => kind !== "residence").map((fact) => written(id, fact)), home(id, villages[index % 3]!)]),
      complete: people.flatMap(({ complete, person: { id } }) => complete === undefined ? [] : [{ subject: id, kinds: complete }])
    })
  })
  afterAll(() => driver.close())

  const verifySame = async (more: { readonly knownAt?: string } = {}): Promise<void> => {
    const questions = storeQuestions(driver, termsOf(driver.dialect), { oneByOne })
    for (const context of [clerk, { ...clerk, villages: ["11284-01", "11284-03"] }, { ...clerk, commune: "10903" }] as const) {
      const records = await all(store.records(context, more))
      for (const by of [["village", "sex", "ageBand"], ["village"]] as const) {
        const query = { period, by, people: by.length === 1, ...more }
        const expected = computeKpis(rules, { ...query, records })
        expect(await questions.kpi(checkAccess(context, "kpi"), rules, query)).toEqual(expected)
        if (context === clerk && more.knownAt === undefined) expect(expected.filter(({ scored }) => scored.yes === 0)).toEqual([])
      }
      const question = { op: "exists", in: { kind: "insurance", activeAt: "on" } } as const
      expect(await questions.list(checkAccess(context, "list"), rules, question, more)).toEqual(await listOfRecords(records, rules, question, more))
    }
  }

  it("are the core's over its records: at first, after a move, a card, a merge, and their undoing, and as known before", async () => {
    await verifySame()
    await store.write(clerk, {
      id: "later", recorded: "2026-07-01T08:00:00+07:00", label: "x", merges: [{ from: "p3", into: "p4" }],
      facts: [home("p1", "11284-03", "2026-07-01"), written("p2", { id: "card", kind: "insurance", start: "2026-01-01", end: "ongoing", recorded: "2026-07-01" })]
    })
    await verifySame()
    await verifySame({ knownAt: "2026-06-15" })
    await store.undo(clerk, "later", "2026-07-02T08:00:00+07:00")
    await verifySame()
  })
})
