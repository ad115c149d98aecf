import { epochDay, readRecord } from "@tramyte/core"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { checkKpiEngine, type KpiCount } from "../kpiEngine.ts"
import { measureRecord } from "../measureRecords.ts"
import { sharpQuestion } from "../measureSharp.ts"
import { measureContexts, measurePacks, measureQuestion, measureRules } from "../measures.ts"
import { naiveLaw } from "./asked.ts"
import { type Meaning, plainMeaning } from "./meaning.ts"
import { indicatorMutants, mutants } from "./mutants.fixture.ts"
import { naiveKpi } from "./naiveKpi.ts"
import { askedOf, naiveVerdict } from "./naivePredicate.ts"

describe("each wrong reading of a question is told from the core", () => {
  const law = naiveLaw(measureRules, measurePacks)
  // Questions and people in groups, so that many people are met and each question meets some dozens of them.
  const rounds = Array.from({ length: 12 }, (_, seed) => {
    const views = fc.sample(measureRecord(), { numRuns: 36, seed }).map((record) => readRecord(record))
    return fc.sample(seed < 8 ? sharpQuestion : measureQuestion(2), { numRuns: 300, seed }).map((question, index) => {
      const context = measureContexts[index % measureContexts.length]!
      const { verdict } = measureRules.question(question)
      return { question, context, views, verdicts: views.map((view) => verdict(view, context)) }
    })
  }).flat()
  const toldApart = (meaning: Meaning): number => rounds.findIndex(({ context, question, verdicts, views }) =>
    views.some((view, at) => naiveVerdict(question, askedOf(law, context, view, meaning)) !== verdicts[at]))

  it("and the right one is not", () => expect(toldApart(plainMeaning)).toBe(-1))
  it.each(mutants)("$name", ({ meaning }) => expect(toldApart(meaning)).toBeGreaterThanOrEqual(0))
})

describe("each wrong reading of an indicator is found by checkKpiEngine", () => {
  it.each(indicatorMutants)("$name", async ({ meaning }) => {
    const report = await checkKpiEngine({
      name: "mutated",
      count: ({ estimates, indicator, packs, period, records, rules, units }): KpiCount => naiveKpi(indicator, {
        people: records.map((record) => readRecord(record)), units: units.map((unit) => ({ kind: unit.unit.kind, view: readRecord(unit) })), estimates
      }, { on: epochDay(period.until) - 1, period: { from: epochDay(period.from), until: epochDay(period.until) } }, naiveLaw(rules, packs), meaning)
    }, { indicators: 80 })
    expect(report.different).toBeGreaterThan(0)
    expect(report.differences[0]!.records.length).toBeLessThanOrEqual(2)
  })
})

