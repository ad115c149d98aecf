// Every engine for the rule language against the interpreter, on generated rules and people: pnpm parity. First the questions that
// all engines hold, then those of the whole language, then indicators. The tests run a small one; this is the nightly size. Prints
// JSON lines; exit code 1 if any answer differs, with the first that do.
import { isDeepStrictEqual } from "node:util"
import { DatabaseSync } from "node:sqlite"
import { civilDate, computeKpi, type HealthRecord, type KpiReport, readRecord, type RecordView, type UnitKind } from "@tramyte/core"
import { evaluate, population } from "@tramyte/core/population"
import { checkKpiEngine, checkRuleEngine, measureContexts, measureQuestion, measureRecord, measureRules, questionRulebook, type RuleEngine } from "@tramyte/sdk/testing"
import { compileSql, createTables, insertInto, kpiSql, rowMaker, sqlite, type SqlStatement, tableNames } from "@tramyte/sql"
import * as fc from "fast-check"

const rules = Number(process.env["RULES"] ?? 300)
const people = Number(process.env["PEOPLE"] ?? 20_000)
const seed = Number(process.env["SEED"] ?? 1)

/** How many questions of the whole language at each depth, and how many indicators. */
const extended = Number(process.env["EXTENDED"] ?? 2000)
const indicators = Number(process.env["INDICATORS"] ?? 5000)

/** People, then units, in a database of their own, in memory, numbered from 1. */
const databaseOf = (views: readonly RecordView[], unitsFrom = Infinity, kinds: readonly UnitKind[] = []): DatabaseSync => {
  const db = new DatabaseSync(":memory:")
  for (const create of createTables(sqlite)) db.exec(create)
  const inserts = new Map(tableNames.map((table) => [table, db.prepare(insertInto(table, sqlite))]))
  const { rowsOf } = rowMaker()
  db.exec("BEGIN")
  views.forEach((view, index) => {
    // Generated people all have one id.
    const rows = unitsFrom === Infinity ? rowsOf({ ...view, subject: `p${index}` }, index + 1) : rowsOf(view, index + 1, index < unitsFrom ? undefined : kinds[index - unitsFrom])
    for (const table of tableNames) for (const row of rows[table]) inserts.get(table)!.run(...row)
  })
  db.exec("COMMIT")
  return db
}

/** SQL in SQLite; with `rareKinds`, the other way to look for facts of rare kinds. */
const inSqlite = (name: string, rareKinds: readonly string[]): RuleEngine => {
  let stored: { readonly views: readonly RecordView[]; readonly db: DatabaseSync } | undefined
  return {
    name,
    verdicts: (rulesInForce, questions, { on, period }, views) => {
      if (stored?.views !== views) stored = { views, db: databaseOf(views) }
      const { db } = stored
      const options = { asOf: civilDate(on), rareKinds, ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } }) }
      return questions.map((question) => {
        const { params, sql } = compileSql(rulesInForce, question, options)
        const answers = new Uint8Array(views.length)
        for (const { answer1, n } of db.prepare(sql).iterate(...params)) answers[(n as number) - 1] = answer1 === null ? 2 : answer1 as number
        return answers
      })
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

/** The engines; one more is one more line. */
const engines: readonly RuleEngine[] = [
  inColumns,
  inSqlite("SQLite", []),
  inSqlite("SQLite, all kinds rare", ["condition", "observation", "insurance", "survey"])
]

for (const engine of engines) {
  const started = performance.now()
  const { compared, different, differences, expected } = await checkRuleEngine(engine, { rules, people, seed })
  console.log(JSON.stringify({ name: `parity: ${engine.name}`, value: different, unit: "different answers", n: compared, seconds: Math.round((performance.now() - started) / 1000), seed, expected }))
  for (const difference of differences) console.error(JSON.stringify(difference))
  if (different > 0) process.exitCode = 1
}

const arraysOf = (db: DatabaseSync, { params, sql }: SqlStatement): readonly (readonly unknown[])[] => {
  const prepared = db.prepare(sql)
  prepared.setReturnArrays(true)
  return prepared.all(...params) as unknown as readonly (readonly unknown[])[]
}

const answerOf = { yes: 1, no: 0, unknown: null } as const
const records = fc.sample(measureRecord(), { numRuns: 300, seed })
const views = records.map((record) => readRecord(record))
const db = databaseOf(views)
for (const depth of [0, 1, 2, 3]) {
  const started = performance.now()
  const expected = { yes: 0, no: 0, unknown: 0 }
  let [different, told] = [0, 0]
  for (const [index, question] of fc.sample(measureQuestion(depth), { numRuns: extended, seed: seed + depth }).entries()) {
    const context = measureContexts[index % measureContexts.length]!
    const { on, period, utcOffset } = context
    const statement = compileSql(measureRules, question, {
      asOf: civilDate(on), ...(utcOffset === undefined ? {} : { utcOffset }), ...(period === undefined ? {} : { period: { from: civilDate(period.from), until: civilDate(period.until) } })
    })
    const answers = new Map(arraysOf(db, statement).map(([n, , answer]) => [n, answer]))
    const { verdict } = measureRules.question(question)
    const apart = views.findIndex((view, at) => {
      const wanted = verdict(view, context)
      expected[wanted]++
      return answers.get(at + 1) !== answerOf[wanted]
    })
    if (apart < 0) continue
    different++
    if (++told <= 3) console.error(JSON.stringify({ question, context, record: records[apart] }))
  }
  console.log(JSON.stringify({ name: `parity: SQLite, the whole language, sets ${depth} deep`, value: different, unit: "different questions", n: extended, seconds: Math.round((performance.now() - started) / 1000), seed, expected }))
  if (different > 0) process.exitCode = 1
}

const ordered = ({ people: listed = [], ...report }: KpiReport) => ({ ...report, people: listed.map((one) => JSON.stringify(one)).sort() })
const begun = performance.now()
let parted = 0
const { counted, different, differences, outcomes, people: counts } = await checkKpiEngine({
  name: "SQLite",
  count: ({ estimates, indicator, period, records: people, rules: rulesInForce, units }) => {
    const subjects = [...people, ...units].map((subject: HealthRecord | (typeof units)[number]) => readRecord(subject))
    const stored = databaseOf(subjects, people.length, units.map(({ unit }) => unit.kind))
    const settings = { period, by: ["village", "sex"] as const, people: true, estimates }
    const plan = kpiSql(rulesInForce, [indicator.id], settings)
    const report = plan.reports(plan.statements.map((statement) => arraysOf(stored, statement)))[0]!
    stored.close()
    // Every field of the report, down to the fingerprint of the records, is the core's.
    if (!isDeepStrictEqual(ordered(report), ordered(computeKpi(rulesInForce, indicator.id, { ...settings, records: people, units })))) parted++
    return report
  }
}, { indicators, seed })
console.log(JSON.stringify({ name: "parity: SQLite, indicators and the naive interpreter", value: different, unit: "different reports", n: counted, people: counts, seconds: Math.round((performance.now() - begun) / 1000), seed, outcomes }))
console.log(JSON.stringify({ name: "parity: SQLite, indicators and the core", value: parted, unit: "different reports", n: counted, seed }))
for (const difference of differences) console.error(JSON.stringify(difference))
if (different + parted > 0) process.exitCode = 1
