// Every engine for the rule language against the interpreter, on generated rules and people: pnpm parity. First the questions that
// all engines hold, then those of the whole language, then indicators. The tests run a small one; this is the nightly size. Prints
// JSON lines; exit code 1 if any answer differs, with the first that do.
import { isDeepStrictEqual } from "node:util"
import { civilDate, computeKpi, type HealthRecord, type KpiReport, readRecord, type RecordView, type UnitKind } from "@tramyte/core"
import type { EvaluationContext } from "@tramyte/core/engine"
import { evaluate, population } from "@tramyte/core/population"
import { checkKpiEngine, checkRuleEngine, measureContexts, measureQuestion, measureRecord, measureRules, questionRulebook, type RuleEngine } from "@tramyte/sdk/testing"
import { compileSql, kpiSql, type SqlOptions, type SqlRows } from "@tramyte/sql"
import * as fc from "fast-check"
import { type BenchDatabase, benchDatabases } from "./sqlDatabases.fixture.ts"

const rules = Number(process.env["RULES"] ?? 300)
const people = Number(process.env["PEOPLE"] ?? 20_000)
const seed = Number(process.env["SEED"] ?? 1)

/** How many questions of the whole language at each depth, and how many indicators. */
const extended = Number(process.env["EXTENDED"] ?? 2000)
const indicators = Number(process.env["INDICATORS"] ?? 5000)

/** Generated people all have one id: here each has another. */
const apart = (views: readonly RecordView[]): readonly RecordView[] => views.map((view, index) => ({ ...view, subject: `p${index}` }))

const optionsOf = ({ on, period, utcOffset }: EvaluationContext): SqlOptions => ({
  asOf: civilDate(on), ...(utcOffset === undefined ? {} : { utcOffset }), ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } })
})

/** SQL in a database; with `rareKinds`, the other way to look for facts of rare kinds. */
const inSql = (db: BenchDatabase, name: string, rareKinds: readonly string[]): RuleEngine => {
  let stored: readonly RecordView[] | undefined
  return {
    name,
    verdicts: async (rulesInForce, questions, context, views) => {
      if (stored !== views) await db.store(apart(views))
      stored = views
      const found: Uint8Array[] = []
      for (const question of questions) {
        const answers = new Uint8Array(views.length)
        for (const [n, , answer] of await db.rows(compileSql(rulesInForce, question, { ...optionsOf(context), rareKinds, dialect: db.dialect }))) answers[(n as number) - 1] = answer === null ? 2 : answer as number
        found.push(answers)
      }
      return found
    }
  }
}

/** Columns with generated code. */
const inColumns: RuleEngine = {
  name: "columns",
  verdicts: (rulesInForce, asked, { on, period }, views) => {
    const questions = asked.map((when, index) => ({ id: `q${index}`, when }))
    // Generated people all have one id.
    const people = population(questionRulebook, views.map((view, index) => ({ ...view, subject: `p${index}` })), { questions: asked })
    const run = evaluate(rulesInForce, people, {
      rules: [], groupings: [], protocols: [], questions, asOf: civilDate(on), nextChange: false,
      ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } })
    })
    return questions.map(({ id }) => Uint8Array.from(views, (_view, index) => ["no", "yes", "unknown"].indexOf(run.verdict(id, index))))
  }
}

/** Prints how many answers of an engine differ, with the first that do. */
const compare = async (engine: RuleEngine): Promise<void> => {
  const started = performance.now()
  const { compared, different, differences, expected } = await checkRuleEngine(engine, { rules, people, seed })
  console.log(JSON.stringify({ name: `parity: ${engine.name}`, value: different, unit: "different answers", n: compared, seconds: Math.round((performance.now() - started) / 1000), seed, expected }))
  for (const difference of differences) console.error(JSON.stringify(difference))
  if (different > 0) process.exitCode = 1
}

const answerOf = { yes: 1, no: 0, unknown: null } as const
const records = fc.sample(measureRecord(), { numRuns: 300, seed })
const views = records.map((record) => readRecord(record))

/** The same of the whole language, sets so many levels deep. */
const compareWhole = async (db: BenchDatabase, depth: number): Promise<void> => {
  const started = performance.now()
  const expected = { yes: 0, no: 0, unknown: 0 }
  let [different, told] = [0, 0]
  for (const [index, question] of fc.sample(measureQuestion(depth), { numRuns: extended, seed: seed + depth }).entries()) {
    const context = measureContexts[index % measureContexts.length]!
    const answers = new Map((await db.rows(compileSql(measureRules, question, { ...optionsOf(context), dialect: db.dialect }))).map(([n, , answer]) => [n, answer]))
    const { verdict } = measureRules.question(question)
    const differs = views.findIndex((view, at) => {
      const wanted = verdict(view, context)
      expected[wanted]++
      return answers.get(at + 1) !== answerOf[wanted]
    })
    if (differs < 0) continue
    different++
    if (++told <= 3) console.error(JSON.stringify({ question, context, record: records[differs] }))
  }
  console.log(JSON.stringify({ name: `parity: ${db.name}, the whole language, sets ${depth} deep`, value: different, unit: "different questions", n: extended, seconds: Math.round((performance.now() - started) / 1000), seed, expected }))
  if (different > 0) process.exitCode = 1
}

const ordered = ({ people: listed = [], ...report }: KpiReport) => ({ ...report, people: listed.map((one) => JSON.stringify(one)).sort() })

/** The same of indicators: against the naive interpreter, and against the core in every field of the report, down to the fingerprint of the records. */
const compareIndicators = async (db: BenchDatabase): Promise<void> => {
  const begun = performance.now()
  let parted = 0
  const { counted, different, differences, outcomes, people: counts } = await checkKpiEngine({
    name: db.name,
    count: async ({ estimates, indicator, period, records: some, rules: rulesInForce, units }) => {
      await db.store([...some, ...units].map((subject: HealthRecord | (typeof units)[number]) => readRecord(subject)), new Map(units.map(({ unit }, index): [number, UnitKind] => [some.length + index + 1, unit.kind])))
      const settings = { period, by: ["village", "sex"] as const, people: true, estimates }
      const plan = kpiSql(rulesInForce, [indicator.id], { ...settings, dialect: db.dialect })
      const rows: SqlRows[] = []
      for (const statement of plan.statements) rows.push(await db.rows(statement))
      const report = plan.reports(rows)[0]!
      if (!isDeepStrictEqual(ordered(report), ordered(computeKpi(rulesInForce, indicator.id, { ...settings, records: some, units })))) parted++
      return report
    }
  }, { indicators, seed })
  console.log(JSON.stringify({ name: `parity: ${db.name}, indicators and the naive interpreter`, value: different, unit: "different reports", n: counted, people: counts, seconds: Math.round((performance.now() - begun) / 1000), seed, outcomes }))
  console.log(JSON.stringify({ name: `parity: ${db.name}, indicators and the core`, value: parted, unit: "different reports", n: counted, seed }))
  for (const difference of differences) console.error(JSON.stringify(difference))
  if (different + parted > 0) process.exitCode = 1
}

await compare(inColumns)
for (const open of benchDatabases) {
  const db = await open()
  await compare(inSql(db, db.name, []))
  await compare(inSql(db, `${db.name}, all kinds rare`, ["condition", "observation", "insurance", "survey"]))
  await db.store(apart(views))
  for (const depth of [0, 1, 2, 3]) await compareWhole(db, depth)
  await compareIndicators(db)
  await db.close()
}
