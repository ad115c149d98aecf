import { computeKpis, type Fact, type Period, type StratifierName } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { memoryStore } from "../memory/memoryStore.ts"
import type { KpiQuery, ListQuery, RecordStoreMethods } from "../ports/recordStore.ts"
import { isStoreError } from "../ports/storeError.ts"
import { analyst, batchOf, clerk, collaborator, collect, morning, residenceOf } from "../testing/storageBatches.ts"
import { rulesOfCases } from "../testing/storageRules.ts"
import { kpiOfRecords } from "./kpiOfRecords.ts"
import { listOfRecords } from "./listOfRecords.ts"

const period: Period = { from: "2026-01-01", until: "2026-07-01" }
const pathsOf = async (asked: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await asked.then(() => undefined, (thrown: unknown) => thrown)
  if (isStoreError(error)) return error.reason._tag === "Invalid" ? error.reason.issues.map(({ path }) => path) : error.code
  return error
}
const insured = (subject: string, more: Partial<Fact> = {}): Fact =>
  ({ id: `insured-${subject}`, subject, kind: "insurance", recorded: "2026-01-10", start: "2026-01-01", end: "ongoing", source: { id: "cards", key: subject }, ...more })

/** Five people of two villages; one is entered twice, one has a number and a name, one lives next door. */
const commune = async (): Promise<RecordStoreMethods> => {
  const store = memoryStore()
  await store.write(clerk, batchOf("b1", "2026-01-10", {
    persons: [{ id: "a", birthDate: "1950", sex: "female" }, { id: "b", birthDate: "1966-06-30", sex: "male" }, { id: "c", birthDate: "1966-07-01" }, { id: "d" }, { id: "e", birthDate: "1950" }, { id: "twin", birthDate: "1950" }],
    units: [{ id: "10903-01", kind: "village", parent: "10903" }],
    facts: [
      ...["a", "b", "twin"].map((id) => residenceOf(id, "10903", "10903-01")), ...["c", "d"].map((id) => residenceOf(id, "10903", "10903-02")), residenceOf("e", "10888", "10888-01"), insured("twin"), insured("b", { kind: "identifier", code: ["n"], value: "1" })
    ],
    complete: ["a", "b", "c"].map((subject) => ({ subject, kinds: { insurance: "2026-06-30", identifier: "2026-06-30", merit: "2026-06-30" } }))
  }))
  await store.write(clerk, batchOf("b2", "2026-02-10", { merges: [{ from: "twin", into: "a" }] }))
  return store
}

describe("indicators from records", () => {
  it.each<[string, Partial<KpiQuery>]>([
    ["all of them", {}], ["one, with people", { indicators: ["s/coverage"], people: true }], ["by village, sex and group", { by: ["village", "sex", "group"] satisfies readonly StratifierName[] }], ["as known before the merge", { knownAt: "2026-02-09" }]
  ])("are those of the core: %s", async (_what, query) => {
    const store = await commune()
    const then = query.knownAt === undefined ? {} : { knownAt: query.knownAt }
    const [records, units] = [await collect(store.records(clerk, then)), await collect(store.units(clerk, then))]
    const { by, ...settings } = query
    expect(await store.kpi(clerk, rulesOfCases, { period, ...query })).toEqual(computeKpis(rulesOfCases, { period, ...settings, ...(by === undefined ? {} : { by: by as readonly StratifierName[] }), records, units }))
  })
  it("have the age bands that are asked for: who was born on 30 June 1966 is 60 on the last day of the period, who was born a day later is not", async () => {
    const store = await commune()
    const [report] = await store.kpi(clerk, rulesOfCases, { period, indicators: ["s/coverage"], by: [{ ageBands: [60] }, "ageBand"] })
    const strata = report!.strata.map(({ by, values }) => [by, values.map(({ key, of }) => [key, of])])
    expect(strata).toEqual([["ageBand", [["0-59", 1], ["60+", 2], ["unknown", 0]]], ["ageBand", [["40-59", 1], ["60-79", 2], ["unknown", 0]]]])
  })
  it("count whom the context reaches, with nothing withheld from the rules, and the merged as one", async () => {
    const store = await commune()
    const of = async (context: typeof clerk) => (await store.kpi(context, rulesOfCases, { period, indicators: ["s/coverage"] }))[0]!
    // Of d it is not known whether merit takes him out.
    expect([(await of(clerk)).scored, (await of(clerk)).undecided]).toEqual([{ yes: 1, no: 2, unknown: 0 }, 1])
    expect(await of(analyst("10903"))).toEqual(await of(clerk))
    expect((await of(collaborator("10903", "10903-01"))).scored).toEqual({ yes: 1, no: 1, unknown: 0 })
  })
  it("hold one record at a time, and stop their source when they fail", async () => {
    let closed = false
    const persons = async function*() {
      try {
        yield { person: { id: "a" }, facts: [] }
        yield { person: { id: "b" }, facts: "none" } as never
      } finally {
        closed = true
      }
    }
    expect(await pathsOf(kpiOfRecords({ persons: persons() }, rulesOfCases, { period }))).toEqual(["facts"])
    expect(closed).toBe(true)
  })
  it.each<[string, unknown, readonly string[]]>([
    ["no query", undefined, [""]], ["no period", {}, ["period"]], ["half a period", { period: { from: "2026-01-01" } }, ["period"]], ["a period that ends before it begins", { period: { from: "2026-07-01", until: "2026-01-01" } }, [""]],
    ["an indicator that nobody has", { period, indicators: ["s/unknown"] }, [""]], ["indicators as a text", { period, indicators: "s/coverage" }, ["indicators"]], ["a breakdown that nobody knows", { period, by: ["moon"] }, ["by"]],
    ["age bands of half years", { period, by: [{ ageBands: [0.5] }] }, ["by"]], ["people as a text", { period, people: "yes" }, ["people"]], ["an instant", { period, knownAt: morning("2026-01-01") }, ["knownAt"]], ["hours for minutes", { period, utcOffset: 7.5 }, ["utcOffset"]]
  ])("refuse %s", async (_what, query, paths) => {
    expect(await pathsOf((await commune()).kpi(clerk, rulesOfCases, query as KpiQuery))).toEqual(paths)
    expect(await pathsOf(kpiOfRecords({ persons: [] }, rulesOfCases, query as KpiQuery))).toEqual(paths)
  })
})

describe("lists from records", () => {
  it("have three parts, by id, of everybody whom the context reaches", async () => {
    const store = await commune()
    expect(await store.list(clerk, rulesOfCases, "s/elderly")).toEqual({ yes: ["a", "b"], no: ["c"], unknown: ["d"] })
    expect(await store.list(clerk, rulesOfCases, "s/elderly", { asOf: "2026-07-01" })).toEqual({ yes: ["a", "b", "c"], no: [], unknown: ["d"] })
    expect(await store.list(collaborator("10903", "10903-02"), rulesOfCases, "s/elderly")).toEqual({ yes: [], no: ["c"], unknown: ["d"] })
    expect((await store.list(clerk, rulesOfCases, "s/insured", { knownAt: "2026-02-09" })).yes).toEqual(["twin"])
    expect((await store.list(clerk, rulesOfCases, "s/insured")).yes).toEqual(["a"])
  })
  it("read what an analyst may not, and name people by id alone", async () => {
    const store = await commune()
    const numbered = { op: "exists", in: { kind: "identifier" } } as const
    expect(await store.list(analyst("10903"), rulesOfCases, numbered)).toEqual(await store.list(clerk, rulesOfCases, numbered))
  })
  it("leave out what became known later, also where the records do not", async () => {
    const record = { person: { id: "a" }, facts: [insured("a", { recorded: "2026-03-01" })], complete: { insurance: "2026-06-30" } }
    expect((await listOfRecords([record], rulesOfCases, "s/insured", { knownAt: "2026-03-01" })).yes).toEqual(["a"])
    expect((await listOfRecords([record], rulesOfCases, "s/insured", { knownAt: "2026-02-28" })).yes).toEqual([])
  })
  it("may ask of a period", async () => {
    const seen = { op: "exists", in: { kind: "encounter", startsIn: { from: "periodFrom", until: "periodUntil" } } } as const
    const on = (id: string, start: string) => ({ person: { id }, facts: [{ id: `${id}-1`, kind: "encounter", recorded: "2026-12-31", start }], complete: { encounter: "2026-12-31" } })
    expect(await listOfRecords([on("c", "2026-06-30"), on("b", "2026-01-01"), on("a", "2025-12-31"), on("d", "2026-07-01"), on("e", "2026")], rulesOfCases, seen, { period })).toEqual({ yes: ["b", "c"], no: ["a", "d"], unknown: ["e"] })
  })
  it.each<[string, unknown, unknown, readonly string[]]>([
    ["a rule that nobody has", "s/unknown", undefined, [""]], ["nothing", undefined, undefined, ["question"]], ["an empty text", "", undefined, ["question"]], ["a list", [], undefined, ["question"]], ["what is no predicate", { op: "perhaps" }, undefined, ["question"]],
    ["a part that is no predicate", { op: "any", of: [{ op: "alive" }, { op: "not", of: { op: "perhaps" } }] }, undefined, ["question"]], ["half a predicate", { op: "all" }, undefined, ["question"]], ["a day that is none", "s/elderly", { asOf: "2026-02-30" }, ["asOf"]], ["a period that is none", "s/elderly", { period: "2026" }, ["period"]], ["a query that is none", "s/elderly", 7, [""]]
  ])("refuse %s", async (_what, question, query, paths) => {
    expect(await pathsOf((await commune()).list(clerk, rulesOfCases, question as string, query as ListQuery))).toEqual(paths)
  })
})
