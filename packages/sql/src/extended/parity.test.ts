import { readRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compileSql } from "../compileSql.ts"
import { answersIn, apart, databases, optionsOf } from "../databases.fixture.ts"
import { extendedContexts, extendedQuestions, extendedRecords, extendedRules } from "./arbitrary.fixture.ts"

const answerOf = { yes: 1, no: 0, unknown: null } as const

describe.each(databases)("questions of the extended language in %s", (_name, dialect, open) => {
  it.each([0, 1, 2, 3])("answer what they answer in the core, %i levels deep", async (depth) => {
    const records = fc.sample(extendedRecords, { numRuns: 250, seed: 3 + depth })
    const views = records.map((record) => readRecord(record))
    const db = await open()
    await db.store(apart(views))
    const questions = fc.sample(extendedQuestions(depth), { numRuns: 150, seed: 7 + depth })
    const met = { yes: 0, no: 0, unknown: 0 }
    for (const [index, question] of questions.entries()) {
      const context = extendedContexts[index % extendedContexts.length]!
      const { verdict } = extendedRules.question(question)
      const expected = views.map((view) => verdict(view, context))
      for (const one of expected) met[one]++
      const found = await answersIn(db, compileSql(extendedRules, question, { ...optionsOf(context), dialect }))
      const at = expected.findIndex((one, place) => answerOf[one] !== found[place])
      if (at >= 0) expect({ index, question, context, record: records[at], found: found[at] }).toEqual({ index, question, context, record: records[at], found: answerOf[expected[at]!] })
    }
    await db.close()
    expect(Object.values(met).map((one) => one > 1000)).toEqual([true, true, true])
  })
})
