import { composePacks, type Pack, type Predicate, readRecord } from "@tramyte/core"
import { questionRules } from "@tramyte/sdk/testing"
import { describe, expect, it } from "vitest"
import { compileSql, type SqlOptions } from "./compileSql.ts"
import { databases } from "./databases.fixture.ts"

type Case = readonly [name: string, questions: Predicate | readonly Predicate[], options?: SqlOptions]

const written = ([name, questions, options]: Case): string => {
  const texts = databases.map(([database, dialect]) => `-- ${database}\n${compileSql(questionRules, questions, { ...options, dialect }).sql};\n`)
  const { params } = compileSql(questionRules, questions, options)
  return `-- ${name}: ${JSON.stringify(questions)}\n-- ${params.map((each) => JSON.stringify(each)).join(", ")}\n${texts.join("")}`
}

const seen: Predicate = { op: "rule", id: "p/seen" }
const seenAndTwo: Predicate = { op: "all", of: [seen, { op: "count", in: { kind: "condition" }, atLeast: 2 }] }

describe("each operator", () => {
  const cases: readonly Case[] = [
    ["sex", { op: "sex", is: ["female"] }],
    ["sex, of several", { op: "sex", is: ["female", "other"] }],
    ["age", { op: "age", atLeast: { years: 60 } }],
    ["age, between", { op: "age", atLeast: { years: 6 }, below: { years: 18 }, at: "yearEnd" }],
    ["alive", { op: "alive" }],
    ["exists, begun by the day", { op: "exists", in: { kind: "observation" } }],
    ["exists, active", { op: "exists", in: { kind: "condition", codes: ["I10", "I11"], activeAt: "on" } }],
    ["exists, of a list of who has it now", { op: "exists", in: { kind: "insurance", activeAt: "on" } }],
    ["exists, begun in a window", { op: "exists", in: { kind: "observation", startsIn: { from: "yearStart", until: "yearEnd" } } }],
    ["exists, overlapping a window", { op: "exists", in: { kind: "survey", overlaps: { from: "yearStart", until: "yearEnd" } } }],
    ["exists, in a window of no day", { op: "exists", in: { kind: "survey", overlaps: { from: "yearEnd", until: "yearStart" } } }],
    ["exists, of a status", { op: "exists", in: { kind: "observation", status: ["notDone"] } }],
    ["exists, with links", { op: "exists", in: { kind: "condition", links: { commune: "c1" }, activeAt: "on" } }],
    ["exists, with a component", { op: "exists", in: { kind: "observation", value: { component: "systolic", atLeast: 140 } } }],
    ["count", { op: "count", in: { kind: "observation", startsIn: { from: "yearStart", until: "yearEnd" } }, atLeast: 2 }],
    ["value of the last", { op: "value", which: "last", in: { kind: "observation", codes: ["bp"] }, is: { component: "systolic", below: 140 } }],
    ["value of the first", { op: "value", which: "first", in: { kind: "observation" }, is: { atLeast: 5, below: 6 } }],
    ["change", { op: "change", in: { kind: "observation" }, is: { above: 2 } }],
    ["elapsed since the last", { op: "elapsed", which: "last", in: { kind: "observation" }, atLeast: { months: 6 } }],
    ["elapsed since the first, between", { op: "elapsed", which: "first", in: { kind: "condition" }, atLeast: { weeks: 28 }, below: { weeks: 42 } }],
    ["flag", { op: "flag", param: "p/on" }],
    ["rule", { op: "rule", id: "p/adult" }],
    ["all, the person before the facts", { op: "all", of: [{ op: "exists", in: { kind: "survey" } }, { op: "age", atLeast: { years: 18 } }, { op: "any", of: [{ op: "sex", is: ["male"] }, { op: "alive" }] }] }],
    ["not, sure, known", { op: "any", of: [{ op: "not", of: { op: "sex", is: ["male"] } }, { op: "sure", of: { op: "alive" } }, { op: "known", of: { op: "age", atLeast: { years: 1 } } }] }],
    ["nothing asked", { op: "all", of: [] }],
    ["exists, of a rare kind, gathered once", { op: "exists", in: { kind: "condition", activeAt: "on" } }, { rareKinds: ["condition"] }],
    ["what is asked twice, worked out once, what rests on it a step later", [seenAndTwo, seen, { op: "not", of: seenAndTwo }]]
  ]
  it("is written as the file beside shows", async () => {
    const days = "-- Days are counted from 1 January 1970: 20649 is 15 July 2026, the day of the rules; 20454 the first day of that year, 20819 of the next.\n"
    await expect([days, ...cases.map(written)].join("\n")).toMatchFileSnapshot("./compileSql.test.sql")
  })

  it("reads the facts of a period on its last day", () => {
    expect(compileSql(questionRules, { op: "exists", in: { kind: "survey", startsIn: { from: "periodFrom", until: "periodUntil" } } }, { period: { from: "2026-04-01", until: "2026-07-01" } }))
      .toEqual(compileSql(questionRules, { op: "exists", in: { kind: "survey", startsIn: { from: "periodFrom", until: "periodUntil" } } }, { period: { from: "2026-04-01", until: "2026-07-01" }, asOf: "2026-06-30" }))
  })
})

describe("what several questions share", () => {
  it("is found though it is written twice", () => {
    const once = { op: "exists", in: { kind: "survey" } } as const
    const { sql } = compileSql(questionRules, [{ op: "any", of: [structuredClone(once), { op: "alive" }] }, structuredClone(once)])
    expect(sql.match(/q_fact/g)).toHaveLength(1)
  })

  it("does not grow with each use", () => {
    // Each rule asks the one below twice: written out, the question would be asked a thousand times.
    const item = { label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified" } as const
    const pack: Pack = {
      format: 1, id: "q", version: "2026.1.0", label: { vi: "x", en: "x" }, citations: [{ id: "law", issuer: "x", number: "1", year: 2020, title: { vi: "x", en: "x" } }],
      rules: Array.from({ length: 11 }, (_, n) => ({
        ...item, id: `q/${n}`,
        when: n === 0
          ? { op: "exists", in: { kind: "visit" } } as const
          : { op: "any", of: [{ op: "not", of: { op: "rule", id: `q/${n - 1}` } }, { op: "all", of: [{ op: "rule", id: `q/${n - 1}` }, { op: "sex", is: ["male"] }] }] } as const
      }))
    }
    const rules = composePacks([pack]).on("2026-07-15")
    const { sql } = compileSql(rules, "q/10")
    expect(sql.match(/q_fact/g)).toHaveLength(1)
    expect(sql.length).toBeLessThan(3000)
  })
})

describe("a question of very many parts", () => {
  it.each(databases)("is not too much for %s", async (_name, dialect, open) => {
    const db = await open()
    const people = [readRecord({ person: { id: "p1" }, facts: [{ id: "f", kind: "k1999", recorded: "2026-01-01" }] })]
    await db.store(people)
    const of = Array.from({ length: 2000 }, (_, n): Predicate => ({ op: "exists", in: { kind: `k${n}` } }))
    expect(await db.rows(compileSql(questionRules, [{ op: "any", of }, { op: "any", of: of.slice(0, -1) }], { dialect }))).toEqual([[1, "p1", 1, null]])
    await db.close()
  })
})

describe("what a pack or a user wrote", () => {
  const evil = "'; DROP TABLE q_person; --"
  it("never stands in the SQL", () => {
    const facts = { kind: evil, codes: [evil, "?"], links: { [evil]: evil }, status: [evil as "final"], value: { component: evil, atLeast: 1 } }
    const { params, sql } = compileSql(questionRules, [
      { op: "exists", in: facts }, { op: "value", which: "last", in: facts, is: { component: evil } }, { op: "change", in: facts, is: { component: evil } }, { op: "sex", is: [evil as "male"] }
    ])
    expect(sql).not.toContain("DROP")
    expect(sql.match(/\?/g)).toHaveLength(params.length)
  })

  it("must name rules that are in force", () => {
    expect(() => compileSql(questionRules, "p/none")).toThrow(/"p\/none" is not among the rules in force/)
  })
})
