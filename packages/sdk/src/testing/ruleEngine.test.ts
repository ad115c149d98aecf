import type { Verdict } from "@tramyte/core"
import { describe, expect, it } from "vitest"
import { questionContexts } from "./questions.ts"
import { checkRuleEngine, type RuleEngine } from "./ruleEngine.ts"

const verdicts: readonly Verdict[] = ["no", "yes", "unknown"]

/** The interpreter, with its answers changed on the way. */
const engine = (turn: (verdict: Verdict, question: string, on: number) => Verdict): RuleEngine => ({
  name: "turned",
  verdicts: (rules, questions, context, people) => questions.map((one) => {
    const { verdict } = rules.question(one)
    return Uint8Array.from(people, (view) => verdicts.indexOf(turn(verdict(view, context), one.op, context.on)))
  })
})

describe("an engine is compared with the interpreter", () => {
  it("on questions of every operator, each on every day, with all three answers", async () => {
    const met = new Map<string, Set<string>>()
    const report = await checkRuleEngine(engine((verdict, op, on) => {
      met.set(op, (met.get(op) ?? new Set()).add(`${on} ${verdict}`))
      return verdict
    }), { rules: 800, people: 500 })
    expect(report).toMatchObject({ compared: 400_000, different: 0, differences: [] })
    for (const op of ["sex", "age", "exists", "count", "value", "change", "elapsed", "all", "any", "not"]) expect([op, met.get(op)?.size]).toEqual([op, questionContexts.length * 3])
    expect([...met.keys()].toSorted()).toEqual(["age", "alive", "all", "any", "change", "count", "elapsed", "exists", "flag", "known", "not", "rule", "sex", "sure", "value"])
  })

  it("and told where it differs: the question, the day, the person, and both answers", async () => {
    const { different, differences, expected } = await checkRuleEngine(engine((verdict, op) => op === "alive" && verdict === "unknown" ? "yes" : verdict))
    expect(different).toBeGreaterThan(0)
    expect(different).toBeLessThan(expected.unknown)
    expect(differences[0]).toMatchObject({ question: { op: "alive" }, expected: "unknown", found: "yes" })
  })
})
