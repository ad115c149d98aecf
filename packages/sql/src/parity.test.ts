import { checkRuleEngine } from "@tramyte/sdk/testing"
import { describe, expect, it } from "vitest"
import { sqliteEngine } from "./sqlite.fixture.ts"

describe("SQL in SQLite", () => {
  it("answers like the interpreter", async () => {
    const report = await checkRuleEngine(sqliteEngine(), { rules: 80, people: 500 })
    expect(report.differences).toEqual([])
    expect(report.compared).toBe(40_000)
    expect(Math.min(...Object.values(report.expected))).toBeGreaterThan(5000)
  })

  it("answers the same where kinds are said to be rare", async () => {
    const { differences } = await checkRuleEngine(sqliteEngine(undefined, { rareKinds: ["condition", "observation", "insurance", "survey"] }), { rules: 80, people: 500, seed: 2 })
    expect(differences).toEqual([])
  })
})
