import { composePacks, computeKpis, type HealthRecord, type Indicator, type Pack, type Predicate, readRecord, type Verdict } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import { question, questionRecord, questionRules } from "@tramyte/sdk/testing"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { countSql } from "./countSql.ts"
import { apart, databases, type QuestionDatabase } from "./databases.fixture.ts"
import { listSql, type ListOptions } from "./listSql.ts"

const views = fc.sample(questionRecord(), { numRuns: 300, seed: 11 }).map((record) => readRecord(record))
const questions = fc.sample(question(), { numRuns: 30, seed: 11 })
const context = contextOn(questionRules.day)
const verdicts: readonly Verdict[] = ["yes", "no", "unknown"]

/** The ids of those with an answer, as the interpreter has them. */
const expected = (index: number, answer: Verdict): readonly string[] =>
  views.flatMap((view, at) => questionRules.question(questions[index]!).verdict(view, context) === answer ? [`p-${at}`] : []).sort()
const ids = (rows: readonly (readonly unknown[])[]): readonly unknown[] => rows.map(([, id]) => id)

describe.each(databases)("in %s", (_name, dialect, open) => {
  let db: QuestionDatabase
  beforeAll(async () => {
    db = await open()
    await db.store(apart(views))
  })
  afterAll(() => db.close())
  const listed = async (index: number, options: Omit<ListOptions, "dialect">) => ids(await db.rows(listSql(questionRules, questions[index]!, { ...options, dialect })))

  describe("a list", () => {
    it("has three parts: those to whom it applies, those to whom it does not, and those to clarify", async () => {
      for (const index of questions.keys()) {
        for (const answer of verdicts) expect(await listed(index, { answer })).toEqual(expected(index, answer))
      }
    })

    it("comes in pages", async () => {
      const whole = expected(3, "unknown")
      const first = await listed(3, { answer: "unknown", limit: 5 })
      const second = await listed(3, { answer: "unknown", limit: 5, after: first.at(-1) as string })
      expect(whole.length).toBeGreaterThan(10)
      expect([...first, ...second]).toEqual(whole.slice(0, 10))
    })
  })

  describe("counts", () => {
    it("are those of the lists", async () => {
      const [row] = await db.rows(countSql(questionRules, questions, { dialect }))
      expect(row).toEqual(questions.flatMap((_question, index) => verdicts.map((answer) => expected(index, answer).length)))
    })

    it("by sex add up to all", async () => {
      const rows = await db.rows(countSql(questionRules, questions, { by: ["sex"], dialect }))
      expect(rows.map(([sex]) => sex)).toEqual(["female", "male", "other", "unknown"])
      const [all] = await db.rows(countSql(questionRules, questions, { dialect }))
      expect(rows.map((row) => row.slice(1) as number[]).reduce((sum, row) => sum.map((each, at) => each + row[at]!))).toEqual(all)
    })

    it("by village put people where indicators do: the permanent home before the temporary one, then the latest", async () => {
      const home = fc.record({
        kind: fc.constant("residence"), recorded: fc.constantFrom("2020-01-01", "2028-01-01"), code: fc.constantFrom(["permanent"], ["temporary"], []), status: fc.constantFrom("final", "final", "preliminary"),
        start: fc.constantFrom("2019", "2020-05-01", "2020-05-02", "2026-12-31"), end: fc.constantFrom("ongoing", "ongoing", "2026-12-31", "2027-01-01", "unknown"),
        at: fc.constantFrom("2020-05-01T08:00:00+07:00", "2020-05-01T09:00:00+07:00"), links: fc.constantFrom({}, { village: "v1" }, { village: "v2" }, { village: "v3", commune: "11284" })
      }, { requiredKeys: ["kind", "recorded"] })
      const records = fc.sample(fc.array(home, { maxLength: 4 }), { numRuns: 400, seed: 12 }).map((homes, n): HealthRecord =>
        ({ person: { id: `p${n}`, sex: n % 2 === 0 ? "male" : "female" }, facts: homes.map((one, at) => ({ ...one, id: `h${at}` }) as HealthRecord["facts"][number]) }))
      const denominator: Predicate = { op: "exists", in: { kind: "residence", links: { commune: "11284" }, activeAt: "on" } }
      const law = { id: "law", issuer: "x", number: "1", year: 2020, title: { vi: "x", en: "x" } }
      const indicator: Indicator = {
        id: "v/one", label: { vi: "x", en: "x" }, from: "2020-01-01", cites: [{ ref: "law" }], status: "unverified", basis: "person", measures: "state", direction: "up", denominator, numerator: { op: "alive" }
      }
      const pack: Pack = { format: 1, id: "v", version: "2026.1.0", label: { vi: "x", en: "x" }, citations: [law], indicators: [indicator] }
      const rules = composePacks([pack]).on("2026-12-31")
      const period = { from: "2026-01-01", until: "2027-01-01" }
      const [report] = computeKpis(rules, { records, period, indicators: [indicator.id], by: ["village"] })
      const homes = await open()
      await homes.store(records.map((record) => readRecord(record)))
      const rows = await homes.rows(countSql(rules, denominator, { period, by: ["village"], dialect }))
      await homes.close()
      const counted = Object.fromEntries(rows.map(([village, yes, , unknown]) => [village, { yes, unknown }]))
      expect(counted).toEqual(Object.fromEntries(["unknown", "v1", "v2", "v3"].map((village) => [village, expect.anything()])))
      const reported = report!.strata[0]!.values.map(({ key, populations }) => [key, populations.denominator!] as const)
      expect(reported.map(([, { yes, unknown }]) => yes + unknown > 0)).toContain(true)
      expect(Object.fromEntries(reported.map(([key, { unknown, yes }]) => [key, { yes, unknown }]))).toEqual(counted)
    })
  })
})
