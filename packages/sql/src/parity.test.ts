import { checkRuleEngine } from "@tramyte/sdk/testing"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { databases, type QuestionDatabase, sqlEngine } from "./databases.fixture.ts"

describe.each(databases)("SQL in %s", (name, dialect, open) => {
  let db: QuestionDatabase
  beforeAll(async () => void (db = await open()))
  afterAll(() => db.close())

  it("answers like the interpreter", async () => {
    const report = await checkRuleEngine(sqlEngine(name, db, { dialect }), { rules: 120, people: 500 })
    expect(report.differences).toEqual([])
    expect(report.compared).toBe(60_000)
    expect(Math.min(...Object.values(report.expected))).toBeGreaterThan(5000)
  })

  it("answers the same where kinds are said to be rare", async () => {
    const { differences } = await checkRuleEngine(sqlEngine(name, db, { dialect, rareKinds: ["condition", "observation", "insurance", "survey"] }), { rules: 80, people: 500, seed: 2 })
    expect(differences).toEqual([])
  })
})
