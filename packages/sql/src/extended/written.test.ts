import { composePacks, type Predicate } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { compileSql } from "../compileSql.ts"
import { databases } from "../databases.fixture.ts"
import { kpiSql } from "../kpi/kpiSql.ts"
import { extendedPack, extendedRules } from "./arbitrary.fixture.ts"
import { SqlNotExpressedError } from "./notExpressed.ts"

type Case = readonly [name: string, question: Predicate | readonly Predicate[]]

const written = ([name, question]: Case): string => {
  const texts = databases.map(([database, dialect]) => `-- ${database}\n${compileSql(extendedRules, question, { dialect }).sql};\n`)
  const { params } = compileSql(extendedRules, question)
  return `-- ${name}: ${JSON.stringify(question)}\n-- ${params.map((each) => JSON.stringify(each)).join(", ")}\n${texts.join("")}`
}

const seen = { kind: "observation", startsIn: { from: "yearStart", until: "yearEnd" } } as const
const start = { startOf: { kind: "encounter", pick: "last" } } as const
const reading = { use: "q/readings" } as const

describe("the extended language", () => {
  const cases: readonly Case[] = [
    ["a union", { op: "exists", in: { anyOf: [seen, { kind: "condition", codes: ["a"] }] } }],
    ["without another set", { op: "exists", in: { ...seen, except: { kind: "observation", codes: ["a"] } } }],
    ["a window from a point of the person", { op: "exists", in: { kind: "observation", startsIn: { from: { shift: "birth", plus: { days: 42 } }, through: "on" } } }],
    ["a shift by months", { op: "within", point: "on", in: { from: { shift: "birth", plus: { months: 9 } } } }],
    ["the first of the quarter", { op: "within", point: { floor: "birth", to: "quarter" }, in: { until: "on" } }],
    ["a window from a point of a fact, at the grain of instants", { op: "exists", in: { kind: "observation", startsIn: { from: start, grain: "instant" } } }],
    ["a condition that speaks of the fact", { op: "exists", in: { ...seen, as: "r", where: { op: "exists", in: { linkedFrom: "r", link: "encounter", codes: ["a"] } } } }],
    ["a condition on the fact alone", { op: "exists", in: { ...seen, as: "r", where: { op: "within", point: { startOf: "r" }, in: { from: "birth" } } } }],
    ["qualifiers, results and parts", { op: "exists", in: { ...seen, qualifiers: { class: { noneOf: ["a"], absent: "fits" } }, valueCodes: ["b"], has: ["instant"], lacks: ["links.encounter"] } }],
    ["the last of a set", { op: "exists", in: { of: { ...seen, pick: "last" }, codes: ["a"] } }],
    ["how many, by days", { op: "compare", what: { get: "distinctDays", in: seen }, is: { atLeast: 2 } }],
    ["the least, in a unit", { op: "compare", what: { get: "min", in: seen, component: "systolic", unit: "mm[Hg]" }, is: { below: 140 } }],
    ["the mean", { op: "compare", what: { get: "mean", in: seen }, is: { below: 7 } }],
    ["an age at a day of the person", { op: "compare", what: { get: "age", in: "months", at: start }, is: { atLeast: 9, below: 12 } }],
    ["a time between two points", { op: "compare", what: { get: "time", from: start, until: "on", in: "days" }, is: { atMost: { get: "number", is: 30 } } }],
    ["reached an age by a day of the person", { op: "age", atLeast: { years: 18 }, at: start }],
    ["alive at a day of the person", { op: "alive", at: start }],
    ["the value of the last, of an extended set", { op: "value", which: "last", in: { ...seen, has: ["value"] }, is: { below: 7 } }],
    ["the change, of an extended set", { op: "change", in: { ...seen, has: ["value"] }, is: { below: 0 } }],
    ["the time since the first, of an extended set", { op: "elapsed", which: "first", in: { ...seen, has: ["value"] }, atLeast: { months: 3 } }],
    ["a set that is used twice, worked out once", [{ op: "exists", in: reading }, { op: "compare", what: { get: "sum", in: reading }, is: { atLeast: 1 } }]]
  ]
  it("is written as the file beside shows", async () => {
    await expect(cases.map(written).join("\n")).toMatchFileSnapshot("./written.test.sql")
  })

  it("writes a shared definition once, however often it is used", () => {
    const { sql } = compileSql(extendedRules, Array.from({ length: 20 }, (_, n): Predicate => ({ op: "count", in: reading, atLeast: n + 1 })))
    expect(sql.match(/AS MATERIALIZED/g)).toHaveLength(1)
    expect(sql.match(/q_link/g)!.length).toBeLessThan(10)
  })

  it("does not grow with how often definitions use each other", () => {
    const item = { label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" } as const
    const set = (n: number) => n === 0 ? reading : { anyOf: [{ use: `k/${n - 1}`, codes: ["a"] }, { use: `k/${n - 1}`, as: "r", where: { op: "exists", in: { linkedFrom: "r", link: "encounter" } } as const }] }
    const rules = composePacks([extendedPack, { ...extendedPack, id: "k", parameters: [], valueSets: [], freshness: [], rules: [], factKinds: [], needs: [{ pack: "q" }], definitions: Array.from({ length: 12 }, (_, n) => ({ ...item, id: `k/${n}`, facts: set(n) })) }]).on("2026-07-15")
    expect(compileSql(rules, { op: "exists", in: { use: "k/11" } }).sql.length).toBeLessThan(40_000)
  })
})

describe("what a pack or a user wrote", () => {
  const evil = "'; DROP TABLE q_person; --?"
  it("never stands in the SQL", () => {
    const facts = {
      kind: evil, codes: [evil], links: { [evil]: evil }, valueCodes: [evil], qualifiers: { [evil]: [evil] }, has: [`links.${evil}`, `qualifiers.${evil}`, `components.${evil}`] as const,
      as: evil, where: { op: "within", point: { startOf: evil }, in: { from: "birth" } } as const, pick: { which: "last", by: "value", component: evil, unit: evil, convert: { [evil]: 2 } } as const
    }
    const statements = [
      compileSql(extendedRules, [{ op: "exists", in: facts }, { op: "compare", what: { get: "min", in: facts, component: evil, unit: evil }, is: { below: 1 } }]),
      ...kpiSql(composePacks([{
        ...extendedPack, indicators: [{
          id: "q/one", label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified", basis: { event: { kind: "observation", codes: [evil] }, as: "x" }, measures: "period", direction: "up",
          numerator: { op: "exists", in: { linkedFrom: "x", link: evil } }, strata: [{ id: "s", bands: [{ id: evil, when: { op: "alive" } }], otherwise: { id: evil } }], attribution: { in: { kind: "observation" }, link: evil }
        }]
      }]).on("2026-07-15"), undefined, { period: { from: "2026-01-01", until: "2026-07-16" }, by: ["village"] }).statements
    ]
    for (const { params, sql } of statements) {
      expect(sql).not.toContain("DROP")
      expect(sql.match(/\?/g) ?? []).toHaveLength(params.length)
    }
  })
})

describe("what cannot be asked of a database", () => {
  it("is refused with its place and what to do", () => {
    const error = (() => {
      try {
        compileSql(extendedRules, { op: "all", of: [{ op: "exists", in: { kind: "condition", startsIn: { from: { startOf: "nobody" } } } }] })
      } catch (thrown) {
        return thrown as SqlNotExpressedError
      }
    })()
    expect(error).toBeInstanceOf(SqlNotExpressedError)
    expect(error).toMatchObject({ code: "TRAMYTE_SQL_NOT_EXPRESSED", path: "exists/in/startsIn/from/startOf", instead: expect.stringContaining("`as` of a set") })
  })
})
