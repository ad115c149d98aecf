import { civilDate, type HealthRecord, type Predicate, readRecord, type RecordView, type RulesInForce, type Verdict } from "@tramyte/core"
import type { EvaluationContext } from "@tramyte/core/engine"
import * as fc from "fast-check"
import { question, questionContexts, questionOperators, questionRecord, questionRules } from "./questions.ts"

/** An engine for the rule language beside the core's interpreter: SQL in a database, a form over columns. */
export interface RuleEngine {
  readonly name: string
  /** For each question the answers for all people: 0 no, 1 yes, 2 unknown. */
  readonly verdicts: (rules: RulesInForce, questions: readonly Predicate[], context: EvaluationContext, people: readonly RecordView[]) =>
    readonly Uint8Array[] | Promise<readonly Uint8Array[]>
}

/** How much is compared. */
export interface RuleEngineOptions {
  /** How many questions (default 40): every operator in turn, and trees of them. */
  readonly rules?: number
  /** How many people (default 500). */
  readonly people?: number
  /** The same seed makes the same questions and people (default 1). */
  readonly seed?: number
}

/** One answer that differs. */
export interface RuleEngineDifference {
  readonly question: Predicate
  readonly on: string
  readonly record: HealthRecord
  readonly expected: Verdict
  readonly found: Verdict
}

/** What a comparison found. */
export interface RuleEngineReport {
  readonly compared: number
  /** How many of the expected answers were yes, no and unknown. */
  readonly expected: Readonly<Record<Verdict, number>>
  readonly different: number
  /** The first that differ, at most one a question. */
  readonly differences: readonly RuleEngineDifference[]
}

const verdicts: readonly Verdict[] = ["no", "yes", "unknown"]

/**
 * Compares an engine's answers with the interpreter's: generated questions of every operator, asked of generated people whose
 * days lie on the borders of the questions, with missing and incomplete facts, partial dates, leap days and future facts.
 *
 * @example
 * ```ts
 * import { checkRuleEngine } from "@tramyte/sdk/testing"
 *
 * const report = await checkRuleEngine({
 *   name: "the interpreter itself",
 *   verdicts: (rules, questions, context, people) => questions.map((one) => {
 *     const question = rules.question(one)
 *     return Uint8Array.from(people, (view) => ["no", "yes", "unknown"].indexOf(question.verdict(view, context)))
 *   })
 * })
 * report.compared // => 20000
 * report.different // => 0
 * ```
 */
export const checkRuleEngine = async (engine: RuleEngine, { people = 500, rules = 40, seed = 1 }: RuleEngineOptions = {}): Promise<RuleEngineReport> => {
  const records = fc.sample(questionRecord(), { numRuns: people, seed })
  const views = records.map((record) => readRecord(record))
  const questions = sampleQuestions(rules, seed)
  const differences: RuleEngineDifference[] = []
  const expected = { yes: 0, no: 0, unknown: 0 }
  let different = 0
  for (const [turn, context] of questionContexts.entries()) {
    const asked = questions.filter((_question, index) => turnOf(index) % questionContexts.length === turn)
    const found = asked.length === 0 ? [] : await engine.verdicts(questionRules, asked, context, views)
    for (const [index, one] of asked.entries()) {
      const { verdict } = questionRules.question(one)
      let first: RuleEngineDifference | undefined
      for (const [at, view] of views.entries()) {
        const wanted = verdict(view, context)
        expected[wanted]++
        const given = verdicts[found[index]![at]!]!
        if (given === wanted) continue
        different++
        first ??= { question: one, on: civilDate(context.on), record: records[at]!, expected: wanted, found: given }
      }
      if (first !== undefined && differences.length < 20) differences.push(first)
    }
  }
  return { compared: people * questions.length, expected, different, differences }
}

/** Every second question is of one operator, in turn; the days take turns too, one further each round, so that all meet. */
const turnOf = (index: number): number => (index >> 1) + Math.floor((index >> 1) / questionOperators.length)

/** Trees and questions of one operator. */
const sampleQuestions = (rules: number, seed: number): readonly Predicate[] => {
  const each = Math.ceil(rules / 2 / questionOperators.length)
  const drawn = questionOperators.map((op, index) => fc.sample(question(op), { numRuns: each, seed: seed + index }))
  const trees = fc.sample(question(), { numRuns: rules, seed: seed + 100 })
  return Array.from({ length: rules }, (_, index) => {
    const turn = index >> 1
    return index % 2 === 0 ? trees[index]! : drawn[turn % questionOperators.length]![Math.floor(turn / questionOperators.length)]!
  })
}
