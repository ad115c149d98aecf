import { readRecord, type Verdict } from "@tramyte/core"
import { contextOn } from "@tramyte/core/engine"
import { question, questionRecord, questionRules } from "@tramyte/sdk/testing"
import * as fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compileSql } from "./compileSql.ts"
import { countSql } from "./countSql.ts"
import { answersIn, apart, databases, type QuestionDatabase } from "./databases.fixture.ts"
import { extendedQuestions, extendedRecords, extendedRules } from "./extended/arbitrary.fixture.ts"
import { listSql } from "./listSql.ts"

/** Every seventh, and one who is not there. */
const among = { text: "SELECT n AS person FROM q_person WHERE n % ? = ? UNION ALL SELECT ? UNION ALL SELECT n FROM q_person WHERE n = ?", params: [7, 3, 100_000, 3] }
const isAmong = (at: number): boolean => (at + 1) % 7 === 3
const verdicts: readonly Verdict[] = ["yes", "no", "unknown"]

describe.each(databases)("asked of some people in %s", (_name, dialect, open) => {
  let db: QuestionDatabase
  beforeAll(async () => void (db = await open()))
  afterAll(() => db.close())

  it("questions, lists and counts speak of them alone, each once", async () => {
    const views = fc.sample(questionRecord(), { numRuns: 150, seed: 21 }).map((record) => readRecord(record))
    await db.store(apart(views))
    const people = views.filter((_view, at) => isAmong(at))
    const questions = fc.sample(question(), { numRuns: 60, seed: 21 })
    const expected = questions.map((one) => people.map((view) => questionRules.question(one).verdict(view, contextOn(questionRules.day))))
    const options = { dialect, among, rareKinds: ["condition"] }
    const counts = verdicts.length
    const [all] = await db.rows(countSql(questionRules, questions, options))
    for (const [index, one] of questions.entries()) {
      expect(await answersIn(db, compileSql(questionRules, one, options))).toEqual(expected[index]!.map((answer) => answer === "unknown" ? null : Number(answer === "yes")))
      const number = (answer: Verdict): number => expected[index]!.filter((each) => each === answer).length
      expect(all!.slice(counts * index, counts * (index + 1))).toEqual(verdicts.map(number))
      for (const answer of verdicts) expect(await db.rows(listSql(questionRules, one, { ...options, answer }))).toHaveLength(number(answer))
    }
  })

  it("so do questions of the extended language with what they share", async () => {
    const views = fc.sample(extendedRecords, { numRuns: 150, seed: 22 }).map((record) => readRecord(record))
    await db.store(apart(views))
    const people = views.filter((_view, at) => isAmong(at))
    const questions = fc.sample(extendedQuestions(2), { numRuns: 100, seed: 22 })
    for (const [index, one] of questions.entries()) {
      const both = [one, questions[(index + 1) % questions.length]!]
      const rows = await db.rows(compileSql(extendedRules, both, { dialect, among }))
      const found = rows.toSorted(([a], [b]) => (a as number) - (b as number)).map((row) => row.slice(2))
      const answer = (view: (typeof people)[number]) => both.map((each) => ({ yes: 1, no: 0, unknown: null })[extendedRules.question(each).verdict(view, contextOn(extendedRules.day))])
      expect([index, found]).toEqual([index, people.map(answer)])
    }
  })
})
